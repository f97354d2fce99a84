"""Write the vectors of vectors/seal/ for what desks tell each other: `python -m tools.seal_desk_vectors`.

`events` and `invitations` come out the same every time; a wrap is sealed anew at every making, so `wraps` is
made once, with --sealed. Keys are made of counted bytes, on purpose.
"""

import hashlib
import sys
from dataclasses import replace

from ploughshare.desk.device import Device, SigningKey
from ploughshare.desk.members import (
    INVITATION_HEAD,
    REQUEST_HEAD,
    Invitation,
    Request,
    fingerprint,
    request_text,
)
from ploughshare.desk.recovery import Recovery
from ploughshare.seal.age import HybridRecipient, encrypt
from ploughshare.seal.events import open_inner, open_outer, seal_event
from ploughshare.seal.grants import CaseKeys, Grant, LetterKey, Wrap, open_wrap, seal_wrap
from ploughshare.seal.phrase import Phrase, recovery_identity, word_list
from ploughshare.seal.refusal import SealError
from ploughshare.seal.roster import sign_roster
from ploughshare.seal.signing import sign
from ploughshare.wire import (
    JsonValue,
    Member,
    Roster,
    b64u,
    case_id,
    desk_id,
    dump_json,
    event_key_tag,
    from_b64u,
    load_json,
    mailbox_id,
    member_id,
    signing_input,
)
from tools.seal_sealed_vectors import (
    ANNA,
    ANNA_AGE,
    BORIS,
    BORIS_AGE,
    DAY,
    PERSON,
    ROOT,
    STRANGER,
    key,
    public,
    seed,
    write,
)

TEAM_KEY, EVENT_KEY = seed(200), seed(210)
DESK = desk_id(public(ROOT))


def counted(first: int) -> bytes:
    """A nonce of 24 counted bytes."""
    return bytes((first + place) % 256 for place in range(24))


def sealed_event(
    raw: bytes, first: int, *, event_key: bytes = EVENT_KEY, team_key: bytes = TEAM_KEY
) -> bytes:
    """An event of Anna's; inner nonce counted from `first`, outer from 24 later."""
    nonces = iter((counted(first), counted(first + 24)))
    return seal_event(
        raw, key(ANNA), event_key=event_key, team_key=team_key, random=lambda _size: next(nonces)
    ).file


def event_vectors() -> None:
    """Events to open, of every size; and what no reader takes."""
    cases: list[JsonValue] = []
    for number, times in enumerate((0, 360, 1_900, 8_000, 45_000)):
        raw = f'{{"text":"{"ж" * times}"}}'.encode()
        file = sealed_event(raw, 8 * number)
        cases.append(
            {
                "times": times,
                "first_nonce_byte": 8 * number,
                "signature": b64u(open_inner(open_outer(file, [TEAM_KEY]), EVENT_KEY).signature),
                "size_bytes": len(file),
                "sha256": hashlib.sha256(file).hexdigest(),
                "file": b64u(file) if len(file) < 5_000 else None,
            }
        )
    good = sealed_event(b'{"a":1}', 0)
    refused = [
        ("a byte changed", good[:-1] + bytes([good[-1] ^ 1])),
        ("cut short", good[:-1]),
        ("under another team key", sealed_event(b'{"a":1}', 0, team_key=seed(220))),
        ("under another key of the case", sealed_event(b'{"a":1}', 0, event_key=seed(230))),
        ("empty", b""),
    ]
    for why, file in refused:
        try:
            open_inner(open_outer(file, [TEAM_KEY]), EVENT_KEY)
        except SealError:
            continue
        raise SystemExit(f"not refused: {why}")
    write(
        "events",
        "§7: `file` opens with `team_key` and then `event_key`, whose `event_key_tag` it names, to "
        '`{"text":"жж…"}`, the letter `times` over, and to the `signature` by `sign_public`. Nonces are '
        "counted bytes: the inner from `first_nonce_byte`, the outer from 24 later; large files are given by "
        "their `sha256`. `refused` open under these keys for nobody.",
        team_key=b64u(TEAM_KEY),
        event_key=b64u(EVENT_KEY),
        event_key_tag=b64u(event_key_tag(EVENT_KEY)),
        sign_seed=b64u(seed(ANNA)),
        sign_public=b64u(public(ANNA)),
        cases=cases,
        refused=[{"why": why, "file": b64u(file)} for why, file in refused],
    )


