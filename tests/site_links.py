"""Where the links of a built site lead: every address in every page, looked up among the built files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

# The attributes that hold one address each, in what Material's templates and posts produce.
ADDRESSES = ("href", "src", "poster", "action", "data-src")


@dataclass(frozen=True)
class Link:
    """An address as it is written in a page; `page` is the page's path below the site's folder."""

    page: str
    address: str

    def __str__(self) -> str:
        """Say it as a line of a failing test's message."""
        return f"{self.page}: {self.address}"


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site as a server would hand them out."""

    folder: Path  # The folder of the built site
    url: str  # Where the site will live, with its sub-path and a closing slash

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every page, parsed, by its path below the folder."""
        return {
            path.relative_to(self.folder).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """What a fragment can point at in each page."""
        return {
            path: {
                value
                for node in page.css("[id], a[name]")
                for key in ("id", "name")
                if (value := node.attributes.get(key))
            }
            for path, page in self.pages.items()
        }

    def links(self) -> Iterator[Link]:
        """Every address in every page: links, images, scripts, sources of a set, canonical and refresh addresses."""
        for path, page in self.pages.items():
            for node in page.css("*"):
                for key in ADDRESSES:
                    if (address := node.attributes.get(key)) is not None:
                        yield Link(path, address)
                for candidate in (node.attributes.get("srcset") or "").split(","):
                    if candidate.strip():
                        yield Link(path, candidate.split()[0])

    def broken_links(self) -> list[Link]:
        """The links to a page, file or anchor of this site that is not there; those to other sites are not followed."""
        return [link for link in self.links() if not self._leads_somewhere(link)]

    def _leads_somewhere(self, link: Link) -> bool:
        target = urlsplit(urljoin(self.url + link.page, link.address.strip()))
        home = urlsplit(self.url)
        if (target.scheme, target.netloc) != (home.scheme, home.netloc):
            return True
        if not (target.path or "/").startswith(home.path):
            return False  # on the same host, but beside the site: `/dl/x.jpg` written into a site under `/repo/`
        path = unquote(target.path.removeprefix(home.path))
        if path.endswith("/") or not path:
            path += "index.html"
        if not (self.folder / path).is_file():
            return False
        if path not in self.anchors:
            return True  # a picture's `#center` or `#only-dark` is for stylesheets
        return not target.fragment or unquote(target.fragment) in self.anchors[path]
