"""The order of events: hooks/README.md shows the table, and MkDocs runs it so."""

from __future__ import annotations

import os
import subprocess
import sys

from site_builder import PROJECT

BEGIN, END = "<!-- order of events -->\n", "<!-- end -->"
#: Prints a line for each handler that MkDocs would run in a build of the sample, in the order in which it would.
ASK_MKDOCS = """
from mkdocs.config import load_config

config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
config = config.plugins.on_config(config)
why = {(row.event, row.handler.__qualname__): row.why for row in config.plugins["hugo_blog"].rows}
for event, handlers in config.plugins.events.items():
    for handler in handlers if event not in ("startup", "shutdown", "config") else ():
        order = getattr(handler, "mkdocs_priority", 0)
        name = f"{handler.__module__}: {handler.__qualname__}".removeprefix("hugo_site.")
        name = name.replace("hooks/publish.py", "publish")
        print(f"| {event} | {order} | {name} | {why.get((event, handler.__qualname__), '')} |")
config.plugins.on_shutdown()
"""


def order_of_events() -> str:
    """Return the table of what MkDocs runs, as Markdown."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK_MKDOCS],
        cwd=PROJECT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "| event | order | who | why then |\n| --- | --- | --- | --- |\n" + asked.stdout


def test_the_table_in_the_maintainers_page_is_what_mkdocs_runs() -> None:
    """To write it anew: REDRAW=1 python3 run.py pytest tests/test_events.py."""
    page = PROJECT / "hooks" / "README.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    table, _, after = rest.partition(END)
    now = order_of_events()
    if os.environ.get("REDRAW"):
        page.write_text(before + BEGIN + now + END + after, encoding="utf-8")
    else:
        assert table == now
