"""Posts by the thousand through this converter and through the real Hugo; what differs is made as small as it can be.

    PYTHONPATH=hooks:tests .venv/bin/python benchmarks/generated_posts_report.py 2000 --first 1 [--switched-on]

Each post (tests/generated_posts.py) that is read otherwise than by Hugo is shortened, piece by piece, as long as it
still is; what is left is printed with both results. One Hugo build takes hundreds of posts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from functools import partial

from beside_hugo import differing
from generated_posts import Post

BATCH = 500
#: Hugo builds of candidates at most; what is not small by then is shown as it is.
ROUNDS = 40


def reduced(bodies: list[str], *, is_switched_on: bool) -> list[str]:
    """Return each text as short as it can be and still differ."""
    sizes = [max(len(body) // 2, 1) for body in bodies]
    for _ in range(ROUNDS):
        tried = [(index, shorter) for index, body in enumerate(bodies) for shorter in _shorter(body, sizes[index])]
        if not tried:
            break
        results = differing([shorter for _, shorter in tried], is_switched_on=is_switched_on)
        best: dict[int, str] = {}
        for (index, shorter), result in zip(tried, results, strict=True):
            if result is not None and len(shorter) < len(best.get(index, bodies[index])):
                best[index] = shorter
        for index, body in enumerate(bodies):
            if index in best:
                bodies[index] = best[index]
                sizes[index] = min(sizes[index], max(len(best[index]) // 2, 1))
            else:
                sizes[index] = sizes[index] // 2 if len(body) > 1 else 0
    return bodies


def _shorter(body: str, size: int) -> Iterator[str]:
    """Yield the text without each piece of `size` characters; small texts without each of one to `size`."""
    if size:
        step = max(size // 2, 1)
        for start in range(0, len(body), step):
            yield body[:start] + body[start + size :]
    if 1 < size <= 8:
        for start in range(len(body)):
            yield body[:start] + body[start + 1 :]


def main() -> None:
    """Compare, reduce and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", type=int)
    parser.add_argument("--first", type=int, default=1, help="the number of the first post")
    parser.add_argument("--show", type=int, default=20, help="how many differences to reduce and print")
    parser.add_argument("--switched-on", action="store_true", help="read emoji and formulas, too")
    options = parser.parse_args()
    beside_hugo = partial(differing, is_switched_on=options.switched_on)
    began, found = time.monotonic(), []
    for first in range(options.first, options.first + options.posts, BATCH):
        numbers = range(first, min(first + BATCH, options.first + options.posts))
        bodies = [Post(number).body for number in numbers]
        found += [body for body, result in zip(bodies, beside_hugo(bodies), strict=True) if result]
    print(f"{len(found)} of {options.posts} posts differ ({time.monotonic() - began:.0f} s)")  # noqa: T201 (a command\'s output)
    shown = sorted({*reduced(sorted(found, key=len)[: options.show], is_switched_on=options.switched_on)}, key=len)
    for body, result in zip(shown, beside_hugo(shown), strict=True):
        hugo, ours = result or ((), ())
        print(f"\n{'-' * 80}\n{body!r}\nHugo: {hugo}\nours: {ours}")  # noqa: T201 (a command\'s output)


if __name__ == "__main__":
    main()
