"""`python3 run.py mkdocs …`: MkDocs, which says on which line a wrong setting is also before it has loaded the hook.

`serve --phone` serves at this machine's address in its network, and shows that as a QR code (messages/phone.py).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from hugo_site.messages.phone import network_address
from hugo_site.settings.mkdocs_told import add_lines
from mkdocs.__main__ import cli

PHONE = "--phone"


def with_phone(arguments: list[str], find_address: Callable[[], str] = network_address) -> list[str]:
    """Return what MkDocs is to be given for `serve --phone`; port 8000 is its own choice, too.

    Raises:
        SystemExit: there is no network; says so.
    """
    if PHONE not in arguments or "serve" not in arguments:
        return arguments
    if not (address := find_address()):
        raise SystemExit(f"mkdocs serve {PHONE}: this machine is in no network that a phone could be in, too")
    is_named = any(each.startswith(("-a", "--dev-addr")) for each in arguments)
    place = [] if is_named else ["--dev-addr", f"{address}:8000"]
    return [each for each in arguments if each != PHONE] + place


if __name__ == "__main__":
    add_lines()
    sys.argv[1:] = with_phone(sys.argv[1:])
    cli(prog_name="mkdocs")
