"""A person may write anything at all: no letter may stop the desk's pages, its search or its rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from ploughshare.desk import cases, inbox, lists
from ploughshare.desk.app import Desk
from ploughshare.desk.kinds import CaseOpen
from ploughshare.desk.pages.routes import PAGES, turned_away
from ploughshare.desk.pages.session import Session, new_session
from ploughshare.desk.pages.visit import Shown, Visit
from ploughshare.desk.record_rows import export_rows
from ploughshare.seal.letters import OpenedMessage
from ploughshare.seal.message import Message, PackNamed, RosterHeld
from ploughshare.seal.refusal import ClosingError
from ploughshare.seal.signing import sign
from ploughshare.wire import JsonValue
from tests.desk.scenarios import TODAY, open_desk, pack
from tests.desk.test_pages import foreign
from tests.desk.writer import Writer

LOOKS = [page for page in PAGES if page.method == "GET" and "{draft}" not in page.path]

days = st.one_of(st.dates(), st.sampled_from([date.min, date.max, date(1899, 12, 31), date(2100, 1, 1)]))
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=2, max_size=60),
    st.sampled_from(["<script>x</script>", "\u202eсурс", "\u2066", "\x9b31m", "a" * 12_000, "ё" * 12_000]),
)
numbers = st.one_of(st.integers(-(2**53) + 1, 2**53 - 1), st.integers(-3, 3))
atoms = st.one_of(
    st.none(), st.booleans(), numbers, days.map(str), texts, st.sampled_from(["yes", "no", "unknown"])
)
forms = st.one_of(
    atoms,
    st.lists(atoms, max_size=4),
    st.dictionaries(
        st.sampled_from(["any", "has", "not", "min", "max", "from", "until", "x"]),
        st.one_of(atoms, st.lists(atoms, max_size=3)),
        max_size=3,
    ),
)
facts = st.one_of(
    st.sampled_from(sorted(fact.id for fact in pack().facts)), texts.filter(bool).map(lambda text: text[:100])
)


def _is_sendable(message: Message) -> bool:
    try:
        message.body()
    except ClosingError:
        return False
    return True


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    found = open_desk(Path(tmp_path_factory.mktemp("hostile")) / "vault")
    yield found
    found.ledger.vault.close()


@pytest.fixture(scope="module")
def session(desk: Desk) -> Session:
    return new_session(desk.ledger.random, 0.0, "ru")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    answers=st.dictionaries(facts, forms, max_size=6),
    as_of=days,
    day=days,
    lang=texts.map(lambda text: text[:16]),
    text=texts,
    sure=days,
)
@example({}, date.max, date.max, "ru", "x", date.min)
@example({"refusal_date": "9999-12-31", "status": "mobilised"}, date.min, date.min, "ru", "x", date.max)
def test_whatever_a_letter_says_every_page_and_the_rows_still_open(
    desk: Desk,
    session: Session,
    answers: dict[str, JsonValue],
    as_of: date,
    day: date,
    lang: str,
    text: str,
    sure: date,
) -> None:
    ledger = desk.ledger
    writer = Writer.new(ledger.home.root_public, ledger.random(32))
    case = writer.case
    message = Message(
        kind="letter",
        case=case,
        author=writer.public,
        seq=0,
        prev=None,
        seen=None,
        day=day,
        lang=lang,
        text=text,
        roster=RosterHeld(1, bytes(32)),
        answers=answers,
        as_of=as_of,
        pack=PackNamed("ru", "0"),
        record_consent=True,
    )
    assume(_is_sendable(message))
    ledger.write(case, CaseOpen("letter", writer.mailbox, sure))
    signed = sign("letter", message.body(), writer.key)
    inbox._file_letter(ledger, OpenedMessage(message, signed.message_hash, signed))
    handle = session.handle(case)
    for page in LOOKS:
        for fact in [*answers, "x"] if "{fact}" in page.path else ["report"]:
            args = {"case": handle, "fact": fact, "paper": fact}
            answer = turned_away(page.function, Visit(desk, session, "/desk" + page.path, args=args))
            if isinstance(answer, Shown):
                assert answer.status < 500
                assert foreign(answer.html) == []
    lists.find(ledger, text[:200])
    export_rows(ledger, TODAY)
    cases.close(ledger, case, "looked at")
