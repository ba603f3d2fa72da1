"""A Hugo site's own shortcodes: Go templates written anew as Jinja, each use held against the real Hugo's."""

from __future__ import annotations

import re
from pathlib import Path

import hugo_oracle
import pytest
from html_tree import tree
from hugo_import.go_template import Surroundings, TemplateError, convert
from hugo_posts.shortcodes.registry import registry
from shortcode_site import Page

AROUND = Surroundings(
    partials={
        "box.html": "<b>{{ . }}</b>",
        "sum.html": "{{ $n := add . 1 }}{{ return $n }}",
        "both.html": "{{ return and . (not .) }}",
    },
    translations={"more": "Đọc tiếp"},
    data={"people": [{"name": "An"}, {"name": "Bình"}]},
)

# What a template becomes: it is for people to read, too.
WRITTEN = [
    ('<div class="note">{{ .Inner | markdownify }}</div>', '<div class="note">{{ markdownify(inner) }}</div>'),
    ("{{ .Get 0 }} {{ .Page.Title }}", '{{ arg(0) }} {{ at(page, "title") }}'),
    ('{{ with .Get "class" }} class="{{ . }}"{{ end }}', '{% if arg("class") %} class="{{ arg("class") }}"{% endif %}'),
    ('<a href="{{ .Get "to" }}">', '<a href="{{ arg("to") | url }}">'),
    ('{{ if eq (.Get "a") "x" }}1{{ else }}2{{ end }}', '{% if arg("a") == "x" %}1{% else %}2{% endif %}'),
    ('{{- $a := .Get "a" | default "b" -}}{{ $a }}', '{% set a = hugo.default("b", arg("a")) %}{{ a }}'),
    ("{{ range .Params }}{{ . }}{{ end }}", "{% for item in hugo.each(args) %}{{ item }}{% endfor %}"),
    ("{{ $.Site.Params.author.name }}", '{{ at(site, "params", "author", "name") }}'),
    ('{{ partial "box.html" (.Get 0) }}', "{% set box %}<b>{{ arg(0) }}</b>{% endset %}{{ box }}"),
    ("{{ partial `sum` 1 }}", "{% set n = hugo.add(1, 1) %}{{ n }}"),
    ("{{ partial `both` (.Get 0) }}", "{{ (arg(0) and (not arg(0))) }}"),
    ("{{ with try (resources.GetRemote `x`) }}a{{ end }}b", "{% set it = none %}{% if it %}a{% endif %}b"),
    (
        '{{ $o := dict "Src" "a" | merge dict }}{{ ($o.Resources.Get $o.Src) }}',
        '{% set o = hugo.merge({}, {"Src": "a"}) %}{{ resource(at(o, "Src")) }}',
    ),
    ('{{ .Get "a" | }}', '{{ arg("a") }}'),
    ("{{ i18n (.Get 0) }}", '{{ at({"more": "Đọc tiếp"}, hugo.string(arg(0))) }}'),
    ('{{ now.Format "2006" }}', '{{ hugo.dateformat("2006", hugo.now()) }}'),
    ('{{ if ge hugo.Version "0.92.1" }}a{{ end }}', "{% if (0, 168, 0) >= (0, 92, 1) %}a{% endif %}"),
    ('{{ if ge (.Get 0) "9" }}a{{ end }}', '{% if (hugo.compared(arg(0), "9") >= 0) %}a{% endif %}'),
    ('{{ i18n "more" }}{{ T "None" }}', '{{ "Đọc tiếp" }}{{ "" }}'),
    (
        "{{ range .Site.Data.people }}{{ .name }}{{ end }}",
        '{% for item in hugo.each([{"name": "An"}, {"name": "Bình"}]) %}{{ at(item, "name") }}{% endfor %}',
    ),
    ("<!-- note -->{{/* note */}}a{#", 'a{{ "{#" }}'),
    ("{{ $n := 0 }}{{ range seq 3 }}{{ $n = . }}{{ end }}{{ $n }}", None),
    ('{{ delimit (shuffle (seq 9)) "" }}', '{{ hugo.delimit(hugo.shuffle(hugo.seq(9), ordinal), "") }}'),
    ('{{ getJSON "x" }}', '{{ hugo.missing("getJSON") }}'),
    ('{{ warnf "odd: %s" .Position }}a', "a"),
]


@pytest.mark.parametrize(("go", "jinja"), WRITTEN)
def test_template_is_written(go: str, jinja: str | None) -> None:
    if jinja is not None:
        assert convert(go, AROUND).text == jinja


