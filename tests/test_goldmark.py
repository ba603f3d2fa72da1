"""Markdown as Goldmark reads it: small texts, each compared with what the real Hugo makes of it."""

from __future__ import annotations

import re

import hugo_oracle
import pytest
from html_tree import tree
from hugo_parity import PLAIN_CODE, comparable
from hugo_posts.extension import HugoMarkdown
from hugo_posts.goldmark.heading import ANCHORS, unique
from hugo_posts.goldmark.inlines.emoji import emoji_names
from hugo_posts.markup_settings import AnchorType, MarkupSettings
from hugo_posts.shortcodes.registry import BUILT_IN
from material_oracle import hugo_converter, ours

TEXTS = {
    # Blocks
    "list right behind a paragraph": "Có rất nhiều cái lần đầu:\n- Lần đầu Pytorch\n- Lần đầu overfitting\n- ...\n",
    "ordered list behind a paragraph": "Ba bước:\n1. một\n2. hai\n\nCó năm 2024:\n2. không phải danh sách\n",
    "nesting by two, three and four columns": "- a\n  - b\n    - c\n\n1. a\n   - b\n\n- a\n    - b\n        - c\n",
    "paragraph and image in an item": '- a:\n    - b\n    - ![](/x.png "t")\n\n    Với 1 đứa chậm hiểu.\n    \n- c\n',
    "tight and loose": "- a\n- b\n\n- c\n\n* d\n* e\n",
    "other bullet, other list": "- a\n+ b\n* c\n",
    "quote with lazy line and list": "> a\nb\n> - c\nd\n\n> > e\n> f\n",
    "setext headings": "Một\n===\n\nHai\nba\n---\n",
    "headings without space": "#không phải\n\n####### bảy\n\n# có # \n## ba #\n",
    "fences": "```python\na\n\n  b\n```\n\n~~~\n```\n~~~\n\n- x\n  ```\n  y\n  ```\n",
    "indented code": "a\n\n    b\n\n      c\n\td\n",
    "unclosed fence": "```\na\n\n- b",
    "tabs": "-\ta\n\n\tb\n\n1.\tc\n\t- d\n",
    "carriage returns": "a\r\nb\r\n\r\n- c\r\n- d\r\n",
    "rules": "a\n\n***\n- - -\n_ _ _\n",
    "raw HTML blocks": '<div>\n*a*\n\n*b*\n</div>\n\n<br/>\n### không phải đầu đề\n\n<img src="x.png">\n',
    "lone tag with a no-break space behind it": '<img src="x.png">\u00a0\n\na\n',
    "comment": "a\n\n<!-- b\n\nc -->\nd\n",
    "summary divider in a sentence": "a<!--more--> b\n\n<!--more-->\n",
    "summary divider in a list": "1. a<!--more-->\n\n2. b\n\n- c\n\n  d\n",
    "white space behind the summary divider": "- a\n\n  <!--more-->\n\n      b\n  c\n",
    "summary divider in a comment": "a\n\n<!-- b <!--more--> c -->\n\nd\n",
    "summary divider above a colon": "<!--more-->\n: a\n",
    # Inlines
    "white space that Unicode alone knows": (
        "a <b\u00a0x> </b\u3000>\n\n<b\u00a0y>\n\n- [x]\u3000  \n  c\n- [ ] \u00a0www.e.vn\n\nd\t  \ne\n"
    ),
    "emphasis inside words": "snake_case_name *a*b __c__d **e**f _g_h\n",
    "escaped backslash in strong": "Machine learning **\\\\{Deep learning}**, xong\n",
    "emphasis beside punctuation": '**"a"**b *(c)*d **「e」**f **g。**h\n',
    "strikethrough": "~~nhưng~~ ~một~ ~~~ba~~~ a~~b~~c ~~d~ ~e~~\n",
    "code spans": "`a` ``b`c`` `` ` `` `d\ne` \\`f`\n",
    "links": '[a](b "c") [d](<e f>) [g] [h][g] [i](j(k)l) ![m *n*](o)\n\n[g]: /p (q)\n',
    "reference in capitals": "[Á]\n\n[á]: /x\n",
    "hard breaks": "a  \nb\\\nc   d\n",
    "entities": "&amp; &copy; &#35; &#x22; &nope; `&amp;` \\&amp;\n",
    "inline HTML": 'a <b>c</b> <span title="*d*">e</span> <br> <!-- f -->\n',
    # GFM
    "bare addresses": "https://a.com/b_c_d http://e.com. (https://f.com/g(h)i) www.j.org/k, ftp://l.mn\n",
    "bare addresses that are none": "http://localhost:1313 a:http://b.com -http://c.com HTTP://d.com http://e.vn:٣\n",
    "end of bare addresses": "http://a.b/c?). http://a.b/d; http://a.b/e&amp; http://a.b/f。，h www.i.j: k\n",
    "bare address in brackets": "[http://a.com] [http://b.com](http://c.com) [http://d.com\n",
    "bare address behind inlines": '`a`http://b.com "http://c.com" *http://d.com* --http://e.com \\*http://f.com\n',
    "bare address in a raw link": '<a href="https://a.com">https://a.com</a>\n',
    "address in angle brackets": "<https://a.com/%20b> <c@d.ef>\n",
    "mail addresses": "a.b-c@d.ef, g@h.i. j@k l_m@n.op x@y.z_\n",
    "table": "| a | b | c |\n|:--|:-:|--:|\n| *d* | `e\\|f` | g |\n| h |\n\ni | j\n--|--\nk | l | m\n",
    "table with few pipes": "a\n|-\n\nb\nc | d | e\n--- | ---\n\nf\n--- | ---\ng | h | i\n\n- j\n  |-|\n  k\n",
    "table ends": "a | b\n:- | -:\nc\n> d\n\n| e |\n|---|\n# f\n",
    "table above a line of dashes": "| a | b |\n|---|---|\n| c | d |\n---\n\n- | e |\n  |---|\n  ---\n",
    "table above other underlines": "a | b\n--|--\n===\nx\n\nc | d\n--|--\n--\ny\n\n> e | f\n> --|--\n> ===\n",
    "underlined line and table": "z\na | b\n--|--\nc | d\n---\n\ny\na | b\n--|--\n===\nx\n",
    "table behind a line": "a\n| b | c |\n|---|---|\n| d | e |\nf\n",
    "signs right behind a task's box": "- [ ]\".\n- [x]*'a' b*\n- [ ]*(c)*d\n- [x](e)\n- [ ]]f\n- [ ] ]g\n- [x]\n  h\n",
    "task list": "- [ ] a\n- [x] b\n- [X]c\n- [y] d\n\n1. [ ] e\n\n   f\n",
    "quote marks deep in the line": "> a:\n    > b\n\n> c\n      >>> d\n\n>\n    >\n\n- e\n      > f\n",
    "delimiter row deep in the line": "a | b\n    --- | ---\nc | d\n",
    "delimiter row deep above an underline": "a | b\n    ---|---\n===\n\nc | d\n    |---|--|\n-\n",
    "delimiter row of dashes alone": "- một\n--\n\n> hai\n--\n",
    "escaped pipes": "| a \\| b | `c \\| d` |\n|---|---|\n| e \\\\| f | $\\|g\\|$ |\n",
    "lists that a table or definition leaves tight": "1. a\n\n   | b |\n   |---|\n2. c\n\n- d\n\n  e\n  : f\n- g\n",
    "empty item above another list": "*\n  - a\n\n1.\n   - b\n\n-\n  - c\n\n+\n\n  + d\n",
    "tab behind a nested marker": "- a\n  -\tb\n\n\t  c\n",
    "blank line below an empty item in an item": "- -\n\n  a\n\n1. b\n   -\n\n   - c\n\n> * *\n>\n>   d\n\n- -\n\n- e",
    "blank line below an empty item in a quote in an item": (
        "- a\n  > 1.\n  >\n  > b\n\nc\n\n- d\n  > -\n  >\n\n  e\n- f\n\n"
        "> - g\n>   > > +\n>   > >\n>   > > h\n>\n> i\n\n1.  j\n    > *\n    >\n    k\n"
    ),
    "blank lines below an empty item in a quote in an item": (
        "2)\n   >-\n   >\n   >\n   > a\n\n- b\n  > > +\n  > >\n  > >\n  > c\n\n> - > *\n>   >\n>   >\n>   >\n> d\n"
    ),
    "item that goes on left of its text": "1.   a\n    # b\n    <hr>\n\n-     c\n\n      d\n",
    "definitions of quotes, empty ones, lazy terms": "a\n: > b\n: c\n\nd\n: \n  > e\n\n- f\ng\n  : h\n",
    "raw HTML that ends a paragraph": 'a\n<meta itemprop="x">\nb\n\nc\n<!d>\n\n<!DOCTYPE html>\n',
    "declarations and instructions in text": "a <!b> <!C> <?> <?d?> <!-- e --> <![CDATA[f]]>\n",
    "addresses with odd signs": '[a](<https://b.vn/c<d>) [g](\\&lt;) [h](i(j) [k](l "") [m](<n>"o")\n\n[e](<f\\>)\n',
    "lines that go on with quotes in quotes": "> > a\n    # b\n\n- > c | d\n    - | -\n\n> - e\n    -\n\n> > \tf\n",
    "tab behind a quote's sign": (
        ">\t|a|b|\n>\t|:--|-|\n\n>\t1. c\n>\t2. d\n\n>\t<div\n>\tid=x>\n>\t*e*\n\n> >\tf|g\n> >\t-|-\n\n"
        "-\t>\th|i\n\t>\t-|-\n\n> 2)  j\n> \t<!-- k --> l\n"
    ),
    "tab before a marker or a tag": "- a\n  \t- b\n\n> \t1) c\n\n> \t<div>\n\n*\n\t* \td\n\n- e\n\n  f\n\t\t---\n",
    "definition below a table": "a | b\n- | -\n1 | 2\n: chú\n\nc\n: d\n\ne | f\n- | -\n: g\n",
    "code and lists in definitions": "a\n:         b\n\n1. c\n   : d\n   2)\n\ne\n:\t\tf\n",
    "tabs behind markers in one line": "> 1.\t- a\n\n- 1.\t- b\n\n  2)\t-     c\n\n- -\t-\td\n\n> -\t1.\te\n>\t\tf\n",
    "empty items below a text": "- a\n\n  +\n\n  b\n\n1. c\n\n   -\n\n   -\n",
    "definitions in items": "- [a]: /x\nb\n\n[c]: /y\n-\n\n[d]: /z\n===\n",
    "a picture in its address": "![][a] b\n\n[a]: <data:image/png;base64," + "iVBO/w0+" * 600 + "=>\n",
    "white space in titles": '[a]: /x "\n    b  c"\n\n[e](/y "\n  f") [a]\n',
    "dashes at the very end": "- a\n--",
    "quotes without an end of line": ">1. <!--\n>",
    "characters by number": '&#5;&#x80;&#127;&#0; [a](/&#92;&#233; "&#38;amp;&#5;")\n\n# &#233;\n\n# _&#8364;_\n',
    "comments and their ends": "a <!-- b ---> <!----> <!---> <!--> c <!-- d <!-- e -->\n\n< p>\n",
    "addresses of hosts with accents": "[a](http://đường.vn/ă?b=ư#c) ![d](//☃.net/%zz%41) <http://ă.vn>\n",
    "lists in items with a wide marker": "1.    - a\n    - b\n\n10. - c\n    - d\n   - e\n\n-     - f\n    - g\n",
    "terms that are signs": "a\n*\n: b\n\nc\n2)\n+\n: d\n\n- e\n  2. f\n  : g\n\nh\n- i\n: j\n",
    "definitions in definitions": "a\n: b\n  : c\n: d\n\n    e\n    : f\n: g\n\n> h\n> : i\n>   : j\n> : k\n",
    "definition that a blank line sets off": "- h\n\n  i\n  : j\n\n  : k\n- l\n",
    "signs right behind a quote's sign": ">> 'em )\n>> 'l *c\n>> *\n\n>*a\n>*\n\n>_(\n>_ b\n\n> >*c\n> >*d~\n> >~\n",
    "quotes of text right behind the sign": ">a\n>'lời' \"x\"\n>\n>'em'\n>>'lời'\n>>'lời'\n",
    "no-break spaces at the ends": "\u00a0a\u00a0\n\n'\u00a0\n\n| \u3000b |\n|---|\n",
    "quotes before wide punctuation": "\"x\"。 'y'、 a\"。\" 'z'\u2003b\n",
    "ids of texts in pieces": "# *~\\b* x\n\n# _[\\a_\n\nx *a b\nc*\n---\n\n[k \n]()\n-\n\nH {.a\n.b}\n==\n",
    "ids of texts that end in a sign": "*a [b _\nc](d) e*\n===\n\n~~f ![g *\nh](i)~~ j\n---\n",
    "ids of brackets that are none": "# *[_*] a\n\n# *b [__(c) d*](e f)\n\n# *[* g*\n\n# *![__h*]\n",
    "ids of texts before a line's end": "[a {\nb](c)}\n-\n\n![![d 2](e)\nf]()\n=\n\ng`\nh `\n-\n\ni ` \nj`\n-\n",
    "no-break space before attributes": "<b>\u00a0{}\n-\n\n# c\u00a0 {#d}\u00a0\n",
    "ids of HTML that is no tag": "# a<![CDATA[b]]> <?c d?> <!-- e --> <!X f> <b>\n",
    "ids of pictures in pictures": "## ![a ![b](c) d](e) f\n\n## ![![g *h\\_](h) i](j)\n\n# *k ![l](m)* n\n",
    "ids of code that ends with its line": "a ` b\n`c`\n===\n\nd `e\n` f\n===\n\n` &nbsp;\n`\n-\n\n` h&eacute;\n`\n-\n",
    "headings of wide spaces": "# \u3000\n\n# a\u3000#\n",
    "emphasis that looks like an abbreviation": "*[a]: b c*\n\n*[^d]:+1: e*\n\n*[f] : g*\n",
    "definitions in items below a blank line": "- a\n  # b\n  c\n\n  : d\n- e\n  f\n  : g\n\n- h\n",
    "ids with odd signs": "# a {#b\u2002.c}\n\n# d {#e\x0c.f}\n",
    "autolink as alternative text": "![<https://a.vn>](b) ![c <d@e.vn> f](g)\n",
    "links in links and images": "[a [b](c) d](e) ![f [g](h) *i*](j) [![k](l)](m) [n ![o [p](q)](r)](s)\n",
    "references": "[a][ b ] [b][] [b] [b]( [b](c d) [a][e] [B\nB]\n\n[b]: <c> 'd\ne'\n[b b]:\n/f\n[g]: h i\n[g]\n",
    "references in lazy lines and items": "> a [b]\n[b]: /c\n\n[d]: /e\n===\n[d]\n\n- [f]: /g\n\n  [f]\n",
    "backslashes before spaces and line ends": "a\\ b\\  \nc \\\\\\\nd \\ http://e.vn\n",
    # Extensions that Hugo switches on
    "footnotes": "a[^1] b[^hai] c[^1] [^không]\n\n[^hai]: d *e*\n[^1]: f\n\n    g\n\n[^thừa]: h\n",
    "footnotes by words": "a[^học máy] b[^học\nmáy] c[^ ] d![^học máy]\n\n[^học máy]: https://e.vn\n[^ ]: f\n",
    "notes in notes": "a[^1] b[^2]\n\n[^2]: c[^3]\n[^1]: d\n[^1]: e\n\n> [^3]: f\n>\n>     - g\n",
    "footnotes in links and headings": "[a[^1]](b) ![c[^1]](d)\n\n## [e[^1] f](g)\n\n[^1]:\n    h\n\n        i\n",
    "footnote before parentheses": "a [^1](b)\n\n[^1]: c\n",
    "definition list": "a\nb\n: c\n: d\n\n  e\n\nf\n\n: g\n\n~ h\n",
    "definition that begins with a table": "a\n: | b |\n  |---|\n\n  c\n\n  d\n: e\n  | f |\n  |---|\n",
    "tables set in above a definition": "a | b\n    - | -\n: c\n\nd\n      |-|\n\n: e\n\n- f\n      |-|\n  : g\n",
    "dashes set in above a definition": "a\n    ---\n: b\n",
    "definitions below references": (
        "[a]: /b\n: c\n\n[d]: /e\n[f]: /g\nh\n: i [d] [f]\n\n[j]: /k\n: l\n\n> [m]: /n\n> : o\n"
    ),
    "tabs behind a note's label in Vietnamese": "a[^chú thích]b[^c]\n\n[^chú thích]:\t d\n\n[^c]:\t\te\n",
    "a note in a list that ends in an item without text": "- a[^b]\n\n  [^b]: c\n\n      2)\n\n  d\n- e\n",
    "a list in a list in a quote in a list, without text": "1. a\n\n   > - 1.\n   >\n   >     b\n   > * c\n\nd\n",
    "a note that ends in references": "a[^1]\n\n[^1]: b [c]\n\n    [c]: /d\n",
    "white space above a table": "²'s \n| a |\n|---|\n",
    "definitions in a list": "- a\n  : b\n  : c\n",
    "heading attributes": "# a {#b .c}\n\n## d { #e }\n\n## f {g}\n\n## h \\{#i}\n\nj {#k}\n---\n",
    "heading attributes with values": '## a {#b title="c \\"d\\"" data-e=f, .g}\n\n# h {i=}\n# j {m="n}\n',
    "heading attributes of every kind": (
        "# a {n=1.50 b=true c=null d=[1,e]}\n## f {class=0}\n## g ## {#h}\n## i {#j} ##\n## { }\n## k {}\n"
    ),
    "headings of several lines": "*b\na* c\n===\n\nd `e\nf`\n===\n\n[g\nh](i)\n===\n\nj\n{.k}\n===\n",
    "backticks in a heading's elements": "## *a ` b*\n\n## [c `` d](e) f\n\n## g ` h\n\n## *i `j` k*\n",
    "headings that say nothing": "#\n\n## {#a}\n\n## <b></b>\n\n## ##\n\n## ![](c)\n\n## `&copy;`\n",
    "ids of characters by number in code": "## `&#35;` `&#x41;b` `&eacute;`\n",
    "ids of letters and digits": "## m² H₂O ½ Ⅷ ٣ ３ ① 👍\n\n## İ ẞ Σς ǅ\n\n## a\tb\u00a0c e\u0301\n\n## *d [e* `f`\n",
    "terms above a table": "a\ne|f\n-|-\ng|h\n: b\n\n- b\n  : \t- c\n\nd'\u3000\n: e\n",
    "ids of names and signs of notes": "*a&lt;\nb*\n=\n\n# [c d ![^x]](e)\n\n[^x]: y\n",
    "ids of several lines with escapes": "[a \\(\nb](c) d\n=\n\n*e\\(\n* f\n=\n\n[\\ \\*\ng](h) i\n=\n",
    "ids of escaped entities": "## a\\&frac34;\n\n## b \\&eacute; c\n\n## *d\\&lt;e* f\n\n## `\\&amp;` g\\&h\n",
    "ids with markup": '## [a *b*](c) d\n\n## **Don\'t** e\n\n## [`f`](g)\n\n## *h \\* i*\n\n## **"j"** k\n',
    "ids of entities across elements": "# &f~rac34;~ a &*amp;* b\n\n~\\|`c~\n=\n\n~d&amp;`e~\n=\n\n~f~~~\n g~\n=\n",
    "ids of signs beside each other": "# *~_a*\n\n# *~_ b*\n\n# [~_c](d)\n\n# **~__e_ f**\n\n# *g~_ h*\n",
    "image in a heading": "## ![a *b*](c.png) d\n\n## ![](e.png) f\n\n## <img src='g'> h\n",
    "heading ids": "## Học máy!\n\n## Học máy\n\n### `a` *b* [c](d) – e & f_g\n\n### 1.\u00a0h\n\n## ???\n\n## http://a.bc!\n",
    "typographic marks": '"a" \'b\' c\'s \'d -- e --- f... <<g>> "h\n\n\'90s "i"\' k" l\' "m".\n',
    "typographic marks in Chinese": '使用"立即执行函数"（x）和"y"。\n\n说"z"。\n',
    "typographic marks beside other digits": "H'₂ 5'₂ a'² m²'s '٣٤s x²\"\" '90s '90sừ\n",
    "no marks in code": '`"a" --` <b title="--">\'c\'</b>\n\n    "d"...\n',
}


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    return hugo_oracle.render(TEXTS, config=hugo_oracle.CONFIG + PLAIN_CODE)


