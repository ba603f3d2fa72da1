"""The menu of a Hugo site that moves in, from its configuration and from its pages' front matter, as `nav`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hugo_import.changes import work_out
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.mkdocs_yml.menu import menu
from hugo_import.mkdocs_yml.years import PAGE, YEARS, make_way
from hugo_import.plan import Plan
from hugo_import.report import Report
from site_builder import PROJECT, write

#: A menu in Hugo's configuration, and `nav`; entries without weights are sorted by name.
MENUS: list[tuple[str, list[Any]]] = [
    ("- {name: Nhà, url: /}\n- {name: Bài, url: /posts/}", [{"Bài": ["blog/index.md"]}, {"Nhà": "index.md"}]),
    ("- {name: T, url: /tags/, weight: 2}\n- {name: L, url: archives, weight: 1}",
     [{"L": ["blog/archive/index.md"]}, {"T": ["blog/tags/index.md"]}]),
    ("- {name: 🏠 Home, url: https://an.example/blog/}\n- {name: P, pageRef: about.md}",
     [{"P": "about.md"}, {"🏠 Home": "index.md"}]),
    ("- {name: A, url: /blog/about/}\n- {name: C, url: categories/}", [{"A": "about.md"}, {"C": "/categories/"}]),
    ("- {name: E, url: 'https://e.org/'}\n- {name: M, url: 'mailto:a@b.c'}",
     [{"E": "https://e.org/"}, {"M": "mailto:a@b.c"}]),
    ("- {name: Top, identifier: t}\n- {name: In, url: /x/, parent: t}", [{"Top": [{"In": "/x/"}]}]),
    ("- {name: Top, url: /about/}\n- {name: In, url: /x.pdf, parent: Top}", [{"Top": ["about.md", {"In": "/x.pdf"}]}]),
    ("- {name: Nowhere, url: '#'}\n- {name: None}\n- {name: A, url: /about/#me}", [{"A": "/about/#me"}]),
    ("- {name: 'Blog <i class=fa></i>', url: 'https://e.org/'}", [{"Blog": "https://e.org/"}]),
    ("- {name: R, url: raw.md}", [{"R": "/raw.md"}]),
    ("- {name: S, url: search/}", [{"S": "/?q="}]),
    ("- {name: Trang nhà, url: ''}", [{"Trang nhà": "index.md"}]),
    ("- {name: A, url: /about/}\n- {name: B, url: /}\n- {name: C, url: ''}\n- {name: D, url: about.md}",
     [{"A": "about.md"}, {"B": "index.md"}, {"C": "/"}, {"D": "/about/"}]),
    ("- {name: A, url: /archives/}\n- {name: B, url: archives}\n- {name: C, url: /x}\n- {name: D, url: /x, parent: C}",
     [{"A": ["blog/archive/index.md"]}, {"B": "/blog/archive/"}, {"C": [{"C": "/x/"}, {"D": "/x/"}]}]),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "nav"), MENUS)
def test_a_menu_is_taken_over(entries: str, nav: list[Any], tmp_path: Path) -> None:
    main = "".join(f"    {line}\n" for line in entries.split("\n"))
    config = f"baseURL: https://an.example/blog/\nmenu:\n  main:\n{main}"
    write(tmp_path, {"hugo.yaml": config, "about.md": ""})
    plan = Plan(tmp_path, ["posts"], {PurePosixPath("docs/about.md"): tmp_path / "about.md"})
    plan.hugo["as_they_are"] = ["raw.md"]
    assert menu(read_config(tmp_path), plan) == nav


def test_a_menu_of_the_configuration_goes_before_one_of_pages(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "---\ntitle: A\nmenu: main\n---", "hugo.toml": "[[menus.nav]]\nname = 'N'\nurl = '/'"})
    plan = Plan(tmp_path, ["posts"], {PurePosixPath("docs/a.md"): tmp_path / "a.md"})
    assert menu(read_config(tmp_path), plan) == [{"N": "index.md"}]


#: A page in whose place this blog has its own, how the menu names it, and where the entry leads.
REPLACED = [
    ("page/archives.md", "layout: archives\nslug: archives\nmenu: main", "", "blog/archive/index.md"),
    ("page/past/index.md", "layout: archives\nmenu: main", "", "/t/"),
    ("page/search.md", "layout: search\nmenu: main\nslug: search", "", "/search/"),
    ("past.md", "layout: archives\nurl: /all/old/", "/past", "/all/old/"),
    ("page/past.md", "layout: archives", "page/past.md", "/t/"),
    ("page/search/index.md", "layout: search\nslug: find", "/page/search", "/find/"),
]


@pytest.mark.parametrize(("name", "front", "named", "target"), REPLACED)
def test_an_entry_of_a_page_that_is_replaced_leads_to_its_address(
    tmp_path: Path, name: str, front: str, named: str, target: str
) -> None:
    """Stack's `/:slug/` for pages below `page/` moves them."""
    entry = f"[[menus.main]]\nname = 'T'\npageRef = '{named}'\n" if named else ""
    config = f"[permalinks]\npage = '/:slug/'\n{entry}"
    write(tmp_path, {"hugo.toml": config, f"content/{name}": f"---\ntitle: T\n{front}\n---\n"})
    write(tmp_path, {"content/posts/a.md": "---\ntitle: A\n---\n"})
    site = read_config(tmp_path)
    assert menu(site, plan_files(tmp_path, site, Report())) == [{"T": target if target[-3:] != ".md" else [target]}]


