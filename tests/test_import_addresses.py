"""Addresses of a Hugo site that no page has here lead on, or are named; a section's slug stands in those below it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hugo_import.config import read_config
from hugo_import.files.site_files import plan_files
from hugo_import.report import Report
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page, PathRules
from site_builder import write

ADDRESSES = [  # files of the Hugo site, other addresses that lead on, what is told beside
    (
        {
            "content/posts/x.md": "---\ntags: [B]\n---\n",
            "content/posts/b/index.md": "x",
            "content/posts/b/index.vi.md": "---\ntags: [A b, B]\nseries: [C]\n---\n",
        },
        {"/tags/a-b/": "/blog/tags/", "/series/c/": "/series/"},
        [],
    ),
    (
        {"content/posts/a.md": "x", "content/_index.md": "---\ntags: [Nhà]\n---\n"},
        {"/tags/nhà/": "/blog/tags/"},
        [],
    ),
    (
        {
            "content/posts/a.md": "x",
            "content/_index.md": "---\ntags: [Nhà]\n---\n",
            "content/tags/_index.md": "---\nslug: nhan\n---\n",
        },
        {"/nhan/nhà/": "/blog/tags/"},
        [],
    ),
    (
        {"content/posts/a.md": "x", "content/all.md": "---\nurl: /posts\n---\n"},
        {"/posts/": "/blog/"},
        [],
    ),
    (
        {
            "content/posts/a.md": "x",
            "content/page/archives/index.md": "---\nlayout: archives\n---\n",
            "content/about.md": "---\nlayout: terms\n---\n" + "text " * 100,
            "content/find.md": "---\nlayout: search\n---\n" + "text " * 100,
        },
        {"/page/archives/": "/blog/archive/", "/page/": "/blog/archive/", "/find/": "/?q="},
        [],
    ),
    (
        {"static/_redirects": "# old\n/a /b/\n/c https://an.example/d 302\n/e/* /f/:splat\n/g https://e.org/\n"},
        {"/a": "/b/", "/c": "/d"},
        ["static/_redirects:4: /e/*", "static/_redirects:5: /g to https://e.org/"],
    ),
    (  # what a server is told of has the site's own folder before it
        {
            "hugo.toml": "baseURL = 'https://an.example/blog/'",
            "static/.htaccess": "Redirect 301 /blog/a /blog/b/\nRedirect /c https://an.example/blog\n"
            "Redirect /d /blogs\n",
        },
        {"/a": "/b/", "/c": "/", "/d": "/blogs"},
        ["static/.htaccess"],
    ),
    (
        {
            "static/.htaccess": "ErrorDocument 404 /404.html\nRedirect 301 /a /b/\nRedirectPermanent /c /d\n",
            "netlify.toml": '[[redirects]]\nfrom = "/e"\nto = "/f/"\n',
            "vercel.json": '{"redirects": [{"source": "/g", "destination": "/h"}, 1]}',
            "firebase.json": '{"hosting": {"redirects": [{"source": "/i", "destination": "/j"}]}}',
        },
        {"/a": "/b/", "/c": "/d", "/e": "/f/", "/g": "/h", "/i": "/j"},
        ["static/.htaccess"],
    ),
    (
        {
            "config/_default/permalinks.toml": "[taxonomy]\ntags = '/nhan/'\nseries = 'bo'\ncategories = '/:x/'\n",
            "static/_redirects": "/ /en/ 302\n/index.html /en/\n",  # a page stands there
            "static/index.html": "a",
            "static/x/index.html": "b",
            "static/y/index.html": "c",
            "content/x.md": "d",
        },
        {"/nhan/": "/blog/tags/", "/bo/": "/series/"},
        ["static/index.html", "static/x/index.html", "static/_redirects:1: /", "static/_redirects:2: /index.html"],
    ),
    (  # what is for some readers, or by a pattern, is for nobody else
        {
            "static/_redirects": "/a /b/ 302 Country=vn,us\n/c id=:id /d/\n/e /f/?x=1 301\n/g /h/ Language=vi Role=a\n",
            "static/.htaccess": '<IfModule x>\nRedirect /i /j/\n</IfModule>\n<If "x">\nRedirect /k /l/\n</If>\n',
            "netlify.toml": """\
