"""A compiled pack as a program over blocks of rows: facts, derived values and rule versions as nodes.

Built from the same trees as `logic`. What expressions share is computed once a block.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

import numpy as np

from ploughshare.law import batch_value as many
from ploughshare.law.batch_node import (
    Block,
    Column,
    Dated,
    MaskColumn,
    MaskNode,
    Node,
    Question,
    SetColumn,
    SetNode,
    SpanColumn,
    SpanNode,
    presence,
    read_masks,
    read_sets,
    read_spans,
)
from ploughshare.law.batch_value import Array, Spans
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_number
from ploughshare.law.expr import Ast
from ploughshare.law.pack import Pack, Rule, Version
from ploughshare.law.value import FALSE, TRUE

_NONE: Final[frozenset[int]] = frozenset()


class BatchProgram:
    """All of a pack's expressions over blocks. `number_type`: holds every int and day of the pack."""

    def __init__(self, pack: Pack, number_type: np.dtype[Any]) -> None:
        self.pack = pack
        self.number_type = number_type
        self.nodes: list[Node] = []
        self._built: dict[Ast, Node] = {}
        self._facts: dict[str, tuple[Question, Node]] = {}
        self._derived = {derived.id: derived.expr for derived in pack.derived}
        self._derived_nodes: dict[str, Node] = {}
        self._members = _members_of_names(pack)
        self._number = {fact.id: number for number, fact in enumerate(pack.facts)}
        self.questions = tuple(self._fact(fact.id)[0] for fact in pack.facts)
        self._rules = {rule.id: rule for rule in pack.rules}
        self._above: dict[str, list[str]] = {rule.id: [] for rule in pack.rules}
        for rule in pack.rules:
            for other in rule.overrides:
                self._above[other].append(rule.id)
        self._by_rule: dict[str, tuple[Dated, ...]] = {}
        self._bounds: dict[tuple[str, int, int], MaskNode] = {}
        self.versions = tuple(dated for rule in pack.rules for dated in self._versions(rule.id))

    def whole_column(self, question: Question, rows: int) -> Column:
        """A fact's whole domain, for every row."""
        kind, whole = question.spec.type, question.whole
        if kind in {"bool", "enum"}:
            return MaskColumn(np.full(rows, whole, self.mask_type(question)))
        if kind == "set":
            nobody = np.zeros(rows, self.mask_type(question))
            return SetColumn(nobody, nobody.copy())
        lo, hi = (DAY_MIN, DAY_MAX) if kind == "day" else (question.spec.lo, question.spec.hi)
        return SpanColumn(np.full(rows, lo, self.number_type), np.full(rows, hi, self.number_type))

    def mask_type(self, question: Question) -> np.dtype[Any]:
        """The type of a bool's, enum's or set's masks."""
        return many.mask_type(len(question.spec.values) or 2)

    # Building

    def _mask_node(
        self,
        op: str,
        parts: tuple[Node, ...],
        compute: Callable[[Block], Array],
        *,
        is_bool: bool = True,
        may_be_na: bool = False,
        facts: frozenset[int] = _NONE,
        fact: int = -1,
    ) -> MaskNode:
        reached = facts.union(*(part.facts for part in parts))
        node = MaskNode(len(self.nodes), op, parts, reached, compute, is_bool, may_be_na, fact)
        self.nodes.append(node)
        return node

    def _span_node(
        self,
        op: str,
        parts: tuple[Node, ...],
        compute: Callable[[Block], Spans],
        facts: frozenset[int] = _NONE,
        fact: int = -1,
    ) -> SpanNode:
        reached = facts.union(*(part.facts for part in parts))
        node = SpanNode(len(self.nodes), op, parts, reached, compute, fact)
        self.nodes.append(node)
        return node

    def _fact(self, ident: str) -> tuple[Question, Node]:
        if ident not in self._facts:
            number = self._number[ident]
            spec = self.pack.facts[number]
            when = None if spec.when is None else self._condition(spec.when)
            bits = {member: 2 << place for place, member in enumerate(spec.values)}
            facts = frozenset({number}) | (_NONE if when is None else when.facts)
            node: Node
            if spec.type == "set":
                node = SetNode(len(self.nodes), "fact", (), facts, read_sets(number, when), number)
                self.nodes.append(node)
            elif spec.type in {"int", "day"}:
                node = self._span_node("fact", (), read_spans(number, when), facts, number)
            else:
                is_bool, may_be_na = spec.type == "bool", when is not None
                read = read_masks(number, when)
                node = self._mask_node(
                    "fact", (), read, is_bool=is_bool, may_be_na=may_be_na, facts=facts, fact=number
                )
            self._facts[ident] = (Question(number, spec, when, bits), node)
        return self._facts[ident]

    def _value_of(self, ident: str) -> Node:
        if ident not in self._derived_nodes:
            inner = self._node(self._derived[ident], self._members.get(ident, ()))
            node: Node = inner
            if isinstance(inner, MaskNode):
                node = self._mask_node(
                    "derived", (inner,), inner.value, is_bool=inner.is_bool, may_be_na=True
                )
            elif isinstance(inner, SpanNode):
                node = self._span_node("derived", (inner,), inner.value)
            self._derived_nodes[ident] = node
        return self._derived_nodes[ident]

    def _members_in(self, tree: Ast) -> tuple[str, ...]:
        """The members an enum's tree can have: of its facts and derived values; of literals alone, these."""
        if tree.op in {"fact", "derived"}:
            return self._members.get(tree.names[0], ())
        if tree.op == "if":
            for branch in tree.parts[1:]:
                found = self._members_in(branch)
                if found:
                    return found
        return ()

    def _node(self, tree: Ast, members: tuple[str, ...] = ()) -> Node:
        """The node of a resolved tree; equal trees share one, unless they hold members without a type."""
        if members and not self._members_in(tree) and tree.op in {"sym", "if"}:
            return self._build(tree, members)
        if tree not in self._built:
            self._built[tree] = self._build(tree, members)
        return self._built[tree]

    def _condition(self, tree: Ast) -> MaskNode:
        return self._masks(tree, ())

    def _masks(self, tree: Ast, members: tuple[str, ...]) -> MaskNode:
        node = self._node(tree, members)
        if not isinstance(node, MaskNode):
            raise TypeError(f"a condition was expected, not {tree.op}")
        return node

    def _spans(self, tree: Ast) -> SpanNode:
        node = self._node(tree)
        if not isinstance(node, SpanNode):
            raise TypeError(f"a day or a number was expected, not {tree.op}")
        return node

    def _build(self, tree: Ast, members: tuple[str, ...]) -> Node:
        op = tree.op
        if op == "fact":
            return self._fact(tree.names[0])[1]
        if op == "derived":
            return self._value_of(tree.names[0])
        if op in {"bool", "sym"}:
            return self._literal(tree, members)
        if op in {"int", "day"}:
            return self._number_literal(tree.number if op == "int" else day_number(tree.names[0]))
        if op == "as_of":
            return self._span_node("as_of", (), lambda block: Spans(block.as_of, block.as_of, None, None))
        if op in {"and", "or"}:
            return self._junction(op, tuple(self._condition(part) for part in tree.parts))
        if op == "not":
            return self._negation(self._condition(tree.parts[0]))
        if op in {"in", "has"}:
            return self._membership(tree)
        if op == "applies":
            part = self._node(tree.parts[0])
            return self._mask_node(op, (part,), presence(part))
        if op == "if":
            return self._choice(tree, members)
        if op in many.COMPARE:
            return self._comparison(tree)
        return self._function(op, tuple(self._spans(part) for part in tree.parts))

    def _function(self, op: str, parts: tuple[SpanNode, ...]) -> SpanNode:
        if op in {"latest", "max"}:
            return self._span_node(op, parts, lambda block: many.greatest([p.value(block) for p in parts]))
        if op in {"earliest", "min"}:
            return self._span_node(op, parts, lambda block: many.least([p.value(block) for p in parts]))
        first, second = parts
        return self._span_node(
            op, parts, lambda block: many.combined(op, first.value(block), second.value(block))
        )

    def _literal(self, tree: Ast, members: tuple[str, ...]) -> MaskNode:
        if tree.op == "bool":
            row = np.array([TRUE if tree.number else FALSE], np.uint8)
            return self._mask_node("literal", (), lambda _: row)
        members = members or tree.names
        mask = np.array([2 << members.index(tree.names[0])], many.mask_type(len(members)))
        return self._mask_node("literal", (), lambda _: mask, is_bool=False)

    def _number_literal(self, at: int) -> SpanNode:
        row = np.array([at], self.number_type)
        spans = Spans(row, row, None, None)
        return self._span_node("literal", (), lambda _: spans)

    def _junction(self, op: str, parts: tuple[MaskNode, ...]) -> MaskNode:
        join = many.conjunction if op == "and" else many.disjunction
        return self._mask_node(op, parts, lambda block: join([part.cond(block) for part in parts]))

    def _negation(self, part: MaskNode) -> MaskNode:
        return self._mask_node("not", (part,), lambda block: many.negation(part.cond(block)))

    def _membership(self, tree: Ast) -> MaskNode:
        inner = tree.parts[0]
        members = self._members_in(inner) or _literals(inner, *tree.names)
        operand = self._node(inner, members)
        bits = sum(2 << members.index(name) for name in dict.fromkeys(tree.names))
        if isinstance(operand, SetNode):
            return self._mask_node("has", (operand,), lambda block: many.has(operand.value(block), bits))
        if not isinstance(operand, MaskNode):
            raise TypeError("`in` reads an enum")
        whole = (2 << len(members)) - 1
        return self._mask_node("in", (operand,), lambda block: many.among(operand.value(block), bits, whole))

    def _choice(self, tree: Ast, members: tuple[str, ...]) -> Node:
        chooser = self._condition(tree.parts[0])
        members = self._members_in(tree) or members or _literals(tree)
        yes, no = self._node(tree.parts[1], members), self._node(tree.parts[2], members)
        parts = (chooser, yes, no)
        if isinstance(yes, SpanNode) and isinstance(no, SpanNode):
            span, other = yes, no
            return self._span_node(
                "if",
                parts,
                lambda b: many.chosen_spans(chooser.cond(b), span.value(b), other.value(b)),
            )
        if not (isinstance(yes, MaskNode) and isinstance(no, MaskNode)):
            raise TypeError("`if` has two branches of one type")
        mask, rest = yes, no
        return self._mask_node(
            "if",
            parts,
            lambda b: many.chosen_masks(chooser.cond(b), mask.value(b), rest.value(b)),
            is_bool=yes.is_bool,
            may_be_na=True,
        )

    def _comparison(self, tree: Ast) -> MaskNode:
        op, (left, right) = tree.op, tree.parts
        if left.op == "sym":
            left, right = right, left
        members = self._members_in(left) or self._members_in(right) or _literals(tree)
        a, b = self._node(left, members), self._node(right, members)
        if isinstance(a, SpanNode) and isinstance(b, SpanNode):
            span, other, compare = a, b, many.COMPARE[op]
            return self._mask_node(op, (a, b), lambda block: compare(span.value(block), other.value(block)))
        if not (isinstance(a, MaskNode) and isinstance(b, MaskNode)):
            raise TypeError("a comparison has two operands of one type")
        mask, rest = a, b
        if right.op == "sym":
            bit, whole = 2 << members.index(right.names[0]), (2 << len(members)) - 1
            against = many.among if op == "eq" else many.differing
            return self._mask_node(op, (a, b), lambda block: against(mask.value(block), bit, whole))
        equals = many.equal_masks if op == "eq" else many.unequal_masks
        return self._mask_node(op, (a, b), lambda block: equals(mask.value(block), rest.value(block)))

    def _versions(self, rule_id: str) -> tuple[Dated, ...]:
        if rule_id not in self._by_rule:
            rule = self._rules[rule_id]
            above = tuple(dated for other in self._above[rule_id] for dated in self._versions(other))
            self._by_rule[rule_id] = tuple(self._version(rule, version, above) for version in rule.versions)
        return self._by_rule[rule_id]

    def _version(self, rule: Rule, version: Version, above: tuple[Dated, ...]) -> Dated:
        axis = self._axis(rule.axis)
        parts = [self._bound("ge", axis, version.since)]
        if version.until is not None:
            parts.append(self._bound("le", axis, version.until))
        parts += [self._condition(tree) for tree in (rule.when, version.when) if tree is not None]
        if above:
            parts.append(self._negation(self._junction("or", tuple(dated.holds for dated in above))))
        return Dated(rule, version, self._junction("and", tuple(parts)))

    def _axis(self, axis: str) -> SpanNode:
        if axis == "as_of":
            return self._spans(Ast("as_of"))
        return self._spans(Ast("fact" if axis in self._number else "derived", names=(axis,)))

    def _bound(self, op: str, axis: SpanNode, day: int) -> MaskNode:
        if (op, axis.number, day) not in self._bounds:
            literal, compare = self._number_literal(day), many.COMPARE[op]
            self._bounds[op, axis.number, day] = self._mask_node(
                op, (axis, literal), lambda block: compare(axis.value(block), literal.value(block))
            )
        return self._bounds[op, axis.number, day]


