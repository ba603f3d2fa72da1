"""A site whose settings try to run a script in the reader's browser: each text in mkdocs.yml with all payloads at once.

The first payload that leaves the place it stands in lets the others run, so that one text holds them all.
"""

from __future__ import annotations

import yaml
from hostile_posts import ADDRESSES, MARKDOWN_TEXTS, TEXTS

#: All payloads that a text can be, in one.
ALL = " ".join([*TEXTS.values(), *MARKDOWN_TEXTS.values()])
#: Settings that are texts, by their names in mkdocs.yml.
NAMES = ("site_name", "site_description", "site_author", "copyright", "repo_name")


def hostile_settings() -> str:
    """Return YAML over mkdocs.yml."""
    scripts = [f"{address} {TEXTS['attribute']}" for address in ADDRESSES.values()]
    settings = {
        **dict.fromkeys(NAMES, ALL),
        "repo_url": "javascript://x/%0aalert(1)",
        "edit_uri": "",
        "theme": {
            "palette": [
                {"scheme": "default", "toggle": {"icon": "material/weather-sunny", "name": ALL}},
                {"scheme": "slate", "toggle": {"icon": "material/weather-night", "name": ALL}},
            ],
        },
        "nav": [
            {ALL: "index.md"},
            {f"Bài {ALL}": ["blog/index.md", {ALL: "about.md"}]},
            *({f"{ALL} {number}": address} for number, address in enumerate(scripts)),
        ],
        "extra": {
            "author": {"name": ALL, "bio": ALL, "avatar": 'https://example.org/x.jpg"onerror="alert(1)'},
            "social": [{"icon": "material/rss", "link": "https://example.org/", "name": ALL}],
            "status": {"new": ALL},
            "consent": {"title": ALL, "description": ALL},
            "giscus": {
                "repo": "a/b",
                "repo_id": ALL,
                "category": ALL,
                "category_id": ALL,
            },
        },
    }
    return yaml.safe_dump(settings, allow_unicode=True)
