"""A person's answers: from the forms of docs/packs.md to abstract values, bounded and parsed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form, text_number
from ploughshare.law.logic import Program, Question, program_of
from ploughshare.law.pack import Fact, Pack
from ploughshare.law.value import FALSE, TRUE, Members, Span

MAX_ANSWERS: Final = 1_000


class CaseError(Exception):
    """The case cannot be read."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact's answer. `form`: canonical JSON, None for asked but not known. `value`: what it may be."""

    form: Json
    value: int | Span | Members


Answers: TypeAlias = Mapping[str, Answer]


def parse_answers(pack: Pack, untrusted: object) -> Answers:
    """Answers by fact id, in the pack's order. Raises CaseError with a sentence that names the fact."""
    if not isinstance(untrusted, Mapping):
        raise CaseError("answers are a mapping of facts to values")
    if len(untrusted) > MAX_ANSWERS:
        raise CaseError(f"there are more than {MAX_ANSWERS} answers")
    program = program_of(pack)
    for ident in untrusted:
        if not isinstance(ident, str) or ident not in pack.fact:
            raise CaseError(f"there is no fact {str(ident)[:80]!r} in pack {pack.id!r}")
    return {
        question.spec.id: parse_answer(program, question, untrusted[question.spec.id])
        for question in program.questions
        if question.spec.id in untrusted
    }


def parse_answer(program: Program, question: Question, untrusted: object) -> Answer:
    """One answer, exact, partial or not known. Raises CaseError."""
    if untrusted is None:
        return Answer(None, program.whole(question))
    kind = question.spec.type
    if kind == "bool":
        if not isinstance(untrusted, bool):
            raise _wrong(question, "true, false or null")
        return Answer(untrusted, TRUE if untrusted else FALSE)
    if kind == "enum":
        return _enum(question, untrusted)
    if kind == "set":
        return _set(question, untrusted)
    return _interval(program.pack, question, untrusted)


def _wrong(question: Question, wanted: str) -> CaseError:
    return CaseError(f"the answer to {question.spec.id!r} must be {wanted}")


def _members(question: Question, untrusted: object, wanted: str) -> list[str]:
    """Members in the author's order; twice the same is refused."""
    if not isinstance(untrusted, list) or not all(isinstance(item, str) for item in untrusted):
        raise _wrong(question, wanted)
    for item in untrusted:
        if item not in question.bits:
            raise CaseError(f"{item[:80]!r} is not an answer to {question.spec.id!r}")
    if len(set(untrusted)) != len(untrusted):
        raise CaseError(f"the answer to {question.spec.id!r} names a member twice")
    return [member for member in question.bits if member in untrusted]


def _sum(question: Question, members: Iterable[str]) -> int:
    return sum(question.bits[member] for member in members)


def _listed(members: list[str]) -> Json:
    found: list[Json] = []
    found.extend(members)
    return found


def _enum(question: Question, untrusted: object) -> Answer:
    wanted = 'a member, {"any": […]} or null'
    if isinstance(untrusted, str):
        if untrusted not in question.bits:
            raise CaseError(f"{untrusted[:80]!r} is not an answer to {question.spec.id!r}")
        return Answer(untrusted, question.bits[untrusted])
    if not isinstance(untrusted, Mapping) or set(untrusted) != {"any"}:
        raise _wrong(question, wanted)
    members = _members(question, untrusted["any"], wanted)
    if not members:
        raise CaseError(f"the answer to {question.spec.id!r} leaves nothing possible")
    return Answer({"any": _listed(members)}, _sum(question, members))


def _set(question: Question, untrusted: object) -> Answer:
    wanted = 'a list, {"has": […], "not": […]} or null'
    if isinstance(untrusted, list):
        members = _members(question, untrusted, wanted)
        inside = _sum(question, members)
        return Answer(_listed(members), Members(inside, sum(question.bits.values()) - inside, True, False))
    if not isinstance(untrusted, Mapping) or not untrusted or not set(untrusted) <= {"has", "not"}:
        raise _wrong(question, wanted)
    found = {key: _members(question, untrusted[key], wanted) for key in ("has", "not") if key in untrusted}
    has, lacks = found.get("has", []), found.get("not", [])
    if set(has) & set(lacks):
        raise CaseError(f"the answer to {question.spec.id!r} says both yes and no to one member")
    if not has and not lacks:
        raise _wrong(question, wanted)
    value = Members(_sum(question, has), _sum(question, lacks), True, False)
    return Answer({key: _listed(members) for key, members in found.items()}, value)


_WANTED: Final = {
    "day": "a day, written YYYY-MM-DD",
    "hour": "an hour, written YYYY-MM-DDTHH",
    "money": 'an amount as text, such as "450.00"',
    "ratio": 'a ratio as text, such as "3/20"',
}
_DAY_LENGTH: Final = len("2022-09-24")


def _interval(pack: Pack, question: Question, untrusted: object) -> Answer:
    """An answer to a fact that is an interval: one value, or one or both of its ends."""
    spec = question.spec
    keys = END_KEYS[spec.type]
    if spec.type == "hour" and isinstance(untrusted, str) and len(untrusted) == _DAY_LENGTH:
        untrusted = {key: f"{untrusted}T{hour:02}" for key, hour in zip(keys, (0, 23), strict=True)}
    if not isinstance(untrusted, Mapping):
        at = _number(pack, question, untrusted)
        return Answer(number_form(pack, spec, at), Span(at, at, True, False))
    if not untrusted or not set(untrusted) <= set(keys):
        raise _wrong(question, _wanted(pack, spec))
    ends = {key: _number(pack, question, untrusted[key]) for key in keys if key in untrusted}
    form = {key: number_form(pack, spec, at) for key, at in ends.items()}
    lo, hi = ends.get(keys[0], spec.lo), ends.get(keys[1], spec.hi)
    if lo > hi:
        raise CaseError(f"the answer to {spec.id!r} ends before it begins")
    return Answer(form, Span(lo, hi, True, False))


def _wanted(pack: Pack, spec: Fact) -> str:
    first, last = END_KEYS[spec.type]
    ends = f'{{"{first}": …, "{last}": …}} or null'
    if spec.type in {"int", "duration"}:
        return f"a whole number from {spec.lo} to {spec.hi}, {ends}"
    if spec.type in {"day", "hour"}:
        return f"{'a day' if spec.type == 'day' else 'an hour or a day'}, {ends}"
    lowest, highest = (number_form(pack, spec, at) for at in (spec.lo, spec.hi))
    return f"{_WANTED[spec.type]}, from {lowest} to {highest}, {ends}"


def _number(pack: Pack, question: Question, untrusted: object) -> int:
    """One value or end, within the fact's domain."""
    spec = question.spec
    if spec.type in {"int", "duration"}:
        if not isinstance(untrusted, int) or isinstance(untrusted, bool):
            raise _wrong(question, _wanted(pack, spec))
        at = untrusted
    elif not isinstance(untrusted, str):
        raise _wrong(question, _WANTED[spec.type])
    else:
        try:
            at = text_number(pack, spec, untrusted)
        except ValueError as error:
            raise CaseError(f"the answer to {spec.id!r}: {error}") from None
    if not spec.lo <= at <= spec.hi:
        raise _wrong(question, _wanted(pack, spec))
    return at
