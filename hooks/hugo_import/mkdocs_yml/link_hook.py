"""Whether Hugo resolved the links and images of Markdown by hooks.

Sources: https://gohugo.io/render-hooks/links/#embedded, https://gohugo.io/render-hooks/images/#embedded: by default
Hugo's own do on sites that name their languages, be it one alone, unless the site or its theme has hooks of its own.
"""

from __future__ import annotations

from pathlib import Path

from hugo_import.config import Config
from hugo_import.plan import Plan


def plan_link_hook(config: Config, plan: Plan) -> None:
    """Set `extra: hugo: link_hook` where links such as `[b](b.md)` led to a page by it, and `image_hook`, likewise."""
    if _is_embedded("link", config):
        plan.hugo["link_hook"] = True
    if _is_embedded("image", config) or any(
        "Resources" in path.read_text("utf-8", "replace") for path in _own("image", config)
    ):
        plan.hugo["image_hook"] = True


def _is_embedded(kind: str, config: Config) -> bool:
    old = config.get("markup", "goldmark", "renderhooks", kind, "enabledefault")
    wanted = config.text("markup", "goldmark", "renderhooks", kind, "useembedded") or ("fallback" if old else "auto")
    by_default = wanted == "fallback" or (wanted == "auto" and bool(config.languages))
    return wanted == "always" or (by_default and not _own(kind, config))


def _own(kind: str, config: Config) -> list[Path]:
    """Return the hooks of a kind that the site and its themes have."""
    homes = [config.site, *config.themes]
    return [path for home in homes for path in (home / "layouts").rglob(f"_markup/render-{kind}.*") if path.is_file()]
