"""Where all content is on the site, what its lists are, and what leads to it from the addresses of old."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote, urlsplit

from hugo_posts.record import dataclass
from material.plugins.blog.plugin import BlogPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from .addresses.content_paths import ContentPaths
from .addresses.lookup import Addresses
from .addresses.old_addresses import Content, feed_addresses, further_pages, index_pages, old_addresses, unpublished
from .addresses.places import files_beside_pages, files_of_posts, keep_as_they_are, place_pages, place_sections
from .addresses.redirects import add_moved, add_old_files, add_redirects, drop_redirects
from .addresses.taken import drop_what_has_no_place
from .lists.listings import Listing, section_listings, term_listings
from .messages.post_check import check_posts
from .reading.posts import PostsFolder, SourcePost
from .reading.site_content import SiteContent
from .settings.hugo_settings import HugoSettings
from .texts.texts import Texts


@dataclass
class SiteMap:
    """Where things are."""

    content: Content  # what had an address in Hugo
    listings: dict[str, Listing]  # what each list that is not Material's shows, by the source path of its page
    old: dict[str, File]  # the addresses of old that lead on, with the files that they lead to
    further: dict[str, str]  # other addresses that lead on, such as further pages of lists, with the addresses of today
    files: dict[str, File]  # the files beside posts and pages, by their addresses of old
    addresses: Addresses  # finds what a link names

    @property
    def indexes(self) -> Mapping[str, File]:
        """The pages above posts, tags and years, by their names in Hugo."""
        return self.content.indexes

    def leave_out(self, read: SiteContent, gone: Collection[int], files: Files) -> None:
        """Forget pages, given by their identities, that could not be converted."""

        def kept(sources: Iterable[SourcePost]) -> list[SourcePost]:
            return [source for source in sources if id(source.file.page) not in gone]

        read.pages = kept(read.pages)
        self.content = replace(self.content, posts=[*read.posts.values()], pages=read.pages)
        self.listings = {path: replace(each, sources=kept(each.sources)) for path, each in self.listings.items()}
        for file in [file for file in files if id(file.page) in gone]:
            files.remove(file)
        drop_redirects(files, self.old)


def map_site(read: SiteContent, blog: BlogPlugin, files: Files, texts: Texts, config: MkDocsConfig) -> SiteMap:
    """Put pages where Hugo has them, make lists' pages and redirects, and return where everything is.

    Args:
        read: the content.
        blog: Material's blog plugin, which has made its lists.
        files: the site's files.
        texts: the texts of its language.
        config: the site's configuration.
    """
    settings = read.folder.settings
    sections = _place(read, blog, files, config)
    listings = _listings(read, sections, files, texts.language, config)
    keep_as_they_are(settings.as_they_are, files, config)
    shown = [file for file in files if file.src_uri not in read.excluded]
    check_posts([*read.posts.values()], shown, read.folder.places.docs_dir, settings.urls)
    content = Content(
        posts=[*read.posts.values()],
        sections=sections,
        pages=read.pages,
        blog=blog.blog,
        indexes=index_pages(files, blog.blog, blog.config, settings),
        lists=[(each.file, each.size) for each in listings.values()],
        above=next((each for each in read.sections if each not in sections), None),
    )
    old = old_addresses(content, settings)
    rules = read.folder.urls.rules
    old_files = dict(files_of_posts([*read.posts.values(), *read.left_out], read.folder.path, files, settings, rules))
    old_files |= dict(files_beside_pages(read.pages, files, rules))
    hidden = unpublished(read.left_out, blog.config.blog_dir, settings.urls)
    addresses = _addresses(shown, content, old | old_files, hidden, read.folder, config)
    further = _lead_on(content, old, files, texts, settings, config)
    addresses.prefer(add_old_files(files, old_files, config))
    drop_what_has_no_place(files, read.folder.places.docs_dir)
    return SiteMap(content, listings, old, further, old_files, addresses)


def _place(read: SiteContent, blog: BlogPlugin, files: Files, config: MkDocsConfig) -> list[SourcePost]:
    """Put what is no post where Hugo has it, and return the pages above some posts."""
    hidden = (each for each in read.left_out if not each.file.src_uri.startswith(f"{read.folder.path}/"))
    place_pages([*read.pages, *hidden], files, read.folder.settings.urls, config)  # Hugo publishes a hidden one's files
    sections = place_sections(read.sections, read.folder.path, blog.config.blog_dir, config)
    for section in sections:
        section.file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(section.file)
    for above in (each for each in read.sections if each not in sections):
        above.file.url = blog.blog.file.url  # where it is listed, the list of all posts stands for it
    return sections


def _listings(
    read: SiteContent, sections: Iterable[SourcePost], files: Files, language: str, config: MkDocsConfig
) -> dict[str, Listing]:
    """Make the lists that are not Material's: those of sections, and of what else sorts posts beside tags."""
    pages = [page for page in read.pages if page.file.name != "_index"]
    sources = [each for each in (*read.posts.values(), *pages) if each.post.publication.listed != "never"]
    further = [page for page in read.pages if page.file.name == "_index"]
    above = [*sections, *further]
    tagged = [*read.posts.values(), *pages, *read.sections, *further]
    terms = term_listings(tagged, files, read.folder.settings, language, config)
    return section_listings(above, sources, language) | terms


def _addresses(  # noqa: PLR0913, PLR0917 (what an address may be is decided by all of these)
    shown: list[File],
    content: Content,
    old: Mapping[str, File],
    hidden: Mapping[str, str],
    folder: PostsFolder,
    config: MkDocsConfig,
) -> Addresses:
    """Return what finds the things that links name."""
    settings, places = folder.settings, folder.places
    feeds = {address: quote(address) for address in feed_addresses(content, settings)}
    pages = {source.post.page.path: source.file for source in content.everything}
    posts_page = next((file for file in shown if file.src_uri == f"{places.blog}/index.md"), None)
    if posts_page and settings.section:
        pages.setdefault(f"{settings.section}/_index.md", posts_page)
    return Addresses(
        shown,
        dict(old),
        base_path=urlsplit(config.site_url or "").path,
        unpublished=dict(hidden),
        moved={**(feeds if config.site_url else {}), **settings.moved},
        content=ContentPaths(pages),
        relative_to_root=settings.relative_to_root,
        homes={f"{places.blog}/index.md": places.posts},  # whose text was that of the posts' own `_index.md`
    )


def _lead_on(  # noqa: PLR0913, PLR0917 (as above)
    content: Content, old: dict[str, File], files: Files, texts: Texts, settings: HugoSettings, config: MkDocsConfig
) -> dict[str, str]:
    """Let what stood elsewhere in Hugo lead to where it is; return what is no page's own address of old."""
    add_redirects(files, old, content, config, texts)
    further = {address: file.url for address, file in further_pages(content, settings)}
    moved = {**further, **settings.moved}
    add_moved(files, moved, config, texts)
    return moved
