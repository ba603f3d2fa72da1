"""Where the content of a Hugo site goes: posts and their bundles to docs/blog/posts, all other pages to docs/.

Source: https://gohugo.io/content-management/organization/. Pages keep their paths, so that they keep their addresses;
`_index.md`, a section's own page, keeps its name, by which the blog knows it (hugo_site/reading/pages.py).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from hugo_posts.front_matter.cascade import Cascades
from hugo_posts.front_matter.document import Document, write
from hugo_posts.front_matter.hugo_urls import HugoUrls
from hugo_posts.front_matter.permalink import Page, pattern_for
from hugo_site.reading.content_files import HTML, MARKDOWN, OTHER

from hugo_import.config import Config
from hugo_import.files.addresses.places import place_of
from hugo_import.files.content_files import ContentFile
from hugo_import.files.front_matter import (
    AGAIN,
    address_of,
    beside_hidden,
    html_page,
    published_document,
    read_document,
    section_document,
    title_of,
)
from hugo_import.files.theme_pages import tell_part
from hugo_import.plan import DOCS, Plan

#: What `markup` may be of a page that is read here as Hugo reads it; the last two are of older versions.
_READ_HERE = ("md", "markdown", "goldmark", "mmark", "blackfriday")
#: Pages whose place this blog's own take, by what their `layout` is.
_ALREADY_HERE = {
    **dict.fromkeys(("archives", "archive", "timeline"), "/blog/archive/"),
    **dict.fromkeys(("tags", "categories", "terms"), "/blog/tags/"),
    "search": "/?q=",
}
#: The same for pages without text, by their names.
_HERE_WITHOUT_TEXT = {name: _ALREADY_HERE[name] for name in ("search", "archives", "archive")}
#: The files of this blog's own pages and their templates; they get title and description of the page that they replace.
_PAGES_ABOVE = {
    f"/blog/{name}/": (PurePosixPath(f"docs/blog/{name}/index.md"), template)
    for name, template in (("archive", "archive.html"), ("tags", "tags.html"))
}
#: A text of more signs is one to read, whatever the page's layout adds to it; that of a search says how it is set up.
_MOST_SIGNS = 300
#: Where Hugo's lists of terms are; this blog has one of its own.
_TERMS = ("tags", "categories")
#: The addresses of this blog's lists.
_OWN_LISTS = ("/blog/", "/blog/tags/", "/blog/archive/")
#: The list of all posts, and pages of Hugo's content that it has the place of.
ALL_POSTS = PurePosixPath("docs/blog/index.md")
_AT_ITS_PLACE = [PurePosixPath(name) for name in ("blog/_index.md", "blog/index.md", "blog.md")]
_HOME = PurePosixPath("_index.md")
#: Makes pages of data.
ADAPTER = "_content.gotmpl"


def plan_content(
    files: Iterable[ContentFile], cascades: Cascades, config: Config, urls: HugoUrls, plan: Plan
) -> set[str]:
    """Plan where content goes; return the sections in which this blog has its own in the place of a page.

    Args:
        files: the content.
        cascades: what cascades in it.
        config: the site's configuration.
        urls: the addresses of the site.
        plan: gets what is copied; its `sections` are known.
    """
    files = list(files)
    own: set[str] = set()
    posts = {*plan.sections} - {""}
    texts = [file.inner for file in files if file.inner.suffix.lower() in MARKDOWN | HTML | OTHER]
    bundles = {inner.parent for inner in texts if inner.stem == "index"}  # `index.css` makes none
    hidden = beside_hidden([file for file in files if file.section not in posts], cascades, config)
    filled = {folder for file in files if file.inner.name != "_index.md" for folder in file.inner.parents}
    for file in files:
        is_home = len(file.inner.parts) == 1 and file.inner.stem in ("_index", "index")
        suffix = file.inner.suffix.lower()
        if is_home or file.inner.name == ADAPTER or _is_at_all_posts(file, plan):
            continue  # see home.py, adapters.py and plan_main_section
        if suffix in HTML:
            _plan_html(file, bundles, cascades, config, plan)
        elif _is_left_out(file, suffix, bundles, plan):
            continue
        elif file.inner in hidden:
            plan.leave_out(file.path, "files beside pages that Hugo does not publish now, left out", AGAIN)
        elif suffix != ".md":
            plan.add(file.path, place_of(file.inner, plan))
            _plan_beside_term(file, urls, plan)
        else:
            _note_slug(file, document := read_document(file.path), urls, plan)
            is_list = file.inner.name == "_index.md" and file.inner.parent in filled
            if not is_list and _is_here_already(file, document, urls, plan):
                plan.leave_out(file.path, "pages left out, as this blog has its own in their place")
                own |= {file.section} if file.inner.stem != "_index" else set()
            else:
                _plan_page(file, document, plan)
    return own


def _is_left_out(file: ContentFile, suffix: str, bundles: Container[PurePosixPath], plan: Plan) -> bool:
    """Tell of a text in a format that is not read here, or that is no page in Hugo; return whether it is one."""
    if suffix in OTHER:
        kind = f"{suffix} is not Markdown, not copied"
        hugo = "install hugo, which reads it, and run this again, or " if suffix == ".org" else ""
        plan.leave_out(file.path, kind, f"{hugo}convert it, e.g. with pandoc", needs_person=True)
    elif suffix == ".md" and file.inner.with_suffix("") in bundles:
        plan.leave_out(file.path, "posts beside a bundle of the same name, which Hugo does not show")
    elif suffix == ".md" and file.section not in plan.sections and _is_resource(file.inner, bundles):
        plan.leave_out(file.path, "Markdown in the folder of a page's index.md, which is no page in Hugo, left out")
        values = read_document(file.path).values
        if values.get("active") is not False:
            tell_part(str(values.get("widget") or ""), plan.shown(file.path), plan)
    else:
        return False
    return True


def _plan_page(file: ContentFile, document: Document, plan: Plan) -> None:
    """Plan a page of Markdown; one in another markup is told."""
    plan.add(file.path, place_of(file.inner, plan))
    markup = str(document.values.get("markup") or "md").lower()
    if markup not in _READ_HERE:
        kind = f"pages in another markup ({markup}), read as Markdown here"
        plan.report.add(kind, plan.shown(file.path), "convert them, e.g. with pandoc")
    aliases = document.values.get("aliases")
    for alias in map(str, aliases) if isinstance(aliases, list) else ():
        if f"/{alias.strip('/')}/" in _OWN_LISTS:
            told = "aliases that are addresses of this blog's own lists, which answer there"
            plan.report.note(told, f"{plan.shown(file.path)}: {alias}")


def _plan_beside_term(file: ContentFile, urls: HugoUrls, plan: Plan) -> None:
    """Copy a file beside a term's page, which a pattern moves, to where Hugo had it, too: below that address."""
    taxonomy, term = file.section, file.inner.parts[1:-1]
    if term and taxonomy in urls.taxonomies and pattern_for(urls.permalinks, taxonomy, "term"):
        page = file.path.parents[len(file.inner.parts) - 3] / "_index.md"
        if page.is_file():
            document = read_document(page)
            titled = replace(document, values={"title": term[0], **document.values})
            address = address_of(PurePosixPath(taxonomy, term[0], page.name), titled, urls)
            plan.add(file.path, DOCS.joinpath(address.strip("/").removesuffix(".html"), *file.inner.parts[2:]))


