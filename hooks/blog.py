"""The MkDocs hook: each build gets objects of its own, whose events do the work.

The packages beside this file can be imported here only: MkDocs puts this folder on the path while it loads the
hook, not later (mkdocs/config/config_options.py, `class Hooks`).
"""

from hugo_site.reload import forget_hooks, forget_packages

forget_packages()

from hugo_site.images.responsive import ResponsiveImages  # noqa: E402
from hugo_site.messages.progress import Progress  # noqa: E402
from hugo_site.plugin import HugoBlog  # noqa: E402 (after old versions are forgotten)
from hugo_site.search.events import SiteSearch  # noqa: E402
from hugo_site.security.events import PageSecurity  # noqa: E402
from hugo_site.speed.plugin import add_speed  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402


def on_startup(*, command: str, dirty: bool) -> None:
    """Refuse MkDocs' `--dirty`, which reads some pages only: lists need all posts.

    Raises:
        Abort: with what to do instead.
    """
    if dirty:
        told = f"mkdocs {command}: --dirty leaves out pages that lists of posts need; leave it out"
        raise Abort(f"{told}, as what has not changed is not built again anyway")


def on_config(config: MkDocsConfig) -> None:
    """Register this build's events; let the next build, under `mkdocs serve`, load this file again."""
    hugo = HugoBlog(config)
    search = SiteSearch(config, is_serve=hugo.blog.is_serve)
    config.plugins["hugo_search"] = search  # type: ignore[assignment]  # MkDocs asks only for its events
    config.plugins["hugo_blog"] = hugo  # type: ignore[assignment]
    if hugo.settings.small_images:
        config.plugins["hugo_images"] = ResponsiveImages(config)  # type: ignore[assignment]
    config.plugins["hugo_security"] = PageSecurity(config)  # type: ignore[assignment]
    config.plugins["hugo_progress"] = Progress()  # type: ignore[assignment]
    add_speed(config, hugo)
    forget_hooks()
