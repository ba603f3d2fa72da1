"""What of a blog's files is published, and where it is shown, with the real Hugo as judge.

One blog is built by Hugo and, moved in, by this project. Each file has a word of its own; wherever Hugo has none of it,
this site must have none of it either: pages, lists, feeds, redirects, files, the search index.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import hugo_oracle
import pytest
from site_builder import Build, build, copy_project

NEVER = "build: {render: never, list: never}"
# file below Hugo's content folder, its front matter; a word of its own is its text
FILES: dict[str, str] = {
    "posts/thuong.md": "tags: [chung]",
    # build, headless
    "posts/khong-ve.md": f"{NEVER}\ntags: [riêng]\naliases: [/cu/khong-ve/]",
    "posts/gach-duoi.md": "_build: {render: never, list: never}",
    "posts/khong-liet-ke.md": "build: {list: never}\ntags: [chung, một mình]\nseries: [Loạt]\naliases: [/cu/liet-ke/]",
    "posts/trong-muc.md": "build: {list: local}\ntags: [chung, trong mục]",
    "posts/sai.md": "build: {render: false, list: false}",
    "posts/dung.md": "build: {render: true, list: true}",
    "posts/chu-hoa.md": "build: {render: NEVER, list: Never}",
    "posts/la.md": "build: {render: khac}",
    "posts/khong-dau.md": "headless: true",
    "posts/khong-dau-false.md": "headless: false",
    "posts/goi-khong-dau/index.md": "headless: true",
    "posts/goi-khong-dau/kem.txt": "",
    "posts/goi-khong-ve/index.md": NEVER,
    "posts/goi-khong-ve/kem.txt": "",
    "posts/goi-khong-gi/index.md": "build: {render: never, list: never, publishResources: false}",
    "posts/goi-khong-gi/kem.txt": "",
    "posts/goi-khong-kem/index.md": "build: {publishResources: false}",
    "posts/goi-khong-kem/kem.txt": "",
    "posts/goi-an/index.md": "build: {list: never}",
    "posts/goi-an/kem.txt": "",
    # draft, dates
    "posts/nhap.md": "draft: true\naliases: [/cu/nhap/]",
    "posts/nhap/kem.txt": "",  # as if it were a bundle
    "posts/khong-kem.md": "build: {publishResources: false}",
    "posts/khong-kem/kem.txt": "",
    "posts/khong-kem/goi/index.md": "",
    "posts/khong-kem/goi/kem.txt": "",
    "posts/goi-nhap/index.md": "draft: true",
    "posts/goi-nhap/kem.txt": "",
    "posts/sau.md": "publishDate: 2999-01-01",
    "posts/het.md": "expiryDate: 2020-01-01",
    "gioi-thieu.md": "",
    "posts/nhap-so.md": "draft: 2",
    "posts/nhap-0.md": "draft: 0.0",
    "trang-nhap.md": "draft: true",
    "trang-sau.md": "publishDate: 2999-01-01",
    "trang-het.md": "expiryDate: 2020-01-01",
    "trang-kin.md": NEVER,
    "trang-an.md": "build: {list: never}",
    "TRANG.MD": "",
    "NHAP.MD": "draft: true",
    "goi-trang/index.md": "draft: true",
    "goi-trang/kem.txt": "",
    # bundles: what lies below one is no page
    **{f"posts/goi/{name}": "" for name in "index.md khac.md kem.txt trang.html trang.org HOA.MD".split()},
    **{f"posts/goi/trong/{name}": "" for name in ("sau.md", "index.md", "kem.txt")},
    # other formats
    "posts/HOA.MD": "",
    "posts/HOA-NHAP.MD": "draft: true",
    "posts/Duoi.Markdown": "",
    "posts/trang.html": "",
    "posts/trang-nhap.html": "draft: true",
    "posts/htm.HTM": "",
    "posts/chu.txt": "",
    "posts/nhap.org": "draft: true",
    # ignoreFiles
    "posts/bo-qua.md": "",
    "posts/goi-bo-qua/index.md": "",
    "posts/goi-bo-qua/kem.txt": "",
    "posts/x.tam": "",
    "trang-bo-qua.md": "",
    # cascade: of sections, nearest first; of the site
    "posts/kin/_index.md": f"cascade:\n  {NEVER}",
    "posts/kin/a.md": "",
    "posts/kin/b.md": "build: {render: always}",
    "posts/kin/sau/c.md": "",
    "posts/muc-nhap/_index.md": "cascade: {draft: true}",
    "posts/muc-nhap/a.md": "",
    "posts/muc-nhap/b.md": "draft: false",
    "posts/muc-nhap/goi/index.md": "",
    "posts/muc-nhap/goi/kem.txt": "",
    "posts/muc-het/_index.md": "cascade: {expiryDate: 2020-01-01}",
    "posts/muc-het/a.md": "",
    "posts/muc-het/b.md": "expiryDate: 2999-01-01",
    "posts/chon/_index.md": "cascade:\n"
    "- {target: {path: '{/posts/chon/a,/posts/chon/b*}'}, draft: true}\n"
    "- {target: {kind: section}, draft: true}\n"
    "- {target: {environment: development}, draft: true}\n"
    "- {target: {path: '**/SAU/**'}, build: {list: never}}\n"
    "- {target: {kind: Page}, params: {ghi: x}}\n",
    "posts/chon/a.md": "",
    "posts/chon/b-x.md": "",
    "posts/chon/c.md": "",
    "posts/chon/sau/a.md": "",
    "posts/muc/_index.md": "",
    "posts/muc/a.md": "",
    "posts/muc-khong-ve/_index.md": "build: {render: never}",
    "posts/muc-khong-ve/a.md": "",
    "posts/nhap-muc/_index.md": "draft: true",
    "posts/nhap-muc/a.md": "",
    **{f"posts/nhap-muc/{name}": "" for name in ("kem.txt", "goi/index.md", "goi/kem.txt")},
    "posts/tu-than/index.md": "cascade: {draft: true}",
    "posts/tu-cau-hinh.md": "",
    "posts/thu-hai.md": "draft: false",
    "tags/an/_index.md": "",
    # where it is shown
    "posts/khong-so-do.md": "sitemap: {disable: true}",
    "posts/so-do.md": "sitemap: {priority: '0.3', changefreq: Daily}",
    "posts/cham.md": "tags: [.NET]",
}
HUGO = """\
baseURL = "https://example.org/"
title = "T"
ignoreFiles = ['bo-qua(.md)?$', '\\.tam$']
[security]
allowContent = ['.*']
[services.rss]
limit = 100
[taxonomies]
tag = "tags"
[sitemap]
changeFreq = "weekly"
priority = 0.7
[[cascade]]
draft = true
[cascade.target]
path = "/posts/{tu-cau-hinh,thu-hai}"
[[cascade]]
build = {render = "never", list = "never"}
[cascade.target]
kind = "term"
path = "/tags/an"
"""
OURS = """\
extra:
  feed: {size: 100}
  hugo:
    timezone: UTC
    search_index: true
    sitemap: {changeFreq: weekly, priority: 0.7}
    ignore_files: ['bo-qua(.md)?$', '\\.tam$']
    cascade:
      - {draft: true, target: {path: "/posts/{tu-cau-hinh,thu-hai}"}}
      - {build: {render: never, list: never}, target: {kind: term, path: /tags/an}}
