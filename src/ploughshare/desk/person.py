"""What the person said, beside what counsellors recorded: answers, the day asked about, consent. Pure.

A letter never overrides what a counsellor recorded, nor the other way round unseen.
"""

from collections.abc import Mapping
from typing import TypeVar

from ploughshare.desk import conversation
from ploughshare.desk.counted import Counted, Of, choice, said_by
from ploughshare.desk.events import Event, canonical
from ploughshare.desk.kinds import AnswerSet, AsOfSet, ConsentGrant, ConsentWithdraw
from ploughshare.desk.state import PERSON, Choice, Consent, Said, plain
from ploughshare.wire import Day, JsonValue

_B = TypeVar("_B")
_T = TypeVar("_T")


def _settled(
    view: Counted,
    own: list[Of[_B]],
    letters: list[tuple[conversation.Letter, tuple[Event, ...], _T]],
    values: list[_T],
) -> list[Said[_T]]:
    """The person's values, and the counsellors', that stand.

    A counsellor's value gives way to a later one; the person's gives way to a counsellor who had seen
    the person say just that. A letter never overrides what a counsellor recorded: both are shown.
    """
    said = [
        Said(value, PERSON, "", letter.first.wall, letter.first.id)
        for letter, copies, value in letters
        if not any(view.history.saw(found.event, copy) for found in own for copy in copies)
    ]
    standing = {event.id for event in view.standing(found.event for found in own)}
    for found, value in zip(own, values, strict=True):
        if found.event.id in standing:
            said.append(said_by(found.event, value, getattr(found.body, "source", "")))
    return said


def answers(view: Counted, letters: tuple[conversation.Letter, ...]) -> Mapping[str, Choice[JsonValue]]:
    """Per fact, the values that stand: the newest letter's and the counsellors'."""
    answered = [letter for letter in letters if letter.body.answers is not None]
    newest = conversation.newest(answered)
    facts = {fact for letter in newest for fact in letter.body.answers or {}}
    own: dict[str, list[Of[AnswerSet]]] = {}
    for found in view.of(AnswerSet):
        for fact in found.body.answers:
            own.setdefault(fact, []).append(found)
    result: dict[str, Choice[JsonValue]] = {}
    for fact in sorted(facts | own.keys()):
        spoken = []
        for letter in newest:
            if fact in (letter.body.answers or {}):
                value = (letter.body.answers or {})[fact]
                spoken.append((letter, _copies_saying(answered, fact, value), value))
        sets = own.get(fact, [])
        said = _settled(view, sets, spoken, [found.body.answers[fact] for found in sets])
        if said:
            result[fact] = Choice(said[-1].value, tuple(said))
    return result


def _copies_saying(letters: list[conversation.Letter], fact: str, value: JsonValue) -> tuple[Event, ...]:
    wanted = canonical(plain(value))
    return tuple(
        copy
        for letter in letters
        if fact in (letter.body.answers or {})
        and canonical(plain((letter.body.answers or {})[fact])) == wanted
        for copy in letter.events
    )


def as_of(view: Counted, letters: tuple[conversation.Letter, ...]) -> Choice[Day] | None:
    """The day asked about, by the same rule."""
    dated = [letter for letter in letters if letter.body.as_of is not None]
    spoken = []
    for letter in conversation.newest(dated):
        day = letter.body.as_of
        if day is not None:
            copies = tuple(c for other in dated if other.body.as_of == day for c in other.events)
            spoken.append((letter, copies, day))
    own = view.of(AsOfSet)
    said = _settled(view, own, spoken, [found.body.day for found in own])
    return choice(said) if said else None


def consent(view: Counted, letters: tuple[conversation.Letter, ...]) -> Consent:
    """Given when there is a yes, and every no was followed by a yes that knew of it.

    Between letters the later in the person's chain knows of the earlier. A letter's yes never
    answers a no that a counsellor recorded: a counsellor must ask again.
    """
    grants = view.of(ConsentGrant)
    withdrawals = view.of(ConsentWithdraw)
    said = [Said(letter.consents, PERSON, "", letter.first.wall, letter.first.id) for letter in letters]
    said += [said_by(found.event, True, found.body.how) for found in grants]
    said += [said_by(found.event, False, found.body.how) for found in withdrawals]
    yes_letters = [letter for letter in letters if letter.consents]
    taken_back = any(
        not any(view.history.saw(grant.event, withdrawal.event) for grant in grants)
        for withdrawal in withdrawals
    ) or any(
        not any(yes.place > letter.place for yes in yes_letters)
        and not any(view.history.saw(grant.event, copy) for grant in grants for copy in letter.events)
        for letter in letters
        if not letter.consents
    )
    days = [letter.body.day for letter in yes_letters] + [grant.body.day for grant in grants]
    given = bool(days) and not taken_back
    ordered = sorted(said, key=lambda s: view.history.position[s.event])
    return Consent(given, max(days) if given else None, tuple(ordered))
