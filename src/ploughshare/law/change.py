"""What differs between two assessments of one case, and what made it so: law, another rule, answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ploughshare.law.assessment import Assessment, Finding
from ploughshare.law.expr import Json

_LEVELS: Final = {"urgent": 0, "danger": 1, "wait": 2}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `kind`: appeared, gone, state (holds or may hold), or version (another text of the same rule).
    `law_day`: the ISO day on which a text that came or went began, or no longer applied.
    `by`: the rule versions that took its place. `facts`: the changed answers behind it.
    `pack_changed`: the two assessments come from different packs.
    """

    kind: str
    rule: str
    outcome: str
    before: Finding | None
    after: Finding | None
    law_day: str | None
    by: tuple[str, ...]
    facts: tuple[str, ...]
    pack_changed: bool

    @property
    def level(self) -> str:
        """How much it matters: the graver of the two."""
        return min(
            (f.level for f in (self.before, self.after) if f is not None), key=lambda level: _LEVELS[level]
        )

    def to_json(self) -> dict[str, Json]:
        """For programs; findings as in the assessment."""
        return {
            "kind": self.kind,
            "rule": self.rule,
            "outcome": self.outcome,
            "before": None if self.before is None else self.before.to_json(),
            "after": None if self.after is None else self.after.to_json(),
            "law_day": self.law_day,
            "by": list(self.by),
            "facts": list(self.facts),
            "pack_changed": self.pack_changed,
        }


def changed(before: Assessment, after: Assessment) -> tuple[Change, ...]:
    """What changed from one assessment to another, gravest first, then in the order of the later one."""
    was = {finding.key: finding for finding in before.findings}
    now = {finding.key: finding for finding in after.findings}
    found: list[Change] = []
    for key, finding in now.items():
        if key in was and was[key].state != finding.state:
            found.append(_change("state", was[key], finding, before, after))
    came = [finding for key, finding in now.items() if key not in was]
    went = [finding for key, finding in was.items() if key not in now]
    for finding in came:
        old = next((other for other in went if other.rule == finding.rule), None)
        if old is not None:
            went.remove(old)
        found.append(_change("appeared" if old is None else "version", old, finding, before, after))
    found += [_change("gone", finding, None, before, after) for finding in went]
    return tuple(sorted(found, key=lambda change: _LEVELS[change.level]))


def _change(
    kind: str, old: Finding | None, new: Finding | None, before: Assessment, after: Assessment
) -> Change:
    finding = new or old
    if finding is None:
        raise ValueError("a change has a before or an after")
    return Change(
        kind=kind,
        rule=finding.rule,
        outcome=finding.outcome,
        before=old,
        after=new,
        law_day=_law_day(old, new, before.as_of, after.as_of),
        by=_replaced_by(old, before, after) if new is None else (),
        facts=_changed_facts([f for f in (old, new) if f is not None], before, after),
        pack_changed=before.pack_hash != after.pack_hash,
    )


def _law_day(old: Finding | None, new: Finding | None, first: date, last: date) -> str | None:
    """The day between the two assessments on which a text began or no longer applied."""
    early, late = sorted((first, last))
    days: list[date] = []
    if new is not None and (old is None or old.key != new.key):
        days.append(date.fromisoformat(new.since))
    for finding in (old, new):
        if finding is not None and finding.until is not None:
            days.append(date.fromordinal(date.fromisoformat(finding.until).toordinal() + 1))
    if old is not None and new is None:
        days.append(date.fromisoformat(old.since))
    inside = [day for day in days if early < day <= late]
    return inside[0].isoformat() if inside else None


def _replaced_by(old: Finding | None, before: Assessment, after: Assessment) -> tuple[str, ...]:
    """What holds afterwards of the same outcome, and did not before."""
    if old is None:
        return ()
    had = {finding.key for finding in before.findings if finding.holds}
    return tuple(
        finding.key
        for finding in after.findings
        if finding.holds and finding.outcome == old.outcome and finding.key not in had
    )


def _changed_facts(findings: Sequence[Finding], before: Assessment, after: Assessment) -> tuple[str, ...]:
    """The answers that differ, of those the findings rest on; if they rest on none, all that differ."""
    differing = [
        fact for fact in _in_order(after.answers, before.answers) if _form(before, fact) != _form(after, fact)
    ]
    rested = {fact for finding in findings for fact in (*finding.because, *finding.depends_on)}
    behind = tuple(fact for fact in differing if fact in rested)
    return behind or tuple(differing)


def _in_order(first: Iterable[str], second: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*first, *second]))


def _form(assessment: Assessment, fact: str) -> tuple[bool, Json]:
    answer = assessment.answers.get(fact)
    return (False, None) if answer is None else (True, answer.form)
