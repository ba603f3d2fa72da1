"""A blog that has moved in takes a later version by `git merge`, without a conflict.

The blog begins at the oldest commit that this clone knows with settings in two files, or, where there is no history, at
the present tree; the later version is the present tree with one more change in each part that the engine owns.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from site_builder import PARTS, PROJECT, Build, build, copy_project

GIT = ("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.hooksPath=/dev/null", "-C")
HUGO = {
    "hugo.toml": """title = 'Vườn'
baseURL = 'https://vuon.example/nha/'
defaultContentLanguage = 'en'
[params]
author = 'An'
defaultTheme = 'dark'
[[menus.main]]
name = 'Notes'
url = '/posts/'
""",
    "content/posts/mot.md": '---\ntitle: Một\ndate: 2024-01-02\ntags: [a]\n---\n- {{< figure src="/a.svg" >}}\n',
    "content/about.md": "---\ntitle: About\n---\nMe.\n",
    "static/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>\n',
}
#: What a later version changes, by the text before which it writes something: a setting, a template, code, a style.
LATER = {
    "hooks/engine.yml": ("  features:\n", "  # of the later version\n"),
    "overrides/partials/copyright.html": ("<div", "<!-- of the later version -->"),
    "hooks/blog.py": ("", "# of the later version\n"),
    "docs/assets/styles/colours.css": ("", "/* of the later version */\n"),
}


def git(project: Path, *arguments: str) -> str:
    done = subprocess.run([*GIT, str(project), *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def lay_oldest(project: Path) -> None:
    """Lay out the engine as it was when settings first stood in two files; as it is where git does not know."""
    found = subprocess.run(
        [*GIT, str(PROJECT), "log", "--diff-filter=A", "--format=%H", "--", "hooks/engine.yml"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout.split()
    if not found:
        copy_project(project, left_out=())
        return
    archive = subprocess.run([*GIT, str(PROJECT), "archive", found[-1], *PARTS], capture_output=True, check=True)
    project.mkdir()
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        files.extractall(project, filter="data")


def lay_later(project: Path) -> None:
    """Put the present engine, with further changes, in the place of the older one."""
    newest = copy_project(project.parent / "newest", left_out=())
    for path, (before, added) in LATER.items():
        text = (newest / path).read_text(encoding="utf-8")
        assert before in text
        (newest / path).write_text(text.replace(before, f"{added}{before}", 1), encoding="utf-8")
    for part in PARTS:
        shutil.rmtree(project / part, ignore_errors=True)  # mkdocs.yml is no folder
        (newest / part).replace(project / part)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("merge")
    project = folder / "project"
    lay_oldest(project)
    git(project, "init", "--quiet", "--initial-branch=engine")
    (project / ".gitignore").write_text("/site/\n/.cache/\n__pycache__/\n", encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=An older version")
    git(project, "checkout", "--quiet", "-b", "blog")
    for path, text in HUGO.items():
        (folder / "hugo" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "hugo" / path).write_text(text, encoding="utf-8")
    moving = [sys.executable, "hooks/hugo_import", "../hugo"]
    done = subprocess.run(moving, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins:\n  blog:\n    pagination_per_page: 5\n")
    for name in ("head", "foot"):
        (project / "overrides/own").mkdir(exist_ok=True)
        (project / f"overrides/own/{name}.html").write_text(f"<!-- my own {name} -->", encoding="utf-8")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=My blog")
    git(project, "checkout", "--quiet", "engine")
    lay_later(project)
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=A later version")
    git(project, "checkout", "--quiet", "blog")
    git(project, "merge", "--quiet", "--message=Merge", "engine")
    return build(project, "--strict")


def test_it_builds_without_a_warning(merged: Build) -> None:
    assert merged.exit_code == 0, merged.output


def test_the_blog_s_part_is_as_before_and_the_engine_s_is_the_later_one(merged: Build) -> None:
    page = merged.read("blog/mot/index.html")
    for expected in (
        'lang="en"',
        "Vườn",
        "<!-- of the later version -->",
        "<!-- my own head -->",
        "<!-- my own foot -->",
        "../../a.svg",
        'scheme="slate"',
    ):
        assert expected in page
    assert not (merged.folder / "blog/tu-bo-deep-learning").exists()
    for path, (_, added) in LATER.items():
        assert added in (merged.folder.parent / path).read_text(encoding="utf-8")
    assert "pagination_per_page: 5" in (merged.folder.parent / "mkdocs.yml").read_text(encoding="utf-8")
