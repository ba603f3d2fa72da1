"""A reader who searches a blog in English and one in Chinese, whose words Pagefind is left to find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_reader import DESKTOP
from playwright.sync_api import Browser, Locator, Page, expect
from site_builder import GROWN_SITE_URL, build, copy_project
from site_server import served


def _post(title: str, tag: str, text: str) -> str:
    return f'---\ntitle: "{title}"\ndate: 2024-03-09\ntags: ["{tag}"]\n---\n\n{text}\n'


POSTS = {
    "en": {
        "shoes": _post("Old shoes", "C#", "Intro.\n\n## Mornings\n\nShe was running by the river."),
        "books": _post("Libraries", "C", "Many studies of đá and cafés."),
        "day": _post("Runway", "C++", "Planes."),
    },
    "zh": {
        "xuexi": _post("用Python写代码", "机器学习", "我喜欢研究深度学习，因为它们很有趣。"),
        "tianqi": _post("今天的天气", "生活", "学校里有很多习惯。"),
        "thai": _post("อาหารไทย", "อาหาร", "ฉันชอบกินข้าวผัดกับไข่ดาวที่ตลาดน้ำ"),
        "lao": _post("ພາສາລາວ", "ລາວ", "ຂ້ອຍມັກກິນເຂົ້າໜຽວຢູ່ວຽງຈັນ"),
        "khmer": _post("ភាសាខ្មែរ", "ខ្មែរ", "ខ្ញុំចូលចិត្តរៀនភាសានៅភ្នំពេញ"),
        "burmese": _post("မြန်မာစာ", "မြန်မာ", "ကျွန်တော်ရန်ကုန်မြို့မှာစာဖတ်တယ်။"),
    },
}
#: language, what is typed, titles of what is found, in any order, and what is marked in the first one's text
QUERIES = [
    ("en", "run", {"Old shoes", "Runway"}, None),
    ("en", "runs river", {"Old shoes"}, ["running", "river"]),
    ("en", "study", {"Libraries"}, ["studies"]),
    ("en", "cafe", {"Libraries"}, ["cafés"]),
    ("en", "đá", {"Libraries"}, ["đá"]),
    ("en", "shoe", {"Old shoes"}, None),
    ("en", "#c-sharp", {"Old shoes"}, None),
    ("en", "#c", {"Libraries"}, None),
    ("en", "#c-plus-plus", {"Runway"}, None),
    ("zh", "研究", {"用Python写代码"}, ["研究"]),
    ("zh", "度学习", {"用Python写代码"}, ["度学习"]),
    ("zh", "学习", {"用Python写代码"}, ["学习"]),
    ("zh", "python", {"用Python写代码"}, None),
    ("zh", "天气", {"今天的天气"}, None),
    ("zh", "天气 习惯", {"今天的天气"}, ["习惯"]),
    ("zh", "#机器学习", {"用Python写代码"}, None),
    ("zh", "ข้าวผัด", {"อาหารไทย"}, ["ข้าวผัด"]),
    ("zh", "ไข่", {"อาหารไทย"}, ["ไข่"]),
    ("zh", "ตลาด", {"อาหารไทย"}, ["ตลาด"]),
    ("zh", "ວຽງຈັນ", {"ພາສາລາວ"}, ["ວຽງຈັນ"]),
    ("zh", "ភ្នំពេញ", {"ភាសាខ្មែរ"}, ["ភ្នំពេញ"]),
    ("zh", "រៀន", {"ភាសាខ្មែរ"}, ["រៀន"]),
    ("zh", "ရန်ကုန်", {"မြန်မာစာ"}, ["ရန်ကုန်"]),
]


@pytest.fixture(scope="module", params=POSTS)
def searcher(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[str, Page]]:
    """A language, and a window of a small blog in it."""
    language, folder = request.param, tmp_path_factory.mktemp(request.param)
    files = {f"docs/blog/posts/{name}.md": text for name, text in POSTS[language].items()}
    files["docs/about.md"] = "# About\n"
    settings = f"site_url: {GROWN_SITE_URL}\ntheme: {{language: {language}}}"
    project: Path = copy_project(folder / "project", files, settings)
    (project / "docs/blog/posts/tu-bo-deep-learning.md").unlink()
    built = build(project)
    assert built.exit_code == 0, built.output
    (folder / "root").mkdir()
    with served(built.folder, urlsplit(GROWN_SITE_URL).path, folder / "root") as home:
        page = browser.new_page(viewport=DESKTOP)
        page.goto(home)
        yield language, page
        page.close()


def search(page: Page, query: str) -> Locator:
    """Type a query in place of the last one, and return the results once they are there."""
    box, count = page.locator("[data-md-component=search-query]"), page.locator(".md-search-result__meta")
    box.fill("")
    box.press("Backspace")
    expect(count).not_to_have_text(re.compile("[0-9]"))
    box.fill(query)
    box.press("Shift")
    expect(page.locator(".md-search-result__item").first).to_be_attached(timeout=20_000)
    return page.locator(".md-search-result__item")


def test_words_are_found_as_the_language_has_them(searcher: tuple[str, Page]) -> None:
    language, page = searcher
    for query, titles, marked in [row[1:] for row in QUERIES if row[0] == language]:
        results = search(page, query)
        found = {re.sub(" (March 9, 2024|2024年3月9日)$", "", each) for each in results.locator("h1").all_inner_texts()}
        assert found == titles, query
        if marked:
            assert results.first.locator("p").first.locator("mark").all_inner_texts() == marked, query


def test_a_result_shows_date_tags_and_section(searcher: tuple[str, Page]) -> None:
    language, page = searcher
    if language == "en":
        result = search(page, "mornings").first
        expect(result.locator("h1")).to_have_text("Old shoes March 9, 2024")
        expect(result.locator("h2").first).to_have_text("Mornings")
    else:
        result = search(page, "研究").first
        expect(result.locator("h1")).to_have_text("用Python写代码 2024年3月9日")
        expect(result.locator("p").first).to_have_text("我喜欢研究深度学习，因为它们很有趣。")
        expect(result.locator(".md-tag")).to_have_text(["机器学习"])
