"""What posts by chance are made of: words, signs, addresses, HTML and shortcodes that Hugo documents."""

from __future__ import annotations

WORDS = (
    "học máy từ bỏ Deep learning là gì và không đường đi ĐẠO ữ a b c Hugo x² H₂O 1 23 4.5 it's don't '90s "
    '你好 世界 「引用」 漢字。 東京、 한국어 naïve Ünïcode ½ № ① 👍 e.g. i.e. ... -- --- << >> "trích" \'lời\' 5" '
    "snake_case a*b C++ C# f(x) [x] (y) 50% $5 & &amp; &copy; &#35; "
    "< > <3 a<b x^2 19^th^ H~2~O ==a== a==b | \\| ! # + "
    ":smile: :rocket: :vietnam: :+1: :nope: &frac34; &#x41; &nope; ② m²'s "
    ":heart::smile: :flag-vn: :thumbsup :one: 10:30:45 '\"x\"' \"'x'\" "
    '"漢字" \'한국어\'는 "Xin"chào 「"x"」 5\'10" rock\'n\'roll '
    "'tis O'Brien's 1--2 .... <<x «x» “x” ‘x’ 你好**世界**。 **「漢」**字 한국어*는*다 "
    "(**漢**) **漢。**字 、*x*、 ~~漢~~字 `漢`字 "
    "<- => か\u3099 Tiê\u0301ng — – … № ﬁ Ⅻ ٣ İ ß \u200b \u3000 \u00ad x\u00a0y -> |x| \\| <!--more--> "
    "&nbsp; &quot;x&quot; &lt;b&gt; &#0; &#x10FFFF; &#1234567890; &ngE; &AMP; &lt &hearts;x &#160; &shy; "
    "***a** ****b**** *a**b** __a_ **a*b*c** *漢*、 **[a]** *“x”* ~~~a~~~ `` ` `` `` a` ``b`` \\<b> \\&amp; \\! \\: "
    'a:: :a: a:b — -- --x --- ----- ....... \'70s \'n\' \'\' "" "\' 1\'2" ("a") ["b"] <<< >>> -> --> '
    "Việt Nam— “Xin chào” d'être l'été ’tis … hỏi? đáp! (ngoặc) 、 ，。！？ ：x； （a） 【b】 《c》 ・ ー 〜 ～ "
    "++é++ ++漢++字 ===m=== ^(x)^ 10^-3^ ~~s~t~ **漢。**\\ 字 漢\\ $x_1$ $$y*z*$$ \\$5 $漢\n字$ {.c} "
    "สวัสดี นี่คือ हिन्दी क्षेत्र العربية שלום Ελλάς Привет ёж 👨\u200d👩\u200d👧 🇻🇳 👍🏽 ⅷ ª ʰ ǅ a\u0301b ŒŁ Ð Đ đ İı ﬀ "
    "々〇 㐀 𠀀 𝒳 "
    "10:30 http:// www. a@b key=value {x} { } \\* \\_ \\[ \\` \\\\ \\a [TOC] ~/x ~ * _ ` \\"
).split(" ")
FORMULAS = (
    r"\(x_1\)|\(a*b*c\)|\(a > b & c\)|\[x\]|\[a_1 * b_2\]|\(a|\[b|c\)|\(`d`\)|\(e \| f\)|\[g\\\\h\]|\(i\)j|"
    "\\(đường\\)|\\(\\)|\\[k\nl\\]|\\(m\nn\\)|\\[\no\n\\]|\\\\(p\\\\)|\\(漢"
).split("|")
ADDRESSES = (
    "/a/ https://e.vn/x_y_z b.md #đường-đi <a b> https://e.vn/(x) http://e.vn/?a=1&b=2 https://e.vn/đường <> "
    'mailto:a@b.vn /a%20b /a\\*b &amp; https://e.vn/x"y /a~b #'
).split(" ")
BARE = (
    "https://e.vn/a_b_c www.e.vn/x. http://e.vn: a.b@c.vn (https://e.vn/a(b)) "
    "https://e.vn/a&lt; https://e.vn。 "
    "ftp://e.vn https://e.vn/a*b* <https://e.vn> <a@b.vn> https://localhost:1313 "
    "https://e.vn/a?b=c&d=e; www.e.vn "
    "<irc://e.vn:6/x> <tel:+84-9> <MAILTO:A@b.vn> <a+b-c.d:e> <made-up:x,y> "
    "<localhost:5001/x> <m:a> <https://e.vn/\\[> "
    "<https://e.vn/đường?a=ă&b> <a@b.vn?x> <xmpp:a@b.vn/c> <data:text/html,x> "
    "HTTP://E.VN/A http://e.vn/a_(b)_c) "
    "https://đường.vn/漢字。 mailto:a@b.vn a.b+c@d-e.vn. a@b_c.vn a@b.c- http://e.vn/&amp;x http://e.vn/~a~ "
    "**https://e.vn** *www.e.vn/x* ~~http://e.vn~~ _https://e.vn/_ "
    '"https://e.vn" https://e.vn/a|b https://e.vn/漢。字'
).split(" ")
HTML = (
    '<b>|</b>|<br>|<br />|<span class="x">|</span>|<!-- x -->|<a href="/y">|</a>|<kbd>|<img src="/x.png">|'
    "<x-y z>|</>|<b|<b\nc>|<b c='d\ne'>|<?x?>|<!X y>|<![CDATA[x]]>|<!-- a\nb -->|<!-->|<!--x--->|<b c=d/>|"
    '<b c = "*d*">|</b >|'
    "<a href='/x'>*y*</a>|<1>|<_a>|<b/c>|<b c=>|<b c=\"d\"e>|<B>|<br\n/>|<img alt='*x*' src=y>"
).split("|")
HTML_BLOCKS = (
    "<div>\n*a*\n</div>|<div>\n\n*a*\n\n</div>|<!-- a\n\nb -->|"
    "<!-- a --> *b*|<script>\n*a*\n\nb\n</script>|<hr>|"
    '<img src="/x.png">|<details><summary>x</summary>\n\n- a\n\n</details>|<p>a|<b>a</b>\nb|<?x\n\n?>|</div>|'
    "<table>\n<tr><td>\n*a*\n</td></tr>\n</table>|<style>\na\n\n*b*\n</style>|<textarea>\n\n*a*\n</textarea>|"
    "<!DOCTYPE html>\n*a*|<![CDATA[\n\na]]> *b*|<center>\n*a*\n</center>|<pre>\n\n*a*\n\n</pre>|<meta x=y>|"
    "<figure>\n<figcaption>\n\n*a*\n\n</figcaption></figure>|<a href=/x>\n*b*\n</a>|<iframe></iframe>|"
    "<!--more-->|a <!--more--> b|<!-- more -->|<!--more-->\n<!--more-->|"
    "<PRE>a\n*b*</PRE> *c*|<?php a\n*b* ?> *c*|<!doctype html>|"
    "<details open>\n<summary>*a*</summary>\n\n*b*\n</details>|<section>\n\n# a\n\n</section>|"
    "<p align=center>\n*a*\n</p>|"
    '<x-y>\n*a*\n</x-y>|<video src="/x" controls></video>|<br>\n*a*|'
    '<br/>|<svg><path d="x"/></svg>|<summary>a</summary>|'
    "<blockquote>\n*a*\n\n*b*\n</blockquote>|<ul>\n<li>*a*\n\n- b\n\n</li></ul>|"
    "</a >|<a\nhref=x>|<!-->|<!--->|<div\nid=x>\n*a*"
).split("|")
INFOS = (
    "",
    "",
    "go",
    "python",
    "bash {linenos=false}",
    "c++",
    "{.x}",
    " js",
    "text title",
    "```",
    "go {hl_lines=[1] linenostart=3}",
    "a`b",
    "\tgo",
    'python {linenos=table hl_lines=["1-2"] anchorLineNos=true lineAnchors="x"}',
    'html {#x .y data-z="w" style="color:red"}',
    "bash { lineNos=inline, tabWidth=2, noClasses=false }",
    "Go",
    "{linenos=true}",
    "go\u00a0x",
    "c#",
    "a&amp;b",
    "\\*a",
    "mermaid",
    "diff {hl_lines=[2]} x",
)
FIGURES = (
    'src="/a.png"',
    'src="/a.png" alt="B *c*"',
    'src="/a.png" title="Tựa *x* -- y"',
    'src="/a.png" caption="Chú *thích* `x` "',
    'src="/a.png" caption="[a](/b)" attr="c" attrlink="https://e.vn"',
    'src="/a.png" link="/b" class="c" target="_blank" rel="noopener"',
    'src="/a.png" width="100" height="50" loading="lazy" title="T" caption="漢字"',
)
VALUES = (
    "{{< param title >}}",
    '{{< param "title" >}}',
    "{{% param title %}}",
    "{{</* param title */>}}",
    "{{%/* x */%}}",
    '{{< param "author.name" >}}',
    '{{< param "AUTHOR.TUỔI" >}}',
    "{{% param số %}}",
    '{{< param "mixedcase" >}}',
    '{{< ref "case-0.md" >}}',
    '{{< relref "case-0#a" >}}',
    '{{< relref path="/posts/case-0.md" >}}',
    '{{< ref "#đường-đi" >}}',
    '[a *b*]({{< relref "case-0.md" >}})',
    '[a]({{% ref "case-0.md" %}} "t")',
    '![a]({{< relref "case-0" >}}x.png)',
    '<a href="{{< relref "case-0" >}}">b</a>',
    '<{{< ref "case-0.md" >}}>',
    '{{< highlight go "hl_inline=true" >}}a := "b" <c>{{< /highlight >}}',
    '{{< highlight bash "hl_inline=true,style=monokai" >}} ls *.md {{</highlight>}}',
    "{{< HIGHLIGHT python `hl_inline=true` >}}x{{< /HIGHLIGHT >}}",
    '{{< qr text="https://e.vn" />}}',
    '{{< relref "/posts/case-0" >}}',
    '{{< ref path="case-0.md#x y" >}}',
    '[{{< param title >}}]({{< ref "case-0" >}}#{{< param số >}} "{{< param title >}}")',
    "`{{< param title >}}`",
    "**{{< param title >}}**",
    "![{{% param title %}}](/a.png)",
    '{{% param "cờ" %}}',
    '{{< param "lúc" >}}',
    '{{< param "sâu.hơn.nữa" >}}',
    '{{% param "dấu" %}}',
    '{{< param "nhiều" >}}',
    "{{<param title>}}",
    '{{<  param  "title"  >}}',
    "{{< details >}}a *b*{{< /details >}}",
    '{{% details summary="x" %}} a {{% /details %}}',
    "{{< comment >}}x{{< /comment >}}",
    "{{</*/* x */*/>}}",
    '{{%/* figure src="a" */%}}',
    "<!-- {{< param title >}} -->",
    '{{< figure src="/a.png" >}}',
    '{{< youtube id=0RKpf3rK57I start=30 title="t" >}}',
    '{{< qr level="high" scale=3 class="c" id="d" >}}漢字{{< /qr >}}',
)
#: Behind a block, these are its attributes where a site has that switched on, and text everywhere else.
BEHIND = (*[""] * 20, "\n{.a}", '\n{#b .c d="e"}', "\n{ .a }x")
ATTRIBUTES = (
    *("{#x}", "{.a .b}", '{#y .c k="v w"}', "{ #z }", "{}", "{x}", "{k=1}", "{#a b}", "{.a", "#}", "## {#q}"),
    *("{#đ}", "{.a.b}", "{k=true .c}", "{k=[1,2]}", "{style='color:red'}", "{data-x=y}", "{.a}{.b}", "{#a}  "),
    *("{class='a b'}", "{k}", "{ }", "{#a,.b}", "\\{#a}", "{#a\\}", "{k=null}", '{k="a\\"b"}', "{#a} b", "{.1a}"),
    *("{onclick='x'}", "{id=z}"),
)
#: In front of a block.
BEFORE = (*[""] * 40, " ", "   ", "\t", " \t", "\u00a0", "\\", "    ")
