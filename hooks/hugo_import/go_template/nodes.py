"""What a Go template consists of. Source: https://pkg.go.dev/text/template/parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


class TemplateError(Exception):
    """A template that is no Go template, or none that can be written as Jinja; the message says why."""


@dataclass(frozen=True)
class Literal:
    """A text, number, truth value or nil."""

    value: str | int | float | bool | None


@dataclass(frozen=True)
class Dot:
    """`.`."""


@dataclass(frozen=True)
class Variable:
    """`$name`, or `$` with the empty name."""

    name: str


@dataclass(frozen=True)
class Function:
    """A function's name, `printf` or `strings.ToUpper`."""

    name: str


@dataclass(frozen=True)
class Fields:
    """`base.a.b`."""

    base: Operand
    names: Sequence[str]


@dataclass(frozen=True)
class Command:
    """`operand operand …`: a function or a method with its arguments, or a single value."""

    operands: Sequence[Operand]


@dataclass(frozen=True)
class Pipeline:
    """`command | command`, perhaps with variables in front: `$x := command`."""

    commands: Sequence[Command]
    variables: Sequence[str] = ()
    declares: bool = False  # True for `:=`, False for `=`


Operand = Literal | Dot | Variable | Function | Fields | Pipeline


@dataclass(frozen=True)
class Text:
    """What stands outside of actions."""

    text: str


@dataclass(frozen=True)
class Output:
    """`{{ pipeline }}`; one that only sets variables writes nothing."""

    pipeline: Pipeline


@dataclass(frozen=True)
class Branch:
    """`{{ if }}`, `{{ with }}` or `{{ range }}` to its `{{ end }}`, as `word` says."""

    word: str
    pipeline: Pipeline
    body: Sequence[Node]
    otherwise: Sequence[Node] = ()


@dataclass(frozen=True)
class Jump:
    """`{{ break }}` or `{{ continue }}`."""

    word: str


@dataclass(frozen=True)
class Call:
    """`{{ template "name" pipeline }}`, and `{{ block }}`."""

    name: str
    pipeline: Pipeline | None


Node = Text | Output | Branch | Jump | Call


@dataclass
class Template:
    """A whole template: its nodes, and those that it defines by name."""

    nodes: Sequence[Node]
    defined: dict[str, Sequence[Node]] = field(default_factory=dict)
