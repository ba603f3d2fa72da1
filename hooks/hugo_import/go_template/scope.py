"""The variables of a Go template, and the names that they have in the Jinja template.

Go's variables end with the block that declares them, and may be set from blocks inside; Jinja's live on behind an `if`
and cannot be set from within a `for`. So each declaration gets a name of its own, and a variable that is set within a
`range` becomes a `namespace`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from hugo_import.go_template.nodes import Branch, Node, Output
from hugo_import.go_template.value import Value

#: Names that mean something else in a shortcode's Jinja template.
_TAKEN = frozenset(
    "and arg args asset at block caller context cycler dict elif else emojify endif false file_name filter flag for "
    "get highlight hugo if import in include indentation inner is joiner kwargs line lipsum loop macro markdown "
    "markdownify name namespace none not or ordinal page page_address page_scratch param parent range read_file ref "
    "render_string resource resources scratch self set site super true varargs with".split()
)


class Scope:
    """The variables that can be seen at one place of the template.

    Attributes:
        boxed: Go names of variables that are set within a `range`.
        changed: those that are set again anywhere.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.boxed: set[str] = set()
        self.changed: set[str] = set()
        self.look_through(nodes)
        self._visible: dict[str, Value] = {}
        self._used: set[str] = set()

    def look_through(self, nodes: Sequence[Node]) -> None:
        """Note which variables the nodes set again."""
        for variable, in_range in _set_again(nodes, inside=False):
            self.changed.add(variable)
            self.boxed |= {variable} if in_range else set()

    def free_name(self, wanted: str) -> str:
        """Return a name that no other variable has."""
        base = wanted if wanted and wanted not in _TAKEN else f"{wanted or 'value'}_"
        name, number = base, 2
        while name in self._used:
            name, number = f"{base}_{number}", number + 1
        self._used.add(name)
        return name

    def is_fixed(self, expression: str) -> bool:
        """Tell whether an expression is a variable that nothing sets again."""
        return expression in self._used and expression.rstrip("_0123456789") not in self.changed

    def bind(self, variable: str, value: Value) -> None:
        """Let a variable mean a value from here on."""
        self._visible[variable] = value

    def get(self, variable: str) -> Value | None:
        """Return what a variable means, None when it is not declared here."""
        return self._visible.get(variable)

    @contextmanager
    def block(self, *, bare: bool = False) -> Iterator[None]:
        """Forget behind the block what it declares; a `bare` block sees no variables of those outside."""
        before = dict(self._visible)
        if bare:
            self._visible.clear()
        try:
            yield
        finally:
            self._visible = before


def _set_again(nodes: Sequence[Node], *, inside: bool) -> Iterator[tuple[str, bool]]:
    for node in nodes:
        if isinstance(node, Output) and not node.pipeline.declares:
            yield from ((variable, inside) for variable in node.pipeline.variables)
        if isinstance(node, Branch):
            yield from _set_again(node.body, inside=inside or node.word == "range")
            yield from _set_again(node.otherwise, inside=inside)
