"""`highlight`: a block of code, or code in a line of text, with Hugo's options.

Source: https://gohugo.io/shortcodes/highlight/.
"""

from __future__ import annotations

import re
from html import escape

from hugo_posts.html.markup import element
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError

_OPTION = re.compile(r"\s*([A-Za-z_]+)\s*=\s*([^,]*)")
_TEXT = re.compile(r"(?<=>)[^<]+")


def highlight(shortcode: Shortcode, context: Context) -> str:
    """Return the inner text as a code block; argument 0 is its language, 1 its options (`linenos=table,hl_lines=2-4`).

    The options become those of a fence, so that there is one place that knows them. Raises ShortcodeError.
    """
    if shortcode.inner is None:
        raise ShortcodeError("it is not closed; write {{< /highlight >}} behind the code")
    language = shortcode.get("lang", 0)
    options = {name.lower(): value.strip() for name, value in _OPTION.findall(shortcode.get("options", 1))}
    code = deindented(shortcode.inner, shortcode.indentation).strip("\r\n")
    if options.pop("hl_inline", "") == "true":
        return _inline(code, language, shortcode, context)
    return context.markdown(fenced(_info(language, options), code), inline=False, line=shortcode.line)


def fenced(info: str, code: str) -> str:
    """Return code as a block of Markdown's, with what stands behind the fence."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`{3,}", code)), default=0))
    return f"{fence}{info}\n{code}\n{fence}"


def _inline(code: str, language: str, shortcode: Shortcode, context: Context) -> str:
    """Return code for a line of text, in colour where inline code has any (pymdownx.inlinehilite)."""
    marks = "`" * (1 + max(map(len, re.findall("`+", code)), default=0))
    text = " ".join(code.split("\n")).strip()
    html = context.markdown(f"{marks}#!{language} {text} {marks}", inline=True, line=shortcode.line) if language else ""
    if "#!" in html or not html:  # not switched on
        return element("code", {"class": f"language-{language}" if language else None}, escape(code))
    return _TEXT.sub(lambda found: found[0].replace('"', "&quot;"), html)  # in `details`, it is read once more


def _info(language: str, options: dict[str, str]) -> str:
    """Return a fence's info string; `hl_lines=2 4-6` is `hl_lines=[2,"4-6"]` there."""
    written = []
    for name, value in options.items():
        lines = ",".join(f'"{part}"' for part in value.split())
        written.append(f"{name}=[{lines}]" if name == "hl_lines" else f"{name}={value}")
    return f"{language} {{{','.join(written)}}}".lstrip() if written else language


def deindented(code: str, indentation: str) -> str:
    """Return `code` without the indentation that the opening tag has, as Hugo's `.InnerDeindent`."""
    return "".join(line.removeprefix(indentation) for line in code.splitlines(keepends=True))
