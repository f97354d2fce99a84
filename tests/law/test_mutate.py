"""The mutation score: slips are made in a pack, and what no worked case notices is found and told."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law.authored import Expr
from ploughshare.law.case import Expected, shortfalls
from ploughshare.law.check import check
from ploughshare.law.commands import law as command
from ploughshare.law.difference import Differences
from ploughshare.law.expecting import Expecting
from ploughshare.law.expr import parse
from ploughshare.law.mutants import expression_slips, mutants
from ploughshare.law.mutate import EQUIVALENT, KILLED, SURVIVED, Score, Trial, judged
from ploughshare.law.probe import Bench, Sense
from ploughshare.law.reading import read_pack
from ploughshare.law.source import Where
from ploughshare.law.spell import spell
from ploughshare.law.typed import DAY, HOUR, INT, MONTHS, RATIO, Scope, Type
from tests.law.brute import completions
from tests.law.cases import boundary_days, random_cases
from tests.law.made import packs
from tests.law.small import FILES, write_pack
from tests.law.test_case import CLAUSE, rich_pack
from tests.law.test_soundness import exact

LEAVES = [
    "a",
    "b == c",
    "n > -3",
    "d < 2022-09-24",
    "x in {y, z}",
    "has(s, y)",
    "applies(d)",
    "n + 2 - m == 4",
]
EXPRESSIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
        st.builds("if({}, {}, {})".format, inner, inner, inner),
        st.builds("(n - (m - {})) >= 1".format, st.integers(0, 9)),
    ),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_a_tree_spelled_out_parses_to_the_same_tree(text: str) -> None:
    tree = parse(text)
    assert parse(spell(tree)) == tree


def whats(place: Path) -> list[str]:
    return [mutant.what for mutant in mutants(read_pack(place))]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], env={"NO_COLOR": "1"})


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    assert old in FILES[name]
    return {name.replace("/", "_").replace(".", "_"): FILES[name].replace(old, new)}


@pytest.mark.parametrize(
    "slip",
    [
        "refused asked when `status != none` read as `status == none`",
        "refused asked when `none` read as `soldier`",
        "refused_on asked when `refused` read as `not refused`",
        "act_on = `refused` read as `not refused`",
        "crime.old: from `1997-01-01` read as `1996-12-31`",
        "crime.old: until `2022-09-23` read as `2022-09-24`",
        "crime.old: `old` read as `new` of crime",
        "crime.new: the day `act_on` read as `as_of`",
        "group.risk: `others > 0` read as `others >= 0`",
        "group.risk: `others > 0` read as `others <= 0`",
        "group.risk: `0` read as `1`",
        "group.risk: `has(reasons, conscience)` read as `not has(reasons, conscience)`",
        "group.risk: `has(reasons, conscience) and status == soldier` read as `status == soldier`",
        "group.risk: `has(reasons, conscience) and status == soldier` read as `has(reasons, conscience)`",
    ],
)
def test_every_kind_of_slip_is_made(tmp_path: Path, slip: str) -> None:
    assert slip in whats(write_pack(tmp_path))


def test_members_negations_overrides_and_the_days_of_neighbours_are_slips_too(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace(
        "when: others > 0 or", "overrides: [crime.new]\n  when: not refused or"
    )
    rules = rules.replace("status == soldier", "status in {soldier, none}")
    second = "    - {from: 2022-09-24, sources: [CODE-1], confidence: high, review: draft}\n- id: crime.new"
    place = write_pack(tmp_path, rules_a_yaml=rules.replace("- id: crime.new", second))
    found = {mutant.what: mutant for mutant in mutants(read_pack(place))}
    assert "group.risk: `not refused` read as `refused`" in found
    assert "group.risk: `status in {soldier, none}` read as `status in {none}`" in found
    assert "group.risk: does not override crime.new" in found
    rule = found["crime.old: until `2022-09-23` read as `2022-09-24`"].written.rules[0]
    assert [version.since for version in rule.versions][1] == (rule.versions[0].until or 0) + 1


def test_a_slip_that_a_case_expects_otherwise_is_noticed(tmp_path: Path) -> None:
    trial = Trial(write_pack(tmp_path))
    fates = {mutant.what: trial.judge(number).fate for number, mutant in enumerate(trial.mutants)}
    assert fates["crime.old: `old` read as `new` of crime"] == KILLED
    assert fates["group.risk: `others > 0` read as `others <= 0`"] == KILLED
    assert fates["crime.old: until `2022-09-23` read as `2022-09-24`"] == SURVIVED


def test_a_slip_without_effect_is_not_held_against_the_cases(tmp_path: Path) -> None:
    place = write_pack(tmp_path, **replaced("rules/a.yaml", "others > 0 or", "others > 0 or others >= 3 or"))
    trial = Trial(place)
    fates = {mutant.what: trial.judge(number).fate for number, mutant in enumerate(trial.mutants)}
    assert fates["group.risk: `3` read as `4`"] == EQUIVALENT
    score = Score(tuple(trial.judge(number) for number in range(len(trial.mutants))))
    assert score.percent == 100 * score.count(KILLED) / (score.count(KILLED) + score.count(SURVIVED))


def test_a_survivor_comes_with_the_smallest_case_that_would_notice(tmp_path: Path) -> None:
    trial = Trial(write_pack(tmp_path))
    number = [mutant.what for mutant in trial.mutants].index(
        "crime.new: from `2022-09-24` read as `2022-09-25`"
    )
    verdict = trial.judge(number)
    assert verdict.told is not None
    assert dict(verdict.told.expected)["crime.new@2022-09-24"] == "holds"
    assert verdict.told.probe.forms["refused_on"] == "2022-09-24"
    for fact in verdict.told.probe.forms:
        assert fact in {"status", "refused", "refused_on"}
    assert trial.judge(number) == verdict


def test_proposed_cases_do_not_count_until_a_person_moves_them_and_then_notice_everything(
    tmp_path: Path,
) -> None:
    place = write_pack(tmp_path)
    first = run("mutate", place, "--write", "--jobs", 1)
    assert first.exit_code == 1
    proposed = place / "cases/proposed.yaml"
    text = proposed.read_text()
    assert check(place).problems == ()
    again = run("mutate", place, "--write", "--jobs", 1, "--json")
    assert proposed.read_text() == text
    body = json.loads(again.stdout)
    assert body["survived"] == len(body["findings"]) > 0
    assert all("read it and move it" in finding["way_out"] for finding in body["findings"])
    proposed.rename(place / "cases/moved.yaml")
    last = run("mutate", place, "--jobs", 1)
    assert (last.exit_code, "100.0 % noticed" in last.stdout) == (0, True), last.stdout


def test_what_lies_among_the_proposals_is_never_overwritten(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    mine = "# Mine.\n- case: proposed_0007\n  as_of: 2022-05-25\n  answers: {status: none}\n"
    mine += "  expect: {not: [crime.old]}\n"
    (place / "cases/proposed.yaml").write_text(mine)
    run("mutate", place, "--write", "--jobs", 1)
    text = (place / "cases/proposed.yaml").read_text()
    assert text.startswith(mine)
    assert "- case: proposed_0008\n" in text
    assert (place / "cases/a.yaml").read_text() == FILES["cases/a.yaml"]


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    count = len(Trial(place).mutants)
    alone = list(judged(place, count, 1))
    together = sorted(judged(place, count, 2), key=lambda verdict: verdict.number)
    assert together == alone


def test_a_finding_names_its_file_and_line(tmp_path: Path) -> None:
    place = write_pack(tmp_path)
    found = json.loads(run("mutate", place, "--jobs", 1, "--json").stdout)["findings"]
    (moved,) = (f for f in found if f["what"] == "crime.new: from `2022-09-24` read as `2022-09-25`")
    assert moved["file"] == f"{place}/rules/a.yaml"
    assert moved["line"] == 16
    assert moved["case"]["expect"]["holds"] == ["crime.new@2022-09-24"]


def test_a_pack_that_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    done = run("mutate", tmp_path / "none")
    assert done.exit_code == 2
    assert "is not a pack's directory" in done.stderr


def test_cases_that_fail_already_measure_nothing(tmp_path: Path) -> None:
    place = write_pack(tmp_path, **replaced("cases/a.yaml", "crime: old", "crime: new"))
    done = run("mutate", place)
    assert done.exit_code == 2
    assert done.stderr == (
        f"Error: {place}/cases/a.yaml:1: this case fails already; mend it first (`ploughshare law check`)\n"
    )


def test_naming_a_version_is_not_yet_noticing_that_its_first_day_moved(tmp_path: Path) -> None:
    trial = Trial(write_pack(tmp_path))
    number = [mutant.what for mutant in trial.mutants].index(
        "crime.new: from `2022-09-24` read as `2022-09-23`"
    )
    assert "crime.new@2022-09-24" in FILES["cases/a.yaml"]
    assert trial.judge(number).fate == SURVIVED


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), seed=st.integers(0, 2**32))
def test_expectations_are_met_by_states_as_by_the_assessment(pack: law.Pack, seed: int) -> None:
    source = random.Random(seed)
    bench = Bench(pack)
    keys = [name for rule in pack.rules for name in (rule.id, *(version.key for version in rule.versions))]
    for case in random_cases(pack, seed, 12):
        as_of = date.fromisoformat(str(case["as_of"]))
        answers = law.parse_answers(pack, case["answers"])
        holds, may, lacks = (tuple(source.sample(keys, source.randint(0, 2))) for _ in range(3))
        expected = Expected(
            holds,
            may,
            lacks,
            findings={"verdict": source.choice(["one", "two"])} if source.random() < 0.3 else {},
            only=source.random() < 0.3,
            next=None,
            where=Where("x", 1),
        )
        frame = bench.program.frame({ident: a.value for ident, a in answers.items()}, as_of.toordinal())
        states = bench.states(frame, range(len(bench.program.versions)))
        met = not shortfalls(expected, law.assess(pack, answers, as_of))
        assert Expecting(expected, bench.program).met(states, bench.program) == met


RICH = """- case: autumn
  says: A soldier refused in autumn.
  as_of: 2022-10-01
  answers: {status: soldier, refused: true, refused_on: 2022-09-30, others: 2}
  expect: {holds: [crime.new]}
