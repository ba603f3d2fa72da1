"""What this project relies on of its tools without their promise: a test each, naming the module of ours to look at.

After an update, what fails here says what broke what. The weekly run of CI with the newest tools shows it
(.github/workflows/newest.yml).
"""

from __future__ import annotations

import hashlib
import inspect
import logging
import re
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from hugo_posts.material.slash_block import CAPTIONS
from hugo_posts.relied_on import Piece, sum_of
from hugo_site.security.loaded_sources import inline_scripts
from hugo_site.upstream.relied_on import REACHES, Reach, is_unchanged
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE
from material.plugins.blog.plugin import BlogPlugin
from material.plugins.blog.structure import Category, Post, View
from mkdocs import livereload
from mkdocs.commands import build
from mkdocs.config.config_options import Hooks
from mkdocs.structure.pages import Page
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block
from pymdownx.blocks.caption import CaptionExtension
from pymdownx.delimiterprocessor import DelimiterProcessor
from pymdownx.superfences import SuperFencesBlockPreprocessor
from site_builder import PROJECT, Build, contents, copy_project, mkdocs

TEMPLATES = Path(material.__file__).parent / "templates"
#: Material's templates that overrides/ replaces or extends under the same name, as they were when ours was written.
#: One that has changed is to be compared with ours, which may lack what is new in it.
REPLACED = {
    "404.html": "80c93494b543",
    "blog-post.html": "d1a725d4b5fe",
    "blog.html": "02cf7095d8fa",
    "main.html": "9948b55a7bc9",
    "partials/alternate.html": "572b1d4dae61",
    "partials/comments.html": "bacd2a2e0dbf",
    "partials/content.html": "ce33929c85af",
    "partials/copyright.html": "bc86bca3bf75",
    "partials/language.html": "3a44516f3050",
    "partials/javascripts/palette.html": "8790389765ea",
    "partials/nav.html": "af33f6e032f6",
    "partials/pagination.html": "f368740c6070",
    "partials/path.html": "cbde0642861f",
    "partials/post.html": "756bb999794d",
    "partials/source.html": "6847616d67be",
    "partials/toc.html": "fde48f583563",
}


PIECES = [(reach, piece) for reach in REACHES for piece in reach.pieces]


def unpacked(folder: Path) -> dict[str, bytes]:
    """Return the files of a site; sitemaps are packed with the time."""
    return {name: content for name, content in contents(folder).items() if not name.endswith(".gz")}


def source(thing: object) -> str:
    return inspect.getsource(thing)  # type: ignore[arg-type]


RELIED_ON: dict[str, Callable[[], bool]] = {  # what must be true, said as the reader of a failure needs it
    "hugo_site/upstream/serving.py: MkDocs keeps hooks in a cache that can be cleared": lambda: hasattr(
        Hooks._load_hook, "cache_clear"
    ),
    "hugo_site/reading/posts.py: a page's whole address is in `canonical_url` and `abs_url`": lambda: all(
        f"self.{name} = " in source(Page._set_canonical_url) for name in ("canonical_url", "abs_url")
    ),
    "hugo_site/reading/posts.py: Material's Post reads its file by `abs_src_path` when it is made": lambda: (
        "abs_src_path" in source(Post.__init__)
    ),
    "hugo_site/plugin.py: the blog plugin works at priority -50, between our events": lambda: all(
        getattr(getattr(BlogPlugin, event), "mkdocs_priority", 0) == -50
        for event in ("on_files", "on_nav", "on_page_markdown")
    ),
    "hugo_site/plugin.py: the blog plugin says whether it serves": lambda: "is_serve" in source(BlogPlugin.on_startup),
    "hugo_site/plugin.py: a tag's address is made by `categories_slugify`": lambda: (
        "categories_slugify" in source(BlogPlugin)
    ),
    "hugo_site/lists/cards.py: a list renders each post's `excerpt`, and puts nothing else in its place": lambda: (
        "excerpt.render(view, self.config.post_excerpt_separator)" in source(BlogPlugin)
    ),
    "hugo_site/lists/blog_lists.py: a list knows its posts, its pages and the lists below it": lambda: all(
        f"self.{name}" in source(View) for name in ("posts", "pages", "views")
    ),
    "hugo_site/lists/blog_lists.py: a tag's list is a Category": lambda: issubclass(Category, View),
    "hugo_site/security/events.py: MkDocs has the text of all pages before it writes the first": lambda: (
        source(build.build).index("_populate_page(") < source(build.build).index("_build_page(")
    ),
    "hugo_site/security/events.py: `mkdocs serve` reloads by an inline script, which the policy allows there": lambda: (
        "<script>" in source(livereload.LiveReloadServer._inject_js_into_html)
    ),
    "hugo_posts/conversion.py: superfences take the lines of a fence and give back a placeholder": lambda: (
        "lines" in inspect.signature(SuperFencesBlockPreprocessor.run).parameters and bool(HTML_PLACEHOLDER_RE.pattern)
    ),
    "hugo_posts/material/slash_block.py, tree.py: pymdownx's blocks are made in these steps": lambda: all(
        hasattr(Block, name) for name in ("_validate", "_create", "_end")
    ),
    "hugo_posts/material/slash_block.py: captions are of these kinds": lambda: (
        {*CAPTIONS}
        == {each if isinstance(each, str) else each["name"] for each in CaptionExtension().getConfig("types")}
    ),
    "hugo_posts/material/slash_block.py: the blocks' processor knows blocks, trackers and settings": lambda: all(
        f"self.{name}" in source(BlocksProcessor) for name in ("blocks", "trackers", "config")
    ),
    "hugo_posts/material/__init__.py: abbreviations are in `abbrs`": lambda: "self.abbrs" in source(AbbrTreeprocessor),
    "hugo_posts/material/__init__.py: marks, insertions and superscripts are `delimiters`": lambda: (
        "self.delimiters" in source(DelimiterProcessor)
    ),
}


