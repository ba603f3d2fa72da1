"""What the project's own site has written when it is as if written for years, and the settings that it then has."""

from __future__ import annotations

from site_builder import GROWN_SITE_URL

OLDER_POSTS = {  # a post a month in the two years before the first real one: a second page for every listing
    f"bai-so-{number}": f"""\
---
title: Bài số {number}
date: {2021 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}-05T08:00:00+07:00
tags: ["Học máy"{', "deep learning"' if number % 2 else ""}]
---

Mở đầu của bài số {number}.

## Mục một

Chữ.

## Mục hai

Chữ nữa.
"""
    for number in range(1, 25)
}
for part in (2, 4, 8):
    OLDER_POSTS[f"bai-so-{part}"] = OLDER_POSTS[f"bai-so-{part}"].replace("tags:", 'series: ["Học & làm"]\ntags:')
OLDER_POSTS["bai-so-1"] = OLDER_POSTS["bai-so-1"].replace("tags:", "cover: {image: /stress.jpg}\nTocOpen: true\ntags:")
OLDER_POSTS["bai-so-3"] = (
    OLDER_POSTS["bai-so-3"].replace("tags:", "math: true\ntags:")
    + r"""
Với $a_1 * b_1 * c$ thì

$$
\begin{align}
x &= \sum_{i=1}^{n} y_i \\
z &= \frac{1}{2}
\end{align}
$$

Và ba cuốn giá $5, $6 và $7.
"""
)
OLDER_POSTS["bai-so-3"] += """
| Mô hình | Năm | Tham số | Dữ liệu | Độ chính xác | Thời gian | Bộ nhớ | Ghi chú của người viết |
|---|---|---|---|---|---|---|---|
| AlexNet | 2012 | 60 triệu | ImageNet | 57,1 % | 6 ngày | 3 GB | hai cái máy, <https://example.org/a> |
| VGG | 2014 | 138 triệu | ImageNet | 71,5 % | 21 ngày | 6 GB | [bài báo](https://example.org/b) |

=== "Thẻ thứ nhất"

    - [x] xong
    - [ ] chưa

=== "Thẻ thứ hai, dài hơn"

    Hai.

=== "Thẻ thứ ba, dài hơn nữa"

    Ba.

=== "Thẻ thứ tư, không chỗ nào vừa"

    Bốn.

``` py
print("mã")
```
"""
OLDER_POSTS["bai-so-7"] += """
Một chú thích.[^1]

``` py
print("một dòng dài hơn màn hình của điện thoại, nên phải cuộn nó sang bên")
```

[^1]: Chú thích.
"""
OLDER_POSTS["bai-so-6"] += """
![giữa](/stress.jpg#center){ width="100" }

{{< figure src="/stress.jpg" width="100" align="left" >}}

Chữ bên cạnh ảnh.

{{< figure src="/stress.jpg" width="200" align="right" >}}
"""
GRIDS = """
<div class="grid cards" markdown>

- Một
- Hai
- Ba
- Bốn

</div>

<div class="grid" markdown>

> Một

``` py
hai = 2
```

!!! note
    Ba

| Bốn |
| --- |
| 4   |

</div>
"""
OLDER_POSTS["bai-so-9"] += GRIDS
OLDER_POSTS["bai-so-10"] = OLDER_POSTS["bai-so-10"].replace("tags:", "hide: [navigation, toc]\ntags:") + GRIDS
OLDER_POSTS["bai-so-5"] += """
``` mermaid
graph LR
  A[Bắt đầu] --> B{Lỗi?} --> C[Sửa lỗi rồi chạy lại] --> D[Đọc lại bài] --> E[Đăng bài lên mạng];
```

<figure><svg viewBox="0 0 1200 90"><circle cx="45" cy="45" r="40"/></svg><figcaption>Hình vẽ</figcaption></figure>
"""
GROWN_SETTINGS = f"""\
site_url: {GROWN_SITE_URL}
repo_url: https://github.com/user/repo
extra:
  giscus: {{repo: user/repo, repo_id: R_1, category: Announcements, category_id: DIC_1}}
"""
