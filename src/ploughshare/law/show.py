"""An assessment for a person at a terminal: danger first, then the law, its reasons and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ploughshare.law.answer import Answers
from ploughshare.law.assessment import Assessment, Finding, Given
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_number, day_text, hour_number
from ploughshare.law.expr import UNITS, Json
from ploughshare.law.form import END_KEYS
from ploughshare.law.pack import Clause, Pack
from ploughshare.law.terminal_words import counted, labels
from ploughshare.law.why import Turn
from ploughshare.law.words import Words

_DOMAIN: Final = (day_text(DAY_MIN), day_text(DAY_MAX))
"""The first and the last day the engine knows: nobody's answer."""
OUTCOMES_NAMED: Final = 3
_NUMERIC: Final = frozenset("-0123456789")
"""How the text of a day, an hour, an amount or a ratio can begin; a member's name cannot."""
_DAY_LENGTH: Final = len("2022-09-24")
_HOUR_LENGTH: Final = len("2022-09-24T13")
_STYLES: Final = {"urgent": "bold white on red", "danger": "bold red", "wait": "bold cyan"}


def show(
    console: Console, pack: Pack, words: Words, assessment: Assessment, *, open_too: bool = True
) -> None:
    """Print an assessment. Without `open_too`, of what may hold only how much there is."""
    say = labels(words.lang)
    _head(console, pack, say, assessment)
    for conflict in assessment.conflicts:
        console.print(Text(f"{say['conflict']} ({', '.join(conflict.rules)})", style="bold yellow"))
    if not assessment.findings:
        console.print(say["nothing"])
    shown = [finding for finding in assessment.findings if finding.holds or open_too]
    touching = {ident for finding in shown for ident in finding.clauses}
    weighed = [clause for clause in pack.clauses if clause.id in touching]
    for level, style in _STYLES.items():
        of_level = [finding for finding in shown if finding.level == level]
        if of_level:
            console.print()
            console.print(Text(f" {say[level]} ", style=style))
        for finding in of_level:
            console.print()
            _finding(console, pack, words, finding, assessment.answers, weighed)
    _weighed(console, words, weighed)
    left = 0 if open_too else sum(not finding.holds for finding in assessment.findings)
    if left:
        console.print()
        console.print(Text(say["left"].format(count=left)))
    for announced in assessment.pending if open_too else ():
        label = say["pending" if announced.state == "holds" else "pending_may"]
        console.print()
        console.print(Text(f"{label}: {words.text_or(announced.words, announced.rule)}"))
    if assessment.next is not None:
        console.print()
        console.print(Text(f"{say['next']}: {fact_label(words, assessment.next)}"))
        for line in why_asked(words, assessment, assessment.next):
            console.print(Padding(Text(line), (0, 0, 0, 4)))
    console.print()
    console.print(Text(say["review"], style="bold"))


def _head(console: Console, pack: Pack, say: dict[str, str], assessment: Assessment) -> None:
    console.print(
        f"{pack.id} {pack.version} · {say['as_of']} {assessment.as_of.isoformat()}", highlight=False
    )
    if assessment.standing == "unverified":
        since, until = (day_text(day) for day in pack.verified)
        console.print(Text(say["unverified"].format(since=since, until=until), style="bold yellow"))
    if assessment.known_on is not None:
        console.print(Text(say["known_on"].format(day=assessment.known_on.isoformat()), style="bold"))
    console.print(Text(_signed(say, assessment)))


def _weighed(console: Console, words: Words, clauses: Sequence[Clause]) -> None:
    """The clauses that touch something shown, each once, under the number by which findings name it."""
    if not clauses:
        return
    console.print()
    console.print(Text(f"{labels(words.lang)['clause']}:", style="bold"))
    for number, clause in enumerate(clauses, 1):
        said = words.text_or(clause.words, clause.id)
        console.print(Padding(Text(f"[{number}] {said}"), (0, 0, 0, 4)))


def _signed(say: dict[str, str], assessment: Assessment) -> str:
    signed = assessment.signed
    if signed is None:
        return say["unsigned"]
    return say[signed.state].format(by=signed.by, role=signed.role, on=signed.on)


