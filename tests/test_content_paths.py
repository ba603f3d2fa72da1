"""Pages by their places below `content/`: what `ref` names here is what it names under the real Hugo."""

from __future__ import annotations

import re
from urllib.parse import unquote

import hugo_oracle
import pytest
from hugo_posts.front_matter.parameters import parameter, with_params
from hugo_site.addresses.content_paths import ContentPaths
from mkdocs.structure.files import File

CONTENT = {
    "posts/a.md": "/posts/a/",
    "posts/sub/b.md": "/posts/sub/b/",
    "posts/bundle/index.md": "/posts/bundle/",
    "posts/Mixed Case.md": "/posts/mixed-case/",
    "posts/_index.md": "/posts/",
    "notes/a.md": "/notes/a/",
    "notes/c.md": "/notes/c/",
    "notes/Deep/D.md": "/notes/deep/d/",
    "_index.md": "/",
    "about.md": "/about/",
    "posts/here.md": "/posts/here/",
}
REFS = [
    *("a", "a.md", "/a", "/posts/a", "posts/a.md", "sub/b", "sub/b.md", "b", "./a.md", "../notes/c.md", "../a", "A"),
    *("bundle", "bundle/index.md", "/posts/bundle/", "/posts/bundle/index.md", "c", "c.md", "notes/c", "/notes/c.md"),
    *("/notes/Deep/D.md", "/notes/deep/d", "D", "/about", "about.md", "/posts/Mixed Case.md", "mixed case", "posts"),
    *("/posts", "/posts/_index.md", "gone", "/n/c", "notes/gone", "Sub/B.MD", "c.markdown", "/notes/c.mdown"),
    *("a.png", "/posts/a.zip", "sub/b.en.md", "/posts/a.gone", "a.xyz", "b.png", "d.tar.gz"),
    *("/posts/a.html", "sub/b.htm", "about.txt", "_index.md", "./", "..", "../_index.md", "bundle/"),
]


@pytest.fixture(scope="module")
def hugo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    links = "".join(f'- ={{{{< relref "{ref}" >}}}}=\n' for ref in REFS)
    files = {f"content/{path}": "---\ntitle: T\n---\nx\n" for path in CONTENT}
    files["content/posts/here.md"] = f"---\ntitle: T\n---\n{links}"
    files |= {"hugo.toml": 'baseURL = "https://e.org/"\nrefLinksErrorLevel = "WARNING"\n'}
    files |= {"layouts/single.html": "{{ .Content }}", "layouts/list.html": "{{ .Content }}"}
    public = hugo_oracle.build(tmp_path_factory.mktemp("refs"), files)
    html = (public / "posts/here/index.html").read_text(encoding="utf-8")
    found = re.findall(r"<li>=(.*?)=", html)
    assert len(found) == len(REFS)
    return dict(zip(REFS, map(unquote, found), strict=True))


@pytest.mark.parametrize("ref", REFS)
def test_a_page_is_named_as_under_hugo(hugo: dict[str, str], ref: str) -> None:
    files = {path: File(path, "/docs", "/site", True, dest_uri=f"{to}index.html") for path, to in CONTENT.items()}
    found = ContentPaths(files).find(ref, files["posts/here.md"], as_ref=True)
    assert (CONTENT[found.src_uri] if found else "") == hugo[ref]


def test_a_file_of_a_page_s_name_is_no_page() -> None:
    """Hugo's link hook finds none: a picture that lacked led to the page itself, and nothing was told."""
    files = {path: File(path, "/docs", "/site", True, dest_uri=f"{to}index.html") for path, to in CONTENT.items()}
    paths, here = ContentPaths(files), files["posts/here.md"]
    found = [paths.find(name, here) for name in ("about.png", "/posts/a.zip", "b.pdf", "a.en", "a.en.md")]
    assert [file and file.src_uri for file in found] == [None, None, None, None, "posts/a.md"]


FRONT_MATTER = """\
---
title: Một
color: xanh
a: {b: đỏ, C: [1, 2]}
params:
  color: vàng
  size: 5
  deep: {er: ja}
---
"""
NAMES = ["color", "size", "SIZE", "a.b", "a.c", "deep.er", "DEEP.ER", "title"]


def test_parameters_are_those_of_hugo() -> None:
    body = "|".join(f'{{{{< param "{name}" >}}}}' for name in NAMES)
    values = {"title": "Một", "color": "xanh", "a": {"b": "đỏ", "c": [1, 2]}}
    params = {"color": "vàng", "size": 5, "deep": {"er": "ja"}}
    ours = [parameter(with_params({**values, "params": params}), name) for name in NAMES]
    theirs = hugo_oracle.render({"a": body}, front_matter=FRONT_MATTER)["a"]
    assert theirs.strip() == f"<p>{'|'.join('[1 2]' if value == [1, 2] else str(value) for value in ours)}</p>"
    assert parameter(values, "a.none") is None
    assert parameter(values, "color.x") is None
