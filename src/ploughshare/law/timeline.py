"""What is in force when, as a picture: a lane for each rule, a column for each span between two changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ploughshare.law.dates import day_text
from ploughshare.law.drawing import Drawing, shortened, text_width
from ploughshare.law.pack import Clause, Pack, Rule
from ploughshare.law.picture_words import picture_words
from ploughshare.law.words import Words

LABEL_WIDTH: Final = 400.0
CLAUSES: Final = "clauses"
COLUMN: Final = 72.0
LANE: Final = 24.0
TOP: Final = 118.0


@dataclass(frozen=True, slots=True)
class Span:
    """A text's time as day ordinals, None where open. `pending`: no day is known yet. `pale`: in doubt."""

    since: int | None
    until: int | None
    sources: tuple[str, ...]
    pale: bool
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The texts of a rule or a clause in order. `words`: ids of its name, the first that there is."""

    id: str
    words: tuple[str, ...]
    level: str
    axis: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes in groups, and the days that begin a column.

    `groups`: a finding's outcome, or a kind of outcome, and its lanes, in the pack's order. `days`: the first
    days of columns; a version ends the day before one, or is open.
    """

    groups: tuple[tuple[str, tuple[Lane, ...]], ...]
    days: tuple[int, ...]
    pending: bool


def timeline(pack: Pack) -> Timeline:
    """The lanes of a pack, and the days, from the first that was checked, on which something changes."""
    found: dict[str, list[Lane]] = {}
    for outcome in pack.outcomes:
        group = outcome.id if outcome.kind == "finding" else outcome.kind
        found.setdefault(group, []).extend(
            _lane_of_rule(rule) for rule in pack.rules if rule.outcome == outcome.id
        )
    found[CLAUSES] = [_lane_of_clause(clause) for clause in pack.clauses]
    groups = tuple((group, tuple(lanes)) for group, lanes in found.items() if lanes)
    spans = [span for _, lanes in groups for lane in lanes for span in lane.spans]
    first, last = pack.verified
    days = {day for span in spans for day in _changes(span) if day >= first} | {first, last + 1}
    return Timeline(groups, tuple(sorted(days)), any(span.pending for span in spans))


def _lane_of_rule(rule: Rule) -> Lane:
    spans = [Span(v.since, v.until, v.sources, v.for_lawyer or v.confidence == "low") for v in rule.versions]
    if rule.pending is not None:
        pale = rule.pending.for_lawyer or rule.pending.confidence == "low"
        spans.append(Span(None, None, rule.pending.sources, pale, pending=True))
    named = rule.outcome if rule.value is None else f"{rule.outcome}--{rule.value}"
    return Lane(rule.id, (f"outcome-{named}",), rule.level, rule.axis, tuple(spans))


def _lane_of_clause(clause: Clause) -> Lane:
    span = Span(clause.since, clause.until, clause.sources, pale=True)
    return Lane(clause.id, (clause.words,), "soft", clause.axis, (span,))


def _changes(span: Span) -> Iterator[int]:
    if span.since is not None:
        yield span.since
    if span.until is not None:
        yield span.until + 1


def picture(pack: Pack, words: Words | None) -> bytes:
    """The timeline as SVG."""
    return _Picture(pack, words).svg()


