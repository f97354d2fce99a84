"""Where a fact is cut, and which facts a version reads, as the compiled pack says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.law.small import small_pack

FACTS = """- {id: p, type: bool, section: s}
- {id: colour, type: enum, values: [red, green, blue, grey], section: s, when: p}
- {id: shade, type: enum, values: [red, green, blue, grey], section: s}
- {id: tags, type: set, values: [x, y, z], section: s}
- {id: n, type: int, min: 0, max: 10, section: s, asks: [9]}
- {id: m, type: int, min: 0, max: 10, section: s}
- {id: d, type: day, section: s, asks: [2022-01-01]}
"""
DERIVED = """- {id: more, type: int, expr: "if(colour == red, n + 1, 7)"}
- {id: later, type: day, expr: "latest(d, 2022-03-03)"}
"""
RULE = """- id: r
  outcome: group
  level: wait
  axis: {axis}
  when: {when}
  versions: [{{from: 2022-02-24, until: 2022-09-23, sources: [CODE-1], confidence: high, review: draft}}]
"""


@pytest.mark.parametrize(
    ("when", "axis", "cuts"),
    [
        ("n < 3", "as_of", {"n": (3,)}),
        ("n >= 3", "as_of", {"n": (3,)}),
        ("n <= 3", "as_of", {"n": (4,)}),
        ("n > 3", "as_of", {"n": (4,)}),
        ("n == 3", "as_of", {"n": (3, 4)}),
        ("n != 3", "as_of", {"n": (3, 4)}),
        ("3 < n", "as_of", {"n": (4,)}),
        ("3 >= n", "as_of", {"n": (4,)}),
        ("3 <= n", "as_of", {"n": (3,)}),
        ("3 > n", "as_of", {"n": (3,)}),
        ("n > -1 and n < 11 or n == 10", "as_of", {"n": (10,)}),
        ("n > m", "as_of", {"n": (), "m": ()}),
        ("more > 5", "as_of", {"n": (6,), "colour": (("red",), ("green", "blue", "grey"))}),
        ("p", "d", {"d": ("2022-02-24", "2022-09-24")}),
        ("p", "later", {"d": ("2022-02-24", "2022-09-24")}),
        ("d > 2022-05-05", "as_of", {"d": ("2022-05-06",)}),
        ("colour in {red, blue}", "as_of", {"colour": (("red", "blue"), ("green", "grey"))}),
        ("colour == red or colour != grey", "as_of", {"colour": (("red",), ("green", "blue"), ("grey",))}),
        ("colour == shade", "as_of", {"shade": (("red",), ("green",), ("blue",), ("grey",))}),
        ("applies(colour)", "as_of", {"colour": (("red", "green", "blue", "grey"),)}),
        ("has(tags, z) or has(tags, x)", "as_of", {"tags": ("x", "z")}),
    ],
)
def test_a_fact_is_cut_where_its_truth_can_turn(
    tmp_path: Path, when: str, axis: str, cuts: dict[str, object]
) -> None:
    pack = small_pack(
        tmp_path,
        facts_yaml=FACTS,
        derived_yaml=DERIVED,
        rules_a_yaml=RULE.format(when=when, axis=axis),
        outcomes_yaml="[{id: group, kind: warning}]",
        cases_a_yaml="[]",
    )
    (version,) = pack.rules[0].versions
    (compiled,) = json.loads(pack.to_json())["rules"]
    for fact, expected in cuts.items():
        assert tuple_of(compiled["versions"][0]["cuts"][fact]) == expected
        assert fact in version.reads


def test_a_version_reads_what_its_facts_their_questions_and_its_exceptions_read(tmp_path: Path) -> None:
    rules = RULE.format(when="more > 5", axis="as_of")
    rules += RULE.format(when="has(tags, x)", axis="later").replace("id: r", "id: over\n  overrides: [r]")
    pack = small_pack(
        tmp_path,
        facts_yaml=FACTS,
        derived_yaml=DERIVED,
        rules_a_yaml=rules,
        outcomes_yaml="[{id: group, kind: warning}]",
        cases_a_yaml="[]",
    )
    assert pack.rules[0].versions[0].reads == ("p", "colour", "tags", "n", "d")
    assert pack.rules[1].versions[0].reads == ("tags", "d")


def test_a_fact_s_blocks_join_all_versions_and_what_the_author_asks(tmp_path: Path) -> None:
    rules = RULE.format(when="n < 3", axis="d") + RULE.format(when="n > 5", axis="d").replace(
        "id: r", "id: q"
    )
    pack = small_pack(
        tmp_path,
        facts_yaml=FACTS,
        derived_yaml=DERIVED,
        rules_a_yaml=rules,
        outcomes_yaml="[{id: group, kind: warning}]",
        cases_a_yaml="[]",
    )
    blocks = {fact["id"]: fact.get("blocks") for fact in json.loads(pack.to_json())["facts"]}
    assert blocks["n"] == [3, 6, 9]
    assert blocks["d"] == ["2022-01-01", "2022-02-24", "2022-09-24"]
    assert blocks["p"] is None


def tuple_of(value: object) -> object:
    return tuple(tuple_of(item) for item in value) if isinstance(value, list) else value
