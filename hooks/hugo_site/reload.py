"""Lets `mkdocs serve` see edits of the hook and of the packages beside it.

MkDocs keeps a hook's module for the life of the process, and Python keeps what the hook imported
(https://www.mkdocs.org/user-guide/configuration/#hooks). The latter is forgotten here, the former by
`upstream.serving`, so that the next load of the configuration, which every rebuild begins with, reads the files again.
"""

from __future__ import annotations

import sys

_PACKAGES = ("hugo_posts", "hugo_site")


def forget_packages() -> None:
    """Drop this project's packages, so that importing them reads their files again."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _PACKAGES]:
        del sys.modules[name]