def asked(value: JsonValue, head: str = REQUEST_HEAD) -> str:
    """A request by Boris, whatever it says, and signed by him."""
    text = head + b64u(dump_json(value) if isinstance(value, dict) else b"[]")
    return f"{text}.{b64u(key(BORIS).sign(signing_input('join', text.encode())))}"


def wrong_requests() -> list[JsonValue]:
    """Requests that are signed by who asks, and ask in another form."""
    good: dict[str, JsonValue] = {
        "v": 1,
        "root": b64u(public(ROOT)),
        "name": "Борис",
        "sign": b64u(public(BORIS)),
        "recipient": BORIS_AGE.recipient.text(),
    }
    changes: list[tuple[str, dict[str, JsonValue]]] = [
        ("version 2", {"v": 2}),
        ("a key more", {"more": 1}),
        ("no name", {"name": ""}),
        ("a name of 81 characters", {"name": "я" * 81}),
        ("a name of two lines", {"name": "Борис\n18232 13390"}),
        ("a name that turns round what follows", {"name": "Борис\u202e"}),
        ("a name with a space before it", {"name": " Борис"}),
        ("a recipient of the older sort", {"recipient": "age1" + "q" * 58}),
        ("a recipient in capitals", {"recipient": BORIS_AGE.recipient.text().upper()}),
        ("a recipient with another letter", {"recipient": BORIS_AGE.recipient.text()[:-1] + "q"}),
    ]
    texts = [(why, asked(good | change)) for why, change in changes]
    texts += [("a list", asked([])), ("under an invitation's head", asked(good, INVITATION_HEAD))]
    return [{"why": why, "text": text} for why, text in texts]


def wrong_invitations(invited: Invitation) -> list[JsonValue]:
    """Lines that are no invitation."""
    text = invited.to_text()
    said = load_json(from_b64u(text.removeprefix(INVITATION_HEAD)), bytes_max=len(text))
    if not isinstance(said, dict):
        raise TypeError
    changes: list[tuple[str, dict[str, JsonValue]]] = [
        ("version 2", {"v": 2}),
        ("a key more", {"more": 1}),
        ("a root too short", {"root": b64u(bytes(31))}),
        ("a relay with a query", {"relays": ["https://relay.example/?a"]}),
        ("17 relays", {"relays": ["https://relay.example"] * 17}),
    ]
    texts = [(why, INVITATION_HEAD + b64u(dump_json(said | change))) for why, change in changes]
    texts += [("cut short", text[:-1]), ("padded", text + "="), ("without its head", text[1:])]
    return [{"why": why, "text": text} for why, text in texts]


def invitation_vectors() -> None:
    """The texts that people copy, and the digits they compare."""
    invited = Invitation(public(ROOT), public(ANNA), ("https://relay.example", "http://127.0.0.1:8080"))
    device = Device("Борис", SigningKey(seed(BORIS)), BORIS_AGE)
    request = request_text(device, public(ROOT))
    parsed = Request.parse(request, public(ROOT))
    write(
        "invitations",
        "§9: an invitation, a request by the device of `sign_seed` and `age`, and the digits of each.",
        root=b64u(public(ROOT)),
        founder=b64u(public(ANNA)),
        invitation=invited.to_text(),
        desk_fingerprint=invited.fingerprint,
        sign_seed=b64u(seed(BORIS)),
        age=BORIS_AGE.text(),
        request=request,
        device_fingerprint=parsed.fingerprint,
        fingerprints=[
            {"data": b64u(data), "digits": fingerprint(data)} for data in (b"", bytes(32), seed(ROOT))
        ],
        refused_requests=[
            {"why": "for another desk", "text": request_text(device, public(STRANGER))},
            {"why": "another signature", "text": request[:-4] + "AAAA"},
            {"why": "cut short", "text": request[:-1]},
            {"why": "an invitation", "text": invited.to_text()},
            *wrong_requests(),
        ],
        refused_invitations=wrong_invitations(invited),
    )


def granted_key(author: int, case: bytes) -> LetterKey:
    """A key of a case as its author granted it, with their signature."""
    grant = Grant(case, seed(195), public(author), DAY, 1, (member_id(public(ANNA)),))
    signed = sign("keys", grant.body(), key(author))
    return LetterKey(grant.case_key, grant.seq, grant.day, signed.body + signed.signature)


