"""An assessment for a person at a terminal: danger first, then the law, its reasons and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ploughshare.law.answer import Answers
from ploughshare.law.assessment import Assessment, Finding
from ploughshare.law.dates import DAY_MAX, DAY_MIN, day_number, day_text
from ploughshare.law.expr import Json
from ploughshare.law.pack import Pack
from ploughshare.law.words import Words

LABELS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "as_of": "On the day",
        "unverified": "These rules were checked only from {since} until {until}. Speak to a lawyer.",
        "urgent": "Urgent",
        "danger": "Danger",
        "wait": "Good to know",
        "may": "May apply; it depends on",
        "do": "Do",
        "dont": "Do not",
        "when": "Not so",
        "changes": "What would change it",
        "would_not": "would no longer hold with",
        "because": "Because",
        "rule": "Rule",
        "law": "Law in force",
        "since": "from {since}",
        "span": "from {since} until {until}",
        "picked": "picked by",
        "sources": "Sources",
        "confidence": "Confidence",
        "high": "high",
        "medium": "medium",
        "low": "low",
        "for_lawyer": "A lawyer must decide this.",
        "review": "Needs review by a qualified lawyer.",
        "reviewed": "Reviewed by a qualified lawyer.",
        "conflict": "The rules contradict each other here. Speak to a lawyer.",
        "next": "Next question",
        "nothing": "The rules say nothing about these answers. That does not mean safety: ask a lawyer.",
        "yes": "Yes",
        "no": "No",
        "unknown": "not known",
        "or": "or",
        "none": "none of these",
        "not_in": "not",
        "from": "from",
        "until": "until",
        "why": "Why this is asked",
        "choose": "number · ? why · 0 not sure · b back · q stop",
        "choose_set": "numbers with commas · - none of these · ? why · 0 not sure · b back · q stop",
        "type_int": "a number, or 3..7 · ? why · n not sure · b back · q stop",
        "type_day": "2022-09-24, or 2022-09-01..2022-09-30 · ? why · 0 not sure · b back · q stop",
        "wrong": "That is not one of the answers.",
        "result": "Result",
    },
    "ru": {
        "as_of": "На день",
        "unverified": "Эти правила проверены только с {since} по {until}. Поговорите с юристом.",
        "urgent": "Срочно",
        "danger": "Опасно",
        "wait": "Полезно знать",
        "may": "Возможно; зависит от ответов",
        "do": "Что делать",
        "dont": "Чего не делать",
        "when": "Бывает иначе",
        "changes": "Что изменит ответ",
        "would_not": "уже не так, если",
        "because": "Почему",
        "rule": "Правило",
        "law": "Закон действует",
        "since": "с {since}",
        "span": "с {since} по {until}",
        "picked": "выбран по дате",
        "sources": "Источники",
        "confidence": "Уверенность",
        "high": "высокая",
        "medium": "средняя",
        "low": "низкая",
        "for_lawyer": "Это решает юрист.",
        "review": "Нужна проверка юристом этой страны.",
        "reviewed": "Проверено юристом этой страны.",
        "conflict": "Правила здесь противоречат друг другу. Поговорите с юристом.",
        "next": "Следующий вопрос",
        "nothing": "Об этих ответах правила молчат. Это не значит, что опасности нет: поговорите с юристом.",
        "yes": "Да",
        "no": "Нет",
        "unknown": "неизвестно",
        "or": "или",
        "none": "ничего из этого",
        "not_in": "не",
        "from": "с",
        "until": "по",
        "why": "Зачем этот вопрос",
        "choose": "номер · ? зачем · 0 не знаю · b назад · q конец",
        "choose_set": "номера через запятую · - ничего из этого · ? зачем · 0 не знаю · b назад · q конец",
        "type_int": "число или 3..7 · ? зачем · n не знаю · b назад · q конец",
        "type_day": "2022-09-24 или 2022-09-01..2022-09-30 · ? зачем · 0 не знаю · b назад · q конец",
        "wrong": "Такого ответа нет.",
        "result": "Результат",
    },
}
_DOMAIN: Final = (day_text(DAY_MIN), day_text(DAY_MAX))
"""The first and the last day the engine knows: nobody's answer."""
_STYLES: Final = {"urgent": "bold white on red", "danger": "bold red", "wait": "bold cyan"}


def labels(lang: str) -> dict[str, str]:
    """The terminal's own words; English where there are none in a language."""
    return LABELS.get(lang, LABELS["en"])


