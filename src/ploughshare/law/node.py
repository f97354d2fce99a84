"""Expressions as nodes: each gives its abstract value in a frame, a person's answers on one day.

docs/packs.md, "What a value is while answers are missing". A node's parts stay readable, for reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from ploughshare.law import value
from ploughshare.law.function import OF_ONE, of_two
from ploughshare.law.value import FALSE, NA, NOWHERE, TRUE, UNSURE, Members, Span

EMPTY: Final = -1
NO_MEMBERS: Final = Members(0, 0, False, True)


class Frame:
    """Answers as abstract values, by fact number, and what was computed from them on `as_of`."""

    __slots__ = (
        *("as_of", "hung", "masks", "pruned", "raw_masks", "raw_members", "raw_spans", "spans", "truths"),
    )

    def __init__(
        self,
        as_of: int,
        raw: tuple[list[int], list[Span], list[Members]],
        memo: tuple[list[int], list[Span | None]],
    ) -> None:
        self.as_of = Span(as_of, as_of, True, False)
        self.raw_masks, self.raw_spans, self.raw_members = raw
        self.masks, self.spans = memo
        self.truths: dict[MaskNode, int] = {}
        self.hung: dict[Node, tuple[int, bool]] = {}
        self.pruned: dict[tuple[Node, int], int] = {}


class MaskNode:
    """A bool or an enum. `cond`: a bool read as a condition, so that na counts as false.

    `slot`: where a frame keeps its value, or -1. `arg`: the mask of a literal, or of the members that `in` or
    `has` names. `when`: of a fact. `plain`: its value worked out by its parts.
    """

    __slots__ = (
        *("arg", "cond", "fact", "facts", "is_bool", "op", "parts", "plain", "slot", "value", "when"),
    )

    def __init__(
        self,
        op: str,
        parts: tuple[Node, ...],
        value: Callable[[Frame], int],
        *,
        is_bool: bool = True,
        may_be_na: bool = False,
        facts: frozenset[int] = frozenset(),
        fact: int = -1,
        slot: int = -1,
        arg: int = 0,
        when: MaskNode | None = None,
    ) -> None:
        self.op = op
        self.parts = parts
        self.value = value
        self.plain = value
        self.slot = slot
        self.arg = arg
        self.when = when
        self.is_bool = is_bool
        self.cond = _folded(value) if may_be_na else value
        self.facts: frozenset[int] = facts.union(*(part.facts for part in parts))
        self.fact = fact

    def kept(self, slot: int, read: Callable[[Frame], int]) -> MaskNode:
        """The same, with its value kept in a frame's slot and read from there."""
        return MaskNode(
            self.op,
            self.parts,
            read,
            is_bool=self.is_bool,
            may_be_na=self.cond is not self.value,
            facts=self.facts,
            fact=self.fact,
            slot=slot,
            arg=self.arg,
            when=self.when,
        )


class SpanNode:
    """An int, a day, an hour, money, a ratio or a duration: all that are intervals."""

    __slots__ = ("constant", "fact", "facts", "op", "parts", "slot", "value", "when")

    def __init__(
        self,
        op: str,
        parts: tuple[Node, ...],
        value: Callable[[Frame], Span],
        facts: frozenset[int] = frozenset(),
        fact: int = -1,
        *,
        slot: int = -1,
        constant: Span | None = None,
        when: MaskNode | None = None,
    ) -> None:
        self.op = op
        self.parts = parts
        self.value = value
        self.slot = slot
        self.constant = constant
        self.when = when
        self.facts: frozenset[int] = facts.union(*(part.facts for part in parts))
        self.fact = fact

    def kept(self, slot: int, read: Callable[[Frame], Span]) -> SpanNode:
        """The same, with its value kept in a frame's slot and read from there."""
        return SpanNode(self.op, self.parts, read, self.facts, self.fact, slot=slot, when=self.when)


class MembersNode:
    """A set."""

    __slots__ = ("fact", "facts", "op", "parts", "value", "when")

    def __init__(
        self, value: Callable[[Frame], Members], facts: frozenset[int], fact: int, when: MaskNode | None
    ) -> None:
        self.op = "fact"
        self.parts: tuple[Node, ...] = ()
        self.value = value
        self.facts = facts
        self.fact = fact
        self.when = when


Node: TypeAlias = MaskNode | SpanNode | MembersNode


def slots(start: MaskNode) -> tuple[list[int], list[int]]:
    """Where a frame keeps anything that a condition rests on: slots of masks, and of spans."""
    seen: set[Node] = set()
    waiting: list[Node] = [start]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(node.parts)
            if node.when is not None:
                waiting.append(node.when)
    masks = [node.slot for node in seen if isinstance(node, MaskNode) and node.slot >= 0]
    return masks, [node.slot for node in seen if isinstance(node, SpanNode) and node.slot >= 0]


def _folded(mask: Callable[[Frame], int]) -> Callable[[Frame], int]:
    def read(frame: Frame) -> int:
        return value.condition(mask(frame))

    return read


def read_mask(number: int, when: MaskNode | None) -> Callable[[Frame], int]:
    """A bool's or enum's answer, na where its `when` says so."""
    if when is None:
        return lambda frame: frame.raw_masks[number]
    asked = when.cond

    def read(frame: Frame) -> int:
        applies = asked(frame)
        if applies == TRUE:
            return frame.raw_masks[number]
        return NA if applies == FALSE else frame.raw_masks[number] | NA

    return read


