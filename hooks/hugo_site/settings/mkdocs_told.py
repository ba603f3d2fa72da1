"""What MkDocs itself says of mkdocs.yml, with the line that it is about.

MkDocs names the setting only (`Config value 'plugins': …`, mkdocs/config/base.py, `load_config`). It loads hooks
before it says anything, so that what this file adds to its log is there in time.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

import click
from mkdocs.config import base
from mkdocs.structure import nav

from .mkdocs_yml import has_in, place_of

_TOLD = re.compile(r"Config value '(?P<name>[^']+)': (?P<text>.*)", re.DOTALL)
_UNKNOWN = "Unrecognised configuration name"
_NAMED = re.compile(r"""'([^'\n]+)'|"([^"\n]+)"|: (\w+)$""")


#: mkdocs/structure/nav.py, `get_navigation`.
_NAV = re.compile("A reference to '(?P<name>[^']+)' is included in the 'nav' configuration, which is not found.*")


class _WithLine(logging.Filter):
    """Puts the line before what is said of a setting."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change a record; drop that of a setting which check_mkdocs_yml refuses next, with a remedy."""
        message = record.getMessage()
        if record.levelno >= logging.WARNING and (told := _TOLD.fullmatch(message)):
            if told["text"].startswith(_UNKNOWN) and not _is_strict():  # a strict build ends before it comes to that
                return False
            words = [next(filter(None, found)) for found in _NAMED.findall(told["text"].partition("\n")[0])]
            place = place_of(config_file(), [told["name"]], [word.removeprefix("material/") for word in words])
            record.msg, record.args = f"{place}: {told['name']}: {_in_short(told['text'])}", ()
        elif (told := _NAV.fullmatch(message)) and has_in(config_file(), "nav", told["name"]):
            place = place_of(config_file(), ["nav"], [told["name"]])
            remedy = f'there is no "{told["name"]}" in the docs folder; correct the name, or take the line out'
            record.msg, record.args = f"{place}: nav: {remedy}", ()
        return True


def add_lines() -> None:
    """Let MkDocs say on which line a wrong setting is, from here on."""
    for log in (base.log, nav.log):
        for old in [each for each in log.filters if type(each).__name__ == _WithLine.__name__]:
            log.removeFilter(old)  # that of the last build under `mkdocs serve`
        log.addFilter(_WithLine())


def config_file() -> Path:
    """Return the file of settings that the command was given, or MkDocs' own."""
    context = click.get_current_context(silent=True)
    given = context.params.get("config_file") if context else None
    return Path(str(getattr(given, "name", given) or "mkdocs.yml"))


def _is_strict() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("strict"))


def _in_short(text: str) -> str:
    """Return a text without the traceback that MkDocs puts in the middle of what an extension says."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return f"{lines[0]} {lines[-1]}" if len(lines) > 1 and '  File "' in text else text
