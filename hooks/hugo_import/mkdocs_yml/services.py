"""What others do for the site: counting of readers, the tags that search engines ask for, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hugo_import.config import Config, Names, keys
from hugo_import.plan import Plan

_GOOGLE = keys(
    "services.googleanalytics.id googleanalytics params.googleanalytics params.analytics.google"
    " params.analytics.google.id params.analytics.google.site_verification_id params.googleanalytics.id"
    " params.googleanalyticsid params.google_analytics params.google_analytics_id"
    " params.google_analytics_tracking_id params.ga params.marketing.google_analytics"
    " params.marketing.analytics.google_analytics params.hugoblox.analytics.google.measurement_id"
)
_GISCUS = keys(
    "params.giscus params.comments.giscus params.comment.giscus params.page.comment.giscus"
    " params.features.comment.giscus params.hugoblox.comments.giscus"
)
_DISQUS = keys(
    "services.disqus.shortname disqusshortname params.disqusshortname params.disqus params.disqus.shortname"
    " params.disqus_short_name params.disqus_shortname params.features.comment.disqus.shortname"
)
_ENGINES = ("google", "bing", "yandex", "baidu", "naver", "pinterest")
#: Services that nothing here speaks to, by what tells them in a parameter's name; in `autoCollapseLines` is none.
_OTHER_COMMENTS = re.compile(
    r"utteranc|waline|twikoo|gitalk|valine|artalk|cusdis|remark42|commento|\bisso|cactus|vssue|gitment"
)
_OTHER_COUNTERS = re.compile(
    r"umami|fathom|plausible|goatcounter|matomo|clarity|baidu|cnzz|busuanzi|cloudflare|yandex|simpleanalytics|\bseline"
    r"|counter|firebase"
)
#: Those that `extra: analytics:` has a name for (hugo_site/settings/services.py).
_COUNTERS = ("umami", "plausible", "goatcounter", "cloudflare")
#: Parameters of such services that count nobody.
_NO_COUNTERS = ("push", "autopush", "icon", "text")
#: Tables that say where a theme's scripts are, whether it uses them or not, as MemE's and LoveIt's.
_LIBRARIES = frozenset({"lib", "libs", "cdn", "vendor"})
#: Mainroad's and others' show beside a tag how many posts it has.
_COUNTS_TEXT = re.compile("tag|categor|series|term|post|article|word|char")
_FIELDS = {
    "repo": "repo",
    "repoid": "repo_id",
    "repo_id": "repo_id",
    "repositoryid": "repo_id",
    "category": "category",
    "categoryid": "category_id",
    "category_id": "category_id",
    "mapping": "mapping",
    "strict": "strict",
    "reactionsenabled": "reactions_enabled",
    "reactions": "reactions_enabled",
    "inputposition": "input_position",
    "lang": "lang",
}
#: What the name of a search engine's tag holds, or one above it.
_VERIFIES = "verif"
#: What stands in such a tag; PaperMod's sample has `XYZabc` there.
_TAG = r"(?!XYZabc$)[\w.=+/-]+"
_SWITCHES = ("strict", "reactions_enabled")
#: An attribute of giscus' script: in its tag, in a script's list of attributes, or as `setAttribute` is given it.
_ATTRIBUTE = re.compile(r"data-([a-z-]+)[\"']?\s*[=:,]\s*[\"']([^\"'{}]*)[\"']")
#: What loads comments of other services in a site's own template.
_LOADS = re.compile(
    r"utteranc\.es|disqus\.com/embed|disqus\.com/count|twikoo|waline|cusdis|gitalk|graphcomment|remark42|commento\.|artalk"
    r"|hyvor|staticman"
)
_OFF = ("", "0", "false", "no", "off", "disabled")


def services(config: Config, plan: Plan) -> Iterator[tuple[Names, Any]]:
    """Yield `extra.analytics`, `extra.verification` and `extra.giscus`; what there is no place for is told."""
    found = config.texts(_GOOGLE)
    if config.get("privacy", "googleanalytics", "disable") is True:
        found = []
    if found and re.match("G(T|TM)?-|AW-", found[0]):
        yield ("extra", "analytics"), {"provider": "google", "property": found[0]}
    elif found:
        why = "a kind that Google ended in 2023" if found[0].startswith("UA-") else "which is no id of Google's"
        plan.report.note(f"Google Analytics {found[0]}, {why}, left out", config.first_place(_GOOGLE))
    if tags := dict(_verification(config)):
        yield ("extra", "verification"), tags
    comments = giscus(config, plan)
    if comments:
        yield ("extra", "giscus"), comments
    _tell(config, plan, bool(comments))


def _verification(config: Config) -> Iterator[tuple[str, str]]:
    """Yield the tags that search engines ask for; themes name them in many ways, each with the engine in it."""
    for key, _ in _parameters(config):
        name = "".join(key)
        engine = next((each for each in _ENGINES if each in name), "")
        if engine and _VERIFIES in name:
            value = config.get("params", *key)
            if isinstance(value, str) and re.fullmatch(_TAG, value, re.ASCII):
                yield engine, value


def _parameters(config: Config) -> Iterator[tuple[Names, bool]]:
    params = config.peek("params")
    return _switched_on((), params if isinstance(params, Mapping) else {})


def giscus(config: Config, plan: Plan) -> dict[str, Any]:
    """Return giscus' settings from the configuration, or from the site's own partial that holds giscus' script."""
    is_chosen = _chosen(config.peek("params", "comments")) in ("", "giscus")
    for key in (each for each in _GISCUS if is_chosen and not _is_off(each, config)):
        values = config.get(*key)
        if isinstance(values, Mapping) and (found := _fields(values)):
            return found
        if isinstance(values, Mapping) and values.get("repo"):
            plan.report.add("giscus without all of its ids", config.place(*key), "https://giscus.app tells them")
    for name in ("comments", "comment"):  # of which a `provider` beside the ids says whose they are
        values = config.peek("params", name)
        is_giscus = isinstance(values, Mapping) and str(values.get("provider") or "giscus").lower() == "giscus"
        if is_giscus and not _is_off(("params", name), config) and (found := _fields(values)):
            config.get("params", name)
            return found
    params = config.peek("params")
    flat = [name for name in params if name.startswith("giscus")] if isinstance(params, Mapping) else []
    if found := _fields({name.removeprefix("giscus").lstrip("_"): config.get("params", name) for name in flat}):
        return found
    for path, text in _templates(plan, "*.html"):
        if "giscus.app" in text and (found := _fields(dict(_attributes(text)))):
            if re.search("comment|giscus", path.name):  # another template shows more
                plan.report.use(path)
            return found
    return {}


