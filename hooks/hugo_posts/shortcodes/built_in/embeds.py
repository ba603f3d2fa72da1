"""Videos, posts and code of other sites. No page loads anything from there, or sets a cookie, before a reader clicks.

Source: https://gohugo.io/shortcodes/youtube/, vimeo/, x/, instagram/; `gist` and `tweet` as Hugo had them until 0.155.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import quote, urlencode

from pygments.lexers import find_lexer_class_for_filename

from hugo_posts.host import Host
from hugo_posts.html.markup import element
from hugo_posts.shortcodes.built_in.code import fenced
from hugo_posts.shortcodes.call import Context, Shortcode, ShortcodeError

_YOUTUBE_MAY = "accelerometer; autoplay; clipboard-write; encrypted-media; gyroscope; picture-in-picture; web-share"
_DOOR_STYLE = (
    "html,body{height:100%;margin:0}"
    "a{align-items:center;background:#1f2129;box-sizing:border-box;color:#fff;display:flex;flex-direction:column;"
    "font:1rem/1.4 system-ui,sans-serif;gap:.75rem;height:100%;justify-content:center;padding:1rem;text-align:center;"
    "text-decoration:none}a:focus-visible{outline:3px solid #fff;outline-offset:-6px}b{font-size:3rem;line-height:1}"
    "@media(max-height:9rem){a{flex-direction:row}b{font-size:1.5rem}}"
)


def youtube(shortcode: Shortcode, context: Context) -> str:
    """Return a frame that plays the YouTube video once it is clicked; arguments `id start end loop mute controls …`."""
    identifier = _identifier(shortcode)
    options = {"autoplay": "1", **{name: shortcode.get(name) for name in ("start", "end", "controls")}}
    options["controls"] = "" if shortcode.flag("controls", default=True) else "0"
    if shortcode.flag("mute"):
        options["mute"] = "1"
    if shortcode.flag("loop"):
        options |= {"loop": "1", "playlist": identifier}
    player = f"https://www.youtube-nocookie.com/embed/{quote(identifier, safe='')}"
    return _video(shortcode, context.host, _asked(player, options), site="YouTube", may=_YOUTUBE_MAY)


def vimeo(shortcode: Shortcode, context: Context) -> str:
    """Return a frame that plays the Vimeo video once it is clicked, without being tracked; argument `id`."""
    player = f"https://player.vimeo.com/video/{quote(_identifier(shortcode), safe='')}"
    return _video(shortcode, context.host, _asked(player, {"autoplay": "1", "dnt": "1"}), site="Vimeo", may="autoplay")


def _asked(player: str, options: Mapping[str, str]) -> str:
    return f"{player}?{urlencode({name: value for name, value in options.items() if value})}"


def _video(shortcode: Shortcode, host: Host, player: str, *, site: str, may: str) -> str:
    """Return a frame that holds a page of its own: one link, which leads the frame, and nothing else, to the player."""
    title = shortcode.get("title") or host.text("embed.video", site=site)
    play = "embed.video.play.titled" if shortcode.get("title") else "embed.video.play"
    label = host.text(play, title=title, site=site)
    attributes = {
        "class": shortcode.get("class") or None,
        "srcdoc": door(player, title, label, host.text("language")),
        "title": title,
        "allow": may if shortcode.get("allowFullScreen") in ("false", "0") else f"{may}; fullscreen",
        "referrerpolicy": "strict-origin-when-cross-origin",
        "loading": "lazy",
        "style": None if shortcode.get("class") else "aspect-ratio: 16 / 9; border: 0; width: 100%",
    }
    return element("div", {"class": "video"}, element("iframe", attributes, "")) + "\n"


def door(address: str, title: str, label: str, language: str) -> str:
    """Return the page that a frame holds before a reader wants more: a link that leads the frame to `address`."""
    link = element("a", {"href": address}, f'<b aria-hidden="true">▶</b>{escape(label)}')
    head = f'<!doctype html><html lang="{escape(language)}"><title>{escape(title)}</title>'
    return f"{head}<style>{_DOOR_STYLE}</style>{link}"


def gist(shortcode: Shortcode, context: Context) -> str:
    """Return the code of a GitHub gist, where the host has it, and a link to it; positions: user, id, file.

    Hugo's had a script of GitHub's draw it in the reader's browser.
    """
    user, identifier, file = shortcode.get(0), shortcode.get(1), shortcode.get(2)
    if not user or not identifier:
        raise ShortcodeError('it needs a user and an id; write gist "user" "id"')
    anchor = f"#file-{quote(file.lower().replace('.', '-').replace(' ', '-'))}" if file else ""
    address = f"https://gist.github.com/{quote(user)}/{quote(identifier)}{anchor}"
    link = _quoted_link(address, context.host.text("embed.gist", file=file or identifier, user=user))
    files = context.host.gist(identifier) or {}
    shown = {name: text for name, text in files.items() if not file or name.lower() == file.lower()}
    return "\n".join([*(_code(name, text, shortcode, context) for name, text in shown.items()), link])


def _code(name: str, text: str, shortcode: Shortcode, context: Context) -> str:
    """Return a file as a block of code, its name above it."""
    lexer = find_lexer_class_for_filename(name)
    language = lexer.aliases[0] if lexer and lexer.aliases else ""
    title = name.replace('"', "")
    block = fenced(f'{language} title="{title}"', text.rstrip())
    return context.markdown(block, inline=False, line=shortcode.line)


def x(shortcode: Shortcode, context: Context) -> str:
    """Return a link to a post on X; arguments `user` and `id`, or only the id as `tweet` once took it."""
    user, identifier = shortcode.get("user"), _identifier(shortcode)
    address = f"https://x.com/{quote(user) or 'i'}/status/{quote(identifier)}"
    return _quoted_link(address, context.host.text("embed.x.user", user=user) if user else context.host.text("embed.x"))


def instagram(shortcode: Shortcode, context: Context) -> str:
    """Return a link to a post on Instagram; position 0 is its id."""
    address = f"https://www.instagram.com/p/{quote(_identifier(shortcode))}/"
    return _quoted_link(address, context.host.text("embed.instagram"))


def _quoted_link(address: str, label: str) -> str:
    link = element("a", {"href": address, "rel": "noopener"}, escape(label))
    return element("blockquote", {"class": "embedded-post"}, element("p", {}, link)) + "\n"


def _identifier(shortcode: Shortcode) -> str:
    identifier = shortcode.get("id", 0)
    if not identifier:
        raise ShortcodeError(f'it needs an id; write {shortcode.name} id="…"')
    return identifier
