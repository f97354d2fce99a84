"""An assessment as a counsellor reads it: each sentence with its law, dates, confidence and review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ploughshare import law
from ploughshare.desk.pages.visit import Visit
from ploughshare.wire import JsonValue

LEVELS = ("urgent", "danger", "wait")


@dataclass(frozen=True)
class Cited:
    """A source: its citation, its gist, when it was checked, how sure."""

    citation: str
    gist: str
    checked: str
    confidence: str


@dataclass(frozen=True)
class FindingView:
    """One finding in words. `turns` are (question, answers under which it would no longer hold)."""

    key: str
    name: str
    level: str
    kind: str
    holds: bool
    says: str
    do: tuple[str, ...]
    dont: tuple[str, ...]
    otherwise: str
    changes: str
    because: tuple[tuple[str, str], ...]
    depends_on: tuple[str, ...]
    turns: tuple[tuple[str, str], ...]
    in_force: str
    axis: str
    citations: str
    sources: tuple[Cited, ...]
    confidence: str
    for_lawyer: bool
    reviewed: bool
    exceptions: tuple[str, ...]


@dataclass(frozen=True)
class AssessmentView:
    """An assessment in words.

    `checked`: the days the pack was checked for; `unread`: questions whose answers the pack cannot read.
    """

    day: str
    verified: bool
    checked: str
    pack: str
    holding: tuple[tuple[str, tuple[FindingView, ...]], ...]
    may: tuple[FindingView, ...]
    conflicts: tuple[str, ...]
    next_question: str
    unread: tuple[str, ...]


def assessment_view(visit: Visit, judged: law.Assessment, unread: Mapping[str, str]) -> AssessmentView:
    """An assessment in the session's language."""
    views = [finding_view(visit, found, judged.answers) for found in judged.findings]
    holding = tuple(
        (level, tuple(view for view in views if view.holds and view.level == level)) for level in LEVELS
    )
    since, until = (visit.words.day(date.fromordinal(day)) for day in visit.desk.pack.verified)
    return AssessmentView(
        day=visit.words.day(judged.as_of),
        verified=judged.standing == "verified",
        checked=visit.words("span", since=since, until=until),
        pack=f"{judged.pack_id} {judged.pack_version}",
        holding=tuple((level, found) for level, found in holding if found),
        may=tuple(view for view in views if not view.holds),
        conflicts=tuple(visit.law_words.outcome(conflict.outcome) for conflict in judged.conflicts),
        next_question="" if judged.next is None else visit.law_words.fact(judged.next),
        unread=tuple(visit.law_words.fact(fact) for fact in unread),
    )


def finding_view(visit: Visit, found: law.Finding, answers: law.Answers) -> FindingView:
    """One finding in the session's language."""
    words, page = visit.law_words, visit.words
    sources = [visit.desk.pack.sources[ident] for ident in found.sources]
    citations = [words.text(f"source-{source.id}.citation", source.citation) for source in sources]
    return FindingView(
        key=found.key,
        name=words.outcome(found.outcome, found.value),
        level=found.level,
        kind=found.kind,
        holds=found.holds,
        says=words.text(found.words, words.outcome(found.outcome, found.value)),
        do=words.lines(f"{found.words}.do"),
        dont=words.lines(f"{found.words}.dont"),
        otherwise=words.text(f"{found.words}.when"),
        changes=words.text(f"{found.words}.changes"),
        because=tuple((words.fact(fact), words.answer(fact, _form(answers, fact))) for fact in found.because),
        depends_on=tuple(words.fact(fact) for fact in found.depends_on),
        turns=tuple(
            (
                words.fact(turn.fact),
                f" {page('or')} ".join(words.block(turn.fact, block) for block in turn.to),
            )
            for turn in found.changes
        ),
        in_force=_span(visit, found.since, found.until),
        axis=page("picked-by", axis=words.axis(found.axis), day=_axis_day(visit, found)),
        citations="; ".join(citations),
        sources=tuple(
            Cited(
                citation,
                words.text(f"source-{source.id}"),
                page.day_of(source.checked),
                page(f"confidence-{source.confidence}"),
            )
            for source, citation in zip(sources, citations, strict=True)
        ),
        confidence=page(f"confidence-{found.confidence}"),
        for_lawyer=found.for_lawyer,
        reviewed=found.review == "reviewed",
        exceptions=tuple(_rule_name(visit, key) for key in found.exceptions),
    )


def _form(answers: law.Answers, fact: str) -> JsonValue:
    return answers[fact].form if fact in answers else None


def _span(visit: Visit, since: str, until: str | None) -> str:
    page = visit.words
    if until is None:
        return page("span-from", since=page.day_of(since))
    return page("span", since=page.day_of(since), until=page.day_of(until))


def _axis_day(visit: Visit, found: law.Finding) -> str:
    page = visit.words
    if found.axis_from == found.axis_until:
        return page.day_of(found.axis_from)
    return page("span", since=page.day_of(found.axis_from), until=page.day_of(found.axis_until))


def _rule_name(visit: Visit, key: str) -> str:
    rule_id = key.partition("@")[0]
    rule = next((rule for rule in visit.desk.pack.rules if rule.id == rule_id), None)
    return key if rule is None else visit.law_words.outcome(rule.outcome, rule.value)
