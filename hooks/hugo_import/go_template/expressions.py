"""Pipelines of a Go template as Jinja expressions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hugo_import.go_template import nodes as go
from hugo_import.go_template.fields import field
from hugo_import.go_template.functions import function
from hugo_import.go_template.scope import Scope
from hugo_import.go_template.surroundings import Surroundings
from hugo_import.go_template.value import Value, call, literal

#: Functions that are the start of a path, not called with arguments.
_ROOTS = {"site": Value("site", "site"), "page": Value("page", "page")}
#: The version that templates may ask for: the one that this project is held against.
_OF_HUGO = {
    "Environment": "production",
    "IsDevelopment": False,
    "IsMultilingual": False,
    "IsProduction": True,
    "IsServer": False,
    "Version": "0.168.0",
}
_PARTIALS = ("partial", "partialCached", "partials.Include", "partials.IncludeCached")
_MOST_TEXTS = 150  # of a template that chooses among them
_TRANSLATE = ("i18n", "T", "lang.Translate")


class Expressions:
    """Writes expressions; knows what `.` and the variables mean.

    Attributes:
        dot: what `.` means.
        root: what `$` means.
        scope: the variables.
        missing: functions, fields and files that only Hugo has, in the order they were met.
        partial: writes a partial template's output into a variable, given its name and what its `.` is to be.
    """

    def __init__(self, scope: Scope, around: Surroundings, partial: Callable[[str, Value], Value | None]) -> None:
        self.dot = self.root = Value("shortcode", "shortcode")
        self.scope = scope
        self.around = around
        self.missing: list[str] = []
        self.partial = partial

    def value(self, pipeline: go.Pipeline) -> Value:
        """Return the value of a pipeline as an expression that can be printed, compared and kept."""
        return self.as_value(self.thing(pipeline))

    def as_value(self, found: Value) -> Value:
        """Return what `thing` has found as a value."""
        if found.kind == "resources":
            return Value("resources()")
        return self.lacking(f"{found.kind} as a value") if found.is_thing else found

    def thing(self, pipeline: go.Pipeline) -> Value:
        """Return what a pipeline stands for, which may be a thing such as the page."""
        result: Value | None = None
        for command in pipeline.commands:
            result = self.command(command, [] if result is None else [result])
        assert result is not None
        return result

    def command(self, command: go.Command, piped: Sequence[Value]) -> Value:
        """Return what a command returns, the value piped into it being its last argument."""
        head, *rest = command.operands
        if (rest or piped) and not isinstance(head, go.Fields | go.Function):
            raise go.TemplateError("a value is called like a function")
        return self.operand(head, [*map(self.operand, rest), *piped])

    def operand(self, operand: go.Operand, arguments: Sequence[Value] = ()) -> Value:
        """Return what an operand stands for; a function, or the last field, is given the arguments."""
        found: Value | None
        match operand:
            case go.Literal():
                found = literal(operand.value)
            case go.Dot():
                found = self.dot
            case go.Variable():
                found = self.scope.get(operand.name) if operand.name else self.root
            case go.Function():
                found = self.function(operand.name, arguments)
            case go.Fields():
                found = self.path(self.operand(operand.base), operand.names, arguments)
            case _:
                found = self.thing(operand)
        if found is None:
            raise go.TemplateError("a variable is not declared")
        return found

    def path(self, value: Value, names: Sequence[str], arguments: Sequence[Value]) -> Value:
        """Return what a path from a value leads to; the last name is given the arguments."""
        for number, name in enumerate(names, start=1):
            given = arguments if number == len(names) else ()
            found = field(value, name, given, self.around)
            if found is None:
                return self.lacking(f".{name}")
            value = found
        return value

    def function(self, name: str, arguments: Sequence[Value]) -> Value:
        """Return what a function returns."""
        root, _, rest = name.partition(".")
        first = arguments[0].constant if arguments else None
        if root in _ROOTS and not (name == "page" and arguments):
            return self.path(_ROOTS[root], rest.split(".") if rest else [], arguments)
        found: Value | None
        if root == "hugo":
            found = self.of_hugo(rest)
        elif name in _PARTIALS and isinstance(first, str):
            found = self.partial(first, arguments[1] if len(arguments) > 1 else literal(None))
            name = f'partial "{first}"'
        elif name in _TRANSLATE and arguments:
            found = self.translated(arguments[0])
        elif root == "now" and rest:
            found = self.path(Value("hugo.now()"), rest.split("."), arguments)
        elif name == "index" and arguments and arguments[0].kind in ("at", "params", "constant", "dict"):
            found = self.index(arguments)
        else:
            found = function(name, [self.plain(argument) for argument in arguments])
        return self.lacking(name) if found is None else found

    def translated(self, identifier: Value) -> Value | None:
        """Return a text of the site's `i18n/`; of one that is named only when the page is made, all come along."""
        texts, elsewhere = self.around.translations, self.around.elsewhere
        if isinstance(identifier.constant, str):
            name = identifier.constant.lower()
            here = literal(texts.get(name, ""))
            others = {key: each[name] for key, each in elsewhere.items() if name in each}
            if not others:
                return here
            return Value(f'hugo.default({here.text}, at({literal(others).text}, at(site, "language")))')
        if sum(map(len, (texts, *elsewhere.values()))) > _MOST_TEXTS:
            return None
        here = Value(f"at({literal(dict(texts)).text}, hugo.string({identifier.text}))") if texts else literal("")
        if not elsewhere:
            return here
        there = f'at(at({literal({key: dict(each) for key, each in elsewhere.items()}).text}, at(site, "language"))'
        return Value(f"hugo.default({here.text}, {there}, hugo.string({identifier.text})))")

    def index(self, arguments: Sequence[Value]) -> Value:
        """Return what `index thing "a" "b"` finds."""
        value, *keys = arguments
        if all(isinstance(key.constant, str) for key in keys):
            return self.path(value, [key.constant for key in keys], ())
        return call("hugo.index", [self.plain(value), *keys])

    def plain(self, value: Value) -> Value:
        """Return an argument that is no thing, as no function here takes one."""
        return Value("resources()") if value.kind == "resources" else value

    def of_hugo(self, name: str) -> Value:
        """Return what `hugo.Name` is; `hugo.Data` is the site's data."""
        first, *rest = name.split(".")
        if first == "Data":
            return self.path(literal(self.around.data), rest, ())
        return literal(_OF_HUGO[first]) if first in _OF_HUGO else self.lacking(f"hugo.{name}")

    def lacking(self, what: str) -> Value:
        """Note what only Hugo has; the expression fails when it is needed."""
        if what not in self.missing:
            self.missing.append(what)
        return call("hugo.missing", [literal(what)])
