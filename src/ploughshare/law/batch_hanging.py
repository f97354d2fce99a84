"""What unsure conditions hang on, in every row, as parts of a circuit (docs/packs.md, `hangs`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

from ploughshare.law.batch_circuit import NEVER, Bit
from ploughshare.law.batch_column import spanned
from ploughshare.law.batch_logic import BatchProgram, Node
from ploughshare.law.batch_value import FALSE, TRUE, Masks, Sets, Spans

T = TypeVar("T")


class _Walk(Generic[T]):
    """From a node through its unsure parts to the facts. `T`: what is gathered on the way."""

    def __init__(self, program: BatchProgram) -> None:
        self._program = program
        self._circuit = program.circuit
        self._found: dict[tuple[int, str], T] = {}
        self._kept: list[Node] = []

    # What is gathered

    def nothing(self) -> T:
        """Nothing in any row."""
        raise NotImplementedError

    def own(self, node: Node, member: str) -> T:
        """A fact itself; of a set one member of it, if one was asked for."""
        raise NotImplementedError

    def together(self, parts: Sequence[T]) -> T:
        """What several parts give that count side by side."""
        raise NotImplementedError

    def instead(self, parts: Sequence[T]) -> T:
        """What several parts give of which each case has one only."""
        raise NotImplementedError

    def where(self, found: T, rows: Bit) -> T:
        """The same in some of the rows."""
        raise NotImplementedError

    def of_bounds(self, node: Node, found: Sequence[T]) -> T:
        """What the first and the last day of a version give together."""
        return self.together(found)

    def of_comparison(self, node: Node, found: T) -> T:
        """What is told of a comparison, `in` or `has` besides its operands."""
        return found

    def unknown(self, number: int) -> Bit:
        """Where a fact's answer leaves more than one value."""
        answer = self._program.question(number).answer
        if answer.exact:
            return NEVER
        if isinstance(answer, Spans):
            return self._circuit.same(answer.lo, answer.hi) ^ 1
        if isinstance(answer, Masks):
            return self._program.meaning.several(answer.values.values())
        decided = (self._circuit.either(answer.inside[m], answer.outside[m]) for m in answer.inside)
        return self._circuit.every(decided) ^ 1

    # The walk

    def of(self, node: Node) -> T:
        """What a condition hangs on."""
        return self._once(node, "condition", self._condition)

    def of_value(self, node: Node) -> T:
        """What an operand hangs on: na and the values it can take are all things it can be."""
        return self._once(node, "value", self._value)

    def _once(self, node: Node, asked: str, walk: Callable[[Node], T]) -> T:
        key = (id(node), asked)
        if key not in self._found:
            self._kept.append(node)
            self._found[key] = walk(node)
        return self._found[key]

    def _condition(self, node: Node) -> T:
        unsure = self._program.meaning.unsure(node.condition)
        if unsure == NEVER:
            return self.nothing()
        return self.where(self._of_condition(node), unsure)

    def _of_condition(self, node: Node) -> T:
        if node.op in {"and", "or", "not"}:
            return self.together([self.of(part) for part in node.parts])
        if node.op == "in_force":
            return self.of_bounds(node, [self.of(part) for part in node.parts])
        if node.op == "derived":
            return self.of(node.parts[0])
        if node.op == "if":
            return self._branches(node, self.of)
        if node.op == "applies":
            return self._presence(node.parts[0])
        if node.op == "fact":
            return self._fact(node)
        if node.op == "has":
            operand = node.parts[0]
            rows = self._program.meaning.unsure(operand.value)
            return self.where(self._fact(operand, node.member), rows)
        return self.of_comparison(node, self.together([self.of_value(part) for part in node.parts]))

    def _branches(self, node: Node, walk: Callable[[Node], T]) -> T:
        """Of an `if`: what its condition hangs on, and the branches that it allows."""
        chooser, *branches = node.parts
        chosen = chooser.condition.values
        found = [
            self.where(walk(branch), chosen[truth])
            for branch, truth in zip(branches, (TRUE, FALSE), strict=True)
        ]
        return self.together([self.of(chooser), self.instead(found)])

    def _fact(self, node: Node, member: str = "") -> T:
        question = self._program.question(node.fact)
        own = self.own(node, member)
        return own if question.when is None else self.together([own, self.of(question.when)])

    def _value(self, node: Node) -> T:
        unsure = self._program.meaning.unsure(node.value)
        if unsure == NEVER:
            return self.nothing()
        return self.where(self._of_value(node), unsure)

    def _of_value(self, node: Node) -> T:
        if node.op == "fact":
            return self._fact(node)
        if node.op == "derived":
            return self.of_value(node.parts[0])
        if node.op == "if":
            return self._branches(node, self.of_value)
        if node.cond is not None:
            return self.of(node)
        return self.together([self.of_value(part) for part in node.parts])

    def _presence(self, node: Node) -> T:
        """What decides whether a node is na."""
        if node.op == "fact":
            when = self._program.question(node.fact).when
            return self.nothing() if when is None else self.of(when)
        if node.op == "derived":
            return self._presence(node.parts[0])
        if node.op == "if":
            return self._branches(node, self._presence)
        if isinstance(node.value, Spans):
            return self.together([self._presence(part) for part in node.parts])
        return self.nothing()


