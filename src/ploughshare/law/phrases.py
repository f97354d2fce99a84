"""Phrases that a pack's words must never hold, or must: compared whole, whatever their case, `ё` as `е`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ploughshare.law.invariant import Invariant
from ploughshare.law.pack import Pack
from ploughshare.law.problem import Problem
from ploughshare.law.prose import Prose, prose
from ploughshare.law.source import Where


def phrase_problems(
    directory: Path, pack: Pack, invariants: Iterable[Invariant], places: Mapping[str, Where]
) -> Iterator[Problem]:
    """What a pack's words say against its statements. `places`: where each rule version stands."""
    texts = {language: list(prose(pack.words[language])) for language in pack.languages}
    for invariant in invariants:
        for language, phrases in invariant.never_say.items():
            file = str(directory / "words" / f"{language}.ftl")
            yield from _said(invariant, pack, phrases, texts[language], file)
        for language, phrases in invariant.must_say.items():
            yield from _unsaid(invariant, pack, language, phrases, texts[language], places)


def found_in(phrases: Iterable[str], text: str) -> str | None:
    """The first of some phrases that stands in a text."""
    plain = _plain(text)
    return next((p for p in phrases if re.search(rf"(?<!\w){re.escape(_plain(p))}(?!\w)", plain)), None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def _said(
    invariant: Invariant, pack: Pack, phrases: tuple[str, ...], texts: Iterable[Prose], file: str
) -> Iterator[Problem]:
    for text in texts:
        phrase = next((p for reading in text.readings if (p := found_in(phrases, reading))), None)
        if phrase is not None:
            what = f"{text.id!r} says {phrase!r}"
            why = f"{invariant.id}: {invariant.said(pack.languages)}"
            yield Problem(Where(file, text.line), what, why, "Say it in another way.")


def _unsaid(
    invariant: Invariant,
    pack: Pack,
    language: str,
    phrases: tuple[str, ...],
    texts: Iterable[Prose],
    places: Mapping[str, Where],
) -> Iterator[Problem]:
    by_message: dict[str, list[str]] = {}
    for text in texts:
        by_message.setdefault(text.id.partition(".")[0], []).extend(text.readings)
    why = f"{invariant.id}: {invariant.said(pack.languages)}"
    wanted = " or ".join(repr(phrase) for phrase in phrases[:3]) + (" …" if phrases[3:] else "")
    way_out = f"Say {wanted} there."
    if not invariant.of:
        every = " \n".join(reading for listed in by_message.values() for reading in listed)
        if found_in(phrases, every) is None:
            yield Problem(invariant.where, f"nothing in {language!r} says {wanted}", why, way_out)
        return
    for rule in pack.rules:
        if not {rule.id, rule.outcome} & set(invariant.of):
            continue
        for version in rule.versions:
            if found_in(phrases, " \n".join(by_message.get(version.words, ()))) is None:
                what = f"the words {version.words!r} in {language!r} do not say {wanted}"
                yield Problem(places.get(version.key, invariant.where), what, why, way_out)
