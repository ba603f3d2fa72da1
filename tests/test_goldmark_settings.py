"""Markdown as Goldmark reads it where a site's `markup.goldmark` says otherwise: the real Hugo has the same setting."""

from __future__ import annotations

from typing import Any

import hugo_oracle
import pytest
from hugo_parity import comparable
from hugo_posts.markup_settings import Delimiters
from material_oracle import hugo_converter

EXTENSIONS = "markup.goldmark.extensions"
EXTRAS = ("delete", "insert", "mark", "subscript", "superscript")
EAST_ASIAN = [
    "日本\n語", "日本，\n語", "日本、\n語", "日本\nabc", "abc\n語", "abc\ndef", "Hello,\nworld", "日本\n**語**",
    "**日本**\n語", "日本  \n語", "日本\\\n語", "한국\n어", "日本\n\"語", "日本\n...語", "カナ\nー語", "！\n「",
    "ａ\nｂ", "a\u200b\nb", "日本\n`c`", "日本\n- 語\n  語", "日本\n&amp;語", "日本&amp;\n語", "日本\n\\*語", "々\n〇",
    "😀\n語", "> 日本\n> 語", "日本[^1]\n語\n\n[^1]: 日本\n語", "日本\n<b>語</b>", "## 日本\n語\n---", "`日\n本`",
    "太郎は\\ **「こんにちわ」**\\ と\\  b", "a\\ b", "\\ a",
    "日 \n本", "*日\n本", "日[\n本", "日~\n本", "~日\n本", "~~)\na", "日\\ \n本", "## \\ a\\ b",
    "`a\\ b`", "[a\\ b](x)",
]  # fmt: skip
SIGNS = {
    "apostrophe": "A", "ellipsis": "…!", "emDash": "M", "endDash": "x", "enDash": "N", "leftAngleQuote": "‹",
    "rightAngleQuote": "›", "leftDoubleQuote": "„", "rightDoubleQuote": "“", "leftSingleQuote": "‚",
    "rightSingleQuote": "R",
}  # fmt: skip

#: What Hugo is told, what the reader here is, and texts.
SETTINGS: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "hard wraps": ("hardWraps = true", {"hard_wraps": True}, [
        "a\nb *c\nd* `e\nf` [g\nh](/i)  \nj\\\nk \nl\n\n- m\n  n\n\n> o\np\n",
        "<b>q\nr</b>\ns\n\n| t |\n|---|\n| u |\n\n",
        "v\nw\n===\n\n![x](/z.png)\n\na[^1]\n<!-- c\nd -->\n\n[^1]: b\n    c\n\nd\n: e\n  f\n",
    ]),
    "extras": (
        "".join(f"[{EXTENSIONS}.extras.{name}]\nenable = true\n" for name in EXTRAS)
        + f"[{EXTENSIONS}]\nstrikethrough = false\n",
        {"extras": EXTRAS[1:]},
        [
            "H~2~O ~~d~~ ~~~x~~~ ~a ~~b~~ c~ ~~a ~b~ c~~", "a^^b^^ ^^^c^^^ ^d^ ^e^^ x^2^^3^ x~1~~2~ a ^ b ^ c",
            "==m== ===n=== =o= ==p= a==b==c == d ==", "++i++ C++ and D++ ++ e ++",
            "~~a~b~~ ^a==b^c== **a^b**c^ ==a *b* `c==` d==",
            "~~q~ ~r~~ ^s^^ ^^t^", "## ~==u~ *^v* ^w==^", "==x==https://e.vn",
            "[a==b](/c==) \\==e== ^`a`^ ^[x](/y)^ ^![i](/z)^", "^(a)^ ^\"q\"^ 19^th^. (==x==) “^y^”",
        ],
    ),
    "lines of East Asian text": (
        f"[{EXTENSIONS}.cjk]\nenable = true\neastAsianLineBreaks = true", {"extras": ["simple"]}, EAST_ASIAN,
    ),
    "lines as in CSS": (
        f"[{EXTENSIONS}.cjk]\nenable = true\neastAsianLineBreaks = true\neastAsianLineBreaksStyle = 'css3draft'",
        {"extras": ["css3draft"]}, EAST_ASIAN,
    ),
    "escaped blanks": (
        f"[{EXTENSIONS}.cjk]\nenable = true\nescapedSpace = true", {"extras": ["escaped_space"]}, EAST_ASIAN,
    ),
    "signs of formulas that are none": (
        f"[{EXTENSIONS}.passthrough]\nenable = true\ndelimiters = {{ inline = [['$', '$']], block = [] }}",
        {"passthrough": Delimiters(inline=(("$", "$"),))}, ["\\\\$a$ b", "\\\\$c", "## *d$ e*", "\\$f \\\\$g$"],
    ),
    "bare addresses that are no links": (
        f"[{EXTENSIONS}]\nlinkify = false", {"linkify": False},
        [
            "https://e.vn/a_b_c (http://e.vn) *www.e.vn*", "- an@e.vn\n- ftp://e.vn/x", "[^1]\n\n[^1]: https://e.vn",
            "| a |\n|---|\n| www.e.vn <https://e.vn> |", "\"https://e.vn\" -- [a](https://e.vn) <an@e.vn> `x`www.e.vn",
        ],
    ),
    "signs of the typographer": (
        f"[{EXTENSIONS}.typographer]\n" + "".join(f"{name} = '{sign}'\n" for name, sign in SIGNS.items()),
        {"signs": {name.lower(): sign for name, sign in SIGNS.items()}},
        ["\"a 'b' c\" -- d --- e ... <<f>> it's 'tis Alice's rock 'n' roll '90s 5'6\" (\"x\") 'a", "[\"a\"](b 'c')"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_texts_are_read_as_in_hugo(name: str) -> None:
    said, told, texts = SETTINGS[name]
    hugo = hugo_oracle.render({text: text for text in texts}, config=f"{hugo_oracle.CONFIG}{said}\n")
    read = hugo_converter(**told)
    assert {text: comparable(read.reset().convert(text)) for text in texts} == {
        text: comparable(html) for text, html in hugo.items()
    }
    plain = hugo_converter()
    assert [text for text in texts if plain.reset().convert(text) != read.reset().convert(text)]
