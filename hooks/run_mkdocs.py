"""`python3 run.py mkdocs …`: MkDocs, which says on which line a wrong setting is also before it has loaded the hook."""

from __future__ import annotations

from hugo_site.settings.mkdocs_told import add_lines
from mkdocs.__main__ import cli

if __name__ == "__main__":
    add_lines()
    cli(prog_name="mkdocs")
