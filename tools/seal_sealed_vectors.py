"""Write the vectors of vectors/seal/ that hold sealed files: `uv run python tools/seal_sealed_vectors.py`.

A sealed file is different every time it is made, so these are made once and kept; run this only to replace
them. Keys are made of counted bytes, on purpose.
"""

import datetime
import json
import sys
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.age import HybridIdentity, encrypt
from ploughshare.seal.chain import Finding, check
from ploughshare.seal.grants import Grant, seal_grant
from ploughshare.seal.letters import CasePlace, OpenedMessage, open_message, seal_message
from ploughshare.seal.message import Message, MessageKind, PackNamed, RosterHeld
from ploughshare.seal.refusal import SealError
from ploughshare.seal.roster import SignedRoster, sign_roster
from ploughshare.seal.signing import sign
from ploughshare.wire import (
    Domain,
    JsonValue,
    Member,
    Roster,
    Signed,
    b64u,
    case_id,
    dump_json,
    load_json,
    mailbox_id,
    member_id,
)

OUT = Path(__file__).parent.parent / "vectors" / "seal"
DAY = datetime.date(2022, 5, 25)


def seed(first: int) -> bytes:
    """32 bytes counted up from `first`."""
    return bytes((first + place) % 256 for place in range(32))


def key(first: int) -> Ed25519PrivateKey:
    """The signing key that grows from `seed(first)`."""
    return Ed25519PrivateKey.from_private_bytes(seed(first))


def public(first: int) -> bytes:
    """Its public half."""
    return key(first).public_key().public_bytes_raw()


ROOT, PERSON, ANNA, BORIS, STRANGER = 1, 33, 65, 97, 129
PERSON_AGE, ANNA_AGE, BORIS_AGE, CASE_KEY = (HybridIdentity(seed(first)) for first in (150, 160, 170, 180))
MAILBOX = mailbox_id(public(ROOT), public(PERSON))


def rosters() -> list[SignedRoster]:
    """Three versions: Anna; Anna and Boris; Boris alone."""
    anna = Member("Анна", public(ANNA), ANNA_AGE.recipient.text(), DAY)
    boris = Member("Boris", public(BORIS), BORIS_AGE.recipient.text(), DAY + datetime.timedelta(days=2))
    made: list[SignedRoster] = []
    for version, members in enumerate(((anna,), (anna, boris), (boris,)), start=1):
        prev = made[-1].hash if made else None
        day = DAY + datetime.timedelta(days=version)
        roster = Roster(public(ROOT), version, prev, day, ("https://relay.example",), members)
        made.append(sign_roster(roster, key(ROOT)))
    return made


