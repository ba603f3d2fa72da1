"""The short names of emoji, `:smile:`, where Hugo's `enableEmoji` is on: the character itself, for all of Hugo's names.

The names are GitHub's, which pymdownx has, too (https://gohugo.io/quick-reference/emojis/; goldmark-emoji, emoji.go).
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from pymdownx import gemoji_db

from hugo_posts.goldmark.heading import part_texts_at

_NAME = re.compile(r":([a-zA-Z0-9_+-]+):")


def emoji_plugin(md: MarkdownIt) -> None:
    """Read names as `emoji` tokens: `content` is the character, `info` the name, which a heading's id is made of."""
    md.inline.ruler.before("emphasis", "emoji", _read)
    part_texts_at(md, ":")


@cache
def emoji_names() -> dict[str, str]:
    """Return the characters by the names."""
    characters = {name: _character(entry) for name, entry in gemoji_db.emoji.items()}
    characters |= {alias: characters[name] for alias, name in gemoji_db.aliases.items()}
    return {name.strip(":"): character for name, character in characters.items()}


def _character(entry: dict[str, str]) -> str:
    return "".join(chr(int(code, 16)) for code in (entry.get("unicode_alt") or entry["unicode"]).split("-"))


def _read(state: StateInline, silent: bool) -> bool:
    match = _NAME.match(state.src, state.pos, state.posMax)
    character = emoji_names().get(match[1]) if match else None
    if match is None or character is None:
        return False
    if not silent:
        token = state.push("emoji", "", 0)
        token.content, token.info = character, match[1]
    state.pos = match.end()
    return True
