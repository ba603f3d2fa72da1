"""What the author says in mkdocs.yml: the blog's language, `theme: language:`, and texts, `extra: texts:`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ..settings.block import wrong
from .locale import is_known, nearest, tag_of
from .tables import FALLBACK, own_texts, tables_of
from .texts import Texts

#: What would be taken for markup, or end an attribute that a text stands in.
_MARKUP = re.compile('[<>"]')
#: What looks like the name of a text.
_NAME = re.compile(r"[a-z]+(\.[a-z]+)+")
_PLACE = re.compile(r"\{\w+\}|#")


def read_texts(config: MkDocsConfig, date_format: str) -> Texts:
    """Return the texts of the blog's language.

    Raises:
        ConfigurationError: a language that there is not; a text that there is not, or that cannot be shown.
    """
    language = config.theme["language"]
    if not is_known(language):
        raise wrong("theme.language", f'there is no language "{language}"; write e.g. {nearest(language)}')
    language = config.theme["language"] = tag_of(language)
    given = config.extra.get("texts") or {}
    _check(given, config)
    for number, entry in enumerate(config.nav or ()):
        _check_names(entry, f"nav[{number}]", config)
    palettes = config.theme.get("palette")
    for number, palette in enumerate(palettes if isinstance(palettes, list) else ()):
        if isinstance(toggle := palette.get("toggle"), Mapping):
            _check_names({toggle.get("name"): ""}, f"theme.palette[{number}].toggle.name", config)
    texts = Texts(language, {name: str(text) for name, text in given.items()}, config.theme.get_env(), date_format)
    try:
        texts.date(datetime.now(UTC))
    except ValueError as error:
        setting = "extra.texts.date.format" if "date.format" in given else "plugins.blog.post_date_format"
        raise wrong(setting, f"no date can be written so ({error}); write e.g. long, or d MMMM y") from error
    return texts


def name_in_language(config: MkDocsConfig, texts: Texts) -> None:
    """Give Material's settings the texts that mkdocs.yml only names: of the palette's buttons and of headings."""
    palette = config.theme.get("palette")
    for option in palette if isinstance(palette, list) else []:
        if isinstance(option.get("toggle"), dict) and isinstance(option["toggle"].get("name"), str):
            option["toggle"] = {**option["toggle"], "name": texts.titled(option["toggle"]["name"])}
    if "toc" in config.markdown_extensions:
        toc = config.mdx_configs.setdefault("toc", {})
        toc.setdefault("permalink_title", texts.text("heading.link"))


def _check_names(entry: object, setting: str, config: MkDocsConfig) -> None:
    """Refuse a name in the menu that is one of our texts' but for a slip of the pen, such as `menu.abuot`."""
    for name, below in entry.items() if isinstance(entry, Mapping) else ():
        if _NAME.fullmatch(str(name)) and _usual(name, config) is None:
            for near in get_close_matches(name, own_texts(FALLBACK), n=1, cutoff=0.8):
                raise wrong(setting, f'there is no text "{name}"; write "{near}", or words of your own')
        for each in below if isinstance(below, list) else ():
            _check_names(each, setting, config)


def _check(given: object, config: MkDocsConfig) -> None:
    if not isinstance(given, Mapping):
        raise wrong("extra.texts", 'it must be a mapping; write e.g. blog.all: "All my posts" below it')
    for name, text in given.items():
        _check_text(str(name), text, config)


def _check_text(name: str, text: Any, config: MkDocsConfig) -> None:
    setting = f"extra.texts.{name}"
    if not isinstance(text, str) or not text.strip():
        raise wrong(setting, f"{text!r} must be a text; put quotes around it")
    if _MARKUP.search(text):
        raise wrong(setting, 'it must not hold < > or "; write the words alone')
    usual = _usual(name, config)
    if usual is None:
        close = get_close_matches(name, own_texts(FALLBACK), n=1, cutoff=0)
        raise wrong(
            setting, f'there is no such text; write e.g. "{close[0]}", they stand in hooks/hugo_site/texts/en.yml'
        )
    if unknown := set(_PLACE.findall(text)) - set(_PLACE.findall(usual)):
        raise wrong(setting, f'nothing is put in for {", ".join(sorted(unknown))}; the English text is "{usual}"')


def _usual(name: str, config: MkDocsConfig) -> str | None:
    """Return the English text; that of another plural form for one that English lacks."""
    stem = name.rpartition(".")[0]
    if name in own_texts(FALLBACK):
        return own_texts(FALLBACK)[name]
    names = (name, f"{stem}.other") if name.endswith((".zero", ".one", ".two", ".few", ".many")) else (name,)
    tables = tables_of(FALLBACK, {}, config.theme.get_env())
    return next((text for each in names for table in tables if (text := table.get(each))), None)
