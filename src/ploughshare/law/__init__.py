"""The law engine: dated, sourced rules over what a person knows, with reasons (docs/packs.md).

Pure: files are read by `load` and `compile_pack` alone, and the day is always an argument.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from ploughshare.law.answer import Answer, Answers, CaseError, parse_answers
from ploughshare.law.assess import assess, states
from ploughshare.law.assessment import Announcement, Assessment, Conflict, Finding, Given
from ploughshare.law.change import Change, changed
from ploughshare.law.compiled import pack_from_json
from ploughshare.law.compiled_check import refuse_unsound
from ploughshare.law.export import compile_pack
from ploughshare.law.pack import Pack
from ploughshare.law.source import PackError, Where
from ploughshare.law.telling import forget
from ploughshare.law.why import Turn
from ploughshare.law.why_not import NoSuchRuleError, Reason, why_not
from ploughshare.law.words import Words, WordsError

MAX_COMPILED_BYTES = 16 << 20


def load(path: Path | str) -> Pack:
    """A pack from its directory, or from its compiled JSON file. Raises PackError."""
    place = Path(path)
    return load_compiled(place) if place.is_file() else compile_pack(place)


def load_compiled(path: Path) -> Pack:
    """A pack from its compiled JSON file. Raises PackError."""
    with path.open("rb") as stream:
        untrusted = stream.read(MAX_COMPILED_BYTES + 1)
    return parse_compiled(untrusted, str(path))


def parse_compiled(untrusted: bytes, shown_as: str = "the compiled pack") -> Pack:
    """A pack from compiled JSON bytes. Raises PackError."""
    where = Where(shown_as, 1)
    if len(untrusted) > MAX_COMPILED_BYTES:
        raise PackError("is larger than a compiled pack can be", where)
    try:
        found = json.loads(untrusted)
    except (ValueError, RecursionError):
        raise PackError("is not a compiled pack; export it with `ploughshare law export`", where) from None
    if not isinstance(found, dict):
        raise PackError("is not a compiled pack; export it with `ploughshare law export`", where)
    try:
        pack = pack_from_json(found, shown_as)
    except (RecursionError, UnicodeEncodeError):
        raise PackError("the compiled pack is damaged; export it again", where) from None
    refuse_unsound(pack, where)
    return pack


def next_question(pack: Pack, answers: Answers, as_of: date, known_on: date | None = None) -> str | None:
    """The fact to ask next, or None when nothing open would change anything."""
    return assess(pack, answers, as_of, known_on).next


__all__ = [
    "Announcement",
    "Answer",
    "Answers",
    "Assessment",
    "CaseError",
    "Change",
    "Conflict",
    "Finding",
    "Given",
    "NoSuchRuleError",
    "Pack",
    "PackError",
    "Reason",
    "Turn",
    "Where",
    "Words",
    "WordsError",
    "assess",
    "changed",
    "compile_pack",
    "forget",
    "load",
    "load_compiled",
    "next_question",
    "parse_answers",
    "parse_compiled",
    "states",
    "why_not",
]
