"""What the author says in mkdocs.yml, under `extra: hugo:`, of the Hugo blog that the posts come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from hugo_posts.front_matter.permalink import Page, PermalinkError, hugo_address, pattern_for

from .block import read_block, wrong


@dataclass(frozen=True)
class HugoSettings:
    """The settings, each named as in Hugo's configuration (https://gohugo.io/configuration/all/).

    Attributes:
        section: the posts' folder below `content/`, which their old addresses begin with.
        permalinks: patterns of old addresses, e.g. `posts: /:year/:slug/`.
        timezone: zone of dates that name none, e.g. `Asia/Ho_Chi_Minh`.
        typographer: turn straight quotes, dashes and dots into typographic ones.
        emoji: read short names of emoji (`enableEmoji`).
        params: the site's own parameters and its theme's switches, names in lower case, e.g. `showtoc: true`.
        fast: take the shortcuts of `hugo_site.speed`; the site is the same without. Not one of Hugo's.
        small_images: give browsers smaller copies of images to choose from. Not one of Hugo's.
    """

    section: str = "posts"
    permalinks: Mapping[str, Any] = field(default_factory=dict)
    timezone: str = "UTC"
    typographer: bool = True
    emoji: bool = False
    params: Mapping[str, Any] = field(default_factory=dict)
    fast: bool = True
    small_images: bool = True

    @property
    def zone(self) -> tzinfo:
        """The zone that `timezone` names."""
        return UTC if self.timezone == "UTC" else ZoneInfo(self.timezone)

    @property
    def pattern(self) -> str:
        """The pattern of the posts' old addresses, empty without one."""
        return pattern_for(self.permalinks, self.section)


def read_settings(values: object) -> HugoSettings:
    """Return the settings that `values` holds.

    Raises:
        ConfigurationError: a setting that there is not, or a value that it cannot have.
    """
    settings = read_block(HugoSettings, values, "extra.hugo")
    try:
        hugo_address(Page(f"{settings.section}/x.md"), settings.pattern)
        _ = settings.zone
    except (PermalinkError, KeyError, OSError, ValueError) as error:
        raise wrong("extra.hugo", str(error)) from error
    return settings
