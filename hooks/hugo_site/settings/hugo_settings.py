"""What the author says in mkdocs.yml, under `extra: hugo:`, of the Hugo blog that the posts come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import UTC, tzinfo
from difflib import get_close_matches
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from hugo_posts.front_matter.cascade import CascadeError, Entry, read_cascade
from hugo_posts.front_matter.document import lower_names
from hugo_posts.front_matter.fields import WrongValueError, check_value
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page, PathRules, PermalinkError
from hugo_posts.front_matter.publication import SITEMAP, Preview, sitemap_faults
from hugo_posts.front_matter.switches import SWITCHES
from hugo_posts.goldmark.heading import ANCHORS
from hugo_posts.goldmark.standalone_image import CAPTIONS
from hugo_posts.markup_settings import AnchorType, Delimiters, MarkupSettings
from hugo_posts.record import dataclass

from .block import read_block, wrong

#: From which setting a property is read that may find it wrong.
_READ_FROM = {"anchors": "auto_id_type", "delimiters": "passthrough"}
_PASSTHROUGH = 'it has lists of pairs under `block` and `inline`; write e.g. {block: [["$$", "$$"]]}'

#: What some settings may be.
_ONE_OF = {
    "tag_addresses": ("ascii", "hugo"),
    "title_case_style": ("", "ap", "chicago", "go", "firstupper"),
    "line_numbers": ("", "named", "all"),
    "image_captions": ("", *CAPTIONS),
}


@dataclass(frozen=True)
class HugoSettings:
    """The settings, each named as in Hugo's configuration (https://gohugo.io/configuration/all/)."""

    section: str = "posts"  # the posts' folder below `content/`, which their old addresses begin with
    sections: tuple[str, ...] = ()  # further sections with posts: each is a folder below the posts' folder here
    #: Patterns of old addresses, e.g. `posts: /:year/:slug/`.
    permalinks: Mapping[str, Any] = field(default_factory=dict)
    #: What else beside tags and categories has lists, e.g. `series: series`.
    taxonomies: Mapping[str, Any] = field(default_factory=dict)
    #: How addresses were written.
    disable_path_to_lower: bool = False
    remove_path_accents: bool = False
    ugly_urls: bool = False
    ugly_sections: tuple[str, ...] = ()  # the sections for which `uglyURLs` was on, where it was not for all
    #: The `slug` that stood in addresses for a folder's name, e.g. `posts/java: lap-trinh-java`.
    section_slugs: Mapping[str, Any] = field(default_factory=dict)
    #: Addresses without a slash at their beginning are from the site's root, too, as in themes whose pages have a
    #: `<base>`. Not one of Hugo's.
    relative_to_root: bool = False
    feeds: tuple[str, ...] = ()  # further names of feeds, e.g. `[atom.xml]` (`outputFormats`)
    search_index: bool = False  # make `/index.json`, which themes' searches ask for (`outputs`)
    pager: int = 0  # how many pages a list showed (`pagination.pagerSize`); the further pages lead to the list
    pager_path: str = "page"  # what the addresses of a list's further pages have before the number
    #: `ascii`, e.g. `hoc-may`, or `hugo`, as Hugo writes them, `học-máy`. Not one of Hugo's.
    tag_addresses: str = "ascii"
    title_case_style: str = ""  # the capitals of terms, e.g. `ap`: "Deep Learning"; none leaves them (`titleCaseStyle`)
    default_content_language_in_subdir: bool = False  # the main language stood below its key, too, as in `/en/posts/x/`
    #: Other addresses of old, and what is there now, e.g. `/archives/: /blog/archive/`. Not one of Hugo's.
    moved: Mapping[str, Any] = field(default_factory=dict)
    #: Static files that would be pages here, e.g. `[fonts/README.md]`, or move with a page beside. Not one of Hugo's.
    as_they_are: tuple[str, ...] = ()
    #: A page's title stands above its text, as in Hugo's themes, not a heading of the first level. Not one of Hugo's.
    title_above: bool = False
    timezone: str = "UTC"  # zone of dates that name none, e.g. `Asia/Ho_Chi_Minh`
    #: A link that leads nowhere as it is written may name a page as `ref` does, `[b](b.md)`, which is what Hugo's own
    #: link hook does on sites with several languages (`renderHooks.link.useEmbedded`).
    link_hook: bool = False
    #: An image beside the page may be named by other letter case, as Hugo's and most themes' image hook finds it.
    image_hook: bool = False
    linkify: bool = True  # make links of bare addresses
    typographer: bool = True  # turn straight quotes, dashes and dots into typographic ones
    emoji: bool = False  # read short names of emoji (`enableEmoji`)
    #: Backslashes in formulas are read as in text before TeX sees them, so that a new line is written as four of them:
    #: what a Hugo without `passthrough` does. Not one of Hugo's.
    escaped_maths: bool = False
    #: What formulas may use beside TeX's own, e.g. `{\RR: \mathbb{R}}`: KaTeX's option `macros`. Not one of Hugo's.
    maths_macros: Mapping[str, Any] = field(default_factory=dict)
    wrap_images: bool = True  # an image alone is in a paragraph (`parser.wrapStandAloneImageWithinParagraph`)
    #: Images alone in a paragraph are figures with their `title` as the caption, or with their `text`, as themes' image
    #: hooks make them; those without one (`bare_figures`) or in a line with text (`inline_figures`), too, as a site's
    #: own hook does. `figure_widths` gives them a `width`, which else only their styles say. Not Hugo's.
    image_captions: str = ""
    bare_figures: bool = False
    inline_figures: bool = False
    figure_widths: bool = False
    block_attributes: bool = False  # a line such as `{.wide}` below a block is the block's (`parser.attribute.block`)
    hard_wraps: bool = False  # a line's end in a paragraph is one for readers, too (`renderer.hardWraps`)
    #: Further signs in texts: `mark` reads `==x==`, `insert` `++x++`, `subscript` `~x~`, `superscript` `^x^`
    #: (`extensions.extras`); lines of East Asian text are joined as `simple` or `css3draft` has it, and `escaped_space`
    #: takes backslashes with a blank out of it (`extensions.cjk`).
    extras: tuple[str, ...] = ()
    #: What the typographer writes, by Hugo's names, e.g. `leftDoubleQuote: „` (`extensions.typographer`).
    signs: Mapping[str, Any] = field(default_factory=dict)
    has_cjk_language: bool = False  # in pages with Chinese, Japanese or Korean letters each of these counts as a word
    auto_id_type: str = "github"  # how headings' ids are made: `github`, `github-ascii` or `blackfriday` (`autoIDType`)
    #: The signs of formulas on all pages, e.g. `{block: [["$$", "$$"]], inline: [["@", "@"]]}` (`delimiters`).
    passthrough: Mapping[str, Any] = field(default_factory=dict)
    summary_length: int = 70  # after how many words a summary ends, with the paragraph
    #: Publish drafts, posts of the future and expired ones.
    build_drafts: bool = False
    build_future: bool = False
    build_expired: bool = False
    #: Regular expressions; a content file whose path has a match is none (`ignoreFiles`).
    ignore_files: tuple[str, ...] = ()
    #: Front matter for all pages, or for those that its `target` names; a mapping or a list of them.
    cascade: object = field(default_factory=dict)
    #: What the sitemap says of pages that do not say it, e.g. `{changefreq: weekly, priority: 0.5}`.
    sitemap: Mapping[str, Any] = field(default_factory=dict)
    #: Which blocks of code have numbers before their lines where they do not say so: `named`, those of a language
    #: (`markup.highlight.lineNos`), or `all` (with `guessSyntax`, too).
    line_numbers: str = ""
    #: The site's own parameters and its theme's switches, names in lower case, e.g. `showtoc: true`.
    params: Mapping[str, Any] = field(default_factory=dict)
    gists: bool = True  # `gist` shows the code, which a build reads from GitHub once, not a link. Not one of Hugo's
    fast: bool = True  # take the shortcuts of `hugo_site.speed`; the site is the same without. Not one of Hugo's
    small_images: bool = True  # give browsers smaller copies of images to choose from. Not one of Hugo's

    @property
    def anchors(self) -> AnchorType:
        """How headings' ids are made; raises ValueError."""
        for known in ANCHORS:
            if known == self.auto_id_type:
                return known
        raise ValueError(f'it is "{self.auto_id_type}"; write one of {", ".join(ANCHORS)}')

    @cached_property
    def delimiters(self) -> Delimiters:
        """The signs of formulas; raises ValueError."""
        kinds = ("block", "inline")
        pairs = {kind: tuple(map(_pair, self.passthrough.get(kind) or ())) for kind in kinds}
        if not self.passthrough.keys() <= set(kinds):
            raise ValueError(_PASSTHROUGH)
        return Delimiters(**pairs)

    @property
    def zone(self) -> tzinfo:
        """The zone that `timezone` names."""
        return UTC if self.timezone == "UTC" else ZoneInfo(self.timezone)

    def tag_slug(self, tag: str) -> str:
        """Return the last part of a tag's address of old; empty where it has none, or shall be in ASCII."""
        parts = self.urls.of_term("tags", tag).strip("/").removesuffix(".html").split("/")
        return parts[-1] if self.tag_addresses == "hugo" and len(parts) == 2 else ""

    @property
    def markup(self) -> MarkupSettings:
        """How texts are read; raises ValueError."""
        return MarkupSettings(
            typographic=self.typographer,
            linkify=self.linkify,
            emoji=self.emoji,
            anchors=self.anchors,
            passthrough=self.delimiters,
            escaped_maths=self.escaped_maths,
            line_numbers=self.line_numbers,
            wrap_images=self.wrap_images,
            image_captions=self.image_captions,
            bare_figures=self.bare_figures,
            inline_figures=self.inline_figures,
            figure_widths=self.figure_widths,
            block_attributes=self.block_attributes,
            hard_wraps=self.hard_wraps,
            extras=self.extras,
            signs={str(name).lower(): str(sign) for name, sign in self.signs.items()},
        )

    @property
    def rules(self) -> PathRules:
        """How addresses were written."""
        return PathRules(
            lower=not self.disable_path_to_lower,
            accents=not self.remove_path_accents,
            ugly=self.ugly_urls,
            ugly_sections=self.ugly_sections,
            section_slugs=tuple((str(folder), str(slug)) for folder, slug in self.section_slugs.items()),
        )

    @property
    def urls(self) -> HugoUrls:
        """The addresses of old."""
        return HugoUrls(self.permalinks, self.rules, ("tags", "categories", *map(str, self.taxonomies.values())))

    @property
    def preview(self) -> Preview:
        """What is published although it is not to be read yet."""
        return Preview(self.build_drafts, self.build_future, self.build_expired)

    @cached_property
    def cascades(self) -> Sequence[Entry]:
        """The entries of `cascade`; raises CascadeError."""
        return read_cascade(lower_names(self.cascade), "mkdocs.yml")

    @cached_property
    def ignored(self) -> Sequence[re.Pattern[str]]:
        """The expressions of `ignore_files`; raises re.error."""
        return [re.compile(each) for each in self.ignore_files]

    @cached_property
    def site_params(self) -> Mapping[str, Any]:
        """The parameters of the site, names in lower case."""
        found: Mapping[str, Any] = lower_names(dict(self.params))
        return found


