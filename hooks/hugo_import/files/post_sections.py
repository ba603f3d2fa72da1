"""Which folders of a Hugo site's content hold its posts.

Source: https://gohugo.io/methods/site/mainsections/.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from hugo_import.config import Config
from hugo_import.files.content_files import ContentFile
from hugo_import.files.front_matter import read_document

_SECTIONS = ("posts", "post", "blog", "articles")
#: Where all posts are listed here: a section of that name cannot be one of pages.
_HERE = "blog"
#: Pages; blogdown writes posts as HTML.
_PAGES = (".md", ".html")
#: Where lists of terms have pages of their own.
_TERMS = ("tags", "categories")
#: Pages directly in the content that are no posts, whatever else they say.
_USUAL_PAGES = frozenset(
    "_index index about about-me aboutme me author contact search archive archives links friends now uses projects"
    " resume cv privacy imprint impressum 404".split()
)
#: So many posts make a blog of the content's own folder.
_A_BLOG = 3


def main_sections(files: Iterable[ContentFile], config: Config) -> list[str]:
    """Return the sections that hold posts: `mainSections`, else those with a usual name, else the largest.

    One without a name is the content's own folder, where most posts stand in none.
    """
    files = list(files)
    leaves = {file.section for file in files if file.inner.parts[1:] == ("index.md",)}
    sizes = Counter(file.section for file in files if file.section not in ("", *_TERMS) and file.inner.suffix in _PAGES)
    filled = {file.section for file in files if file.inner.parts[1:] != ("_index.md",)} - leaves
    said = [config.sequence(*key) for key in (("params", "mainsections"), ("mainsections",))]  # some sites have both
    named = said[0] or said[1]
    wanted = [str(name).strip("/").split("/")[0] for name in named] or list(_SECTIONS)
    there = [name for name in dict.fromkeys(wanted) if name in sizes]
    found = there if named else [name for name in there if name in filled]
    largest = [(name, size) for name, size in sizes.most_common() if name not in leaves][:1]
    if not found and sum(map(_is_year, sizes)) > 1:
        return [""]
    if not found and len(posts := root_posts(files)) >= _A_BLOG and len(posts) > sum(size for _, size in largest):
        return [""]
    chosen = found or there or [name for name, _ in largest] or [name for name, _ in sizes.most_common(1)]
    return [*chosen, *([_HERE] if _HERE in filled and _HERE not in chosen else [])]


def root_posts(files: Iterable[ContentFile]) -> frozenset[str]:
    """Return what in the content's own folder is posts: what has a date, and stands in no menu; folders of years."""
    files = list(files)
    pages = (file for file in files if file.inner.suffix == ".md")
    loose = (file for file in pages if len(file.inner.parts) == 1 or file.inner.parts[1:] == ("index.md",))
    unusual = (file for file in loose if PurePosixPath(file.inner.parts[0]).stem.lower() not in _USUAL_PAGES)
    years = {file.section for file in files if _is_year(file.section)}
    return frozenset(years).union(
        file.inner.parts[0]
        for file in unusual
        if (values := read_document(file.path).values).get("date") and not values.keys() & {"menu", "menus", "layout"}
    )


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isdecimal() and name.startswith(("19", "20"))
