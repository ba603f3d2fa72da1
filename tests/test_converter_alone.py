"""The converter, `hugo_posts`, is for any Python-Markdown host: it imports nothing of MkDocs, nor what knows it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from site_builder import PROJECT

HOSTS = {"mkdocs", "properdocs", "material", "zensical", "hugo_site", "hugo_import"}
FILES = sorted((PROJECT / "hooks/hugo_posts").rglob("*.py"))
#: What a host that has nothing of MkDocs does: refuse its packages, convert a post, print what it was told.
HOST = """
import sys
for name in ("mkdocs", "properdocs", "material", "hugo_site"):
    sys.modules[name] = None  # importing it fails from here on
sys.path.insert(0, sys.argv[1])

from hugo_posts.extension import HugoMarkdown
from hugo_posts.front_matter.document import parse
from hugo_posts.host import NullHost
from hugo_posts.shortcodes.registry import registry
from markdown import Markdown

document = parse(sys.stdin.read())
host = NullHost(document.values)
reader = HugoMarkdown(registry(None, {}), host_of=lambda: host)
print(document.values["title"])
print(Markdown(extensions=["tables", "toc", reader]).convert(document.body))
print(host.problems)
"""
POST = """\
+++
title = "Từ bỏ"
+++
Lý do?
- Mình ~~ngu~~ gà.

{{< figure src="/dl/dl.jpg" width="300px" caption="Nơi *bắt đầu*" >}}

{{< khong-biet >}}
"""
EXPECTED = """\
Từ bỏ
<p>Lý do?</p>
<ul>
<li>Mình <del>ngu</del> gà.</li>
</ul>
<figure><img src="/dl/dl.jpg" alt="Nơi bắt đầu" width="300"><figcaption>\
<p>Nơi <em>bắt đầu</em></p></figcaption></figure>
"""


def imported(source: str) -> set[str]:
    """The top-level packages that a module imports by their full name, anywhere in it."""
    nodes = list(ast.walk(ast.parse(source)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0]
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(PROJECT / "hooks")) for path in FILES])
def test_no_module_imports_a_host(path: Path) -> None:
    assert not imported(path.read_text(encoding="utf-8")) & HOSTS


def test_imports_are_found_wherever_they_stand() -> None:
    assert imported("import a.b, c\ndef f():\n    from mkdocs.utils import x\nfrom . import d\n") == {
        "a",
        "c",
        "mkdocs",
    }


def test_a_post_is_converted_where_there_is_no_mkdocs() -> None:
    command = [sys.executable, "-c", HOST, str(PROJECT / "hooks")]
    done = subprocess.run(command, input=POST, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    assert done.stdout.startswith(EXPECTED)
    assert "khong-biet: no such shortcode" in done.stdout.splitlines()[-1]


#: What a host that knows the extension by its name alone does with texts, and with what an author wrote wrong.
NAMED = """
import logging, sys
logging.basicConfig(stream=sys.stdout, format="%(name)s: %(message)s")
from markdown import Markdown

options = {"hugo_posts": {"typographic": False}, "pymdownx.arithmatex": {"generic": True}}
reader = Markdown(extensions=["tables", "pymdownx.arithmatex", "hugo_posts"], extension_configs=options)
for text in sys.stdin.read().split("=====\\n"):
    print(reader.reset().convert(text))
"""
TEXTS_AND_HTML = [
    ('---\ntitle: "A"\n---\n"x" ~~y~~', '<p>"x" <del>y</del></p>'),
    ('+++\ntitle = "A"\n+++\nx\n- y', "<p>x</p>\n<ul>\n<li>y</li>\n</ul>"),
    ('{"math": true}\n$x_1$', r'<p><span class="arithmatex">\(x_1\)</span></p>'),
    ("$x_1$", "<p>$x_1$</p>"),
    ("---\nx", "<hr />\n<p>x</p>"),
    ("+++\nx", "hugo_posts: line 1: front matter: +++ opens it and nothing closes it"),
    ("---\na: 1\n---\n\n{{< khong >}}", "hugo_posts: line 5: khong: no such shortcode"),
    ('{{< param "a" >}}', "hugo_posts: line 1: param: "),
]


def test_a_host_finds_the_extension_by_its_name(tmp_path: Path) -> None:
    """As installed: the entry point is the one in pyproject.toml."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    points = project["project"]["entry-points"]["markdown.extensions"]
    folder = tmp_path / "hugo_posts-1.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: hugo_posts\nVersion: 1\n", encoding="utf-8")
    lines = "".join(f"{name} = {place}\n" for name, place in points.items())
    (folder / "entry_points.txt").write_text(f"[markdown.extensions]\n{lines}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", NAMED],
        input="=====\n".join(text + "\n" for text, _ in TEXTS_AND_HTML),
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PROJECT / "hooks"), str(tmp_path)])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert [html for _, html in TEXTS_AND_HTML if html not in done.stdout] == [], done.stdout
