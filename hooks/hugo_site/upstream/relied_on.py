"""The table of what is relied on without a promise, and what a build does without where that has changed.

After an update, `tests/test_upstream.py` names what is no longer so. Then: read what has changed, see whether the
modules beside this one have to follow, let tests/test_same_output.py decide, and add the new sum. Until then
all builds go the plain way, and say so.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from hugo_posts.goldmark.trigger import ASKED as RULES
from hugo_posts.record import dataclass
from hugo_posts.relied_on import Piece, changed

from ..log import log


@dataclass(frozen=True)
class Reach:
    """Something that is done behind a tool's back."""

    without: str  # what a build does when it cannot be done; the site is the same
    pieces: tuple[Piece, ...]  # what it replaces or repeats. Where there are two sums, the second is ProperDocs'


#: `hugo_site.speed`, with `conversion`, `building` and `blog` beside this module.
FAST = Reach(
    "all pages are built the plain way, which takes longer",
    (
        Piece("mkdocs.structure.pages:Page.render", ("320529348f7a", "ee0472474623")),
        Piece("mkdocs.structure.pages:Page.validate_anchor_links", ("874bc52fc630",)),
        Piece("mkdocs.structure.pages:_RelativePathTreeprocessor.__init__", ("518753a9f5fb", "7fb6c025582f")),
        Piece("mkdocs.structure.pages:_RelativePathTreeprocessor.path_to_url", ("e70ebc960551", "f691c9acb976")),
        Piece("mkdocs.structure.toc:get_toc", ("67a357fabce5",)),
        Piece("mkdocs.commands.build:build", ("c476b64474ac", "9ef8add479b2")),
        Piece("mkdocs.commands.build:_populate_page", ("31a70ea4caef", "b3c436870881")),
        Piece("mkdocs.commands.build:_build_page", ("adcdbd14b236", "a921d5be3f1b")),
        Piece("mkdocs.utils:clean_directory", ("b3c0aa810731",)),
        Piece("mkdocs.utils:get_relative_url", ("4d13309f3b8e",)),
        Piece("mkdocs.utils:normalize_url", ("b11a3a176c1c",)),
        Piece("mkdocs.structure.files:File.copy_file", ("369c71ea1799",)),
        Piece("markdown:Markdown.reset", ("e803a4ef1f19",)),
        Piece("material.plugins.blog.plugin:BlogPlugin.on_page_markdown", ("45d570b444f1",)),
        Piece("material.plugins.blog.plugin:BlogPlugin.on_page_content", ("3421ceb71bbc",)),
        Piece("material.plugins.blog.plugin:BlogPlugin.on_page_context", ("67d8bff0b0c8",)),
        Piece("material.plugins.blog.plugin:BlogPlugin._render", ("bb53ed98e285",)),
        Piece("material.plugins.blog.plugin:BlogPlugin._config_pagination", ("a11bf4da84ca",)),
        Piece("material.plugins.blog.plugin:BlogPlugin._config_pagination_per_page", ("fa3286f1c205",)),
        Piece("material.plugins.blog.structure:Post.__init__", ("8686c4256b64",)),
        Piece("material/templates/partials/nav.html", ("af33f6e032f6",)),
        Piece("material/templates/partials/nav-item.html", ("89895208f22d",)),
    ),
)
#: `serving.watch_by`.
WATCHING = Reach(
    "`mkdocs serve` looks at all files twice a second",
    (
        Piece("mkdocs.livereload:LiveReloadServer.__init__", ("e79efeb939bf",)),
        Piece("mkdocs.livereload:LiveReloadServer.watch", ("5db077e3a3e7",)),
        Piece("mkdocs.livereload:LiveReloadServer.unwatch", ("24bd7d23db28",)),
    ),
)
#: `hugo_posts.goldmark.trigger`, which looks by itself.
ASKING = Reach("posts are read by asking every rule everywhere, which takes a quarter longer", RULES)
REACHES = (FAST, WATCHING, ASKING)

#: Packages whose name is another than that of what is installed.
_DISTRIBUTIONS = {
    "material": ("mkdocs-material", "mkdocs-materialx"),
    "markdown": ("Markdown",),
    "markdown_it": ("markdown-it-py",),
}


def is_unchanged(reach: Reach) -> bool:
    """Whether the installed versions have all that something relies on; if not, tell what is done instead."""
    other = changed(reach.pieces)
    if other:
        tools = ", ".join(sorted({_tool(piece.package) for piece in other}))
        names = ", ".join(piece.name.replace("material/templates/", "") for piece in other)
        log.info("%s: not the %s that this project knows: %s", tools, names, reach.without)
    return not other


def _tool(package: str) -> str:
    """Return the name and version of what is installed."""
    names = _DISTRIBUTIONS.get(package, (package,))
    for name in names:
        with suppress(PackageNotFoundError):
            return f"{name} {version(name)}"
    return names[0]
