"""A pack as pictures: everything is there, nothing overlaps, nothing runs, and it can be heard."""

from __future__ import annotations

import itertools
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare import law
from ploughshare.law.commands import law as command
from ploughshare.law.drawing import shortened, text_width, wrapped
from ploughshare.law.graph import bearing, graph
from ploughshare.law.layered import crossings, layout
from ploughshare.law.timeline import timeline
from tests.law.small import write_pack

SVG = "{http://www.w3.org/2000/svg}"
RU = Path(__file__).resolve().parents[2] / "packs" / "ru"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def drawn(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  # our own drawing


def said(root: ElementTree.Element) -> set[str]:
    return {node.text or "" for node in root.iter() if node.tag in {f"{SVG}text", f"{SVG}title"}}


def test_a_timeline_has_a_lane_for_each_rule_and_a_column_for_each_day_of_change(tmp_path: Path) -> None:
    pack = law.load(write_pack(tmp_path / "pack"))
    line = timeline(pack)
    assert [(group, [lane.id for lane in lanes]) for group, lanes in line.groups] == [
        ("crime", ["crime.old", "crime.new"]),
        ("warning", ["group.risk"]),
    ]
    days = [day.isoformat() for day in map(date.fromordinal, line.days)]
    assert days == ["2020-01-01", "2022-01-01", "2022-09-24", "2023-01-01"]


@pytest.mark.parametrize("name", ["timeline", "graph"])
def test_a_picture_can_be_heard_fetches_nothing_and_runs_nothing(tmp_path: Path, name: str) -> None:
    out = tmp_path / "picture.svg"
    assert run(name, write_pack(tmp_path / "pack"), "-o", out).exit_code == 0
    root = drawn(out)
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert all(child.text for child in list(root)[:2])
    text = out.read_text(encoding="utf-8")
    assert "prefers-color-scheme:dark" in text
    assert not re.search(r"<script|href|url\(|@import|on\w+=", text)


def test_a_timeline_tells_the_words_the_days_and_what_is_pale(tmp_path: Path) -> None:
    out = tmp_path / "t.svg"
    run("timeline", write_pack(tmp_path / "pack"), "--lang", "en", "-o", out)
    told = said(drawn(out))
    assert {"Refusing", "Needs harm", "A crime by itself", "2022-09-24", "1997-01-01"} <= told
    assert "crime.old: 1997-01-01 to 2022-09-23; CODE-1" in told
    pale = [node for node in drawn(out).iter(f"{SVG}rect") if "dim" in node.get("class", "") and len(node)]
    assert [title.text for node in pale for title in node] == ["group.risk: from 2022-01-01; CODE-1"]


def test_what_has_no_day_yet_stands_at_the_right_edge_and_clauses_below(tmp_path: Path) -> None:
    pack, out = write_pack(tmp_path / "pack"), tmp_path / "t.svg"
    rules = (pack / "rules/a.yaml").read_text()
    text = "{from: pending, sources: [CODE-1], confidence: high, review: {status: draft}}"
    (pack / "rules/a.yaml").write_text(rules.replace("- id: group.risk", f"    - {text}\n- id: group.risk"))
    (pack / "clauses.yaml").write_text(
        "- {id: unclear, taints: [crime], axis: as_of, until: 2022-01-31, sources: [CODE-1], "
        "confidence: high, review: draft}"
    )
    assert run("timeline", pack, "-o", out).exit_code == 0
    told = said(drawn(out))
    assert {
        "crime.new: no day yet; CODE-1",
        "unclear: until 2022-01-31; CODE-1",
        "Clauses for a lawyer",
    } <= told
    dashed = [node for node in drawn(out).iter(f"{SVG}rect") if "open" in node.get("class", "")]
    others = [node for node in drawn(out).iter(f"{SVG}rect") if "f-danger" in node.get("class", "")]
    (pending,) = dashed
    assert float(pending.get("x", "0")) > max(
        float(n.get("x", "0")) + float(n.get("width", "0")) for n in others
    )
    assert run("graph", pack, "-o", out).exit_code == 0
    assert "no day yet" in said(drawn(out))


def test_a_graph_shows_what_a_rule_reads_through_derived_values(tmp_path: Path) -> None:
    found = graph(law.load(write_pack(tmp_path)), ["crime"])
    assert found.layers == (
        ("fact:refused", "fact:refused_on"),
        ("derived:act_on",),
        ("rule:crime.old", "rule:crime.new"),
        ("outcome:crime",),
    )
    assert ("derived:act_on", "rule:crime.old") in found.edges
    assert ("fact:refused_on", "derived:act_on") in found.edges
    assert ("fact:refused_on", "rule:crime.old") not in found.edges


def test_the_table_tells_what_a_rule_asks_from_what_only_stands_behind_it(tmp_path: Path) -> None:
    found = bearing(law.load(write_pack(tmp_path)))
    assert found["crime"] == {"status": False, "refused": True, "refused_on": True}
    assert found["group"] == {"status": True, "refused": False, "others": True, "reasons": True}


def test_only_the_outcomes_asked_for_are_drawn(tmp_path: Path) -> None:
    pack, out = write_pack(tmp_path / "pack"), tmp_path / "g.svg"
    assert run("graph", pack, "--outcome", "group", "-o", out).exit_code == 0
    told = said(drawn(out))
    assert "group.risk" in told
    assert "crime.old" not in told
    wrong = run("graph", pack, "--outcome", "grup", "-o", out)
    assert wrong.exit_code == 2
    assert "did you mean 'group'" in wrong.output


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_pack_of_russia_is_drawn_in_each_of_its_languages(tmp_path: Path, lang: str) -> None:
    for name in ("timeline", "graph"):
        out = tmp_path / f"{name}.svg"
        assert run(name, RU, "--lang", lang, "-o", out).exit_code == 0
        assert len(drawn(out).findall(f"{SVG}text")) > 100


@st.composite
def layered_graphs(draw: st.DrawFn) -> tuple[list[list[str]], list[tuple[str, str]]]:
    layers = [[f"{at}:{n}" for n in range(draw(st.integers(1, 6)))] for at in range(draw(st.integers(2, 5)))]
    pairs = [
        (left, right)
        for at, nodes in enumerate(layers)
        for left in nodes
        for later in layers[at + 1 :]
        for right in later
    ]
    return layers, draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30))


