"""How sure the text behind a finding is, for many cases: whether for a lawyer, and whether a draft.

The weakest of the version, its sources, the exceptions weighed and the clauses in play, as `assess` tells it.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from ploughshare.law.batch_circuit import ALWAYS, NEVER, Bit
from ploughshare.law.batch_column import Array, Block
from ploughshare.law.batch_logic import BatchProgram, Dated, Shape, batch_program_of
from ploughshare.law.batch_tape import Tape, loose
from ploughshare.law.batch_value import TRUE
from ploughshare.law.pack import Pack, Version


class Status:
    """The status of a pack's versions over blocks of one shape."""

    def __init__(self, pack: Pack, shape: Shape) -> None:
        self._pack = pack
        program = batch_program_of(pack, shape)
        clauses = [(clause.taints, program.in_play(clause)) for clause in pack.clauses]
        bits = [self._bits(program, dated, clauses) for dated in program.versions]
        self._tape = Tape(program.circuit, [bit for pair in bits for bit in pair])

    def _bits(
        self, program: BatchProgram, dated: Dated, clauses: list[tuple[tuple[str, ...], Bit]]
    ) -> tuple[Bit, Bit]:
        """Where a version's finding is for a lawyer, and where it is a draft."""
        weighed = [(dated.version, ALWAYS)]
        for above in program.exceptions(dated.rule):
            weighed.append((above.version, above.holds.condition.values[TRUE]))
        some = program.circuit.some
        lawyer = [bit for version, bit in weighed if self._for_lawyer(version)]
        lawyer += [bit for taints, bit in clauses if dated.rule.outcome in taints]
        return some(lawyer), some(bit if version.review == "draft" else NEVER for version, bit in weighed)

    def _for_lawyer(self, version: Version) -> bool:
        given = [version.confidence, *(self._pack.sources[ident].confidence for ident in version.sources)]
        return version.for_lawyer or "low" in given

    def of(self, block: Block) -> Array:
        """[row, version]: 1 for a lawyer, 2 a draft, 3 both."""
        planes, _ = self._tape.run(block)
        found = np.zeros((len(planes) // 2, block.rows), np.uint8)
        for place, plane in enumerate(planes):
            rows = plane if isinstance(plane, bool) else loose(plane, block.rows)
            found[place // 2] |= np.uint8(1 + place % 2) * rows
        return found.T


@lru_cache(maxsize=12)
def status_of(pack: Pack, shape: Shape) -> Status:
    """The status of a pack's versions for columns of one shape."""
    return Status(pack, shape)
