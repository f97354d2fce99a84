"""Key grants and wraps: keys reach exactly whom they are for, from whom may hand them on."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ploughshare.seal.age import ClosingError, SealError, encrypt
from ploughshare.seal.grants import (
    CaseKeys,
    Grant,
    LetterKey,
    Wrap,
    open_grant,
    open_wrap,
    seal_grant,
    seal_wrap,
)
from ploughshare.seal.letters import CasePlace
from ploughshare.seal.signing import sign
from ploughshare.wire import LETTER_BYTES_MAX, WRAP_BYTES_MAX, desk_id
from tests.seal.people import (
    ANNA,
    BORIS,
    CASE,
    DAY,
    DESK,
    MAILBOX,
    PERSON,
    PLACE,
    STRANGER,
    Someone,
    member,
    roster,
)

KEY = bytes(range(32))
DESK_ID = desk_id(DESK.public)


def grant(author: Someone = PERSON, case: bytes = CASE) -> Grant:
    return Grant(case, KEY, author.public, DAY)


def wrap(cases: int = 1, author: Someone = ANNA, desk: bytes = DESK_ID) -> Wrap:
    return Wrap(
        desk,
        author.public,
        DAY,
        (KEY, KEY),
        tuple(
            CaseKeys(bytes([n % 256]) * 16, (KEY,), (LetterKey(KEY, n),) if n % 2 else ())
            for n in range(cases)
        ),
    )


def test_a_case_key_reaches_the_person_and_every_member() -> None:
    recipients = [PERSON.age.recipient, ANNA.age.recipient, BORIS.age.recipient]
    file = seal_grant(grant(), PERSON.key, recipients)
    for who in (PERSON, ANNA, BORIS):
        opened = open_grant(file, who.age, PLACE)
        assert opened == grant()
        assert opened.identity().recipient == grant().identity().recipient
    with pytest.raises(SealError):
        open_grant(file, STRANGER.age, PLACE)


def test_a_grant_for_the_largest_desk_fits_the_relay() -> None:
    file = seal_grant(grant(), PERSON.key, [PERSON.age.recipient] + [ANNA.age.recipient] * 64)
    assert len(file) <= LETTER_BYTES_MAX


def test_a_member_may_hand_a_case_on_and_a_stranger_may_not() -> None:
    assert (
        open_grant(seal_grant(grant(ANNA), ANNA.key, [BORIS.age.recipient]), BORIS.age, PLACE).author
        == ANNA.public
    )
    for wrong, signer in ((grant(STRANGER), STRANGER), (grant(case=bytes(16)), PERSON)):
        with pytest.raises(SealError):
            open_grant(seal_grant(wrong, signer.key, [ANNA.age.recipient]), ANNA.age, PLACE)
    with pytest.raises(ClosingError):
        seal_grant(grant(PERSON), STRANGER.key, [ANNA.age.recipient])


def test_who_has_left_the_desk_hands_on_no_case() -> None:
    without_boris = roster(2, bytes(32), (member(ANNA, "Anna"),))
    for rosters in ((roster(), without_boris), (without_boris, roster())):
        place = CasePlace(DESK.public, MAILBOX, rosters)
        theirs = seal_grant(grant(BORIS), BORIS.key, [ANNA.age.recipient])
        with pytest.raises(SealError):
            open_grant(theirs, ANNA.age, place)
        for who in (ANNA, PERSON):
            file = seal_grant(grant(who), who.key, [ANNA.age.recipient])
            assert open_grant(file, ANNA.age, place) == grant(who)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_grant_with_any_byte_changed_or_cut_is_refused(data: st.DataObject) -> None:
    file = seal_grant(grant(), PERSON.key, [ANNA.age.recipient])
    place = data.draw(st.integers(0, len(file) - 1))
    flipped = bytes([file[place] ^ data.draw(st.integers(1, 255))])
    for broken in (file[:place] + flipped + file[place + 1 :], file[:place]):
        with pytest.raises(SealError):
            open_grant(broken, ANNA.age, PLACE)


def test_keys_do_not_show_in_what_python_prints() -> None:
    assert repr(KEY) not in repr(grant()) + repr(wrap())


@pytest.mark.parametrize("cases", [0, 1, 99, 500])
def test_a_wrap_of_any_size_is_handed_on_in_parts_the_relay_takes(cases: int) -> None:
    whole = wrap(cases)
    opened = []
    for part in whole.in_parts():
        file = seal_wrap(part, ANNA.key, BORIS.age.recipient)
        assert len(file) <= WRAP_BYTES_MAX
        opened.append(open_wrap(file, BORIS.age, DESK_ID, roster()))
    assert sum((part.cases for part in opened), ()) == whole.cases
    assert {part.team for part in opened} == {whole.team}


def test_a_wrap_that_was_not_parted_is_refused_before_the_relay_does() -> None:
    with pytest.raises(ClosingError):
        seal_wrap(wrap(300), ANNA.key, BORIS.age.recipient)


def test_a_wrap_is_for_one_member_of_one_desk_from_another_member() -> None:
    file = seal_wrap(wrap(), ANNA.key, BORIS.age.recipient)
    assert open_wrap(file, BORIS.age, DESK_ID, roster()) == wrap()
    with pytest.raises(SealError):
        open_wrap(file, ANNA.age, DESK_ID, roster())
    with pytest.raises(SealError):
        open_wrap(file, BORIS.age, bytes(16), roster())
    forged = seal_wrap(wrap(author=STRANGER), STRANGER.key, BORIS.age.recipient)
    with pytest.raises(SealError):
        open_wrap(forged, BORIS.age, DESK_ID, roster())
    with pytest.raises(SealError):
        open_grant(file, BORIS.age, PLACE)


def test_keys_signed_by_another_in_an_authors_name_are_refused() -> None:
    for who, identity in ((PERSON, ANNA.age), (ANNA, BORIS.age)):
        forged = sign("keys", grant(who).body(), STRANGER.key).to_bytes()
        with pytest.raises(SealError):
            open_grant(encrypt(forged, [identity.recipient]), identity, PLACE)
    forged = sign("keys", wrap().body(), STRANGER.key).to_bytes()
    with pytest.raises(SealError):
        open_wrap(encrypt(forged, [BORIS.age.recipient]), BORIS.age, DESK_ID, roster())


@settings(deadline=None, max_examples=60)
@given(body=st.binary(max_size=300))
def test_anything_else_that_is_signed_is_refused_as_keys(body: bytes) -> None:
    file = encrypt(sign("keys", body, ANNA.key).to_bytes(), [BORIS.age.recipient])
    with pytest.raises(SealError):
        open_grant(file, BORIS.age, PLACE)
    with pytest.raises(SealError):
        open_wrap(file, BORIS.age, DESK_ID, roster())


def ways(value: object) -> Iterator[tuple[str | int, ...]]:
    """How to come to each part of a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inside:
        yield (name,)
        yield from ((name, *way) for way in ways(part))


SHAPES: tuple[object, ...] = (7, None, "", "я", {}, [[]])
ALSO_GOOD = {("seq", 7), ("grant", None)}


def open_either(kind: str, file: bytes) -> Grant | Wrap:
    return (
        open_grant(file, BORIS.age, PLACE)
        if kind == "grant"
        else open_wrap(file, BORIS.age, DESK_ID, roster())
    )


@pytest.mark.parametrize("kind", ["grant", "wrap"])
def test_keys_with_one_part_of_another_shape_are_refused(kind: str) -> None:
    handed = replace(grant(ANNA), members=(bytes(16), bytes(16))) if kind == "grant" else wrap(2)
    body = handed.body()
    for way in ways(json.loads(body)):
        for shape in SHAPES:
            whole = json.loads(body)
            at = whole
            for step in way[:-1]:
                at = at[step]
            at[way[-1]] = shape
            signed = sign("keys", json.dumps(whole).encode(), ANNA.key).to_bytes()
            file = encrypt(signed, [BORIS.age.recipient])
            if isinstance(shape, (int, type(None))) and (way[-1], shape) in ALSO_GOOD:
                continue
            with pytest.raises(SealError):
                open_either(kind, file)
