"""Files that cannot be published: what is no file (a pipe would never end), cannot be read, or has no address."""

from __future__ import annotations

import os
import stat

from mkdocs.structure.files import Files, InclusionLevel

from ..log import log


def leave_out_odd_files(files: Files, docs_dir: str, shown: str) -> None:
    """Warn of such files, and remove them from `files`.

    Args:
        files: the site's files.
        docs_dir: the docs folder.
        shown: the same as the author knows it, e.g. `docs`.
    """
    for file in list(files):
        is_own = file.src_dir == docs_dir and file.abs_src_path and file.inclusion != InclusionLevel.EXCLUDED
        if is_own and (told := _what_is_odd(file.src_uri, file.abs_src_path or "")):
            log.warning("%s/%s:1: %s", shown, file.src_uri.encode("utf-8", "replace").decode(), told)
            files.remove(file)


def _what_is_odd(name: str, path: str) -> str:
    try:
        name.encode("utf-8")
        found = os.stat(path)
    except UnicodeEncodeError:
        return "its name is not UTF-8, so that it has no address; rename it"
    except FileNotFoundError:  # a link that leads nowhere has a message of its own
        return "" if os.path.islink(path) else "it was there a moment ago; build again"
    except OSError as error:
        return f"it cannot be read: {error.strerror}; let it be a file that can"
    if not stat.S_ISREG(found.st_mode):
        return "it is no file but a pipe, socket or device; take it out of this folder"
    return "" if os.access(path, os.R_OK) else "it cannot be read: its permissions forbid it; run chmod +r on it"