@pytest.mark.parametrize("name", TEXTS)
def test_is_read_as_hugo_reads_it(name: str, hugo: dict[str, str]) -> None:
    assert comparable(ours(TEXTS[name])) == comparable(hugo[name])


def test_summary_divider_is_taken_out_of_code() -> None:
    """It stays there as a comment, which shows nowhere; the second one is no divider."""
    text = "```\na <!--more-->\n  b\n```\n\n`<!--more-->`\n"
    html = hugo_oracle.render({"": text}, config=hugo_oracle.CONFIG + PLAIN_CODE)[""]
    assert comparable(ours(text).replace("<!--more-->", "", 1)) == comparable(html)


def test_summary_divider_in_a_shortcode_is_none() -> None:
    text = "{{< details >}}\n`a <!--more-->\n b`\n{{< /details >}}\n\nc <!--more--> d\n"
    html = hugo_oracle.render({"": text})[""]
    assert comparable(hugo_converter(shortcodes=BUILT_IN).convert(text)) == comparable(html)


def test_byte_order_mark_and_control_characters_do_no_harm() -> None:
    assert ours("\ufeff# a\n\nb\x02c\x03d\x00e\n").startswith('<h1 id="a">a')


def test_emoji_are_hugos_characters_and_names() -> None:
    """All names in one post, and where names stand in headings, code, links and pictures."""
    names = "\n".join(f":{name}:" for name in emoji_names())
    forms = ":smile:b:heart: ::smile:: *:+1:* `:smile:` \\:smile: ![:smile:](x) [:smile:](x) 10:30:45 :SMILE: :nope:"
    text = f"{names}\n\n{forms}\n\n## :rocket: Bay :vietnam:\n\n## *:smile: a* :100:\n\n[a:b 10:30\nc](/d) e\n===\n"
    html = hugo_oracle.render({"emoji": text}, config="enableEmoji = true\n" + hugo_oracle.CONFIG)["emoji"]
    assert comparable(hugo_converter(emoji=True).convert(text)) == comparable(html)
    front_matter = HugoMarkdown(markup=MarkupSettings(emoji=True, extras=("mark",)))
    assert front_matter.markdownify("*a* :rocket: ==b==") == "<em>a</em> 🚀 <mark>b</mark>"
    assert hugo_converter().convert(":smile:") == "<p>:smile:</p>"


