"""What the law says of a case as the desk knows it. Pure but for a memory of recent assessments.

Where two values stand for a fact, the law is told that it is not known: nothing is answered from a
value somebody disputes. A fact the pack no longer has, or an answer it cannot read, is left out and named.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ploughshare import law
from ploughshare.desk.events import canonical
from ploughshare.desk.kinds import AssessRun
from ploughshare.desk.state import CaseState
from ploughshare.wire import JsonValue

REMEMBERED_MAX = 5_000
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2099, 12, 31)
"""The law can be asked about these days and those between."""


@dataclass(frozen=True)
class Judged:
    """An assessment, and the facts whose answers the pack could not read (with its sentence)."""

    assessment: law.Assessment
    unread: Mapping[str, str]


def answers_of(state: CaseState) -> dict[str, JsonValue]:
    """The case's answers as the law is told them: a disputed fact is asked and not known."""
    return {fact: None if choice.disputed else choice.shown for fact, choice in sorted(state.answers.items())}


def day_asked(state: CaseState, today: date) -> date:
    """The day the case is asked about: as written in it, else today.

    A letter may name any day there is; one that no law can be asked about is none.
    """
    if state.as_of is None or not FIRST_DAY <= state.as_of.shown <= LAST_DAY:
        return today
    return state.as_of.shown


class Assessor:
    """Assesses cases by one pack, and remembers what it found."""

    def __init__(self, pack: law.Pack) -> None:
        self.pack = pack
        self._found: dict[tuple[bytes, date], Judged] = {}

    def judge(self, answers: Mapping[str, JsonValue], as_of: date) -> Judged:
        """The assessment of answers on a day. Raises law.CaseError for a day outside 1900 to 2099."""
        key = (canonical(dict(answers)), as_of)
        found = self._found.get(key)
        if found is None:
            found = self._judge(answers, as_of)
            if len(self._found) >= REMEMBERED_MAX:
                self._found.clear()
            self._found[key] = found
        return found

    def case(self, state: CaseState, today: date) -> Judged:
        """The assessment of a case on the day it is asked about."""
        return self.judge(answers_of(state), day_asked(state, today))

    def forget(self) -> None:
        """Keep nothing any more of what was found, here or in the engine."""
        self._found.clear()
        law.forget()

    def _judge(self, answers: Mapping[str, JsonValue], as_of: date) -> Judged:
        read: dict[str, law.Answer] = {}
        unread: dict[str, str] = {}
        for fact, form in answers.items():
            try:
                read.update(law.parse_answers(self.pack, {fact: form}))
            except law.CaseError as error:
                unread[fact] = str(error)
        return Judged(law.assess(self.pack, read, as_of), unread)


def record(assessment: law.Assessment) -> AssessRun:
    """The event that keeps what was found: pack, day, digest and the versions that hold."""
    return AssessRun(
        pack=assessment.pack_id,
        pack_hash=assessment.pack_hash,
        as_of=assessment.as_of,
        digest=hashlib.sha256(assessment.to_json()).digest(),
        holds=tuple(finding.key for finding in assessment.findings if finding.holds)[:200],
    )
