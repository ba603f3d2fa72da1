"""The addresses of a whole Hugo site: of its posts and pages, sections, lists of terms, and aliases.

Sources: as in permalink.py, and Hugo's resources/page/page_paths.go.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from hugo_posts.front_matter.alias import alias_addresses
from hugo_posts.front_matter.permalink import (
    USUAL,
    Page,
    PathRules,
    folder_address,
    hugo_address,
    pattern_for,
    sanitise,
    within,
)
from hugo_posts.record import dataclass


@dataclass(frozen=True)
class HugoUrls:
    """The addresses of a whole Hugo site."""

    permalinks: Mapping[str, Any] = field(default_factory=dict)  # its patterns, e.g. `posts: /:year/:slug/`
    rules: PathRules = USUAL  # how it writes addresses
    taxonomies: Collection[str] = ("tags", "categories")  # the names of its lists of terms

    def of(self, page: Page) -> str:
        """Return the address of a post or page; raises PermalinkError."""
        if posixpath.basename(page.path).startswith("_index.") and not page.url:
            is_term = page.section in self.taxonomies and bool(page.sections[1:])
            pattern = pattern_for(self.permalinks, page.section, "term" if is_term else "section")
            rules = page.rules if is_term else replace(page.rules, ugly=False, ugly_sections=())  # sections never are
            if pattern:
                return hugo_address(replace(page, rules=rules), pattern)
            path = within(page.sections_shown, rules)
            return f"/{path}.html" if path and rules.is_ugly(page.section) else folder_address(path)
        own = "" if page.sections else pattern_for(self.permalinks, "")  # of `x.md`, and of `x/index.md`
        return hugo_address(page, own or pattern_for(self.permalinks, page.section))

    def of_term(self, taxonomy: str, term: str) -> str:
        """Return the address of the list of a term, e.g. of the tag `Học máy`; the taxonomy is `tags`.

        Empty where Hugo makes none, as nothing of the name can stand in an address.
        """
        pattern = pattern_for(self.permalinks, taxonomy, "term")
        if "/" in term:  # kept in a term's title; and the list of a term has no slug
            pattern = pattern.replace(":title", ":slug").replace(":slugorcontentbasename", ":contentbasename")
        spaced = term.replace(" ", "-") if self.rules.lower else f"{'-' * term.startswith(' ')}{term}"
        name = sanitise(spaced, self.rules)
        if not name.strip("/.") or ".." in name.split("/"):
            return ""
        if pattern:
            return hugo_address(Page(f"{taxonomy}/{name}/index.md", title=term, slug=name, rules=self.rules), pattern)
        folder, said = self.of_taxonomy(taxonomy), sanitise(taxonomy.replace(" ", "-"), self.rules)
        if not self.rules.lower and taxonomy != taxonomy.lower().replace(" ", "-"):
            folder = f"{folder}{said}/"  # Hugo looks for a name that it has changed, and so has it twice
        return f"{folder}{name}.html" if self.rules.is_ugly(taxonomy) else f"{folder}{name}/"

    def of_taxonomy(self, taxonomy: str) -> str:
        """Return the address of the list of all terms: by its page's slug, or in lower case, `/chủ-đề/` of `Chủ Đề`."""
        slug = dict(self.rules.section_slugs).get(taxonomy)
        if slug:
            return f"/{sanitise(slug, self.rules)}/"
        return f"/{sanitise(taxonomy.replace(' ', '-'), replace(self.rules, lower=True))}/"

    def of_aliases(self, aliases: Iterable[str], address: str, section: str) -> list[str]:
        """Return the addresses that aliases of the page at `address`, in a section, name."""
        found, is_ugly = alias_addresses(aliases, address), self.rules.is_ugly(section)
        return [f"{each.rstrip('/')}.html" if is_ugly and each.endswith("/") else each for each in found]
