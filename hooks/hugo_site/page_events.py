"""What is done for each page of one build, from its source to its HTML. Registered by hooks/blog.py."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from hugo_posts.front_matter.parameters import with_params
from hugo_posts.front_matter.switches import Switches
from hugo_posts.html.open_ends import closed
from hugo_posts.html.summary import has_cjk, without_permalinks
from hugo_posts.html.template_url import template_url
from markupsafe import escape
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .addresses.page_host import PageHost
from .announce.share_picture import picture_of
from .formulas.katex import mistake_in
from .formulas.setting import is_set_by_katex
from .languages.files import written_as
from .lists.cards import describe
from .lists.cover import cover_of, figure, is_hidden
from .lists.page_texts import (
    deepen,
    description_of_page,
    description_of_post,
    lacks_title,
    line_of,
    meta_of_list,
    meta_of_page,
    meta_of_post,
    title_of,
)
from .lists.switched import complete_toc, set_up, shorten_toc
from .messages.mistakes_box import with_box
from .plugin import HugoBlog
from .reading.content_files import shown_path
from .reading.jinja_shield import hidden, shown_again
from .reading.pages import why_hidden
from .reading.source_text import read_page


class PageEvents:
    """The way of each page, with what the build knows of the blog."""

    def __init__(self, hugo: HugoBlog) -> None:
        self._hugo = hugo
        self._line_counts: dict[str, int] = {}

    def read_page(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Read a page that is no post, and check its front matter."""
        if page.file.generated_by or page.file.src_uri in self._hugo.posts:
            return None
        source = page.file.content_bytes
        self._line_counts[page.file.src_uri] = source.count(b"\n")
        read = self._hugo.read.other_pages.get(page.file.src_uri)
        values = read.document.values if read else None
        name = shown_path(page.file, self._hugo.docs_dir)
        if read or self._hugo.blog.is_serve:
            return read_page(source, name, config.theme.dirs, values)
        why = partial(why_hidden, page.file, self._hugo.read.folder)
        return read_page(source, name, config.theme.dirs, why_hidden=why)

    def hide_shortcodes(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Keep Jinja, which other plugins let read a page, from taking shortcodes for its own."""
        return hidden(markdown) if "macros" in config.plugins else None

    def prepare_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Prepare what the page about to be rendered needs."""
        self._hugo.at_hand.begin(self._host(page, markdown, config))
        publication = self._hugo.read.publications.get(page.file.src_uri)
        if publication and not publication.in_search:
            page.meta["search"] = {"exclude": True}
        if isinstance(page, Post):
            page.excerpt = self._hugo.cards[page.file.src_uri]  # Material's blog plugin has put its own there
            page.meta |= meta_of_post(page, self._hugo.posts[page.file.src_uri])
        if isinstance(page, Archive | Category) and page.file.generated_by:
            page.meta |= meta_of_list(page, self._hugo.posts, self._hugo.texts)
            return ""
        if switches := self._hugo.read.switches.get(page.file.src_uri):
            set_up(page, switches)
        if page.file.src_uri in self._hugo.map.listings:
            page.meta.setdefault("template", "section.html")
        if not isinstance(page, Post):
            page.meta.update(meta_of_page(page, markdown, self._hugo.map.indexes, self._hugo.texts))
        return shown_again(markdown)

    def note_text(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Note what lists say of the post that was rendered just now; put the title above another page's text."""
        html = closed(html)
        switches = self._hugo.read.switches.get(page.file.src_uri)
        if switches and switches.short_toc:
            shorten_toc(page.toc)
        elif isinstance(page, Post):
            complete_toc(page.toc, html)
        if isinstance(page, Post):
            self._describe(page, html, config)
            deepen(page.toc)
        elif "<" in (title := str(page.meta.get("title", page.title))):  # a file's name; a heading's text is escaped
            page.meta["title"] = escape(title)
        if isinstance(page, View) and page in page.pages[1:]:
            number = page.pages.index(page) + 1
            page.meta["title"] = self._hugo.texts.text("blog.page.titled", title=page.title, number=number)
        is_described = page.meta.get("description") or page.meta.get("template")
        if not (is_described or page.is_homepage or isinstance(page, Post | View)):
            source = self._hugo.read.other_pages.get(page.file.src_uri)
            given = self._hugo.markdown.markdownify(source.post.meta.get("summary", "")) if source else ""
            page.meta["description"] = description_of_page(html, given)
        html = self._headed(page, html)
        return html if switches is None or switches.anchors else without_permalinks(html)

    def _headed(self, page: Page, html: str) -> str:
        """Return a page's text below its date and cover, and below its title where a blog's pages had that above."""
        source = self._hugo.read.other_pages.get(page.file.src_uri)
        if source is None:
            return html
        hugo, is_list = self._hugo, page.file.name == "_index" or page.is_homepage or isinstance(page, View)
        host = hugo.at_hand.page
        cover = cover_of(source, host, hugo.markdown.markdownify, hugo.settings.site_params)
        if picture := picture_of(source, "", cover, host):  # as in Hugo no other picture of its text
            hugo.pictures[page.file.src_uri] = picture
        above = title_of(page, source) if hugo.settings.title_above and lacks_title(page, html) else ""
        if is_list:
            return f"{above}{html}"
        shown = hugo.read.switches.get(page.file.src_uri, Switches())
        cjk = source.post.meta.get("iscjklanguage", hugo.settings.has_cjk_language and has_cjk(source.document.body))
        line = line_of(source, html, shown, hugo.texts, cjk=bool(cjk)) if above or "<h1" not in html else ""
        return f"{above}{line}{figure(cover) if cover and cover.in_post else ''}{html}"

    def set_canonical_address(self, context: object, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Let a page name another as the one to be found; the sitemap, made before, lists its own address."""
        if page.meta.get("canonicalurl"):
            page.canonical_url = escape(template_url(str(page.meta["canonicalurl"])))

    def show_mistakes(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Show an author who looks at the page under `mkdocs serve` what is wrong with it."""
        name = f"{self._hugo.docs_dir}/{written_as(page.file)}"
        mistakes = self._hugo.findings.mistakes(name) if self._hugo.blog.is_serve else ()
        return with_box(output, mistakes, self._hugo.texts)

    def _describe(self, post: Post, html: str, config: MkDocsConfig) -> None:
        """Complete the post's card, and its description, by its text."""
        hugo, meta, host = self._hugo, post.meta, self._hugo.at_hand.page
        source, card = hugo.posts[post.file.src_uri], hugo.cards[post.file.src_uri]
        markdownify, settings = hugo.markdown.markdownify, hugo.settings
        cover = cover_of(source, host, markdownify, settings.site_params)
        is_cjk, given = bool(meta.get("iscjklanguage")), markdownify(meta.get("summary", ""))
        beginning = hugo.beginning_of(html, given, cjk=is_cjk, length=settings.summary_length)
        if is_hidden(source.post.meta, settings.site_params, "cover.hiddeninlist"):  # nor any other picture, then
            beginning = replace(beginning, image=None)
        describe(card, beginning, cover, host.find)
        card.share_picture = picture_of(source, html, cover, host)
        title = source.post.page.title
        meta["description"] = meta["description"] or description_of_post(card.summary, title, config.site_name)

    def _host(self, page: Page, markdown: str, config: MkDocsConfig) -> PageHost:
        """Return what answers the converter while it reads the page."""
        hugo = self._hugo
        source = hugo.posts.get(page.file.src_uri)
        lines = source.document.body.count("\n") if source else self._line_counts.get(page.file.src_uri, 0)
        skipped = lines - markdown.count("\n")  # front matter, and blank lines after it
        return PageHost(
            page.file,
            hugo.map.addresses,
            docs_dir=hugo.docs_dir,
            first_line=(source.document.body_line if source else 1) + skipped,
            front_matter=with_params(source.document.values if source else {**page.meta}),  # yet to be escaped
            params={"content_security_policy": {}, **config.extra, **hugo.settings.params},
            names={
                "title": config.site_name,
                "language": hugo.translations.languages.current or str(config.theme.get("language", "en")),
                "timezone": hugo.settings.timezone,
            },
            texts=hugo.texts,
            elsewhere=hugo.translations.elsewhere,
            other_site=hugo.translations.site_of,
            link_hook=hugo.settings.link_hook,
            image_hook=hugo.settings.image_hook,
            uses=hugo.uses,
            gist=hugo.gists.files,
            mistake_in=mistake_in if is_set_by_katex(config) else lambda formula: "",
        )
