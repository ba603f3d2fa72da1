"""Pages, sections, taxonomies, feeds and files of a Hugo site answer where the real Hugo has them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import hugo_oracle
import pytest
from selectolax.lexbor import LexborHTMLParser
from site_builder import Build, build, copy_project, files_in

POST = "---\ntitle: {}\ndate: 2024-01-0{}\n{}---\nChữ {}\n"
ABOVE_TAGS = "tags/_index.md"  # of which the importer keeps the address alone
#: Below `content/` in Hugo; `posts/`, `viet/` and `loai-bai/` hold posts.
CONTENT = {
    "about.md": "---\ntitle: Giới thiệu\naliases: [/ve-toi/]\n---\nTôi.\n",
    "Posts/_index.md": "---\ntitle: Bài viết\ntags: [Mục lục]\n---\n",
    "Posts/Ảnh-Đẹp.md": POST.format("Ảnh", 1, "tags: [.NET, C#, Học máy]\nseries: [Bộ Một]\n", "một"),
    "Posts/goi/index.md": POST.format(
        "Gói", 2, "tags: [C#]\ncategories: [Đời]\nslug: Gói-Ghém\n", "![](anh.png) [bảng](<tep/So Lieu.csv>)"
    ),
    "Posts/goi/anh.png": "png",
    "Posts/goi/tep/So Lieu.csv": "1,2",
    "Posts/2022/luu.drawio": "<x/>",
    "Posts/sub/_index.md": "---\ntitle: Nhánh\naliases: [/nhanh-cu/]\nslug: nhanh-moi\ntags: [Nhánh]\n---\nMở đầu.\n",
    "Posts/sub/la.md": POST.format("Lá", 3, "tags: ['Viết ', ' Viết', 'Viết  C', 'A - B']\n", "ba"),
    "Posts/sub/so.csv": "1,2",
    "Posts/Tệp Kèm/Hình/Một Số.csv": "1,2",
    "notes/khac/_index.md": "---\ntitle: Khác\nslug: Khac-Moi\n---\n",
    "notes/khac/Hình/So.csv": "1,2",
    "notes/khac/so.csv": "1,2",
    "viet/_index.md": "---\ntitle: Viết\naliases: [/blog/]\n---\n",
    "viet/la.md": POST.format("Lá kia", 4, "", "bốn"),
    "viet/Không Mục/sâu.md": POST.format("Sâu", 5, "", "năm"),
    "viet/Kín/index.md": "---\ntitle: Kín\nheadless: true\n---\n",
    "viet/Kín/so.csv": "1,2",
    "loai-bai/_index.md": "---\ntitle: Loại bài\ntags: [Học máy]\nchu-de: [Sách]\n---\n",  # also a taxonomy
    "loai-bai/tin.md": POST.format("Tin", 6, "", "sáu"),
    "notes/_index.md": "---\ntitle: Ghi chép\n---\nLời đầu.\n",
    "notes/Một Ghi Chép.md": (
        "---\ntitle: Ghi\ntags: [riêng, Học máy, Lẻ]\ncategories: [Lẻ]\n"
        "authors: [An, ' Bình']\nseries: ['bộ?']\n---\nChữ\n"
    ),
    "notes/Hai/index.md": (
        "---\ntitle: Hai\nslug: hai\naliases: [hai-cu, /hai/cu/]\ncategories: [Học Máy]\nseries: [bộ]\n"
        "---\n![](b.png)\n"
    ),
    "notes/Hai/b.png": "png",
    "notes/Ở Đây/lá.md": "---\ntitle: Lá\n---\n[tin](/notes/atom.xml)\n",
    "notes/Ở Đây/so.csv": "1,2",
    ABOVE_TAGS: "---\ntitle: Thẻ\nslug: Nhan-Bai\n---\n",
    "series/Bộ Một/_index.md": "---\ntitle: Bộ Một\n---\nMột bộ.\n",
    "authors/an/_index.md": "---\ntitle: Nguyễn An\n---\n",
    "authors/bình.md": "---\ntitle: Trang của Bình\n---\nMột trang.\n",  # so that the term has no list
    "categories/đời/_index.md": "---\ntitle: Đời\nslug: doi-nay\n---\n",
    "notes/Kín/index.md": "---\ntitle: Kín\nslug: Khong-Hien\nheadless: true\n---\n",
    "notes/Kín/so.csv": "1,2",
    "notes/nhap.md": "---\ntitle: Nháp\ndraft: true\n---\nriêng tư\n",
}
SETTINGS = {
    "plain": "",
    "other rules": "disablePathToLower: true\nremovePathAccents: true\n",
    "ugly": "uglyURLs: true\n",
    "ugly in some sections": "uglyURLs: {notes: true, tags: true}\n",
}
#: The same in this project's terms; `sections`, `pager` and names of feeds are the importer's to say.
OURS = {
    "plain": "",
    "other rules": "    disable_path_to_lower: true\n    remove_path_accents: true\n",
    "ugly": "    ugly_urls: true\n",
    "ugly in some sections": "    ugly_sections: [notes, tags]\n",
}
HUGO = """\
baseURL: https://example.org/
permalinks: {Viet: "/:year/:sections[1:]/:slug/", term: {authors: "/nguoi/:slug/", categories: "/loai/:slug/"}}
taxonomies: {tag: tags, category: categories, series: series, author: authors, loai: loai-bai, chude: chu-de}
pagination: {pagerSize: 1}
outputFormats: {RSS: {baseName: atom}}
"""
HERE = """\
extra:
  hugo:
    section: Posts
    sections: [viet, loai-bai]
    permalinks:
      Viet: "/:year/:sections[1:]/:slug/"
      term: { authors: "/nguoi/:slug/", categories: "/loai/:slug/" }
    taxonomies: { series: series, author: authors, loai: loai-bai, chude: chu-de }
    section_slugs: { tags: Nhan-Bai, posts/sub: nhanh-moi, Posts/sub: nhanh-moi, notes/khac: Khac-Moi }
    pager: 1
    feeds: [atom.xml]
    moved: { /search/: "/?q=" }
