"""Cards drawn for pages without a picture: what is on them, and that every machine draws the same."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hugo_site.announce.social_card import SIZE, card_key, draw_card
from hugo_site.announce.social_card_files import CardFiles
from hugo_site.settings.accent import OWN, on_paper
from material.plugins.blog.plugin import BlogPlugin
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files
from PIL import Image, ImageChops
from site_builder import PROJECT

SITE, GREEN = "Sổ tay học máy", "#0b6b63"
TITLES = [
    "Từ bỏ Deep learning",
    "Ở đâu cũng ỮỞẶ",
    "Những điều mình ước đã biết sớm hơn về tối ưu hoá lồi và những đêm không ngủ ở ký túc xá " * 3,
    "W" * 300,
    "🙂",
    "",
    '"><script>\x00\n',
]


def drawn(title: str, colour: str = GREEN) -> Image.Image:
    return Image.open(BytesIO(draw_card(title, SITE, colour))).convert("RGB")


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_any_title_stays_within_the_card(title: str) -> None:
    card, empty = drawn(title), drawn("")
    assert card.size == SIZE
    ink = ImageChops.difference(card, empty).getbbox()
    if ink:
        left, top, right, bottom = ink
        assert left >= 100
        assert top >= 80
        assert right <= SIZE[0] - 20
        assert bottom <= SIZE[1] - 120, "above the site's name"
    assert (ink is not None) == any(char.isalpha() for char in title)


def test_marks_are_drawn() -> None:
    plain, marked = (ImageChops.difference(drawn(text), drawn("")).getbbox() for text in ("UOA", "ỮỞẶ"))
    assert plain
    assert marked
    assert marked[1] < plain[1]
    assert marked[3] > plain[3]


def test_equal_cards_are_equal_bytes_and_small() -> None:
    assert draw_card(TITLES[0], SITE, GREEN) == draw_card(TITLES[0], SITE, GREEN)
    assert len(draw_card(TITLES[2], SITE, GREEN)) < 40_000


@pytest.mark.parametrize("other", [("B", SITE, GREEN), ("A", "Khác", GREEN), ("A", SITE, "#000000")])
def test_what_looks_otherwise_has_another_name(other: tuple[str, str, str]) -> None:
    assert card_key("A", SITE, GREEN) == card_key("A", SITE, GREEN)
    assert card_key(*other) != card_key("A", SITE, GREEN)


def test_the_colour_is_that_of_the_stylesheet() -> None:
    css = (PROJECT / "docs/assets/styles/colours.css").read_text(encoding="utf-8")
    assert f"var(--accent-on-light, {OWN})" in css
    assert on_paper("") == OWN
    assert drawn("A").getpixel((5, 300)) == (0x0B, 0x6B, 0x63)


@pytest.fixture
def config(tmp_path: Path) -> Any:
    plugins = PluginCollection()
    plugins._current_plugin = "test"
    plugins["material/blog"] = BlogPlugin()
    plugins["material/blog"].load_config({})
    return SimpleNamespace(
        config_file_path=str(tmp_path / "mkdocs.yml"),
        docs_dir=str(tmp_path / "docs"),
        site_dir="site",
        use_directory_urls=True,
        plugins=plugins,
    )


def test_a_card_is_drawn_once_and_kept(config: Any, tmp_path: Path) -> None:
    pictures = []
    for _ in range(2):
        files = Files([])
        cards = CardFiles(files, config, "")
        pictures += [cards.add("A", SITE), cards.add("A", SITE)]
        [file] = files
        [kept] = (tmp_path / ".cache/social_cards").iterdir()
        assert file.content_bytes == kept.read_bytes() == draw_card("A", SITE, GREEN)
        kept.touch()
    assert len(set(pictures)) == 1


def test_a_card_that_cannot_be_kept_is_drawn_each_time(config: Any, tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder")
    files = Files([])
    CardFiles(files, config, "").add("A", SITE)
    assert [file.content_bytes for file in files] == [draw_card("A", SITE, GREEN)]
