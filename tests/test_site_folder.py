"""What the last build left in the site's folder stays there when it is as it should be, and only then."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from site_builder import build, contents, copy_project, files_in

POST = "docs/blog/posts/bai-{}.md"
TEXT = "---\ntitle: Bài {0}\ndate: 2023-05-{0:02}\ntags: [{1}]\n---\n\nMở đầu {0}.\n\n{2}Cuối bài.\n"
POSTS = {
    POST.format(number): TEXT.format(number, "lẻ" if number % 2 else "chẵn", "Chữ. " * 80 + "\n\n")
    for number in range(1, 29)
}
#: What every build writes: files beside the site's folders, the list of the index's parts, and an empty index.
ALWAYS = {"search/pagefind/parts.json", "search/search_index.json"}
SLOW = "extra: {hugo: {fast: false}}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("site-folder") / "project", POSTS)
    (folder / "slow.yml").write_text(f"INHERIT: mkdocs.yml\n{SLOW}\n", encoding="utf-8")
    build_as_new(folder)
    (folder / "mkdocs.yml").touch()  # or the site stands (test_standing.py)
    build(folder)  # again, as pictures that were drawn a moment before they were copied are copied once more
    return folder


def build_as_new(project: Path) -> None:
    """Build; fail when the folder is other than that of a build that knows nothing of the last one."""
    fast = build(project)
    assert fast.exit_code == 0, fast.output
    assert_as_new(project)


def assert_as_new(project: Path) -> None:
    left, right = contents(project / "site"), built_slowly(project, repr(sources(project)))
    assert {path for path in left.keys() | right.keys() if left.get(path) != right.get(path)} == set()


@cache
def built_slowly(project: Path, sources: str) -> dict[str, bytes]:
    """Build without shortcuts, once for all tests that have the same sources."""
    slow = build(project, "--config-file=slow.yml", "--site-dir=site-slow")
    assert slow.exit_code == 0, slow.output
    return contents(project / "site-slow")


def sources(project: Path) -> dict[str, str]:
    """Return what the tests here change, by its hash."""
    texts = [*(project / "docs").rglob("*.md"), *(project / "overrides").rglob("*.html"), project / "mkdocs.yml"]
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(texts)}


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what tells whether a file is the same as before, not only equal."""
    return {name: (path.stat().st_ino, path.stat().st_mtime_ns) for name, path in files_in(folder).items()}


def written(project: Path) -> set[str]:
    """Build, and return what was written below the site's folders beside what always is."""
    before = states(project / "site")
    done = build(project)
    assert done.exit_code == 0, done.output
    now = states(project / "site")
    new = {path for path in now if now[path] != before.get(path) and "/" in path}
    return {path for path in new - ALWAYS if not path.startswith("search/pagefind/0/")}


def edit(project: Path, number: int, old: str, new: str) -> None:
    path = project / POST.format(number)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_written_when_nothing_has_changed(project: Path) -> None:
    index = states(project / "site/search/pagefind/0")
    assert written(project) == set()
    assert states(project / "site/search/pagefind/0") == index


def test_a_word_at_the_end_of_a_post_concerns_its_page_its_neighbours_and_lists(project: Path) -> None:
    kept = states(project / ".cache/posts")
    edit(project, 5, "Cuối bài.", "Cuối bài này.")
    pages = written(project)
    assert "blog/bai-5/index.html" in pages
    assert "blog/tags/le/index.xml" in pages  # a feed
    assert not {"blog/bai-12/index.html", "blog/bai-20/index.html", "blog/tags/chan/index.html"} & pages
    assert not {"blog/tags/chan/index.xml", "blog/tags/chan/feed.json"} & pages
    assert len([path for path in pages if path.startswith("blog/bai-")]) < 12  # it, and what is related to it
    now = states(project / ".cache/posts")
    assert len([path for path in now if now[path] != kept.get(path)]) == 1  # no other post was converted
    assert_as_new(project)


