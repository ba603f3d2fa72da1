"""Front matter as Hugo's authors write it, and what becomes of it on a built site: addresses, dates, tags, lists."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode
from site_builder import Build, build, copy_project

SETTINGS = """\
site_url: https://example.org/repo/
extra:
  hugo:
    section: post
    permalinks: {post: "/:year/:month/:slug/"}
    timezone: Asia/Ho_Chi_Minh
"""
POSTS: dict[str, str | bytes] = {
    "toml.md": '+++\ntitle = "Bài <TOML>"\ndate = 2023-05-06\ntags = "Một thẻ"\naliases = ["/cu/"]\n+++\nChữ.\n',
    "json.md": '{"title": "Bài JSON", "date": "2023-05-07", "categories": ["Mục"]}\n\nChữ.\n',
    "dem.md": "---\ntitle: Nửa đêm\ndate: 2023-01-01T00:30:00+07:00\nlastmod: 2023-02-03\n---\n\nChữ.\n",
    "khong-gio.md": "---\ntitle: Không giờ\ndate: 2023-01-01 00:30:00\n---\n\nChữ.\n",
    "moc.md": "---\ntitle: Có slug\ndate: 2023-03-01\nslug: ten-khac\n---\n\nChữ.\n",
    "rieng.md": "---\ntitle: Có url\ndate: 2023-03-02\nurl: /rieng/cho/\n---\n\n![](/dl/dl.jpg) [x](/cu/)\n",
    "goi/index.md": "---\ntitle: Gói\ndate: 2023-03-03\n---\n\n![](anh.png)\n",
    "goi/phu.md": "Tài liệu kèm theo, không phải bài.\n",
    "nam/sau.md": "---\ntitle: Thư mục\ndate: 2023-03-04\n---\n\nChữ.\n",
    "_index.md": "---\ntitle: Mục lục của Hugo\n---\n",
    "tran.md": "Không có phần đầu.\n",
    "tom-tat.md": "---\ntitle: Tóm tắt\ndate: 2023-03-05\n---\n\nTrước *dấu*.\n\n<!--more-->\n\nSau dấu.\n",
    "bia.md": "---\ntitle: Bìa\ndate: 2023-03-06\n"
    'cover:\n  image: /stress.jpg\n  alt: Bìa & "1" <b>\n  caption: Chú *thích*\n'
    "---\n\n![](/dl/dl.jpg)\n",
    "an-bia.md": "---\ntitle: Ẩn bìa\ndate: 2023-03-09\nsummary: Tóm *tắt* & <b>\n"
    "cover: {image: /stress.jpg, hidden: true}\nrobotsNoIndex: true\ncanonicalURL: https://example.com/goc/\n---\n\nChữ.\n",
    "mau.md": "---\ntitle: Mẫu lạ\ndate: 2023-03-07\ndescription: Nói <gì> & *sao*\n"
    "hide: true\nlinks: 3\nauthor: [A & B, C]\n---\n\nChữ.\n",
    "ghim.md": "---\ntitle: Bài ghim\ndate: 2023-01-09\npin: true\ndisableShare: true\n---\n\nChữ.\n",
    "huy-hieu.md": "---\ntitle: Huy hiệu\ndate: 2023-01-10\n---\n\nChữ. ![x](https://badge.example/x.svg)\n",
    "crlf.md": b"\xef\xbb\xbf---\r\ntitle: Windows\r\ndate: 2023-03-08\r\n---\r\n\r\nMot\r\n- hai\r\n",
}


@pytest.fixture(scope="module")
def moved_in(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A blog that moved in from Hugo with its posts as they were."""
    files = {f"docs/blog/posts/{name}": text for name, text in POSTS.items()}
    files["docs/trang.md"] = (
        "---\ntitle: Trang\ndescription: Về <trang>\ncover: {image: dl/dl.jpg, caption: Của *mình*}\n---\n\nChữ.\n"
    )
    files["docs/dau.md"] = "---\ntitle: A's\n---\n\n{{< dau >}}\n"
    files["overrides/shortcodes/dau.html"] = '<i>{{ hugo.replace(page.title, "A", "B") }}</i>'
    files["docs/blog/index.md"] = "---\ntemplate: blog.html\ndescription: Mọi <thứ>\n---\n"
    project = copy_project(tmp_path_factory.mktemp("moved") / "project", files, SETTINGS)
    Image.new("RGB", (12, 8)).save(project / "docs/blog/posts/goi/anh.png")
    built = build(project, "--strict")
    assert built.exit_code == 0, built.output
    return built