"""
LIST = "{{ range (.Paginate .Pages).Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}"


def place_here(path: str) -> str:
    """Return where a content file stands in this project."""
    for section, folder in (("Posts/", ""), ("viet/", "viet/"), ("loai-bai/", "loai-bai/")):
        if path.startswith(section):
            return f"docs/blog/posts/{folder}{path.removeprefix(section)}"
    return f"docs/{path}"


def of_hugo(folder: Path, settings: str) -> set[str]:
    """Return the files that Hugo writes."""
    files = {"hugo.yaml": HUGO + settings, "layouts/single.html": "{{ .Content }}", "layouts/list.html": LIST}
    public = hugo_oracle.build(folder, files | {f"content/{path}": text for path, text in CONTENT.items()})
    return {*files_in(public)}


@pytest.fixture(scope="module", params=SETTINGS)
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], Build]:
    """What Hugo writes, and this project's site of the same content."""
    name = str(request.param)
    folder = tmp_path_factory.mktemp("addresses")
    theirs = of_hugo(folder / "hugo", SETTINGS[name])
    files: dict[str, str | bytes] = {place_here(path): text for path, text in CONTENT.items() if path != ABOVE_TAGS}
    png = (Path(__file__).parent.parent / "docs/dl/arxiv.png").read_bytes()
    files = {path: png if path.endswith(".png") else text for path, text in files.items()}
    return theirs, build(copy_project(folder / "here", files, HERE + OURS[name]), "--strict")


def test_every_address_of_hugo_is_answered(sites: tuple[set[str], Build]) -> None:
    theirs, ours = sites
    assert ours.exit_code == 0, ours.output
    assert sorted(theirs - files_in(ours.folder).keys()) == []


def test_a_link_to_a_file_beside_a_post_leads_where_hugo_has_it(sites: tuple[set[str], Build]) -> None:
    theirs, ours = sites
    pages = {path: path.read_text(encoding="utf-8") for path in ours.folder.rglob("*.html")}
    links = [(path, found[1]) for path, text in pages.items() if (found := re.search(r'href="([^"]*)">bảng</a>', text))]
    assert links
    for path, link in links:
        assert unquote(urljoin(f"/{path.relative_to(ours.folder).as_posix()}", link)).lstrip("/") in theirs


def test_no_draft_is_published_and_sections_list_their_pages(sites: tuple[set[str], Build]) -> None:
    _, ours = sites
    pages = {path: path.read_text(encoding="utf-8") for path in ours.folder.rglob("*.html")}
    assert [path for path, text in pages.items() if "riêng tư" in text] == []
    section = ours.read("notes/index.html")
    assert section.index("Lời đầu.") < section.index(">Ghi<")
    assert ">Hai<" in section
    assert [text for text in pages.values() if "<h1>Chu De" in text]
    assert [text for text in pages.values() if "<h1>bộ?" in text and ">Ghi<" in text and ">Hai<" in text]  # one address
    assert "?q=" in ours.read("search/index.html")
    assert "<title>Ghi</title>" in ours.read("notes/atom.xml")


def test_a_tags_list_has_the_pages_and_sections_that_name_it(sites: tuple[set[str], Build]) -> None:
    _, ours = sites
    [listed] = [path.read_text(encoding="utf-8") for path in ours.folder.glob("blog/tags/hoc-may/index.html")]
    assert [title for title in (">Ghi<", ">Loại bài<", ">Ảnh<") if title not in listed] == []
    [index] = [text for path in ours.folder.rglob("*.html") if "<h1>Mục lục<" in (text := path.read_text("utf-8"))]
    assert re.search(r'<a href="(\.\./)+blog/">Bài viết</a>', index)  # the list of all posts


def test_lists_have_the_lists_below_them_and_terms_that_pages_alone_name(sites: tuple[set[str], Build]) -> None:
    _, ours = sites

    def listed(path: str) -> list[str]:
        return [item.text(strip=True) for item in LexborHTMLParser(ours.read(path)).css(".md-content .tag-list a")]

    assert listed("blog/index.html") == ["Nhánh1"]
    assert {"riêng1", ".NET1", "Đời1"} <= {*(tags := listed("blog/tags/index.html"))}
    assert tags.count("Lẻ1") == 2  # a tag, and a category
    assert "Khác" in listed("notes/index.html")