Texts = dict[str, str]
#: Texts of the main language, those of another, what asks for them, and what is shown: there, and in the main one.
TEXTS = [
    ({}, {}, "{{ i18n (.Get 0) | default (.Get 1) }}", "n n"),
    ({"more": "Tiếp"}, {"more": "Read on"}, "{{ i18n (.Get 0) }}", "Read on Tiếp"),
    ({"more": "Tiếp"}, {"more": "Read on"}, '{{ i18n "more" }}', "Read on Tiếp"),
    ({"more": "Tiếp"}, {"less": "Less"}, '{{ i18n "more" }}{{ i18n (.Get 0) }}', "TiếpTiếp TiếpTiếp"),
    ({}, {"more": "Read on"}, '{{ i18n "more" }}|{{ i18n (.Get 0) }}', "Read on|Read on |"),
]


@pytest.mark.parametrize(("main", "other", "template", "shown"), TEXTS)
def test_texts_are_the_language_s(main: Texts, other: Texts, template: str, shown: str, tmp_path: Path) -> None:
    around = Surroundings(translations=main, elsewhere={"en": other} if other else {})
    (tmp_path / "x.html").write_text(convert(template, around).text, encoding="utf-8")
    found = []
    for language in ("en", "vi"):
        page = Page(registry(tmp_path, {}))
        page.host.site = {**page.host.site, "language": language}
        found.append(re.sub("</?p>", "", page.convert("{{< x more n >}}")).strip())
    assert " ".join(found) == shown


def test_what_only_hugo_has_is_named() -> None:
    go = '{{ $p := getJSON "x" }}{{ $p.a }}{{ partial "none.html" . }}{{ .Page.RawContent }}'
    assert convert(go, AROUND).missing == ["getJSON", 'partial "none.html"', ".RawContent"]


BROKEN = [
    "{{ .Get",
    "{{ if true }}a",
    "a{{ end }}",
    "{{ }}",
    '{{ "a }}',
    "{{ $x }}",
    "{{ ( }}",
    "{{ 1 | 2 }}",
    "{{ ~ }}",
]


@pytest.mark.parametrize("go", BROKEN)
def test_what_is_no_template_is_refused(go: str) -> None:
    with pytest.raises(TemplateError):
        convert(go, AROUND)


