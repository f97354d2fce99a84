"""Settling what Kleene's logic leaves unsure: what an answer hangs on, and trying its cells.

docs/packs.md, "What an unsure answer hangs on" and "Settling".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ploughshare.law.logic import Dated, Program, Question
from ploughshare.law.node import Frame, MaskNode, Node, SpanNode
from ploughshare.law.pack import Cut
from ploughshare.law.value import FALSE, TRUE, UNSURE, Members, Span, point, single

MAX_CELLS: Final = 512
_NOTHING: Final[frozenset[int]] = frozenset()


def state(program: Program, frame: Frame, dated: Dated) -> int:
    """E(v) after settling: TRUE, FALSE or UNSURE."""
    found = dated.holds.value(frame)
    if found != UNSURE:
        return found
    splits: list[tuple[int, list[int | Span | Members]]] = []
    cells = 1
    for number in sorted(hangs(program, dated.holds, frame)):
        question = program.questions[number]
        raw = program.raw(frame, number)
        cut = dated.version.cuts.get(question.spec.id, Cut())
        cells *= cell_count(question, cut, raw, frame.as_of.lo)
        if cells > MAX_CELLS:
            return UNSURE
        splits.append((number, list(cell_values(question, cut, raw, frame.as_of.lo))))
    splits.sort(key=lambda split: len(split[1]))
    return _try_cells(program, frame, dated.holds, splits)


def _try_cells(
    program: Program, frame: Frame, holds: MaskNode, splits: list[tuple[int, list[int | Span | Members]]]
) -> int:
    """The answer that all cells share, or UNSURE.

    A part of the cells that is already definite is not split further: refining an answer never turns a
    definite value into another, so the result is that of trying every cell.
    """
    found = holds.value(frame)
    if found != UNSURE or not splits:
        return found
    (number, values), *rest = splits
    together = 0
    for raw in values:
        together |= _try_cells(program, program.changed(frame, number, raw), holds, rest)
        if together == UNSURE:
            return UNSURE
    return together


def cell_count(question: Question, cut: Cut, raw: int | Span | Members, as_of: int) -> int:
    """How many cells a fact is split into."""
    if isinstance(raw, Members):
        return 1 << len(_unsure_members(question, cut, raw))
    return sum(1 for _ in blocks(question, cut, raw, as_of))


def cell_values(
    question: Question, cut: Cut, raw: int | Span | Members, as_of: int
) -> Iterator[int | Span | Members]:
    """A fact's cells; of a set, every combination of its listed members that are unsure."""
    if not isinstance(raw, Members):
        yield from blocks(question, cut, raw, as_of)
        return
    unsure = _unsure_members(question, cut, raw)
    for choice in range(1 << len(unsure)):
        inside = sum(bit for place, bit in enumerate(unsure) if choice >> place & 1)
        yield Members(raw.inside | inside, raw.outside | (sum(unsure) - inside), raw.here, raw.na)


def blocks(
    question: Question, cut: Cut, raw: int | Span | Members, as_of: int
) -> Iterator[int | Span | Members]:
    """A fact's possible values, split at its cuts; of a set, each unsure member alone, out then in."""
    if isinstance(raw, Members):
        for bit in _unsure_members(question, cut, raw):
            yield Members(raw.inside, raw.outside | bit, raw.here, raw.na)
            yield Members(raw.inside | bit, raw.outside, raw.here, raw.na)
    elif isinstance(raw, Span):
        spec = question.spec
        yield from _intervals(raw, cut.points, as_of if spec.type == "day" else None, spec.step)
    elif question.spec.type == "bool":
        yield from (value for value in (FALSE, TRUE) if raw & value)
    else:
        for group in cut.groups:
            meeting = raw & sum(question.bits[member] for member in group)
            if meeting:
                yield meeting


def _unsure_members(question: Question, cut: Cut, raw: Members) -> list[int]:
    bits = (question.bits[member] for member in cut.members)
    return [bit for bit in bits if not bit & (raw.inside | raw.outside)]


