"""Kinds of facts, pending and late-learned texts, clauses, sums: what a pack may say, and what not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ploughshare import law
from tests.law.small import FILES, small_pack

MONEY = "- {id: pay, type: money, currency: RUB, min: '0.00', max: '10.00', section: s}\n"
TEXT = "sources: [CODE-1], confidence: high, review: {status: draft}"
CLAUSE = f"- {{id: fair, taints: [crime], axis: as_of, {TEXT}}}\n"
CURRENCIES = FILES["pack.yaml"] + "currencies: {RUB: 2}\n"


def facts(line: str) -> dict[str, str]:
    return {"facts_yaml": FILES["facts.yaml"] + line, "pack_yaml": CURRENCIES}


def versions(*lines: str) -> dict[str, str]:
    own = f"    - {{from: 1997-01-01, until: 2022-09-23, {TEXT}}}\n"
    assert own in FILES["rules/a.yaml"]
    return {"rules_a_yaml": FILES["rules/a.yaml"].replace(own, "".join(f"    - {line}\n" for line in lines))}


def written(place: Path, changes: dict[str, str]) -> law.Pack:
    clauses = changes.pop("clauses", None)
    if clauses is not None:
        (place / "clauses.yaml").write_text(clauses)
    return small_pack(place, **changes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"facts_yaml": FILES["facts.yaml"] + MONEY}, "name its currency under `currencies`"),
        (facts(MONEY.replace("RUB", "EUR")), "must be one of RUB"),
        (facts(MONEY.replace("'10.00'", "'10.5'")), "2 digits behind the dot"),
        (facts(MONEY.replace("'10.00'", "'-1'")), "must be below its `max`"),
        (facts(MONEY.replace("'10.00'", "'90000000000.00'")), "within ±10¹²"),
        (facts("- {id: part, type: ratio, section: s}\n"), "needs 'of'"),
        (facts("- {id: part, type: ratio, of: 0, section: s}\n"), "is 1 to 1,000,000"),
        (facts("- {id: part, type: ratio, of: 4, max: 1/3, section: s}\n"), "no whole number of parts of 4"),
        (facts("- {id: term, type: duration, min: 0, max: 9, section: s}\n"), "needs 'unit'"),
        (
            facts("- {id: term, type: duration, unit: weeks, min: 0, max: 9, section: s}\n"),
            "hours, days, months",
        ),
        (facts("- {id: term, type: duration, unit: days, min: -1, max: 9, section: s}\n"), "within 0 to"),
        (facts("- {id: at, type: hour, section: s, asks: [2022-09-24]}\n"), "an hour is written"),
        (facts("- {id: at, type: hour, section: s, burden: 10}\n"), "a burden is 1 to 9"),
        ({"pack_yaml": FILES["pack.yaml"] + "currencies: {rub: 2}\n"}, "three capital letters"),
        ({"pack_yaml": FILES["pack.yaml"] + "currencies: {RUB: 5}\n"}, "are 0 to 4"),
        (versions(f"{{from: pending, until: 2022-09-23, {TEXT}}}"), "a pending version has no `until`"),
        (versions(f"{{from: pending, {TEXT}}}", f"{{from: 1997-01-01, {TEXT}}}"), "is the last of its rule"),
        (versions(f"{{from: pending, {TEXT}}}", f"{{from: pending, {TEXT}}}"), "is the last of its rule"),
        (versions(f"{{from: 1997-01-01, until_known: 2022-01-01, {TEXT}}}"), "needs an `until`"),
        (
            versions(
                f"{{from: 1997-01-01, until: 2022-09-23, known: 2022-02-02, until_known: 2022-02-01, {TEXT}}}"
            ),
            "an end is not known before the text",
        ),
        (
            {"clauses": CLAUSE.replace("crime", "crimes")},
            "no outcome 'crimes' to taint; did you mean 'crime'",
        ),
        ({"clauses": CLAUSE.replace("[crime]", "[]")}, "taints nothing"),
        ({"clauses": CLAUSE.replace("as_of", "others")}, "nor a day of the case"),
        ({"clauses": CLAUSE.replace("CODE-1", "CODE-9")}, "no source 'CODE-9'"),
        ({"clauses": CLAUSE + CLAUSE}, "clause 'fair' is already defined"),
        (
            {
                "rules_a_yaml": FILES["rules/a.yaml"].replace(
                    "id: crime.old", "id: crime.old\n  gives: act_no"
                )
            },
            "no derived value 'act_no' to give; did you mean 'act_on'",
        ),
        (
            {"sources_yaml": FILES["sources.yaml"].replace("confidence: high", "confidence: low")},
            "'CODE-1' is of low confidence, which is always for a lawyer",
        ),
        (
            {
                **facts(MONEY),
                "derived_yaml": FILES["derived.yaml"]
                + "- {id: much, type: money, currency: RUB, expr: pay + RUB 9999999999.99}\n",
            },
            "could leave ±10¹²",
        ),
        (
            {
                "derived_yaml": FILES["derived.yaml"]
                + "".join(
                    f'- {{id: s{n}, type: int, expr: "share(others, 1/{prime}, down)"}}\n'
                    for n, prime in enumerate((101, 103, 107, 109))
                )
            },
            "no common denominator",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, changes: dict[str, str], says: str) -> None:
    with pytest.raises(law.PackError, match=says) as refused:
        written(tmp_path, {**changes})
    assert "\n" not in str(refused.value)


def test_all_ratios_of_a_pack_are_counted_over_one_denominator(tmp_path: Path) -> None:
    changes = facts("- {id: part, type: ratio, of: 4, section: s, asks: [1/2]}\n")
    changes["rules_a_yaml"] = FILES["rules/a.yaml"].replace("others > 0", "part < 1/3")
    pack = small_pack(tmp_path, **changes)
    part = pack.fact["part"]
    assert (pack.ratio_of, part.lo, part.hi, part.step) == (12, 0, 12, 3)
    assert part.blocks.points == (6,), (
        "asked at one half; a third lies between quarters, so it cuts there too"
    )
    assert pack.rules[2].versions[0].cuts["part"].points == (6,)
    for text, form in (("2/4", "1/2"), ("0/7", "0/1"), ("1/1", "1/1")):
        assert law.parse_answers(pack, {"part": text})["part"].form == form
    with pytest.raises(law.CaseError, match="no whole number of parts of 4"):
        law.parse_answers(pack, {"part": "1/3"})


def test_an_hour_is_cut_where_its_day_is_compared(tmp_path: Path) -> None:
    changes = facts("- {id: at, type: hour, section: s}\n")
    changes["rules_a_yaml"] = FILES["rules/a.yaml"].replace(
        "others > 0", "day_of(at) > 2022-03-01 or start_of(refused_on) >= 2022-05-05T01"
    )
    cuts = json.loads(small_pack(tmp_path, **changes).to_json())["rules"][2]["versions"][0]["cuts"]
    assert cuts["at"] == ["2022-03-02T00"]
    assert cuts["refused_on"] == ["2022-05-06"]


def test_what_was_known_when_is_another_pack_of_the_same_hash(tmp_path: Path) -> None:
    old, new = (
        f"{{from: 1997-01-01, until: 2022-03-31, until_known: 2022-06-01, {TEXT}}}",
        f"{{from: 2022-05-01, known: 2022-06-01, {TEXT}}}",
    )
    pending = f"{{from: pending, known: 2022-07-01, {TEXT}}}"
    pack = small_pack(tmp_path, **versions(old, new, pending))
    spans = {
        day: [(v.key, v.until) for v in pack.known(law_day(day)).rules[0].versions]
        for day in ("2022-05-31", "2022-06-01")
    }
    assert spans["2022-05-31"] == [("crime.old@1997-01-01", None)]
    assert spans["2022-06-01"] == [
        ("crime.old@1997-01-01", law_day("2022-03-31")),
        ("crime.old@2022-05-01", None),
    ]
    assert pack.known(law_day("2022-06-30")).rules[0].pending is None
    assert pack.known(law_day("2022-07-01")).rules[0].pending is not None
    assert pack.known(law_day("2022-06-01")) != pack
    assert pack.known(None) is pack


def test_a_text_known_before_the_end_of_the_one_before_ends_it_the_day_before(tmp_path: Path) -> None:
    old, new = (
        f"{{from: 1997-01-01, until: 2022-03-31, until_known: 2022-06-01, {TEXT}}}",
        f"{{from: 2022-05-01, {TEXT}}}",
    )
    told = small_pack(tmp_path, **versions(old, new)).known(law_day("2022-05-31")).rules[0].versions
    assert told[0].until == law_day("2022-04-30")


def law_day(text: str) -> int:
    from datetime import date

    return date.fromisoformat(text).toordinal()
