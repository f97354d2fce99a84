"""Write vectors/seal/grants.json: `python -m tools.grant_vectors`.

Sealed files are different at every making: run this only to replace them.
"""

from ploughshare.seal.age import encrypt
from ploughshare.seal.grants import Grant, open_grant
from ploughshare.seal.letters import CasePlace
from ploughshare.seal.refusal import NewerError, SealError
from ploughshare.seal.signing import sign
from ploughshare.wire import Domain, JsonValue, Roster, b64u, case_id, dump_json, member_id
from tools.seal_sealed_vectors import (
    ANNA,
    BORIS,
    BORIS_AGE,
    MAILBOX,
    PERSON,
    PERSON_AGE,
    ROOT,
    STRANGER,
    key,
    public,
    rosters,
    seed,
    write,
)

CASE_KEY = seed(180)
GOOD: dict[str, JsonValue] = {
    "v": 1,
    "kind": "keys",
    "case": b64u(case_id(MAILBOX)),
    "case_key": b64u(CASE_KEY),
    "author": b64u(public(PERSON)),
    "seq": 0,
    "members": [b64u(member_id(public(BORIS)))],
    "day": "2022-05-25",
}


def sealed(body: bytes, signer: int = PERSON, domain: Domain = "keys") -> bytes:
    """A body signed and closed for the person and for Boris."""
    signed = sign(domain, body, key(signer)).to_bytes()
    return encrypt(signed, [PERSON_AGE.recipient, BORIS_AGE.recipient])


def saying(signer: int = PERSON, **values: JsonValue) -> bytes:
    """A grant that says something else."""
    return sealed(dump_json(GOOD | values), signer)


def ids(count: int) -> list[JsonValue]:
    """Ids of so many members."""
    return [b64u(bytes([number]) * 16) for number in range(count)]


def taken() -> list[tuple[str, bool, bytes]]:
    """Grants that hold: what, whether the person's own, the file."""
    boris = b64u(public(BORIS))
    turned = dump_json(dict(reversed(GOOD.items())))
    return [
        ("the person's", True, saying()),
        ("the person's, keys in another order and a space", True, sealed(turned + b" ")),
        ("of number 1,000,000, for 64 members", True, saying(seq=1_000_000, members=ids(64))),
        ("for nobody", True, saying(members=[])),
        ("by a member of the newest roster", False, saying(BORIS, author=boris)),
    ]


def refused() -> list[tuple[str, bytes]]:
    """Files that hand nothing on."""
    whole = saying()
    return [
        ("by a member who has left", saying(ANNA, author=b64u(public(ANNA)))),
        ("by a stranger", saying(STRANGER, author=b64u(public(STRANGER)))),
        ("by a member in the person's name", saying(BORIS)),
        ("of another case", saying(case=b64u(bytes(16)))),
        ("of number 1,000,001", saying(seq=1_000_001)),
        ("of number -1", saying(seq=-1)),
        ("for 65 members", saying(members=ids(65))),
        ("a member's id too long", saying(members=[b64u(bytes(17))])),
        ("a key too short", saying(case_key=b64u(bytes(31)))),
        ("a key with stray bits", saying(case_key=b64u(CASE_KEY)[:-1] + "N")),
        ("a key more", saying(more=1)),
        ("a day that is none", saying(day="2022-02-30")),
        ("of a wrap's kind", saying(kind="wrap")),
        ("version 0", saying(v=0)),
        ("a body of 4,097 bytes", sealed(dump_json(GOOD).ljust(4_097))),
        ("signed as a letter", sealed(dump_json(GOOD), domain="letter")),
        ("cut short", whole[:-1]),
        ("a byte changed", whole[:-1] + bytes([whole[-1] ^ 1])),
        ("for others", encrypt(sign("keys", dump_json(GOOD), key(PERSON)).to_bytes(), [BORIS_AGE.recipient])),
    ]


def read(file: bytes, roster: Roster) -> Grant:
    """As the person opens it."""
    return open_grant(file, PERSON_AGE, CasePlace(public(ROOT), MAILBOX, (roster,)))


def main() -> None:
    """Grants to open as the person, with the newest roster, and what is none."""
    newest = rosters()[-1]
    good, wrong = taken(), refused()
    for why, own, file in good:
        if (read(file, newest.roster).author == public(PERSON)) != own:
            raise SystemExit(f"not taken as its author's: {why}")
    for why, file in wrong:
        try:
            read(file, newest.roster)
        except NewerError:
            raise SystemExit(f"called newer: {why}") from None
        except SealError:
            continue
        raise SystemExit(f"not refused: {why}")
    write(
        "grants",
        "§3: files as the person of `mailbox` opens them with `person_age`, `roster` being the newest. "
        "`taken` hold `case_key`, `own` where the person made them; `newer` are of a version to come; "
        "`refused` hand nothing on.",
        root=b64u(public(ROOT)),
        mailbox=b64u(MAILBOX),
        person_sign=b64u(seed(PERSON)),
        person_age=PERSON_AGE.text(),
        roster=b64u(newest.file),
        case_key=b64u(CASE_KEY),
        taken=[{"why": why, "own": own, "file": b64u(file)} for why, own, file in good],
        newer=[{"why": "of version 2", "file": b64u(saying(v=2, more=1))}],
        refused=[{"why": why, "file": b64u(file)} for why, file in wrong],
    )


if __name__ == "__main__":
    main()
