"""Shortcodes begin like Jinja's expressions: `{{<`, `{{%`. Plugins that read pages as Jinja must not see them."""

from __future__ import annotations

import re

#: From Unicode's private use area, which no text has a use for.
_HIDDEN = "\ue0f1"
_OPENS = re.compile(r"\{\{(?=[<%])")


def hidden(text: str) -> str:
    """Return a text whose shortcodes are none for Jinja."""
    return _OPENS.sub(_HIDDEN, text)


def shown_again(text: str) -> str:
    """Return the text as it was before `hidden`."""
    return text.replace(_HIDDEN, "{{") if _HIDDEN in text else text
