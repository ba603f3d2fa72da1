"""A site's links and images are looked for as its hooks, or Hugo's own, did; its robots.txt says what it said."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.mkdocs_yml.link_hook import plan_link_hook
from hugo_import.report import Report
from site_builder import write

POST = "---\ntitle: Một\ndate: 2024-01-02\n---\n"
HOOK = "[markup.goldmark.renderHooks.link]\nuseEmbedded = '{}'\n"
LANGUAGES = 'defaultContentLanguage = "vi"\n[languages.vi]\nweight = 1\n[languages.en]\nweight = 2\n'
# configuration, a hook of the site's own, whether links are resolved
LINK_HOOKS = [
    ("", False, False),
    (LANGUAGES, False, True),
    ("[languages.en]\nweight = 1\n", False, True),  # one is enough
    (LANGUAGES, True, False),
    (HOOK.format("always"), True, True),
    (HOOK.format("fallback"), True, False),
    (HOOK.format("fallback"), False, True),
    (LANGUAGES + HOOK.format("never"), False, False),
]


@pytest.mark.parametrize(("settings", "has_own", "resolves"), LINK_HOOKS)
def test_links_are_resolved_where_hugo_did(tmp_path: Path, settings: str, has_own: bool, resolves: bool) -> None:
    files = {"layouts/_markup/render-link.html": "<a></a>"} if has_own else {}
    site = write(tmp_path, {"hugo.toml": settings, "content/posts/a.md": POST, **files})
    config, report = read_config(site), Report()
    plan = plan_files(site, config, report)
    plan_link_hook(config, plan)
    assert plan.hugo.get("link_hook", False) is resolves


@pytest.mark.parametrize(
    ("settings", "hook", "finds"),
    [
        ("", "", False),
        (LANGUAGES, "", True),
        (LANGUAGES, "<img>", False),
        ("", "{{ .Page.Resources.GetMatch .Destination }}", True),
    ],
)
def test_images_are_found_where_hugo_s_or_a_hook_of_the_site_found_them(
    tmp_path: Path, settings: str, hook: str, finds: bool
) -> None:
    files = {"layouts/_default/_markup/render-image.html": hook} if hook else {}
    site = write(tmp_path, {"hugo.toml": settings, "content/posts/a.md": POST, **files})
    plan_link_hook(config := read_config(site), plan := plan_files(site, config, Report()))
    assert plan.hugo.get("image_hook", False) is finds


# What a hook writes of an image, and what is its caption.
CAPTIONS = [
    ("<img>", ""),
    ("<figure><figcaption>Photo</figcaption></figure>", ""),
    ("{{ if .Title }}<figure><figcaption class='a'>{{- .Title | safeHTML -}}</figcaption></figure>{{ end }}", "title"),
    ("{{ if .Title | and .Text }}<figure><figcaption>{{ .Text }}</figcaption>{{ end }}", "titled"),
    ("{{ if .Title }}a{{ end }}<figcaption>{{ .Text }}</figcaption>", "text"),
    ("{{ with .Text }}<b><img width=9><figcaption>{{ . }}</figcaption></b>{{ end }}", "text"),
    ("{{ $c := .Title }}{{ with $c }}<figcaption>{{ . | markdownify }}</figcaption>{{ end }}", "title"),
    ('{{- define "c" }}{{ with .caption }}<figcaption>{{ . }}</figcaption>{{ end }}{{ end -}}\n{{- $said := .Title -}}'
     '{{ template "c" (dict "caption" $said) }}', "title"),
]  # fmt: skip


@pytest.mark.parametrize(("hook", "said"), CAPTIONS)
def test_captions_of_images_are_what_a_hook_shows(tmp_path: Path, hook: str, said: str) -> None:
    """As Congo, LoveIt, Blowfish and others write them."""
    files = {"layouts/_default/_markup/render-image.html": hook, "content/posts/a.md": POST, "hugo.toml": ""}
    plan_link_hook(config := read_config(write(tmp_path, files)), plan := plan_files(tmp_path, config, Report()))
    assert plan.hugo.get("image_captions", "") == said
    assert plan.hugo.get("figure_widths", False) is ("width=" in hook)


@pytest.mark.parametrize(
    ("hook", "is_bare"),
    [
        (
            "{{ define `a` }}{{ end }}\n<figure>{{ with .Title }}<figcaption>{{ . }}</figcaption>{{ end }}</figure>",
            True,
        ),
        ("<figure><img></figure>", True),
        ("{{ if .Title }}<figure><figcaption>{{ .Title }}</figcaption></figure>{{ else }}<img>{{ end }}", False),
        ("{{ with .Page.Resources }}<img>{{ else }}<figure><img></figure>{{ end }}", False),
        ("{{ with .Page.Resources }}<figure><img></figure>{{ else }}<figure><img></figure>{{ end }}", True),
        ("{{ define `a` }}{{ if 1 }}<img>{{ end }}{{ end }}{{/* partial */}}<figure>{{ template `a` }}</figure>", True),
        ("{{ if .Title }}<figure>{{ partial `a` }}</figure>{{ else }}{{ partial `a` }}{{ end }}", False),
        ("<img>", False),
    ],
)
def test_images_without_captions_are_figures_where_a_hook_always_makes_one(
    hook: str, is_bare: bool, tmp_path: Path
) -> None:
    files = {"layouts/_markup/render-image.html": hook, "content/posts/a.md": POST, "hugo.toml": ""}
    plan_link_hook(config := read_config(write(tmp_path, files)), plan := plan_files(tmp_path, config, Report()))
    assert plan.hugo["bare_figures"] is is_bare


#: A template of robots.txt, and what stands in docs/.
ROBOTS = [
    ("Disallow: /kin/\n", "Disallow: /kin/\n"),
    ("{{ if hugo.IsProduction }}Disallow: /kin/{{ end }} {{ `a` | absURL }}", "Disallow: /kin/ https://a.b/c/a"),
    ("{{ range site.Pages }}Disallow: {{ .RelPermalink }}{{ end }}", None),
    ("{{ nope }}", None),
]


@pytest.mark.parametrize(("template", "expected"), ROBOTS)
def test_what_keeps_search_engines_off_comes_along(template: str, expected: str | None, tmp_path: Path) -> None:
    files = {"layouts/robots.txt": template, "hugo.toml": "baseURL = 'https://a.b/c/'\nenableRobotsTXT = true"}
    plan = plan_files(write(tmp_path, files), read_config(tmp_path), Report())
    assert plan.texts.get(PurePosixPath("docs/robots.txt")) == expected
