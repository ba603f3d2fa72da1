"""Functions on addresses and paths. Source: https://gohugo.io/functions/urls/, /path/.

The converter resolves the addresses in the tags of a shortcode's output, relative to the page; one in a script, a style
or an attribute for scripts stays, so that `relURL` gives the path of the site, too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from hugo_posts.front_matter.permalink import sanitise
from hugo_posts.html.image import IMAGE_SUFFIXES
from hugo_posts.shortcodes.functions.go_text import as_go_prints


def from_root(base_path: str) -> Mapping[str, Callable[..., str]]:
    """Return `relURL` and its kin for a site; all give an address without its host.

    Args:
        base_path: path of `site_url`, e.g. `/` or `/repo/`.
    """
    return dict.fromkeys(("abslangurl", "absurl", "rellangurl", "relurl"), partial(_from_root, base_path))


def _from_root(base_path: str, *arguments: Any) -> str:
    """Return an address from the host's root; one that begins there, or has a host of its own, stays."""
    address = as_go_prints(arguments[-1])
    parts = urlsplit(address)
    return address if parts.scheme or parts.netloc or address.startswith("/") else base_path + address


def _parsed(value: Any) -> dict[str, Any]:
    """Return the parts of an address under Go's names (https://pkg.go.dev/net/url#URL)."""
    parts = urlsplit(as_go_prints(value))
    return {
        "String": parts.geturl(),
        "Scheme": parts.scheme,
        "Host": parts.netloc,
        "Hostname": parts.hostname or "",
        "Path": parts.path,
        "RawQuery": parts.query,
        "Fragment": parts.fragment,
        "IsAbs": bool(parts.scheme),
    }


def _joined(*values: Any) -> str:
    parts = [as_go_prints(part) for value in values for part in (value if isinstance(value, list) else [value])]
    kept = [part for part in parts if part]
    return posixpath.normpath("/".join(kept)).replace("//", "/") if kept else ""


def _querify(*values: Any) -> str:
    if len(values) == 1 and isinstance(values[0], Mapping):
        return urlencode(sorted((name, as_go_prints(value)) for name, value in values[0].items()))
    flat = values[0] if len(values) == 1 else values
    return urlencode([(as_go_prints(a), as_go_prints(b)) for a, b in zip(flat[::2], flat[1::2], strict=False)])


_PICTURES = tuple(IMAGE_SUFFIXES)
_SOUNDS = (".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav")


def _addresses(values: Iterable[Any]) -> list[str]:
    """Return those of a shortcode's arguments that are addresses."""
    texts = (value for value in values if isinstance(value, str) and not any(map(str.isspace, value)))
    return [text for text in texts if "://" in text or text.startswith("/") or _ends(text, _PICTURES + _SOUNDS)]


def _words(values: Iterable[Any], addresses: Sequence[str]) -> str:
    """Return the first of a shortcode's arguments that is a text with a space in it, or the only other one."""
    texts = [value for value in values if isinstance(value, str) and value not in addresses]
    return next((text for text in texts if " " in text), texts[0] if len(texts) == 1 else "")


def _ends(address: str, endings: tuple[str, ...]) -> bool:
    try:
        return urlsplit(address).path.lower().endswith(endings)
    except ValueError:
        return False


ADDRESSES: Mapping[str, Callable[..., Any]] = {
    "addresses": _addresses,
    "is_picture": lambda address: _ends(address, _PICTURES),
    "is_sound": lambda address: _ends(address, _SOUNDS),
    "words": _words,
    "path_base": lambda path: posixpath.basename(as_go_prints(path)),
    "path_basename": lambda path: posixpath.splitext(posixpath.basename(as_go_prints(path)))[0],
    "path_clean": lambda path: posixpath.normpath(as_go_prints(path)),
    "path_dir": lambda path: posixpath.dirname(as_go_prints(path)) or ".",
    "path_ext": lambda path: posixpath.splitext(as_go_prints(path))[1],
    "path_join": _joined,
    "querify": _querify,
    "urlize": lambda value: sanitise(as_go_prints(value)),
    "urlquery": lambda *values: quote_plus("".join(map(as_go_prints, values))),
    "urls_joinpath": _joined,
    "urls_parse": _parsed,
}
