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
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
_COMMENT = re.compile(r"\{\{-?\s*/\*.*?\*/", re.DOTALL)
_IMAGE = re.compile(r"<(img|picture)\b|\b(partial|template)\b")
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
        is_site_s = path.is_relative_to(config.site / "layouts")  # a theme's own looks do not move in, but for captions
        plan.hugo["image_captions"] = caption(hook)
        plan.hugo["bare_figures"] = is_site_s and makes_figures(hook)
        if plan.hugo["image_captions"] or plan.hugo["bare_figures"]:
            plan.hugo["inline_figures"] = is_site_s
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
    return "titled" if ".Title" in _conditions(hook[: found.start()]) else "text"


def _conditions(template: str) -> str:
    """Return what the conditions ask that are open at a template's end."""
    asked: list[str] = []
    for word, condition in _BLOCKS.findall(template):
        if word == "end":
            del asked[-1:]
        else:
            asked.append(condition)
    return " ".join(asked)


def makes_figures(hook: str) -> bool:
    """Tell whether the hook for images makes a figure of each, be it without a caption."""
    blocks, main, at = [""], "", 0  # without the templates that it defines
    for found in _BLOCKS.finditer(hook):
        if found[1] == "define":
            main += hook[at : found.start()]
        if found[1] != "end":
            blocks.append(found[1])
        elif len(blocks) > 1 and blocks.pop() == "define":
            at = found.end()
    others, figures = _FIGURE.subn("", _COMMENT.sub("", main + hook[at:]))
    return figures > 0 and not _IMAGE.search(others)


def _is_embedded(kind: str, config: Config) -> bool:
    old = config.get("markup", "goldmark", "renderhooks", kind, "enabledefault")
    wanted = config.text("markup", "goldmark", "renderhooks", kind, "useembedded") or ("fallback" if old else "auto")
    by_default = wanted == "fallback" or (wanted == "auto" and bool(config.languages))
    return wanted == "always" or (by_default and not _own(kind, config))


def _own(kind: str, config: Config) -> list[Path]:
    """Return the hooks of a kind that the site and its themes have."""
    homes = [config.site, *config.themes]
    return [path for home in homes for path in (home / "layouts").rglob(f"_markup/render-{kind}.*") if path.is_file()]