def parse(site: Build, path: str) -> LexborHTMLParser:
    return LexborHTMLParser(site.read(f"{path}index.html"))


def first(page: LexborHTMLParser | LexborNode, selector: str) -> str:
    return page.css(selector)[0].text().strip()


def test_a_template_gets_a_page_s_title_as_it_is_written(moved_in: Build) -> None:
    assert first(parse(moved_in, "dau/"), "i") == "B's"


@pytest.mark.parametrize(
    ("address", "title", "dates"),
    [
        ("blog/toml/", "Bài <TOML>", ["6 tháng 5, 2023"]),
        ("blog/json/", "Bài JSON", ["7 tháng 5, 2023"]),
        ("blog/dem/", "Nửa đêm", ["1 tháng 1, 2023", "3 tháng 2, 2023"]),
        ("blog/khong-gio/", "Không giờ", ["1 tháng 1, 2023"]),
        ("blog/ten-khac/", "Có slug", ["1 tháng 3, 2023"]),
        ("rieng/cho/", "Có url", ["2 tháng 3, 2023"]),
        ("blog/goi/", "Gói", ["3 tháng 3, 2023"]),
        ("blog/nam/sau/", "Thư mục", ["4 tháng 3, 2023"]),
        ("blog/tran/", "tran", []),
        ("blog/mau/", "Mẫu lạ", ["7 tháng 3, 2023"]),
        ("blog/crlf/", "Windows", ["8 tháng 3, 2023"]),
    ],
)
def test_a_post_stands_at_its_address_with_title_and_dates(
    moved_in: Build, address: str, title: str, dates: list[str]
) -> None:
    page = parse(moved_in, address)
    assert first(page, "article h1") == title
    assert [time.text() for time in page.css(".post-header time")] == dates


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2023/05/bài-toml/", "../../../blog/toml/"),
        ("2023/03/ten-khac/", "../../../blog/ten-khac/"),
        ("cu/", "../blog/toml/"),
        ("post/", "../blog/"),
        ("tags/", "../blog/tags/"),
        ("archives/", "../blog/archive/"),
        ("tags/một-thẻ/", "../../blog/tags/mot-the/"),
        ("categories/mục/", "../../blog/tags/muc/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(moved_in: Build, old: str, new: str) -> None:
    assert parse(moved_in, old).css("meta[http-equiv=refresh]")[0].attributes["content"] == f"0; url={new}"


@pytest.mark.parametrize("path", ["blog/goi/phu/index.html", "blog/_index/index.html", "post/rieng/index.html"])
def test_what_is_no_post_of_its_own_makes_no_page(moved_in: Build, path: str) -> None:
    assert not (moved_in.folder / path).exists()


def test_a_bundle_s_image_lies_beside_its_page(moved_in: Build) -> None:
    image = parse(moved_in, "blog/goi/").css("article img")[0].attributes
    assert (image["src"], image["width"], image["height"]) == ("anh.png", "12", "8")
    assert (moved_in.folder / "blog/goi/anh.png").is_file()


def test_a_page_at_its_own_url_reaches_its_images_and_links(moved_in: Build) -> None:
    page = parse(moved_in, "rieng/cho/")
    assert page.css("article img")[0].attributes["src"] == "../../dl/dl.jpg"
    assert page.css("link[rel=canonical]")[0].attributes["href"] == "https://example.org/repo/rieng/cho/"


@pytest.mark.parametrize(
    ("title", "summary", "picture"),
    [
        ("Tóm tắt", "Trước dấu.…", None),
        ("Bìa", "", "/stress.jpg"),
        ("Có url", "x", "/dl/dl.jpg"),
        ("Gói", "", "/blog/goi/anh.png"),
        ("Ẩn bìa", "Tóm tắt &", None),
        ("Huy hiệu", "Chữ.", None),  # another host's picture
    ],
)
def test_a_card_shows_summary_and_picture(moved_in: Build, title: str, summary: str, picture: str | None) -> None:
    lists = ["blog/archive/2023/", "blog/archive/2023/page/2/"]
    cards = {
        card.css("h2")[0].text().strip(): (address, card)
        for address in lists
        for card in parse(moved_in, address).css(".card")
    }
    address, card = cards[title]
    assert "".join(node.text() for node in card.css(".card__summary")) == summary
    shown = [urljoin(f"/{address}", str(image.attributes["src"])) for image in card.css("img")]
    assert shown == ([picture] if picture else [])


def test_a_post_without_date_stands_last_and_shows_none(moved_in: Build) -> None:
    archive = parse(moved_in, "blog/archive/")
    assert " ".join(archive.css(".archive h2")[-1].text().split()) == "Không ghi ngày 1 bài"
    assert first(parse(moved_in, "blog/archive/0001/"), "h1") == "Không ghi ngày"


def test_what_a_page_says_of_itself_is_safe(moved_in: Build) -> None:
    page = parse(moved_in, "blog/mau/")
    assert page.css("meta[name=author]")[0].attributes["content"] == "A & B, C"
    assert page.css("meta[name=description]")[0].attributes["content"] == "Nói <gì> & *sao*"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("blog/mau/", ["Nói <gì> & *sao*"]),  # as text, as PaperMod has it
        ("trang/", ["Về <trang>"]),
        ("blog/", ["Mọi <thứ>"]),
        ("blog/toml/", []),
        ("blog/tags/mot-the/", []),  # what search engines are told of a list was written by nobody
    ],
)
def test_a_description_stands_below_the_title(moved_in: Build, address: str, shown: list[str]) -> None:
    assert [
        each.text() for each in parse(moved_in, address).css("h1 ~ .post-description, h1 + header > .post-description")
    ] == shown


