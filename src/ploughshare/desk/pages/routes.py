"""Every page and form of the desk: method, path below the root, function."""

from collections.abc import Callable
from dataclasses import dataclass

from ploughshare.desk.pages import (
    about,
    ask,
    attached,
    case,
    deeds,
    enclosing,
    entrance,
    facts,
    find,
    lawchange,
    paperwork,
    queue,
    talk,
    team,
)
from ploughshare.desk.pages.frame import render
from ploughshare.desk.pages.visit import Answer, FormError, NotHereError, Visit
from ploughshare.desk.papers import PaperError
from ploughshare.desk.refused import DeskError

PageFunction = Callable[[Visit], Answer]


@dataclass(frozen=True)
class Page:
    """One path and what answers there; names in braces reach the function as `visit.args`."""

    method: str
    path: str
    function: PageFunction


_CASE = "/case/{case}"
_DRAFT = _CASE + "/draft/{draft}"
_FILE = _CASE + "/file/{message}/{file}"

UPLOAD = _CASE + "/enclose"
"""Where the file field of a reply sends files; no form comes here (app/upload.py)."""

PAGES = (
    Page("GET", "/queue", queue.show),
    Page("POST", _CASE + "/take-from-queue", queue.take),
    Page("GET", "/new", ask.new),
    Page("POST", "/new", ask.begin),
    Page("GET", _CASE, case.show),
    Page("POST", _CASE + "/keep-assessment", case.keep_assessment),
    Page("POST", _CASE + "/settle", facts.settle),
    Page("POST", _CASE + "/field", facts.set_field),
    Page("POST", _CASE + "/take", deeds.take),
    Page("POST", _CASE + "/release", deeds.release),
    Page("POST", _CASE + "/offer", deeds.offer),
    Page("POST", _CASE + "/accept", deeds.accept),
    Page("POST", _CASE + "/danger", deeds.set_danger),
    Page("POST", _CASE + "/note", deeds.add_note),
    Page("POST", _CASE + "/as-of", deeds.set_as_of),
    Page("POST", _CASE + "/deadline", deeds.set_deadline),
    Page("POST", _CASE + "/deadline-done", deeds.deadline_done),
    Page("POST", _CASE + "/consent", deeds.consent),
    Page("POST", _CASE + "/outcome", deeds.outcome),
    Page("POST", _CASE + "/group", deeds.group),
    Page("POST", _CASE + "/close", deeds.close),
    Page("POST", _CASE + "/reopen", deeds.reopen),
    Page("GET", _CASE + "/ask", ask.show),
    Page("GET", _CASE + "/ask/{fact}", ask.show),
    Page("POST", _CASE + "/ask/{fact}", ask.answer),
    Page("GET", _CASE + "/talk", talk.show),
    Page("POST", _CASE + "/talk", talk.send),
    Page("GET", _CASE + "/talk/going", enclosing.going),
    Page("POST", _CASE + "/take-back", talk.take_back),
    Page("GET", _FILE, attached.show),
    Page("GET", _FILE + "/save", attached.save),
    Page("POST", _FILE + "/fetch", attached.fetch),
    Page("GET", _CASE + "/papers", paperwork.show),
    Page("GET", _CASE + "/papers/{paper}", paperwork.edit),
    Page("POST", _CASE + "/papers/{paper}", paperwork.keep),
    Page("GET", _DRAFT + "/page/{number}", paperwork.picture),
    Page("GET", _DRAFT + "/pdf", paperwork.pdf),
    Page("POST", _DRAFT + "/sent", paperwork.sent),
    Page("GET", "/find", find.show),
    Page("POST", "/find", find.search),
    Page("GET", "/law", lawchange.show),
    Page("GET", "/team", team.show),
    Page("POST", "/team/request", team.request),
    Page("POST", "/team/let-in", team.let_in),
    Page("POST", "/team/let-out", team.let_out),
    Page("GET", "/guide", entrance.show),
    Page("POST", "/guide/look", entrance.look_now),
    Page("POST", "/guide/settle", entrance.settle),
    Page("GET", "/guide/served", entrance.save),
    Page("GET", "/about", about.show),
    Page("POST", "/language", about.set_language),
    Page("POST", "/keys", about.set_keys),
    Page("POST", "/exchange", about.exchange_now),
)


def turned_away(function: PageFunction, visit: Visit) -> Answer:
    """The function's answer, or a page that says in one sentence why there is none."""
    try:
        return function(visit)
    except NotHereError:
        return _refusal(visit, visit.words("error-not-here"), 404)
    except FormError as error:
        return _refusal(visit, visit.words(error.words, **error.values), 400)
    except (DeskError, PaperError) as error:
        ident = f"refused-{type(error).__name__}"
        return _refusal(visit, visit.words(ident) if visit.words.has(ident) else str(error), 409)


def _refusal(visit: Visit, sentence: str, status: int) -> Answer:
    return render(
        visit, "refusal.html", nav="", title=visit.words("error-title"), status=status, sentence=sentence
    )
