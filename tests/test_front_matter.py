"""Front matter in all its forms, and what an author is told of mistakes in it."""

from __future__ import annotations

from typing import Any

import pytest
from hugo_posts.front_matter.document import FrontMatterError, parse, write
from hypothesis import given
from hypothesis import strategies as st

# source, format, values, body, line where the body begins
DOCUMENTS: list[tuple[str, str, dict[str, Any], str, int]] = [
    ("---\ntitle: Một bài\n---\nChữ\n", "yaml", {"title": "Một bài"}, "Chữ\n", 4),
    ('+++\ntitle = "x"\n+++\nChữ\n', "toml", {"title": "x"}, "Chữ\n", 4),
    ('{"title": "x", "a": {"B": 1}}\n\nChữ\n', "json", {"title": "x", "a": {"b": 1}}, "\nChữ\n", 2),
    ('{"title": "a } \\" b"} Chữ', "json", {"title": 'a } " b'}, " Chữ", 1),
    ("Chữ\n", "", {}, "Chữ\n", 1),
    ("", "", {}, "", 1),
    ("---\n---\nChữ", "yaml", {}, "Chữ", 3),
    ("---\n# draft: true\n---\nChữ", "yaml", {}, "Chữ", 4),
    ("\ufeff---\r\ntitle: x\r\n---\r\nChữ\r\n", "yaml", {"title": "x"}, "Chữ\r\n", 4),
    ("---\t\ntitle: x\n---\nChữ", "yaml", {"title": "x"}, "Chữ", 4),
    ("\n\n---\ntitle: x\n---\nChữ", "yaml", {"title": "x"}, "Chữ", 6),
    ("---\ntitle: x\n----\nChữ", "yaml", {"title": "x"}, "-\nChữ", 3),
    ("---\ntext: |\n  ---\n  a\n---\nChữ", "yaml", {"text": "---\na\n"}, "Chữ", 6),
    ("\ufeffChữ", "", {}, "Chữ", 1),
    ('{{< figure src="x.jpg" >}}', "", {}, '{{< figure src="x.jpg" >}}', 1),
    ("- một\n- hai", "", {}, "- một\n- hai", 1),
]

# values as Hugo's YAML library reads them
VALUES: list[tuple[str, Any]] = [
    ("yes", "yes"),
    ("on", "on"),
    ("True", True),
    ("~", None),
    ("", None),
    ("12:30", "12:30"),
    ("2024-03-09", "2024-03-09"),
    ("017", 15),
    ("08", "08"),
    ("0x1F", 31),
    ("0b11", 3),
    ("1_000", 1000),
    ("1e3", "1e3"),
    ("1.50", 1.5),
    ("=", "="),
    ("\ttab", "tab"),
    ("{A: 1}", {"a": 1}),
    ("'it''s: fine'", "it's: fine"),
]

# front matter, line, what the author is told
MISTAKES = [
    ("---\ntitle: a: b\n---\n", 2, "mapping values are not allowed here; put quotes around a value that contains"),
    ('---\ndate: 1\ntitle: "a" b\n---\n', 3, "let quotes enclose the whole value"),
    ("---\ntitle: 'a\nx: 1\n---\n", 2, "close the quote"),
    ("---\ntags: [a, b\ndate: x\n---\n", 2, "close the bracket"),
    ("---\nparams:\n\ta: 1\n---\n", 3, "indent with spaces, not with tabs"),
    ("---\ntitle: *a*\n---\n", 2, "put quotes around a value that begins with * or &"),
    ("---\ntitle: @a\n---\n", 2, "put quotes around a value that begins with @"),
    ("---\ntitle: !a\n---\n", 2, "put quotes around a value that begins with !"),
    ("---\na: &a [*a]\n---\n", 1, "aliases repeat too much"),
    ("---\n- a\n---\n", 2, "it is no list of names with values but a list; write e.g. title: My post"),
    ("---\njust text\n---\n", 2, "but a text"),
    ("---\ntitle: a\n\nChữ\n", 1, "--- opens it and nothing closes it; end it with a line ---"),
    ("+++\ntitle = a\n+++\n", 2, "invalid TOML: Invalid value"),
    ("+++\n[a]\nb = 1\n[a]\nc = 1\n+++\n", 4, "invalid TOML: Cannot declare"),
    ("+++\ntitle = 'a'\n", 1, "+++ opens it and nothing closes it"),
    ('{"title": a}\n', 1, "invalid JSON: Expecting value; in JSON names and texts stand in double quotes"),
    ('{"title": "a"\n', 2, "invalid JSON"),
    ("---\na: " + "[" * 100_000 + "\n---\n", 1, "it is nested too deeply"),
    ("+++\na = " + "[" * 100_000 + "\n+++\n", 1, "it is nested too deeply"),
    ('{"a":' * 100_000, 1, "it is nested too deeply"),
]


