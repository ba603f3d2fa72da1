"""What is read as a shortcode, and with which arguments: Hugo's own table of cases and what the wild adds to it.

The first table follows gohugoio/hugo, parser/pageparser/pageparser_shortcode_test.go, case by case.
"""

from __future__ import annotations

import pytest
from hugo_posts.shortcodes.parser import Broken, Comment, Piece, pair, scan
from hugo_posts.shortcodes.tag import Tag


def written(text: str, piece: Piece) -> str:
    """Return a piece in the tables' notation."""
    if isinstance(piece, Comment):
        return f"literal {piece.literal}"
    if isinstance(piece, Broken):
        return f"broken {text[piece.start : piece.end]} | {piece.problem}"
    braces = "%" if piece.markdown else "<"
    slash = "/" if piece.closing else ""
    named = [f"{name}={value!r}" for name, value in piece.named.items()]
    end = ["/"] if piece.self_closing else []
    return " ".join([braces, slash + piece.name, *named, *map(repr, piece.positional), *end])


HUGO = [
    ("empty", "", []),
    ("spaces", " \t\n", []),
    ("text", "to be or not", []),
    ("no markup", "{{< sc1 >}}", ["< sc1"]),
    ("with a line's end", "{{< sc1 \n >}}", ["< sc1"]),
    ("forward slash inside the name", "{{< sc/sub >}}", ["< sc/sub"]),
    ("simple with markup", "{{% sc1 %}}", ["% sc1"]),
    ("with spaces", "{{<     sc1     >}}", ["< sc1"]),
    ("indented on a new line", "Hello\n    {{% sc1 %}}", ["% sc1"]),
    ("indented on a new line by a tab", "Hello\n\t{{% sc1 %}}", ["% sc1"]),
    ("indented on the first line", "    {{% sc1 %}}", ["% sc1"]),
    ("mismatched right delimiter", "{{< sc1 %}}", ['broken {{< sc1 %}} | it is not closed; ">}}" is missing']),
    ("inner, markup", "{{% sc1 %}} inner {{% /sc1 %}}", ["% sc1", "% /sc1"]),
    ("close, but none is open", "{{< /sc1 >}}", ["< /sc1"]),
    ("close wrong", "{{< sc1 >}}{{< /another >}}", ["< sc1", "< /another"]),
    ("close, but none is open, more", "{{< sc1 >}}{{< /sc1 >}}{{< /another >}}", ["< sc1", "< /sc1", "< /another"]),
    (
        "close with an extra keyword",
        "{{< sc1 >}}{{< /sc1 keyword>}}",
        ["< sc1", "broken {{< /sc1 keyword>}} | a closing tag takes no arguments"],
    ),
    ("float, positional", "{{< sc1 3.14 >}}", ["< sc1 '3.14'"]),
    ("float, named", "{{< sc1 param1=3.14 >}}", ["< sc1 param1='3.14'"]),
    ("named, raw string", "{{< sc1 param1=`Hello World` >}}", ["< sc1 param1='Hello World'"]),
    ("float, named, space before", "{{< sc1 param1= 3.14 >}}", ["< sc1 param1='3.14'"]),
    ("YouTube id", "{{< sc1 -ziL-Q_456igdO-4 >}}", ["< sc1 '-ziL-Q_456igdO-4'"]),
    ("other characters, quoted", '{{< sc1 "-ziL-.%QigdO-4" >}}', ["< sc1 '-ziL-.%QigdO-4'"]),
    ("raw string", "{{< sc1`Hello World` >}}", ["< sc1 'Hello World'"]),
    ("raw string with a line's end", "{{< sc1`Hello \n\tWorld` >}}", [r"< sc1 'Hello \n\tWorld'"]),
    ("raw string with a backslash", r"{{< sc1`Hello \b World` >}}", [r"< sc1 'Hello \\b World'"]),
    ("two arguments", "{{< sc1 param1   param2 >}}", ["< sc1 'param1' 'param2'"]),
    ("self-closing", "{{< sc1 />}}", ["< sc1 /"]),
    ("self-closing twice", "{{< sc1 />}}{{< sc1 />}}", ["< sc1 /", "< sc1 /"]),
    ("self-closing with an argument", "{{< sc1 param1 />}}", ["< sc1 'param1' /"]),
    ("self-closing with an extra keyword", "{{< sc1 / keyword>}}", ['broken {{< sc1 / keyword>}} | "/" must stand']),
    (
        "different ones, self-closing with an argument",
        "{{< sc1 param1 />}}{{< sc2 param1 />}}",
        ["< sc1 'param1' /", "< sc2 'param1' /"],
    ),
    ("nested simple", "{{< sc1 >}}{{< sc2 >}}{{< /sc1 >}}", ["< sc1", "< sc2", "< /sc1"]),
    (
        "nested complex",
        "{{< sc1 >}}ab{{% sc2 param1 %}}cd{{< sc3 >}}ef{{< /sc3 >}}gh{{% /sc2 %}}ij{{< /sc1 >}}kl",
        ["< sc1", "% sc2 'param1'", "< sc3", "< /sc3", "% /sc2", "< /sc1"],
    ),
    ("two quoted arguments", '{{< sc1 "param nr. 1" "param nr. 2" >}}', ["< sc1 'param nr. 1' 'param nr. 2'"]),
    (
        "two named arguments",
        '{{< sc1 param1="Hello World" param2="p2Val">}}',
        ["< sc1 param1='Hello World' param2='p2Val'"],
    ),
    ("escaped quotes", r"{{< sc1 param1=\"Hello World\"  >}}", ["< sc1 param1='Hello World'"]),
    ("escaped quotes, positional", r"{{< sc1 \"param1\"  >}}", ["< sc1 'param1'"]),
    (
        "escaped quotes inside escaped quotes",
        r"{{< sc1 param1=\"Hello \"escaped\" World\"  >}}",
        [r'broken {{< sc1 param1=\"Hello \"escaped\" World\"  >}} | value "escaped" without a name'],
    ),
    (
        "escaped quotes inside quotes",
        r'{{< sc1 param1="Hello \"escaped\" World"  >}}',
        ["< sc1 param1='Hello \"escaped\" World'"],
    ),
    (
        "escaped quotes inside quotes, positional",
        r'{{< sc1 "Hello \"escaped\" World"  >}}',
        ["< sc1 'Hello \"escaped\" World'"],
    ),
    (
        "escaped raw string, named",
        r"{{< sc1 param1=\`Hello World\` >}}",
        [r"broken {{< sc1 param1=\`Hello World\` >}} | a backslash cannot stand before a backtick"],
    ),
    (
        "escaped raw string, positional",
        r"{{< sc1 param1 \`Hello World\` >}}",
        [r"broken {{< sc1 param1 \`Hello World\` >}} | a backslash cannot stand before a backtick"],
    ),
    ("two raw strings", "{{< sc1`Hello World``Second Param` >}}", ["< sc1 'Hello World' 'Second Param'"]),
    (
        "unterminated quote",
        '{{< sc1 param2="Hello World>}}',
        ['broken {{< sc1 param2="Hello World>}} | the closing quote " is missing'],
    ),
    (
        "unterminated raw string",
        "{{< sc1`Hello World >}}",
        ["broken {{< sc1`Hello World >}} | the closing backtick ` is missing"],
    ),
    (
        "unterminated raw string in the second argument",
        "{{< sc1`Hello World``Second Param >}}",
        ["broken {{< sc1`Hello World``Second Param >}} | the closing backtick ` is missing"],
    ),
    (
        "one named, one not",
        '{{< sc1 param1="Hello World" p2 >}}',
        ['broken {{< sc1 param1="Hello World" p2 >}} | value "p2" without a name after a named argument'],
    ),
    (
        "one named, one positional, both raw strings",
        "{{< sc1 param1=`Hello World``Second Param` >}}",
        ['broken {{< sc1 param1=`Hello World``Second Param` >}} | value "Second Param" without a name'],
    ),
    (
        "one named, one quoted positional",
        '{{< sc1 param1="Hello World" "And Universe" >}}',
        ['broken {{< sc1 param1="Hello World" "And Universe" >}} | value "And Universe" without a name'],
    ),
    (
        "one quoted positional, one named",
        '{{< sc1 "param1" param2="And Universe" >}}',
        ['broken {{< sc1 "param1" param2="And Universe" >}} | named argument "param2" after a positional one'],
    ),
    (
        "one positional, one named",
        '{{< sc1 param1 param2="Hello World">}}',
        ['broken {{< sc1 param1 param2="Hello World">}} | named argument "param2" after a positional one'],
    ),
    ("commented out", "{{</* sc1 */>}}", ["literal {{< sc1 >}}"]),
    ("commented out, asterisk inside", '{{</* sc1 "**/*.pdf" */>}}', ['literal {{< sc1 "**/*.pdf" >}}']),
    ("commented out, not closed", "{{</* sc1 >}}", ["broken {{</* sc1 >}} | the comment is not closed"]),
    ("commented out, closed too late", "{{</* sc1 >}}*/", ["broken {{</* sc1 >}} | the comment is not closed"]),
    ("inline", "{{< sc1.inline >}}Hello World{{< /sc1.inline >}}", ["< sc1.inline", "< /sc1.inline"]),
    ("inline with a space", "{{< sc1.inline >}}Hello World{{< / sc1.inline >}}", ["< sc1.inline", "< /sc1.inline"]),
    (
        "inline, then self-closing, then a new one",
        "{{< sc1.inline >}}Hello{{< /sc1.inline >}}World{{< sc1.inline />}}{{< sc2.inline >}}{{< /sc2.inline >}}",
        ["< sc1.inline", "< /sc1.inline", "< sc1.inline /", "< sc2.inline", "< /sc2.inline"],
    ),
    (
        "inline with a Go template in it",
        "{{< sc1.inline >}}{{ .Get 0 }}{{ .Get 1 }}{{< /sc1.inline >}}",
        ["< sc1.inline", "< /sc1.inline"],
    ),
    ("inline in another case", "{{< sc1.Inline >}}Hello", ["broken {{< sc1.Inline >}} | a name holds no period"]),
]

