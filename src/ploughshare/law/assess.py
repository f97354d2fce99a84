"""What the law says for a person's answers on a day, with its reasons: the assessment of docs/packs.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ploughshare.law.answer import Answers, CaseError
from ploughshare.law.ask import candidates, next_of
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_text
from ploughshare.law.expr import Json
from ploughshare.law.logic import Dated, Program, program_of
from ploughshare.law.node import Frame
from ploughshare.law.pack import Pack, canonical
from ploughshare.law.settle import hangs, state
from ploughshare.law.value import FALSE, TRUE
from ploughshare.law.why import Turn, because, turns

ENGINE: Final = "1"
_LEVELS: Final = {"urgent": 0, "danger": 1, "wait": 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule version that holds or may hold. Days are ISO; `key` is RULE@FROM."""

    rule: str
    version: str
    outcome: str
    kind: str
    value: str | None
    level: str
    state: str
    axis: str
    axis_from: str
    axis_until: str
    since: str
    until: str | None
    confidence: str
    for_lawyer: bool
    review: str
    sources: tuple[str, ...]
    words: str
    because: tuple[str, ...]
    depends_on: tuple[str, ...]
    changes: tuple[Turn, ...]
    exceptions: tuple[str, ...]

    @property
    def key(self) -> str:
        """RULE@FROM."""
        return f"{self.rule}@{self.version}"

    @property
    def holds(self) -> bool:
        """Whether it holds; otherwise it may hold."""
        return self.state == "holds"

    def to_json(self) -> dict[str, Json]:
        """As in the assessment."""
        return {
            "rule": self.rule,
            "version": self.version,
            "outcome": self.outcome,
            "kind": self.kind,
            "value": self.value,
            "level": self.level,
            "state": self.state,
            "axis": self.axis,
            "axis_from": self.axis_from,
            "axis_until": self.axis_until,
            "from": self.since,
            "until": self.until,
            "confidence": self.confidence,
            "for_lawyer": self.for_lawyer,
            "review": self.review,
            "sources": list(self.sources),
            "words": self.words,
            "because": list(self.because),
            "depends_on": list(self.depends_on),
            "changes": [turn.to_json() for turn in self.changes],
            "exceptions": list(self.exceptions),
        }


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding that versions which hold give different values; `rules` are RULE@FROM."""

    outcome: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules say for one case on one day. `next`: the next question, or None when nothing is open."""

    pack_id: str
    pack_version: str
    pack_hash: str
    as_of: date
    standing: str
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    next: str | None
    open: tuple[str, ...]
    answers: Answers

    def to_value(self) -> dict[str, Json]:
        """The assessment as a JSON value."""
        return {
            "pack": {"id": self.pack_id, "version": self.pack_version, "hash": self.pack_hash},
            "engine": ENGINE,
            "as_of": self.as_of.isoformat(),
            "standing": self.standing,
            "findings": [finding.to_json() for finding in self.findings],
            "conflicts": [{"outcome": c.outcome, "rules": list(c.rules)} for c in self.conflicts],
            "next": self.next,
            "open": list(self.open),
            "answers": {ident: answer.form for ident, answer in self.answers.items()},
        }

    def to_json(self) -> bytes:
        """Canonical JSON: the same answers give the same bytes."""
        return canonical(self.to_value())


def assess(pack: Pack, answers: Answers, as_of: date) -> Assessment:
    """Assess answers on a day. Raises CaseError if the day lies outside 1900 to 2099."""
    today = as_of.toordinal()
    if not DAY_MIN <= today <= DAY_MAX:
        raise CaseError("the day asked about must lie between 1900 and 2099")
    program = program_of(pack)
    frame = program.frame({ident: answer.value for ident, answer in answers.items()}, today)
    states = [(dated, state(program, frame, dated)) for dated in program.versions]
    live = [(dated, found == TRUE) for dated, found in states if found != FALSE]
    may_hold = [dated for dated, holds in live if not holds]
    open_questions = candidates(program, frame, may_hold, answers)
    next_question = next_of(program, frame, may_hold, open_questions)
    answered = frozenset(
        question.number
        for question in program.questions
        if question.spec.id in answers and answers[question.spec.id].form is not None
    )
    live.sort(key=lambda item: (_LEVELS[item[0].rule.level], not item[1], item[0].number))
    verified = pack.verified[0] <= today <= pack.verified[1]
    return Assessment(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        as_of=as_of,
        standing="verified" if verified else "unverified",
        findings=tuple(_finding(program, frame, dated, holds, answered) for dated, holds in live),
        conflicts=_conflicts(program, [dated for dated, holds in live if holds]),
        next=None if next_question is None else program.questions[next_question].spec.id,
        open=_ids(program, open_questions),
        answers=answers,
    )


def _ids(program: Program, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(program.questions[number].spec.id for number in numbers)


def _finding(program: Program, frame: Frame, dated: Dated, holds: bool, answered: frozenset[int]) -> Finding:
    rule, version = dated.rule, dated.version
    axis = dated.axis.value(frame)
    reasons = sorted(because(program, frame, dated) & answered)
    hanging = () if holds else sorted(hangs(program, dated.holds, frame))
    changing = [turns(program, frame, dated, number) for number in reasons] if holds else []
    return Finding(
        rule=rule.id,
        version=day_text(version.since),
        outcome=rule.outcome,
        kind=program.pack.outcome[rule.outcome].kind,
        value=rule.value,
        level=rule.level,
        state="holds" if holds else "may_hold",
        axis=rule.axis,
        axis_from=day_text(axis.lo),
        axis_until=day_text(axis.hi),
        since=day_text(version.since),
        until=None if version.until is None else day_text(version.until),
        confidence=version.confidence,
        for_lawyer=version.for_lawyer,
        review=version.review,
        sources=version.sources,
        words=version.words,
        because=_ids(program, reasons),
        depends_on=_ids(program, hanging),
        changes=tuple(turn for turn in changing if turn is not None),
        exceptions=tuple(
            above.version.key for above in dated.exceptions if above.in_force.value(frame) & TRUE
        ),
    )


def _conflicts(program: Program, holding: Sequence[Dated]) -> tuple[Conflict, ...]:
    by_outcome: dict[str, list[Dated]] = {}
    for dated in sorted(holding, key=lambda dated: dated.number):
        if dated.rule.value is not None:
            by_outcome.setdefault(dated.rule.outcome, []).append(dated)
    return tuple(
        Conflict(outcome.id, tuple(dated.version.key for dated in by_outcome[outcome.id]))
        for outcome in program.pack.outcomes
        if len({dated.rule.value for dated in by_outcome.get(outcome.id, [])}) > 1
    )
