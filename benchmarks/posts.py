"""Writes any number of posts like the blog's first one, for measuring: the same posts in every run.

    python3 benchmarks/posts.py 1000 /tmp/docs

Post number n is the same whatever their number is, so that a site of 100 posts is part of one of 1,000.
"""

from __future__ import annotations

import argparse
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Literal

from PIL import Image, ImageDraw

Dialect = Literal["hugo", "material"]

PICTURES = 60
_NEWEST = datetime(2026, 9, 1, 8, tzinfo=timezone(timedelta(hours=7)))
_DAYS = 3650  # ten years
_WORDS = 12_000
_COMMON = """
mình là và của có không cái này thì mà được học cho một những với nó như để khi người làm ra đến từ về đi lại
rồi còn cũng đã sẽ đang vì nên nếu thôi chắc nghĩ biết hiểu đọc viết code model bài thầy bạn môn kì năm tháng
ngày giờ lần đầu thời gian kết quả dữ liệu mô hình huấn luyện tối ưu hàm mất mát đạo hàm ma trận xác suất thống
kê học máy mạng nơ-ron tham số siêu tham số thực hành lý thuyết bài tập đồ án luận văn máy tính card đồ hoạ điểm
số lỗi chạy thử câu hỏi trả lời cuối cùng thật ra nói chung có lẽ hoặc là tại sao bao giờ ở đâu trường lớp thi
cử cà phê quán đêm sáng
""".split()
_ENGLISH = """
deep learning machine pytorch tensorflow attention transformer gradient descent overfitting dropout batch layer
loss optimizer kernel tensor dataset benchmark notebook python numpy pandas sklearn docker linux git github
colab kaggle paper baseline finetune embedding token prompt cluster regression classifier ensemble bayesian
markov monte carlo convex simplex eigenvalue likelihood posterior prior sampling inference pipeline deploy
latency cache queue thread
""".split()
_ONSETS = [*"b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(), ""]
_OPEN_RIMES = """
a* a*n a*ng a*nh a*m a*i a*o a*y a*u ă*n ă*ng ă*m â*n â*m â*u â*y e*n e*m e*o ê* ê*n ê*nh i* i*n i*nh iê*n iê*u
o* o*n o*ng o*i ô* ô*n ô*ng ô*i ơ* ơ*n ơ*i u* u*n u*ng uô*n uô*ng ư* ư*ng ươ*n ươ*ng ươ*i oa* oa*n i*a u*a ư*a
""".split()
_STOPPED_RIMES = "a*c a*t a*ch ă*t â*t e*t ê*ch i*t i*ch iê*t o*c ô*c ô*t u*c u*t uô*c ư*c ươ*c ươ*t oa*t".split()
_TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
_STOPPED_TONES = ["\u0301", "\u0323"]
_CODE = """\
```python
def {name}(model, loader, lr={lr}):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    for step, (x, y) in enumerate(loader):
        loss = F.cross_entropy(model(x), y)  # {comment}
        loss.backward()
        optimizer.step()
    return {{"{name}": loss.item(), "seed": {seed}}}
```"""


@dataclass(frozen=True)
class Vocabulary:
    """Words from common to rare, and how often they and all before them come up (Zipf's law)."""

    words: list[str]
    weights: list[float]

    def text(self, rng: Random, count: int) -> str:
        """Return that many words, drawn as often as each comes up."""
        return " ".join(rng.choices(self.words, cum_weights=self.weights, k=count))


@cache
def vocabulary() -> Vocabulary:
    """Return the words that posts are made of: the first few real, the rest of real Vietnamese syllables."""
    rng = Random("words")
    words = dict.fromkeys(_COMMON)
    while len(words) < _WORDS:
        word = " ".join(_syllable(rng) for _ in range(rng.choice([1, 2, 2])))
        words[rng.choice(_ENGLISH) if rng.random() < 0.05 else word] = None
    return Vocabulary(list(words), list(accumulate(1 / (rank + 10) for rank in range(len(words)))))


@cache
def tags() -> list[str]:
    """Return the 40 tags of the blog, the most used first."""
    rng = Random("tags")
    return [f"{_syllable(rng)} {_syllable(rng)}" if number % 2 else _ENGLISH[number] for number in range(40)]


def _syllable(rng: Random) -> str:
    is_stopped = rng.random() < 0.3
    rime = rng.choice(_STOPPED_RIMES if is_stopped else _OPEN_RIMES)
    tone = rng.choice(_STOPPED_TONES if is_stopped else _TONES)
    return unicodedata.normalize("NFC", rng.choice(_ONSETS) + rime.replace("*", tone))


def post(number: int, dialect: Dialect = "hugo") -> str:
    """Return one post: about 5 KB of front matter, text, three figures, lists, links and code.

    Args:
        number: its number, from 0 on.
        dialect: `hugo` as the blog's author writes, or `material` as Material's blog plugin by itself reads it.
    """
    rng = Random(f"post {number}")
    day = timedelta(days=number * 2_654_435_761 % _DAYS, minutes=number % 600)
    names = list(dict.fromkeys(rng.choices(tags(), weights=[1 / (rank + 3) for rank in range(40)], k=3)))
    body = "\n\n".join(_blocks(rng, number, dialect))
    return f"""\
---
title: "{_sentence(rng, 5)} {number}"
date: {(_NEWEST - day).isoformat()}
{"tags" if dialect == "hugo" else "categories"}: [{", ".join(f'"{name}"' for name in names)}]
---

{body}
"""


def _blocks(rng: Random, number: int, dialect: Dialect) -> Iterator[str]:
    """Yield the blocks of a post."""
    words = vocabulary()
    yield _figure(rng, dialect, "")
    yield f"> {_sentence(rng, 12)}?"
    for part in range(3):
        yield f"## {_sentence(rng, 4)}"
        yield f"{_paragraph(rng)} *{words.text(rng, 3)}* ~~{words.text(rng, 2)}~~ 🥲."
        yield "\n".join(f"- {_sentence(rng, 9)}" for _ in range(5)) + f"\n    - **{words.text(rng, 4)}** 🙂"
        yield _figure(rng, dialect, _sentence(rng, 4)) if part else f"{_paragraph(rng)} `{rng.choice(_ENGLISH)}`."
        yield f"{_paragraph(rng)} [{words.text(rng, 3)}](https://example.org/{number}/{part}/)."
    names = f"{rng.choice(_ENGLISH)}_{rng.choice(_ENGLISH)}_{number}"
    yield _CODE.format(name=names, lr=f"{rng.random():.4f}", comment=words.text(rng, 5), seed=rng.randrange(10_000))
    yield _paragraph(rng)


def _sentence(rng: Random, count: int) -> str:
    text = vocabulary().text(rng, count)
    return text[:1].upper() + text[1:]


def _paragraph(rng: Random) -> str:
    """Return about sixty words."""
    return " ".join(f"{_sentence(rng, rng.randrange(9, 21))}." for _ in range(4))


def _figure(rng: Random, dialect: Dialect, caption: str) -> str:
    name, width = f"{rng.randrange(PICTURES)}.jpg", rng.choice([200, 300])
    if dialect == "material":
        return f"![{caption}](../../pictures/{name}){{ width={width} }}"
    caption = f' caption="{caption}"' if caption else ""
    return f'{{{{< figure align=center src="/pictures/{name}" width="{width}px"{caption} >}}}}'


def picture(number: int) -> bytes:
    """Return one JPEG of 800 by 500 pixels, about 40 KB."""
    rng = Random(f"picture {number}")
    image = Image.new("RGB", (800, 500))
    draw = ImageDraw.Draw(image)
    for _ in range(400):
        x, y, size = rng.randrange(800), rng.randrange(500), rng.randrange(10, 120)
        draw.ellipse((x - size, y - size, x + size, y + size), fill=tuple(rng.randbytes(3)))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def write_posts(docs: Path, count: int, dialect: Dialect = "hugo") -> None:
    """Write posts and their pictures into a docs folder.

    Args:
        docs: the folder, made when missing; posts go to `blog/posts/`, pictures to `pictures/`.
        count: how many posts.
        dialect: see `post`.
    """
    for folder in (docs / "blog/posts", docs / "pictures"):
        folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (docs / f"blog/posts/post-{number}.md").write_text(post(number, dialect), encoding="utf-8")
    for number in range(PICTURES):
        (docs / f"pictures/{number}.jpg").write_bytes(picture(number))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many posts")
    parser.add_argument("docs", type=Path, help="the docs folder to write into")
    parser.add_argument("--dialect", choices=["hugo", "material"], default="hugo", help="who is to read them")
    given = parser.parse_args()
    write_posts(given.docs, given.count, given.dialect)
