"""Conditions as straight Python: a node's whole subtree in one function, down to what a frame keeps.

The same meaning as the closures of `node`, and faster. Only numbers that the engine made go into the source,
never a pack's words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import CodeType
from typing import Any, Final

from ploughshare.law import value
from ploughshare.law.node import Frame, MaskNode, MembersNode, Node, SpanNode
from ploughshare.law.value import FALSE, TRUE, Span

_BOUNDS: Final = {
    "lt": ("{0} < {1}", "{2} >= {1}"),
    "le": ("{0} <= {1}", "{2} > {1}"),
    "gt": ("{2} > {1}", "{0} <= {1}"),
    "ge": ("{2} >= {1}", "{0} < {1}"),
    "eq": ("{0} <= {1} <= {2}", "not {0} == {1} == {2}"),
    "ne": ("not {0} == {1} == {2}", "{0} <= {1} <= {2}"),
}
"""When comparing an interval ({0} its lo, {2} its hi) with the number {1} can be true, and can be false."""
_FLIPPED: Final = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
_MAX_INDENT: Final = 60


def straight(node: MaskNode) -> Callable[[Frame], int]:
    """The node's value as one function of a frame."""
    writer = _Writer()
    result = writer.mask(node, top=True)
    writer.line(f"return {result}")
    names = sorted(writer.bound)
    body = "\n".join(writer.lines)
    source = f"def make({', '.join(names)}):\n  def read(f):\n{body}\n  return read\n"
    space: dict[str, Any] = {}
    exec(_code(source), space)  # noqa: S102  # made of the engine's own numbers and names
    made: Callable[[Frame], int] = space["make"](**writer.bound)
    return made


@lru_cache(maxsize=20_000)
def _code(source: str) -> CodeType:
    """Packs that differ little share most of their code."""
    return compile(source, "<law>", "exec")


