"""Settings as templates may print them: Material's print names and texts of mkdocs.yml as if they were HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hugo_posts.html.passive import passive
from hugo_posts.html.template_url import refused_scheme
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from ..log import log

#: Settings that are text, and those that may mark it up.
_TEXTS = ("site_name", "site_description", "site_author", "repo_name", "repo_url")
_HTML = ("copyright",)
#: Of `extra`, what Material's templates print.
_EXTRA = frozenset({"social", "consent", "status", "homepage", "scope", "alternate"})


class PrintableConfig:
    """A configuration whose texts are safe to print; everything else is as it is."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._safe: dict[str, Any] = {name: _escaped(config[name]) for name in _TEXTS}
        if config.repo_url and refused_scheme(config.repo_url):
            self._safe["repo_url"] = None
        self._safe |= {name: Markup(passive(config[name])) for name in _HTML if config[name]}
        printed = {name: _escaped(config.extra[name]) for name in _EXTRA & {*config.extra}}
        self._safe["extra"] = {**config.extra, **printed}

    def __getattr__(self, name: str) -> Any:
        value = self._safe[name] if name in self._safe else getattr(self._config, name)
        vars(self)[name] = value  # a page asks a hundred times
        return value

    def __getitem__(self, name: str) -> Any:
        return self._safe[name] if name in self._safe else self._config[name]

    def __contains__(self, name: object) -> bool:
        return name in self._config


class SafePrinting:
    """Gives templates of pages the settings of a build as they may print them."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._printable: PrintableConfig | None = None
        _name_palettes(config.theme.get("palette"))

    def on_page(self, context: TemplateContext, **page: object) -> None:
        """Let the template of a page print settings as text."""
        self._printable = self._printable or PrintableConfig(self._config)  # all plugins have changed what they change
        context["config"] = self._printable  # type: ignore[typeddict-item]

    def on_template(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
        """The same for a page without a Markdown file, such as 404.html; XML and JSON are no HTML."""
        if template_name.endswith(".html"):
            self.on_page(context)

    def on_output(self, output: str, **page: object) -> str:
        """Let the name beside the logo, of whose `title` Material's script makes HTML in a browser, be text."""
        name = escape(self._config.site_name)
        logo = 'title="{}" class="md-header__button md-logo"'
        return (
            output if name == self._config.site_name else output.replace(logo.format(name), logo.format(_as_html(name)))
        )


def _name_palettes(palettes: Any) -> None:
    """Let the names of the switches between palettes, of which Material's script makes HTML, too, be text."""
    for palette in palettes if isinstance(palettes, list) else [palettes]:
        toggle = palette.get("toggle") if isinstance(palette, dict) else None
        if (
            isinstance(toggle, dict)
            and isinstance(toggle.get("name"), str)
            and escape(toggle["name"]) != toggle["name"]
        ):
            toggle["name"] = _as_html(escape(toggle["name"]))


def _as_html(text: Markup) -> Markup:
    """Return HTML, escaped once more, as the source of HTML in an attribute."""
    return escape(str(text))


def name_safely(items: Iterable[StructureItem]) -> None:
    """Let the sidebar print the titles that mkdocs.yml gives to pages, sections and links as text."""
    for item in items:
        if isinstance(item, Section):
            item.title = escape(item.title)
            name_safely(item.children)
        elif isinstance(item, Link):
            if scheme := refused_scheme(item.url):
                log.warning("mkdocs.yml: nav: %s must not be a %s: address; name a page", item.title, scheme)
                item.url = "."
            item.title, item.url = escape(item.title), escape(item.url)
        elif isinstance(item, Page) and "title" in vars(item) and isinstance(item.title, str):
            item.title = escape(item.title)


def _escaped(value: Any) -> Any:
    """Return a value with each text in it escaped."""
    if isinstance(value, Mapping):
        return {name: _escaped(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(each) for each in value]
    return escape(value) if isinstance(value, str) else value
