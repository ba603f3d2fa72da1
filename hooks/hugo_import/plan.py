"""What a run is to write: which file of the Hugo site goes where, and what is written beside them."""

from __future__ import annotations

import filecmp
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from hugo_import.report import Report

DOCS = PurePosixPath("docs")
POSTS = PurePosixPath("docs/blog/posts")


@dataclass(frozen=True)
class Plan:
    """What is to be written."""

    site: Path  # the Hugo site's folder
    sections: list[str]  # the sections of `content/` that hold posts, the main one first; `""` is `content/` itself
    #: The file that goes to each place, relative to the project.
    sources: dict[PurePosixPath, Path] = field(default_factory=dict)
    #: What is written to each place that no file of the site goes to, e.g. a template translated.
    texts: dict[PurePosixPath, str | bytes] = field(default_factory=dict)
    #: What goes to `extra: hugo:` of mkdocs.yml beside what the configuration says.
    hugo: dict[str, Any] = field(default_factory=dict)
    #: Pages in whose place this blog has its own: their paths in Hugo's content, and where that is.
    replaced: dict[Path, tuple[PurePosixPath, str]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)  # where to tell what is not copied
    root_posts: frozenset[str] = frozenset()  # names directly in `content/` that are posts, where `sections` has that

    @property
    def posts(self) -> list[PurePosixPath]:
        """The places of the posts themselves, without those of the files beside them and of the pages above them."""
        targets = [*self.sources, *self.texts]
        return [each for each in targets if POSTS in each.parents and each.suffix == ".md" and each.stem != "_index"]

    def add(self, path: Path, target: PurePosixPath) -> None:
        """Let a file go to `target`; of two that differ the first keeps the place, and the other is told of."""
        other = self.sources.setdefault(target, path)
        if other is path or filecmp.cmp(path, other, shallow=False):
            self.report.use(path)
        else:
            told = "files for a place that another has, not copied"
            self.report.add(told, f"{self.shown(path)}, for {self.shown(other)}", "rename one of them")

    def leave_out(self, path: Path, told: str, remedy: str = "", *, needs_person: bool = False) -> None:
        """Copy no file of the site, and tell why, in the words of `Report.add` or `Report.note`."""
        self.report.use(path)
        tell = self.report.add if needs_person else self.report.note
        tell(told, self.shown(path), remedy)

    def move(self, old: str, new: str) -> None:
        """Let an address of old lead to another one of this blog."""
        self.hugo.setdefault("moved", {})[old] = new

    def shown(self, path: Path) -> str:
        """Return a file's name from the site's folder."""
        return path.relative_to(self.site).as_posix() if path.is_relative_to(self.site) else str(path)
