"""Checks that the stylesheets and scripts that mkdocs.yml names are files of the site, which MkDocs does not."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files

from .mkdocs_yml import has_in, place_of


def check_named_files(files: Files, *, config: MkDocsConfig) -> None:
    """Check `extra_css` and `extra_javascript`, when all files are known; what plugins add to them is theirs.

    Raises:
        ConfigurationError: one is no file of the site.
    """
    mkdocs_yml = Path(config.config_file_path)
    for setting, named in (("extra_css", config.extra_css), ("extra_javascript", config.extra_javascript)):
        for name in map(str, named):
            is_elsewhere = "//" in name or name.startswith("/") or files.get_file_from_path(name.partition("?")[0])
            if not is_elsewhere and has_in(mkdocs_yml, setting, name):
                place = place_of(mkdocs_yml, [setting], [name])
                told = f'"{name}" is no file in docs/; correct the name, or take it out'
                raise ConfigurationError(f"{place}: {setting}: {told}")
