"""What must not be lost, and how it is told: tables of paths, addresses and texts."""

from __future__ import annotations

import subprocess

import pytest
from hugo_site.publishing.deploy_errors import message_for
from hugo_site.publishing.losses import Loss, address_key, address_of, is_emptied, loss_message, losses, vanishing


@pytest.mark.parametrize(
    ("path", "is_told"),
    [
        ("blog/x/index.html", True),
        ("cu.html", True),
        ("cv.pdf", True),
        ("index.xml", True),
        ("feed.json", True),
        ("404.html", False),
        ("sitemap.xml", False),
        ("assets/blog.css", False),
        ("dl/a.jpg", False),
        ("search/search_index.json", False),
        ("blog/page/2/index.html", False),
        ("blog/tags/x/index.html", False),
        ("blog/tags/index.html", False),
    ],
)
def test_which_files_are_missed_when_they_vanish(path: str, is_told: bool) -> None:
    assert vanishing([path, "index.html"], ["index.html"], ["blog/tags/"]) == ([path] if is_told else [])
    assert vanishing([path], [path], []) == []


def redirect(url: str) -> str:
    return f'<meta http-equiv="refresh" content="0; url={url}">'


GONE = {  # texts of what was published, by path
    "blog/x/index.html": "<h1>X</h1>",
    "posts/x/index.html": redirect("../../blog/x/"),
    "cu.html": redirect("blog/x/"),
    "moc/index.html": redirect("../blog/con-day/"),
    "blog/từ/index.html": "<h1>Từ</h1>",
    "posts/từ/index.html": redirect("../../blog/t%E1%BB%AB/"),
    "vong/index.html": redirect("../vong/"),
}


@pytest.mark.parametrize(
    ("taken_down", "lost"),
    [
        (
            [],
            [
                Loss("/blog/x/", ("/posts/x/", "/cu.html")),
                Loss("/moc/"),
                Loss("/blog/từ/", ("/posts/từ/",)),
                Loss("/vong/"),
            ],
        ),
        (["/blog/x", "/moc/index.html", "/blog/t%E1%BB%AB/", "/vong/"], []),
        (
            ["/posts/x/"],
            [
                Loss("/blog/x/", ("/posts/x/", "/cu.html")),
                Loss("/moc/"),
                Loss("/blog/từ/", ("/posts/từ/",)),
                Loss("/vong/"),
            ],
        ),
    ],
)
def test_redirects_are_lost_with_what_they_lead_to(taken_down: list[str], lost: list[Loss]) -> None:
    assert losses(GONE, taken_down) == lost


def test_the_message_has_lines_to_copy() -> None:
    message = loss_message([Loss("/blog/x/", ("/posts/x/",)), Loss("/moc/")]).splitlines()
    assert message[0] == "Nothing was published: 3 addresses that readers may have kept would be gone:"
    assert "  aliases: [/blog/x/, /posts/x/, /moc/]" in message
    assert "  taken_down: [/blog/x/, /moc/]" in message
    assert loss_message([Loss("/moc/")]).startswith("Nothing was published: 1 address that readers")


@pytest.mark.parametrize(("path", "address"), [("index.html", "/"), ("a/index.html", "/a/"), ("a.html", "/a.html")])
def test_the_address_of_a_file(path: str, address: str) -> None:
    assert address_of(path) == address
    assert address_key(address) == address_key(path)


@pytest.mark.parametrize(
    ("before", "after", "is_told"),
    [
        ("chữ " * 60, "<h1>Tựa</h1>", True),
        ("chữ " * 60, "", True),
        ("chữ " * 60, "chữ " * 10, False),
        ("chữ " * 20, "", False),  # not much was there
        ("<script>x</script>" * 60, "", False),  # nor here
    ],
)
def test_a_page_that_loses_its_text(before: str, after: str, is_told: bool) -> None:
    page = "<nav>{0}</nav><article class=md>{1}</article><footer>{0}</footer>"
    assert is_emptied(page.format("đầu " * 90, before), page.format("đầu " * 90, after)) is is_told
    assert not is_emptied(page.format("", before), redirect("../y/"))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(28, "No space left on device", "site/a.html"),
            "site/a.html: No space left on device. The disk is full",
        ),
        (subprocess.CalledProcessError(1, ["git", "push", "origin", "gh-pages"]), "git push was refused, see above."),
    ],
)
def test_faults_of_the_world_have_a_remedy(error: BaseException, told: str) -> None:
    assert (message_for(error) or "").startswith(told)


@pytest.mark.parametrize("error", [ValueError("x"), OSError("x"), subprocess.CalledProcessError(1, ["git", "add"])])
def test_other_errors_keep_their_traceback(error: BaseException) -> None:
    assert message_for(error) is None