def _templates(plan: Plan, names: str) -> Iterator[tuple[Path, str]]:
    """Yield the site's own templates of these names, without what is commented out."""
    for path in sorted((plan.site / "layouts").rglob(names)):
        if path.is_file():
            text = path.read_text("utf-8", errors="replace")
            yield path, re.sub(r"<!--.*?-->|\{\{-?\s*/\*.*?\*/", "", text, flags=re.DOTALL)


def _is_off(key: Names, config: Config) -> bool:
    """Tell whether a service, or all of its kind, is switched off, or another one is chosen."""
    above = [key[:length] for length in range(2, len(key) + 1)]
    others = (_chosen(config.peek(*each)) for each in above[:-1])
    is_other = any(chosen not in ("", key[-1]) for chosen in others)
    switches = (config.peek(*each, name) for each in above for name in ("enable", "enabled"))
    return is_other or any(each is not None and str(each).lower() in _OFF for each in switches)


def _chosen(values: object) -> str:
    """Return which of several services is chosen where they stand, empty where none is: Stack's, Narrow's, NexT's."""
    found = values if isinstance(values, Mapping) else {}
    names = (found.get(each) for each in ("provider", "engine", "system", "active"))
    return next((each.lower() for each in names if isinstance(each, str) and each), "")


def _attributes(text: str) -> Iterator[tuple[str, str]]:
    for name, value in _ATTRIBUTE.findall(text):
        yield name.replace("-", ""), value


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of giscus that `values` names; none where one that it needs is missing."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        field = _FIELDS.get(name.lower().replace("-", ""))
        if field in _SWITCHES:
            found[field] = str(value).lower() not in _OFF
        elif field and value not in ("", None):
            found[field] = str(value)
    if found.get("mapping", "pathname") != "pathname" and found["mapping"] not in ("url", "title", "og:title"):
        found.pop("mapping")
    complete = all(found.get(name) for name in ("repo", "repo_id", "category", "category_id"))
    return found if complete and re.fullmatch(r"[\w.-]+/[\w.-]+", found["repo"], re.ASCII) else {}