# (template, uses): each use is read by Hugo and by us. `X` stands for the template's name.
USES: list[tuple[str, list[str]]] = [
    (
        '{{ range slice 10 "9" "b" "B" "" 1.5 true }}{{ $a := . }}{{ range slice "10" 9 "a" "1e1" false }}'
        "{{ lt $a . }}{{ ge $a . }},{{ end }}{{ end }}{{ gt (slice 1 2) 1 }}{{ le .Params `2` }}{{ lt nil 1 }}",
        ["{{< X a b c >}}", "{{< X >}}"],
    ),
    (
        '{{ .Page.Date | time | dateFormat "January 2, 2006" }} {{ $d := time "2024-05-06T07:08:09Z" }}{{ $d.Year }}'
        '{{ .Page.Date.Year }} {{ $d.Unix }} {{ $d.Month }} {{ $d.Weekday }} {{ time.Format "Jan 2" $d }} {{ $d.Hour }}'
        '{{ (time.AsTime "2024-01-31").Day }} {{ $d.Format "15:04" }} {{ .Page.Date | time.Format "06" }}',
        ["{{< X >}}"],
    ),
    (
        '<div class="note">{{ .Inner | markdownify }}</div>',
        ["{{< X >}}**a** b{{< /X >}}", "{{< X >}}\n\na\n\nb\n{{< /X >}}"],
    ),
    ("{{ .Get 0 }}|{{ .Get 1 }}", ['{{< X "a b < c" >}}', "{{< X x=1 >}}"]),
    (
        '<b>{{ with .Get "x" }}{{ . }}{{ else }}none{{ end }}</b>',
        ["{{< X x=1 >}}", "{{< X y=1 >}}", "{{< X >}}", '{{< X x="<i>" >}}'],
    ),
    (
        '{{- $t := .Get "type" | default "note" -}}<div class="box {{ $t }}">{{- with .Get "title" -}}'
        "<p>{{ . | markdownify }}</p>{{- end -}}{{ .Inner }}</div>",
        ["{{< X >}}a{{< /X >}}", '{{< X type="x y" title="*T*" >}}a{{< /X >}}'],
    ),
    (
        '<a href="{{ .Get "href" }}"{{ if eq (.Get "blank") "true" }} target="_blank"{{ end }}>'
        '{{ .Get "text" | default (.Get "href") }}</a>',
        ['{{< X href="/a b?x=ü" text="hi" >}}', '{{< X href="javascript:alert(1)" blank="true" >}}'],
    ),
    (
        '{{ if .IsNamedParams }}<i title="{{ .Get "a" }}">{{ .Get "a" }}</i>{{ else }}<b>{{ index .Params 0 }}</b>'
        "{{ end }}",
        [r'{{< X a="x\"y" >}}', "{{< X zz >}}"],
    ),
    ("<ul>{{ range .Params }}<li>{{ . }}</li>{{ end }}</ul>", ["{{< X a b c >}}", "{{< X k=v >}}"]),
    (
        '<ul>{{ range $i, $e := split (.Get 0) "," }}<li id="i{{ $i }}">{{ trim $e " " }}</li>{{ end }}</ul>',
        ['{{< X "a, b,c" >}}'],
    ),
    ('{{ $n := 0 }}{{ range split (.Get 0) "," }}{{ $n = add $n 1 }}{{ end }}<p>{{ $n }}</p>', ['{{< X "a,b,c" >}}']),
    (
        '<img src="{{ .Get "src" | relURL }}" style="width: {{ .Get "w" }}"'
        '{{ with .Get "alt" }} alt="{{ . }}"{{ end }}>',
        ['{{< X src="/x y.png" w=10px alt="a\'b" >}}', '{{< X src="/x.png" w="expression(1)" >}}'],
    ),
    (
        '<iframe src="https://e.org/embed/{{ .Get "id" }}?t={{ .Get "t" }}"></iframe>',
        ['{{< X id="a/b c" t="1&2 3" >}}'],
    ),
    (
        '<a href="/c/?a={{ .Get 0 | urlquery }}&b={{ urlquery (.Get 0) }}&c={{ .Get 0 }}">{{ .Get 0 | urlquery }}</a>'
        '<a href="{{ .Get 0 | urlquery }}">x</a><a href="/?a={{ printf "%s" (.Get 0 | urlquery) }}">y</a>',
        ['{{< X "a b+c&d/é" >}}'],
    ),
    ('{{ printf "<b>%s</b> %d %v %q" (.Get 0) 3 true "x" | safeHTML }}', ['{{< X "a<i>b" >}}']),
    ('<p title="{{ .Get 0 | html }}">{{ html (.Get 0) }}</p>', ['{{< X "a<i>\'b&" >}}', '{{< X "&lt;" >}}']),
    ('{{ printf "%T %T" (.Get "o") 1.5 }}', ["{{< X o=true >}}", '{{< X o="true" >}}', "{{< X o=5 >}}", "{{< X >}}"]),
    (
        '<p>{{ .Get "o" }}{{ if .Get "o" }} open{{ end }}{{ if eq (.Get "o") true }} T{{ end }}'
        '{{ if eq (.Get "o") "true" }} S{{ end }}</p>',
        ["{{< X o=true >}}", '{{< X o="true" >}}', "{{< X o=false >}}", "{{< X o=5 >}}", "{{< X o=1.50 >}}"],
    ),
    (
        '<details {{ if .Get "o" }}open{{ end }}><summary>{{ .Get "s" }}</summary>{{ .Inner | .Page.RenderString }}'
        "</details>",
        ['{{< X s="x" o=true >}}a *b*{{< /X >}}', '{{< X s="x" >}}\na\n\nb\n{{< /X >}}'],
    ),
    ('<div id="n{{ .Ordinal }}">{{ .Name }}</div>', ["{{< X >}}\n\n{{< X >}}"]),
    (
        '<script>var a = {{ .Get 0 }}; var b = "{{ .Get 0 }}";</script><style>a { color: {{ .Get 1 }} }</style>',
        [r"""{{< X "x</script>'\"y" red >}}"""],
    ),
    ("<!-- hello {{ .Get 0 }} --><p>{{/* c */}}x{{- /* d */ -}} y</p>", ["{{< X a >}}"]),
    (
        "{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}{{ if true }}{{ $x = 3 }}{{ end }}{{ $x }}",
        ["{{< X >}}"],
    ),
    ('{{ .Scratch.Set "a" 1 }}{{ .Scratch.Add "a" 2 }}<p>{{ .Scratch.Get "a" }}</p>', ["{{< X >}}"]),
    (
        '{{ if not (.Page.Scratch.Get "once") }}<p>first</p>{{ .Page.Scratch.Set "once" true }}{{ end }}'
        "<i>{{ .Get 0 }}</i>",
        ["{{< X a >}}\n\n{{< X b >}}"],
    ),
    ("<p>{{ .Page.Lastmod.Format `January 2, 2006` }}</p>", ["{{< X >}}"]),
    ("<p>{{ .Page.Title }} {{ .Page.Params.none }} {{ .Page.Title | upper }}</p>", ["{{< X >}}"]),
    (
        '<p onclick="f({{ .Get 0 }})" data-x={{ .Get 0 }} {{ .Get 1 }}="1">{{ len .Params }}</p>',
        ['{{< X "a b" title >}}'],
    ),
    (
        '<p>{{ replaceRE "(a+)" "<$1>" (.Get 0) }} {{ replace (.Get 0) "a" "b" }} {{ findRE "[a-z]" (.Get 0) }} '
        '{{ title "hello the world" }} {{ humanize "my-page_x" }} {{ urlize "A B c" }} {{ anchorize "A B c!" }} '
        '{{ truncate 5 "hello world" }} {{ substr "abcdef" 1 3 }}</p>',
        ['{{< X "caab" >}}'],
    ),
    (  # what is HTML stays so, or not
        '<p>{{ .Inner | .Page.RenderString | chomp }}|{{ chomp "<i>\\n\\n" }}|{{ chomp (safeHTML "<b>a</b>\\n") }}|'
        '{{ plainify "a &amp; <b>b</b>" }}|{{ trim (safeHTML "<b>") " " }}|{{ .Inner | markdownify | plainify }}</p>',
        ["{{< X >}}*a* &lt;{{< /X >}}", "{{< X >}}\n[a](/b)\n{{< /X >}}"],
    ),
    (
        "<p>{{ add 1 2 }} {{ div 7 2 }} {{ div 7.0 2 }} {{ mod 7 3 }} {{ mul 2 3 }} {{ sub 5 3 }} {{ seq 3 }} "
        '{{ len "añb" }} {{ first 2 (seq 5) }} {{ delimit (slice "a" "b" "c") ", " " and " }} {{ math.Round 2.5 }} '
        '{{ in "abc" "b" }} {{ cond true "a" "b" }} {{ int "5" }} {{ true }}</p>',
        ["{{< X >}}"],
    ),
    ('{{ define "x" }}<b>{{ .a }}</b>{{ end }}{{ template "x" (dict "a" (.Get 0)) }}', ["{{< X q >}}"]),
    ('<i>{{ delimit (sort (shuffle (seq 9))) "" }}{{ sort (slice 2 1) "value" "desc" "natural" }}</i>', ["{{< X >}}"]),
    ("{{ $p := .Page }}<p>{{ with $p }}{{ .Title }}{{ end }} {{ $.Get 0 }}</p>", ["{{< X q >}}"]),
    (
        '<p>{{ with $x := .Get 0 }}{{ $x }}{{ else with .Get "b" }}B{{ . }}{{ else }}no{{ end }}</p>',
        ["{{< X q >}}", "{{< X b=1 >}}", "{{< X c=1 >}}"],
    ),
    (  # a theme's icons: more `else if` than Python has levels
        "<p>{{ if .Get 1 }}-"
        + "".join(f'{{{{ else if eq (.Get 0) "{n}" }}}}i{n}' for n in range(120)) + "{{ end }}</p>",
        ["{{< X 119 >}}", "{{< X 119 1 >}}", "{{< X 120 >}}"],
    ),
    (
        '<p>{{ if and (.Get "a") (not (.Get "b")) }}1{{ else if or (.Get "b") (.Get "c") }}2{{ else }}3{{ end }}'
        '{{ if ne (.Get "a") "x" }}4{{ end }}{{ if ge (len .Params) 2 }}5{{ end }}'
        '{{ if eq (.Get "a") "p" "q" }}6{{ end }}</p>',
        ["{{< X a=x >}}", "{{< X a=p b=2 >}}", "{{< X c=3 >}}"],
    ),
    ("<div>{{ .Inner | safeHTML }}</div>\n", ["{{< X >}}<b>x</b>{{< /X >}}", "{{% X %}}*x*{{% /X %}} after"]),
    ('<p title="{{ .Inner | markdownify }}">x</p>', ["{{< X >}}*a* b{{< /X >}}"]),
    ('{{ "{{" }} {# x #} {% y %} {{ "a" | printf "%s-%s" "b" }}', ["{{< X >}}"]),
    (
        '{{ with .Get "u" }}<a href="{{ . | safeURL }}">x</a>{{ end }}<a href={{ .Get "u" }}>y</a>',
        ['{{< X u="tel:123" >}}', '{{< X u="/a b" >}}'],
    ),
    (
        "{{ range seq 2 }}{{ if eq . 2 }}{{ break }}{{ end }}<b>{{ . }}</b>{{ end }}"
        '{{ range $k, $v := dict "b" 1 "a" 2 }}{{ $k }}={{ $v }};{{ else }}none{{ end }}',
        ["{{< X >}}"],
    ),
    (
        '{{ $s := "" }}{{ if eq (.Get 0) "a" }}{{ $s = "A" }}{{ else }}{{ $s = "<b>B</b>" | safeHTML }}{{ end }}'
        '<p title="{{ $s }}">{{ $s }}</p>',
        ["{{< X a >}}", "{{< X b >}}"],
    ),
    (
        '<p>{{ path.Join "a" "../b" }} {{ path.Ext "x.png" }} {{ (urls.Parse (.Get 0)).Host }}</p>',
        ['{{< X "https://e.org/a" >}}'],
    ),
    (
        '{{ $o := dict "a" 1 }}{{ $o = merge $o (dict "b" 2) }}<p>{{ $o.a }}{{ $o.b }}{{ $o.c }}'
        '{{ jsonify $o | safeHTML }}</p>',
        ["{{< X >}}"],
    ),
    ('{{ $s := newScratch }}{{ $s.Set "a" (slice 1) }}{{ $s.Add "a" 2 }}<p>{{ len ($s.Get "a") }}</p>', ["{{< X >}}"]),
]  # fmt: skip
ATTRIBUTES = frozenset("href src alt title class id style data-x onclick target open".split())
FRONT_MATTER = {"title": "Một bài viết", "date": "2024-01-02"}


