"""A function written in JavaScript, run by QuickJS while the site is built."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _quickjs import Context, JSException  # `quickjs` is the same and starts a thread, beside which nobody may fork

#: Seconds that one call may take: a formula that defines itself anew without end is no formula.
_LONGEST = 5


class JavaScript:
    """A function of libraries beside this file; each thread loads it at its first call: QuickJS measures its stack."""

    def __init__(self, libraries: Sequence[str], function: str) -> None:
        """`libraries` are files' names; `function` an expression, of a function from JSON's values to JSON's values."""
        self._libraries = [Path(__file__).with_name(library) for library in libraries]
        self._function = function
        self._of_thread = threading.local()

    def __call__(self, *arguments: Any) -> Any:
        """Return what the function does; None where it has no more room or time, or ends in an exception."""
        try:
            return json.loads(self._loaded()(json.dumps(arguments)))
        except JSException:
            self._of_thread.__dict__.clear()
            return None

    def _loaded(self) -> Any:
        """Return the function from text to text, as this QuickJS has a kind of string that its package cannot take."""
        if not hasattr(self._of_thread, "call"):
            context = Context()
            for library in self._libraries:
                context.eval(library.read_text(encoding="utf-8"))
            context.eval(f"globalThis.call = (given) => JSON.stringify(({self._function})(...JSON.parse(given)))")
            context.set_time_limit(_LONGEST)
            self._of_thread.call = context.get("call")
        return self._of_thread.call
