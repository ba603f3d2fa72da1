"""The tables of texts: complete, one form for Python and templates, plurals, numbers and dates as CLDR has them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_posts.host import ENGLISH
from hugo_site.texts.locale import (
    direction_of,
    for_giscus,
    is_known,
    nearest,
    relatives,
    tag_of,
    with_territory,
)
from hugo_site.texts.settings import read_texts
from hugo_site.texts.tables import own_texts
from hugo_site.texts.texts import Texts, put_in
from jinja2 import Environment, FileSystemLoader
from material import __file__ as material
from mkdocs.exceptions import ConfigurationError
from mkdocs.theme import Theme
from site_builder import PROJECT

THEME = Environment(loader=FileSystemLoader(Path(material).parent / "templates"))
DAY = datetime(2024, 3, 9, tzinfo=UTC)
PLACES = re.compile(r"\{\w+\}|#")
#: `lang.t("a.b")` in a template, `texts.text("a.b")` in Python; a name put together is looked at by hand.
USED = re.compile(r"""(?:lang\.t|lang\.n|text|texts\.count)\(\s*["']([\w.]+)["'](?! *~)""")


def texts(language: str, **by_author: str) -> Texts:
    return Texts(language, {name.replace("_", "."): text for name, text in by_author.items()}, THEME)


@pytest.mark.parametrize("language", sorted(path.stem for path in (PROJECT / "hooks/hugo_site/texts").glob("*.yml")))
def test_a_table_has_all_that_english_has(language: str) -> None:
    english, other = own_texts("en"), own_texts(language)
    assert {name for name in english if not name.endswith(".one")} <= other.keys()
    assert list(other) == sorted(other)
    shared = english.keys() & other.keys()
    places = {name: (sorted(PLACES.findall(english[name])), sorted(PLACES.findall(other[name]))) for name in shared}
    assert {name: both for name, both in places.items() if both[0] != both[1]} == {}


def test_the_converter_says_in_english_what_the_table_says() -> None:
    assert {**own_texts("en"), "language": "en"}.items() >= ENGLISH.items()


@pytest.mark.parametrize("language", ["en", "vi", "sv"])
def test_every_name_that_is_used_has_a_text(language: str) -> None:
    files = [
        *(PROJECT / "hooks/hugo_posts").rglob("*.py"),
        *(PROJECT / "hooks/hugo_site").rglob("*.py"),
        *(PROJECT / "overrides").rglob("*.html"),
    ]
    names = {name for path in files for name in USED.findall(path.read_text(encoding="utf-8"))}
    assert len(names) > 50
    known = texts(language)
    assert {name for name in names if known.text(name) == name and known.count(name, 2).endswith(name)} == set()


# language, name, text: Material's own, where it has one, else English
@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("vi", "blog.all", "Tất cả bài viết"),
        ("vi", "toc", "Mục lục"),
        ("de", "toc", "Inhaltsverzeichnis"),
        ("de", "blog.all", "Alle Beiträge"),
        ("it", "blog.all", "Tutti gli articoli"),
        ("nl", "blog.all", "Alle berichten"),
        ("tr", "blog.all", "Tüm yazılar"),
        ("sv", "blog.all", "All posts"),
        ("zh-Hans", "blog.all", "所有文章"),
        ("zh-TW", "blog.tags", "標籤"),  # of zh-Hant
        ("pt-BR", "search.share", "Compartilhar"),
        ("sw", "toc", "Table of contents"),  # a language that Material does not have
        ("ar", "direction", "rtl"),
        ("pt-BR", "language", "pt-BR"),
        ("en", "not.there", "not.there"),
    ],
)
def test_a_text_is_found(language: str, name: str, text: str) -> None:
    assert texts(language).text(name) == text


def test_an_author_has_the_last_word() -> None:
    assert texts("vi", toc="Trong bài", blog_posts_other="# ghi chép").text("toc") == "Trong bài"
    assert texts("vi", blog_posts_other="# ghi chép").count("blog.posts", 2) == "2 ghi chép"


@pytest.mark.parametrize(
    ("language", "name", "number", "text"),
    [
        ("en", "blog.posts", 1, "1 post"),
        ("en", "blog.posts", 2, "2 posts"),
        ("vi", "blog.posts", 1, "1 bài viết"),
        ("vi", "blog.words", 11773, "11.773 từ"),
        ("en", "blog.words", 11773, "11,773 words"),
        ("de", "blog.words", 11773, "11.773 Wörter"),
        ("fr", "blog.posts", 0, "0 article"),
        ("lv", "blog.posts", 0, "0 posts"),  # an English text has English forms
        ("de", "readtime", 1, "1 Min. Lesezeit"),
        ("ru", "blog.posts", 21, "21 запись"),
        ("ru", "blog.posts", 2, "2 записи"),
        ("uk", "blog.posts", 5, "5 дописів"),
        ("id", "blog.posts", 1, "1 tulisan"),
        ("ru", "blog.posts", 11, "11 записей"),
        ("ru", "readtime", 21, "Читать 21 мин"),  # Material's `one` is of the number 1 alone
        ("ko", "blog.posts", 1, "글 1개"),
        ("it", "blog.words", 1_000_000, "1.000.000 parole"),  # CLDR's `many`, for which there is no form of its own
        ("ar", "readtime", 2, "دقائق قراءة 2"),
        ("ar", "blog.posts", 2, "تدوينتان"),
        ("ar", "blog.posts", 5, "5 تدوينات"),
        ("ar", "blog.posts", 103, "103 تدوينات"),
        ("fa", "blog.posts", 2, "2 نوشته"),
        ("he", "blog.posts", 2, "2 פוסטים"),
        ("pl", "blog.posts", 22, "22 wpisy"),
        ("pl", "blog.posts", 12, "12 wpisów"),
        ("ur", "blog.posts", 2, "\u20682 posts\u2069"),  # or it would read "posts 2" from right to left
        ("zh-HK", "readtime", 2, "需要 2 分鐘閲讀"),  # of zh-Hant
        ("en-GB", "blog.posts", 1, "1 post"),
    ],
)
def test_a_text_that_counts(language: str, name: str, number: int, text: str) -> None:
    assert " ".join(texts(language).count(name, number).split()) == text


