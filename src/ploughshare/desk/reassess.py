"""Which open cases the law answers otherwise on another day, or by another pack, and why. Pure.

Nothing changes for the person until a counsellor accepts it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ploughshare import law
from ploughshare.desk.assessing import Assessor, answers_of, day_asked
from ploughshare.desk.state import CaseState


@dataclass(frozen=True)
class Changed:
    """A case whose assessment differs: before, after, and what appeared, went or changed between."""

    case: bytes
    code: str
    owner: bytes | None
    before: law.Assessment
    after: law.Assessment
    changes: tuple[law.Change, ...]


def changed_cases(
    states: Iterable[CaseState],
    before: Assessor,
    after: Assessor,
    *,
    then: date | None,
    now: date,
    today: date,
) -> list[Changed]:
    """The cases that differ between `before` on `then` and `after` on `now`.

    `then` None is the day each case asks about, `today` where it names none.
    """
    found = []
    for state in states:
        answers = answers_of(state)
        first = before.judge(answers, day_asked(state, today) if then is None else then).assessment
        second = after.judge(answers, now).assessment
        changes = law.changed(first, second)
        if changes:
            found.append(Changed(state.id, state.code, state.owner, first, second, changes))
    return found
