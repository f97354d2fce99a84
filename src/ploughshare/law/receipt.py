"""Receipts: an assessment kept as JSON, assessed again from nothing but itself and the pack."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from ploughshare.law.answer import CaseError, parse_answers
from ploughshare.law.assess import assess
from ploughshare.law.assessment import ENGINE
from ploughshare.law.dates import day_number
from ploughshare.law.expr import Json
from ploughshare.law.pack import Pack

MAX_BYTES: Final = 4 << 20


class ReceiptError(Exception):
    """The receipt cannot be read."""


def replay(pack: Pack, untrusted: bytes) -> tuple[str, ...]:
    """What differs when a receipt is assessed again, a sentence each; nothing when the bytes are the same.

    Raises ReceiptError if it is no receipt, or its answers are none of this pack's.
    """
    receipt = _parsed(untrusted)
    as_of, known_on = (_day(receipt, key) for key in ("as_of", "known_on"))
    if as_of is None:
        raise ReceiptError("says no day that it was made for (`as_of`); it is not an assessment")
    try:
        answers = parse_answers(pack, receipt.get("answers"))
        again = assess(pack, answers, as_of, known_on)
    except CaseError as error:
        return _visible((*_origin(pack, receipt), f"its answers cannot be read by this pack: {error}"))
    if again.to_json() == untrusted.rstrip(b"\r\n"):
        return ()
    found = [*_origin(pack, receipt), *_differences(receipt, again.to_value())]
    return _visible(found) or ("says the same, but not in canonical form: it was written anew",)


def _visible(sentences: Iterable[str]) -> tuple[str, ...]:
    """Sentences in which what a receipt holds cannot steer a terminal: what does not print is escaped."""
    escaped = (
        (letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in sentence)
        for sentence in sentences
    )
    return tuple("".join(letters) for letters in escaped)


def _parsed(untrusted: bytes) -> Mapping[str, Json]:
    if len(untrusted) > MAX_BYTES:
        raise ReceiptError("is larger than an assessment can be")
    try:
        found = json.loads(untrusted)
    except (ValueError, RecursionError):
        raise ReceiptError("is not JSON; keep what `law assess --json` prints") from None
    if not isinstance(found, dict) or not isinstance(found.get("pack"), dict):
        raise ReceiptError("is not an assessment; keep what `law assess --json` prints")
    return found


def _day(receipt: Mapping[str, Json], key: str) -> date | None:
    text = receipt.get(key)
    if text is None:
        return None
    try:
        return date.fromordinal(day_number(str(text)))
    except ValueError as error:
        raise ReceiptError(f"`{key}`: {error}") from None


def _origin(pack: Pack, receipt: Mapping[str, Json]) -> Iterator[str]:
    """By which pack and engine it was made, where they are others."""
    made_by = receipt["pack"]
    said = made_by if isinstance(made_by, dict) else {}
    if said.get("hash") != pack.hash:
        name = f"{said.get('id')} {said.get('version')}"[:80]
        yield f"it was made by another pack: {name}, hash {str(said.get('hash'))[:64]}; this is {pack.hash}"
    if receipt.get("engine") != ENGINE:
        yield f"it was made by engine {str(receipt.get('engine'))[:20]}; this is engine {ENGINE}"


def _differences(receipt: Mapping[str, Json], again: Mapping[str, Json]) -> Iterator[str]:
    was, now = (_states(value.get("findings")) for value in (receipt, again))
    for key in dict.fromkeys([*was, *now]):
        if was.get(key) != now.get(key):
            yield f"{key[:200]}: it said {was.get(key, 'nothing')}, now {now.get(key, 'nothing')}"
    for key in dict.fromkeys([*again, *receipt]):
        if key not in {"pack", "engine"} and receipt.get(key) != again.get(key):
            yield f"`{key[:80]}` differs"


def _states(findings: Json) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in findings if isinstance(findings, list) else []:
        if isinstance(item, dict):
            found[f"{item.get('rule')}@{item.get('version')}"] = str(item.get("state"))[:20]
    return found
