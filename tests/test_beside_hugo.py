"""Posts made by chance are read as Hugo reads them; benchmarks/generated_posts_report.py does it by the thousand."""

from __future__ import annotations

import pytest
from beside_hugo import MODES, differing
from generated_posts import Post

POSTS = 150
#: At most so many of these posts, which are full of stray signs, may be read otherwise; the report says how.
MOST = 2
#: What the report has found, as small as it can be, and what has been mended since.
MENDED = {
    "switched-on": ["[\\a\nb]()\n-\n\n*x\\a\nb*\n-\n\n*\\a&amp;\\.c\nb*\n-"],
    "plain": [":\t   {{%comment%}}{{%/comment%}}\nx", "> - b\n    ---\n>\n>   : c", "a\n    -\n=\n\nb\n    - \n: c"],
    "extras": ["~a+b  \n*~\n=\n\n~a=b  \n*~\n=\n\n~a^b  \n*~\n=", "- a\\ $$x$$\n- b", "c\\ $$x$$ d"],
    "otherwise": ["'\"x\"'d'être (\"x\"'s) 'm 'tis", "a 〜\n{.b}\n---"],
}


@pytest.mark.parametrize("mode", MODES)
def test_generated_posts_are_read_as_hugo_reads_them(mode: str) -> None:
    mended = MENDED.get(mode, [])
    bodies = [*mended, *(Post(number).body for number in range(1, POSTS + 1))]
    results = differing(bodies, mode)
    found = [body for body, result in zip(bodies, results, strict=True) if result]
    assert not set(found) & set(mended)
    assert len(found) <= MOST, min(found, key=len)
