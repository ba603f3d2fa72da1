"""Lists of posts and pages beside those of Material's blog: of a section, of a series, of another taxonomy's term.

Sources: https://gohugo.io/content-management/sections/, https://gohugo.io/content-management/taxonomies/.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from hugo_posts.front_matter.document import write
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page
from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from ..files.placing import file_at, folders_above, move
from ..reading.posts import SourcePost
from ..reading.terms import Term, terms_of
from ..settings.hugo_settings import HugoSettings
from ..texts.sorting import sorted_by_name
from ..texts.title_case import titled

#: What `mkdocs.yml` need not name, as they have lists of their own.
_TAGS = ("tags", "categories")


#: What is said of a list: its page's file, its title as text, how much it lists.
Part = tuple[File, str, int]


@dataclass(frozen=True)
class Listing:
    """What one page lists."""

    file: File  # the page's file
    title: str
    sources: Sequence[SourcePost] = ()  # posts and pages, in order
    parts: Sequence[Part] = ()  # the lists below it
    is_tag: bool = False  # of a tag that pages name and no post
    is_own: bool = False  # of a tag for which its author wrote the page
    term: str = ""  # the key (tag_key) of the term that it lists
    of_parts: bool = False  # Hugo lists the parts alone, as of a taxonomy
    tags: Collection[str] = ()  # the keys of the tags (tag_key) that it lists, too: Material's blog has their pages

    @property
    def size(self) -> int:
        """How much Hugo lists here, by which it counts the list's further pages."""
        return len(self.parts) if self.of_parts else len(self.parts) + len(self.sources)

    @property
    def entries(self) -> Iterator[tuple[str, Markup, datetime | None]]:
        """The posts and pages for templates: address from the site's root, title, date if there is one."""
        for source in self.sources:
            meta = source.post.meta
            date = None if source.post.is_undated else meta["date"]["created"]
            yield source.file.url, escape(meta["title"] or meta["linktitle"]), date

    @property
    def folders(self) -> Iterator[tuple[str, Markup, int]]:
        """The lists below it for templates: address from the site's root, title, number of what they list."""
        for file, title, count in self.parts:
            yield file.url, escape(title), count


def section_listings(
    sections: Sequence[SourcePost], sources: Sequence[SourcePost], language: str
) -> dict[str, Listing]:
    """Return what each section lists, by the path of its `_index.md`: what stands nearest to it; sections in order.

    Args:
        sections: the `_index.md`.
        sources: posts and pages.
        language: the blog's.
    """
    sections = in_order(sections, language)
    homes = {posixpath.dirname(section.file.src_uri): section for section in sections}
    inside: dict[str, list[SourcePost]] = {folder: [] for folder in homes}
    below: dict[str, list[SourcePost]] = {folder: [] for folder in homes}
    for source in sources:
        if folder := _nearest(source, homes):
            inside[folder].append(source)
    for section in sections:
        if folder := _nearest(section, homes):
            below[folder].append(section)
    return {
        section.file.src_uri: Listing(
            section.file,
            title_of(section),
            in_order(inside[folder], language),
            [(each.file, title_of(each), len(inside[posixpath.dirname(each.file.src_uri)])) for each in below[folder]],
        )
        for folder, section in homes.items()
    }


def first_sections(listings: Mapping[str, Listing], folder: str, main: Iterable[str]) -> list[Listing]:
    """Return the lists of sections that stand in no other one: Hugo's list of all posts has them, too.

    Args:
        listings: by the source path of each one's page.
        folder: the posts' folder.
        main: folders in it that are main sections by themselves.
    """
    inner = {file.src_uri for listing in listings.values() for file, _, _ in listing.parts}
    by_themselves = {f"{folder}/{name}/_index.md".lower() for name in main}
    return [
        listing
        for path, listing in listings.items()
        if path.startswith(f"{folder}/") and path not in inner and path.lower() not in by_themselves
    ]


def _nearest(source: SourcePost, homes: Mapping[str, SourcePost]) -> str:
    """Return the folder of the section that a post, page or section stands in; nothing when it stands in none."""
    folder = posixpath.dirname(source.file.src_uri)
    if source.file.name in ("index", "_index"):  # its own folder is the page itself
        folder = posixpath.dirname(folder)
    return next((above for above in (folder, *folders_above(folder)) if above in homes), "")