def _intervals(raw: Span, points: tuple[int, ...], as_of: int | None, step: int) -> Iterator[Span]:
    more = () if as_of is None else (as_of, as_of + 1)
    lo = raw.lo
    for at in sorted({*points, *more}):
        if lo < at <= raw.hi:
            yield Span(lo, at - step, True, False)
            lo = at
    yield Span(lo, raw.hi, True, False)


def hangs(program: Program, node: MaskNode, frame: Frame) -> frozenset[int]:
    """The unknown facts that a condition's answer hangs on, by number."""
    found = frame.hung.get(node)
    if found is None:
        found = frame.hung[node] = _hangs_condition(program, node, frame)
    return found


def _hangs_condition(program: Program, node: MaskNode, frame: Frame) -> frozenset[int]:
    if single(node.cond(frame)):
        return _NOTHING
    if node.op in {"and", "or", "not"}:
        return _union(hangs(program, part, frame) for part in node.parts if isinstance(part, MaskNode))
    if node.op == "derived":
        (inner,) = node.parts
        return hangs(program, inner, frame) if isinstance(inner, MaskNode) else _NOTHING
    if node.op == "if":
        chooser, *branches = _taken(node, frame)
        inner_masks = [branch for branch in branches if isinstance(branch, MaskNode)]
        return hangs(program, chooser, frame).union(
            *(hangs(program, branch, frame) for branch in inner_masks)
        )
    if node.op == "applies":
        return _hangs_presence(program, node.parts[0], frame)
    if node.op == "fact":
        return _hangs_fact(program, node, frame)
    return _union(hangs_value(program, part, frame) for part in node.parts)


def _union(sets: Iterator[frozenset[int]]) -> frozenset[int]:
    return _NOTHING.union(*sets)


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
    members = node.value(frame)
    return not members.here


def _hangs_fact(program: Program, node: Node, frame: Frame) -> frozenset[int]:
    question = program.questions[node.fact]
    of_when = _NOTHING if question.when is None else hangs(program, question.when, frame)
    surely_na = question.when is not None and question.when.cond(frame) == FALSE
    if surely_na or known(program, frame, node.fact):
        return of_when
    return of_when | {node.fact}


def known(program: Program, frame: Frame, number: int) -> bool:
    """Whether a fact's answer leaves one value only."""
    raw = program.raw(frame, number)
    if isinstance(raw, Members):
        return raw.inside | raw.outside == sum(program.questions[number].bits.values())
    return raw.lo == raw.hi if isinstance(raw, Span) else single(raw)


def hangs_value(program: Program, node: Node, frame: Frame) -> frozenset[int]:
    """As `hangs`, for an operand: na and the values it can take are all things it can be."""
    if _definite(node, frame):
        return _NOTHING
    if node.op == "fact":
        return _hangs_fact(program, node, frame)
    if node.op == "derived":
        return hangs_value(program, node.parts[0], frame)
    if node.op == "if":
        chooser, *branches = _taken(node, frame)
        return hangs(program, chooser, frame).union(*(hangs_value(program, part, frame) for part in branches))
    if isinstance(node, MaskNode) and node.is_bool:
        return hangs(program, node, frame)
    return _union(hangs_value(program, part, frame) for part in node.parts)


def _hangs_presence(program: Program, node: Node, frame: Frame) -> frozenset[int]:
    """What decides whether a node is na."""
    if node.op == "fact":
        when = program.questions[node.fact].when
        return _NOTHING if when is None else hangs(program, when, frame)
    if node.op == "derived":
        return _hangs_presence(program, node.parts[0], frame)
    if node.op == "if":
        chooser, *branches = _taken(node, frame)
        return hangs(program, chooser, frame).union(
            *(_hangs_presence(program, part, frame) for part in branches)
        )
    if isinstance(node, SpanNode):
        return _union(_hangs_presence(program, part, frame) for part in node.parts)
    return _NOTHING
