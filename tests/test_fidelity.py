"""Posts of real Hugo blogs, where they are at hand: all must be equal to Hugo's."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hugo_posts.front_matter.document import parse
from hugo_posts.shortcodes.registry import registry
from material_oracle import hugo_converter
from site_builder import PROJECT

FIDELITY = PROJECT.parent / "shared" / "fidelity"


@pytest.mark.skipif(not FIDELITY.is_dir(), reason="the posts of other blogs are not part of this project")
def test_real_posts_are_equal_to_hugos(tmp_path: Path) -> None:
    converter = hugo_converter(shortcodes=registry(None, {}))
    for post in sorted((FIDELITY / "posts").glob("*/*.md")):
        body = parse(post.read_text(encoding="utf-8-sig")).body
        page = tmp_path / post.parent.name / f"{post.stem}.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(converter.reset().convert(body), encoding="utf-8")
    compare = [sys.executable, f"{FIDELITY}/compare.py", f"{FIDELITY}/hugo", f"{tmp_path}", "--show", "9"]
    told = subprocess.run(compare, capture_output=True, encoding="utf-8", check=True).stdout
    found = re.search(r"(\d+)/(\d+) posts equal", told)
    assert found is not None, told
    equal, posts = map(int, found.groups())
    assert equal == posts, told
