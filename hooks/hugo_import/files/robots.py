"""A site's own template of robots.txt, which may keep search engines off what readers find: what it says comes along.

Source: https://gohugo.io/templates/robots/.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from mkdocs.utils import write_file

from hugo_import.config import Config
from hugo_import.files.hugo_program import hugo_command, run_hugo
from hugo_import.plan import DOCS, Plan

_PLACE = DOCS / "robots.txt"
#: Pages, which the small site that is built for it has none of.
_PAGES = re.compile(r"pages\b", re.IGNORECASE)
_KINDS = ["taxonomy", "term", "rss", "sitemap", "404"]


def plan_robots(config: Config, plan: Plan) -> None:
    """Plan robots.txt where the site has a template of it; one that nobody can run is told with the other templates."""
    template = config.site / "layouts/robots.txt"
    if config.get("enablerobotstxt") is not True or _PLACE in plan.sources or not template.is_file():
        return
    written = template.read_text("utf-8", errors="replace")
    said = written if "{{" not in written else None if _PAGES.search(written) else _by_hugo(written, config)
    if said is not None:
        plan.texts[_PLACE] = said
        plan.report.use(template)


def _by_hugo(template: str, config: Config) -> str | None:
    """Return what the real Hugo makes of it, None where it cannot be asked."""
    settings = {"baseURL": config.text("baseurl"), "title": config.text("title"), "params": config.peek("params") or {}}
    hugo = hugo_command()
    with tempfile.TemporaryDirectory(prefix="hugo-import-") as name:
        write_file(template.encode(), f"{name}/layouts/robots.txt")
        settings |= {"enableRobotsTXT": True, "disableKinds": _KINDS}
        write_file(json.dumps(settings, default=str).encode(), f"{name}/hugo.json")
        done = run_hugo([*hugo, "--source", name]) if hugo else None
        made = Path(name, "public/robots.txt")
        return made.read_text(encoding="utf-8") if done and done[0] == 0 and made.is_file() else None
