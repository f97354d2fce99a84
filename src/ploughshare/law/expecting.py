"""A worked case's expectations against bare states, without reasons or questions: what trying mutants needs.

Says the same as `case.shortfalls`, by the numbers of a program's versions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ploughshare.law.case import Expected
from ploughshare.law.logic import Program
from ploughshare.law.value import FALSE, TRUE, UNSURE


class Expecting:
    """What one step expects of a pack. A mutant's versions keep their numbers, and so what is meant."""

    def __init__(self, expected: Expected, program: Program) -> None:
        self.expected = expected
        numbers: dict[str, list[int]] = {}
        for dated in program.versions:
            numbers.setdefault(dated.rule.id, []).append(dated.number)
            numbers.setdefault(dated.version.key, []).append(dated.number)
        self._wanted = [
            (tuple(numbers.get(ident, ())), state)
            for idents, state in ((expected.holds, TRUE), (expected.may, UNSURE), (expected.lacks, FALSE))
            for ident in idents
        ]
        self._named = frozenset(
            number for ident in (*expected.holds, *expected.may) for number in numbers.get(ident, ())
        )

    @property
    def told_by_states(self) -> bool:
        """Whether states alone tell if it is met: nothing is expected of questions, values or clauses."""
        wanted = self.expected
        return wanted.next is None and not wanted.gives and wanted.pending is None and wanted.clauses is None

    def met(self, states: Sequence[int], program: Program) -> bool:
        """Whether the states of all versions, by number, are as expected; `program`: whose they are."""
        for numbers, wanted in self._wanted:
            found = {states[number] for number in numbers}
            if (TRUE if TRUE in found else UNSURE if UNSURE in found else FALSE) != wanted:
                return False
        if self.expected.only and any(
            state & TRUE and number not in self._named for number, state in enumerate(states)
        ):
            return False
        given = _given(states, program)
        if any(value not in given.get(outcome, ()) for outcome, value in self.expected.findings.items()):
            return False
        return all(len(values) == 1 for values in given.values())


def _given(states: Sequence[int], program: Program) -> Mapping[str, set[str]]:
    """The values that versions which hold give each finding."""
    found: dict[str, set[str]] = {}
    for number, state in enumerate(states):
        if state == TRUE:
            rule = program.versions[number].rule
            if rule.value is not None:
                found.setdefault(rule.outcome, set()).add(rule.value)
    return found
