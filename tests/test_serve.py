"""`mkdocs serve`: whatever an author edits shows in the browser without a restart, and no slip of the pen stops it."""

from __future__ import annotations

import http
import io
import time
from collections.abc import Callable, Iterator

import pytest
from live_server import Server
from PIL import Image
from site_builder import PROJECT, copy_project, serving

POST = "docs/blog/posts/tu-bo-deep-learning.md"
POST_PAGE = "blog/tu-bo-deep-learning/"
#: What the hook does in a test, when the first site stands and no file is watched yet.
SAVES_MEANWHILE = """

@event_priority(50)
def on_serve(server, *, config, builder):
    with open(f"{config.docs_dir}/meanwhile.md", "w") as page:
        page.write("Saved meanwhile")
"""
#: What it does once, when mkdocs.yml has been read for a build.
SAVES_SETTINGS = """

from pathlib import Path
settings = Path(__file__).parents[1] / "mkdocs.yml"
if "Read before" not in settings.read_text("utf-8"):
    settings.write_text(settings.read_text("utf-8").replace("copyright: ", "copyright: Read before ", 1), "utf-8")
"""
NEW_POST = "---\ntitle: Bài mới\ndate: 2024-04-01\n---\n\nChữ của bài mới.\n"

pytestmark = pytest.mark.xdist_group("serve")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a copy of this project, shared by the tests, which take their changes back or build on them."""
    folder = tmp_path_factory.mktemp("serve")
    files = {"docs/trich.md": '--8<-- "chung.md"\n', "includes/chung.md": "Một\n", "docs/meanwhile.md": "Old"}
    files["hooks/blog.py"] = (PROJECT / "hooks/blog.py").read_text(encoding="utf-8") + SAVES_MEANWHILE
    project = copy_project(folder / "project", files)
    with serving(project, folder / "log") as port:
        yield Server(project, port, folder / "log")


EDITS = [
    ("post", POST, lambda text: text + "\nMột câu thêm vào.\n", POST_PAGE, "Một câu thêm vào."),
    ("template", "overrides/partials/copyright.html", lambda text: text + "<p>Chân mới</p>", "", "<p>Chân mới</p>"),
    ("snippet", "includes/chung.md", lambda text: "Hai chữ\n", "trich/", "Hai chữ"),
    ("stylesheet", "docs/assets/styles/print.css", lambda text: text + "\n.moi {}\n", "assets/blog.css", ".moi {}"),
    ("settings", "mkdocs.yml", lambda text: text.replace("site_name: ", "site_name: Mới ", 1), "", "Mới "),
    (
        "hook",
        "hooks/blog.py",
        lambda text: text + "\n\ndef on_page_content(html, **_):\n    return html + '<p>từ hook</p>'\n",
        "about/",
        "<p>từ hook</p>",
    ),
    (
        "package beside the hook",
        "hooks/hugo_site/lists/cards.py",
        lambda text: text + "\n\nfirst_image = lambda html: '../../dl/arxiv.png?moi'\n",
        "blog/",
        "arxiv.png?moi",
    ),
]


@pytest.mark.parametrize(
    ("path", "change", "page", "expected"), [edit[1:] for edit in EDITS], ids=[e[0] for e in EDITS]
)
def test_an_edit_shows(server: Server, path: str, change: Callable[[str], str], page: str, expected: str) -> None:
    before = (server.project / path).read_text(encoding="utf-8")
    assert expected.encode() not in server.get(page)[1]
    server.edit(path, change)
    server.shows(page, expected)
    server.write(path, before)
    server.wait(lambda: expected.encode() not in server.get(page)[1], f"{path} as it was")


def test_an_image_that_a_post_shows_now_comes_with_its_smaller_copies(server: Server) -> None:
    photo = io.BytesIO()
    Image.effect_noise((700, 400), 90).save(photo, "JPEG")
    server.write("docs/anh-moi.jpg", photo.getvalue())
    server.wait(lambda: server.get("anh-moi.jpg")[0] == http.HTTPStatus.OK, "the image")
    before = (server.project / POST).read_text(encoding="utf-8")
    server.write(POST, f"{before}\n![Ảnh](/anh-moi.jpg)\n")
    server.shows(POST_PAGE, "anh-moi.jpg.640.webp 640w")
    assert server.get("anh-moi.jpg.640.webp")[0] == http.HTTPStatus.OK
    server.write(POST, before)
    server.wait(lambda: b"anh-moi" not in server.get(POST_PAGE)[1], "the post as it was")


def test_an_image_is_served_anew_with_its_new_size(server: Server) -> None:
    Image.new("RGB", (640, 160), "teal").save(server.project / "docs/dl/dl.jpg")
    server.shows(POST_PAGE, 'height="75"')
    assert server.get("dl/dl.jpg")[1] == (server.project / "docs/dl/dl.jpg").read_bytes()


def test_a_post_is_added_edited_and_deleted(server: Server) -> None:
    path, text = "docs/blog/posts/bai-moi.md", "Chữ của bài mới."
    server.write(path, NEW_POST)
    server.shows("blog/", "Bài mới")
    server.shows("blog/bai-moi/", text)
    server.shows(POST_PAGE, "../bai-moi/")
    server.write(path, NEW_POST.replace(text, "Chữ khác."))
    server.shows("blog/bai-moi/", "Chữ khác.")
    assert "bai-moi.md: its page is fresh" in server.log.read_text(encoding="utf-8")
    for page in ("", "blog/", "blog/archive/2024/", "blog/index.html", "index.xml"):  # as soon as the page is
        assert "Chữ khác." in server.get(page)[1].decode(), page
    (server.project / path).unlink()
    server.wait(lambda: server.get("blog/bai-moi/")[0] == http.HTTPStatus.NOT_FOUND, "404")


def test_an_edit_is_found_soon(server: Server) -> None:
    def entry() -> bytes:
        status, body = server.get("search/pagefind/parts.json")
        return body if status == http.HTTPStatus.OK else b""

    def is_settled() -> bool:  # what other tests did may still be on its way into the index
        seen = entry()
        time.sleep(3)
        return seen != b"" and entry() == seen

    server.wait(is_settled, "search index")
    before = entry()
    server.edit(POST, lambda text: text + "\nMột chữ để tìm.\n")
    server.shows(POST_PAGE, "Một chữ để tìm.")
    server.wait(lambda: entry() not in (b"", before), "new search index")
    server.edit(POST, lambda text: text.replace("\nMột chữ để tìm.\n", ""))
    server.wait(lambda: entry() == before, "search index as it was")


def test_half_written_front_matter_is_named_and_stops_nothing(server: Server) -> None:
    server.write("docs/blog/posts/do-dang.md", '---\ntitle: "Dở\ndate: 2024-04-01\n---\n\nChữ.\n')
    server.says("docs/blog/posts/do-dang.md:")
    server.shows(POST_PAGE, "Từ bỏ Deep learning")
    server.write("docs/blog/posts/do-dang.md", '---\ntitle: "Xong"\ndate: 2024-04-01\n---\n\nChữ.\n')
    server.shows("blog/do-dang/", "Xong")
    (server.project / "docs/blog/posts/do-dang.md").unlink()


@pytest.mark.parametrize(
    ("half", "told"),
    [("{whole}\ndef (\n", "SyntaxError"), ("", "report it with the file")],
    ids=["a slip", "read when an editor had just emptied it"],
)
def test_a_mistake_in_a_hook_is_mended_without_a_restart(server: Server, half: str, told: str) -> None:
    before = (server.project / "hooks/blog.py").read_text(encoding="utf-8")
    server.write("hooks/blog.py", half.format(whole=before))
    server.says(told)
    server.write("hooks/blog.py", before + "\n\ndef on_page_content(html, **_):\n    return html + '<p>lại chạy</p>'\n")
    server.shows("about/", "<p>lại chạy</p>")
    server.write("hooks/blog.py", before)
    server.wait(lambda: b"<p>l\xe1\xba\xa1i ch" not in server.get("about/")[1], "the hook as it was")


def test_what_is_saved_while_the_first_site_is_built_shows(server: Server) -> None:
    server.shows("meanwhile/", "Saved meanwhile")


def test_settings_that_are_saved_when_they_have_just_been_read_show(server: Server) -> None:
    before = {path: (server.project / path).read_text(encoding="utf-8") for path in ("hooks/blog.py", "mkdocs.yml")}
    server.write("hooks/blog.py", before["hooks/blog.py"] + SAVES_SETTINGS)
    server.shows("about/", "Read before")
    for path, text in before.items():
        server.write(path, text)
    server.wait(lambda: b"Read before" not in server.get("about/")[1], "settings as they were")


HEAD = "---\ntitle: Lỗi\ndate: 2024-04-01\n---\n\n"
MISTAKES: dict[str, tuple[str | bytes, str]] = {  # a post's name, what is saved, the line and what is told of it
    "giua-chu": ('---\ntitle: "Dở\n---\n\nChữ.\n', "2: front matter: invalid YAML"),
    "khong-het": ("---\ntitle: Dở\n", "1: front matter: --- opens it and nothing closes it"),
    "toml": ("+++\ntitle = \n+++\n\nChữ.\n", "2: front matter: invalid TOML"),
    "json": ('{\n"title": \n}\n\nChữ.\n', "3: front matter: invalid JSON"),
    "hinh": (b"\x89PNG\r\n\x1a\n\x00\x00\xff", "1: text is not UTF-8"),
    "mo": (HEAD + '{{< figure src="/x.png"\n', "6: figure: "),
    "danh-dau": (
        HEAD + '{{< la "<script>hong()</script>" >}}\n',
        "6: la: no such shortcode; add overrides/shortcodes/la.html or a function in hooks/shortcodes.py: "
        "{{&lt; la &quot;&lt;script&gt;hong()&lt;/script&gt;&quot; &gt;}}",
    ),
    "thieu-hinh": (
        HEAD + "![](/khong-co.png)\n",
        "6: image: &quot;/khong-co.png&quot; not found in docs/",
    ),
    "loi": (HEAD + "[a](#khong-co)\n", "6: link: &quot;#khong-co&quot;: that page has no part"),
}
ODDITIES: dict[str, tuple[str | bytes, str]] = {  # what is saved, what the page shows; none of it is a mistake
    "nothing": ("", "<h1>loi</h1>"),
    "a line of 3 MB": (HEAD + "x" * 3_000_000 + "\n", "x" * 10_000),
    "deep lists": (HEAD + "".join("  " * depth + "- sâu\n" for depth in range(300)), "sâu"),
    "deep quotes": (HEAD + "> " * 1000 + "sâu\n", "sâu"),
}
BOX = "data-author-box"


@pytest.fixture(scope="module")
def mistaken(server: Server) -> Server:
    """The server after all mistakes were saved, the last of them in the post that is saved again and again below."""
    for name, (saved, _) in MISTAKES.items():
        server.write(f"docs/blog/posts/{name}.md", saved)
    return server


@pytest.mark.parametrize(("name", "told"), [(name, told) for name, (_, told) in MISTAKES.items()])
def test_a_mistake_is_told_in_the_page(mistaken: Server, name: str, told: str) -> None:
    mistaken.shows(f"blog/{name}/", f"docs/blog/posts/{name}.md:{told}")
    page = mistaken.get(f"blog/{name}/")[1].decode()
    assert page.index(BOX) < page.index("<article")
    assert "<script>hong" not in page
    assert BOX not in mistaken.get(POST_PAGE)[1].decode()


@pytest.mark.parametrize(("saved", "shown"), ODDITIES.values(), ids=ODDITIES)
def test_whatever_is_saved_shows_without_what_was_told_before(server: Server, saved: str | bytes, shown: str) -> None:
    server.write("docs/blog/posts/loi.md", saved)
    server.shows("blog/loi/", shown)
    assert BOX not in server.get("blog/loi/")[1].decode()


def test_a_mistake_in_a_page_that_is_no_post_is_told_in_it(server: Server) -> None:
    before = (server.project / "docs/about.md").read_text(encoding="utf-8")
    server.write("docs/about.md", "---\ntitle: [a\n---\n\n# Giới thiệu\n")
    server.shows("about/", "docs/about.md:2: front matter: invalid YAML")
    server.write("docs/about.md", b"\xff\xfe\x00")
    server.shows("about/", "docs/about.md:1: text is not UTF-8")
    server.write("docs/about.md", before)
    server.wait(lambda: BOX.encode() not in server.get("about/")[1], "page without a box")


def test_a_page_that_cannot_be_converted_says_so(server: Server) -> None:
    before = (server.project / "hooks/hugo_posts/conversion.py").read_text(encoding="utf-8")
    server.write("docs/blog/posts/loi.md", HEAD + "HỎNG\n")
    at = "        self.divided = Divided(expansion"
    assert at in before
    server.write("hooks/hugo_posts/conversion.py", before.replace(at, f'        assert "HỎNG" not in text\n{at}', 1))
    server.shows("blog/loi/", "docs/blog/posts/loi.md:1: it cannot be converted, so it is left out: AssertionError")
    assert b"blog/loi/" not in server.get("blog/")[1]
    server.write("docs/blog/posts/loi.md", HEAD + "Lành.\n")
    server.shows("blog/loi/", "Lành.")
    server.shows("blog/", "Lành.")
    server.write("hooks/hugo_posts/conversion.py", before)


BROKEN = [
    ("mkdocs.yml", lambda text: text.replace("\ntheme:", "\ntheme: [", 1), "mkdocs.yml"),
    ("mkdocs.yml", lambda text: text + "\nkhong_co_phan_nay: {a: ]\n", "mkdocs.yml"),
    ("mkdocs.yml", lambda text: text.replace("  # accent:", "  accent: teal #", 1), "extra.accent: "),
    ("hooks/engine.yml", lambda text: text.replace("docs_dir: docs", "docs_dir: khong-co", 1), "docs_dir"),
    ("overrides/main.html", lambda text: text + "{% block %}", "(overrides/main.html:"),
    ("overrides/partials/copyright.html", lambda text: text + "{{ khong.co.gi }}", "is undefined (overrides/partials/"),
]


@pytest.mark.parametrize(("path", "change", "told"), BROKEN)
def test_a_broken_setting_or_template_is_mended_without_a_restart(
    server: Server, path: str, change: Callable[[str], str], told: str
) -> None:
    before = (server.project / path).read_text(encoding="utf-8")
    start = server.log.stat().st_size
    server.write(path, change(before))
    server.wait(lambda: told.encode() in server.log.read_bytes()[start:], f"{told!r} in the terminal")
    server.shows(POST_PAGE, told)
    assert b"Traceback" not in server.log.read_bytes()[start:]
    server.write(path, before)
    server.write("docs/blog/posts/loi.md", HEAD + f"Sau {path}.\n")
    server.shows("blog/loi/", f"Sau {path}.")


def test_a_draft_is_shown_and_marked(server: Server) -> None:
    server.write("docs/blog/posts/nhap.md", NEW_POST.replace("date:", "draft: true\ndate:"))
    server.shows("blog/nhap/", "Bản nháp")
    server.shows("blog/", "Bản nháp")
