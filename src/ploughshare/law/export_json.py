"""Parts of an authored pack as they stand in the compiled JSON, where nothing has to be computed."""

from __future__ import annotations

from ploughshare.law.authored import LawSource, Outcome, Paper, Review
from ploughshare.law.expr import Ast, Json


def tree_json(tree: Ast | None) -> Json:
    """A tree, or null."""
    return None if tree is None else tree.to_json()


def review_json(review: Review) -> Json:
    """A review."""
    if review.status == "draft":
        return {"status": "draft"}
    return {"status": review.status, "by": review.by, "role": review.role, "on": review.on}


def outcome_json(outcome: Outcome) -> Json:
    """An outcome."""
    found: dict[str, Json] = {"id": outcome.id, "kind": outcome.kind}
    if outcome.values:
        found["values"] = list(outcome.values)
    return found


def source_json(law: LawSource) -> Json:
    """A source, without its id."""
    return {
        "citation": law.citation,
        "from": law.since,
        "until": law.until,
        "confidence": law.confidence,
        "checked": law.checked,
        "seen": list(law.seen),
    }


def paper_json(paper: Paper) -> Json:
    """A paper."""
    return {
        "id": paper.id,
        "outcome": paper.outcome,
        "fields": [{"id": ident, "type": kind} for ident, kind in paper.fields],
    }
