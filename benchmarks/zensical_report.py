"""What of this site builds with Zensical, Material's successor, today: run by hand, prints a report.

    .venv/bin/python benchmarks/zensical_report.py

Zensical is installed from PyPI into an environment that is thrown away. The site is built as it stands, and again
without what Zensical has no place for (hooks, and the templates that ask for what hooks give them); each page is then
compared with MkDocs' by the text of its article.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from selectolax.lexbor import LexborHTMLParser
from site_builder import build, copy_project

ZENSICAL = "zensical==0.1.3"
#: Lines of mkdocs.yml that name what Zensical cannot run; its own look needs icons that Material's does not have.
OURS = re.compile(r"^(?:hooks:.*|  custom_dir:.*|  static_templates:.*)\n", re.MULTILINE)


def main() -> int:
    """Print the report; 1 when Zensical cannot be installed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        venv.create(root / "venv", with_pip=True)
        install = [str(root / "venv/bin/pip"), "install", "--quiet", "--disable-pip-version-check", ZENSICAL]
        if subprocess.run(install, check=False).returncode:
            print(f"{ZENSICAL} cannot be installed from this index: nothing is known")  # noqa: T201 (a command's output)
            return 1
        expected = articles(build(copy_project(root / "mkdocs")).folder)
        for name, is_bare in (("as it stands", False), ("without hooks and templates", True)):
            report(name, root / "venv/bin/zensical", copy_project(root / f"bare-{is_bare}"), expected, is_bare=is_bare)
    return 0


def report(name: str, zensical: Path, project: Path, expected: dict[str, str], *, is_bare: bool) -> None:
    """Build a copy of the project with Zensical, and print what came of it."""
    settings = project / "mkdocs.yml"
    if is_bare:
        settings.write_text(OURS.sub("", settings.read_text("utf-8")).replace("name: material", "variant: classic"))
    done = subprocess.run([zensical, "build"], cwd=project, capture_output=True, encoding="utf-8", check=False)
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
