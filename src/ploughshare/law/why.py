"""Why a rule version holds or may hold: the answers that decide it, and those that would change it.

docs/packs.md, "The assessment": `because` and `changes`. What an unsure answer hangs on is `settle`'s.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ploughshare.law.expr import Json
from ploughshare.law.form import number_form
from ploughshare.law.logic import Dated, Program, Question
from ploughshare.law.node import Frame, MaskNode, Node, SpanNode
from ploughshare.law.pack import Cut
from ploughshare.law.settle import blocks
from ploughshare.law.value import FALSE, TRUE, Members, Span

_OTHER: Final = {TRUE: FALSE, FALSE: TRUE}


@dataclass(frozen=True, slots=True)
class Turn:
    """Other answers to a fact under which a version would no longer hold; `to` in the form of answers."""

    fact: str
    to: tuple[Json, ...]

    def to_json(self) -> Json:
        """As in the assessment."""
        return {"fact": self.fact, "to": list(self.to)}


def because(program: Program, frame: Frame, node: MaskNode, want: int = TRUE) -> frozenset[int]:
    """The facts, by number, that decide a condition, such as E(v): it is pruned for `want`, TRUE or FALSE."""
    return _Pruning(program, frame).facts(node, want)


def turns(program: Program, frame: Frame, dated: Dated, number: int) -> Turn | None:
    """The blocks of a fact's whole domain under which E(v), everything else equal, can only be false."""
    return _turn(program, frame, dated, number, lambda mask: mask == FALSE)


def openings(program: Program, frame: Frame, dated: Dated, number: int) -> Turn | None:
    """The blocks of a fact's whole domain under which E(v), everything else equal, can be true.

    None if there are no such blocks, or no others.
    """
    return _turn(program, frame, dated, number, lambda mask: bool(mask & TRUE))


def _turn(
    program: Program, frame: Frame, dated: Dated, number: int, wanted: Callable[[int], bool]
) -> Turn | None:
    question = program.questions[number]
    if question.spec.type == "set":
        return None
    cut = dated.version.cuts.get(question.spec.id, Cut())
    every = list(blocks(question, cut, program.whole(question), frame.as_of.lo))
    found = [block for block in every if wanted(dated.holds.value(program.changed(frame, number, block)))]
    if not found or len(found) == len(every):
        return None
    return Turn(question.spec.id, tuple(_form(program, question, block) for block in found))


def _form(program: Program, question: Question, block: int | Span | Members) -> Json:
    if isinstance(block, Span):
        spec = question.spec
        return [
            None if block.lo == spec.lo else number_form(program.pack, spec, block.lo),
            None if block.hi == spec.hi else number_form(program.pack, spec, block.hi),
        ]
    if question.spec.type == "bool":
        return block == TRUE
    return [member for member, bit in question.bits.items() if isinstance(block, int) and bit & block]


class _Pruning:
    """One walk over a condition; each node is taken once for each wanted truth."""

    def __init__(self, program: Program, frame: Frame) -> None:
        self._program = program
        self._frame = frame
        self._found: set[int] = set()
        self._seen: set[tuple[Node, int]] = set()

    def facts(self, node: MaskNode, want: int) -> frozenset[int]:
        self._condition(node, want)
        return frozenset(self._found)

    def _condition(self, node: MaskNode, want: int) -> None:
        if (node, want) in self._seen:
            return
        self._seen.add((node, want))
        if node.op in {"and", "or"}:
            self._junction(node, want)
        elif node.op == "not":
            self._inner(node.parts[0], _OTHER[want])
        elif node.op == "derived":
            self._inner(node.parts[0], want)
        elif node.op == "if":
            for branch in self._branches(node):
                self._inner(branch, want)
        elif node.op == "applies":
            self._applies(node.parts[0], want)
        elif node.op == "fact":
            self._fact(node)
        else:
            for part in node.parts:
                self._operand(part)

    def _inner(self, node: Node, want: int) -> None:
        if isinstance(node, MaskNode):
            self._condition(node, want)

    def _junction(self, node: MaskNode, want: int) -> None:
        parts = [part for part in node.parts if isinstance(part, MaskNode)]
        if want == (TRUE if node.op == "and" else FALSE):
            for part in parts:
                self._condition(part, want)
            return
        truths = [part.cond(self._frame) for part in parts]
        if want in truths:
            self._condition(parts[truths.index(want)], want)
            return
        for part, truth in zip(parts, truths, strict=True):
            if truth & want:
                self._condition(part, want)

    def _both_ways(self, node: MaskNode) -> int:
        """Prune a condition for the truth it has; for both if it is unsure."""
        truth = node.cond(self._frame)
        for want in (TRUE, FALSE):
            if truth & want:
                self._condition(node, want)
        return truth

    def _branches(self, node: Node) -> tuple[Node, ...]:
        chooser, yes, no = node.parts
        if not isinstance(chooser, MaskNode):
            raise TypeError("`if` begins with a condition")
        chosen = self._both_ways(chooser)
        if chosen == TRUE:
            return (yes,)
        return (no,) if chosen == FALSE else (yes, no)

    def _fact(self, node: Node) -> None:
        when = self._program.questions[node.fact].when
        asked = TRUE if when is None else when.cond(self._frame)
        if when is not None and asked == FALSE:
            self._condition(when, FALSE)
            return
        self._found.add(node.fact)
        if when is not None and asked != TRUE:
            self._condition(when, TRUE)

    def _operand(self, node: Node) -> None:
        if (node, 0) in self._seen:
            return
        self._seen.add((node, 0))
        if node.op == "fact":
            self._fact(node)
        elif node.op == "if":
            for branch in self._branches(node):
                self._operand(branch)
        elif isinstance(node, MaskNode) and node.is_bool and node.op not in {"derived", "literal"}:
            self._both_ways(node)
        else:
            for part in node.parts:
                self._operand(part)

    def _applies(self, node: Node, want: int) -> None:
        if node.op == "fact":
            when = self._program.questions[node.fact].when
            if when is not None:
                self._condition(when, want)
        else:
            self._presence(node)

    def _presence(self, node: Node) -> None:
        if node.op == "fact":
            when = self._program.questions[node.fact].when
            if when is not None:
                self._both_ways(when)
        elif node.op == "if":
            for branch in self._branches(node):
                self._presence(branch)
        elif node.op == "derived" or isinstance(node, SpanNode):
            for part in node.parts:
                self._presence(part)
