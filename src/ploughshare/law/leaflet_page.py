"""A leaflet as strings in their places, ready for any printer: every word and day is set here, none later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ploughshare.law.leaflet import Entry, Leaflet, Maybe, Part, Side
from ploughshare.law.leaflet_words import LeafletWords
from ploughshare.law.signoff import SIGNED

HASH_CHARS: Final = 16


@dataclass(frozen=True, slots=True)
class Labelled:
    """Lines under a label: what to do, what not to do, and so on."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """An entry as printed. `tag`: its level in words, for paper without colour; `small`: days and sources.

    `do`, `dont`: steps; `blocks`: what else is said of it.
    """

    level: str
    tag: str
    text: str
    sure: bool
    whom: str
    maybe: tuple[str, ...]
    gives: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    blocks: tuple[Labelled, ...]
    small: str


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading, which may be empty. `taken`: the answers that it takes for granted."""

    heading: str
    taken: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A chapter with its number. `about`: for whom it is; `taken`: the answers that it takes for granted."""

    number: str
    title: str
    about: str
    taken: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All strings of a leaflet. `notes`: its standing, review and sign-off. `footer`: under every page.

    `do`, `dont`: the names of what is to be done, and not.
    """

    lang: str
    title: str
    subtitle: str
    warning: str
    first: Labelled
    notes: tuple[str, ...]
    ask: Labelled
    who: Labelled
    do: str
    dont: str
    readers: tuple[tuple[str, str], ...]
    parts: tuple[PrintedPart, ...]
    lists: tuple[Labelled, ...]
    sources: Labelled
    footer: str
    page_of: str
    made_from: str


def page(leaflet: Leaflet, say: LeafletWords) -> Page:
    """The strings of a leaflet."""
    return _Setting(leaflet, say).page()


class _Setting:
    def __init__(self, leaflet: Leaflet, say: LeafletWords) -> None:
        self._leaflet, self._say, self._frame = leaflet, say, say.frame

    def page(self) -> Page:
        leaflet, frame = self._leaflet, self._frame
        since, until = (self._say.day(day) for day in leaflet.verified)
        day = self._say.day(leaflet.as_of.isoformat())
        warning = ""
        if leaflet.standing != "verified":
            warning = frame["unverified"].format(since=since, until=until, day=day)
        lists = (
            Labelled(frame["clauses"], leaflet.clauses),
            Labelled(frame["pending"], leaflet.pending),
        )
        return Page(
            lang=leaflet.lang,
            title=leaflet.title,
            subtitle=frame["law_on"].format(day=day),
            warning=warning,
            first=Labelled(frame["first"], (frame["first_text"],)),
            notes=self._notes(),
            ask=Labelled(frame["ask"], leaflet.ask),
            who=Labelled(frame["who"], (frame["who_text"],)),
            do=frame["do"],
            dont=frame["dont"],
            readers=leaflet.readers,
            parts=tuple(self._part(part) for part in leaflet.parts),
            lists=tuple(one for one in lists if one.lines),
            sources=Labelled(frame["sources"], tuple(f"{at}. {text}" for at, text in leaflet.sources)),
            footer=" ".join(
                [warning or frame["footer"].format(since=since, until=until), *self._notes_short()]
            ),
            page_of=frame["page"],
            made_from=f"{leaflet.pack} · {leaflet.hash[:HASH_CHARS]}",
        )

    def _notes(self) -> tuple[str, ...]:
        leaflet, frame = self._leaflet, self._frame
        notes = [] if leaflet.review == "reviewed" else [frame["draft"]]
        signed = leaflet.signed
        if signed is None:
            notes.append(frame["unsigned"])
        elif signed.state == SIGNED:
            day = self._say.day(signed.on)
            notes.append(frame["signed"].format(by=signed.by, role=signed.role, day=day, key=signed.key))
        else:
            notes.append(frame["changed"].format(by=signed.by))
        return tuple(notes)

    def _notes_short(self) -> tuple[str, ...]:
        """For the foot of each page: the review and the sign-off, unless they are as they should be."""
        signed = self._leaflet.signed
        good = signed is not None and signed.state == SIGNED
        return self._notes()[: -1 if good else None]

    def _part(self, part: Part) -> PrintedPart:
        about = self._frame["about"].format(whom=" ".join(part.whom)) if part.whom else ""
        sections = tuple(self._section(side) for side in part.sides)
        return PrintedPart(str(part.number), part.title, about, self._taken(part.taken), sections)

    def _taken(self, answers: str) -> str:
        return self._frame["taken"].format(answers=answers) if answers else ""

    def _section(self, side: Side) -> Section:
        return Section(
            side.heading, self._taken(side.taken), tuple(self._sentence(entry) for entry in side.entries)
        )

    def _sentence(self, entry: Entry) -> Sentence:
        frame = self._frame
        whom = frame["for"].format(whom=" ".join(entry.whom)) if entry.whom else ""
        maybe = tuple(self._maybe(one) for one in entry.maybe)
        tag = frame[entry.level]
        if entry.again is not None:
            again = frame["again"].format(number=entry.again)
            doubt = () if not entry.maybe or entry.holds else (self._doubt(entry),)
            return Sentence(entry.level, tag, entry.text, entry.holds, whom, doubt, "", (), (), (), again)
        blocks = (Labelled(frame["when"], (entry.when,)), Labelled(frame["changes"], (entry.changes,)))
        return Sentence(
            level=entry.level,
            tag=tag,
            text=entry.text,
            sure=entry.holds,
            whom=whom,
            maybe=maybe,
            gives=entry.gives,
            do=entry.do,
            dont=entry.dont,
            blocks=tuple(block for block in blocks if any(block.lines)),
            small=self._small(entry),
        )

    def _doubt(self, entry: Entry) -> str:
        """That it may be so, where its questions were told before."""
        whom = "".join(maybe.whom for maybe in entry.maybe)
        return (
            self._frame["maybe_for"].format(whom=" ".join(whom)) + "." if whom else self._frame["maybe"] + "."
        )

    def _maybe(self, maybe: Maybe) -> str:
        frame = self._frame
        head = frame["maybe_for"].format(whom=" ".join(maybe.whom)) if maybe.whom else frame["maybe"]
        told = [frame["only_if"].format(question=one.question, answers=one.answers) for one in maybe.only_if]
        if not told:
            told = [frame["hangs"].format(questions=" ".join(maybe.questions))]
        return f"{head}: {'; '.join(told)}"

    def _small(self, entry: Entry) -> str:
        frame = self._frame
        span = frame["since" if entry.until is None else "span"]
        until = "" if entry.until is None else self._say.day(entry.until)
        parts = [
            span.format(since=self._say.day(entry.since), until=until),
            f"[{', '.join(map(str, entry.sources))}]" if entry.sources else "",
            frame["lawyer"] if entry.for_lawyer else frame[entry.confidence],
        ]
        return " · ".join(part for part in parts if part)
