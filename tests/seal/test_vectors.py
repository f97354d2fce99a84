"""The published vectors: what the code says of them, and, by other means, that they say the truth."""

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey, VerifyKey

from ploughshare.seal import chain
from ploughshare.seal.age import HybridIdentity, SealError, decrypt
from ploughshare.seal.grants import Grant, open_grant
from ploughshare.seal.letters import CasePlace, OpenedMessage, open_message
from ploughshare.seal.message import Message, MessageKind
from ploughshare.seal.phrase import UnknownWordError, WordCountError, read_phrase, stretch
from ploughshare.seal.refusal import NewerError
from ploughshare.seal.roster import RosterOrderError, check_chain, check_not_older, open_roster
from ploughshare.seal.signing import check_signature, sign
from ploughshare.wire import (
    LADDER_BYTES,
    Signed,
    WireError,
    case_id,
    desk_id,
    event_key_tag,
    mailbox_id,
    member_id,
    signing_input,
)
from tests.seal.people import letter, reply

VECTORS = Path(__file__).parents[2] / "vectors" / "seal"


def load(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


def octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def labelled(label: str, data: bytes) -> bytes:
    return hashlib.sha256(b"ploughshare/v1/" + label.encode() + b"\0" + data).digest()


def hkdf(secret: bytes, info: bytes) -> bytes:
    """RFC 5869 for one block of output, written out."""
    prk = hmac.digest(bytes(32), secret, "sha256")
    return hmac.digest(prk, info + b"\x01", "sha256")


PHRASES = load("phrase")


@pytest.mark.parametrize("case", PHRASES["cases"], ids=lambda case: case["phrase"])
def test_a_phrase_is_read_from_every_way_of_writing_it(case: Any) -> None:
    for written in case["written"].values():
        assert read_phrase(written, case["language"]).text == case["phrase"]


@pytest.mark.parametrize("case", PHRASES["cases"], ids=lambda case: case["phrase"])
def test_a_phrase_stretches_to_the_published_keys(case: Any) -> None:
    keys = stretch(read_phrase(case["phrase"], case["language"]))
    assert keys.sign_seed == octets(case["sign_seed"])
    assert keys.sign_public == octets(case["sign_public"])
    assert keys.identity.text() == case["age_identity"]
    for place in case["mailboxes"]:
        assert keys.mailbox(octets(place["root"])) == octets(place["mailbox"])
        assert keys.case(octets(place["root"])) == octets(place["case"])


@pytest.mark.parametrize("case", PHRASES["cases"], ids=lambda case: case["phrase"])
def test_the_published_keys_are_right_by_other_means(case: Any) -> None:
    master = hashlib.scrypt(
        case["phrase"].encode(), salt=b"ploughshare/v1/phrase", n=32768, r=8, p=1, maxmem=2**26, dklen=32
    )
    assert octets(case["sign_seed"]) == hkdf(master, b"ploughshare/v1/person-sign")
    assert octets(case["age_seed"]) == hkdf(master, b"ploughshare/v1/person-age")
    public = bytes(SigningKey(octets(case["sign_seed"])).verify_key)
    assert octets(case["sign_public"]) == public
    for place in case["mailboxes"]:
        mailbox = labelled("mailbox", octets(place["root"]) + public)[:16]
        assert octets(place["mailbox"]) == mailbox
        assert octets(place["case"]) == labelled("case", mailbox)[:16]


@pytest.mark.parametrize("case", PHRASES["refused"], ids=lambda case: case["written"])
def test_a_wrong_phrase_is_refused_as_published(case: Any) -> None:
    if "count" in case:
        with pytest.raises(WordCountError) as miscounted:
            read_phrase(case["written"], case["language"])
        assert miscounted.value.count == case["count"]
    else:
        with pytest.raises(UnknownWordError) as unknown:
            read_phrase(case["written"], case["language"])
        assert unknown.value.position == case["unknown"]
        assert list(unknown.value.suggestions) == case["suggestions"]


@pytest.mark.parametrize("case", load("ids")["cases"])
def test_names_grow_from_keys_as_published(case: Any) -> None:
    root, public, key = octets(case["root"]), octets(case["sign"]), octets(case["key"])
    mailbox = labelled("mailbox", root + public)[:16]
    by_hand = {
        "desk": labelled("desk", root)[:16],
        "member": labelled("member", public)[:16],
        "mailbox": mailbox,
        "case": labelled("case", mailbox)[:16],
        "event_key_tag": labelled("event-key", key)[:16],
    }
    by_code = {
        "desk": desk_id(root),
        "member": member_id(public),
        "mailbox": mailbox_id(root, public),
        "case": case_id(mailbox),
        "event_key_tag": event_key_tag(key),
    }
    assert by_code == by_hand == {name: octets(case[name]) for name in by_hand}


MESSAGES = load("messages")


@pytest.mark.parametrize("case", MESSAGES["cases"], ids=lambda case: f"{case['domain']} {case['size_bytes']}")
def test_a_message_is_signed_named_and_padded_as_published(case: Any) -> None:
    body, key = case["body"].encode(), SigningKey(octets(case["sign_seed"]))
    covered = b"ploughshare/v1/" + case["domain"].encode() + b"\0" + body
    assert octets(case["signature"]) == key.sign(covered).signature
    assert octets(case["sign_public"]) == bytes(key.verify_key)
    assert octets(case["message_hash"]) == labelled(case["domain"], body + octets(case["signature"]))
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    signed = sign(case["domain"], body, Ed25519PrivateKey.from_private_bytes(octets(case["sign_seed"])))
    assert signed.signature == octets(case["signature"])
    assert signed.message_hash == octets(case["message_hash"])
    assert len(signed.to_bytes()) == case["size_bytes"]
    bare = 9 + len(body) + 64
    if case["domain"] != "roster":
        least = 4096 if case["domain"] in ("letter", "reply") else 1024
        assert case["size_bytes"] == min(step for step in LADDER_BYTES if step >= max(bare, least))


def test_what_fits_no_step_is_refused() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    for case in MESSAGES["too_long"]:
        signed = sign(
            case["domain"], bytes(case["body_bytes"]), Ed25519PrivateKey.from_private_bytes(bytes(32))
        )
        with pytest.raises(WireError):
            signed.to_bytes()


ROSTERS = load("roster")


def test_the_published_rosters_follow_each_other() -> None:
    root = octets(ROSTERS["root"])
    opened = [open_roster(octets(one["file"]), root) for one in ROSTERS["versions"]]
    check_chain(opened)
    for one, case in zip(opened, ROSTERS["versions"], strict=True):
        file = octets(case["file"])
        body, signature = file[9:-64], file[-64:]
        VerifyKey(root).verify(b"ploughshare/v1/roster\0" + body, signature)
        assert one.hash == octets(case["hash"]) == labelled("roster", body + signature)
        assert one.roster.version == case["version"] == json.loads(body)["version"]


@pytest.mark.parametrize("case", ROSTERS["refused"], ids=lambda case: case["why"])
def test_a_published_wrong_roster_is_refused(case: Any) -> None:
    with pytest.raises(SealError) as refused:
        open_roster(octets(case["file"]), octets(ROSTERS["root"]))
    assert not isinstance(refused.value, NewerError)


@pytest.mark.parametrize("case", ROSTERS["newer"], ids=lambda case: case["why"])
def test_a_published_roster_of_a_version_to_come_is_called_that(case: Any) -> None:
    with pytest.raises(NewerError):
        open_roster(octets(case["file"]), octets(ROSTERS["root"]))


@pytest.mark.parametrize("case", ROSTERS["out_of_order"], ids=lambda case: case["why"])
def test_a_published_roster_out_of_order_is_refused(case: Any) -> None:
    root = octets(ROSTERS["root"])
    held = open_roster(octets(ROSTERS["versions"][case["held"] - 1]["file"]), root)
    offered = open_roster(octets(case["file"]), root)
    with pytest.raises(RosterOrderError):
        check_not_older(held.held, offered)


LETTERS = load("letters")
PLACE = CasePlace(
    octets(LETTERS["root"]),
    octets(LETTERS["mailbox"]),
    tuple(open_roster(octets(one), octets(LETTERS["root"])).roster for one in LETTERS["rosters"]),
)
CASE_KEY = HybridIdentity(octets(LETTERS["case_key"]))


@pytest.mark.parametrize("reader", ["person_age", "member_age"])
def test_the_published_grant_opens_for_its_readers(reader: str) -> None:
    grant = open_grant(octets(LETTERS["grant"]), HybridIdentity.parse(LETTERS[reader]), PLACE)
    assert grant.case_key == octets(LETTERS["case_key"])
    assert grant.case == octets(LETTERS["case"])
    assert [grant.someone_left(roster) for roster in PLACE.rosters] == LETTERS["left"]


def test_the_published_change_of_key_is_for_those_who_stayed() -> None:
    changed, person = LETTERS["changed"], HybridIdentity.parse(LETTERS["person_age"])
    grant = open_grant(octets(changed["grant"]), person, PLACE)
    assert (grant.case_key, grant.seq) == (octets(changed["case_key"]), 1)
    assert not grant.someone_left(PLACE.rosters[-1])
    with pytest.raises(SealError):
        open_grant(octets(changed["grant"]), HybridIdentity.parse(LETTERS["member_age"]), PLACE)


def test_the_published_conversation_opens_and_nothing_is_wrong_with_it() -> None:
    opened = []
    for case in LETTERS["messages"]:
        opened.append(open_message(case["kind"], octets(case["file"]), CASE_KEY, PLACE))
        container = decrypt(octets(case["file"]), [CASE_KEY])
        body = case["body"].encode()
        signature = container[9 + len(body) :][:64]
        assert not any(container[9 + len(body) + 64 :])
        assert container[:9] == b"PLSH\x01" + len(body).to_bytes(4, "big")
        assert container[9 : 9 + len(body)] == body == opened[-1].message.body()
        VerifyKey(octets(json.loads(body)["author"])).verify(
            b"ploughshare/v1/" + case["kind"].encode() + b"\0" + body, signature
        )
        assert opened[-1].hash == octets(case["hash"]) == labelled(case["kind"], body + signature)
    assert chain.check(opened).findings == ()


@pytest.mark.parametrize("case", LETTERS["newer"], ids=lambda case: case["why"])
def test_a_published_letter_of_a_version_to_come_is_called_that(case: Any) -> None:
    with pytest.raises(NewerError):
        open_message("letter", octets(case["file"]), CASE_KEY, PLACE)


@pytest.mark.parametrize("case", LETTERS["refused"], ids=lambda case: case["why"])
def test_a_published_wrong_letter_is_refused(case: Any) -> None:
    with pytest.raises(SealError) as refused:
        open_message(case["kind"], octets(case["file"]), CASE_KEY, PLACE)
    assert not isinstance(refused.value, NewerError)


def linked(kind: MessageKind, seq: int, prev: bytes | None, seen: bytes | None) -> Message:
    return (letter if kind == "letter" else reply)(seq=seq, prev=prev, seen=seen)


@pytest.mark.parametrize("case", load("chain")["cases"], ids=lambda case: case["why"])
def test_a_published_chain_is_judged_as_it_says(case: Any) -> None:
    arrived = [
        OpenedMessage(
            linked(
                one["kind"],
                one["seq"],
                None if one["prev"] is None else octets(one["prev"]),
                None if one["seen"] is None else octets(one["seen"]),
            ),
            octets(one["hash"]),
            Signed(one["kind"], b"", bytes(64)),
        )
        for one in case["arrived"]
    ]
    assert [vars_of(finding) for finding in chain.check(arrived).findings] == case["findings"]


def vars_of(finding: chain.Finding) -> dict[str, str | int]:
    return {"kind": finding.kind, "seq": finding.seq, "what": finding.what, "until": finding.until}


# --- signatures that libraries judge differently -------------------------------------------------

SIGNATURES = load("signatures")


def _holds(public: str, signature: str) -> bool:
    covered = signing_input(SIGNATURES["domain"], SIGNATURES["body"].encode())
    try:
        check_signature(octets(signature), covered, octets(public))
    except SealError:
        return False
    return True


def test_the_published_signature_holds() -> None:
    assert _holds(SIGNATURES["public"], SIGNATURES["signature"])


@pytest.mark.parametrize("case", SIGNATURES["refused"], ids=lambda case: case["why"])
def test_a_published_wrong_signature_is_by_nobody(case: Any) -> None:
    assert not _holds(case["public"], case["signature"])


# --- grants ---------------------------------------------------------------------------------------

GRANTS = load("grants")


def _granted(file: str) -> Grant:
    root = octets(GRANTS["root"])
    newest = open_roster(octets(GRANTS["roster"]), root).roster
    place = CasePlace(root, octets(GRANTS["mailbox"]), (newest,))
    return open_grant(octets(file), HybridIdentity.parse(GRANTS["person_age"]), place)


@pytest.mark.parametrize("case", GRANTS["taken"], ids=lambda case: case["why"])
def test_a_published_grant_hands_on_the_key(case: Any) -> None:
    grant = _granted(case["file"])
    assert grant.case_key == octets(GRANTS["case_key"])
    person = bytes(SigningKey(octets(GRANTS["person_sign"])).verify_key)
    assert (grant.author == person) == case["own"]


@pytest.mark.parametrize("case", GRANTS["refused"], ids=lambda case: case["why"])
def test_a_published_wrong_grant_hands_on_nothing(case: Any) -> None:
    with pytest.raises(SealError) as refused:
        _granted(case["file"])
    assert not isinstance(refused.value, NewerError)


@pytest.mark.parametrize("case", GRANTS["newer"], ids=lambda case: case["why"])
def test_a_published_grant_of_a_version_to_come_is_called_that(case: Any) -> None:
    with pytest.raises(NewerError):
        _granted(case["file"])
