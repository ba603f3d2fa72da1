"""The MkDocs hook: each build gets objects of its own, whose events do the work (hugo_site/timetable.py).

The packages beside this file can be imported here only: MkDocs puts this folder on the path while it loads the
hook, not later (mkdocs/config/config_options.py, `class Hooks`). What is in them is imported when a build needs it: one
that finds that nothing has changed ends before.
"""

from hugo_site.reload import forget_packages

forget_packages()

import hugo_posts  # noqa: E402, F401 (after old versions are forgotten; to be found later)
from hugo_site import __version__  # noqa: E402
from hugo_site.log import log  # noqa: E402
from hugo_site.settings.mkdocs_told import add_lines  # noqa: E402
from hugo_site.speed import quicken  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.plugins import CombinedEvent, event_priority  # noqa: E402

add_lines()  # MkDocs has loaded this file, and says next what it finds wrong with mkdocs.yml
#: The command, before its first build only: this file is loaded anew for each further one (hugo_site/reload.py).
_starting: list[str] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """Name the version. Refuse MkDocs' `--dirty`, which reads some pages only: lists need all posts.

    Raises:
        Abort: with what to do instead.
    """
    log.info("hugo-posts-on-material %s", __version__)
    if dirty:
        told = f"mkdocs {command}: --dirty leaves out pages that lists of posts need; leave it out"
        raise Abort(f"{told}, as what has not changed is not built again anyway")
    _starting[:] = [command]


@event_priority(100)  # before plugins read templates
def _quicken(config: MkDocsConfig) -> None:
    quicken(config)


def _configure(config: MkDocsConfig) -> None:
    """Register this build's handlers."""
    from hugo_site.timetable import fill  # noqa: PLC0415 (half of what a build imports)

    fill(config, "".join(_starting))


on_config = CombinedEvent(_quicken, _configure)
