"""The four sites that benchmarks/phone.py looks at: the same posts, and one that has everything."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import posts
from PIL import Image, ImageDraw
from serving import build
from speed_sites import our_site, plain_site

SETTINGS = """
baseURL = "/"
title = "Sổ tay học máy"
theme = "{theme}"
themesDir = "{themes}"
defaultContentLanguage = "{language}"
pagination.pagerSize = 10
markup.goldmark.renderer.unsafe = true
taxonomies = {{ tag = "tags", series = "series" }}
outputs.home = ["HTML", "RSS", "JSON"]
menus.main = [
  {{ name = "Home", url = "/", weight = 1 }}, {{ name = "Archive", url = "/archives/", weight = 2 }},
  {{ name = "Tags", url = "/tags/", weight = 3 }}, {{ name = "Search", url = "/search/", weight = 4 }},
]
[params]
mainSections = ["posts"]
ShowReadingTime = true
ShowBreadCrumbs = true
ShowPostNavLinks = true
ShowShareButtons = true
ShowCodeCopyButtons = true
ShowToc = true
article.toc = true
article.readingTime = true
widgets.page = [{{ type = "toc" }}]
widgets.homepage = [{{ type = "search" }}, {{ type = "archives" }}, {{ type = "tag-cloud" }}]
homeInfoParams = {{ Title = "Sổ tay học máy", Content = "Ghi chép của một sinh viên." }}
"""
RICH = """\
---
title: "Một bài có đủ thứ cần xem trên điện thoại"
date: 2026-09-02T08:00:00+07:00
tags: ["deep learning", "python"]
cover: {{ image: /pictures/wide.jpg }}
image: /pictures/wide.jpg
---

{picture}

{text}
"""


@dataclass(frozen=True)
class Site:
    """One of the four, with addresses below its root."""

    folder: Path  # its pages
    blog: str
    post: str
    archive: str
    tags: str
    pages: str  # the address of a list's page, by its number
    article: str  # a selector of the text, without what stands above and below it
    home: str = "/"
    has_indexes: bool = True  # whether archive and tags have a page; else any of their lists counts


def rich_post(dialect: posts.Dialect) -> str:
    """Return the post with a cover, a table of eight columns, a wide picture and three headings."""
    rng = Random("rich")
    words = [posts.vocabulary().text(rng, 60) for _ in range(12)]
    rows = [" | ".join(f"{row}.{column} {words[row][:9]}" for column in range(8)) for row in range(6)]
    head = " | ".join(f"Cột {column}" for column in range(8))
    table = "\n".join(f"| {row} |" for row in [head, " | ".join(["---"] * 8), *rows])
    own = {"hugo": "", "material": "![](../../pictures/wide.jpg)"}[dialect]
    wide = {
        "hugo": '{{< figure src="/pictures/wide.jpg" caption="Rộng" >}}',
        "material": "![Rộng](../../pictures/wide.jpg)",
    }
    parts = [f"## Phần {part}\n\n" + "\n\n".join(words[part * 4 : part * 4 + 4]) for part in range(3)]
    text = f"{parts[0]}\n\n{table}\n\n{parts[1]}\n\n{wide[dialect]}\n\n{parts[2]}"
    rich = RICH.format(picture=own, text=text)
    return rich if dialect == "hugo" else rich.replace("\ntags:", "\ncategories:")


def wide_picture() -> bytes:
    """Return a JPEG of 1,600 by 900 pixels."""
    rng = Random("wide")
    image = Image.new("RGB", (1600, 900), "#27413f")
    draw = ImageDraw.Draw(image)
    for _ in range(60):
        x, y = rng.randrange(1600), rng.randrange(900)
        draw.rectangle((x, y, x + 160, y + 60), fill=(x % 256, y % 256, 120))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return file.getvalue()


def add_rich(docs: Path, dialect: posts.Dialect) -> None:
    """Write that post beside the others."""
    (docs / "blog/posts/rich.md").write_text(rich_post(dialect), encoding="utf-8")
    (docs / "pictures/wide.jpg").write_bytes(wide_picture())


def make_mkdocs(folder: Path, count: int, maker: Callable[[Path, int], object], dialect: posts.Dialect) -> None:
    """Write and build this site, or the plain one."""
    maker(folder, count)
    if dialect == "material":
        posts.write_posts(folder / "docs", count, dialect)
    add_rich(folder / "docs", dialect)
    build(folder)


def make_hugo(folder: Path, count: int, themes: Path, theme: str) -> None:
    """Write and build a Hugo site with one of the themes."""
    posts.write_posts(folder / "docs", count)
    add_rich(folder / "docs", "hugo")
    (folder / "content").mkdir()
    shutil.move(folder / "docs/blog/posts", folder / "content/posts")
    shutil.move(folder / "docs/pictures", folder / "static/pictures")
    for name in ("archives", "search"):
        page = f"---\ntitle: {name.title()}\nlayout: {name}\nurl: /{name}/\noutputs: [html, json]\n---\n"
        (folder / f"content/{name}.md").write_text(page, encoding="utf-8")
    language = "vi" if theme == "PaperMod" else "en"
    settings = SETTINGS.format(theme=theme, themes=themes.absolute(), language=language)
    (folder / "hugo.toml").write_text(settings, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "hugo", "--quiet"], cwd=folder, check=True)


def sites(folder: Path, count: int, themes: Path) -> dict[str, Site]:
    """Make the four sites, those that are not there yet."""
    for theme in ("PaperMod", "stack"):
        if not (folder / theme).exists():
            make_hugo(folder / theme, count, themes, theme)
    if not (folder / "Material").exists():
        make_mkdocs(folder / "Material", count, plain_site, "material")
    if not (folder / "this").exists():
        make_mkdocs(folder / "this", count, our_site, "hugo")
    hugo = Site(
        folder=folder / "PaperMod/public",
        blog="/posts/",
        post="/posts/rich/",
        archive="/archives/",
        tags="/tags/",
        pages="/posts/page/{}/",
        article=".post-content",
    )
    material = Site(
        folder=folder / "Material/site",
        blog="/blog/",
        post="/blog/rich/",
        archive="/blog/archive/",
        tags="/blog/category/",
        pages="/blog/page/{}/",
        article="article",
        has_indexes=False,
    )
    return {
        "PaperMod": hugo,
        "Stack": replace(hugo, folder=folder / "stack/public", blog="/", pages="/page/{}/", article=".article-content"),
        "Material": material,
        "this site": replace(material, folder=folder / "this/site", tags="/blog/tags/", has_indexes=True),
    }
