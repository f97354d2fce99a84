"""Inputs made to cost much: each as large, as deep or as wide as its reader allows, and a little more.

`python -m tests.fuzz.hostile` puts them through their targets with little memory, a line for each.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from tests.fuzz.targets import TARGETS, small

MEMORY_BYTES = 2 << 30
MIB = 1 << 20


def inputs() -> dict[str, tuple[str, bytes]]:
    """Name to target and content."""
    deep = ["bool", True]
    whole = json.loads(small()[0].to_json())
    for _ in range(400):
        deep = ["not", deep]
    tall = json.loads(json.dumps(whole))
    tall["rules"][0]["when"] = deep
    wide = json.loads(json.dumps(whole))
    wide["rules"][0]["when"] = ["or", *([["fact", "refused"]] * 100_000)]
    many = json.loads(json.dumps(whole))
    many["facts"] = [{**many["facts"][1], "id": f"f{at}", "when": None} for at in range(20_000)]
    return {
        "a mebibyte of list": ("yaml", b"[" + b"a," * (MIB // 2 - 2) + b"]"),
        "a mebibyte of keys": ("yaml", b"".join(b"k%d: a\n" % at for at in range(90_000))),
        "a mebibyte in one word": ("yaml", b"a" * MIB),
        "two mebibytes": ("yaml", b"a" * (2 * MIB)),
        "brackets only": ("yaml", b"[" * MIB),
        "one key opens the next": ("yaml", b"".join(b" " * at + b"a:\n" for at in range(1_400))),
        "aliases that explode": (
            "yaml",
            b"a: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(
                b"%c: &%c [%s]\n" % (at, at, b",".join([b"*%c" % (at - 1)] * 9)) for at in range(98, 106)
            ),
        ),
        "a megabyte of expression": ("expression", b"p and " * 170_000),
        "parentheses": ("expression", b"(" * 1_900),
        "nots": ("expression", b"not " * 490 + b"p"),
        "unknown words": ("expression", b"and ".join(b"w%d " % at for at in range(200))),
        "a number of a million digits": ("answers", b'{"others": ' + b"9" * 1_000_000 + b"}"),
        "answers without end": ("answers", json.dumps({f"k{at}": 1 for at in range(50_000)}).encode()),
        "members without end": ("answers", json.dumps({"reasons": ["health"] * 300_000}).encode()),
        "JSON a hundred thousand deep": ("answers", b"[" * 100_000),
        "a receipt a hundred thousand deep": ("receipt", b'{"a":' * 100_000),
        "a compiled pack a hundred thousand deep": ("compiled", b'{"a":' * 100_000),
        "a tall tree": ("compiled", json.dumps(tall).encode()),
        "a wide tree": ("compiled", json.dumps(wide).encode()),
        "twenty thousand questions": ("compiled", json.dumps(many).encode()),
        "a CSV header without end": ("rows", b"case," * 60_000 + b"\n1\n"),
        "a CSV line without end": ("rows", b"case,status\n" + b'"' + b"a" * MIB),
        "CSV quotes": ("rows", b"case,status\n" + b'"a""' * 60_000 + b"\n"),
        "a case file of many cases": (
            "cases",
            b"".join(
                b"- {case: c%d, as_of: 2022-05-25, answers: {refused: true}}\n" % at for at in range(15_000)
            ),
        ),
        "an unknown key of a mebibyte": ("cases", b"a" * (MIB - 10) + b": 1"),
        "rules without end": (
            "pack_file",
            b"rules\n" + b"- {id: a, outcome: b, level: wait, axis: as_of, versions: []}\n" * 16_000,
        ),
    }


def main() -> int:
    """Run them all; the slowest decides how it ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    for name, (target, content) in inputs().items():
        begun = time.monotonic()
        TARGETS[target](content)
        print(f"{time.monotonic() - begun:.2f} {target}: {name}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
