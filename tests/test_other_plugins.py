"""Plugins that authors add to a Material site work here, too: each is added alone, and does what it is for.

Two that do as well are not in the lock: minify, whose parts are no wheels, and rss, which wants an older tzdata.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from site_builder import copy_project, mkdocs

POST = "---\ntitle: Bài\ndate: 2023-01-01\n---\n\n{0}\n"
#: A plugin's settings, a text that uses it, which page is looked at, what must stand in it.
PLUGINS: Mapping[str, tuple[str, str, str, str]] = {
    "print-site": ("", "In cả trang.", "print_page/index.html", "In cả trang."),
    "git-revision-date-localized": ("type: iso_date", "Chữ.", "blog/bai/index.html", "git-revision-date-localized"),
    "glightbox": ("", "![Ảnh](/dl/dl.jpg)", "blog/bai/index.html", 'class="glightbox"'),
    "redirects": ("redirect_maps: {cu.md: about.md}", "Chữ.", "cu/index.html", "../about/"),
    "include-markdown": ("", '{% include-markdown "../../about.md" %}', "blog/bai/index.html", "<h1>Bài</h1>"),
    "table-reader": ("", "{{ read_csv('docs/t.csv') }}", "blog/bai/index.html", "Hai</td>"),
    "macros": ("", "{{ config.site_name }}|{{< figure src=/dl/dl.jpg >}}", "blog/bai/index.html", "<figure>"),
    "literate-nav": ("", "Chữ.", "index.html", "Giới thiệu"),
    "awesome-nav": ("", "Chữ.", "index.html", 'href="about/"'),
}
#: What a plugin warns of by itself.
THEIRS = ("[mkdocs-print-site]", "awesome-nav: 'nav' config", "has no git logs", "[git-revision-date-localized")


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_does_what_it_is_for(tmp_path: Path, name: str) -> None:
    settings, text, page, shown = PLUGINS[name]
    files = {"docs/blog/posts/bai.md": POST.format(text), "docs/t.csv": "a,b\nMột,Hai\n"}
    project = copy_project(tmp_path / "project", files)
    path = project / "mkdocs.yml"
    yml = path.read_text(encoding="utf-8")
    added = f"  - {name}: {{{settings}}}\n" if settings else f"  - {name}\n"
    path.write_text(yml.replace("\nvalidation:", f"\n{added}\nvalidation:", 1), encoding="utf-8")
    for command in ("git init --quiet", "git add --all", "git -c user.name=A -c user.email=a@h.org commit -qm A"):
        subprocess.run(command.split(), cwd=project, check=True)
    done = mkdocs(project, "build", environment={"DISABLE_MKDOCS_2_WARNING": "true"})
    assert done.returncode == 0, done.stdout
    told = [line for line in done.stdout.splitlines() if line.startswith("WARNING")]
    assert [line for line in told if not any(each in line for each in THEIRS)] == []
    assert shown in (project / "site" / page).read_text(encoding="utf-8")
