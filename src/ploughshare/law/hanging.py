"""What an unsure answer hangs on: the unknown facts reached through unsure parts only.

docs/packs.md, "What an unsure answer hangs on". Sets of facts are bit masks of their numbers. With each goes
whether three-valued logic is exact there: no fact comes in twice, and each part takes on all that its mask or
interval says, so that nothing is left for cells to settle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from ploughshare.law.logic import Program
from ploughshare.law.node import Frame, MaskNode, Node, SpanNode
from ploughshare.law.value import FALSE, TRUE, Members, Span, point, single

Hung: TypeAlias = tuple[int, bool]
"""Facts as a bit mask; whether three-valued logic is exact there."""
_NOTHING: Final[Hung] = (0, True)
_CONTIGUOUS: Final = frozenset(
    {"days_between", "hours_between", "add_days", "add_hours", "add", "sub", "day_of"}
)
"""Functions that take on every whole number of their interval if their operands do."""
_JUNCTIONS: Final = frozenset({"and", "or", "not"})


def numbers(facts: int) -> list[int]:
    """The facts of a mask, by number, in the pack's order."""
    found = []
    while facts:
        lowest = facts & -facts
        found.append(lowest.bit_length() - 1)
        facts ^= lowest
    return found


def hangs(program: Program, node: MaskNode, frame: Frame) -> frozenset[int]:
    """The unknown facts that a condition's answer hangs on, by number."""
    return frozenset(numbers(hung(program, node, frame)[0]))


def hung(program: Program, node: MaskNode, frame: Frame) -> Hung:
    """As `hangs`, as a bit mask, and whether three-valued logic is exact there."""
    found: Hung | None = frame.hung.get(node)
    if found is None:
        found = frame.hung[node] = _condition(program, node, frame)
    return found


def hung_value(program: Program, node: Node, frame: Frame) -> Hung:
    """As `hung`, for an operand: na and the values it can take are all things it can be."""
    if _definite(node, frame):
        return _NOTHING
    if node.op == "fact":
        return _fact(program, node, frame)
    if node.op == "derived":
        return hung_value(program, node.parts[0], frame)
    if node.op == "if":
        chooser, *branches = _taken(node, frame)
        parts = [hung_value(program, part, frame) for part in branches]
        return _together([hung(program, chooser, frame), *parts])[0], False
    if isinstance(node, MaskNode) and node.is_bool:
        return hung(program, node, frame)
    facts, exact = _together([hung_value(program, part, frame) for part in node.parts])
    return facts, exact and node.op in _CONTIGUOUS


def _condition(program: Program, node: MaskNode, frame: Frame) -> Hung:
    mask = frame.truths.get(node)
    if mask is None:
        mask = frame.truths[node] = node.cond(frame)
    if mask & (mask - 1) == 0:
        return _NOTHING
    op = node.op
    if op in _JUNCTIONS:
        return _junction(program, node, frame)
    if op == "derived":
        (inner,) = node.parts
        return hung(program, inner, frame) if isinstance(inner, MaskNode) else _NOTHING
    if op == "if":
        chooser, *branches = _taken(node, frame)
        masks = [hung(program, part, frame) for part in branches if isinstance(part, MaskNode)]
        return _together([hung(program, chooser, frame), *masks])[0], False
    if op == "applies":
        return _presence(program, node.parts[0], frame)
    if op == "fact":
        return _fact(program, node, frame)
    if len(node.parts) == 1:
        return hung_value(program, node.parts[0], frame)
    return _together([hung_value(program, part, frame) for part in node.parts])


def _junction(program: Program, node: MaskNode, frame: Frame) -> Hung:
    memo = frame.hung
    facts, exact = 0, True
    for part in node.parts:
        if not isinstance(part, MaskNode):
            raise TypeError("`and`, `or` and `not` join conditions")
        found = memo.get(part)
        if found is None:
            found = memo[part] = _condition(program, part, frame)
        more, sure = found
        exact = exact and sure and not facts & more
        facts |= more
    return facts, exact


def _together(parts: Iterable[Hung]) -> Hung:
    """All that several parts hang on; exact if each is, and they share no fact."""
    facts, exact = 0, True
    for more, sure in parts:
        exact = exact and sure and not facts & more
        facts |= more
    return facts, exact


def _taken(node: Node, frame: Frame) -> tuple[MaskNode, *tuple[Node, ...]]:
    """The condition of an `if`, and the branches that it allows."""
    chooser, yes, no = node.parts
    if not isinstance(chooser, MaskNode):
        raise TypeError("`if` begins with a condition")
    chosen = chooser.cond(frame)
    if chosen == TRUE:
        return chooser, yes
    return (chooser, no) if chosen == FALSE else (chooser, yes, no)


def _definite(node: Node, frame: Frame) -> bool:
    """Whether an operand can be one thing only; na is one thing."""
    if isinstance(node, MaskNode):
        return single(node.value(frame))
    if isinstance(node, SpanNode):
        return point(node.value(frame))
    return not node.value(frame).here


def _fact(program: Program, node: Node, frame: Frame) -> Hung:
    question = program.questions[node.fact]
    when = question.when
    of_when = _NOTHING if when is None else hung(program, when, frame)
    if when is not None and when.cond(frame) == FALSE:
        return of_when
    if known(program, frame, node.fact):
        return of_when
    # Between the ends of an unknown ratio lie numbers that no answer gives.
    return _together([of_when, (1 << node.fact, question.spec.step == 1)])


def known(program: Program, frame: Frame, number: int) -> bool:
    """Whether a fact's answer leaves one value only."""
    raw = program.raw(frame, number)
    if isinstance(raw, Members):
        return raw.inside | raw.outside == program.questions[number].all_members
    return raw.lo == raw.hi if isinstance(raw, Span) else single(raw)


def _presence(program: Program, node: Node, frame: Frame) -> Hung:
    """What decides whether a node is na."""
    if node.op == "fact":
        when = program.questions[node.fact].when
        return _NOTHING if when is None else hung(program, when, frame)
    if node.op == "derived":
        return _presence(program, node.parts[0], frame)
    if node.op == "if":
        chooser, *branches = _taken(node, frame)
        parts = [_presence(program, part, frame) for part in branches]
        return _together([hung(program, chooser, frame), *parts])[0], False
    if isinstance(node, SpanNode):
        return _together([_presence(program, part, frame) for part in node.parts])[0], False
    return _NOTHING
