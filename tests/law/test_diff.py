"""The difference between two packs: which outcomes changed, for whom and when, told as a changelog does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from ploughshare import law
from ploughshare.law.changelog_words import FRAMES
from ploughshare.law.commands import law as command
from ploughshare.law.diff import Comparison, Group
from ploughshare.law.expr import Json
from tests.law.small import FILES, write_pack
from tests.law.test_case import CLAUSE, NEXT, rich_pack


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], env={"NO_COLOR": "1"})


def pair(place: Path, old: str, new: str, name: str = "rules/a.yaml") -> tuple[Path, Path]:
    assert old in FILES[name]
    changes = {name.replace("/", "_").replace(".", "_"): FILES[name].replace(old, new)}
    return write_pack(place / "old"), write_pack(place / "new", **changes)


def groups(paths: tuple[Path, Path]) -> tuple[Group, ...]:
    return Comparison(law.load(paths[0]), law.load(paths[1]), []).groups()


def holds(pack: law.Pack, on: date, forms: Mapping[str, Json], outcome: str, value: str | None) -> bool:
    found = law.assess(pack, law.parse_answers(pack, forms), on).findings
    return any(f.holds and (f.outcome, f.value) == (outcome, value) for f in found)


def test_packs_that_decide_alike_do_not_differ_whatever_their_words_and_sources(tmp_path: Path) -> None:
    paths = pair(tmp_path, "Code art. 1", "Code article one", "sources.yaml")
    assert groups(paths) == ()
    done = run("diff", *paths)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no outcome differs" in done.stderr


def test_a_moved_limit_is_told_for_those_between_its_old_and_new_place(tmp_path: Path) -> None:
    found = groups(pair(tmp_path, "others > 0 or", "others > 3 or"))
    for group in found:
        assert (group.outcome, group.before.state, group.after.state) == ("group", "holds", "not")
        assert group.answers["others"] == {"min": 1, "max": 3}
        assert date.fromordinal(group.first) == date(2022, 1, 1)
        assert date.fromordinal(group.last) == date(2022, 12, 31)
    # A conscript whatever his reasons; a soldier only without conscience among them.
    assert [group.answers.get("reasons") for group in found] == [None, {"not": ["conscience"]}]


def test_a_moved_day_is_told_for_the_days_between(tmp_path: Path) -> None:
    old, new = pair(tmp_path, "from: 2022-09-24", "from: 2022-10-04")
    found = [group for group in groups((old, new)) if group.value == "new"]
    assert found
    told = [group.answers.get("refused_on") for group in found]
    assert {"from": "2022-09-24", "until": "2022-10-03"} in told, told


def test_every_difference_told_is_one(tmp_path: Path) -> None:
    paths = pair(tmp_path, "has(reasons, conscience) and", "has(reasons, health) or")
    old, new = (law.load(path) for path in paths)
    found = groups(paths)
    assert found
    for group in found:
        on = date.fromordinal(group.example.as_of)
        for pack, said in ((old, group.before), (new, group.after)):
            holding = holds(pack, on, group.example.forms, group.outcome, group.value)
            assert holding == (said.state == "holds")


def test_a_graver_level_is_a_difference(tmp_path: Path) -> None:
    done = run("diff", *pair(tmp_path, "level: wait", "level: urgent"))
    assert "“A group” is now urgent instead of good to know, where" in done.stdout


def test_an_answer_that_one_pack_does_not_know_is_left_out_there(tmp_path: Path) -> None:
    changes = {
        "facts_yaml": FILES["facts.yaml"].replace("[conscience, health]", "[conscience, health, faith]"),
        "rules_a_yaml": FILES["rules/a.yaml"].replace("has(reasons, conscience)", "has(reasons, faith)"),
    }
    found = groups((write_pack(tmp_path / "old"), write_pack(tmp_path / "new", **changes)))
    assert any(group.outcome == "group" for group in found)


def test_two_different_packs_are_refused_at_once_with_the_way_out(tmp_path: Path) -> None:
    old, new = pair(tmp_path, "id: small", "id: other", "pack.yaml")
    done = run("diff", old, new)
    assert done.exit_code == 2
    said = "'small' and 'other' are different packs, and only two versions of one can be compared"
    assert said in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_the_changelog_speaks_in_words_by_period_and_ends_with_one(tmp_path: Path) -> None:
    done = run("diff", *pair(tmp_path, "others > 0 or", "others > 3 or"))
    assert done.exit_code == 1
    period, line, *_ = done.stdout.splitlines()
    assert period == "Asked about from 2022-01-01 until 2022-12-31:"
    assert line.startswith("- “A group” no longer holds, where ")
    assert "How many others? from 1 until 3" in line
    assert line.endswith("(group.risk@2022-01-01).")


def test_compiled_packs_differ_as_their_directories_do(tmp_path: Path) -> None:
    compiled = []
    for path in pair(tmp_path, "others > 0 or", "others > 3 or"):
        compiled.append(path.with_suffix(".json"))
        compiled[-1].write_bytes(law.load(path).to_json())
    done = run("diff", *compiled, "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)["findings"][0]
    assert found["file"] is None
    assert found["answers"]["others"] == {"min": 1, "max": 3}
    assert "others" in found["what"]


def test_a_finding_for_programs_has_its_place_and_both_sides(tmp_path: Path) -> None:
    old, new = pair(tmp_path, "others > 0 or", "others > 3 or")
    found, *_ = json.loads(run("diff", old, new, "--json").stdout)["findings"]
    assert found["file"].endswith("rules/a.yaml")
    assert found["line"] == 23
    assert (found["before"]["state"], found["after"]["state"]) == ("holds", "not")
    assert run("diff", old, tmp_path / "none").exit_code == 2
    assert run("diff", old, new, "--lang", "fr").exit_code == 2


def test_the_frame_speaks_the_language_of_the_labels(tmp_path: Path) -> None:
    files = {
        "pack_yaml": FILES["pack.yaml"].replace("[en]", "[en, ru]"),
    }
    limits = FILES["rules/a.yaml"].replace("others > 0 or", "others > 3 or")
    old = write_pack(tmp_path / "old", **files)
    new = write_pack(tmp_path / "new", **files, rules_a_yaml=limits)
    words = (
        FILES["words/en.ftl"].replace("A group\n", "Группа\n").replace("How many others?", "Сколько других?")
    )
    for place in (old, new):
        (place / "words/ru.ftl").write_text(words, encoding="utf-8")
    said = run("diff", old, new, "--lang", "ru").stdout
    assert "Если спрашивать о днях с 2022-01-01 по 2022-12-31:" in said
    assert "“Группа” больше не действует, если" in said
    assert "Сколько других? от 1 до 3" in said or "Сколько других? с 1 по 3" in said


def test_every_language_has_every_part_of_the_frame() -> None:
    keys = {frozenset(frame) for frame in FRAMES.values()}
    assert len(keys) == 1
    assert {"en", "ru"} <= set(FRAMES)


def test_values_clauses_and_announcements_that_differ_are_told(tmp_path: Path) -> None:
    old, new = rich_pack(tmp_path / "old"), rich_pack(tmp_path / "new")
    derived = (new / "derived.yaml").read_text(encoding="utf-8")
    (new / "derived.yaml").write_text(
        derived.replace("days_between(refused_on, as_of)", "days_between(refused_on, as_of) + 1")
    )
    (new / "clauses.yaml").write_text("[]")
    rules = (new / "rules/a.yaml").read_text(encoding="utf-8")
    (new / "rules/a.yaml").write_text(rules.replace(NEXT, ""), encoding="utf-8")
    (new / "cases/b.yaml").unlink()
    said = run("diff", old, new).stdout
    assert "“Refusing: A crime by itself” is no longer left to a lawyer by a clause" in said
    assert "“Refusing: A crime by itself” is no longer announced (crime.new)." in said
    (new / "clauses.yaml").write_text(CLAUSE)
    said = run("diff", old, new).stdout
    assert "now carries another value (" in said
    found = json.loads(run("diff", old, new, "--json").stdout)
    assert found["announced"] == [{"rule": "crime.new", "now": False}]
    (value,) = {group["after"]["gives"][0] - group["before"]["gives"][0] for group in found["findings"]}
    assert value == 1


def test_sums_and_durations_are_widened_as_other_numbers_are(tmp_path: Path) -> None:
    files = {
        "pack_yaml": FILES["pack.yaml"] + "currencies: {RUB: 2}\n",
        "facts_yaml": FILES["facts.yaml"].replace(
            "type: int, min: 0, max: 50", 'type: money, currency: RUB, min: "0.00", max: "50.00"'
        ),
    }
    rules = FILES["rules/a.yaml"].replace("others > 0 or", "others > RUB 0.50 or")
    cases = FILES["cases/a.yaml"].replace("others: 2", 'others: "2.00"')
    old = write_pack(tmp_path / "old", **files, rules_a_yaml=rules, cases_a_yaml=cases)
    new = write_pack(
        tmp_path / "new", **files, rules_a_yaml=rules.replace("0.50", "3.00"), cases_a_yaml=cases
    )
    for group in groups((old, new)):
        assert group.answers["others"] == {"min": "0.51", "max": "3.00"}