#: Changes one after the other, each of one post, and whether what shows the post is made again by itself.
TEXTS: list[list[tuple[int, str, str, bool]]] = [
    [
        (7, "Cuối bài.", "Cuối *bài*, {{< figure src=/pictures/khong.jpg >}}", False),  # which is not there: told
        (7, "Cuối *bài*, {{< figure src=/pictures/khong.jpg >}}", "Cuối bài.", False),  # as it was told the last time
        (7, "Cuối bài.", "Cuối {{< khong >}} bài.", False),  # is told when the index has been made already
        (7, "Cuối {{< khong >}} bài.", "Cuối bài.", False),
        (7, "Mở đầu 7.", "## Mục\n\nMở màn 7.", True),  # lists show it
        (11, "Cuối bài.", "Cuối [bài](bai-7.md#muc).", False),  # the part is as new as the link
        (7, "## Mục\n\nMở màn 7.", "Mở đầu 7.", False),  # another page links to the part: that is told
    ],
    [
        (11, "Cuối [bài](bai-7.md#muc).", "Cuối bài.", False),
        (8, "Mở đầu 8.", "{{< figure src=/dl/dl.jpg >}}\n\nMở đầu 8.", False),  # has copies, and is its picture
        (9, "Mở đầu 9.", "Mở màn 9.", True),
        (10, "Mở đầu 10.", "Mở màn 10.", True),
        (9, "Mở màn 9.", "Mở đầu 9.", True),  # as it was when all was built
        (10, "title: Bài 10", "title: Bài mười", False),
        (9, "date: 2023", "draft: true\ndate: 2023", False),
    ],
    [(9, "draft: true\n", "", False)],
]


@pytest.mark.parametrize("changes", TEXTS, ids=["told", "shown", "a draft no more"])
def test_a_text_is_put_into_the_site_that_stands(project: Path, changes: list[tuple[int, str, str, bool]]) -> None:
    for number, old, new, is_short in changes:
        edit(project, number, old, new)
        done = build(project)
        assert ("what shows this is fresh" in done.output, done.exit_code) == (is_short, 0), (new, done.output)
    assert_as_new(project)


def test_a_fresh_clone_with_what_was_kept_writes_what_has_changed(project: Path, tmp_path: Path) -> None:
    """As where it is published (.github/workflows/publish.yml): all files have other times and places on the disk."""
    project.rename(tmp_path / "run")
    shutil.copytree(tmp_path / "run", project, symlinks=True)  # as what is kept is: with its times
    for path in (path for part in ("docs", "hooks", "overrides") for path in (project / part).rglob("*")):
        path.touch()  # as in a clone
    edit(project, 13, "Cuối bài.", "Cuối bài mười ba.")
    pages = written(project)
    assert "blog/bai-13/index.html" in pages
    assert len([path for path in pages if path.startswith("blog/bai-")]) < 12
    assert not [path for path in pages if path.endswith((".xml", ".json")) and "/tags/chan/" in path]
    assert_as_new(project)


def other_page(site: Path) -> None:
    (site / "blog/bai-3/index.html").write_text("của ai khác", encoding="utf-8")


def other_page_of_that_size_and_time(site: Path) -> None:
    page = site / "blog/bai-4/index.html"
    state = page.stat()
    page.write_bytes(b"x" * state.st_size)
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))


def half_a_page_of_a_killed_build(site: Path) -> None:
    page = site / "blog/bai-6/index.html"
    page.write_bytes(page.read_bytes()[:99])


def no_page(site: Path) -> None:
    (site / "blog/bai-7/index.html").unlink()


def no_index(site: Path) -> None:
    next((site / "search/pagefind/0/fragment").iterdir()).unlink()


def other_index(site: Path) -> None:
    next((site / "search/pagefind/0/fragment").iterdir()).write_bytes(b"x")


def stray_files(site: Path) -> None:
    (site / "blog/bai-99").mkdir()
    (site / "blog/bai-99/index.html").write_text("lạc", encoding="utf-8")
    (site / "lac.txt").write_text("lạc", encoding="utf-8")
    (site / "lac").symlink_to(site.parent / "khong-co")
    (site / "blog/trong").mkdir()


def a_folder_for_a_file(site: Path) -> None:
    (site / "blog/bai-8/index.html").unlink()
    (site / "blog/bai-8/index.html/x").mkdir(parents=True)


def a_file_for_a_folder(site: Path) -> None:
    (site / "blog/bai-9/index.html").unlink()
    (site / "blog/bai-9").rmdir()
    (site / "blog/bai-9").write_text("lạc", encoding="utf-8")


