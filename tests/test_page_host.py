"""What addresses in a text become, and what is told of them, for any text and for letters composed in two ways."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from hugo_posts.shortcodes.functions.resources import resource_facts
from hugo_site.addresses.lookup import Addresses
from hugo_site.addresses.page_host import PageHost
from hugo_site.messages.link_check import check_uses
from hugo_site.texts.texts import Texts
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.structure.files import File
from site_builder import write

COMPOSED, DECOMPOSED = "ảnh.png", "a\u0309nh.png"


def host(*paths: str, base_path: str = "/") -> PageHost:
    """Return the host of the first of the site's files."""
    files = [File(path, "docs", "site", use_directory_urls=True) for path in paths]
    return PageHost(
        files[0], Addresses(files, {}, base_path=base_path), "docs", 1, {}, {}, Texts("vi", {}, Environment())
    )


@given(st.text() | st.from_regex(r"[./#?:\[\]%a-f]{1,9}", fullmatch=True))
def test_no_address_is_too_odd(url: str) -> None:
    for base_path in ("/", "/repo/"):
        page = host("blog/x.md", "a.md", "b/c.png", base_path=base_path)
        assert isinstance(page.markdown_url(url, 1), str)
        assert isinstance(page.html_url(url, 1), str)
        check_uses(page.uses)


@pytest.mark.parametrize(("written", "address"), [("../", "../"), ("../c/", "../../c/"), ("../c.md", "../../c/")])
def test_an_address_is_read_from_the_page_s_own_and_a_file_from_its_folder(written: str, address: str) -> None:
    page = host("a/b/p.md", "a/index.md", "a/b/index.md", "a/c.md")
    assert page.html_url(written, 1) == address


@pytest.mark.parametrize("written", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("there", [COMPOSED, DECOMPOSED])
def test_a_file_is_found_however_its_letters_are_composed(written: str, there: str) -> None:
    page = host("x.md", there)
    address = File(there, "docs", "site", use_directory_urls=True).url
    assert page.html_url(f"/{written}", 1) in (f"/{written}", f"../{address}")
    assert (page.html_url(f"/{written}", 1) == f"/{written}") is (written == there)
    assert page.markdown_url(written, 1) == address


@pytest.mark.parametrize("written", ["../../../static/b/c.png", "static/b/c.png"])
def test_a_static_file_is_found_as_an_editor_shows_it(written: str) -> None:
    assert host("blog/posts/x.md", "b/c.png").html_url(written, 1) == "../../../b/c.png"


RESOURCES: list[tuple[Any, str, str]] = [  # `resources` of front matter, what the text names, what Hugo's figure finds
    ([{"src": "a.png", "name": "Bìa"}], "bìa", "a.png"),
    ([{"Src": "**.PNG", "Name": "/h-:counter"}, {"src": "b/*", "name": "x"}], "H-2", "b/c.png"),
    ([{"src": "*.png", "title": "t"}, {"src": "a*", "name": "x"}], "x", "a.png"),
    ([{"src": "*.png", "name": "x"}], "b/c.png", "b/c.png"),
    ([{"src": "[", "name": "x"}, {"src": "*"}, {"name": "y"}, 1], "y", ""),
    ("a.png", "x", ""),
]


@pytest.mark.parametrize(("entries", "named", "found"), RESOURCES)
def test_a_file_of_a_bundle_is_found_by_the_name_that_front_matter_gives_it(
    entries: object, named: str, found: str, tmp_path: Path
) -> None:
    paths = ["x/index.md", "x/a.png", "x/b/c.png"]
    write(tmp_path, dict.fromkeys(paths, ""))
    files = [File(path, str(tmp_path), "site", use_directory_urls=True) for path in paths]
    texts = Texts("vi", {}, Environment())
    page = PageHost(files[0], Addresses(files, {}), "docs", 1, {"resources": entries}, {}, texts)
    assert page.html_url(named, 1) == (found or named)
    assert page.find(named) == (f"/x/{found}" if found else None)


def test_front_matter_says_more_of_files() -> None:
    """As Hugo 0.168 says of a bundle with these files."""
    entries = [
        {"src": "b*.png", "name": "b-:counter", "title": "I :counter", "params": {"by": "X", "k": 1}},
        {"src": "**.{png,jpg}", "title": "Any :counter", "params": {"by": "Y"}},
    ]
    assert resource_facts(entries, ["b1.png", "b2.png", "c.jpg", "d.txt", "e.png"]) == {
        "b1.png": {"name": "b-1", "title": "I 1", "params": {"by": "Y", "k": 1}},
        "b2.png": {"name": "b-2", "title": "I 2", "params": {"by": "Y", "k": 1}},
        "c.jpg": {"title": "Any 1", "params": {"by": "Y"}},
        "d.txt": {"params": {}},
        "e.png": {"title": "Any 2", "params": {"by": "Y"}},
    }


class FakePage:
    """As much of MkDocs' page as the check reads."""

    def __init__(self, content: str, **meta: Any) -> None:
        self.content = content
        self.meta = meta


CONTENT = "<h2 id=\"mục-1\">Mục</h2> <a name=neo></a> <p id='a&amp;b'></p>"
ANCHORS = [  # link, the page's template, what is told
    ("#mục-1", "main.html", ""),
    ("x.md#m%E1%BB%A5c-1", "main.html", ""),
    ("#neo", "main.html", ""),
    ("#a&b", "main.html", ""),
    ("#", "main.html", ""),
    ("#Top", "main.html", ""),
    ("#__comments", "main.html", ""),
    ("#:~:text=abc", "main.html", ""),
    ("#mục-1:~:text=abc", "main.html", ""),
    ("#muc-1", "main.html", ""),  # the script in keyboard.js finds it
    ("#mực-1", "main.html", 'docs/x.md:3: link: "#mực-1": that page has no part "#mực-1"; write "#mục-1"'),
    ("#má-1", "main.html", 'has no part "#má-1"; copy the link beside the heading that is meant'),
    ("#zzz", "main.html", 'has no part "#zzz"; copy the link beside the heading that is meant'),
    ("#ZgotmplZ", "main.html", "a template was given an address that it does not write"),
    ("#zzz", "archive.html", ""),  # a template writes more parts
]


@pytest.mark.parametrize(("url", "template", "told"), ANCHORS)
def test_a_part_of_a_page_is_looked_for(caplog: pytest.LogCaptureFixture, url: str, template: str, told: str) -> None:
    caplog.set_level(logging.WARNING)
    page = host("x.md")
    page.file.page = FakePage(CONTENT, template=template)  # type: ignore[assignment]
    page.markdown_url(url, 3)
    check_uses(page.uses)
    assert told in caplog.text
    assert bool(told) == bool(caplog.messages)
