"""What comes from outside, each as one function from bytes: it may refuse in the package's words, or work.

Anything else that comes out of a target is a finding. Coverage-guided runs (`run`), grammars (`test_grammar`)
and the kept corpus all drive these.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ploughshare import law
from ploughshare.law import signoff
from ploughshare.law.batch_rows import CaseFileError, RawRow, form_of, read_rows
from ploughshare.law.case import read_cases
from ploughshare.law.expr import ExprError, parse
from ploughshare.law.leaflet_file import read_outline
from ploughshare.law.pack import pack_hash
from ploughshare.law.receipt import ReceiptError, replay
from ploughshare.law.reviewer_key import KeyFileError, opened
from ploughshare.law.source import MAX_BYTES, PackError, Where, read_text
from ploughshare.law.typed import BOOL, Scope, Type, resolve
from tests.law.made import FACTS
from tests.law.small import FILES, write_pack

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2022, 9, 24)


@cache
def small() -> tuple[law.Pack, Path]:
    """A small pack and the directory it was read from, for this process."""
    place = write_pack(Path(tempfile.mkdtemp(prefix="fuzz-")))
    return law.load(place), place


@cache
def scope() -> Scope:
    """Names of every kind, for expressions."""
    nodes = read_text(FACTS.encode(), "facts.yaml")
    text = json.loads(json.dumps(_plain(nodes)))
    types = {
        fact["id"]: Type(
            fact["type"], tuple(fact.get("values", ())), fact.get("currency", fact.get("unit", ""))
        )
        for fact in text
    }
    return Scope(types, {}, {"RUB": 2}, 12)


def _plain(node: Any) -> Any:
    if hasattr(node, "value"):
        return node.value
    if isinstance(node.items, dict):
        return {key: _plain(value) for key, value in node.items.items()}
    return [_plain(item) for item in node.items]


def yaml(untrusted: bytes) -> None:
    """A pack's file."""
    try:
        read_text(untrusted, "fuzz.yaml")
    except PackError:
        return


def expression(untrusted: bytes) -> None:
    """An expression, and its names and types."""
    try:
        tree = parse(untrusted.decode("utf-8", "replace"))
        resolve(tree, scope(), BOOL)
    except ExprError:
        return


def compiled(untrusted: bytes) -> None:
    """A compiled pack as bytes; then with the hash it ought to have, since a hash is no signature."""
    with contextlib.suppress(PackError):
        law.parse_compiled(untrusted)
    try:
        found = json.loads(untrusted)
    except (ValueError, RecursionError):
        return
    if not isinstance(found, dict):
        return
    try:
        rehashed = json.dumps({**found, "hash": _hash(found)})
        pack = law.parse_compiled(rehashed.encode("utf-8", "surrogatepass"))
        law.assess(pack, law.parse_answers(pack, {}), DAY).to_json()
    except (PackError, law.CaseError):
        return


def _hash(found: dict[str, Any]) -> str:
    try:
        return pack_hash(found)
    except (UnicodeEncodeError, RecursionError):
        return ""


def answers(untrusted: bytes) -> None:
    """A person's answers as JSON, and the assessment they lead to."""
    try:
        found = json.loads(untrusted)
    except (ValueError, RecursionError):
        return
    pack = small()[0]
    try:
        law.assess(pack, law.parse_answers(pack, found), DAY).to_json()
    except law.CaseError:
        return


def cases(untrusted: bytes) -> None:
    """A file of worked cases."""
    pack, place = small()
    path = place / "cases/fuzz.yaml"
    path.write_bytes(untrusted)
    try:
        read_cases(pack, path)
    except law.CaseError:
        return


def pack_file(untrusted: bytes) -> None:
    """One file of a pack: the first line names it, the rest is its content."""
    name, _, content = untrusted.partition(b"\n")
    files = [file for file in FILES if file.endswith(".yaml") and not file.startswith("cases")]
    chosen = files[sum(name) % len(files)]
    place = small()[1].parent / "whole"
    if not place.exists():
        write_pack(place)
    path = place / chosen
    path.write_bytes(content[:MAX_BYTES])
    try:
        pack = law.load(place)
        law.assess(pack, law.parse_answers(pack, {}), DAY).to_json()
    except PackError:
        return
    finally:
        path.write_text(FILES[chosen], encoding="utf-8")


def outline(untrusted: bytes) -> None:
    """A leaflet's outline."""
    pack, place = small()
    (place / "leaflet.yaml").write_bytes(untrusted)
    try:
        read_outline(pack, place)
    except PackError:
        return


def rows(untrusted: bytes) -> None:
    """Many cases: as CSV, and as JSON Lines."""
    pack, place = small()
    for ending in (".csv", ".jsonl"):
        path = place / f"rows{ending}"
        path.write_bytes(untrusted)
        try:
            for row in read_rows(path, io.BytesIO(untrusted), list(pack.fact)).each:
                if isinstance(row, RawRow):
                    _judged(pack, row)
        except CaseFileError:
            continue


def _judged(pack: law.Pack, row: RawRow) -> None:
    try:
        forms = {
            ident: form_of(pack.fact[ident], cell) if row.cells else cell
            for ident, cell in row.answers.items()
        }
        law.parse_answers(pack, forms)
    except law.CaseError:
        return


def receipt(untrusted: bytes) -> None:
    """An assessment to be replayed."""
    try:
        replay(small()[0], untrusted)
    except ReceiptError:
        return


def sign_off(untrusted: bytes) -> None:
    """A sign-off, judged."""
    try:
        found = json.loads(untrusted)
    except (ValueError, RecursionError):
        return
    try:
        pack = small()[0]
        signoff.judged(signoff.parse(found, Where("signoff.json", 1)), pack.id, pack.version, pack.hash)
    except PackError:
        return


def key_file(untrusted: bytes) -> None:
    """A reviewer's key; one that asks for costly stretching is left alone: its bounds have a test."""
    if b"memory_bytes" in untrusted:
        return
    try:
        opened(untrusted, lambda: "a passphrase")
    except KeyFileError:
        return


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": yaml,
    "expression": expression,
    "compiled": compiled,
    "answers": answers,
    "cases": cases,
    "pack_file": pack_file,
    "outline": outline,
    "rows": rows,
    "receipt": receipt,
    "sign_off": sign_off,
    "key_file": key_file,
}
