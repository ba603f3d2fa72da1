"""Hugo's template functions, for a shortcode's Jinja template: `hugo.replace(text, "a", "b")`.

Arguments, their order and results are Hugo's; names are in lower case. Source: https://gohugo.io/functions/.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from hugo_posts.shortcodes.functions.addresses import ADDRESSES, from_root
from hugo_posts.shortcodes.functions.lists import LISTS
from hugo_posts.shortcodes.functions.numbers import NUMBERS
from hugo_posts.shortcodes.functions.texts import TEXTS
from hugo_posts.shortcodes.functions.values import VALUES

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **TEXTS,
    **LISTS,
    **NUMBERS,
    **ADDRESSES,
    **from_root("/"),
    **VALUES,
}
"""Every function, by its name in lower case."""


def hugo_functions(base_path: str) -> SimpleNamespace:
    """Return what templates call `hugo` on a site whose address has this path, e.g. `/repo/`."""
    return SimpleNamespace(**{**FUNCTIONS, **from_root(base_path)})
