"""The other languages of a Hugo site: their pages beside the main language's, and a mkdocs.<key>.yml for each.

Each is planned as if it were the site's only one; then its pages get its key into their names (`x.vi.md`), and of its
settings those stay that the main language's are not. What the blog makes of it: hugo_site/languages/.
Source: https://gohugo.io/content-management/multilingual/.
"""

from __future__ import annotations

import filecmp
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import yaml
from hugo_posts.goldmark.inlines.emoji import emoji_names
from hugo_site.languages.settings import KEY
from hugo_site.texts.locale import locale_of

from hugo_import.config import Config, at
from hugo_import.config_files import inside
from hugo_import.files.addresses.old_site import urls_of
from hugo_import.files.addresses.places import content_path
from hugo_import.files.content import ALL_POSTS, main_section_page
from hugo_import.files.front_matter import address_of, cascades_of, published_document, read_document
from hugo_import.files.site_files import plan_files
from hugo_import.home import plan_home, relative_aliases
from hugo_import.mkdocs_yml.document import Change, Document
from hugo_import.mkdocs_yml.identity import language_tag
from hugo_import.mkdocs_yml.update import values
from hugo_import.plan import DOCS, Plan
from hugo_import.report import Report

_DATE_FORMAT = ("plugins", "blog", "post_date_format")
_EMOJI = re.compile(r":([\w+-]+):")


def other_languages(config: Config, plan: Plan) -> dict[str, Plan]:
    """Return what is planned for each of the other languages, by its key.

    Args:
        config: the Hugo site's configuration.
        plan: what is planned for the main language; gets the addresses at the root that lead to other languages' pages.
    """
    plans: dict[str, Plan] = {}
    for key in _other_keys(config, plan):
        other = replace(config, chosen=key)
        plans[key] = theirs = plan_files(config.site, other, Report(used=plan.report.used))
        plan_home(other, theirs)
        _tell(theirs.report, plan.report)
        _lead_from_root(theirs, other, plan)
    return plans


def plan_languages(plans: Mapping[str, Plan], config: Config, plan: Plan, document: Document) -> list[Change]:
    """Plan the files and the settings of the other languages; return what changes in mkdocs.yml.

    Args:
        plans: what is planned for each.
        config: the Hugo site's configuration.
        plan: what is planned for the main language; gets the others'.
        document: mkdocs.yml, as it will be for the main language.
    """
    if not plans and "default_content_language_in_subdir" not in plan.hugo:
        return []
    for key, theirs in plans.items():
        if ALL_POSTS in plan.texts:
            theirs.texts.setdefault(ALL_POSTS, main_section_page({}, ""))
        theirs.hugo.get("moved", {}).pop(f"/{key}/", None)
        settings = _settings(replace(config, chosen=key), theirs, document)
        _tell(theirs.report, plan.report)
        plan.texts[PurePosixPath(f"mkdocs.{key}.yml")] = _written(key, settings)
        _take_over(theirs, key, plan)
    names = {key: _name_of(key, config) for key in [config.language_key, *plans]}
    change = document.set(("extra", "languages"), names)
    return [change] if change else []


def _tell(theirs: Report, mine: Report) -> None:
    """Tell of a language what is not told of the main one, which has the files of all languages, too."""
    for findings, told, tell in ((theirs.findings, mine.findings, mine.add), (theirs.notes, mine.notes, mine.note)):
        for kind, finding in findings.items():
            known = {*told[kind].places} if kind in told else set()
            for place in filter(lambda each: each not in known, finding.places):
                tell(kind, place, finding.remedy)


def _other_keys(config: Config, plan: Plan) -> Iterator[str]:
    """Yield the languages that Hugo publishes beside the main one, those whose key can be one here."""
    others = config.other_languages
    for key in config.languages.keys() - {config.default_key, *others}:
        plan.report.note("languages that are switched off, left out", f"{config.place('languages', key)}: {key}")
        other = replace(config, chosen=key)
        off = plan_files(config.site, other, Report(used=plan.report.used))
        plan_home(other, off)
        plan.report.use(*off.sources.values())
    for key in others:
        if KEY.fullmatch(key):
            yield key
        else:
            plan.report.add(f'languages with a name that is no code ("{key}"), not copied', "", "name it, e.g. en")


