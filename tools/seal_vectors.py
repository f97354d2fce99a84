"""Write vectors/seal/: `uv run python tools/seal_vectors.py`.

Every value is checked again by another path in tests/seal/test_vectors.py (hashlib, hmac, PyNaCl, the stock
age tool's formats), so a mistake made here does not become the truth. Keys are made of counted bytes, on
purpose: nobody can take them for real ones.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.phrase import (
    LANGUAGES,
    START_LETTERS,
    Language,
    Phrase,
    UnknownWordError,
    WordCountError,
    read_phrase,
    slips,
    stretch,
    word_list,
)
from ploughshare.seal.signing import sign
from ploughshare.wire import Domain, b64u, case_id, desk_id, event_key_tag, mailbox_id, member_id

OUT = Path(__file__).parent.parent / "vectors" / "seal"

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def write(name: str, about: str, **content: Json) -> None:
    """One file: what it is about, then its cases."""
    text = json.dumps({"about": about, **content}, ensure_ascii=False, indent=1)
    (OUT / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def seed(first: int) -> bytes:
    """32 bytes counted up from `first`."""
    return bytes((first + place) % 256 for place in range(32))


def public(first: int) -> bytes:
    """The public half of the signing key that grows from `seed(first)`."""
    return Ed25519PrivateKey.from_private_bytes(seed(first)).public_key().public_bytes_raw()


def spread(language: Language, step: int, start: int) -> Phrase:
    """Eight words spread over the list."""
    words = word_list(language)
    return Phrase(language, tuple(words[(start + step * place) % len(words)] for place in range(8)))


def messy(phrase: Phrase) -> dict[str, str]:
    """The same phrase as people write it: every one of these must be read as the phrase."""
    words = phrase.words
    other = (
        str.maketrans("асеорху", "aceopxy")
        if phrase.language == "ru"
        else str.maketrans("aceopxy", "асеорху")
    )
    return {
        "capitals": " ".join(word.capitalize() for word in words),
        "list numbers and lines": "\n".join(f"{n}. {word}" for n, word in enumerate(words, start=1)),
        "numbers in brackets, windows lines": "\r\n".join(
            f"{n}) {word}," for n, word in enumerate(words, start=1)
        ),
        "commas, dashes, full stop": "  " + ", ".join(words[:4]) + " — " + "-".join(words[4:]) + ".",
        "tabs and no-break spaces": "\t".join(words[:3]) + "\u00a0" + "\u00a0\u2009".join(words[3:]),
        "stress marks and zero-width characters": " ".join(
            word[:2] + "\u0301" + word[2:3] + "\u200b\u00ad" + word[3:] for word in words
        ),
        "decomposed letters": " ".join(words).replace("й", "и\u0306").replace("е", "е\u0308"),
        "letters of the other alphabet": " ".join(words).translate(other),
        "starts of four letters throughout": " ".join(word[:4] for word in words),
        "quoted": "«" + " ".join(words).upper() + "»",
    }


def phrase_vectors() -> None:
    """Phrases, how they may be written, what they become, and what is refused."""
    roots = [public(1), public(101)]
    cases: list[Json] = []
    for language, step, start in (("ru", 251, 17), ("ru", 97, 1500), ("en", 251, 17), ("en", 97, 1500)):
        phrase = spread("ru" if language == "ru" else "en", step, start)
        keys = stretch(phrase)
        for written in messy(phrase).values():
            if read_phrase(written, phrase.language) != phrase:
                raise SystemExit(f"not read as the phrase: {written!r}")
        cases.append(
            {
                "language": language,
                "phrase": phrase.text,
                "written": messy(phrase),
                "sign_seed": b64u(keys.sign_seed),
                "sign_public": b64u(keys.sign_public),
                "age_seed": b64u(keys.age_seed),
                "age_identity": keys.identity.text(),
                "age_recipient": keys.identity.recipient.text(),
                "mailboxes": [
                    {"root": b64u(root), "mailbox": b64u(keys.mailbox(root)), "case": b64u(keys.case(root))}
                    for root in roots
                ],
            }
        )
    write(
        "phrase",
        "§1.3, §1.4: every way of writing in `written` is read as `phrase`, which stretches to these keys. "
        "In `refused`, `unknown` is the place (from 1) of the first word not in the list.",
        cases=cases,
        refused=[refused_phrase(language, change) for language in LANGUAGES for change in range(7)],
    )


def refused_phrase(language: Language, change: int) -> Json:
    """A phrase with one thing wrong, and what its reader says."""
    words = list(spread(language, 251, 17).words)
    if change == 0:  # the last letter replaced
        words[1] = words[1][:-1] + ("ъ" if language == "ru" else "q")
    elif change == 1:  # two neighbours swapped
        words[2] = words[2][0] + words[2][2] + words[2][1] + words[2][3:]
    elif change == 2:  # a letter dropped near the start
        words[4] = words[4][0] + words[4][2:]
    elif change == 3:  # nothing like any word
        words[7] = "ъыъыъыъы" if language == "ru" else "qxqxqxqx"
    elif change == 4:  # a start that one slip would make another whole word
        words[5] = shaky_start(language)
    elif change == 5:
        words.pop()
    else:
        words = []
    written = " ".join(words)
    try:
        read_phrase(written, language)
    except UnknownWordError as error:
        return {
            "language": language,
            "written": written,
            "unknown": error.position,
            "suggestions": list(error.suggestions),
        }
    except WordCountError as error:
        return {"language": language, "written": written, "count": error.count}
    raise SystemExit(f"read although it should not be: {written}")


def shaky_start(language: Language) -> str:
    """The first start of four letters that is one replacement away from another word of four letters."""
    words = word_list(language)
    short = [word for word in words if len(word) == START_LETTERS]
    starts = [word[:START_LETTERS] for word in words if len(word) > START_LETTERS]
    return next(start for start in starts if any(slips(start, word) == 1 for word in short))


def id_vectors() -> None:
    """Names that grow from keys."""
    write(
        "ids",
        "§1.1, §1.2, §1.4, §7.2: names from public keys; `event_key_tag` from a symmetric key.",
        cases=[
            {
                "root": b64u(public(root)),
                "desk": b64u(desk_id(public(root))),
                "sign": b64u(public(person)),
                "member": b64u(member_id(public(person))),
                "mailbox": b64u(mailbox_id(public(root), public(person))),
                "case": b64u(case_id(mailbox_id(public(root), public(person)))),
                "key": b64u(seed(person)),
                "event_key_tag": b64u(event_key_tag(seed(person))),
            }
            for root, person in ((1, 33), (1, 34), (200, 33))
        ],
    )


def message_vectors() -> None:
    """Signed messages: their signature, their size on the ladder, their hash."""
    bodies: list[tuple[Domain, str]] = [
        ("letter", '{"text":"Что будет, если я откажусь?"}'),
        ("reply", '{"text":"Nothing yet."}'),
        ("keys", "{}"),
        ("keys", "x" * (1024 - 9 - 64)),
        ("keys", "x" * (1024 - 9 - 64 + 1)),
        ("letter", "ы" * 2500),
        ("letter", "x" * (65536 - 9 - 64)),
        ("roster", '{"v":1}'),
    ]
    cases: list[Json] = []
    for place, (domain, body) in enumerate(bodies):
        signed = sign(domain, body.encode("utf-8"), Ed25519PrivateKey.from_private_bytes(seed(60 + place)))
        cases.append(
            {
                "domain": domain,
                "sign_seed": b64u(seed(60 + place)),
                "sign_public": b64u(public(60 + place)),
                "body": body,
                "signature": b64u(signed.signature),
                "message_hash": b64u(signed.message_hash),
                "size_bytes": len(signed.to_bytes()),
            }
        )
    write(
        "messages",
        "§2: a body (UTF-8 text) signed by a key under a domain; `size_bytes` after padding.",
        cases=cases,
        too_long=[{"domain": "letter", "body_bytes": 65536 - 9 - 64 + 1}],
    )


def main() -> None:
    """Write every file."""
    OUT.mkdir(parents=True, exist_ok=True)
    phrase_vectors()
    id_vectors()
    message_vectors()


if __name__ == "__main__":
    main()