class _Writer:
    """Lines of one function; every value has a name of its own."""

    def __init__(self) -> None:
        self.lines = ["    M = f.masks; R = f.raw_masks; S = f.raw_spans"]
        self.bound: dict[str, Any] = {}
        self._indent = 4
        self._count = 0

    def line(self, text: str) -> None:
        self.lines.append(" " * self._indent + text)

    def _new(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def _bind(self, what: object) -> str:
        name = f"b{len(self.bound)}"
        self.bound[name] = what
        return name

    def condition(self, node: MaskNode) -> str:
        """A mask with na read as false."""
        got = self.mask(node)
        if node.cond is node.value:
            return got
        found = self._new()
        self.line(f"{found} = ({got} | ({got} & 1) << 2) & 6")
        return found

    def mask(self, node: MaskNode, *, top: bool = False) -> str:
        """The name of a node's mask; `top`: it is what is being written, so not read from the frame."""
        found = self._new()
        if node.slot >= 0 and not top:
            self.line(f"{found} = M[{node.slot}]")
            self.line(f"if {found} < 0: {found} = {self._bind(node.value)}(f)")
        elif node.op == "literal":
            self.line(f"{found} = {node.arg}")
        elif node.op in {"and", "or"} and self._indent < _MAX_INDENT:
            self._junction(node, found)
        elif node.op == "not":
            got = self.condition(_mask(node.parts[0]))
            self.line(f"{found} = 6 if {got} == 6 else 6 - {got}")
        elif node.op == "in":
            got = self.mask(_mask(node.parts[0]))
            self.line(f"{found} = (2 if {got} & {node.arg} else 0) | (4 if {got} & {~node.arg} else 0)")
        elif node.op == "has":
            self._has(node, found)
        elif node.op == "if" and self._indent < _MAX_INDENT:
            self._choice(node, found)
        elif node.op == "fact" and node.when is None:
            self.line(f"{found} = R[{node.fact}]")
        elif node.op == "fact" and node.when is not None:
            self._fact(node, node.when, found)
        elif node.op in value.COMPARE:
            self._comparison(node, found)
        elif node.op == "derived":
            return self.mask(_mask(node.parts[0]))
        else:
            self.line(f"{found} = {self._bind(node.plain)}(f)")
        return found

    def _fact(self, node: MaskNode, when: MaskNode, found: str) -> None:
        asked = self.condition(when)
        self.line(f"if {asked} == 2: {found} = R[{node.fact}]")
        self.line(f"elif {asked} == 4: {found} = 1")
        self.line(f"else: {found} = R[{node.fact}] | 1")

    def _has(self, node: MaskNode, found: str) -> None:
        (members,) = node.parts
        if not isinstance(members, MembersNode):
            raise TypeError("`has` reads a set")
        got = self._new()
        self.line(f"{got} = f.raw_members[{members.fact}]")
        can, cannot = f"2 if not {got}[1] & {node.arg} else 0", f"4 if not {got}[0] & {node.arg} else 0"
        if members.when is None:
            self.line(f"{found} = ({can}) | ({cannot})")
            return
        asked = self.condition(members.when)
        self.line(f"if {asked} == 2: {found} = ({can}) | ({cannot})")
        self.line(f"elif {asked} == 4: {found} = 4")
        self.line(f"else: {found} = 4 | ({can})")

    def _choice(self, node: MaskNode, found: str) -> None:
        chooser, yes, no = node.parts
        chosen = self.condition(_mask(chooser))
        self.line(f"{found} = 0")
        for branch, ruled_out in ((yes, FALSE), (no, TRUE)):
            self.line(f"if {chosen} != {ruled_out}:")
            self._indent += 1
            got = self.mask(_mask(branch))
            self.line(f"{found} |= {got}")
            self._indent -= 1

    def _junction(self, node: MaskNode, found: str) -> None:
        ends, other = (FALSE, TRUE) if node.op == "and" else (TRUE, FALSE)
        self.line(f"{found} = {other}")
        for place, part in enumerate(node.parts):
            if place:
                self.line(f"if {found} != {ends}:")
                self._indent += 1
            got = self.condition(_mask(part))
            self.line(f"{found} = {ends} if {got} == {ends} else {found} | {got}")
            if place:
                self._indent -= 1

    def _comparison(self, node: MaskNode, found: str) -> None:
        left, right = node.parts
        if isinstance(left, SpanNode) and isinstance(right, SpanNode):
            if right.op == "literal":
                self._with_number(node.op, left, right, found)
            elif left.op == "literal":
                self._with_number(_FLIPPED[node.op], right, left, found)
            else:
                compare = self._bind(value.COMPARE[node.op])
                self.line(f"{found} = {compare}({self.span(left)}, {self.span(right)})")
            return
        a, b = _mask(left), _mask(right)
        if b.op == "literal" or a.op == "literal":
            other, literal = (a, b.arg) if b.op == "literal" else (b, a.arg)
            got = self.mask(other)
            if node.op == "eq":
                self.line(f"{found} = (2 if {got} & {literal} else 0) | (4 if {got} != {literal} else 0)")
            else:
                self.line(
                    f"{found} = (2 if {got} & {~(literal | 1)} else 0) | (4 if {got} & {literal | 1} else 0)"
                )
            return
        equals = self._bind(value.equal_masks if node.op == "eq" else value.unequal_masks)
        self.line(f"{found} = {equals}({self.mask(a)}, {self.mask(b)})")

    def _with_number(self, op: str, node: SpanNode, literal: SpanNode, found: str) -> None:
        if not isinstance(literal.constant, Span):
            raise TypeError("a literal has its number")
        number = literal.constant.lo
        can, cannot = _BOUNDS[op]
        got = self.span(node)
        ends = (f"{got}[0]", number, f"{got}[1]")
        can, cannot = can.format(*ends), cannot.format(*ends)
        if node.op == "as_of" or (node.op == "fact" and node.when is None):
            self.line(f"{found} = (2 if {can} else 0) | (4 if {cannot} else 0)")
            return
        self.line(f"if {got}[2]: {found} = (2 if {can} else 0) | (4 if {cannot} or {got}[3] else 0)")
        self.line(f"else: {found} = 4")

    def span(self, node: SpanNode) -> str:
        """The name of a node's interval."""
        found = self._new()
        if node.op == "as_of":
            self.line(f"{found} = f.as_of")
        elif node.op == "fact" and node.when is None:
            self.line(f"{found} = S[{node.fact}]")
        elif node.slot >= 0:
            self.line(f"{found} = f.spans[{node.slot}]")
            self.line(f"if {found} is None: {found} = {self._bind(node.value)}(f)")
        else:
            self.line(f"{found} = {self._bind(node.value)}(f)")
        return found


def _mask(node: Node) -> MaskNode:
    if not isinstance(node, MaskNode):
        raise TypeError("a condition was expected")
    return node
