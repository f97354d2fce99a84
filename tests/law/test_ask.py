"""The next question: safety first, then what surely means something, what settles most, and the author."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ploughshare import law
from tests.law.small import small_pack

DAY = date(2022, 5, 25)
RULE = """- id: r{n}
  outcome: group
  level: wait
  axis: as_of
  when: {when}
  versions: [{{from: 2000-01-01, sources: [CODE-1], confidence: high, review: draft}}]
"""


def asked(place: Path, facts: str, *whens: str, answers: dict[str, object] | None = None) -> law.Assessment:
    rules = "".join(RULE.format(n=number, when=when) for number, when in enumerate(whens))
    pack = small_pack(
        place,
        facts_yaml=facts,
        rules_a_yaml=rules,
        derived_yaml="[]",
        outcomes_yaml="[{id: group, kind: warning}]",
        cases_a_yaml="[]",
    )
    return law.assess(pack, law.parse_answers(pack, answers or {}), DAY)


def fact(ident: str, more: str = "") -> str:
    return f"- {{id: {ident}, type: bool, section: s{more}}}\n"


def test_a_lower_tier_comes_first_whatever_settles_more(tmp_path: Path) -> None:
    found = asked(tmp_path, fact("a") + fact("b", ", tier: 1"), "a", "a and b", "a or b")
    assert (found.next, found.open) == ("b", ("b", "a"))


def test_a_question_that_is_surely_meaningful_comes_before_one_that_may_not_be(tmp_path: Path) -> None:
    facts = fact("a", ", when: c") + fact("b") + fact("c", ", tier: 3")
    assert asked(tmp_path, facts, "a", "a or b", "a and b").next == "b"


def test_the_question_that_settles_most_comes_first(tmp_path: Path) -> None:
    assert asked(tmp_path, fact("a") + fact("b"), "b", "a and b", "b and not a").next == "b"


def test_the_author_decides_between_equals(tmp_path: Path) -> None:
    assert asked(tmp_path, fact("b") + fact("a"), "a and b").next == "b"


def test_scores_are_compared_as_fractions(tmp_path: Path) -> None:
    # Over its two blocks a settles two rules, over its three c settles three: equal, so the author decides.
    facts = fact("a") + "- {id: c, type: enum, values: [x, y, z], section: s}\n" + fact("b")
    assert asked(tmp_path, facts, "a and c == x", "a or b", "c == y or b").next == "a"


def test_what_was_asked_and_is_not_known_is_not_asked_again(tmp_path: Path) -> None:
    found = asked(tmp_path, fact("a") + fact("b"), "a and b", answers={"a": None})
    assert found.open == ("b",)
    assert found.findings[0].depends_on == ("a", "b")


def test_what_no_longer_matters_is_not_asked(tmp_path: Path) -> None:
    facts = fact("a") + fact("b") + fact("c")
    assert asked(tmp_path, facts, "a and b or not a and c", answers={"a": True}).open == ("b",)
    assert asked(tmp_path, facts, "a and b", answers={"a": False}).next is None


def test_a_question_that_does_not_apply_is_not_asked(tmp_path: Path) -> None:
    facts = fact("a") + fact("b", ", when: a")
    assert asked(tmp_path, facts, "not a or b", answers={"a": False}).open == ()
    assert asked(tmp_path, facts, "not a or b", answers={"a": True}).open == ("b",)
