"""Write vectors/law/*.json: the truth table and the small packs' cases, in the form the browser reads.

The truths are written by hand in vectors/law/truth.yaml and only carried over; what is generated are syntax
trees, compiled packs and whole assessments. tests/law checks the table by hand's word, the assessments by
brute force, and that these files are what this program writes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ploughshare import law  # noqa: E402
from ploughshare.law.case import read_cases  # noqa: E402
from ploughshare.law.expr import Json  # noqa: E402
from ploughshare.law.source import Map, Seq, Source, Text, read_file  # noqa: E402
from tests.law.cases import random_cases  # noqa: E402

VECTORS = ROOT / "vectors/law"
RANDOM_CASES = 50
_HEAD = """id: truth
version: 1.0.0
languages: [en]
verified: {from: 1900-01-01, until: 2099-12-31}
review: {status: draft}
sections: [s]
currencies: {RUB: 2}
"""


def plain(node: Source) -> Json:
    """YAML as JSON: null, true, false and whole numbers are what they look like."""
    if isinstance(node, Seq):
        return [plain(item) for item in node.items]
    if isinstance(node, Map):
        return {key: plain(item) for key, item in node.items.items()}
    words: dict[str, Json] = {"null": None, "true": True, "false": False}
    if node.value in words:
        return words[node.value]
    return int(node.value) if node.value.removeprefix("-").isdecimal() else node.value


def table() -> tuple[list[dict[str, Json]], str]:
    """The rows of the truth table, and the day they are asked on."""
    root = read_file(VECTORS / "truth.yaml", "truth.yaml")
    if not isinstance(root, Map):
        raise TypeError("the truth table is a mapping")
    rows = root.items["rows"]
    as_of = root.items["as_of"]
    if not isinstance(rows, Seq) or not isinstance(as_of, Text):
        raise TypeError("the truth table has rows and a day")
    found: list[dict[str, Json]] = []
    for item in rows.items:
        if not isinstance(item, Map):
            raise TypeError("a row is a mapping")
        row = {key: plain(value) for key, value in item.items.items()}
        expr = item.items["expr"]
        row["expr"] = expr.value if isinstance(expr, Text) else ""
        found.append(row)
    return found, as_of.value


def truth_pack() -> law.Pack:
    """The truth table as a pack: one rule a row, named row.1 and so on."""
    text = (VECTORS / "truth.yaml").read_text(encoding="utf-8")
    facts = text.split("\nfacts:\n")[1].split("\nderived:\n")[0]
    derived = text.split("\nderived:\n")[1].split("\nas_of:")[0]
    rows, _ = table()
    rules = "".join(
        f"- id: row.{number}\n  outcome: so\n  level: wait\n  axis: as_of\n"
        f"  when: {json.dumps(row['expr'])}\n"
        "  versions: [{from: 1900-01-01, sources: [HAND], confidence: high, review: {status: draft}}]\n"
        for number, row in enumerate(rows, 1)
    )
    with tempfile.TemporaryDirectory() as place:
        pack = Path(place)
        (pack / "rules").mkdir()
        for name, body in (
            ("pack.yaml", _HEAD),
            ("facts.yaml", facts),
            ("derived.yaml", derived),
            ("outcomes.yaml", "- {id: so, kind: advice}\n"),
            ("sources.yaml", "- {id: HAND, citation: by hand, confidence: high, checked: 2024-01-01}\n"),
            ("rules/rows.yaml", rules),
        ):
            (pack / name).write_text(body, encoding="utf-8")
        return law.load(pack)


def truth_json() -> bytes:
    """The truth table with syntax trees and its compiled pack."""
    pack = truth_pack()
    rows, as_of = table()
    trees = {rule.id: rule.when for rule in pack.rules}
    listed: list[Json] = []
    for number, row in enumerate(rows, 1):
        tree = trees[f"row.{number}"]
        listed.append(
            {
                "rule": f"row.{number}",
                "expression": row["expr"],
                "ast": None if tree is None else tree.to_json(),
                "answers": row["answers"],
                "kleene": _truth(row["kleene"]),
                "settled": _truth(row.get("settled", row["kleene"])),
            }
        )
    return _lines({"as_of": as_of, "pack": json.loads(pack.to_json())}, "rows", listed)


def _truth(value: Json) -> Json:
    return value if value == "unsure" else str(value).lower()


def assessments_json() -> bytes:
    """The teaching pack's worked cases and random ones, each with its whole assessment."""
    pack = law.load(VECTORS / "packs/teaching")
    listed: list[Json] = []
    for case in [*_worked(pack, "readers.yaml"), *random_cases(pack, 1, RANDOM_CASES)]:
        answers = law.parse_answers(pack, case["answers"])
        assessment = law.assess(pack, answers, date.fromisoformat(str(case["as_of"])))
        listed.append({**case, "assessment": json.loads(assessment.to_json())})
    return _lines({"pack": "packs/teaching.json"}, "cases", listed)


def _worked(pack: law.Pack, name: str) -> Iterator[dict[str, Json]]:
    for case in read_cases(pack, VECTORS / "packs" / pack.id / "cases" / name):
        for step in case.steps:
            answers = {ident: answer.form for ident, answer in step.answers.items()}
            yield {"as_of": step.on.isoformat(), "answers": answers}


def by_hand() -> list[dict[str, Json]]:
    """What the allowance pack must say, as worked out by hand."""
    root = read_file(VECTORS / "by_hand.yaml", "by_hand.yaml")
    found = plain(root)
    if not isinstance(found, list):
        raise TypeError("the cases worked by hand are a list")
    return [entry for entry in found if isinstance(entry, dict)]


def kinds_json() -> bytes:
    """The allowance pack's cases, by hand and at random: whole assessments, and why its rules do not hold."""
    pack = law.load(VECTORS / "packs/allowance")
    cases: list[dict[str, Json]] = [
        {key: entry[key] for key in ("as_of", "known_on", "answers") if key in entry} for entry in by_hand()
    ]
    listed: list[Json] = []
    for case in [*cases, *_worked(pack, "accidents.yaml"), *random_cases(pack, 2, RANDOM_CASES)]:
        answers = law.parse_answers(pack, case["answers"])
        as_of = date.fromisoformat(str(case["as_of"]))
        known_on = date.fromisoformat(str(case["known_on"])) if "known_on" in case else None
        assessment = law.assess(pack, answers, as_of, known_on)
        reasons: dict[str, Json] = {
            rule.id: [reason.to_json() for reason in law.why_not(pack, answers, as_of, rule.id, known_on)]
            for rule in pack.rules
        }
        listed.append({**case, "assessment": json.loads(assessment.to_json()), "why_not": reasons})
    return _lines({"pack": "packs/allowance.json"}, "cases", listed)


def _lines(head: dict[str, Json], key: str, listed: list[Json]) -> bytes:
    """One entry a line, so that a change shows as the line it is."""
    top = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()
    )
    rows = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in listed)
    return f"{{{top},\n{json.dumps(key)}: [\n{rows}\n]}}\n".encode()


def files() -> dict[str, bytes]:
    """Every generated file by its name under vectors/law."""
    return {
        "truth.json": truth_json(),
        "assessments.json": assessments_json(),
        "kinds.json": kinds_json(),
        "packs/teaching.json": law.load(VECTORS / "packs/teaching").to_json(words=True) + b"\n",
        "packs/allowance.json": law.load(VECTORS / "packs/allowance").to_json(words=True) + b"\n",
    }


if __name__ == "__main__":
    for name, body in files().items():
        (VECTORS / name).write_bytes(body)
        print(f"{name}: {len(body):,} bytes")
