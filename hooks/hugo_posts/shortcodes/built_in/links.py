"""`ref`, `relref` and `param`: shortcodes whose output is a bare address or value, also inside a link's brackets.

Source: https://gohugo.io/shortcodes/ref/, https://gohugo.io/shortcodes/param/.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hugo_posts.front_matter.hugo_date import CREATED, EXPIRY, PUBLISHED, UPDATED, read_date
from hugo_posts.html.markup import escape_as_go
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError
from hugo_posts.shortcodes.functions.go_text import as_go_prints

#: What stands for each date of a page that its front matter does not name, as Hugo sets that, too.
_DATES = {"date": CREATED, "lastmod": UPDATED + CREATED, "publishdate": PUBLISHED + CREATED, "expirydate": EXPIRY}


def ref(shortcode: Shortcode, context: Context) -> str:
    """Return the address of the page that the shortcode names; raises ShortcodeError when there is none."""
    return _address(shortcode, context, relative=False)


def relref(shortcode: Shortcode, context: Context) -> str:
    """Return the address of the page that the shortcode names, without the site's; raises ShortcodeError."""
    return _address(shortcode, context, relative=True)


def _address(shortcode: Shortcode, context: Context, *, relative: bool) -> str:
    named = {name.lower(): value for name, value in shortcode.named.items()}
    target = named.get("path") or shortcode.get(0)
    if not target:
        raise ShortcodeError("it names no page; write the path of one")
    language, form = named.get("lang", ""), named.get("outputformat") or shortcode.get(1)
    address = context.host.ref(target, line=shortcode.line, relative=relative, language=language, form=form)
    if address is None:
        asked = (language and f' in the language "{language}"') + (form and f' as "{form}"')
        raise ShortcodeError(f'there is no page "{target}"{asked}; write the path of one')
    return escape_as_go(address)


def param(shortcode: Shortcode, context: Context) -> str:
    """Return a parameter of the page or site, escaped; raises ShortcodeError when it is not set, as Hugo does."""
    name = shortcode.get(0)
    if not name:
        raise ShortcodeError('it names no parameter; write e.g. param "author"')
    names = _DATES.get(name.lower(), (name,))
    value = next((found for each in names if (found := context.host.param(each))), None)
    if not value:
        raise ShortcodeError(f'neither the front matter nor the site has a parameter "{name}"')
    if name.lower() in CREATED + EXPIRY:
        value = read_date(value, ZoneInfo(context.host.site.get("timezone", "UTC"))) or value
    return escape_as_go(as_go_prints(value))
