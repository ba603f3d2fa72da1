"""What a template can ask of the site around, and that is known when the site is moved in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Surroundings:
    """The site around a template."""

    #: The text of each partial template, by its name below `partials/`, with its suffix.
    partials: Mapping[str, str] = field(default_factory=dict)
    #: The texts of `i18n/` in the site's language, by their identifier in lower case.
    translations: Mapping[str, str] = field(default_factory=dict)
    #: Those of the site's other languages, by the language's key.
    elsewhere: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)  # what `data/` holds, names in lower case
