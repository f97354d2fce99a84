"""Writes the vectors of this folder from docs/protocol.md alone: it imports nothing of the project.

    python vectors/wire/make.py

The wire's tests fail when the files differ from what this prints.
"""

import base64
import hashlib
import json
import struct
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = Path(__file__).parent
PREFIX = b"ploughshare/v1/"


def b64u(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def labelled(label, data):
    return hashlib.sha256(PREFIX + label.encode() + b"\0" + data).digest()


def public(key):
    return key.public_key().public_bytes_raw()


ROOT = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PERSON = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
MEMBER = Ed25519PrivateKey.from_private_bytes(bytes(range(64, 96)))
DESK_ID = labelled("desk", public(ROOT))[:16]
MAILBOX_ID = labelled("mailbox", public(ROOT) + public(PERSON))[:16]


def names():
    """§1: ids from keys."""
    return {
        "root_public": b64u(public(ROOT)),
        "person_sign_public": b64u(public(PERSON)),
        "member_sign_public": b64u(public(MEMBER)),
        "desk_id": b64u(DESK_ID),
        "member_id": b64u(labelled("member", public(MEMBER))[:16]),
        "mailbox_id": b64u(MAILBOX_ID),
        "case_id": b64u(labelled("case", MAILBOX_ID)[:16]),
        "event_key": b64u(b"K" * 32),
        "event_key_tag": b64u(labelled("event-key", b"K" * 32)[:16]),
    }


def text():
    """Base64url and days: what is one and what is not."""
    return {
        "b64u": [{"text": b64u(bytes(range(250, 250 - n, -1))), "hex": bytes(range(250, 250 - n, -1)).hex()} for n in range(6)],
        "not_b64u": ["A", "AB", "AAB", "AA==", "AA=", "A A", "AA\n", "+/+/", "AAAAA", "ä", "AAAA\u0000"],
        "days": [
            {"text": "2020-01-01", "number": 0},
            {"text": "2022-02-24", "number": 785},
            {"text": "2024-02-29", "number": 1520},
            {"text": "2199-06-06", "number": 65535},
        ],
        "not_days": ["2022-2-24", "2022-02-30", "20220224", "2022-02-24 ", "2022-W08-4", "", "२०२२-02-24", "2022-13-01", "0000-01-01"],
        "json": ['{"a": [1, -9007199254740991]}\n  ', "[" * 16 + "]" * 16, '"\\u0041\\/\\ud83d\\ude00"'],
        "not_json": [
            '{"a":1,"a":2}', "1.0", "1e3", "-0", "NaN", "Infinity", "9007199254740992", "[", "{} {}", "", "\ufeff{}",
            '"\\ud800"', "[" * 40 + "]" * 40, "{'a':1}", '{"a":1,}',
            "[" * 17 + "]" * 17, '{"a":' * 16 + "{}" + "}" * 16, '{"a":1,"\\u0061":2}', "01", "1.", '"a\nb"', '"\u007f', "1E3",
        ],
        "newer": ['{"v":2}', '{"v":9007199254740991,"x":null}'],
        "not_newer": ['{"v":1}', '{"v":"2"}', '{"v":[2]}', '{"v":true}', '{"w":2}', "[2]"],
    }


def container(domain, body, key):
    signature = key.sign(PREFIX + domain.encode() + b"\0" + body)
    bare = b"PLSH\x01" + struct.pack(">I", len(body)) + body + signature
    if domain == "roster":
        return bare, signature
    floor = 4096 if domain in ("letter", "reply") else 1024
    size = next(s for s in (1024, 4096, 16384, 65536) if s >= floor and s >= len(bare))
    return bare + bytes(size - len(bare)), signature


def signed():
    """§2: containers. `sha256` is of the container's bytes; `body_repeat` times `body_byte` is the body."""
    good = []
    for domain, size in [
        ("keys", 0), ("keys", 951), ("keys", 952), ("letter", 1), ("letter", 4023), ("letter", 4024),
        ("reply", 16311), ("reply", 16312), ("letter", 65463), ("roster", 5), ("roster", 70000),
    ]:
        body = b"b" * size
        whole, signature = container(domain, body, PERSON)
        good.append({
            "domain": domain, "body_byte": "b", "body_repeat": size, "signature": b64u(signature),
            "size_bytes": len(whole), "sha256": hashlib.sha256(whole).hexdigest(),
            "message_hash": b64u(labelled(domain, body + signature)),
        })
    whole, _ = container("keys", b"body", PERSON)
    letter, _ = container("letter", b"body", PERSON)
    bad = [
        {"why": "empty", "domain": "keys", "hex": ""},
        {"why": "cut short", "domain": "keys", "hex": whole[:-1].hex()},
        {"why": "one byte more", "domain": "keys", "hex": (whole + b"\0").hex()},
        {"why": "padding not zero", "domain": "keys", "hex": (whole[:-1] + b"\1").hex()},
        {"why": "a step too large", "domain": "keys", "hex": (whole + bytes(3072)).hex()},
        {"why": "a letter padded to 1024", "domain": "letter", "hex": whole.hex()},
        {"why": "a roster padded", "domain": "roster", "hex": whole.hex()},
        {"why": "another magic", "domain": "keys", "hex": (b"PLSX" + whole[4:]).hex()},
        {"why": "another version", "domain": "keys", "hex": (b"PLSH\x02" + whole[5:]).hex()},
        {"why": "a length beyond the end", "domain": "keys", "hex": (whole[:5] + b"\xff" * 4 + whole[9:]).hex()},
        {"why": "keys padded as a letter", "domain": "keys", "hex": letter.hex()},
    ]
    return {"signer": b64u(public(PERSON)), "good": good, "bad": bad, "too_long_body_bytes": 65464}


def about(challenge):
    mailbox, part, member = b64u(MAILBOX_ID), b64u(bytes(range(16))) + ".7.12", b64u(bytes(16))
    made = []
    for path, headers in [
        ("/v1/mailbox/part/drop", {"Ploughshare-Part": part}),
        ("/v1/desk/part/fetch", {"Ploughshare-Part": part, "Ploughshare-Mailbox": mailbox}),
        ("/v1/desk/reply", {"Ploughshare-Mailbox": mailbox}),
        ("/v1/desk/wrap", {"Ploughshare-Member": member}),
    ]:
        order = ("Ploughshare-Mailbox", "Ploughshare-Part", "Ploughshare-Member")
        name = " ".join([path, *(headers[header] for header in order if header in headers)])
        parts = (b"ploughshare/v1/proof", challenge, name.encode(), DESK_ID + hashlib.sha256(b"").digest())
        made.append({"path": path, "headers": headers, "body": "", "input_hex": b"\0".join(parts).hex()})
    return made


def proof():
    """§6.2: one call; in `about`, what the proofs of calls cover that are about a mailbox, a part or a member."""
    challenge, path, body = bytes(range(56)), "/v1/mailbox/fetch", b'{"after":7}'
    covered = b"ploughshare/v1/proof\0" + challenge + b"\0" + path.encode() + b"\0" + DESK_ID + hashlib.sha256(body).digest()
    signature = PERSON.sign(covered)
    header = ".".join(map(b64u, (challenge, public(PERSON), signature)))
    return {
        "challenge": b64u(challenge), "path": path, "desk_id": b64u(DESK_ID), "body": body.decode(),
        "seed": b64u(bytes(range(32, 64))), "input_hex": covered.hex(), "header": header,
        "about": about(challenge),
        "not_proofs": ["", "..", header + ".", header[:-2], header.replace(".", "", 1), header + "A" * 1100, "A." + header],
    }


def puzzle():
    """§6.1: a puzzle for one mailbox, its solution, and puzzles that a caller does not work on."""
    nonce, salt, counter = bytes(range(16)), bytes(range(16, 32)), 29
    key = hashlib.pbkdf2_hmac("sha256", nonce + struct.pack(">I", counter), salt, 1000, 32)
    parameters = {
        "algorithm": "PBKDF2/SHA-256", "cost": 1000, "keyLength": 32, "keyPrefix": key[:16].hex(), "nonce": nonce.hex(),
        "salt": salt.hex(), "keySignature": "00" * 32, "expiresAt": 1700000000, "data": {"for": b64u(MAILBOX_ID), "tries": 40},
    }
    good = {"parameters": parameters, "signature": "00" * 32}
    wrong = {
        "another algorithm": {"algorithm": "SHA-256"}, "more rounds": {"cost": 1001}, "fewer rounds": {"cost": 1},
        "too many tries": {"data": {"for": b64u(MAILBOX_ID), "tries": 32001}}, "for somebody else": {"data": {"for": b64u(bytes(16)), "tries": 40}},
        "for nobody": {"data": {"tries": 40}}, "no data": {"data": None}, "a prefix that is no hexadecimal": {"keyPrefix": "0g"},
    }
    return {
        "for": b64u(MAILBOX_ID), "puzzle": good, "counter": counter, "derived_key": key.hex(),
        "refused": [{"why": why, "puzzle": {**good, "parameters": {**parameters, **change}}} for why, change in wrong.items()],
    }


def frame(index, kind, day, mailbox, data):
    return struct.pack(">QBH16sI", index, kind, day, mailbox, len(data)) + data


def frames():
    """§6.6. `bare_hex` followed by zeros up to the next multiple of 16,384."""
    def step(bare):
        return bare + bytes(-len(bare) % 16384)

    def head(count, more, magic=b"PLSF\x01"):
        return magic + struct.pack(">IB", count, more)

    records = [
        (1, 1, 1056, MAILBOX_ID, b"keys"), (3, 2, 1057, MAILBOX_ID, b""), (4, 3, 1060, MAILBOX_ID, b"\xff" * 40),
        (9, 4, 1060, bytes(16), b"event"), (2**53 - 1, 5, 65535, bytes(16), b"wrap"),
    ]
    bare = head(5, 1) + b"".join(frame(*record) for record in records)
    fill = 16384 - 10 - 31
    exact = head(1, 0) + frame(1, 2, 0, MAILBOX_ID, b"x" * fill)
    spoiled = [
        ("no bytes", b""), ("not padded", bare), ("a step too many", step(bare) + bytes(16384)),
        ("padding not zero", step(bare)[:-1] + b"\1"), ("another magic", step(head(0, 0, b"PLSG\x01"))),
        ("more is 2", step(head(0, 2))), ("more after nothing", step(head(0, 1))),
        ("count too large", step(head(2**31, 0) + frame(1, 2, 0, MAILBOX_ID, b""))),
        ("index 0", step(head(1, 0) + frame(0, 2, 0, MAILBOX_ID, b""))),
        ("index again", step(head(2, 0) + frame(5, 2, 0, MAILBOX_ID, b"") * 2)),
        ("index too large", step(head(1, 0) + frame(2**53, 2, 0, MAILBOX_ID, b""))),
        ("kind 6", step(head(1, 0) + frame(1, 6, 0, MAILBOX_ID, b""))),
        ("length beyond the end", step(head(1, 0) + struct.pack(">QBH16sI", 1, 2, 0, MAILBOX_ID, 2**32 - 1))),
    ]
    return {
        "good": [
            {"more": False, "frames": [], "bare_hex": head(0, 0).hex(), "size_bytes": 16384},
            {
                "more": True, "bare_hex": bare.hex(), "size_bytes": 16384,
                "frames": [
                    {"index": i, "kind": k, "day": d, "mailbox": b64u(m), "data_hex": b.hex()} for i, k, d, m, b in records
                ],
            },
            {
                "more": False, "bare_hex": exact.hex(), "size_bytes": 16384,
                "frames": [{"index": 1, "kind": 2, "day": 0, "mailbox": b64u(MAILBOX_ID), "data_hex": (b"x" * fill).hex()}],
            },
        ],
        "bad": [{"why": why, "bare_hex": data.rstrip(b"\0").hex(), "size_bytes": len(data)} for why, data in spoiled],
    }


def roster():
    """§5: a signed roster, and bodies that are not rosters."""
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    recipient = "age1pq1" + "".join(alphabet[(7 * i) % 32] for i in range(1952))
    value = {
        "v": 1, "kind": "roster", "root": b64u(public(ROOT)), "version": 1, "prev": None, "day": "2022-06-01",
        "relays": ["https://relay.example", "http://127.0.0.1:8080"],
        "members": [{
            "id": b64u(labelled("member", public(MEMBER))[:16]), "name": "Ада", "sign": b64u(public(MEMBER)),
            "recipient": recipient, "since": "2022-06-01",
        }],
    }

    def dumped(changed):
        return json.dumps(changed, ensure_ascii=False, separators=(",", ":"))

    def member(**change):
        return {**value, "members": [{**value["members"][0], **change}]}

    body = dumped(value).encode()
    whole, signature = container("roster", body, ROOT)
    bad = {
        "another kind": {**value, "kind": "rooster"}, "version 0": {**value, "version": 0},
        "version is true": {**value, "version": True}, "version 2 without prev": {**value, "version": 2},
        "version 1 with prev": {**value, "prev": b64u(bytes(32))}, "a key more": {**value, "x": 1},
        "a key missing": {k: v for k, v in value.items() if k != "day"}, "v is 2": {**value, "v": 2},
        "root too short": {**value, "root": b64u(bytes(31))}, "a member twice": {**value, "members": value["members"] * 2},
        "member id of another": member(id=b64u(bytes(16))), "no name": member(name=""), "name too long": member(name="n" * 81),
        "recipient not post-quantum": member(recipient="age1" + "q" * 58), "name with a control character": member(name="a\u0007"),
        "relay with a query": {**value, "relays": ["https://relay.example/?a"]}, "relay not http": {**value, "relays": ["ftp://a"]},
        "a day that is none": {**value, "day": "2022-06-31"}, "members not a list": {**value, "members": {}},
        "relay with a user": {**value, "relays": ["https://me@relay.example"]}, "relay with a fragment": {**value, "relays": ["https://relay.example/#a"]},
        "relay with an escape": {**value, "relays": ["https://relay.example/%61"]}, "relay in capitals": {**value, "relays": ["HTTPS://relay.example"]},
        "relay in Cyrillic": {**value, "relays": ["https://пример.example"]}, "relay of 301 characters": {**value, "relays": ["https://" + "a" * 293]},
        "17 relays": {**value, "relays": ["https://relay.example"] * 17}, "recipient in capitals": member(recipient=recipient.upper()),
        "name of 81 characters outside the first plane": member(name="\U0001f54a" * 81), "root with stray bits": {**value, "root": b64u(public(ROOT))[:-1] + "h"},
        "version past 2^53 - 1": {**value, "version": 2**53}, "since a day that is none": member(since="0000-01-01"),
    }
    return {
        "body": body.decode(), "signature": b64u(signature), "message_hash": b64u(labelled("roster", body + signature)),
        "container_sha256": hashlib.sha256(whole).hexdigest(),
        "bad": [{"why": why, "body": dumped(changed)} for why, changed in bad.items()],
    }


def row():
    """The row that crosses to the record."""
    value = {
        "v": 1, "row": b64u(bytes(range(16))), "month": "2022-04", "status": "contract_rg_military", "place": "zone",
        "outcome": "dismissed", "hand": "first", "consented": "2022-06", "withdrawn": False,
    }
    bad = {
        "a day, not a month": {"month": "2022-04-01"}, "month 13": {"month": "2022-13"}, "an unknown status": {"status": "hero"},
        "an unknown place": {"place": "Kherson"}, "an unknown outcome": {"outcome": "fine"}, "third hand": {"hand": "third"},
        "withdrawn is 0": {"withdrawn": 0}, "a name": {"name": "Sergey"}, "row too short": {"row": b64u(bytes(15))},
        "consented is null": {"consented": None}, "v is 1.0": {"v": 1.0}, "v is true": {"v": True},
    }
    def dumped(changed):
        return json.dumps(changed, separators=(",", ":"))

    return {
        "good": [dumped(value), dumped({**value, "withdrawn": True, "status": "unknown"})],
        "bad": [{"why": why, "line": dumped({**value, **change})} for why, change in bad.items()],
    }


PART_COUNTS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512]


