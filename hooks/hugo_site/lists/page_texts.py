"""What pages are called and described as, where that is not for their author to say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from html import unescape
from typing import Any

from hugo_posts.front_matter.fields import WrongValueError, people
from hugo_posts.front_matter.switches import Switches
from hugo_posts.html.markup import plain_text
from hugo_posts.html.summary import reading_time, shortened, summarise, word_count
from markupsafe import escape
from material.plugins.blog.structure import Archive, Post, View
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..reading.posts import SourcePost
from ..texts.texts import Texts

#: How long a page's description is at most; search engines show no more.
_DESCRIPTION = 160
#: What lists are called that have no title of their own, by their names in `index_pages`.
_MENU = {"tags": "menu.tags", "categories": "menu.tags", "archives": "menu.archive"}
#: What Material's partials print of a page's front matter as if it were HTML, beside titles of pages and headings.
_PRINTED = ("title", "description", "author", "subtitle", "status")
_RAW_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_LINE = re.compile(r'<p class="post-(?:meta|description)" data-not-body>.*?</p>\n')
_HEADING = re.compile(r"^#[ \t]", re.MULTILINE)


def meta_of_post(post: Post, source: SourcePost) -> dict[str, Any]:
    """Return front matter for templates: texts safe to print, and no more hidden than the author asked."""
    meta = post.meta
    return _safe_to_print(meta) | {
        "title": escape(meta["title"] or meta["linktitle"]),
        "description": escape(meta.get("description", "")),
        "author": escape(", ".join(meta["author"])),
        "hide": source.post.meta.get("hide", []),
        "date": post.config.date.created,  # as plugins find it under plain Material
    }


def description_of_post(summary: str, title: str, site_name: str) -> str:
    """Return what a post that says nothing of itself is about, as HTML."""
    return escape(shortened(summary, _DESCRIPTION) or f"{title} - {site_name}")


def description_of_page(html: str, summary: str = "") -> str:
    """Return what a page without a description is about, as HTML: as in Hugo its summary, else its first words."""
    heading = _RAW_HEADING.match(html)
    found = summarise(html[heading.end() :] if heading else html, given=summary)
    return escape(shortened(found.text, _DESCRIPTION))


def meta_of_list(page: View, sources: Mapping[str, SourcePost], texts: Texts) -> dict[str, Any]:
    """Return title and description of a generated list: for search engines, the titles of its newest posts."""
    newest = (sources[post.file.src_uri].post.meta for post in page.posts[:5])
    titles = " · ".join(meta["title"] or meta["linktitle"] for meta in newest)
    description = shortened(f"{texts.count('blog.posts', len(page.posts))}: {titles}", _DESCRIPTION)
    return {"title": escape(_list_title(page, texts)), "description": escape(description)}


def _list_title(page: View, texts: Texts) -> str:
    """Return the title of a generated list, as text; Material makes a Markdown heading of it."""
    if isinstance(page, Archive):
        first = page.posts[0]
        if first.excerpt.is_undated:
            return texts.text("blog.undated")
        return texts.text("year", year=texts.year(first.config.date.created))
    return str((page.pages or [page])[0].name)  # a further page has none


def meta_of_page(page: Page, markdown: str, indexes: Mapping[str, File], texts: Texts) -> dict[str, Any]:
    """Return a page's front matter; a list without a title has its name in the menu, else in the blog's language."""
    name = {file.src_uri: name for name, file in indexes.items()}.get(page.file.src_uri)
    if name is None and isinstance(page, View) and type(page) is View and page.pages[:1] in ([], [page]):
        name = ""  # all posts of a blog whose posts stood in no section
    folder = posixpath.basename(posixpath.dirname(page.file.src_uri)) if page.file.name == "_index" else ""
    in_menu = vars(page).get("title")
    called = folder if name is None else in_menu or texts.text(_MENU.get(name, "menu.posts"))  # not MkDocs' " index"
    if not called or page.meta.get("title") or _HEADING.search(markdown):
        return _safe_to_print(dict(page.meta))
    return _safe_to_print({**page.meta, "title": called})


def title_of(page: Page, source: SourcePost) -> str:
    """Return a page's title and its author's description, as overrides/partials/list-title.html has them."""
    said = "" if page.is_homepage else escape(source.post.meta.get("description", ""))
    below = f'<p class="post-description" data-not-body>{said}</p>\n' if said else ""
    return f"<h1>{page.meta['title']}</h1>\n{below}"


def line_of(source: SourcePost, html: str, shown: Switches, texts: Texts, *, cjk: bool) -> str:
    """Return the line with date and length of a page that is no post, as post-meta.html has it; none without a date.

    Args:
        source: the page.
        html: its text.
        shown: what is shown of it.
        texts: what is said in its language.
        cjk: whether each Chinese, Japanese or Korean character counts as a word.
    """
    if source.post.is_undated or not shown.meta:
        return ""
    date, words = source.post.meta["date"], word_count(html, cjk=cjk)
    said = [_time(date["created"], texts)]
    if "updated" in date and date["updated"].date() > date["created"].date():
        said.append(f"<span>{texts.text('blog.updated')} {_time(date['updated'], texts)}</span>")
    if words and shown.reading_time:
        said.append(f"<span>{texts.count('readtime', reading_time(words, cjk=cjk))}</span>")
    if words and shown.word_count:
        said.append(f"<span>{texts.count('blog.words', words)}</span>")
    return f'<p class="post-meta" data-not-body>{" ".join(said)}</p>\n'


def _time(day: datetime, texts: Texts) -> str:
    return f'<time datetime="{day.isoformat()}">{escape(texts.date(day))}</time>'


def without_lines(html: str) -> str:
    """Return a page's text as feeds have it, which say themselves when it was written and what it is about."""
    return _LINE.sub("", html)


def lacks_title(page: Page, html: str) -> bool:
    """Tell whether Material would leave out a page's own title, which Hugo's themes write above any text.

    Material writes what the menu calls the page, and nothing where `<h1` stands in the text, raw HTML and comments
    included. On the home page a heading that says the title is enough.
    """
    title = page.meta.get("title")
    if not title or not page.is_homepage:
        return bool(title) and ("<h1" in html or title != page.title)
    headings = [unescape(item.title) for item in page.toc if item.level == 1]
    raw = [plain_text(heading).removesuffix("¶") for heading in _RAW_HEADING.findall(html)]
    said = {" ".join(heading.split()) for heading in (*headings, *raw)}
    return "<h1" in html and " ".join(plain_text(str(title)).split()) not in said


def deepen(toc: Iterable[AnchorLink]) -> None:
    """Count the headings of a post one level deeper, as its title stands above them.

    Material takes a heading of the first level for the page's title and shows only what is below it.
    """
    for link in toc:
        link.level += 1
        deepen(link.children)


def _safe_to_print(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of `meta` that templates print and that are texts, each escaped; one of all authors."""
    said = {name: meta[name] for name in _PRINTED if isinstance(meta.get(name), str)}
    if isinstance(meta.get("author"), list | Mapping):
        with suppress(WrongValueError):
            said["author"] = ", ".join(people(meta["author"]))  # as PaperMod's author.html
    return {name: escape(value) for name, value in said.items()}