"""
LAYOUTS = {
    "single.html": "{{ .Content }}",
    "home.html": "{{ range where site.RegularPages `Section` `posts` }}{{ .Content }}{{ end }}",
    "list.html": "{{ .Content }}{{ range .RegularPagesRecursive }}{{ .Content }}{{ end }}",
    "term.html": "{{ .Title }} {{ range .Pages }}{{ .Content }}{{ end }}",  # Hugo writes no page of nothing
    "taxonomy.html": "{{ range .Pages }}{{ .Title }} {{ end }}",
}


def word(path: str) -> str:
    """Return the word that only this file has."""
    return "chu" + "".join(char if char.isascii() and char.isalnum() else "q" for char in path.lower())


def title(path: str) -> str:
    """Return the title of a page: another word, as pages that do not list a post may name it in the sidebar."""
    return word(path)[::-1]


def source(path: str, front_matter: str) -> str:
    """Return a content file."""
    if path.endswith((".txt", ".tam")):
        return word(path)
    if path.endswith(".org"):
        return f"#+title: Org\n#+draft: true\n\n{word(path)}\n"
    return f"---\ntitle: {title(path)}\ndate: 2024-01-02\n{front_matter}\n---\n{word(path)}\n"


@dataclass(frozen=True)
class Site:
    """A built site: its texts by the paths of their files."""

    texts: dict[str, str]

    def have(self, path: str) -> set[str]:
        """Return the files that have a file's word or title."""
        words = word(path), title(path)
        return {name for name, text in self.texts.items() if any(each in text or each in name for each in words)}

    def has(self, name: str, path: str) -> bool:
        """Tell whether one of the site's files has a file's word."""
        return word(path) in self.texts.get(name, "")


def read(folder: Path) -> Site:
    """Return a site; Pagefind's files are unpacked, and the marks that stand behind words in them are taken out."""
    texts = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
            texts[path.relative_to(folder).as_posix()] = content.decode("utf-8", "replace").replace("\u02ec", "")
    return Site(texts)


