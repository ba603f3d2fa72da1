"""What the author is told: steps as they happen, what needs a person, and what is done another way here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Finding:
    """A kind of thing that is told on one line: how often it was met, where first, and the remedy."""

    kind: str
    remedy: str
    places: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        places = list(dict.fromkeys(filter(None, self.places)))
        first = places[0] if places else ""
        where = f" ({len(places)} times, first in {first})" if len(places) > 1 else f" ({first})" if first else ""
        return f"{self.kind}{where}" + (f"; {self.remedy}" if self.remedy else "")


@dataclass
class Report:
    """Collects what is found; one for each run, handed to whoever plans."""

    findings: dict[str, Finding] = field(default_factory=dict)  # what needs a person, by kind
    #: What is as it should be but not as it was, or is left out because it means nothing here, by kind.
    notes: dict[str, Finding] = field(default_factory=dict)
    #: Files of the Hugo site that somebody took care of without copying them, e.g. a template translated.
    used: set[Path] = field(default_factory=set)

    def add(self, kind: str, place: str = "", remedy: str = "") -> None:
        """Tell what needs a person.

        Args:
            kind: what it is, the same words each time: all of a kind stand on one line.
            place: where, e.g. `content/posts/x.md:12`.
            remedy: what to do about it.
        """
        self.findings.setdefault(kind, Finding(kind, remedy)).places.append(place)

    def note(self, kind: str, place: str = "", remedy: str = "") -> None:
        """Tell what is worth knowing and needs nobody, in the same form."""
        self.notes.setdefault(kind, Finding(kind, remedy)).places.append(place)

    def use(self, *paths: Path) -> None:
        """Say that these files of the Hugo site are taken care of, so that nobody names them as left out."""
        self.used.update(paths)

    def lines(self) -> Iterator[str]:
        """Yield the report."""
        if self.notes:
            yield "Done otherwise here, or left out because it means nothing here:"
            yield from (f"  {each}" for each in self.notes.values())
            yield ""
        yield "Needs a person:" if self.findings else "Nothing needs a person."
        yield from (f"  {each}" for each in self.findings.values())