def lower_escapes(html: str) -> str:
    """Return HTML with percent-escapes in one letter case: Go writes them in small letters."""
    return re.sub("%[0-9a-fA-F]{2}", lambda match: match[0].lower(), html)


@pytest.fixture(scope="module")
def hugo() -> dict[str, str]:
    bodies = {f"{at} {use}": use.replace("X", f"x{at}") for at, (_, uses) in enumerate(USES) for use in uses}
    return hugo_oracle.render(bodies, shortcodes={f"x{number}": template for number, (template, _) in enumerate(USES)})


@pytest.mark.parametrize("number", range(len(USES)))
def test_use_is_hugos(hugo: dict[str, str], tmp_path: Path, number: int) -> None:
    template, uses = USES[number]
    (tmp_path / f"x{number}.html").write_text(convert(template, AROUND).text, encoding="utf-8")
    for use in uses:
        page = Page(registry(tmp_path, {}), front_matter=FRONT_MATTER)
        ours, theirs = page.convert(use.replace("X", f"x{number}")), hugo[f"{number} {use}"]
        assert page.problems == []
        assert tree(lower_escapes(ours), attributes=ATTRIBUTES) == tree(lower_escapes(theirs), attributes=ATTRIBUTES)


def test_parent_and_its_children_share_a_pad(tmp_path: Path) -> None:
    """Tabs and galleries are made so: the children write, the parent, rendered last, goes through what they wrote."""
    templates = {
        "tabs": '{{ .Inner }}<ul>{{ range .Scratch.Get "tabs" }}<li>{{ .name }}: {{ .text }}</li>{{ end }}</ul>',
        "tab": '{{ .Parent.Scratch.Add "tabs" (slice (dict "name" (.Get 0) "text" (.Inner | markdownify))) }}',
    }
    body = "{{< tabs >}}{{< tab A >}}*a*{{< /tab >}}{{< tab B >}}b{{< /tab >}}{{< /tabs >}}"
    for name, template in templates.items():
        (tmp_path / f"{name}.html").write_text(convert(template, AROUND).text, encoding="utf-8")
    page = Page(registry(tmp_path, {}))
    theirs = hugo_oracle.render({"a": body}, shortcodes=templates)["a"]
    assert (tree(page.convert(body)), page.problems) == (tree(theirs), [])