@pytest.mark.parametrize("claim", RELIED_ON)
def test_what_we_rely_on_is_so(claim: str) -> None:
    assert RELIED_ON[claim](), f"no longer true: {claim}"


@pytest.mark.parametrize(("reach", "piece"), PIECES, ids=[piece.name for _, piece in PIECES])
def test_what_we_replace_is_what_it_was(reach: Reach, piece: Piece) -> None:
    assert sum_of(piece) in piece.sums, f"{piece.name} has changed, so {reach.without}: see upstream/relied_on.py"


def test_of_what_has_changed_is_told_what_is_done_without(caplog: pytest.LogCaptureFixture) -> None:
    pieces = [
        Piece("material.plugins.blog.plugin:BlogPlugin._render", ("another sum",)),
        Piece("material/templates/partials/nav-item.html", ("another sum",)),
        Piece("mkdocs.structure.files:File.renamed_since", ("320529348f7a",)),
        Piece("mkdocs.gone_since:build", ("320529348f7a",)),
        Piece("material/templates/gone_since.html", ("320529348f7a",)),
    ]
    for piece in pieces:
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs.hugo_site"):
            assert not is_unchanged(Reach("pages take longer", (piece,)))
        assert [record.levelname for record in caplog.records] == ["INFO"]
        tool = re.escape("mkdocs-material 9." if piece.package == "material" else "mkdocs 1.")
        assert re.fullmatch(rf"{tool}\S+: not the .* that this project knows: pages take longer", caplog.messages[0])


def test_with_another_version_the_same_site_is_built_strictly_the_plain_way(site: Build, tmp_path: Path) -> None:
    other = (
        "from mkdocs.structure.files import File\n"
        "theirs = File.copy_file\n"
        "File.copy_file = lambda self, dirty=False: theirs(self, dirty)\n"
    )
    project = copy_project(tmp_path / "project", {"newer/sitecustomize.py": other})
    done = mkdocs(project, "build", "--strict", environment={"PYTHONPATH": "newer"})
    assert done.returncode == 0, done.stdout
    assert re.search(
        r"INFO +-  mkdocs 1\.\S+: not the mkdocs\.structure\.files:File\.copy_file that .* plain", done.stdout
    )
    assert not (project / ".cache/posts").exists()
    assert unpacked(project / "site") == unpacked(site.folder)


@pytest.mark.parametrize("name", REPLACED)
def test_a_template_that_we_replace_is_what_it_was(name: str) -> None:
    found = hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()[:12]
    assert found == REPLACED[name], f"compare Material's {name} with overrides/{name}, then write {found} here"


def test_every_template_that_we_replace_is_watched() -> None:
    ours = [path.relative_to(PROJECT / "overrides").as_posix() for path in (PROJECT / "overrides").rglob("*.html")]
    assert sorted(name for name in ours if (TEMPLATES / name).is_file()) == sorted(REPLACED)


def test_every_template_says_on_top_why_it_is_there() -> None:
    for path in (PROJECT / "overrides").rglob("*.html"):
        assert path.read_text(encoding="utf-8").startswith("{#-"), path


def test_material_s_inline_scripts_can_be_told_by_their_text() -> None:
    """hugo_site/security/template_scripts.py: Jinja within a script prints an address or a name, no more."""
    for path in [*TEMPLATES.glob("*.html"), *(TEMPLATES / "partials").rglob("*.html")]:
        for script in inline_scripts(path.read_text(encoding="utf-8")):
            assert "{%" not in script, path
            assert len(re.findall(r"\{\{", script)) <= 4, path
