"""Which of many cases the law answers otherwise on another day, or by another pack: streamed, block by block.

Rows come in and lines go out; memory is bounded by the block, whatever the file's size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np

from ploughshare.law import batch
from ploughshare.law.assessment import Assessment, Finding
from ploughshare.law.batch_column import Array
from ploughshare.law.batch_reader import Reader, Row
from ploughshare.law.batch_rows import RawRow, Refused
from ploughshare.law.change import Change, changed
from ploughshare.law.dates import day_text
from ploughshare.law.expr import Json
from ploughshare.law.pack import Pack, canonical

ROWS_AT_ONCE: Final = 16_384
_REMEMBERED: Final = 20_000
_STATUS_AT: Final = 3
"""The bit from which on a state carries its status."""
_LEVELS: Final = {"urgent": 0, "danger": 1, "wait": 2}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: the law of `before` on `on`, that of `after` on `then` (ordinals).

    `on` None is each case's own day.
    """

    before: Pack
    after: Pack
    on: int | None
    then: int


@dataclass(slots=True)
class Tally:
    """What was done so far. `changes`: cases by (level, rule, kind). `finished`: to the last row."""

    cases: int = 0
    changed: int = 0
    refused: int = 0
    changes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    finished: bool = False

    def by_rule(self) -> list[tuple[str, str, str, int]]:
        """(level, rule, kind, cases), gravest first, then by how many cases."""
        rows = [(*key, count) for key, count in self.changes.items()]
        return sorted(rows, key=lambda row: (_LEVELS[row[0]], -row[3], row[1], row[2]))


def reassess(
    comparison: Comparison,
    rows: Iterable[RawRow | Refused],
    *,
    write: Callable[[bytes], object],
    refuse: Callable[[bytes], object],
    tell: Callable[[Tally], object],
    stopped: Callable[[], bool],
    rows_at_once: int = ROWS_AT_ONCE,
) -> Tally:
    """Compare every row; whole lines go to `write` (changed cases) and `refuse` (rows that cannot be used).

    `tell` hears of the progress after each block. Ends early, after a whole block, when `stopped` says so.
    """
    tally = Tally()
    reader, writer = Reader(comparison.before, comparison.after, comparison.on), _Writer(comparison)
    waiting: list[Row] = []
    for row in rows:
        if stopped():
            return tally
        parsed = row if isinstance(row, Refused) else reader.parse(row)
        if isinstance(parsed, Refused):
            tally.refused += 1
            refuse(_refused_line(parsed))
            continue
        waiting.append(parsed)
        if len(waiting) >= rows_at_once:
            write(b"".join(writer.lines(waiting, tally)))
            waiting.clear()
            tell(tally)
    write(b"".join(writer.lines(waiting, tally)))
    tally.finished = True
    tell(tally)
    return tally


def _refused_line(refused: Refused) -> bytes:
    reason = refused.reason.encode("utf-8", "backslashreplace").decode()
    body: dict[str, Json] = {"line": refused.line, "reason": reason}
    if refused.case is not None:
        body["case"] = refused.case
    return canonical(body) + b"\n"


