"""What the proofs of a pack come to, as findings: each with a case, and what is said of that case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ploughshare.law.authored import Authored
from ploughshare.law.box import forms_of
from ploughshare.law.claims import versions_of
from ploughshare.law.invariant import Invariant
from ploughshare.law.pack import Pack
from ploughshare.law.probe import Probe, shown
from ploughshare.law.problem import Problem
from ploughshare.law.proofs import Proofs, never_holds, places_of
from ploughshare.law.prove import PROVED, UNDECIDED, Counter, Prover, Verdict
from ploughshare.law.prove_partial import PartialProver
from ploughshare.law.source import Where
from ploughshare.law.statement import Joined, Statement
from ploughshare.law.theory import TheoryError
from ploughshare.law.value import TRUE

_LATER = "Try again with a longer --seconds, or state it more simply."
_SAID_MOST = 6
"""Versions named of a counter-example."""


def proved(
    written: Authored,
    pack: Pack,
    stated: Iterable[Invariant],
    seen: Iterable[str],
    seconds: float,
    clock: Callable[[], float],
) -> Proofs:
    """As `proofs.prove`."""
    begun = clock()
    claimed = [(invariant, invariant.statement) for invariant in stated if invariant.statement is not None]
    try:
        proving = _Proving(written, pack, seconds, clock)
        problems = [*proving.unreachable(seen), *proving.never_asked(), *proving.conflicts()]
        verdicts = [
            (invariant, statement, proving.verdict(invariant, statement)) for invariant, statement in claimed
        ]
    except TheoryError as error:
        way_out = "Say it with what can be proved, or check with --no-proofs."
        problem = Problem(written.where, str(error), "Nothing of this pack was proved.", way_out)
        return Proofs((problem,), 0, len(claimed), clock() - begun)
    for verdict in verdicts:
        problems += proving.broken(*verdict)
    held = sum(verdict.state == PROVED for _, _, verdict in verdicts)
    return Proofs(tuple(problems), held, len(claimed), clock() - begun)


class _Proving:
    def __init__(self, written: Authored, pack: Pack, seconds: float, clock: Callable[[], float]) -> None:
        self._written = written
        self._pack = pack
        self._prover = Prover(pack, seconds, clock)
        self._partial = PartialProver(self._prover)
        self._places = places_of(written)
        self._limit = f"in {seconds:g} s"

    def unreachable(self, seen: Iterable[str]) -> Iterator[Problem]:
        """Versions that can never hold."""
        for dated, state in self._prover.unreachable(seen):
            key = dated.version.key
            if state == PROVED:
                yield never_holds(key, self._places[key])
            else:
                yield self._undecided(self._places[key], f"whether {key} can hold")

    def never_asked(self) -> Iterator[Problem]:
        """Questions that can never be asked."""
        places = {fact.id: fact.where for fact in self._written.facts}
        for fact, state in self._prover.never_asked():
            if state == PROVED:
                what = f"the fact {fact.id!r} can never be asked"
                way_out = "Mend its `when`, or remove it."
                yield Problem(places[fact.id], what, "Its `when` is true in no case.", way_out)
            else:
                yield self._undecided(places[fact.id], f"whether {fact.id!r} can be asked")

    def conflicts(self) -> Iterator[Problem]:
        """Versions that can give one finding two values."""
        for outcome in self._pack.outcomes:
            if outcome.kind != "finding":
                continue
            for one, other, counter in self._prover.conflicts(outcome.id):
                keys = f"{one.version.key} and {other.version.key}"
                where = self._places[other.version.key]
                if counter is None:
                    yield self._undecided(where, f"whether {keys} can conflict")
                    continue
                values = f"{one.rule.value} and {other.rule.value}"
                what = f"{keys} can give {outcome.id!r} two values, {values}"
                why = f"Neither overrides the other {self._shown(counter)}."
                yield Problem(where, what, why, "Let one override the other, or narrow one's conditions.")

    def verdict(self, invariant: Invariant, statement: Statement) -> Verdict:
        """Whether a statement is so."""
        complete = self._prover.complete(statement)
        if invariant.complete or complete.state != PROVED:
            return complete
        return self._partial.prove(statement)

    def empty(self, invariant: Invariant) -> bool:
        """Whether what a statement begins with is never so, so that it says nothing."""
        if invariant.whenever is None:
            return False
        denied = Joined("not", (invariant.whenever,))
        return self.verdict(invariant, denied).state == PROVED

    def broken(self, invariant: Invariant, statement: Statement, verdict: Verdict) -> Iterator[Problem]:
        """The finding that a statement is not so, or not decided."""
        said = f"{invariant.id}: {invariant.said(self._pack.languages).rstrip('.')}"
        if verdict.state == PROVED and self.empty(invariant):
            what = f"{invariant.id}: its `whenever` is never so"
            yield Problem(invariant.where, what, "It says nothing.", "Mend its `whenever`.")
        if verdict.state == UNDECIDED:
            yield self._undecided(invariant.where, f"this ({said})")
        elif verdict.counter is not None:
            why = f"Not so {self._shown(verdict.counter)}: {self._told(statement, verdict.counter)}."
            way_out = "Mend the rules, or the statement if the law says so."
            yield Problem(invariant.where, said, why, way_out)

    def _undecided(self, where: Where, what: str) -> Problem:
        return Problem(where, f"{what} is not decided {self._limit}", "Nothing is known of it.", _LATER)

    def _shown(self, counter: Counter) -> str:
        return shown(Probe(counter.as_of, forms_of(counter.box, self._prover.program)))

    def _told(self, statement: Statement, counter: Counter) -> str:
        """What the evaluator says, in a counter-example, of what a statement speaks of."""
        judge, program = self._prover.judge, self._prover.program
        frame = program.frame(counter.box, counter.as_of)
        keys = [
            dated.version.key for dated in program.versions if dated.version.key in versions_of(statement)
        ]
        states = {key: judge.state(frame, key) for key in keys}
        live = [
            f"{key} {'holds' if state == TRUE else 'may hold'}"
            for key, state in states.items()
            if state & TRUE
        ]
        rest = [f"and {len(live) - _SAID_MOST} more"] if len(live) > _SAID_MOST else []
        if live:
            return ", ".join([*live[:_SAID_MOST], *rest])
        return "nothing that it names holds" if keys else "so it is of the answers alone"
