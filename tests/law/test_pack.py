"""What makes a pack meaningless is refused with one sentence, its file and its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ploughshare import law
from ploughshare.law.pack import pack_hash
from tests.law.small import FILES, small_pack, write_pack


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    """One file of the small pack with a part replaced."""
    assert FILES[name].count(old) >= 1
    return {name.replace("/", "_").replace(".", "_"): FILES[name].replace(old, new, 1)}


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "says"),
    [
        ("facts.yaml", "section: s, tier: 1", "sction: s", "facts.yaml:1", "needs 'section'"),
        ("facts.yaml", "tier: 1", "teir: 1", "facts.yaml:1", "did you mean 'tier'"),
        ("facts.yaml", "type: bool", "type: boolean", "facts.yaml:2", "must be one of bool, enum"),
        ("facts.yaml", "id: others", "id: refused", "facts.yaml:4", "already defined at"),
        ("facts.yaml", "id: others", "id: Others", "facts.yaml:4", "is not a name"),
        ("facts.yaml", "id: others", "id: as_of", "facts.yaml:4", "a word of the expression language"),
        ("facts.yaml", "max: 50", "max: 0", "facts.yaml:4", "must be below its `max`"),
        ("facts.yaml", "asks: [2022-09-21]", "asks: [2022-9-21]", "facts.yaml:3", "YYYY-MM-DD"),
        (
            "facts.yaml",
            "values: [conscience, health]",
            "values: [conscience]",
            "facts.yaml:5",
            "at least two",
        ),
        (
            "facts.yaml",
            'when: "status != none"',
            "when: refused_on > as_of",
            "facts.yaml:",
            "need each other",
        ),
        ("derived.yaml", "refused_on, as_of", "refused_on, others", "derived.yaml:1", "do not go together"),
        ("outcomes.yaml", "kind: warning", "kind: warn", "outcomes.yaml:2", "must be one of finding"),
        ("sources.yaml", "checked: 2022-12-31", "checked: yesterday", "sources.yaml:1", "YYYY-MM-DD"),
        ("rules/a.yaml", "outcome: crime", "outcome: crimes", "a.yaml:1", "did you mean 'crime'"),
        ("rules/a.yaml", "value: old", "value: olden", "a.yaml:1", "needs a value: old, new"),
        ("rules/a.yaml", "axis: act_on", "axis: act_of", "a.yaml:1", "did you mean 'act_on'"),
        ("rules/a.yaml", "axis: act_on", "axis: others", "a.yaml:1", "nor a day of the case"),
        ("rules/a.yaml", "when: refused\n", "when: refuse\n", "a.yaml:6", "did you mean 'refused'"),
        ("rules/a.yaml", "sources: [CODE-1]", "sources: [CODE-2]", "a.yaml:8", "did you mean 'CODE-1'"),
        ("rules/a.yaml", "from: 1997-01-01", "from: 2022-09-24", "a.yaml:8", "comes before"),
        ("rules/a.yaml", "id: crime.new", "id: crime.old", "a.yaml:9", "already defined"),
        (
            "rules/a.yaml",
            "id: crime.old",
            "id: crime.old\n  overrides: [crime.nw]",
            "a.yaml:1",
            "to override",
        ),
        (
            "rules/a.yaml",
            "confidence: low, for_lawyer: true",
            "confidence: low",
            "a.yaml:23",
            "always for a lawyer",
        ),
        ("rules/a.yaml", "review: {status: draft}", "review: {status: reviewed}", "a.yaml:8", "needs 'by'"),
        ("rules/a.yaml", "level: wait", "level: later", "a.yaml:19", "urgent, danger, wait"),
        ("pack.yaml", "until: 2022-12-31", "until: 2019-12-31", "pack.yaml:4", "ends before it begins"),
        ("pack.yaml", "sections: [s]", "section: [s]", "pack.yaml:1", "needs 'sections'"),
    ],
)
def test_a_malformed_pack_says_where_and_what(
    tmp_path: Path, name: str, old: str, new: str, where: str, says: str
) -> None:
    with pytest.raises(law.PackError, match=says) as refused:
        small_pack(tmp_path, **replaced(name, old, new))
    assert where in str(refused.value)
    assert "\n" not in str(refused.value)


def test_overrides_may_not_go_in_a_circle(tmp_path: Path) -> None:
    rules = FILES["rules/a.yaml"]
    rules = rules.replace("id: crime.old", "id: crime.old\n  overrides: [crime.new]")
    rules = rules.replace("id: crime.new", "id: crime.new\n  overrides: [crime.old]")
    with pytest.raises(law.PackError, match="overrides go in a circle: crime"):
        small_pack(tmp_path, rules_a_yaml=rules)


def test_versions_may_not_overlap(tmp_path: Path) -> None:
    second = "    - {from: 2022-09-23, sources: [CODE-1], confidence: high, review: draft}\n- id: crime.new"
    with pytest.raises(law.PackError, match="overlaps the one before it"):
        small_pack(tmp_path, **replaced("rules/a.yaml", "- id: crime.new", second))


def test_numbers_may_not_grow_without_bound(tmp_path: Path) -> None:
    chain = FILES["derived.yaml"] + "- {id: x0, type: int, expr: others + 1000000000}\n"
    chain += "".join(f"- {{id: x{i}, type: int, expr: x{i - 1} + x{i - 1}}}\n" for i in range(1, 12))
    with pytest.raises(law.PackError, match="could leave"):
        small_pack(tmp_path, derived_yaml=chain)


def test_a_compiled_pack_is_the_pack(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    again = law.parse_compiled(pack.to_json(words=True))
    assert again == pack
    assert hash(again) == hash(pack)
    assert again.to_json(words=True) == pack.to_json(words=True)
    assert again.words == pack.words


def test_the_hash_covers_rules_and_words(tmp_path: Path) -> None:
    hashes = {
        small_pack(tmp_path / "a").hash,
        small_pack(tmp_path / "b", **replaced("rules/a.yaml", "others > 0", "others > 1")).hash,
        small_pack(tmp_path / "c", **replaced("words/en.ftl", "A soldier", "A guard")).hash,
    }
    assert len(hashes) == 3


@pytest.mark.parametrize("change", ["id", "words", "language", "damage"])
def test_a_tampered_compiled_pack_is_refused(tmp_path: Path, change: str) -> None:
    body = json.loads(small_pack(tmp_path).to_json(words=True))
    if change == "id":
        body["id"] = "other"
    elif change == "words":
        body["words"]["en"] += "more = more\n"
    elif change == "language":  # one that the hash, and so a signature, does not cover
        body["words"]["fr"] = body["words"]["en"]
    else:
        del body["facts"][0]["type"]
        body["hash"] = pack_hash(body)
    with pytest.raises(law.PackError, match="export it again"):
        law.parse_compiled(json.dumps(body).encode())


@pytest.mark.parametrize(
    "untrusted", [b"", b"[]", b"{}", b"[" * 100_000, b'{"format": 1}', b'{"format": 2}', b"\xff"]
)
def test_what_is_no_compiled_pack_is_refused(untrusted: bytes) -> None:
    with pytest.raises(law.PackError):
        law.parse_compiled(untrusted)


def test_a_directory_without_rules_is_refused(tmp_path: Path) -> None:
    write_pack(tmp_path)
    (tmp_path / "rules/a.yaml").unlink()
    with pytest.raises(law.PackError, match="has no rules"):
        law.load(tmp_path)
    with pytest.raises(law.PackError, match=r"name the one that holds pack\.yaml"):
        law.load(tmp_path / "nowhere")