def _note_slug(file: ContentFile, document: Document, urls: HugoUrls, plan: Plan) -> None:
    """Note where a section, or a taxonomy with its terms, stands by its page's `slug`."""
    folder = "/".join(Page(str(file.inner), rules=urls.rules).sections)
    if folder and file.inner.name == "_index.md" and (slug := document.values.get("slug")):
        plan.hugo.setdefault("section_slugs", {})[folder] = str(slug)


def _is_resource(path: PurePosixPath, bundles: Container[PurePosixPath]) -> bool:
    """Tell whether a file is part of a page; here, as in MkDocs, `index.md` has pages beside it."""
    above = path.parents[1:-1] if path.stem == "index" else path.parents[:-1]
    return any(folder in bundles for folder in above)


def _is_here_already(file: ContentFile, document: Document, urls: HugoUrls, plan: Plan) -> bool:
    """Tell whether a page's place is taken by one of this blog's own, which its address then leads to."""
    layout = str(document.values.get("layout") or document.values.get("type") or "").lower()
    name = file.inner.parent.name if file.inner.stem in ("index", "_index") else file.inner.stem
    target = _ALREADY_HERE.get(layout)
    address = address_of(file.inner, document, urls)
    if target is None and not document.body.strip():
        has_posts = address.strip("/") in filter(None, ("blog", *plan.sections[:1]))
        target = "/blog/" if has_posts else _HERE_WITHOUT_TEXT.get(name)
    is_terms = file.inner.stem == "_index" and file.inner.parts[0] in _TERMS and len(file.inner.parts) == 2
    is_terms |= file.inner.stem == "_index" and address.strip("/") in _TERMS  # a section's page by its `url`
    if is_terms and not document.body.strip():
        target = _ALREADY_HERE["tags"]
    has_text = layout != "search" and len(document.body.strip()) > _MOST_SIGNS
    if target is None or has_text or (file.section in filter(None, plan.sections) and layout != "search"):
        return False
    plan.replaced[file.path] = (file.inner, target)
    if target in _PAGES_ABOVE and file.inner.parts[0] != "categories":  # which are listed with the tags
        place, template = _PAGES_ABOVE[target]
        if kept := {key: value for key in ("title", "description") if (value := document.values.get(key))}:
            plan.texts.setdefault(place, write({"template": template, **kept}))
    for old in _addresses(file.inner, document, urls):
        if old.strip("/") not in ("", *_TERMS) and old != target:
            plan.move(old, target)
    return True


