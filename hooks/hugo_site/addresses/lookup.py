"""Which file of the site an address in a text names.

Hugo leaves addresses in Markdown as they are written, so authors write what the browser will ask for:
`/dl/dl.jpg` (static file), `/posts/other/` (page), `../other/` (relative to the page's address),
`photo.jpg` (beside the post in a page bundle). MkDocs authors write source paths: `other.md`. All are found.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from mimetypes import guess_type
from typing import Final
from urllib.parse import SplitResult, quote, unquote, urlsplit

from hugo_posts.record import dataclass
from mkdocs.structure.files import File

from .content_paths import ContentPaths

#: Files that MkDocs and its plugins write although no source file stands for them.
GENERATED = ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "index.xml", "feed.json")


@dataclass(frozen=True)
class Place:
    """Something that the site will contain."""

    url: str  # its address relative to the site's root, percent-encoded; from the host's with a slash in front
    file: File | None  # its file; None when a plugin writes it
    is_copy: bool = False  # whether it is one more of the file, at its address of old


class Addresses:
    """All addresses of one build.

    Attributes:
        content: the pages by their places below Hugo's `content/`.
    """

    def __init__(  # noqa: PLR0913 (all that an address may name)
        self,
        files: Iterable[File],
        old: Mapping[str, File],
        *,
        base_path: str = "/",
        unpublished: Mapping[str, str] | None = None,
        moved: Mapping[str, str] | None = None,
        content: ContentPaths | None = None,
        relative_to_root: bool = False,
        homes: Mapping[str, str] | None = None,
    ) -> None:
        """Note every address.

        Args:
            files: every file of the site.
            old: addresses that pages and files had in Hugo, from the site's root, and what each names now.
            base_path: path of `site_url`, e.g. `/repo/`.
            unpublished: addresses and source paths of posts that are left out now, and each one's file for messages.
            moved: other addresses of old, and the addresses of today.
            content: the pages by their places below Hugo's `content/`.
            relative_to_root: an address without a slash at its beginning may be from the site's root, too.
            homes: other folders that addresses in a page are relative to, by the page's source path.
        """
        self._homes = homes or {}
        self._copies: dict[str, Place] = {}
        self._places = {name: Place(quote(name), None) for name in GENERATED}
        for address, file in old.items():
            self._places[_key(address)] = Place(file.url, file)
        for address, url in (moved or {}).items():
            self._places[_key(address)] = Place(url.lstrip("/"), None)
        for file in files:
            self._places[_key(unquote(file.url))] = Place(file.url, file)
        for file in files:
            self._places.setdefault(_key(file.src_uri), Place(file.url, file))
        self._base_path = base_path.strip("/")
        self.relative_to_root = relative_to_root
        self.content: Final = content or ContentPaths({})
        self._unpublished = {_key(address): name for address, name in (unpublished or {}).items()}
        self._old_homes = {file.src_uri: _folder(address) for address, file in reversed(list(old.items()))}

    def find(self, path: str, origin: File) -> Place | None:
        """Return what `path` names in the text of `origin`, None when the site has no such thing.

        Args:
            path: path of a link, without query and fragment, percent-encoded or not.
            origin: the page's file.
        """
        found = (place for key in self._candidates(path, origin) if (place := self._places.get(_key(key))))
        place = next(found, None)
        return self._copies.get(place.file.src_uri, place) if place and place.file else place

    def prefer(self, copies: Mapping[str, File]) -> None:
        """Let links lead to files' copies at their addresses of old; pictures, which get smaller ones, stay."""
        for address, file in copies.items():
            self._places.setdefault(_key(address), Place(file.url, file))
            if not _is_picture(file):
                self._copies[file.src_uri] = Place(quote(address.lstrip("/")), file, is_copy=True)

    def share(self, files: Iterable[File], root: str) -> None:
        """Let links to files, but to pictures, lead to those of the site that stands at `root`, e.g. `/repo/`."""
        for file in (each for each in files if not _is_picture(each)):
            self._copies[file.src_uri] = Place(f"{root}{file.url}", file, is_copy=True)

    @property
    def all(self) -> Mapping[str, str]:
        """All that leads somewhere, from the site's root, without slashes at their ends, and where."""
        return {key: place.url for key, place in self._places.items()}

    def add(self, moved: Mapping[str, str]) -> None:
        """Note further addresses of old, each with the address of today, where nothing else is known."""
        for address, url in moved.items():
            self._places.setdefault(_key(address), Place(url.lstrip("/"), None))

    def unpublished(self, path: str, origin: File) -> str | None:
        """Return the file of the post that `path` would name if it were published now; arguments as for `find`."""
        found = (name for key in self._candidates(path, origin) if (name := self._unpublished.get(_key(key))))
        return next(found, None)

    def alike(self, path: str, origin: File) -> str | None:
        """Return the source path of a file whose name differs by letter case from `path`; arguments as for `find`."""
        found = (self._folded.get(_key(key).casefold()) for key in self._candidates(path, origin))
        return next((name for name in found if name), None)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {key.casefold(): place.file.src_uri for key, place in self._places.items() if place.file}

    def leads_to(self, path: str, place: Place) -> bool:
        """Tell whether a browser finds `place` by `path` as it is written: from the root of a site that lives there."""
        exact = not self._base_path and path.startswith("/")
        return exact and _normal_path(unquote(path)) == _normal_path(unquote(place.url))

    def inside(self, path: str) -> str:
        """Return a path from the host's root as one from the site's, `/a.png` for `/repo/a.png`; any other as it is."""
        below = self._base_path and path.startswith(f"/{self._base_path}/")
        return path[len(self._base_path) + 1 :] if below else path

    def _candidates(self, path: str, origin: File) -> Iterator[str]:
        return self._rooted(path, origin) if path.startswith("/") else self._relative(path, origin)

    def _rooted(self, path: str, origin: File) -> Iterator[str]:
        yield from dict.fromkeys((unquote(path), inner := unquote(self.inside(path))))
        own = f"/{unquote(origin.url)}"
        if own.endswith("/") and inner.startswith(own):  # as templates have it: the page's address, and a file's name
            yield posixpath.join("/", posixpath.dirname(origin.src_uri), inner.removeprefix(own))

    def _relative(self, path: str, origin: File) -> Iterator[str]:
        homes = [posixpath.dirname(origin.src_uri), unquote(origin.url), self._old_homes.get(origin.src_uri)]
        if path.endswith("/"):  # no file but an address, which a browser reads from the page's own
            homes.reverse()
        homes += ["/"] if self.relative_to_root else []
        homes.append(self._homes.get(origin.src_uri))
        for home in homes:
            if home is not None:
                yield posixpath.join("/", home, unquote(path))
        above, static, inner = unquote(path).partition("static/")
        if static and above.strip("./") == "":  # the file as an editor shows it, which a render hook made an address of
            yield f"/{inner}"


def split_local(url: str) -> SplitResult | None:
    """Return the parts of `url` when it points into the site by a path; None for all other addresses."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if len(parts.scheme) == 1 or parts.scheme == "file":  # `C:\a.png`, a file of the author's own computer
        return SplitResult("", "", url, "", "")
    return parts if parts.path and not parts.scheme and not parts.netloc else None


def _is_picture(file: File) -> bool:
    return (guess_type(file.src_uri)[0] or "").startswith("image/")


def _folder(address: str) -> str:
    """Return what addresses in a page are relative to: `/a/` for `/a/` and for `/a/b.html`."""
    return address[: address.rfind("/") + 1]


def _key(path: str) -> str:
    """Return the one spelling of a path, whether its letters are composed, as on Linux, or not, as on some Macs."""
    return _normal_path(path if path.isascii() else unicodedata.normalize("NFC", path))


def _normal_path(path: str) -> str:
    """Return the one spelling under which `/a/b/`, `a/b` and `a/b/index.html` are the same."""
    normal = posixpath.normpath(posixpath.join("/", path)).lstrip("/")
    return posixpath.dirname(normal) if posixpath.basename(normal) == "index.html" else normal