def test_pages_put_themselves_into_the_menu_as_in_hugo(tmp_path: Path) -> None:
    """`nav` is what Hugo 0.168 has in `.Site.Menus.main` of this site: by weight, then by name."""
    config = "sectionPagesMenu = 'main'\n[[menus.main]]\nname = 'Out'\nurl = 'https://e.org/'\nweight = 9\n"
    pages = {
        "posts/a.md": "---\ntitle: A\nmenu: main\nweight: 5\n---\n",
        "draft.md": "---\ntitle: D\nmenu: main\ndraft: true\n---\n",
        "posts/later.md": "---\ntitle: L\nmenu: main\ndate: 2999-01-01\n---\n",
        "posts/b.md": "+++\ntitle = 'B'\n[menus.Main]\nName = 'Bee'\nweight = 3\nparent = 'A'\n+++\n",
        "notes/_index.md": "---\ntitle: Notes!\nweight: 2\n---\n",
        "notes/n.md": "---\ntitle: N\n---\nmenu: main\n",
        "contact/_index.md": "---\ntitle: Contact\nweight: 6\n---\nHi\n",
        "ideas/_index.md": "---\ntitle: Ideas\ndraft: true\n---\nHi\n",
        "one/index.md": "---\ntitle: A page\n---\nHi\n",
        "about.md": "---\ntitle: About me\nmenu: [main, footer]\n---\n",
        "w.html": "---\ntitle: Web\nmenu: {main: {weight: 8}}\n---\n<p>w</p>",
        "_index.md": "---\ntitle: Home\nmenu: {main: {weight: 1}}\n---\n",
        "old.md": "---\ntitle: Old\nlayout: archives\nmenu: {main: {weight: 7}}\n---\n",
    }
    write(tmp_path, {"hugo.toml": config, **{f"content/{name}": text for name, text in pages.items()}})
    site = read_config(tmp_path)
    assert menu(site, plan_files(tmp_path, site, Report())) == [
        {"Home": "index.md"},
        {"Notes!": "/notes/"},
        {"A": [{"A": "/posts/a/"}, {"Bee": "/posts/b/"}]},
        {"Contact": "/contact/"},
        {"Old": "/old/"},
        {"Web": "w.md"},
        {"Out": "https://e.org/"},
        {"About me": "about.md"},
        {"Posts": ["blog/index.md"]},
    ]


def test_the_years_make_way_for_a_folder_of_posts(tmp_path: Path) -> None:
    site, project = tmp_path / "site", tmp_path / "project"
    texts = {f"content/{name}": "---\ntitle: A\n---\n" for name in ("posts/archive/a.md", "posts/b.md")}
    menus = "[[menus.main]]\nname = 'T'\nurl = '/archives/'\n"
    write(site, {"hugo.toml": menus, **texts, "content/past.md": "---\ntitle: Past\nlayout: archives\n---\n"})
    write(project, {each: (PROJECT / each).read_text() for each in ("mkdocs.yml", str(PAGE))})
    config = read_config(site)
    plan = plan_files(site, config, Report())
    found = dict(make_way([(("nav",), menu(config, plan)), (("extra", "hugo", "moved"), plan.hugo["moved"])], plan))
    assert found == {
        ("nav",): [{"T": ["blog/years/index.md"]}],
        ("extra", "hugo", "moved"): {"/past/": "/blog/years/"},
        ("plugins", "blog", "archive_url_format"): "years/{date}",
    }
    assert "title: Past\n" in str(plan.texts[YEARS])
    assert PAGE in work_out(plan, project, Report(), force=False).removed
