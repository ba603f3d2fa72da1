"""Reads a Go template: actions nested in actions, pipelines, operands. Source: text/template/parse/parse.go."""

from __future__ import annotations

from collections.abc import Sequence

from hugo_import.go_template import nodes as go
from hugo_import.go_template.lexer import Token, pieces, text_of, tokens

_CONSTANTS = {"true": True, "false": False, "nil": None}
_BRANCHES = ("if", "with", "range")


def parse(source: str) -> go.Template:
    """Return the template in `source`; raises TemplateError."""
    return _Parser(source).template()


class _Parser:
    def __init__(self, source: str) -> None:
        self.pieces = list(pieces(source))
        self.position = 0
        self.defined: dict[str, Sequence[go.Node]] = {}

    def template(self) -> go.Template:
        nodes, last = self.nodes()
        if last:
            raise go.TemplateError(f"{{{{ {last[0].text} }}}} belongs to nothing")
        return go.Template(nodes, self.defined)

    def nodes(self) -> tuple[list[go.Node], list[Token]]:
        """Return the nodes up to an `end` or `else` of those outside, and its tokens (none at the end of all)."""
        found: list[go.Node] = []
        while self.position < len(self.pieces):
            kind, text = self.pieces[self.position]
            self.position += 1
            if kind == "text":
                found += [go.Text(text)] if text else []
                continue
            action = tokens(text)
            if not action:
                raise go.TemplateError("an action is empty")
            if action[0].kind == "word" and action[0].text in ("end", "else"):
                return found, action
            found += self.action(action)
        return found, []

    def action(self, action: list[Token]) -> list[go.Node]:
        word = action[0].text if action[0].kind == "word" else ""
        if word in _BRANCHES:
            return [self.branch(word, action[1:])]
        if word in ("break", "continue") and len(action) == 1:
            return [go.Jump(word)]
        if word in ("define", "block", "template") and len(action) > 1:
            name = text_of(action[1])
            pipeline = _pipeline(action[2:]) if action[2:] else None
            if word != "template":
                self.defined[name] = self.body()
            return [] if word == "define" else [go.Call(name, pipeline)]
        return [go.Output(_pipeline(action))]

    def branch(self, word: str, rest: list[Token]) -> go.Branch:
        pipeline = _pipeline(rest)
        body, last = self.nodes()
        otherwise: list[go.Node] = []
        if last and last[0].text == "else":
            if len(last) > 1:  # `else if`, `else with`: one more branch, which takes the same `end`
                otherwise = [self.branch(last[1].text, last[2:])]
                return go.Branch(word, pipeline, body, otherwise)
            otherwise, last = self.nodes()
        _expect_end(last, word)
        return go.Branch(word, pipeline, body, otherwise)

    def body(self) -> list[go.Node]:
        nodes, last = self.nodes()
        _expect_end(last, "define")
        return nodes


def _expect_end(last: list[Token], word: str) -> None:
    if not last or last[0].text != "end":
        raise go.TemplateError(f"{{{{ {word} }}}} has no {{{{ end }}}}")


def _pipeline(found: list[Token]) -> go.Pipeline:
    reader = _Reader(found)
    pipeline = reader.pipeline()
    if reader.position < len(found):
        raise go.TemplateError(f"{found[reader.position].text!r} cannot stand there")
    return pipeline


class _Reader:
    """Reads the tokens of one pipeline."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.position = 0

    def peek(self, ahead: int = 0) -> Token:
        at = self.position + ahead
        return self.tokens[at] if at < len(self.tokens) else Token("end", "", apart=True)

    def pipeline(self) -> go.Pipeline:
        variables, declares = self.variables()
        commands = [self.command()]
        while self.peek().text == "|":
            self.position += 1
            if self.peek().kind != "end":  # Go lets a bar stand at the end
                commands.append(self.command())
        return go.Pipeline(tuple(commands), variables, declares)

    def variables(self) -> tuple[tuple[str, ...], bool]:
        names: list[str] = []
        ahead = 0
        while self.peek(ahead).kind == "variable":
            names.append(self.peek(ahead).text[1:])
            sign = self.peek(ahead + 1).text
            if sign in (":=", "="):
                self.position += ahead + 2
                return tuple(names), sign == ":="
            if sign != ",":
                break
            ahead += 2
        return (), False

    def command(self) -> go.Command:
        operands: list[go.Operand] = []
        while self.peek().kind not in ("end", "sign") or self.peek().text == "(":
            operands.append(self.operand())
        if not operands:
            raise go.TemplateError("a value is missing")
        return go.Command(tuple(operands))

    def operand(self) -> go.Operand:
        token = self.peek()
        self.position += 1
        operand = self.simple(token)
        names = [token.text[1:]] if token.kind == "field" else []
        while self.peek().kind == "field" and not self.peek().apart:
            names.append(self.peek().text[1:])
            self.position += 1
        if isinstance(operand, go.Function) and names:  # `strings.ToUpper`, `site.Params.x`
            return go.Function(".".join([operand.name, *names]))
        return go.Fields(operand, tuple(names)) if names else operand

    def simple(self, token: Token) -> go.Operand:
        operand: go.Operand | None = None
        match token.kind:
            case "dot" | "field":
                operand = go.Dot()
            case "variable":
                operand = go.Variable(token.text[1:])
            case "string" | "raw":
                operand = go.Literal(text_of(token))
            case "char":
                operand = go.Literal(ord(token.text[1:-1][-1]))
            case "number":
                operand = go.Literal(_number(token.text))
            case "word":
                operand = go.Literal(_CONSTANTS[token.text]) if token.text in _CONSTANTS else go.Function(token.text)
        if operand is None and token.text != "(":
            raise go.TemplateError(f"{token.text or 'the end'!r} cannot stand there")
        return operand or self.brackets()

    def brackets(self) -> go.Pipeline:
        inner = self.pipeline()
        if self.peek().text != ")":
            raise go.TemplateError("a bracket is not closed")
        self.position += 1
        return inner


def _number(text: str) -> int | float:
    try:
        return int(text, 0) if not text.lstrip("+-0") or "x" in text.lower() else int(text)
    except ValueError:
        return float(text)
