"""Templates as Jinja has compiled them, kept for the next build."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemBytecodeCache


def compiled_templates(folder: Path, code: str) -> FileSystemBytecodeCache | None:
    """Return Jinja's cache, which knows a template by its text; what was compiled with other code is removed.

    Args:
        folder: where compiled templates are kept.
        code: the key of the code, Jinja's and the theme's; no setting changes how a template is compiled.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if not path.name.startswith(code[:32]):
                path.unlink(missing_ok=True)
    except OSError:  # a disk that is full or read-only
        return None
    return _Compiled(str(folder), f"{code[:32]}-%s")


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates that stay when the project is moved: a template is known by its name and its text."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template, made of its name alone."""
        return super().get_cache_key(name)
