"""What the author says in mkdocs.yml, under `extra:`, of the site: who writes it and how it is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .settings_block import read_block


@dataclass(frozen=True)
class Author:
    """Who writes a post.

    Attributes:
        name: the name that readers see.
        avatar: address of a picture, from the site's root or in full; empty without one.
        bio: a sentence or two; empty without one.
    """

    name: str = ""
    avatar: str = ""
    bio: str = ""


@dataclass(frozen=True)
class SiteSettings:
    """The blocks of settings.

    Attributes:
        author: who writes the posts that name no author.
    """

    author: Author = Author()


def read_site_settings(extra: Mapping[str, Any], site_author: str | None) -> SiteSettings:
    """Return the settings that `extra` holds.

    Args:
        extra: `extra` of mkdocs.yml.
        site_author: `site_author` of mkdocs.yml, the name where `extra` has none.

    Raises:
        ConfigurationError: a setting that there is not, or a value that it cannot have.
    """
    author = read_block(Author, extra.get("author") or {}, "extra.author")
    return SiteSettings(author=Author(author.name or site_author or "", author.avatar, author.bio))
