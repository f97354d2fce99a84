"""What is known of a case: answers, fields and notes, each with who said it; disputes to settle."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ploughshare.desk import cases, danger
from ploughshare.desk.pages.frame import when, who
from ploughshare.desk.pages.visit import Answer, FormError, Moved, Visit
from ploughshare.desk.state import PERSON, CaseState, Choice, Danger, Due, Outcome, Said
from ploughshare.wire import JsonValue

FIELDS = ("name", "phone", "safe_to_write", "unit", "rank")
"""The free fields the pages offer; what colleagues wrote into others is shown as well."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class Voice:
    """One value somebody gave: in words, by whom, where learnt, when; `event` names it in a form."""

    text: str
    by: str
    source: str
    at: str
    event: str


@dataclass(frozen=True)
class Known:
    """One thing known: its name, what stands, and all the values where people disagree."""

    id: str
    label: str
    text: str
    disputed: bool
    voices: tuple[Voice, ...]
    answered: bool = True


def answers_known(visit: Visit, state: CaseState) -> tuple[Known, ...]:
    """The answers in the pack's order; facts the pack no longer has come last."""
    words = visit.law_words
    order = {fact: place for place, fact in enumerate(visit.desk.pack.fact)}
    found = sorted(state.answers.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    return tuple(
        Known(
            fact,
            words.fact(fact),
            words.answer(fact, choice.shown),
            choice.disputed,
            _voices(visit, choice, _answer_in_words(visit, fact)),
            answered=choice.shown is not None,
        )
        for fact, choice in found
    )


def fields_known(visit: Visit, state: CaseState) -> tuple[Known, ...]:
    """The free fields: those always offered, then the others."""
    names = [*FIELDS, *(field for field in state.fields if field not in FIELDS)]
    found = []
    for name in names:
        label = visit.words(f"field-{name}") if name in FIELDS else name
        choice = state.fields.get(name)
        if choice is None:
            found.append(Known(name, label, "", False, (), answered=False))
        else:
            found.append(Known(name, label, choice.shown, choice.disputed, _voices(visit, choice, str)))
    return tuple(found)


def disputes(visit: Visit, state: CaseState) -> tuple[Known, ...]:
    """Everything on which two values stand, for a person to settle."""
    page = visit.words
    found = [known for known in answers_known(visit, state) if known.disputed]
    found = [Known(f"answer:{k.id}", k.label, k.text, True, k.voices) for k in found]
    found += [
        Known(f"field:{k.id}", k.label, k.text, True, k.voices)
        for k in fields_known(visit, state)
        if k.disputed
    ]
    for line in state.deadlines:
        if line.due.disputed:
            found.append(
                _single(visit, f"deadline:{line.key}", page("thing-deadline"), line.due, _due_in_words(visit))
            )
    if state.danger is not None and state.danger.disputed:
        found.append(_single(visit, "danger", page("thing-danger"), state.danger, _danger_in_words(visit)))
    if state.as_of is not None and state.as_of.disputed:
        found.append(_single(visit, "as_of", page("thing-as-of"), state.as_of, page.day))
    if state.outcome is not None and state.outcome.disputed:
        found.append(
            _single(visit, "outcome", page("thing-outcome"), state.outcome, _outcome_in_words(visit))
        )
    return tuple(found)


def settle(visit: Visit) -> Answer:
    """A counsellor picks one of the values that stand; it is written anew by them, having seen the rest."""
    state, ledger = visit.state, visit.ledger
    kind, _, name = visit.typed("thing", 100).partition(":")
    event = visit.typed("event", 64)
    if kind == "answer" and name in state.answers:
        said = _picked(state.answers[name], event)
        cases.set_answers(ledger, state.id, {name: said.value}, said.source)
    elif kind == "field" and name in state.fields:
        text = _picked(state.fields[name], event)
        cases.set_field(ledger, state.id, name, text.value, text.source)
    elif kind == "danger" and state.danger is not None:
        level = _picked(state.danger, event).value
        cases.set_danger(ledger, state.id, level.level, level.why, _weighed(visit, state))
    elif kind == "as_of" and state.as_of is not None:
        day = _picked(state.as_of, event)
        cases.set_as_of(ledger, state.id, day.value, day.source)
    elif kind == "outcome" and state.outcome is not None:
        outcome = _picked(state.outcome, event)
        cases.set_outcome(ledger, state.id, outcome.value.outcome, outcome.value.month, outcome.source)
    elif kind == "deadline":
        line = next((line for line in state.deadlines if line.key == name), None)
        if line is None:
            raise FormError("error-gone")
        due = _picked(line.due, event)
        cases.set_deadline(ledger, state.id, name, due.value.day, due.value.title, due.source)
    else:
        raise FormError("error-gone")
    visit.desk.wake()
    visit.notice("notice-settled")
    return Moved(visit.case_url(state.id))


def set_field(visit: Visit) -> Answer:
    """Writes one of the free fields."""
    state = visit.state
    name = visit.typed("field", 64)
    if name not in FIELDS and name not in state.fields:
        raise FormError("error-gone")
    cases.set_field(visit.ledger, state.id, name, visit.typed("value", 500), visit.typed("source", 200))
    visit.desk.wake()
    visit.notice("notice-kept")
    return Moved(visit.case_url(state.id) + "#fields")


def _weighed(visit: Visit, state: CaseState) -> tuple[str, ...]:
    judged = visit.desk.assessor.case(state, visit.today)
    return danger.weighed(judged.assessment.findings)


def _picked(choice: Choice[_T], event: str) -> Said[_T]:
    for said in choice.said:
        if said.event.hex() == event:
            return said
    raise FormError("error-gone")


def _single(visit: Visit, name: str, label: str, choice: Choice[_T], in_words: Callable[[_T], str]) -> Known:
    return Known(name, label, in_words(choice.shown), True, _voices(visit, choice, in_words))


def _voices(visit: Visit, choice: Choice[_T], in_words: Callable[[_T], str]) -> tuple[Voice, ...]:
    return tuple(
        Voice(
            in_words(said.value),
            who(visit, said.by),
            visit.words("source-letter") if said.by == PERSON else said.source,
            when(visit, said.wall),
            said.event.hex(),
        )
        for said in choice.said
    )


def _answer_in_words(visit: Visit, fact: str) -> Callable[[JsonValue], str]:
    return lambda form: visit.law_words.answer(fact, form)


def _due_in_words(visit: Visit) -> Callable[[Due], str]:
    return lambda due: f"{visit.words.day(due.day)}: {due.title}"


def _danger_in_words(visit: Visit) -> Callable[[Danger], str]:
    def in_words(value: Danger) -> str:
        level = visit.words(f"level-{value.level}")
        return f"{level}: {value.why}" if value.why else level

    return in_words


def _outcome_in_words(visit: Visit) -> Callable[[Outcome], str]:
    return lambda value: outcome_text(visit, value)


def outcome_text(visit: Visit, value: Outcome) -> str:
    """An outcome and its month in words."""
    name = visit.words(f"outcome-{value.outcome}")
    return name if value.month is None else f"{name}, {visit.words.month(value.month)}"
