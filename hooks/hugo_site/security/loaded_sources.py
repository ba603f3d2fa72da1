"""What the HTML of a page runs and loads: its inline scripts, and what its text brings in from where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit

from hugo_posts.html.embed_codes import sources_of_code
from hugo_posts.html.scanner import attributes_of, raw_text, tags

#: Attributes that load something, by element, and the directive that rules it (https://www.w3.org/TR/CSP3/).
_LOADS = {
    "script": ("src", "script-src"),
    "iframe": ("src", "frame-src"),
    "embed": ("src", "object-src"),
    "object": ("data", "object-src"),
    "form": ("action", "form-action"),
    "link": ("href", "style-src"),
    "a": ("href", "frame-src"),  # in a frame's own document, where a link leads the frame to another page
}
#: Those that a page's text has by itself.
LOADING = tuple(name for name in _LOADS if name != "a")
_SCRIPT_TYPE = re.compile(r"(?:text|application)/(?:x-)?(?:java|ecma)script|module|importmap|speculationrules|")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]+(?::\d+)?", re.IGNORECASE)


def inline_scripts(html: str) -> Iterator[str]:
    """Yield the text of each script in `html` that a browser would run; data blocks such as JSON-LD are none.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element.
    """
    for tag in tags(html, ("script",)):
        script = raw_text(html, tag)
        if script is not None and _runs(tag.inside):
            yield script.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=256)
def _runs(inside: str) -> bool:
    """Tell by what stands in its tag whether a script is one that runs, and stands in the page."""
    attributes = attributes_of(inside)
    return "src" not in attributes and bool(_SCRIPT_TYPE.fullmatch(attributes.get("type", "").strip().lower()))


def sources_of(html: str, *, is_frame: bool = False) -> Mapping[str, set[str]]:
    """Return where `html` loads from, as sources by the directive of a Content-Security-Policy that allows them.

    Images, sound and films are left out, as they are allowed from everywhere.

    Args:
        html: the text of a page.
        is_frame: whether it is a frame's own document, whose links are followed within the frame.
    """
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for tag in tags(html, _LOADS if is_frame else LOADING):
        attributes = tag.attributes
        attribute, directive = _LOADS[tag.name]
        if attribute in attributes:
            allowed = source_of(attributes[attribute], with_path=tag.name == "script")
            sources[directive] |= allowed
            for other, found in (
                sources_of_code(attributes[attribute]) if tag.name == "script" and allowed else {}
            ).items():
                sources[other] |= found
        if tag.name == "iframe" and "srcdoc" in attributes:
            for inner, found in sources_of(attributes["srcdoc"], is_frame=True).items():
                sources[inner] |= found
    return sources


def frame_documents(html: str) -> Iterator[str]:
    """Yield the documents that frames in `html` hold in themselves; they are ruled by the page's policy."""
    for document in (tag.attributes.get("srcdoc") for tag in tags(html, ("iframe",))):
        if document:
            yield document
            yield from frame_documents(document)


def source_of(url: str, *, with_path: bool = False) -> set[str]:
    """Return the source expression that allows `url`: its host, or the very file; none for what no policy can name."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return set()
    if parts.scheme not in ("", "http", "https"):
        return set()
    if not parts.netloc:
        return {"'self'"}
    path = quote(parts.path, safe="/%:@!$&*+=~()") if with_path else ""
    host = _host(parts)
    return {f"{parts.scheme or 'https'}://{host}{path}"} if host else set()


def _host(parts: SplitResult) -> str:
    try:
        host = parts.netloc.rpartition("@")[2].encode("idna").decode()
    except UnicodeError:
        return ""
    return host if _HOST.fullmatch(host) else ""
