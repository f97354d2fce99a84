"""What is said of each rule version in a case, kept from case to case.

What is said of a version follows from the day and the answers to the facts that it can read: a case that
differs elsewhere need not be worked out again. So an interview, or a queue of cases, pays for what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from copy import copy
from fractions import Fraction
from functools import cached_property
from operator import itemgetter
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from ploughshare.law.answer import Answers
from ploughshare.law.ask import hangs_on, score_of, settled_by
from ploughshare.law.assessment import Finding
from ploughshare.law.dates import day_text
from ploughshare.law.gives import Giving
from ploughshare.law.hanging import hung_value, numbers
from ploughshare.law.logic import Dated, Program
from ploughshare.law.node import Frame
from ploughshare.law.pack import Pack, Version
from ploughshare.law.settle import state
from ploughshare.law.value import FALSE, TRUE
from ploughshare.law.why import because, turns

MAX_KEPT: Final = 20_000
"""Findings and answers kept for one pack; then it begins anew."""
_WEAKEST: Final = ("low", "medium", "high")


class Told:
    """What is said of one version: its state, its finding unless it does not hold, and what is open about it.

    `hanging`: what it or the value it gives hangs on, as a bit mask. `counts`: by fact, as `ask.settled_by`.
    """

    __slots__ = ("counts", "finding", "hanging", "hangs", "state")

    def __init__(self, state: int, finding: Finding | None = None, hangs: int = 0, hanging: int = 0) -> None:
        self.state = state
        self.finding = finding
        self.hangs = hangs
        self.hanging = hanging
        self.counts: dict[int, tuple[int, int]] = {}


_NOT: Final = Told(FALSE)


class _Kept:
    """What was said of the versions of one program, by what it follows from."""

    def __init__(self, program: Program) -> None:
        self.keys = [_key(self._reads(program, dated)) for dated in program.versions]
        self.standing = [_standing(program.pack, dated.version) for dated in program.versions]
        self.told: list[dict[Hashable, Told]] = [{} for _ in program.versions]
        self.codes: list[dict[Hashable, int]] = [{} for _ in program.questions]
        self.count = 0

    @staticmethod
    def _reads(program: Program, dated: Dated) -> Iterable[int]:
        """The facts that what is said of a version can follow from, by number."""
        facts = dated.holds.facts | dated.axis.facts
        if dated.rule.gives is not None:
            facts |= program.derived_node(dated.rule.gives).facts
        for clause in program.clauses:
            if dated.rule.outcome in clause.spec.taints:
                facts |= clause.in_play.facts
        return sorted(facts)

    def keep(self, version: int, key: Hashable, told: Told) -> None:
        """Keep what is said."""
        self.count += 1
        self.told[version][key] = told

    def code(self, number: int, said: Hashable) -> int:
        """A small number for an answer to a fact: the same for the same answer."""
        codes = self.codes[number]
        if said not in codes:
            self.count += 1
            codes[said] = len(codes)
        return codes[said]

    def anew(self) -> _Kept:
        """With nothing kept. A case that is being judged goes on with what it has."""
        fresh = copy(self)
        fresh.told = [{} for _ in self.told]
        fresh.codes = [{} for _ in self.codes]
        fresh.count = 0
        return fresh


def _key(reads: Iterable[int]) -> Callable[[Sequence[int]], Hashable]:
    chosen = tuple(reads)
    return itemgetter(*chosen) if chosen else lambda codes: ()


_KEPT: Final[WeakKeyDictionary[Program, _Kept]] = WeakKeyDictionary()


def forget() -> None:
    """Keep nothing any more of what was said, of any pack."""
    for program, kept in list(_KEPT.items()):
        _KEPT[program] = kept.anew()


class Telling:
    """One case on one day (an ordinal)."""

    def __init__(self, program: Program, answers: Answers, today: int) -> None:
        self._program = program
        self._answers = answers
        self._today = today
        kept = _KEPT.get(program)
        if kept is None:
            kept = _KEPT[program] = _Kept(program)
        elif kept.count >= MAX_KEPT:
            kept = _KEPT[program] = kept.anew()
        self._kept = kept
        self._codes = [self._code(number) for number in range(len(program.questions))]

    def _code(self, number: int) -> int:
        """A small number for a fact's answer: the same for the same answer, known, not known or not given."""
        answer = self._answers.get(self._program.questions[number].spec.id)
        if answer is None:
            return -1
        return self._kept.code(number, (answer.form is None, answer.value))

    @cached_property
    def frame(self) -> Frame:
        """The case as a frame to evaluate in."""
        values = {ident: answer.value for ident, answer in self._answers.items()}
        return self._program.frame(values, self._today)

    @cached_property
    def answered(self) -> int:
        """The facts to which the person knows an answer, as a bit mask."""
        return answered(self._program, self._answers)

    @cached_property
    def _giving(self) -> Giving:
        return Giving(self._program, self.frame)

    @cached_property
    def _in_play(self) -> list[tuple[str, tuple[str, ...]]]:
        """The clauses in play, each with the outcomes it taints."""
        return [
            (clause.spec.id, clause.spec.taints)
            for clause in self._program.clauses
            if clause.in_play.cond(self.frame) & TRUE
        ]

    def told(self, dated: Dated) -> Told:
        """What is said of a version."""
        key = (self._today, self._kept.keys[dated.number](self._codes))
        told = self._kept.told[dated.number].get(key)
        if told is None:
            told = self._work_out(dated)
            self._kept.keep(dated.number, key, told)
        return told

    @staticmethod
    def bound(may_hold: Sequence[tuple[Dated, Told]], number: int) -> int:
        """What `score` cannot exceed: how many of the versions hang on a fact."""
        return sum([told.hangs >> number & 1 for _, told in may_hold])

    def score(self, may_hold: Sequence[tuple[Dated, Told]], number: int) -> Fraction:
        """What answering a fact settles of the versions that may hold."""
        counts = []
        for dated, told in may_hold:
            if told.hangs >> number & 1:
                count = told.counts.get(number)
                if count is None:
                    count = told.counts[number] = settled_by(self._program, self.frame, dated, number)
                counts.append(count)
        return score_of(counts)

    def _work_out(self, dated: Dated) -> Told:
        program, frame = self._program, self.frame
        found = state(program, frame, dated)
        if found == FALSE:
            return _NOT
        hangs = 0 if found == TRUE else hangs_on(program, frame, dated)
        hanging = hangs
        if dated.rule.gives is not None:
            hanging |= hung_value(program, program.derived_node(dated.rule.gives), frame)[0]
        return Told(found, self._finding(dated, found == TRUE, hangs), hangs, hanging)

    def _finding(self, dated: Dated, holds: bool, hangs: int) -> Finding:
        program, frame = self._program, self.frame
        rule, version = dated.rule, dated.version
        axis = dated.axis.value(frame)
        reasons = numbers(because(program, frame, dated.holds) & self.answered)
        changing = [turns(program, frame, dated, number) for number in reasons] if holds else []
        clauses = tuple([ident for ident, taints in self._in_play if rule.outcome in taints])
        weighed = [self._kept.standing[dated.number]]
        exceptions = []
        for above in dated.exceptions:
            if above.holds.value(frame) & TRUE:
                weighed.append(self._kept.standing[above.number])
            if above.in_force.value(frame) & TRUE:
                exceptions.append(above.version.key)
        confidence = min([standing.confidence for standing in weighed])
        for_lawyer = confidence == 0 or any(standing.for_lawyer for standing in weighed)
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
            confidence=_WEAKEST[confidence],
            for_lawyer=for_lawyer or bool(clauses),
            review="draft" if any(standing.drafted for standing in weighed) else version.review,
            sources=version.sources,
            words=version.words,
            because=program.ids(reasons),
            depends_on=program.ids(numbers(hangs)),
            changes=tuple(turn for turn in changing if turn is not None),
            exceptions=tuple(exceptions),
            gives=None if rule.gives is None else self._giving.of(rule.gives),
            clauses=clauses,
        )


def answered(program: Program, answers: Answers) -> int:
    """The facts to which the person knows an answer, as a bit mask of their numbers."""
    return sum(
        1 << question.number
        for question in program.questions
        if question.spec.id in answers and answers[question.spec.id].form is not None
    )


class _Standing(NamedTuple):
    """What is weighed of a version's own text. `confidence`: an index of `_WEAKEST`, sources included."""

    confidence: int
    for_lawyer: bool
    drafted: bool


def _standing(pack: Pack, version: Version) -> _Standing:
    given = [version.confidence, *(pack.sources[ident].confidence for ident in version.sources)]
    return _Standing(min(map(_WEAKEST.index, given)), version.for_lawyer, version.review == "draft")
