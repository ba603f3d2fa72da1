"""Images alone in a paragraph: without that paragraph, or with a caption, as Hugo and a theme's hook have them."""

from __future__ import annotations

from pathlib import Path

import hugo_oracle
import pytest
from hugo_parity import comparable
from hugo_posts.html.summary import plainify
from material_oracle import hugo_converter


def test_images_alone_without_paragraphs() -> None:
    """What Blowfish and others ask Hugo for; in the same paragraph as anything else, an image stays in that."""
    text = "a\n\n![b](/c.png)\n\n![d](/e.png 'f') ![](/g.png)\n\n[![h](/i.png)](/j/)\n\n- ![k](/l.png)\n\n"
    text += "- m\n\n  ![n](/o.png)\n- [x] ![y](/z.png)\n\n> ![p](/q.png)\n\n"
    text += "![r](/s.png)\n![t](/u.png)\n\n![v][w]\n\n[w]: /x.png\n"
    config = f"{hugo_oracle.CONFIG}[markup.goldmark.parser]\nwrapStandAloneImageWithinParagraph = false\n"
    html = hugo_oracle.render({"images": text}, config=config)["images"]
    assert comparable(hugo_converter(wrap_images=False).convert(text)) == comparable(html)
    assert "<p><img" in hugo_converter().convert(text)


#: What images' captions are, what a hook asks for, how it writes that, and an image without such a caption.
CAPTIONS = [
    ("title", ".Title", "markdownify", "![a](/b.png)"),
    ("text", ".Text", "safeHTML", "![](/b.png 'c')"),
    ("titled", "and .Title .Text", "safeHTML", "![a](/b.png)"),
]


@pytest.mark.parametrize(("said", "asked", "written", "without"), CAPTIONS)
def test_images_alone_have_captions(tmp_path: Path, said: str, asked: str, written: str, without: str) -> None:
    """As by the hooks of LoveIt, Congo and others; what stands in one line with text is left as it is."""
    title = "" if said == "title" else "{{ with $.Title }} title='{{ . }}'{{ end }}"
    image = f'<img src="{{{{ $.Destination }}}}" alt="{{{{ $.PlainText }}}}"{title}>'
    hook = f"{{{{ with {asked} }}}}<figure>{image}<figcaption>{{{{ . | {written} }}}}</figcaption></figure>"
    text = f"a\n\n![b *c*](/d.png 'e *f*')\n\n- ![g](/h.png 'i')\n\n> ![j](/k.png 'l')\n\n{without}\n"
    files = {
        "hugo.toml": f"{hugo_oracle.CONFIG}[markup.goldmark.parser]\nwrapStandAloneImageWithinParagraph = false\n",
        "layouts/single.html": "{{ .Content }}",
        "layouts/_markup/render-image.html": f"{hook}{{{{ else }}}}<p>{image}</p>{{{{ end }}}}",
        "content/a.md": f"{hugo_oracle.FRONT_MATTER}{text}",
    }
    html = (hugo_oracle.build(tmp_path, files) / "a/index.html").read_text("utf-8")
    assert comparable(hugo_converter(image_captions=said).convert(text)) == comparable(html)
    assert "figure" not in hugo_converter(image_captions=said).convert("a ![b](/c.png 'd')")


# A hook that always makes a figure, what is the caption by it, and images with one and without.
HOOKS = [
    ("{{ $c := .Title }}<figure>IMG{{ with $c }}<figcaption>{{ . }}</figcaption>{{ end }}</figure>", "title",
     "![x](/d.png 'e f')\n\n![x](/h.png)"),
    ("<figure>IMG</figure>", "", "![x](/d.png)\n\n![](/h.png)"),
    ("<figure>IMG{{ with .Text }}<figcaption>{{ . }}</figcaption>{{ end }}</figure>", "text",
     "![x](/d.png)\n\n![](/h.png)"),
    # with text before and behind
    ("<figure>IMG</figure>", "",
     "b ![x](/d.png) *c*\n\n- b\n  ![x](/d.png)\n- ![x](/d.png)\n  c\n\nb\n![x](/d.png)\n![](/h.png)"),
]  # fmt: skip


@pytest.mark.parametrize(("hook", "said", "images"), HOOKS)
def test_images_alone_are_figures(tmp_path: Path, hook: str, said: str, images: str) -> None:
    """With a caption or without one, with text or without."""
    image = '<img src="{{ .Destination }}" alt="{{ .PlainText }}">'
    files = {
        "hugo.toml": f"{hugo_oracle.CONFIG}[markup.goldmark.parser]\nwrapStandAloneImageWithinParagraph = false\n",
        "layouts/single.html": "{{ .Content }}",
        "layouts/_markup/render-image.html": hook.replace("IMG", image),
        "content/a.md": f"{hugo_oracle.FRONT_MATTER}a\n\n{images}\n",
    }
    html = (hugo_oracle.build(tmp_path, files) / "a/index.html").read_text("utf-8")
    ours = hugo_converter(image_captions=said, bare_figures=True, inline_figures=True).convert(f"a\n\n{images}\n")
    assert comparable(ours) == comparable(html)


def test_words_of_two_figures_are_two() -> None:
    html = hugo_converter(image_captions="text").convert("![a](/c.png)\n\n![b](/c.png)")
    assert plainify(html).split() == ["a", "b"]
