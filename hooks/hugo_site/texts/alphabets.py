"""How alphabets differ from the order that all languages share: CLDR's collation rules, as far as letters go.

`c č` puts `č` behind all words with `c`, and `ch` is one letter where it stands so. Letters with `=` between them are
told apart only where all else in two words is equal.
Source: https://github.com/unicode-org/cldr/tree/main/common/collation.
"""

from __future__ import annotations

from collections.abc import Mapping

_DANISH = "d=đ=ð, y=ü=ű, z æ=ä ø=ö=ő å=aa"
_CROATIAN = "c č ć, d dž đ, l lj, n nj, s š, z ž"
_SPANISH = "n ñ"

#: By CLDR's code of the language.
ALPHABETS: Mapping[str, str] = {
    "az": "c ç, e ə, g ğ, h x ı, i=İ, k q, o ö, s ş, u ü, z w",
    "be": "е ё, у ў",
    "br": "c ch c'h=c’h",
    "bs": _CROATIAN,
    "ceb": "n ñ ng",
    "cs": "c č, h ch, r ř, s š, z ž",
    "cy": "c ch, d dd, f ff, g ng, l ll, p ph, r rh, t th",
    "da": _DANISH,
    "dsb": "c č ć, e ě, h ch, k ł, n ń, r ŕ, s š ś, z ž ź",
    "eo": "c ĉ, g ĝ, h ĥ, j ĵ, s ŝ, u ŭ",
    "es": _SPANISH,
    "et": "s š z ž, w õ ä ö ü",
    "fa": "ء آ, و ه=ة",
    "fi": "d=đ, y=ü, z å ä=æ ö=ø",
    "fil": "n ñ ng",
    "fo": "d=đ=ð, y=ü=ű, z æ=ä=ę ø=ö=ő=œ å=aa",
    "gl": _SPANISH,
    "ha": "b ɓ, d ɗ, k ƙ, s sh, t ts, y ƴ",
    "haw": "a e i o u, w ʻ",
    "hr": _CROATIAN,
    "hsb": "c č ć, e ě, h ch, k ł, n ń, r ř, s š, z ž ź",
    "hu": "c cs, d dz dzs, g gy, l ly, n ny, o ö=ő, s sz, t ty, u ü=ű, z zs",
    "ig": "b ch, g gb gh gw, i ị, k kp kw, n ṅ nw ny, o ọ, s sh, u ụ",
    "is": "a á, d=đ ð, e é, i í, o ó, u ú, y ý, z æ=ä ö=ø å",
    "kk": "е ё, ұ ү, ы і",
    "ku": "c ç, e ê=é, i î=í, s ş, u û=ú=ù",
    "ky": "е ё",
    "lt": "a=ą, c č, e=ę=ė, i=į=y, s š, u=ų=ū, z ž",
    "lv": "a ā, c č, e ē, g ģ, i y ī, k ķ, l ļ, n ņ, o ō, r ŗ, s š, u ū, z ž",
    "mk": "д ѓ, ћ ќ",
    "mt": "b ċ, f ġ, g għ, h ħ, y ż",
    "no": "d=đ=ð, y=ü=ű, z æ=ä=ę ø=ö=ő=œ å=aa",
    "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
    "ps": "ت ټ=ٹ, ج ځ, چ څ, د ډ=ڈ, ر ړ=ڑ, ژ ږ",
    "ro": "a ă â, i î, s ș=ş, t ț=ţ",
    "se": "a á, c č ʒ ǯ, d đ=ð, g ǧ ǥ, k ǩ, n ŋ=ñ=ń, s š, t ŧ, y=ü, z ž ø=œ æ å ä=ã ö=ő=õ=ô",
    "sk": "a ä, c č, h ch, o ô, r ř, s š, z ž",
    "sl": "c č ć, d đ, s š, z ž",
    "sq": "c ç, d dh, e ë, g gj, l ll, n nj, r rr, s sh, t th, x xh, z zh",
    "sr-Latn": _CROATIAN,
    "sv": "d=đ=ð, y=ü=ű, z å ä=æ=ę ö=ø=ő=œ=ô",
    "tk": "c ç, e ä, j ž, n ň, o ö, s ş, u ü, y ý",
    "tr": "c ç, g ğ, h ı, i=İ, o ö, s ş, u ü",
    "ug": "ا ە ب, ك گ ڭ ل, ھ و ۇ ۆ ۈ ۋ ې ى ي",
    "uk": "г ґ, і ї",
    "ur": "ا=آ, د ڈ, ر ڑ, ت ٹ, ن ں, و ہ ھ ء ی ے",
    "uz": "z oʻ=o‘=o' gʻ=g‘=g' sh ch",
    "vi": "a ă â, d đ, e ê, o ô ơ, u ư",
    "wo": "a à, e é ë, n ñ ŋ, o ó",
    "yo": "e ẹ, g gb, o ọ, s ṣ",
}
#: Marks in the order of a language, where it is not that of all.
MARKS: Mapping[str, str] = {"vi": "\u0300\u0309\u0303\u0301\u0323"}
#: Encodings whose Chinese characters stand in the order of a language: by pinyin, by strokes, by their reading. Of the
#: rest, and of the encodings' rarer characters, the order is that of all languages.
IDEOGRAPHS: Mapping[str, str] = {"zh-Hans": "gb2312", "zh-Hant": "big5", "ja": "euc_jp"}
