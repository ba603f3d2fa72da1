"""A whole Hugo site, tests/hugo_site/, moves in by one command, and answers as the real Hugo does.

Whoever teaches the import something adds it to that site.
"""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import hugo_oracle
import pytest
from html_tree import Tree
from hugo_import.command import main
from hugo_parity import comparable
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project, files_in

SITE = Path(__file__).parent / "hugo_site"
BASE = "/nhat-ky/"
#: Pages as Hugo sees them, without a theme.
TEMPLATES = {
    "layouts/_default/single.html": '<main data-file="{{ with .File }}{{ .Path }}{{ end }}">{{ .Content }}</main>',
    "layouts/_default/list.html": "{{ .Content }}{{ range (.Paginate .Pages).Pages }}{{ .Title }}{{ end }}",
    "layouts/_default/list.json": "[]",
}
#: Words of the sample that this project comes with.
SAMPLE = ("Sổ tay học máy", "Một sinh viên", "bỏ cuộc", "tu-bo-deep-learning", "stress.jpg", "example.org")
#: What the command tells of the site: settings, files and templates that are not taken over.
TOLD = [
    "Done otherwise here, or left out because it means nothing here:",
    "pages in Org, written as HTML, as the real Hugo reads them (2 times, first in content/notes/bang.org)",
    "pages left out, as this blog has its own in their place (3 times, first in content/archives.md)",
    "pages that Hugo does not publish now, left out (content/bi-mat.html); import again when they are to be read",
    "HTML content, written as Markdown pages of one block of HTML (content/notes/trang.html)",
    "posts beside a bundle of the same name, which Hugo does not show (content/posts/trung.md)",
    "pages that content adapters make, written as files: 4 (content/sach/_content.gotmpl); "
    "they change no more with its data",
    "redirects by a pattern or a condition, which need a server, left out (static/_redirects:2: /tat-ca/*); "
    "set them up where your site lives",
    "posts of other sections (tap-chi), which stand in the list and feed of posts, too",
    "shortcodes whose Go templates were written anew in overrides/shortcodes, as the real Hugo shows them: "
    "figure, kho-anh, loi-chao, mau, thoi-tiet",
    "stylesheets for the old theme, left out (assets/x.css); this blog's is docs/assets/blog.css",
    "files for templates, left out (assets/images/khac.png)",
    "data files for templates, left out (2 times, first in data/ban.yaml)",
    "texts of the site's own for templates, left out (i18n/vi.yaml)",
    "page templates and partials of the site's own, left out (2 times, first in layouts/404.html); "
    "pages look as Material's",
    "render hooks of the site's own, left out (layouts/_default/_markup/render-heading.html); "
    "links, pictures and quotes look as they do here",
    "additions to every page's head or foot, left out (layouts/partials/extend_head.html); "
    "what you want goes into overrides/own/head.html or foot.html",
    "what builds and describes the old site, left out: .github, archetypes",
    "Nothing needs a person.",
]
_REFRESH = re.compile(r'http-equiv="?refresh"? content="0; url=([^"]*)"')


@dataclass(frozen=True)
class Moved:
    """The site before and after: what Hugo wrote, the project, what the command and the build said."""

    hugo: Path
    project: Path
    output: str
    exit_code: int
    built: Build


def run(project: Path, *arguments: str) -> tuple[str, int]:
    """Return what the command prints, and its exit code."""
    stream = io.StringIO()
    with contextlib.redirect_stdout(stream):
        code = main([str(SITE), "--dest", str(project), *arguments])
    return stream.getvalue(), code


def git(project: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-C", str(project), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    folder = tmp_path_factory.mktemp("import")
    project = copy_project(folder / "project")
    (project / ".gitignore").write_text("/site/\n/.cache/\n__pycache__/\n", encoding="utf-8")
    git(project, "init", "--quiet")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "As shipped")
    output, exit_code = run(project)
    hugo = hugo_oracle.build(shutil.copytree(SITE, folder / "hugo"), TEMPLATES)
    return Moved(hugo, project, output, exit_code, build(project, "--strict"))


def test_the_site_builds_at_once(moved: Moved) -> None:
    assert moved.exit_code in (0, 1), moved.output
    assert moved.built.exit_code == 0, moved.output + moved.built.output
    home = (moved.built.folder / "index.html").read_text(encoding="utf-8")
    assert "<title>Nhật ký: của An</title>" in home  # once, though it is the page's title and the site's name


def test_what_is_not_taken_over_is_told(moved: Moved) -> None:
    told = moved.output.partition("Done. To undo")[2].splitlines()[1:]
    assert [line.strip() for line in told if line] == TOLD


def test_every_address_is_answered(moved: Moved) -> None:
    assert [path for path in sorted(files_in(moved.hugo)) if answer(moved.built, path) is None] == []


def answer(built: Build, path: str) -> Path | None:
    """Return the file that a reader gets at the address of `path`, redirects followed."""
    file = built.folder / path
    file = file if file.is_file() or file.suffix else file / "index.html"
    if not file.is_file():
        return None
    leads = _REFRESH.search(file.read_text(encoding="utf-8", errors="replace")[:3000])
    if not leads:
        return file
    to = urlsplit(urljoin(f"http://x/{path}", leads[1].replace("&amp;", "&"))).path
    return answer(built, unquote(to).strip("/"))


def test_texts_are_equal(moved: Moved) -> None:
    different = {}
    for page in sorted(moved.hugo.rglob("index.html")):
        main_part = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("main")
        if main_part is None or not main_part.text().strip():
            continue
        path = page.relative_to(moved.hugo).as_posix()
        theirs, ours = comparable(main_part.inner_html or ""), text_of(answer(moved.built, path))
        if names_only(ours) not in (names_only(theirs), names_only((("div", *theirs),))):  # HTML stands in a block
            different[path] = f"{theirs}\n{ours}"
    assert different == {}


