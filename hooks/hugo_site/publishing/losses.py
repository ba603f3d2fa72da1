"""What must not be lost by a deploy: pure functions on paths and texts, for hooks/publish.py.

Paths are those of files in the built site and on the published branch, from their roots, e.g. `blog/x/index.html`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import unescape
from urllib.parse import unquote, urljoin

from hugo_posts.record import dataclass

#: How many addresses a message lists below each other; its last lines, which are to be copied, hold all.
_SHOWN = 50
#: USER and REPO in the address of a remote at GitHub, by ssh or https.
_GITHUB = re.compile(r"github\.com[:/]([^/]+)/([^/]+?)(?:\.git)?/?$")
#: What readers and feed readers keep the addresses of.
_KEPT = re.compile(r"(^|/)(?:[^/]+\.(?:html?|pdf)|(?:index|feed|rss|atom)\.xml|feed\.json)$")
#: Further pages of a list; they come and go with the number of posts.
_FURTHER = re.compile(r"(^|/)page/\d+/[^/]*$")
_REFRESH = re.compile(r'http-equiv="refresh" content="0; url=([^"]*)"')


#: Letters of a text that is missed when it vanishes.
_MUCH = 200


@dataclass(frozen=True)
class Loss:
    """An address that readers know and that the next deploy would take away."""

    address: str  # the address, from the site's root, e.g. `/blog/x/`
    led_here: tuple[str, ...] = ()  # addresses that lead on to it and vanish with it


def pages_path(remote: str) -> str | None:
    """Return the path under which GitHub Pages serves a repository, None when the remote is not at GitHub.

    Source: https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages.
    """
    match = _GITHUB.search(remote)
    if match is None:
        return None
    user, repository = match.groups()
    return "/" if repository.lower() == f"{user.lower()}.github.io" else f"/{repository}/"


def vanishing(published: Iterable[str], built: Iterable[str], lists: Iterable[str]) -> list[str]:
    """Return the published pages, feeds and documents that a built site does not have.

    Args:
        published: the files on the published branch.
        built: the files of the site.
        lists: folders of lists that are made of posts, e.g. `blog/tags/`; they come and go with the posts.
    """
    gone = {path for path in set(published) - set(built) if _KEPT.search(path) and not _FURTHER.search(path)}
    return sorted(path for path in gone if path != "404.html" and not path.startswith(tuple(lists)))


def losses(gone: Mapping[str, str], taken_down: Iterable[str]) -> list[Loss]:
    """Return what would be lost, but for what the author has taken down; redirects stand with what they lead to.

    Args:
        gone: the published text of each vanishing file, by its path.
        taken_down: addresses that may vanish.
    """
    allowed = {address_key(address) for address in taken_down}
    targets = {address_of(path): _target(path, text) for path, text in gone.items()}
    led: dict[str, list[str]] = {address: [] for address in targets}
    for address, target in targets.items():
        if target in led and target != address:
            led[target].append(address)
    followers = {address for addresses in led.values() for address in addresses}
    return [
        Loss(address, tuple(led[address]))
        for address in led
        if address not in followers and address_key(address) not in allowed
    ]


def address_of(path: str) -> str:
    """Return the address of a file, from the site's root."""
    return "/" + (path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path)


def address_key(address: str) -> str:
    """Return what two spellings of an address have in common: `/a/`, `a` and `/a/index.html` are one."""
    return unquote(address).strip().removesuffix("index.html").strip("/")


def _target(path: str, text: str) -> str:
    """Return the address that a redirect page leads to, empty for any other page."""
    match = _REFRESH.search(text)
    return unquote(urljoin(address_of(path), unescape(match[1]))) if match else ""


def is_emptied(published: str, built: str) -> bool:
    """Tell whether next to nothing is left of a page's text; a page that leads on to another one is not meant."""
    before, after = _text(published), _text(built)
    return len(before) >= _MUCH and len(after) < len(before) / 10 and not _REFRESH.search(built)


def _text(page: str) -> str:
    """Return the text of a page without what stands around it on all pages."""
    from hugo_posts.html.summary import plainify  # noqa: PLC0415 (each build imports this module)

    article = page.partition("<article")[2].partition("</article>")[0]
    return " ".join(plainify(article.partition(">")[2]).split())


def loss_message(lost: Iterable[Loss]) -> str:
    """Return what to tell an author whose deploy would take addresses away, with the remedies to copy."""
    lost = list(lost)
    every = [address for loss in lost for address in (loss.address, *loss.led_here)]
    told = "1 address" if len(every) == 1 else f"{len(every)} addresses"
    return "\n".join(
        [
            f"Nothing was published: {told} that readers may have kept would be gone:",
            *(f"  {address}" for address in every[:_SHOWN]),
            *([f"  … and {len(every) - _SHOWN} more"] if len(every) > _SHOWN else []),
            "Written on another computer? Fetch it first: git pull",
            "Moved or renamed? Let the old addresses lead on, in the front matter of the post that is there now:",
            f"  aliases: [{', '.join(every)}]",
            "Taken down for good? Say so in mkdocs.yml, below extra:",
            f"  taken_down: [{', '.join(loss.address for loss in lost)}]",
        ]
    )
