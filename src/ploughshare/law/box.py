"""Boxes of cases, each answer as an abstract value: as z3 terms, in answer forms, and widened by trial.

A box is what a frame is made of (`logic.Program.frame`): a fact that it does not name may be anything.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
from typing import Any, TypeAlias

import z3

from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form
from ploughshare.law.logic import Program, Question
from ploughshare.law.node import Frame
from ploughshare.law.pack import Cut, Pack
from ploughshare.law.settle import blocks
from ploughshare.law.symbolic import NO, YES, Choice, Range, Several, Symbol, Truth, all_of
from ploughshare.law.theory import Theory
from ploughshare.law.value import FALSE, TRUE, Members, Span

Raw: TypeAlias = int | Span | Members
Box: TypeAlias = Mapping[str, Raw]


def read_box(
    model: z3.ModelRef, theory: Theory, program: Program, facts: Container[str] | None = None
) -> dict[str, Raw]:
    """The case that a model stands for; of some facts alone, if they are given."""
    return {
        question.spec.id: _read(model, theory.raw[question.spec.id], question)
        for question in program.questions
        if facts is None or question.spec.id in facts
    }


def day_of_model(model: z3.ModelRef, theory: Theory) -> int:
    """The day asked about in a model."""
    return _number(model, theory.as_of)


def _number(model: z3.ModelRef, term: Any) -> int:
    return int(model.eval(term, model_completion=True).as_long())


def _true(model: z3.ModelRef, term: Any) -> bool:
    return bool(z3.is_true(model.eval(term, model_completion=True)))


def bit_of(question: Question, member: str) -> int:
    """The bit of a member; of a bool, of its truth."""
    return {YES: TRUE, NO: FALSE}[member] if question.spec.type == "bool" else question.bits[member]


def _read(model: z3.ModelRef, symbol: Symbol, question: Question) -> Raw:
    if isinstance(symbol, Choice):
        return sum(bit_of(question, member) for member, truth in symbol.can.items() if _true(model, truth))
    if isinstance(symbol, Range):
        return Span(_number(model, symbol.lo), _number(model, symbol.hi), True, False)
    inside, outside = (
        sum(question.bits[member] for member, truth in side.items() if _true(model, truth))
        for side in (symbol.inside, symbol.outside)
    )
    return Members(inside, outside, True, False)


# Boxes as terms


def meets(box: Box, theory: Theory, program: Program) -> Truth:
    """Whether some case of the box is allowed; of an exact theory, whether its case is in the box."""
    return _each(box, theory, program, _meets)


def inside(box: Box, theory: Theory, program: Program) -> Truth:
    """Whether all that is allowed lies in the box."""
    return _each(box, theory, program, _inside)


def around(box: Box, theory: Theory, program: Program) -> Truth:
    """Whether all of the box is allowed."""
    return _each(box, theory, program, _around)


def _each(
    box: Box, theory: Theory, program: Program, term: Callable[[Raw, Symbol, Question], list[Truth]]
) -> Truth:
    found: list[Truth] = []
    for question in program.questions:
        raw = box.get(question.spec.id)
        if raw is not None:
            found += term(raw, theory.raw[question.spec.id], question)
    return all_of(found)


def _meets(raw: Raw, known: Symbol, question: Question) -> list[Truth]:
    if isinstance(raw, int) and isinstance(known, Choice):
        return [z3.Or([truth for member, truth in known.can.items() if bit_of(question, member) & raw])]
    if isinstance(raw, Span) and isinstance(known, Range):
        return [known.lo <= raw.hi, known.hi >= raw.lo]
    if not (isinstance(raw, Members) and isinstance(known, Several)):
        raise TypeError(question.spec.type)
    wanted = [z3.Not(known.outside[m]) for m, bit in question.bits.items() if bit & raw.inside]
    return wanted + [z3.Not(known.inside[m]) for m, bit in question.bits.items() if bit & raw.outside]


def _inside(raw: Raw, known: Symbol, question: Question) -> list[Truth]:
    if isinstance(raw, int) and isinstance(known, Choice):
        return [z3.Not(truth) for member, truth in known.can.items() if not bit_of(question, member) & raw]
    if isinstance(raw, Span) and isinstance(known, Range):
        return [known.lo >= raw.lo, known.hi <= raw.hi]
    if not (isinstance(raw, Members) and isinstance(known, Several)):
        raise TypeError(question.spec.type)
    wanted = [known.inside[m] for m, bit in question.bits.items() if bit & raw.inside]
    return wanted + [known.outside[m] for m, bit in question.bits.items() if bit & raw.outside]


def _around(raw: Raw, known: Symbol, question: Question) -> list[Truth]:
    if isinstance(raw, int) and isinstance(known, Choice):
        return [truth for member, truth in known.can.items() if bit_of(question, member) & raw]
    if isinstance(raw, Span) and isinstance(known, Range):
        return [known.lo <= raw.lo, known.hi >= raw.hi]
    if not (isinstance(raw, Members) and isinstance(known, Several)):
        raise TypeError(question.spec.type)
    wanted = [z3.Not(known.inside[m]) for m, bit in question.bits.items() if not bit & raw.inside]
    return wanted + [z3.Not(known.outside[m]) for m, bit in question.bits.items() if not bit & raw.outside]


# Widening


def widened(
    program: Program, box: Box, as_of: int, facts: Iterable[str], so: Callable[[Frame], bool]
) -> dict[str, Raw]:
    """A wider box in which something stays so, fact by fact; facts not listed may be anything."""
    wanted = set(facts)
    kept: dict[str, Raw] = {ident: raw for ident, raw in box.items() if ident in wanted}

    def holds(ident: str, raw: Raw) -> bool:
        return so(program.frame({**kept, ident: raw}, as_of))

    for question in program.questions:
        ident = question.spec.id
        if ident not in kept:
            continue
        for wider in _wider(program, question, kept[ident], as_of):
            if wider != kept[ident] and holds(ident, wider):
                kept[ident] = wider
                break
        kept[ident] = _grown(kept[ident], question, partial(holds, ident))
    whole = {question.spec.id: program.whole(question) for question in program.questions}
    return {ident: raw for ident, raw in kept.items() if raw != whole[ident]}


def _wider(program: Program, question: Question, raw: Raw, as_of: int) -> list[Raw]:
    """What to try in place of a value: anything, then as far as it goes one way, then its block."""
    whole = program.whole(question)
    if not (isinstance(raw, Span) and isinstance(whole, Span)):
        return [whole]
    tries = [whole, Span(raw.lo, whole.hi, True, False), Span(whole.lo, raw.hi, True, False)]
    cut = Cut(points=question.spec.blocks.points)
    pieces = [p for p in blocks(question, cut, whole, as_of) if isinstance(p, Span)]
    lo = max((p.lo for p in pieces if p.lo <= raw.lo), default=raw.lo)
    hi = min((p.hi for p in pieces if p.hi >= raw.hi), default=raw.hi)
    ends = [Span(lo, whole.hi, True, False), Span(whole.lo, hi, True, False), Span(lo, hi, True, False)]
    return [tries[0], *ends[:2], *tries[1:], ends[2]]


def _grown(raw: Raw, question: Question, holds: Callable[[Raw], bool]) -> Raw:
    """A choice or a set with each member that may be added, or left open, one by one."""
    if isinstance(raw, Span) or question.spec.type == "bool":
        return raw
    for bit in question.bits.values():
        if isinstance(raw, Members):
            open_member = Members(raw.inside & ~bit, raw.outside & ~bit, True, False)
            raw = open_member if open_member != raw and holds(open_member) else raw
        elif not raw & bit and holds(raw | bit):
            raw |= bit
    return raw


# Boxes as answers


def forms_of(box: Box, program: Program) -> dict[str, Json]:
    """The box in answer forms; a fact that may be anything is left out."""
    found: dict[str, Json] = {}
    for question in program.questions:
        raw = box.get(question.spec.id)
        if raw is not None and raw != program.whole(question):
            found[question.spec.id] = _form(raw, question, program.pack)
    return found


def _form(raw: Raw, question: Question, pack: Pack) -> Json:
    spec = question.spec
    if isinstance(raw, Members):
        has, lacks = (
            [m for m, bit in question.bits.items() if bit & side] for side in (raw.inside, raw.outside)
        )
        if len(has) + len(lacks) == len(question.bits):
            return _listed(has)
        sides = {"has": _listed(has), "not": _listed(lacks)}
        return {key: members for key, members in sides.items() if members}
    if isinstance(raw, Span):
        if raw.lo == raw.hi:
            return number_form(pack, spec, raw.lo)
        ends = zip(END_KEYS[spec.type], (raw.lo, raw.hi), (spec.lo, spec.hi), strict=True)
        return {key: number_form(pack, spec, at) for key, at, end in ends if at != end}
    if spec.type == "bool":
        return raw == TRUE
    members = [member for member, bit in question.bits.items() if bit & raw]
    return members[0] if len(members) == 1 else {"any": _listed(members)}


def _listed(members: list[str]) -> Json:
    found: list[Json] = []
    found.extend(members)
    return found
