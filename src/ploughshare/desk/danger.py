"""How endangered a case is, in which order the queue stands, and why. Pure.

Two things raise danger: a counsellor's judgement, and what the law finds. A judgement covers the
findings its author had weighed; a new finding raises the case again. Deadlines and silence add to it.

`Reason.id` names the words a page shows: desk-why-danger-set (level), desk-why-urgent-law (rules),
desk-why-danger-law (rules), desk-why-may-law (rules), desk-why-overdue (title, days),
desk-why-deadline (title, days), desk-why-unanswered (days), desk-why-disputed (count),
desk-why-quarantine (count).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ploughshare.desk.kinds import DANGER_LEVELS
from ploughshare.desk.state import CaseState

SILENCE_DAYS = 6
WEEK_DAYS = 7
NEVER = 10**6
"""Days left where there is no deadline."""

_RANK = {level: rank for rank, level in enumerate(reversed(DANGER_LEVELS))}


class Finds(Protocol):
    """What of a finding of the law is looked at here."""

    @property
    def key(self) -> str:
        """RULE@FROM."""

    @property
    def kind(self) -> str:
        """finding, warning, advice, avoid or paper."""

    @property
    def level(self) -> str:
        """urgent, danger or wait."""

    @property
    def holds(self) -> bool:
        """Whether it holds; otherwise it may hold."""


@dataclass(frozen=True)
class Reason:
    """One reason for a case's place: the id of its words, and what they are filled with."""

    id: str
    args: Mapping[str, str | int]


@dataclass(frozen=True)
class Urgency:
    """`level` of DANGER_LEVELS; `days_left` to the earliest open deadline (below 0: overdue; NEVER: none);
    `silent_days` since the person's last unanswered letter came, else 0; `reasons`, the first deciding.
    """

    level: str
    days_left: int
    silent_days: int
    reasons: tuple[Reason, ...]

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Danger, then time left, then silence; the smallest stands first."""
        return (_RANK[self.level], self.days_left, -self.silent_days)


def weighed(findings: Iterable[Finds]) -> tuple[str, ...]:
    """The findings a judgement of danger covers when it is made: `DangerSet.about`.

    RULE@FROM where it holds, RULE@FROM? where it may: who weighed a doubt has not weighed the certainty.
    """
    grave = [found for found in findings if found.level in ("urgent", "danger")]
    return tuple(sorted(found.key if found.holds else f"{found.key}?" for found in grave))


def _is_covered(found: Finds, covered: frozenset[str]) -> bool:
    return found.key in covered or (not found.holds and f"{found.key}?" in covered)


def judge(state: CaseState, findings: Iterable[Finds], today: date) -> Urgency:
    """The urgency of an open case on a day."""
    raised: list[tuple[str, Reason]] = []
    covered: frozenset[str] = frozenset()
    if state.danger is not None:
        covered = frozenset(state.danger.shown.about)
        level = state.danger.shown.level
        raised.append((level, Reason("desk-why-danger-set", {"level": level})))
    raised += _by_law([found for found in findings if not _is_covered(found, covered)])
    days_left, due = _deadline(state, today)
    if due is not None:
        raised.append((_level_of_days(days_left), due))
    silent_days = _silent_days(state, today)
    if silent_days:
        raised.append(
            (
                "week" if silent_days >= SILENCE_DAYS else "none",
                Reason("desk-why-unanswered", {"days": silent_days}),
            )
        )
    if state.disputed:
        raised.append(("none", Reason("desk-why-disputed", {"count": len(state.disputed)})))
    if state.quarantine:
        raised.append(("none", Reason("desk-why-quarantine", {"count": len(state.quarantine)})))
    ordered = sorted(raised, key=lambda pair: _RANK[pair[0]])
    return Urgency(
        level=ordered[0][0] if ordered else "none",
        days_left=days_left,
        silent_days=silent_days,
        reasons=tuple(reason for _, reason in ordered),
    )


def _by_law(findings: list[Finds]) -> list[tuple[str, Reason]]:
    """Urgent law that holds is now; urgent law that may hold, today; danger in law, this week.

    Of danger in law only what the law says or warns of counts, not what it advises.
    """
    said = [found for found in findings if found.kind in ("finding", "warning")]
    kinds = (
        ("now", "desk-why-urgent-law", [f.key for f in findings if f.level == "urgent" and f.holds]),
        ("today", "desk-why-may-law", [f.key for f in findings if f.level == "urgent" and not f.holds]),
        ("week", "desk-why-danger-law", [f.key for f in said if f.level == "danger" and f.holds]),
    )
    return [(level, Reason(words, {"rules": " ".join(keys)})) for level, words, keys in kinds if keys]


def _deadline(state: CaseState, today: date) -> tuple[int, Reason | None]:
    still_open = [line for line in state.deadlines if line.done is None]
    if not still_open:
        return NEVER, None
    first = min(still_open, key=lambda line: (line.due.shown.day, line.key))
    days = (first.due.shown.day - today).days
    words = "desk-why-overdue" if days < 0 else "desk-why-deadline"
    return days, Reason(words, {"title": first.due.shown.title, "days": abs(days)})


def _level_of_days(days_left: int) -> str:
    if days_left <= 1:
        return "today"
    return "week" if days_left <= WEEK_DAYS else "none"


def _silent_days(state: CaseState, today: date) -> int:
    """Days since the first letter nobody has answered, at least 1, or 0 when none waits.

    By the day the person wrote on it; a letter from tomorrow has waited a day.
    """
    waiting: date | None = None
    for message in state.messages:
        if message.way == "in":
            waiting = waiting or message.day
        elif message.held is None:
            waiting = None
    return 0 if waiting is None else max(1, (today - waiting).days)
