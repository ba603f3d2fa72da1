"""A project that grows old while it is built again and again: its posts, what changes in it, what must be the same."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from older_posts import OLDER_POSTS
from PIL import Image
from site_builder import PROJECT, Build, copy_project

POST = "docs/blog/posts/{}.md"
FIGURE = "hooks/hugo_posts/shortcodes/built_in/figure.py"
OTHER = "---\ntitle: Khác\ndate: 2023-05-05\ntags: [thẻ]\n---\n\n"
POSTS = {POST.format(name): text for name, text in list(OLDER_POSTS.items())[:7]} | {
    POST.format("du-thu"): (PROJECT / "tests/every_feature.md").read_text(encoding="utf-8"),
    POST.format("a"): OTHER + "Xem [b](b.md#muc) và [b nữa](/posts/b/), {{< ghi >}}.\n\n![](/dl/anh.png)\n",
    POST.format("b"): OTHER.replace("Khác", "B") + "## Mục\n\nChữ[^1] của b.\n\n[^1]: Cước chú.\n",
    POST.format("muc/_index"): "---\ncascade: {author: An, build: {list: never}}\n---\n",
    POST.format("muc/d"): OTHER.replace("Khác", "D") + "Chữ.\n",
    POST.format("c"): OTHER.replace("Khác", "C") + "Xem {{< ref b >}}, {{< doc_tep >}}.\n\n--8<-- 'docs/doan.txt'\n",
    POST.format("e"): OTHER.replace("Khác", "E") + "Xem {{< ghi >}}.\n",
    "docs/doan.txt": "Đoạn *một*.\n",
    "overrides/shortcodes/ghi.html": "<b>{{ param('note') }}</b>",
    "hooks/shortcodes.py": (
        "from hugo_posts.shortcodes.call import Standalone\n"
        "def doc_tep(shortcode, context):\n    return open('docs/doan.txt').read()\n"
        "SHORTCODES = {'doc_tep': Standalone(doc_tep)}\n"
    ),
}
"""Fourteen posts, among them one with everything, one that others link to, one that reads files."""


def aging_project(folder: Path, files: Mapping[str, str] = POSTS) -> Path:
    """Make the project, with these posts and other files; `slow.yml` builds it without shortcuts."""
    project = copy_project(folder, files)
    (project / "slow.yml").write_text("INHERIT: mkdocs.yml\nextra: {hugo: {fast: false}}\n", encoding="utf-8")
    return project


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return a change of a text file."""

    def change(project: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(path: str, text: str) -> Callable[[Path], None]:
    """Return the making of a text file."""

    def change(project: Path) -> None:
        (project / path).write_text(text, encoding="utf-8")

    return change


def draw(width: int, height: int) -> Callable[[Path], None]:
    """Return the making of the image that the post `a` shows."""
    return lambda project: Image.new("RGB", (width, height)).save(project / "docs/dl/anh.png")


def rename(path: str, new: str) -> Callable[[Path], None]:
    """Return the renaming of a file."""

    def change(project: Path) -> None:
        (project / path).rename(project / new)

    return change


def delete(path: str) -> Callable[[Path], None]:
    """Return the deletion of a file."""
    return lambda project: (project / path).unlink()


def release(number: str) -> Callable[[Path], None]:
    """Return the installation of another version of a package, in a folder that `environment` puts on the path."""

    def change(project: Path) -> None:
        shutil.rmtree(project / "packages", ignore_errors=True)
        (project / "packages/segno").mkdir(parents=True)
        (project / "packages/segno/__init__.py").write_text(
            f"class _Code:\n    def svg_inline(self, **_):\n        return '<svg id=v{number}></svg>'\n"
            "def make(*_, **__):\n    return _Code()\nDataOverflowError = ValueError\n"
        )

    return change


Change = tuple[str, Callable[[Path], None], str]
"""What is changed, how, and a page that shows it."""

FOR_ALL: list[Change] = [  # makes all that is kept worthless
    ("a parameter of the site", edit("mkdocs.yml", "extra:", "extra:\n  note: chung"), "blog/a/index.html"),
    ("a shortcode's template", edit("overrides/shortcodes/ghi.html", "<b>", "<b id=x>"), "blog/a/index.html"),
    ("the code", edit(FIGURE, '"figure', '"figure moi'), "blog/bai-so-6/index.html"),
    ("a dependency", release("1"), "blog/du-thu/index.html"),
    ("a dependency's version", release("12"), "blog/du-thu/index.html"),
    ("an extension", edit("hooks/engine.yml", "permalink: true", "permalink: false"), "blog/be/index.html"),
    ("the site's address", edit("mkdocs.yml", "example.org/", "example.org/sub/"), "sitemap.xml"),
]


def tree(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files below a folder by their paths, but for the search index.

    That is Pagefind's work, on documents that are compared as pages; a server has it made in the background.
    """
    own = {folder / "search/pagefind", folder / ".pagefind"}  # where files come and go meanwhile
    read: dict[str, bytes] = {}
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(here, name) not in own]
        paths = [Path(here, name) for name in names]
        read |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return read


def assert_same(fast: Build, slow: Build) -> None:
    """Fail with the names of the files, or with the warnings, that differ."""
    assert fast.exit_code == slow.exit_code == 0, fast.output + slow.output
    left, right = tree(fast.folder), tree(slow.folder)
    assert {path for path in left.keys() | right.keys() if left.get(path) != right.get(path)} == set()
    assert warnings_of(fast) == warnings_of(slow)


def warnings_of(built: Build) -> list[str]:
    """Return the warnings of a build in their order."""
    return re.findall(r"^WARNING.*", built.output, re.MULTILINE)