def _pair(value: object) -> tuple[str, str]:
    match value:
        case [str(opening), str(closing)] if opening and closing:
            return opening, closing
    raise ValueError(_PASSTHROUGH)


def read_settings(values: object) -> HugoSettings:
    """Return the settings that `values` holds.

    Raises:
        ConfigurationError: a setting that there is not, or a value that it cannot have.
    """
    settings = read_block(HugoSettings, values, "extra.hugo")
    _check_reading(settings)
    _check_permalinks(settings)
    _check_addresses(settings)
    _check_publication(settings)
    return settings


def _check_reading(settings: HugoSettings) -> None:
    """Refuse what no date, heading, formula or list can be read with."""
    try:
        _ = settings.zone
    except (KeyError, OSError, ValueError) as error:
        told = f'there is no zone "{settings.timezone}"; write e.g. Asia/Ho_Chi_Minh'
        raise wrong("extra.hugo.timezone", told) from error
    for name in ("anchors", "delimiters"):
        try:
            getattr(settings, name)
        except ValueError as error:
            raise wrong(f"extra.hugo.{_READ_FROM[name]}", str(error)) from error
    if not all(isinstance(each, str) for pair in settings.maths_macros.items() for each in pair):
        raise wrong("extra.hugo.maths_macros", r"it has texts; write e.g. {'\RR': '\mathbb{R}'}")
    for name in ("summary_length", "pager"):
        if getattr(settings, name) < 0:
            raise wrong(f"extra.hugo.{name}", f"{getattr(settings, name)} must be a number from 0 on")
    for name in settings.params:
        near = get_close_matches(str(name).lower(), SWITCHES, n=1, cutoff=0.9)
        if near and str(name).lower() not in SWITCHES and near[0] != f"{name}s".lower():
            raise wrong(f"extra.hugo.params.{name}", f'the theme has no such switch; write "{near[0]}"')