def _settings(config: Config, plan: Plan, document: Document) -> dict[str, Any]:
    """Return the settings of a language that are not the main language's, as they stand below each other.

    A blog from before hooks/engine.yml has its plugins in a list, of which no part can be set.
    """
    settings: dict[str, Any] = {}
    for names, value in values(config, plan, document):
        here = document.get(*names)
        if here == value or (here is None and value in ("", None)):
            continue
        if names == _DATE_FORMAT:
            inside(settings, ("extra", "texts"))["date.format"] = value
        elif names[0] == "plugins":
            told = f"a language's own {names[-1]}, which is the same in all languages here"
            plan.report.note(told, f"languages.{config.language_key}")
        elif names != ("site_url",) or at(config.languages, (config.language_key, "baseurl")):
            inside(settings, names[:-1])[names[-1]] = value
    return settings


def _written(key: str, settings: Mapping[str, Any]) -> str:
    head = f"# The settings of the site below /{key}/ that are other than those in mkdocs.yml.\nINHERIT: mkdocs.yml\n"
    return head + (yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False, width=110) if settings else "")


def _take_over(theirs: Plan, key: str, plan: Plan) -> None:
    """Put a language's files beside the main language's; a file that both have stands there once."""
    for target, source in theirs.sources.items():
        mine = plan.sources.get(target)
        if target.suffix == ".md":
            plan.add(source, _with_key(target, key))
        elif mine is None:  # a file of one language keeps its name, by which the old site answered
            is_named = source.stem.lower().endswith(f".{key}") and not target.stem.lower().endswith(f".{key}")
            # its page in the main language may be a draft
            in_both = any(above / "index.md" in plan.sources for above in target.parents[:-2])
            plan.add(source, _with_key(target, key) if is_named or in_both else target)
        elif mine != source and not filecmp.cmp(mine, source, shallow=False):
            plan.add(source, _with_key(target, key))
        plan.report.use(source)
    for target, text in theirs.texts.items():
        if target.is_relative_to(DOCS):
            plan.texts[_with_key(target, key)] = text


def _lead_from_root(theirs: Plan, config: Config, plan: Plan) -> None:
    """Let addresses that public pages of a language have beside its folder, by `url: /x/`, lead into it.

    Source: https://gohugo.io/content-management/urls/#url: with a slash in front it is the host's, not the language's.
    """
    key, urls = config.language_key, urls_of(config)
    pages = [(path, content_path(place, theirs), "") for place, path in theirs.sources.items() if place.suffix == ".md"]
    pages += [(path, *here) for path, here in theirs.replaced.items()]
    if at(config.languages, (key, "baseurl")):
        return
    for old in relative_aliases(config):
        plan.move(old, f"/{key}/")
        theirs.hugo["moved"].pop(old, None)
    for path, inner, here in pages:
        document = read_document(path)
        url = document.values.get("url")
        if not isinstance(url, str) or not url.startswith("/") or f"{url}/".startswith(f"/{key}/"):
            continue
        address = address_of(inner, document, urls)
        if address.strip("/") and published_document(path, inner, cascades_of([], config), config, theirs):
            # but for the host's root, which is the main language's home
            there = f"/{key}{here or address}".replace("%", "%25")
            plan.hugo.setdefault("moved", {}).setdefault(address, there)


def _with_key(target: PurePosixPath, key: str) -> PurePosixPath:
    return target.with_name(f"{target.stem}.{key}{target.suffix}")


def _name_of(key: str, config: Config) -> str:
    """Return what a language calls itself: as the site says, else as CLDR has it."""
    language = config.languages.get(key)
    said = [language.get(name) for name in ("languagename", "label")] if isinstance(language, Mapping) else []
    named = next((name for name in said if isinstance(name, str) and name and not set(name) & set('<>"')), "")
    named = _EMOJI.sub(lambda name: emoji_names().get(name[1], name[0]), named)  # as themes do
    locale = locale_of(language_tag(replace(config, chosen=key)))
    return named or locale.get_display_name(locale) or key
