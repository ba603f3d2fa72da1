"""Which pages must have their own title put above the text, as Hugo's themes do."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from hugo_posts.front_matter.switches import Switches
from hugo_site.lists.page_texts import lacks_title, line_of, meta_of_page, title_of
from hugo_site.reading.posts import SourcePost
from hugo_site.texts.texts import Texts
from jinja2 import Environment
from markupsafe import Markup
from material.plugins.blog.structure import View
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.theme import Theme

# headings of the home page's table of contents, its text, whether its title "A & B" must be put above it
TITLES: list[tuple[list[str], str, bool]] = [
    ([], "<p>x</p>", False),  # Material puts it there
    (["C"], '<h1 id="c">C<a class="headerlink" href="#c">¶</a></h1>', True),
    (["A &amp; B"], '<h1 id="a">A &amp; B</h1>', False),
    ([], '<h1 align="center">C</h1>', True),
    ([], "<div><h1><em>A &amp;</em>\nB</h1></div>", False),
    ([], "<!-- <h1>C</h1> --><p>x</p>", True),
    ([], "<p>&lt;h1&gt;</p>", False),
    ([], "<h2>C</h2>", False),
]


@pytest.mark.parametrize(("headings", "html", "lacks"), TITLES)
def test_a_page_whose_headings_do_not_say_its_title_lacks_it(headings: list[str], html: str, lacks: bool) -> None:
    toc = [AnchorLink(each, "x", 1) for each in headings]
    page = SimpleNamespace(title="A &amp; B", meta={"title": "A &amp; B"}, toc=toc, is_homepage=True)
    assert lacks_title(cast("Page", page), html) == lacks


# a page's title, what the menu calls it, its text, whether its title must be put above it
OTHER_TITLES = [
    ("About me", "About me", "<p>x</p>", False),
    ("About me", "About", "<p>x</p>", True),
    ("About me", "About me", "<h1>About me</h1>", True),  # as Hugo's themes show it
    ("", "About", "<h1>About</h1>", False),
]


@pytest.mark.parametrize(("own", "menu", "html", "lacks"), OTHER_TITLES)
def test_a_page_lacks_the_title_that_hugo_s_themes_write(own: str, menu: str, html: str, lacks: bool) -> None:
    page = SimpleNamespace(title=menu, meta={"title": own}, toc=[], is_homepage=False)
    assert lacks_title(cast("Page", page), html) == lacks


@pytest.mark.parametrize(
    ("cjk", "length"),
    [(False, "<span>1 min read</span> <span>1 word</span>"), (True, "<span>2 min read</span> <span>501 words</span>")],
)
def test_the_length_of_a_page_is_counted_as_of_a_post(cjk: bool, length: str) -> None:
    meta = {"date": {"created": datetime(2024, 1, 2, tzinfo=UTC)}}
    source = cast("SourcePost", SimpleNamespace(post=SimpleNamespace(is_undated=False, meta=meta)))
    texts = Texts("en", {}, Theme("material").get_env())
    assert length in line_of(source, f"<p>{'字' * 501}</p>", Switches(), texts, cjk=cjk)


@pytest.mark.parametrize(("said", "below"), [({}, ""), ({"description": "b"}, "b")])
def test_below_a_title_stands_what_its_author_says_of_the_page(said: dict[str, str], below: str) -> None:
    """Search engines are told the first words of a page without a description; readers meet them in its text."""
    page = SimpleNamespace(meta={"title": "A", "description": "First words…"}, is_homepage=False)
    html = title_of(cast("Page", page), cast("SourcePost", SimpleNamespace(post=SimpleNamespace(meta=said))))
    assert html.removeprefix("<h1>A</h1>\n") == (
        f'<p class="post-description" data-not-body>{below}</p>\n' if below else ""
    )


@pytest.mark.parametrize(
    ("menu", "further", "title"),
    [(None, False, "Posts"), ("All &amp; more", False, "All &amp; more"), (None, True, None)],
)
def test_the_list_of_posts_of_no_section_has_a_title(menu: str | None, *, further: bool, title: str | None) -> None:
    page = View.__new__(View)
    vars(page).update({"title": Markup(menu)} if menu else {})
    page.meta, page.pages = {}, [cast("View", None)] if further else [page]
    page.file = cast("File", SimpleNamespace(src_uri="blog/index.md", name="index"))
    assert meta_of_page(page, "", {}, Texts("en", {}, Environment())).get("title") == title


#: A page's file, its front matter and text, and the title that it gets.
CALLED = [
    ("notes/_index.md", {}, "", "notes"),
    ("notes/_index.md", {"title": "N"}, "", "N"),
    ("notes/_index.md", {}, "# Heading", None),
    ("notes/a.md", {}, "", None),
]


@pytest.mark.parametrize(("path", "meta", "text", "title"), CALLED)
def test_a_section_without_title_is_called_by_its_folder(
    path: str, meta: dict[str, str], text: str, title: str | None
) -> None:
    page = SimpleNamespace(meta=meta, file=File(path, "", "", use_directory_urls=True))
    found = meta_of_page(cast("Page", page), text, {}, Texts("en", {}, Environment()))
    assert found.get("title") == title


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("A & B", "A &amp; B"),
        (["A", "B <b>"], "A, B &lt;b&gt;"),
        ({"name": "A"}, "A"),
        ([{"name": "A"}, "B"], "A, B"),
        ([["A"]], None),
    ],
)
def test_the_authors_of_a_page_are_one_text(author: object, shown: str | None) -> None:
    page = SimpleNamespace(meta={"title": "x", "author": author}, file=File("a.md", "", "", use_directory_urls=True))
    assert meta_of_page(cast("Page", page), "", {}, Texts("en", {}, Environment())).get("author") == shown
