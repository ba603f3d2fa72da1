"""Who and what the site is: name, address, description, author, copyright, language, time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any
from zoneinfo import available_timezones

import material
from hugo_posts.html.markup import plain_text
from hugo_site.texts.locale import is_known, nearest, relatives, tag_of, with_territory
from hugo_site.texts.tables import own_texts
from markdown_it import MarkdownIt

from hugo_import.config import Config, Names, keys
from hugo_import.files.addresses.places import parts_of
from hugo_import.plan import Plan

#: The year of now as themes' footers have it: Blowfish's `{year}`, Anatole's `{{ YEAR }}`, Lotus' `:YEAR:`.
_YEAR = re.compile(r"\{+ *year *\}+|:year:", re.IGNORECASE)
_BREAK = re.compile(r"<(br|/p|/div)\b[^>]*>", re.IGNORECASE)
#: What nobody reads in a footer's text: Coder's is where many count their readers.
_UNREAD = re.compile(r"<!--.*?-->|<(script|style|noscript)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
#: What Hermit's stands behind.
_SEPARATOR = re.compile(r"\A(?:[\s·|]|&#183;|&middot;)+")
_LANGUAGES = Path(material.__file__).parent / "templates/partials/languages"


def identity(config: Config, plan: Plan) -> Iterator[tuple[Names, Any]]:
    """Yield the settings that say who and what the site is; what Hugo's configuration leaves out is empty."""
    name = config.text("title") or config.text("params", "title")
    yield ("site_name",), name or "Blog"
    address = site_url(config, plan)
    if address:
        yield ("site_url",), address
    yield ("site_description",), _without_marks(_first_text(config, _DESCRIPTIONS))
    author = _author(config)
    yield ("site_author",), author
    yield ("copyright",), _copyright(config, plan, address, author or name)
    yield ("extra", "author", "bio"), _without_marks(_first_text(config, _BIOS))
    if avatar := _avatar(config, plan):
        yield ("extra", "author", "avatar"), avatar
    yield ("theme", "language"), _language(config, plan)
    yield ("extra", "hugo", "timezone"), _timezone(config, plan)


def base_path(config: Config) -> str:
    """Return the path that the site's addresses begin with, without a slash at its end: `/repo`, or nothing."""
    return parts_of(config.text("baseurl")).path.rstrip("/")


def site_url(config: Config, plan: Plan) -> str:
    """Return the site's address, empty where the configuration names none: Hugo's `/` is none."""
    text = config.text("baseurl").strip()
    text = f"https:{text}" if text.startswith("//") else text
    parts = parts_of(text)
    if parts.scheme in ("http", "https") and parts.netloc:
        return text if text.endswith("/") else f"{text}/"
    if name := _cname(plan):
        return f"https://{name}/"
    place = config.place("baseurl") or next(iter(config.files), "")
    plan.report.add(f'baseURL "{text}" names no host', place, "write the site's address into mkdocs.yml as site_url")
    return ""


def _cname(plan: Plan) -> str:
    """Return the host that GitHub Pages is told of."""
    path = plan.sources.get(PurePosixPath("docs/CNAME"))
    return path.read_text("utf-8", errors="replace").strip() if path else ""


_DESCRIPTIONS = keys(
    "params.description description params.subtitle params.sidebar.subtitle params.tagline params.home.profile.subtitle"
    " params.marketing.seo.description"
)
_BIOS = keys(
    "params.author.bio params.bio params.authorbio author.bio params.author.headline params.shortintro"
    " params.author.intro params.author.description params.introdescription params.selfintro"
    " params.sidebar_about_description"
)
_AUTHORS = keys("params.author params.authors author params.author_name params.name")
_AVATARS = keys(
    "params.author.image params.author.avatar author.image params.avatar params.avatarurl params.sidebar.avatar.src"
    " params.profilemode.imageurl params.home.profile.avatarurl params.profilepicture params.brand_image"
    " params.portrait.path params.avatar.url params.author.picture"
    " author.avatar author.picture params.authorimage params.sidebar_avatar"
)
#: The last are Stack's, Coder's, Hermit's, Gokarna's and Jane's.
_FOOTERS = keys(
    "params.footer.text params.footer.custom params.footer.customtext params.footercontent params.footercopyright"
    " params.customfooterhtml params.customfooter params.footer"
)
_COPYRIGHTS = keys("copyright params.copyright params.footer.copyright")