def _tell(config: Config, plan: Plan, has_comments: bool) -> None:
    """Tell of comments and counters that are not taken over."""
    shortname = next(iter(config.texts(_DISQUS)), "")
    remedy = "set up https://giscus.app and write its ids below extra: giscus: in mkdocs.yml"
    if shortname and _shows_disqus(config):
        plan.report.add(f'comments by Disqus ("{shortname}")', config.first_place(_DISQUS), remedy)
    elif not has_comments and config.peek("params", "comments") is not False:
        for path, text in _templates(plan, "*comment*.html"):
            if service := _LOADS.search(text):
                where = f"{path.relative_to(plan.site).as_posix()}: {service[0]}"
                plan.report.add("comments by a service that this blog does not speak to", where, remedy)
    for key, value in _parameters(config):
        name, config_key = key[-1].replace("analytics", ""), ("params", *key)
        comments = _OTHER_COMMENTS.search(name)
        counter = _OTHER_COUNTERS.search(name) and not name.endswith(_NO_COUNTERS)
        counter = counter and not (name.endswith("counter") and _COUNTS_TEXT.match(name))
        if not (comments or counter) or _VERIFIES in "".join(key) or not _LIBRARIES.isdisjoint(key):
            continue
        config.get(*config_key)
        where = config.place(*config_key)  # nowhere: a theme's own default
        place, is_set = f"{where}: {key[-1]}", value and where != ""
        if comments and is_set and not has_comments:
            plan.report.add("comments by a service that this blog does not speak to", place, remedy)
        elif counter and is_set:
            _tell_counter(name, place, plan)


def _shows_disqus(config: Config) -> bool:
    """Tell whether the theme shows Disqus: where it names a provider, as Stack does, an account alone shows nothing."""
    comments = config.peek("params", "comments")
    named = comments if isinstance(comments, Mapping) else {}
    return named.get("enabled") is not False and "disqus" in str(named.get("provider") or "disqus").lower()


def _tell_counter(name: str, place: str, plan: Plan) -> None:
    if known := next((each for each in _COUNTERS if each in name), None):
        remedy = f"write into mkdocs.yml, below extra: analytics: {{ provider: {known}, property: its id }}"
        plan.report.add("counting of readers, off until its id is written anew", place, remedy)
    else:
        templates = "add it below overrides/partials/integrations/analytics/, or do without"
        plan.report.add("counting of readers by a service that this blog does not speak to", place, templates)


def _switched_on(above: Names, values: Mapping[str, Any], *, on: bool = True) -> Iterator[tuple[Names, bool]]:
    """Yield each key with whether it says anything: a service without id, or not the chosen one, or off, does not."""
    chosen = _chosen(values)
    for name, value in values.items():
        key = (*above, name)
        if isinstance(value, Mapping):
            enabled = value.get("enable", value.get("enabled", True))
            said = (part for name, part in value.items() if not name.endswith("verificationtag"))
            is_on = on and str(enabled).lower() not in _OFF and chosen in ("", name)
            yield key, is_on and any(part not in ("", None, False) for part in said)
            yield from _switched_on(key, value, on=is_on) if len(key) < 3 else ()
        else:
            yield key, on and str(value).lower() not in _OFF and not isinstance(value, list)
