"""What in a pack has aged: sources last looked at long ago, a check that ran out, law that ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ploughshare.law.authored import Authored, Rule, Version
from ploughshare.law.dates import day_number, day_text
from ploughshare.law.problem import Problem
from ploughshare.law.terminal_words import several

SOURCE_DAYS: Final = 180
"""Days after which a source is looked at again."""
NEAR_DAYS: Final = 30
"""Days before the end of the pack's check on which it is time to check again."""


def stale(
    written: Authored, on: date, source_days: int = SOURCE_DAYS, near_days: int = NEAR_DAYS
) -> tuple[Problem, ...]:
    """What is stale in a pack on a day: first the pack as a whole, then its rules, then its sources."""
    today = on.toordinal()
    return (
        *_checked(written, today, near_days),
        *_ended(written, today),
        *_pending(written, today, source_days),
        *_old_sources(written, today, source_days),
    )


def _checked(written: Authored, today: int, near_days: int) -> Iterator[Problem]:
    until = day_number(written.verified[1])
    left = until - today
    why = "Past that day everything it says is marked as unverified."
    way_out = "Check every rule against the law of today, then move `verified.until`."
    if left < 0:
        what = f"the pack was checked until {day_text(until)}, {several(-left, 'day')} ago"
        yield Problem(written.where, what, why, way_out)
    elif left <= near_days:
        what = f"the pack is checked until {day_text(until)} only, {several(left, 'day')} more"
        yield Problem(written.where, what, why, way_out)


def _ended(written: Authored, today: int) -> Iterator[Problem]:
    """Versions that ended since the pack was checked, with nothing of their outcome in their place.

    An end that the check already covers is known to whoever checked.
    """
    checked = day_number(written.verified[1])
    for rule in written.rules:
        for version in rule.versions:
            if version.until is None or not checked <= version.until < today:
                continue
            if not any(_follows(rule, version.until, other, later) for other, later in _versions(written)):
                what = f"{rule.id}@{day_text(version.since)} ended on {day_text(version.until)}"
                why = f"Nothing says what of {rule.outcome!r} since."
                way_out = (
                    "Write the text that follows; if none does, check the pack and move `verified.until`."
                )
                yield Problem(version.where, what, why, way_out)


def _pending(written: Authored, today: int, source_days: int) -> Iterator[Problem]:
    """Texts without a day that were last looked at long ago: they may have one by now."""
    checked = {law.id: day_number(law.checked) for law in written.sources}
    for rule in written.rules:
        if rule.pending is None:
            continue
        looked = max((checked[ident] for ident in rule.pending.sources if ident in checked), default=0)
        if today - looked > source_days:
            what = f"{rule.id}@pending had no day when its sources were last looked at"
            way_out = "Look again, and give it its `from`; or move `checked` if it has none still."
            yield Problem(rule.pending.where, what, "It may be in force by now.", way_out)


def _versions(written: Authored) -> Iterator[tuple[Rule, Version]]:
    return ((rule, version) for rule in written.rules for version in rule.versions)


def _follows(rule: Rule, ended: int, other: Rule, later: Version) -> bool:
    """Whether another version of the same outcome is in force the day after an end."""
    in_force = later.since <= ended + 1 and (later.until is None or later.until > ended)
    return other.outcome == rule.outcome and in_force


def _old_sources(written: Authored, today: int, source_days: int) -> Iterator[Problem]:
    checked = day_number(written.verified[1])
    standing: dict[str, list[str]] = {}
    texts = [(rule.id, version.until, version.sources) for rule, version in _versions(written)]
    texts += [(rule.id, None, rule.pending.sources) for rule in written.rules if rule.pending is not None]
    texts += [(f"the clause {clause.id}", clause.until, clause.sources) for clause in written.clauses]
    for name, until, sources in texts:
        if until is None or until >= today:
            for ident in sources:
                standing.setdefault(ident, []).append(name)
    for law in written.sources:
        age = today - day_number(law.checked)
        if age > source_days:
            what = f"the source {law.id!r} was last looked at on {law.checked}, {several(age, 'day')} ago"
            why = "The law may have changed since."
            yield Problem(law.where, what, why, "Read it again, mend the rules, and move `checked`.")
        if law.id in standing and law.until is not None and checked <= day_number(law.until) < today:
            what = f"the source {law.id!r} is out of force since {law.until}"
            why = f"It still stands behind {', '.join(dict.fromkeys(standing[law.id]))}."
            yield Problem(law.where, what, why, "Name the text that took its place, or end the version.")
