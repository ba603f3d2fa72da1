"""What the embed codes of the usual hosts load beside the script that stands in them.

An author pastes such a code as the host gives it: a link or quotation, and a script that makes a frame of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from hugo_posts.html.scanner import tags

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
    "codepen.io/assets/embed/": {"frame-src": "codepen.io"},
    "production-assets.codepen.io/": {"frame-src": "codepen.io"},
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
    "cdn.iframe.ly/embed.js": {"frame-src": "cdn.iframe.ly iframe.ly", "connect-src": "cdn.iframe.ly iframe.ly"},
    "iframely.net/embed.js": {"frame-src": "iframely.net cdn.iframe.ly", "connect-src": "iframely.net"},
    "embedr.flickr.com/assets/client-code.js": {
        "script-src": "embedr.flickr.com widgets.flickr.com",
        "frame-src": "embedr.flickr.com",
    },
    "assets.tumblr.com/post.js": {"frame-src": "embed.tumblr.com"},
    "public.flourish.studio/resources/embed.js": {"frame-src": "flo.uri.sh public.flourish.studio"},
    "fast.wistia.": {"script-src": "fast.wistia.com fast.wistia.net", "frame-src": "fast.wistia.net"},
    "player.vimeo.com/api/player.js": {"frame-src": "player.vimeo.com"},
    "open.spotify.com/embed/iframe-api/": {"script-src": "embed-cdn.spotifycdn.com", "frame-src": "open.spotify.com"},
}

#: Where libraries lie, which bring in nothing by themselves.
_LIBRARIES = """cdn.jsdelivr.net unpkg.com cdnjs.cloudflare.com ajax.googleapis.com code.jquery.com esm.sh d3js.org
    cdn.plot.ly cdn.bokeh.org cdn.skypack.dev ajax.aspnetcdn.com lib.baomitu.com cdn.staticfile.org""".split()


def unknown_scripts(html: str, allowed: object) -> Iterator[tuple[str, str]]:
    """Yield scripts of other hosts of which nobody knows here what they bring in: the address as written, and the host.

    Args:
        html: the text of a page.
        allowed: the site's own Content-Security-Policy, whose hosts somebody has looked at; False or None without any.
    """
    if allowed in (False, None):
        return
    for address in dict.fromkeys(tag.attributes.get("src", "") for tag in tags(html, ("script",))):
        try:
            host = urlsplit(address.strip()).hostname
        except ValueError:
            continue
        is_known = host in _LIBRARIES or sources_of_code(address)
        if host and not is_known and f"//{host}" not in str(allowed):
            yield address, host


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
