"""What an expression can reach: the facts it reads, and where a fact's value can change its truth.

Runs once, when a pack is compiled; both evaluators then take `reads` and `cuts` from the compiled pack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ploughshare.law.dates import HOURS_A_DAY, day_number, day_text, hour_number, hour_text
from ploughshare.law.expr import COMPARE_OPS, LITERALS, NAMED_NUMBERS, Ast, Json

_FLIPPED: Final = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
_AT: Final = {"lt": (0,), "ge": (0,), "le": (1,), "gt": (1,), "eq": (0, 1), "ne": (0, 1)}
"""Cut points of `x OP c`, relative to c."""
_VALUES: Final = (LITERALS - {"bool"}) | {"sym"}
_CONDITIONS: Final = COMPARE_OPS | {"and", "or", "not", "in", "has", "applies"}


@dataclass(frozen=True, slots=True)
class ReachedFact:
    """What cutting needs to know of a fact: its type, members, domain, and `when`.

    `unit`: of money the currency, of a duration its unit. `step`: its possible numbers lie so far apart.
    """

    id: str
    type: str
    values: tuple[str, ...]
    lo: int
    hi: int
    when: Ast | None
    unit: str = ""
    step: int = 1


@dataclass(slots=True)
class Cuts:
    """Where facts are cut: groups of members, members asked for, cut points."""

    groups: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    points: dict[str, set[int]] = field(default_factory=dict)

    def of(self, fact: ReachedFact, more: Iterable[int] = ()) -> Json:
        """A fact's cuts as in the compiled pack; `more`: further cut points."""
        if fact.type == "enum":
            return _partition(fact.values, self.groups.get(fact.id, []))
        if fact.type == "set":
            asked = self.members.get(fact.id, set())
            return [value for value in fact.values if value in asked]
        wanted = {-(-c // fact.step) * fact.step for c in (*self.points.get(fact.id, ()), *more)}
        points = sorted(c for c in wanted if fact.lo < c <= fact.hi)
        if fact.type in {"day", "hour"}:
            return [(day_text if fact.type == "day" else hour_text)(c) for c in points]
        return list(points)


def _partition(values: tuple[str, ...], groups: list[frozenset[str]]) -> Json:
    """Members that no group tells apart share a block; in the author's order."""
    blocks: dict[tuple[bool, ...], list[Json]] = {}
    for value in values:
        blocks.setdefault(tuple(value in group for group in groups), []).append(value)
    return list(blocks.values())


def number_of(literal: Ast) -> int:
    """The whole number that a literal other than a bool or a member stands for."""
    if literal.op == "day":
        return day_number(literal.names[0])
    return hour_number(literal.names[0]) if literal.op == "hour" else literal.number


_SEEN: Final[Mapping[str, Callable[[int], int]]] = {
    "": lambda c: c,
    "day_of": lambda c: c * HOURS_A_DAY,
    "start_of": lambda c: -(-c // HOURS_A_DAY),
}
"""A cut of what a fact is seen as, as a cut of the fact: a day's first hour, the first day from an hour."""


def _measures(literal: Ast, fact: ReachedFact, seen_as: str) -> bool:
    """Whether a literal is of a fact's own kind, currency and unit, or of what it is seen as."""
    if seen_as:
        return (literal.op, fact.type) == (("day", "hour") if seen_as == "day_of" else ("hour", "day"))
    return literal.op == fact.type and (literal.op not in NAMED_NUMBERS or literal.names[0] == fact.unit)


class Reach:
    """Reachability over one pack's facts and derived values."""

    def __init__(self, facts: Mapping[str, ReachedFact], derived: Mapping[str, Ast]) -> None:
        self._facts = facts
        self._derived = derived

    def reads(self, trees: Iterable[Ast]) -> set[str]:
        """The facts that the trees depend on, through derived values and the facts' own `when`."""
        return self._walk(trees, [])

    def cuts(self, trees: Iterable[Ast]) -> Cuts:
        """Where the facts that the trees depend on are cut."""
        atoms: list[Ast] = []
        self._walk(trees, atoms)
        found = Cuts()
        for atom in atoms:
            self._cut(atom, found)
        return found

    def _walk(self, trees: Iterable[Ast], atoms: list[Ast]) -> set[str]:
        facts: set[str] = set()
        seen: set[str] = set()
        waiting = list(trees)
        while waiting:
            tree = waiting.pop()
            waiting.extend(tree.parts)
            if tree.op in COMPARE_OPS or tree.op in {"in", "has"}:
                atoms.append(tree)
            elif tree.op in {"fact", "derived"} and tree.names[0] not in seen:
                ident = tree.names[0]
                seen.add(ident)
                if tree.op == "derived":
                    waiting.append(self._derived[ident])
                    continue
                facts.add(ident)
                when = self._facts[ident].when
                if when is not None:
                    waiting.append(when)
        return facts

    def _cut(self, atom: Ast, into: Cuts) -> None:
        sides = [self._values(part) for part in atom.parts]
        if atom.op == "has":
            for fact, _ in sides[0][0]:
                into.members.setdefault(fact.id, set()).update(atom.names)
            return
        if atom.op == "in":
            for fact, _ in sides[0][0]:
                into.groups.setdefault(fact.id, []).append(frozenset(atom.names))
            return
        (left, left_literals), (right, right_literals) = sides
        if left and right:
            for fact, _ in (*left, *right):
                into.groups.setdefault(fact.id, []).extend(frozenset((value,)) for value in fact.values)
            return
        facts, literals, op = (
            (left, right_literals, atom.op) if left else (right, left_literals, _FLIPPED[atom.op])
        )
        for literal in literals:
            for fact, seen_as in facts:
                if literal.op == "sym" and fact.type == "enum":
                    into.groups.setdefault(fact.id, []).append(frozenset(literal.names))
                elif _measures(literal, fact, seen_as):
                    c = number_of(literal)
                    points = into.points.setdefault(fact.id, set())
                    points.update(_SEEN[seen_as](c + step) for step in _AT[op])

    def _values(self, tree: Ast) -> tuple[list[tuple[ReachedFact, str]], list[Ast]]:
        """The facts and the literals that a tree's value is made of: not those in its conditions.

        With each fact, as what it is seen: itself, an hour as its day, or a day as its first hour.
        """
        facts: dict[tuple[str, str], ReachedFact] = {}
        literals: list[Ast] = []
        waiting = [(tree, "")]
        done: set[tuple[str, str]] = set()
        while waiting:
            node, seen_as = waiting.pop()
            if node.op == "fact":
                facts[node.names[0], seen_as] = self._facts[node.names[0]]
            elif node.op == "derived":
                if (node.names[0], seen_as) not in done:
                    done.add((node.names[0], seen_as))
                    waiting.append((self._derived[node.names[0]], seen_as))
            elif node.op in _VALUES:
                literals.append(node)
            elif node.op == "if":
                waiting.extend((part, seen_as) for part in node.parts[1:])
            elif node.op not in _CONDITIONS:
                inner = node.op if node.op in _SEEN and not seen_as else seen_as
                waiting.extend((part, inner) for part in node.parts)
        return [(fact, seen_as) for (_, seen_as), fact in facts.items()], literals
