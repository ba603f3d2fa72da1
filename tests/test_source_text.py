"""Pages that are no posts: any bytes make a page, with front matter that MkDocs and Material take."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hugo_posts.front_matter.cascade import Cascades
from hugo_posts.front_matter.document import Document
from hugo_site.reading.pages import why_hidden
from hugo_site.reading.places import Places
from hugo_site.reading.posts import PostsFolder
from hugo_site.reading.source_text import read_page
from hugo_site.settings.hugo_settings import read_settings
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File
from mkdocs.utils.meta import get_data

FRONT_MATTER = [  # source, text and front matter as MkDocs reads them, what is told
    ("---\ntitle: A\n---\n\nb\n", "b\n", {"title": "A"}, []),
    ("\ufeff---\r\ntitle: A\r\n---\r\n\r\nb\r\n", "b\n", {"title": "A"}, []),
    ('+++\ntitle = "A"\n+++\n\nb\n', "b\n", {"title": "A"}, []),
    ('{"title": "A"}\n\nb\n', "b\n", {"title": "A"}, []),
    ("b\n", "b\n", {}, []),
    ("---\ntitle: [A]\n---\n", "", {}, ["x.md:2: title: it must be a single text"]),
    ("---\ntitle: ''\nx: 1\n---\n", "", {"x": 1}, []),
    ("---\nhide: true\n---\n", "", {"hide": []}, []),
    ("---\ntemplate: /etc/passwd\n---\n", "", {}, ['x.md:2: template: the theme has no "/etc/passwd"']),
    ("---\ntemplate: post\nicon: far fa-image\n---\n", "", {}, []),  # of a Hugo theme
    ("---\ntemplate:\nicon: ''\n---\n", "", {}, []),
    ("---\nicon: https://a.b/c\n---\n", "", {}, []),
    ("---\nrobotsNoIndex: true\n---\n", "", {"robotsnoindex": True}, []),
    ("---\ntitle: A\ntitle: B\n---\nb\n", "b\n", {"title": "B"}, ['x.md:3: front matter: "title" is set already']),
    ("---\ndisableHLJS: true\ndisableHLJS: false\n---\nb\n", "b\n", {"disablehljs": False}, []),  # PaperMod's sample
    ("---\ntitle: {\n---\nb\n", "b\n", {}, ["x.md:2: front matter: invalid YAML"]),
]


@pytest.mark.parametrize(("source", "text", "values", "told"), FRONT_MATTER)
def test_front_matter_comes_out_as_mkdocs_reads_it(
    caplog: pytest.LogCaptureFixture, source: str, text: str, values: dict[str, object], told: list[str]
) -> None:
    caplog.set_level(logging.WARNING)
    assert get_data(read_page(source.encode(), "x.md", [])) == (text, values)
    assert [message[: len(start)] for message, start in zip(caplog.messages, told, strict=True)] == told


@given(st.one_of(st.binary(), st.text().map(lambda text: f"---\n{text}\n---\n".encode())))
def test_any_bytes_make_a_page(content: bytes) -> None:
    text, values = get_data(read_page(content, "x.md", [str(Path(__file__).parent)]))
    assert isinstance(text, str)
    assert isinstance(values, dict)


#: Front matter of a page that is always there, its path, the site's settings, and why its text is not shown.
HIDDEN = [
    ("draft: true", "index.md", {}, "2: draft: it is not published"),
    ("published: false", "index.md", {}, "2: draft: it is not published"),
    ("date: 2099-01-01", "index.md", {}, "2: date: it is in the future"),
    ("publishDate: 2099-01-01", "blog/index.md", {}, "2: date: it is in the future"),
    ("expiryDate: 2001-01-01", "index.md", {}, "2: expiryDate: it is past"),
    ("unpublishdate: 2001-01-01", "blog/index.md", {}, "2: expiryDate: it is past"),
    ("build: {render: never}", "blog/index.md", {}, "2: build: it has no page"),
    ("_build: {render: false}", "index.md", {}, "2: build: it has no page"),
    ("headless: true", "index.md", {}, "2: headless: it has no page"),
    ("cascade: {draft: true}", "index.md", {}, "2: draft: it is not published"),
    ("title: A", "index.md", {"cascade": {"draft": True}}, "1: draft: it is not published"),
    ("title: A", "index.md", {"cascade": {"draft": True, "_target": {"kind": "home"}}}, "1: draft: it is not"),
    ("title: A", "blog/index.md", {"cascade": {"draft": True, "_target": {"kind": "section"}}}, "1: draft: it is not"),
    ("title: A", "blog/index.md", {"cascade": {"draft": True, "_target": {"kind": "page"}}}, ""),
    ("date: 2099-01-01", "index.md", {"build_future": True}, ""),
    ("expiryDate: 2001-01-01", "index.md", {"build_expired": True}, ""),
    ("draft: true", "index.md", {"build_drafts": True}, ""),
    ("date: 2001-01-01", "index.md", {}, ""),
    ("title: A", "blog/index.md", {}, ""),
]


@pytest.mark.parametrize(("values", "path", "site", "told"), HIDDEN)
def test_what_hugo_does_not_publish_is_no_text_of_a_page_that_is_always_there(
    values: str, path: str, site: dict[str, object], told: str
) -> None:
    settings = read_settings(site)
    places = Places("blog/posts", "blog", "posts", (), "docs")
    folder = PostsFolder(places, [], settings, Cascades(site=settings.cascades), "vi", unlisted=False)
    file = File(path, "docs", "site", use_directory_urls=True)
    why: list[str] = []

    def note(document: Document, is_broken: bool) -> str:
        why.append(why_hidden(file, folder, document, is_broken))
        return why[-1]

    text, _ = get_data(read_page(f"---\n{values}\n---\n\nb\n".encode(), path, [], why_hidden=note))
    assert text == ("" if told else "b\n")
    assert [each[: len(told)] for each in why] == [told]
    assert bool(why[0]) == bool(told)
