"""The published vectors of what desks say among themselves: the code agrees, and the protocol's steps."""

import base64
import hashlib
import hmac
import json
import re
from pathlib import Path
from typing import Any

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt
from nacl.signing import SigningKey, VerifyKey

from ploughshare.desk.members import (
    Invitation,
    NotAnInvitationError,
    NotARequestError,
    Request,
    fingerprint,
)
from ploughshare.desk.recovery import NotARecoveryFileError, Recovery
from ploughshare.seal.age import HybridIdentity, decrypt
from ploughshare.seal.events import check_event, open_inner, open_outer
from ploughshare.seal.grants import open_wrap
from ploughshare.seal.phrase import read_phrase
from ploughshare.seal.refusal import SealError
from ploughshare.seal.roster import open_roster
from ploughshare.wire import Member, Roster, b64u, desk_id, parse_day

VECTORS = Path(__file__).parents[2] / "vectors" / "seal"


def load(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


def octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def labelled(label: str, data: bytes) -> bytes:
    return hashlib.sha256(b"ploughshare/v1/" + label.encode() + b"\0" + data).digest()


def counted(first: int) -> bytes:
    return bytes((first + place) % 256 for place in range(24))


EVENTS = load("events")
TEAM_KEY, EVENT_KEY = octets(EVENTS["team_key"]), octets(EVENTS["event_key"])


def by_the_steps_of_the_protocol(case: Any) -> tuple[bytes, bytes, bytes]:
    """§7.1 to §7.3 written out: body, signature, sealed file."""
    raw = f'{{"text":"{"ж" * case["times"]}"}}'.encode()
    signature = SigningKey(octets(EVENTS["sign_seed"])).sign(b"ploughshare/v1/event\0" + raw).signature
    tag = labelled("event-key", EVENT_KEY)[:16]
    nonce, outer_nonce = counted(case["first_nonce_byte"]), counted(case["first_nonce_byte"] + 24)
    content = len(raw).to_bytes(4, "big") + raw + signature
    sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(content, b"\x01" + tag, nonce, EVENT_KEY)
    inner = tag + nonce + sealed
    bare = len(inner).to_bytes(4, "big") + inner
    size = next(step for step in (1_024, 4_096, 16_384, 98_304) if len(bare) <= step)
    padded = bare.ljust(size, b"\0")
    outer = crypto_aead_xchacha20poly1305_ietf_encrypt(padded, b"ploughshare/v1/outer", outer_nonce, TEAM_KEY)
    return raw, signature, outer_nonce + outer


@pytest.mark.parametrize("case", EVENTS["cases"], ids=lambda case: str(case["size_bytes"]))
def test_an_event_is_sealed_and_opened_as_published(case: Any) -> None:
    raw, signature, file = by_the_steps_of_the_protocol(case)
    assert (len(file), hashlib.sha256(file).hexdigest()) == (case["size_bytes"], case["sha256"])
    assert case["file"] in (None, b64u(file))
    opened = open_inner(open_outer(file, [bytes(32), TEAM_KEY]), EVENT_KEY)
    assert (opened.raw, opened.signature) == (raw, signature) == (raw, octets(case["signature"]))
    check_event(opened.raw, opened.signature, octets(EVENTS["sign_public"]))


@pytest.mark.parametrize("case", EVENTS["refused"], ids=lambda case: case["why"])
def test_a_published_wrong_event_is_refused(case: Any) -> None:
    with pytest.raises(SealError):
        open_inner(open_outer(octets(case["file"]), [TEAM_KEY]), EVENT_KEY)


WRAPS = load("wraps")
READER = HybridIdentity.parse(WRAPS["member_age"])
DAY = parse_day("2022-05-25")


def roster() -> Roster:
    recipients = [HybridIdentity(bytes([n]) * 32).recipient.text() for n in range(2)]
    named = tuple(
        Member(f"m{n}", octets(sign), recipients[n], DAY) for n, sign in enumerate(WRAPS["members"])
    )
    return Roster(octets(WRAPS["root"]), 1, None, DAY, (), named)


def test_the_published_wrap_opens_for_its_member() -> None:
    wrap = open_wrap(octets(WRAPS["file"]), READER, octets(WRAPS["desk"]), roster())
    assert wrap.body().decode() == WRAPS["body"]
    container = decrypt(octets(WRAPS["file"]), [READER])
    body = WRAPS["body"].encode()
    VerifyKey(wrap.author).verify(b"ploughshare/v1/keys\0" + body, container[9 + len(body) :][:64])
    assert [(key.seed[:1], key.seq) for key in wrap.cases[0].letter_keys] == [(b"\xb4", 0), (b"\xbe", 1)]
    granted, said = wrap.cases[1].letter_keys
    assert (granted.day, said.granted, said.day) == (DAY, None, None)
    grant = granted.granted or b""
    author = octets(json.loads(grant[:-64])["author"])
    VerifyKey(author).verify(b"ploughshare/v1/keys\0" + grant[:-64], grant[-64:])


@pytest.mark.parametrize("case", WRAPS["refused"], ids=lambda case: case["why"])
def test_a_published_wrong_wrap_is_refused(case: Any) -> None:
    with pytest.raises(SealError):
        open_wrap(octets(case["file"]), READER, octets(WRAPS["desk"]), roster())


def test_the_published_recovery_file_opens_with_its_words() -> None:
    v = load("recovery")
    master = hashlib.scrypt(
        v["phrase"].encode(), salt=b"ploughshare/v1/phrase", n=32768, r=8, p=1, maxmem=2**26, dklen=32
    )
    prk = hmac.digest(bytes(32), master, "sha256")
    seed = hmac.digest(prk, b"ploughshare/v1/recovery-age\x01", "sha256")
    assert HybridIdentity(seed).text() == v["identity"]
    assert decrypt(octets(v["file"]), [HybridIdentity(seed)]).decode() == v["plain"]
    opened = Recovery.open(octets(v["file"]), read_phrase(v["phrase"], "en"))
    assert opened.to_json().decode() == v["plain"]
    with pytest.raises(NotARecoveryFileError):
        Recovery.open(octets(v["file"])[:-1], read_phrase(v["phrase"], "en"))
    root, founder, reserve = (
        bytes(SigningKey(secret).verify_key) for secret in (opened.root, opened.sign, opened.reserve_sign)
    )
    named = open_roster(opened.roster, root).roster
    assert [member.sign for member in named.members] == [founder, reserve]
    for wrap in opened.wraps:
        open_wrap(wrap, HybridIdentity(opened.reserve_age), desk_id(root), named)


INVITATIONS = load("invitations")


def digits(data: bytes) -> str:
    number = int.from_bytes(labelled("fingerprint", data)[:16], "big") % 10**30
    return " ".join(re.findall(".{5}", f"{number:030d}"))


def test_invitations_requests_and_digits_are_as_published() -> None:
    v = INVITATIONS
    invited = Invitation.parse(v["invitation"])
    assert (invited.root, invited.founder) == (octets(v["root"]), octets(v["founder"]))
    assert json.loads(octets(v["invitation"].partition(".")[2])) == {
        "v": 1,
        "root": v["root"],
        "founder": v["founder"],
        "relays": list(invited.relays),
    }
    assert invited.fingerprint == v["desk_fingerprint"] == digits(octets(v["root"]))
    request = Request.parse(v["request"], octets(v["root"]))
    head, _, signature = v["request"].rpartition(".")
    covered = b"ploughshare/v1/join\0" + head.encode()
    assert SigningKey(octets(v["sign_seed"])).sign(covered).signature == octets(signature)
    assert request.recipient == HybridIdentity.parse(v["age"]).recipient.text()
    assert request.fingerprint == v["device_fingerprint"] == digits(request.sign + request.recipient.encode())
    for case in v["fingerprints"]:
        assert fingerprint(octets(case["data"])) == case["digits"] == digits(octets(case["data"]))


@pytest.mark.parametrize("case", INVITATIONS["refused_requests"], ids=lambda case: case["why"])
def test_a_published_wrong_request_is_refused(case: Any) -> None:
    with pytest.raises(NotARequestError):
        Request.parse(case["text"], octets(INVITATIONS["root"]))


@pytest.mark.parametrize("case", INVITATIONS["refused_invitations"], ids=lambda case: case["why"])
def test_a_published_wrong_invitation_is_refused(case: Any) -> None:
    with pytest.raises(NotAnInvitationError):
        Invitation.parse(case["text"])