BELOW_BLOCKS = [
    "a\n{.b #c}\nd", "> a\n{.b}", "> a\n> {.b}", "- a\n- b\n{.c onclick='d'}", "- a\n  {.b}\n- c", "1. a\n{.b}",
    "a\n\n{.b}\n\nc", "{.a}\nb", "| a |\n|---|\n| b |\n{.c style='d:e'}", "| a |\n|---|\n\n{.b}", "---\n{.a}",
    "a\n\n{.b}\n{.c}", 'a\n{d="x\ny"}', "a\n{.b}\n{.c}", "# A\n{.b}", "a {.b}", "a\n{b}", "a\n{.b} c",
    "<div>a</div>\n{.b}", "a\n: b\n{.c}\n\nd\n: e", "# A\n{#b}\n\nc\n==\n{#d .e}",
    "- a\n  | b |\n  |---|\n  {.c}\n\n  d\n  {.e}", "<a@b.vn>\n---\n{#c .d}", "- a\n\n  {.b}\n- c",
    "a\n{.b}\n{.c #d}\n{#e}", "a\n{.b\n#c}\nd\n\n> e\n> {.f\n> .g}\n\n- h\n  {.i\n  #j} k", "# ![](/a.png)\n{#b}",
    "1. a\n   {.b}\n   *c*\n   {.d}\n   e\n   - f",
]  # fmt: skip


