"""A site of two languages with Material's instant loading, and a post that has all that a page can have."""

from __future__ import annotations

from pathlib import Path

from site_builder import GROWN_SITE_URL, Build, build, copy_project

SCRIPT = 'document.querySelector("#ran").textContent = "rồi"'
POST = f"""\
---
title: Có đủ
date: 2024-01-01
math: true
translationKey: du
tags: [C#, Học máy]
---

Mở đầu có định nghĩa và $a_1$, [tới đó](#duong-di).

$$x \\text{{ định nghĩa}}$$

``` mermaid
graph LR
  A[Bắt đầu] --> B{{Lỗi?}};
```

![Ảnh](/stress.jpg)

``` py
x = 1  # (1)!
```

1. Chú giải

=== "Một"
    a

=== "Hai"
    b

Chữ ở giữa.

=== "Một"
    c

=== "Hai"
    d

<p id="ran">chưa</p>
<script>{SCRIPT}</script>
<iframe src="https://www.youtube-nocookie.com/embed/x" width="300" height="150"></iframe>

<blockquote class="twitter-tweet"><a href="https://twitter.com/a/status/1">a</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>

## Đường đi

Chữ.
"""
START = """\
# Bắt đầu

[Có đủ](/blog/du/?h=định+nghĩa), [trang kia](/about/)
"""
FILES: dict[str, str | bytes] = {
    "docs/bat-dau.md": START,
    "docs/blog/posts/du.md": POST,
    "docs/blog/posts/full.en.md": "---\ntitle: Full\ndate: 2024-01-01\ntranslationKey: du\n---\nX\n",
    "mkdocs.en.yml": "INHERIT: mkdocs.yml\nsite_name: Notebook\ntheme: {language: en}\n",
}
SETTINGS = """
extra:
  languages: {vi: Tiếng Việt, en: English}
  giscus: {repo: user/repo, repo_id: R_1, category: Announcements, category_id: DIC_1}
"""
NAMES = ("navigation.instant", "navigation.instant.prefetch", "navigation.instant.progress", "content.tabs.link")
FEATURES = "  features:" + "".join(f"\n    - {name}" for name in NAMES) + "\n"


def built_site(folder: Path) -> Build:
    """Build it in a project in `folder`."""
    project = copy_project(folder, FILES)
    text = (project / "mkdocs.yml").read_text("utf-8").replace("https://example.org/", GROWN_SITE_URL)
    text = text.replace("\nextra:\n", SETTINGS, 1)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    engine = (project / "hooks/engine.yml").read_text(encoding="utf-8").replace("  features:\n", FEATURES, 1)
    (project / "hooks/engine.yml").write_text(engine, encoding="utf-8")
    built = build(project, "--strict")
    assert built.exit_code == 0, built.output
    return built
