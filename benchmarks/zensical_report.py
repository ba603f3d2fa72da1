"""What of this site builds with Zensical, Material's successor, today: run by hand, prints a report.

    .venv/bin/python benchmarks/zensical_report.py

The site is built as it stands, and again without what Zensical has no place for (hooks, and the templates that ask for
what hooks give them) but with the Markdown extension `hugo_posts`; each page is then compared with MkDocs' by the text
of its article. Another version is tried in an environment of one's own, by installing it there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from selectolax.lexbor import LexborHTMLParser
from site_builder import build, copy_project

#: Lines of hooks/engine.yml that name what Zensical cannot run; its own look needs icons that Material's does not have.
OURS = re.compile(r"^(?:hooks:.*|  custom_dir:.*|  static_templates:.*)\n", re.MULTILINE)


def main() -> int:
    """Print the report."""
    print(f"Zensical {version('zensical')}")  # noqa: T201 (a command's output)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        expected = articles(build(copy_project(root / "mkdocs")).folder)
        for name, is_bare in (("as it stands", False), ("without hooks and templates, with hugo_posts", True)):
            report(name, copy_project(root / f"bare-{is_bare}"), expected, is_bare=is_bare)
    return 0


def report(name: str, project: Path, expected: dict[str, str], *, is_bare: bool) -> None:
    """Build a copy of the project with Zensical, and print what came of it."""
    settings = project / "hooks/engine.yml"
    if is_bare:
        text = OURS.sub("", settings.read_text("utf-8")).replace("name: material", "variant: classic")
        settings.write_text(f"{text}  hugo_posts.hosted: {{}}\n", "utf-8")  # as it is named where it is not installed
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build"],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(project / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    last = (done.stdout + done.stderr).strip().splitlines()[-1:]
    print(f"{name}: exit code {done.returncode}; {' '.join(last)[:300]}")  # noqa: T201 (a command's output)
    found = articles(project / "site")
    equal = [path for path in expected if found.get(path) == expected[path]]
    print(f"  pages: {len(found)}; at MkDocs' addresses: {len(found.keys() & expected.keys())} of {len(expected)}")  # noqa: T201 (a command's output)
    print(f"  with the same text: {', '.join(equal) or 'none'}")  # noqa: T201 (a command's output)
    print(f"  missing: {', '.join(sorted(expected.keys() - found.keys())) or 'none'}")  # noqa: T201 (a command's output)


def articles(folder: Path) -> dict[str, str]:
    """Return the text of each page's article, white space aside, by the page's path."""
    texts = {}
    for path in sorted(folder.rglob("*.html")):
        article = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("article, main")
        texts[path.relative_to(folder).as_posix()] = " ".join(article.text().split()) if article else ""
    return texts


if __name__ == "__main__":
    sys.exit(main())
