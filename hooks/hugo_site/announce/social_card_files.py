"""Keeps the drawn cards between builds, in `.cache/social_cards` beside mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..files.whole_file import write_whole
from ..images.whole import is_whole
from ..lists.cards import Picture
from ..log import log
from ..settings.accent import on_paper
from ..settings.folders import folders_of
from .social_card import SIZE, card_key, draw_card

_FOLDER = "assets/cards"


def is_drawn(picture: Picture | None) -> bool:
    """Tell whether a picture is a card, or the one in place of all cards."""
    return picture is not None and (picture.is_shared or picture.url.startswith(f"{_FOLDER}/"))


class CardFiles:
    """Adds cards to a site's files, each drawn once for as long as it would look the same."""

    def __init__(self, files: Files, config: MkDocsConfig, accent: str) -> None:
        self._files, self._config, self._colour = files, config, on_paper(accent)
        self._cache = folders_of(config).cache / "social_cards"

    def add(self, title: str, site: str) -> Picture:
        """Return the card with `title`, and `site` below it, as a picture of the site."""
        name = f"{card_key(title, site, self._colour)}.png"
        path = f"{_FOLDER}/{name}"
        if self._files.get_file_from_path(path) is None:
            kept = self._cache / name
            if is_whole(kept) or _keep(kept, draw_card(title, site, self._colour)):
                self._files.append(File.generated(self._config, path, abs_src_path=str(kept)))
            else:
                content = draw_card(title, site, self._colour)
                self._files.append(File.generated(self._config, path, content=content))
        return Picture(path, title, SIZE)


def _keep(path: Path, content: bytes) -> bool:
    """Write a file; tell whether that was possible."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content, is_checked=True)
    except OSError as error:
        log.info("%s: a card cannot be kept there for the next build: %s", path.parent, error.strerror)
        return False
    return True
