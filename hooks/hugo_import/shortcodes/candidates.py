"""The ways to show a shortcode here."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hugo_posts.shortcodes.registry import BUILT_IN

from hugo_import.config import Config
from hugo_import.go_template import TemplateError, convert
from hugo_import.shortcodes.layouts import Layouts, Source
from hugo_import.shortcodes.theme_names import TEMPLATES

THEMES = Path(__file__).parent / "themes"
#: What is built in, by its name in lower case, as Hugo knows it in any.
OURS = {name.lower(): render for name, render in BUILT_IN.items()}
_STANDS_IN = Path(__file__).parent / "stand_in.html"
#: Of a shortcode whose template stands in the text (https://gohugo.io/configuration/all/#enableinlineshortcodes).
_NOT_RUN = "{% set template = inner -%}\n"
#: Where some of its uses hold a template, and others text.
_INLINE = """\
{# In Hugo its Go template stands between the tags. Here stands what readers are to see. -#}
{% if "{{" not in inner %}{{ inner }}{% endif -%}
"""
#: What nobody sees of such a template: what it asks for, what loads styles and scripts, white space.
_UNSEEN = re.compile(
    r"\{\{-?\s*(?:if|else|end|with)\b.*?\}\}|<!--.*?-->|<(script|style)\b.*?</\1>|<(?:link|meta)\b[^>]*>|\s",
    re.DOTALL | re.IGNORECASE,
)
#: Where a box's template says what is above a box without a title of its own.
_NO_TITLES = "{% set titles = {} %}"
_KINDS = (
    "abstract bug caution danger error example failure hint important info note question quote success tip update"
    " warning"
).split()


@dataclass(frozen=True)
class Candidate:
    """One way to show a shortcode."""

    #: `built in`, `theme` (a template of `themes/`), `written` (from its Go template), `inner`, `unseen` (that nobody
    #: need know of).
    kind: str
    template: str = ""  # its Jinja template, empty for what is built in
    missing: Sequence[str] = ()  # what its template asks for and only Hugo has
    titled: bool = False  # a box without a title of its own has its kind's, as in most themes


@dataclass(frozen=True)
class Choice:
    """What there is for one shortcode: its Go template, if any, the candidates, and why it cannot be written anew."""

    source: Source | None
    candidates: Sequence[Candidate]
    problem: str = ""


def choice(name: str, layouts: Layouts, inside: Collection[str] = ()) -> Choice:
    """Return the ways to show the shortcode `name`, the best first; `inside` is what its uses have between the tags."""
    if name.endswith(".inline"):
        return _inline(layouts, inside)
    source = layouts.shortcode(name)
    # FixIt's, and hugo_encryptor's, whose program went over the pages that Hugo had made
    if "encrypt" in name.lower():
        return Choice(source, [Candidate("inner", _NOT_RUN)], "a password hid its text, which is left out")
    if not (source and source.own) and TEMPLATES.get(name.lower()) == "code" and inside and not any(inside):
        return Choice(source, [stand_in()], "a script of the theme's draws it")
    written, problem = _written(source, layouts) if source else (None, "")
    ours = [Candidate("built in")] if name.lower() in OURS else []
    ours += _of_themes(name, source, layouts)
    anew = [written] if written else []
    shows_code = source and "highlight" in source.text.lower()
    last = [*(_of_themes("codeblock", source, layouts) if shows_code else ()), stand_in()]
    is_first = source is not None and (
        source.own or TEMPLATES.get(name.lower()) == "image"
    )  # a picture needs no styles
    return Choice(source, [*anew, *ours, *last] if is_first else [*ours, *anew, *last], problem)


def _inline(layouts: Layouts, inside: Collection[str]) -> Choice:
    """Return the ways to show a shortcode whose template stands in the text, where the site lets Hugo run it."""
    if not runs_inline(layouts.config):
        return Choice(None, [Candidate("unseen", _NOT_RUN)])
    left_out = Candidate("inner", _INLINE)
    templates = [text for text in inside if "{{" in text]
    if inside and not templates:
        return Choice(None, [Candidate("unseen", "{{ inner }}")])
    if not any(_UNSEEN.sub("", text) for text in templates):  # as Hugo's sample posts load KaTeX
        return Choice(None, [replace(left_out, kind="unseen")])
    with suppress(TemplateError):
        converted = {text: convert(text, layouts.around) for text in inside}
        if len(converted) == 1:
            written = converted.popitem()[1]
            return Choice(None, [Candidate("written", _NOT_RUN + written.text, written.missing), left_out])
    return Choice(None, [left_out], "it stands in the text, and is left out")


def runs_inline(config: Config) -> bool:
    """Whether Hugo runs templates that stand in the text (https://gohugo.io/configuration/security/)."""
    return bool(config.peek("security", "enableinlineshortcodes") or config.peek("enableinlineshortcodes"))


def stand_in() -> Candidate:
    """Return the candidate that shows the text between the tags, and what the arguments name."""
    return Candidate("inner", _STANDS_IN.read_text(encoding="utf-8"))


def _of_themes(name: str, source: Source | None, layouts: Layouts) -> Iterator[Candidate]:
    template = TEMPLATES.get(name.lower())
    if not template:
        return
    text = (THEMES / f"{template}.html").read_text(encoding="utf-8")
    if source and '(.Get 2) "true"' in source.text:  # folded up by what leaves it open elsewhere
        text = text.replace('get("open", 2) == "false"', 'get("open") == "false" or get(2) == "true"')
    texts = layouts.around.translations
    if _NO_TITLES in text and (source or not texts.keys().isdisjoint(_KINDS)):
        titles = {kind: texts.get(kind) or kind.capitalize() for kind in _KINDS}
        if source and "| humanize" in source.text:  # as Coder, whose texts begin with small letters
            titles = {kind: title[:1].upper() + title[1:] for kind, title in titles.items()}
        yield Candidate("theme", text.replace(_NO_TITLES, f"{{% set titles = {json.dumps(titles)} %}}"), titled=True)
    yield Candidate("theme", text)
    if template == "image":  # in LoveIt a title is no caption
        yield Candidate("theme", text.replace('"Caption", "title"', '"Caption"'))


def _written(source: Source, layouts: Layouts) -> tuple[Candidate | None, str]:
    try:
        converted = convert(source.text, layouts.around)
    except TemplateError as error:
        return None, str(error)
    comment = f"{{# Written by hugo_import from {layouts.config.name(source.path)}, a Go template of the Hugo site. "
    # a newline behind the comment would stand in the page
    comment += "#}" if converted.text[:1].isspace() else "-#}\n"
    return Candidate("written", comment + converted.text, converted.missing), ""
