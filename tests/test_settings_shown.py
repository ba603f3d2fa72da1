"""What an author sets is shown, and so is what Pages CMS saves by .pages.yml: one site has both."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hugo_site.settings.accent import accent_css
from site_builder import PROJECT, Build, build, copy_project
from test_settings import GISCUS

PAGES_CMS = yaml.safe_load((PROJECT / ".pages.yml").read_text(encoding="utf-8"))


def from_a_browser() -> dict[str, str]:
    """Files as Pages CMS saves them: a post with all fields filled in, one with as few as it lets be, and a page."""
    posts, about = PAGES_CMS["content"]
    media = PAGES_CMS["media"][0]
    filled = {field["name"]: _filled(field, media["output"]) for field in posts["fields"]} | {"draft": False}
    needed = {
        field["name"]: _filled(field, "") if field.get("required") else _empty(field) for field in posts["fields"]
    }
    name = posts["filename"]["template"].format
    return {
        f"{posts['path']}/{name(primary='het')}": _saved(filled),
        f"{posts['path']}/{name(primary='it')}": _saved(needed | {"draft": False}),
        about["path"]: _saved({field["name"]: _filled(field, "") for field in about["fields"]}),
        f"{media['input']}/x.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    }


def _filled(field: dict[str, Any], pictures: str) -> Any:
    if field["type"] == "object":
        return {each["name"]: _filled(each, pictures) for each in field["fields"]}
    assert field["type"] != "date" or field["options"]["format"] == "yyyy-MM-dd'T'HH:mm:ssxxx"
    text = 'Chữ: "một" # hai'
    kinds = {"boolean": True, "date": "2024-05-06T07:08:09+07:00", "image": f"{pictures}/x.svg"}
    value = kinds.get(field["type"], f"{text}\n\n## Phần\n" if field["name"] == "body" else text)
    return [value] if field.get("list") else value


def _empty(field: dict[str, Any]) -> Any:
    if field["type"] == "object":
        return {each["name"]: _empty(each) for each in field["fields"]}
    return [] if field.get("list") else False if field["type"] == "boolean" else ""


def _saved(values: dict[str, Any]) -> str:
    body = values.pop("body")
    return f"---\n{yaml.safe_dump(values, allow_unicode=True, sort_keys=False)}---\n{body}"


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> Build:
    extra = 'extra:\n  accent: "#8a3ffc"\n  author: {name: "An <b>", avatar: /stress.jpg, bio: "Chữ & <i>"}'
    extra += '\n  fediverse: "@an@m.org"\n  verification: {google: g-1, bing: B2}'
    extra += "\n  analytics: {provider: goatcounter, property: an}"
    extra += "\n  " + GISCUS + ", strict: true, reactions_enabled: false, input_position: bottom, lang: en}"
    built = build(
        copy_project(tmp_path_factory.mktemp("settings") / "project", from_a_browser(), settings=extra), "--strict"
    )
    assert built.exit_code == 0, built.output
    return built


def test_pages_show_what_is_set(coloured: Build) -> None:
    page = coloured.read("blog/tu-bo-deep-learning/index.html")
    assert coloured.read("assets/accent.css") == accent_css("#8a3ffc")
    assert "--accent-on-light:#7b26fc" in coloured.read("assets/light.css")
    assert 'class="post-author__name">An &lt;b&gt;<' in page
    assert 'class="post-author__bio">Chữ &amp; &lt;i&gt;<' in page
    assert 'class="post-author__avatar" src="../../stress.jpg"' in page
    giscus = {"repo": "u/r", "strict": "1", "reactions-enabled": "0", "input-position": "bottom", "lang": "en"}
    assert [name for name, value in giscus.items() if f'data-{name}="{value}"' not in page] == []
    assert '<script defer src="https://gc.zgo.at/count.js" data-goatcounter="https://an.goatcounter.com/count">' in page
    assert re.search(r"script-src [^;]*https://gc\.zgo\.at/count\.js", page)
    assert re.search(r"connect-src 'self' https://an\.goatcounter\.com/count", page)
    assert '<meta name="fediverse:creator" content="@an@m.org">' in page
    assert "site-verification" not in page
    home = coloured.read("index.html")
    assert '<meta name="google-site-verification" content="g-1">' in home
    assert '<meta name="msvalidate.01" content="B2">' in home


def test_what_is_written_in_a_browser_is_shown(coloured: Build) -> None:
    """`coloured` is built strictly, so that nothing of it was told either."""
    post = coloured.read("blog/het/index.html")
    assert "Chữ: &#34;một&#34; # hai</h1>" in post or 'Chữ: "một" # hai</h1>' in post
    assert "/anh/x.svg" in post
    assert ">Phần" in post
    assert coloured.read("blog/it/index.html")