def test_a_page_has_its_cover_below_its_title(moved_in: Build) -> None:
    shown = [*parse(moved_in, "trang/").css("article > :is(h1, figure, p)")]
    assert [each.tag for each in shown] == ["h1", "p", "figure", "p"]
    assert [shown[2].text().strip(), *(each.attributes["alt"] for each in shown[2].css("img"))] == ["Của mình"] * 2


def test_a_wrong_setting_is_told_at_the_start(tmp_path: Path) -> None:
    """Further ones: tests/test_wrong_settings.py."""
    built = build(copy_project(tmp_path / "project", {}, "extra: {hugo: {sectoin: posts}}"))
    assert built.exit_code != 0
    assert "extra.hugo.sectoin: no such setting" in built.output
    assert "Traceback" not in built.output


def test_a_cover_stands_between_title_and_text(moved_in: Build) -> None:
    cover = parse(moved_in, "blog/bia/").css("article > .post-header + .post-cover")[0]
    image = cover.css("img")[0].attributes
    assert (image["src"], image["alt"], image["width"]) == ("../../stress.jpg", 'Bìa & "1"', "600")
    assert (cover.css("figcaption")[0].inner_html or "").strip() == "Chú <em>thích</em>"
    assert parse(moved_in, "blog/an-bia/").css(".post-cover") == []


def test_a_post_can_keep_search_engines_off(moved_in: Build) -> None:
    page = parse(moved_in, "blog/an-bia/")
    assert page.css("meta[name=robots]")[0].attributes["content"] == "noindex, nofollow"
    assert page.css("link[rel=canonical]")[0].attributes["href"] == "https://example.com/goc/"
    assert parse(moved_in, "blog/bia/").css("meta[name=robots]") == []
    assert "https://example.com" not in moved_in.read("sitemap.xml")


def test_a_pinned_post_comes_first_and_says_so(moved_in: Build) -> None:
    cards = parse(moved_in, "blog/").css(".card")
    assert [(first(card, ".card__title"), len(card.css(".post-pin"))) for card in cards[:2]] == [
        ("Bài ghim", 1),
        ("Từ bỏ Deep learning", 0),
    ]


def test_a_post_that_is_not_to_be_shared_has_no_buttons_for_it(moved_in: Build) -> None:
    assert parse(moved_in, "blog/ghim/").css(".share") == []
    assert len(parse(moved_in, "blog/bia/").css(".share a")) == 3
