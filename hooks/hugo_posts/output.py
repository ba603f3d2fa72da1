"""What the tree's builder needs of the conversion that it works for."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Protocol


class Output(Protocol):
    """Texts for readers, finished HTML kept aside, and addresses resolved."""

    def text(self, name: str, /, **values: object) -> str:
        """Return what is said to readers in the page's language."""

    def stash(self, html: str) -> str:
        """Keep finished HTML; return the placeholder that stands for it."""

    def raw_html(self, html: str, line: int) -> str:
        """Return the author's own HTML with its addresses resolved."""

    def code_block(self, code: str, info: str | None, line: int) -> str | None:
        """Return the placeholder of a highlighted block; None when it shall be a plain `<pre><code>`.

        `info` is what stands behind the fence, None where there is none.
        """

    def code_span(self, code: str) -> etree.Element | str:
        """Return a code span's element, or the placeholder of its finished HTML."""

    def address(self, url: str, line: int) -> str:
        """Return the address of a link or an image."""

    def image(self, attributes: dict[str, str], line: int, *, by_style: bool) -> None:
        """Resolve an image's address and reserve its room, in place."""