def text_of(file: Path | None) -> Tree:
    """Return the text of one of our pages."""
    page = LexborHTMLParser(file.read_text(encoding="utf-8") if file else "")
    body = page.css_first(".post-body") or page.css_first("article")
    for each in (
        (*body.css("h1, header, nav, aside, .md-tags, .md-source-file, .headerlink, [data-not-body]"),) if body else ()
    ):
        each.decompose()
    return comparable(body.inner_html or "") if body else ()


def names_only(part: Tree | str) -> object:
    """Return a tree without ids and with files by their names, pages by none: they have moved."""
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        kept = {
            name: unquote(value).rsplit("/", 1)[-1] if name in ("href", "src") else value
            for name, value in part.items()
        }
        return {name: value for name, value in kept.items() if name != "id"}
    return tuple(names_only(each) for each in part)


def test_pages_of_data_the_main_section_and_redirects_move_in(moved: Moved) -> None:
    book = answer(moved.built, "sach/mot.html")
    assert book
    assert "Hay, <em>rất</em> hay." in book.read_text(encoding="utf-8")
    assert answer(moved.built, "sach/mot/bia.txt")
    assert "<em>nghiêng</em>" in moved.built.read("notes/bang/index.html")
    assert '<ul class="rong">' in moved.built.read("blog/bai-dau/index.html")
    assert 'data-repo="an/nhat-ky"' in moved.built.read("blog/bai-dau/index.html")
    posts = moved.built.read("blog/index.html")
    assert "<h1>Mọi bài viết" in posts
    assert 'href="bai-dau/"' in posts
    assert moved.built.read("robots.txt") == "User-agent: *\nDisallow: /kin/\n"
    assert answer(moved.built, "cu/gioi-thieu") == answer(moved.built, "gioi-thieu/index.html")


def test_nothing_private_and_nothing_of_the_sample_is_left(moved: Moved) -> None:
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in moved.built.folder.rglob("*")
        if path.suffix in (".html", ".xml", ".json", ".webmanifest", ".txt")
    }
    words = (*SAMPLE, "riêng tư", "chưa tới lúc")
    assert [(str(path), word) for path, text in texts.items() for word in words if word in text] == []


def test_readers_see_the_blog(moved: Moved) -> None:
    home = LexborHTMLParser(moved.built.read("index.html"))
    html = home.css_first("html")
    assert html is not None
    assert html.attributes["lang"] == "vi"
    links = {link.text().strip(): link.attributes["href"] for link in home.css(".md-nav--primary a[href]")}
    names = ["Bài viết", "Thẻ", "Danh mục", "Ghi chép", "Tìm", "Giới thiệu", "Nơi khác", "Loạt bài", "Kho"]
    assert [name for name in names if name not in links] == []
    assert links["Thô"] == "Tho/tho.md"  # a static file, which is no page
    assert not any(name.startswith("Mùa xuân") for name in links)  # the menu has the page of all series
    welcome = home.css_first(".welcome")
    assert welcome is not None
    assert "Đây là nhật ký của An." in welcome.text()
    assert "Lời mở đầu." in welcome.text()
    about = LexborHTMLParser(moved.built.read("gioi-thieu/index.html")).css("h1, h1 + .post-description")
    assert [each.text() for each in about] == ["Giới thiệu về An", "Ai viết ở đây"]  # not the menu's name
    archive = LexborHTMLParser(moved.built.read("blog/archive/index.html")).css("title, h1, h1 + .post-description")
    said = ["Mọi bài theo <năm> - Nhật ký: của An", "Mọi bài theo <năm>", "Từ đầu tới giờ"]
    assert [each.text() for each in archive] == said
    ways = {"blog/tap-chi/so-mot": ["Trang chủ", "Mọi bài viết", "Tạp chí"], "notes/viec": ["Trang chủ", "Ghi chép"]}
    pages = {path: LexborHTMLParser(moved.built.read(f"{path}/index.html")) for path in ways}
    assert {path: [each.text().strip() for each in page.css(".crumbs__step")] for path, page in pages.items()} == ways
    chips = LexborHTMLParser(moved.built.read("blog/tap-chi/so-mot/index.html")).css(".post-tag")
    assert {chip.text() for chip in chips} == {"Học Máy"}  # as Hugo writes a term's title
    assert 'href="index.xml"' in moved.built.read("notes/index.html").partition("</head>")[0]
    assert home.css_first('link[rel="icon"][href$="favicon.png"]')
    assert 'href="https://an.example/nhat-ky/gioi-thieu/"' in moved.built.read("index.html")


def test_another_run_changes_nothing_and_git_undoes_all(moved: Moved) -> None:
    before = git(moved.project, "status", "--porcelain")
    output, _ = run(moved.project)
    assert "Nothing had to be changed." in output
    assert git(moved.project, "status", "--porcelain") == before
    git(moved.project, "restore", ".")
    undo = ["clean", "--force", "-d", "--quiet", "docs", "overrides"]
    git(moved.project, *undo)
    assert git(moved.project, "status", "--porcelain") == ""
    (moved.project / "docs/mine.md").write_text("mine", encoding="utf-8")
    refused, code = run(moved.project)
    assert (code, git(moved.project, "status", "--porcelain")) == (2, "?? docs/mine.md\n")
    assert "changes that are not committed (docs/mine.md)" in refused
