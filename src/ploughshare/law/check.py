"""The checker: everything that makes a pack poor, each with its place, its reason and the way out.

What makes a pack meaningless is refused by `export` before this runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import monotonic

from ploughshare.law.authored import CONFIDENCE, Authored, Pending, Rule, Version
from ploughshare.law.case import Case, read_cases, shortfalls
from ploughshare.law.dates import DAY_MAX, day_number, day_text
from ploughshare.law.export import compile_authored
from ploughshare.law.expr import Ast
from ploughshare.law.invariant import Invariant, read_invariants
from ploughshare.law.logic import program_of
from ploughshare.law.pack import Pack
from ploughshare.law.phrases import phrase_problems
from ploughshare.law.probe import reach
from ploughshare.law.problem import Problem
from ploughshare.law.proofs import Proofs, never_holds, places_of, prove
from ploughshare.law.readability import Measure, long_sentences, measure
from ploughshare.law.reading import read_pack
from ploughshare.law.settle import state
from ploughshare.law.source import Where
from ploughshare.law.stale import stale
from ploughshare.law.value import TRUE
from ploughshare.law.words import message_ids


@dataclass(frozen=True, slots=True)
class Report:
    """What the checker found, and how much it looked at. `notes`: what makes the pack no worse."""

    pack: Pack
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    cases: int
    steps: int
    versions: int
    proofs: Proofs | None
    measures: tuple[Measure, ...]


def check(
    directory: Path,
    *,
    on: date | None = None,
    seconds: float | None = None,
    clock: Callable[[], float] = monotonic,
) -> Report:
    """Check a pack's directory. Raises PackError or CaseError when it cannot be read at all.

    `on`: the day by which it may have aged; without it, that is left out. `seconds`: the limit of each proof;
    without it, nothing is proved.
    """
    written = read_pack(directory)
    pack = compile_authored(written)
    stated = read_invariants(directory, written, pack)
    cases = tuple(
        case for path in sorted((directory / "cases").glob("*.yaml")) for case in read_cases(pack, path)
    )
    seen = _seen(cases, pack)
    proofs = None if seconds is None else prove(written, pack, stated, seen, seconds, clock)
    places = places_of(written)
    found = [
        *_unused(written, pack),
        *_unsourced(written),
        *_too_sure(written),
        *_reviews(written),
        *_gaps(written),
        *(_unreachable(written, pack) if proofs is None else ()),
        *_wordless(directory, written, pack, stated),
        *phrase_problems(directory, pack, stated, places),
        *_failing(cases, pack),
        *_untouched(written, seen),
        *(() if proofs is None else proofs.problems),
    ]
    notes = [
        *(() if on is None else (replace(aged, note=True) for aged in stale(written, on))),
        *long_sentences(directory, pack),
    ]
    measures = [measure(pack.words[language], language) for language in pack.languages]
    return Report(
        pack,
        tuple(found),
        tuple(notes),
        len(cases),
        sum(len(case.steps) for case in cases),
        sum(len(rule.versions) for rule in pack.rules),
        proofs,
        tuple(figure for figure in measures if figure is not None),
    )


def _seen(cases: Iterable[Case], pack: Pack) -> frozenset[str]:
    """The versions that hold in a case, those without a day that are listed, and the clauses in play."""
    found: set[str] = set()
    for case in cases:
        for step in case.steps:
            said = step.assess(pack)
            found |= {finding.key for finding in said.findings if finding.holds}
            found |= {f"{announced.rule}@pending" for announced in said.pending}
            found |= {clause for finding in said.findings for clause in finding.clauses}
    return frozenset(found)


def _unused(written: Authored, pack: Pack) -> Iterator[Problem]:
    read = {fact for rule in pack.rules for version in rule.versions for fact in version.reads}
    read |= _facts_given(pack)
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
    texts = [text for rule in pack.rules for text in (*rule.versions, rule.pending) if text is not None]
    cited = {ident for text in (*texts, *pack.clauses) for ident in text.sources}
    for law in written.sources:
        if law.id not in cited:
            what = f"no rule cites {law.id!r}"
            yield Problem(law.where, what, "A rule may lack its source.", "Cite it, or remove it.")
    papers = {paper.outcome for paper in written.papers}
    for outcome in written.outcomes:
        if outcome.kind == "paper" and outcome.id not in papers:
            what = f"no paper belongs to {outcome.id!r}"
            yield Problem(outcome.where, what, "Nothing could be filled in.", "Add it to papers.yaml.")


def _facts_given(pack: Pack) -> set[str]:
    """The facts behind the values that findings carry."""
    made_of = reach(pack)
    given = {f"derived {rule.gives}" for rule in pack.rules if rule.gives is not None}
    return {
        name.removeprefix("fact ") for value in given for name in made_of[value] if name.startswith("fact ")
    }


def _used_derived(pack: Pack) -> set[str]:
    trees = {derived.id: derived.expr for derived in pack.derived}
    waiting: list[Ast] = [fact.when for fact in pack.facts if fact.when is not None]
    for rule in pack.rules:
        waiting += [
            tree for tree in (rule.when, *(version.when for version in rule.versions)) if tree is not None
        ]
        waiting += [] if rule.pending is None or rule.pending.when is None else [rule.pending.when]
    waiting += [clause.when for clause in pack.clauses if clause.when is not None]
    named = {rule.axis for rule in pack.rules} | {clause.axis for clause in pack.clauses}
    used = (named | {rule.gives for rule in pack.rules if rule.gives is not None}) & set(trees)
    waiting += [trees[ident] for ident in used]
    while waiting:
        tree = waiting.pop()
        waiting.extend(tree.parts)
        if tree.op == "derived" and tree.names[0] not in used:
            used.add(tree.names[0])
            waiting.append(trees[tree.names[0]])
    return used


def _unsourced(written: Authored) -> Iterator[Problem]:
    named = [(f"{rule.id}@{_from(text)}", text) for rule in written.rules for text in _texts(rule)]
    clauses = [(f"the clause {clause.id!r}", clause) for clause in written.clauses]
    for name, text in (*named, *clauses):
        if not text.sources:
            yield Problem(
                text.where, f"{name} has no source", "Nothing is said without law.", "Name its sources."
            )


def _too_sure(written: Authored) -> Iterator[Problem]:
    """Texts with more confidence than a source they rest on."""
    sure = {law.id: law.confidence for law in written.sources}
    named = [(f"{rule.id}@{_from(text)}", text) for rule in written.rules for text in _texts(rule)]
    clauses = [(f"the clause {clause.id!r}", clause) for clause in written.clauses]
    for name, text in (*named, *clauses):
        weakest = max((sure[ident] for ident in text.sources), key=CONFIDENCE.index, default=text.confidence)
        if CONFIDENCE.index(weakest) > CONFIDENCE.index(text.confidence):
            what = f"{name} has {text.confidence} confidence, a source of it only {weakest}"
            way_out = f"Lower it to {weakest}, or leave that source out if the rest carry it."
            yield Problem(text.where, what, "Nothing is surer than what it rests on.", way_out)


def _texts(rule: Rule) -> list[Version | Pending]:
    return [*rule.versions, *([] if rule.pending is None else [rule.pending])]


def _from(text: Version | Pending) -> str:
    return day_text(text.since) if isinstance(text, Version) else "pending"


def _reviews(written: Authored) -> Iterator[Problem]:
    """Texts that were reviewed before anybody knew of them."""
    for rule in written.rules:
        for text in _texts(rule):
            known, on = text.known, text.review.on
            if known is not None and on is not None and day_number(on) < known:
                what = (
                    f"{rule.id}@{_from(text)} was reviewed on {on}, before it was known on {day_text(known)}"
                )
                yield Problem(text.where, what, "Nobody can have read it then.", "Mend one of the days.")


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
    places = places_of(written)
    for dated in waiting:
        yield never_holds(dated.version.key, places[dated.version.key])


def _needed_words(written: Authored, stated: Iterable[Invariant]) -> Iterator[tuple[str, Where]]:
    """Every id that each language must have, and what needs it."""
    yield from ((said.words, said.where) for said in stated if said.words is not None)
    yield from ((clause.words, clause.where) for clause in written.clauses)
    yield from ((f"section-{section}", written.where) for section in written.sections)
    for fact in written.facts:
        for ident in (fact.id, *(f"{fact.id}--{value}" for value in fact.values)):
            yield f"fact-{ident}", fact.where
    given = {rule.gives for rule in written.rules}
    named = {rule.axis for rule in written.rules} | given
    named |= {clause.axis for clause in written.clauses}
    for derived in written.derived:
        if derived.id in named:
            yield f"derived-{derived.id}", derived.where
        for value in derived.values if derived.id in given else ():
            yield f"derived-{derived.id}--{value}", derived.where
    for outcome in written.outcomes:
        for ident in (outcome.id, *(f"{outcome.id}--{value}" for value in outcome.values)):
            yield f"outcome-{ident}", outcome.where
    yield from ((text.words, text.where) for rule in written.rules for text in _texts(rule))
    for law in written.sources:
        yield f"source-{law.id}", law.where
    for paper in written.papers:
        yield f"paper-{paper.id}", paper.where
        for blank, _ in paper.fields:
            yield f"paper-{paper.id}-field-{blank}", paper.where


def _wordless(
    directory: Path, written: Authored, pack: Pack, stated: Iterable[Invariant]
) -> Iterator[Problem]:
    ids: dict[str, dict[str, int]] = {}
    for language in pack.languages:
        file = str(directory / "words" / f"{language}.ftl")
        ids[language], junk = message_ids(written.words[language])
        for line in junk:
            why = "It would be left out silently."
            yield Problem(Where(file, line), "this is not Fluent", why, "Mend its form: `id = text`.")
    reported: set[tuple[str, str]] = set()
    for ident, where in _needed_words(written, stated):
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
            for wrong in shortfalls(step.expected, step.assess(pack)):
                what = f"case {case.id!r} on {step.on.isoformat()}: {wrong}"
                way_out = "Mend the rule, or the expectation if the law says so."
                yield Problem(step.expected.where, what, "A worked case fails.", way_out)


def _untouched(written: Authored, seen: frozenset[str]) -> Iterator[Problem]:
    for rule in written.rules:
        for version in rule.versions:
            key = f"{rule.id}@{day_text(version.since)}"
            if key not in seen:
                why = "Nobody has seen it at work."
                yield Problem(version.where, f"{key} holds in no case", why, "Add a case in which it holds.")
        if rule.pending is not None and f"{rule.id}@pending" not in seen:
            what = f"{rule.id}@pending is listed in no case"
            yield Problem(
                rule.pending.where, what, "Nobody has seen it at work.", "Add a case that meets it."
            )
    for clause in written.clauses:
        if clause.id not in seen:
            what = f"the clause {clause.id!r} is in play in no case"
            way_out = "Add a case with a finding that it touches."
            yield Problem(clause.where, what, "Nobody has seen it at work.", way_out)
