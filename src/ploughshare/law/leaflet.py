"""What a printed guide says on a day: chapters, each from what the rules give for typical, half-known cases.

Every sentence is a rule's own; here is only decided which stand where, for whom, and on what they still hang.
Pure: a pack, its outline, its words and the day come in, a plan for the page goes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from ploughshare.law.answer import Answers, parse_answers
from ploughshare.law.assess import assess
from ploughshare.law.assessment import Announcement, Finding
from ploughshare.law.dates import day_text
from ploughshare.law.leaflet_branches import Case, Said, branches, merged
from ploughshare.law.leaflet_file import TAKEN_NOTHING, Chapter, Given, Outline
from ploughshare.law.leaflet_words import LeafletWords
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Pack
from ploughshare.law.signoff import SignOff
from ploughshare.law.source import Where
from ploughshare.law.value import FALSE
from ploughshare.law.why import Turn, openings
from ploughshare.law.words import Words

LEVELS: Final = {"urgent": 0, "danger": 1, "wait": 2}
ONLY_IFS_TOLD: Final = 2
GROUPS_TOLD: Final = 2
QUESTIONS_TOLD: Final = 3


@dataclass(frozen=True, slots=True)
class OnlyIf:
    """A question with the answers under which a sentence can be so; all the others rule it out."""

    question: str
    answers: str


@dataclass(frozen=True, slots=True)
class Maybe:
    """For these readers (letters) it may be so: only under these answers, or it hangs on these questions."""

    whom: str
    only_if: tuple[OnlyIf, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of law or advice as it is printed.

    `whom`: letters of the readers for whom it holds; empty if for all of the chapter. `maybe`: who else.
    `sources`: numbers in the list at the end. `since`, `until`: ISO days of the text.
    `again`: the number of the earlier chapter that has it in full.
    """

    key: str
    level: str
    kind: str
    text: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    when: str
    changes: str
    gives: str
    holds: bool
    whom: str
    maybe: tuple[Maybe, ...]
    sources: tuple[int, ...]
    since: str
    until: str | None
    confidence: str
    for_lawyer: bool
    again: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """What is so under one answer; the heading is empty for what is so under all. `taken`: as in Part."""

    heading: str
    taken: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter of the page. `whom`: letters of the readers it is about; empty if all.

    `taken`: the answers that it takes for granted, in words.
    """

    number: int
    title: str
    whom: str
    taken: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """All that is printed, in its order. `readers`: (letter, name). `sources`: (number, citation)."""

    lang: str
    title: str
    pack: str
    hash: str
    as_of: date
    verified: tuple[str, str]
    standing: str
    review: str
    signed: SignOff | None
    readers: tuple[tuple[str, str], ...]
    ask: tuple[str, ...]
    parts: tuple[Part, ...]
    clauses: tuple[str, ...]
    pending: tuple[str, ...]
    sources: tuple[tuple[int, str], ...]


Judged: TypeAlias = Mapping[str, Mapping[str, Finding]]
"""Reader to what is said to that reader, by rule version, in the order of the chapter."""


def leaflet(pack: Pack, words: Words, outline: Outline, as_of: date, contacts: Sequence[str] = ()) -> Leaflet:
    """The guide of a pack on a day, in one language; `contacts`: where this desk is reached.

    Raises CaseError if the day lies outside 1900 to 2099.
    """
    return _Plan(pack, words, outline, as_of).leaflet(contacts)


class _Plan:
    def __init__(self, pack: Pack, words: Words, outline: Outline, as_of: date) -> None:
        self._pack, self._outline, self._as_of = pack, outline, as_of
        self._say = LeafletWords(words)
        self._words = words
        self._letter = {
            reader.member: letter
            for reader, letter in zip(outline.readers, self._say.frame["letters"], strict=False)
        }
        self._known = {reader.member: reader.given for reader in outline.readers}
        self._dated = {dated.version.key: dated for dated in program_of(pack).versions}
        self._numbers: dict[str, int] = {}
        self._told_in: dict[tuple[str, str], int] = {}
        self._asked: set[str] = set()
        self._clauses: dict[str, None] = {}
        self._pending: dict[str, Announcement] = {}

    def leaflet(self, contacts: Sequence[str]) -> Leaflet:
        pack, outline, lang = self._pack, self._outline, self._words.lang
        parts: list[Part] = []
        for chapter in (*outline.chapters, *self._rest()):
            part = self._part(len(parts) + 1, chapter)
            if part.sides:
                parts.append(part)
        verified = pack.verified[0] <= self._as_of.toordinal() <= pack.verified[1]
        clause_words = {clause.id: clause.words for clause in pack.clauses}
        pending = tuple(self._announced(found) for found in self._pending.values())
        sources = {number: self._citation(ident) for ident, number in self._numbers.items()}
        return Leaflet(
            lang=lang,
            title=outline.title[lang],
            pack=f"{pack.id} {pack.version}",
            hash=pack.hash,
            as_of=self._as_of,
            verified=(day_text(pack.verified[0]), day_text(pack.verified[1])),
            standing="verified" if verified else "unverified",
            review=pack.review,
            signed=pack.signoff,
            readers=tuple((letter, self._reader(member)) for member, letter in self._letter.items()),
            ask=tuple(text for text in (outline.ask.get(lang, ""), *contacts) if text),
            parts=tuple(parts),
            clauses=tuple(self._say.line(clause_words[ident], ident) for ident in self._clauses),
            pending=pending,
            sources=tuple(sorted(sources.items())),
        )

    def _rest(self) -> Iterator[Chapter]:
        """What no chapter tells, so that nothing is silent."""
        forgotten = self._outline.forgotten(self._pack)
        if forgotten:
            title = {self._words.lang: self._say.frame["also"]}
            yield Chapter(title, TAKEN_NOTHING, None, (), forgotten, Where(self._pack.id, 1))

    def _reader(self, member: str) -> str:
        """A reader's name, with what the page takes as known of them."""
        name = self._say.member(self._outline.who, member)
        self._asked = set(self._pack.fact)
        known = self._taken(self._known[member])
        return f"{name} ({known})" if known else name

    def _taken(self, given: Given) -> str:
        """Answers that are taken for granted, in words."""
        told = []
        for fact, form in given.on_day(self._as_of).items():
            answer = self._say.form(self._pack.fact[fact], form)
            if answer and fact in self._asked:
                told.append(f"{self._say.question(fact)} {answer}")
        return "; ".join(told)

    def _citation(self, ident: str) -> str:
        return self._say.line(f"source-{ident}.citation", self._pack.sources[ident].citation)

    def _announced(self, found: Announcement) -> str:
        return self._say.line(found.words, found.rule)

    # A chapter: its branches, and what is common to all of them

    def _part(self, number: int, chapter: Chapter) -> Part:
        self._asked = set()
        cases = branches(self._pack, chapter, self._words.lang, self._as_of)
        said = [Said(case, self._judged(chapter, case)) for case in cases]
        kept = [one for one in merged(said) if any(one.judged.values())]
        readers = [member for member in self._letter if any(one.judged.get(member) for one in kept)]
        common = _common([one.judged for one in kept]) if len(kept) > 1 else {}
        shared = {key for found in common.values() for key in found}
        sure = {key for one in kept for found in one.judged.values() for key, f in found.items() if f.holds}
        sides = []
        if shared:
            whole_chapter = Said(Case(chapter.given, {}, frozenset()), common)
            sides.append(Side("", "", self._entries(number, chapter, whole_chapter, readers, shared)))
        for one in kept:
            keys = {
                key
                for found in one.judged.values()
                for key, finding in found.items()
                if key not in shared and (finding.holds or key not in sure)
            }
            entries = self._entries(number, chapter, one, readers, keys)
            if entries:
                own = {
                    fact: form
                    for fact, form in one.case.given.forms.items()
                    if fact not in chapter.given.forms
                }
                sides.append(Side(one.case.heading(self._say), self._taken(Given(own)), entries))
        whole = len(readers) == len(self._letter)
        letters = "" if whole else self._letters(readers)
        taken = self._taken(chapter.given)
        return Part(number, chapter.title[self._words.lang], letters, taken, tuple(sides))

    def _judged(self, chapter: Chapter, case: Case) -> Judged:
        """What each reader is told; who is never asked the question that leads is left out."""
        program = program_of(self._pack)
        found: dict[str, dict[str, Finding]] = {}
        for member in self._letter:
            answers = self._answers(case, member)
            frame = program.frame(
                {ident: answer.value for ident, answer in answers.items()}, self._as_of.toordinal()
            )
            asked = {
                question.spec.id
                for question in program.questions
                if question.when is None or question.when.cond(frame) != FALSE
            }
            if not case.leading <= asked:
                continue
            self._asked |= asked
            assessment = assess(self._pack, answers, self._as_of)
            for announced in assessment.pending:
                if announced.outcome in chapter.outcomes:
                    self._pending.setdefault(announced.rule, announced)
            told = {
                finding.key: finding for finding in assessment.findings if finding.outcome in chapter.outcomes
            }
            found[member] = told
        return found

    def _answers(self, case: Case, member: str) -> Answers:
        known = self._known[member].on_day(self._as_of)
        taken = case.given.on_day(self._as_of)
        return parse_answers(self._pack, {self._outline.who: member, **known, **taken, **case.forms})

    # Entries

    def _entries(
        self, number: int, chapter: Chapter, said: Said, readers: Sequence[str], keys: set[str]
    ) -> tuple[Entry, ...]:
        some = {key: found for told in said.judged.values() for key, found in told.items() if key in keys}
        place = {outcome: at for at, outcome in enumerate(chapter.outcomes)}
        order = sorted(
            some.values(),
            key=lambda finding: (
                LEVELS[finding.level],
                place[finding.outcome],
                list(self._dated).index(finding.key),
            ),
        )
        entries = tuple(self._entry(number, finding, said, readers) for finding in order)
        for entry in entries:
            self._told_in.setdefault((entry.key, entry.text), number)
        return tuple(sorted(entries, key=lambda entry: (LEVELS[entry.level], not entry.holds)))

    def _entry(self, number: int, finding: Finding, said: Said, readers: Sequence[str]) -> Entry:
        key = finding.key
        told = {member: found[key] for member, found in said.judged.items() if key in found}
        holds = [member for member, found in told.items() if found.holds]
        for found in told.values():
            self._clauses |= dict.fromkeys(found.clauses)
        words = finding.words
        text = self._say.line(words, finding.rule)
        sources = tuple(self._numbers.setdefault(ident, len(self._numbers) + 1) for ident in finding.sources)
        given = {self._say.given(told[member].gives) for member in holds}
        return Entry(
            key=key,
            level=finding.level,
            kind=finding.kind,
            text=text,
            do=self._say.steps(f"{words}.do"),
            dont=self._say.steps(f"{words}.dont"),
            when=self._say.line(f"{words}.when", ""),
            changes=self._say.line(f"{words}.changes", ""),
            gives=given.pop() if len(given) == 1 else "",
            holds=bool(holds),
            whom="" if len(holds) == len(readers) else self._letters(holds),
            maybe=tuple(self._maybe(key, said.case, told)),
            sources=sources,
            since=finding.since,
            until=finding.until,
            confidence=min((found.confidence for found in told.values()), key=_WEAKEST.index),
            for_lawyer=any(found.for_lawyer for found in told.values()),
            again=self._told_in.get((key, text)),
        )

    def _letters(self, members: Sequence[str]) -> str:
        return "".join(letter for member, letter in self._letter.items() if member in members)

    def _maybe(self, key: str, case: Case, told: Mapping[str, Finding]) -> Iterator[Maybe]:
        """Who else, grouped by what it hangs on."""
        groups: dict[tuple[tuple[OnlyIf, ...], tuple[str, ...]], list[str]] = {}
        for member, finding in told.items():
            if not finding.holds:
                groups.setdefault(self._hanging(key, case, member, finding), []).append(member)
        if len(groups) > GROUPS_TOLD:
            everyone = [member for members in groups.values() for member in members]
            asked = (self._say.question(fact) for fact in self._hung(told, everyone)[:QUESTIONS_TOLD])
            yield Maybe(self._letters(everyone), (), tuple(asked))
            return
        for (only_if, questions), members in groups.items():
            yield Maybe(self._letters(members), only_if, questions)

    def _hung(self, told: Mapping[str, Finding], members: Sequence[str]) -> list[str]:
        """The facts on which it hangs for any of them, those of most first."""
        counted = Counter(fact for member in members for fact in told[member].depends_on)
        return [fact for fact, _ in counted.most_common()]

    def _hanging(
        self, key: str, case: Case, member: str, finding: Finding
    ) -> tuple[tuple[OnlyIf, ...], tuple[str, ...]]:
        """The questions that can rule it out, each with the answers that do not; else what it hangs on."""
        program, dated = program_of(self._pack), self._dated[key]
        answers = self._answers(case, member)
        frame = program.frame(
            {ident: answer.value for ident, answer in answers.items()}, self._as_of.toordinal()
        )
        numbers = {fact.id: at for at, fact in enumerate(self._pack.facts)}
        found: list[OnlyIf] = []
        hanging = [fact for fact in finding.depends_on if fact not in answers] or list(finding.depends_on)
        for fact in hanging:
            turn: Turn | None = openings(program, frame, dated, numbers[fact])
            answers_text = "" if turn is None else self._say.blocks(self._pack.fact[fact], turn.to)
            if answers_text and len(found) < ONLY_IFS_TOLD:
                found.append(OnlyIf(self._say.question(fact), answers_text))
        if found:
            return tuple(found), ()
        return (), tuple(self._say.question(fact) for fact in hanging[:QUESTIONS_TOLD])


_WEAKEST: Final = ("low", "medium", "high")


def _common(judged: Sequence[Judged]) -> Judged:
    """What every side tells, and tells each of its readers in the same way."""
    tellings: dict[str, dict[str, list[Finding | None]]] = {}
    for key in dict.fromkeys(key for one in judged for found in one.values() for key in found):
        if all(any(key in found for found in one.values()) for one in judged):
            for one in judged:
                for member, found in one.items():
                    tellings.setdefault(key, {}).setdefault(member, []).append(found.get(key))
    common: dict[str, dict[str, Finding]] = {}
    for key, by_member in tellings.items():
        if all(len({_manner(finding) for finding in told}) == 1 for told in by_member.values()):
            for member, (finding, *_) in by_member.items():
                if finding is not None:
                    common.setdefault(member, {})[key] = finding
    return common


def _manner(finding: Finding | None) -> tuple[str, tuple[str, ...]] | None:
    return None if finding is None else (finding.state, finding.depends_on)