@pytest.fixture(scope="module")
def hugo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The blog as the real Hugo publishes it."""
    folder = tmp_path_factory.mktemp("hugo")
    files = {f"content/{path}": source(path, text) for path, text in FILES.items()}
    files |= {f"layouts/{name}": text for name, text in LAYOUTS.items()} | {"hugo.toml": HUGO}
    site = read(hugo_oracle.build(folder, files, may_fail=True))  # `_build` is an error to it
    assert site.has("posts/thuong/index.html", "posts/thuong.md")
    return site


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The blog moved in: posts in the blog's folder, pages beside it."""
    files = {
        (f"docs/blog/{path}" if path.startswith("posts/") else f"docs/{path}"): source(path, text)
        for path, text in FILES.items()
    }
    built = build(copy_project(tmp_path_factory.mktemp("ours") / "project", files, OURS))
    assert built.exit_code == 0, built.output
    return built


@pytest.fixture(scope="module")
def site(ours: Build) -> Site:
    return read(ours.folder)


def own_page(path: str) -> str:
    """Return where Hugo has the page of a content file."""
    stem = path.rpartition(".")[0].removesuffix("/index").removesuffix("/_index").lower()
    return f"{stem}/index.html"


def moved(name: str) -> str:
    """Return where this site has what Hugo has at `name`."""
    return f"blog/{name.removeprefix('posts/')}" if name.startswith("posts/") else name


PAGES = [path for path in FILES if not path.endswith((".txt", ".tam", "_index.md"))]


@pytest.mark.parametrize("path", FILES)
def test_what_hugo_publishes_nothing_of_is_nowhere(hugo: Site, site: Site, path: str) -> None:
    assert bool(site.have(path)) == bool(hugo.have(path))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_made_of_what_hugo_makes_one_of(hugo: Site, site: Site, path: str) -> None:
    page = own_page(path)
    assert site.has(moved(page), path) == hugo.has(page, path)


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".txt")])
def test_files_of_a_bundle_are_where_hugo_has_them(hugo: Site, site: Site, path: str) -> None:
    assert (moved(path) in site.texts) == (path in hugo.texts)


LISTS = {  # a list of Hugo's and the same one here
    "the home page": ("index.html", "blog/archive/index.html"),
    "its section": ("posts/index.html", "blog/index.html"),
    "a tag": ("tags/chung/index.html", "blog/tags/chung/index.html"),
    "the feed of all": ("index.xml", "index.xml"),
    "the feed of a tag": ("tags/chung/index.xml", "tags/chung/index.xml"),
}
POSTS = [path for path in PAGES if path.startswith("posts/")]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_the_posts_that_hugo_has_in_it(hugo: Site, site: Site, name: str) -> None:
    theirs, own = LISTS[name]
    pages = own.replace("/index.html", "/page/")
    texts = [text for path, text in site.texts.items() if path == own or path.startswith(pages)]
    shown = "".join(text.partition('class="md-content__inner')[2] or text for text in texts)  # without the sidebar
    assert {path for path in POSTS if word(path) in shown or title(path) in shown} == {
        path for path in POSTS if hugo.has(theirs, path)
    }


def test_the_sitemap_names_what_hugo_s_names(hugo: Site, site: Site) -> None:
    theirs = {path for path in PAGES if f"/{own_page(path).removesuffix('index.html')}<" in hugo.texts["sitemap.xml"]}
    pages = {path: moved(own_page(path)).removesuffix("index.html") for path in PAGES}
    assert {path for path, page in pages.items() if f"/{page}<" in site.texts["sitemap.xml"]} == theirs
    for said in ("daily</changefreq>\n    <priority>0.3<", "weekly</changefreq>\n    <priority>0.7<"):
        assert said in site.texts["sitemap.xml"]
        assert said in hugo.texts["sitemap.xml"].lower()  # Hugo leaves `Daily`, which the protocol does not know


def test_readers_find_what_lists_have(hugo: Site, site: Site) -> None:
    fragments = "".join(text for path, text in site.texts.items() if path.endswith(".pf_fragment"))
    listed = {path for path in POSTS if hugo.has("index.html", path)}
    assert {path for path in POSTS if word(path) in fragments} == listed
    assert {path for path in POSTS if site.has("index.json", path)} == listed


@pytest.mark.parametrize("address", ["cu/khong-ve/", "cu/liet-ke/", "cu/nhap/", "tags/.net/", "tags/một-mình/"])
def test_an_old_address_answers_where_hugo_s_does(hugo: Site, site: Site, address: str) -> None:
    assert (f"{address}index.html" in site.texts) == (f"{address}index.html" in hugo.texts)
