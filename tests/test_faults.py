"""A fault that nobody thought of concerns the page it is in: told in one line, left out, the others are built."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from site_builder import Build, build, copy_project, mkdocs

POST = "---\ntitle: Bài {0}\ndate: 2023-01-01\ntags: [chỉ {0}]\n---\n\n{1}\n"
#: Where a fault is put, before which line of the code, the fault, and what can then not be done to which file.
FAULTS = {
    "reading": (
        "hooks/hugo_site/reading/posts.py",
        "    document, wrong = read(text)",
        '    assert b"READING" not in file.content_bytes, "a fault\\nof its own"\n',
        "docs/blog/posts/reading.md:1: it cannot be read",
    ),
    "Material": (
        "hooks/hugo_site/reading/posts.py",
        "    path = folder / source.file.src_uri",
        '    source.post.meta.update({"date": "x"} if "MATERIAL" in source.document.body else {})\n',
        "docs/blog/posts/material.md:1: it cannot be read",
    ),
    "the converter": (
        "hooks/hugo_posts/conversion.py",
        "        self.divided = Divided(expansion",
        '        {}["no such thing"] if "CONVERTER" in text else None\n',
        "docs/blog/posts/converter.md:1: it cannot be converted",
    ),
    "the converter, of a page": (
        "hooks/hugo_posts/conversion.py",
        "        expansion = expand(",
        '        assert "CONVERTERPAGE" not in text\n',
        "docs/trang.md:1: it cannot be converted",
    ),
    "a template": (
        "overrides/partials/post-share.html",
        "{% set shared",
        "{% if 'TEMPLATE' in page.content %}{{ no.such.thing }}{% endif %}\n",
        "docs/blog/posts/template.md:1: it cannot be written",
    ),
    "a feed": (
        "hooks/hugo_site/announce/feed.py",
        "        return portable(",
        '        assert "FEED" not in self.html\n',
        "docs/blog/posts/feed.md:1: it cannot be put into feeds",
    ),
}
SHORTCODES = 'def broken(shortcode, context):\n    raise RuntimeError("a fault")\nSHORTCODES = {"broken": broken}\n'
LEFT_OUT = ("reading", "material", "converter", "template")
FINE = ("feed", "shortcode", "fine")


def faulty_project(folder: Path, settings: str = "") -> Path:
    """A copy of this project with all these faults in its code, and a post for each."""
    names = (*LEFT_OUT, *FINE)
    posts = {f"docs/blog/posts/{name}.md": POST.format(name, name.upper()) for name in names}
    posts["docs/blog/posts/shortcode.md"] = POST.format("shortcode", "{{< broken >}}")
    files = {**posts, "docs/trang.md": "# Trang\n\nCONVERTERPAGE\n", "hooks/shortcodes.py": SHORTCODES}
    project = copy_project(folder, files, settings)
    for path, before, fault, _ in FAULTS.values():
        text = (project / path).read_text(encoding="utf-8")
        assert before in text, path
        (project / path).write_text(text.replace(before, fault + before, 1), encoding="utf-8")
    return project


@pytest.fixture(scope="module", params=["", "extra: {hugo: {fast: false}}"], ids=["fast", "slow"])
def faulty(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site of such a project."""
    return build(faulty_project(tmp_path_factory.mktemp("faults") / "project", request.param))


def test_each_fault_is_told_once_with_its_file_and_no_traceback(faulty: Build) -> None:
    assert faulty.exit_code == 0, faulty.output
    told = [line.removeprefix("WARNING -  ") for line in faulty.output.splitlines() if line.startswith("WARNING")]
    expected = sorted([*(told for _, _, _, told in FAULTS.values()), "docs/blog/posts/shortcode.md:7: broken: it fail"])
    assert [line[: len(wanted)] for line, wanted in zip(sorted(told), expected, strict=True)] == expected
    assert "Traceback" not in faulty.output


def test_a_fault_is_told_with_its_reason_its_place_and_who_wants_to_know(faulty: Build) -> None:
    line = next(line for line in faulty.output.splitlines() if "reading.md" in line)
    assert re.search(r"AssertionError: a fault of its own \(hooks/hugo_site/reading/posts\.py:\d+\); report it", line)
    assert re.search(r"'no' is undefined \(overrides/partials/post-share.html:\d+\)", faulty.output)


def test_the_other_pages_are_built_and_name_none_that_is_missing(faulty: Build) -> None:
    pages = {path for path in faulty.folder.rglob("*.*ml") if path.is_file()}
    for name in LEFT_OUT:
        assert not (faulty.folder / f"blog/{name}/index.html").exists()
    for name in FINE:
        assert (faulty.folder / f"blog/{name}/index.html").is_file()
    naming = [path for path in pages if re.search(r"blog/(reading|material|converter)/", path.read_text("utf-8"))]
    assert naming == []
    assert "blog/feed/" not in faulty.read("index.xml")
    assert "blog/fine/" in faulty.read("index.xml")


def test_it_fails_a_strict_build_and_shows_its_traceback_when_asked(faulty: Build) -> None:
    done = mkdocs(faulty.folder.parent, "build", "--strict", "--verbose")
    assert done.returncode == 1
    assert "KeyError: 'no such thing'" in done.stdout
    assert "Traceback (most recent call last)" in done.stdout


BROKEN: dict[
    str, tuple[Callable[[str], str], str]
] = {  # what is wrong with the site as a whole, and what is told of it
    "mkdocs.yml": (lambda text: text + "\nx: {a: ]\n", "error parsing the configuration file"),
    "overrides/main.html": (lambda text: text + "{% block %}", "(overrides/main.html:"),
    "hooks/hugo_site/lists/series.py": (lambda text: text + "\n1 / 0\n", "ZeroDivisionError: division by zero"),
    "hooks/shortcodes.py": (lambda text: "def (", "SyntaxError: invalid syntax (hooks/shortcodes.py:1)"),
    "overrides/partials/post-meta.html": (lambda text: text + "{{ a.b.c }}", "'a' is undefined (overrides/partials/"),
}


@pytest.mark.parametrize("path", BROKEN)
def test_a_fault_of_the_whole_site_is_told_in_short(tmp_path: Path, path: str) -> None:
    project = copy_project(tmp_path / "project", {"hooks/shortcodes.py": "SHORTCODES = {}\n"})
    change, told = BROKEN[path]
    text = (project / path).read_text(encoding="utf-8")
    (project / path).write_text(change(text), encoding="utf-8")
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 1
    assert told in done.stdout
    assert "Traceback" not in done.stdout or path == "hooks/hugo_site/lists/series.py"  # MkDocs itself loads hooks
