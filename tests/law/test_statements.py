"""The checker holds a pack to what it states, and says how it reads."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from ploughshare.law.check import Report, check
from ploughshare.law.commands import law as command
from ploughshare.law.readability import measure, sentences, syllables, words
from ploughshare.law.source import PackError
from tests.law.small import FILES, write_pack
from tests.law.test_pack import replaced

NEVER_SAFE = """- id: never_safe
  says: {en: Nobody is told of the old law after the change.}
  whenever: act_on >= 2022-09-24
  then: not shown(crime == old)
"""


def checked(place: Path, stated: str = "", **changes: str) -> Report:
    """The small pack with statements, checked with proofs."""
    write_pack(place, **changes)
    if stated:
        (place / "invariants.yaml").write_text(stated, encoding="utf-8")
    return check(place, seconds=10)


def test_what_a_pack_states_is_proved(tmp_path: Path) -> None:
    report = checked(tmp_path, NEVER_SAFE)
    assert report.problems == ()
    assert report.proofs is not None
    assert (report.proofs.proved, report.proofs.stated) == (1, 1)


@pytest.mark.parametrize(
    ("stated", "what", "why"),
    [
        (
            NEVER_SAFE.replace("2022-09-24", "2022-09-23"),
            "never_safe: Nobody is told of the old law after the change",
            "refused: true, refused_on: 2022-09-23}: crime.old@1997-01-01 holds.",
        ),
        (
            "- {id: x, says: {en: x}, never: shown(crime)}",
            "x: x",
            "holds.",
        ),
        (
            "- {id: x, says: {en: x}, never: holds(crime), cases: complete}",
            "x: x",
            "holds.",
        ),
        (
            "- {id: x, says: {en: x}, whenever: refused and not refused, then: holds(crime)}",
            "x: its `whenever` is never so",
            "It says nothing.",
        ),
    ],
)
def test_what_is_not_so_is_shown_by_a_case(tmp_path: Path, stated: str, what: str, why: str) -> None:
    (found,) = checked(tmp_path, stated).problems
    assert found.what == what
    assert why in found.why
    assert found.where.file.endswith("invariants.yaml")
    assert found.where.line == 1


def test_a_proof_without_time_is_not_decided(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "invariants.yaml").write_text(NEVER_SAFE, encoding="utf-8")
    passed = iter(range(0, 10**6, 100))
    report = check(tmp_path, seconds=0.0001, clock=lambda: float(next(passed)))
    assert any("is not decided in 0.0001 s" in problem.what for problem in report.problems)


def test_two_rules_of_one_rank_that_disagree_are_found_without_a_case(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"].replace("until: 2022-09-23", "until: 2022-09-25")
    (found,) = checked(tmp_path, rules_a_yaml=rules).problems
    assert (
        found.what == "crime.old@1997-01-01 and crime.new@2022-09-24 can give 'crime' two values, old and new"
    )
    assert "refused_on: 2022-09-2" in found.why
    assert found.where.line == 16
    second = "  when: refused\n  versions:\n    - {from: 2022-09-24"
    overridden = rules.replace(second, second.replace("  versions", "  overrides: [crime.old]\n  versions"))
    (tmp_path / "rules/a.yaml").write_text(overridden, encoding="utf-8")
    assert check(tmp_path, seconds=10).problems == ()


def test_a_version_that_cannot_hold_in_any_case_is_found(tmp_path: Path) -> None:
    """Intervals alone do not see it: each side is possible, but never both."""
    when = "when: refused and days_between(refused_on, act_on) > 0\n"
    changes = FILES["rules/a.yaml"].replace("when: refused\n", when, 1)
    found = [problem.what for problem in checked(tmp_path, rules_a_yaml=changes).problems]
    assert "crime.old@1997-01-01 can never hold" in found


def test_a_question_that_can_never_be_asked_is_found(tmp_path: Path) -> None:
    changes = replaced("facts.yaml", "section: s, when: refused}\n- {id: reasons",
                       "section: s, when: refused and not refused}\n- {id: reasons")  # fmt: skip
    found = [problem.what for problem in checked(tmp_path, **changes).problems]
    assert "the fact 'others' can never be asked" in found


@pytest.mark.parametrize(
    ("stated", "what", "line"),
    [
        ('never_say: {en: ["grave harm"]}', "'crime-old' says 'grave harm'", 22),
        ("never_say: {en: [leave]}", "'crime-old.dont' says 'leave'", 24),
        ("never_say: {en: [leav, crim]}", None, 0),
        ("must_say: {en: [soldier]}", None, 0),
        ("must_say: {en: [lawyer]}", "nothing in 'en' says 'lawyer'", 1),
        ("must_say: {en: [years]}, of: [crime]", "the words 'crime-old' in 'en' do not say 'years'", 8),
    ],
)
def test_words_are_held_to_phrases(tmp_path: Path, stated: str, what: str | None, line: int) -> None:
    found = checked(tmp_path, f"- {{id: x, says: {{en: x}}, {stated}}}").problems
    assert [problem.what for problem in found] == ([] if what is None else [what])
    if what is not None:
        assert found[0].where.line == line


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ("- {id: x, says: {en: x}}", "says nothing"),
        (
            "- {id: x, says: {en: x}, never: shown(crime), then: held}",
            "either `never`, or `whenever` with `then`",
        ),
        ("- {id: x, never: shown(crime)}", "needs `says` or `words`"),
        ("- {id: x, says: {en: x}, never: shown(crme)}", "did you mean 'crime'"),
        ("- {id: x, says: {en: x}, never_say: {fr: [x]}}", "no language 'fr'"),
        ("- {id: x, says: {en: x}, must_say: {en: [x]}, of: [odd]}", "no outcome or rule 'odd'"),
        ("- {id: x, says: {en: x}, never: shown(crime), sources: [ODD]}", "no source 'ODD'"),
        (NEVER_SAFE + NEVER_SAFE, "is already defined"),
    ],
)
def test_a_statement_that_cannot_be_read_is_refused(tmp_path: Path, stated: str, says: str) -> None:
    with pytest.raises(PackError) as refused:
        checked(tmp_path, stated)
    assert says in str(refused.value)
    assert f"{tmp_path}/invariants.yaml:" in str(refused.value)


def test_a_fact_named_as_what_an_assessment_says_is_not_mistaken_for_it(tmp_path: Path) -> None:
    facts = FILES["facts.yaml"] + "- {id: unverified, type: bool, section: s}\n"
    stated = "- {id: x, says: {en: x}, never: unverified and shown(crime)}"
    with pytest.raises(PackError) as refused:
        checked(tmp_path, stated, facts_yaml=facts)
    assert "also a name of this pack" in str(refused.value)
    assert "rename" in str(refused.value)


def test_words_of_a_statement_are_missed_where_they_are_missing(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, "- {id: x, words: always-x, never: conflict(crime)}").problems
    assert found.what == "the words 'always-x' are missing in 'en'"


def test_what_has_aged_and_what_is_long_is_noted_and_fails_nothing(tmp_path: Path) -> None:
    long = "crime-new = " + "word " * 25 + "word.\n"
    write_pack(
        tmp_path, **replaced("words/en.ftl", "crime-new = This is a crime: two to three years.\n", long)
    )
    report = check(tmp_path, on=date(2024, 1, 1))
    assert report.problems == ()
    assert {note.what.split(" (")[0][:40] for note in report.notes} == {
        "the pack was checked until 2022-12-31, 3",
        "the source 'CODE-1' was last looked at o",
        "'crime-new' has a sentence of 26 words: ",
    }


def test_the_command_counts_notes_and_lists_them_when_asked(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "invariants.yaml").write_text(NEVER_SAFE, encoding="utf-8")
    short = CliRunner().invoke(command, ["check", str(tmp_path), "--on", "2024-01-01"])
    assert short.exit_code == 0
    assert "2 notes; --notes lists them" in short.output
    assert "1 of 1 statements proved" in short.output
    listed = CliRunner().invoke(
        command, ["check", str(tmp_path), "--on", "2024-01-01", "--notes", "--no-proofs"]
    )
    assert "note: " in listed.output
    assert "proved" not in listed.output
    found = json.loads(
        CliRunner().invoke(command, ["check", str(tmp_path), "--on", "2024-01-01", "--json"]).output
    )
    assert found["proofs"]["proved"] == 1
    assert [note["note"] for note in found["notes"]] == [True, True]
    assert found["readability"][0]["language"] == "en"


def test_sentences_and_words_are_counted_as_they_are_read() -> None:
    assert sentences("Art. 5 says so. He left the U.S. Army. Then “why?” he asked.") == [
        "Art. 5 says so.",
        "He left the U.S. Army.",
        "Then “why?” he asked.",
    ]
    assert sentences("Дело по ст. 337 ч. 2. Он ушёл.") == ["Дело по ст. 337 ч. 2.", "Он ушёл."]
    assert words("Don't wait: 3 well-known days.") == ["Don't", "wait", "well-known", "days"]
    assert [syllables(word, "en") for word in ("table", "make", "idea", "a")] == [2, 1, 2, 1]
    assert [syllables(word, "ru") for word in ("ушёл", "юрист", "в")] == [2, 2, 1]


def test_figures_follow_their_formulas() -> None:
    found = measure("a = The cat sat. It was made of stone.\nb = A label\n", "en")
    assert found is not None
    # 8 words in 2 sentences, 8 syllables.
    assert (found.sentences, found.words) == (2, 4.0)
    assert found.figure == pytest.approx(0.39 * 4 + 11.8 * 1 - 15.59)
    german = measure("a = Das ist gut.\n", "de")
    assert german is not None
    assert german.figure == pytest.approx(180 - 3 - 58.5)
    russian = measure("a = Он не ушёл.\n", "ru")
    assert russian is not None
    assert russian.figure == pytest.approx(206.835 - 1.3 * 3 - 60.1 * 4 / 3)
    other = measure("a = Це довжелезне слово.\n", "uk")
    assert other is not None
    assert other.figure == pytest.approx(3 + 100 / 3)
    assert measure("a = Label\n", "en") is None