def files():
    """§10: how many bytes fill how many parts; names of parts; files named in a letter."""
    def plain(parts):
        total = 262144 * parts - 1627 - 16
        full, rest = divmod(total, 65536 + 16)
        return 65536 * full + rest - 16  # the last chunk is never empty at these sizes

    name = b64u(bytes(range(16)))
    value = {"id": name, "name": "Фото 1.jpg", "type": "image/jpeg", "size": 3000000, "parts": 12, "hash": b64u(bytes(32))}
    bad = {
        "empty": {"size": 0, "parts": 1}, "too large": {"size": 104857601, "parts": 512}, "a step too many": {"parts": 16},
        "a step too few": {"parts": 8}, "parts that are no step": {"parts": 13}, "a path": {"name": "../a"}, "another path": {"name": "a\\b"},
        "no name": {"name": ""}, "a name too long": {"name": "a" * 81}, "a name of two lines": {"name": "a\nb"}, "a tab": {"name": "a\tb"},
        "no type": {"type": "jpeg"}, "a type in capitals": {"type": "Image/jpeg"}, "a type with a parameter": {"type": "text/plain;a=b"},
        "id too short": {"id": b64u(bytes(15))}, "hash too short": {"hash": b64u(bytes(31))}, "a key more": {"x": 1}, "size is a text": {"size": "1"},
        "a type with another sign": {"type": "a_/b"}, "a type of two slashes": {"type": "a/b/c"}, "a name with a delete": {"name": "a\u007f"},
        "id with stray bits": {"id": b64u(bytes(16))[:-1] + "B"}, "size is true": {"size": True, "parts": 1},
    }
    return {
        "steps": [{"parts": n, "plain_bytes": plain(n)} for n in PART_COUNTS],
        "sizes": [{"size": size, "parts": next(n for n in PART_COUNTS if size <= plain(n))} for size in (1, 260437, 260438, 3000000, 104857600)],
        "not_sizes": [0, -1, 104857601],
        "part": {"file": name, "number": 7, "parts": 12, "header": f"{name}.7.12"},
        "not_parts": ["", name, f"{name}.1", f"{name}.0.1", f"{name}.2.1", f"{name}.1.5", f"{name}.01.1", f"{name}.+1.1", f"{name}.1.1.1", f"{name}.1.1024", f"{name}.1.١", f"{name}A.1.1", f"{name}.1. 1"],
        "good": [json.dumps(value, ensure_ascii=False, separators=(",", ":"))],
        "bad": [{"why": why, "file": json.dumps({**value, **change}, ensure_ascii=False, separators=(",", ":"))} for why, change in bad.items()],
    }