def test_attributes_below_blocks_where_hugo_reads_them() -> None:
    bodies = {text: f"{text}\n" for text in BELOW_BLOCKS}
    htmls = hugo_oracle.render(bodies, config=f"{hugo_oracle.CONFIG}[markup.goldmark.parser.attribute]\nblock = true\n")
    reader, counted = hugo_converter(block_attributes=True), ["class", "id", "style", "onclick"]
    for text, html in htmls.items():
        assert tree(reader.reset().convert(text), attributes=counted) == tree(html, attributes=counted), text
    assert ours("a\n{.b}") == "<p>a\n{.b}</p>"
    note = reader.reset().convert("a[^1]\n\n[^1]: b\n    {.c}\n")
    assert '<p class="c">b&#160;<a class="footnote-backref"' in note  # as in Hugo, which so counts it as no word


@pytest.mark.parametrize("kind", ANCHORS)
def test_ids_of_each_kind(kind: AnchorType) -> None:
    headings = [
        "Đường đi Học-máy  _x_ `y`",
        "你好",
        "a -- b!",
        "1. Ünïcode ß Æ ø ł",
        "!!",
        "a_b-c d.e/f",
        "m²",
        "A",
        "a",
    ]
    text = "\n\n".join(f"## {heading}" for heading in headings)
    config = f"{hugo_oracle.CONFIG}[markup.goldmark.parser]\nautoIDType = '{kind}'\n"
    html = hugo_oracle.render({"ids": text}, config=config)["ids"]
    assert comparable(ours(text, anchors=kind)) == comparable(html)


@pytest.mark.parametrize("kind", ANCHORS)
def test_ids_of_all_characters(kind: AnchorType) -> None:
    """All that Unicode 17 has, whichever Unicode this Python knows."""
    characters = [chr(code) for code in range(0x80, 0x33480) if not 0xD800 <= code < 0xE000 and code != 0xFEFF]
    headings = ["x" + "".join(characters[first : first + 200]) + "x" for first in range(0, len(characters), 200)]
    config = f"{hugo_oracle.CONFIG}[markup.goldmark.parser]\nautoIDType = '{kind}'\n"
    config += "[markup.goldmark.extensions.typographer]\ndisable = true\n"
    html = hugo_oracle.render({"ids": "".join(f"# {each}\n" for each in headings)}, config=config)["ids"]
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for heading, identifier in zip(headings, re.findall(r'<h1 id="([^"]*)"', html), strict=True):
        assert unique(ANCHORS[kind](heading), taken, numbers) == identifier
        taken.add(identifier)