WILD = [
    ("no space at all", '{{<figure src="a">}}', ["< figure src='a'"]),
    ("no space, self-closing", '{{<figure src="a"/>}}', ["< figure src='a' /"]),
    ("only a name, self-closing", "{{<hr/>}}", ["< hr /"]),
    ("bare value right before the end", "{{< figure src=/a.jpg>}}", ["< figure src='/a.jpg'"]),
    ("bare value right before a self-closing end", "{{< figure src=/a.jpg/>}}", ["< figure src='/a.jpg' /"]),
    ("bare address", "{{< figure src=/a/b.jpg?x=1&y=2 width=50% >}}", ["< figure src='/a/b.jpg?x=1&y=2' width='50%'"]),
    ("spaces round the equals sign", '{{< figure src = "a" alt = "b" >}}', ["< figure src='a' alt='b'"]),
    ("spaces round some equals signs", '{{< figure src = "a" alt="b" >}}', ["< figure src='a' alt='b'"]),
    ("several lines", '{{< figure\n  src="a"\n  alt="b"\n>}}', ["< figure src='a' alt='b'"]),
    ("Windows lines", '{{< figure\r\n  src="a"\r\n>}}', ["< figure src='a'"]),
    ("letters of any script", '{{< hình ảnh="à" >}}', ["< hình ảnh='à'"]),
    ("empty value", '{{< figure alt="" >}}', ["< figure alt=''"]),
    ("same name twice: the last counts", "{{< figure src=a src=b >}}", ["< figure src='b'"]),
    ("backslashes without an escaped quote stay", r'{{< x "a\nb\c" >}}', [r"< x 'a\\nb\\c'"]),
    ("a backslash cannot be escaped", r'{{< x "a\\" >}}', [r'broken {{< x "a\\" >}} | the closing quote " is missing']),
    ("with an escaped quote all backslashes go", r'{{< x "a\nb\"" >}}', ["< x 'anb\"'"]),
    ("end inside quotes", '{{< x "a >}} b" >}}', ["< x 'a >}} b'"]),
    ("shortcode inside quotes", "{{< x `{{< y >}}` >}}", ["< x '{{< y >}}'"]),
    ("commented markup", "{{%/* x */%}}", ["literal {{% x %}}"]),
    ("comment over lines", "{{</* x\n y */>}}", ["literal {{< x\n y >}}"]),
    ("no name", "{{< >}}", ["broken {{< >}} | it has no name"]),
    ("no name at all", "{{<>}} {{<", ["broken {{<>}} | it has no name", "broken {{< | it has no name"]),
    ("not closed at the end", "{{< x", ['broken {{< x | it is not closed; ">}}" is missing']),
    ("unquoted address", "{{< x /a/b >}}", ['broken {{< x /a/b >}} | "/" must stand right before the end']),
    ("value without a name", '{{< x = "a" >}}', ["broken {{< x = \"a\" >}} | '=' cannot stand here"]),
    (
        "one broken, the next on the line not",
        '{{< figure src="a >}} {{< figure src="b" >}}',
        ['broken {{< figure src="a >}} | value "b"', "< figure src='b'"],
    ),
    (
        "one without end, the next not",
        '{{< figure src="a"\n{{< figure src="b" >}}',
        ['broken {{< figure src="a" | it is not closed; ">}}" is missing', "< figure src='b'"],
    ),
    ("other braces", "{{ .Title }} {{{<x>}}} {{- x }}", ["< x"]),
]