FIRST, THIS, LAST = (f"({which} one is used)" for which in ("the first", "this", "the last"))
# front matter in which a name stands twice, values, the lines that are told and with what, whether it is ambiguous.
# Hugo takes the name with a capital letter, and JSON's last; all else it refuses, YAML since 0.152: before, its last.
TWICE: list[tuple[str, dict[str, Any], list[tuple[int, str]], bool]] = [
    ("---\ntitle: a\ntags: [x]\ntitle: b\n---\n", {"title": "b", "tags": ["x"]}, [(4, THIS)], False),
    ("---\ntitle: a\nTitle: b\n---\n", {"title": "b"}, [(3, THIS)], False),
    ("---\nTitle: a\ntitle: b\n---\n", {"title": "a"}, [(3, FIRST)], False),
    ("+++\nTitle = 'a'\ntitle = 'b'\n[c]\nd = 1\nD = 2\n+++\n", {"title": "a", "c": {"d": 2}}, [], False),
    ('{"Title": "a", "title": "b"}', {"title": "a"}, [], False),
    ("---\na: 1\na: 2\na: 3\n---\n", {"a": 3}, [(3, THIS), (4, THIS)], False),
    (
        "\n---\na:\n  b: 1\n  b: 2\nc: {d: 1, d: 2}\n---\n",
        {"a": {"b": 2}, "c": {"d": 2}},
        [(5, THIS), (6, THIS)],
        False,
    ),
    ("---\na: &x {b: 1}\nc: {<<: *x, b: 2}\n---\n", {"a": {"b": 1}, "c": {"b": 2}}, [], False),
    ('---\ndraft: false\n"draft": true\n---\n', {"draft": True}, [(3, THIS)], True),
    ("---\ndraft: false\ntitle: a\ndraft: false\n---\n", {"draft": False, "title": "a"}, [(4, THIS)], False),
    ("---\ndate: 2024-01-01\ndate: 2999-01-01\n---\n", {"date": "2999-01-01"}, [(3, THIS)], True),
    ("+++\ntitle = 'a'\ndraft = true\ntitle = 'b'\n+++\n", {"title": "a", "draft": True}, [(4, FIRST)], False),
    ("+++\ntags = ['a']\ntags = [\n  'b=',\n]\nx = 1\n+++\n", {"tags": ["a"], "x": 1}, [(3, FIRST)], False),
    ('+++\na = 1\na = """\na = 3\n"""\na = 4\n+++\n', {"a": 1}, [(3, FIRST), (6, FIRST)], False),
    (
        '{"title": "a",\n"title": "b", "c": {"d": 1,\n"d": 2}}\n',
        {"title": "b", "c": {"d": 2}},
        [(3, LAST), (2, LAST)],
        False,
    ),
]


@pytest.mark.parametrize(("source", "values", "told", "is_ambiguous"), TWICE)
def test_a_name_that_stands_twice_loses_no_other(
    source: str, values: dict[str, Any], told: list[tuple[int, str]], is_ambiguous: bool
) -> None:
    document = parse(source)
    assert document.values == values
    assert [(each.line, each.message[each.message.index("(") :]) for each in document.twice] == told
    assert document.is_ambiguous == is_ambiguous


@pytest.mark.parametrize(("source", "form", "values", "body", "line"), DOCUMENTS)
def test_a_file_is_front_matter_and_body(source: str, form: str, values: dict[str, Any], body: str, line: int) -> None:
    document = parse(source)
    assert (document.format, document.values, document.body, document.body_line) == (form, values, body, line)


@pytest.mark.parametrize(("written", "value"), VALUES)
def test_a_value_is_what_it_is_for_hugo(written: str, value: Any) -> None:
    assert parse(f"---\nx: {written}\n---\n").values == {"x": value}


def test_names_are_known_by_their_lines_in_any_letter_case() -> None:
    assert parse("---\nTitle: x\n\nTAGS:\n  - a\n---\n").lines == {"title": 2, "tags": 4}
    assert parse("+++\nTitle = 'x'\n[params]\na = 1\n+++\n").lines.items() >= {"title": 2, "params": 3}.items()
    assert parse('{\n  "Title": "x"\n}\n').lines.items() >= {"title": 2}.items()


@pytest.mark.parametrize(("source", "line", "told"), MISTAKES)
def test_a_mistake_is_told_with_line_and_remedy(source: str, line: int, told: str) -> None:
    with pytest.raises(FrontMatterError) as raised:
        parse(source)
    assert raised.value.line == line
    assert told in raised.value.message


def test_a_mistake_loses_no_text() -> None:
    with pytest.raises(FrontMatterError) as raised:
        parse("---\ntitle: a: b\n---\nChữ")
    assert (raised.value.document.body, raised.value.document.body_line) == ("Chữ", 4)


def test_many_lines_are_read_like_few() -> None:
    tags = [f"tag {number}" for number in range(1000)]
    assert parse(write({"tags": tags, "yes": "yes", "date": "2024-03-09", "n": "08"})).values == {
        "tags": tags,
        "yes": "yes",
        "date": "2024-03-09",
        "n": "08",
    }


_PIECES = [
    "---\n",
    "+++\n",
    "{",
    "}",
    '"',
    "a: ",
    "b = ",
    "- ",
    "[",
    "]",
    "&a ",
    "*a",
    "<<: ",
    "!!",
    "\t",
    "\n",
    "|\n ",
    "#",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES) | st.text(max_size=5)).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    for source in (text, f"---\n{text}\n---\nChữ", f"+++\n{text}\n+++\nChữ", f"{{{text}}}"):
        try:
            document, line = parse(source), 1
        except FrontMatterError as error:
            document, line = error.document, error.line
        assert 1 <= line <= source.count("\n") + 1
        assert source.endswith(document.body)
        assert document.body_line == source.count("\n") - document.body.count("\n") + 1


def test_half_of_a_pair_of_code_units_can_be_written() -> None:
    assert write({"title": "a\ud800b"}) == "---\ntitle: a?b\n---\n"
