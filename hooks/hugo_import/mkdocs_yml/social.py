"""Links to an author's other places, as the themes name them, as Material's `extra.social`.

Sources: PaperMod's wiki (socialIcons), Blowfish's and Congo's `params.author.links`, Stack's `menu.social`, LoveIt's
and many others' `params.social`, and single names such as `params.github`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import material
from hugo_site.settings.material_settings import BREAKING, SCHEMES

from hugo_import.config import Config, at, keys, weight
from hugo_import.files.addresses.places import parts_of
from hugo_import.mkdocs_yml.identity import base_path
from hugo_import.plan import DOCS, Plan

_ICON_FILES = Path(material.__file__).parent / "templates" / ".icons"
#: Icons of Material for the names that themes use.
_ICONS = {
    "email": "material/email",
    "mail": "material/email",
    "envelope": "material/email",
    "rss": "material/rss",
    "website": "material/web",
    "link": "material/link-variant",
    "globe": "material/web",
    "phone": "material/phone",
    "x": "fontawesome/brands/x-twitter",
    "twitter": "fontawesome/brands/x-twitter",
    "stackoverflow": "fontawesome/brands/stack-overflow",
    "stack-overflow": "fontawesome/brands/stack-overflow",
    "googlescholar": "fontawesome/brands/google-scholar",
    "cv": "material/file-account",
}
#: Where a bare name leads, for those that themes let an author write so.
_PLACES = {
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "bitbucket": "https://bitbucket.org/{}",
    "sourcehut": "https://sr.ht/~{}",
    "twitter": "https://twitter.com/{}",
    "x": "https://x.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}/",
    "instagram": "https://www.instagram.com/{}/",
    "youtube": "https://www.youtube.com/{}",
    "telegram": "https://t.me/{}",
    "medium": "https://medium.com/@{}",
    "reddit": "https://www.reddit.com/user/{}",
    "pinterest": "https://www.pinterest.com/{}",
    "keybase": "https://keybase.io/{}",
    "twitch": "https://www.twitch.tv/{}",
    "steam": "https://steamcommunity.com/id/{}",
    "devto": "https://dev.to/{}",
    "dev": "https://dev.to/{}",
    "kaggle": "https://www.kaggle.com/{}",
    "orcid": "https://orcid.org/{}",
    "zhihu": "https://www.zhihu.com/people/{}",
    "weibo": "https://weibo.com/{}",
    "bilibili": "https://space.bilibili.com/{}",
    "codepen": "https://codepen.io/{}",
    "douban": "https://www.douban.com/people/{}",
    "stackoverflow": "https://stackoverflow.com/users/{}",
    "mastodon": "https://{}",
    "bluesky": "https://bsky.app/profile/{}",
    "threads": "https://www.threads.net/@{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "paypal": "https://paypal.me/{}",
    "kofi": "https://ko-fi.com/{}",
    "email": "mailto:{}",
    "matrix": "https://matrix.to/#/{}",
}
_LISTS = keys(
    "params.socialicons params.social params.author.links params.author.social author.links social params.contact_links"
    " params.socials params.widgets.social params.ananke_socials params.ananke.social params.social_media.items"
)
#: Menus of places: most themes', tranquilpeak's.
_MENUS = ("social", "links")
#: Where a parameter may hold an account.
_HOLDERS = (("params",), ("author",), ("params", "author"))
#: What stands behind a place's name in a parameter that holds an account: `github_user`, `githubId`.
_ENDINGS = ["", *"id _id user _user username _username name _name url _url address link".split()]
#: What names the place in a table of its own; the last are Ananke's.
_TARGETS = ("id", "url", "profilelink", "username")
#: What the theme Even has before a name, to put them in order: `a-email`.
_ORDER = re.compile("^[a-z]-(?!mail)", re.IGNORECASE)
#: Classes of Font Awesome round the name of an icon: `fab fa-github`, `<i class="fa-brands fa-x-twitter fa-lg">`.
_CLASSES = re.compile(r".*\bfa-(?!(?:brands|solid|regular|lg|sm|xs|fw|\dx)\b)([\w-]+).*", re.DOTALL)
#: Other spellings of names.
_SAME = {"mail": "email", "e-mail": "email", "ko-fi": "kofi", "linked-in": "linkedin"}
RSS = {"icon": "material/rss", "link": "/index.xml", "name": "RSS"}


def social(config: Config, plan: Plan) -> list[dict[str, str]]:
    """Return the entries of `extra.social`, each address once, the feed at the end where the site names none."""
    found: dict[str, dict[str, str]] = {}
    for name, target, title in _pairs(config):
        key = _CLASSES.sub(r"\1", _ORDER.sub("", name.lower().removeprefix("brand-")))
        key = _SAME.get(key, key)
        link = _inside(_link(key, _from_root(target, plan)), config)
        if _is_missing(link, plan):
            plan.report.note("places of the author's that are no file of the site, left out", f"{name}: {target}")
        elif link:
            found.setdefault(
                link, {"icon": icon(key, title, _host(link)), "link": link, "name": title or _ORDER.sub("", name)}
            )
        elif target not in ("", "#"):
            plan.report.note("places of the author's that are no address, left out", f"{name}: {target}")
    has_feed = RSS["link"] in found or any(entry["icon"] == "material/rss" for entry in found.values())
    return [*found.values(), *([] if has_feed else [RSS])]


def _pairs(config: Config) -> Iterator[tuple[str, str, str]]:
    """Yield name, address or account, and title of each place."""
    for key in _LISTS:
        yield from _of_value(config.get(*key))
    entries = [each for name in _MENUS for each in config.sequence("menus", name) if _is_map(each)]
    for entry in sorted(entries, key=weight):
        icon_name = str(at(entry, ("params", "icon")) or entry.get("pre") or entry.get("identifier") or "")
        name = str(entry.get("name") or entry.get("identifier") or "")
        yield icon_name or name, str(entry.get("url") or ""), name
    for name in _PLACES:
        for holder in _HOLDERS:
            for value in config.texts((*holder, f"{name}{ending}") for ending in _ENDINGS):
                yield name, value, ""


def _of_value(value: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the entries of `[{name, url}]`, `[{github: url}]`, `{GitHub: account, Email: {id: …}}`.

    And of NexT's `{a: Name || address || fab fa-github}`, and Mainroad's `{github: account, custom: [{title, url}]}`.
    """
    if isinstance(value, Mapping):
        for name, given in value.items():
            entry = given if isinstance(given, Mapping) else {}
            target = next((entry[each] for each in _TARGETS if entry.get(each)), "") if entry else given
            yield from _of_value(given) if isinstance(given, list) else ()
            if isinstance(target, str) and "||" in target:
                title, address, icon_name, *_ = [*map(str.strip, target.split("||")), ""]
                yield icon_name or title, address, title
            elif isinstance(target, str) and target:
                yield str(name), target, ""
    entries = filter(_is_map, value if isinstance(value, list) else [])
    for each in (each for each in entries if each.get("enabled") is not False):
        address = each.get("url") or each.get("link") or each.get("href")
        name = each.get("icon") or each.get("name") or each.get("id") or each.get("title")
        if address and name:
            yield str(each.get("name") or name), str(address), str(each.get("title") or each.get("name") or name)
        elif not address:
            yield from _of_value(each)


