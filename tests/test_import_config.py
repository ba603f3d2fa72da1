"""A Hugo site's configuration is read in every form that Hugo reads, with the real Hugo as judge."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hugo_import.command import main
from hugo_import.config import Config, ConfigError, read_config
from site_builder import SETTINGS_FILES, write

FILES = dict[str, str]
TAXONOMIES = {"category": "categories", "tag": "tags"}
CONFIGS: list[FILES] = [
    {"config.yaml": "title: A\n"},
    {"hugo.yml": "Title: A\n"},
    {"hugo.yaml": "---\ntitle: A\nparams: {a: 1}\n---\ntitle: B\n...\n---\n# c\n"},
    {"config.json": '{"title": "A"}'},
    {"hugo.toml": "title = 'A'", "config.toml": "title = 'B'"},
    {"config/_default/hugo.toml": "title = 'A'\n"},
    {"config/_default/hugo.toml": "title = 'A'\n", "hugo.toml": "title = 'B'\ncopyright = 'C'\n"},
    {"config/_default/hugo.toml": "title = 'B'\n", "config/production/config.yaml": "title: A\n"},
    {"config/_default/config.toml": "", "config/_default/params.toml": "a = 1\n[b]\nC = 2", "hugo.toml": "title = 'A'"},
    {"hugo.toml": "title = 'A'\n[params]\na = 1", "config/_default/params.json": '{"b": {"c": [1, 2]}}'},
    {"config/_default/menus.toml": "[[main]]\nname = 'M'\nurl = '/m/'\n", "hugo.toml": "title = 'A'"},
    {
        "config/_default/menu.toml": "[[menu.main]]\nname = 'M'\nurl = '/m/'\n",  # which repeat their names
        "config/_default/params.toml": "[params]\na = 1",
        "hugo.toml": "title = 'A'",
    },
    {"hugo.yaml": "title: A\nmenu:\n  main:\n    - Name: M\n      URL: /m/\n      Weight: 3\n"},
    {"hugo.toml": "defaultContentLanguage = 'vi'\n[languages.en]\ntitle = 'B'\n[languages.vi]\ntitle = 'A'\n"},
    {"hugo.toml": "title = 'B'\n[languages.en]\ntitle = 'A'\nweight = 2\n[languages.vi]\nweight = 1\n"},
    {
        "config/_default/languages.vi.toml": "title = 'A'\n[params]\na = 1\n",
        "config/_default/params.vi.toml": "b = 2",
        "config/_default/menus.vi.toml": "[[main]]\nname = 'M'\nurl = '/m/'\n",
        "config/_default/params.toml": "a = 0\nc = 3\n",
    },
    {
        "hugo.toml": "title = 'A'\ntheme = 't'\n[params]\nb = 2",
        "themes/t/hugo.toml": "title = 'T'\n[params]\na = 1\nb = 1",
    },
    {
        "hugo.toml": "title = 'A'\ntheme = ['t', 'u']",
        "themes/t/config.yaml": "params: {a: 1}",
        "themes/u/theme.toml": "",
    },
    {  # of a theme's languages, only what the site names too
        "hugo.toml": "theme = 't'\n[params]\na = 0\n[languages.en]\ntitle = 'A'\n[languages.en.params.b]\nc = 2",
        "themes/t/config/_default/languages.en.toml": "title = 'T'\n[params]\na = 1\n[params.b]\nc = 1\nd = 1",
    },
    {"hugo.toml": "title = 'A'\n[Params]\na = 1\n[params.b]\nc = 2"},  # Hugo knows one of the two
    {"hugo.json": '{"title": "A", "PARAMS": {"A": 1, "a": 2}, "params": {"b": 1}}'},
    {"hugo.toml": "title = 'A'\n[taxonomies]\nb = 'bs'\n[languages.en.taxonomies]\na = 'as'\n"},
]


@pytest.mark.parametrize("files", CONFIGS, ids="+".join)
def test_a_configuration_is_read_as_hugo_reads_it(files: FILES, tmp_path: Path) -> None:
    config = read_config(write(tmp_path, files))
    hugo = hugo_config(tmp_path)
    assert config.text("title") == "A"
    assert plain(config.mapping("params")) == plain(hugo.get("params"))
    assert (config.mapping("taxonomies") or TAXONOMIES) == plain(hugo["taxonomies"])
    assert [each.get("name") for each in config.sequence("menus", "main")] == [
        each.get("name") for each in (hugo.get("menus") or {}).get("main", [])
    ]


def hugo_config(site: Path) -> dict[str, Any]:
    """Return the configuration as the real Hugo knows it, the default language's over the site's."""
    command = [sys.executable, "-m", "hugo", "config", "--format", "json", "--source", str(site)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    values: dict[str, Any] = json.loads(done.stdout[done.stdout.index("{") :])
    return values


def plain(values: Any) -> Any:
    """Return values without Hugo's own rules of merging."""
    if not isinstance(values, dict):
        return values
    return {name: plain(value) for name, value in values.items() if name != "_merge"}


