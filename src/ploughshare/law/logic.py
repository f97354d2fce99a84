"""A compiled pack as a program: facts, derived values and rule versions as nodes, and frames to run them in.

Values of facts, derived values and rules are kept in a frame once computed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ploughshare.law import value
from ploughshare.law.expr import LITERALS, Ast
from ploughshare.law.node import (
    EMPTY,
    NO_MEMBERS,
    Frame,
    MaskNode,
    MembersNode,
    Node,
    SpanNode,
    choice,
    comparison,
    constant_mask,
    constant_span,
    function,
    junction,
    negation,
    presence,
    read_mask,
    read_members,
    read_span,
    slots,
)
from ploughshare.law.pack import Clause, Cut, Fact, Pack, Pending, Rule, Version
from ploughshare.law.reach import number_of
from ploughshare.law.straight import straight
from ploughshare.law.value import FALSE, NOWHERE, TRUE, UNSURE, Members, Span


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A fact in the program: its number, its `when`, the bits of its members, and their blocks by cut."""

    number: int
    spec: Fact
    when: MaskNode | None
    bits: Mapping[str, int]
    all_members: int
    masks: dict[int, tuple[Cut, tuple[int, ...]]]

    def masks_of(self, cut: Cut) -> tuple[int, ...]:
        """An enum's blocks under a cut, as masks."""
        found = self.masks.get(id(cut))
        if found is None:
            masks = tuple(sum(self.bits[member] for member in group) for group in cut.groups)
            found = self.masks[id(cut)] = (cut, masks)
        return found[1]


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A rule version in the program: E(v), whether it is in force, its axis, and what overrides it."""

    number: int
    rule: Rule
    version: Version
    holds: MaskNode
    in_force: MaskNode
    axis: SpanNode
    exceptions: tuple[Dated, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Announced:
    """A pending version in the program, and its condition: the exceptions are left aside."""

    rule: Rule
    version: Pending
    when: MaskNode


@dataclass(frozen=True, slots=True, eq=False)
class Tainting:
    """A clause in the program. `in_play`: it is, where this can be true."""

    spec: Clause
    in_play: MaskNode


class Program:
    """All of a pack's expressions, ready to run. `rules`: only the versions of these; all, if not given."""

    def __init__(self, pack: Pack, rules: Collection[str] | None = None) -> None:
        self.pack = pack
        self._bits: dict[str, int] = {}
        self._nodes: dict[Ast, Node] = {}
        self._mask_deps: list[frozenset[int]] = []
        self._span_deps: list[frozenset[int]] = []
        self._derived = {derived.id: derived for derived in pack.derived}
        self._derived_nodes: dict[str, Node] = {}
        self._questions: dict[str, Question] = {}
        self._fact_nodes: dict[str, Node] = {}
        self._ids = tuple(fact.id for fact in pack.facts)
        self._number = {ident: number for number, ident in enumerate(self._ids)}
        self.questions = tuple(self._question(fact.id) for fact in pack.facts)
        self._by_rule: dict[str, tuple[Dated, ...]] = {}
        self._rules = {rule.id: rule for rule in pack.rules}
        self._overriders: dict[str, list[str]] = {rule.id: [] for rule in pack.rules}
        for rule in pack.rules:
            for other in rule.overrides:
                self._overriders[other].append(rule.id)
        self._start: dict[str, int] = {}
        versions_before = 0
        for rule in pack.rules:
            self._start[rule.id] = versions_before
            versions_before += len(rule.versions)
        self.versions = tuple(
            dated
            for rule in pack.rules
            if rules is None or rule.id in rules
            for dated in self._versions(rule.id)
        )
        self.pending = tuple(
            Announced(rule, rule.pending, self._all_of(rule.when, rule.pending.when))
            for rule in pack.rules
            if rule.pending is not None
        )
        self.clauses = tuple(Tainting(clause, self._in_play(clause)) for clause in pack.clauses)
        for derived in pack.derived:
            self._value_of(derived.id)
        for fact in pack.facts:  # what no rule reads may still be read by a statement
            self._fact(fact.id)
        self._touched: dict[tuple[MaskNode, int], tuple[list[int], list[int]]] = {}

    # Frames

    def whole(self, question: Question) -> int | Span | Members:
        """A fact's whole domain."""
        kind = question.spec.type
        if kind == "bool":
            return UNSURE
        if kind == "enum":
            return question.all_members
        if kind == "set":
            return Members(0, 0, True, False)
        return Span(question.spec.lo, question.spec.hi, True, False)

    def frame(self, answers: Mapping[str, int | Span | Members], as_of: int) -> Frame:
        """A frame from the abstract values of the facts that were answered."""
        masks, spans, members = ([0] * len(self.questions)), [NOWHERE] * len(self.questions), []
        for question in self.questions:
            given = answers.get(question.spec.id)
            raw = self.whole(question) if given is None else given
            members.append(raw if isinstance(raw, Members) else NO_MEMBERS)
            if isinstance(raw, int):
                masks[question.number] = raw
            elif isinstance(raw, Span):
                spans[question.number] = raw
        memo: tuple[list[int], list[Span | None]] = (
            [EMPTY] * len(self._mask_deps),
            [None] * len(self._span_deps),
        )
        return Frame(as_of, (masks, spans, members), memo)

    def raw(self, frame: Frame, number: int) -> int | Span | Members:
        """A fact's answer in a frame, its `when` left aside."""
        return self.raws(frame, number)[number]

    def raws(self, frame: Frame, number: int) -> list[int] | list[Span] | list[Members]:
        """The answers of a frame among which a fact's is."""
        kind = self.questions[number].spec.type
        if kind == "set":
            return frame.raw_members
        return frame.raw_masks if kind in {"bool", "enum"} else frame.raw_spans

    def touched(self, node: MaskNode, number: int) -> tuple[list[int], list[int]]:
        """Where a frame keeps what a condition rests on and a fact bears on: slots of masks, and of spans."""
        found = self._touched.get((node, number))
        if found is None:
            mask_slots, span_slots = slots(node)
            found = self._touched[node, number] = (
                [slot for slot in mask_slots if number in self._mask_deps[slot]],
                [slot for slot in span_slots if number in self._span_deps[slot]],
            )
        return found

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Facts by id."""
        return tuple([self._ids[number] for number in numbers])

    def derived_node(self, ident: str) -> Node:
        """The node of a derived value."""
        return self._value_of(ident)

    # Building

    def bit(self, member: str) -> int:
        """The bit of an enum's or set's member; members of one name share it across the pack."""
        if member not in self._bits:
            self._bits[member] = 2 << len(self._bits)
        return self._bits[member]

    def _kept(self, node: MaskNode) -> MaskNode:
        """The node with its value kept in the frame."""
        slot = len(self._mask_deps)
        self._mask_deps.append(node.facts)
        compute = straight(node)

        def kept(frame: Frame) -> int:
            got = frame.masks[slot]
            if got < 0:
                got = frame.masks[slot] = compute(frame)
            return got

        return node.kept(slot, kept)

    def _kept_span(self, node: SpanNode) -> SpanNode:
        slot = len(self._span_deps)
        self._span_deps.append(node.facts)
        compute = node.value

        def kept(frame: Frame) -> Span:
            got = frame.spans[slot]
            if got is None:
                got = frame.spans[slot] = compute(frame)
            return got

        return node.kept(slot, kept)

    def _question(self, ident: str) -> Question:
        if ident not in self._questions:
            number = self._number[ident]
            spec = self.pack.facts[number]
            when = None if spec.when is None else self._mask(spec.when)
            bits = {member: self.bit(member) for member in spec.values}
            self._questions[ident] = Question(number, spec, when, bits, sum(bits.values()), {})
        return self._questions[ident]

    def _fact(self, ident: str) -> Node:
        if ident not in self._fact_nodes:
            question = self._question(ident)
            number, when = question.number, question.when
            facts = frozenset({number}) | (when.facts if when else frozenset())
            kind = question.spec.type
            node: Node
            if kind == "set":
                node = MembersNode(read_members(number, when), facts, number, when)
            elif kind not in {"bool", "enum"}:
                node = SpanNode("fact", (), read_span(number, when), facts, number, when=when)
                node = self._kept_span(node) if when else node
            else:
                read = read_mask(number, when)
                is_bool, may_be_na = kind == "bool", when is not None
                node = MaskNode(
                    "fact",
                    (),
                    read,
                    is_bool=is_bool,
                    may_be_na=may_be_na,
                    facts=facts,
                    fact=number,
                    when=when,
                )
                node = self._kept(node) if when else node
            self._fact_nodes[ident] = node
        return self._fact_nodes[ident]

    def _value_of(self, ident: str) -> Node:
        if ident not in self._derived_nodes:
            inner = self.node(self._derived[ident].expr)
            node: Node = inner
            if isinstance(inner, MaskNode):
                node = self._kept(
                    MaskNode("derived", (inner,), inner.value, is_bool=inner.is_bool, may_be_na=True)
                )
            elif isinstance(inner, SpanNode):
                node = self._kept_span(SpanNode("derived", (inner,), inner.value))
            self._derived_nodes[ident] = node
        return self._derived_nodes[ident]

    def node(self, tree: Ast) -> Node:
        """The node of a resolved tree; equal trees share one."""
        if tree not in self._nodes:
            self._nodes[tree] = self._build(tree)
        return self._nodes[tree]

    def _mask(self, tree: Ast) -> MaskNode:
        node = self.node(tree)
        if not isinstance(node, MaskNode):
            raise TypeError(f"a condition was expected, not {tree.op}")
        return node

    def _span(self, tree: Ast) -> SpanNode:
        node = self.node(tree)
        if not isinstance(node, SpanNode):
            raise TypeError(f"a day or a number was expected, not {tree.op}")
        return node

    def _build(self, tree: Ast) -> Node:
        op = tree.op
        if op == "fact":
            return self._fact(tree.names[0])
        if op == "derived":
            return self._value_of(tree.names[0])
        if op == "bool":
            return constant_mask(TRUE if tree.number else FALSE)
        if op == "sym":
            return constant_mask(self.bit(tree.names[0]), is_bool=False)
        if op in LITERALS:
            return constant_span(number_of(tree))
        if op == "as_of":
            return SpanNode("as_of", (), lambda frame: frame.as_of)
        if op in {"and", "or"}:
            return junction(op, tuple(self._mask(part) for part in tree.parts))
        if op == "not":
            return negation(self._mask(tree.parts[0]))
        if op in {"in", "has"}:
            return self._membership(tree)
        if op == "applies":
            return presence(self.node(tree.parts[0]))
        if op == "if":
            return choice(self._mask(tree.parts[0]), self.node(tree.parts[1]), self.node(tree.parts[2]))
        if op in value.COMPARE:
            return comparison(op, self.node(tree.parts[0]), self.node(tree.parts[1]))
        parts = tuple(self._span(part) for part in tree.parts)
        return function(op, parts, tree.names[0] if tree.names else "", self.pack.ratio_of)

    def _membership(self, tree: Ast) -> MaskNode:
        operand = self.node(tree.parts[0])
        if isinstance(operand, MembersNode):
            read, member = operand.value, self.bit(tree.names[0])
            return MaskNode("has", (operand,), lambda frame: value.has(read(frame), member), arg=member)
        if not isinstance(operand, MaskNode):
            raise TypeError("`in` reads an enum")
        mask, members = operand.value, sum({self.bit(member) for member in tree.names})
        return MaskNode("in", (operand,), lambda frame: value.among(mask(frame), members), arg=members)

    def _versions(self, rule_id: str) -> tuple[Dated, ...]:
        if rule_id not in self._by_rule:
            rule = self._rules[rule_id]
            above = tuple(dated for other in self._overriders[rule_id] for dated in self._versions(other))
            when = None if rule.when is None else self._kept(self._mask(rule.when))
            self._by_rule[rule_id] = tuple(
                self._version(rule, version, self._start[rule_id] + place, when, above)
                for place, version in enumerate(rule.versions)
            )
        return self._by_rule[rule_id]

    def _all_of(self, *conditions: Ast | None) -> MaskNode:
        parts = tuple(self._mask(condition) for condition in conditions if condition is not None)
        return parts[0] if len(parts) == 1 else junction("and", parts)

    def _in_play(self, clause: Clause) -> MaskNode:
        parts = [self._within(self._axis(clause.axis), clause.since, clause.until)]
        if clause.when is not None:
            parts.append(self._mask(clause.when))
        return junction("and", tuple(parts))

    def _within(self, axis: SpanNode, since: int | None, until: int | None) -> MaskNode:
        """Whether an axis day lies between two days, included; None is open. Without a day it does not."""
        bounds = [presence(axis)] if since is None and until is None else []
        if since is not None:
            bounds.append(comparison("ge", axis, constant_span(since)))
        if until is not None:
            bounds.append(comparison("le", axis, constant_span(until)))
        return junction("and", tuple(bounds))

    def _version(
        self, rule: Rule, version: Version, number: int, when: MaskNode | None, above: tuple[Dated, ...]
    ) -> Dated:
        axis = self._axis(rule.axis)
        in_force = self._within(axis, version.since, version.until)
        parts = [in_force]
        if when is not None:
            parts.append(when)
        if version.when is not None:
            parts.append(self._mask(version.when))
        if above:
            parts.append(negation(junction("or", tuple(dated.holds for dated in above))))
        holds = self._kept(junction("and", tuple(parts)))
        return Dated(number, rule, version, holds, in_force, axis, above)

    def _axis(self, axis: str) -> SpanNode:
        if axis == "as_of":
            return self._span(Ast("as_of"))
        return self._span(Ast("fact" if axis in self._number else "derived", names=(axis,)))


@lru_cache(maxsize=16)
def program_of(pack: Pack) -> Program:
    """The program of a pack; packs of one hash share it."""
    return Program(pack)
