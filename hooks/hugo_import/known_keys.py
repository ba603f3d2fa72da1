"""Keys of Hugo's and of themes' configuration that mean nothing here, each group with the reason.

Sources: https://gohugo.io/configuration/all/, https://github.com/adityatelange/hugo-PaperMod/wiki/Variables and the
example configurations of Blowfish, Congo, Stack, LoveIt and Ananke. A key stands for all that is below it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from hugo_import.config import Names, keys

#: How Hugo itself builds, caches, serves and deploys.
_BUILDING = """
    archetypedir build cachedir caches cleandestinationdir datadir i18ndir layoutdir resourcedir publishdir themesdir
    theme themedir environment enginesettings deployment disablefastrender disablelivereload
    enablemissingtranslationplaceholders
    environment generator disablehugogeneratorinject ignorecache ignoreerrors ignorelogs httpcache imaging internal
    minify module newcontenteditor nobuildlock nochmod notimes printi18nwarnings printpathwarnings
    printunusedtemplates reflinkserrorlevel reflinksnotfoundurl security segments server timeout templatemetrics
    templatemetricshints verbose verboselog log logfile watch workingdir writestats metadataformat
    footnoteanchorprefix footnotereturnlinkcontents pluralizelisttitles preservetaxonomynames
    pygmentsuseclasses pygmentsusclassic pygmentsstyle
    pygmentscodefences pygmentscodefencesguesssyntax pygmentsoptions
    blackfriday enableinlineshortcodes staticdir assetdir contentdir disablekinds enablerobotstxt sectionpagesmenu
    renderto rendersegments quiet debug disablealiases pagination.disablealiases newcontent author googleanalytics
    disqusshortname rssuri medias mediatypes sitemap.filename
    related frontmatter.lastmod
    defaultcontentlanguage disabledefaultlanguageredirect disabledefaultsiteredirect
    languages images canonifyurls relativeurls
    privacy.disqus privacy.googleanalytics privacy.instagram privacy.twitter
    privacy.x privacy.vimeo privacy.youtube services.instagram services.twitter services.x services.googleanalytics
    services.disqus services.rss enablegitinfo ignorevendorpaths paniconwarning disable404 disablerss disablesitemap
    disablerobotstxt
"""
#: What Markdown is here by itself.
_MARKDOWN = """
    markup.goldmark.renderer.unsafe markup.goldmark.renderer.xhtml
    markup.goldmark.parser.autoheadingid markup.goldmark.parser.autoidtype
    markup.goldmark.parser.autoheadingidtype markup.goldmark.renderhooks markup.goldmark.duplicateresourcefiles
    markup.goldmark.extensions.passthrough markup.goldmark.extensions.linkifyprotocol
    markup.highlight markup.tableofcontents markup.asciidocext markup.pandoc markup.rst
    markup.blackfriday page defaultcontentrole defaultoutputformat
"""
#: What a language says beside its texts.
_LANGUAGE = "languagecode locale languagename label languagedirection direction weight disabled title"
#: What PaperMod and other themes need for their own look, search and scripts; Material has its own.
_THEMES = """
    params.env params.images params.keywords params.assets params.fuseopts params.schema params.analytics
    params.defaulttheme params.disablethemetoggle params.displayfulllangname params.label params.showallpagesinarchive
    params.disablelangtoggle params.showcodecopybuttons params.disablescrolltotop params.twitter params.mainsections
    params.footer params.cover params.disablespecial1stpost params.hidefooter params.title params.dateformat
    params.enablesearch params.enablecodecopy params.enablea11y params.colorscheme params.defaultappearance
    params.autoswitchappearance params.header params.homepage params.list params.taxonomy params.term
    params.fingerprintalgorithm params.disableimageoptimization params.disableimageoptimizationmd
    params.disabletextinheader params.giteadefaultserver params.forgejodefaultserver
    params.isocode params.displayname params.rtl params.replybyemail params.imageprocessing params.widgets
    params.opengraph params.defaultimage params.ui params.layout params.navigation params.sidebar
    params.search params.version params.isproduction params.socialshare params.linktomarkdown params.app
    params.showpagenums
    params.rssfullcontent params.featuredimagefield params.favicon params.sitemap
