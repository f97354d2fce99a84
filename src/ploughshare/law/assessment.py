"""What the rules say of one case on one day: the assessment of docs/packs.md, which is its own receipt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ploughshare.law.answer import Answers
from ploughshare.law.expr import Json
from ploughshare.law.pack import canonical
from ploughshare.law.signoff import SignOff
from ploughshare.law.why import Turn

ENGINE: Final = "2"


@dataclass(frozen=True, slots=True)
class Given:
    """What a finding carries: a derived value as far as it is known, in answer form; None if it is not.

    `unit`: of money the currency, of a duration its unit, else empty. `depends_on`: the facts it hangs on.
    """

    derived: str
    type: str
    unit: str
    value: Json
    depends_on: tuple[str, ...]

    def to_json(self) -> dict[str, Json]:
        """As in the assessment."""
        body: dict[str, Json] = {
            "derived": self.derived,
            "type": self.type,
            "value": self.value,
            "depends_on": list(self.depends_on),
        }
        if self.unit:
            body["currency" if self.type == "money" else "unit"] = self.unit
        return body


@dataclass(frozen=True, slots=True)
class Announcement:
    """A rule's text that has no day yet, where its conditions hold or may hold."""

    rule: str
    outcome: str
    value: str | None
    state: str
    words: str
    sources: tuple[str, ...]

    def to_json(self) -> dict[str, Json]:
        """As in the assessment."""
        return {
            "rule": self.rule,
            "outcome": self.outcome,
            "value": self.value,
            "state": self.state,
            "words": self.words,
            "sources": list(self.sources),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule version that holds or may hold. Days are ISO; `key` is RULE@FROM."""

    rule: str
    version: str
    outcome: str
    kind: str
    value: str | None
    level: str
    state: str
    axis: str
    axis_from: str
    axis_until: str
    since: str
    until: str | None
    confidence: str
    for_lawyer: bool
    review: str
    sources: tuple[str, ...]
    words: str
    because: tuple[str, ...]
    depends_on: tuple[str, ...]
    changes: tuple[Turn, ...]
    exceptions: tuple[str, ...]
    gives: Given | None = None
    clauses: tuple[str, ...] = ()
    _canonical: list[bytes] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def key(self) -> str:
        """RULE@FROM."""
        return f"{self.rule}@{self.version}"

    @property
    def holds(self) -> bool:
        """Whether it holds; otherwise it may hold."""
        return self.state == "holds"

    def to_json(self) -> dict[str, Json]:
        """As in the assessment."""
        return {
            "rule": self.rule,
            "version": self.version,
            "outcome": self.outcome,
            "kind": self.kind,
            "value": self.value,
            "level": self.level,
            "state": self.state,
            "axis": self.axis,
            "axis_from": self.axis_from,
            "axis_until": self.axis_until,
            "from": self.since,
            "until": self.until,
            "confidence": self.confidence,
            "for_lawyer": self.for_lawyer,
            "review": self.review,
            "sources": list(self.sources),
            "words": self.words,
            "because": list(self.because),
            "depends_on": list(self.depends_on),
            "changes": [turn.to_json() for turn in self.changes],
            "exceptions": list(self.exceptions),
            "gives": None if self.gives is None else self.gives.to_json(),
            "clauses": list(self.clauses),
        }

    def canonical(self) -> bytes:
        """Its part of the canonical assessment; worked out once."""
        if not self._canonical:
            self._canonical.append(canonical(self.to_json()))
        return self._canonical[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding that versions which hold give different values; `rules` are RULE@FROM."""

    outcome: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the rules say for one case on one day. `next`: the next question, or None when nothing is open."""

    pack_id: str
    pack_version: str
    pack_hash: str
    as_of: date
    standing: str
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    next: str | None
    open: tuple[str, ...]
    answers: Answers
    known_on: date | None = None
    pending: tuple[Announcement, ...] = ()
    signed: SignOff | None = None

    def to_value(self) -> dict[str, Json]:
        """The assessment as a JSON value."""
        return {**self._head(), "findings": [finding.to_json() for finding in self.findings]}

    def _head(self) -> dict[str, Json]:
        """All but the findings."""
        return {
            "pack": {"id": self.pack_id, "version": self.pack_version, "hash": self.pack_hash},
            "engine": ENGINE,
            "as_of": self.as_of.isoformat(),
            "known_on": None if self.known_on is None else self.known_on.isoformat(),
            "standing": self.standing,
            "signed": None if self.signed is None else self.signed.to_json(),
            "pending": [announced.to_json() for announced in self.pending],
            "conflicts": [{"outcome": c.outcome, "rules": list(c.rules)} for c in self.conflicts],
            "next": self.next,
            "open": list(self.open),
            "answers": {ident: answer.form for ident, answer in self.answers.items()},
        }

    def to_json(self) -> bytes:
        """Canonical JSON: the same answers give the same bytes."""
        parts = {key: canonical(value) for key, value in self._head().items()}
        parts["findings"] = b"[" + b",".join([finding.canonical() for finding in self.findings]) + b"]"
        return b"{" + b",".join([b'"%b":%b' % (key.encode(), parts[key]) for key in sorted(parts)]) + b"}"
