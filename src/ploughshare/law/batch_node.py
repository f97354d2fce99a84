"""Columns of answers, blocks of rows, and expressions as nodes that give a value for every row of a block.

A node's parts stay readable, as in `node`, so that `batch_settle` can ask what an answer hangs on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from ploughshare.law import batch_value as many
from ploughshare.law.batch_value import Array, Sets, Spans
from ploughshare.law.pack import Fact, Rule, Version
from ploughshare.law.value import FALSE, NA, TRUE, UNSURE


class MaskColumn(NamedTuple):
    """A bool's or enum's answers: bits of what is possible (bool: TRUE, FALSE; enum: 2 << place)."""

    mask: Array


class SpanColumn(NamedTuple):
    """An int's or day's answers: both ends included; days are ordinals."""

    lo: Array
    hi: Array


class SetColumn(NamedTuple):
    """A set's answers: bits of the members surely in and surely out (2 << place)."""

    inside: Array
    outside: Array


Column: TypeAlias = MaskColumn | SpanColumn | SetColumn


class Block:
    """Rows evaluated together: the day of each, columns by fact number, and what was computed of them."""

    __slots__ = ("as_of", "columns", "computed", "hung", "rows")

    def __init__(self, as_of: Array, columns: Mapping[int, Column]) -> None:
        self.rows = len(as_of)
        self.as_of = as_of
        self.columns = columns
        self.computed: dict[int, Any] = {}
        self.hung: dict[tuple[int, str], Array | None] = {}


@dataclass(frozen=True, slots=True, eq=False)
class MaskNode:
    """A bool or an enum."""

    number: int
    op: str
    parts: tuple[Node, ...]
    facts: frozenset[int]
    compute: Callable[[Block], Array]
    is_bool: bool
    may_be_na: bool
    fact: int = -1

    def value(self, block: Block) -> Array:
        """Masks, na included; one row if all rows are alike."""
        if self.number not in block.computed:
            block.computed[self.number] = self.compute(block)
        found: Array = block.computed[self.number]
        return found

    def cond(self, block: Block) -> Array:
        """As a condition: na is false."""
        mask = self.value(block)
        return many.condition(mask) if self.may_be_na else mask


@dataclass(frozen=True, slots=True, eq=False)
class SpanNode:
    """An int or a day."""

    number: int
    op: str
    parts: tuple[Node, ...]
    facts: frozenset[int]
    compute: Callable[[Block], Spans]
    fact: int = -1

    def value(self, block: Block) -> Spans:
        """Intervals; one row if all rows are alike."""
        if self.number not in block.computed:
            block.computed[self.number] = self.compute(block)
        found: Spans = block.computed[self.number]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class SetNode:
    """A set fact."""

    number: int
    op: str
    parts: tuple[Node, ...]
    facts: frozenset[int]
    compute: Callable[[Block], Sets]
    fact: int = -1

    def value(self, block: Block) -> Sets:
        """Members surely in and surely out."""
        return self.compute(block)


Node: TypeAlias = MaskNode | SpanNode | SetNode


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A fact: its number, its `when`, and the bits of its members."""

    number: int
    spec: Fact
    when: MaskNode | None
    bits: Mapping[str, int]

    @property
    def whole(self) -> int:
        """The mask of everything possible; of a set, of all members."""
        return UNSURE if self.spec.type == "bool" else sum(self.bits.values())


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A rule version: E(v)."""

    rule: Rule
    version: Version
    holds: MaskNode


def read_masks(number: int, when: MaskNode | None) -> Callable[[Block], Array]:
    """A bool's or enum's answers, na where its `when` says so."""

    def plain(block: Block) -> Array:
        column = block.columns[number]
        if not isinstance(column, MaskColumn):
            raise TypeError("a bool or an enum has masks")
        return column.mask

    def asked(block: Block) -> Array:
        mask = plain(block)
        return mask if when is None else many.asked_masks(when.cond(block), mask)

    return asked


def read_spans(number: int, when: MaskNode | None) -> Callable[[Block], Spans]:
    """An int's or day's answers, na where its `when` says so."""

    def read(block: Block) -> Spans:
        column = block.columns[number]
        if not isinstance(column, SpanColumn):
            raise TypeError("an int or a day has ends")
        if when is None:
            return Spans(column.lo, column.hi, None, None)
        applies = when.cond(block)
        return Spans(column.lo, column.hi, many.can(applies, TRUE), many.can(applies, FALSE))

    return read


def read_sets(number: int, when: MaskNode | None) -> Callable[[Block], Sets]:
    """A set's answers, na where its `when` says so."""

    def read(block: Block) -> Sets:
        column = block.columns[number]
        if not isinstance(column, SetColumn):
            raise TypeError("a set has members")
        if when is None:
            return Sets(column.inside, column.outside, None, None)
        applies = when.cond(block)
        return Sets(column.inside, column.outside, many.can(applies, TRUE), many.can(applies, FALSE))

    return read


def presence(node: Node) -> Callable[[Block], Array]:
    """`applies(x)`: true unless x is na."""

    def read(block: Block) -> Array:
        if isinstance(node, MaskNode):
            mask = node.value(block)
            return many.answer(many.without_na(mask) != 0, many.can(mask, NA))
        value = node.value(block)
        rows = value[0]
        here = np.ones(rows.shape, bool) if value.here is None else value.here
        return many.answer(here, np.zeros(rows.shape, bool) if value.na is None else value.na)

    return read
