# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "wordfreq==3.1.1",
#     "pymorphy3==2.0.6",
#     "pymorphy3-dicts-ru==2.4.417150.4580142",
#     "lemminflect==0.2.3",
# ]
# ///
"""Choose the 2,048 words of a key phrase list.

    uv run tools/wordlist.py ru > src/ploughshare/seal/words/ru.txt

Candidates are words in their dictionary form, most frequent first: Russian nouns, English nouns, verbs
and adjectives. Frequencies are wordfreq's; what a word is, OpenCorpora (through pymorphy3) and lemminflect
say. A person then struck out what a frightened reader should not have to write down or could not picture:
those words are in `wordlist_struck_*.txt`; `wordlist_kept_*.txt` has words that can be seen or touched
although their endings look abstract. What is left is taken greedily while no two starts of four letters
are equal and no two words are one slip of a finger apart.
"""

import importlib
import re
import sys
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

WORDS = 2048
START = 4
LOOKED_AT = {"ru": 200_000, "en": 60_000}
# Abstract nouns, by ending: nobody can picture them.
ABSTRACT = {
    "ru": re.compile(r".*(ость|ение|ание|яние|ство|изм|ция|сия|логия|итет|инг|тие|ние)$"),
    "en": re.compile(
        r".*(ness|ship|tion|sion|ment|ance|ence|ency|ancy|ism|ist|ity|ing|able|ible|ous|ive|ical|ual)$"
    ),
}
SHAPE = {"ru": re.compile(r"[а-я]{4,8}"), "en": re.compile(r"[a-z]{4,8}")}
# Names, surnames, places, organisations, abbreviations, slang, archaisms: OpenCorpora's grammemes.
NOT_WANTED = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Slng", "Arch", "Erro", "Infr"}


def load(module: str) -> Any:
    """Import a package that lives in this script's environment only, not in the project's."""
    return importlib.import_module(module)


def russian_nouns(ranked: list[str]) -> Iterator[str]:
    """Nominative singular nouns that are written without ё and are no other part of speech."""
    morphology = load("pymorphy3").MorphAnalyzer()
    for word in ranked:
        if not morphology.word_is_known(word):
            continue
        parses = morphology.parse(word)
        first = parses[0]
        if any("ё" in parse.word for parse in parses) or first.normal_form != word:
            continue
        if any(
            {"ADJF", "PRTF", "INFN", "VERB", "ADVB"} & set(map(str, parse.tag.grammemes)) for parse in parses
        ):
            continue
        grammemes = first.tag.grammemes
        if {"NOUN", "nomn", "sing"} <= grammemes and not NOT_WANTED & grammemes:
            yield word


def english_nouns(ranked: list[str]) -> Iterator[str]:
    """Nouns, verbs and adjectives in their dictionary form."""
    warnings.simplefilter("ignore")
    lemmas = load("lemminflect").getAllLemmas
    for word in ranked:
        found = lemmas(word)
        if any(word in found.get(part, ()) for part in ("NOUN", "VERB", "ADJ")):
            yield word


def slips(word: str) -> set[str]:
    """Keys two words share exactly when they can be one insertion, deletion, replacement or swap apart."""
    keys = {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}
    keys |= {word[:place] + "?" + word[place + 1 :] for place in range(len(word))}
    keys |= {
        word[:place] + "".join(sorted(pair)) + "+" + word[place + 2 :]
        for place, pair in enumerate(map("".join, pairwise(word)))
    }
    return keys


def choose(candidates: Iterator[str], struck: set[str], kept: set[str], language: str) -> Iterator[str]:
    """Take candidates in their order while the list keeps its promises."""
    starts: set[str] = set()
    taken_keys: set[str] = set()
    for word in candidates:
        if word in struck or not SHAPE[language].fullmatch(word):
            continue
        if ABSTRACT[language].fullmatch(word) and word not in kept:
            continue
        keys = slips(word)
        if word[:START] in starts or keys & taken_keys:
            continue
        starts.add(word[:START])
        taken_keys |= keys
        yield word


def own_words(name: str) -> set[str]:
    """The words of a file beside this script."""
    return set(Path(__file__).with_name(name).read_text(encoding="utf-8").split())


def main(language: str) -> None:
    """Print the list, sorted; fail when fewer than 2,048 words are left."""
    struck, kept = (own_words(f"wordlist_{what}_{language}.txt") for what in ("struck", "kept"))
    ranked = load("wordfreq").top_n_list(language, LOOKED_AT[language])
    nouns = {"ru": russian_nouns, "en": english_nouns}[language](ranked)
    chosen = [word for word, _ in zip(choose(nouns, struck, kept, language), range(WORDS), strict=False)]
    if len(chosen) < WORDS:
        sys.exit(f"only {len(chosen)} words are left: strike out fewer or look at more")
    print("\n".join(sorted(chosen)))


if __name__ == "__main__":
    main(sys.argv[1])