@pytest.mark.parametrize(
    ("language", "date", "month", "year"),
    [
        ("ja", "2024年3月9日", "3月", "2024年"),  # first: what Babel remembers of it must not come out in others
        ("vi", "9 tháng 3, 2024", "Tháng 3", "2024"),
        ("en", "March 9, 2024", "March", "2024"),
        ("de", "9. März 2024", "März", "2024"),
        ("zh", "2024年3月9日", "三月", "2024年"),
        ("ar", "9 مارس 2024", "مارس", "2024"),
        ("pt-BR", "9 de março de 2024", "Março", "2024"),
        ("en-GB", "9 March 2024", "March", "2024"),
        ("zh-cn", "2024年3月9日", "三月", "2024年"),
        ("ru", "9 марта 2024 г.", "Март", "2024"),
    ],
)
def test_days_months_and_years(language: str, date: str, month: str, year: str) -> None:
    known = texts(language)
    assert (known.date(DAY).replace("\u202f", " "), known.month(DAY), known.year(DAY)) == (date, month, year)


@pytest.mark.parametrize(
    ("language", "direction", "territory", "giscus"),
    [
        ("vi", "ltr", "vi_VN", "vi"),
        ("en", "ltr", "en_US", "en"),
        ("ar", "rtl", "ar_EG", "ar"),
        ("pt-BR", "ltr", "pt_BR", "pt"),
        ("zh", "ltr", "zh_CN", "zh-CN"),
        ("zh-Hant", "ltr", "zh_TW", "zh-Hant"),
        ("sw", "ltr", "sw_TZ", "en"),
        ("zh-HK", "ltr", "zh_HK", "zh-HK"),
        ("ckb", "rtl", "ckb_IQ", "en"),
    ],
)
def test_what_is_told_of_a_language(language: str, direction: str, territory: str, giscus: str) -> None:
    assert (direction_of(language), with_territory(language), for_giscus(language)) == (direction, territory, giscus)


# a code as it may be written, as HTML wants it, under which names there may be texts
@pytest.mark.parametrize(
    ("code", "tag", "names"),
    [
        ("zh-cn", "zh-CN", ["zh-CN", "zh-Hans", "zh"]),
        ("zh-cmn-hans-cn", "zh-Hans-CN", ["zh-Hans-CN", "zh-Hans", "zh"]),
        ("ZH_hk", "zh-HK", ["zh-HK", "zh-Hant", "zh"]),
        ("pt-br", "pt-BR", ["pt-BR", "pt-Latn", "pt"]),
        ("no", "nb", ["nb", "nb-Latn"]),
        ("ku-IQ", "ku", ["ku", "ku-Latn", "ku-IQ"]),  # CLDR has no Kurdish of Iraq, Material calls it so
        ("sr-latn", "sr-Latn", ["sr-Latn", "sr"]),
    ],
)
def test_a_code_is_written_as_html_wants_it(code: str, tag: str, names: list[str]) -> None:
    assert (tag_of(code), relatives(code)) == (tag, names)


@pytest.mark.parametrize(
    ("code", "meant"), [("vn", "vi"), ("jp", "ja"), ("cn", "zh-CN"), ("english", "en"), (3, "en"), ("tlh", "en")]
)
def test_what_may_be_meant_by_no_code(code: object, meant: str) -> None:
    assert (is_known(code), nearest(code)) == (False, meant)


def test_what_is_put_in_is_not_read_again() -> None:
    assert put_in("{a} {b} {c}", {"a": "{b}", "b": 2}) == "{b} 2 {c}"


# the language, `extra: texts:`, what is told of them
@pytest.mark.parametrize(
    ("language", "given", "told"),
    [
        ("en-usa", {}, 'theme.language: there is no language "en-usa"; write e.g. en'),
        ("tlhh", {}, 'theme.language: there is no language "tlhh"; write e.g. '),
        (None, {}, 'theme.language: there is no language "None"; write e.g. '),
        ("en", ["a"], "extra.texts: it must be a mapping; write e.g."),
        ("en", {"blog.al": "Alle"}, 'extra.texts.blog.al: there is no such text; write e.g. "blog.all"'),
        ("en", {"blog.all": None}, "extra.texts.blog.all: None must be a text; put quotes around it"),
        ("en", {"blog.all": "<b>"}, 'extra.texts.blog.all: it must not hold < > or "'),
        ("en", {"date.format": "dddd"}, "extra.texts.date.format: no date can be written so"),
        ("en", {"blog.page": "Trang {so}"}, "extra.texts.blog.page: nothing is put in for {so}; the English"),
    ],
)
def test_a_wrong_setting_is_told(language: object, given: object, told: str) -> None:
    config: Any = SimpleNamespace(theme=Theme("material", language=language), extra={"texts": given}, nav=None)
    with pytest.raises(ConfigurationError, match=re.escape(told)):
        read_texts(config, "long")
