"""Addresses as authors of Hugo and MkDocs write them, and where they lead; site under /repo/, page at /blog/here/."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from hugo_site.addresses.content_paths import ContentPaths
from hugo_site.addresses.lookup import Addresses
from hugo_site.addresses.page_host import PageHost
from hugo_site.texts.texts import Texts
from jinja2 import Environment
from mkdocs.structure.files import File
from PIL import Image

FILES = {
    "index.md": "index.html",
    "about.md": "about/index.html",
    "dl/dl.jpg": "dl/dl.jpg",
    "ảnh đẹp.png": "ảnh đẹp.png",
    "blog/index.md": "blog/index.html",
    "blog/tags/hoc-may.md": "blog/tags/hoc-may/index.html",
    "blog/posts/here.md": "blog/here/index.html",
    "blog/posts/other.md": "blog/other/index.html",
    "blog/posts/bundle/index.md": "blog/bundle/index.html",
    "blog/posts/bundle/photo.png": "blog/bundle/photo.png",
    "blog/posts/Folder/index.md": "blog/slug/index.html",
    "blog/posts/Folder/b c.png": "blog/Folder/b c.png",
}
HERE = "blog/posts/here.md"
BUNDLE = "blog/posts/bundle/index.md"
SLUG = "blog/posts/Folder/index.md"

# page, address as written, as a source path (Markdown), as an address (raw HTML, shortcodes)
CASES = [
    (HERE, "/dl/dl.jpg", "../../dl/dl.jpg", "../../dl/dl.jpg"),
    (HERE, "/repo/dl/dl.jpg", "../../dl/dl.jpg", "../../dl/dl.jpg"),
    (HERE, "/dl/dl.jpg?v=2#top", "../../dl/dl.jpg?v=2#top", "../../dl/dl.jpg?v=2#top"),
    (HERE, "/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.png", *2 * ("../../%E1%BA%A3nh%20%C4%91%E1%BA%B9p.png",)),
    (HERE, "/ảnh đẹp.png", *2 * ("../../%E1%BA%A3nh%20%C4%91%E1%BA%B9p.png",)),
    (HERE, "/", "../../index.md", "../../"),
    (HERE, "/about/", "../../about.md", "../../about/"),
    (HERE, "/about", "../../about.md", "../../about/"),
    (HERE, "/about/index.html", "../../about.md", "../../about/"),
    (HERE, "/posts/other/", "other.md", "../other/"),
    (HERE, "/posts/other/#part", "other.md#part", "../other/#part"),
    (HERE, "../other/", "other.md", "../other/"),
    (HERE, "../other", "other.md", "../other/"),
    (HERE, "other.md#part", "other.md#part", "../other/#part"),
    (HERE, "/blog/other/", "other.md", "../other/"),
    (HERE, "/tags/học-máy/", "../tags/hoc-may.md", "../tags/hoc-may/"),
    (HERE, "/sitemap.xml", "../../sitemap.xml", "../../sitemap.xml"),
    (HERE, "bundle/photo.png", "bundle/photo.png", "../bundle/photo.png"),
    (BUNDLE, "photo.png", "photo.png", "photo.png"),
    (BUNDLE, "./photo.png", "photo.png", "photo.png"),
    (BUNDLE, "../other/", "../other.md", "../other/"),
    (SLUG, "/repo/blog/slug/b%20c.png", "b%20c.png", "../Folder/b%20c.png"),  # `{{ .Page.RelPermalink }}b c.png`
    (SLUG, "/blog/slug/b c.png", "b%20c.png", "../Folder/b%20c.png"),
    # what leads elsewhere, or nowhere that can be looked up, stays as it is
    (HERE, "https://example.org/dl/dl.jpg", *2 * ("https://example.org/dl/dl.jpg",)),
    (HERE, "//example.org/x.png", *2 * ("//example.org/x.png",)),
    (HERE, "mailto:a@example.org", *2 * ("mailto:a@example.org",)),
    (HERE, "data:image/png;base64,AA==", *2 * ("data:image/png;base64,AA==",)),
    (HERE, "#part", "#part", "#part"),
    (HERE, "?page=2", "?page=2", "?page=2"),
    (HERE, "", "", ""),
    (HERE, "http://[", "http://[", "http://["),
    (HERE, "HAHAHUGOSHORTCODE0sHBHB", *2 * ("HAHAHUGOSHORTCODE0sHBHB",)),
]

GONE = "; write the address of one, or take the link out"
# address as written, where it leads although nothing is there, what the author is told
MISSING = [
    ("/dl/x.jpg", 'image: "/dl/x.jpg" not found in docs/; put the file at docs/dl/x.jpg'),
    ("/repo/dl/x.jpg", 'image: "/repo/dl/x.jpg" not found in docs/; put the file at docs/dl/x.jpg'),
    ("%E1%BA%A3nh.jpg", 'image: "%E1%BA%A3nh.jpg" not found in docs/; put the file at docs/blog/posts/ảnh.jpg'),
    ("C:%5Ca.png", 'image: "C:%5Ca.png" not found in docs/; copy the file there, and write its name'),
    ("file:///a.png", 'image: "file:///a.png" not found in docs/; copy the file there, and write its name'),
    ("file:///C:/a.pdf", f'link: "file:///C:/a.pdf" is no page or file of this site{GONE}'),
    ("../x.jpg", 'image: "../x.jpg" not found in docs/; put the file at docs/blog/x.jpg'),
    ("../../../a/x.jpg", 'image: "../../../a/x.jpg" not found in docs/; put the file at docs/a/x.jpg'),
    ("x.jpg", 'image: "x.jpg" not found in docs/; put the file at docs/blog/posts/x.jpg'),
    ("/dl/DL.JPG", 'image: "/dl/DL.JPG" not found in docs/; letter case counts, and the file is docs/dl/dl.jpg'),
    ("dl/dl.jpg", 'image: "dl/dl.jpg" not found in docs/; write "/dl/dl.jpg"'),
    ("/static/dl/dl.jpg", 'image: "/static/dl/dl.jpg" not found in docs/; write "/dl/dl.jpg"'),
    ("/blog/static/dl/dl.jpg", 'image: "/blog/static/dl/dl.jpg" not found in docs/; write "/dl/dl.jpg"'),
    ("/static/x.jpg", 'image: "/static/x.jpg" not found in docs/; put the file at docs/static/x.jpg'),
    ("/static/index.xml", 'link: "/static/index.xml" is no page or file of this site; write "/index.xml"'),
    ("/posts/gone/", f'link: "/posts/gone/" is no page or file of this site{GONE}'),
    ("/a//b/", f'link: "/a//b/" is no page or file of this site{GONE}'),
    ("gone.md", f'link: "gone.md" is no page or file of this site{GONE}'),
    ("gohugo.io/a", 'link: "gohugo.io/a" is no page or file of this site; write https://gohugo.io/a'),
    (
        "[e.org](https://e.org/)",
        'link: "[e.org](https://e.org/)" is no page or file of this site; write https://e.org/',
    ),
    ("a.b@e.org", 'link: "a.b@e.org" is no page or file of this site; write mailto:a.b@e.org'),
    ("mail.yandex.ru", 'link: "mail.yandex.ru" is no page or file of this site; write https://mail.yandex.ru'),
    ("%20https://e.org/a/", 'link: "%20https://e.org/a/" is no page or file of this site; write https://e.org/a/'),
    ("%22https://e.org/a%22", 'link: "%22https://e.org/a%22" is no page or file of this site; write https://e.org/a'),
    ("%3Chttps://e.org/a%3E", 'link: "%3Chttps://e.org/a%3E" is no page or file of this site; write https://e.org/a'),
    ("<https://e.org/a>", 'link: "<https://e.org/a>" is no page or file of this site; write https://e.org/a'),
    ("./https://e.org/a/", 'link: "./https://e.org/a/" is no page or file of this site; write https://e.org/a/'),
    ("../../../../etc/passwd", f'link: "../../../../etc/passwd" is no page or file of this site{GONE}'),
]

REFS = [
    ("other.md", "../other/"),
    ("other", "../other/"),
    ("/posts/other.md", "../other/"),
    ("posts/other", "../other/"),
    ("other#part", "../other/#part"),
    ("/posts/bundle/index.md", "../bundle/"),
    ("bundle", "../bundle/"),
    ("/about", "../../about/"),
    ("/posts/_index.md", "../"),
    ("#part", "#part"),
    ("gone.md", None),
    ("OTHER.md", "../other/"),
    ("other.vi.md", "../other/"),
    ("/tags/Học máy", "../tags/hoc-may/"),
    ("tags/học-máy#part", "../tags/hoc-may/#part"),
    ("/", "../../"),
]


def host(page: str = HERE, docs: Path = Path("/docs"), base_path: str = "/repo/") -> PageHost:
    files = {path: File(path, str(docs), "/site", True, dest_uri=built) for path, built in FILES.items()}
    old = {f"/posts/{name}/": files[f"blog/posts/{name}.md"] for name in ("here", "other")}
    old |= {
        "/posts/bundle/": files[BUNDLE],
        "/tags/học-máy/": files["blog/tags/hoc-may.md"],
        "/posts/": files["blog/index.md"],
    }
    content = {f"posts/{path.removeprefix('blog/posts/')}": file for path, file in files.items() if "posts/" in path}
    content |= {"about.md": files["about.md"], "_index.md": files["index.md"]}
    addresses = Addresses(files.values(), old, base_path=base_path, content=ContentPaths(content))
    texts = Texts("vi", {}, Environment())
    return PageHost(files[page], addresses, "docs", 6, front_matter={"Math": True}, params={"x": 1}, texts=texts)


@pytest.mark.parametrize(("page", "written", "markdown", "html"), CASES)
def test_an_address_is_found(
    page: str, written: str, markdown: str, html: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert host(page).markdown_url(written, 1) == markdown
    assert host(page).html_url(written, 1) == html
    assert caplog.messages == []


def test_of_ugly_addresses_others_are_relative_to_the_folder() -> None:
    files = {
        name: File(f"blog/posts/{name}.md", "/docs", "/site", True, dest_uri=f"blog/{name}/index.html") for name in "ab"
    }
    addresses = Addresses(files.values(), {f"/n/{name}.html": file for name, file in files.items()})
    assert addresses.find("b.html", files["a"]) == addresses.find("/n/b.html", files["a"]) is not None


@pytest.mark.parametrize(("written", "told"), MISSING)
def test_a_missing_thing_is_told_with_its_line_and_left_as_written(
    written: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert host().html_url(written, 7) == written
    assert host().markdown_url(written, 7) == written
    assert caplog.record_tuples == 2 * [("mkdocs.hugo_site", logging.WARNING, f"docs/blog/posts/here.md:12: {told}")]


@pytest.mark.parametrize(("target", "address"), REFS)
def test_a_ref_leads_to_a_page(target: str, address: str | None) -> None:
    assert host().ref(target, line=1, relative=True) == address


def test_parameters_are_the_page_s_before_the_site_s_in_any_letter_case() -> None:
    assert [host().param(name) for name in ("math", "X", "y")] == [True, 1, None]


def test_the_size_of_an_image_is_what_a_browser_shows(tmp_path: Path) -> None:
    (tmp_path / "dl").mkdir()
    photo = tmp_path / "dl/dl.jpg"
    Image.new("RGB", (30, 20)).save(photo)
    assert host(docs=tmp_path).image_size("/dl/dl.jpg") == (30, 20)
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was held upright
    Image.new("RGB", (40, 20)).save(photo, exif=turned)
    assert host(docs=tmp_path).image_size("/dl/dl.jpg") == (20, 40)
    photo.write_bytes(b"no picture")
    assert host(docs=tmp_path).image_size("/dl/dl.jpg") is None
    assert host(docs=tmp_path).image_size("https://example.org/x.png") is None


@pytest.mark.parametrize(
    "written", ["/", "/about/", "/dl/dl.jpg", "/%E1%BA%A3nh%20%C4%91%E1%BA%B9p.png", "/about/#toi"]
)
def test_a_site_at_the_root_keeps_what_leads_there_already(written: str) -> None:
    assert host(base_path="/").html_url(written, 1) == written
    assert host(base_path="/").markdown_url(written, 1) == written


def test_a_site_at_the_root_still_leads_on_from_old_addresses() -> None:
    assert host(base_path="/").html_url("/posts/other/", 1) == "../other/"


def test_letter_case_of_an_image_does_not_count_where_a_hook_found_it(caplog: pytest.LogCaptureFixture) -> None:
    page = replace(host(), image_hook=True)
    assert page.markdown_url("../../dl/DL.JPG", 1) == "../../dl/dl.jpg"
    assert caplog.messages == []
    assert page.markdown_url("/dl/DL.JPG", 1) == "/dl/DL.JPG"
    assert len(caplog.messages) == 1


def test_a_link_names_a_page_where_hugo_s_link_hook_did(caplog: pytest.LogCaptureFixture) -> None:
    page = replace(host(), link_hook=True)
    assert page.markdown_url("bundle#part", 1) == "bundle/index.md#part"
    assert page.markdown_url("https://e.org/a#", 1) == "https://e.org/a"
    assert page.html_url("/posts/OTHER.md", 1) == "../other/"
    assert caplog.messages == []
    assert [page.html_url(each, 1) for each in ("gone", "/other/", "/other.md")] == ["gone", "/other/", "/other.md"]
    assert len(caplog.messages) == 3
