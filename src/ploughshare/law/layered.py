"""A layered layout: nodes in columns, ordered so that few lines cross, placed so that lines run level.

The usual three steps (K. Sugiyama, S. Tagawa, M. Toda, 1981): lines over several columns get a bend in each,
columns are ordered by the middle of their neighbours, places are drawn towards those neighbours. Lines from
one node run together until they part.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

SWEEPS: Final = 24
SETTLING: Final = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """Where nodes and lines go. `y`: the top of each node; `bends`: heights between the ends of each line.

    `height`: of the whole, in the unit of the nodes' heights.
    """

    y: Mapping[str, float]
    bends: Mapping[tuple[str, str], tuple[float, ...]]
    height: float


@dataclass(slots=True)
class _Column:
    nodes: list[str]


def layout(
    layers: Sequence[Sequence[str]],
    edges: Sequence[tuple[str, str]],
    heights: Mapping[str, float],
    gap: float,
) -> Layout:
    """Lay out nodes given by column, left to right. Edges lead from a column to a later one.

    `heights`: of each node; `gap`: the least distance between two. The same input gives the same layout.
    """
    column_of = {node: at for at, nodes in enumerate(layers) for node in nodes}
    columns = [_Column(list(nodes)) for nodes in layers]
    size = dict(heights)
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    chains: dict[tuple[str, str], list[str]] = {}
    for start, end in edges:
        chain = [start]
        for at in range(column_of[start] + 1, column_of[end]):
            bend = f"\0{start}\0{at}"
            if bend not in size:
                columns[at].nodes.append(bend)
                size[bend] = 0.0
            chain.append(bend)
        chain.append(end)
        chains[start, end] = chain
        for left, right in itertools.pairwise(chain):
            if right not in after.setdefault(left, []):
                after[left].append(right)
                before.setdefault(right, []).append(left)
    _order(columns, before, after)
    centre = _place(columns, before, after, size, gap)
    top = min((centre[node] - size[node] / 2 for node in centre), default=0.0)
    bottom = max((centre[node] + size[node] / 2 for node in centre), default=0.0)
    return Layout(
        {node: centre[node] - size[node] / 2 - top for node in column_of},
        {edge: tuple(centre[bend] - top for bend in chain[1:-1]) for edge, chain in chains.items()},
        bottom - top,
    )


def crossings(upper: Sequence[str], lower: Sequence[str], after: Mapping[str, Sequence[str]]) -> int:
    """How many lines between two neighbouring columns cross."""
    place = {node: at for at, node in enumerate(lower)}
    ends = [place[end] for node in upper for end in sorted(after.get(node, ()), key=place.__getitem__)]
    return sum(1 for at, end in enumerate(ends) for other in ends[at + 1 :] if other < end)


def _total(columns: Sequence[_Column], after: Mapping[str, Sequence[str]]) -> int:
    return sum(crossings(left.nodes, right.nodes, after) for left, right in itertools.pairwise(columns))


def _order(
    columns: list[_Column], before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> None:
    """Order each column by the mean place of its neighbours, to and fro; keep the best."""
    best = [list(column.nodes) for column in columns]
    fewest = _total(columns, after)
    for sweep in range(SWEEPS):
        rightwards = sweep % 2 == 0
        order = range(1, len(columns)) if rightwards else range(len(columns) - 2, -1, -1)
        for at in order:
            beside = columns[at - 1 if rightwards else at + 1].nodes
            place = {node: float(index) for index, node in enumerate(beside)}
            links = before if rightwards else after
            own = {node: float(index) for index, node in enumerate(columns[at].nodes)}
            mean = {node: _mean([place[other] for other in links.get(node, ())], own[node]) for node in own}
            columns[at].nodes.sort(key=lambda node, mean=mean: mean[node])  # type: ignore[misc]
        crossed = _total(columns, after)
        if crossed < fewest:
            fewest, best = crossed, [list(column.nodes) for column in columns]
        if fewest == 0:
            break
    for column, nodes in zip(columns, best, strict=True):
        column.nodes = nodes


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _place(
    columns: Sequence[_Column],
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    size: Mapping[str, float],
    gap: float,
) -> dict[str, float]:
    """Heights of the nodes' centres: pulled to the mean of their neighbours, never closer than `gap`."""
    centre: dict[str, float] = {}
    for column in columns:
        y = 0.0
        for node in column.nodes:
            centre[node] = y + size[node] / 2
            y += size[node] + gap
    for turn in range(SETTLING):
        for column in columns if turn % 2 == 0 else reversed(columns):
            links = [(before.get(node, ()), after.get(node, ())) for node in column.nodes]
            wanted = [
                _mean([centre[other] for side in sides for other in side], centre[node])
                for node, sides in zip(column.nodes, links, strict=True)
            ]
            for node, at in zip(column.nodes, _apart(column.nodes, wanted, size, gap), strict=True):
                centre[node] = at
    return centre


def _apart(
    nodes: Sequence[str], wanted: Sequence[float], size: Mapping[str, float], gap: float
) -> list[float]:
    """The places nearest to those wanted, in square, that keep order and distance: pooled neighbours."""
    offset = [0.0]
    for left, right in itertools.pairwise(nodes):
        offset.append(offset[-1] + size[left] / 2 + gap + size[right] / 2)
    pools: list[tuple[float, int]] = []
    for at, value in enumerate(wanted):
        mean, count = value - offset[at], 1
        while pools and pools[-1][0] > mean:
            other, number = pools.pop()
            mean, count = (mean * count + other * number) / (count + number), count + number
        pools.append((mean, count))
    spread = [mean for mean, count in pools for _ in range(count)]
    return [mean + shift for mean, shift in zip(spread, offset, strict=True)]
