"""Bare addresses become links, as Goldmark's linkify extension reads them.

Goldmark looks for an address at the start of a line, after white space or one of `*_~(`, and right
behind any finished inline (a code span, a quote mark it replaced, a stray backtick …), but never inside an open `[`.
Source of the rules: goldmark, extension/linkify.go; Hugo completes `www.` with `https://`
(`markup.goldmark.extensions.linkifyProtocol`).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from hugo_posts.goldmark.inlines.link import in_brackets

_PATH = r"""[-a-zA-Z0-9@:%_+.~#$!?&/=();,'">^{}\[\]`]*"""
_URL = re.compile(rf"(?:https?|ftp)://[-a-zA-Z0-9@:%._+~#=]{{1,256}}\.[a-z]+(?::[0-9]+)?(?:[/#?]{_PATH})?")
_WWW = re.compile(rf"www\.[-a-zA-Z0-9@:%._+~#=]{{1,256}}\.[a-z]+(?:[/#?]{_PATH.replace('$', '')})?")
_EMAIL = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,256}@"
    r"([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)"
)
_OPENERS = frozenset(" \n*_~(`")
_MATERIAL_MARKS = frozenset("=^+:{")  # inlines to Material, plain text to Goldmark
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TRAILING = "?!.,:*_~"

#: Where plain text may hide the start of an address, for the text rule to stop at.
CANDIDATE = (
    r"(?<![^ \n*_~(])(?:https?://|ftp://|www\.|(?=[a-zA-Z0-9][a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{0,255}@[a-zA-Z0-9]))"
)


def autolink_plugin(md: MarkdownIt) -> None:
    """Add the autolink rule before everything else, for it can begin with any letter."""
    md.inline.ruler.before("text", "autolink_bare", _autolink)


def _autolink(state: StateInline, silent: bool) -> bool:
    found = _match_url(state.src, state.pos, state.posMax) if _may_start(state) else None
    if found is None or in_brackets(state):
        return False
    end, prefix = found
    if not silent:
        address = state.src[state.pos : end]
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": state.md.normalizeLink(prefix + address)}
        token.info = "auto"
        state.push("text", "", 0).content = address
        state.push("link_close", "a", -1).info = "auto"
    state.pos = end
    return True


def _may_start(state: StateInline) -> bool:
    """Is the position one where Goldmark tries its inline parsers afresh?"""
    before = state.src[state.pos - 1] if state.pos else "\n"
    if before in " \n":
        return True
    after_inline = not state.pending
    if after_inline and state.tokens and state.tokens[-1].type == "emoji":
        return True
    if after_inline and state.tokens and state.tokens[-1].info in ("escape", "entity"):
        return False  # which is plain text to Goldmark
    is_sign = bool(state.tokens) and state.tokens[-1].type == "text" and bool(state.tokens[-1].markup)  # one of extras
    return before in _OPENERS or (after_inline and (is_sign or before not in _MATERIAL_MARKS))


def _match_url(src: str, start: int, limit: int) -> tuple[int, str] | None:
    """Return the address's end and the protocol it lacks, or None."""
    first = src[start]
    match = _URL.match(src, start, limit) if first in "hf" else None
    prefix = ""
    if match is None and first == "w":
        match = _WWW.match(src, start, limit)
        prefix = "https://"
    if match is not None:
        return _trim(src, start, match.end()), prefix
    end = _match_email(src, start, limit)
    return None if end is None else (end, "mailto:")


def _match_email(src: str, start: int, limit: int) -> int | None:
    if src[start] in _PUNCTUATION:
        return None
    match = _EMAIL.match(src, start, limit)
    if match is None or "." not in src[match.start(1) - 1 : match.end() - 1]:
        return None
    if match.end() < limit and src[match.end()] in "-_":
        return None
    return match.end()


def _trim(src: str, start: int, end: int) -> int:
    """Leave final punctuation, then unopened `)` or an entity out of the address."""
    while end - 1 > start and src[end - 1] in _TRAILING:
        end -= 1
    if src[end - 1] == ")":
        address = src[start:end]
        return end - max(address.count(")") - address.count("("), 0)
    if src[end - 1] == ";":
        head = end - 2
        while head >= start and src[head].isascii() and src[head].isalnum():
            head -= 1
        if head != end - 2 and src[head] == "&":
            return head
    return end
