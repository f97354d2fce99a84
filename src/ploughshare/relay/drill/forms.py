"""A secret in every form in which a file or a memory might hold it. Pure."""

import base64
import ipaddress
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

PIECE_UNITS = 12
"""A long secret is cut into pieces of so many letters or bytes: 23 in a row always hold a whole piece."""


class What(StrEnum):
    """What kind of secret; which places must not hold it depends on this."""

    WORDS = "what people and counsellors wrote"
    PHRASE = "key phrases"
    KEY = "keys and passphrases"
    OPEN = "letters sent unsealed by mistake, and refused"
    DELETED = "sealed letters of a deleted mailbox"
    CALLER = "persons' public keys"
    ADDRESS = "callers' addresses"
    AGENT = "callers' browsers, referring pages and paths"
    MOMENT = "times finer than a day"


@dataclass(frozen=True)
class Secret:
    """One thing to look for. `whole`: pieces of it are nothing special, as one word of a word list."""

    name: str
    what: What
    data: bytes | str
    whole: bool = False

    def __post_init__(self) -> None:
        # A piece of an address is another address, or none.
        if self.what is What.ADDRESS:
            object.__setattr__(self, "whole", True)


@dataclass(frozen=True)
class Needle:
    """Bytes that give a secret away."""

    secret: Secret
    form: str
    data: bytes


def needles(secret: Secret) -> Iterator[Needle]:
    """The secret in every form, a long one piece by piece; the same bytes once."""
    seen: set[bytes] = set()
    for piece in _pieces(secret):
        for form, data in _forms(piece, secret.what):
            if data not in seen:
                seen.add(data)
                yield Needle(secret, form, data)


def _pieces(secret: Secret) -> Iterator[bytes | str]:
    units = len(secret.data)
    if secret.whole or units < 2 * PIECE_UNITS:
        yield secret.data
        return
    for start in range(0, units - PIECE_UNITS + 1, PIECE_UNITS):
        yield secret.data[start : start + PIECE_UNITS]


def _forms(data: bytes | str, what: What) -> Iterator[tuple[str, bytes]]:
    if isinstance(data, bytes):
        yield from _forms_of_bytes(data)
    elif what is What.ADDRESS:
        yield from _forms_of_address(data)
    elif what is What.MOMENT:
        yield "UTF-8", data.encode()
        yield "UTF-16", data.encode("utf-16-le")
    else:
        yield from _forms_of_text(data)


def _forms_of_text(text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    wide = text.encode("utf-16-le")
    yield "UTF-8", plain
    yield "UTF-16", wide
    yield "UTF-16, big-endian", text.encode("utf-16-be")
    yield "UTF-32", text.encode("utf-32-le")
    yield "JSON", json.dumps(text)[1:-1].encode()
    yield "URL", quote(text, safe="").encode()
    yield "bytes in a log", repr(plain)[2:-1].encode()
    with suppress(UnicodeEncodeError):
        yield "Windows-1251", text.encode("cp1251")
    for name, data in (("UTF-8", plain), ("UTF-16", wide)):
        yield from _forms_in_letters(name, data)


def _forms_of_bytes(data: bytes) -> Iterator[tuple[str, bytes]]:
    yield "raw", data
    yield "raw, turned round", data[::-1]
    yield "bytes in a log", repr(data)[2:-1].encode()
    yield from _forms_in_letters("raw", data)
    yield "hex in UTF-16", data.hex().encode("utf-16-le")


def _forms_of_address(text: str) -> Iterator[tuple[str, bytes]]:
    yield from _forms_of_text(text)
    packed = ipaddress.ip_address(text).packed
    for name, data in (("packed", packed), ("packed, turned round", packed[::-1])):
        yield name, data
        yield f"hex of {name}", data.hex().encode()
        yield f"hex of {name}", data.hex().upper().encode()
        yield f"number of {name}", str(int.from_bytes(data, "big")).encode()


def _forms_in_letters(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield f"hex of {name}", data.hex().encode()
    yield f"hex of {name}", data.hex().upper().encode()
    # Where the secret begins inside something longer decides which of three ways it is written.
    for before in range(3):
        inside = len(data) - (-before % 3)
        inside -= inside % 3
        cut = data[-before % 3 :][:inside]
        if len(cut) < 3:
            continue
        yield f"base64 of {name}", base64.b64encode(cut)
        yield f"base64url of {name}", base64.urlsafe_b64encode(cut)