def in_order(sources: Iterable[SourcePost], language: str, taxonomy: str = "") -> list[SourcePost]:
    """Return posts and pages in Hugo's order: by weight, those without last, the newest first, then by title.

    In the list of a taxonomy's term their weight in that, e.g. `series_weight`, goes before, those without first.
    """
    return sorted(
        sorted_by_name(sources, title_of, language),
        key=lambda source: (
            _whole(source.post.meta.get(f"{taxonomy}_weight")),
            source.post.meta.get("weight") or float("inf"),
            -source.post.meta["date"]["created"].timestamp(),
        ),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def title_of(source: SourcePost) -> str:
    """Return the title of a post or page as text, never empty."""
    title: str = source.post.meta["title"] or source.post.meta["linktitle"]
    return title


def term_listings(
    sources: Sequence[SourcePost], files: Files, settings: HugoSettings, language: str, config: MkDocsConfig
) -> dict[str, Listing]:
    """Return what the lists of taxonomies beside tags list, by source path; their pages are added to `files`.

    Of tags and categories, those that pages name and no post: Material's blog has the lists of the others, and that of
    all terms where the author wrote no `docs/tags/_index.md`. A page that the author wrote for a term,
    `docs/series/x/_index.md`, is the term's list. As in Hugo, a term that only pages off all lists name has an empty
    one, and one whose address is that of a page, `docs/people/anna.md`, has none.
    """
    lists = _TermLists(sources, files, settings, language, config)
    for taxonomy in dict.fromkeys([*map(str, settings.taxonomies.values()), *_TAGS]):
        lists.add(taxonomy)
    return lists.found


def own_pages(listings: Iterable[Listing]) -> dict[str, Listing]:
    """Return the lists whose pages authors wrote for tags, by the tags' keys."""
    return {listing.term: listing for listing in listings if listing.is_own}


class _TermLists:
    """Makes the lists of one taxonomy after the other; what is given is that of `term_listings`."""

    def __init__(
        self, sources: Sequence[SourcePost], files: Files, settings: HugoSettings, language: str, config: MkDocsConfig
    ) -> None:
        self.found: dict[str, Listing] = {}
        self._sources, self._files, self._config = sources, files, config
        self._urls, self._language, self._style = settings.urls, language, settings.title_case_style
        self._taken = {file.dest_uri for file in files.documentation_pages() if file.name != "_index"}
        self._plain = HugoUrls(rules=replace(settings.rules, ugly=False, ugly_sections=(), section_slugs=()))
        homes = [(file, Page(file.src_uri, rules=self._plain.rules)) for file in files if file.name == "_index"]
        self._written = {f"/{'/'.join(page.sections)}/": file for file, page in homes}
        self._listed = {source.file.src_uri for source in sources if source.post.publication.listed != "never"}
        indexes = (source for source in sources if source.file.name == "_index")
        self._titles = {index.file.src_uri: index.post.meta["title"] for index in indexes}
        self._posts = {source.file.src_uri for source in sources if source.file.page is not None} & self._listed

    def add(self, taxonomy: str) -> None:
        """Add the lists of a taxonomy's terms, and that of all of them."""
        terms = terms_of(self._sources, taxonomy)
        in_blog = {key for key, term in terms.items() if self._is_in_blog(taxonomy, term)}
        tags = {key for key in in_blog if not self._own(taxonomy, terms[key])}
        places: dict[str, File] = {}
        kept = (term for key, term in terms.items() if key not in tags)
        parts = [part for term in kept if (part := self._add_term(taxonomy, term, places))]
        place = self._plain.of_taxonomy(taxonomy)
        if taxonomy not in _TAGS or (terms and place in self._written):
            title = titled(taxonomy, self._style or "ap").replace("-", " ")  # as Hugo's CreateTitle
            file = self._written.get(place) or _add_page(place, title, self._files, self._config)
            ordered = self._ordered(source for term in terms.values() for source in term.sources)
            parts = sorted_by_name(parts, lambda part: part[1], self._language)
            self.found[file.src_uri] = Listing(file, title, ordered, parts, of_parts=True, tags=tags)

    def _add_term(self, taxonomy: str, term: Term, places: dict[str, File]) -> Part | None:
        """Add the list of a term, and return what is said of it; nothing where it has none."""
        address = self._urls.of_term(taxonomy, term.name)
        if not address or file_at(address) in self._taken:
            return None
        own = self._own(taxonomy, term) or places.get(address)
        name = titled(term.name, self._style)
        file = places[address] = own or _add_page(address, name, self._files, self._config)
        name = self._titles.get(file.src_uri) or name
        is_tag = taxonomy in _TAGS and not self._is_in_blog(taxonomy, term)
        is_own = taxonomy in _TAGS and own is not None
        first = Listing(file, name, is_tag=is_tag, is_own=is_own, term=tag_key(term.name))
        other = self.found.get(file.src_uri, first)  # `Why?` and `Why` have one
        ordered = self._ordered((*other.sources, *term.sources), taxonomy)
        self.found[file.src_uri] = replace(other, sources=ordered)
        return file, name, sum(source.file.src_uri in self._listed for source in term.sources)

    def _is_in_blog(self, taxonomy: str, term: Term) -> bool:
        """Tell whether Material's blog has a list of the term: posts name it."""
        return taxonomy in _TAGS and any(each.file.src_uri in self._posts for each in term.sources)

    def _own(self, taxonomy: str, term: Term) -> File | None:
        """Return the page that the author wrote for a term."""
        return self._written.get(self._plain.of_term(taxonomy, term.name))

    def _ordered(self, sources: Iterable[SourcePost], taxonomy: str = "") -> list[SourcePost]:
        """Return what Hugo lists of posts and pages, each once, in its order."""
        every = {source.file.src_uri: source for source in sources if source.file.src_uri in self._listed}
        return in_order(every.values(), self._language, taxonomy)


def _add_page(address: str, title: str, files: Files, config: MkDocsConfig) -> File:
    """Add a page of nothing but its title; what it lists is in the template."""
    values = {"title": title, "search": {"exclude": True}}
    path = f"{file_at(address).removesuffix('index.html').rstrip('/').removesuffix('.html')}/index.md"
    file = File.generated(config, path, content=f"{write(values)}\n")
    move(file, file_at(address), config)
    file.inclusion = InclusionLevel.NOT_IN_NAV
    files.append(file)
    return file
