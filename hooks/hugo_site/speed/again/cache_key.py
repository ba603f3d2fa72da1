"""Everything that the conversion of a post depends on, but for what it asks of the site (see `recording`).

What cannot be known is not kept: `UnknowableError` says that of all posts, `goes_round` of one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import partial
from pathlib import Path
from types import BuiltinFunctionType, FunctionType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import ConfigDirPlaceholder, DocsDirPlaceholder

from ...settings.snippets import appended_snippets
from ..code_key import PACKAGES, contents, package_folder, states

if TYPE_CHECKING:
    from ...addresses.page_host import PageHost

#: Number of characters from which a text is long.
_LONG = 200
_OWN = ("hugo_posts", "hugo_site")
#: Extensions that read files which nobody else knows of.
_READERS = {"pymdownx.b64", "b64"}
#: Settings that are no text, and act through what is part of the key in another way.
_APART = {
    "dev_addr",
    "draft_docs",
    "exclude_docs",
    "extra_javascript",
    "hooks",
    "not_in_nav",
    "plugins",
    "theme",
    "watch",
}
#: How pymdownx.snippets is asked to read a file.
_SNIPPET = re.compile(r"-{1,}8<-{1,}")


class UnknowableError(Exception):
    """The settings hold something whose results may depend on anything."""


def build_key(code: str, config: MkDocsConfig) -> str:
    """Return what all conversions of a build depend on: code, versions (`..code_key`) and settings.

    Raises:
        UnknowableError: nothing can be kept.
    """
    extensions = config.markdown_extensions
    emoji = (config.mdx_configs or {}).get("pymdownx.emoji", {})
    if _READERS & {str(each) for each in extensions}:
        raise UnknowableError("an extension reads other files")
    if (emoji.get("options") or {}).get("custom_icons"):
        raise UnknowableError("emoji.options.custom_icons")
    return digest(
        code,
        extensions,
        config.mdx_configs,
        _appended(config),
        config.extra,
        [str(script) for script in config.extra_javascript],  # one of them may set formulas
        config.theme["language"],
        config.use_directory_urls,
        config.docs_dir,
        urlsplit(config.site_url or "").path,
        [config.site_name, str(config.theme.get("language", ""))],
    )


def templates(config: MkDocsConfig) -> list[object]:
    """Return what stands for all templates, the site's own and Material's.

    Raises:
        UnknowableError: one shows the time of the build.
    """
    own = Path(config.theme.custom_dir or package_folder("hugo_site"))
    if any(b"build_date_utc" in path.read_bytes() for path in own.rglob("*.html")):
        raise UnknowableError("a template that shows the time of the build")
    theirs = package_folder("material") / "templates"
    return [contents(own), states(theirs, ".html", ".css", ".js")]


def settings_in(config: MkDocsConfig) -> list[object]:
    """Return all settings that templates see; functions show in what they make."""
    theme = {name: str(value) if name == "locale" else value for name, value in config.theme.items()}
    plugins = {
        name: {option: value for option, value in plugin.config.items() if not callable(value)}
        for name, plugin in config.plugins.items()
        if hasattr(plugin, "config")
    }
    scripts = [repr(script) for script in config.extra_javascript]
    return [{name: value for name, value in config.items() if name not in _APART}, theme, plugins, scripts]


def _appended(config: MkDocsConfig) -> list[str]:
    """Return the texts that are put below every page.

    Raises:
        UnknowableError: one of them reads a file itself.
    """
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in appended_snippets(config)]
    if any(map(_SNIPPET.search, texts)):
        raise UnknowableError("a snippet that is put below every page reads another file")
    return texts


def post_key(build: str, host: PageHost, markdown: str) -> str:
    """Return what the conversion of one post depends on.

    Args:
        build: the key of the build.
        host: what it is converted for.
        markdown: its text, as all plugins have left it.
    """
    return digest(build, host.source, host.file.url, host.first_line, host.front_matter, markdown)


def goes_round(markdown: str, own_shortcodes: Collection[str]) -> bool:
    """Tell whether a post may read files, or use a shortcode in Python, which may do anything."""
    return bool(_SNIPPET.search(markdown)) or any(name in markdown for name in own_shortcodes)


def digest(*values: object) -> str:
    """Return a hash of values; equal values have equal ones, also in another process.

    Raises:
        UnknowableError: a value that is known by its address in memory only.
    """
    try:
        text = json.dumps([*map(_hashed, values)], default=_described, ensure_ascii=True)
    except (TypeError, ValueError) as error:
        raise UnknowableError(str(error)) from error
    return hashlib.sha256(text.encode()).hexdigest()


def _hashed(value: object) -> object:
    """Return what stands for a value: of a long text its hash, as writing it as JSON takes twice as long."""
    if isinstance(value, str) and len(value) > _LONG:
        return ["text", hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()]
    return value


def _described(value: object) -> Any:
    """Return what stands for a value that JSON does not have."""
    match value:
        case date() | time():  # a datetime, too
            described: Any = [type(value).__name__, value.isoformat()]
        case DocsDirPlaceholder() | ConfigDirPlaceholder():  # `!relative $docs_dir/…`
            described = [type(value).__name__, value.suffix]
        case Mapping():  # one of MkDocs' own
            described = dict(value)
        case set() | frozenset():
            described = sorted(map(digest, value))
        case Extension() if type(value).__name__ == "HugoMarkdown":  # not imported for this alone
            settings = {**vars(value), "host_of": None}  # of the host see `recording`
            described = [type(value).__name__, settings | {"shortcodes": [*settings["shortcodes"]]}]  # code: `code_key`
        case partial():
            described = ["partial", value.func, value.args, value.keywords]
        case FunctionType() | BuiltinFunctionType() | type():
            described = _named(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            described = [type(value).__name__, {each.name: getattr(value, each.name) for each in fields(value)}]
        case _:
            raise UnknowableError(f"a value of type {type(value).__name__}")
    return described


def _named(value: FunctionType | BuiltinFunctionType | type) -> list[str]:
    """Return the name of a function or class whose code is part of the key."""
    package = (value.__module__ or "").partition(".")[0]
    if package not in (*PACKAGES, *_OWN, "builtins") or "<" in value.__qualname__:
        raise UnknowableError(f"{value.__module__}.{value.__qualname__}")
    return [value.__module__, value.__qualname__]
