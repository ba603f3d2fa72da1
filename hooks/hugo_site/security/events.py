"""The events that give each page its Content-Security-Policy. Registered by hooks/blog.py, made anew each build."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from textwrap import shorten
from urllib.parse import urlsplit

from hugo_posts.html.scanner import holds
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..log import log
from ..weight.first_screen import HOLD, WRITE
from .loaded_sources import LOADING, frame_documents, inline_scripts, sources_of
from .policy import policy, read_sources, script_hash, sources_of_settings, with_policy
from .template_scripts import TemplateScripts


class PageSecurity:
    """Allows in each page what the site's settings, the theme's templates and the author's text want, nothing else.

    Attributes:
        doubtful: source paths of pages with a script that will not run.
    """

    #: What the next build may take over (speed/again/kept_build.py).
    kept = ("_of_all_texts", "_scripts_of_all_texts")

    def __init__(self, config: MkDocsConfig, *, is_serve: bool) -> None:
        self._added = read_sources(config.extra.get("content_security_policy", {}))
        self._is_serve = is_serve
        self._is_instant = "navigation.instant" in config.theme.get("features", [])
        if self._is_instant and config.site_url:
            # Material's script that keeps what a reader chose names the root in one way, not as seen from each page.
            config.extra.setdefault("scope", urlsplit(config.site_url).path or "/")
        self._templates = TemplateScripts(config.theme.dirs)
        self._of_settings = list(sources_of_settings(config))
        self._of_all_texts: dict[str, set[str]] = {}
        self._scripts_of_all_texts: set[str] = set()
        self._told: set[str] = set()
        self._scripts_of_page: set[str] | None = None
        self.doubtful: set[str] = set()

    @property
    def shared(self) -> list[object]:
        """What all pages have in common that is made of the pages."""
        sources = sorted((directive, sorted(found)) for directive, found in self._of_all_texts.items())
        return [sources, sorted(self._scripts_of_all_texts)]

    def shared_of(self, html: str) -> object:
        """Return what a page's text adds to the policies of others."""
        return _of_text(html) if self._is_instant else None

    def share_sources(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """With instant loading, let every page allow what any page needs: a browser keeps the first page's policy.

        Each further page's policy comes on top of it, unless it is the same word for word.
        """
        if self._is_instant:
            self._scripts_of_all_texts |= self._templates.whole
            for file in files.documentation_pages():
                sources, scripts = _of_text(file.page.content or "") if file.page else ({}, set())
                self._scripts_of_all_texts |= scripts
                for directive, found in sources.items():
                    self._of_all_texts.setdefault(directive, set()).update(found)

    def note_scripts(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Note the scripts that a page has by itself; the author wants those that plugins add to it from now on."""
        others = (handler for handler in config.plugins.events["post_page"] if not is_own(handler.__module__))
        self._scripts_of_page = set(inline_scripts(output)) if any(True for _ in others) else None

    def write_policy(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Write the policy into a page."""
        own, self._scripts_of_page = self._scripts_of_page, None
        added = set() if own is None else set(inline_scripts(output)) - own
        return self._with_policy(output, page.content or "", page.file.src_uri, added)

    def write_policy_of_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Write the policy into a page without text of its own, such as 404.html."""
        return (
            self._with_policy(output_content, "", template_name) if template_name.endswith(".html") else output_content
        )

    def _with_policy(self, html: str, text: str, name: str, added: Collection[str] = ()) -> str:
        if self._added is None:
            return html
        sources, scripts = _of_text(text)
        scripts |= self._scripts_of_all_texts
        for script in inline_scripts(html):
            if script in self._templates or script in added or script in (WRITE, HOLD):
                scripts.add(script)
            elif script not in scripts and script_hash(script) not in self._added.get("script-src", ()):
                self.doubtful.add(name)
                self._warn(script, name)
        sources_of_all = (self._added, *self._of_settings, self._of_all_texts, sources)
        return with_policy(html, policy(*sources_of_all, scripts=scripts, unsafe_inline=self._is_serve))

    def _warn(self, script: str, name: str) -> None:
        """Tell of a script that will not run, once for all pages that have it."""
        if script in self._told:
            return
        self._told.add(script)
        log.warning(
            "%s: an inline script stands neither in the text nor in a template, and browsers will not run it: %s; "
            'if it is wanted, add to mkdocs.yml: extra: { content_security_policy: { script-src: "%s" } }',
            name,
            shorten(script, 60, placeholder="…"),
            script_hash(script),
        )


def is_own(module: str) -> bool:
    """Tell whether a handler's module is this project's or Material's blog's, whose part in a build is known."""
    return module.startswith(("hugo_site.", "material.plugins.blog.")) or module.endswith("publish.py")


def _of_text(html: str) -> tuple[Mapping[str, set[str]], set[str]]:
    """Return what a page's text loads, by directive, and the scripts in it."""
    if not holds(html, *LOADING):
        return {}, set()
    documents = [html, *frame_documents(html)]
    return sources_of(html), {script for document in documents for script in inline_scripts(document)}
