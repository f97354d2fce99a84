"""How hard a pack's words are to read: a published figure a language, and the sentences that are too long.

A formula measures length, not sense. Only texts that end like a sentence count: labels do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ploughshare.law.pack import Pack
from ploughshare.law.problem import Problem
from ploughshare.law.prose import Prose, prose
from ploughshare.law.source import Where

MAX_WORDS: Final = 25
"""Words of a sentence from which on it is noted."""
_LONG_LETTERS: Final = 6
_SENTENCE_END: Final = re.compile(
    r"(?<![\s.(«„\"][^\W\d][.])(?<=[.!?…])[\"»“”)]*\s+(?=[\"«„“(]*[A-ZА-ЯЁІЇЄҐÄÖÜ])|\n\s*(?:[-•]|\d+[.)])\s+"
)
_ENDS: Final = re.compile(r"[.!?…][\"»“”)]*$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VOWELS: Final = {
    "ru": re.compile("[аеёиоуыэюя]", re.IGNORECASE),
    "de": re.compile("[aeiouyäöü]+", re.IGNORECASE),
    "en": re.compile("[aeiouy]+", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """A language's figure. `words`: those of a sentence on average. `long`: sentences over the bound."""

    language: str
    formula: str
    figure: float
    words: float
    sentences: int
    long: int

    def __str__(self) -> str:
        return (
            f"{self.language}: {self.formula} {self.figure:.1f}, {self.words:.1f} words a sentence, "
            f"{self.long} of {self.sentences} sentences over {MAX_WORDS} words"
        )

    def to_json(self) -> dict[str, str | int | float]:
        """For programs; rounded to one place."""
        return {
            "language": self.language,
            "formula": self.formula,
            "figure": round(self.figure, 1),
            "words_a_sentence": round(self.words, 1),
            "sentences": self.sentences,
            "long": self.long,
        }


def sentences(text: str) -> list[str]:
    """A text's sentences; a point after a single letter, or before a small one or a number, ends none."""
    return [found for part in _SENTENCE_END.split(text) if (found := " ".join(part.split()))]


def words(sentence: str) -> list[str]:
    """A sentence's words; numbers are none."""
    return _WORD.findall(sentence)


def syllables(word: str, language: str) -> int:
    """Syllables by vowels: Russian one a vowel, others one a run of vowels; an English final e is silent."""
    count = len(_VOWELS[language].findall(word))
    if language == "en" and word.lower().endswith("e") and not word.lower().endswith("le") and count > 1:
        count -= 1
    return max(1, count)


def _is_prose(text: Prose) -> bool:
    """Whether it is read as text: not a label, nor the body of a paper."""
    return bool(text.readings) and bool(_ENDS.search(text.readings[0])) and not text.id.endswith("-body")


def _sentences_of(text: Prose) -> list[str]:
    """Its sentences in every reading, each once."""
    return list(dict.fromkeys(said for reading in text.readings for said in sentences(reading)))


def measure(text: str, language: str) -> Measure | None:
    """The figure of a words file, or None if it holds no sentence."""
    found = [
        s for part in prose(text) if _is_prose(part) for reading in part.readings for s in sentences(reading)
    ]
    counted = [said for sentence in found if (said := words(sentence))]
    if not counted:
        return None
    every = [word for said in counted for word in said]
    average = len(every) / len(counted)
    name, figure = _FORMULAS.get(language, _lix)(average, every)
    over = sum(len(said) > MAX_WORDS for said in counted)
    return Measure(language, name, figure, average, len(counted), over)


def _a_word(every: Iterable[str], language: str) -> float:
    counts = [syllables(word, language) for word in every]
    return sum(counts) / len(counts)


def _oborneva(average: float, every: list[str]) -> tuple[str, float]:
    return "Flesch reading ease, Oborneva 2006", 206.835 - 1.3 * average - 60.1 * _a_word(every, "ru")


def _kincaid(average: float, every: list[str]) -> tuple[str, float]:
    return "Flesch-Kincaid grade, 1975", 0.39 * average + 11.8 * _a_word(every, "en") - 15.59


def _amstad(average: float, every: list[str]) -> tuple[str, float]:
    return "Flesch reading ease, Amstad 1978", 180 - average - 58.5 * _a_word(every, "de")


def _lix(average: float, every: list[str]) -> tuple[str, float]:
    long = sum(len(word) > _LONG_LETTERS for word in every)
    return "LIX, Björnsson 1968", average + 100 * long / len(every)


_FORMULAS: Final[dict[str, Callable[[float, list[str]], tuple[str, float]]]] = {
    "ru": _oborneva,
    "en": _kincaid,
    "de": _amstad,
}


def long_sentences(directory: Path, pack: Pack) -> Iterator[Problem]:
    """A note for each sentence of more words than the bound."""
    for language in pack.languages:
        file = str(directory / "words" / f"{language}.ftl")
        for text in prose(pack.words[language]):
            if not _is_prose(text):
                continue
            for sentence in _sentences_of(text):
                count = len(words(sentence))
                if count > MAX_WORDS:
                    what = f"{text.id!r} has a sentence of {count} words: “{sentence[:60]}…”"
                    why = "A frightened reader loses it."
                    yield Problem(Where(file, text.line), what, why, "Make two of it.", note=True)
