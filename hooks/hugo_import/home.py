"""The home page, docs/index.md, from `content/_index.md` and from what PaperMod says in its configuration.

Sources: https://github.com/adityatelange/hugo-PaperMod/wiki/Features (Regular and Profile Mode) and PaperMod's
layouts/partials/index_profile.html.
"""

from __future__ import annotations

import html
import posixpath
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from hugo_posts.front_matter.alias import alias_addresses
from hugo_posts.front_matter.document import write

from hugo_import.config import Config
from hugo_import.files.front_matter import cascades_of, home_file, published_document, read_document
from hugo_import.files.theme_pages import texts_of
from hugo_import.plan import Plan
from hugo_import.types_of_values import keys

HOME = PurePosixPath("docs/index.md")
#: Its place in the content.
_OWN = PurePosixPath("_index.md")
#: What its front matter tells search engines.
_KEPT = ("canonicalurl", "images", "keywords", "robotsnoindex", "sitemap")
#: What Hugo lists it by.
_TERMS = ("tags", "categories", "series")
_INFO = ("params", "homeinfoparams")
_PROFILE = ("params", "profilemode")
#: Headings of home pages: PaperMod's, Typo's, LoveIt's.
_TITLES = keys("params.homeinfoparams.title params.homeintrotitle params.home.profile.title")
#: Texts of home pages, in one string or line by line: Coder's, Typo's, hello-friend-ng's and Hermit's.
_LINES = keys("params.info params.homeintrocontent params.homesubtitle")


def plan_home(config: Config, plan: Plan) -> None:
    """Plan the home page, unless it is planned already."""
    if HOME in plan.sources or HOME in plan.texts:
        return
    source = home_file(config)
    parts = [*_profile(config), *_info(config)]
    values: Mapping[str, Any] = {}
    if source and (document := published_document(source, _OWN, cascades_of([], config), config, plan)):
        values = document.values
        parts += list(_shown(document.body, config, plan))
        parts += texts_of(values.get("sections"), plan.shown(source), plan)
    title = config.text("title") or "Blog"
    if not any(part.lstrip().startswith(("# ", "<h1")) for part in parts):
        parts = [f"# {_heading(config, values) or title}", *parts]
    text = "\n\n".join(part.strip("\n") for part in parts)
    description = values.get("description")
    head = f"description: {_quoted(str(description))}\n" if description else ""
    for old in alias_addresses(_aliases(values), "/"):
        plan.move(old, "/")
    if source and any(values.get(name) for name in _TERMS):
        plan.report.note("tags of the home page, which no list names here, left out", plan.shown(source))
    kept = {name: value for name in _KEPT if (value := values.get(name))}
    if source and (cascade := read_document(source).values.get("cascade")):  # it says what of the site is public
        kept["cascade"] = cascade
    head += write(kept).removeprefix("---\n").removesuffix("---\n") if kept else ""
    plan.texts[HOME] = f"---\ntitle: {_quoted(title)}\ntemplate: home.html\n{head}---\n\n{text}\n"


def _aliases(values: Mapping[str, Any]) -> list[str]:
    aliases = values.get("aliases")
    return [*map(str, aliases)] if isinstance(aliases, list) else []


def relative_aliases(config: Config) -> list[str]:
    """Return the addresses of the home page's aliases without a slash in front: of `/en/`, `old` is at `/old/`."""
    source = home_file(config)
    aliases = _aliases(read_document(source).values) if source else []
    return alias_addresses((each for each in aliases if not each.startswith("/")), "/")


def _shown(body: str, config: Config, plan: Plan) -> Iterator[str]:
    """Yield the text of `_index.md`, which PaperMod's profile mode has no place for (its layouts/list.html)."""
    if body.strip() and _enabled(config):
        plan.report.note(
            "text of the home page that PaperMod does not show in profileMode, left out", "content/_index.md"
        )
    elif body.strip():
        yield body


def _heading(config: Config, values: Mapping[str, Any]) -> str:
    """Return the heading of the home page: PaperMod's, else the title of `_index.md`."""
    if _enabled(config):
        return str(config.get(*_PROFILE, "title") or "")
    return next(iter(config.texts(_TITLES)), "") or str(values.get("title") or "")


def _info(config: Config) -> Iterator[str]:
    """Yield the text of `homeInfoParams`, which is Markdown, and what other themes have for one."""
    text = config.get(*_INFO, "content")
    config.get(*_INFO)
    if text and not _enabled(config):
        yield str(text)
    for key in _LINES:
        if isinstance(config.peek(*key), str | list) and (lines := config.sequence(*key)):
            yield "\\\n".join(map(str, lines))


def _enabled(config: Config) -> bool:
    return bool(config.get(*_PROFILE, "enabled"))  # as in Go's templates, where a text is true


def _profile(config: Config) -> Iterator[str]:
    """Yield picture, subtitle and buttons of `profileMode`."""
    profile = config.mapping(*_PROFILE)
    if not _enabled(config):
        return
    picture = str(profile.get("imageurl") or "")
    if picture:
        width, height = (_pixels(profile, side) for side in ("width", "height"))
        style = f"border-radius: 50%; aspect-ratio: {width}/{height}; object-fit: cover"  # Material has `height: auto`
        alt = html.escape(str(profile.get("imagetitle") or ""))
        address = picture if "://" in picture else posixpath.normpath(f"/{picture.lstrip('/')}")
        size = f'width="{width}" height="{height}"'
        yield f'<p><img src="{html.escape(address)}" alt="{alt}" {size} style="{style}"></p>'
    if subtitle := str(profile.get("subtitle") or "").strip():
        yield subtitle
    listed = profile.get("buttons")
    found = listed if isinstance(listed, list) else []
    buttons = [each for each in found if isinstance(each, Mapping) and each.get("url")]
    links = [
        f"[{each.get('name') or each['url']}]({_address(str(each['url']).strip())}){{ .md-button }}" for each in buttons
    ]
    if links:
        yield " ".join(links)


def _pixels(profile: Mapping[str, Any], side: str) -> str:
    value = str(profile.get(f"image{side}") or "")
    return value if value.isdecimal() else "150"  # as in index_profile.html


def _address(url: str) -> str:
    return url if "://" in url or url.startswith(("/", "mailto:")) else f"/{url}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
