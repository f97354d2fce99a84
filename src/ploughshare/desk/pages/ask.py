"""The interview on a case's page: the interpreter chooses, "not sure" is always an answer, any can change."""

from collections.abc import Mapping
from dataclasses import dataclass

from ploughshare import law
from ploughshare.desk import assessing, cases
from ploughshare.desk.pages import facts
from ploughshare.desk.pages.case import head
from ploughshare.desk.pages.frame import render
from ploughshare.desk.pages.visit import ROOT, Answer, FormError, Moved, NotHereError, Visit
from ploughshare.law.pack import Fact
from ploughshare.wire import JsonValue

NONE_OF_THESE = "-"
SOURCE_CHARS_MAX = 200


@dataclass(frozen=True)
class Question:
    """A question as shown.

    `choices` are (value, label, chosen); `exact`, `low`, `high` what was said of a day or a number.
    """

    fact: str
    type: str
    section: str
    text: str
    hint: str
    why: str
    choices: tuple[tuple[str, str, bool], ...]
    exact: str
    low: str
    high: str
    least: int
    most: int
    answered: bool
    unknown: bool


def new(visit: Visit) -> Answer:
    """Before the first question: who it is about, who tells, on which day."""
    return render(
        visit,
        "new.html",
        nav="new",
        title=visit.words("new-title"),
        today=visit.today.isoformat(),
        today_text=visit.words.day(visit.today),
    )


def begin(visit: Visit) -> Answer:
    """Opens the case at once, so that nothing said from here on can be lost."""
    day = visit.typed_day("as_of")
    case = cases.open_by_hand(
        visit.ledger,
        today=visit.today,
        as_of=day if day != visit.today else None,
        name=visit.typed("name", 200),
        note=visit.typed("note", 6_000),
        source=visit.typed("source", SOURCE_CHARS_MAX),
        call=True,
    )
    if visit.form.get("take"):
        cases.take(visit.ledger, case)
    visit.desk.wake()
    return Moved(visit.case_url(case, "/ask"))


def show(visit: Visit) -> Answer:
    """The next question, one that is to be answered anew, or the list of answers when nothing is open."""
    state = visit.state
    judged = visit.desk.assessor.case(state, visit.today).assessment
    fact = visit.args.get("fact") or judged.next
    if fact is not None and fact not in visit.desk.pack.fact:
        raise NotHereError
    return _page(visit, fact, judged, wrong="")


def answer(visit: Visit) -> Answer:
    """Records an answer as one event, then goes on to the next question."""
    state, fact = visit.state, visit.args.get("fact", "")
    if fact not in visit.desk.pack.fact:
        raise NotHereError
    try:
        form = read_form(visit, visit.desk.pack.fact[fact])
        law.parse_answers(visit.desk.pack, {fact: form})
    except FormError as error:
        wrong = visit.words(error.words, **error.values)
    except law.CaseError:
        wrong = visit.words("ask-wrong")
    else:
        source = visit.typed("source", SOURCE_CHARS_MAX)
        cases.set_answers(visit.ledger, state.id, {fact: form}, source)
        visit.desk.wake()
        if visit.form.get("back"):
            visit.notice("notice-kept")
            return Moved(visit.case_url(state.id) + "#facts")
        return Moved(visit.case_url(state.id, "/ask"))
    judged = visit.desk.assessor.case(state, visit.today).assessment
    return _page(visit, fact, judged, wrong=wrong, status=400)


def read_form(visit: Visit, fact: Fact) -> JsonValue:
    """The answer that was chosen, in the forms of docs/packs.md. Raises FormError where none was."""
    if visit.form.get("unsure"):
        return None
    chosen = visit.form.get("value", ())
    if fact.type == "bool":
        if chosen not in (("yes",), ("no",)):
            raise FormError("ask-choose")
        return chosen == ("yes",)
    if fact.type == "enum":
        if not chosen:
            raise FormError("ask-choose")
        members: list[JsonValue] = list(chosen)
        return members[0] if len(members) == 1 else {"any": members}
    if fact.type == "set":
        if not chosen or (NONE_OF_THESE in chosen and len(chosen) > 1):
            raise FormError("ask-choose-set")
        return [] if NONE_OF_THESE in chosen else list(chosen)
    return _read_span(visit, fact)


def _read_span(visit: Visit, fact: Fact) -> JsonValue:
    """A day or a number, or the span it lies in."""
    exact = _read_end(visit, fact, "exact")
    if exact is not None:
        return exact
    keys = ("from", "until") if fact.type == "day" else ("min", "max")
    ends = {key: _read_end(visit, fact, name) for key, name in zip(keys, ("low", "high"), strict=True)}
    form: dict[str, JsonValue] = {key: end for key, end in ends.items() if end is not None}
    if not form:
        raise FormError("ask-choose")
    return form


def _read_end(visit: Visit, fact: Fact, name: str) -> str | int | None:
    if fact.type == "day":
        day = visit.typed_day(name)
        return None if day is None else day.isoformat()
    text = visit.typed(name, 10)
    if not text:
        return None
    if not (text.isascii() and text.removeprefix("-").isdecimal()):
        raise FormError("ask-number")
    return int(text)


def _page(visit: Visit, fact: str | None, judged: law.Assessment, *, wrong: str, status: int = 200) -> Answer:
    state = visit.state
    answers = assessing.answers_of(state)
    return render(
        visit,
        "ask.html",
        nav="queue",
        title=visit.words("ask-title"),
        status=status,
        head=head(visit, state),
        tab="ask",
        question=None if fact is None else question(visit, visit.desk.pack.fact[fact], answers),
        again=bool(visit.args.get("fact")) and fact != judged.next,
        left=len(judged.open),
        answers=facts.answers_known(visit, state),
        wrong=wrong,
        new_url=f"{ROOT}/new",
    )


def question(visit: Visit, fact: Fact, answers: Mapping[str, JsonValue]) -> Question:
    """A question with what has been answered to it so far."""
    words, form = visit.law_words, answers.get(fact.id)
    if fact.type == "bool":
        options = [("yes", visit.words("yes"), form is True), ("no", visit.words("no"), form is False)]
    else:
        chosen = _chosen(form)
        options = [(value, words.member(fact.id, value), value in chosen) for value in fact.values]
    if fact.type == "set":
        options.append((NONE_OF_THESE, visit.words("answer-none-of-these"), form == []))
    exact, low, high = _ends(form)
    return Question(
        fact=fact.id,
        type=fact.type,
        section=words.text(f"section-{fact.section}", fact.section),
        text=words.fact(fact.id),
        hint=words.text(f"fact-{fact.id}.hint"),
        why=words.text(f"fact-{fact.id}.why"),
        choices=tuple(options),
        exact=exact,
        low=low,
        high=high,
        least=fact.lo,
        most=fact.hi,
        answered=fact.id in answers,
        unknown=fact.id in answers and form is None,
    )


def _chosen(form: JsonValue) -> frozenset[str]:
    members = form.get("any", form.get("has")) if isinstance(form, dict) else form
    if isinstance(members, list):
        return frozenset(str(member) for member in members)
    return frozenset({members}) if isinstance(members, str) else frozenset()


def _ends(form: JsonValue) -> tuple[str, str, str]:
    """(exact, low, high) as text."""
    if isinstance(form, dict):
        low, high = form.get("from", form.get("min")), form.get("until", form.get("max"))
        return "", "" if low is None else str(low), "" if high is None else str(high)
    return ("", "", "") if form is None or isinstance(form, bool | list) else (str(form), "", "")