def _first_text(config: Config, wanted: list[Names]) -> str:
    """Return the first text among several keys; all of them count as read."""
    there = [key for key in wanted if isinstance(config.peek(*key), str | int | float)]  # others nobody takes over
    values = [config.get(*key) for key in there]
    return next((text for value in values if not isinstance(value, bool) and (text := str(value).strip())), "")


def _without_marks(text: str) -> str:
    """Return what readers see of a text that themes take for Markdown and HTML: here it is shown as it is written."""
    if any(sign in text for sign in "<[*_`&"):
        text = plain_text(_BREAK.sub(" ", MarkdownIt("commonmark").renderInline(text)))
    return " ".join(text.split())


def _author(config: Config) -> str:
    found = ""
    for key in _AUTHORS:
        by_name = isinstance(config.peek(*key), Mapping)
        name = _name(config.get(*key, "name") if by_name else config.get(*key))
        found = found or name
    return found


def _name(author: Any) -> str:
    if isinstance(author, Mapping):
        author = author.get("name")
    if isinstance(author, list):
        return ", ".join(filter(None, map(_name, author)))
    return str(author or "").strip()


def _copyright(config: Config, plan: Plan, address: str, owner: str) -> str:
    """Return the line at the foot of each page; themes read Markdown in it, and put the year for `{year}`."""
    said, written = _first_text(config, _COPYRIGHTS), _first_text(config, _FOOTERS)
    if _UNREAD.search(written):
        told = "scripts, styles and comments in the text at the foot of each page, left out"
        plan.report.note(told, config.first_place(_FOOTERS))
    footer = _SEPARATOR.sub("", _UNREAD.sub("", written).strip())
    is_hidden = bool(config.get("params", "footer", "hidecopyright"))
    parts = ["" if is_hidden else said or ("" if footer or not owner else f"© {owner}"), footer]
    text = _YEAR.sub(str(datetime.now(UTC).year), " · ".join(filter(None, parts)))
    if any(sign in text for sign in "[*_`"):
        text = MarkdownIt("commonmark").renderInline(text)
    return text.replace('href="/', f'href="{address}') if address else text


def _avatar(config: Config, plan: Plan) -> str:
    """Return the author's picture where it is among the files that are copied."""
    is_shown = bool(config.get("params", "profilemode", "enabled"))
    found = config.texts([key for key in _AVATARS if is_shown or "profilemode" not in key])
    for picture in found:
        if PurePosixPath("docs", picture.lstrip("/")) in plan.sources:
            return f"/{picture.lstrip('/')}"
    if named := [each for each in found if "." in each]:  # PaperMod's sample has "<img location>"
        plan.report.note("pictures of the author that are no file of the site, left out", named[0])
    return ""


def language_tag(config: Config) -> str:
    """Return the language as HTML names it: what the site says, or may have meant by what is no code, such as `vn`."""
    codes = config.language_codes
    tag = tag_of(next((code for code in codes if is_known(code)), nearest(codes[0])))
    name, _, country = tag.partition("-")
    is_usual = country and with_territory(name) == f"{name}_{country}" and not _has_texts(tag)
    return name if is_usual and name != "zh" else tag  # `en-us` is what everybody takes `en` for


def _language(config: Config, plan: Plan) -> str:
    """Return the language; one that has no texts here, or that nobody knows, is told."""
    codes, tag = config.language_codes, language_tag(config)
    is_guessed, place = not any(map(is_known, codes)), config.place("languagecode")
    if not any(map(_has_texts, relatives(tag))) or (is_guessed and tag == "en"):
        remedy = "the words around posts are English; translate hooks/hugo_site/texts/en.yml"
        plan.report.add(f'language "{codes[0]}" has no texts here', place, remedy)
    elif is_guessed:
        plan.report.note(f'a language that is no code ("{codes[0]}"), taken for {tag}', place)
    elif not any(map(own_texts, relatives(tag))):
        remedy = "translate hooks/hugo_site/texts/en.yml, or single texts in mkdocs.yml, extra: texts:"
        plan.report.note(f'language "{tag}": Material has it, but some words around posts are English', place, remedy)
    return tag


def _has_texts(language: str) -> bool:
    return (_LANGUAGES / f"{language}.html").is_file()


def _timezone(config: Config, plan: Plan) -> str:
    name = config.text("timezone") or "UTC"
    if name in available_timezones():
        return name
    plan.report.add(f'time zone "{name}" is unknown', config.place("timezone"), "write one such as Asia/Ho_Chi_Minh")
    return "UTC"
