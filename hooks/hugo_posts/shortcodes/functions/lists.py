"""Functions on lists and mappings. Source: https://gohugo.io/functions/collections/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, permutations
from typing import Any

from hugo_posts.shortcodes.functions.go_text import as_go_prints
from hugo_posts.shortcodes.functions.values import at


def each(values: Any) -> list[Any]:
    """Return what a `range` goes through: a list, a mapping's values by the order of its names, or a count."""
    return [value for _, value in pairs(values)]


def pairs(values: Any) -> Iterator[tuple[Any, Any]]:
    """Yield index or name, and value, as a `range` with two variables does."""
    if isinstance(values, Mapping):
        yield from sorted(values.items(), key=lambda item: str(item[0]))
    elif isinstance(values, int) and not isinstance(values, bool):
        yield from ((number, number) for number in range(values))
    elif isinstance(values, list | tuple):
        yield from enumerate(values)


def _contains(values: Any, value: Any) -> bool:
    if isinstance(values, str):
        return as_go_prints(value) in values
    return value in each(values)


def _default(default: Any, *given: Any) -> Any:
    value = given[-1] if given else None
    return value if value or isinstance(value, bool) else default


def _index(value: Any, *keys: Any) -> Any:
    for key in keys:
        if isinstance(key, int) and isinstance(value, list | tuple | str):
            if not -1 < key < len(value):
                return None
            value = value[key]
        else:
            value = at(value, as_go_prints(key))
    return value


def _delimit(values: Any, delimiter: str, last: str | None = None) -> str:
    written = [as_go_prints(value) for value in each(values)]
    if last is not None and len(written) > 1:
        return delimiter.join(written[:-1]) + last + written[-1]
    return delimiter.join(written)


def _isset(values: Any, key: Any) -> bool:
    if isinstance(values, Mapping):
        return any(str(name).lower() == str(key).lower() for name in values)
    return isinstance(values, list | tuple) and isinstance(key, int) and 0 <= key < len(values)


def _append(*arguments: Any) -> list[Any]:
    """Return the list, which comes last, with the other values behind its own."""
    *more, values = arguments
    added = more[0] if len(more) == 1 and isinstance(more[0], list | tuple) else more
    return [*(values or []), *added]


def _sequence(*bounds: int) -> list[int]:
    """Return the numbers up to one, between two, or between two by a step that stands between them."""
    first = bounds[0] if len(bounds) > 1 else 1
    last = bounds[-1]
    step = bounds[1] if len(bounds) > 2 else (1 if last >= first else -1)
    return [*range(first, last + (1 if step > 0 else -1), step)]


def _sorted(values: Any, key: str = "value", order: str = "asc", *_: Any) -> list[Any]:
    rows = each(values)  # what stands behind the order Hugo does not look at
    return sorted(rows, key=lambda row: row if key == "value" else at(row, key), reverse=order == "desc")


def _where(values: Any, key: str, *rest: Any) -> list[Any]:
    sign, wanted = rest if len(rest) > 1 else ("=", rest[0])
    tests: dict[str, Callable[[Any], bool]] = {
        "=": lambda value: value == wanted,
        "==": lambda value: value == wanted,
        "eq": lambda value: value == wanted,
        "!=": lambda value: value != wanted,
        "ne": lambda value: value != wanted,
        "in": lambda value: value in wanted,
    }
    return [row for row in each(values) if tests[str(sign)](_index(row, *key.split(".")))]


def _part(cut: Callable[[int, Sequence[Any]], Any]) -> Callable[[Any, Any], Any]:
    return lambda count, values: cut(int(count), values if isinstance(values, str) else each(values))


def _shuffled(values: Any, ordinal: int = 0) -> list[Any]:
    """Return the values in an order of their own for each shortcode of a page, the same in each build."""
    rows = list(each(values))
    return list(next(islice(permutations(rows), ordinal + 1, None), rows))


LISTS: Mapping[str, Callable[..., Any]] = {
    "after": _part(lambda count, values: values[count:]),
    "append": _append,
    "contains": _contains,
    "default": _default,
    "delimit": _delimit,
    "each": each,
    "first": _part(lambda count, values: values[:count]),
    "index": _index,
    "isset": _isset,
    "last": _part(lambda count, values: values[-count:] if count else []),
    "len": lambda values: len(values.encode()) if isinstance(values, str) else len(values or ()),
    "merge": lambda *maps: {name: value for each_map in maps for name, value in (each_map or {}).items()},
    "pairs": pairs,
    "reverse": lambda values: each(values)[::-1],
    "seq": _sequence,
    "shuffle": _shuffled,
    "sort": _sorted,
    "uniq": lambda values: [value for at_, value in enumerate(each(values)) if value not in each(values)[:at_]],
    "where": _where,
}
