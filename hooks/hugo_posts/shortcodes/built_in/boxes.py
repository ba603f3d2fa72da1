"""Shortcodes round a piece of the post: `details`, and PaperMod's `collapse`, `rawhtml`, `ltr`, `rtl`.

Source: https://gohugo.io/shortcodes/details/ and adityatelange/hugo-PaperMod, layouts/_shortcodes/.
"""

from __future__ import annotations

from hugo_posts.html.markup import element, start_tag
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError


def details(shortcode: Shortcode, context: Context) -> str:
    """Return an HTML details element; arguments `summary open class name title`.

    Its lines are those of Hugo's template, tabs included, for one in another is read as Markdown with it.
    """
    inner = _inner(shortcode)
    attributes = {name: shortcode.get(name) or None for name in ("class", "name", "title")}
    opening = start_tag("details", {**attributes, "open": "" if shortcode.flag("open") else None})
    blocks = context.markdown(inner, inline=False, line=shortcode.line)
    return f"\n{opening}\n\t{_summary(shortcode, context)}\n\t{blocks.rstrip()}\n</details>\n"


def collapse(shortcode: Shortcode, context: Context) -> str:
    """Return PaperMod's details element; arguments `summary openByDefault`."""
    inner = _inner(shortcode)
    if not shortcode.get("summary"):
        context.host.report(shortcode.line, f'collapse: missing "summary"; write summary="…": {shortcode.source}')
    opening = start_tag("details", {"open": "" if shortcode.flag("openByDefault") else None})
    ends_quote = shortcode.markdown and not shortcode.indentation  # as the empty lines of PaperMod's template do
    before = "\n\n" if ends_quote else ""
    return f"{before}{opening}{_summary(shortcode, context)}{_blocks(inner, shortcode, context)}</details>\n"


def rawhtml(shortcode: Shortcode, _context: Context) -> str:
    """Return the inner text as it is."""
    return _inner(shortcode)


def comment(_shortcode: Shortcode, _context: Context) -> str:
    """Return nothing: the inner text is not for readers."""
    return ""


def ltr(shortcode: Shortcode, context: Context) -> str:
    """Return the inner text in a div written from left to right; `md=false` leaves Markdown in it alone."""
    return _directed("ltr", shortcode, context)


def rtl(shortcode: Shortcode, context: Context) -> str:
    """Return the inner text in a div written from right to left; `md=false` leaves Markdown in it alone."""
    return _directed("rtl", shortcode, context)


def _directed(direction: str, shortcode: Shortcode, context: Context) -> str:
    inner = _inner(shortcode)
    if shortcode.get("md", 0) != "false":
        inner = _blocks(inner, shortcode, context)
    return element("div", {"dir": direction}, inner)


def _summary(shortcode: Shortcode, context: Context) -> str:
    text = shortcode.get("summary") or context.host.text("details.summary")
    return element("summary", {}, context.markdownify(text, shortcode.line, passive=True))


def _blocks(inner: str, shortcode: Shortcode, context: Context) -> str:
    """Return the inner text as HTML; that of `{{% %}}` between blank lines, for the page's Markdown to read it."""
    if not shortcode.markdown:
        return context.markdownify(inner, shortcode.line)
    before_closing = inner.rpartition("\n")[2]
    indentation = before_closing if "\n" in inner and not before_closing.strip() else shortcode.indentation
    start = "" if inner.startswith("\n") else indentation
    return f"\n\n{start}{inner.rstrip()}\n\n{indentation}"


def _inner(shortcode: Shortcode) -> str:
    """Return the text between the tags; raises ShortcodeError when there is no closing tag."""
    if shortcode.inner is None:
        raise ShortcodeError(f"it is not closed; write {{{{< /{shortcode.name} >}}}} where it ends")
    return shortcode.inner