"""
EXPECTING = """  then:
    - on: 2022-10-01
      known_on: 2022-09-27
      expect: {not: [crime.new]}
    - on: 2022-10-01
      known_on: 2022-09-28
      expect: {holds: [crime.new], gives: {crime.new: 1}, pending: [crime.new], clauses: [fairness]}
    - on: 2022-10-01
      answers: {others: 1}
      expect: {pending: [], clauses: [fairness]}
    - on: 2022-09-23
      answers: {refused_on: 2022-09-23}
      expect: {clauses: []}
    - on: 2022-09-24
      answers: {refused_on: 2022-09-24}
      expect: {clauses: [fairness]}
"""


def rich(place: Path, case: str) -> Trial:
    """A pack that gives a value, announces a text, learned one late and has a clause."""
    rich_pack(place, case)
    (place / "clauses.yaml").write_text(CLAUSE.replace("as_of,", "as_of, from: 2022-09-24,"))
    rules = (place / "rules/a.yaml").read_text(encoding="utf-8")
    rules = rules.replace("{from: pending,", "{from: pending, when: others > 1,")
    (place / "rules/a.yaml").write_text(rules, encoding="utf-8")
    return Trial(place)


def test_slips_in_what_is_said_besides_are_made_noticed_and_told(tmp_path: Path) -> None:
    besides = {
        "crime.new: gives no days",
        "crime.new@pending: `>` read as `<=`",
        "clause fairness: from `2022-09-24` read as `2022-09-23`",
        "crime.new: known `2022-09-28` read as `2022-09-27`",
    }
    trial = rich(tmp_path / "idle", RICH)
    verdicts = {verdict.what: verdict for verdict in map(trial.judge, range(len(trial.mutants)))}
    named = {what.replace("others > 1", ">").replace("others <= 1", "<=") for what in verdicts}
    assert besides <= named
    for what, verdict in verdicts.items():
        if what.startswith(("crime.new: gives", "crime.new@pending", "clause", "crime.new: known")):
            assert verdict.fate == SURVIVED, what
            assert verdict.told is not None
            assert trial.tells(verdict.number, verdict.told)
    trial = rich(tmp_path / "keen", RICH + EXPECTING)
    for verdict in map(trial.judge, range(len(trial.mutants))):
        if verdict.what.startswith(("crime.new: gives", "crime.new@pending", "clause", "crime.new: known")):
            assert verdict.fate == KILLED, verdict.what


def test_proposals_of_what_is_said_besides_can_be_moved_and_then_notice_it(tmp_path: Path) -> None:
    rich(tmp_path, RICH)
    CliRunner().invoke(command, ["mutate", str(tmp_path), "--write", "--jobs", "1"])
    proposed = tmp_path / "cases/proposed.yaml"
    assert "known_on: " in proposed.read_text()
    proposed.rename(tmp_path / "cases/read.yaml")
    done = CliRunner().invoke(command, ["mutate", str(tmp_path), "--jobs", "1"])
    assert done.exit_code == 0, done.stdout


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("RUB 3.00", {"RUB 2.99", "RUB 3.01"}),
        ("3/20", {"1/10", "1/5"}),
        ("2 months", {"1 month", "3 months"}),
        ("2022-09-24T00", {"2022-09-23T23", "2022-09-24T01"}),
        ("share(n, 1/2, down)", {"share(n, 1/2, up)"}),
        ("add_months(d, 1 month, last)", {"add_months(d, 1 month, next)"}),
    ],
)
def test_the_smallest_slip_of_each_kind_of_value_is_made(text: str, slips: set[str]) -> None:
    scope = Scope({"n": INT, "d": DAY}, {}, {"RUB": 2}, 20)
    kinds = {
        "RUB": Type("money", unit="RUB"),
        "3/20": RATIO,
        "2022": HOUR,
        "2": MONTHS,
        "share": INT,
        "add": DAY,
    }
    wanted = next(kind for begins, kind in kinds.items() if text.startswith(begins))
    made = {slip.expr.text for slip in expression_slips(Expr(text, Where("x", 1)), scope, wanted)}
    assert slips <= made


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(pack=packs(), other=packs(), seed=st.integers(0, 2**32))
def test_the_solver_finds_no_difference_only_where_no_case_shows_one(
    pack: law.Pack, other: law.Pack, seed: int
) -> None:
    """Two packs of one head: the rules of one read the derived values of the other."""
    mixed = replace(pack, derived=other.derived, ratio_of=pack.ratio_of, hash=f"{pack.hash}+{other.hash}")
    if pack.ratio_of != other.ratio_of:
        return
    ours, theirs = Bench(pack), Bench(mixed)
    numbers = range(len(ours.program.versions))
    decided, found = Differences(ours, Sense([])).find(theirs, numbers)
    if found is not None:
        assert ours.states(ours.frame(found), numbers) != theirs.states(theirs.frame(found), numbers)
    elif decided:
        source = random.Random(seed)
        first, last = pack.verified
        for completion in completions(pack, {}, boundary_days(pack), source, 25):
            answers = {ident: answer.value for ident, answer in exact(pack, completion).items()}
            as_of = source.randint(first, last)
            frames = [bench.program.frame(answers, as_of) for bench in (ours, theirs)]
            assert ours.states(frames[0], numbers) == theirs.states(frames[1], numbers)


@pytest.mark.parametrize(
    ("written", "differs"),
    [("others > 3 or", True), ("not others <= 0 or", True), ("others >= 1 or", False)],
)
def test_the_solver_tells_a_difference_from_another_way_of_writing(
    tmp_path: Path, written: str, differs: bool
) -> None:
    rules = FILES["rules/a.yaml"].replace("others > 0 or", written)
    ours = Bench(law.load(write_pack(tmp_path / "ours")))
    theirs = Bench(law.load(write_pack(tmp_path / "theirs", rules_a_yaml=rules)))
    numbers = range(len(ours.program.versions))
    decided, found = Differences(ours, Sense([])).find(theirs, numbers)
    assert decided
    assert (found is not None) == differs