def _addresses(inner: PurePosixPath, document: Document, urls: HugoUrls) -> list[str]:
    """Return a page's address, empty without one, and its aliases."""
    address, aliases = address_of(inner, document, urls), document.values.get("aliases")
    section = inner.parts[0] if len(inner.parts) > 1 else ""
    return [address, *(urls.of_aliases(map(str, aliases), address, section) if isinstance(aliases, list) else ())]


def _plan_html(
    file: ContentFile, bundles: Container[PurePosixPath], cascades: Cascades, config: Config, plan: Plan
) -> None:
    """Carry HTML over as a page of one block of HTML, in which nothing is read as Markdown."""
    if file.inner.stem != "index" and any(folder in bundles for folder in file.inner.parents):
        plan.leave_out(file.path, "HTML in posts' folders, which Hugo does not publish, left out")
        return
    document = published_document(file.path, file.inner, cascades, config, plan)
    if document is None:
        return
    target = place_of(file.inner.with_suffix(".md"), plan)
    if target in plan.sources or target in plan.texts:
        plan.report.add("HTML content for a place that a page has, not copied", plan.shown(file.path), "rename it")
        return
    plan.texts[target] = html_page(document.values, document.body)
    plan.report.note("HTML content, written as Markdown pages of one block of HTML", plan.shown(file.path))


def plan_section_pages(files: Iterable[ContentFile], own: Iterable[str], urls: HugoUrls, plan: Plan) -> None:
    """Plan a page for each section that has none of its own: it makes the folder a section here, with list and feed.

    Args:
        files: the content.
        own: sections in which this blog has its own in a page's place; those with nothing else lead to the archive.
        urls: the addresses of the site.
        plan: the pages that are copied are known.
    """
    files = list(files)
    leaves = {file.inner.parent for file in files if file.inner.name == "index.md"}
    leaves |= {file.inner.with_suffix("") for file in files if not file.section}  # `bio.md`, which Hugo shows at /bio/
    planned = plan.sources.keys() | plan.texts.keys()
    pages = (file for file in files if file.section and place_of(file.inner, plan) in planned)
    sections = dict.fromkeys(file.section for file in pages if file.inner.suffix == ".md")
    for section in sections:
        target = place_of(PurePosixPath(section, "_index.md"), plan)
        is_main = plan.sections[:1] == [section]
        if (
            not is_main
            and PurePosixPath(section) not in leaves
            and target not in plan.sources
            and section not in _TERMS
        ):
            plan.texts.setdefault(target, write({"title": title_of(section)}) + "\n")
    for section in sorted({*own} - sections.keys() - {"", *plan.sections, *_TERMS}):
        address = address_of(PurePosixPath(section, "_index.md"), section_document(section), urls)
        if address and PurePosixPath(section) not in leaves:
            plan.hugo.setdefault("moved", {}).setdefault(address, "/blog/archive/")


#: What sections are called whose list is that of all posts.
_POSTS = ("", "post", "posts", "blog")
_OF_MAIN_SECTION = ("title", "description", "tags", "categories", "series")


def plan_main_section(
    files: Iterable[ContentFile], cascades: Cascades, config: Config, urls: HugoUrls, plan: Plan
) -> None:
    """Plan the page of all posts with the title and the text that the main section has in Hugo, else its place."""
    main = PurePosixPath(plan.sections[0] if plan.sections else "posts", "_index.md")
    found = {file.inner: file.path for file in files if file.inner == main or _is_at_all_posts(file, plan)}
    for name in (each for each in dict.fromkeys((main, *_AT_ITS_PLACE)) if each in found and each != _HOME):
        document = published_document(found[name], name, cascades, config, plan)
        if document is None:
            continue
        addresses = _addresses(name, document, urls)
        for old in addresses[1:] if name == main else addresses:  # where that section is, is known already
            if old and (old != "/blog/" or name.stem == "_index"):  # a section has a feed there
                plan.move(old, "/blog/")
        kept = {key: value for key in _OF_MAIN_SECTION if (value := document.values.get(key))}
        if not (kept or document.body.strip()):
            continue
        if ALL_POSTS not in plan.texts:
            plan.texts[ALL_POSTS] = main_section_page(kept, document.body)
        elif document.body.strip():
            told = "texts for the page of all posts, which has that of the main section, not copied"
            plan.report.add(told, plan.shown(found[name]), "write what is to stay into docs/blog/index.md")
    section = plan.sections[0].rpartition("/")[2] if plan.sections else ""
    if main not in found and section not in _POSTS:  # else the list is called so in the blog's language
        plan.texts.setdefault(ALL_POSTS, main_section_page({"title": title_of(section)}, ""))


def _is_at_all_posts(file: ContentFile, plan: Plan) -> bool:
    """Tell whether it is a page, and no post, in the place that the list of all posts has here."""
    return file.inner in _AT_ITS_PLACE and "blog" not in plan.sections


def main_section_page(values: Mapping[str, Any], body: str) -> str:
    """Return the page of all posts with this front matter and text."""
    text = body.replace("\r\n", "\n").strip("\n")
    return write({"template": "blog.html", **values}) + (f"\n{text}\n" if text else "")
