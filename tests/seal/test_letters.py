"""Letters and replies: what is closed opens for its readers alone, unchanged, and shows no length."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.seal.age import ClosingError, HybridIdentity, SealError
from ploughshare.seal.letters import CasePlace, open_message, seal_message
from ploughshare.seal.message import Message, RosterHeld
from ploughshare.wire import LETTER_BYTES_MAX, TEXT_CHARS_MAX, JsonValue
from tests.seal.people import (
    ANNA,
    BORIS,
    CASE_KEY,
    MAILBOX,
    PERSON,
    PLACE,
    STRANGER,
    Someone,
    letter,
    reply,
    roster,
)

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=3000)
answers: st.SearchStrategy[dict[str, JsonValue]] = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    st.none()
    | st.booleans()
    | st.integers(-1000, 1000)
    | st.just("mobilised")
    | st.just({"any": ["a", "b"]}),
    max_size=10,
)


@settings(deadline=None, max_examples=60)
@given(text=texts, day=st.dates(), given_answers=answers, consent=st.booleans(), seq=st.integers(1, 2**40))
def test_a_letter_opens_as_it_was_written(
    text: str, day: datetime.date, given_answers: dict[str, JsonValue], consent: bool, seq: int
) -> None:
    written = replace(
        letter(text, seq, bytes(32), bytes(range(32))), day=day, answers=given_answers, record_consent=consent
    )
    sealed = seal_message(written, PERSON.key, CASE_KEY.recipient)
    opened = open_message("letter", sealed.file, CASE_KEY, PLACE)
    assert opened.message == written
    assert opened.hash == sealed.hash


def test_a_reply_of_any_member_opens() -> None:
    for who in (ANNA, BORIS):
        written = reply(author=who)
        sealed = seal_message(written, who.key, CASE_KEY.recipient)
        assert open_message("reply", sealed.file, CASE_KEY, PLACE).message == written


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_a_letter_with_any_byte_changed_or_cut_is_refused(data: st.DataObject) -> None:
    file = seal_message(letter(), PERSON.key, CASE_KEY.recipient).file
    place = data.draw(st.integers(0, len(file) - 1))
    changed = file[:place] + bytes([file[place] ^ data.draw(st.integers(1, 255))]) + file[place + 1 :]
    for broken in (changed, file[:place]):
        with pytest.raises(SealError):
            open_message("letter", broken, CASE_KEY, PLACE)


@settings(deadline=None, max_examples=40)
@given(one=st.integers(0, 8000), other=st.integers(0, 8000))
def test_the_size_of_a_letter_shows_its_step_and_nothing_else(one: int, other: int) -> None:
    for size in (one, other):
        file = seal_message(letter("я" * size), PERSON.key, CASE_KEY.recipient).file
        # 1,659 bytes of age header, nonce and tags around the step.
        assert len(file) - 1_659 in (4_096, 16_384, 65_536)


def test_the_longest_text_fits_and_a_longer_one_is_refused_before_sealing() -> None:
    longest = letter("\U0001f54a" * TEXT_CHARS_MAX)
    sealed = seal_message(longest, PERSON.key, CASE_KEY.recipient)
    assert len(sealed.file) <= LETTER_BYTES_MAX
    assert open_message("letter", sealed.file, CASE_KEY, PLACE).message == longest
    with pytest.raises(ClosingError):
        seal_message(letter("a" * (TEXT_CHARS_MAX + 1)), PERSON.key, CASE_KEY.recipient)
    many: dict[str, JsonValue] = {f"fact {n}": "x" * 100 for n in range(500)}
    with pytest.raises(ClosingError):
        seal_message(replace(longest, answers=many), PERSON.key, CASE_KEY.recipient)


@pytest.mark.parametrize(
    ("message", "signer"),
    [
        (letter(author=STRANGER), STRANGER),
        (letter(author=ANNA), ANNA),
        (letter(case=bytes(16)), PERSON),
        (reply(author=STRANGER), STRANGER),
        (reply(author=PERSON), PERSON),
    ],
)
def test_who_may_not_speak_here_is_refused(message: Message, signer: Someone) -> None:
    sealed = seal_message(message, signer.key, CASE_KEY.recipient)
    with pytest.raises(SealError):
        open_message(message.kind, sealed.file, CASE_KEY, PLACE)


def test_nobody_signs_in_another_name() -> None:
    with pytest.raises(ClosingError):
        seal_message(letter(), STRANGER.key, CASE_KEY.recipient)


def test_a_letter_is_not_a_reply_and_opens_with_its_own_key_alone() -> None:
    file = seal_message(letter(), PERSON.key, CASE_KEY.recipient).file
    with pytest.raises(SealError):
        open_message("reply", file, CASE_KEY, PLACE)
    with pytest.raises(SealError):
        open_message("letter", file, HybridIdentity(bytes(32)), PLACE)
    with pytest.raises(SealError):
        open_message("letter", bytes(LETTER_BYTES_MAX + 1), CASE_KEY, PLACE)


def test_what_a_member_wrote_before_leaving_stays_readable() -> None:
    sealed = seal_message(reply(author=ANNA), ANNA.key, CASE_KEY.recipient)
    without = roster(2, bytes(32), members=roster().members[1:])
    after = CasePlace(PLACE.root, MAILBOX, (without,))
    with pytest.raises(SealError):
        open_message("reply", sealed.file, CASE_KEY, after)
    kept = CasePlace(PLACE.root, MAILBOX, (roster(), without))
    assert open_message("reply", sealed.file, CASE_KEY, kept).message.text == "Nothing yet."


@pytest.mark.parametrize(
    "wrong",
    [
        replace(letter(), record_consent=None),
        replace(letter(), pack=None),
        replace(letter(), as_of=None),
        replace(letter(), seq=1),
        replace(letter(), prev=bytes(32)),
        replace(letter(), case=b"short"),
        replace(letter(), lang=""),
        replace(letter(), text="a\x00b"),
        replace(letter(), text="\ud800"),
        replace(letter(), roster=RosterHeld(0, bytes(32))),
        replace(letter(), answers={"": True}),
        replace(reply(), record_consent=True),
        replace(reply(), answers={}),
    ],
)
def test_what_has_not_the_agreed_form_is_not_sealed(wrong: Message) -> None:
    with pytest.raises(ClosingError):
        wrong.body()
