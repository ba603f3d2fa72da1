"""Plugins that authors add to a Material site work here, too: each is added alone, and does what it is for.

Two cannot be in the lock: the parts of minify are no wheels, and rss wants older GitPython and tzdata than
git-revision-date-localized. Where they are not installed, a hook does to the site what each of them does to it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest
from site_builder import copy_project, mkdocs

pytestmark = pytest.mark.weekly

POST = "---\ntitle: Bài\ndate: 2023-01-01\n---\n\n{0}\n"
MINIFIED = ("blog/bai/index.html", "assets/blog.min.css")
FED = ("feed_rss_created.xml", "Sun, 01 Jan 2023 00:00:00 +0700")
#: Plugins that may not be installed: their modules, and what stands in for them.
STAND_INS = {
    "minify": (
        "mkdocs_minify_plugin",
        """
import re
from pathlib import Path

def on_pre_build(config):
    config.extra_css[:] = [name.replace("blog.css", "blog.min.css") for name in config.extra_css]

def on_post_page(output, page, config):
    parts = re.split(r"(?s)(<(?:pre|script|style|textarea)[ >].*?</(?:pre|script|style|textarea)>)", output)
    return "".join(part if number % 2 else re.sub(r"\\s+", " ", part) for number, part in enumerate(parts))

def on_post_build(config):
    sheet = Path(config.site_dir, "assets/blog.css")
    sheet.write_text(re.sub(r"\\s+", " ", sheet.read_text()))
    sheet.rename(sheet.with_name("blog.min.css"))
""",
    ),
    "rss": (
        "mkdocs_rss_plugin",
        """
from email.utils import format_datetime
from pathlib import Path

dates = []

def on_page_content(html, page, config, files):
    if page.file.src_uri.startswith("blog/posts/"):
        dates.append(format_datetime(page.meta["date"]))

def on_post_build(config):
    Path(config.site_dir, "feed_rss_created.xml").write_text("\\n".join(dates))
""",
    ),
}
#: A plugin's settings, a text that uses it, which page is looked at, what must stand in it.
PLUGINS: Mapping[str, tuple[str, str, str, str]] = {
    "print-site": ("", "In cả trang.", "print_page/index.html", "In cả trang."),
    "git-revision-date-localized": ("type: iso_date", "Chữ.", "blog/bai/index.html", "git-revision-date-localized"),
    "glightbox": ("", "![Ảnh](/dl/dl.jpg)", "blog/bai/index.html", 'class="glightbox"'),
    "redirects": ("redirect_maps: {cu.md: about.md}", "Chữ.", "cu/index.html", "../about/"),
    "include-markdown": ("", '{% include-markdown "../../about.md" %}', "blog/bai/index.html", "<h1>Bài</h1>"),
    "table-reader": ("", "{{ read_csv('docs/t.csv') }}", "blog/bai/index.html", "Hai</td>"),
    "macros": ("", "{{ config.site_name }}|{{< figure src=/dl/dl.jpg >}}", "blog/bai/index.html", "<figure>"),
    "minify": ("minify_html: true, minify_css: true, css_files: [assets/blog.css]", "Chữ.", *MINIFIED),
    "rss": ("match_path: blog/posts/.*, use_git: false, date_from_meta: {as_creation: date}", "Chữ.", *FED),
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
    module, stand_in = STAND_INS.get(name, ("mkdocs", ""))
    if find_spec(module):
        yml += f"plugins:\n  {name}: {{{settings}}}\n"
    else:
        (project / "hooks/stand_in.py").write_text(stand_in, encoding="utf-8")
        yml += "hooks: [hooks/blog.py, hooks/publish.py, hooks/stand_in.py]\n"
    path.write_text(yml, encoding="utf-8")
    if name.startswith("git-"):
        for command in ("git init --quiet", "git add --all", "git -c user.name=A -c user.email=a@h.org commit -qm A"):
            subprocess.run(command.split(), cwd=project, check=True)
    done = mkdocs(project, "build", environment={"DISABLE_MKDOCS_2_WARNING": "true"})
    assert done.returncode == 0, done.stdout
    told = [line for line in done.stdout.splitlines() if line.startswith("WARNING")]
    assert [line for line in told if not any(each in line for each in THEIRS)] == []
    assert shown in (project / "site" / page).read_text(encoding="utf-8")
