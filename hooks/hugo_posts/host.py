"""What the converter asks of the program around it (MkDocs, a test, any Python-Markdown host)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from hugo_posts.front_matter.parameters import parameter, with_params
from hugo_posts.html.formulas import Formula

#: What the converter says to readers, in English; a host that has a language of its own says it in that.
ENGLISH = {
    "alert.caution": "Caution",
    "alert.important": "Important",
    "alert.note": "Note",
    "alert.tip": "Tip",
    "alert.warning": "Warning",
    "details.summary": "Details",
    "embed.gist": "See the code {file} by {user} on GitHub Gist",
    "embed.instagram": "See the post on Instagram",
    "embed.video": "Video on {site}",
    "embed.video.play": "Click to play the video from {site}",
    "embed.video.play.titled": "{title} – click to play it from {site}",
    "embed.x": "See the post on X",
    "embed.x.user": "See the post by @{user} on X",
    "footnote.back": "Back to footnote {number} in the text",
    "language": "en",
    "qr.title": "QR code: {text}",
    "shortcode.error": "This shortcode can't be shown",
    "task.done": "done",
    "task.open": "to do",
}


class Host(Protocol):
    """The world of the page that is being converted; lines are 1-based in the Markdown body."""

    def report(self, line: int, message: str) -> None:
        """Tell the author of a mistake, e.g. `figure: missing "src" …`; the host adds the file."""

    def advise(self, line: int, message: str) -> None:
        """Tell the author of what could be better, and is no mistake, when asked for it."""

    def markdown_url(self, url: str, line: int) -> str:
        """Return the address to leave in the tree for a Markdown link or image `url`."""

    def html_url(self, url: str, line: int) -> str:
        """Return the final address for `url` found in raw HTML or in a shortcode's output."""

    def image_size(self, url: str) -> tuple[int, int] | None:
        """Return width and height in pixels of the image that `url` names, when it is local and known."""

    def param(self, name: str) -> object:
        """Return a parameter of the page, else of the site, as Hugo's `param` does; None when unset."""

    def ref(self, target: str, *, line: int, relative: bool, language: str = "", form: str = "") -> str | None:
        """Return the address of the page that Hugo's `ref`/`relref` `target` names, None when there is none.

        `language` and `form`, an output format such as `rss`, are those that the shortcode asks for.
        """

    def find(self, path: str) -> str | None:
        """Return the address, from the site's root, of the file that `path` names as seen from the page, or None."""

    def bundle(self) -> Sequence[str]:
        """Return the files beside the page in its bundle, by their names from its folder, sorted; none without one."""
        ...

    def read_text(self, path: str) -> str | None:
        """Return the text of the file that `path` names as seen from the page, None where there is none."""

    def gist(self, identifier: str) -> Mapping[str, str] | None:
        """Return the text of each file of a GitHub gist by its name, None where it can't be had."""

    def mistake_in(self, formula: Formula) -> str:
        """Return what is wrong with the TeX of a formula; nothing where it is right, or nobody knows."""
        ...

    def draw(self, diagram: str) -> str:
        """Return the SVG of a diagram of characters, as GoAT reads them; nothing where nobody draws it."""
        ...

    @property
    def file_name(self) -> str:
        """The name of the page's file without its ending, e.g. `x` or `index`."""
        ...

    @property
    def address(self) -> str:
        """The page's own address from the site's root, e.g. `/blog/x/`."""
        ...

    @property
    def site(self) -> Mapping[str, Any]:
        """The site's `title`, `language`, `timezone` and `params`."""
        ...

    def text(self, name: str, /, **values: object) -> str:
        """Return one of the texts of `ENGLISH` in the page's language, with `values` in place of what is in braces."""

    @property
    def front_matter(self) -> Mapping[str, Any]:
        """The page's front matter, keys as MkDocs gives them."""
        ...


class NullHost:
    """A host that knows no site: addresses stay as written, reports are kept in `problems`."""

    front_matter: Mapping[str, Any]
    address = "/"
    file_name = "index"
    site: Mapping[str, Any] = {"title": "", "language": "en", "params": {}}

    def __init__(self, front_matter: Mapping[str, Any] | None = None, text: Callable[..., str] | None = None) -> None:
        self.front_matter = front_matter or {}
        self._text = text
        self.problems: list[tuple[int, str]] = []

    def report(self, line: int, message: str) -> None:
        """Keep the problem."""
        self.problems.append((line, message))

    def advise(self, line: int, message: str) -> None:
        """Keep nothing."""

    def markdown_url(self, url: str, line: int) -> str:
        """Return the address as it is."""
        return url

    def html_url(self, url: str, line: int) -> str:
        """Return the address as it is."""
        return url

    def image_size(self, url: str) -> tuple[int, int] | None:
        """Return None: no image is known."""
        return None

    def param(self, name: str) -> object:
        """Return what the front matter says."""
        return parameter(with_params(self.front_matter), name)

    def ref(self, target: str, *, line: int, relative: bool, language: str = "", form: str = "") -> str | None:
        """Return the target as it is."""
        return target

    def find(self, path: str) -> str | None:
        """Return None: no file is known."""
        return None

    def bundle(self) -> Sequence[str]:
        """Return nothing: no file is known."""
        return ()

    def text(self, name: str, /, **values: object) -> str:
        """Return what the function given says, the English text without one."""
        return self._text(name, **values) if self._text else ENGLISH[name].format_map(values)

    def mistake_in(self, formula: Formula) -> str:
        """Return nothing: TeX is not looked at."""
        return ""

    def draw(self, diagram: str) -> str:
        """Return nothing: nobody draws."""
        return ""

    def gist(self, identifier: str) -> Mapping[str, str] | None:
        """Return None: nothing is asked of other hosts."""
        return None

    def read_text(self, path: str) -> str | None:
        """Return None: no file is known."""
        return None
