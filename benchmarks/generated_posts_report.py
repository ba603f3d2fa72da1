"""Posts by the thousand through this converter and through the real Hugo; what differs is made as small as it can be.

    PYTHONPATH=hooks:tests .venv/bin/python benchmarks/generated_posts_report.py 2000 [--mode switched-on]

Each post (tests/generated_posts.py) that is read otherwise than by Hugo is shortened, its lines first, then piece by
piece, as long as it still is; what is left is printed with both results. One Hugo build takes hundreds of posts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, chain, pairwise

from beside_hugo import MODES, differing
from generated_posts import Post

BATCH = 500
#: What is taken out of a text: its lines, then so many characters.
SIZES = (0, 16, 8, 4, 2, 1, 1)
#: What a wrong shortcode leaves, which pieces of shortcodes would all come to.
MISTAKE = "can't be shown"
#: Where a piece of a text begins and ends.
_Piece = tuple[int, int]


def reduced(bodies: list[str], mode: str) -> list[str]:
    """Return each text as short as it can be and still differ; one Hugo build tries the pieces of all of them."""
    shorter, sizes = list(bodies), [list(SIZES) for _ in bodies]

    def differ(tried: list[tuple[int, list[_Piece]]]) -> list[tuple[int, list[_Piece]]]:
        texts = [_without(shorter[index], pieces) for index, pieces in tried]
        batches = [texts[first : first + BATCH] for first in range(0, len(texts), BATCH)]
        results = [result for batch in batches for result in differing(batch, mode)]
        return [each for each, result in zip(tried, results, strict=True) if result and MISTAKE not in repr(result)]

    while any(sizes):
        going_on = [index for index, left in enumerate(sizes) if left]
        needless: dict[int, list[_Piece]] = {index: [] for index in going_on}
        for index, pieces in differ([(i, [piece]) for i in going_on for piece in _pieces(shorter[i], sizes[i][0])]):
            needless[index] += pieces
        best: dict[int, str] = {}
        for index, pieces in differ([(index, some) for index, all_ in needless.items() for some in _parts(all_)]):
            best[index] = min(best.get(index, shorter[index]), _without(shorter[index], pieces), key=len)
        for index in going_on:
            shorter[index] = best.get(index, shorter[index])
            if index not in best:
                del sizes[index][0]
    return shorter


def _pieces(body: str, size: int) -> list[_Piece]:
    if size:
        return [(start, start + size) for start in range(0, len(body), size)]
    ends = list(accumulate(map(len, body.splitlines(keepends=True))))
    return list(pairwise([0, *ends]))


def _parts(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Yield all of the pieces, their halves, quarters and so on, and the first."""
    width = len(pieces)
    while width:
        yield from (pieces[start : start + width] for start in range(0, len(pieces), width))
        width = width // 2 if width * 16 > len(pieces) else 0
    yield from [pieces[:1]] if pieces else []


def _without(body: str, pieces: list[_Piece]) -> str:
    bounds = [0, *chain.from_iterable(pieces), len(body)]
    return "".join(body[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True))


def main() -> None:
    """Compare, reduce and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", type=int)
    parser.add_argument("--first", type=int, default=1, help="the number of the first post")
    parser.add_argument("--show", type=int, default=20, help="how many differences to reduce and print")
    parser.add_argument("--mode", choices=MODES, default="plain", help="what is switched on")
    options = parser.parse_args()
    beside_hugo = partial(differing, mode=options.mode)
    began, found = time.monotonic(), []
    for first in range(options.first, options.first + options.posts, BATCH):
        numbers = range(first, min(first + BATCH, options.first + options.posts))
        bodies = [Post(number).body for number in numbers]
        found += [body for body, result in zip(bodies, beside_hugo(bodies), strict=True) if result]
    print(f"{len(found)} of {options.posts} posts differ ({time.monotonic() - began:.0f} s)")  # noqa: T201 (a command\'s output)
    shown = sorted({*reduced(sorted(found, key=len)[: options.show], options.mode)}, key=len)
    for body, result in zip(shown, beside_hugo(shown), strict=True):
        hugo, ours = result or ((), ())
        print(f"\n{'-' * 80}\n{body!r}\nHugo: {hugo}\nours: {ours}")  # noqa: T201 (a command\'s output)


if __name__ == "__main__":
    main()
