"""Worked cases proposed for what no case notices, written for a person to read, correct and move.

A proposal says what the rules say today. Whether the law says so is for its reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ploughshare.law.dates import day_text
from ploughshare.law.expr import Json
from ploughshare.law.mutate import PROPOSED, Verdict
from ploughshare.law.probe import flow, shown
from ploughshare.law.tell_apart import Told

_OPENING = """\
# Proposed by `ploughshare law mutate`: each case shows something that no worked case would notice if it were
# otherwise. It expects what the rules say today. Read it against the law, correct it, say whom it is about,
# and move it into a file beside the cases it belongs to: what lies here does not count.
"""
_PROPOSAL = re.compile(r"proposed_([0-9]+)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A case, and the mutants' descriptions that it tells from the pack."""

    told: Told
    tells: tuple[str, ...]


def proposals(
    directory: Path, verdicts: Iterable[Verdict], tells: Callable[[int, Told], bool]
) -> list[Proposal]:
    """Cases that together tell every survivor from the pack; those already proposed are left out.

    `tells`: whether a case notices the mutant of a number (`Trial.tells`).
    """
    found: list[Proposal] = []
    for verdict in verdicts:
        told = verdict.told
        if told is None or verdict.proposed:
            continue
        place = f"{Path(verdict.where.file).relative_to(directory)}:{verdict.where.line}"
        what = f"{place}: {verdict.what}"
        at = next((n for n, known in enumerate(found) if tells(verdict.number, known.told)), None)
        if at is None:
            at = next((n for n, known in enumerate(found) if known.told.probe == told.probe), None)
            if at is None:
                found.append(Proposal(told, (what,)))
                continue
            told = _joined(found[at].told, told)
        else:
            told = found[at].told
        found[at] = Proposal(told, (*found[at].tells, what))
    return found


def _joined(one: Told, other: Told) -> Told:
    return Told(
        one.probe,
        tuple(dict.fromkeys([*one.expected, *other.expected])),
        tuple(dict.fromkeys([*one.findings, *other.findings])),
        {**one.gives, **other.gives},
        one.pending if other.pending is None else other.pending,
        one.clauses if other.clauses is None else other.clauses,
    )


def expectation(told: Told) -> dict[str, Json]:
    """What the case expects, as in a case file."""
    found: dict[str, Json] = {}
    for word in ("holds", "may", "not"):
        keys: list[Json] = [key for key, said in told.expected if said == word]
        if keys:
            found[word] = keys
    if told.findings:
        found["findings"] = dict(told.findings)
    if told.gives:
        found["gives"] = dict(told.gives)
    for word, idents in (("pending", told.pending), ("clauses", told.clauses)):
        if idents is not None:
            found[word] = [*sorted(idents)]
    return found


def case_json(told: Told) -> dict[str, Json]:
    """The case for programs."""
    return {
        **_days(told),
        "answers": dict(told.probe.forms),
        "expect": expectation(told),
    }


def _days(told: Told) -> dict[str, Json]:
    known = told.probe.known_on
    more: dict[str, Json] = {} if known is None else {"known_on": day_text(known)}
    return {"as_of": day_text(told.probe.as_of), **more}


def sentence(told: Told) -> str:
    """The case in one line."""
    expected = [f"{key} {_SAID[said]}" for key, said in told.expected]
    expected += [f"{outcome} is {value}" for outcome, value in told.findings]
    expected += [f"{rule} gives {form}" for rule, form in told.gives.items()]
    for what, idents in (("without a day", told.pending), ("clauses in play", told.clauses)):
        if idents is not None:
            expected.append(f"{what}: {', '.join(sorted(idents)) or 'none'}")
    return f"{shown(told.probe)}: {', '.join(expected)}"


_SAID = {"holds": "holds", "may": "may hold", "not": "does not hold"}


def cases_text(found: Iterable[Proposal], first: int) -> str:
    """The cases as YAML, numbered from `first`."""
    lines: list[str] = []
    for number, proposal in enumerate(found, first):
        lines += [f"# {told}" for told in proposal.tells]
        lines += [
            f"- case: proposed_{number:04}",
            *(f"  {key}: {day}" for key, day in _days(proposal.told).items()),
            f"  answers: {flow(proposal.told.probe.forms)}",
            f"  expect: {flow(expectation(proposal.told))}",
            "",
        ]
    return "\n".join(lines)


def write_proposals(directory: Path, found: Iterable[Proposal]) -> Path:
    """Add proposals to cases/proposed.yaml; what is there already stays as it is. Raises OSError."""
    path = directory / "cases" / PROPOSED
    before = path.read_text(encoding="utf-8") if path.exists() else _OPENING
    taken = [int(number) for number in _PROPOSAL.findall(before)]
    text = cases_text(found, max(taken, default=0) + 1)
    fresh = path.with_suffix(".new")
    fresh.write_text(f"{before.rstrip()}\n\n{text}", encoding="utf-8")
    fresh.replace(path)  # a run that is stopped leaves the old file whole
    return path
