"""What this project comes with as a sample: it leaves when a blog moves in, but for what somebody has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

#: The sample's files with the SHA-256 of each as shipped, line ends as `\\n`. A changed one is somebody's own.
FILES = {
    "docs/index.md": "793a0b6b78dd682cd41937b48cf7445627631a5d54464bd03634526ffb0a7b40",
    "docs/about.md": "5739ac1688bf0c8aa1d13543f179eb78954a13b24e0361de79f6d7abdee7a250",
    "docs/blog/index.md": "e4d21debb0f4a65fa807ab534cab8ff8fb87b31f76553c9d38a101a1911f3891",
    "docs/blog/tags/index.md": "9fed51552812e4000b3d4679e051f7edf07329ad259d006f69a3b9b97138c684",
    "docs/blog/archive/index.md": "87c907e05db2d1f3ab7ac1f0f836e6749854c25087e928ffc654262533d7d61b",
    "docs/blog/posts/tu-bo-deep-learning.md": "36b4959ee7683814e741d43c249927c93e6221fe8de50dfec1f0945708d26e43",
    "docs/dl/arxiv.png": "9bf58ac8d9b28325171ff44cedda23d5d8b3ef71fdc1b34c2a96b2c0c089ea25",
    "docs/dl/dl.jpg": "97ca80eb0d2fc4529eecfc01ee62259db3b095f8a428340152e85c9a3d9b03d4",
    "docs/dl/meme.jpg": "6bcc510aec8fefa54214a5a17555dfbc86aee2b31358ebb81c0a406175dac171",
    "docs/stress.jpg": "0187c0e086bb2ba9334246e7eb669f0e3c9407b9c51f358678e976bd95bb2cad",
    "docs/assets/icons/apple-touch-icon.png": "0dc9f053066af8f79cd0566a9d2633159a9a0b1b5e12e3d54424cf40b5d14fd2",
    "docs/assets/icons/favicon-32.png": "c13f959583996c3efae51dbb45681f59df4250cf79a4e415f9cfacab7edae9a5",
    "docs/assets/icons/icon-192.png": "2bf3c0ea243b7dbfbb39d5bdef5d824bff586b29086c135e6778504a25a366af",
    "docs/assets/icons/icon-512.png": "335561488c5c32e0b3e9edbb718b24ca76fb8a57efae4214dbdaaa211966533a",
    "docs/assets/icons/icon-maskable-512.png": "fd66fbed3c0df2d1f3e72daa9c9412d591a5afebc033a67246c750a0d805e194",
    "docs/assets/icons/favicon.svg": "5f2c55b905126b191515b5bffbbf3a98644f7b3d60de456ecabc7cd9de3a94fc",
}

#: The sample's settings in mkdocs.yml. Another value there is somebody's own.
SETTINGS: dict[tuple[str, ...], Any] = {
    ("site_name",): "Sổ tay học máy",
    ("site_url",): "https://example.org/",
    ("site_description",): "Ghi chép của một sinh viên về học máy, toán và những lần bỏ cuộc.",
    ("site_author",): "Một sinh viên",
    ("copyright",): "© 2024 Một sinh viên",
    ("nav",): [
        {"menu.home": "index.md"},
        {"menu.posts": ["blog/index.md"]},
        {"menu.tags": ["blog/tags/index.md"]},
        {"menu.archive": ["blog/archive/index.md"]},
        {"menu.about": "about.md"},
    ],
    ("extra", "author", "bio"): "Học máy tính, thích toán, thích dữ liệu, và đôi khi thích bỏ cuộc để bắt đầu lại.",
    ("extra", "social"): [{"icon": "material/rss", "link": "/index.xml", "name": "RSS"}],
    ("extra", "feed", "size"): 20,
    ("extra", "hugo", "section"): "posts",
    ("extra", "hugo", "timezone"): "Asia/Ho_Chi_Minh",
    ("theme", "language"): "vi",
    ("theme", "favicon"): "assets/icons/favicon.svg",
    ("plugins", "blog", "post_date_format"): "long",
    ("plugins", "blog", "pagination_per_page"): 10,
    ("plugins", "blog", "archive_url_format"): "archive/{date}",
}


def digest(content: bytes) -> str:
    """Return the SHA-256 of a file as shipped; a checkout on Windows has other line ends in texts."""
    text = content if b"\0" in content else content.replace(b"\r\n", b"\n")
    return hashlib.sha256(text).hexdigest()


def is_shipped(project: Path, name: str) -> bool:
    """Tell whether `docs/…` in the project is the sample's file, unchanged."""
    path = project / name
    return name in FILES and path.is_file() and digest(path.read_bytes()) == FILES[name]
