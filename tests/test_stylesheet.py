"""The stylesheet is written in parts, and readers get one file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_site.files.stylesheet import add_dark, join_parts
from mkdocs.structure.files import File, Files
from site_builder import PROJECT

PARTS = {"a/styles/one.css": "/* 1 */\n", "a/styles/two.css": "\ufeff/* hai */\r\n.x {}\r\n", "other.css": "/* o */"}
GONE = '@import "gone.css": there is no docs/a/gone.css; correct the name, or take the line out'

CASES: list[tuple[str, str, str, list[str], list[str]]] = [
    # what it is, the stylesheet, what readers get, the files beside it, what the author is told
    (
        "parts",
        '/* all */\n\n@import "styles/one.css";\n@import "styles/two.css";\n',
        "/* all */\n\n/* 1 */\n\n/* hai */\n.x {}\n",
        ["other.css"],
        [],
    ),
    ("a part above", '@import "../other.css";\n.y {}\n', "/* o */\n.y {}\n", [*PARTS][:2], []),
    ("no part", ".y {}\n", ".y {}\n", [*PARTS], []),
    ("a part twice", '@import "styles/one.css";\n' * 2, "/* 1 */\n\n/* 1 */\n", [*PARTS][1:], []),
    (
        "one that is not there",
        '\n@import "gone.css";\n',
        '\n@import "gone.css";\n',
        [*PARTS],
        [f"docs/a/x.css:2: {GONE}"],
    ),
    (
        "what browsers read",
        '@import "https://fonts.example/f.css";\n@import "styles/one.css" print;\n',
        '@import "https://fonts.example/f.css";\n@import "styles/one.css" print;\n',
        [*PARTS],
        [],
    ),
]


@pytest.mark.parametrize(("sheet", "joined", "beside", "told"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_parts_are_joined(  # noqa: PLR0913, PLR0917 (a row of the table)
    sheet: str, joined: str, beside: list[str], told: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for path, text in {**PARTS, "a/x.css": sheet}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    files = Files([File(path, str(tmp_path), str(tmp_path / "site"), True) for path in [*PARTS, "a/x.css"]])
    join_parts(files, ["a/x.css", "https://fonts.example/g.css", "assets/accent.css"], "docs")
    found = files.get_file_from_path("a/x.css")
    assert found is not None
    assert found.content_bytes.decode() == joined
    assert [file.src_uri for file in files if file is not found] == beside
    assert caplog.messages == told


def test_who_runs_no_scripts_has_the_site_s_own_dark(tmp_path: Path) -> None:
    sheet = '@media screen {\n  [data-md-color-scheme="slate"][data-md-color-primary] {\n    --a: #111;\n  }\n}\n'
    for path, text in {"x.css": sheet, "dark.css": "/* Material's */\n"}.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    files = Files([File(path, str(tmp_path), str(tmp_path / "site"), True) for path in ("x.css", "dark.css")])
    add_dark(files, ["x.css", "gone.css"], "dark.css")
    found = files.get_file_from_path("dark.css")
    assert found is not None
    own = "body[data-md-color-scheme][data-md-color-primary] {\n    --a: #111;\n  }\n"
    assert found.content_string == f"/* Material's */\n{own}"


def test_every_part_is_in_the_stylesheet() -> None:
    lines = (PROJECT / "docs/assets/blog.css").read_text(encoding="utf-8").splitlines()
    parts = sorted(path.name for path in (PROJECT / "docs/assets/styles").iterdir())
    assert sorted(line for line in lines if "@import" in line) == [f'@import "styles/{name}";' for name in parts]
