"""What CLDR knows of a language, by the code that Material, HTML and Hugo write (`vi`, `pt-BR`, `zh-Hant`).

Babel holds CLDR (https://babel.pocoo.org/); the codes are those of BCP 47.
"""

from __future__ import annotations

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


@cache
def locale_of(language: str) -> Locale:
    """Return what CLDR knows of a language.

    Raises:
        UnknownLocaleError: CLDR does not have it; or ValueError: it is no code at all.
    """
    return Locale.parse(language, sep="-")


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
    start = text.partition("-")[0].lower()
    if start in codes:
        return start
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
    code = _GISCUS.get(language, language)
    return next((name for name in (code, code.partition("-")[0]) if name in _GISCUS_HAS), "en")