"""
_NOTHING = frozenset(keys(_BUILDING + _MARKDOWN + _LANGUAGE + _THEMES))

#: All names at the top of Hugo's configuration beside those above, of older versions, too.
_HUGOS = frozenset(
    "archetypedir baseurl builddrafts buildexpired buildfuture cascade copyright contenttypes description"
    " defaultcontentlanguageinsubdir defaultcontentroleinsubdir defaultcontentversion defaultcontentversioninsubdir"
    " deployment disablealiases"
    " disablelanguages disablepathtolower enableemoji frontmatter hascjklanguage ignorefiles"
    " languagecode mainsections markup menus outputformats outputs paginate paginatepath pagination params permalinks"
    " removepathaccents roles rsslimit services summarylength taxonomies timezone title uglyurls versions".split()
)

#: The dates that `frontmatter` says where to look for (https://gohugo.io/configuration/front-matter/).
_DATES = frozenset("date lastmod publishdate expirydate".split())
#: All names of Hugo's below some others, where lines easily come into the wrong table; what stands deeper comes first.
_BELOW: Mapping[Names, Container[str]] = {
    ("frontmatter",): _DATES,
    ("pagination",): ("disablealiases", "pagersize", "path"),
    ("markup", "goldmark", "parser"): (
        "attribute autodefinitiontermid autoheadingid autoheadingidtype autoidtype"
        " wrapstandaloneimagewithinparagraph".split()
    ),
    ("markup", "goldmark"): "duplicateresourcefiles extensions parser renderer renderhooks".split(),
    ("markup",): (
        "asciidocext blackfriday defaultmarkdownhandler goldmark highlight mmark pandoc rst tableofcontents".split()
    ),
}
_PUBLISHING_DATES = (("frontmatter", "publishdate"), ("frontmatter", "expirydate"))
_LOOKED_AT = frozenset(":default date publishdate pubdate published expirydate unpublishdate".split())

#: Extensions of Goldmark that are always on here, as they are in Hugo where nobody says otherwise.
_READ = ("definitionlist", "footnote", "linkify", "strikethrough", "table", "tasklist")
#: Hugo's defaults: who writes them down has said nothing.
_DEFAULTS: Mapping[Names, Any] = {
    ("builddrafts",): False,
    ("buildfuture",): False,
    ("buildexpired",): False,
    ("canonifyurls",): False,
    ("relativeurls",): False,
    ("uglyurls",): False,
    ("removepathaccents",): False,
    ("disablepathtolower",): False,
    ("disablealiases",): False,
    **{(f"defaultcontent{name}insubdir",): False for name in ("language", "role", "version")},
    ("summarylength",): 70,
    ("paginate",): 10,
    ("markup", "goldmark", "extensions", "footnote", "backlinkhtml"): "&#x21a9;&#xfe0e;",
    ("markup", "goldmark", "extensions", "extras", "delete", "enable"): False,
    ("markup", "goldmark", "renderer", "hardwraps"): False,
    ("markup", "goldmark", "parser", "attribute"): True,  # of Hugo before 0.81
    ("markup", "goldmark", "parser", "attribute", "block"): False,
    ("markup", "goldmark", "parser", "attribute", "title"): True,
    ("markup", "goldmark", "parser", "autodefinitiontermid"): False,
    ("markup", "goldmark", "parser", "wrapstandaloneimagewithinparagraph"): True,
    **{("markup", "goldmark", "extensions", name, *below): True for name in _READ for below in ((), ("enable",))},
    ("taxonomies", "tag"): "tags",
    ("taxonomies", "category"): "categories",
}


def means_nothing(key: Names, value: Any) -> bool:
    """Tell whether a key of the configuration, or one above it, is known to say nothing that matters here."""
    if key in _DEFAULTS and _DEFAULTS[key] == value:
        return True
    if key in _PUBLISHING_DATES:  # what they name else decides what is public
        return {str(each).lower() for each in (value if isinstance(value, list) else [value])} <= _LOOKED_AT
    if (
        key[0] == "privacy" and key[-1] == "disable" and value is True
    ):  # then Hugo shows none, where readers see one here
        return False
    if key[-1] == "_merge" or (key == ("markup", "defaultmarkdownhandler") and value in ("goldmark", "blackfriday")):
        return True  # `_merge` says how a theme's configuration is joined to it
    if value in (None, "", {}, []) or (key[0] == "outputs" and _is_usual(value)):
        return True
    return any(key[:length] in _NOTHING for length in range(1, len(key) + 1))


def is_hugos(key: Names) -> bool:
    """Tell whether Hugo knows a key, mostly by the name at its top; others stand in a wrong place, or are a theme's."""
    for above, names in _BELOW.items():
        if key[: len(above)] == above and len(key) > len(above):
            return key[len(above)] in names
    return key[0] in _HUGOS or any(known[0] == key[0] for known in _NOTHING)


def is_swallowed(key: Names) -> bool:
    """Tell whether a key of Hugo's stands below a table of TOML that begins above it, where Hugo does not read it."""
    if key in _DEFAULTS or key[0] in ("roles", "versions"):  # each of which has a weight, as the site may have
        return False
    return is_hugos(key[:1]) and any(is_hugos(key[n:]) for n in range(1, len(key)))


def _is_usual(formats: Any) -> bool:
    """Tell whether these are the formats of a page and its feed, and the JSON that PaperMod's search reads."""
    return isinstance(formats, list) and {str(name).lower() for name in formats} <= {"html", "rss", "json"}


def shortened(keys: Iterable[Names], read: Iterable[Names]) -> str:
    """Return the names of keys, `params.header` for all of its keys where nobody read any of them.

    Those that stand beside each other are named below one name, `params.share (x, vk, line)`.
    """
    above_read = {key[:length] for key in read for length in range(1, len(key) + 1)}
    found: dict[str, dict[str, None]] = {}
    for key in keys:
        least = 2 if key[0] in ("params", "menus", "markup", "languages") else 1
        length = next((n for n in range(least, len(key)) if key[:n] not in above_read), len(key))
        found.setdefault(".".join(key[: length - 1]), {})[key[length - 1]] = None
    return ", ".join(_beside(above, [*names]) for above, names in found.items())


def _beside(above: str, names: list[str]) -> str:
    if not above:
        return ", ".join(names)
    return f"{above} ({', '.join(names)})" if len(names) > 1 else f"{above}.{names[0]}"