@given(layered_graphs(), st.integers(0, 3))
@settings(max_examples=60)
def test_nodes_of_a_column_never_overlap_and_every_line_has_its_bends(
    made: tuple[list[list[str]], list[tuple[str, str]]], gap: int
) -> None:
    layers, edges = made
    heights = {node: 10.0 + 3 * at for nodes in layers for at, node in enumerate(nodes)}
    found = layout(layers, edges, heights, gap)
    for nodes in layers:
        spans = sorted((found.y[node], found.y[node] + heights[node]) for node in nodes)
        for (_, bottom), (top, _) in itertools.pairwise(spans):
            assert top >= bottom + gap - 1e-6
        assert all(top >= -1e-6 and bottom <= found.height + 1e-6 for top, bottom in spans)
    column = {node: at for at, nodes in enumerate(layers) for node in nodes}
    for start, end in edges:
        assert len(found.bends[start, end]) == column[end] - column[start] - 1


def test_lines_that_need_not_cross_do_not() -> None:
    layers = [["a", "b", "c"], ["x", "y", "z"]]
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    found = layout(layers, edges, dict.fromkeys("abcxyz", 10.0), 5)
    order = [sorted(nodes, key=found.y.__getitem__) for nodes in layers]
    after = {start: [end] for start, end in edges}
    assert crossings(layers[0], layers[1], after) == 3
    assert crossings(order[0], order[1], after) == 0


@given(st.text(max_size=80), st.floats(20, 300))
def test_words_are_cut_to_the_room_there_is(text: str, width: float) -> None:
    cut = shortened(text, width)
    assert cut == text or text_width(cut) <= width
    assert len(wrapped(text, width, 2)) <= 2
