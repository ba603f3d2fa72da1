"""A pad that templates of shortcodes write to. Source: https://gohugo.io/methods/shortcode/store/."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from hugo_posts.record import dataclass


@dataclass
class Scratch:
    """A pad that templates write to; in a page's, all its shortcodes read what others wrote before."""

    kept: dict[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """Return what was set, None when nothing was."""
        return self.kept.get(name)

    def set(self, name: str, value: Any) -> str:
        """Set a value."""
        self.kept[name] = value
        return ""

    def add(self, name: str, value: Any) -> str:
        """Add to what is there: a number is summed, a text joined, a list made longer."""
        there = self.kept.get(name)
        if isinstance(there, list):
            self.kept[name] = [*there, *(value if isinstance(value, list) else [value])]
        else:
            self.kept[name] = value if there is None else there + value
        return ""

    def delete(self, name: str) -> str:
        """Forget a value."""
        self.kept.pop(name, None)
        return ""

    def set_in_map(self, name: str, key: str, value: Any) -> str:
        """Set a value in a mapping."""
        self.kept.setdefault(name, {})[key] = value
        return ""

    def delete_in_map(self, name: str, key: str) -> str:
        """Forget a value of a mapping."""
        self.kept.get(name, {}).pop(key, None)
        return ""

    def sorted_values(self, name: str) -> list[Any] | None:
        """Return a mapping's values in the order of its keys."""
        there = self.kept.get(name)
        return [there[key] for key in sorted(there)] if there else None

    def values(self) -> dict[str, Any]:
        """Return all that is kept."""
        return self.kept
