"""What an author can set under `extra:` in mkdocs.yml, and what is said of a wrong setting."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
import pytest
import yaml
from hugo_site.settings.accent import CONTRAST, accent_css, contrast, parse
from hugo_site.settings.mkdocs_yml import check_mkdocs_yml, with_line
from hugo_site.settings.services import read_counter
from hugo_site.settings.site_settings import Author, Giscus, SiteSettings, read_site_settings
from hugo_site.settings.snippets import appended_snippets
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from site_builder import PROJECT

THEME = str(Path(material.__file__).parent / "templates")
GISCUS = "giscus: {repo: u/r, repo_id: R_1, category: C, category_id: D_1"
UUID = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"


def settings(text: str, *, is_serve: bool = False) -> tuple[SiteSettings, Any]:
    """The settings that `extra` has with this YAML in it, and the configuration as it is afterwards."""
    theme = SimpleNamespace(dirs=[THEME])
    config: Any = SimpleNamespace(
        extra=yaml.safe_load(text) or {},
        docs_dir=str(PROJECT / "docs"),
        theme=theme,
        site_url="https://h.org/a/",
        site_author="Một người",
    )
    return read_site_settings(config, is_serve=is_serve), config


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("", "author", Author("Một người")),
        ("author: {name: An, bio: Chữ., avatar: /stress.jpg}", "author", Author("An", "stress.jpg", "Chữ.")),
        ("author: {bio: }", "author", Author("Một người")),
        ("author: {avatar: 'https://h.org/a.png'}", "author", Author("Một người", "https://h.org/a.png")),
        ("", "accent", ""),
        ("accent: '#0B6B63'", "accent", "#0b6b63"),
        (GISCUS + "}", "giscus", Giscus("u/r", "R_1", "C", "D_1")),
        ("giscus:", "giscus", None),
        ("mau: 1", "giscus", None),
        ("alternate: true", "giscus", None),  # as a blog of several languages has it
        ("alternate: [{name: English, link: /en/, lang: en}]", "giscus", None),
    ],
)
def test_settings(text: str, name: str, expected: object) -> None:
    assert getattr(settings(text)[0], name) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("auther: {name: An}", 'extra.auther: no such setting; write "author", or another name for a parameter'),
        ("author: An", "extra.author: it must be a mapping; write e.g. name: … below it"),
        ("author: {nam: An}", "extra.author.nam: no such setting; there are name, avatar, bio"),
        ("author: {name: 3}", "extra.author.name: 3 must be a text; put quotes around it"),
        ("author: {avatar: /none.jpg}", 'extra.author.avatar: "none.jpg" is no file in docs/; put the picture there'),
        ("author: {avatar: 'javascript:x'}", 'extra.author.avatar: "javascript:x" is no file'),
        ("accent: teal", "extra.accent: 'teal' is no colour; write it with quotes and six digits"),
        ("accent: 123456", "extra.accent: 123456 is no colour"),
        ("feed: {size: yes}", "extra.feed.size: True must be a whole number"),
        ("feed: {size: 0}", "extra.feed.size: 0 is no number of posts; write e.g. 20"),
        ("giscus: {repo: u/r}", "extra.giscus.repo_id: it is missing; add it"),
        (GISCUS.replace("u/r", "u") + "}", 'extra.giscus.repo: "u" is no repository; write e.g. user/repository'),
        (GISCUS + ", mapping: x}", 'extra.giscus.mapping: "x" must be one of pathname, url, title, og:title'),
        ("social: {icon: x}", "extra.social: it must be a list"),
        ("social: [{icon: material/rss}]", "extra.social[0]: it must have icon and link"),
        ("social: [{icon: material/rss, link: 3}]", "extra.social[0]: icon, link and name must be texts"),
        ("social: [{icon: rss, link: x}]", 'extra.social[0].icon: the theme has no "rss"'),
        ("social: [{icon: ../../404, link: x}]", "extra.social[0].icon: the theme has no"),
        ("social: [{icon: material/rss, link: 'javascript:x'}]", 'extra.social[0].link: "javascript:x" is no address'),
        ("social: [{icon: material/rss, link: '/\"onload='}]", "extra.social[0].link: "),
        (
            "social: [{icon: material/rss, link: /nowhere.xml}]",
            'extra.social[0].link: "/nowhere.xml" is no file of this',
        ),
        ("alternate: {en: English}", "extra.alternate: it must be a list; write each entry as - { name: English"),
        ("homepage: 3", "extra.homepage: 3 is no address; write e.g. https://example.org"),
        ("generator: no thanks", "extra.generator: 'no thanks' must be true or false"),
        ("analytics: google", "extra.analytics: it must have a provider"),
        ("analytics: {provider: umami, property: x}", 'extra.analytics.property: "x" is none; write the website'),
        ("analytics: {provider: plausible}", "extra.analytics.property: it is missing; write the site's domain"),
        ("analytics: {provider: umami, hots: x}", "extra.analytics.hots: no such setting; there are provider"),
        ("analytics: {provider: goatcounter, host: h.org}", 'extra.analytics.host: "h.org" is no server'),
        ("analytics: {provider: cloudflare, host: 'https://h.org'}", "extra.analytics.host: nobody else serves"),
        ("not_asked: [h.org]", "extra.not_asked: it must be a list of how addresses begin; write e.g. [https://"),
        ("verification: {gogle: x}", "extra.verification.gogle: no such setting; there are google, bing"),
        ("verification: {google: '<meta content=x>'}", "extra.verification.google: write only what stands in content"),
        ("fediverse: me@x.org", 'extra.fediverse: "me@x.org" is no address there; write with quotes'),
        ("llms: on please", "extra.llms: 'on please' must be true or false"),
        ("comments: {provider: isso}", "extra.comments.host: it is missing; add it"),
        (
            "comments: {provider: disqus, host: 'https://h.org'}",
            'extra.comments.provider: "disqus" must be',
        ),
        ("comments: {provider: isso, host: 'h.org'}", 'extra.comments.host: "h.org" is no server; write e.g. https'),
        ("comments: {provider: isso, host: 'https://h.org/x; *'}", "extra.comments.host: "),
        ("analytics: {provider: gogle}", 'extra.analytics.provider: there is no "gogle"'),
        ("analytics: {provider: google}", "extra.analytics.property: it is missing"),
    ],
)
def test_a_wrong_setting_is_told_with_its_name_and_the_remedy(text: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        settings(text)
    assert str(error.value).startswith(f"mkdocs.yml: {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "site_name: A\nsite_descripion: x",
            '2: site_descripion: MkDocs has no such setting; write "site_description"',
        ),
        ("site_name: A\nmau: x", "2: mau: MkDocs has no such setting; remove it, or put it below extra"),
        ("site_name:", "1: site_name: it is empty; write it, or remove the line"),
        ("site_name: A\nsite_url: ''", "2: site_url: it is empty"),
        ("site_name: A\nextra:\n  a: 1\n  b: 2\n  a: 3", "5: a: it is there twice"),
        (
            "site_name: A\nextra:\n  accent: #0b6b63",
            '3: accent: # begins a comment, so that it has no value; write quotes: "#',
        ),
    ],
)
def test_what_mkdocs_takes_without_a_word_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    with pytest.raises(ConfigurationError) as error:
        check_mkdocs_yml(config)
    assert str(error.value).startswith(f"mkdocs.yml:{told}")


def test_an_address_that_no_browser_asks_for_is_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nsite_url: ftp://x/", encoding="utf-8")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.site_url = "ftp://x/"
    with pytest.raises(ConfigurationError, match=r'mkdocs.yml:2: site_url: "ftp://x/" is no address of a site'):
        check_mkdocs_yml(config)


@pytest.mark.parametrize("name", ["abbreviations.md", "includes/abbreviations.md"])
def test_a_glossary_is_found_in_a_folder_of_snippets(tmp_path: Path, name: str) -> None:
    (tmp_path / "includes").mkdir()
    (tmp_path / "includes/abbreviations.md").write_text("*[HTML]: Hyper Text", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A", encoding="utf-8")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    options = {"base_path": ["docs", "includes"], "auto_append": [name]}
    config.mdx_configs = {"pymdownx.snippets": options}
    assert appended_snippets(config) == [tmp_path / "includes/abbreviations.md"]
    options["auto_append"] = ["mkdocs.yml"]
    with pytest.raises(ConfigurationError, match=r'auto_append\[0\]: "mkdocs.yml" is in none of the folders'):
        appended_snippets(config)


@pytest.mark.parametrize(
    ("name", "line"), [("extra.social[1].link", 4), ("extra.giscus.repo_id", 5), ("extra.author", 2), ("plugins", 1)]
)
def test_a_setting_is_told_with_its_line_or_that_of_its_block(tmp_path: Path, name: str, line: int) -> None:
    text = "site_name: A\nextra:\n  social: [{icon: a},\n    {link: b}]\n  giscus: {repo: x}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    assert (
        str(with_line(ConfigurationError(f"mkdocs.yml: {name}: wrong"), config)) == f"mkdocs.yml:{line}: {name}: wrong"
    )


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/index.xml", "https://h.org/a/index.xml"),
        ("index.xml", "https://h.org/a/index.xml"),
        ("https://github.com/u", "https://github.com/u"),
        ("mailto:u@h.org", "mailto:u@h.org"),
    ],
)
def test_a_social_link_into_the_site_is_made_a_full_one(link: str, expected: str) -> None:
    _, config = settings(f"social: [{{icon: material/rss, link: '{link}', name: N}}]")
    assert config.extra["social"] == [{"icon": "material/rss", "link": expected, "name": "N"}]


@pytest.mark.parametrize("colour", ["#0b6b63", "#000000", "#ffffff", "#ffff00", "#0000ff", "#ff0000", "#777777"])
def test_any_accent_can_be_read_on_light_and_dark_pages(colour: str) -> None:
    found = dict(line.strip(" ;").split(": ") for line in accent_css(colour).splitlines() if ": " in line)
    for scheme, surface in (("light", "#faf7f0"), ("dark", "#1b2426")):
        tone = parse(found[f"--accent-on-{scheme}"])
        for background in (surface, found[f"--accent-on-{scheme}-soft"]):
            assert contrast(tone, parse(background)) >= CONTRAST - 0.1


def test_the_surfaces_that_the_accent_is_made_for_are_those_of_the_stylesheet() -> None:
    css = (PROJECT / "docs/assets/styles/colours.css").read_text(encoding="utf-8")
    assert "--md-default-bg-color: #faf7f0;" in css
    assert "--blog-surface: #1b2426;" in css
    assert "var(--accent-on-light, " in css
    assert "var(--accent-on-dark-soft, " in css


def test_the_examples_in_mkdocs_yml_are_right_once_they_are_no_comments() -> None:
    block = re.search(r"^extra:\n(.*?)^  hugo:", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), re.M | re.S)
    assert block
    text = re.sub(r"^( +)# ", r"\1", block[1], flags=re.M).replace("/anh-dai-dien.jpg", "/stress.jpg")
    found, config = settings(text)
    assert found.author.avatar
    assert found.accent
    assert found.giscus
    assert found.analytics
    assert found.verification.google
    assert found.fediverse
    assert config.extra["analytics"]
    assert len(config.extra["social"]) == 2


@pytest.mark.parametrize(
    ("text", "script", "attribute", "answers"),
    [
        (
            "{provider: goatcounter, property: an}",
            "https://gc.zgo.at/count.js",
            ("data-goatcounter", "https://an.goatcounter.com/count"),
            ("https://an.goatcounter.com/count",),
        ),
        (
            "{provider: goatcounter, host: 'https://h.org/'}",
            "https://h.org/count.js",
            ("data-goatcounter", "https://h.org/count"),
            ("https://h.org/count",),
        ),
        (
            f"{{provider: umami, property: {UUID}}}",
            "https://cloud.umami.is/script.js",
            ("data-website-id", UUID),
            ("https://*.umami.is", "https://*.umami.dev"),
        ),
        (
            "{provider: plausible, property: h.org, host: 'https://p.org'}",
            "https://p.org/js/script.js",
            ("data-domain", "h.org"),
            ("https://p.org",),
        ),
        (
            f"{{provider: cloudflare, property: {'a' * 32}}}",
            "https://static.cloudflareinsights.com/beacon.min.js",
            ("data-cf-beacon", '{"token": "' + "a" * 32 + '"}'),
            ("https://cloudflareinsights.com",),
        ),
    ],
)
def test_who_counts_readers(text: str, script: str, attribute: tuple[str, str], answers: tuple[str, ...]) -> None:
    counter = read_counter(yaml.safe_load(text))
    assert (counter.script, (counter.name, counter.value), counter.answers) == (script, attribute, answers)
    assert settings(f"analytics: {text}")[0].analytics == counter


@pytest.mark.parametrize("text", ["{provider: goatcounter, property: an}", "{provider: google, property: G-1}"])
def test_nobody_is_counted_under_serve(text: str) -> None:
    found, config = settings(f"analytics: {text}", is_serve=True)
    assert found.analytics is None
    assert "analytics" not in config.extra