def _members_of_names(pack: Pack) -> dict[str, tuple[str, ...]]:
    """The members of every enum and set, by the name of the fact or derived value."""
    found = {fact.id: fact.values for fact in pack.facts if fact.values}
    listed = pack.compiled["derived"]
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and isinstance(item.get("values"), list):
            values = item["values"]
            found[str(item["id"])] = tuple(str(v) for v in values) if isinstance(values, list) else ()
    return found


def _literals(tree: Ast, *more: str) -> tuple[str, ...]:
    """The members written out in a tree that nothing else gives a type to."""
    own = tree.names if tree.op == "sym" else ()
    inner = [name for part in tree.parts for name in _literals(part)]
    return tuple(dict.fromkeys((*own, *inner, *more)))


def _widest(program: BatchProgram) -> int:
    """The greatest number any expression can reach, either way."""
    greatest = 0
    columns = {q.number: program.whole_column(q, 1) for q in program.questions}
    for day in (DAY_MIN, DAY_MAX):
        block = Block(np.array([day], program.number_type), columns)
        for dated in program.versions:
            dated.holds.value(block)
        for node in program.nodes:
            if isinstance(node, SpanNode):
                spans = node.value(block)
                greatest = max(greatest, *(abs(int(end[0])) for end in (spans.lo, spans.hi)))
    return greatest


@lru_cache(maxsize=8)
def batch_program_of(pack: Pack) -> BatchProgram:
    """The program of a pack over blocks, with days and ints as narrow as the pack's numbers allow."""
    wide = BatchProgram(pack, np.dtype(np.int64))
    return BatchProgram(pack, np.dtype(np.int32)) if _widest(wide) < np.iinfo(np.int32).max // 2 else wide
