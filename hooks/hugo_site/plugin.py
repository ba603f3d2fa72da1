"""The events of one build: from Hugo posts to Material's blog. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.document import lower_names, write
from hugo_posts.front_matter.publication import publication_of
from hugo_posts.front_matter.switches import Switches, switches_of
from hugo_posts.front_matter.tag_slugs import tag_key, tag_slugs
from hugo_posts.shortcodes.registry import registry
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .addresses.content_paths import content_key
from .addresses.nav_links import lead_on
from .addresses.old_addresses import feed_addresses, hugo_addresses, paths_above_lists
from .addresses.page_host import PageAtHand
from .addresses.taken import TakenPlaces, leave_to_authors, written_later
from .announce.announce import announce
from .announce.llms import add_llms
from .announce.search_list import add_search_list, search_list
from .announce.share_picture import picture_of_site
from .files.memory_folder import memory_folder, named_for
from .files.placing import place_beside_posts
from .files.stylesheet import add_dark, join_parts
from .formulas.katex import know
from .formulas.setting import is_set_by_katex
from .languages.files import take_language
from .languages.settings import enter_language
from .languages.translations import Translations, key_of
from .lists import navigation
from .lists.blog_lists import BlogLists
from .lists.cards import Card, Picture, beginning_of
from .lists.listings import first_sections
from .lists.order import link_by_date, order_lists
from .lists.shelves import Shelves, shelves_of
from .lists.unlisted import drop_from_lists, take_off_lists
from .main_language import answer_below, share_files
from .messages.findings import Findings
from .messages.link_check import Use, check_uses
from .messages.misspelt_fields import tell_misspelt
from .messages.mistakes_box import page_of_mistakes
from .messages.unused_fields import tell_unused
from .reading.gists import Gists
from .reading.material_reads import read_what_can_be_read
from .reading.odd_files import leave_out_odd_files
from .reading.outside_links import leave_out_outsiders, refuse_links_out
from .reading.own_shortcodes import own_shortcodes
from .reading.posts import SourcePost, take_back, write_copy
from .reading.site_content import SiteContent, read_content
from .settings.accent import accent_css
from .settings.folders import check_folders, folders_of, plugin_of_theme
from .settings.hugo_settings import read_settings
from .settings.icons import add_icons
from .settings.material_settings import check_plugins
from .settings.printable import name_safely
from .settings.site_settings import read_site_settings
from .settings.theme_settings import check_theme
from .site_map import SiteMap, map_site
from .texts.settings import name_in_language, read_texts
from .upstream.steps import furnish_further_templates

#: The stylesheet that the author's colour makes.
_ACCENT = "assets/accent.css"


class HugoBlog:
    """What one build knows of the blog's posts.

    Material's blog plugin works at priority -50; what prepares its work runs before, what uses it after.
    """

    read: SiteContent  # the content; from `give_posts` on
    map: SiteMap  # where it is on the site; from `take_posts` on, as are the posts' cards
    shelves: Shelves  # its lists with the numbers of their posts; from `fill_sidebar` on
    cards: dict[str, Card]
    lists: BlogLists  # what templates ask for; from `complete` on
    #: What the next build may take over (speed/again/kept_build.py).
    kept = ("read", "map", "cards", "shelves", "lists", "feeds", "search_lists", "uses", "nav")

    def __init__(self, config: MkDocsConfig) -> None:
        check_plugins(config)
        check_theme(config)
        self.blog: BlogPlugin = plugin_of_theme(config, "blog")
        self.folders = folders_of(config)
        self.docs_dir = self.folders.docs
        self.languages = enter_language(config)
        self.translations = Translations(self.languages, self.folders.shared_cache / "languages")
        refuse_links_out(config.theme.custom_dir, str(self.folders.project))
        self.settings = read_settings(config.extra.get("hugo", {}))
        know(self.settings.maths_macros)
        check_folders(config, self.settings.sections)
        self.site_settings = read_site_settings(config, is_serve=self.blog.is_serve)
        self.gists = Gists(self.folders.shared_cache / "gists", is_on=self.settings.gists)
        self.texts = read_texts(config, self.blog.config.post_date_format)
        name_in_language(config, self.texts)
        self.own_shortcodes = own_shortcodes(Path(__file__).parent.with_name("shortcodes.py"))
        self.at_hand = PageAtHand()
        self.pictures: dict[str, Picture] = {}  # of pages that are no posts
        self.markdown = self._converter(config)
        add_icons(config)
        config.markdown_extensions.append(self.markdown)  # type: ignore[arg-type]  # Python-Markdown takes objects, too
        if self.site_settings.accent:
            config.extra_css.append(_ACCENT)
        self.beginning_of = beginning_of  # which a faster build knows of most posts
        self.write_front_matter = write  # for Material, which reads it at once
        self.findings = Findings()
        self.uses: list[Use] = []
        read_what_can_be_read(config, self.blog, lambda: [each.file for each in self.posts.values()], self.docs_dir)
        self.copies = tempfile.TemporaryDirectory(prefix=named_for("posts"), dir=memory_folder())

    def _converter(self, config: MkDocsConfig) -> HugoMarkdown:
        """Return what reads Markdown, with the site's shortcodes, as the settings want it."""
        base_path = urlsplit(config.site_url or "").path or "/"
        return HugoMarkdown(
            registry(Path(config.theme.custom_dir or "", "shortcodes"), self.own_shortcodes, base_path),
            replace(self.settings.markup, captions="pymdownx.blocks.caption" not in config.markdown_extensions),
            host_of=self.at_hand.host,
        )

    @property
    def posts(self) -> dict[str, SourcePost]:
        """The posts to be shown, by source path."""
        return self.read.posts

    def give_posts(self, files: Files, *, config: MkDocsConfig) -> None:
        """Let Material read the posts' copies."""
        leave_out_outsiders(files, config.docs_dir, self.docs_dir)
        leave_out_odd_files(files, config.docs_dir, self.docs_dir)
        leave_to_authors(files, config)
        take_language(files, self.languages, paths_above_lists(self.blog.config), config)
        join_parts(files, config.extra_css, self.docs_dir)
        add_dark(files, config.extra_css)
        below, is_serve = self.languages.below, self.blog.is_serve
        self.read = read_content(files, self.settings, config, below=below, is_serve=is_serve)
        for source in self.posts.values():
            write_copy(source, Path(self.copies.name), self.write_front_matter)
        tags = (tag for source in self.posts.values() for tag in source.post.meta["categories"])
        slugs = tag_slugs(tags, self.settings.tag_slug)
        self.blog.config.categories_slugify = lambda name, separator: slugs[tag_key(name)]

    def take_posts(self, files: Files, *, config: MkDocsConfig) -> None:
        """Take the posts back; note all addresses, and lead on from those of old."""
        read = self.read
        read.posts = {path: source for path, source in self.posts.items() if files.get_file_from_path(path)}
        place_beside_posts(files, self.folders.posts, self.folders.blog, config)
        places = TakenPlaces(files, self.docs_dir, written_later(config))
        for source in self.posts.values():
            take_back(source, config, places.obstacle)
        self.copies.cleanup()
        tell_unused(read.all)
        tell_misspelt(self.posts.values(), map(str, self.settings.taxonomies.values()))
        self.cards = {path: _card(source, read.switches[path]) for path, source in self.posts.items()}
        take_off_lists(self.blog, files, read.publications)
        order_lists(self.blog.blog, self.texts.language)
        self.map = map_site(read, self.blog, files, self.texts, config)
        if self.languages.names:
            self._tell_other_languages(files, config)
        if self.site_settings.accent:
            files.append(File.generated(config, _ACCENT, content=accent_css(self.site_settings.accent)))

    def _tell_other_languages(self, files: Files, config: MkDocsConfig) -> None:
        """Note where pages are for whoever builds the other languages; the main language answers at its key, too."""
        sources = {**self.read.other_pages, **self.posts}
        sources = {path: source for path, source in sources.items() if path not in self.read.excluded}
        keys = ((path, source.document.values.items()) for path, source in sources.items())
        named = {path: value for path, values in keys for name, value in values if name.lower() == "translationkey"}
        shown = [file for file in files if file.is_documentation_page() and file.src_uri not in self.read.excluded]
        places = self.read.folder.places
        # Each language's posts are of its own main section, so that a post may be the translation of a page.
        path_of = {path: places.content_path(path) for path in self.posts}
        own = {file.src_uri: key_of(path_of.get(file.src_uri, file.src_uri)) for file in shown}
        pages = {file.src_uri: (str(named.get(file.src_uri) or own[file.src_uri]), file.url) for file in shown}
        if self.languages.is_main:
            in_subdir = self.settings.default_content_language_in_subdir
            answer_below(self.languages.main, self.map, files, self.texts, config, all_of_it=in_subdir)
            feeds = feed_addresses(self.map.content, self.settings) if in_subdir and config.site_url else ()
            below = (f"{self.languages.main}/{feed}" for feed in feeds)
            self.map.addresses.add({feed: quote(feed) for feed in below})
        elif self.languages.below and self.translations.together:
            share_files(self.languages.root, self.map, files)
        content = {content_key(source.post.page.path): source.file.url for source in sources.values()}
        home = files.get_file_from_path(f"{places.blog}/index.md")  # in the place of the posts' own `_index.md`
        content |= {places.section: home.url} if home and places.section else {}
        self.translations.write(self.texts.language, pages, self.map.addresses.all, content)

    def fill_sidebar(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Put posts, years and tags into the sidebar."""
        self.nav = nav
        blog = self.blog.blog
        elsewhere = self.translations.elsewhere
        lead_on(nav.items, self.map.addresses, blog.file, elsewhere, Path(config.config_file_path))
        name_safely(nav.items)
        navigation.drop(nav, {id(page) for page in nav.pages if page.file.src_uri in self.read.excluded})
        everywhere = [post for post in blog.posts if self.read.publications[post.file.src_uri].listed == "always"]
        link_by_date(everywhere, blog.posts)
        navigation.name_items(nav.items, self.texts)
        indexes = self.map.indexes
        self.shelves = shelves_of(blog, [*self.map.listings.values()], self.texts)
        navigation.list_posts(blog, self.shelves, nav, self.texts)
        navigation.list_tags(blog, self.shelves, indexes.get("tags"))
        after = [indexes.get("tags"), indexes.get("archives"), blog.file]
        navigation.list_series(self.shelves, nav, after, self.texts)
        navigation.flatten(nav.items)

    def complete(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Check what needs all pages; give templates lists; announce all."""
        check_uses(self.uses)
        self.furnish(env, config)
        self.lists = env.globals["hugo_blog"] = BlogLists(
            self.blog.blog,
            self.site_settings,
            self.read.publications,
            shown=self.read.switches,
            default=switches_of({}, self.settings.site_params),
            is_preview=self.blog.is_serve,
            listings=self.map.listings,
            sources=self.read.other_pages,
            language=self.texts.language,
            sitemap=publication_of({"sitemap": lower_names(self.settings.sitemap)}, ""),
            sections=first_sections(self.map.listings, self.read.folder.path, self.settings.sections),
            shelves=self.shelves,
            pictures=self.pictures,
        )
        below = self.languages.main if self.languages.is_main else ""
        below = below if self.settings.default_content_language_in_subdir else ""
        hugo = hugo_addresses(self.map.content, self.settings, below)
        shared = picture_of_site(self.settings.site_params, files)
        self.feeds = announce(env, files, self.lists, hugo, config, shared=shared)
        folders = ["", *([f"{below}/"] if below else [])] if self.settings.search_index else []
        self.search_lists = add_search_list(files, self.lists, config, folders)
        if self.site_settings.llms and not self.lists.is_preview:
            add_llms(files, self.lists, self.posts, config)
        furnish_further_templates(config.theme, env)

    def furnish(self, env: Environment, config: MkDocsConfig) -> None:
        """Give templates the theme's own under `original/`."""
        theirs = [folder for folder in config.theme.dirs if folder != config.theme.custom_dir]
        originals = PrefixLoader({"original": FileSystemLoader(theirs)})
        env.globals["is_set_by_katex"] = is_set_by_katex(config)
        env.loader = ChoiceLoader([env.loader, originals] if env.loader else [originals])

    def announced_again(self, post: Post, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """Yield the files beside pages that show a post, whose text has changed, by their paths."""
        if self.feeds:
            yield from self.feeds.again(post)
        yield from ((path, search_list(self.lists, config)) for path in self.search_lists)

    def leave_out(self, pages: Sequence[Page], files: Files) -> None:
        """Take pages that could not be converted out of all lists, as if their files were not there."""
        emptied = drop_from_lists(self.blog, pages)
        gone = {id(page) for page in (*pages, *emptied)}
        for page in pages:
            self.posts.pop(page.file.src_uri, None)
        self.map.leave_out(self.read, gone, files)
        self.shelves.leave_out(gone)
        navigation.drop(self.nav, gone)
        link_by_date(self.blog.blog.posts)

    def page_of_mistakes(self, name: str) -> str:
        """Return a page with nothing but what is wrong with a file, given as the author knows it."""
        return page_of_mistakes(self.findings.mistakes(name), self.texts)


def _card(source: SourcePost, switches: Switches) -> Card:
    """Return what is known of a post before it is rendered, and let lists have it."""
    page = source.file.page
    assert isinstance(page, Post)  # Material's blog plugin has just made it
    post = source.post
    said = post.meta.get("description", "")
    page.excerpt = Card(page, post.state, post.is_undated, post.meta["author"], switches, description=said)
    return page.excerpt
