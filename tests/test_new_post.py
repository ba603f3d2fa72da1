"""`python3 run.py new_post`: a title becomes a file that Hugo and this blog read, and nothing is overwritten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hugo_posts.front_matter.document import parse
from hugo_posts.front_matter.hugo_date import read_date
from hypothesis import given
from hypothesis import strategies as st
from new_post import clean_title, file_name, front_matter, main
from site_builder import SETTINGS_FILES

NOW = datetime(2026, 11, 24, 22, 10, 5, tzinfo=timezone(timedelta(hours=7)))
POSTS = Path("docs/blog/posts")

NAMES = [  # title, name of its file
    ("Từ bỏ Deep learning", "tu-bo-deep-learning"),
    ("Đường đời đưa đẩy", "duong-doi-dua-day"),
    ("Tu\u031b\u0300 bo\u0309", "tu-bo"),  # as macOS decomposes letters
    ("  hai   dấu cách\tvà tab ", "hai-dau-cach-va-tab"),
    ("\"Trích\" & 'dẫn': a/b\\c", "trich-dan-a-b-c"),
    ("../../etc/passwd", "etc-passwd"),
    ("C++ và C#", "c-plus-plus-va-c-sharp"),
    ("深度学习", "shen-du-xue-xi"),
    ("🎉🎉", "bai-2026-11-24"),
    ("???", "bai-2026-11-24"),
    ("2024", "2024"),
    ("Con", "bai-con"),  # a device's name on Windows
    ("NUL", "bai-nul"),
    ("COM1", "bai-com1"),
    ("Index", "bai-index"),  # a bundle's page
    ("Archive", "bai-archive"),  # the page of all posts by date
    ("dài " * 100, ("dai-" * 20)[:79]),
    ("x" * 300, "x" * 80),
]


@pytest.mark.parametrize(("title", "name"), NAMES)
def test_a_title_makes_a_file_name_of_ascii(title: str, name: str) -> None:
    assert file_name(clean_title(title), NOW) == name


@given(st.text())
def test_any_title_makes_a_name_that_every_disk_takes(title: str) -> None:
    name = file_name(clean_title(title), NOW)
    assert name.replace("-", "a").isalnum()
    assert name.isascii()
    assert len(name) <= 80 + len("bai-")


@given(st.text(min_size=1), st.lists(st.text()))
def test_any_title_comes_back_from_the_front_matter(title: str, tags: list[str]) -> None:
    values = parse(front_matter(clean_title(title), NOW, tags)).values
    assert values["title"] == clean_title(title)
    assert values["tags"] == [tag for each in tags if (tag := clean_title(each))]
    assert values["draft"] is True
    assert read_date(values["date"], UTC) == NOW


def test_it_looks_as_hugo_writes_it() -> None:
    assert front_matter('Bài "mới"', NOW, ["học máy", "", "toán"]) == (
        '---\ntitle: "Bài \\"mới\\""\ndate: 2026-11-24T22:10:05+07:00\ntags: ["học máy", "toán"]\ndraft: true\n---\n\n'
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty blog in the current folder, whose clock stands in Vietnam."""
    (tmp_path / "mkdocs.yml").write_text("extra: {hugo: {timezone: Asia/Ho_Chi_Minh}}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["Bài mới"], "docs/blog/posts/bai-moi.md"),
        (["Bài mới", "--bundle"], "docs/blog/posts/bai-moi/index.md"),
        (["Bài mới", "--name", "Tên khác"], "docs/blog/posts/ten-khac.md"),
    ],
)
def test_a_post_is_written_and_its_place_told(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], place: str
) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"{place}:8\n"
    text = (project / place).read_text(encoding="utf-8")
    assert parse(text).values["title"] == "Bài mới"
    assert "+07:00\n" in text


def test_this_blogs_own_settings_are_read(project: Path) -> None:
    for name, text in SETTINGS_FILES.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    assert main(["Bài mới"]) == 0


@pytest.mark.parametrize("there", ["bai-moi.md", "Bai-Moi.md", "bai-moi/index.md"])
@pytest.mark.parametrize("options", [[], ["--bundle"]])
def test_what_is_there_is_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str], there: str, options: list[str]
) -> None:
    (project / POSTS / there).parent.mkdir(parents=True)
    (project / POSTS / there).write_text("của tác giả", encoding="utf-8")

    assert main(["Bài mới", *options]) == 1

    assert "is there already; choose another file name with --name" in capsys.readouterr().err
    assert [path.read_text(encoding="utf-8") for path in project.rglob("*.md")] == ["của tác giả"]


def test_a_folder_that_cannot_be_written_to_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs").write_text("", encoding="utf-8")
    assert main(["Bài mới"]) == 1
    assert "new_post: docs" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "settings", "told"),
    [
        ("", "{}", "a post needs a title"),
        (" \n\t", "{}", "a post needs a title"),
        ("Bài", "extra: {hugo: {timezone: Mars/Phobos}}", "mkdocs.yml: extra.hugo"),
        ("Bài", "extra: [", "mkdocs.yml"),
    ],
)
def test_what_makes_no_post_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], title: str, settings: str, told: str
) -> None:
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert main([title]) == 2
    assert told in capsys.readouterr().err
    assert list(project.rglob("*.md")) == []


def test_a_post_goes_where_the_build_reads_posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").write_text("docs_dir: noi-dung\nplugins:\n  - blog:\n      blog_dir: nhat-ky\n")
    monkeypatch.chdir(tmp_path)
    assert main(["Bài mới"]) == 0
    assert (tmp_path / "noi-dung/nhat-ky/posts/bai-moi.md").is_file()


# what is there, what is typed, what is written or told
@pytest.mark.parametrize(
    ("there", "options", "written"),
    [
        ([], ["--language", "en"], "bai-moi.en.md"),
        ([], ["--language", "vi"], "bai-moi.md"),
        (["bai-moi.md"], ["--language", "en"], "bai-moi.en.md"),  # its translation
        (["bai-moi/index.md"], ["--language", "en"], "bai-moi/index.en.md"),
        ([], ["--language", "en", "--bundle"], "bai-moi/index.en.md"),
        (["bai-moi.EN.md"], ["--language", "en"], "bai-moi.EN.md is there already"),
        (["bai-moi/index.en.md"], ["--language", "en"], "bai-moi/index.en.md is there already"),
        ([], ["--language", "de"], "--language de: the blog has no such language; there are vi, en"),
    ],
)
def test_a_post_may_be_in_a_further_language(
    project: Path, capsys: pytest.CaptureFixture[str], there: list[str], options: list[str], written: str
) -> None:
    (project / "mkdocs.yml").write_text("extra: {languages: {vi: Tiếng Việt, en: English}}\n", encoding="utf-8")
    for path in there:
        (project / POSTS / path).parent.mkdir(parents=True, exist_ok=True)
        (project / POSTS / path).write_text("của tác giả", encoding="utf-8")
    main(["Bài mới", *options])
    assert written in (told := capsys.readouterr()).out + told.err
    assert (project / POSTS / written).is_file() is written.endswith(".md")
