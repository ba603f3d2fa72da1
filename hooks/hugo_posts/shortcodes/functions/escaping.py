"""Filters that put a value where Jinja's own escaping is none: addresses, scripts, styles, attributes without quotes.

Source: https://pkg.go.dev/html/template#hdr-Contexts; what is refused there is `#ZgotmplZ` there and here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from hugo_posts.html.markup import plain_text
from hugo_posts.html.template_url import refused_scheme, template_url
from hugo_posts.shortcodes.functions.go_text import as_go_prints
from hugo_posts.shortcodes.functions.values import Trusted

_REFUSED = "#ZgotmplZ"
_SAFE_STYLE = re.compile(r"[\w\s.,%#!/+-]*", re.ASCII)
_STYLE_WORDS = re.compile(r"expression|mozbinding", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"[a-zA-Z][\w-]*")
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def _url(value: Any) -> str:
    """Return an address; one that would run a script is refused unless the template vouches for it."""
    address = as_go_prints(value)
    scheme = address.partition(":")[0] if ":" in address.partition("/")[0] else ""
    if not isinstance(value, Trusted) and (
        refused_scheme(address) or scheme.lower() not in ("", "http", "https", "mailto")
    ):
        return _REFUSED
    return template_url(address)


def _url_part(value: Any) -> str:
    return template_url(value) if isinstance(value, Trusted) else quote(as_go_prints(value), safe="-._~")


def _plain(value: Any) -> Any:
    """Return a value for an attribute: of HTML the text alone."""
    return plain_text(value) if isinstance(value, Markup) else value


def _unquoted(value: Any) -> Markup:
    written = escape(as_go_prints(value))
    return Markup(re.sub(r"[\s=`]", lambda match: f"&#{ord(match[0])};", written))


def _attribute_name(value: Any) -> Markup:
    text = as_go_prints(value)
    if isinstance(value, Trusted):
        return Markup(text)
    return Markup(text if _ATTRIBUTE.fullmatch(text) and not text.lower().startswith("on") else "ZgotmplZ")


def _script(value: Any) -> Markup:
    if isinstance(value, Trusted):
        return Markup(value)
    written = json.dumps(str(value) if isinstance(value, str) else value, ensure_ascii=False, default=str)
    return Markup("".join(_IN_SCRIPT.get(character, character) for character in written))


def _script_text(value: Any) -> Markup:
    written = json.dumps(as_go_prints(value), ensure_ascii=False)[1:-1].replace("'", "\\u0027").replace("/", "\\/")
    return Markup("".join(_IN_SCRIPT.get(character, character) for character in written.replace('\\"', "\\u0022")))


def _css(value: Any) -> Any:
    text = as_go_prints(value)
    if isinstance(value, Trusted):
        return Markup(escape(text))
    return text if _SAFE_STYLE.fullmatch(text) and "//" not in text and not _STYLE_WORDS.search(text) else "ZgotmplZ"


FILTERS: Mapping[str, Callable[[Any], Any]] = {
    "attribute_name": _attribute_name,
    "css": _css,
    "plain": _plain,
    "script": _script,
    "script_text": _script_text,
    "unquoted": _unquoted,
    "url": _url,
    "url_more": lambda value: template_url(as_go_prints(value)),
    "url_part": _url_part,
}
