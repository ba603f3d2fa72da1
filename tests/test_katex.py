"""KaTeX is all there: its style sheet names no file that the site lacks."""

from __future__ import annotations

import re
from pathlib import Path

KATEX = Path(__file__).resolve().parent.parent / "docs" / "assets" / "katex"


def test_every_font_is_there() -> None:
    named = set(re.findall(r"url\(([^)]*)\)", (KATEX / "katex.min.css").read_text(encoding="utf-8")))
    assert named == {f"fonts/{font.name}" for font in (KATEX / "fonts").iterdir()}
