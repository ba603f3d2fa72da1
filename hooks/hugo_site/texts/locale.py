"""What CLDR knows of a language, by the code that Material, HTML and Hugo write (`vi`, `pt-BR`, `zh-Hant`).

Babel holds CLDR (https://babel.pocoo.org/); the codes are those of BCP 47.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.localedata import locale_identifiers

#: Languages that giscus has, where it does not call them as we do (https://github.com/giscus/giscus/tree/main/locales).
_GISCUS = {"zh": "zh-CN", "pt-BR": "pt", "el": "gr", "nb": "en"}
_GISCUS_HAS = frozenset(
    "ar be bg ca cs da de en eo es eu fa fr gr he hu id it ja ko nl pl pt ro ru th tr uk uz vi zh-CN zh-Hans zh-Hant "
    "zh-TW zh-HK".split()
)
#: Codes that CLDR has under another name.
_OTHERWISE = {"no": "nb", "sh": "sr-Latn"}
#: What says more of a language, which CLDR leaves out: `zh-cmn-Hans` is `zh-Hans` (RFC 5646, section 2.2.2).
_EXTENDED = re.compile(r"(?<=^(?:ar|ms|zh))-[a-z]{3}(?=-|$)", re.IGNORECASE)
#: Languages that Material has under another name.
_AS_MATERIAL = {"fil": "tl", "ku": "ku-IQ"}


@cache
def locale_of(language: str) -> Locale:
    """Return what CLDR knows of a language; of one that it has not in this country, what it knows of the language.

    Raises:
        UnknownLocaleError: CLDR does not have it; or ValueError: it is no code at all.
    """
    return Locale.parse(tag_of(language), sep="-")


@cache
def tag_of(code: str) -> str:
    """Return a language's code as HTML wants it, e.g. `zh-CN` for `zh-cn` and `zh_CN`; raises as `locale_of` does."""
    plain = _EXTENDED.sub("", _OTHERWISE.get(code.lower(), code).replace("_", "-"))
    language, territory, script, *_ = parse_locale(plain, sep="-")
    parts = [part for part in (language, script, territory) if part]
    try:
        Locale.parse("-".join(parts), sep="-")
    except UnknownLocaleError:
        Locale.parse(language)
        return language
    return "-".join(parts)


def relatives(language: str) -> list[str]:
    """Return the names under which there may be texts of a language, the nearest first: of `zh-HK` also `zh-Hant`."""
    tag = tag_of(language)
    name = tag.partition("-")[0]
    names = [tag, f"{name}-{script_of(tag)}", name]
    return list(dict.fromkeys([*names, *(each for each in (_AS_MATERIAL.get(name),) if each)]))


def is_known(language: object) -> bool:
    """Tell whether there is such a language."""
    try:
        return isinstance(language, str) and bool(locale_of(language))
    except (UnknownLocaleError, ValueError):
        return False


def nearest(language: object) -> str:
    """Return the code that somebody may have meant by one that is not known, `en` when there is none near."""
    codes = [code.replace("_", "-") for code in locale_identifiers()]
    text = str(language).replace("_", "-")
    if spoken := get_global("likely_subtags").get(f"und_{text.upper()}"):  # it is a country, such as `vn` and `jp`
        found, territory, *_ = parse_locale(spoken)
        return f"{found}-{territory}" if found == "zh" else found
    start = text.partition("-")[0].lower()
    if (
        start in codes or len(start) == 3
    ):  # it may well be a language, such as Klingon (`tlh`), and is none that is alike
        return start if start in codes else "en"
    return next(iter(get_close_matches(text, codes, n=1)), "en")


def direction_of(language: str) -> str:
    """Return `ltr` or `rtl`: how the language is written."""
    return locale_of(language).text_direction


def with_territory(language: str) -> str:
    """Return the language with a country, as Open Graph wants it, e.g. `vi_VN`; the country where most speak it."""
    code, territory = locale_of(language).language, _likely(language)[0]
    return f"{code}_{territory}" if territory else code


def script_of(language: str) -> str:
    """Return the script that the language is written in, e.g. `Hant` for `zh-TW`; empty where CLDR names none."""
    return _likely(language)[1]


def _likely(language: str) -> tuple[str, str]:
    """Return a language's territory and script, the most likely ones where its code leaves them out."""
    locale, known = locale_of(language), get_global("likely_subtags")
    codes = (str(locale), f"{locale.language}_{locale.territory}", locale.language)
    likely = parse_locale(next((known[code] for code in codes if code in known), str(locale)))
    return locale.territory or likely[1] or "", locale.script or likely[2] or ""


def for_giscus(language: str) -> str:
    """Return the language in which giscus shows its buttons."""
    names = (_GISCUS.get(name, name) for name in relatives(language))
    return next((name for name in names if name in _GISCUS_HAS), "en")
