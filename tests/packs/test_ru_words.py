"""The words of the Russian pack: plain, the same in each language, without promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import fmean

import pytest

from ploughshare.law.words import Words, message_ids
from tests.packs.cases import RU, pack

ATTRIBUTES = ("do", "dont", "when", "changes")
READERS = ("self", "relative", "other")

RESULT_EASE_AT_LEAST = 60.0
QUESTION_EASE_AT_LEAST = 70.0
WORDS_A_SENTENCE_AT_MOST = 17
MEAN_WORDS_A_SENTENCE = 10.0


@dataclass(frozen=True)
class Ease:
    """How plain a Russian text is: Oborneva's Flesch score (higher is plainer), and its sentence lengths."""

    score: float
    sentences: tuple[int, ...]


def ease(text: str) -> Ease:
    """Oborneva's reading ease, 206.835 − 1.3·(words per sentence) − 60.1·(vowels per word).

    A citation in brackets, «(ст. …)», is left out: its words are the law's.
    """
    plain = re.sub(r"\(ст\. [^)]*\)", "", text)
    lengths = []
    vowels = 0
    for sentence in re.split(r"[.!?\n]+", plain):
        words = re.findall(r"[А-Яа-яЁё-]*[А-Яа-яЁё]", sentence)
        if words:
            lengths.append(len(words))
            vowels += sum(len(re.findall(r"[аеёиоуыэюяАЕЁИОУЫЭЮЯ]", word)) for word in words)
    total = sum(lengths)
    score = 206.835 - 1.3 * total / len(lengths) - 60.1 * vowels / total
    return Ease(score, tuple(lengths))


def results() -> list[str]:
    """The ids of all result sentences."""
    return sorted({version.words for rule in pack().rules for version in rule.versions})


def block(words: Words, ident: str, who: str = "self") -> str:
    """A result as it is read: the sentence, what to do, what not to do, what would change it."""
    parts = [words.text(ident, who=who)]
    parts += [words.text(f"{ident}.{name}", who=who) for name in ATTRIBUTES if words.has(f"{ident}.{name}")]
    return "\n".join(parts)


def questions() -> Iterator[str]:
    for fact in pack().facts:
        yield f"fact-{fact.id}"


def test_results_read_easily(capsys: pytest.CaptureFixture[str]) -> None:
    words = Words(pack(), "ru")
    scores = {ident: ease(block(words, ident)) for ident in results()}
    mean = fmean(found.score for found in scores.values())
    lengths = [length for found in scores.values() for length in found.sentences]
    worst = min(scores, key=lambda ident: scores[ident].score)
    with capsys.disabled():
        print(
            f"\nresults: {len(scores)}, ease {mean:.1f} on average,"
            f" hardest {worst} {scores[worst].score:.1f},"
            f" {fmean(lengths):.1f} words a sentence, longest {max(lengths)}"
        )
    assert scores[worst].score >= RESULT_EASE_AT_LEAST
    assert fmean(lengths) <= MEAN_WORDS_A_SENTENCE
    assert max(lengths) <= WORDS_A_SENTENCE_AT_MOST


def test_questions_read_easily(capsys: pytest.CaptureFixture[str]) -> None:
    words = Words(pack(), "ru")
    scores = {
        ident: ease("\n".join(words.text(part) for part in (ident, f"{ident}.hint", f"{ident}.why")))
        for ident in questions()
    }
    mean = fmean(found.score for found in scores.values())
    worst = min(scores, key=lambda ident: scores[ident].score)
    with capsys.disabled():
        print(
            f"\nquestions: {len(scores)}, ease {mean:.1f} on average,"
            f" hardest {worst} {scores[worst].score:.1f}"
        )
    assert mean >= QUESTION_EASE_AT_LEAST


@pytest.mark.parametrize("language", pack().languages)
def test_every_sentence_can_be_said_to_every_reader(language: str) -> None:
    words = Words(pack(), language)
    ids, junk = message_ids(pack().words[language])
    assert junk == []
    for ident in ids:
        if not ident.endswith("-body"):
            for who in READERS:
                text = words.text(ident, who=who)
                assert text.strip(), ident
                assert "{" not in text, ident


def test_each_language_has_the_same_parts_of_each_sentence() -> None:
    assert set(message_ids(pack().words["ru"])[0]) == set(message_ids(pack().words["en"])[0])


@pytest.mark.parametrize("language", pack().languages)
def test_every_question_says_why_it_is_asked_and_how_to_find_out(language: str) -> None:
    words = Words(pack(), language)
    for ident in questions():
        assert words.has(f"{ident}.why")
        assert words.has(f"{ident}.hint")