def write(name: str, about: str, **content: JsonValue) -> None:
    """One file: what it is about, then its cases."""
    text = json.dumps({"about": about, **content}, ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def roster_vectors(made: list[SignedRoster]) -> None:
    """Rosters to check, and rosters to refuse."""
    forged = sign_roster(replace(made[1].roster, root=public(STRANGER)), key(STRANGER))
    flipped = bytearray(made[1].file)
    flipped[60] ^= 1
    other_second = sign_roster(replace(made[1].roster, day=DAY), key(ROOT))
    body = load_json(made[2].roster.body(), bytes_max=262_144)
    if not isinstance(body, dict):
        raise TypeError
    later = sign("roster", dump_json(body | {"v": 2, "more": "?"}), key(ROOT)).to_bytes()
    container = b"PLSH\2" + made[0].file[5:]
    no_link = sign_roster(replace(made[2].roster, prev=bytes(32)), key(ROOT))
    write(
        "roster",
        "§5: `versions` are taken in order. `newer` are of a version to come. "
        "`refused` are not rosters of this root. "
        "`out_of_order`: a reader holding version `held` of `versions` refuses the file.",
        root=b64u(public(ROOT)),
        versions=[
            {"file": b64u(one.file), "hash": b64u(one.hash), "version": one.roster.version} for one in made
        ],
        newer=[{"why": "of version 2, signed by the root", "file": b64u(later)}],
        refused=[
            {"why": "signed by another root", "file": b64u(forged.file)},
            {"why": "a byte of the body changed", "file": b64u(bytes(flipped))},
            {"why": "cut short", "file": b64u(made[0].file[:-1])},
            {"why": "a zero after the signature", "file": b64u(made[0].file + b"\0")},
            {"why": "empty", "file": ""},
            {"why": "a container of version 2, which nobody signed", "file": b64u(container)},
        ],
        out_of_order=[
            {"why": "an older version", "held": 2, "file": b64u(made[0].file)},
            {"why": "another roster of the same number", "held": 2, "file": b64u(other_second.file)},
            {"why": "the next one, naming another before it", "held": 2, "file": b64u(no_link.file)},
        ],
    )


def conversation(held: RosterHeld) -> list[Message]:
    """A letter with answers, a reply, a second letter."""
    first = Message(
        kind="letter",
        case=case_id(MAILBOX),
        author=public(PERSON),
        seq=0,
        prev=None,
        seen=None,
        day=DAY,
        lang="ru",
        text="Что будет, если я откажусь?\nКонтракт с 2021 года.",
        roster=held,
        answers={"status": "contract_mod", "in_zone": False, "contract_on": {"from": "2021-01-01"}},
        as_of=DAY,
        pack=PackNamed("ru", "0" * 64),
        record_consent=True,
    )
    reply = Message(
        kind="reply",
        case=case_id(MAILBOX),
        author=public(ANNA),
        seq=0,
        prev=None,
        seen=sign("letter", first.body(), key(PERSON)).message_hash,
        day=DAY + datetime.timedelta(days=1),
        lang="ru",
        text="Здравствуйте. Сначала сдайте оружие под роспись.",
        roster=held,
    )
    second = Message(
        kind="letter",
        case=case_id(MAILBOX),
        author=public(PERSON),
        seq=1,
        prev=sign("letter", first.body(), key(PERSON)).message_hash,
        seen=sign("reply", reply.body(), key(ANNA)).message_hash,
        day=DAY + datetime.timedelta(days=2),
        lang="ru",
        text="Спасибо \U0001f54a",
        roster=held,
        record_consent=False,
    )
    return [first, reply, second]


def sealed_raw(domain: Domain, body: bytes, signer: int, padding: bytes | None = None) -> bytes:
    """Any body, signed by anyone, closed for the case."""
    container = sign(domain, body, key(signer)).to_bytes()
    if padding is not None:
        container = container[: -len(padding)] + padding
    return encrypt(container, [CASE_KEY.recipient])


def changed(message: Message, **values: JsonValue) -> bytes:
    """The message's body with some values replaced; `drop` leaves one out."""
    body = load_json(message.body(), bytes_max=65_536)
    if not isinstance(body, dict):
        raise TypeError
    left_out = values.pop("drop", None)
    return dump_json({name: value for name, value in (body | values).items() if name != left_out})


def refused_letters(first: Message, reply: Message) -> list[tuple[str, MessageKind, bytes]]:
    """Files that nobody may show as a message of this case."""
    good = seal_message(first, key(PERSON), CASE_KEY.recipient).file
    flipped = good[:-100] + bytes([good[-100] ^ 1]) + good[-99:]
    other_case = b64u(case_id(bytes(16)))
    return [
        ("a byte of the payload changed", "letter", flipped),
        ("cut short", "letter", good[:-1]),
        ("closed for another key", "letter", seal_message(first, key(PERSON), ANNA_AGE.recipient).file),
        ("signed by a stranger in the person's name", "letter", sealed_raw("letter", first.body(), STRANGER)),
        (
            "a stranger's letter",
            "letter",
            sealed_raw("letter", changed(first, author=b64u(public(STRANGER))), STRANGER),
        ),
        ("a letter handed out as a reply", "reply", good),
        (
            "a reply by nobody of the rosters",
            "reply",
            sealed_raw("reply", changed(reply, author=b64u(public(STRANGER))), STRANGER),
        ),
        (
            "a reply by the person",
            "reply",
            sealed_raw("reply", changed(reply, author=b64u(public(PERSON))), PERSON),
        ),
        ("a letter of another case", "letter", sealed_raw("letter", changed(first, case=other_case), PERSON)),
        ("padding that is not zero", "letter", sealed_raw("letter", first.body(), PERSON, b"\1")),
        ("a key missing", "letter", sealed_raw("letter", changed(first, drop="seen"), PERSON)),
        ("a key too many", "letter", sealed_raw("letter", changed(first, more=1), PERSON)),
        (
            "number 0 that follows something",
            "letter",
            sealed_raw("letter", changed(first, prev=b64u(bytes(32))), PERSON),
        ),
        ("number 1 that follows nothing", "letter", sealed_raw("letter", changed(first, seq=1), PERSON)),
        (
            "a letter that says nothing of consent",
            "letter",
            sealed_raw("letter", changed(first, consent=None), PERSON),
        ),
        ("answers without their pack", "letter", sealed_raw("letter", changed(first, pack=None), PERSON)),
        ("version 0", "letter", sealed_raw("letter", changed(first, v=0), PERSON)),
        ("a key named twice", "letter", sealed_raw("letter", first.body()[:-1] + b',"v":1}', PERSON)),
        (
            "a fraction",
            "letter",
            sealed_raw("letter", first.body().replace(b'"seq":0', b'"seq":0.0'), PERSON),
        ),
        (
            "a text that is too long",
            "letter",
            sealed_raw("letter", changed(first, text="a" * 12_001), PERSON),
        ),
        ("a day that is none", "letter", sealed_raw("letter", changed(first, day="2022-02-30"), PERSON)),
    ]


def newer_letters(first: Message) -> list[tuple[str, bytes]]:
    """Letters of a version to come: not read, and not called damaged."""
    later = sign("letter", changed(first, v=2, more="?"), key(PERSON)).to_bytes()
    return [
        ("a body of version 2", encrypt(later, [CASE_KEY.recipient])),
        ("a container of version 2", encrypt(b"PLSH\x02" + later[5:], [CASE_KEY.recipient])),
    ]


def letter_vectors(made: list[SignedRoster]) -> None:
    """A grant to open and a conversation to read; and what must be refused."""
    held = made[0].held
    place = CasePlace(public(ROOT), MAILBOX, tuple(one.roster for one in made))
    messages = conversation(held)
    signers = {public(PERSON): key(PERSON), public(ANNA): key(ANNA)}
    anna, boris = (member_id(public(who)) for who in (ANNA, BORIS))
    grant = Grant(case_id(MAILBOX), seed(180), public(PERSON), DAY, 0, (anna,))
    changed = Grant(case_id(MAILBOX), seed(190), public(PERSON), DAY, 1, (boris,))
    sealed = [seal_message(one, signers[one.author], CASE_KEY.recipient) for one in messages]
    refused = refused_letters(messages[0], messages[1])
    for why, kind, file in refused:
        try:
            open_message(kind, file, CASE_KEY, place)
        except SealError:
            continue
        raise SystemExit(f"not refused: {why}")
    write(
        "letters",
        "§3, §4: `grant` opens with `person_age` and with `member_age` and holds `case_key`, which opens "
        "`messages`; authors are checked against `mailbox` and `rosters` (files in roster.json). "
        "`left`: whether, by each of the rosters, somebody has left to whom `grant` was sealed. `changed` is "
        "the person's next key, which is written with whatever order the two are handed out in. "
        "`newer` are letters of a version to come. `refused` open for nobody as a message of this case.",
        root=b64u(public(ROOT)),
        mailbox=b64u(MAILBOX),
        case=b64u(case_id(MAILBOX)),
        rosters=[b64u(one.file) for one in made],
        person_sign=b64u(seed(PERSON)),
        person_age=PERSON_AGE.text(),
        member_sign=b64u(seed(ANNA)),
        member_age=ANNA_AGE.text(),
        case_key=b64u(seed(180)),
        grant=b64u(seal_grant(grant, key(PERSON), [PERSON_AGE.recipient, ANNA_AGE.recipient])),
        left=[False, False, True],
        changed={
            "case_key": b64u(seed(190)),
            "grant": b64u(seal_grant(changed, key(PERSON), [PERSON_AGE.recipient, BORIS_AGE.recipient])),
        },
        messages=[
            {
                "kind": message.kind,
                "body": message.body().decode("utf-8"),
                "hash": b64u(closed.hash),
                "file": b64u(closed.file),
            }
            for message, closed in zip(messages, sealed, strict=True)
        ],
        newer=[{"why": why, "file": b64u(file)} for why, file in newer_letters(messages[0])],
        refused=[{"why": why, "kind": kind, "file": b64u(file)} for why, kind, file in refused],
    )


def named(name: str) -> bytes:
    """A hash one can recognise: the name, then zeros."""
    return name.encode("ascii").ljust(32, b"\0")


def said(kind: MessageKind, name: str, seq: int, prev: str | None, seen: str | None = None) -> OpenedMessage:
    """A message reduced to its links."""
    message = Message(
        kind=kind,
        case=bytes(16),
        author=bytes(32),
        seq=seq,
        prev=None if prev is None else named(prev),
        seen=None if seen is None else named(seen),
        day=DAY,
        lang="ru",
        text="",
        roster=RosterHeld(1, bytes(32)),
    )
    return OpenedMessage(message, named(name), Signed(kind, b"", bytes(64)))


def chain_vectors() -> None:
    """Arrivals, and what each reader must be told. Expected findings are written by hand."""
    a0, a1, a2, a3 = (said("letter", f"a{n}", n, f"a{n - 1}" if n else None) for n in range(4))
    r0 = said("reply", "r0", 0, None, "a0")
    cases: list[tuple[str, list[OpenedMessage], list[Finding]]] = [
        ("nothing", [], []),
        ("all in order", [a0, a1, r0, a2], []),
        ("one withheld in the middle", [a0, a2, a3], [Finding("letter", 1, "gap", 1)]),
        ("two withheld at the start", [a2, a3], [Finding("letter", 0, "gap", 1)]),
        ("one handed out twice", [a0, a1, a0], [Finding("letter", 0, "repeat", 0)]),
        ("two exchanged", [a1, a0], [Finding("letter", 0, "order", 0)]),
        ("two with one number", [a0, a1, said("letter", "b1", 1, "a0")], [Finding("letter", 1, "fork", 1)]),
        (
            "one that follows another past",
            [a0, said("letter", "b1", 1, "b0")],
            [Finding("letter", 1, "fork", 1)],
        ),
        ("a reply to a letter that is not here", [r0], [Finding("reply", 0, "unknown_seen", 0)]),
        (
            "a reply withheld shows in the next letter",
            [a0, said("letter", "b1", 1, "a0", "r0")],
            [Finding("letter", 1, "unknown_seen", 1)],
        ),
        (
            "the longest gap there can be",
            [a0, said("letter", "far", 256, "x")],
            [Finding("letter", 1, "gap", 255)],
        ),
        (
            "one numbered far ahead, and what honestly follows",
            [a0, said("letter", "far", 400, "x"), said("letter", "end", 2**53 - 1, "y"), a1, a2],
            [Finding("letter", 400, "far", 400), Finding("letter", 2**53 - 1, "far", 2**53 - 1)],
        ),
        (
            "far ahead, and two of one number there, after which another comes in its place",
            [a0, said("letter", "f1", 400, "x"), said("letter", "f2", 400, "x"), a1],
            [Finding("letter", 400, "far", 400), Finding("letter", 400, "fork", 400)],
        ),
        (
            "everything at once",
            [a2, a0, a0, said("reply", "r1", 1, "r0", "a9")],
            [
                Finding("letter", 0, "order", 0),
                Finding("letter", 0, "repeat", 0),
                Finding("letter", 1, "gap", 1),
                Finding("reply", 0, "gap", 0),
                Finding("reply", 1, "unknown_seen", 1),
            ],
        ),
    ]
    for why, arrived, findings in cases:
        if list(check(arrived).findings) != findings:
            raise SystemExit(f"chain: {why}: {check(arrived).findings}")
    write(
        "chain",
        "§4.2: messages in the order they arrived, reduced to their links, and the findings, sorted by kind, "
        "number, what. `until` is the last missing number of a gap, else the number itself.",
        cases=[
            {
                "why": why,
                "arrived": [
                    {
                        "kind": one.message.kind,
                        "seq": one.message.seq,
                        "hash": b64u(one.hash),
                        "prev": None if one.message.prev is None else b64u(one.message.prev),
                        "seen": None if one.message.seen is None else b64u(one.message.seen),
                    }
                    for one in arrived
                ],
                "findings": [
                    {"kind": one.kind, "seq": one.seq, "what": one.what, "until": one.until}
                    for one in findings
                ],
            }
            for why, arrived, findings in cases
        ],
    )


def main() -> None:
    """Write chain.json and roster.json; with --sealed also letters.json, which differs every time."""
    chain_vectors()
    made = rosters()
    roster_vectors(made)
    if "--sealed" in sys.argv[1:]:
        letter_vectors(made)


if __name__ == "__main__":
    main()
