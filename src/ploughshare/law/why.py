"""Why a rule version holds or may hold: the answers that decide it, and those that would change it.

docs/packs.md, "The assessment": `because` and `changes`. What an unsure answer hangs on is `hanging`'s.
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
from ploughshare.law.trial import Trial
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


def because(program: Program, frame: Frame, node: MaskNode, want: int = TRUE) -> int:
    """The facts that decide a condition, such as E(v), as a bit mask: pruned for `want`, TRUE or FALSE."""
    return _Pruning(program, frame).condition(node, want)


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
    trial = Trial(program, frame, dated.holds, number)
    found = []
    for block in every:
        trial.put(block)
        if wanted(dated.holds.value(frame)):
            found.append(block)
    trial.back()
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
    """Conditions pruned to what decides them; what was found of a node is kept in the frame."""

    def __init__(self, program: Program, frame: Frame) -> None:
        self._questions = program.questions
        self._frame = frame
        self._found = frame.pruned
        self._truths = frame.truths

    def condition(self, node: MaskNode, want: int) -> int:
        """The facts of a condition pruned for a truth."""
        found = self._found.get((node, want))
        if found is None:
            found = self._found[node, want] = self._condition(node, want)
        return found

    def _condition(self, node: MaskNode, want: int) -> int:
        op = node.op
        if op in {"and", "or"}:
            return self._junction(node, want)
        if op == "not":
            return self._inner(node.parts[0], _OTHER[want])
        if op == "derived":
            return self._inner(node.parts[0], want)
        if op == "if":
            deciding, branches = self._branches(node)
            for branch in branches:
                deciding |= self._inner(branch, want)
            return deciding
        if op == "applies":
            return self._applies(node.parts[0], want)
        if op == "fact":
            return self._fact(node)
        facts = 0
        for part in node.parts:
            facts |= self._operand(part)
        return facts

    def _inner(self, node: Node, want: int) -> int:
        return self.condition(node, want) if isinstance(node, MaskNode) else 0

    def _junction(self, node: MaskNode, want: int) -> int:
        facts = 0
        if want == (TRUE if node.op == "and" else FALSE):
            for part in node.parts:
                facts |= self._inner(part, want)
            return facts
        possible: list[MaskNode] = []
        for part in node.parts:
            if isinstance(part, MaskNode):
                truth = self._truth(part)
                if truth == want:
                    return self.condition(part, want)
                if truth & want:
                    possible.append(part)
        for part in possible:
            facts |= self.condition(part, want)
        return facts

    def _truth(self, node: MaskNode) -> int:
        found = self._truths.get(node)
        if found is None:
            found = self._truths[node] = node.cond(self._frame)
        return found

    def _both_ways(self, node: MaskNode) -> int:
        """A condition pruned for the truth it has; for both if it is unsure."""
        truth = self._truth(node)
        facts = self.condition(node, TRUE) if truth & TRUE else 0
        return facts | self.condition(node, FALSE) if truth & FALSE else facts

    def _branches(self, node: Node) -> tuple[int, tuple[Node, ...]]:
        """What decides an `if`, and the branches that it allows."""
        chooser, yes, no = node.parts
        if not isinstance(chooser, MaskNode):
            raise TypeError("`if` begins with a condition")
        deciding = self._both_ways(chooser)
        chosen = self._truth(chooser)
        if chosen == TRUE:
            return deciding, (yes,)
        return deciding, ((no,) if chosen == FALSE else (yes, no))

    def _fact(self, node: Node) -> int:
        when = self._questions[node.fact].when
        if when is None:
            return 1 << node.fact
        asked = self._truth(when)
        if asked == FALSE:
            return self.condition(when, FALSE)
        return 1 << node.fact | (0 if asked == TRUE else self.condition(when, TRUE))

    def _operand(self, node: Node) -> int:
        found = self._found.get((node, 0))
        if found is None:
            found = self._found[node, 0] = self._value(node)
        return found

    def _value(self, node: Node) -> int:
        if node.op == "fact":
            return self._fact(node)
        if isinstance(node, MaskNode) and node.is_bool and node.op not in {"derived", "literal", "if"}:
            return self._both_ways(node)
        facts, parts = self._branches(node) if node.op == "if" else (0, node.parts)
        for part in parts:
            facts |= self._operand(part)
        return facts

    def _applies(self, node: Node, want: int) -> int:
        if node.op != "fact":
            return self._presence(node)
        when = self._questions[node.fact].when
        return 0 if when is None else self.condition(when, want)

    def _presence(self, node: Node) -> int:
        if node.op == "fact":
            when = self._questions[node.fact].when
            return 0 if when is None else self._both_ways(when)
        facts = 0
        if node.op == "if":
            facts, parts = self._branches(node)
        else:
            parts = node.parts if node.op == "derived" or isinstance(node, SpanNode) else ()
        for part in parts:
            facts |= self._presence(part)
        return facts
