"""Writes a Go template as a Jinja template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from hugo_posts.shortcodes.functions.go_text import as_go_prints

from hugo_import.go_template import nodes as go
from hugo_import.go_template.expressions import Expressions
from hugo_import.go_template.html_context import Place, advance, after_value
from hugo_import.go_template.parser import parse
from hugo_import.go_template.scope import Scope
from hugo_import.go_template.surroundings import Surroundings
from hugo_import.go_template.value import Value, literal

_MAX_DEPTH = 5  # partials within partials
_JINJAS = re.compile(r"\{[{%#]|[}%#]\}")


@dataclass(frozen=True)
class Converted:
    """A Jinja template."""

    text: str  # the template
    #: Functions, fields and files that only Hugo has; the template fails where it comes to one.
    missing: Sequence[str] = ()


def convert(source: str, around: Surroundings) -> Converted:
    """Return the Jinja template that does what the Go template of a shortcode does; raises TemplateError."""
    template = parse(source)
    emitter = _Emitter(template, around)
    emitter.nodes(template.nodes)
    text = "".join(emitter.parts)
    # Jinja leaves out the newline at the end of a template
    return Converted(text + "\n" if text.endswith("\n") else text, emitter.expressions.missing)


class _Emitter:
    def __init__(self, template: go.Template, around: Surroundings) -> None:
        self.template = template
        self.around = around
        self.scope = Scope(template.nodes)
        self.expressions = Expressions(self.scope, around, self.partial)
        self.parts: list[str] = []
        self.place = Place()
        self.depth = 0

    def nodes(self, nodes: Sequence[go.Node]) -> None:
        for node in nodes:
            match node:
                case go.Text():
                    self.text(node.text)
                case go.Output():
                    self.output(node.pipeline)
                case go.Branch("range"):
                    self.loop(node)
                case go.Branch():
                    self.branch(node)
                case go.Jump():
                    self.statement(node.word)
                case go.Call():
                    self.call(node)

    def text(self, text: str) -> None:
        self.place, shown = advance(self.place, text)
        self.parts.append(_JINJAS.sub(lambda match: f'{{{{ "{match[0]}" }}}}', shown))

    def statement(self, text: str) -> None:
        self.parts.append(f"{{% {text} %}}")

    def output(self, pipeline: go.Pipeline) -> None:
        if pipeline.variables:
            self.assign(pipeline)
            return
        value = self.expressions.value(pipeline)
        if value.kind == "nothing":
            if value.text != "none":
                self.statement(f"do {value.text}")
        elif self.place.state != "comment":
            shown = self.escaped(value)
            if pipeline.commands[-1].operands[0] == go.Function("urlquery"):  # Go escapes that no second time
                shown = shown.replace("| url_part", "| plain")
            self.parts.append(f"{{{{ {shown} }}}}")
            self.place = after_value(self.place)

    def escaped(self, value: Value) -> str:
        """Return an expression with the filter for where it stands; Jinja itself escapes in text and attributes."""
        text = literal(as_go_prints(value.constant)).text if value.kind == "constant" else value.text
        text = text if self.place.filter else _bare(text)
        in_attribute = self.place.state == "value"
        name = self.place.filter or ("plain" if in_attribute and value.kind not in ("text", "constant") else "")
        return f"{text} | {name}" if name else text

    def assign(self, pipeline: go.Pipeline) -> None:
        variable = pipeline.variables[0]
        found = self.expressions.thing(go.Pipeline(pipeline.commands))
        is_bound = found.is_thing or found.kind in ("parent", "dict")
        if pipeline.declares and is_bound and variable not in self.scope.changed:
            self.scope.bind(variable, found)
            return
        value = self.expressions.as_value(found)
        if not pipeline.declares:
            self.set_again(variable, value)
        elif variable in self.scope.boxed:
            name = self.scope.free_name(variable)
            self.statement(f"set {name} = namespace(value={value.text})")
            self.scope.bind(variable, Value(f"{name}.value"))
        else:
            self.scope.bind(variable, self.keep(variable, value))

    def set_again(self, variable: str, value: Value) -> None:
        there = self.scope.get(variable)
        if there is None or there.is_thing or there.kind in ("parent", "dict"):
            raise go.TemplateError(f"${variable} is set anew, which is not understood")
        self.statement(f"set {there.text} = {_bare(value.text)}")

    def keep(self, variable: str, value: Value) -> Value:
        """Set a variable to a value; return the variable."""
        name = self.scope.free_name(variable)
        self.statement(f"set {name} = {_bare(value.text)}")
        is_text = value.kind == "text" or isinstance(value.constant, str)
        kind = "text" if is_text else value.kind if value.kind == "pad" else "any"
        return Value(name, kind if variable not in self.scope.changed else "any")

    def branch(self, node: go.Branch) -> None:
        with self.scope.block():
            condition, dot = self.condition(node)
            begun = self.place
            self.statement(f"if {_bare(condition)}")
            self.inner(node.body, dot if node.word == "with" else self.expressions.dot)
            ended, rest = self.place, node.otherwise
            while rest:
                self.place = begun
                word, body, rest = self.alternative(rest)
                self.statement(word)
                self.inner(body, self.expressions.dot)
                ended = ended if ended.state == self.place.state else self.place
            self.statement("endif")
            self.place = ended

    def alternative(self, nodes: Sequence[go.Node]) -> tuple[str, Sequence[go.Node], Sequence[go.Node]]:
        """Return the statement of an `else`, its nodes, and those of the next one.

        Of `else if` it is the same statement's, as Python compiles no hundred levels, of which themes' icons have more.
        """
        match nodes:
            case [go.Branch("if") as node] if not node.pipeline.variables:
                size = len(self.parts)
                condition, _ = self.condition(node)
                if len(self.parts) == size:  # else something is to be set before it is asked
                    return f"elif {_bare(condition)}", node.body, node.otherwise
                del self.parts[size:]
        return "else", nodes, ()

    def condition(self, node: go.Branch) -> tuple[str, Value]:
        """Return the condition of an `if` or `with`, and what `.` means inside of a `with`."""
        pipeline = node.pipeline
        if pipeline.variables:
            self.assign(pipeline)
            variable = self.scope.get(pipeline.variables[0])
            assert variable is not None
            return ("true" if variable.is_thing else variable.text), variable
        found = self.expressions.thing(pipeline)
        if found.is_thing and found.kind != "resources":
            return "true", found
        if found.kind in ("dict",):
            return found.text, found
        value = self.expressions.as_value(found)
        if node.word == "with" and not (value.is_name or self.scope.is_fixed(value.text)):
            value = self.keep("it", value)
        return value.text, value

    def inner(self, nodes: Sequence[go.Node], dot: Value) -> None:
        before, self.expressions.dot = self.expressions.dot, dot
        with self.scope.block():
            self.nodes(nodes)
        self.expressions.dot = before

    def loop(self, node: go.Branch) -> None:
        values = self.expressions.value(go.Pipeline(node.pipeline.commands))
        with self.scope.block():
            *index, element = [self.scope.free_name(name) for name in node.pipeline.variables or ("item",)]
            for variable, name in zip(node.pipeline.variables, [*index, element], strict=False):
                self.scope.bind(variable, Value(name))
            each = f"{index[0]}, {element} in hugo.pairs" if index else f"{element} in hugo.each"
            begun = self.place
            self.statement(f"for {each}({values.text})")
            self.inner(node.body, Value(element))
            if node.otherwise:
                self.place = begun
                self.statement("else")
                self.inner(node.otherwise, self.expressions.dot)
            self.statement("endfor")

    def call(self, node: go.Call) -> None:
        nodes = self.template.defined.get(node.name)
        if nodes is None:
            value = self.expressions.lacking(f'template "{node.name}"')
            self.parts.append(f"{{{{ {value.text} }}}}")
            return
        dot = self.expressions.thing(node.pipeline) if node.pipeline else Value("none")
        self.inlined(nodes, dot)

    @contextmanager
    def called(self, nodes: Sequence[go.Node], dot: Value) -> Iterator[None]:
        """Let what is written meanwhile see nothing of this template but `dot`, as `.` and `$`."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise go.TemplateError("templates call each other in a circle")
        self.scope.look_through(nodes)
        expressions = self.expressions
        before = expressions.root, expressions.dot
        expressions.root = expressions.dot = dot
        with self.scope.block(bare=True):
            yield
        expressions.root, expressions.dot = before
        self.depth -= 1

    def inlined(self, nodes: Sequence[go.Node], dot: Value) -> None:
        """Write another template's nodes here."""
        with self.called(nodes, dot):
            self.nodes(nodes)

    def partial(self, name: str, dot: Value) -> Value | None:
        """Return what a partial template returns, or a variable that its output is written into; None without one."""
        path = name if "." in name.rpartition("/")[2] else f"{name}.html"
        source = self.around.partials.get(path.removeprefix("/"))
        if source is None:
            return None
        template = parse(source)
        self.template.defined.update(template.defined)
        begun, self.place = self.place, Place()
        found = self.returned(template.nodes, dot) or self.captured(path, template.nodes, dot)
        self.place = begun
        return found

    def returned(self, nodes: Sequence[go.Node], dot: Value) -> Value | None:
        """Return what a partial returns at its end, None when it does not; its other output goes nowhere."""
        steps = [node for node in nodes if not isinstance(node, go.Text)]
        last = steps[-1] if steps else None
        head = last.pipeline.commands[0].operands if isinstance(last, go.Output) else ()
        if not head or head[0] != go.Function("return"):
            return None
        with self.called(nodes, dot):
            self.nodes(_silent(steps[:-1]))
            return self.expressions.value(go.Pipeline([go.Command(head[1:])])) if head[1:] else literal(None)

    def captured(self, path: str, nodes: Sequence[go.Node], dot: Value) -> Value:
        """Write a partial's output into a variable, and return that."""
        variable = self.scope.free_name(re.sub(r"\W", "_", path.rpartition("/")[2].removesuffix(".html")))
        self.statement(f"set {variable}")
        self.inlined(nodes, dot)
        self.statement("endset")
        return Value(variable, "html")


def _silent(nodes: Sequence[go.Node]) -> list[go.Node]:
    """Return the nodes without text, so that they only set variables."""
    kept: list[go.Node] = []
    for node in nodes:
        if isinstance(node, go.Branch):
            kept.append(replace(node, body=_silent(node.body), otherwise=_silent(node.otherwise)))
        elif not isinstance(node, go.Text):
            kept.append(node)
    return kept


_STRING = r'"[^"]*"'
_WHOLE = re.compile(rf"\(((?:[^()\"]|{_STRING}|\((?:[^()\"]|{_STRING})*\))*)\)")


def _bare(expression: str) -> str:
    """Return an expression without brackets round the whole of it."""
    whole = _WHOLE.fullmatch(expression)
    return whole[1] if whole else expression
