"""What editors are told of a pack's files: every real file fits, and what the reader refuses is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from ploughshare import law
from ploughshare.law.case import read_cases
from ploughshare.law.commands import law as command
from ploughshare.law.schema import FILES, names_of, schemas
from ploughshare.law.source import PackError
from tests.law.small import FILES as SMALL
from tests.law.small import write_pack

ROOT = Path(__file__).resolve().parents[2]
PACKS = sorted(
    path.parent for folder in ("packs", "vectors/law/packs") for path in ROOT.glob(f"{folder}/*/pack.yaml")
)


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: days are text, and only true and false are flags."""


EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789")
)
EditorLoader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])


def read(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506  # built on SafeLoader


def faults(name: str, text: str, pack: law.Pack | None = None) -> list[str]:
    schema = schemas(None if pack is None else names_of(pack))[name]
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(read(text))]


def test_every_schema_is_one() -> None:
    for schema in schemas().values():
        jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schemas()) == set(FILES)


@pytest.mark.parametrize("place", PACKS, ids=lambda place: str(place.relative_to(ROOT)))
@pytest.mark.parametrize("name", FILES)
def test_the_files_of_every_pack_fit(place: Path, name: str) -> None:
    for path in sorted(place.glob(FILES[name])):
        assert faults(name, path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("place", PACKS, ids=lambda place: str(place.relative_to(ROOT)))
def test_with_a_packs_own_names_its_files_still_fit(place: Path) -> None:
    pack = law.load(place)
    for name, pattern in FILES.items():
        for path in sorted(place.glob(pattern)):
            assert faults(name, path.read_text(encoding="utf-8"), pack) == [], path


def test_there_is_a_file_of_every_kind_to_check() -> None:
    assert [name for name in FILES if not any(list(place.glob(FILES[name])) for place in PACKS)] == []


READERS = ("reading", "reading_fact", "case", "invariant", "leaflet_file")


def test_every_key_that_a_reader_asks_for_is_told() -> None:
    told: set[str] = set()

    def collect(schema: Any) -> None:
        if isinstance(schema, dict):
            told.update(schema.get("properties", {}))
            for part in schema.values():
                collect(part)
        elif isinstance(schema, list):
            for part in schema:
                collect(part)

    collect(schemas())
    asked = set()
    for name in READERS:
        text = (ROOT / f"src/ploughshare/law/{name}.py").read_text(encoding="utf-8")
        asked |= set(re.findall(r"""\.(?:need|get)\("(\w+)"\)""", text))
    # How a leaflet tells a day by its distance: part of an answer, not a key of a file.
    assert asked - told <= {"days_ago", "min", "max"}


OTHERS = {
    "papers": "- {id: p, outcome: group, fields: [{id: a, type: line}]}",
    "clauses": "- {id: c, taints: [group], axis: as_of, sources: [CODE-1], confidence: high, review: draft}",
    "cases": SMALL["cases/a.yaml"],
}
TEXTS = {name: SMALL[pattern] for name, pattern in FILES.items() if pattern in SMALL} | OTHERS
TEXTS["rules"] = SMALL["rules/a.yaml"]


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where a mapping stands whose keys are a closed list."""
    found = []
    if isinstance(node, dict):
        if path[-1:] not in {("answers",), ("findings",)}:
            found.append(path)
        for key, value in node.items():
            found += places(value, (*path, key))
    elif isinstance(node, list):
        for at, value in enumerate(node):
            found += places(value, (*path, at))
    return found


def grown(node: Any, path: tuple[Any, ...]) -> Any:
    """The same with a key more at a place."""
    if not path:
        return {**node, "zzz": "1"}
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = grown(copy[path[0]], path[1:])
    return copy


FILE_OF = {"rules": "rules/a.yaml", "cases": "cases/a.yaml"}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_key_that_the_reader_does_not_know_is_refused_by_both(tmp_path: Path, name: str) -> None:
    whole = read(TEXTS[name])
    assert faults(name, TEXTS[name]) == []
    for path in places(whole):
        bad = json.dumps(grown(whole, path))
        assert faults(name, bad), (name, path)
        place = write_pack(tmp_path)
        (place / FILE_OF.get(name, FILES[name])).write_text(bad)
        with pytest.raises((PackError, law.CaseError), match="has no key 'zzz'"):
            read_cases(law.load(place), place / "cases/a.yaml")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("facts", "- {id: a, type: bool, section: s, values: [x, y]}"),
        ("facts", "- {id: a, type: enum, section: s}"),
        ("facts", "- {id: true, type: bool, section: s}"),
        ("facts", "- {id: a, type: money, section: s, min: 1, max: 2}"),
        ("rules", "- {id: a, outcome: b, level: grave, axis: as_of, versions: []}"),
        ("outcomes", "- {id: a, kind: warning, values: [b]}"),
        ("sources", "- {id: S, citation: c, confidence: sure, checked: 2022-01-01}"),
        ("pack", "{id: a}"),
        ("leaflet", "{who: a}"),
    ],
)
def test_what_lacks_or_mixes_keys_is_refused(name: str, text: str) -> None:
    assert faults(name, text)


def test_a_packs_own_names_are_offered_and_others_refused(tmp_path: Path) -> None:
    pack = law.load(write_pack(tmp_path))
    good = SMALL["rules/a.yaml"]
    assert faults("rules", good, pack) == []
    assert faults("rules", good.replace("outcome: group", "outcome: grup"), pack)
    assert faults("rules", good.replace("CODE-1", "CODE-9"), pack)
    assert faults("cases", SMALL["cases/a.yaml"].replace("refused_on:", "refusd_on:"), pack)


def test_the_command_writes_them_all_and_prints_the_editors_setting(tmp_path: Path) -> None:
    out = tmp_path / "schema"
    done = CliRunner().invoke(command, ["schema", "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert {path.name for path in out.iterdir()} == {f"{name}.schema.json" for name in FILES}
    setting = json.loads(done.output)["yaml.schemas"]
    assert setting[f"./{out.as_posix()}/rules.schema.json"] == "packs/*/rules/*.yaml"
    assert json.loads((out / "rules.schema.json").read_text()) == schemas()["rules"]
