"""What lists of posts show: a card per post, tags with counts, posts by year and month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import groupby, islice

from hugo_posts.front_matter.publication import BuildError, Publication, publication_of
from hugo_posts.front_matter.switches import Switches
from hugo_posts.front_matter.tag_slugs import tag_key
from hugo_posts.record import dataclass
from markupsafe import Markup, escape
from material.plugins.blog.structure import Archive, Category, Post, View
from mkdocs.structure.pages import Page

from ..reading.posts import SourcePost
from ..reading.terms import names_of
from ..settings.site_settings import Author, SiteSettings
from ..texts.sorting import sorted_by_name
from ..texts.tables import FALLBACK
from .cards import Card, Picture
from .listings import Listing, Part, in_order, own_pages
from .order import newest_first
from .related import RelatedPosts
from .series import AllSeries, SeriesPart
from .shelves import Shelves
from .way import Step, way_to

#: How many related posts a post names.
MAX_RELATED = 4
#: Templates of pages that list the newest posts, or all.
LISTS = {"home.html", "tags.html", "archive.html"}


@dataclass(frozen=True)
class Period:
    """Posts of one year or month, newest first; those without date are together in the year 1, as in Hugo."""

    number: int
    posts: Sequence[Post]
    months: Sequence[Period] = ()


def by_year_and_month(posts: Sequence[Post]) -> list[Period]:
    """Return posts grouped by year, and within by month, all newest first."""
    by_year = groupby(newest_first(posts), lambda post: post.config.date.created.year)
    return [Period(year, posts := [*group], _by_month(posts)) for year, group in by_year]


def _by_month(posts: Sequence[Post]) -> list[Period]:
    return [Period(month, list(group)) for month, group in groupby(posts, lambda post: post.config.date.created.month)]


def _part(listing: Listing) -> Part:
    """Return what a list says of another."""
    return listing.file, listing.title, len(listing.sources)


@dataclass(frozen=True)
class BlogLists:
    """What templates ask for, as `hugo_blog`."""

    blog: View  # the blog's index with its posts and views
    settings: SiteSettings  # what the author says of the site
    #: What is published of each post and page, by source path.
    publications: Mapping[str, Publication] = field(default_factory=dict)
    #: What is shown of each page that is no list, by source path.
    shown: Mapping[str, Switches] = field(default_factory=dict)
    default: Switches = field(default_factory=Switches)  # what is shown of the others
    is_preview: bool = False  # whether `mkdocs serve` shows it to its author only
    #: What other lists hold, by the source path of each one's page.
    listings: Mapping[str, Listing] = field(default_factory=dict)
    sources: Mapping[str, SourcePost] = field(default_factory=dict)  # pages that are no posts, by source path
    language: str = FALLBACK  # the blog's
    sitemap: Publication = field(default_factory=Publication)  # what the sitemap says of pages that do not say it
    sections: Sequence[Listing] = ()  # the lists of sections that the list of all posts has
    shelves: Shelves = field(default_factory=Shelves)  # years, tags and series with the numbers of their posts
    #: What stands for pages that are no posts where their addresses are shared, by source path.
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def listing(self, page: Page) -> Listing:
        """Return what a page lists."""
        listing = self.listings.get(page.file.src_uri) or Listing(page.file, str(page.title))
        if not listing.tags:  # nearly always: sorting all tags takes long where there are many
            return listing
        return self._with_tags(listing, (self.tag(tag) for tag in self.tags if tag_key(tag.name) in listing.tags))

    def all_tags(self, page: Page) -> Listing:
        """Return what the page of all tags lists: those of posts, and those that pages alone name."""
        return self._with_tags(Listing(page.file, str(page.title)), (part for _, part in self._every_tag))

    def tag(self, view: Category) -> Part:
        """Return what is said of a tag: the page that its author wrote for it goes before that of Material's blog."""
        own = self._own_pages.get(tag_key(view.name)) if self._own_pages else None  # a key for each tag of each card
        return (own.file, own.title, len(view.posts)) if own else (view.file, view.name, len(view.posts))

    def tags_of(self, page: Page) -> list[tuple[str, Markup]]:
        """Return the tags of a page that is no post, for templates: address from the site's root, name."""
        source = self.sources.get(page.file.src_uri)
        names = [*names_of(source, "tags"), *names_of(source, "categories")] if source else []
        keys = {tag_key(name) for name in names}
        parts = (part for key, part in (self._every_tag if keys else ()) if key in keys)
        return [(file.url, escape(name)) for file, name, _ in parts]

    def beside(self, page: Page) -> Listing:
        """Return what Hugo lists beside posts: sections below all posts, pages that are no posts and name a tag."""
        listing = Listing(page.file, str(page.title))
        if not isinstance(page, Category):
            return replace(listing, parts=[*map(_part, self.sections)]) if page is self.blog else listing
        listed = [
            source
            for source in self.sources.values()
            if source.file.page and source.post.publication.listed != "never"
            if tag_key(page.name) in map(tag_key, (*names_of(source, "tags"), *names_of(source, "categories")))
        ]
        return replace(listing, sources=in_order(listed, self.language))

    def _with_tags(self, listing: Listing, tags: Iterable[Part]) -> Listing:
        """Return a list with these tags, too, all in the order of their names."""
        parts = sorted_by_name([*listing.parts, *tags], lambda part: tag_key(part[1]), self.language)
        return replace(listing, parts=parts)

    def first(self, count: int) -> list[Card]:
        """Return the cards of posts that stand before newer ones, as they are pinned or have a weight."""
        lifted = (post for post in self.blog.posts if post.config.pin or post.meta.get("weight"))
        return list(islice((post.excerpt for post in lifted if self.publication(post).in_home_list), count))

    def latest(self, count: int) -> list[Card]:
        """Return the cards of the newest posts, but for those with PaperMod's `hiddenInHomeList`."""
        shown = (post.excerpt for post in self._newest if self.publication(post).in_home_list)
        return list(islice(shown, count))

    def way(self, page: Page) -> list[Step]:
        """Return what stands between the site's first page and this one."""
        return way_to(page, self.blog, self.listings, self.sections)

    @property
    def posts(self) -> Sequence[Post]:
        """All posts in the order of lists (order.py)."""
        return self.blog.posts

    @cached_property
    def years(self) -> list[Period]:
        """All posts by year and month."""
        return by_year_and_month([post for post in self.blog.posts if self.publication(post).listed == "always"])

    def publication(self, page: Page) -> Publication:
        """Return what is published of a page, and where it is shown."""
        known = self.publications.get(page.file.src_uri)
        try:
            return known or publication_of(page.meta, "")  # of the home page, say, which MkDocs reads
        except BuildError:
            return Publication()

    def description(self, page: Page) -> Markup:
        """Return what a page's author says that it is about; search engines are told its first words else."""
        source = self.sources.get(page.file.src_uri)
        said = source.post.meta if source else {} if page.file.generated_by else page.meta
        return escape(said.get("description", ""))

    def switches(self, page: Page | None) -> Switches:
        """Return what is shown of a page."""
        return self.shown.get(page.file.src_uri, self.default) if page else self.default

    @property
    def tags(self) -> list[Category]:
        """All tags by name, as the language sorts them."""
        tags = [view for view in self.blog.views if isinstance(view, Category)]
        return sorted_by_name(tags, lambda tag: tag_key(tag.name), self.language)

    def year_url(self, year: int) -> str:
        """Return the address of a year's own list, relative to the site's root."""
        archives = (view for view in self.blog.views if isinstance(view, Archive))
        return next(view.url for view in archives if view.posts[0].config.date.created.year == year)

    def series(self, post: Post) -> list[SeriesPart]:
        """Return a post's places in the series that it belongs to."""
        return self._series.of(post)

    def related(self, post: Post) -> list[Post]:
        """Return posts on a post's subject; the parts of its series are listed as such already."""
        path = post.file.src_uri
        if path not in self._known:
            self._known[path] = self._related.of(post, MAX_RELATED, without=self._series.mates(post))
        return self._known[path]

    def authors(self, post: Post) -> list[Author]:
        """Return who wrote a post: those whom it names, else the site's author; of others the name alone."""
        own = self.settings.author
        names = post.excerpt.named_authors or [own.name]
        return [own if name == own.name else Author(name) for name in names if name]

    @cached_property
    def _every_tag(self) -> list[tuple[str, Part]]:
        """The tags of posts, and those that pages alone name, each with its key; a tag and a category may share one."""
        of_pages = ((each.term, _part(each)) for each in self.listings.values() if each.is_tag)
        return [*((tag_key(tag.name), self.tag(tag)) for tag in self.tags), *of_pages]

    @cached_property
    def _own_pages(self) -> dict[str, Listing]:
        return own_pages(self.listings.values())

    @cached_property
    def _newest(self) -> list[Post]:
        return newest_first(self.blog.posts)

    @cached_property
    def _series(self) -> AllSeries:
        return AllSeries(self.blog.posts)

    @cached_property
    def _known(self) -> dict[str, list[Post]]:
        return {}

    @cached_property
    def _related(self) -> RelatedPosts:
        return RelatedPosts(self.blog.posts)
