"""The value that a finding carries: what a derived value can be for the answers given."""

from __future__ import annotations

from ploughshare.law.assessment import Given
from ploughshare.law.expr import Json
from ploughshare.law.form import END_KEYS, number_form
from ploughshare.law.hanging import hung_value, numbers
from ploughshare.law.logic import Program
from ploughshare.law.node import Frame, MaskNode, Node, SpanNode
from ploughshare.law.pack import Derived
from ploughshare.law.value import NA, TRUE, UNSURE, single


class Giving:
    """Values given in one case; each derived value is worked out once."""

    def __init__(self, program: Program, frame: Frame) -> None:
        self._program = program
        self._frame = frame
        self._unanswered: Frame | None = None
        self._told: dict[str, Given] = {}

    def of(self, ident: str) -> Given:
        """What a derived value can be."""
        if ident not in self._told:
            self._told[ident] = self._given(ident)
        return self._told[ident]

    def _given(self, ident: str) -> Given:
        program = self._program
        derived = program.pack.derived_value[ident]
        node = program.derived_node(ident)
        hanging = numbers(hung_value(program, node, self._frame)[0])
        return Given(
            ident,
            derived.type,
            derived.unit,
            self._interval(derived, node) if isinstance(node, SpanNode) else self._members(derived, node),
            tuple(program.questions[number].spec.id for number in hanging),
        )

    def _whole(self) -> Frame:
        """The same day with nothing answered."""
        if self._unanswered is None:
            self._unanswered = self._program.frame({}, self._frame.as_of.lo)
        return self._unanswered

    def _interval(self, derived: Derived, node: SpanNode) -> Json:
        found = node.value(self._frame)
        if not found.here:
            return None
        pack = self._program.pack
        if found.lo == found.hi:
            return number_form(pack, derived, found.lo)
        if node.value(self._whole())[:2] == found[:2]:
            return None
        first, last = END_KEYS[derived.type]
        return {
            first: number_form(pack, derived, found.lo),
            last: number_form(pack, derived, found.hi),
        }

    def _members(self, derived: Derived, node: Node) -> Json:
        if not isinstance(node, MaskNode):
            raise TypeError("a set is not derived")
        found = node.value(self._frame) & ~NA
        if not found:
            return None
        if derived.type == "bool":
            return None if found == UNSURE else found == TRUE
        possible = [member for member in derived.values if found & self._program.bit(member)]
        if single(found):
            return possible[0]
        if node.value(self._whole()) & ~NA == found:
            return None
        listed: list[Json] = [*possible]
        return {"any": listed}
