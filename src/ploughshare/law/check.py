"""The checker: everything that makes a pack poor, each with its place, its reason and the way out.

What makes a pack meaningless is refused by `export` before this runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ploughshare.law.assess import assess
from ploughshare.law.authored import Authored
from ploughshare.law.case import Case, read_cases, shortfalls
from ploughshare.law.dates import DAY_MAX, day_text
from ploughshare.law.export import compile_authored
from ploughshare.law.expr import Ast, Json
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Pack
from ploughshare.law.reading import read_pack
from ploughshare.law.settle import state
from ploughshare.law.source import Where
from ploughshare.law.value import TRUE
from ploughshare.law.words import message_ids


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: where, what, why it matters, and the way out."""

    where: Where
    what: str
    why: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.why} {self.way_out}"

    def to_json(self) -> Json:
        """For programs."""
        place: dict[str, Json] = {"file": self.where.file, "line": self.where.line}
        return place | {"what": self.what, "why": self.why, "way_out": self.way_out}


@dataclass(frozen=True, slots=True)
class Report:
    """What the checker found, and how much it looked at."""

    pack: Pack
    problems: tuple[Problem, ...]
    cases: int
    steps: int
    versions: int


def check(directory: Path) -> Report:
    """Check a pack's directory. Raises PackError or CaseError when it cannot be read at all."""
    written = read_pack(directory)
    pack = compile_authored(written)
    cases = tuple(
        case for path in sorted((directory / "cases").glob("*.yaml")) for case in read_cases(pack, path)
    )
    found = [
        *_unused(written, pack),
        *_unsourced(written),
        *_gaps(written),
        *_unreachable(written, pack),
        *_wordless(directory, written, pack),
        *_failing(cases, pack),
        *_untouched(written, cases, pack),
    ]
    versions = sum(len(rule.versions) for rule in pack.rules)
    return Report(pack, tuple(found), len(cases), sum(len(case.steps) for case in cases), versions)


def _unused(written: Authored, pack: Pack) -> Iterator[Problem]:
    read = {fact for rule in pack.rules for version in rule.versions for fact in version.reads}
    for fact in written.facts:
        if fact.id not in read:
            why = "Nobody should be asked what no rule reads."
            yield Problem(
                fact.where, f"no rule reads the fact {fact.id!r}", why, "Remove it, or use it in a rule."
            )
    used = _used_derived(pack)
    for derived in written.derived:
        if derived.id not in used:
            what = f"nothing uses the derived value {derived.id!r}"
            yield Problem(derived.where, what, "It may be a slip in a rule.", "Remove it, or use it.")
    concluded = {(rule.outcome, rule.value) for rule in pack.rules}
    for outcome in written.outcomes:
        if outcome.id not in {ident for ident, _ in concluded}:
            what = f"no rule concludes {outcome.id!r}"
            yield Problem(outcome.where, what, "It can never be said.", "Remove it, or write its rule.")
            continue
        for value in outcome.values:
            if (outcome.id, value) not in concluded:
                what = f"no rule gives {outcome.id!r} the value {value!r}"
                yield Problem(outcome.where, what, "It can never be said.", "Remove it, or write its rule.")
    cited = {ident for rule in pack.rules for version in rule.versions for ident in version.sources}
    for law in written.sources:
        if law.id not in cited:
            what = f"no rule cites {law.id!r}"
            yield Problem(law.where, what, "A rule may lack its source.", "Cite it, or remove it.")
    papers = {paper.outcome for paper in written.papers}
    for outcome in written.outcomes:
        if outcome.kind == "paper" and outcome.id not in papers:
            what = f"no paper belongs to {outcome.id!r}"
            yield Problem(outcome.where, what, "Nothing could be filled in.", "Add it to papers.yaml.")


def _used_derived(pack: Pack) -> set[str]:
    trees = {derived.id: derived.expr for derived in pack.derived}
    waiting: list[Ast] = [fact.when for fact in pack.facts if fact.when is not None]
    for rule in pack.rules:
        waiting += [
            tree for tree in (rule.when, *(version.when for version in rule.versions)) if tree is not None
        ]
    used = {rule.axis for rule in pack.rules} & set(trees)
    waiting += [trees[ident] for ident in used]
    while waiting:
        tree = waiting.pop()
        waiting.extend(tree.parts)
        if tree.op == "derived" and tree.names[0] not in used:
            used.add(tree.names[0])
            waiting.append(trees[tree.names[0]])
    return used


def _unsourced(written: Authored) -> Iterator[Problem]:
    for rule in written.rules:
        for version in rule.versions:
            if not version.sources:
                what = f"{rule.id}@{day_text(version.since)} has no source"
                yield Problem(version.where, what, "Nothing is said without law.", "Name its sources.")


