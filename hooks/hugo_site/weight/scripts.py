"""The site's own scripts: those that go together in one file, all of them without comments."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rjsmin import jsmin

#: What readers load, and the scripts that it is made of, in the order in which they run.
JOINED = {
    "assets/site.js": ["alternates", "page", "keyboard", "palette"],
    "assets/post.js": ["reading", "share", "wide", "zoom"],
}
_ALONE = [
    "comments",
    "diagrams",
    "embeds",
    "instant",
    "search/plain",
    "search/search",
    "search/vietnamese",
    "search/worker",
]


def join_scripts(files: Files, config: MkDocsConfig) -> None:
    """Write the scripts that readers load; their parts are published no more."""
    for name, parts in JOINED.items():
        found = [file for part in parts if (file := files.get_file_from_path(f"assets/{part}.js"))]
        texts = [jsmin(file.content_string) for file in found]
        for file in found:
            files.remove(file)
        files.append(File.generated(config, name, content="\n".join([*texts, ""])))
    for part in _ALONE:
        if script := files.get_file_from_path(f"assets/{part}.js"):
            script.content_string = jsmin(script.content_string)
