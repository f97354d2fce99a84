"""States of all rule versions for blocks of rows: logic first, then whatever cells might settle.

Works out once, for columns of one shape, what there is to compute; then runs it over block after block.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np

from ploughshare.law.batch_circuit import NEVER, Bit
from ploughshare.law.batch_column import Array, Block, taken, whole_column
from ploughshare.law.batch_hanging import Hanging, Repeating
from ploughshare.law.batch_logic import (
    ABSENT,
    PARTIAL,
    BatchProgram,
    Dated,
    Node,
    Shape,
    batch_program_of,
)
from ploughshare.law.batch_probe import Probing
from ploughshare.law.batch_settle import settled
from ploughshare.law.batch_tape import Tape, loose
from ploughshare.law.batch_value import FALSE, TRUE
from ploughshare.law.pack import Cut, Pack


class Judge:
    """A pack's rule versions over blocks of one shape."""

    def __init__(self, pack: Pack, shape: Shape) -> None:
        self._program = program = batch_program_of(pack, shape)
        repeating = Repeating(program)
        unsure = [dated for dated in program.versions if program.meaning.unsure(dated.holds.condition)]
        repeated = [(dated, repeating.repeated(dated.holds)) for dated in unsure]
        self._open = [(dated, bit) for dated, bit in repeated if bit != NEVER]
        bits = [bit for dated in program.versions for bit in _sides(dated.holds)]
        self._tape = Tape(program.circuit, [*bits, *(bit for _, bit in self._open)])
        answered = tuple(PARTIAL if answer == ABSENT else answer for answer in shape.answered)
        self._probing = Probing(pack, shape.day, [dated.place for dated, _ in self._open])
        self._settling = Settling(pack, Shape(answered, shape.day))

    def states(self, block: Block, found: Array) -> None:
        """Write the states [version, row] of a block into `found`."""
        planes, _ = self._tape.run(block)
        versions = len(self._program.versions)
        for place in range(versions):
            write_states(planes[2 * place], planes[2 * place + 1], found[place])
        self._settle(block, planes[2 * versions :], found)

    def _settle(self, block: Block, undecided: Sequence[Array | bool], found: Array) -> None:
        """Settle what is undecided (a plane for each open version)."""
        some = np.zeros(-(-block.rows // 8), np.uint8)
        for plane in undecided:
            some |= np.uint8(255 * plane) if isinstance(plane, bool) else plane
        rows = np.flatnonzero(loose(some, block.rows))
        if not len(rows):
            return
        few = block.taken(rows)
        both_ways = self._probing.both_ways(few)
        for (dated, _), plane, shown in zip(self._open, undecided, both_ways, strict=True):
            left = np.flatnonzero(_rows(plane, block.rows)[rows] & ~loose(shown, few.rows))
            if len(left):
                found[dated.place, rows[left]] = self._settling.states(dated.place, few, left)


class Settling:
    """Versions tried over cells. Facts that were not asked are columns here like the others."""

    def __init__(self, pack: Pack, shape: Shape) -> None:
        self._pack, self._shape = pack, shape
        self._tapes: dict[int, tuple[tuple[int, ...], Tape, Tape]] = {}

    @cached_property
    def _program(self) -> BatchProgram:
        return batch_program_of(self._pack, self._shape)

    @cached_property
    def _hanging(self) -> Hanging:
        return Hanging(self._program)

    def states(self, place: int, block: Block, rows: Array) -> Array:
        """The states of one version in some rows, in which it is unsure."""
        dated = self._program.versions[place]
        numbers, hanging, alone = self._of(dated)
        columns = {
            number: taken(block.columns[number], rows)
            if number in block.columns
            else whole_column(self._pack.facts[number], len(rows))
            for number in dated.holds.facts
        }
        few = Block(block.as_of[rows], columns)
        planes, _ = hanging.run(few)
        cuts = []
        for number, plane in zip(numbers, planes, strict=True):
            hangs = _rows(plane, few.rows)
            if hangs.any():
                question = self._program.question(number)
                cuts.append((question, dated.version.cuts.get(question.spec.id, Cut()), hangs))

        def judge(cells: Block) -> Array:
            (can_true, can_false), _ = alone.run(cells)
            found = np.empty(cells.rows, np.uint8)
            write_states(can_true, can_false, found)
            return found

        return settled(few, cuts, judge)

    def _of(self, dated: Dated) -> tuple[tuple[int, ...], Tape, Tape]:
        if dated.place not in self._tapes:
            circuit, found = self._program.circuit, self._hanging.of(dated.holds)
            numbers = tuple(sorted(found))
            hanging = Tape(circuit, [found[number] for number in numbers])
            self._tapes[dated.place] = numbers, hanging, Tape(circuit, _sides(dated.holds))
        return self._tapes[dated.place]


def _sides(node: Node) -> list[Bit]:
    values = node.condition.values
    return [values[TRUE], values[FALSE]]


def _rows(plane: Array | bool, count: int) -> Array:
    return np.full(count, plane) if isinstance(plane, bool) else loose(plane, count)


def write_states(can_true: Array | bool, can_false: Array | bool, into: Array) -> None:
    """States of one version from where it can be true (2) and where it can be false (4)."""
    count = len(into)
    if isinstance(can_true, bool):
        into[:] = 2 if can_true else 0
    else:
        np.left_shift(np.unpackbits(can_true, count=count, bitorder="little"), 1, out=into)
    if isinstance(can_false, bool):
        into |= np.uint8(4 if can_false else 0)
    else:
        into |= np.left_shift(np.unpackbits(can_false, count=count, bitorder="little"), 2)


@lru_cache(maxsize=12)
def judge_of(pack: Pack, shape: Shape) -> Judge:
    """The judge of a pack's versions for columns of one shape."""
    return Judge(pack, shape)
