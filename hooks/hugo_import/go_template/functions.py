"""Hugo's template functions as Jinja expressions: Jinja's own operators, else `hugo.NAME(…)` with the same arguments.

What `hugo.NAME` does is in `hugo_posts.shortcodes.functions`. Source: https://gohugo.io/functions/.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hugo_posts.shortcodes.functions import FUNCTIONS

from hugo_import.go_template.value import Value, call, literal

Arguments = Sequence[Value]

#: Namespaces whose functions are also known by their bare name; the rest of a name, in lower case.
_NAMESPACES = frozenset(
    "cast collections compare crypto encoding fmt inflect lang math os path reflect safe strings time transform "
    "urls".split()
)
#: Names that Hugo knows twice: namespace and name, or an older name, -> the one that is used here.
_ALIASES = {
    "cast.tostring": "string",
    "cast.toint": "int",
    "cast.tofloat": "float",
    "compare.conditional": "cond",
    "encoding.jsonify": "jsonify",
    "fmt.errorf": "errorf",
    "path.base": "path_base",
    "path.basename": "path_basename",
    "path.clean": "path_clean",
    "path.dir": "path_dir",
    "path.ext": "path_ext",
    "path.join": "path_join",
    "safe.css": "safecss",
    "safe.html": "safehtml",
    "safe.htmlattr": "safehtmlattr",
    "safe.js": "safejs",
    "safe.jsstr": "safejsstr",
    "safe.url": "safeurl",
    "strings.repeat": "strings_repeat",
    "strings.toupper": "upper",
    "strings.tolower": "lower",
    "time.astime": "time",
    "time.format": "dateformat",
    "transform.highlight": "highlight",
    "collections.newscratch": "new_scratch",
    "newscratch": "new_scratch",
    "urls.ref": "ref",
    "urls.relref": "relref",
    "urls.parse": "urls_parse",
    "urls.joinpath": "urls_joinpath",
}
_WARNINGS = frozenset(["warnf", "warnidf", "fmt.warnf", "fmt.warnidf"])
_FAILURES = frozenset(["errorf", "erroridf", "fmt.erroridf"])
#: What needs the page, as names that every template is given.
_OF_PAGE = {
    "markdownify": ("markdownify", "html"),
    "emojify": ("emojify", "html"),
    "highlight": ("highlight", "html"),
    "os.readfile": ("read_file", "any"),
    "readfile": ("read_file", "any"),
    "resources.get": ("asset", "any"),
    "resources.getmatch": ("asset", "any"),
}
_REFERENCES = frozenset(["ref", "relref"])  # of a page and its target
_VERSION = re.compile(r'"\d+(\.\d+)+"')
_KINDS = {"safehtml": "html", "new_scratch": "pad"}
_TEXTS = frozenset("printf print lower upper title plainify relurl absurl urlize anchorize replace trim string".split())


def known(name: str) -> str:
    """Return the one name of a function, in lower case."""
    lower = name.lower()
    if lower in _ALIASES:
        return _ALIASES[lower]
    space, _, rest = lower.partition(".")
    return rest if space in _NAMESPACES and (rest in FUNCTIONS or rest in _OPERATORS or rest in _OF_PAGE) else lower


def function(name: str, arguments: Arguments) -> Value | None:
    """Return a function's call; None when there is no such function here."""
    plain = known(name)
    found = None
    if plain in _WARNINGS:
        found = Value("none", "nothing")
    elif plain == "try":  # what may fail does so here: it asks the network
        found = Value("none")
    elif plain == "html" and arguments:  # what is shown is escaped in any case
        found = arguments[-1]
    elif plain in _FAILURES:
        found = call("hugo.errorf", arguments[1:] if "id" in plain else arguments, "nothing")
    elif plain in _OPERATORS and (arguments or plain in ("dict", "slice")):
        found = _OPERATORS[plain](arguments)
    elif plain in _REFERENCES:  # the page comes first, or last when it is piped
        found = call("ref", arguments[1:2], "text")
    elif plain in _OF_PAGE:
        target, kind = _OF_PAGE[plain]
        found = call(target, arguments, kind)
    elif plain == "shuffle":  # of which shortcodes make ids
        found = call("hugo.shuffle", [*arguments, Value("ordinal")])
    elif plain in FUNCTIONS:
        kind = _KINDS.get(plain) or ("text" if plain in _TEXTS else "any")
        found = call(f"hugo.{plain}", arguments, kind)
    return found


def _joined(sign: str) -> Callable[[Arguments], Value]:
    def write(arguments: Arguments) -> Value:
        if len(arguments) == 1:
            return arguments[0]
        kinds = {argument.kind for argument in arguments} - {"constant"}
        kind = kinds.pop() if len(kinds) == 1 and not kinds & {"dict", "at"} else "any"
        return Value(f"({f' {sign} '.join(argument.text for argument in arguments)})", kind)

    return write


def _equal(arguments: Arguments) -> Value:
    first, *others = arguments
    if len(others) == 1:
        return Value(f"({first.text} == {others[0].text})")
    return Value(f"({first.text} in [{', '.join(other.text for other in others)}])")


def _cond(arguments: Arguments) -> Value:
    if len(arguments) != 3:
        return literal(None)
    condition, then, otherwise = arguments
    return Value(f"({then.text} if {condition.text} else {otherwise.text})")


def _dict(arguments: Arguments) -> Value:
    pairs = list(zip(arguments[::2], arguments[1::2], strict=False))
    entries = {str(name.constant).lower(): value for name, value in pairs}
    shown = [(name, value) for name, value in pairs if not value.is_thing]
    return Value(f"{{{', '.join(f'{name.text}: {value.text}' for name, value in shown)}}}", "dict", entries=entries)


def _compared(sign: str) -> Callable[[Arguments], Value]:
    def write(arguments: Arguments) -> Value:
        one, other = arguments[0], arguments[-1]
        if _VERSION.fullmatch(one.text) and _VERSION.fullmatch(other.text):  # Hugo's own and another
            numbers = [tuple(map(int, version.constant.split("."))) for version in (one, other)]
            return Value(f"({' '.join(map(str, (numbers[0], sign, numbers[1])))})")
        return Value(f"(hugo.compared({one.text}, {other.text}) {sign} 0)")

    return write


_OPERATORS: dict[str, Callable[[Arguments], Value]] = {
    "and": _joined("and"),
    "or": _joined("or"),
    "not": lambda arguments: Value(f"(not {arguments[0].text})"),
    "eq": _equal,
    "ne": lambda arguments: Value(f"({arguments[0].text} != {arguments[-1].text})"),
    "lt": _compared("<"),
    "le": _compared("<="),
    "gt": _compared(">"),
    "ge": _compared(">="),
    "cond": _cond,
    "dict": _dict,
    "slice": lambda arguments: Value(f"[{', '.join(argument.text for argument in arguments)}]"),
    "in": lambda arguments: call("hugo.contains", arguments),
}
