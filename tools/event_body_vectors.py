"""Write vectors/seal/event_bodies.json: `python -m tools.event_body_vectors`.

What stands inside the seals of §7: events of every kind in their one canonical form, and what is none.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ploughshare.desk.body import KINDS, Opaque
from ploughshare.desk.events import EventError, canonical, parse_event
from ploughshare.desk.letter import MessageIn
from ploughshare.seal.message import Message, RosterHeld
from ploughshare.seal.signing import sign
from ploughshare.wire import JsonValue, b64u, case_id, desk_id, mailbox_id, member_id, signing_input
from tools.seal_sealed_vectors import (
    ANNA,
    BORIS,
    MAILBOX,
    PERSON,
    ROOT,
    STRANGER,
    conversation,
    key,
    public,
    seed,
    write,
)

DESK, CASE = desk_id(public(ROOT)), case_id(MAILBOX)
CLOCK = 1_653_436_800_000
ID, HASH = b64u(bytes(range(16))), b64u(bytes(range(32)))
DAY = "2022-05-25"
FILE: dict[str, JsonValue] = {
    **{"id": ID, "name": "Фото 1.jpg", "type": "image/jpeg", "size": 3_000_000, "parts": 12, "hash": HASH}
}
SHORT: dict[str, JsonValue] = {"how": "по телефону", "day": DAY}

BODIES: Mapping[str, dict[str, JsonValue]] = {
    "case.open": {"by": "letter", "mailbox": b64u(MAILBOX), "day": DAY},
    "case.close": {"reason": "Уволен"},
    "case.reopen": {"reason": ""},
    "field.set": {
        "field": "phone_2",
        "value": '+7 \t"1\\2" / \n\r\u007f\u2028 \U0001f54a',
        "source": "письмо",
    },
    "answer.set": {
        "answers": {
            "status": {"not": ["contract_mod"]},
            "in_zone": None,
            "rank": 3,
            "a1": {"min": 1, "max": 2},
        },
        "source": "звонок",
    },
    "as_of.set": {"day": DAY, "source": ""},
    "danger.set": {"level": "now", "why": "держат", "about": ["ru.held.now"]},
    "note": {"text": "Перезвонить", "call": True},
    "deadline.set": {"key": "appeal", "day": DAY, "title": "Жалоба", "source": ""},
    "deadline.done": {"key": "appeal", "proof": "опись"},
    "assess.run": {
        "pack": "ru",
        "pack_hash": "0" * 64,
        "as_of": DAY,
        "digest": HASH,
        "holds": ["ru.a@2022-09-24"],
    },
    "group.add": {"group": "в/ч 00000"},
    "group.remove": {"group": "в/ч 00000"},
    "claim": {},
    "release": {},
    "handover.offer": {"to": ID, "why": "отпуск"},
    "handover.accept": {"offer": ID},
    "consent.grant": SHORT,
    "consent.withdraw": SHORT,
    "outcome.set": {"outcome": "dismissed", "month": "2022-06", "source": ""},
    "row.made": {"row": ID},
    "key.epoch": {"tag": ID, "over": [ID, b64u(bytes(16))]},
    "msg.out": {
        **{"key": ID, "hash": HASH, "author": b64u(public(ANNA)), "seq": 0, "prev": None, "seen": HASH},
        **{"day": DAY, "lang": "ru", "text": "Здравствуйте.", "files": [FILE]},
    },
    "msg.sent": {"hash": HASH},
    "msg.held": {"hash": HASH, "why": ""},
    "paper.draft": {"draft": ID, "paper": "raport", "fields": {"name": "А"}, "lang": "ru", "hash": None},
    "paper.send": {"key": ID, "draft": ID, "how": "почтой", "day": DAY, "proof": "РПО"},
    "member.add": {"sign": b64u(public(BORIS)), "name": "Борис"},
    "member.remove": {"member": b64u(member_id(public(BORIS))), "cut": []},
    "guide.signed": {"signature": "untrusted comment: guide\n"},
    "guide.alarm": {"address": "https://relay.example/", "what": "changed", "sha256": HASH, "day": DAY},
    "attest": {"digests": {ID: HASH}},
    "tally": {"day": DAY, "of": {ID: [CLOCK, 0, 1, b64u(bytes(16))]}},
}
TEAM = frozenset({"member.add", "member.remove", "guide.signed", "guide.alarm", "attest", "tally"})


def inner(kind: str, body: JsonValue, **values: JsonValue) -> dict[str, JsonValue]:
    """An inner body of Anna's, as JSON."""
    found: dict[str, JsonValue] = {
        "v": 1,
        "desk": b64u(DESK),
        "case": "team" if kind in TEAM else b64u(CASE),
        "clock": [CLOCK, 0],
        "device": b64u(member_id(public(ANNA))),
        "wall": CLOCK + 1,
        "kind": kind,
        "body": body,
        "deps": [],
    }
    return found | values


