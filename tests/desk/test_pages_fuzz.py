"""Whatever is typed into any form of the desk: an answer in words, never a fault, never foreign markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare.desk.pages.routes import PAGES, Page, turned_away
from ploughshare.desk.pages.session import Session, new_session
from ploughshare.desk.pages.visit import Handed, Moved, Shown, Visit
from tests.desk.scenarios import Book, open_book, unsettle
from tests.desk.test_pages import foreign

FORMS = [page for page in PAGES if page.method == "POST"]
LOOKS = [page for page in PAGES if page.method == "GET"]
FIELDS = (
    *("text", "key", "last_read", "lang", "message", "thing", "event", "field", "value", "source", "query"),
    *("member", "why", "offer", "level", "call", "day", "title", "proof", "given", "how", "outcome", "month"),
    *("group", "remove", "reason", "as_of", "name", "note", "take", "unsure", "back", "exact", "low", "high"),
    *("request", "compared", "sure", "here", "on", "unit", "date", "approved", "anyway"),
    *("file", "paper", "enclose_paper"),
)
HOSTILE = (
    "<script>x</script>",
    '"><img src=x onerror=x>',
    "2022-13-40",
    "answer:held",
    "-",
    "٣",
    "\u202e",
    "'",
    "%s",
)
typed = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8"), max_size=40), st.dates().map(str)
)
forms = st.dictionaries(
    st.sampled_from(FIELDS), st.lists(typed, min_size=1, max_size=3).map(tuple), max_size=12
)
words = st.sampled_from(
    ("", "status", "held", "refusal_date", "doc_1", "doc_8", "1", "0", "-1", "x", "..", "AAAA")
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    found = open_book(Path(tmp_path_factory.mktemp("fuzz")) / "vault")
    unsettle(found)
    yield found
    found.ledger.vault.close()


@pytest.fixture(scope="module")
def session(book: Book) -> Session:
    return new_session(book.ledger.random, 0.0, "ru")


def look(book: Book, session: Session, page: Page, visit: Visit) -> None:
    answer = turned_away(page.function, visit)
    if isinstance(answer, Shown):
        assert answer.status < 500
        assert foreign(answer.html) == []
    elif isinstance(answer, Moved):
        assert answer.to.startswith("/desk/")
    else:
        assert isinstance(answer, Handed)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=st.sampled_from(FORMS), form=forms, word=words, known=st.booleans())
def test_no_form_breaks_the_desk(
    book: Book, session: Session, page: Page, form: dict[str, tuple[str, ...]], word: str, known: bool
) -> None:
    handle = session.handle(book.case["s5_northern_soldier"]) if known else word
    args = {"case": handle, "fact": word, "paper": word, "draft": word}
    look(book, session, page, Visit(book.desk, session, "/desk" + page.path, args=args, form=form))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=st.sampled_from(LOOKS), day=typed, word=words, known=st.booleans())
def test_no_address_breaks_the_desk(
    book: Book, session: Session, page: Page, day: str, word: str, known: bool
) -> None:
    handle = session.handle(book.case["s5_northern_soldier"]) if known else word
    args = {"case": handle, "fact": word, "paper": word, "draft": word, "number": word}
    query = {"on": day, "from": day, "to": day, "show": day}
    look(book, session, page, Visit(book.desk, session, "/desk" + page.path, args=args, query=query))
