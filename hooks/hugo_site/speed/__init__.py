"""All that only makes the build faster; `extra: hugo: fast: false` switches it off, and the site stays the same.

What it needs behind the events of MkDocs and Material stands in `hugo_site.upstream`. It has two floors:

- This folder makes any build fast: one parser for all pages, no excerpts, templates at hand (`templates`), a sidebar
  rendered once (`sidebar`), and a short way for a text that was saved (`short_way`), which `mkdocs serve` takes
  (`live`, `late_pages`, `watching`). Its events: `plugin`.
- `again` is only for building once more, and for a second process: what was made before stays as it is where it would
  come out the same. Its events: `again.plugin`. Without it: delete the folder, and the lines here that name it.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:
    from ..events import Row
    from ..plugin import HugoBlog
    from ..search.events import SiteSearch
    from ..security.events import PageSecurity

#: How many new objects make Python look for garbage, and how many looks a longer one: a build leaves little of it.
_RARELY = 10_000, 20, 10


def quicken(config: MkDocsConfig) -> None:
    """End the command if the site stands, else make fast what plugins read from templates; to be called first.

    Nothing happens where that is not asked for.
    """
    hugo = config.extra.get("hugo")
    if not (isinstance(hugo, Mapping) and hugo.get("fast") is False) and "material/blog" in config.plugins:
        from .again.standing import has_known_settings, standing  # noqa: PLC0415 (as all that is only for a fast build)

        if has_known_settings(config):
            standing(config)
        from .templates import quicken_templates  # noqa: PLC0415

        quicken_templates(config)
        gc.set_threshold(*_RARELY)
        atexit.register(gc.freeze)  # or Python would look for garbage among all that there is before it gives it back


def speed_rows(
    config: MkDocsConfig, hugo: HugoBlog, security: PageSecurity, search: SiteSearch | None = None
) -> list[Row]:
    """Return the handlers that make this build faster; none if that is not asked for, or not known to work."""
    from ..upstream.relied_on import FAST, is_unchanged  # noqa: PLC0415

    if not hugo.settings.fast or not is_unchanged(FAST):
        return []
    from .again.plugin import build_again_rows  # noqa: PLC0415 (imports what was just found to be there)
    from .plugin import FastBuild, fast_rows  # noqa: PLC0415

    fast = FastBuild(config, hugo, search)
    return [*fast_rows(fast), *build_again_rows(fast, config, security)]