class _Picture:
    def __init__(self, pack: Pack, words: Words | None) -> None:
        self._pack = pack
        self._words = words
        lang = words.lang if words else "en"
        self._say = picture_words(lang)
        self._line = timeline(pack)
        self._x = {day: LABEL_WIDTH + COLUMN * (1 + at) for at, day in enumerate(self._line.days)}
        self._end = LABEL_WIDTH + COLUMN * (1 + len(self._line.days))
        lanes = sum(len(lanes) for _, lanes in self._line.groups)
        title = self._say["title"].format(pack=f"{pack.id} {pack.version}")
        told = self._say["desc"].format(lanes=lanes, days=len(self._line.days))
        listing = "; ".join(self._told(lane) for _, group in self._line.groups for lane in group)
        self._drawing = Drawing(title, f"{told} {self._say['scale']} {listing}", lang)

    def _word(self, ident: str, fallback: str) -> str:
        return " ".join(self._words.text_or(ident, fallback).split()) if self._words else fallback

    def _told(self, lane: Lane) -> str:
        return f"{lane.id}: {', '.join(self._span_text(span) for span in lane.spans)}"

    def _span_text(self, span: Span) -> str:
        since = "" if span.since is None else day_text(span.since)
        until = "" if span.until is None else day_text(span.until)
        if span.pending:
            return self._say["pending"]
        if since and until:
            return self._say["span"].format(since=since, until=until)
        if until:
            return self._say["until"].format(until=until)
        return self._say["from"].format(since=since) if since else self._say["always"]

    def svg(self) -> bytes:
        """Draw it all."""
        drawing, say = self._drawing, self._say
        right = self._end + (COLUMN * 1.6 if self._line.pending else 0)
        rows = sum(len(lanes) * LANE + 34 for _, lanes in self._line.groups)
        drawing.text(24, 38, say["title"].format(pack=f"{self._pack.id} {self._pack.version}"), "head")
        drawing.text(24, 58, say["scale"], "soft")
        self._legend(80)
        self._columns(TOP + rows, right)
        y = TOP
        for group, lanes in self._line.groups:
            y += 26
            drawing.text(24, y - 6, say.get(group) or self._word(f"outcome-{group}", group), "group")
            drawing.line([(24, y), (right, y)], "rule")
            named = Counter(self._name(lane) for lane in lanes)
            for lane in lanes:
                name = self._name(lane)
                self._lane(lane, f"{name} · {lane.id.rpartition('.')[2]}" if named[name] > 1 else name, y)
                y += LANE
            y += 8
        return drawing.svg()

    def _legend(self, y: float) -> None:
        x = 24.0
        for level in ("urgent", "danger", "wait"):
            self._drawing.rect(x, y - 9, 14, 10, f"f-{level}", round_by=2)
            self._drawing.text(x + 20, y, self._say[level], "small")
            x += 34 + text_width(self._say[level], 10.5)
        self._drawing.rect(x, y - 9, 14, 10, "f-soft dim", round_by=2)
        self._drawing.text(x + 20, y, self._say["lawyer"], "small")

    def _columns(self, bottom: float, right: float) -> None:
        drawing, say = self._drawing, self._say
        checked_from, checked_until = self._pack.verified[0], self._pack.verified[1] + 1
        left, end = self._x[checked_from], self._x[checked_until]
        drawing.rect(LABEL_WIDTH, TOP - 18, left - LABEL_WIDTH, bottom - TOP + 18, "band")
        drawing.rect(end, TOP - 18, right - end, bottom - TOP + 18, "band")
        drawing.text(LABEL_WIDTH + 4, TOP - 24, say["earlier"], "small soft")
        for day in self._line.days:
            x = self._x[day]
            drawing.line([(x, TOP - 18), (x, bottom)], "rule")
            drawing.text(x, TOP - 24, day_text(day), "small bold mid")
        drawing.text(LABEL_WIDTH + 4, TOP - 6, say["unchecked"], "small soft")
        drawing.text(end + 4, TOP - 6, say["unchecked"], "small soft")
        if self._line.pending:
            drawing.text(self._end + 8, TOP - 24, say["pending"], "small bold")

    def _name(self, lane: Lane) -> str:
        return next((self._word(ident, "") for ident in lane.words if self._word(ident, "")), lane.id)

    def _lane(self, lane: Lane, name: str, y: float) -> None:
        drawing = self._drawing
        axis = "" if lane.axis == "as_of" else self._axis(lane.axis)
        room = LABEL_WIDTH - 44
        drawing.text(36, y + 16, shortened(name, room - text_width(axis, 10.5), 12))
        if axis:
            drawing.text(LABEL_WIDTH - 10, y + 16, axis, "small soft end")
        for span in lane.spans:
            self._bar(lane, span, y)

    def _axis(self, axis: str) -> str:
        told = self._word(f"derived-{axis}", self._word(f"fact-{axis}", axis))
        return shortened(self._say["axis"].format(axis=told), 150, 10.5)

    def _bar(self, lane: Lane, span: Span, y: float) -> None:
        drawing = self._drawing
        told = f"{lane.id}: {self._span_text(span)}; {', '.join(span.sources)}"
        pale = " dim" if span.pale else ""
        if span.pending:
            drawing.rect(
                self._end + 8, y + 5, COLUMN, LANE - 9, f"open s-{lane.level}", round_by=3, told=told
            )
            return
        x = LABEL_WIDTH if span.since is None else self._x.get(span.since, LABEL_WIDTH)
        end = self._end if span.until is None else self._x.get(span.until + 1, LABEL_WIDTH)
        if end <= LABEL_WIDTH:  # over before the first day that was checked
            return
        drawing.rect(x + 1.5, y + 5, end - x - 3, LANE - 9, f"f-{lane.level}{pale}", round_by=3, told=told)
        if span.since is not None and span.since not in self._x:
            drawing.text(LABEL_WIDTH + 6, y + 16.5, day_text(span.since), "small" if pale else "small on")