def why_asked(words: Words, assessment: Assessment, fact: str) -> Iterator[str]:
    """Why a question is asked: in the author's words, and by what its answer decides."""
    say = labels(words.lang)
    if words.has(f"fact-{fact}.why"):
        yield f"{say['why']}: {words.text(f'fact-{fact}.why')}"
    outcomes = dict.fromkeys(
        finding.outcome
        for finding in assessment.findings
        if fact in finding.depends_on or (finding.gives is not None and fact in finding.gives.depends_on)
    )
    if outcomes:
        told = [words.text_or(f"outcome-{outcome}", outcome) for outcome in outcomes]
        more = "; …" if told[OUTCOMES_NAMED:] else ""
        yield f"{say['decides']}: {'; '.join(told[:OUTCOMES_NAMED])}{more}"


def _finding(
    console: Console,
    pack: Pack,
    words: Words,
    finding: Finding,
    answers: Answers,
    weighed: Sequence[Clause],
) -> None:
    said = words.text_or(finding.words, finding.rule)
    mark = "●" if finding.holds else "○"
    console.print(Text(f"{mark} {said}", style="bold" if finding.holds else ""))
    for line in _lines(pack, words, finding, answers, weighed):
        console.print(Padding(Text(line), (0, 0, 0, 4)))


def _lines(
    pack: Pack, words: Words, finding: Finding, answers: Answers, weighed: Sequence[Clause]
) -> Iterator[str]:
    """What stands under a finding; of the clauses that touch it only the numbers in the list at the end."""
    say = labels(words.lang)
    if not finding.holds:
        yield f"{say['may']}: {'; '.join(fact_label(words, fact) for fact in finding.depends_on)}"
    for attribute in ("do", "dont", "when", "changes"):
        if words.has(f"{finding.words}.{attribute}"):
            yield f"{say[attribute]}: {words.text(f'{finding.words}.{attribute}')}"
    if finding.gives is not None:
        name = words.text_or(f"derived-{finding.gives.derived}", finding.gives.derived)
        yield f"{say['gives']}: {name}: {_given(words, finding.gives)}"
    numbers = [f"[{number}]" for number, clause in enumerate(weighed, 1) if clause.id in finding.clauses]
    if numbers:
        yield f"{say['clause']}: {', '.join(numbers)}"
    if finding.because:
        told = (f"{fact_label(words, fact)} {answer_text(words, answers, fact)}" for fact in finding.because)
        yield f"{say['because']}: {'; '.join(told)}"
    for turn in finding.changes:
        yield f"{say['would_not']}: {turn_text(words, turn)}"
    span = say["since"] if finding.until is None else say["span"]
    yield f"{say['law']} {span.format(since=finding.since, until=finding.until)}, {_axis(words, finding)}"
    cited = (
        words.text_or(f"source-{name}.citation", pack.sources[name].citation) for name in finding.sources
    )
    yield f"{say['sources']}: {'; '.join(cited)}. {say['confidence']}: {say[finding.confidence]}."
    if finding.for_lawyer and not numbers:
        yield say["for_lawyer"]
    reviewed = say["reviewed" if finding.review == "reviewed" else "review"]
    yield f"{say['rule']}: {finding.rule}. {reviewed}"


def _given(words: Words, given: Given) -> str:
    say = labels(words.lang)
    if given.type == "bool" or given.value is None:
        return form_text(words, given.derived, given.value)
    if given.type == "enum":
        members = _list(given.value["any"]) if isinstance(given.value, dict) else [given.value]
        return f" {say['or']} ".join(derived_member(words, given.derived, str(member)) for member in members)
    if isinstance(given.value, dict):
        ends = (given.value.get(key) for key in END_KEYS[given.type])
        return between(say, *(measured(words.lang, end, given.unit) for end in ends))
    return measured(words.lang, given.value, given.unit)


def measured(lang: str, form: Json, unit: str) -> str:
    """A number or an amount with its unit."""
    if unit in UNITS and isinstance(form, int):
        return counted(lang, form, unit)
    return f"{form} {unit}".strip()


def _axis(words: Words, finding: Finding) -> str:
    day = axis_day(words, finding.axis_from, finding.axis_until)
    return f"{labels(words.lang)['picked']}: {axis_label(words, finding.axis)} {day}"


def axis_label(words: Words, axis: str) -> str:
    """Which of the case's days an axis is."""
    if axis == "as_of":
        return labels(words.lang)["asked_day"]
    return words.text_or(f"derived-{axis}", fact_label(words, axis))


