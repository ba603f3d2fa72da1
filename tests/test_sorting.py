"""Names in the order of their language, which is CLDR's, and the real Hugo's."""

from __future__ import annotations

import json

import hugo_oracle
import pytest
from hugo_site.texts.sorting import places, sorted_by_name

#: language, names in its order
ORDERS = {
    "en": "a1 Åland Äpfel apple zebra",
    "vi": "an ăn ân dương đa đi ma mà mả mã má mạ mo mô mơ mùa mưa",
    "de": "Apfel Äpfel Arzt Ofen Öl Straße Strauß",
    "sv": "zebra åsna ärta öga",
    "da": "zebra æble øl å",
    "cs": "cesta číslo dub had chléb ryba řeka zima žena",
    "es": "nube ñandú oso",
    "hu": "cukor csak dal dzsem gomb gyors nap nyár sas szó",
    "pl": "as ąb lato łza oko ósmy zima źle żaba",
    "et": "saba šokk zebra žanr tali õlu äike öö üks",
    "tr": "can çan gaz ğ hız ılık ışık ince oya öz",
    "lt": "yda inkaras jis",
    "sk": "had chata ihla",
    "ru": "ели ёлка ехать йод код",
    "uk": "гора ґанок дім іній їжа",
    "el": "άλφα βήτα",
    "ar": "أحمد باب تاج",
    "fa": "آب اسب پدر",
    "he": "אבא בית",
    "th": "กา ไก่ ขา",
    "ko": "가방 나무",
    "ja": "あい アウ か がく 亜 愛 日本",
    "zh-cn": "安徽 北京 编程 广州 上海 学习",
    "zh-tw": "一 人 上海 北京 安徽",
    "pt-br": "ação açúcar alma",
    "fr": "cote coté côte côté",
}


@pytest.fixture(scope="module")
def in_hugo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """How the real Hugo sorts these names as tags."""
    files = {
        f"content/p.{language}.md": f"---\ntags: {json.dumps(names.split()[::-1])}\n---\n"
        for language, names in ORDERS.items()
    }
    files["hugo.json"] = json.dumps({"languages": {each: {} for each in ORDERS}, "defaultContentLanguage": "en"})
    files["layouts/home.html"] = "{{ range site.Taxonomies.tags.Alphabetical }}{{ .Name }} {{ end }}"
    public = hugo_oracle.build(tmp_path_factory.mktemp("sorted"), files)
    homes = {each: public / ("" if each == "en" else each) / "index.html" for each in ORDERS}
    return {each: path.read_text(encoding="utf-8").strip() for each, path in homes.items()}


@pytest.mark.parametrize("language", ORDERS)
def test_names_are_sorted_as_in_hugo(language: str, in_hugo: dict[str, str]) -> None:
    names = ORDERS[language].split()
    assert sorted_by_name(sorted(names, reverse=True), str, language) == names
    assert in_hugo[language] == ORDERS[language].lower()


# language, names in order
@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["C", "C#", "C++", "co op", "co-op", "coa", "coop"]),  # signs and spaces stand before letters
        ("vi", ["đa", "Đa", "ĐA", "đà", "đá", "đạ", "Đặc"]),
        ("cs", ["h", "hz", "ch", "Ch", "CH", "i"]),
        ("vi", ["hoà", "hoả"]),
        ("zh-Hant", ["一", "人", "北京"]),
        ("nb", ["z", "æ", "ø", "å", "aa"]),
        ("zh", ["a", "中", "𠮷"]),
    ],
)
def test_more_names(language: str, names: list[str]) -> None:
    assert sorted_by_name(names[::-1], str, language) == names


def test_names_that_are_written_alike_share_a_place() -> None:
    assert places(["Tu\u031b\u0300", "Từ", "x"], "vi") == {"Tu\u031b\u0300": 0, "Từ": 0, "x": 1}
