"""The body of an event: what every kind has in common, and the register of kinds.

A kind this version does not know, or a body it cannot read, is kept as `Opaque` and shown as
"update needed": an older desk neither loses nor guesses what a newer one wrote.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from ploughshare.desk import forms
from ploughshare.wire import JsonValue

_T = TypeVar("_T")


class Body:
    """What one event says. Subclasses name their `kind` and the form of each of their values."""

    kind: ClassVar[str]
    shape: ClassVar[Mapping[str, forms.Form[Any]]]

    def to_json(self) -> dict[str, JsonValue]:
        """The JSON object that stands in the event."""
        return {name: form.give(getattr(self, name)) for name, form in self.shape.items()}


@dataclass(frozen=True)
class Opaque(Body):
    """A body this version cannot read; its bytes stay in the event."""

    untrusted_kind: str

    def to_json(self) -> dict[str, JsonValue]:
        raise NotImplementedError("an opaque body is never written anew")


KINDS: dict[str, type[Body]] = {}


def written_as(kind: str, /, **shape: forms.Form[Any]) -> Callable[[type[_T]], type[_T]]:
    def register(cls: type[_T]) -> type[_T]:
        if {field.name for field in dataclasses.fields(cls)} != shape.keys():  # type: ignore[arg-type]
            raise TypeError(f"{kind}: the class and its forms differ")
        cls.kind = kind  # type: ignore[attr-defined]
        cls.shape = shape  # type: ignore[attr-defined]
        KINDS[kind] = cls  # type: ignore[assignment]
        return cls

    return register
