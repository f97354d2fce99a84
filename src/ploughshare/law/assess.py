"""What the law says for a person's answers on a day, with its reasons: the assessment of docs/packs.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ploughshare.law.answer import Answers, CaseError
from ploughshare.law.ask import candidates, next_of
from ploughshare.law.assessment import Announcement, Assessment, Conflict, Finding
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_text
from ploughshare.law.gives import Giving
from ploughshare.law.hanging import hung, numbers
from ploughshare.law.logic import Dated, Program, program_of
from ploughshare.law.node import Frame
from ploughshare.law.pack import Pack, Version
from ploughshare.law.settle import state
from ploughshare.law.value import FALSE, TRUE
from ploughshare.law.why import because, turns

_WEAKEST: Final = ("low", "medium", "high")
_LEVELS: Final = {"urgent": 0, "danger": 1, "wait": 2}


def day_in_domain(as_of: date) -> int:
    """A day as an ordinal. Raises CaseError if it lies outside 1900 to 2099."""
    number = as_of.toordinal()
    if not DAY_MIN <= number <= DAY_MAX:
        raise CaseError("the day asked about must lie between 1900 and 2099")
    return number


def assess(pack: Pack, answers: Answers, as_of: date, known_on: date | None = None) -> Assessment:
    """Assess answers on a day, by the law as it was known on `known_on` (None: all that is known).

    Raises CaseError if a day lies outside 1900 to 2099.
    """
    today = day_in_domain(as_of)
    if known_on is not None:
        pack = pack.known(day_in_domain(known_on))
    program = program_of(pack)
    frame = program.frame({ident: answer.value for ident, answer in answers.items()}, today)
    states = [(dated, state(program, frame, dated)) for dated in program.versions]
    live = [(dated, found == TRUE) for dated, found in states if found != FALSE]
    may_hold = [dated for dated, holds in live if not holds]
    open_questions = candidates(program, frame, [dated for dated, _ in live], may_hold, answers)
    next_question = next_of(program, frame, may_hold, open_questions)
    live.sort(key=lambda item: (_LEVELS[item[0].rule.level], not item[1], item[0].number))
    verified = pack.verified[0] <= today <= pack.verified[1]
    teller = _Teller(program, frame, answers)
    return Assessment(
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        as_of=as_of,
        standing="verified" if verified else "unverified",
        findings=tuple(teller.finding(dated, holds) for dated, holds in live),
        conflicts=_conflicts(program, [dated for dated, holds in live if holds]),
        next=None if next_question is None else program.questions[next_question].spec.id,
        open=teller.ids(open_questions),
        answers=answers,
        known_on=known_on,
        pending=tuple(teller.pending()),
        signed=pack.signoff,
    )


def answered(program: Program, answers: Answers) -> int:
    """The facts to which the person knows an answer, as a bit mask of their numbers."""
    return sum(
        1 << question.number
        for question in program.questions
        if question.spec.id in answers and answers[question.spec.id].form is not None
    )


class _Teller:
    """What is said of the versions of one case, once their states are known."""

    def __init__(self, program: Program, frame: Frame, answers: Answers) -> None:
        self._program = program
        self._frame = frame
        self._answered = answered(program, answers)
        self._giving = Giving(program, frame)
        self._clauses = [clause.spec for clause in program.clauses if clause.in_play.cond(frame) & TRUE]

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Facts by id."""
        return tuple(self._program.questions[number].spec.id for number in numbers)

    def finding(self, dated: Dated, holds: bool) -> Finding:
        """A version that holds or may hold."""
        program, frame = self._program, self._frame
        rule, version = dated.rule, dated.version
        axis = dated.axis.value(frame)
        reasons = numbers(because(program, frame, dated.holds) & self._answered)
        hanging = [] if holds else numbers(hung(program, dated.holds, frame)[0])
        changing = [turns(program, frame, dated, number) for number in reasons] if holds else []
        clauses = tuple(clause.id for clause in self._clauses if rule.outcome in clause.taints)
        confidence, for_lawyer, review = self._status(dated)
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
            confidence=confidence,
            for_lawyer=for_lawyer or bool(clauses),
            review=review,
            sources=version.sources,
            words=version.words,
            because=self.ids(reasons),
            depends_on=self.ids(hanging),
            changes=tuple(turn for turn in changing if turn is not None),
            exceptions=tuple(
                above.version.key for above in dated.exceptions if above.in_force.value(frame) & TRUE
            ),
            gives=None if rule.gives is None else self._giving.of(rule.gives),
            clauses=clauses,
        )

    def _status(self, dated: Dated) -> tuple[str, bool, str]:
        """The weakest confidence and review of a version and of what is weighed; whether for a lawyer."""
        weighed = [above.version for above in dated.exceptions if above.holds.value(self._frame) & TRUE]
        texts = [dated.version, *weighed]
        confidence = min((_confidence(self._program.pack, text) for text in texts), key=_WEAKEST.index)
        for_lawyer = confidence == "low" or any(text.for_lawyer for text in texts)
        drafted = any(text.review == "draft" for text in texts)
        return confidence, for_lawyer, "draft" if drafted else dated.version.review

    def pending(self) -> Iterator[Announcement]:
        """The texts without a day whose conditions are not false."""
        for announced in self._program.pending:
            found = announced.when.cond(self._frame)
            if found != FALSE:
                yield Announcement(
                    announced.rule.id,
                    announced.rule.outcome,
                    announced.rule.value,
                    "holds" if found == TRUE else "may_hold",
                    announced.version.words,
                    announced.version.sources,
                )


def _confidence(pack: Pack, version: Version) -> str:
    """The weakest of a version's own and of its sources'."""
    given = [version.confidence, *(pack.sources[ident].confidence for ident in version.sources)]
    return min(given, key=_WEAKEST.index)


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