def _link(name: str, target: str) -> str:
    """Return the address that an entry leads to, empty where it is none."""
    scheme, colon, rest = target.strip().partition(":")
    target = f"{scheme}{colon}{rest.lstrip()}"  # `mailto: me@example.org` is meant so
    if (colon and scheme.lower() in SCHEMES) or target.startswith("/"):
        link = target
    elif name == "email" and "@" in target:
        link = f"mailto:{target}"
    elif "." in target.split("/")[0] and "/" in target and name != "rss":
        link = f"https://{target}"
    elif name == "rss" or target.endswith(".xml"):
        link = f"/{target}"
    elif name in _PLACES:
        above = _PLACES[name].partition("{")[0].partition("//")[2].partition("/")[2]  # beautifulhugo's are `in/account`
        account = target.removeprefix(above)
        link = _PLACES[name].format(account.lstrip("@~") if name not in ("matrix", "youtube") else account)
    else:
        return ""
    if link.startswith("/"):
        inner = link.lstrip("/")
        link = f"https://{inner}" if link.startswith("//") and "." in inner.split("/")[0] else f"/{inner}"
    parts = parts_of(link)
    return "" if BREAKING & set(link) or not any(parts) or (parts.scheme and link.endswith("://")) else link


def _from_root(target: str, plan: Plan) -> str:
    """Return the address of a file of the site, `cv.pdf`, from the root; any other as it is."""
    name = target.strip().removeprefix("./")
    return f"/{name}" if DOCS / unquote(name) in plan.sources else target


def _inside(link: str, config: Config) -> str:
    """Return a link into the site as it is from the site's root, which is where the language's own pages begin."""
    for above in filter(None, (base_path(config), f"/{config.language_key}")):
        link = link.removeprefix(above) if link.startswith(f"{above}/") else link
    return link


def _is_missing(link: str, plan: Plan) -> bool:
    """Tell whether a link names a file that is not copied, and is no feed, which a build makes."""
    place = PurePosixPath(unquote(link.partition("#")[0].partition("?")[0]).lstrip("/"))
    return link.startswith("/") and place.suffix not in ("", ".xml", ".json") and DOCS / place not in plan.sources


def _host(link: str) -> str:
    """Return the name of a known place from an address, `github` of `https://github.com/me`; empty for any other."""
    labels = (parts_of(link).hostname or "").split(".")[-2:]
    return labels[0] if labels[0] in _PLACES else ""


def icon(*names: str) -> str:
    """Return Material's icon for the first of a theme's names that has one, a plain link where none has."""
    candidates: list[str] = []
    for written in names:
        name = _CLASSES.sub(r"\1", written.lower())
        plain = name.replace(" ", "").replace("-", "")
        first = name.partition("-")[0]  # of `github-simple`, PaperModX's
        for each in dict.fromkeys((name, plain, first)):
            candidates += [_ICONS.get(each, ""), f"fontawesome/brands/{each}", f"simple/{each}", f"material/{each}"]
    safe = [each for each in candidates if each and all(part.replace("-", "").isalnum() for part in each.split("/"))]
    return next((each for each in safe if (_ICON_FILES / f"{each}.svg").is_file()), "material/link-variant")


def _is_map(value: object) -> bool:
    return isinstance(value, Mapping)
