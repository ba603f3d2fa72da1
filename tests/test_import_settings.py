"""What a Hugo site's configuration becomes in mkdocs.yml, and that the rest of that file stays as it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hugo_import.config import read_config
from hugo_import.mkdocs_yml.document import Document, Loader
from hugo_import.mkdocs_yml.macros import macros_in
from hugo_import.mkdocs_yml.update import update
from hugo_import.plan import Plan
from hugo_import.report import Report
from hugo_import.sample import FILES, SETTINGS, is_shipped
from site_builder import PROJECT

SHIPPED = (PROJECT / "mkdocs.yml").read_text("utf-8")
ENGINE = yaml.load((PROJECT / "hooks/engine.yml").read_text("utf-8"), Loader)  # what mkdocs.yml inherits

#: Hugo's configuration, and what mkdocs.yml says then.
YEAR = datetime.now(UTC).year
CASES: list[tuple[str, dict[str, Any]]] = [
    ("title = 'A: b'", {"site_name": "A: b", "site_description": "", "site_author": "", "copyright": "© A: b"}),
    ("baseURL = 'https://an.example'", {"site_url": "https://an.example/"}),
    ("baseURL = 'https://an.example/blog/'", {"site_url": "https://an.example/blog/"}),
    ("baseURL = '/'", {"site_url": "https://cname.example/"}),
    ("[languages]\nen.baseURL = 'https://a.b/en'\nvi.baseURL = 'https://a.b/vi/'", {"site_url": "https://a.b/"}),
    ("[languages]\nen.baseURL = 'https://a.b/en'\nvi.baseURL = 'https://vi.b/vi'", {"site_url": "https://a.b/en/"}),
    ("[params]\nauthor = ['An', 'Bình']", {"site_author": "An, Bình", "copyright": "© An, Bình"}),
    ("[author]\nname = 'An'", {"site_author": "An"}),
    ("[params.author]\nname = 'An'\nbio = 'Viết'\nimage = 'a.png'",
     {"extra.author": {"bio": "Viết", "avatar": "/a.png"}}),
    ("[params]\nbio = '*An* &amp; [b_c](/d), e_f'\nsidebar.subtitle = 'Viết<br/><a href=\"/x\">đọc</a>'",
     {"extra.author": {"bio": "An & b_c, e_f"}, "site_description": "Viết đọc"}),
    ("[params.profileMode]\nenabled = true\nimageUrl = 'a.png'", {"extra.author.avatar": "/a.png"}),
    ("[params.profileMode]\nenabled = false\nimageUrl = 'a.png'", {"extra.author.avatar": None}),
    ("[params]\nprofilePicture = 'a.png'", {"extra.author.avatar": "/a.png"}),
    ("copyright = 'A [b](/c/)'\nbaseURL = 'https://a.b/d/'", {"copyright": 'A <a href="https://a.b/d/c/">b</a>'}),
    ("copyright = '{year} {{ YEAR }} :YEAR:'", {"copyright": f"{YEAR} {YEAR} {YEAR}"}),
    ("[params.footer]\ncopyright = false\ncustom = '&copy; An'", {"copyright": "&copy; An"}),
    ("title = 'A'\n[params.footer]\ncopyright = true", {"copyright": "© A"}),
    ("[markup.goldmark.parser]\nwrapStandAloneImageWithinParagraph = false", {"extra.hugo.wrap_images": False}),
    ("copyright = 'x'\n[params.footer]\ntext = 'y'\nhideCopyright = true", {"copyright": "y"}),
    ("title = 'x'\n[params.footer]\nhideCopyright = 'true'", {"copyright": ""}),
    ("[markup.goldmark.extensions]\nstrikethrough = false\n[markup.goldmark.extensions.extras]\n"
     "delete = {enable = true}\nmark = {enable = true}\nsubscript = {enable = true}\ninsert = {enable = false}",
     {"extra.hugo.extras": ["mark", "subscript"]}),
    ("[markup.goldmark.extensions.extras]\nsubscript = {enable = true}\nsuperscript = {enable = true}",
     {"extra.hugo.extras": ["superscript"]}),  # Hugo strikes out by tildes
    ("[markup.goldmark.extensions]\nlinkify = false", {"extra.hugo.linkify": False}),
    ("[markup.goldmark.renderer]\nhardWraps = true", {"extra.hugo.hard_wraps": True}),
    ("[params]\ndefaultTheme = 'dark'\ndisableThemeToggle = 'true'",
     {"theme.palette": [{"scheme": "slate", "primary": "black", "media": ""}]}),
    ("[params]\nhideFooter = true\nShowToc = true", {"extra.hugo.params": {"showtoc": True}}),
    ("[markup.goldmark.parser.attribute]\nblock = true", {"extra.hugo.block_attributes": True}),
    ("[markup.goldmark.extensions.typographer]\nleftDoubleQuote = '&bdquo;'\nendash = '&ndash;'\nxs = 1\n"
     "[markup.goldmark.extensions.cjk]\nenable = true\neastAsianLineBreaks = true\nescapedSpace = true",
     {"extra.hugo.signs": {"leftdoublequote": "„"}, "extra.hugo.extras": ["simple", "escaped_space"]}),
    ("languageCode = 'vi-VN'", {"theme.language": "vi"}),
    ("languageCode = 'en-us'", {"theme.language": "en"}),
    ("languageCode = 'fr-fr'\n[languages.en]\ntitle = 'A'", {"theme.language": "fr"}),  # as Hugo has it
    ("languageCode = 'en-us'\ndefaultContentLanguage = 'vi'", {"theme.language": "vi"}),  # an example's
    ("defaultContentLanguage = 'zh-tw'\n[languages.zh-tw]", {"theme.language": "zh-TW"}),
    ("title = 'x'", {"theme.language": "en", "extra.hugo.timezone": "UTC"}),
    ("timeZone = 'Europe/Berlin'", {"extra.hugo.timezone": "Europe/Berlin"}),
    ("[pagination]\npagerSize = 5", {"plugins.blog.pagination_per_page": 5}),
    ("paginate = 7\n[services.rss]\nlimit = 3", {"plugins.blog.pagination_per_page": 7, "extra.feed.size": 3}),
    ("rssLimit = -1", {"extra.feed.size": 20}),
    ("[params]\nDateFormat = '2 January 2006'", {"plugins.blog.post_date_format": "d MMMM y"}),
    ("googleAnalytics = 'G-ABC'", {"extra.analytics": {"provider": "google", "property": "G-ABC"}}),
    ("googleAnalytics = 'G-ABC'\n[privacy.googleAnalytics]\ndisable = true", {"extra.analytics": None}),
    ("[services.googleAnalytics]\nID = 'UA-1'", {"extra.analytics": None}),
    ("enableEmoji = true\n[markup.goldmark.extensions]\ntypographer = false", {"extra.hugo": {
        "section": "posts", "timezone": "UTC", "pager": 10, "title_case_style": "ap", "typographer": False,
        "emoji": True}}),
    ("titleCaseStyle = 'Chicago'", {"extra.hugo.title_case_style": "chicago"}),
    ("capitalizeListTitles = false\ntitleCaseStyle = 'go'", {"extra.hugo.title_case_style": None}),
    ("[permalinks]\nposts = '/:year/:slug/'", {"extra.hugo.permalinks": {"posts": "/:year/:slug/"}}),
    ("summaryLength = 0", {"extra.hugo.summary_length": 0}),
    ("summaryLength = 30\nremovePathAccents = true",
     {"extra.hugo.summary_length": 30, "extra.hugo.remove_path_accents": True}),
    ("ignoreFiles = ['\\.tam$']\nbuildDrafts = true\n[[cascade]]\ndraft = true\n[cascade.target]\npath = '/posts/x'",
     {"extra.hugo.ignore_files": ["\\.tam$"], "extra.hugo.build_drafts": True,
      "extra.hugo.cascade": [{"draft": True, "target": {"path": "/posts/x"}}]}),
    ("[sitemap]\nchangeFreq = 'weekly'\npriority = 0.5",
     {"extra.hugo.sitemap": {"changefreq": "weekly", "priority": 0.5}}),
    ("[sitemap]\nchangeFreq = 'soon'\npriority = -1\nfilename = 'map.xml'\ndisable = false\nlimit = 3",
     {"extra.hugo.sitemap": {"disable": False}}),
    ("[cascade]\ndraft = true", {"extra.hugo.cascade": {"draft": True}}),
    ("[taxonomies]\ntag = 'tags'\nseries = 'series'", {"extra.hugo.taxonomies": {"series": "series"}}),
    ("[taxonomies]\ntag = 'Tags'\ntopic = 'My Topics'", {"extra.hugo.taxonomies": {"topic": "My Topics"}}),  # any case
    ("[indexes]\ntopic = 'topics'", {"extra.hugo.taxonomies": {"topic": "topics"}}),  # their first name
    ("[taxonomies]\nseries = 'series'\nhasCJKLanguage = true",
     {"extra.hugo.taxonomies": {"series": "series", "hascjklanguage": "true"}, "extra.hugo.has_cjk_language": None}),
    ("[markup.highlight]\nlineNos = true", {"extra.hugo.line_numbers": "named"}),
    ("[markup.highlight]\nlineNos = 'table'\nguessSyntax = true", {"extra.hugo.line_numbers": "all"}),
    (
        "[markup.goldmark.extensions.passthrough]\nenable = true\n"
        "delimiters.block = [['$$', '$$', '$'], ['a'], [[], 'b']]",
        {"extra.hugo.passthrough": {"block": [["$$", "$$"]]}},
    ),
    ("[markup.highlight]\nlineNos = false\nguessSyntax = true", {"extra.hugo.line_numbers": None}),
    ("[pagination]\npagerSize = 3\npath = 'seite'", {"extra.hugo.pager": 3, "extra.hugo.pager_path": "seite"}),
    ("[outputFormats.RSS]\nbaseName = 'feed'", {"extra.hugo.feeds": ["feed.xml"]}),
    ("[outputFormats.RSS]\nbaseName = '/a/b'", {"extra.hugo.feeds": ["a/b.xml"]}),  # below each list
    ("[outputs]\nhome = ['HTML', 'Atom', 'JSON']\n[outputFormats.Atom]\nmediaType = 'application/atom+xml'"
     "\nbaseName = 'atom'\n[mediaTypes.'application/atom+xml']\nsuffixes = ['xml']",
     {"extra.hugo.feeds": ["atom.xml"], "extra.hugo.search_index": True}),
    ("[outputs]\nhome = ['JSON', 'Feed']\n[outputFormats.JSON]\nbaseName = 'search'\n[outputFormats.Feed]"
     "\nmediaType = 'application/rss+xml'\nbaseName = '/b'",
     {"extra.hugo.search_index": None, "extra.hugo.feeds": ["b.xml"]}),  # JSON of another name is told
    ("[outputs]\nhome = ['HTML', 'json']\n[outputFormats.json]\nbaseName = 'index'\n[outputFormats.rss]\nbaseName = ''",
     {"extra.hugo.search_index": True, "extra.hugo.feeds": None}),
    ("[outputs]\nsection = ['JSON']\n[outputFormats]\nrss = 'x'",
     {"extra.hugo.search_index": None, "extra.hugo.feeds": None}),
    ("[outputs]\nhome = ['HTML', 'llms']\n[outputFormats.llms]\nmediaType = 'text/plain'\nbaseName = 'llms'",
     {"extra.llms": True}),  # PaperMod's
    ("[params]\nShowToc = true\nmath = true\nfancy = 1", {"extra.hugo.params": {"showtoc": True, "math": True}}),
    ("[params.article]\nshowTableOfContents = false\nshowAuthor = false",
     {"extra.hugo.params": {"showtoc": False, "hideauthor": True}}),
    ("[params]\nthemeColor = 'orange'", {"extra.accent": "#e65100"}),
    ("[params]\nfavicon = '/a.png'", {"theme.favicon": "a.png"}),
    ("[params.assets]\nfavicon = '/none.ico'\napple_touch_icon = '/a.png'", {"theme.favicon": "a.png"}),
    ("[params]\nimages = ['/a.png', 'b.png']", {"extra.hugo.params": {"images": ["a.png"]}}),
    (
        "baseURL = 'https://e.org/x/'\n[params]\nimages = 'https://e.org/x/a.png'",
        {"extra.hugo.params": {"images": ["a.png"]}},
    ),
    ("[params]\nimages = ['https://o.org/c.png']", {"extra.hugo.params": {"images": ["https://o.org/c.png"]}}),
    ("[params]\nimages = ['gone.png']", {"extra.hugo.params": None}),
    ("params.footerCopyright = ' &#183; D'", {"copyright": "D"}),  # Hermit's
    ("params.dateFormatToUse = '2006-01-02'", {"plugins.blog.post_date_format": "y-MM-dd"}),  # Even's
    ("params.selfIntro = 'An ơi'\nparams.sidebar_avatar = 'a.png'",
     {"extra.author.bio": "An ơi", "extra.author.avatar": "/a.png"}),
    ("params.author = {name = 'An', picture = '/a.png'}", {"extra.author.avatar": "/a.png"}),  # tranquilpeak's
    ("[params]\nfavicon = {icon = '/a.png'}\navatar = {url = '/a.png', rounded = true}",  # NexT's
     {"theme.favicon": "a.png", "extra.author.avatar": "/a.png"}),
    *((f"params.{name} = '/a.png'", {"theme.favicon": "a.png"})
      for name in ("favicon_32", "logo.favicon", "bookFavicon")),
    *((f"copyright = 'C'\nparams.{name} = 'D'", {"copyright": "C · D"})
      for name in ("footer.customText", "footerContent", "customFooterHTML")),
    ("params.footerContent = '<!-- a --><script data-goatcounter=\"x\">y</script><b>D</b>'", {"copyright": "<b>D</b>"}),
    ("[params]\nfavicon = '/assets/b.png'", {"theme.favicon": "assets/b.png"}),
    ("[params.analytics]\ngoogle = {SiteVerificationTag = 'a-1'}\nyandex = {SiteVerificationTag = 'XYZabc'}",
     {"extra.verification": {"google": "a-1"}}),
    ("[params.verification]\ngoogle = ''\nbing = 'B'", {"extra.verification": {"bing": "B"}}),
    ("[params]\ngoogleSiteVerification = 'g'\nbaidu_verification = 'b'\nsite_verification.yandex = 'y'\nbing = 'z'",
     {"extra.verification": {"google": "g", "baidu": "b", "yandex": "y"}}),
    ("[params.marketing]\nanalytics = {google_analytics = 'G-1'}\nverification = {google = 'g'}",
     {"extra.analytics": {"provider": "google", "property": "G-1"}, "extra.verification": {"google": "g"}}),
    ("[params.giscus]\nrepo = 'a/b'\nrepoId = 'R'\ncategory = 'C'\ncategoryID = 'D'\nreactionsEnabled = '0'"
     "\nlang = 'en'",
     {"extra.giscus": {"repo": "a/b", "repo_id": "R", "category": "C", "category_id": "D", "reactions_enabled": False,
                       "lang": "en"}}),
    ("[params.comments]\nprovider = 'giscus'\nrepo = 'a/b'\nrepoID = 'R'\ncategory = 'C'\ncategoryID = 'D'",
     {"extra.giscus": {"repo": "a/b", "repo_id": "R", "category": "C", "category_id": "D"}}),
    ("[params.comments]\nsystem = 'twikoo'\n"
     "giscus = {repo = 'a/b', repoId = 'R', category = 'C', categoryId = 'D'}", {"extra.giscus": None}),
    ("[params]\ngiscus = true\ngiscus_repo = 'a/b'\ngiscus_repo_id = 'R'\ngiscus_category = 'C'"
     "\ngiscus_category_id = 'D'",
     {"extra.giscus": {"repo": "a/b", "repo_id": "R", "category": "C", "category_id": "D"}}),
    ("[params]\nmenu = [{Name = 'Me', URL = '/about/', HasChildren = false}, {Name = 'A', URL = '/'}]",
     {"nav": [{"Me": "about.md"}, {"A": "index.md"}]}),
    ("[[menus.footer]]\nname = 'F'\nurl = '/f/'\n[[menus.before]]\nname = 'A'\nurl = '/'",
     {"nav": [{"A": "index.md"}]}),
]  # fmt: skip

#: Where a theme names an author's other places, and the entries of `extra.social` but for the feed's.
PLACES = [
    ("[[params.socialIcons]]\nname = 'GitHub'\nurl = 'https://github.com/an'", [("github", "https://github.com/an")]),
    ("[params.author]\nlinks = [{email = 'mailto:a@b.c'}, {x = 'https://x.com/an'}]",
     [("material/email", "mailto:a@b.c"), ("x-twitter", "https://x.com/an")]),
    ("[[menu.social]]\nname = 'GH'\nurl = 'https://github.com/an'\n[menu.social.params]\nicon = 'brand-github'",
     [("github", "https://github.com/an")]),
    ("[[menu.links]]\nname = 'GH'\nurl = 'https://github.com/an'\npre = '<i class=\"button fa fa-lg fa-github\"></i>'",
     [("github", "https://github.com/an")]),
    ("[params.social]\nGitHub = 'an'\nEmail = 'a@b.c'\nrss = true",
     [("github", "https://github.com/an"), ("material/email", "mailto:a@b.c")]),
    ("[[params.social]]\nname = 'Mastodon'\nicon = 'fa-brands fa-mastodon'\nurl = 'https://m.org/@an'",
     [("mastodon", "https://m.org/@an")]),
    ("[[params.socialIcons]]\nicon = 'fab fa-github fa-lg'\ntitle = 'GH'\nurl = 'https://github.com/an'",
     [("github", "https://github.com/an")]),
    ("[[menu.social]]\nname = 'LinkedIn'\nurl = 'https://www.linkedin.com/in/an/'\npre = '<svg x=\"0\"/>'",
     [("linkedin", "https://www.linkedin.com/in/an/")]),
    ("[[menu.social]]\nname = 'Code'\nurl = 'https://github.com/an'\npre = '<svg/>'", [("github", "https://github.com/an")]),
    ("[[params.socialIcons]]\nname = 'other'\nurl = 'feeds/all.xml'", [("material/link-variant", "/feeds/all.xml")]),
    ("[params.socials]\na = 'Mail || mailto:a@b.c || fa fa-envelope'\nb = 'GH || https://github.com/an'",  # NexT's
     [("material/email", "mailto:a@b.c"), ("github", "https://github.com/an")]),
    ("[params.widgets.social]\ngithub = 'an'\ncustom = [{title = 'A', url = 'https://e.org/', icon = 'x.svg'}]",
     [("github", "https://github.com/an"), ("material/link-variant", "https://e.org/")]),
    ("[[params.ananke_socials]]\nname = 'GitHub'\nurl = 'https://github.com/an'", [("github", "https://github.com/an")]),
    ("[params.ananke.social]\nfollow = {networks = ['bluesky']}\nbluesky = {username = 'an.b.c'}\n"
     "networks = {bluesky = {link = '#'}}", [("bluesky", "https://bsky.app/profile/an.b.c")]),
    ("[[params.social_media.items]]\nenabled = true\nicon = 'brand-github'\nlink = 'https://github.com/an'\n"
     "[[params.social_media.items]]\nenabled = false\nicon = 'x'\nlink = 'https://x.com/an'",
     [("github", "https://github.com/an")]),
    ("[params]\ngithub = '//github.com/an'\nmastodon = '/an/'",
     [("github", "https://github.com/an"), ("mastodon", "/an/")]),
    ("[params.author]\nlinkedin = 'in/an'\nstackoverflow = 'users/1/an'\nyoutube = '@an'",  # beautifulhugo's
     [("linkedin", "https://www.linkedin.com/in/an/"), ("youtube", "https://www.youtube.com/@an"),
      ("stack-overflow", "https://stackoverflow.com/users/1/an")]),
    ("[params]\ngithub_user = 'an'\nlinkedinId = 'an'",
     [("github", "https://github.com/an"), ("linkedin", "https://www.linkedin.com/in/an/")]),
    ("[params]\ngithub = 'an'\n[author]\nlinkedin = 'an'",
     [("github", "https://github.com/an"), ("linkedin", "https://www.linkedin.com/in/an/")]),
    ("baseURL = 'https://an.example/blog/'\ndefaultContentLanguage = 'en'\n[[params.socialIcons]]\nname = 'rss'\n"
     "url = '/blog/en/posts/index.xml'\n[[params.socialIcons]]\nname = 'cv'\nurl = '/none.pdf'\n"
     "[[params.socialIcons]]\nname = 'cv'\nurl = '/blog/a.png'",
     [("material/rss", "/posts/index.xml"), ("material/file-account", "/a.png")]),
    ("[[params.socialIcons]]\nname = 'cv'\nurl = './a.png'\n[[params.socialIcons]]\nname = 'cv'\nurl = 'assets/b.png'",
     [("material/file-account", "/a.png"), ("material/file-account", "/assets/b.png")]),
    ("[[params.socialIcons]]\nname = 'email'\nurl = 'mailto: a@b.c '", [("material/email", "mailto:a@b.c")]),
]  # fmt: skip


def moved(config: str, folder: Path, suffix: str = "toml") -> tuple[Document, Report]:
    """Return mkdocs.yml after a site of this configuration, with a page and a picture, has moved in."""
    (folder / f"hugo.{suffix}").write_text(config, encoding="utf-8")
    (folder / "CNAME").write_text("cname.example\n", encoding="utf-8")
    (folder / "a.png").write_bytes((PROJECT / "docs/assets/icons/favicon-32.png").read_bytes())
    sources = {PurePosixPath("docs", name): folder / name for name in ("CNAME", "a.png", "about.md")}
    sources[PurePosixPath("docs/assets/b.png")] = folder / "a.png"  # of static/assets/
    plan = Plan(folder, ["posts"], sources)
    (folder / "about.md").write_text("", encoding="utf-8")
    document = Document(SHIPPED, ENGINE)
    update(read_config(folder), plan, document, force=False)
    return document, plan.report


@pytest.mark.parametrize(("config", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_settings_are_taken_over(config: str, expected: dict[str, Any], tmp_path: Path) -> None:
    document, _ = moved(config, tmp_path)
    assert {name: document.get(*name.split(".")) for name in expected} == expected


@pytest.mark.parametrize(("config", "expected"), PLACES)
def test_an_author_s_places_are_taken_over(config: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    document, _ = moved(config, tmp_path)
    entries = [entry for entry in document.get("extra", "social") if entry["link"] != "/index.xml"]
    assert len(entries) < len(document.get("extra", "social")) or "index.xml" in config
    assert [(entry["icon"].removeprefix("fontawesome/brands/"), entry["link"]) for entry in entries] == expected


TOLD = [
    ("baseURL = 'relative'\n", 'baseURL "relative" names no host'),
    ("languageCode = 'xx'", 'language "xx" has no texts here'),
    ("languageCode = 'vn'", 'a language that is no code ("vn"), taken for vi'),
    ("languageCode = 'sv'", 'language "sv": Material has it, but some words around posts are English'),
    ("timeZone = 'Mars/Base'", 'time zone "Mars/Base" is unknown'),
    ("[params]\ncolorScheme = 'fire'", "a colour that is not written as #rrggbb, left out"),  # its theme is not there
    ("disqusShortname = 'an'", 'comments by Disqus ("an")'),
    ("googleAnalytics = 'TAG'", "Google Analytics TAG, which is no id of Google's, left out"),
    ("[params.utterances]\nrepo = 'a/b'", "comments by a service that this blog does not speak to"),
    *(
        (f"params.{name} = 'x'", "counting of readers by a service that this blog does not speak to")
        for name in ("counter", "page_view_counter", "visitorcounter")
    ),
    ("[params.matomo]\nid = 'x'", "counting of readers by a service that this blog does not speak to"),
    (
        "markup.highlight.anchorLineNos = true",
        "links to the lines of all code, which here only a block that asks for them has",
    ),
    ("[params.umami]\nid = 'x'", "counting of readers, off until its id is written anew"),
]


@pytest.mark.parametrize(("config", "kind"), TOLD)
def test_what_has_no_place_here_is_told(config: str, kind: str, tmp_path: Path) -> None:
    _, report = moved(config, tmp_path)
    assert kind in {*report.findings, *report.notes} or kind == 'baseURL "relative" names no host'


# a script, and the macros of formulas that it sets
MACROS = {
    r"""f(x, {macros: {"\\RR": "\\mathbb{R}", '\\f': '#1f(#2)', // sets
      /* "\\no": "" */ "\\%": "x",}})""": {r"\RR": r"\mathbb{R}", r"\f": "#1f(#2)", r"\%": "x"},
    r'tex: { macros: { b: ["{\\bf #1}", 1], o: ["\\x{#1}", 1, "a"], N: "\\N" } }': {r"\b": r"{\bf #1}", r"\N": r"\N"},
    r"TeX: { Macros: { N: '\\mathbb{N}' } }": {r"\N": r"\mathbb{N}"},
    'macros:{type:"object",cli:"-m"}': {},
    "const macros = {{ .Site.Params.macros | jsonify }}; let macros = {": {},
}


@pytest.mark.parametrize("script", MACROS)
def test_macros_of_formulas_are_read_in_scripts(script: str) -> None:
    assert macros_in(script) == MACROS[script]


QUIET = [
    "comments = {enabled = false, provider = 'waline', waline = {url = 'https://e.org'}}",
    "comments = {active = 'none', giscus = {repo = 'username/repo'}}\ngiscus = {repo = 'username/repo'}",  # NexT's
    "page = {comment = {commento = {enable = 'no'}, valine = {enable = 'off', appId = 'x'}}}",  # YAML of R's blogdown
    "comments = {provider = 'giscus', waline = {url = 'https://e.org'}}",
    "disqusShortname = 'hugo-theme-stack'\ncomments = {enabled = true, provider = 'giscus'}",
    "disqusShortname = 'hugo-theme-stack'\ncomments = {enabled = false, provider = 'disqus'}",
    "analytics = {yandex = {SiteVerificationTag = 'a'}}",
    "site_verification = {baidu = 'a'}",
    "widgets = {tags_counter = true, categories_counter = true}",
    "lib = {path = {busuanzi = 'https://e.org/b.js', gitalk = '/g.js'}}",
    "cdn = {valine = '/v.js', counter = '/c.js'}",
    "libs = {utterances = 'https://utteranc.es/client.js'}",
    "vendor = {umami = '/u.js'}",
    "codeblock = {collapse = {autoCollapseLines = 30}}",
    "word_counter = true\npostcounter = true\nseries_counter = 1",
    "images = ['<link or path of image for opengraph, twitter-cards>']",
    "profileMode = {imageUrl = '<img location>'}\nassets = {favicon = '<link / abs url>'}",  # as in PaperMod's
]


@pytest.mark.parametrize("config", QUIET)
def test_a_service_that_is_off_or_counts_nobody_is_not_told(config: str, tmp_path: Path) -> None:
    _, report = moved(f"[params]\n{config}", tmp_path)
    assert not report.findings
    assert not any("pictures" in kind for kind in report.notes)


def test_what_somebody_set_in_mkdocs_yml_is_kept(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text("title = 'Hugo'\n", encoding="utf-8")
    own = SHIPPED.replace("site_name: Sổ tay học máy", "site_name: Mine")
    document, plan = Document(own, ENGINE), Plan(tmp_path, ["posts"])
    update(read_config(tmp_path), plan, document, force=False)
    assert document.get("site_name") == "Mine"
    assert "settings in mkdocs.yml that were changed here, kept" in plan.report.notes
    update(read_config(tmp_path), plan, document, force=True)
    assert document.get("site_name") == "Hugo"


def test_a_second_time_nothing_is_set(tmp_path: Path) -> None:
    document, _ = moved(CASES[-1][0], tmp_path)
    plan = Plan(tmp_path, ["posts"], {PurePosixPath("docs/about.md"): tmp_path / "about.md"})
    assert update(read_config(tmp_path), plan, document, force=False) == []


def test_the_sample_is_known() -> None:
    """Whoever changes the sample notes it in hooks/hugo_import/sample.py; else it would stay when a blog moves in."""
    assert [name for name in FILES if not is_shipped(PROJECT, name)] == []
    document = Document(SHIPPED, ENGINE)
    assert {names: document.get(*names) for names in SETTINGS} == SETTINGS
