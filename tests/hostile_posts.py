"""Posts in which every field tries to run a script in the reader's browser: each field with each payload.

What is Markdown in a post is its author's own and may hold HTML; all else is text or an address, and must stay that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from textwrap import dedent

TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x: onerror=alert(1)>',
    "svg": "'><svg onload=alert(1)>",
    "attribute": '" autofocus tabindex="1" onfocus="alert(1)" onmouseover="alert(1)" x="',
    "unquoted": "x onfocus=alert(1) autofocus tabindex=1 onmouseover=alert(1)",
    "end": "</title></textarea></style></script><script>alert(1)</script>",
    "comment": "--><script>alert(1)</script><!--",
    "cdata": "]]><script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "entity": "&lt;img src=x: onerror=alert(1)&gt;",
    "template": "{{ config.theme }}{% for x in nav %}<script>alert(1)</script>{% endfor %}",
    "string": "';alert(1);//\\\";alert(1);//\\u0022;alert(1)//",
}
ADDRESSES = {
    "javascript": "javascript:alert(1)",
    "letter case": "JaVaScRiPt:alert(1)",
    "tab": "java\tscript:alert(1)",
    "new line": "java\nscript:alert(1)",
    "control": "\x01 javascript:alert(1)",
    "entity number": "&#106;avascript:alert(1)",
    "entity name": "javascript&colon;alert(1)",
    "percent": "javascript%3Aalert(1)",
    "vbscript": "vbscript:msgbox(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "other host": '//evil.example/"onmouseover="alert(1)',
}
MARKDOWN_TEXTS = {
    "link": "[x](javascript:alert(1))",
    "link in letters": "[x](java&#115;cript:alert(1) 'y')",
    "link to data": "[x](data:text/html,%3Cscript%3Ealert(1)%3C/script%3E)",
    "address": "<javascript:alert(1)>",
    "attributes": '![x](/stress.jpg){ onload="alert(1)" } [x](/){ onclick="alert(1)" onfocus="alert(1)" }',
    "html": "**a** <a href='javascript:alert(1)' onmouseover='alert(1)'>x</a> <b onfocus=alert(1) tabindex=0>y</b>",
}
#: Markdown runs on, so that one text holds all of it.
PAYLOADS = {**TEXTS, **ADDRESSES, "markdown": " ".join(MARKDOWN_TEXTS.values())}

#: Front matter; each with one payload in all fields of a post.
TEXT_FIELDS = ("title", "linkTitle", "description", "summary", "author", "subtitle", "status", "layout", "canonicalURL")
LIST_FIELDS = ("tags", "categories", "keywords", "series", "authors", "aliases", "images", "hide")
COVER_FIELDS = ("alt", "caption", "relative")
#: Fields that say where the post is, each in a post of its own.
PLACE_FIELDS = ("slug", "url")
#: Fields that name a part of the theme, or a time.
THEME_FIELDS = ("template", "icon", "date")

#: Places in a post's text; `@` is the payload.
SHORTCODES = {
    "figures": """
        {{< figure src="@" >}}
        {{< figure src="/stress.jpg" link="@" target="@" rel="@" >}}
        {{< figure src="/stress.jpg" alt="@" >}}
        {{< figure src="/stress.jpg" caption="@" >}}
        {{< figure src="/stress.jpg" title="@" >}}
        {{< figure src="/stress.jpg" attr="@" attrlink="@" >}}
        {{< figure src="/stress.jpg" width="@" height="@" loading="@" >}}
        {{< figure src="/stress.jpg" class="@" align="@" >}}
        {{< figure src="/stress.jpg" onload="@" style="@" >}}
    """,
    "media": """
        {{< inTextImg url="@" height="@" alt="@" >}}
        {{< inTextImg url="/stress.jpg" height="@" alt="@" >}}
        {{< audio src="@" >}}
        {{< video src="@" >}}
        {{< youtube id="@" title="@" class="@" start="@" end="@" >}}
        {{< vimeo id="@" title="@" class="@" >}}
        {{< gist "@" "@" "@" >}}
        {{< x user="@" id="@" >}}
        {{< instagram "@" >}}
        {{< qr text="@" class="@" id="@" title="@" alt="@" />}}
    """,
    "texts": """
        {{< details summary="@" class="@" name="@" title="@" >}}chữ{{< /details >}}
        {{% details summary="@" class="@" name="@" title="@" %}}chữ{{% /details %}}
        {{< collapse summary="@" >}}chữ{{< /collapse >}}
        {{< highlight "@" "@" >}}x = 1{{< /highlight >}}
        [x]({{< ref "@" >}})
        {{< param "@" >}}
        {{< khong-biet "@" >}}
    """,
}
#: Places in Markdown that hold no HTML; `\\n` begins a line.
MARKDOWN = r"""
    `@`
    ``` {title="@"}\nx = 1\n```
    ```@\nx = 1\n```
        @
    ![x](/stress.jpg "@")
    [x](/about/ "@")