BROKEN: list[tuple[FILES, str]] = [
    ({}, "no Hugo site"),
    ({"a/site/hugo.toml": "", "a/site/content/x.md": ""}, "/a/site"),
    ({"hugo.toml": "title = 'A'\nx ="}, "hugo.toml:2: invalid TOML"),
    ({"hugo.toml": "[params]\na = 1\n[params]\nb = 2"}, "hugo.toml:3: invalid TOML"),
    ({"hugo.toml": "[params]\na = 1\n[params]\nb = 2"}, "; put what stands below both into one"),
    ({"hugo.toml": "params = {a = 1,}"}, "; write a table in braces on one line, without a comma at its end"),
    ({"hugo.yaml": "title: A\nb: c: d"}, "hugo.yaml:2: invalid YAML"),
    ({"hugo.yaml": "title: A\n---\n{ bad\n"}, "hugo.yaml:3: invalid YAML"),
    ({"hugo.json": '{"a": }'}, "hugo.json:1: invalid JSON"),
    ({"hugo.yaml": "- a\n"}, "hugo.yaml: it is no list of names with values"),
    ({"hugo.toml": "", "config/_default/menus.toml": "[[main]\n"}, "menus.toml:1: invalid TOML"),
]


@pytest.mark.parametrize(("files", "told"), BROKEN)
def test_a_broken_configuration_is_told_with_its_line(files: FILES, told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        read_config(write(tmp_path, files))
    assert told in str(raised.value)


PLACES: list[tuple[FILES, str, str]] = [
    ({"hugo.toml": "title = 'A'\n[params]\n# a = 0\na = 1\n"}, "params.a", "hugo.toml:4"),
    ({"hugo.yaml": "title: A\nparams:\n  b:\n    A: 1\n"}, "params.b.a", "hugo.yaml:4"),
    (
        {"hugo.toml": "", "config/_default/params.toml": "x = 1\n[b]\na = 1\n"},
        "params.b.a",
        "config/_default/params.toml:3",
    ),
    ({"hugo.toml": "[languages.vi]\n[languages.vi.params]\na = 1\n"}, "params.a", "hugo.toml:3"),
    ({"hugo.json": '{\n  "params": {\n    "a": 1}}'}, "params.a", "hugo.json:3"),
    ({"hugo.toml": "[params.b]\na = 1\n"}, "params.nowhere", ""),
]


@pytest.mark.parametrize(("files", "key", "place"), PLACES)
def test_a_key_is_found_in_its_file(files: FILES, key: str, place: str, tmp_path: Path) -> None:
    assert read_config(write(tmp_path, files)).place(*key.split(".")) == place


def test_of_two_values_the_last_counts_as_in_hugo_before_it_refused_them(tmp_path: Path) -> None:
    text = "title: A\nparams:\n  a: 1\n  b: {c: 1}\n  a: 2\n  b: {d: 2}\nTitle: B\ntitle: C\n"
    config = read_config(write(tmp_path, {"config.yml": text}))
    assert config.own[0].values == {"title": "B", "params": {"a": 2, "b": {"d": 2}}}
    assert config.own[0].twice == (5, 6)


def test_a_key_that_nobody_read_is_known(tmp_path: Path) -> None:
    text = "title = 'A'\n[params]\na = 1\n[params.b]\nc = 2\nd = 3\n"
    text += "[languages.en]\ntitle = 'E'\nhomeInfoParams = {x = 1}\n"
    config: Config = read_config(write(tmp_path, {"hugo.toml": text}))
    config.get("title")
    config.get("params", "b", "c")
    assert list(config.unread()) == [("params", "a"), ("params", "b", "d"), ("languages", "en", "homeinfoparams", "x")]
    config.get("params", "homeinfoparams")
    config.get("params")
    assert not list(config.unread())


ODD = [
    "contentDir = '/etc'", "staticDir = ['static', '/nowhere']", "contentDir = 3", "baseURL = '::'", "timeZone = 1",
    "menu = 'x'", "params = 'x'", "languages = 'x'", "theme = 3", "themesDir = '/etc'\ntheme = 'x'", "author = 5",
    "[menu]\nmain = 'x'", "[[menu.main]]\nweight = 'a'\nname = 'x'\nurl = '/y/'", "[pagination]\npagerSize = 'x'",
    "[params]\nsocialIcons = 'x'\nfavicon = 3\nhomeInfoParams = 1\nprofileMode = 'x'\nauthor = {name = ['a', 'b']}",
    "[taxonomies]\na = '../..'", "[module]\nimports = 'x'", "[outputs]\nhome = 'x'\n[outputFormats]\nrss = 'x'",
    "[services]\nrss = 1", "[markup]\ngoldmark = 1", "[params.giscus]\nrepo = 3\nrepoId = []", "permalinks = 'x'",
    "markup.goldmark.parser.autoIDType = ['a']", "[params.profileMode]\nenabled = true\nbuttons = 5",
]  # fmt: skip


@pytest.mark.parametrize("config", ODD)
def test_a_value_of_another_kind_stops_nothing(config: str, tmp_path: Path) -> None:
    write(tmp_path / "hugo", {"hugo.toml": config, "content/posts/x.md": "---\ntitle: X\n---\nText"})
    write(tmp_path / "project", SETTINGS_FILES)
    assert main([str(tmp_path / "hugo"), "--dest", str(tmp_path / "project")]) in (0, 1)


PAPERMOD = """\
baseURL: https://a.example/
title: A
paginate: 5
theme: PaperMod
enableRobotsTXT: true
buildDrafts: false
mainSections: [posts]
googleAnalytics: G-123
minify: {disableXML: true, minifyOutput: true}
outputs: {home: [HTML, RSS, JSON]}
params:
  env: production
  title: A
  description: B
  keywords: [a]
  author: Me
  images: [a.png]
  DateFormat: January 2, 2006
  defaultTheme: auto
  disableThemeToggle: false
  ShowReadingTime: true
  ShowShareButtons: true
  ShareButtons: [x]
  ShowPostNavLinks: true
  ShowBreadCrumbs: true
  ShowCodeCopyButtons: false
  ShowWordCount: true
  ShowRssButtonInSectionTermList: true
  ShowFullTextinRSS: true
  ShowAllPagesInArchive: true
  ShowPageNums: true
  UseHugoToc: true
  disableSpecial1stPost: false
  disableScrollToTop: false
  disableAnchoredHeadings: false
  disableLangToggle: false
  displayFullLangName: true
  comments: false
  hidemeta: false
  hideAuthor: false
  hideSummary: false
  hideFooter: false
  showtoc: false
  tocopen: false
  robotsNoIndex: false
  ShowCanonicalLink: true
  CanonicalLinkText: Originally
  mainSections: [posts]
  math: true
  assets: {disableHLJS: true, disableFingerprinting: true, favicon: a, favicon16x16: a, favicon32x32: a,
    apple_touch_icon: a, safari_pinned_tab: a, theme_color: "#fff", msapplication_TileColor: "#fff"}
  label: {text: Home, icon: /a.png, iconHeight: 35, iconSVG: x}
  profileMode: {enabled: false, title: E, subtitle: s, imageUrl: a, imageWidth: 1, imageHeight: 1, imageTitle: m,
    buttons: [{name: P, url: posts}]}
  homeInfoParams: {Title: Hi, Content: There}
  socialIcons: [{name: x, url: "https://x.com/"}]
  analytics: {google: {SiteVerificationTag: X}, bing: {SiteVerificationTag: X}, yandex: {SiteVerificationTag: X}}
  cover: {hidden: true, hiddenInList: true, hiddenInSingle: true, linkFullImages: true, responsiveImages: false}
  editPost: {URL: "https://github.com/x", Text: Suggest, appendFilePath: true}
  schema: {publisherType: Person, sameAs: [a]}
  social: {fediverse_creator: "@a@b.c"}
  footer: {hideCopyright: true, text: x}
  fuseOpts: {isCaseSensitive: false, shouldSort: true, location: 0, distance: 1000, threshold: 0.4,
    minMatchCharLength: 0, limit: 10, keys: [title, permalink, summary, content]}
menu: {main: [{identifier: c, name: C, url: /categories/, weight: 10}]}
markup: {highlight: {noClasses: false, anchorLineNos: true, codeFences: true, guessSyntax: true, lineNos: true,
  style: monokai}}
privacy: {vimeo: {disabled: false, simple: true}, youtube: {privacyEnhanced: true}}
services: {instagram: {disableInlineCSS: true}, x: {disableInlineCSS: true}}
"""


def told_of_keys(site: Path, project: Path) -> list[str]:
    """Return what the report says of keys that nothing reads."""
    write(project, SETTINGS_FILES)
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        main([str(site), "--dest", str(project), "--dry-run"])
    return [line.strip() for line in stream.getvalue().splitlines() if "settings " in line]


def test_every_key_that_hugo_has_is_known(tmp_path: Path) -> None:
    """Hugo's own defaults, written down, say nothing that is not read or known to mean nothing."""
    write(tmp_path / "hugo", {"hugo.toml": "title = 'A'\nbaseURL = 'https://a.example/'", "content/posts/a.md": "x"})
    values = hugo_config(tmp_path / "hugo")
    (tmp_path / "hugo/hugo.toml").unlink()
    write(tmp_path / "hugo", {"hugo.json": json.dumps(values)})
    assert told_of_keys(tmp_path / "hugo", tmp_path / "project") == []


def test_every_key_that_papermod_has_is_known(tmp_path: Path) -> None:
    """https://github.com/adityatelange/hugo-PaperMod/wiki/Installation#sample-configyml and its wiki's other pages."""
    write(tmp_path / "hugo", {"hugo.yaml": PAPERMOD, "content/posts/a.md": "x"})
    assert told_of_keys(tmp_path / "hugo", tmp_path / "project") == []


def test_a_key_of_nobody_s_is_named_with_the_others_beside_it(tmp_path: Path) -> None:
    config = (
        "relURLs = 1\nfrontmatter.dateFormat = 'x'\npagination.displayMath = 1\nfrontmatter.expiryDate = ['end']\n"
        "frontmatter.publishDate = ['publishDate', ':default']\n[params]\nfancy = 1\n[params.box]\na = 1\nb = 2\n"
        "[markup.goldmark.renderer]\nunsafe = true\nrelativeURLs = true\n"
        "[markup.goldmark.extensions]\nstrikethrough = false\ntable = false\n"
        "[markup.math]\nenable = true\n[privacy]\nyoutube.disable = true\n"
        "vimeo.disable = true\n[roles.guest]\nweight = 1\n"
    )
    write(tmp_path / "hugo", {"hugo.toml": config, "content/posts/a.md": "{{< youtube abc >}}"})
    assert told_of_keys(tmp_path / "hugo", tmp_path / "project") == [
        "settings of the theme that nothing here reads: params (fancy, box)",
        "settings that Hugo does not know either where they stand: relurls, frontmatter.dateformat,"
        " pagination.displaymath, markup.goldmark.renderer.relativeurls, markup.math (hugo.toml:1)",
        "settings of Hugo's that nothing here reads: frontmatter.expirydate, "
        "markup.goldmark.extensions (strikethrough, table), "
        "privacy.youtube, roles (hugo.toml:4); "
        "see what each did, and whether you miss it",
    ]


UNREAD = (
    "settings that a plain hugo does not read, left out ({}); "
    "copy those of another environment to config/production, and import again"
)
#: Files of config/ beside the site's hugo.toml, and those of them that nothing reads.
OTHER_FILES: list[tuple[FILES, str]] = [
    ({"config/staging/hugo.toml": "title = 'B'"}, "config/staging/hugo.toml"),
    ({"config/dev/params.toml": "", "config/omg/hugo.yaml": ""}, "2 times, first in config/dev/params.toml"),
    ({"config/production/hugo.toml": "title = 'B'", "config/_default/menus.en.toml": ""}, ""),
    ({"config/_default/hugo.toml": "", "config/_default/old.txt": "x"}, "config/_default/old.txt"),
    ({"config/_default/.keep": "", "themes/a/config/staging/hugo.toml": ""}, ""),
]


@pytest.mark.parametrize(("files", "named"), OTHER_FILES)
def test_settings_of_another_environment_are_named(files: FILES, named: str, tmp_path: Path) -> None:
    site = write(tmp_path / "hugo", {"hugo.toml": "title = 'A'\n", "content/posts/a.md": "x", **files})
    assert told_of_keys(site, tmp_path / "project") == ([UNREAD.format(named)] if named else [])
