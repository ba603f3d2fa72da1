"""The events that let a reader's browser choose an image's size. Registered by hooks/blog.py, made anew each build.

Images keep their address, where feeds, other sites and the zoom find the file as the author made it; `srcset` names
the copies beside it (https://html.spec.whatwg.org/multipage/images.html#sizes-attributes).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from hugo_posts.html.scanner import Tag, replace
from jinja2 import Environment
from material.plugins.blog.structure import Post
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from ..files.helper import Helper, start_helper
from ..files.whole_file import usable_folder
from ..log import log
from ..settings.folders import folders_of
from ..upstream.building import copy_by
from .variants import DamagedImageError, Original, make, original

#: What is behind an image's address to make that of a copy, and the copy's width in pixels.
Copy = tuple[str, int]

#: Fewer copies than this are made before a second process is of use.
_FEWEST = 6
#: Width of the column of text and of a card's picture in docs/assets/styles/, in CSS pixels.
COLUMN, CARD = 650, 240
_PIXELS = re.compile(r"(\d+)(?:px)?")
_STYLED = re.compile(r"(?:^|;)\s*width:\s*(\d+)px")


class ResponsiveImages:
    """Writes the copies that pages use into the pages, and makes them."""

    #: What the next build may take over (speed/again/kept_build.py).
    kept = ("_images", "_published", "_base")

    def __init__(self, config: MkDocsConfig) -> None:
        self._home = Path(config.config_file_path).parent
        self._cache = folders_of(config).cache / "images"
        if instead := usable_folder(self._cache):
            self._cache, self._temporary = Path(instead.name), instead  # which lives as long as this
        self._planned: dict[Original, dict[int, File]] = {}
        self._helper: Helper | None = None
        self._late: list[Callable[[], None]] = []
        self._is_built = False

    def note_images(self, files: Files, *, config: MkDocsConfig) -> None:
        """Note where images are."""
        self._images = {unquote(file.url): file for file in files.media_files() if file.abs_src_path}
        self._published: dict[tuple[str, int], Sequence[Copy]] = {}
        self._base = urlsplit(config.site_url or "").path.rstrip("/")

    def name_copies(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a page's images their copies, and its card and its cover theirs."""

        def mark(tag: Tag) -> str:
            attributes = tag.attributes
            src, shown = attributes.get("src", ""), _shown(attributes)
            copies = () if "srcset" in attributes else self._publish(src, page, shown, files, config)
            return f"<img{srcset(src, copies, shown)}{html[tag.start + len('<img') : tag.end]}"

        if isinstance(page, Post):
            card, cover = page.excerpt, page.excerpt.cover
            card.image_copies = self._publish("/" + (card.image or ""), page, CARD, files, config)
            card.cover_copies = self._publish(cover.url, page, COLUMN, files, config) if cover else ()
        marked = replace(html, "img", mark)
        if self._is_built:  # one page is built again under `mkdocs serve`, and files are copied no more
            for added in self._make_copies():
                added.copy_file()
        return marked

    def tell_templates(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let templates of cards and covers name their copies."""
        env.globals["srcset"] = srcset

    def draw_copies(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Let another process make the copies that pages name, while this one writes pages; or make them now."""
        copies = [image.copy(width, self._cache) for image, widths in self._planned.items() for width in widths]
        missing = sum(not path.exists() for path in copies)
        self._helper = start_helper([*self._planned], self._draw, 1) if missing >= _FEWEST else None
        if not self._helper:
            self._make_copies()
        for file in [file for copies in self._planned.values() for file in copies.values()]:
            self._late.append(file.copy_file)
            copy_by(file, lambda dirty: None)  # MkDocs comes to them next

    def end_copying(self, *, config: MkDocsConfig) -> None:
        """Put all copies into the site."""
        self._make_copies()
        self.stop()
        for copy in self._late:
            copy()
        self._is_built = True

    def stop(self, error: Exception | None = None) -> None:
        """Let no helper outlive the build."""
        if self._helper:
            self._helper.end()

    def _draw(self, image: Original) -> int:
        """Make an image's copies in another process; a damaged one is told of by this one, which comes to it, too."""
        with suppress(DamagedImageError):
            make(image, [*self._planned[image]], self._cache)
        return 0

    def _publish(self, src: str, page: Page, shown: int, files: Files, config: MkDocsConfig) -> Sequence[Copy]:
        """Add the copies of an image to the site and return them; none of an image that needs none."""
        file = self._images.get(self._path(src, page))
        if file is None:
            return ()
        place = (file.src_uri, shown)
        if place not in self._published:
            self._published[place] = self._copies(file, shown, files, config)
        return self._published[place]

    def _copies(self, file: File, shown: int, files: Files, config: MkDocsConfig) -> Sequence[Copy]:
        image = original(file.abs_src_path or "")
        widths = image.widths(shown) if image else []
        if not image or not widths:
            return ()
        for width in widths:
            path = f"{file.dest_uri}.{width}.webp"
            if files.get_file_from_path(path) is None:
                files.append(added := File.generated(config, path, abs_src_path=str(image.copy(width, self._cache))))
                self._planned.setdefault(image, {})[width] = added
        copies = [(f".{width}.webp", width) for width in widths]
        return [*copies, ("", image.width)] if image.is_needed(widths, shown) else copies

    def _make_copies(self) -> list[File]:
        """Make what is planned, and return its files; a damaged image stands for its copies as it is."""
        planned, self._planned = self._planned, {}
        for number, (image, copies) in enumerate(planned.items()):
            if self._helper:
                self._helper.go_on(number)
            try:
                make(image, [*copies], self._cache)
            except DamagedImageError as error:
                name = os.path.relpath(image.path, self._home)
                log.warning("%s: image: it is damaged (%s); export it again", name, error)
                for file in copies.values():
                    file.abs_src_path = image.path
        return [file for copies in planned.values() for file in copies.values()]

    def _path(self, src: str, page: Page) -> str:
        """Return the path of an image's address from the site's root; nothing of one that is elsewhere."""
        try:
            parts = urlsplit(src)
        except ValueError:
            return ""
        if parts.scheme or parts.netloc:
            return ""
        path = parts.path.removeprefix(self._base) if parts.path.startswith(f"{self._base}/") else parts.path
        return unquote(urljoin(f"/{page.url}", path)).lstrip("/")


def srcset(src: str, copies: Sequence[Copy], shown: int) -> str:
    """Return the attributes that name an image's copies, beginning with a space; nothing without copies.

    Args:
        src: the image's address.
        copies: its copies.
        shown: how wide the image is shown at most, in CSS pixels.
    """
    if not copies:
        return ""
    path = escape(urlsplit(src)._replace(fragment="", query="").geturl().replace(" ", "%20").replace(",", "%2C"))
    named = ", ".join(f"{path}{suffix} {width}w" for suffix, width in copies)
    return f' srcset="{named}" sizes="(max-width: {shown + 32}px) calc(100vw - 32px), {shown}px"'


def _shown(attributes: dict[str, str]) -> int:
    """Return how wide an image is shown at most, in CSS pixels."""
    given = _PIXELS.fullmatch(attributes.get("width", "")) or _STYLED.search(attributes.get("style", ""))
    return max(min(int(given[1]), COLUMN), 1) if given else COLUMN
