"""What a shortcode's renderer is given, may ask for, and must return."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from html import escape
from typing import Protocol

from hugo_posts.host import Host
from hugo_posts.html.markup import element
from hugo_posts.record import dataclass
from hugo_posts.shortcodes.insertion import ERROR
from hugo_posts.shortcodes.scratch import Scratch

#: What an argument may be.
Value = str | bool | int | float | None
_WHOLE = re.compile(r"[-+]?\d+", re.ASCII)
_DECIMAL = re.compile(r"[-+]?\d*\.\d+", re.ASCII)


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
    #: What templates keep for the shortcodes further down the page.
    scratch: Scratch = field(default_factory=Scratch, compare=False)

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
    #: Text between opening and closing tag, shortcodes in it rendered; None when it stands alone.
    inner: str | None = None
    markdown: bool = False  # True for `{{% %}}`
    line: int = 1
    source: str = ""  # the opening tag as the author wrote it
    indentation: str = ""  # spaces and tabs before the opening tag when nothing else stands there
    parent: Shortcode | None = None
    bare: frozenset[str | int] = frozenset()  # names and positions of the arguments that stand without quotes
    ordinal: int = 0  # how many shortcodes stand before it within the page or within its parent
    #: What its template keeps; a shortcode inside of it may write there before it is rendered itself.
    scratch: Scratch = field(default_factory=Scratch, compare=False)

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

    def arg(self, key: str | int) -> Value:
        """Return an argument as Hugo's `.Get` does: bare words and digits are truth values and numbers.

        One that is not given is "", and None when the shortcode has arguments of the other kind only, or none.
        """
        given = self.args
        if isinstance(given, Mapping) == isinstance(key, int) or not given:
            return None
        try:
            return given[key]  # type: ignore[index]  # the kinds are the same, see above
        except LookupError:
            return ""

    @property
    def args(self) -> Mapping[str, Value] | Sequence[Value]:
        """All arguments as Hugo's `.Params`: by name, or in a list."""
        if self.named:
            return {name: self._typed(name, text) for name, text in self.named.items()}
        return [self._typed(position, text) for position, text in enumerate(self.positional)]

    def _typed(self, key: str | int, text: str) -> Value:
        """Source: gohugoio/hugo, parser/pageparser/item.go, ValTyped."""
        if key not in self.bare:
            return text
        if text in ("true", "false"):
            return text == "true"
        if _WHOLE.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) else text

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return whether the named argument is true or false as Hugo's own templates read it."""
        return {"true": True, "1": True, "false": False, "0": False}.get(self.get(key), default)


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


def error_marker(source: str, host: Host) -> str:
    """Return HTML that shows `source`, a shortcode that could not be rendered, as one."""
    attributes = {"class": ERROR, "title": host.text("shortcode.error")}
    return element("span", attributes, escape(source, quote=False))
