"""Whether Hugo resolved the links and images of Markdown by hooks, and whether images had captions by them.

Sources: https://gohugo.io/render-hooks/links/#embedded, https://gohugo.io/render-hooks/images/#embedded: by default
Hugo's own do on sites that name their languages, be it one alone, unless the site or its theme has hooks of its own.
"""

from __future__ import annotations

import re
from pathlib import Path

from hugo_import.config import Config
from hugo_import.plan import Plan

_CAPTION = re.compile(r"<figcaption\b[^>]*>(.*?)</figcaption>", re.DOTALL)
_WIDTH = re.compile(r"\bwidth=")
_ASKED = re.compile(r"\.(Title|Text|PlainText)\b|\$\w")
_GIVEN = re.compile(r"\{\{-?\s*with\b([^}]*)\}\}")
_BLOCKS = re.compile(r"\{\{-?\s*(if|with|range|define|block|end)\b([^}]*)\}\}")
_PASSED_ON = re.compile(r"\.([a-z]\w*)")  # to a template within this one
_VARIABLE = re.compile(r"\$\w+")


def plan_link_hook(config: Config, plan: Plan) -> None:
    """Set `link_hook` where links such as `[b](b.md)` led to a page by it, `image_hook` so, and images' figures."""
    if _is_embedded("link", config):
        plan.hugo["link_hook"] = True
    own = {path: path.read_text("utf-8", "replace") for path in _own("image", config)}
    if _is_embedded("image", config) or any("Resources" in hook for hook in own.values()):
        plan.hugo["image_hook"] = True
    for path, hook in [*own.items()][:1]:
        plan.hugo["image_captions"] = caption(hook)
        before, figure, _ = hook.partition("<figure")
        plan.hugo["bare_figures"] = bool(figure) and not [word for word, _ in _open(before) if word != "define"]
        if plan.hugo["image_captions"] or plan.hugo["bare_figures"]:
            plan.hugo["figure_widths"] = _WIDTH.search(hook) is not None
            plan.report.use(path)


def caption(hook: str) -> str:
    """Return what the hook for images has as a figure's caption, one of `CAPTIONS`; empty where it makes none."""
    found = _CAPTION.search(hook)
    if not found:
        return ""
    shown = found[1]
    if not _ASKED.search(shown):  # the dot, which is what `with` is given
        shown = [*_GIVEN.findall(hook[: found.start()]), ""][-2:][0]
    for name in _PASSED_ON.findall(shown):
        shown += "".join(re.findall(rf'"{name}"\s+([$.]\w+)', hook))
    for name in _VARIABLE.findall(shown):
        shown += "".join(re.findall(rf"{re.escape(name)}\s*:=([^}}]*)", hook))
    if ".Title" in shown or not re.search(r"\.(Plain)?Text\b", shown):
        return "title" if ".Title" in shown else ""
    return "titled" if ".Title" in " ".join(asked for _, asked in _open(hook[: found.start()])) else "text"


def _open(template: str) -> list[tuple[str, str]]:
    """Return the blocks that are open at a template's end: each by its word and what it asks."""
    blocks: list[tuple[str, str]] = []
    for word, asked in _BLOCKS.findall(template):
        if word == "end":
            del blocks[-1:]
        else:
            blocks.append((word, asked))
    return blocks


def _is_embedded(kind: str, config: Config) -> bool:
    old = config.get("markup", "goldmark", "renderhooks", kind, "enabledefault")
    wanted = config.text("markup", "goldmark", "renderhooks", kind, "useembedded") or ("fallback" if old else "auto")
    by_default = wanted == "fallback" or (wanted == "auto" and bool(config.languages))
    return wanted == "always" or (by_default and not _own(kind, config))


def _own(kind: str, config: Config) -> list[Path]:
    """Return the hooks of a kind that the site and its themes have."""
    homes = [config.site, *config.themes]
    return [path for home in homes for path in (home / "layouts").rglob(f"_markup/render-{kind}.*") if path.is_file()]
