"""All that only makes the build faster; `extra: hugo: fast: false` switches it off, and the site stays the same.

`plugin` is the events; what it needs behind those of MkDocs and Material stands in `hugo_site.upstream`. What is kept:

- Posts' conversions, in `.cache/posts`: `conversion_cache`, what it depends on in `cache_key` and `recording`.
- Finished pages, in the site's folder: `site_folder`, `page_writing`, what they depend on in `page_key`.
- Within a build: `sidebar`, `templates`. A second process: `helper`. Under `mkdocs serve`: `watching`, `live`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from ..events import Row
from ..plugin import HugoBlog
from ..security.events import PageSecurity
from ..upstream.relied_on import FAST, is_unchanged

if TYPE_CHECKING:
    from .live import Search


def speed_rows(config: MkDocsConfig, hugo: HugoBlog, security: PageSecurity, search: Search | None = None) -> list[Row]:
    """Return the handlers that make this build faster; none if that is not asked for, or not known to work."""
    if not hugo.settings.fast or not is_unchanged(FAST):
        return []
    from .plugin import FastBuild, fast_rows  # noqa: PLC0415 (imports what was just found to be there)

    return fast_rows(FastBuild(config, hugo, security, search))