def published(raw: bytes) -> dict[str, JsonValue]:
    """An event's bytes, the name they have and Anna's signature over them."""
    return {
        "raw": raw.decode(),
        "id": b64u(hashlib.blake2b(raw, digest_size=16).digest()),
        "signature": b64u(key(ANNA).sign(signing_input("event", raw))),
    }


def good() -> list[JsonValue]:
    """One event of every kind, and one with all its places filled."""
    if BODIES.keys() | {"msg.in"} != KINDS.keys():
        raise SystemExit(f"no example of {KINDS.keys() ^ (BODIES.keys() | {'msg.in'})}")
    deps = sorted(hashlib.blake2b(bytes([n]), digest_size=16).digest() for n in range(64))
    full = inner("note", BODIES["note"], clock=[2**43, 2**32], wall=2**43, deps=[b64u(dep) for dep in deps])
    events = [canonical(inner(kind, body)) for kind, body in BODIES.items()] + [canonical(full)]
    for raw in events:
        if isinstance(parse_event(raw).body, Opaque):
            raise SystemExit(f"not read: {raw.decode()}")
    return [{"kind": parse_event(raw).kind, **published(raw)} for raw in events]


def kept() -> list[JsonValue]:
    """Events in order whose kind or body this version does not know."""
    note = dict(BODIES["note"])
    bodies: list[tuple[str, str, JsonValue]] = [
        (
            "a kind to come, its keys in the order of code points",
            "note.later",
            {"\uffee": 1, "\U0001f54a": 2},
        ),
        ("a key more", "note", note | {"more": 1}),
        ("a key missing", "note", {"text": "а"}),
        ("an empty note", "note", note | {"text": ""}),
        ("a level that is none", "danger.set", dict(BODIES["danger.set"]) | {"level": "later"}),
        ("a body that is a list", "claim", []),
        ("a name in capitals", "field.set", dict(BODIES["field.set"]) | {"field": "Phone"}),
        ("a value of 2,001 characters", "field.set", dict(BODIES["field.set"]) | {"value": "ж" * 2_001}),
    ]
    found: list[JsonValue] = []
    for why, kind, body in bodies:
        raw = canonical(inner(kind, body))
        if not isinstance(parse_event(raw).body, Opaque):
            raise SystemExit(f"not kept closed: {why}")
        found.append({"why": why, **published(raw)})
    return found