class _Writer:
    """Blocks of rows compared, and the lines about those that changed.

    What changes in one outcome does not depend on the others: it is worked out once for all rows alike in it.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._before, self._after = _Outlines(comparison.before), _Outlines(comparison.after)
        self._outcomes = [*dict.fromkeys((*self._after.places, *self._before.places))]
        old, new = self._before.keys, self._after.keys
        self._alike = [*old] == [*new]
        self._same = [(old[key], place) for key, place in new.items() if key in old]
        self._came = [place for key, place in new.items() if key not in old]
        self._went = [place for key, place in old.items() if key not in new]
        self._told: dict[tuple[int, str, bytes, bytes], tuple[_Told, ...]] = {}

    def lines(self, rows: Sequence[Row], tally: Tally) -> Iterator[bytes]:
        tally.cases += len(rows)
        if not rows:
            return
        comparison = self._comparison
        first = batch.columns_of(comparison.before, [(row.before, row.on) for row in rows])
        before = batch.evaluate(comparison.before, first)
        if comparison.before == comparison.after:
            second = first.on(comparison.then)
        else:
            second = batch.columns_of(comparison.after, [(row.after, comparison.then) for row in rows])
        after = batch.evaluate(comparison.after, second)
        places = np.flatnonzero(self._differing(before, after))
        was = self._before.by_outcome(_with_status(comparison.before, first.taken(places), before[places]))
        now = self._after.by_outcome(_with_status(comparison.after, second.taken(places), after[places]))
        sides = [(outcome, was[outcome], now[outcome]) for outcome in self._outcomes]
        for at, place in enumerate(places.tolist()):
            row = rows[place]
            told = [
                change
                for outcome, old, new in sides
                if old[at] != new[at] or not self._alike
                for change in self._changes(row.on, outcome, old[at], new[at])
            ]
            told.sort(key=lambda change: change.order)
            tally.changed += 1
            tally.changes.update({change.counted for change in told})
            yield self._line(row, told)

    def _differing(self, before: Array, after: Array) -> Array:
        old, new = [old for old, _ in self._same], [new for _, new in self._same]
        found: Array = (before[:, old] != after[:, new]).any(axis=1)
        found |= (after[:, self._came] != batch.NOT).any(axis=1)
        found |= (before[:, self._went] != batch.NOT).any(axis=1)
        return found

    def _changes(self, on: int, outcome: str, was: bytes, now: bytes) -> tuple[_Told, ...]:
        """What changed in one outcome between two rows of states with their status."""
        key = (on, outcome, was, now)
        if key not in self._told:
            if len(self._told) >= _REMEMBERED:
                self._told.clear()
            first = self._before.assessment(outcome, was, on)
            second = self._after.assessment(outcome, now, self._comparison.then)
            self._told[key] = tuple(self._telling(change) for change in changed(first, second))
        return self._told[key]

    def _telling(self, change: Change) -> _Told:
        if change.after is not None:
            group, place = int(change.kind != "state"), self._after.keys[change.after.key]
        else:
            group, place = 2, self._before.keys[change.before.key if change.before else ""]
        finding = change.after or change.before
        sure = finding is not None and finding.holds
        order = (_LEVELS[change.level], group, not sure, place)
        return _Told(order, (change.level, change.rule, change.kind), canonical(_change_json(change)))

    def _line(self, row: Row, told: Sequence[_Told]) -> bytes:
        """Canonical JSON; the changes come ready, and `case` alone sorts before them."""
        rest = canonical(
            {
                "line": row.line,
                "on": day_text(row.on),
                "standing": self._after.standing(self._comparison.then),
                "then": day_text(self._comparison.then),
            }
        )
        changes = b",".join(change.body for change in told)
        return b'{"case":%b,"changes":[%b],%b\n' % (canonical(row.case), changes, rest[1:])


@dataclass(frozen=True, slots=True)
class _Told:
    """A change as it is written, and where it stands among those of a case."""

    order: tuple[int, int, bool, int]
    counted: tuple[str, str, str]
    body: bytes


def _with_status(pack: Pack, cases: batch.Columns, states: Array) -> Array:
    """States [case, version], and above their bits the status of what holds or may hold."""
    found: Array = states | (batch.status(pack, cases) << _STATUS_AT) * (states != batch.NOT)
    return found


class _Outlines:
    """Assessments as far as `changed` reads them: which versions hold or may hold, without their reasons."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._versions = [(rule, version) for rule in pack.rules for version in rule.versions]
        self._findings: dict[tuple[int, int], Finding] = {}
        self._rank = [_LEVELS[rule.level] for rule, _ in self._versions]
        self.keys = {version.key: place for place, (_, version) in enumerate(self._versions)}
        self.places: dict[str, list[int]] = {}
        for place, (rule, _) in enumerate(self._versions):
            self.places.setdefault(rule.outcome, []).append(place)

    def by_outcome(self, states: Array) -> defaultdict[str, Sequence[bytes]]:
        """Each row's states of the versions of an outcome, as bytes."""
        nothing = [b""] * len(states)
        found: defaultdict[str, Sequence[bytes]] = defaultdict(lambda: nothing)
        for outcome, places in self.places.items():
            part = np.ascontiguousarray(states[:, places]).tobytes()
            width = len(places)
            found[outcome] = [part[at : at + width] for at in range(0, len(part), width)]
        return found

    def standing(self, as_of: int) -> str:
        """Whether the pack was checked for a day."""
        return "verified" if self._pack.verified[0] <= as_of <= self._pack.verified[1] else "unverified"

    def assessment(self, outcome: str, states: bytes, as_of: int) -> Assessment:
        """What is said of one outcome."""
        live = [
            (place, state)
            for place, state in zip(self.places.get(outcome, ()), states, strict=True)
            if state != batch.NOT
        ]
        live.sort(key=lambda item: (self._rank[item[0]], not _holds(item[1]), item[0]))
        pack = self._pack
        return Assessment(
            pack_id=pack.id,
            pack_version=pack.version,
            pack_hash=pack.hash,
            as_of=date.fromordinal(as_of),
            standing=self.standing(as_of),
            findings=tuple(self._finding(place, state) for place, state in live),
            conflicts=(),
            next=None,
            open=(),
            answers={},
        )

    def _finding(self, place: int, state: int) -> Finding:
        if (place, state) not in self._findings:
            rule, version = self._versions[place]
            self._findings[place, state] = Finding(
                rule=rule.id,
                version=day_text(version.since),
                outcome=rule.outcome,
                kind=self._pack.outcome[rule.outcome].kind,
                value=rule.value,
                level=rule.level,
                state="holds" if _holds(state) else "may_hold",
                axis=rule.axis,
                axis_from="",
                axis_until="",
                since=day_text(version.since),
                until=None if version.until is None else day_text(version.until),
                confidence=version.confidence,
                for_lawyer=bool(state >> _STATUS_AT & 1),
                review="draft" if state >> _STATUS_AT & 2 else "reviewed",
                sources=version.sources,
                words=version.words,
                because=(),
                depends_on=(),
                changes=(),
                exceptions=(),
            )
        return self._findings[place, state]


def _holds(state: int) -> bool:
    return state & batch.MAY_HOLD == batch.HOLDS


def _change_json(change: Change) -> Json:
    return {
        "kind": change.kind,
        "rule": change.rule,
        "outcome": change.outcome,
        "level": change.level,
        "before": _finding_json(change.before),
        "after": _finding_json(change.after),
        "law_day": change.law_day,
        "by": list(change.by),
    }


def _finding_json(finding: Finding | None) -> Json:
    if finding is None:
        return None
    found: Mapping[str, Json] = {
        "version": finding.key,
        "state": finding.state,
        "value": finding.value,
        "for_lawyer": finding.for_lawyer,
        "review": finding.review,
    }
    return dict(found)
