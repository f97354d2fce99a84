"""What no worked case touches: rule versions, and the sides of each day of change and each threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random

from ploughshare.law.authored import Authored, Version
from ploughshare.law.authored import Rule as WrittenRule
from ploughshare.law.dates import DAY_MAX, day_text
from ploughshare.law.export import compile_authored
from ploughshare.law.ground import Ground
from ploughshare.law.logic import Dated
from ploughshare.law.mutate import case_files, steps_of
from ploughshare.law.node import Frame, MaskNode
from ploughshare.law.pack import Pack
from ploughshare.law.probe import Bench, Probe, Sense, probe_of, reach, shown, smallest
from ploughshare.law.problem import Problem
from ploughshare.law.reading import read_pack
from ploughshare.law.tell_apart import BASES, TRIES
from ploughshare.law.thresholds import thresholds
from ploughshare.law.value import TRUE


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the worked cases leave out, and how much they reach: versions, sides of days, of thresholds."""

    pack: Pack
    problems: tuple[Problem, ...]
    versions: int
    touched: int
    sides: int
    seen: int
    thresholds: int
    decided: int


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a day on which a rule changes: the days meant, and the version whose conditions count."""

    before: bool
    change: int
    first: int
    last: int
    version: Version


def coverage(directory: Path) -> Coverage:
    """What the cases of a pack's directory touch, proposals left aside. Raises PackError or CaseError."""
    written = read_pack(directory)
    pack = compile_authored(written)
    bench = Bench(pack)
    steps = steps_of(pack, case_files(directory, proposed=False))
    frames = [bench.frame(probe_of(step)) for step in steps]
    every = range(len(bench.program.versions))
    touched = {
        number
        for frame in frames
        for number, found in zip(every, bench.states(frame, every), strict=True)
        if found == TRUE
    }
    problems = list(_untouched(written, bench, touched))
    sides = [(rule, side) for rule in written.rules for side in _sides(rule, pack)]
    bare = [pair for pair in sides if not any(_stands(bench, frame, *pair) for frame in frames)]
    probes = [probe_of(step) for step in steps]
    examples = [(rule, side, _example(bench, probes, rule, side)) for rule, side in bare]
    missing = [(rule, side, probe) for rule, side, probe in examples if probe is not None]
    problems += [_missing(rule, side, probe) for rule, side, probe in missing]
    wanted = len(sides) - len(bare) + len(missing)
    turned = thresholds(written, bench, probes)
    return Coverage(
        pack,
        (*problems, *turned.problems),
        len(every),
        len(touched),
        wanted,
        wanted - len(missing),
        turned.sides,
        turned.seen,
    )


def _untouched(written: Authored, bench: Bench, touched: set[int]) -> Iterator[Problem]:
    places = {(rule.id, version.since): version.where for rule in written.rules for version in rule.versions}
    for dated in bench.program.versions:
        if dated.number not in touched:
            where = places[dated.rule.id, dated.version.since]
            what = f"{dated.version.key} holds in no case"
            yield Problem(where, what, "Nobody has seen it at work.", "Add a case in which it holds.")


def _sides(rule: WrittenRule, pack: Pack) -> Iterator[_Side]:
    """Both sides of each day on which the rule begins, changes or ends, if the pack speaks of such days."""
    ends: dict[int, tuple[Version | None, Version | None]] = {}
    for version in rule.versions:
        ends[version.since] = (ends.get(version.since, (None, None))[0], version)
        if version.until is not None and version.until < DAY_MAX:
            ends[version.until + 1] = (version, None)
    for change, (old, new) in sorted(ends.items()):
        first, last = pack.verified
        begins_long_ago = old is None and change <= first
        if begins_long_ago or (rule.axis == "as_of" and not first < change <= last):
            continue
        until = None if new is None else new.until
        if (spoken := old or new) is not None:
            yield _Side(True, change, 0 if old is None else old.since, change - 1, spoken)
        if (spoken := new or old) is not None:
            yield _Side(False, change, change, DAY_MAX if until is None else until, spoken)


def _dated(bench: Bench, rule: WrittenRule, version: Version) -> Dated:
    return next(
        dated
        for dated in bench.program.versions
        if dated.rule.id == rule.id and dated.version.since == version.since
    )


def _conditions(bench: Bench, dated: Dated) -> list[MaskNode]:
    """A version's conditions, its days and what overrides it left aside."""
    trees = [tree for tree in (dated.rule.when, dated.version.when) if tree is not None]
    return [node for node in map(bench.program.node, trees) if isinstance(node, MaskNode)]


def _stands(bench: Bench, frame: Frame, rule: WrittenRule, side: _Side) -> bool:
    """Whether a case is one that the rule speaks of, with its day on this side."""
    day = _dated(bench, rule, side.version).axis.value(frame)
    if not day.here or day.na or not side.first <= day.lo <= day.hi <= side.last:
        return False
    return _met(bench, frame, rule, side)


def _met(bench: Bench, frame: Frame, rule: WrittenRule, side: _Side) -> bool:
    """Whether a case is one that the rule speaks of, whatever its day."""
    dated = _dated(bench, rule, side.version)
    return all(node.cond(frame) == TRUE for node in _conditions(bench, dated))


def _example(bench: Bench, probes: Sequence[Probe], rule: WrittenRule, side: _Side) -> Probe | None:
    """A small case that stands on this side, or None: then nothing tried does, and none is asked for."""

    def stands(probe: Probe) -> bool:
        return _stands(bench, bench.frame(probe), rule, side)

    reads = _dated(bench, rule, side.version).version.reads
    facts = [fact for fact in bench.pack.facts if fact.id in reads]
    ground = Ground((bench.pack,), reach(bench.pack)[f"rule {rule.id}"])
    bases = [probe.only(reads) for probe in probes] or [Probe(ground.last, {})]
    spoken = [base for base in bases if _met(bench, bench.frame(base), rule, side)]
    source = Random(side.change)  # noqa: S311  # cases, not secrets
    near = chain(
        ground.chain(spoken[:BASES], facts),
        (ground.random(source, source.choice(spoken or bases), facts, facts) for _ in range(TRIES)),
    )
    sense = Sense(probes)
    found = next((p for p in near if ground.spans(p.as_of) and sense.accepts(p) and stands(p)), None)
    return None if found is None else smallest(found, stands)


def _missing(rule: WrittenRule, side: _Side, probe: Probe) -> Problem:
    day = day_text(side.change)
    said = "before" if side.before else "from"
    what = f"{rule.id}: no case that it speaks of has its day ({rule.axis}) {said} {day}"
    why = "The text changes on that day, and nobody has seen both sides."
    return Problem(side.version.where, what, why, f"Add a case, for example {shown(probe)}.")