def test_steps_are_as_many_in_each_language() -> None:
    ru, en = Words(pack(), "ru"), Words(pack(), "en")
    for ident in results():
        for name in ("do", "dont"):
            part = f"{ident}.{name}"
            if ru.has(part):
                assert len(ru.text(part).splitlines()) == len(en.text(part).splitlines()), part


def numbers(text: str) -> list[str]:
    """The numbers of a text, thousands joined, clauses of articles as one."""
    return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d)[ ,  ](?=\d{3}\b)", "", text)))


def test_numbers_and_days_are_the_same_in_each_language() -> None:
    ru, en = Words(pack(), "ru"), Words(pack(), "en")
    for ident in results():
        for name in ("", ".do", ".dont", ".when", ".changes"):
            part = f"{ident}{name}"
            if ru.has(part):
                spoken = re.sub(r"\((?:ст|art)\. [^)]*(?:\([^)]*\)[^)]*)*\)", "", ru.text(part))
                said = re.sub(r"\((?:ст|art)\. [^()]*(?:\([^)]*\)[^()]*)*\)", "", en.text(part))
                assert numbers(spoken) == numbers(said), part


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("ru", r"гаранти|обеща(?:ем|ю)|не накажут|не посадят|ничего не будет|не грозит|точно не"),
        ("ru", r"вы в безопасности|вам нечего|без риска|не осудят вас"),
        ("ru", r"бояться не|не бойтесь|всё будет хорошо|имеете полное право|законно отказаться"),
        ("en", r"guarantee|you are safe|nothing will happen|will not be punished"),
        ("en", r"no risk|do not worry|we promise|cannot be prosecuted(?!” are wrong)"),
    ],
)
def test_nothing_promises_an_outcome(language: str, promise: str) -> None:
    words = Words(pack(), language)
    for ident in results():
        for who in READERS:
            assert re.search(promise, block(words, ident, who), re.IGNORECASE) is None, ident


def test_only_the_old_law_says_that_refusing_was_not_yet_a_crime() -> None:
    words = Words(pack(), "ru")
    spoken = r"не (?:был[ао]? )?преступлени|ещё не преступлени|не был преступлени"
    said = {ident for ident in results() if re.search(spoken, block(words, ident))}
    assert said == {"ru-refusal-old_law", "ru-refuse_now-old_law"}
    for rule in pack().rules:
        for version in rule.versions:
            if version.words in said:
                assert version.until == date(2022, 9, 23).toordinal()
                assert rule.value == "needs_harm"


def test_nobody_is_addressed_by_a_gendered_past_form() -> None:
    text = (RU / "words" / "ru.ftl").read_text()
    assert re.findall(r"\b[Вв]ы(?: \w+){0,2} \w+л(?:ся|а|ась)?\b(?!и)", text) == []
    own = re.findall(r"\[self\] (.*)", text)
    assert own
    assert [line for line in own if re.search(r"\w{2,}(?:ал|ил|ел|ял|ыл|ался|ился|ла|лась)\b", line)] == []


MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
          "ноября", "декабря")  # fmt: skip


def days_named(text: str) -> list[date]:
    """The full days a Russian text names."""
    found = re.findall(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", text)
    return [date(int(year), MONTHS.index(month) + 1, int(day)) for day, month, year in found]


def test_no_sentence_knows_what_came_after_its_own_days() -> None:
    words = Words(pack(), "ru")
    named = 0
    for rule in pack().rules:
        for version in rule.versions:
            for day in days_named(block(words, version.words)):
                named += 1
                assert version.until is None or day.toordinal() <= version.until, version.key
                assert version.until is not None or day.toordinal() <= version.since, version.key
    assert named > 20


@pytest.mark.parametrize("language", pack().languages)
def test_days_are_written_in_words(language: str) -> None:
    assert re.findall(r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}", pack().words[language]) == []


@pytest.mark.parametrize(
    ("misread", "why"),
    [
        (r"больш\w+ вред", "the Code says substantial harm: less than great"),
        (r"может, но не должна", "reads as a ban, and means no duty"),
        (r"ни одного суда", "there were trials; what nobody knew of was a conviction"),
        (r"ко всему, В\b", "the board's paper says «ограниченно годен»"),
    ],
)
def test_no_russian_word_says_less_than_the_law(misread: str, why: str) -> None:
    assert re.findall(misread, pack().words["ru"]) == [], why
