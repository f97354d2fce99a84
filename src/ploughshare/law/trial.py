"""One fact's answer in a frame, replaced for a while: what a condition can see of it is worked out anew."""

from __future__ import annotations

from typing import cast

from ploughshare.law.logic import Program
from ploughshare.law.node import EMPTY, Frame, MaskNode
from ploughshare.law.value import Members, Span


class Trial:
    """Other answers to one fact, for the sake of one condition; `back` must end it.

    Only that condition may be read meanwhile: what it cannot see of the frame is left as it was. Trials of
    several facts end in the order opposite to that in which they began.
    """

    __slots__ = (
        *("_mask_slots", "_masks", "_masks_before", "_number", "_raw_before"),
        *("_raws", "_span_slots", "_spans", "_spans_before"),
    )

    def __init__(self, program: Program, frame: Frame, node: MaskNode, number: int) -> None:
        self._number = number
        # All of one kind, as what is put among them is.
        self._raws = cast("list[int | Span | Members]", program.raws(frame, number))
        self._raw_before = self._raws[number]
        self._masks, self._spans = masks, spans = frame.masks, frame.spans
        self._mask_slots, self._span_slots = mask_slots, span_slots = program.touched(node, number)
        self._masks_before = [masks[slot] for slot in mask_slots]
        self._spans_before = [spans[slot] for slot in span_slots]

    def put(self, raw: int | Span | Members) -> None:
        """Answer the fact with this."""
        self._raws[self._number] = raw
        masks, spans = self._masks, self._spans
        for slot in self._mask_slots:
            masks[slot] = EMPTY
        for slot in self._span_slots:
            spans[slot] = None

    def back(self) -> None:
        """Put everything back as it was."""
        self._raws[self._number] = self._raw_before
        masks, spans = self._masks, self._spans
        for slot, mask in zip(self._mask_slots, self._masks_before, strict=True):
            masks[slot] = mask
        for slot, span in zip(self._span_slots, self._spans_before, strict=True):
            spans[slot] = span
