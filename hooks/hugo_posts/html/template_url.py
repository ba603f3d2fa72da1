"""Addresses as Go's html/template writes them, which is how Hugo's shortcodes write every `src` and `href`."""

from __future__ import annotations

import re
from urllib.parse import quote

_KEPT = "-._~!#$&*+,/:;=?@[]"
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_REFUSED = frozenset(["data", "javascript", "vbscript"])


def template_url(url: str) -> str:
    """Return `url` with the characters percent-encoded that Go encodes: spaces, quotes, brackets, non-ASCII.

    Source: Go's html/template, url.go, function processURLOnto.
    """
    return quote(_STRAY_PERCENT.sub("%25", url.strip()), safe=_KEPT + "%")


def refused_scheme(url: str) -> str | None:
    """Return the scheme of `url` when it could run code in the reader's browser (`javascript:`, `data:`), else None."""
    match = _SCHEME.match(_IGNORED_BY_BROWSERS.sub("", url))
    scheme = match[1].lower() if match else ""
    return scheme if scheme in _REFUSED else None