def axis_day(words: Words, since: str, until: str) -> str:
    """An axis day, or between which days it lies."""
    if since == until:
        return since
    say = labels(words.lang)
    ends = (None if end in _DOMAIN else end for end in (since, until))
    return between(say, *ends) or say["unknown"]


def turn_text(words: Words, turn: Turn) -> str:
    """A question, and the other answers to it that would change something."""
    blocks = _in_one(list(turn.to))
    alternatives = f" {labels(words.lang)['or']} ".join(_block(words, turn.fact, block) for block in blocks)
    return f"{fact_label(words, turn.fact)} {alternatives}"


def fact_label(words: Words, fact: str) -> str:
    """A fact's question, on one line."""
    return " ".join(words.text_or(f"fact-{fact}", fact).split())


def member_label(words: Words, fact: str, member: str) -> str:
    """An answer's label."""
    return " ".join(words.text_or(f"fact-{fact}--{member}", member).split())


def derived_member(words: Words, derived: str, member: str) -> str:
    """The label of a member of a derived value."""
    return " ".join(words.text_or(f"derived-{derived}--{member}", member).split())


def answer_text(words: Words, answers: Answers, fact: str) -> str:
    """The answer given to a fact, in words."""
    return form_text(words, fact, answers[fact].form) if fact in answers else labels(words.lang)["unknown"]


def form_text(words: Words, fact: str, form: Json) -> str:
    """An answer's form, in words."""
    say = labels(words.lang)
    if form is None:
        return say["unknown"]
    if isinstance(form, bool):
        return say["yes" if form else "no"]
    if isinstance(form, int):
        return str(form)
    if isinstance(form, str):
        return member_label(words, fact, form)
    if isinstance(form, list):
        return _joined(words, fact, form, ", ") or say["none"]
    if "any" in form:
        return _joined(words, fact, _list(form["any"]), f" {say['or']} ")
    if "has" in form or "not" in form:
        parts = [_joined(words, fact, _list(form.get("has")), ", ")]
        lacking = _joined(words, fact, _list(form.get("not")), ", ")
        parts.append(f"{say['not_in']} {lacking}" if lacking else "")
        return "; ".join(part for part in parts if part)
    lo, hi = form.get("from", form.get("min")), form.get("until", form.get("max"))
    return between(say, lo, hi)


def _list(value: Json | None) -> list[Json]:
    return value if isinstance(value, list) else []


def _joined(words: Words, fact: str, members: Iterable[Json], by: str) -> str:
    return by.join(member_label(words, fact, str(member)) for member in members)


def between(say: dict[str, str], lo: Json, hi: Json) -> str:
    """An interval in words; None is an open end."""
    parts = [
        f"{say['from']} {lo}" if lo is not None else "",
        f"{say['until']} {hi}" if hi is not None else "",
    ]
    return " ".join(part for part in parts if part)


def _in_one(blocks: list[Json]) -> list[Json]:
    """Intervals that follow on each other told as one; the engine cuts finer than a reader needs."""
    told: list[Json] = []
    for block in blocks:
        last = _list(told[-1]) if told else []
        next_ = _list(block)
        if _is_interval(last) and _is_interval(next_) and _follows(last[1], next_[0]):
            told[-1] = [last[0], next_[1]]
        else:
            told.append(block)
    return told


def _is_interval(listed: list[Json]) -> bool:
    ends = [item for item in listed if item is not None]
    return len(listed) == 2 and (
        all(type(item) is int for item in ends)
        or all(isinstance(item, str) and item[:1] in _NUMERIC for item in ends)
    )


def _follows(end: Json, start: Json) -> bool:
    if isinstance(end, str) and isinstance(start, str):
        read = {_DAY_LENGTH: day_number, _HOUR_LENGTH: hour_number}.get(len(end))
        return read is not None and end[4:5] == "-" and read(start) == read(end) + 1
    return isinstance(end, int) and isinstance(start, int) and start == end + 1


def _block(words: Words, fact: str, block: Json) -> str:
    """A block of an assessment's `changes`, in words."""
    say = labels(words.lang)
    if isinstance(block, bool):
        return say["yes" if block else "no"]
    listed = _list(block)
    if not _is_interval(listed):
        return _joined(words, fact, listed, f" {say['or']} ")
    return between(say, listed[0], listed[1])