"""
#: The author's own HTML and links, which the policy alone rules.
OWN = """
[x](javascript:alert(1))

<a href="javascript:alert(1)" id="own">x</a>

<img src="x:" onerror="alert(1)" alt="">

<iframe srcdoc="&lt;img src=x: onerror=parent.alert(1)&gt;" title="x"></iframe>
"""

#: Pages that are no posts: front matter, a heading and a file's name that the sidebar prints.
HOSTILE_PAGES = {
    "fields.md": f"{json.dumps(dict.fromkeys(TEXT_FIELDS, TEXTS['image']))}\n\nChữ.\n",
    "heading.md": '# `<script>alert(1)</script>` &lt;img src=x: onerror=alert(1)> {#a"onclick=alert(1)}\n',
    "<img src=x: onerror=alert(1)>.md": "Chữ.\n",
}


def hostile_posts() -> Mapping[str, str]:
    """Return the text of each post by a name that says what is tried in it."""
    posts: dict[str, str] = {}
    for number, (kind, payload) in enumerate(PAYLOADS.items()):
        name = kind.replace(" ", "-")
        fields: dict[str, object] = dict.fromkeys(TEXT_FIELDS, payload)
        fields |= {field: [payload] for field in LIST_FIELDS}
        fields["cover"] = {"image": "/stress.jpg", **dict.fromkeys(COVER_FIELDS, payload)}
        posts[f"fields-{name}"] = _post(number, fields, "{{< param title >}}")
        for field in PLACE_FIELDS:
            posts[f"{field}-{name}"] = _post(number, {"title": kind, field: payload, "cover": {"image": payload}})
    for field in THEME_FIELDS:
        posts[field] = _post(0, {"title": field, field: TEXTS["image"]})
    for name, lines in SHORTCODES.items():
        posts[name] = _post(0, {"title": name}, *_texts(lines, _argument))
    posts["markdown"] = _post(0, {"title": "markdown"}, *_texts(MARKDOWN, _argument))
    posts["own"] = _post(0, {"title": "own"}, OWN)
    return posts


def _texts(lines: str, write: Callable[[str], str]) -> Iterator[str]:
    """Yield each line with each payload in it."""
    for line in dedent(lines).strip("\n").splitlines():
        for payload in PAYLOADS.values():
            yield line.replace("\\n", "\n").replace("@", write(payload))


def _post(number: int, fields: Mapping[str, object], *texts: str) -> str:
    """Return a post with its front matter in JSON, which can hold any text."""
    return "\n\n".join([json.dumps({"date": f"2024-01-{number + 1:02}", **fields}), *texts]) + "\n"


def _argument(payload: str) -> str:
    """Return a payload as it is written within quotes, in a shortcode as in a title of Markdown's."""
    return payload.replace("\\", "\\\\").replace('"', '\\"')