def read_span(number: int, when: MaskNode | None) -> Callable[[Frame], Span]:
    """The answer to a fact that is an interval, na where its `when` says so."""
    if when is None:
        return lambda frame: frame.raw_spans[number]
    asked = when.cond

    def read(frame: Frame) -> Span:
        applies = asked(frame)
        if applies == FALSE:
            return NOWHERE
        raw = frame.raw_spans[number]
        return raw if applies == TRUE else Span(raw.lo, raw.hi, True, True)

    return read


def read_members(number: int, when: MaskNode | None) -> Callable[[Frame], Members]:
    """A set's answer, na where its `when` says so."""
    if when is None:
        return lambda frame: frame.raw_members[number]
    asked = when.cond

    def read(frame: Frame) -> Members:
        applies = asked(frame)
        if applies == FALSE:
            return NO_MEMBERS
        raw = frame.raw_members[number]
        return raw if applies == TRUE else Members(raw.inside, raw.outside, True, True)

    return read


def constant_mask(mask: int, *, is_bool: bool = True) -> MaskNode:
    """A literal bool or member."""
    return MaskNode("literal", (), lambda _: mask, is_bool=is_bool, arg=mask)


def constant_span(at: int) -> SpanNode:
    """A literal number or day."""
    span = Span(at, at, True, False)
    return SpanNode("literal", (), lambda _: span, constant=span)


def junction(op: str, parts: tuple[MaskNode, ...]) -> MaskNode:
    """Kleene's `and` and `or`: the first part that settles it ends the search."""
    reads = tuple(part.cond for part in parts)
    settles, rest = (FALSE, TRUE) if op == "and" else (TRUE, FALSE)

    def join(frame: Frame) -> int:
        found = rest
        for read in reads:
            mask = read(frame)
            if mask == settles:
                return settles
            found |= mask
        return found

    return MaskNode(op, parts, join)


def negation(part: MaskNode) -> MaskNode:
    """Kleene's `not`."""
    read = part.cond
    turned = (0, 0, FALSE, 0, TRUE, 0, UNSURE)
    return MaskNode("not", (part,), lambda frame: turned[read(frame)])


def presence(part: Node) -> MaskNode:
    """`applies(x)`: true unless x is na."""
    if isinstance(part, MaskNode):
        mask = part.value
        return MaskNode(
            "applies", (part,), lambda frame: _presence(mask(frame) & ~NA != 0, mask(frame) & NA != 0)
        )
    if isinstance(part, SpanNode):
        span = part.value
        return MaskNode("applies", (part,), lambda frame: _presence(span(frame).here, span(frame).na))
    members = part.value
    return MaskNode("applies", (part,), lambda frame: _presence(members(frame).here, members(frame).na))


def _presence(here: bool, na: bool) -> int:
    return value.answer(here, na)


def comparison(op: str, left: Node, right: Node) -> MaskNode:
    """A comparison of two nodes of one type."""
    if isinstance(left, SpanNode) and isinstance(right, SpanNode):
        span, other, compare = left.value, right.value, value.COMPARE[op]
        return MaskNode(op, (left, right), lambda frame: compare(span(frame), other(frame)))
    if not (isinstance(left, MaskNode) and isinstance(right, MaskNode)):
        raise TypeError("a comparison has two operands of one type")
    a, b = left.value, right.value
    equals = value.equal_masks if op == "eq" else value.unequal_masks
    return MaskNode(op, (left, right), lambda frame: equals(a(frame), b(frame)))


def choice(chooser: MaskNode, yes: Node, no: Node) -> Node:
    """`if(cond, a, b)`: the union of both while the condition is unsure."""
    read = chooser.cond
    if isinstance(yes, SpanNode) and isinstance(no, SpanNode):
        span, other = yes.value, no.value

        def choose_span(frame: Frame) -> Span:
            chosen = read(frame)
            if chosen == TRUE:
                return span(frame)
            return other(frame) if chosen == FALSE else value.hull(span(frame), other(frame))

        return SpanNode("if", (chooser, yes, no), choose_span)
    if not (isinstance(yes, MaskNode) and isinstance(no, MaskNode)):
        raise TypeError("`if` has two branches of one type")
    mask, rest = yes.value, no.value

    def choose(frame: Frame) -> int:
        chosen = read(frame)
        if chosen == TRUE:
            return mask(frame)
        return rest(frame) if chosen == FALSE else mask(frame) | rest(frame)

    return MaskNode("if", (chooser, yes, no), choose, is_bool=yes.is_bool, may_be_na=True)


def function(op: str, parts: tuple[SpanNode, ...], word: str, ratio_of: int) -> SpanNode:
    """A function of numbers, days or hours; na where an operand is."""
    reads = tuple(part.value for part in parts)
    if op in {"latest", "max"}:
        return SpanNode(op, parts, lambda frame: value.greatest([read(frame) for read in reads]))
    if op in {"earliest", "min"}:
        return SpanNode(op, parts, lambda frame: value.least([read(frame) for read in reads]))
    if op in OF_ONE:
        ends_of_one = OF_ONE[op]
        (only,) = reads

        def apply_one(frame: Frame) -> Span:
            a = only(frame)
            if not a.here:
                return NOWHERE
            lo, hi = ends_of_one(a)
            return Span(lo, hi, True, a.na)

        return SpanNode(op, parts, apply_one)
    ends = of_two(op, word, ratio_of)
    first, second = reads

    def apply(frame: Frame) -> Span:
        a, b = first(frame), second(frame)
        if not (a.here and b.here):
            return NOWHERE
        lo, hi = ends(a, b)
        return Span(lo, hi, True, a.na or b.na)

    return SpanNode(op, parts, apply)
