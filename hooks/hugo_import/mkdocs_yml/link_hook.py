"""Whether Hugo resolved the links of Markdown by its own link hook.

Source: https://gohugo.io/render-hooks/links/#embedded: by default it does on sites that name their languages, be it
one alone, unless the site or its theme has a hook of its own.
"""

from __future__ import annotations

from hugo_import.config import Config
from hugo_import.plan import Plan


def plan_link_hook(config: Config, plan: Plan) -> None:
    """Set `extra: hugo: link_hook` where links such as `[b](b.md)` led to a page by it."""
    homes = [config.site, *config.themes]
    has_own = any(next((home / "layouts").rglob("_markup/render-link.*"), None) for home in homes)
    old = config.get("markup", "goldmark", "renderhooks", "link", "enabledefault")
    wanted = config.text("markup", "goldmark", "renderhooks", "link", "useembedded") or ("fallback" if old else "auto")
    by_default = wanted == "fallback" or (wanted == "auto" and bool(config.languages))
    if wanted == "always" or (by_default and not has_own):
        plan.hugo["link_hook"] = True