def refused() -> list[JsonValue]:
    """Bytes that are no event."""
    claim = inner("claim", {})
    first, second = (b64u(bytes([n] * 16)) for n in (0x00, 0xF8))
    texts: list[tuple[str, str]] = [
        ("a space", canonical(claim).decode().replace(":", ": ", 1)),
        ("a line end after it", canonical(claim).decode() + "\n"),
        ("keys in another order", json.dumps(claim, separators=(",", ":"))),
        (
            "a letter escaped",
            canonical(inner("group.add", {"group": "a"})).decode().replace('"a"', '"\\u0061"'),
        ),
        ("a solidus escaped", canonical(inner("group.add", {"group": "/"})).decode().replace('"/"', '"\\/"')),
        (
            "a letter of another alphabet escaped",
            json.dumps(inner("group.add", {"group": "ж"}), sort_keys=True),
        ),
    ]
    changes: list[tuple[str, dict[str, JsonValue]]] = [
        ("version 0", {"v": 0}),
        ("version 2", {"v": 2}),
        ("a key more", {"more": 1}),
        ("a desk's id too short", {"desk": b64u(bytes(15))}),
        ("a case in words", {"case": "teams"}),
        ("a clock of three", {"clock": [CLOCK, 0, 0]}),
        ("a clock before 1970", {"clock": [-1, 0]}),
        ("a clock past 2^43", {"clock": [2**43 + 1, 0]}),
        ("a counter past 2^32", {"clock": [CLOCK, 2**32 + 1]}),
        ("a wall clock before 1970", {"wall": -1}),
        ("a kind without a name", {"kind": ""}),
        ("a kind of 65 characters", {"kind": "a" * 65}),
        ("an event before it twice", {"deps": [first, first]}),
        (
            "events before it in the order of their text",
            {"deps": [*sorted([first, second])]},
        ),
        ("65 events before it", {"deps": [b64u(bytes([n]) * 16) for n in range(65)]}),
    ]
    texts += [(why, canonical(claim | change).decode()) for why, change in changes]
    for why, raw in texts:
        try:
            parse_event(raw.encode())
        except EventError:
            continue
        raise SystemExit(f"not refused: {why}")
    return [{"why": why, "raw": raw} for why, raw in texts]


def letter_event(message: Message, signer: int, **values: Any) -> bytes:
    """A letter as an event carries it (§7.4)."""
    signed = sign("letter", message.body(), key(signer))
    body = {"root": values.pop("root", b64u(public(ROOT))), "signed": b64u(signed.body + signed.signature)}
    return canonical(inner("msg.in", body, **values))


def letters() -> list[JsonValue]:
    """Letters in events: the person's own, and what counts for nothing."""
    message = conversation(RosterHeld(1, bytes(32)))[0]
    other_root = mailbox_id(public(STRANGER), public(PERSON))
    cases: list[tuple[str, bytes]] = [
        ("the person's letter", letter_event(message, PERSON)),
        ("signed by a colleague", letter_event(message, ANNA)),
        ("in another case", letter_event(message, PERSON, case=b64u(bytes(16)))),
        ("at another desk", letter_event(message, PERSON, desk=b64u(desk_id(public(STRANGER))))),
        ("named by another root", letter_event(message, PERSON, root=b64u(public(STRANGER)))),
        (
            "of another root's mailbox, desk and case",
            letter_event(
                message,
                PERSON,
                root=b64u(public(STRANGER)),
                desk=b64u(desk_id(public(STRANGER))),
                case=b64u(case_id(other_root)),
            ),
        ),
    ]
    found: list[JsonValue] = []
    for number, (why, raw) in enumerate(cases):
        event = parse_event(raw)
        counts = isinstance(event.body, MessageIn) and event.body.is_the_persons(event.desk, event.case)
        if counts != (number == 0):
            raise SystemExit(f"judged otherwise: {why}")
        found.append({"why": why, "counts": counts, **published(raw)})
    return found


def main() -> None:
    """Events of every kind, and what is none."""
    write(
        "event_bodies",
        "§7.1, §7.4, §7.5: `raw` is an inner body as text, `id` its name, `signature` that of `sign_seed` "
        "over it. `cases`: one of every kind. `kept`: events that count for nothing until an update. "
        "`letters`: whether one `counts` as the person's. `refused`: no events.",
        sign_seed=b64u(seed(ANNA)),
        sign_public=b64u(public(ANNA)),
        cases=good(),
        kept=kept(),
        letters=letters(),
        refused=refused(),
    )


if __name__ == "__main__":
    main()
