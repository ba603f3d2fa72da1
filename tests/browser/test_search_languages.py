"""A reader who searches a blog in English, with posts without spaces, too: words that Pagefind is left to find."""

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
    "shoes": _post("Old shoes", "C#", "Intro.\n\n## Mornings\n\nShe was running by the river."),
    "books": _post("Libraries", "C", "Many studies of đá and cafés."),
    "day": _post("Runway", "C++", "Planes."),
    "xuexi": _post("用Python写代码", "机器学习", "我喜欢研究深度学习，因为它们很有趣。"),
    "tianqi": _post("今天的天气", "生活", "学校里有很多习惯。"),
    "thai": _post("อาหารไทย", "อาหาร", "ฉันชอบกินข้าวผัดกับไข่ดาวที่ตลาดน้ำ"),
    "lao": _post("ພາສາລາວ", "ລາວ", "ຂ້ອຍມັກກິນເຂົ້າໜຽວຢູ່ວຽງຈັນ"),
    "khmer": _post("ភាសាខ្មែរ", "ខ្មែរ", "ខ្ញុំចូលចិត្តរៀនភាសានៅភ្នំពេញ"),
    "burmese": _post("မြန်မာစာ", "မြန်မာ", "ကျွန်တော်ရန်ကုန်မြို့မှာစာဖတ်တယ်။"),
}
#: what is typed, titles of what is found, in any order, and what is marked in the first one's text
QUERIES = [
    ("run", {"Old shoes", "Runway"}, None),
    ("runs river", {"Old shoes"}, ["running", "river"]),
    ("study", {"Libraries"}, ["studies"]),
    ("cafe", {"Libraries"}, ["cafés"]),
    ("đá", {"Libraries"}, ["đá"]),
    ("shoe", {"Old shoes"}, None),
    ("#c-sharp", {"Old shoes"}, None),
    ("#c", {"Libraries"}, None),
    ("#c-plus-plus", {"Runway"}, None),
    ("研究", {"用Python写代码"}, ["研究"]),
    ("度学习", {"用Python写代码"}, ["度学习"]),
    ("学习", {"用Python写代码"}, ["学习"]),
    ("python", {"用Python写代码"}, None),
    ("天气", {"今天的天气"}, None),
    ("天气 习惯", {"今天的天气"}, ["习惯"]),
    ("#机器学习", {"用Python写代码"}, None),
    ("ข้าวผัด", {"อาหารไทย"}, ["ข้าวผัด"]),
    ("ไข่", {"อาหารไทย"}, ["ไข่"]),
    ("ตลาด", {"อาหารไทย"}, ["ตลาด"]),
    ("ວຽງຈັນ", {"ພາສາລາວ"}, ["ວຽງຈັນ"]),
    ("ភ្នំពេញ", {"ភាសាខ្មែរ"}, ["ភ្នំពេញ"]),
    ("រៀន", {"ភាសាខ្មែរ"}, ["រៀន"]),
    ("ရန်ကုန်", {"မြန်မာစာ"}, ["ရန်ကုန်"]),
]


@pytest.fixture(scope="module")
def searcher(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A window of a small blog."""
    folder = tmp_path_factory.mktemp("searched")
    files = {f"docs/blog/posts/{name}.md": text for name, text in POSTS.items()}
    files["docs/about.md"] = "# About\n"
    settings = f"site_url: {GROWN_SITE_URL}\ntheme: {{language: en}}"
    project: Path = copy_project(folder / "project", files, settings)
    (project / "docs/blog/posts/tu-bo-deep-learning.md").unlink()
    built = build(project)
    assert built.exit_code == 0, built.output
    (folder / "root").mkdir()
    with served(built.folder, urlsplit(GROWN_SITE_URL).path, folder / "root") as home:
        page = browser.new_page(viewport=DESKTOP)
        page.goto(home)
        yield page
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


@pytest.mark.parametrize(("query", "titles", "marked"), QUERIES)
def test_words_are_found_as_the_language_has_them(
    searcher: Page, query: str, titles: set[str], marked: list[str] | None
) -> None:
    results = search(searcher, query)
    assert {each.removesuffix(" March 9, 2024") for each in results.locator("h1").all_inner_texts()} == titles
    if marked:
        assert results.first.locator("p").first.locator("mark").all_inner_texts() == marked


# what is typed, title, text of the first section or of the page, its tags
@pytest.mark.parametrize(
    ("query", "title", "section", "text", "tags"),
    [
        ("mornings", "Old shoes", "Mornings", "She was running by the river.", ["C#"]),
        ("研究", "用Python写代码", None, "我喜欢研究深度学习，因为它们很有趣。", ["机器学习"]),
    ],
)
def test_a_result_shows_date_tags_and_section(  # noqa: PLR0913, PLR0917 (a row)
    searcher: Page, query: str, title: str, section: str | None, text: str, tags: list[str]
) -> None:
    result = search(searcher, query).first
    expect(result.locator("h1")).to_have_text(f"{title} March 9, 2024")
    if section:
        expect(result.locator("h2").first).to_have_text(section)
    expect(result.locator("p").last).to_have_text(text)
    expect(result.locator(".md-tag")).to_have_text(tags)
