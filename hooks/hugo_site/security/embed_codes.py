"""What the embed codes of the usual hosts load beside the script that stands in them.

An author pastes such a code as the host gives it: a link or quotation, and a script that makes a frame of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

#: By the script's address without its scheme: how it begins, and the hosts by directive, all of them by https.
_CODES: Mapping[str, Mapping[str, str]] = {
    "platform.twitter.com/widgets.js": {
        "script-src": "platform.twitter.com",
        "frame-src": "platform.twitter.com syndication.twitter.com",
        "connect-src": "syndication.twitter.com cdn.syndication.twimg.com",
    },
    "platform.x.com/widgets.js": {
        "script-src": "platform.x.com platform.twitter.com",
        "frame-src": "platform.x.com platform.twitter.com",
    },
    "www.instagram.com/embed.js": {"frame-src": "www.instagram.com"},
    "platform.instagram.com/": {"frame-src": "www.instagram.com"},
    "www.threads.net/embed.js": {"frame-src": "www.threads.net www.threads.com"},
    "www.threads.com/embed.js": {"frame-src": "www.threads.com www.threads.net"},
    "www.tiktok.com/embed.js": {
        "script-src": "www.tiktok.com *.ttwstatic.com",
        "style-src": "*.ttwstatic.com",
        "frame-src": "www.tiktok.com",
    },
    "connect.facebook.net/": {
        "script-src": "connect.facebook.net",
        "frame-src": "www.facebook.com web.facebook.com",
        "connect-src": "www.facebook.com",
    },
    "embed.bsky.app/static/embed.js": {"frame-src": "embed.bsky.app"},
    "embed.reddit.com/widgets.js": {"frame-src": "embed.reddit.com"},
    "embed.redditmedia.com/widgets/": {"frame-src": "www.redditmedia.com embed.reddit.com"},
    "telegram.org/js/telegram-widget.js": {"frame-src": "t.me"},
    "gist.github.com/": {"style-src": "github.githubassets.com"},
    "cpwebassets.codepen.io/": {"frame-src": "codepen.io"},
    "static.codepen.io/": {"frame-src": "codepen.io"},
    "public.codepenassets.com/": {"frame-src": "codepen.io"},
    "asciinema.org/a/": {"frame-src": "asciinema.org"},
    "speakerdeck.com/assets/embed.js": {"frame-src": "speakerdeck.com"},
    "s.imgur.com/min/embed.js": {"script-src": "s.imgur.com", "frame-src": "imgur.com"},
    "assets.pinterest.com/js/pinit.js": {
        "script-src": "assets.pinterest.com widgets.pinterest.com",
        "frame-src": "assets.pinterest.com",
    },
    "assets.tumblr.com/post.js": {"frame-src": "embed.tumblr.com"},
    "public.flourish.studio/resources/embed.js": {"frame-src": "flo.uri.sh public.flourish.studio"},
    "fast.wistia.": {"script-src": "fast.wistia.com fast.wistia.net", "frame-src": "fast.wistia.net"},
    "player.vimeo.com/api/player.js": {"frame-src": "player.vimeo.com"},
    "open.spotify.com/embed/iframe-api/": {"script-src": "embed-cdn.spotifycdn.com", "frame-src": "open.spotify.com"},
}


def sources_of_code(script: str) -> Mapping[str, set[str]]:
    """Return what an embed code loads, as sources by directive; nothing of a script that is none.

    Args:
        script: the address of its script.
    """
    parts = urlsplit(script.strip())
    address = f"{parts.netloc}{parts.path}".lower()
    for beginning, hosts in _CODES.items():
        if parts.scheme in ("", "https", "http") and address.startswith(beginning):
            return {directive: {f"https://{host}" for host in names.split()} for directive, names in hosts.items()}
    return {}


def is_embed_code(script: str) -> bool:
    """Tell whether a script makes something to be seen; players' own interfaces only serve what is there already."""
    return bool(sources_of_code(script)) and not any(part in script for part in ("/api/", "-api/", "fast.wistia."))
