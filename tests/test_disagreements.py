"""README's table of what Hugo and Material read in two ways: each row holds, as Hugo has it and as it is chosen."""

from __future__ import annotations

import re
from typing import Any

import hugo_oracle
import markdown
import pytest
import yaml
from hugo_parity import comparable
from hugo_posts.extension import HugoMarkdown
from hugo_posts.host import NullHost
from hugo_posts.markup_settings import MarkupSettings
from material_oracle import CONFIGS, EXTENSIONS
from site_builder import PROJECT

MARKS = {"material_marks": True}
#: Of each text: how Material's reading is chosen (another text, front matter, options), and what comes out.
CHOSEN: dict[str, tuple[str | None, dict[str, Any], dict[str, Any], str]] = {
    "H~2~O": ("H<sub>2</sub>O", {}, {}, "H<sub>2</sub>O"),
    "19^th^": (None, MARKS, {}, "19<sup>th</sup>"),
    "^^x^^": (None, MARKS, {}, "<ins>x</ins>"),
    "==x==": (None, MARKS, {}, "<mark>x</mark>"),
    "{++x++}": (None, MARKS, {}, '<ins class="critic">x</ins>'),
    "![a](/b.png){width=300}": ("![a](/b.png){ width=300 }", {}, {}, '<img alt="a" src="/b.png" width="300" />'),
    "[TOC]": (None, {}, {"toc": {"marker": "[TOC]"}}, '<div class="toc">'),
    ":smile:": (None, {}, {"emoji": True}, "😄"),
    "$x$": (None, {"math": True}, {}, r'<span class="arithmatex">\(x\)</span>'),
    '"x" -- y': (None, {}, {"typographic": False}, '"x" -- y'),
}


class _Loader(yaml.SafeLoader):
    """Reads hooks/engine.yml without what names Python's functions."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def shipped() -> tuple[list[str], dict[str, Any]]:
    """Return the names of the extensions in hooks/engine.yml, and the options of `toc`."""
    settings = yaml.load((PROJECT / "hooks/engine.yml").read_text(encoding="utf-8"), _Loader)["markdown_extensions"]
    return [*settings], settings["toc"]


def html(text: str, front_matter: dict[str, Any], options: dict[str, Any]) -> str:
    """Return what the shipped settings make of a text, changed by `options`."""
    names, toc = shipped()
    ours = {name: value for name, value in options.items() if name != "toc"}
    reader = HugoMarkdown(markup=MarkupSettings(**ours), host_of=lambda: NullHost(front_matter))
    configs = CONFIGS | {"toc": {"marker": toc["marker"]} | options.get("toc", {})}
    used = [name for name in EXTENSIONS if name in names or name in ("pymdownx.tilde", "pymdownx.betterem")]
    return markdown.Markdown(extensions=[*used, reader], extension_configs=configs).convert(text)


def rows() -> list[str]:
    """Return the texts of README's table."""
    table = (
        (PROJECT / "README.md").read_text(encoding="utf-8").partition("| text | as Hugo has it")[2].partition("\n\n")[0]
    )
    return re.findall(r"^\| `(.*?)` \|", table, re.MULTILINE)


def test_the_table_has_these_rows() -> None:
    assert rows() == list(CHOSEN)


def test_each_is_read_as_hugo_reads_it() -> None:
    theirs = hugo_oracle.render({text: text for text in CHOSEN})
    assert {text: comparable(html(text, {}, {})) for text in CHOSEN} == {
        text: comparable(page) for text, page in theirs.items()
    }


@pytest.mark.parametrize("text", CHOSEN)
def test_material_can_be_chosen(text: str) -> None:
    instead, front_matter, options, expected = CHOSEN[text]
    assert expected in html(instead or text, front_matter, options)
