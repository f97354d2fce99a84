"""A hostile pack or case is refused in one sentence and little time, and what is allowed can be judged."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from ploughshare import law
from ploughshare.law import limits
from ploughshare.law.check import check
from ploughshare.law.expr import MAX_CHARS, ExprError, parse
from ploughshare.law.pack import pack_hash
from ploughshare.law.settle import MAX_CELLS, state
from tests.law.small import FILES, small_pack, write_pack

DAY = date(2022, 5, 25)
SECONDS = 5.0
"""Of processor time; everything here takes a small part of it."""
MEMBERS = ", ".join(f"m{n}" for n in range(60_000))
TEXT = "{from: 2020-01-01, sources: [CODE-1], confidence: high, review: draft}"


@pytest.fixture(autouse=True)
def in_little_time() -> Iterator[None]:
    """Each test ends within the bound, on a slow machine too."""
    began = time.process_time()
    yield
    assert time.process_time() - began < SECONDS


def derived(*exprs: str, kind: str = "bool") -> str:
    rows = (f'- {{id: x{n}, type: {kind}, expr: "{expr}"}}\n' for n, expr in enumerate(exprs))
    return FILES["derived.yaml"] + "".join(rows)


def chain(length: int, link: str, first: str = "refused") -> str:
    return derived(first, *(link.format(f"x{n}") for n in range(length)))


def asked_in_turn(length: int) -> str:
    rows = (
        f"- {{id: f{n}, type: bool, section: s, when: {'refused' if n == 0 else f'f{n - 1}'}}}\n"
        for n in range(length)
    )
    return FILES["facts.yaml"] + "".join(rows)


def overriding(length: int, others: Callable[[int], list[str]]) -> str:
    rows = (
        f"- id: o{n}\n  outcome: group\n  level: wait\n  axis: as_of\n  when: refused\n"
        f"  overrides: [{', '.join(others(n))}]\n  versions:\n    - {TEXT}\n"
        for n in range(length)
    )
    return FILES["rules/a.yaml"] + "".join(rows)


def before(n: int) -> list[str]:
    return [f"o{n - 1}"] if n else []


def all_before(n: int) -> list[str]:
    return [f"o{place}" for place in range(n)]


def test_no_more_files_of_rules_are_read_than_a_pack_may_have(tmp_path: Path) -> None:
    write_pack(tmp_path)
    rows = overriding(600, lambda n: []).removeprefix(FILES["rules/a.yaml"])
    for name in ("b", "c"):
        (tmp_path / f"rules/{name}.yaml").write_text(rows.replace("id: o", f"id: {name}"))
    (tmp_path / "rules/d.yaml").write_text("&never [read]")
    with pytest.raises(law.PackError, match=r"has 1,203 rules; more than 1,000 are too many: split the pack"):
        law.load(tmp_path)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"derived_yaml": chain(100, "not {0}")}, "more than 120 levels"),
        ({"derived_yaml": chain(100, "{0} and ({0} or refused)")}, "more than 120 levels"),
        ({"facts_yaml": asked_in_turn(200)}, "more than 120 levels"),
        ({"rules_a_yaml": overriding(200, before)}, "more than 120 levels"),
        ({"rules_a_yaml": overriding(400, all_before)}, "override each other too widely"),
        ({"derived_yaml": chain(5_000, "not {0}")}, "derived values; more than 500"),
        ({"facts_yaml": asked_in_turn(5_000)}, "facts; more than 500"),
        ({"rules_a_yaml": overriding(3_000, before)}, "rules; more than 1,000"),
        (
            {"rules_a_yaml": FILES["rules/a.yaml"] + f"    - {TEXT}\n".replace("2020", "2023") * 3_000},
            "rule versions|overlaps",
        ),
        (
            {
                "facts_yaml": FILES["facts.yaml"]
                + f"- {{id: big, type: enum, section: s, values: [{MEMBERS}]}}\n"
            },
            "members of enums",
        ),
        (
            {"derived_yaml": derived(*(f"others == {n}" for n in range(50)), "refused_on > 2022-01-01")},
            None,
        ),
        ({"facts_yaml": "{" + ", ".join(f"k{n}: 1" for n in range(60_000)) + "}"}, "must be a list"),
        ({"facts_yaml": "x" * (2 << 20)}, "larger than 1 MiB"),
        ({"facts_yaml": "[" * 50_000}, "nested more than"),
        ({"facts_yaml": "a: &a [x]\nb: *a\n"}, "anchors"),
    ],
)
def test_a_pack_too_large_or_too_deep_is_refused(
    tmp_path: Path, changes: dict[str, str], says: str | None
) -> None:
    if says is None:
        small_pack(tmp_path, **changes)
        return
    with pytest.raises(law.PackError, match=says) as refused:
        small_pack(tmp_path, **changes)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


def test_a_fact_compared_with_too_many_values_is_refused(tmp_path: Path) -> None:
    facts = FILES["facts.yaml"].replace("max: 50", "max: 100000")
    compared = [" or ".join(f"others == {place * 60 + n}" for n in range(0, 60, 2)) for place in range(20)]
    rules = FILES["rules/a.yaml"].replace("others > 0", " or ".join(f"x{n}" for n in range(len(compared))))
    with pytest.raises(law.PackError, match="'others' is compared with more than 500 values"):
        small_pack(tmp_path, facts_yaml=facts, derived_yaml=derived(*compared), rules_a_yaml=rules)


@pytest.mark.parametrize(
    "changes",
    [
        {"derived_yaml": chain(35, "not {0}")},
        {"derived_yaml": chain(26, "{0} and ({0} or refused)")},
        {"derived_yaml": chain(26, "if({0}, {0}, not {0})")},
        {"facts_yaml": asked_in_turn(52)},
        {"rules_a_yaml": overriding(24, all_before)},
        {"rules_a_yaml": overriding(28, before)},
    ],
)
def test_what_is_as_deep_as_allowed_can_be_judged_and_explained(
    tmp_path: Path, changes: dict[str, str]
) -> None:
    last = {"derived_yaml": "x", "facts_yaml": "f"}.get(next(iter(changes)))
    deep = {**changes}
    if last:
        highest = max(int(part) for part in _numbers(changes, last))
        deep["rules_a_yaml"] = FILES["rules/a.yaml"].replace("others > 0", f"{last}{highest}")
    pack = small_pack(tmp_path, **deep)
    again = law.parse_compiled(pack.to_json())
    for answers in ({}, {"status": "soldier", "refused": True}, {"refused": None}):
        given = law.parse_answers(pack, answers)
        assert law.assess(again, given, DAY).to_json() == law.assess(pack, given, DAY).to_json()
        for rule in pack.rules[:5]:
            law.why_not(pack, given, DAY, rule.id)


def _numbers(changes: dict[str, str], letter: str) -> list[str]:
    text = next(iter(changes.values()))
    return [part.split(",")[0] for part in text.split(f"id: {letter}")[1:] if part.split(",")[0].isdecimal()]


def test_an_expression_of_two_thousand_characters_nested_to_the_limit_is_judged(tmp_path: Path) -> None:
    text = "refused"
    while len(text) + 60 < MAX_CHARS and text.count("(") < 14:
        text = f"({text} or others > {text.count('(')} and not has(reasons, health))"
    assert parse(text).parts
    pack = small_pack(
        tmp_path, rules_a_yaml=FILES["rules/a.yaml"].replace("when: refused\n", f'when: "{text}"\n')
    )
    law.assess(pack, {}, DAY)
    wide = " or ".join(["refused"] * (MAX_CHARS // len("refused or ")))
    assert len(parse(wide).parts) > 150


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1_999 + "p",
        "not " * 490 + "p",
        "p" * (1 << 20),
        "p or " * 200_000 + "p",
        "n" + "+1" * 900 + " > 0",
        "(" * 10 + "n" + "+1" * 15 + ("+1" * 15).join(")" * 10) + " > 0",
        "share(" * 300 + "n",
        "RUB " * 400,
        "9" * 1_900,
        "1/" * 900,
        "2022-" * 300,
    ],
)
def test_a_hostile_expression_is_refused_at_once(text: str) -> None:
    with pytest.raises(ExprError) as refused:
        parse(text)
    assert len(str(refused.value)) < 300


def cells_of(pack: law.Pack, answers: object) -> int:
    """The states of the first version, by the evaluator alone."""
    from ploughshare.law.logic import program_of

    program = program_of(pack)
    given = law.parse_answers(pack, answers)
    frame = program.frame({fact: answer.value for fact, answer in given.items()}, DAY.toordinal())
    return state(program, frame, program.versions[0])


@pytest.mark.parametrize("count", [9, 10])
def test_five_hundred_and_twelve_cells_are_tried_and_no_more(tmp_path: Path, count: int) -> None:
    facts = "".join(f"- {{id: b{n}, type: bool, section: s}}\n" for n in range(count))
    odd = ["b0", *(f"b{n} and not x{n - 1} or not b{n} and x{n - 1}" for n in range(1, count))]
    last = f"x{count - 1}"
    rules = FILES["rules/a.yaml"].replace("when: refused\n", f"when: {last} or not {last}\n", 1)
    pack = small_pack(
        tmp_path,
        facts_yaml=FILES["facts.yaml"] + facts,
        derived_yaml=derived(*odd),
        rules_a_yaml=rules.replace("axis: act_on", "axis: as_of", 1),
    )
    settled = {9: 2, 10: 6}[count]
    assert (MAX_CELLS, cells_of(pack, {})) == (512, settled)


def test_a_compiled_pack_too_deep_or_too_large_is_refused(tmp_path: Path) -> None:
    body = json.loads(small_pack(tmp_path).to_json())
    tree: list[object] = ["fact", "refused"]
    for _ in range(300):
        tree = ["not", tree]
    deep = {**body, "rules": [{**body["rules"][0], "when": tree}, *body["rules"][1:]]}
    many = {**body, "facts": [*body["facts"], *({**body["facts"][1], "id": f"n{n}"} for n in range(600))]}
    points = [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29)] * 3
    cut = {**body, "facts": [*body["facts"]]}
    cut["facts"][2] = {**cut["facts"][2], "blocks": sorted(points)}
    for damaged in (deep, many, cut):
        damaged["hash"] = pack_hash(damaged)
        with pytest.raises(law.PackError):
            law.parse_compiled(json.dumps(damaged).encode())


@pytest.mark.parametrize(
    "answers",
    [
        {f"f{n}": True for n in range(2_000)},
        {"status": {"any": ["soldier"] * 100_000}},
        {"reasons": {"has": ["health"] * 100_000}},
        {"others": 10**4_000},
        {"refused_on": "2022-05-25" * 100_000},
        {"refused": [[[[[]]]]]},
        {"status": {"any": [["soldier"]]}},
        {"refused_on": {"from": {"from": "2022-05-25"}}},
    ],
)
def test_a_hostile_answer_is_refused_in_one_short_sentence(tmp_path: Path, answers: object) -> None:
    pack = small_pack(tmp_path)
    with pytest.raises(law.CaseError) as refused:
        law.parse_answers(pack, answers)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    "text", ["", "- case: a\n" * 50_000, "[" * 5_000, "case: x\nas_of: 2022-02-30\nanswers: {}\n"]
)
def test_a_hostile_case_file_is_refused(tmp_path: Path, text: str) -> None:
    from ploughshare.law.case import read_cases

    pack = law.load(write_pack(tmp_path / "pack"))
    path = tmp_path / "case.yaml"
    path.write_text(text)
    with pytest.raises(law.CaseError) as refused:
        read_cases(pack, path)
    assert len(str(refused.value)) < 400


def read_whole(pack: Path) -> None:
    law.load(pack)
    check(pack)


@pytest.mark.parametrize(
    "name",
    [
        *("pack.yaml", "facts.yaml", "rules/a.yaml", "rules/b.yaml", "words/en.ftl", "invariants.yaml"),
        *("cases/late.yaml", "signoff.json", "leaflet.yaml", "papers/doc_1.typ"),
    ],
)
@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_what_is_no_regular_file_is_refused_unread(tmp_path: Path, name: str, kind: str) -> None:
    pack = write_pack(tmp_path / "pack")
    path = pack / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)  # nobody ever writes to it: a reader would wait for ever
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        with socket.socket(socket.AF_UNIX) as bound, contextlib.chdir(path.parent):
            bound.bind(path.name)
    with pytest.raises((law.PackError, law.CaseError), match="is not a regular file"):
        read_whole(pack)


def test_no_more_statements_are_read_than_can_be_proved(tmp_path: Path) -> None:
    stated = "".join(
        f"- {{id: s{n}, says: {{en: So.}}, never: refused}}\n" for n in range(limits.MAX_INVARIANTS + 1)
    )
    pack = write_pack(tmp_path / "pack")
    (pack / "invariants.yaml").write_text(stated)
    with pytest.raises(law.PackError, match="has 501 statements; more than 500 are too many to prove"):
        check(pack, seconds=1.0)


def test_the_limits_leave_room_under_the_interpreter_s_own() -> None:
    assert sys.getrecursionlimit() > limits.MAX_HEIGHT * 6
