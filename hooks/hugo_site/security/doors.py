"""Frames and embed codes of other hosts, as an author pastes them, wait for a click: nothing is asked of a host before.

A frame keeps its address, and holds a page with one link to it (`srcdoc`), as the shortcodes for videos have it. The
script of an embed code is written down in a button, by which assets/embeds.js wakes it: a script without an address
loses its attributes by instant loading.
"""

from __future__ import annotations

import json
from html import escape
from urllib.parse import urlsplit

from hugo_posts.html.embed_codes import is_embed_code
from hugo_posts.html.scanner import Tag, holds, replace
from hugo_posts.shortcodes.built_in.embeds import door
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from ..texts.texts import Texts


class Doors:
    """Shuts what a page's text brings in from other hosts."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def shut(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Return a page whose frames and embed codes of other hosts wait."""
        text = page.content or ""
        if holds(text, "iframe"):
            output = replace(output, "iframe", self._frame)
        return replace(output, "script", self._script) if holds(text, "script") else output

    def _frame(self, tag: Tag) -> str:
        attributes = tag.attributes
        site = _host(attributes.get("src", ""))
        if not site or "srcdoc" in attributes:
            return f"<iframe{tag.inside}>"
        title = attributes.get("title") or site
        named = "" if attributes.get("title") else f' title="{escape(title)}"'
        address = attributes["src"].strip()
        page = door(address, title, self._texts.text("embed.open", site=site), self._texts.language)
        return f'<iframe srcdoc="{escape(page)}"{named}{tag.inside}>'

    def _script(self, tag: Tag) -> str:
        attributes = tag.attributes
        address = attributes.get("src", "")
        if not is_embed_code(address):
            return f"<script{tag.inside}>"
        label = escape(self._texts.text("embed.open", site=_host(address)))
        asleep = escape(json.dumps(attributes, ensure_ascii=False))
        button = f'<button class="md-button embed-door" type="button" data-script="{asleep}" data-not-body hidden>'
        return f'{button}{label}</button><script type="text/plain">'


def _host(address: str) -> str:
    """Return the host that an address leads to; empty for one of this site, and for what is none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("", "http", "https") else ""
