"""Which sections of a Hugo site have the posts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_import.config import read_config
from hugo_import.files.content_files import content_files
from hugo_import.files.post_sections import main_sections
from hugo_import.files.site_files import plan_files
from hugo_import.plan import Plan
from hugo_import.report import Report
from site_builder import write

DATED = "---\ndate: 2024-01-01\n---\n"
SECTIONS = [
    ({"content/posts/x.md": "", "content/docs/x.md": ""}, "", ["posts"]),
    ({"content/post/x.md": "", "content/blog/x.md": ""}, "", ["post", "blog"]),
    ({"content/a/x.md": "", "content/b/x.md": "", "content/b/y.md": ""}, "", ["b"]),
    ({"content/a/x.md": "", "content/blog/x.md": ""}, "[params]\nmainSections = ['a']", ["a", "blog"]),
    ({"content/a/x.md": "", "content/posts/x.md": ""}, "[params]\nmainSections = ['a']", ["a"]),
    ({"content/a/x.md": ""}, "[params]\nmainSections = ['../..', 'a', 'gone']", ["a"]),
    ({"static/x.jpg": ""}, "", []),
    ({"content/post/x.html": "", "content/post/x.Rmd": ""}, "", ["post"]),
    ({"content/a/x/index.md": "", "content/a/y/index.md": "", "content/tags/b/_index.md": ""}, "", ["a"]),
    ({"content/a/index.md": "", "content/b/x.md": "", "content/tags/_index.md": ""}, "", ["b"]),
    ({"content/blog/index.md": "", "content/blog/x.png": "", "content/posts/x.md": ""}, "", ["posts"]),
    ({f"content/{name}.md": DATED for name in "abc"} | {"content/s/x.md": ""}, "", [""]),
    ({f"content/{name}/index.md": DATED for name in "abc"}, "", [""]),
    ({f"content/{name}.md": DATED for name in "abc"} | {"content/posts/x.md": ""}, "", ["posts"]),
    ({f"content/{name}.md": DATED for name in "abc"} | {"content/posts/_index.md": ""}, "", [""]),
    ({"content/posts/_index.md": "", "content/notes/x.md": ""}, "", ["posts"]),
    ({f"content/{name}.md": DATED for name in ("a", "b", "about")}, "", []),
    ({f"content/{name}.md": "---\ndate: 2024-01-01\nmenu: main\n---\n" for name in "abc"}, "", []),
    ({f"content/{name}.md": "x" for name in ("2023/a", "2024/b", "2024/c", "about")}, "", [""]),
    ({"content/2024/b.md": "x", "content/2024/d.md": "x", "content/notes/c.md": "x"}, "", ["2024"]),
]


@pytest.mark.parametrize(("files", "config", "sections"), SECTIONS)
def test_posts_are_in_the_main_sections(
    files: dict[str, str], config: str, sections: list[str], tmp_path: Path
) -> None:
    write(tmp_path, {**files, "hugo.toml": config})
    site = read_config(tmp_path)
    assert main_sections(content_files(site, Plan(tmp_path, [])), site) == sections


def test_posts_in_no_section_are_the_blog_s_and_pages_beside_them_stay_pages(tmp_path: Path) -> None:
    files = {f"content/{name}.md": DATED for name in ("a", "b", "about")} | {"content/c/index.md": DATED}
    plan = plan_files(
        write(tmp_path, {**files, "content/search.md": "", "hugo.toml": ""}), read_config(tmp_path), Report()
    )
    names = {str(target) for target in plan.sources}
    assert names == {"docs/blog/posts/a.md", "docs/blog/posts/b.md", "docs/blog/posts/c/index.md", "docs/about.md"}
