"""What a shortcode's renderer is given, may ask for, and must return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Protocol

from hugo_posts.host import Host
from hugo_posts.html.markup import element


class Markdown(Protocol):
    """Turns Markdown into HTML, as the page around does."""

    def __call__(self, text: str, *, inline: bool, line: int, passive: bool = False) -> str:
        """Return the HTML of `text`, which stands in line `line`.

        `inline` reads no blocks; `passive` lets no HTML through that could run a script.
        """
        ...


@dataclass(frozen=True)
class Context:
    """What a shortcode can ask for while it is rendered."""

    host: Host
    markdown: Markdown

    def markdownify(self, text: str, line: int, *, passive: bool = False) -> str:
        """Return the HTML of a short text, without `<p>` round it when it is one paragraph, as Hugo's `markdownify`.

        `passive` is for an argument, such as a caption: HTML in it that could run a script is shown as text.
        """
        if not text:
            return ""
        html = self.markdown(text, inline=False, line=line, passive=passive).strip()
        single = html.count("<p>") == 1 and html.startswith("<p>") and html.endswith("</p>")
        return html[len("<p>") : -len("</p>")].strip() if single else html


@dataclass(frozen=True)
class Shortcode:
    """One use of a shortcode in a post."""

    name: str
    named: Mapping[str, str] = field(default_factory=dict)
    positional: Sequence[str] = ()
    inner: str | None = None
    """Text between opening and closing tag, shortcodes in it rendered; None when it stands alone."""
    markdown: bool = False
    """True for `{{% %}}`."""
    line: int = 1
    source: str = ""
    """The opening tag as the author wrote it."""
    indentation: str = ""
    """Spaces and tabs before the opening tag when nothing else stands there."""
    parent: Shortcode | None = None

    def get(self, *keys: str | int) -> str:
        """Return the first non-empty argument among `keys` (names, or positions from 0), "" without one."""
        for key in keys:
            if isinstance(key, str):
                value = self.named.get(key, "")
            else:
                value = self.positional[key] if key < len(self.positional) else ""
            if value:
                return value
        return ""

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return whether the named argument is true or false as Hugo's own templates read it."""
        return {"true": True, "1": True, "false": False, "0": False}.get(self.get(key).lower(), default)


class Renderer(Protocol):
    """Returns the HTML of one shortcode; for `{{% %}}` the result may be Markdown."""

    def __call__(self, shortcode: Shortcode, context: Context, /) -> str:
        """Return what takes the shortcode's place; raises ShortcodeError when there is nothing to show."""
        ...


@dataclass(frozen=True)
class Standalone:
    """A renderer of a shortcode that has no inner text: a closing tag is a mistake, what precedes it is the page's."""

    render: Renderer

    def __call__(self, shortcode: Shortcode, context: Context, /) -> str:
        """Return what the renderer returns."""
        return self.render(shortcode, context)


class ShortcodeError(Exception):
    """Raised by a renderer that cannot do its work; the message tells the author what is wrong and the remedy."""


def error_marker(source: str) -> str:
    """Return HTML that shows `source`, a shortcode that could not be rendered, as one."""
    attributes = {"class": "shortcode-error", "title": "Shortcode này không hiển thị được"}
    return element("span", attributes, escape(source, quote=False))