redirects = [
  {from = "/m", to = "/n/", conditions = {Cookie = ["x"]}},
  {from = "/o", to = "/p/", query = {id = "1"}},
  {from = "/q", to = "/r/", conditions = {}},
]
""",
            "vercel.json": """{"redirects": [
  {"source": "/", "has": [{"type": "host", "value": "x.y"}], "destination": "/h/"},
  {"source": "/s", "missing": [{"type": "cookie", "key": "x"}], "destination": "/t/"},
  {"source": "/u/(\\\\d+)", "destination": "/v/"}]}""",
            "firebase.json": """{"hosting": [
  {"target": "a", "redirects": [{"source": "/w", "destination": "/x/"}]},
  {"target": "b", "redirects": [{"regex": "/y/.+", "destination": "/z/"}]}, {"redirects": {"source": "/"}}]}""",
        },
        {"/e": "/f/?x=1", "/i": "/j/", "/q": "/r/"},
        [
            "static/.htaccess",
            *(
                "static/_redirects:1: /a",
                "static/_redirects:2: /c",
                "static/_redirects:4: /g",
                "static/.htaccess:5: /k",
            ),
            *("netlify.toml: /m", "netlify.toml: /o", "vercel.json: /", "vercel.json: /s", r"vercel.json: /u/(\d+)"),
            *("firebase.json: /w", "firebase.json: /y/.+"),
        ],
    ),
    (  # a rule of a whole address is as plain as a `Redirect`
        {
            "static/.htaccess": "RewriteRule ^a/b\\.html$ c/ [R=301]\nRewriteRule no - [F]\n"
            "RedirectMatch 301 ^/d/?$ /e\nRewriteCond %{HTTP_HOST} ^www\nRewriteRule ^f$ /g\n"
            "RewriteRule ^h/.+$ /i\nRewriteRule ^j /k\n",
        },
        {"/a/b.html": "/c/", "/d": "/e"},
        ["static/.htaccess", "static/.htaccess:5: /f", "static/.htaccess:6: ^h/.+$", "static/.htaccess:7: ^j"],
    ),
    ({"firebase.json": '{"hosting": [{"redirects": [{"source": "/a", "destination": "/b"}]}]}'}, {"/a": "/b"}, []),
    ({"vercel.json": '{"redirects": {"/a": "/b"}}', "firebase.json": '["x"]', "netlify.toml": "redirects = 1"}, {}, []),
    (
        {
            "content/posts/x.md": "x",
            "config/_default/permalinks.toml": "[section]\nposts = '/bai/'\n[page]\nposts = '/b/:slug/'\n",
        },
        {"/bai/": "/blog/"},
        [],
    ),
    (
        {"content/posts/_index.md": "---\nslug: bai-viet\n---\n", "content/posts/x.md": "x"},
        {"/bai-viet/": "/blog/"},
        [],
    ),
    (
        {
            "content/posts/_index.md": "---\ntitle: Của Tôi\n---\n",
            "content/posts/x.md": "x",
            "config/_default/permalinks.toml": "[section]\nposts = '/:slug/'\n",
        },
        {"/của-tôi/": "/blog/"},
        [],
    ),
    (  # a section's page without a title has none in a pattern; it is the home page's address then
        {
            "content/posts/_index.md": "x",
            "content/posts/x.md": "x",
            "config/_default/permalinks.toml": "[section]\nposts = '/:slug/'\n",
        },
        {},
        [],
    ),
    (
        {"content/posts/a.md": "x", "content/tags/_index.md": "---\nurl: /nhan/\n---\n"},
        {"/nhan/": "/blog/tags/"},
        [],
    ),
    (  # a section's page at the address of all tags, which Hugo makes
        {"content/posts/a.md": "x", "content/pages/b.md": "x", "content/pages/all/_index.md": "---\nurl: /tags\n---\n"},
        {},
        [],
    ),
    (
        {
            "content/posts/a.md": "x",
            "content/Arch/all.md": "---\nlayout: archives\n---\n",
            "content/gone/x.html": "---\ndraft: true\n---\n",
            "content/gone/x.md": "x",
            "content/gone/x/index.html": "---\ndraft: true\n---\n",
            "content/posts/In/README.md": "x",  # which is readme.md here
            "content/b/README.md": "---\nslug: r\n---\n",
            "config/_default/hugo.toml": "disablePathToLower = true\n",
        },
        {
            "/Arch/all/": "/blog/archive/",
            "/Arch/": "/blog/archive/",
            "/posts/In/README/": "/posts/In/readme/",
        },
        [],
    ),
    (  # a list with pages of its own stays one
        {"content/posts/a.md": "x", "content/p/_index.md": "---\nlayout: archives\n---\n", "content/p/b.md": "x"},
        {},
        [],
    ),
]


def test_a_section_s_slug_stands_in_the_addresses_below_it(tmp_path: Path) -> None:
    pages = {"posts/a b/_index.md": "---\nslug: ab\n---\n", "posts/a b/x.md": "---\ntitle: x\n---\n"}
    pages["tags/_index.md"] = "---\nslug: t\n---\n"  # itself left out, as the blog has its own
    site = write(tmp_path, {"hugo.toml": "", **{f"content/{path}": text for path, text in pages.items()}})
    plan = plan_files(site, read_config(site), Report())
    assert plan.hugo["section_slugs"] == {"posts/a-b": "ab", "tags": "t"}
    rules = PathRules(section_slugs=(("posts/a-b", "ab"),))
    assert HugoUrls().of(Page("posts/a b/x.md", rules=rules)) == "/posts/ab/x/"


@pytest.mark.parametrize(("files", "moved", "told"), ADDRESSES)
def test_addresses_without_a_page_lead_on(
    files: dict[str, str], moved: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    site = write(tmp_path, {"hugo.toml": "baseURL = 'https://an.example/'\n[taxonomies]\nseries = 'series'", **files})
    report = Report()
    plan = plan_files(site, read_config(site), report)
    assert plan.hugo.get("moved", {}) == moved
    places = [place for each in (*report.notes.values(), *report.findings.values()) for place in each.places]
    assert [place for place in places if not place.startswith("content/")] == told
