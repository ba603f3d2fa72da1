"""The events of one build: from Hugo posts to Material's blog. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.parameters import with_params
from hugo_posts.front_matter.switches import Switches, switches_of
from hugo_posts.front_matter.tag_slugs import tag_key, tag_slugs
from hugo_posts.html.summary import shortened, without_permalinks
from hugo_posts.shortcodes.registry import registry
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from markupsafe import escape
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from .addresses.content_paths import ContentPaths
from .addresses.lookup import Addresses
from .addresses.nav_links import lead_on
from .addresses.old_addresses import (
    Content,
    feed_addresses,
    further_pages,
    hugo_addresses,
    index_pages,
    old_addresses,
    paths_above_lists,
    unpublished,
)
from .addresses.page_host import PageHost
from .addresses.places import files_beside_pages, files_of_posts, keep_as_they_are, place_pages, place_sections
from .addresses.redirects import add_moved, add_old_files, add_redirects, drop_redirects
from .addresses.taken import TakenPlaces, drop_what_has_no_place, written_later
from .announce.announce import announce
from .announce.search_list import add_search_list
from .announce.share_picture import picture_of
from .files.memory_folder import memory_folder, named_for
from .languages.files import take_language, written_as
from .languages.settings import enter_language
from .languages.translations import Translations
from .lists import navigation
from .lists.blog_lists import BlogLists
from .lists.cards import Card, beginning_of, describe
from .lists.cover import cover_of
from .lists.listings import section_listings, term_listings
from .lists.order import drop_from_lists, link_by_date, order_lists
from .lists.switched import set_up, shorten_toc
from .lists.unlisted import take_off_lists
from .messages.findings import Findings
from .messages.link_check import Use, check_uses
from .messages.mistakes_box import page_of_mistakes, with_box
from .messages.post_check import check_posts
from .messages.unused_fields import tell_unused
from .reading.cascades import find_cascades
from .reading.content_files import leave_out_ignored, shown_path, take_content
from .reading.jinja_shield import hidden, shown_again
from .reading.material_reads import read_what_can_be_read
from .reading.odd_files import leave_out_odd_files
from .reading.outside_links import leave_out_outsiders, refuse_links_out
from .reading.own_shortcodes import own_shortcodes
from .reading.pages import take_pages
from .reading.places import Places
from .reading.posts import PostsFolder, SourcePost, take_back, take_posts, write_copy
from .reading.safe_meta import safe_to_print
from .reading.source_text import read_page
from .settings.accent import accent_css
from .settings.folders import folders_of
from .settings.hugo_settings import read_settings
from .settings.printable import name_safely
from .settings.site_settings import read_site_settings
from .texts.settings import name_in_language, read_texts
from .upstream.steps import furnish_further_templates

#: The site's own shortcodes, beside the hook.
_OWN = Path(__file__).parent.with_name("shortcodes.py")
#: How long a page's description is at most; search engines show no more.
_DESCRIPTION = 160
#: What lists are called that have no title of their own, by their names in `index_pages`.
_MENU = {"tags": "menu.tags", "categories": "menu.tags", "archives": "menu.archive"}
_HEADING = re.compile(r"^#[ \t]", re.MULTILINE)
#: The stylesheet that the author's colour makes.
_ACCENT = "assets/accent.css"


class HugoBlog:
    """What one build knows of the blog's posts.

    Material's blog plugin works at priority -50; what prepares its work runs before, what uses it after.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        if "material/blog" not in config.plugins:
            raise ConfigurationError("mkdocs.yml: plugins: Material's blog plugin is missing; add `- blog`")
        if "material/blog #2" in config.plugins:
            raise ConfigurationError("mkdocs.yml: plugins: there are two blogs; keep one, with all posts in its folder")
        self.blog: BlogPlugin = config.plugins["material/blog"]
        self.folders = folders_of(config)
        self.docs_dir = self.folders.docs
        self.languages = enter_language(config)
        self.translations = Translations(self.languages, self.folders.shared_cache / "languages")
        refuse_links_out(config.theme.custom_dir, str(self.folders.project))
        self.settings = read_settings(config.extra.get("hugo", {}))
        self.site_settings = read_site_settings(config)
        self.texts = read_texts(config, self.blog.config.post_date_format)
        name_in_language(config, self.texts)
        self.own_shortcodes = own_shortcodes(_OWN)
        self.markdown = HugoMarkdown(
            registry(Path(config.theme.custom_dir or "", "shortcodes"), self.own_shortcodes),
            typographic=self.settings.typographer,
            emoji=self.settings.emoji,
            anchors=self.settings.anchors,
            passthrough=self.settings.delimiters,
        )
        self.markdown.escaped_maths = self.settings.escaped_maths
        config.markdown_extensions.append(self.markdown)  # type: ignore[arg-type]  # Python-Markdown takes objects, too
        if self.site_settings.accent:
            config.extra_css.append(_ACCENT)
        self.beginning_of = beginning_of  # which a faster build knows of most posts
        self.findings = Findings()
        self.uses: list[Use] = []
        self.line_counts: dict[str, int] = {}
        read_what_can_be_read(config, self.blog, lambda: [each.file for each in self.posts.values()], self.docs_dir)
        self.copies = tempfile.TemporaryDirectory(prefix=named_for("posts"), dir=memory_folder())

    def give_posts(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let Material read the posts' copies."""
        leave_out_odd_files(files, config.docs_dir, self.docs_dir)
        leave_out_outsiders(files, config.docs_dir, self.docs_dir)
        take_language(files, self.languages, paths_above_lists(self.blog.config), config)
        self.folder = self._find_content(files, config)
        self.taken = take_posts(files, self.folder)
        self.plain_pages, self.left_out_pages = take_pages(files, self.folder)
        least = InclusionLevel.DRAFT if self.blog.is_serve else InclusionLevel.NOT_IN_NAV
        self.excluded = {file.src_uri for file in files if file.inclusion.value < least.value}
        self.posts = {source.file.src_uri: source for source in self.taken.posts}
        for source in self.posts.values():
            write_copy(source, Path(self.copies.name))
        tags = (tag for source in self.posts.values() for tag in source.post.meta["categories"])
        slugs = tag_slugs(tags, self.settings.tag_slug)
        self.blog.config.categories_slugify = lambda name, separator: slugs[tag_key(name)]

    def _find_content(self, files: Files, config: MkDocsConfig) -> PostsFolder:
        """Return how posts and pages are read; leave out of `files` what is no content, and let the rest be pages."""
        settings, folders = self.settings, self.folders
        places = Places(folders.posts, folders.blog or ".", settings.section, settings.sections, folders.docs)
        leave_out_ignored(files, settings.ignored, places)
        take_content(files, places, settings.as_they_are, config)
        cascades = find_cascades(files, places, settings.cascades)
        lang = config.theme["language"]
        return PostsFolder(places, config.theme.dirs, settings, cascades, lang, unlisted=self.blog.is_serve)

    def take_posts(self, files: Files, *, config: MkDocsConfig) -> None:
        """Take the posts back; note all addresses, and lead on from those of old."""
        self.posts = {path: source for path, source in self.posts.items() if files.get_file_from_path(path)}
        places = TakenPlaces(files, self.docs_dir, written_later(config))
        for source in self.posts.values():
            take_back(source, config, places.obstacle)
        sources = [*self.posts.values(), *self.plain_pages, *self.taken.sections]
        tell_unused(sources)
        self.shown = {source.file.src_uri: self._switches(source) for source in sources}
        self.cards = {path: _card(source, self.shown[path]) for path, source in self.posts.items()}
        self.copies.cleanup()
        self.source_pages = {source.file.src_uri: source for source in (*self.plain_pages, *self.taken.sections)}
        self.publications = {source.file.src_uri: source.post.publication for source in sources}
        take_off_lists(self.blog.blog, self.blog.config, files, self.publications)
        order_lists(self.blog.blog)
        sections = self._place(files, config)
        shown = [file for file in files if file.src_uri not in self.excluded]
        settings = self.settings
        check_posts([*self.posts.values()], shown, self.docs_dir, settings.urls)
        self.pages = index_pages(files, self.blog.blog, self.blog.config, settings)
        content = self.content = Content(
            posts=[*self.posts.values()],
            sections=sections,
            pages=self.plain_pages,
            blog=self.blog.blog,
            indexes=self.pages,
            lists=[(each.file, len(each.parts or each.sources)) for each in self.listings.values()],
            above=next((each for each in self.taken.sections if each not in sections), None),
        )
        self.old = old_addresses(content, settings)
        old_files = dict(files_of_posts(self.posts, self.folder.path, files, settings))
        old_files |= dict(files_beside_pages(self.plain_pages, files, settings.rules))
        left_out = [*self.taken.left_out, *self.left_out_pages]
        feeds = {address: quote(address) for address in feed_addresses(content, settings)}
        self.addresses = Addresses(
            shown,
            self.old | old_files,
            base_path=urlsplit(config.site_url or "").path,
            unpublished=unpublished(left_out, self.blog.config.blog_dir, settings.urls),
            moved={**(feeds if config.site_url else {}), **settings.moved},
        )
        self.addresses.relative_to_root = settings.relative_to_root
        sources = [*self.posts.values(), *sections, *self.plain_pages]
        self.addresses.content = ContentPaths({source.post.page.path: source.file for source in sources})
        lines = {source.file.src_uri: source.line("aliases") for source in sources}
        add_redirects(files, self.old, config, lines, self.texts)
        further = {address: file.url for address, file in further_pages(content, settings)}
        add_moved(files, {**further, **settings.moved}, config, self.texts)
        add_old_files(files, old_files, config)
        keep_as_they_are(settings.as_they_are, files, config)
        drop_what_has_no_place(files, self.docs_dir)
        if self.languages.names:
            self._tell_other_languages(files, config)
        if self.site_settings.accent:
            files.append(File.generated(config, _ACCENT, content=accent_css(self.site_settings.accent)))

    def _tell_other_languages(self, files: Files, config: MkDocsConfig) -> None:
        """Note where pages are for whoever builds the other languages; the main language answers at its key, too."""
        keys = ((path, source.document.values.items()) for path, source in self.posts.items())
        named = {path: value for path, values in keys for name, value in values if name.lower() == "translationkey"}
        shown = [file for file in files if file.is_documentation_page()]
        pages = {file.src_uri: (str(named.get(file.src_uri) or file.src_uri), file.url) for file in shown}
        self.translations.write(self.texts.language, pages, self.addresses.all)
        if self.languages.is_main:
            below = f"/{self.languages.main}"
            moved = {f"{below}/": "/"}
            if self.settings.default_content_language_in_subdir:
                moved |= {f"{below}/{file.url}": f"/{file.url}" for file in shown}
                moved |= {below + address: f"/{file.url}" for address, file in self.old.items()}
            add_moved(files, moved, config, self.texts)

    def _place(self, files: Files, config: MkDocsConfig) -> list[SourcePost]:
        """Put pages that are no posts where Hugo has them, make lists' pages, and return those above some posts."""
        place_pages(self.plain_pages, files, self.settings.urls, config)
        sections = place_sections(self.taken.sections, self.folder.path, self.blog.config.blog_dir, config)
        for section in sections:
            section.file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(section.file)
        pages = [page for page in self.plain_pages if page.file.name != "_index"]
        sources = [each for each in (*self.posts.values(), *pages) if each.post.publication.listed != "never"]
        above = [*sections, *(page for page in self.plain_pages if page.file.name == "_index")]
        self.listings = section_listings(above, sources) | term_listings(sources, files, self.settings, config)
        return sections

    def fill_sidebar(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Put posts, years and tags into the sidebar."""
        self.nav = nav
        blog = self.blog.blog
        lead_on(nav.items, self.addresses, blog.file)
        name_safely(nav.items)
        navigation.strike_out(nav, self.excluded)
        everywhere = [post for post in blog.posts if self.publications[post.file.src_uri].listed == "always"]
        link_by_date(everywhere, blog.posts)
        navigation.name_items(nav.items, self.texts)
        navigation.list_posts(blog, nav, self.blog.config.pagination_per_page, self.texts)
        navigation.list_years(blog, self.pages.get("archives"))
        navigation.list_tags(blog, self.pages.get("tags"))

    def read_page(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Read a page that is no post, and check its front matter."""
        if page.file.generated_by or page.file.src_uri in self.posts:
            return None
        source = page.file.content_bytes
        self.line_counts[page.file.src_uri] = source.count(b"\n")
        read = self.source_pages.get(page.file.src_uri)
        values = read.document.values if read else None
        return read_page(source, shown_path(page.file, self.docs_dir), config.theme.dirs, values)

    def hide_shortcodes(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Keep Jinja, which other plugins let read a page, from taking shortcodes for its own."""
        return hidden(markdown) if "macros" in config.plugins else None

    def prepare_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Prepare what the page about to be rendered needs."""
        self.host = self.markdown.host = self._host(page, markdown, config)
        publication = self.publications.get(page.file.src_uri)
        if publication and not publication.in_search:
            page.meta["search"] = {"exclude": True}
        if isinstance(page, Post):
            page.excerpt = self.cards[page.file.src_uri]  # Material's blog plugin has put its own there
            page.meta |= self._shown(page)
        if isinstance(page, Archive | Category) and page.file.generated_by:
            page.meta |= {"title": escape(self._list_title(page))}
            page.meta["description"] = escape(self._list_description(page))
            return ""
        if switches := self.shown.get(page.file.src_uri):
            set_up(page, switches)
        if page.file.src_uri in self.listings:
            page.meta.setdefault("template", "section.html")
        if not isinstance(page, Post):
            page.meta.update(safe_to_print(self._named(page, markdown)))
        return shown_again(markdown)

    def note_text(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Note what lists say of the post that was rendered just now; put the title above another page's text."""
        switches = self.shown.get(page.file.src_uri)
        if switches and switches.short_toc:
            shorten_toc(page.toc)
        if isinstance(page, Post):
            card: Card = page.excerpt
            source = self.posts[page.file.src_uri]
            cover = cover_of(source, self.host, self.markdown.markdownify, self.settings.site_params)
            given = self.markdown.markdownify(page.meta.get("summary", ""))
            is_cjk, length = bool(page.meta.get("iscjklanguage")), self.settings.summary_length
            describe(card, self.beginning_of(html, given, cjk=is_cjk, length=length), cover)
            card.share_picture = picture_of(source, html, cover, self.host)
            page.meta["description"] = page.meta["description"] or escape(
                shortened(card.summary, _DESCRIPTION) or f"{source.post.page.title} - {config.site_name}"
            )
            _deepen(page.toc)
        elif "<" in str(page.title):  # a file's name; a heading's text is escaped
            page.meta["title"] = escape(page.title)
        if self._lacks_title(page):
            html = f"<h1>{page.title}</h1>\n{html}"
        return html if switches is None or switches.anchors else without_permalinks(html)

    def _switches(self, source: SourcePost) -> Switches:
        path = self.folder.places.content_path(source.file.src_uri)
        return switches_of(source.post.meta, self.settings.site_params, path=path)

    def _lacks_title(self, page: Page) -> bool:
        """Tell whether a page's text has headings of the first level, none of which says its title."""
        if not self.settings.title_above or page.file.src_uri not in self.source_pages or "title" not in page.meta:
            return False
        headings = [unescape(item.title) for item in page.toc if item.level == 1]
        return bool(headings) and unescape(str(page.title)) not in headings

    def set_canonical_address(self, context: object, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Let a page name another as the one to be found; the sitemap, made before, lists its own address."""
        if page.meta.get("canonicalurl"):
            page.canonical_url = escape(str(page.meta["canonicalurl"]).strip())

    def complete(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Check what needs all pages; give templates lists and the theme's own under `original/`; announce all."""
        check_uses(self.uses)
        theirs = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
        originals = PrefixLoader({"original": FileSystemLoader(theirs)})
        env.loader = ChoiceLoader([env.loader, originals] if env.loader else [originals])
        pages = {page.file.src_uri: page for page in self.plain_pages}
        self.lists = env.globals["hugo_blog"] = BlogLists(
            self.blog.blog,
            self.site_settings,
            self.publications,
            shown=self.shown,
            default=switches_of({}, self.settings.site_params),
            is_preview=self.blog.is_serve,
            listings=self.listings,
            sources=pages,
        )
        self.feeds = announce(
            env,
            files,
            self.lists,
            hugo_addresses(self.content, self.settings, self.languages.main if self.languages.is_main else ""),
            config,
        )
        if self.settings.search_index:
            add_search_list(files, self.lists, config)
        furnish_further_templates(config.theme, env)

    def leave_out(self, pages: Sequence[Page], files: Files) -> None:
        """Take pages that could not be converted out of all lists, as if their files were not there."""
        emptied = drop_from_lists(self.blog, pages)
        gone = {id(page) for page in (*pages, *emptied)}
        for page in pages:
            self.posts.pop(page.file.src_uri, None)

        def kept(sources: Iterable[SourcePost]) -> list[SourcePost]:
            return [source for source in sources if id(source.file.page) not in gone]

        self.plain_pages = kept(self.plain_pages)
        self.content = replace(self.content, posts=[*self.posts.values()], pages=self.plain_pages)
        self.listings = {path: replace(each, sources=kept(each.sources)) for path, each in self.listings.items()}
        navigation.drop(self.nav, gone)
        for file in [file for file in files if id(file.page) in gone]:
            files.remove(file)
        drop_redirects(files, self.old)
        link_by_date(self.blog.blog.posts)

    def page_of_mistakes(self, name: str) -> str:
        """Return a page with nothing but what is wrong with a file, given as the author knows it."""
        return page_of_mistakes(self.findings.mistakes(name), self.texts)

    def show_mistakes(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Show an author who looks at the page under `mkdocs serve` what is wrong with it."""
        mistakes = self.findings.mistakes(f"{self.docs_dir}/{written_as(page.file)}") if self.blog.is_serve else ()
        return with_box(output, mistakes, self.texts)

    def _shown(self, post: Post) -> dict[str, Any]:
        """Return front matter for templates: texts safe to print, and no more hidden than the author asked."""
        meta = post.meta
        return safe_to_print(meta) | {
            "title": escape(meta["title"] or meta["linktitle"]),
            "description": escape(meta.get("description", "")),
            "author": escape(", ".join(meta["author"])),
            "hide": self.posts[post.file.src_uri].post.meta.get("hide", []),
            "date": post.config.date.created,  # as plugins find it under plain Material
        }

    def _list_description(self, page: View) -> str:
        """Return what a generated list is about, for search engines: the titles of its newest posts."""
        sources = (self.posts[post.file.src_uri].post.meta for post in page.posts[:5])
        titles = " · ".join(meta["title"] or meta["linktitle"] for meta in sources)
        return shortened(f"{self.texts.count('blog.posts', len(page.posts))}: {titles}", _DESCRIPTION)

    def _list_title(self, page: View) -> str:
        """Return the title of a generated list, as text; Material makes a Markdown heading of it."""
        if isinstance(page, Archive):
            first = page.posts[0]
            if first.excerpt.is_undated:
                return self.texts.text("blog.undated")
            return self.texts.text("year", year=self.texts.year(first.config.date.created))
        return str((page.pages or [page])[0].name)  # a further page has none

    def _named(self, page: Page, markdown: str) -> dict[str, Any]:
        """Return a page's front matter; with a title in the blog's language where a list has none of its own."""
        names = {file.src_uri: name for name, file in self.pages.items()}
        name = names.get(page.file.src_uri)
        if name is None or page.meta.get("title") or _HEADING.search(markdown):
            return dict(page.meta)
        return {**page.meta, "title": self.texts.text(_MENU.get(name, "menu.posts"))}

    def _host(self, page: Page, markdown: str, config: MkDocsConfig) -> PageHost:
        source = self.posts.get(page.file.src_uri)
        lines = source.document.body.count("\n") if source else self.line_counts.get(page.file.src_uri, 0)
        skipped = lines - markdown.count("\n")  # front matter, and blank lines after it
        return PageHost(
            page.file,
            self.addresses,
            docs_dir=self.docs_dir,
            first_line=(source.document.body_line if source else 1) + skipped,
            front_matter=with_params(source.document.values if source else page.meta),
            params={**config.extra, **self.settings.params},
            names={"title": config.site_name, "language": str(config.theme.get("language", "en"))},
            texts=self.texts,
            elsewhere=self.translations.elsewhere,
            link_hook=self.settings.link_hook,
            uses=self.uses,
        )


def _card(source: SourcePost, switches: Switches) -> Card:
    """Return what is known of a post before it is rendered, and let lists have it."""
    page = source.file.page
    assert isinstance(page, Post)  # Material's blog plugin has just made it
    page.excerpt = Card(page, source.post.state, source.post.is_undated, source.post.meta["author"], switches)
    page.excerpt.description = source.post.meta.get("description", "")
    return page.excerpt


def _deepen(toc: Iterable[AnchorLink]) -> None:
    """Count the headings of a post one level deeper, as its title stands above them.

    Material takes a heading of the first level for the page's title and shows only what is below it.
    """
    for link in toc:
        link.level += 1
        _deepen(link.children)
