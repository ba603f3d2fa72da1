"""Saves as editors and slow disks make them, under `mkdocs serve`: each must show in the end.

By hand: .venv/bin/python benchmarks/slow_saves.py [part of a path …]; it prints what was never shown. A file is empty
for half a second, half there, or away, and the server reads it meanwhile.
"""

from __future__ import annotations

import http.client
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from site_builder import SETTINGS_FILES, copy_project, serving

PAUSE = 0.5  # seconds for which a file is half there
PATIENCE = 60
FILES = {
    "docs/trich.md": '--8<-- "chung.md"\n',
    "includes/chung.md": "Một\n",
    "docs/ma.md": "---\ntitle: Mã\n---\n\n{{< la >}}\n",
    "overrides/shortcodes/la.html": "<i>la</i>",
    "docs/data.txt": "x\n",
}
#: The file that is saved, the text in it that a mark is put behind (its end where there is none), and where that shows.
SAVED = [
    ("docs/blog/posts/tu-bo-deep-learning.md", "", "blog/tu-bo-deep-learning/"),
    ("docs/about.md", "", "about/"),
    ("mkdocs.yml", "\ncopyright: ", "about/"),
    ("hooks/engine.yml", "", ""),
    ("hooks/hugo_site/texts/vi.yml", "\nmenu.about: ", "about/"),
    ("hooks/blog.py", "", ""),
    ("hooks/hugo_site/page_events.py", "", ""),
    ("includes/chung.md", "", "trich/"),
    ("overrides/main.html", "", ""),
    ("overrides/partials/copyright.html", "", "about/"),
    ("overrides/shortcodes/la.html", "", "ma/"),
    ("docs/assets/styles/print.css", "", "assets/blog.css"),
    ("docs/data.txt", "", "data.txt"),
]


def truncated(path: Path, content: bytes) -> None:
    """Empty a file, then write it."""
    with path.open("wb") as file:
        time.sleep(PAUSE)
        file.write(content)


def halved(path: Path, content: bytes) -> None:
    """Write one half after the other."""
    with path.open("wb") as file:
        file.write(content[: len(content) // 2])
        file.flush()
        time.sleep(PAUSE)
        file.write(content[len(content) // 2 :])


def replaced(path: Path, content: bytes) -> None:
    """Write another file, and put it in its place."""
    new = path.with_name(f"{path.name}.tmp~")
    new.write_bytes(content)
    os.replace(new, path)


def made_again(path: Path, content: bytes) -> None:
    """Remove a file, then write it."""
    path.unlink()
    time.sleep(PAUSE)
    path.write_bytes(content)


def kept_beside(path: Path, content: bytes) -> None:
    """Give the old file another name, write a new one, and remove the old one."""
    old = path.rename(path.with_name(f"{path.name}~"))
    truncated(path, content)
    old.unlink()


WAYS: list[Callable[[Path, bytes], None]] = [truncated, halved, replaced, made_again, kept_beside]


def marked(path: str, text: str, behind: str, mark: str) -> str:
    """Return a file's text with a mark in it, at its end as what does no harm there."""
    if behind:
        return text.replace(behind, f"{behind}{mark} ", 1)
    signs = {".py": "\n# {}\n", ".yml": "\n# {}\n", ".css": "\n.{} {{}}\n"}
    return text + signs.get(Path(path).suffix, "\n{}\n").format(mark)


def main(wanted: list[str]) -> None:
    """Save each file in each way, twice."""
    address = next(line for line in SETTINGS_FILES["mkdocs.yml"].splitlines() if line.startswith("site_url:"))
    home, number = urlsplit(address.split()[1]).path, 0
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder, "project"), FILES)
        with serving(project, Path(folder, "log")) as port:
            for path, behind, page in SAVED:
                before = (project / path).read_text(encoding="utf-8")
                for way in WAYS * 2 if not wanted or any(part in path for part in wanted) else []:
                    number += 1
                    mark = f"mark{number}x"
                    way(project / path, marked(path, before, behind, mark).encode())
                    if not page:  # what the file is for shows nowhere: a page saved after it does
                        (project / "docs/data.txt").write_text(mark)
                    if not shows(port, home + (page or "data.txt"), mark):
                        sys.stdout.write(f"{path}, {way.__name__}: not shown after {PATIENCE} s\n")
                (project / path).write_text(before, encoding="utf-8")
    sys.stdout.write(f"{number} saves\n")


def shows(port: int, path: str, text: str) -> bool:
    """Wait until a page has a text; False when it never does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", path)
        if text.encode() in connection.getresponse().read():
            return True
        connection.close()
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    main(sys.argv[1:])
