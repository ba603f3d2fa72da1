"""The converter, `hugo_posts`, is for any Python-Markdown host: it imports nothing of MkDocs, nor what knows it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import hugo_oracle
import pytest
from hugo_parity import PLAIN_CODE, comparable
from hugo_posts.front_matter.document import parse
from selectolax.lexbor import LexborHTMLParser
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


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel of this repository is installed, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(PROJECT / "hooks/hugo_posts", folder / "source/hooks/hugo_posts")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(PROJECT / name, folder / "source")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    pip += ["--disable-pip-version-check", "--target", str(folder / "installed"), str(folder / "source")]
    done = subprocess.run(pip, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "installed"


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


def test_a_host_finds_the_extension_by_its_name(installed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NAMED],
        input="=====\n".join(text + "\n" for text, _ in TEXTS_AND_HTML),
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=installed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert [html for _, html in TEXTS_AND_HTML if html not in done.stdout] == [], done.stdout


#: The first post in a site of Zensical's, which runs Markdown extensions and no hooks.
ZENSICAL = """
site_name: A
theme: {variant: classic, font: false}
markdown_extensions: [tables, {toc: {permalink: false}}, hugo_posts]
"""
FIRST_POST = "tu-bo-deep-learning"


def test_zensical_makes_of_the_first_post_what_hugo_does(installed: Path, tmp_path: Path) -> None:
    pytest.importorskip("zensical", reason="Zensical is not installed: it has no wheel for this system or Python")
    source = (PROJECT / f"docs/blog/posts/{FIRST_POST}.md").read_text(encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / f"docs/{FIRST_POST}.md").write_text(source, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# A\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(ZENSICAL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build"],
        env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page = LexborHTMLParser((tmp_path / f"site/{FIRST_POST}/index.html").read_text(encoding="utf-8"))
    for decoration in page.css("article > h1, article > #__skip, article > nav"):
        decoration.decompose()
    article = page.css_first("article")
    assert article
    hugo = hugo_oracle.render({"post": parse(source).body}, config=hugo_oracle.CONFIG + PLAIN_CODE)["post"]
    assert comparable(article.inner_html or "") == comparable(hugo)