def show(console: Console, pack: Pack, words: Words, assessment: Assessment) -> None:
    """Print an assessment."""
    say = labels(words.lang)
    console.print(
        f"{pack.id} {pack.version} · {say['as_of']} {assessment.as_of.isoformat()}", highlight=False
    )
    if assessment.standing == "unverified":
        since, until = (day_text(day) for day in pack.verified)
        console.print(Text(say["unverified"].format(since=since, until=until), style="bold yellow"))
    for conflict in assessment.conflicts:
        console.print(Text(f"{say['conflict']} ({', '.join(conflict.rules)})", style="bold yellow"))
    if not assessment.findings:
        console.print(say["nothing"])
    for level, style in _STYLES.items():
        of_level = [finding for finding in assessment.findings if finding.level == level]
        if of_level:
            console.print()
            console.print(Text(f" {say[level]} ", style=style))
        for finding in of_level:
            console.print()
            _finding(console, pack, words, finding, assessment.answers)
    if assessment.next is not None:
        console.print()
        console.print(f"{say['next']}: {fact_label(words, assessment.next)}", highlight=False)
    console.print()
    console.print(Text(say["review"], style="bold"))


def _finding(console: Console, pack: Pack, words: Words, finding: Finding, answers: Answers) -> None:
    said = words.text_or(finding.words, finding.rule)
    mark = "●" if finding.holds else "○"
    console.print(Text(f"{mark} {said}", style="bold" if finding.holds else ""))
    for line in _lines(pack, words, finding, answers):
        console.print(Padding(Text(line), (0, 0, 0, 4)))


def _lines(pack: Pack, words: Words, finding: Finding, answers: Answers) -> Iterator[str]:
    say = labels(words.lang)
    if not finding.holds:
        yield f"{say['may']}: {'; '.join(fact_label(words, fact) for fact in finding.depends_on)}"
    for attribute in ("do", "dont", "when", "changes"):
        if words.has(f"{finding.words}.{attribute}"):
            yield f"{say[attribute]}: {words.text(f'{finding.words}.{attribute}')}"
    if finding.because:
        told = (f"{fact_label(words, fact)} {answer_text(words, answers, fact)}" for fact in finding.because)
        yield f"{say['because']}: {'; '.join(told)}"
    for turn in finding.changes:
        blocks = _in_one(list(turn.to))
        alternatives = f" {say['or']} ".join(_block(words, turn.fact, block) for block in blocks)
        yield f"{say['would_not']}: {fact_label(words, turn.fact)} {alternatives}"
    span = say["since"] if finding.until is None else say["span"]
    yield f"{say['law']} {span.format(since=finding.since, until=finding.until)}, {_axis(words, finding)}"
    cited = (
        words.text_or(f"source-{name}.citation", pack.sources[name].citation) for name in finding.sources
    )
    yield f"{say['sources']}: {'; '.join(cited)}. {say['confidence']}: {say[finding.confidence]}."
    if finding.for_lawyer:
        yield say["for_lawyer"]
    reviewed = say["reviewed" if finding.review == "reviewed" else "review"]
    yield f"{say['rule']}: {finding.rule}. {reviewed}"


def _axis(words: Words, finding: Finding) -> str:
    say = labels(words.lang)
    name = say["as_of"]
    if finding.axis != "as_of":
        name = words.text_or(f"derived-{finding.axis}", fact_label(words, finding.axis))
    days = finding.axis_from
    if finding.axis_until != finding.axis_from:
        ends = (None if end in _DOMAIN else end for end in (finding.axis_from, finding.axis_until))
        days = _between(say, *ends) or say["unknown"]
    return f"{say['picked']}: {name} {days}"


def fact_label(words: Words, fact: str) -> str:
    """A fact's question, on one line."""
    return " ".join(words.text_or(f"fact-{fact}", fact).split())


def member_label(words: Words, fact: str, member: str) -> str:
    """An answer's label."""
    return " ".join(words.text_or(f"fact-{fact}--{member}", member).split())


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
    return _between(say, lo, hi)


def _list(value: Json | None) -> list[Json]:
    return value if isinstance(value, list) else []


def _joined(words: Words, fact: str, members: Iterable[Json], by: str) -> str:
    return by.join(member_label(words, fact, str(member)) for member in members)


def _between(say: dict[str, str], lo: Json, hi: Json) -> str:
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
        or all(isinstance(item, str) and item[:1].isdecimal() for item in ends)
    )


def _follows(end: Json, start: Json) -> bool:
    if isinstance(end, str) and isinstance(start, str):
        return day_number(start) == day_number(end) + 1
    return isinstance(end, int) and isinstance(start, int) and start == end + 1


def _block(words: Words, fact: str, block: Json) -> str:
    """A block of an assessment's `changes`, in words."""
    say = labels(words.lang)
    if isinstance(block, bool):
        return say["yes" if block else "no"]
    listed = _list(block)
    if not _is_interval(listed):
        return _joined(words, fact, listed, f" {say['or']} ")
    return _between(say, listed[0], listed[1])