PAGES = [
    other_page,
    other_page_of_that_size_and_time,
    half_a_page_of_a_killed_build,
    no_page,
    a_folder_for_a_file,
    a_file_for_a_folder,
]
DAMAGES = {  # what is done at once is done to different files
    "pages and a file of the index": [*PAGES, other_index],
    "stray files": [stray_files],
    "a file of the index is gone": [no_index],
}


@pytest.mark.parametrize("damages", DAMAGES.values(), ids=DAMAGES)
def test_what_somebody_else_did_to_the_folder_is_undone(project: Path, damages: list[Callable[[Path], None]]) -> None:
    for damage in damages:
        damage(project / "site")
    build_as_new(project)
    assert not (project / "site/blog/trong").exists()


def test_what_is_hidden_stays_as_mkdocs_leaves_it(project: Path) -> None:
    (project / "site/.git").mkdir()
    (project / "site/.git/HEAD").write_text("ref", encoding="utf-8")
    (project / "site/.git/refs").mkdir()
    assert build(project).exit_code == 0
    assert (project / "site/.git/HEAD").read_text(encoding="utf-8") == "ref"
    assert (project / "site/.git/refs").is_dir()
    shutil.rmtree(project / "site/.git")


#: Each page shows one kind of thing beside names: of any post, of the text of the next one, or of its beginning.
ASKING = """
{% set number = page.url.split("-")[-1][:-1] | int %}
{% if number == 2 %}{{ hugo_blog.latest(1)[0].summary }}
{% elif page.next_page and number < 15 %}{{ page.next_page.content | length }}
{% elif page.next_page %}{{ page.next_page.excerpt.summary }}{% endif %}
"""


def test_a_template_that_shows_more_of_other_posts_than_their_names(project: Path) -> None:
    template = project / "overrides/partials/post-author.html"
    before = {path: path.read_bytes() for path in (template, *(project / POST.format(n) for n in (28, 20, 10)))}
    template.write_text(ASKING, encoding="utf-8")
    assert build(project).exit_code == 0
    edit(project, 28, "Mở đầu 28.", "Mở màn 28.")
    edit(project, 20, "Mở đầu 20.", "Mở màn 20.")
    edit(project, 10, "Cuối bài.", "Cuối bài mười.")
    pages = written(project)
    assert {f"blog/bai-{number}/index.html" for number in (2, 9, 19)} <= pages
    assert_as_new(project)
    for path, content in before.items():
        path.write_bytes(content)
    build_as_new(project)


def test_a_script_that_will_not_run_is_told_of_every_time(project: Path) -> None:
    template = project / "overrides/partials/copyright.html"
    before = template.read_text(encoding="utf-8")
    template.write_text("<{{ 'script' }}>alert({{ page.title | length }})</{{ 'script' }}>", encoding="utf-8")
    first, second = build(project), build(project)
    told = [line for line in first.output.splitlines() if "inline script" in line]
    assert told
    assert [line for line in second.output.splitlines() if "inline script" in line] == told
    template.write_text(before, encoding="utf-8")
    build_as_new(project)


def test_a_folder_elsewhere_is_made_for_once(project: Path, tmp_path: Path) -> None:
    before = states(project / ".cache/site")
    assert build(project, f"--site-dir={tmp_path}").exit_code == 0
    assert states(project / ".cache/site") == before


def test_a_dirty_build_of_mkdocs_is_refused(project: Path) -> None:
    done = build(project, "--dirty")
    assert done.exit_code == 1
    assert done.output.strip().endswith("leave it out, as what has not changed is not built again anyway")
    assert "Traceback" not in done.output


def test_with_a_plugin_whose_part_is_not_known_all_is_written(project: Path) -> None:
    settings = project / "mkdocs.yml"
    before = settings.read_text(encoding="utf-8")
    settings.write_text(f"{before}plugins: {{tags: {{}}}}\n", encoding="utf-8")
    assert build(project).exit_code == 0
    assert "blog/bai-12/index.html" in written(project)
    settings.write_text(before, encoding="utf-8")
    build_as_new(project)


def test_a_rule_of_the_first_screen_concerns_all_pages_as_it_stands_in_them(project: Path) -> None:
    sheet = project / "docs/assets/styles/type.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + "\nbody { top: 7px; }\n", encoding="utf-8")
    assert "blog/bai-12/index.html" in written(project)
    assert b"body{top:7px}" in contents(project / "site")["blog/bai-12/index.html"]