Hung: TypeAlias = Mapping[int, Bit]


class Hanging(_Walk[Hung]):
    """By fact number, in which rows a condition hangs on it."""

    def nothing(self) -> Hung:
        return {}

    def own(self, node: Node, member: str) -> Hung:
        return {node.fact: self.unknown(node.fact)}

    def together(self, parts: Sequence[Hung]) -> Hung:
        if len(parts) == 1:
            return parts[0]
        numbers = dict.fromkeys(number for part in parts for number in part)
        return {n: self._circuit.some(part.get(n, NEVER) for part in parts) for n in numbers}

    def instead(self, parts: Sequence[Hung]) -> Hung:
        return self.together(parts)

    def where(self, found: Hung, rows: Bit) -> Hung:
        bounded = {number: self._circuit.both(bit, rows) for number, bit in found.items()}
        return {number: bit for number, bit in bounded.items() if bit != NEVER}


Met: TypeAlias = Mapping[tuple[int, str], tuple[Bit, Bit]]
_GAPS: tuple[int, str] = (-1, "")


class Repeating(_Walk[Met]):
    """By fact, and member of a set, in which rows an unsure condition meets it once, and more than once.

    Where none is met more than once, every unsure part can go either way whatever the others do: both
    answers are possible, and no cells can settle it.
    """

    def repeated(self, node: Node) -> Bit:
        """In which rows cells might settle an unsure condition."""
        return self._circuit.some(more for _, more in self.of(node).values())

    def nothing(self) -> Met:
        return {}

    def own(self, node: Node, member: str) -> Met:
        answer = self._program.question(node.fact).answer
        if isinstance(answer, Sets):
            undecided = self._circuit.either(answer.inside[member], answer.outside[member]) ^ 1
        else:
            undecided = self.unknown(node.fact)
        return {} if undecided == NEVER else {(node.fact, member): (undecided, NEVER)}

    def together(self, parts: Sequence[Met]) -> Met:
        if len(parts) == 1:
            return parts[0]
        keys = dict.fromkeys(key for part in parts for key in part)
        found = {}
        for key in keys:
            met = [part[key] for part in parts if key in part]
            once = self._circuit.some(bit for bit, _ in met)
            twice = self._program.meaning.several(bit for bit, _ in met)
            found[key] = (once, self._circuit.some([twice, *(more for _, more in met)]))
        return found

    def instead(self, parts: Sequence[Met]) -> Met:
        keys = dict.fromkeys(key for part in parts for key in part)
        return {
            key: (
                self._circuit.some(part[key][0] for part in parts if key in part),
                self._circuit.some(part[key][1] for part in parts if key in part),
            )
            for key in keys
        }

    def where(self, found: Met, rows: Bit) -> Met:
        both = self._circuit.both
        bounded = {key: (both(once, rows), both(more, rows)) for key, (once, more) in found.items()}
        return {key: pair for key, pair in bounded.items() if pair != (NEVER, NEVER)}

    def of_bounds(self, node: Node, found: Sequence[Met]) -> Met:
        """A day that may be any between its ends may lie within the bounds and may not."""
        axis = node.parts[0].parts[0]
        return self.instead(found) if self._gapless(axis) else self.together(found)

    def of_comparison(self, node: Node, found: Met) -> Met:
        """Two computed numbers can be equal only if each takes every value between its ends."""
        if node.op not in {"eq", "ne"} or not isinstance(node.parts[0].value, Spans):
            return found
        if all(self._gapless(part) for part in node.parts):
            return found
        return self.together([found, {_GAPS: (NEVER, 1)}])

    def _gapless(self, node: Node) -> bool:
        if node.op == "derived":
            return self._gapless(node.parts[0])
        if node.op == "fact":
            kind = self._program.question(node.fact).spec.type
            return spanned(kind) and kind != "ratio"
        return node.op in {"literal", "as_of"}
