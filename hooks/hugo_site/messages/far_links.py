"""Links to other sites: whether there is still something where they lead. For `check_site --links` alone.

Each address is asked once, each host by one request at a time and with a pause between two; what answered is kept for a
month. A server that wants no programs (401, 403, 429 …) is left in peace, and nothing is said of it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from hugo_posts.html.scanner import tags

from ..files.whole_file import write_whole

_AGENT = "hugo-site check_site (looks once a month whether links still lead somewhere)"
_SECONDS = 15
_PAUSE = 2.0
_KEPT = 30 * 24 * 3600
#: What says that a page is not there, or its server is broken; RFC 9110, section 15.
_GONE = {404: "is not there any more", 410: "was taken away for good"}
#: What some servers say to the method HEAD only.
_ASK_AGAIN = frozenset({400, 403, 404, 405, 500, 501})


@dataclass(frozen=True, order=True)
class FarLink:
    """A link to another site, or a picture of one, in a page's text."""

    source: str  # the page's file as the author knows it
    line: int  # 1-based line of the file
    url: str  # the address, without the part of the page


def far_links(html: str, source: str, text: str) -> Iterator[FarLink]:
    """Yield what a page's text links to and shows of other sites.

    Args:
        html: the text as HTML.
        source: the page's file as the author knows it.
        text: what stands in the file; where an address stands there tells its line, the first where it does not.
    """
    for tag in tags(html, ("a", "img")):
        url = tag.attributes.get("href" if tag.name == "a" else "src") or ""
        if url.startswith(("http://", "https://")):
            place = max(text.find(url), 0)
            yield FarLink(source, text.count("\n", 0, place) + 1, urldefrag(url).url)


@dataclass
class FarSites:
    """Asks other sites."""

    kept: Path  # the file that keeps what has answered, and when
    allowed: tuple[str, ...] = ()  # how addresses begin that are not to be asked
    pause: float = _PAUSE  # seconds between two requests to a host
    clock: Callable[[], float] = time.time  # the time, in seconds
    wait: Callable[[float], None] = time.sleep  # waits for a number of seconds
    _next: dict[str, float] = field(default_factory=dict)

    def dead(self, links: Iterable[FarLink]) -> Iterator[tuple[FarLink, str]]:
        """Yield each link that leads nowhere with what is wrong, in the order of files and lines."""
        links = sorted(set(links))
        answered = self._kept()
        told: dict[str, str] = {}
        for url in dict.fromkeys(link.url for link in links):
            if url in answered or url.startswith(self.allowed):
                continue
            told[url] = self._ask(url)
            if not told[url]:
                answered[url] = self.clock()
                self._keep(answered)  # at once: whoever ends this goes on from here
        yield from ((link, told[link.url]) for link in links if told.get(link.url))

    def _kept(self) -> dict[str, float]:
        """Return when each address has answered, of those that need not be asked yet."""
        with suppress(OSError, ValueError, AttributeError, TypeError):
            found = json.loads(self.kept.read_text(encoding="utf-8"))
            return {url: when for url, when in found.items() if self.clock() - when < _KEPT}
        return {}

    def _keep(self, answered: dict[str, float]) -> None:
        with suppress(OSError):
            self.kept.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.kept, json.dumps(answered, indent=1).encode())

    def _ask(self, url: str) -> str:
        """Return what is wrong with an address; empty where nothing is."""
        try:
            asked = _in_ascii(url)
            status = self._status(asked, "HEAD")
            if status in _ASK_AGAIN:
                status = self._status(asked, "GET")
        except (URLError, HTTPException, OSError) as error:
            return f"cannot be reached: {getattr(error, 'reason', None) or error}"
        except ValueError:
            return "is no address"
        return _GONE.get(status) or (f"answers {status}, an error of its own" if status in (500, 502, 504) else "")

    def _status(self, url: str, method: str) -> int:
        host = urlsplit(url).netloc
        if (ahead := self._next.get(host, 0) - self.clock()) > 0:
            self.wait(ahead)
        try:
            request = Request(url, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})
            with urlopen(request, timeout=_SECONDS) as answer:
                return int(answer.status)
        except HTTPError as error:
            error.close()
            return error.code
        finally:
            self._next[host] = self.clock() + self.pause


def _in_ascii(url: str) -> str:
    """Return an address as it is sent (https://url.spec.whatwg.org/#url-serializing).

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    signs = "/%:@!$&'()*+,;=~?"
    return urlunsplit((parts.scheme, host, quote(parts.path, safe=signs), quote(parts.query, safe=signs), ""))