def _check_publication(settings: HugoSettings) -> None:
    for name in lower_names(dict(settings.sitemap)).keys() - SITEMAP:
        raise wrong(f"extra.hugo.sitemap.{name}", f"it is not read; write one of {', '.join(SITEMAP)}")
    for name, told in sitemap_faults(lower_names(dict(settings.sitemap))):
        raise wrong(f"extra.hugo.sitemap.{name}", told)
    try:
        _ = settings.ignored
    except re.error as error:
        raise wrong("extra.hugo.ignore_files", f"{error.pattern!r} is no regular expression: {error}") from error
    try:
        for entry in settings.cascades:
            for name, value in entry.values.items():
                check_value(name, value)
    except (CascadeError, WrongValueError) as error:
        raise wrong("extra.hugo.cascade", str(error)) from error


def _check_permalinks(settings: HugoSettings) -> None:
    try:
        for section in (settings.section, *settings.sections):
            settings.urls.of(Page(f"{section}/x.md"))
    except PermalinkError as error:
        raise wrong("extra.hugo.permalinks", str(error).removeprefix("permalinks: ")) from error


def _check_addresses(settings: HugoSettings) -> None:
    for old, new in settings.moved.items():
        if not (str(old).startswith("/") and isinstance(new, str) and new.startswith("/")):
            told = f"{old!r}: {new!r} must be addresses; write e.g. /archives/: /blog/archive/"
            raise wrong("extra.hugo.moved", told)
        if not str(old).strip("/").removesuffix("index.html"):
            raise wrong("extra.hugo.moved", f"{old!r} is the home page, which leads nowhere else; take it out")
    for name, known in _ONE_OF.items():
        if (said := getattr(settings, name)) not in known:
            raise wrong(f"extra.hugo.{name}", f'"{said}" must be {" or ".join(filter(None, known))}')
    for name in settings.feeds:
        if {"", ".."} & {*name.split("/")} or not name.endswith((".xml", ".rss", ".atom")):
            raise wrong("extra.hugo.feeds", f'"{name}" is no name of a feed\'s file; write e.g. atom.xml')
    for name in settings.taxonomies.values():
        if not isinstance(name, str):
            raise wrong("extra.hugo.taxonomies", f"{name!r} must be a text; write e.g. series: series")
