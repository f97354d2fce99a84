"""A compiled pack as a circuit: facts, derived values and rule versions as nodes over blocks of rows.

Built from the same trees as `logic`, for one shape of columns: what is the same in every row is folded away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from ploughshare.law.batch_circuit import ALWAYS, NEVER, Bit, Circuit
from ploughshare.law.batch_column import SPANNED, domain, member_bits, spanned
from ploughshare.law.batch_value import FALSE, TRUE, Masks, Meaning, Sets, Spans, Value
from ploughshare.law.dates import day_number, hour_number
from ploughshare.law.expr import Ast
from ploughshare.law.pack import Clause, Fact, Pack, Rule, Version

ABSENT: Final = "absent"
EXACT: Final = "exact"
PARTIAL: Final = "partial"

_COMPARE: Final = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})
_ONE: Final = frozenset({"day_of", "start_of", "count"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of blocks before their rows are read: how each fact is answered, and a common day."""

    answered: tuple[str, ...]
    day: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An expression. `facts`: those it may read; `fact`: the number of the one it is."""

    op: str
    parts: tuple[Node, ...]
    value: Value
    facts: frozenset[int]
    cond: Masks | None = None
    fact: int = -1
    member: str = ""

    @property
    def condition(self) -> Masks:
        """As a condition: na is false."""
        if self.cond is None:
            raise TypeError(f"a condition was expected, not {self.op}")
        return self.cond


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A fact: its number, the bits its members have in a column, its `when`, and what its answer may be."""

    number: int
    spec: Fact
    bits: Mapping[str, int]
    when: Node | None
    answer: Value


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A rule version: E(v). `place`: among all versions of the pack."""

    place: int
    rule: Rule
    version: Version
    holds: Node


class BatchProgram:
    """All of a pack's expressions, for columns of one shape."""

    def __init__(self, pack: Pack, shape: Shape) -> None:
        self.pack = pack
        self.shape = shape
        self.circuit = Circuit()
        self.meaning = Meaning(self.circuit)
        self._built: dict[Ast, Node] = {}
        self._number = {fact.id: number for number, fact in enumerate(pack.facts)}
        self._questions: dict[int, Question] = {}
        self._facts: dict[int, Node] = {}
        self._derived = {derived.id: derived.expr for derived in pack.derived}
        self._derived_nodes: dict[str, Node] = {}
        self._rules = {rule.id: rule for rule in pack.rules}
        self._above: dict[str, list[str]] = {rule.id: [] for rule in pack.rules}
        self._start: dict[str, int] = {}
        place = 0
        for rule in pack.rules:
            self._start[rule.id] = place
            place += len(rule.versions)
            for other in rule.overrides:
                self._above[other].append(rule.id)
        self._by_rule: dict[str, tuple[Dated, ...]] = {}

    @cached_property
    def versions(self) -> tuple[Dated, ...]:
        """All rule versions, in the pack's order."""
        return tuple(dated for rule in self.pack.rules for dated in self._versions(rule.id))

    def question(self, number: int) -> Question:
        """A fact of the pack."""
        if number not in self._questions:
            spec = self.pack.facts[number]
            when = None if spec.when is None else self._condition(spec.when)
            bits = member_bits(spec)
            self._questions[number] = Question(number, spec, bits, when, self._answer(number, spec, bits))
        return self._questions[number]

    def derived(self, ident: str) -> Node:
        """A derived value."""
        if ident not in self._derived_nodes:
            inner = self._node(self._derived[ident])
            self._derived_nodes[ident] = Node("derived", (inner,), inner.value, inner.facts, inner.cond)
        return self._derived_nodes[ident]

    # Answers

    def _answer(self, number: int, spec: Fact, bits: Mapping[str, int]) -> Value:
        answered = self.shape.answered[number]
        exact = answered == EXACT
        if spanned(spec.type):
            lo, hi = domain(spec)
            if answered == ABSENT:
                return Spans(self.circuit.constant(lo), self.circuit.constant(hi), ALWAYS, NEVER)
            first = self.circuit.end(number, "lo", lo, hi)
            return Spans(first, first if exact else self.circuit.end(number, "hi", lo, hi), ALWAYS, NEVER)
        if spec.type == "set":
            inside = {member: self._plane(number, "inside", bit) for member, bit in bits.items()}
            outside = {
                member: inside[member] ^ 1 if exact else self._plane(number, "outside", bit)
                for member, bit in bits.items()
            }
            return Sets(inside, outside, ALWAYS, NEVER, exact)
        possible = {member: self._plane(number, "mask", bit) for member, bit in bits.items()}
        if answered == ABSENT:
            return Masks(dict.fromkeys(possible, ALWAYS), NEVER, exact=len(possible) == 1)
        if spec.type == "bool" and exact:
            possible[FALSE] = possible[TRUE] ^ 1
        return Masks(possible, NEVER, exact)

    def _plane(self, number: int, part: str, bit: int) -> Bit:
        return NEVER if self.shape.answered[number] == ABSENT else self.circuit.plane(number, part, bit)

    def _fact(self, ident: str) -> Node:
        number = self._number[ident]
        if number not in self._facts:
            question = self.question(number)
            value, facts = question.answer, frozenset({number})
            if question.when is not None:
                value = self.meaning.asked(question.when.condition, value)
                facts |= question.when.facts
            cond = None
            if question.spec.type == "bool" and isinstance(value, Masks):
                cond = self.meaning.condition(value)
            self._facts[number] = Node("fact", (), value, facts, cond, number)
        return self._facts[number]

    # Expressions

    def _node(self, tree: Ast) -> Node:
        if tree not in self._built:
            self._built[tree] = self._build(tree)
        return self._built[tree]

    def _condition(self, tree: Ast) -> Node:
        return self._node(tree)

    def _spans(self, tree: Ast) -> tuple[Node, Spans]:
        node = self._node(tree)
        if not isinstance(node.value, Spans):
            raise TypeError(f"a number or a day was expected, not {tree.op}")
        return node, node.value

    def _build(self, tree: Ast) -> Node:
        op = tree.op
        if op == "fact":
            return self._fact(tree.names[0])
        if op == "derived":
            return self.derived(tree.names[0])
        if op in {"bool", "sym", "as_of"} or (op in SPANNED and not tree.parts):
            return self._literal(tree)
        if op in {"and", "or"}:
            return self._junction(op, tuple(self._condition(part) for part in tree.parts))
        if op == "not":
            return self._negation(self._condition(tree.parts[0]))
        if op in {"in", "has"}:
            return self._membership(tree)
        if op == "applies":
            part = self._node(tree.parts[0])
            return self._truth(op, (part,), self.meaning.presence(part.value))
        if op == "if":
            return self._choice(tree)
        if op in _COMPARE:
            return self._comparison(tree)
        return self._function(tree)

    def _literal(self, tree: Ast) -> Node:
        if tree.op in {"bool", "sym"}:
            name = tree.names[0] if tree.op == "sym" else (TRUE if tree.number else FALSE)
            values = dict.fromkeys((TRUE, FALSE) if tree.op == "bool" else (name,), NEVER) | {name: ALWAYS}
            masks = Masks(values, NEVER, exact=True)
            return Node("literal", (), masks, frozenset(), masks if tree.op == "bool" else None)
        if tree.op == "as_of":
            today = self.circuit.as_of() if self.shape.day is None else self.circuit.constant(self.shape.day)
            return Node("as_of", (), Spans(today, today, ALWAYS, NEVER), frozenset())
        at = tree.number
        if tree.op in {"day", "hour"}:
            at = (day_number if tree.op == "day" else hour_number)(tree.names[0])
        return Node("literal", (), self.meaning.constant(at), frozenset())

    def _truth(self, op: str, parts: tuple[Node, ...], value: Masks, member: str = "") -> Node:
        facts = frozenset[int]().union(*(part.facts for part in parts))
        return Node(op, parts, value, facts, value, member=member)

    def _junction(self, op: str, parts: tuple[Node, ...]) -> Node:
        join = self.meaning.conjunction if op == "and" else self.meaning.disjunction
        return self._truth(op, parts, join([part.condition for part in parts]))

    def _negation(self, part: Node) -> Node:
        return self._truth("not", (part,), self.meaning.negation(part.condition))

    def _membership(self, tree: Ast) -> Node:
        operand = self._node(tree.parts[0])
        if isinstance(operand.value, Sets):
            member = tree.names[0]
            return self._truth("has", (operand,), self.meaning.has(operand.value, member), member)
        if not isinstance(operand.value, Masks):
            raise TypeError("`in` reads an enum")
        return self._truth("in", (operand,), self.meaning.among(operand.value, tree.names))

    def _choice(self, tree: Ast) -> Node:
        chooser = self._condition(tree.parts[0])
        yes, no = self._node(tree.parts[1]), self._node(tree.parts[2])
        value = self.meaning.chosen(chooser.condition, yes.value, no.value)
        cond = None
        if yes.cond is not None and isinstance(value, Masks):
            cond = self.meaning.condition(value)
        return Node("if", (chooser, yes, no), value, chooser.facts | yes.facts | no.facts, cond)

    def _comparison(self, tree: Ast) -> Node:
        op, (left, right) = tree.op, (self._node(part) for part in tree.parts)
        if isinstance(left.value, Spans) and isinstance(right.value, Spans):
            return self._truth(op, (left, right), self.meaning.compared(op, left.value, right.value))
        if not (isinstance(left.value, Masks) and isinstance(right.value, Masks)):
            raise TypeError("a comparison has two operands of one type")
        value = self.meaning.equal(left.value, right.value, negated=op == "ne")
        return self._truth(op, (left, right), value)

    def _function(self, tree: Ast) -> Node:
        op, found = tree.op, [self._spans(part) for part in tree.parts]
        parts, spans = tuple(node for node, _ in found), [span for _, span in found]
        if op in {"latest", "max", "earliest", "min"}:
            value = self.meaning.picked(spans, greatest=op in {"latest", "max"})
        elif op in _ONE:
            value = self.meaning.mapped(op, spans[0])
        else:
            word = tree.names[0] if tree.names else ""
            value = self.meaning.combined(op, spans[0], spans[1], word, self.pack.ratio_of)
        return Node(op, parts, value, frozenset[int]().union(*(part.facts for part in parts)))

    # Rules

    def _versions(self, rule_id: str) -> tuple[Dated, ...]:
        if rule_id not in self._by_rule:
            rule, start = self._rules[rule_id], self._start[rule_id]
            above = tuple(dated.holds for other in self._above[rule_id] for dated in self._versions(other))
            self._by_rule[rule_id] = tuple(
                Dated(start + place, rule, version, self._holds(rule, version, above))
                for place, version in enumerate(rule.versions)
            )
        return self._by_rule[rule_id]

    def _holds(self, rule: Rule, version: Version, above: tuple[Node, ...]) -> Node:
        axis = self._axis(rule.axis)
        parts = [self._bound("ge", axis, version.since)]
        if version.until is not None:
            parts.append(self._bound("le", axis, version.until))
            parts = [self._in_force(tuple(parts))]
        parts += [self._condition(tree) for tree in (rule.when, version.when) if tree is not None]
        if above:
            parts.append(self._negation(self._junction("or", above)))
        return self._junction("and", tuple(parts))

    def exceptions(self, rule: Rule) -> tuple[Dated, ...]:
        """The versions of the rules that override a rule."""
        return tuple(dated for other in self._above[rule.id] for dated in self._versions(other))

    def in_play(self, clause: Clause) -> Bit:
        """Where a clause can be in play."""
        axis = self._axis(clause.axis)
        parts = [self._truth("applies", (axis,), self.meaning.presence(axis.value))]
        if clause.when is not None:
            parts.append(self._condition(clause.when))
        for op, day in (("ge", clause.since), ("le", clause.until)):
            if day is not None:
                parts.append(self._bound(op, axis, day))
        return self.meaning.conjunction([part.condition for part in parts]).values[TRUE]

    def _in_force(self, bounds: tuple[Node, ...]) -> Node:
        return self._truth("in_force", bounds, self.meaning.conjunction([b.condition for b in bounds]))

    def _axis(self, axis: str) -> Node:
        if axis == "as_of":
            return self._node(Ast("as_of"))
        return self._node(Ast("fact" if axis in self._number else "derived", names=(axis,)))

    def _bound(self, op: str, axis: Node, day: int) -> Node:
        literal = Node("literal", (), self.meaning.constant(day), frozenset())
        if not (isinstance(axis.value, Spans) and isinstance(literal.value, Spans)):
            raise TypeError("a rule's axis is a day")
        return self._truth(op, (axis, literal), self.meaning.compared(op, axis.value, literal.value))


@lru_cache(maxsize=24)
def batch_program_of(pack: Pack, shape: Shape) -> BatchProgram:
    """The program of a pack for one shape of columns."""
    return BatchProgram(pack, shape)