def answers():
    """§6.1, §6.5, §6.7: what a relay answers in JSON, and the bodies that ask for what came after an index."""

    def padded(text):
        return text + " " * (-len(text) % 256)

    body = b"age-encryption.org/v1"
    receipt, other = b64u(hashlib.sha256(body).digest()), b64u(bytes(32))
    challenge, codes = b64u(bytes(range(56))), {
        "bad_request": 400, "bad_proof": 403, "not_found": 404, "too_large": 413, "full": 429, "conflict": 409, "busy": 503, "version": 410,
    }
    most = 2**53 - 1
    return {
        "body": body.decode(),
        "receipts": [
            {"text": padded('{"receipt":"%s","index":%d}' % (receipt, index)), "index": index} for index in (1, 256, most)
        ] + [{"text": '{ "index" : 7, "receipt" : "%s" }' % receipt, "index": 7}],
        "not_receipts": [
            {"why": why, "text": text} for why, text in [
                ("of another body", '{"receipt":"%s","index":1}' % other), ("without its index", '{"receipt":"%s"}' % receipt),
                ("a key more", '{"receipt":"%s","index":1,"x":1}' % receipt), ("an index below nought", '{"receipt":"%s","index":-1}' % receipt),
                ("a fraction", '{"receipt":"%s","index":1.0}' % receipt), ("an index too large", '{"receipt":"%s","index":%d}' % (receipt, most + 1)),
                ("stray bits", '{"receipt":"%s","index":1}' % (receipt[:-1] + "z")), ("cut short", '{"receipt":"%s","index":1' % receipt),
                ("two", '{"receipt":"%s","index":1}' % receipt * 2), ("longer than 256 bytes", padded('{"receipt":"%s","index":1}' % receipt) + " "),
            ]
        ],
        "challenges": [{"text": padded('{"challenge":"%s"}' % b64u(bytes(n))), "bytes": n} for n in (1, 56, 96)],
        "not_challenges": [
            {"why": why, "text": text} for why, text in [
                ("empty", '{"challenge":""}'), ("97 bytes", '{"challenge":"%s"}' % b64u(bytes(97))), ("padded", '{"challenge":"AA=="}'),
                ("a key more", '{"challenge":"%s","x":1}' % challenge), ("null", '{"challenge":null}'), ("a list", '["%s"]' % challenge),
            ]
        ],
        "refusals": [{"text": padded('{"error":"%s","say":"No."}' % code), "code": code, "status": status} for code, status in codes.items()],
        "not_refusals": [
            {"why": why, "text": text} for why, text in [
                ("a code that is none", '{"error":"no","say":"No."}'), ("without words", '{"error":"full"}'), ("a page", "<html></html>"), ("empty", ""),
            ]
        ],
        "afters": [{"text": '{"after":%d}' % index, "index": index} for index in (0, 7, most)],
        "not_afters": ["", "{}", '{"after":-1}', '{"after":"7"}', '{"after":7.0}', '{"after":7,"x":1}', '{"after":%d}' % (most + 1), '{"after":true}', '{"after":null}', '{"upto":7}', "7", '{"after":7}' + " " * 256],
    }


FILES = {"answers": answers, "names": names, "text": text, "signed": signed, "proof": proof, "puzzle": puzzle, "frames": frames, "roster": roster, "row": row, "files": files}


def rendered(name):
    return json.dumps({"what": FILES[name].__doc__, **FILES[name]()}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(rendered(name), encoding="utf-8")
        sys.stdout.write(f"vectors/wire/{name}.json\n")
