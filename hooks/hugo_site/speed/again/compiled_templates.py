"""Templates as Jinja has compiled them, kept for the next build."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def compiled_templates(folder: Path, build: str) -> FileSystemBytecodeCache | None:
    """Return Jinja's cache, which knows a template by its text; what was compiled with other settings is removed.

    Args:
        folder: where compiled templates are kept.
        build: the key of this build's code and settings.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if not path.name.startswith(build[:32]):
                path.unlink(missing_ok=True)
    except OSError:  # a disk that is full or read-only
        return None
    return FileSystemBytecodeCache(str(folder), f"{build[:32]}-%s")
