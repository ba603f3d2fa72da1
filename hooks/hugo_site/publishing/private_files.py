"""Files that are nobody's to read, or that nobody can read: by their names and by what they begin with.

mkdocs.yml keeps some of them out of a build (`exclude_docs`); this looks at what came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

#: Hidden files, by-products of editors and systems, sources of pictures.
_LEFT_BEHIND = (
    *(".*", "*~", "#*#", "~$*", "*.bak", "*.orig", "*.rej", "*.sw[a-p]", "*.tmp", "*.temp", "*.lock", "*.py[co]"),
    *("thumbs.db", "desktop.ini", "ehthumbs.db", "*.psd", "*.xcf", "*.part", "*.crdownload"),
    # two computers' versions of a file: Dropbox, Syncthing, Nextcloud, OneDrive
    *("*conflicted copy*", "*.sync-conflict-*", "*(conflict *", "*_conflict-*", "*-conflict-*"),
)
#: Keys, tokens and databases.
_SECRET = (
    *("id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", "*.pem", "*.key", "*.p8", "*.p12", "*.pfx", "*.ppk", "*.jks"),
    *("*.keystore", "*.kdb", "*.kdbx", "*.ovpn", "*.env", "*.tfstate", "*.tfvars", "credentials.json", "token.json"),
    *("client_secret*.json", "service-account*.json", "service_account*.json", "secrets.y*ml", "wallet.dat"),
    *("*.sqlite", "*.sqlite3", "*.sqlite-*", "*.sqlite3-*", "*.db", "*.db3", "*.db-*", "*.mdb", "*.accdb"),
)
#: The same by what they begin with, whatever their names are.
_SECRET_BEGINNINGS = re.compile(
    rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----|PuTTY-User-Key-File-|SQLite format 3\0|AGE-SECRET-KEY-"
)
#: The beginning of a path that may hold names which begin with a dot.
_MEANT = re.compile(r"^\.well-known/|^(?:tags|categories|series)/\.(?=[^/]+/index\.(?:html|xml)$)")
_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".ico", ".bmp")
_BEGINNING = 200


def unwanted(paths: Iterable[str]) -> list[str]:
    """Return the files of a site that no reader shall get, by their names.

    `.well-known/` is meant (https://www.rfc-editor.org/rfc/rfc8615), and `.nojekyll`; so are addresses that
    tags had in Hugo, such as `/tags/.net/`.
    """
    return sorted(path for path in paths if any(map(is_private_name, _MEANT.sub("", path).split("/"))))


def is_private_name(name: str) -> bool:
    """Whether a file or folder of this name is nobody's to read."""
    return name != ".nojekyll" and any(fnmatchcase(name.lower(), pattern) for pattern in (*_LEFT_BEHIND, *_SECRET))


def unwanted_contents(site: Path, paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Look into the files of a site that are no pages.

    Args:
        site: its folder.
        paths: its files.

    Returns:
        Those that hold keys or databases; those that are no pictures, though they are called so, each with the reason.
    """
    secret, broken = [], []
    for path in sorted(paths):
        if path.endswith((".html", ".xml")):
            continue
        with (site / path).open("rb") as file:
            beginning = file.read(_BEGINNING)
        if _SECRET_BEGINNINGS.match(beginning.lstrip()):
            secret.append(path)
        elif reason := _fault(site / path, beginning):
            broken.append(f"{path}: {reason}")
    return secret, broken


def _fault(path: Path, beginning: bytes) -> str:
    """Return why nobody can see a picture, empty if they can, or if it is none."""
    if beginning.startswith(_LFS_POINTER):
        return "stands for a file that git-lfs has not fetched: git lfs pull"
    ending = path.suffix.lower()
    if ending not in (*_PICTURES, ".svg"):
        return ""
    if not beginning:
        return "is empty"
    if ending == ".svg":
        return "" if b"<" in beginning else "is no picture"
    from ..images.variants import damage  # noqa: PLC0415 (each build imports this module)

    return "is no picture, or only a part of one" if damage(path) else ""