@pytest.mark.parametrize(("text", "pieces"), [case[1:] for case in HUGO + WILD], ids=[case[0] for case in HUGO + WILD])
def test_scan(text: str, pieces: list[str]) -> None:
    found = [written(text, piece) for piece in scan(text)]
    beginnings = [piece if piece.startswith("broken") else None for piece in pieces]
    assert [piece[: len(begin)] if begin else piece for piece, begin in zip(found, beginnings, strict=True)] == pieces


PAIRS = [
    ("apart", "{{< a >}}{{< /a >}}{{< b >}}{{< /b >}}", {0: 1, 2: 3}),
    ("nested", "{{< a >}}{{< b >}}{{< /b >}}{{< /a >}}", {0: 3, 1: 2}),
    ("nested same", "{{< a >}}{{< a >}}{{< /a >}}{{< /a >}}", {0: 3, 1: 2}),
    ("one inside stands alone", "{{< a >}}{{< b >}}{{< /a >}}", {0: 2}),
    ("one before stands alone", "{{< a >}}{{< a >}}{{< /a >}}", {1: 2}),
    ("crossed: the later closer closes nothing", "{{< a >}}{{< b >}}{{< /a >}}{{< /b >}}", {0: 2}),
    ("self-closing opens nothing", "{{< a />}}{{< /a >}}", {}),
    ("other braces close, too", "{{< a >}}{{% /a %}}", {0: 1}),
    ("without a name", "{{< a >}}{{</>}}{{% b %}}{{% / %}}", {0: 1, 2: 3}),
    ("without a name, nested", "{{< a >}}{{< b >}}{{</>}}{{< / >}}{{</>}}", {0: 3, 1: 2}),
]


@pytest.mark.parametrize(("text", "pairs"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_pair(text: str, pairs: dict[int, int]) -> None:
    assert pair([piece for piece in scan(text) if isinstance(piece, Tag)]) == pairs
