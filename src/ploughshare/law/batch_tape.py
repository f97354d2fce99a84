"""Running a circuit over blocks of rows with NumPy: what the asked outputs need, each step once.

Bits are kept packed, eight rows a byte, so that logic costs next to nothing; numbers are kept as narrow as
their bounds allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np

from ploughshare.law import batch_number as rows_of
from ploughshare.law.batch_circuit import ALWAYS, NEVER, Bit, Circuit, Number
from ploughshare.law.batch_column import Array, Block

_INT32: Final = np.iinfo(np.int32)


def packed(rows: Array) -> Array:
    """Yes or no for every row, eight to a byte."""
    return np.packbits(rows, bitorder="little")


def loose(plane: Array, count: int) -> Array:
    """Yes or no for each of `count` rows, a byte each."""
    return np.unpackbits(plane, count=count, bitorder="little").view(np.bool_)


_Registers: TypeAlias = list[Any]
_Step: TypeAlias = Callable[[_Registers, Block], None]


class Tape:
    """The steps that compute some bits and numbers of a circuit."""

    def __init__(self, circuit: Circuit, bits: Sequence[Bit], numbers: Sequence[Number] = ()) -> None:
        self._bits, self._numbers = tuple(bits), tuple(numbers)
        writer = _Writer(circuit, self._bits, self._numbers)
        self._steps = writer.steps
        self._slots = writer.slots
        self._ends = writer.ends
        self._bit_slots = {bit: writer.plane(bit) for bit in self._bits if bit > ALWAYS}
        self._number_slots = {number: writer.number(number) for number in self._numbers}
        writer.release((*self._bit_slots.values(), *self._number_slots.values()))

    def run(self, block: Block) -> tuple[list[Array | bool], list[Array | int]]:
        """Packed planes (or what holds in every row), and numbers (or what they are in every row)."""
        registers: _Registers = [None] * self._slots[0]
        for step, unused in zip(self._steps, self._ends, strict=True):
            step(registers, block)
            for slot in unused:
                registers[slot] = None
        planes = [registers[self._bit_slots[b]] if b > ALWAYS else b == ALWAYS for b in self._bits]
        return planes, [registers[self._number_slots[number]] for number in self._numbers]


class _Writer:
    """Writes a tape. A gate's bit is kept as it is, or as its contrary, whichever costs fewer steps."""

    def __init__(self, circuit: Circuit, bits: Sequence[Bit], numbers: Sequence[Number]) -> None:
        self._circuit = circuit
        self.steps: list[_Step] = []
        self.ends: list[tuple[int, ...]] = []
        self.slots = [0]
        self._reads: list[tuple[int, ...]] = []
        self._planes: dict[Bit, int] = {}
        self._loose: dict[Bit, int] = {}
        self._numbers: dict[Number, int] = {}
        self._types: dict[Number, Any] = {}
        for gate in _needed(circuit, bits, numbers):
            self._write(gate)

    def release(self, kept: Iterable[int]) -> None:
        """Say after which step each register is no longer needed."""
        last = {slot: place for place, reads in enumerate(self._reads) for slot in reads}
        for slot in kept:
            last.pop(slot, None)
        unused: list[list[int]] = [[] for _ in self.steps]
        for slot, place in last.items():
            unused[place].append(slot)
        self.ends.extend(map(tuple, unused))

    def _slot(self) -> int:
        self.slots[0] += 1
        return self.slots[0] - 1

    def _step(self, step: _Step, reads: tuple[int, ...]) -> None:
        self.steps.append(step)
        self._reads.append(reads)

    # Bits

    def plane(self, bit: Bit) -> int:
        """The register of a bit's packed plane."""
        if bit not in self._planes:
            if bit in self._loose and bit ^ 1 not in self._planes:
                self._planes[bit] = self._unary(packed, self._loose[bit])
            else:
                self._planes[bit] = self._unary(np.invert, self.plane(bit ^ 1))
        return self._planes[bit]

    def _rows(self, bit: Bit) -> int:
        """The register of a bit, a byte a row."""
        if bit not in self._loose:
            source, target = self.plane(bit), self._slot()

            def unpack(registers: _Registers, block: Block) -> None:
                registers[target] = loose(registers[source], block.rows)

            self._step(unpack, (source,))
            self._loose[bit] = target
        return self._loose[bit]

    def _unary(self, function: Callable[[Array], Array], source: int) -> int:
        target = self._slot()

        def apply(registers: _Registers, _: Block) -> None:
            registers[target] = function(registers[source])

        self._step(apply, (source,))
        return target

    def _binary(self, function: Callable[[Array, Array], Array], a: int, b: int) -> int:
        target = self._slot()

        def apply(registers: _Registers, _: Block) -> None:
            registers[target] = function(registers[a], registers[b])

        self._step(apply, (a, b))
        return target

    def _every(self, gate: int, bits: tuple[Bit, ...]) -> None:
        contrary = sum(bit not in self._planes and bit ^ 1 in self._planes for bit in bits)
        turned = 2 * contrary > len(bits)
        join = np.bitwise_or if turned else np.bitwise_and
        first, *rest = (self.plane(bit ^ 1 if turned else bit) for bit in bits)
        for other in rest:
            first = self._binary(join, first, other)
        self._planes[2 * gate + turned] = first

    def _plane_of_column(self, gate: int, data: tuple[Any, ...]) -> None:
        number, part, mask = data
        target = self._slot()

        def read(registers: _Registers, block: Block) -> None:
            answers: Array = getattr(block.columns[number], part)
            held = answers & mask
            registers[target] = packed(held if held.dtype == np.uint8 else (held != 0).astype(np.bool_))

        self._step(read, ())
        self._planes[2 * gate] = target

    # Numbers

    def number(self, number: Number) -> int:
        """The register of a number."""
        if number not in self._numbers:
            value, target = self._circuit.bounds[number][0], self._slot()

            def fill(registers: _Registers, _: Block) -> None:
                registers[target] = value

            self._step(fill, ())
            self._numbers[number] = target
        return self._numbers[number]

    def _type(self, *numbers: Number) -> Any:
        """The narrowest type that holds all that these numbers can be."""
        ends = [end for number in numbers for end in self._circuit.bounds[number]]
        return np.int32 if _INT32.min <= min(ends) and max(ends) <= _INT32.max else np.int64

    def _write(self, gate: int) -> None:
        op, args, data = self._circuit.gates[gate]
        if op == "every":
            self._every(gate, args)
        elif op == "plane":
            self._plane_of_column(gate, data)
        elif op in {"less", "same"}:
            function = np.less if op == "less" else np.equal
            self._loose[2 * gate] = self._binary(function, self.number(args[0]), self.number(args[1]))
        elif op == "pick":
            self._pick(gate, *args)
        elif op in {"end", "as_of"}:
            self._column_end(gate, data)
        elif op != "constant":
            self._numbers[gate] = self._arithmetic(gate, op, args, data)

    def _column_end(self, gate: int, data: tuple[Any, ...]) -> None:
        target, kind = self._slot(), self._type(gate)

        def read(registers: _Registers, block: Block) -> None:
            values: Array = getattr(block.columns[data[0]], data[1]) if data else block.as_of
            registers[target] = values.astype(kind, copy=False)

        self._step(read, ())
        self._numbers[gate] = target

    def _pick(self, gate: int, chosen: Bit, yes: Number, no: Number) -> None:
        """By arithmetic: choosing row by row costs ten times as much."""
        rows = self._rows(chosen)
        (y_lo, y_hi), (n_lo, n_hi) = self._circuit.bounds[yes], self._circuit.bounds[no]
        apart = self._circuit.constant(y_lo - n_hi), self._circuit.constant(y_hi - n_lo)
        kind = self._type(yes, no, *apart)
        if y_lo == y_hi and n_lo == n_hi:
            step = y_lo - n_lo
            gained = self._unary(lambda held: np.multiply(held, step, dtype=kind), rows)
        else:
            apart_at = self._binary(
                lambda a, b: np.subtract(a, b, dtype=kind), self.number(yes), self.number(no)
            )
            if (n_lo, n_hi) == (0, 0):
                apart_at = self.number(yes)
            gained = self._binary(lambda held, by: np.multiply(held, by, dtype=kind), rows, apart_at)
        if (n_lo, n_hi) != (0, 0):
            gained = self._binary(lambda a, b: np.add(a, b, dtype=kind), gained, self.number(no))
        self._numbers[gate] = gained

    def _arithmetic(self, gate: int, op: str, args: tuple[Number, ...], data: tuple[Any, ...]) -> int:
        kind = self._type(gate, *args)
        ufunc = _UFUNCS.get(op)
        if ufunc is not None:
            a, b = (self.number(arg) for arg in args)
            return self._binary(lambda left, right: ufunc(left, right, dtype=kind), a, b)
        if op == "times":
            return self._unary(lambda number: np.multiply(number, data[0], dtype=kind), self.number(args[0]))
        if op == "day_of":
            return self._unary(rows_of.day_of, self.number(args[0]))
        if op == "share":
            return self._share(gate, args, data)
        function = rows_of.CALENDAR[op]
        return self._binary(lambda a, b: function(a, b, data[0]), *(self.number(arg) for arg in args))

    def _share(self, gate: int, args: tuple[Number, ...], data: tuple[Any, ...]) -> int:
        amount, ratio = args
        over, rounding = data
        narrow = self._type(gate)
        exact = self._circuit.value(ratio)
        if exact is not None:
            divide = rows_of.fixed_share(self._circuit.bounds[amount], exact, over, rounding)
            return self._unary(
                lambda amounts: divide(amounts).astype(narrow, copy=False), self.number(amount)
            )
        return self._binary(
            lambda amounts, ratios: rows_of.share(amounts, ratios, over, rounding).astype(narrow, copy=False),
            self.number(amount),
            self.number(ratio),
        )


_UFUNCS: Final[Mapping[str, Any]] = {
    "add": np.add,
    "sub": np.subtract,
    "greater": np.maximum,
    "lesser": np.minimum,
}


def _needed(circuit: Circuit, bits: Sequence[Bit], numbers: Sequence[Number]) -> list[int]:
    """The gates that the outputs read, each after those it reads."""
    wanted = {bit >> 1 for bit in bits if bit > ALWAYS} | set(numbers)
    waiting = list(wanted)
    while waiting:
        for source in _sources(circuit, waiting.pop()):
            if source not in wanted:
                wanted.add(source)
                waiting.append(source)
    return sorted(wanted - {NEVER})


def _sources(circuit: Circuit, gate: int) -> list[int]:
    op, args, _ = circuit.gates[gate]
    if op == "every":
        return [bit >> 1 for bit in args]
    if op == "pick":
        return [args[0] >> 1, args[1], args[2]]
    return list(args)
