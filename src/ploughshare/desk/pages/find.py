"""Finding a case by a word in any of its forms, a name, a number or a code.

What was typed never stands in an address.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from ploughshare.desk import lists
from ploughshare.desk.pages.frame import render, when
from ploughshare.desk.pages.visit import Answer, Visit
from ploughshare.desk.search import Snippet

QUERY_CHARS_MAX = 200
HITS_MAX = 50


@dataclass(frozen=True)
class HitView:
    """One thing found, as shown."""

    url: str
    code: str
    kind: str
    at: str
    text: Markup


def show(visit: Visit) -> Answer:
    """The empty form."""
    return _page(visit, "", ())


def search(visit: Visit) -> Answer:
    """What was found."""
    query = visit.typed("query", QUERY_CHARS_MAX)
    hits = lists.find(visit.ledger, query, limit=HITS_MAX) if query else []
    return _page(visit, query, tuple(_view(visit, hit) for hit in hits))


def _page(visit: Visit, query: str, hits: tuple[HitView, ...]) -> Answer:
    return render(
        visit,
        "find.html",
        nav="find",
        title=visit.words("find-title"),
        query=query,
        hits=hits,
        most=HITS_MAX,
    )


def _view(visit: Visit, hit: lists.Hit) -> HitView:
    place = "/talk" if hit.kind.startswith("msg.") else ""
    ident = "kind-" + hit.kind.replace(".", "-").replace("_", "-")
    return HitView(
        url=visit.case_url(hit.case, place),
        code=hit.code,
        kind=visit.words(ident) if visit.words.has(ident) else "",
        at=when(visit, hit.wall) if hit.wall else "",
        text=marked(hit.snippet),
    )


def marked(snippet: Snippet) -> Markup:
    """A piece of text with what was looked for marked; everything in it is escaped."""
    parts, at = [], 0
    for start, end in snippet.marks:
        parts.append(escape(snippet.text[at:start]))
        parts.append(Markup("<mark>{}</mark>").format(snippet.text[start:end]))
        at = end
    parts.append(escape(snippet.text[at:]))
    return Markup("").join(parts)