def _gaps(written: Authored) -> Iterator[Problem]:
    for rule in written.rules:
        for before, after in zip(rule.versions, rule.versions[1:], strict=False):
            if before.until is not None and after.since > before.until + 1:
                first, last = day_text(before.until + 1), day_text(after.since - 1)
                what = f"{rule.id} says nothing from {first} until {last}"
                way_out = "Close the gap, or make two rules if the law had one."
                yield Problem(after.where, what, "A day without an answer is rarely meant.", way_out)


def _unreachable(written: Authored, pack: Pack) -> Iterator[Problem]:
    """Versions that hold for no answers on any day on which something can turn."""
    program = program_of(pack)
    days = {*pack.verified, pack.verified[1] + 1}
    for dated in program.versions:
        days |= {dated.version.since, dated.version.since - 1}
        days |= {dated.version.until or DAY_MAX, min(DAY_MAX, (dated.version.until or DAY_MAX) + 1)}
    waiting = list(program.versions)
    for day in sorted(days):
        frame = program.frame({}, day)
        waiting = [dated for dated in waiting if not state(program, frame, dated) & TRUE]
    places = {(rule.id, version.since): version.where for rule in written.rules for version in rule.versions}
    for dated in waiting:
        where = places[dated.rule.id, dated.version.since]
        why = "Its conditions exclude each other, or what overrides it always holds."
        yield Problem(where, f"{dated.version.key} can never hold", why, "Mend its conditions, or remove it.")


def _needed_words(written: Authored) -> Iterator[tuple[str, Where]]:
    """Every id that each language must have, and what needs it."""
    for section in written.sections:
        yield f"section-{section}", written.where
    for fact in written.facts:
        yield f"fact-{fact.id}", fact.where
        for value in fact.values:
            yield f"fact-{fact.id}--{value}", fact.where
    days = {rule.axis for rule in written.rules}
    for derived in written.derived:
        if derived.id in days:
            yield f"derived-{derived.id}", derived.where
    for outcome in written.outcomes:
        yield f"outcome-{outcome.id}", outcome.where
        for value in outcome.values:
            yield f"outcome-{outcome.id}--{value}", outcome.where
    for rule in written.rules:
        for version in rule.versions:
            yield version.words, version.where
    for law in written.sources:
        yield f"source-{law.id}", law.where
    for paper in written.papers:
        yield f"paper-{paper.id}", paper.where
        for blank, _ in paper.fields:
            yield f"paper-{paper.id}-field-{blank}", paper.where


def _wordless(directory: Path, written: Authored, pack: Pack) -> Iterator[Problem]:
    ids: dict[str, dict[str, int]] = {}
    for language in pack.languages:
        file = str(directory / "words" / f"{language}.ftl")
        ids[language], junk = message_ids(written.words[language])
        for line in junk:
            why = "It would be left out silently."
            yield Problem(Where(file, line), "this is not Fluent", why, "Mend its form: `id = text`.")
    reported: set[tuple[str, str]] = set()
    for ident, where in _needed_words(written):
        for language in pack.languages:
            if ident not in ids[language] and (language, ident) not in reported:
                reported.add((language, ident))
                what = f"the words {ident!r} are missing in {language!r}"
                way_out = f"Add them to words/{language}.ftl."
                yield Problem(where, what, "A person would read nothing here.", way_out)
    for language in pack.languages:
        for ident, line in ids[language].items():
            for other in pack.languages:
                if ident not in ids[other] and (other, ident) not in reported:
                    where = Where(str(directory / "words" / f"{language}.ftl"), line)
                    what = f"the words {ident!r} are missing in {other!r}"
                    yield Problem(
                        where, what, "Languages must say the same.", f"Add them to words/{other}.ftl."
                    )


def _failing(cases: Iterable[Case], pack: Pack) -> Iterator[Problem]:
    seen: dict[str, Where] = {}
    for case in cases:
        if case.id in seen:
            what = f"the case {case.id!r} is already at {seen[case.id]}"
            yield Problem(case.where, what, "Each needs a name of its own.", "Rename one.")
        seen[case.id] = case.where
        for step in case.steps:
            if step.expected is None:
                yield Problem(
                    step.where, f"case {case.id!r} expects nothing", "It tests nothing.", "Add `expect`."
                )
                continue
            for wrong in shortfalls(step.expected, assess(pack, step.answers, step.on)):
                what = f"case {case.id!r} on {step.on.isoformat()}: {wrong}"
                way_out = "Mend the rule, or the expectation if the law says so."
                yield Problem(step.expected.where, what, "A worked case fails.", way_out)


def _untouched(written: Authored, cases: Iterable[Case], pack: Pack) -> Iterator[Problem]:
    touched = {
        finding.key
        for case in cases
        for step in case.steps
        for finding in assess(pack, step.answers, step.on).findings
        if finding.holds
    }
    for rule in written.rules:
        for version in rule.versions:
            key = f"{rule.id}@{day_text(version.since)}"
            if key not in touched:
                why = "Nobody has seen it at work."
                yield Problem(version.where, f"{key} holds in no case", why, "Add a case in which it holds.")
