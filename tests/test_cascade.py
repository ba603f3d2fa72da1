"""Front matter that pages get from those above them, with the real Hugo as judge."""

from __future__ import annotations

from typing import Any

import hugo_pages
import pytest
from hugo_posts.front_matter.cascade import CascadeError, Cascades, Page, read_cascade
from hugo_posts.front_matter.document import parse
from hugo_posts.front_matter.glob import GlobError, matches

PATTERNS = [  # pattern, what it fits, what it does not
    ("/posts/*", ["/posts/x", "/Posts/X"], ["/posts", "/posts/a/b"]),
    ("/posts/**", ["/posts/x", "/posts/a/b"], ["/posts", "/notes/x"]),
    ("**/x", ["/x", "/posts/a/x"], ["/posts/xx"]),
    ("{/posts/a,/posts/b*}", ["/posts/a", "/posts/bb"], ["/posts/aa", "/posts/b/c"]),
    ("/posts/?", ["/posts/x", "/posts/đ"], ["/posts/xx", "/posts//"]),
    ("/posts/[!a-w]", ["/posts/x"], ["/posts/a"]),
    ("/posts/[0-9]*", ["/posts/2024"], ["/posts/x"]),
    ("a\\*", ["a*"], ["ab"]),
    ("a.b(c)+", ["a.b(c)+"], ["axb(c)+"]),
    ("page", ["page", "PAGE"], ["section"]),
    ("{a,{b,c}d}", ["a", "bd", "cd"], ["b"]),
]


@pytest.mark.parametrize(("pattern", "fitting", "others"), PATTERNS)
def test_a_pattern_fits_what_hugo_s_fits(pattern: str, fitting: list[str], others: list[str]) -> None:
    assert [text for text in (*fitting, *others) if matches(pattern, text)] == fitting


@pytest.mark.parametrize("pattern", ["[a", "{a", "[z-a]"])
def test_what_is_no_pattern_is_told(pattern: str) -> None:
    with pytest.raises(GlobError, match="is no pattern"):
        matches(pattern, "a")


# file, front matter; `_index.md` cascades
FILES = {
    "_index.md": "cascade: {ten: home, nha: home}",
    "posts/_index.md": "cascade: {ten: posts, params: {a: posts, b: posts}, build: {list: local}}",
    "posts/x.md": "",
    "posts/own.md": "ten: own\nparams: {a: own}\nbuild: {render: always}",
    "posts/top.md": "a: own",
    "posts/none.md": "ten: null\ntags: []",
    "posts/sub/_index.md": "cascade: {Ten: sub, tags: [t], params: {b: sub}}",
    "posts/sub/x.md": "",
    "posts/sub/none.md": "tags: []",
    "posts/list/_index.md": "cascade:\n"
    "- {target: {path: '/posts/list/a*'}, ten: a}\n- {_target: {kind: page}, ten: page}\n"
    "- {ten: all, other: all}\n- {target: {environment: development}, dev: y}\n- {target: {kind: section}, sec: y}\n",
    "posts/list/ab.md": "",
    "posts/list/c.md": "",
    "posts/leaf/index.md": "cascade: {ten: leaf}",
    "about.md": "",
}
CONFIG = [{"target": {"path": "/posts/**"}, "ten": "site", "site": "y"}, {"nha": "site", "site": "z"}]
CONFIG_TOML = f"""{hugo_pages.CONFIG}
[[cascade]]
ten = "site"
site = "y"
[cascade.target]
path = "/posts/**"
[[cascade]]
nha = "site"
site = "z"
"""
NAMES = ("ten", "nha", "a", "b", "site", "other", "dev", "sec", "tags", "build")


def source(front_matter: str) -> str:
    return f"---\ntitle: T\ndate: 2024-01-02\n{front_matter}\n---\n"


def cascaded(path: str) -> dict[str, Any]:
    """Return the front matter of one of `FILES`, params among it."""
    sections = {
        "/" + name.removesuffix("_index.md").rstrip("/"): read_cascade(parse(source(text)).values["cascade"], name)
        for name, text in FILES.items()
        if name.endswith("_index.md")
    }
    page = Page("/" + path.removesuffix(".md").removesuffix("/index"))
    cascades = Cascades(sections, read_cascade(CONFIG, "mkdocs.yml"))
    values = cascades.apply(parse(source(FILES[path])), page)[0].values
    return {name: value for name, value in {**values, **values.get("params", {})}.items() if name in NAMES}


def test_pages_get_what_the_real_hugo_gives_them() -> None:
    pages = hugo_pages.read({name: source(text) for name, text in FILES.items()}, CONFIG_TOML)
    ours = {path: cascaded(path) for path in FILES if not path.endswith("_index.md")}
    theirs = {path: {name: value for name, value in pages[path]["params"].items() if name in NAMES} for path in ours}
    assert ours == theirs


MISTAKES = [
    ("draft", "it must be a mapping"),
    ([1], "it must be a mapping"),
    ({"target": "x"}, '"target" must be a mapping'),
    ({"target": {"pfad": "x"}}, '"target" has no "pfad"; there are path, kind, lang, environment'),
    ({"target": {"path": 3}}, "path must be a text"),
    ({"target": {"path": "[a"}}, "is no pattern"),
]


@pytest.mark.parametrize(("value", "told"), MISTAKES)
def test_what_is_no_cascade_is_told(value: object, told: str) -> None:
    with pytest.raises(CascadeError, match=told.replace("[", "\\[")):
        read_cascade(value, "x.md")


def test_a_cascade_may_be_for_one_language() -> None:
    target = {"sites": {"matrix": {"languages": ["vi", "en"]}}}
    entries = read_cascade([{"target": target, "a": 1}, {"target": {"lang": "en"}, "b": 1}], "x.md")
    values = Cascades(site=entries).apply(parse("---\nc: 1\n---\n"), Page("/x", lang="vi"))[0].values
    assert values == {"c": 1, "a": 1}
