"""Why a rule holds or does not, for a person at a terminal: what stands in the way, what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ploughshare.law.assessment import Assessment
from ploughshare.law.dates import day_text
from ploughshare.law.pack import Pack
from ploughshare.law.show import answer_text, axis_day, axis_label, fact_label, turn_text
from ploughshare.law.terminal_words import labels
from ploughshare.law.why_not import Reason
from ploughshare.law.words import Words


def show_why(
    console: Console, pack: Pack, words: Words, assessment: Assessment, reasons: Sequence[Reason]
) -> None:
    """Print why each text of a rule holds or does not; `assessment` is of the same answers and days."""
    say = labels(words.lang)
    console.print(Text(f"{say['as_of']} {assessment.as_of.isoformat()}"))
    if assessment.known_on is not None:
        console.print(Text(say["known_on"].format(day=assessment.known_on.isoformat())))
    for reason in reasons:
        mark = {"holds": "●", "may_hold": "○"}.get(reason.state, "·")
        said = words.text_or(reason.words, reason.rule)
        console.print()
        console.print(Text(f"{mark} {said}", style="bold" if reason.state == "holds" else ""))
        for line in _lines(pack, words, assessment, reason):
            console.print(Padding(Text(line), (0, 0, 0, 4)))
    console.print()
    console.print(Text(say["review"], style="bold"))


def _lines(pack: Pack, words: Words, assessment: Assessment, reason: Reason) -> Iterator[str]:
    say = labels(words.lang)
    yield f"{say['rule']}: {reason.rule}@{reason.version}"
    told = "; ".join(
        f"{fact_label(words, fact)} {answer_text(words, assessment.answers, fact)}" for fact in reason.because
    )
    if reason.state == "pending":
        yield say["is_pending"]
        return
    if reason.state == "holds":
        yield say["holds"] + (f" {say['because']}: {told}" if told else "")
    elif reason.state == "may_hold":
        yield f"{say['may_hold']}: {'; '.join(_depends_on(words, assessment, reason))}"
    else:
        yield from _against(pack, words, assessment, reason, told)
    label = say["would_not" if reason.state == "holds" else "would"]
    for turn in reason.changes:
        yield f"{label}: {turn_text(words, turn)}"
    if reason.state == "not" and not reason.changes:
        yield say["not_alone"]


def _against(pack: Pack, words: Words, assessment: Assessment, reason: Reason, told: str) -> Iterator[str]:
    """What stands in the way of a text that does not hold."""
    say = labels(words.lang)
    rule = next(rule for rule in pack.rules if rule.id == reason.rule)
    if reason.in_force == "no":
        day = axis_day(words, *reason.axis_days) if reason.axis_days else say["unknown"]
        yield say["not_in_force"].format(
            span=_span(say, pack, assessment, reason), axis=axis_label(words, rule.axis), day=day
        )
    for key in reason.blocked_by:
        blocking = next(
            (version.words for other in pack.rules for version in other.versions if version.key == key), key
        )
        yield f"{say['blocked']}: {words.text_or(blocking, key)}"
    if told:
        yield f"{say['not_because']}: {told}"
    elif reason.in_force != "no" and not reason.blocked_by:
        yield say["never_said"]


def _span(say: dict[str, str], pack: Pack, assessment: Assessment, reason: Reason) -> str:
    known_on = None if assessment.known_on is None else assessment.known_on.toordinal()
    until = next(
        version.until
        for rule in pack.known(known_on).rules
        for version in rule.versions
        if version.key == f"{reason.rule}@{reason.version}"
    )
    if until is None:
        return say["since"].format(since=reason.version)
    return say["span"].format(since=reason.version, until=day_text(until))


def _depends_on(words: Words, assessment: Assessment, reason: Reason) -> Iterator[str]:
    for finding in assessment.findings:
        if (finding.rule, finding.version) == (reason.rule, reason.version):
            yield from (fact_label(words, fact) for fact in finding.depends_on)
