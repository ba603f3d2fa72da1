"""What the author says in mkdocs.yml, under `extra: hugo:`, of the Hugo blog that the posts come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from hugo_posts.permalink import Page, PermalinkError, hugo_address, pattern_for
from mkdocs.exceptions import ConfigurationError


@dataclass(frozen=True)
class HugoSettings:
    """The settings, each named as in Hugo's configuration (https://gohugo.io/configuration/all/).

    Attributes:
        section: the posts' folder below `content/`, which their old addresses begin with.
        permalinks: patterns of old addresses, e.g. `posts: /:year/:slug/`.
        timezone: zone of dates that name none, e.g. `Asia/Ho_Chi_Minh`.
        typographer: turn straight quotes, dashes and dots into typographic ones.
        emoji: read short names of emoji (`enableEmoji`).
    """

    section: str = "posts"
    permalinks: Mapping[str, Any] = field(default_factory=dict)
    timezone: str = "UTC"
    typographer: bool = True
    emoji: bool = False

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
    if not isinstance(values, Mapping):
        raise ConfigurationError("mkdocs.yml: extra.hugo: it must be a mapping; write e.g. section: posts")
    known = {each.name: each.type for each in fields(HugoSettings)}
    for name, value in values.items():
        if name not in known:
            raise ConfigurationError(f"mkdocs.yml: extra.hugo.{name}: no such setting; there are {', '.join(known)}")
        wanted = type(getattr(HugoSettings(), name))
        if not isinstance(value, wanted):
            raise ConfigurationError(f"mkdocs.yml: extra.hugo.{name}: {value!r} must be a {wanted.__name__}")
    settings = HugoSettings(**values)
    try:
        hugo_address(Page(f"{settings.section}/x.md"), settings.pattern)
        _ = settings.zone
    except (PermalinkError, KeyError, OSError, ValueError) as error:
        raise ConfigurationError(f"mkdocs.yml: extra.hugo: {error}") from error
    return settings
