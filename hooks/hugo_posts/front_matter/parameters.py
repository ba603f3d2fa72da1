"""Parameters of a page or a site, as Hugo's `.Params` and `param` know them.

Names count in any letter case, a period leads into a mapping, and what front matter has under `params` stands beside,
and goes before, the rest. Source: https://gohugo.io/methods/page/params/, https://gohugo.io/methods/page/param/.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def with_params(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return front matter with its `params` among the other values."""
    own = values.get("params")
    return {**values, **own} if isinstance(own, Mapping) else values


def parameter(values: Mapping[str, Any], name: str) -> Any:
    """Return the value that `name`, e.g. `author.name`, has in nested mappings; None without one."""
    found = next((value for key, value in values.items() if str(key).lower() == name.lower()), None)
    if found is not None or "." not in name:
        return found
    first, _, rest = name.partition(".")
    inside = parameter(values, first)
    return parameter(inside, rest) if isinstance(inside, Mapping) else None


def param(page: Mapping[str, Any], site: Mapping[str, Any], name: str) -> Any:
    """Return what Hugo's `.Param` does: the page's value, else the site's, None without any.

    Args:
        page: the page's front matter with its params.
        site: the site's params.
        name: e.g. `ShowToc`, or `cover.hidden`.
    """
    value = parameter(page, name)
    return parameter(site, name) if value is None else value
