"""The Content-Security-Policy of a page: what a browser may run and load there, so that nothing else is.

A static host such as GitHub Pages sends no headers of one's own, so the policy is a `meta` element, before everything
that it rules (https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-content-security-policy).
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from ..settings.services import COUNTERS, read_counter
from ..settings.site_settings import read_comments
from .loaded_sources import source_of

#: What is not named here may come from the site itself only.
_BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),  # Pagefind searches in WebAssembly
    # Sizes of images and columns are style attributes, and Mermaid writes a style sheet into each drawing.
    "style-src": ("'self'", "'unsafe-inline'"),
    "img-src": ("'self'", "data:", "https:", "http:"),  # posts show pictures from anywhere, as they did in Hugo
    "media-src": ("'self'", "https:", "http:"),
    "frame-src": ("'none'",),
    "worker-src": ("'self'", "blob:"),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
#: What the services that mkdocs.yml can switch on load from their hosts.
_GISCUS = {  # https://giscus.app: a script that writes a style sheet and a frame
    "script-src": ("https://giscus.app/client.js",),
    "style-src": ("https://giscus.app",),
    "frame-src": ("https://giscus.app",),
}
_GOOGLE_ANALYTICS = {  # https://developers.google.com/tag-platform/security/guides/csp
    "script-src": ("https://*.googletagmanager.com",),
    "connect-src": (
        "https://*.google-analytics.com",
        "https://*.analytics.google.com",
        "https://*.googletagmanager.com",
    ),
}
#: Material's own, unless `theme: font: false`; as a style sheet they are often named by themselves, too.
_GOOGLE_FONTS = {"style-src": ("https://fonts.googleapis.com",), "font-src": ("https://fonts.gstatic.com",)}
#: What a script that mkdocs.yml names brings in from beside itself: MathJax its extensions, fonts and languages.
_BESIDE_SCRIPT = ("script-src", "style-src", "font-src", "connect-src")
_DIRECTIVES = {*_BASE, "connect-src", "font-src", "manifest-src"}
#: https://www.w3.org/TR/CSP3/#framework-directive-source-list: words and hashes in quotes, schemes, and hosts.
_WORD = re.compile(
    r"'?((?:self|none|unsafe-inline|unsafe-eval|wasm-unsafe-eval|unsafe-hashes|strict-dynamic|report-sample)"
    r"|(?:sha256|sha384|sha512|nonce)-[\w+/=-]+)'?",
    re.ASCII,
)
_HOST = re.compile(
    r"[a-z][a-z\d+.-]*:|(?:[a-z][a-z\d+.-]*://)?(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)+|localhost)(?::[\d*]+)?(?:/[^\s;,'\"]*)?",
    re.ASCII | re.IGNORECASE,
)
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def read_sources(value: object) -> Mapping[str, set[str]] | None:
    """Return the sources that mkdocs.yml adds by directive, None when it says that there is to be no policy.

    Args:
        value: what stands under `extra: content_security_policy:`.

    Raises:
        ConfigurationError: it is neither `false` nor sources by directive.
    """
    where = "mkdocs.yml: extra.content_security_policy"
    if value is False:
        return None
    if not isinstance(value, Mapping):
        raise ConfigurationError(f"{where}: it must be false or a mapping; write e.g. script-src: https://example.org")
    added = {}
    for directive, sources in value.items():
        listed = sources.split() if isinstance(sources, str) else sources
        if directive not in _DIRECTIVES:
            raise ConfigurationError(
                f"{where}.{directive}: no such directive; there are {', '.join(sorted(_DIRECTIVES))}"
            )
        if not isinstance(listed, list) or not all(isinstance(one, str) and _quoted(one) for one in listed):
            raise ConfigurationError(f"{where}.{directive}: it must be sources such as https://example.org")
        added[directive] = {_quoted(one) for one in listed}
    return added


def _quoted(source: str) -> str:
    """Return a source, a word or a hash with its quotes, which YAML takes away; empty for what is no source."""
    if word := _WORD.fullmatch(source):
        return f"'{word[1]}'"
    return source if _HOST.fullmatch(source) else ""


def sources_of_settings(config: MkDocsConfig) -> Iterator[Mapping[str, Iterable[str]]]:
    """Yield what mkdocs.yml names otherwise: scripts, styles and fonts of other hosts, comments, statistics."""
    scripts = {source for one in config.extra_javascript for source in source_of(str(one), with_path=True)} - {"'self'"}
    folders = {source.rpartition("/")[0] + "/" for source in scripts if source.count("/") > 3}  # not a whole host
    yield {"script-src": scripts}
    yield from ({directive: folders} for directive in _BESIDE_SCRIPT if folders)
    styles = {source for one in config.extra_css for source in source_of(one)} - {"'self'"}
    yield from ({directive: styles} for directive in ("style-src", "font-src") if styles)
    if config.theme.get("font") is not False or styles & {*_GOOGLE_FONTS["style-src"]}:
        yield _GOOGLE_FONTS
    if config.extra.get("giscus"):
        yield _GISCUS
    if comments := read_comments(config.extra.get("comments")):
        yield comments.sources
    analytics = config.extra.get("analytics") or {}
    if analytics.get("provider") == "google":
        yield _GOOGLE_ANALYTICS
    elif analytics.get("provider") in COUNTERS:
        yield read_counter(analytics).sources


def policy(*sources: Mapping[str, Iterable[str]], scripts: Iterable[str] = (), unsafe_inline: bool = False) -> str:
    """Return the policy of a page.

    Args:
        sources: what it loads beside its own, by directive.
        scripts: the texts of the inline scripts that it may run.
        unsafe_inline: let it run every inline script, for `mkdocs serve`, which adds one of its own to each answer.
    """
    allowed = {directive: set(base) for directive, base in _BASE.items()}
    for mapping in sources:
        for directive, added in mapping.items():
            allowed.setdefault(directive, {"'self'"}).update(added)
    allowed["script-src"] |= {"'unsafe-inline'"} if unsafe_inline else {script_hash(text) for text in scripts}
    return "; ".join(f"{directive} {' '.join(_sorted(values))}" for directive, values in allowed.items())


def _sorted(values: set[str]) -> list[str]:
    """Return sources in one order for all builds; `'none'` is no source beside another."""
    return sorted(values - {"'none'"}, key=lambda value: (not value.startswith("'"), value)) or ["'none'"]


@lru_cache(maxsize=1024)
def script_hash(text: str) -> str:
    """Return the source expression that allows the inline script `text` (https://www.w3.org/TR/CSP3/#grammardef-hash-source)."""
    digest = hashlib.sha256(text.encode("utf-8", "xmlcharrefreplace")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def with_policy(html: str, content: str) -> str:
    """Return the page `html` with the policy `content` at the beginning of its head, behind the charset."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(content, quote=False)}">'
    return _HEAD.sub(lambda match: f"{match[0]}\n    {meta}", html, count=1)