def wrap_vectors() -> None:
    """A wrap to open for one member, and what they refuse."""
    members = tuple(
        Member(name, public(who), age.recipient.text(), DAY)
        for name, who, age in (("Анна", ANNA, ANNA_AGE), ("Boris", BORIS, BORIS_AGE))
    )
    roster = Roster(public(ROOT), 1, None, DAY, ("https://relay.example",), members)
    case_of_person = case_id(mailbox_id(public(ROOT), public(PERSON)))
    granted = granted_key(PERSON, case_of_person)
    of_persons = CaseKeys(case_of_person, (), (granted, LetterKey(seed(190), 1)))
    case = CaseKeys(bytes(16), (EVENT_KEY,), (LetterKey(seed(180), 0), LetterKey(seed(190), 1)))
    wrap = Wrap(DESK, public(ANNA), DAY, (TEAM_KEY,), (case, of_persons))
    boris = HybridRecipient.parse(BORIS_AGE.recipient.text())

    def with_key(letter_key: LetterKey, of: bytes = case_of_person) -> bytes:
        return seal_wrap(replace(wrap, cases=(CaseKeys(of, (), (letter_key,)),)), key(ANNA), boris)

    forged = (granted.granted or b"")[:-64] + bytes(64)
    refused = [
        ("of another desk", seal_wrap(replace(wrap, desk=bytes(16)), key(ANNA), boris)),
        ("by nobody of the roster", seal_wrap(replace(wrap, author=public(STRANGER)), key(STRANGER), boris)),
        (
            "signed by another",
            encrypt(sign("keys", wrap.body(), key(STRANGER)).to_bytes(), [BORIS_AGE.recipient]),
        ),
        ("for another member", seal_wrap(wrap, key(ANNA), ANNA_AGE.recipient)),
        ("a grant that its author did not sign", with_key(replace(granted, granted=forged))),
        ("a grant of another key", with_key(replace(granted, seed=seed(191)))),
        ("a grant of another number", with_key(replace(granted, seq=2))),
        ("a grant of another case", with_key(granted, bytes(16))),
        ("a grant by nobody whose case it is", with_key(granted_key(STRANGER, case_of_person))),
    ]
    for why, file in refused:
        try:
            open_wrap(file, BORIS_AGE, DESK, roster)
        except SealError:
            continue
        raise SystemExit(f"not refused: {why}")
    write(
        "wraps",
        "§8: `file` opens for `member_age` to `body`, of a desk whose roster names `members`. `refused` for "
        "this member, desk and roster.",
        desk=b64u(DESK),
        root=b64u(public(ROOT)),
        members=[b64u(member.sign) for member in members],
        member_age=BORIS_AGE.text(),
        body=wrap.body().decode(),
        file=b64u(seal_wrap(wrap, key(ANNA), boris)),
        refused=[{"why": why, "file": b64u(file)} for why, file in refused],
    )


def recovery_vectors() -> None:
    """A recovery file to open with its words."""
    phrase = Phrase("en", tuple(word_list("en")[place * 200] for place in range(8)))
    founder = Member("Анна", public(ANNA), ANNA_AGE.recipient.text(), DAY)
    reserve = Member("Reserve", public(BORIS), BORIS_AGE.recipient.text(), DAY)
    relays = ("https://relay.example",)
    roster = sign_roster(Roster(public(ROOT), 1, None, DAY, relays, (founder, reserve)), key(ROOT))
    wrap = Wrap(DESK, public(ANNA), DAY, (TEAM_KEY,), ())
    made = Recovery(
        root=seed(ROOT),
        name="Анна",
        sign=seed(ANNA),
        age=seed(160),
        reserve_sign=seed(BORIS),
        reserve_age=seed(170),
        roster=roster.file,
        wraps=(seal_wrap(wrap, key(ANNA), HybridRecipient.parse(BORIS_AGE.recipient.text())),),
    )
    write(
        "recovery",
        "§9.4: `file` opens with `identity`, stretched from `phrase`, to the JSON `plain`.",
        phrase=phrase.text,
        identity=recovery_identity(phrase).text(),
        plain=made.to_json().decode(),
        file=b64u(encrypt(made.to_json(), [recovery_identity(phrase).recipient])),
    )


def main() -> None:
    """Write events and invitations; with --sealed also wraps and recovery."""
    event_vectors()
    invitation_vectors()
    if "--sealed" in sys.argv[1:]:
        wrap_vectors()
        recovery_vectors()


if __name__ == "__main__":
    main()
