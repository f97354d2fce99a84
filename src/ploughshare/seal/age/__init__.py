"""age v1 files, closed and opened in memory, as https://c2sp.org/age says.

Letters are small: whole files go in and out; nothing of a file that fails is released.
"""

import os
from collections.abc import Sequence

from cryptography.hazmat.primitives import constant_time

from ploughshare.seal.age.armor import is_armored, strip_armor
from ploughshare.seal.age.header import MAX_STANZAS, encode_header, header_mac, parse_header
from ploughshare.seal.age.recipients import (
    FILE_KEY_BYTES,
    HybridIdentity,
    HybridRecipient,
    Identity,
    PassphraseIdentity,
    Recipient,
    X25519Identity,
    X25519Recipient,
)
from ploughshare.seal.age.stream import NONCE_BYTES, open_payload, seal_payload
from ploughshare.seal.refusal import ClosingError, KeyTextError, Random, SealError

__all__ = [
    "ClosingError",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "KeyTextError",
    "PassphraseIdentity",
    "Recipient",
    "SealError",
    "X25519Identity",
    "X25519Recipient",
    "decrypt",
    "encrypt",
]


def encrypt(plaintext: bytes, recipients: Sequence[Recipient], random: Random = os.urandom) -> bytes:
    """Close a file for recipients, in their order.

    Raises:
        ClosingError: no recipient, too many, or a post-quantum one beside one that is not: whoever
            could break the weaker stanza would have the file.
    """
    file_key, header = close_header(recipients, random)
    return header + seal_payload(plaintext, file_key, random(NONCE_BYTES))


def close_header(recipients: Sequence[Recipient], random: Random = os.urandom) -> tuple[bytes, bytes]:
    """A new file key and the header that hands it to the recipients. Raises ClosingError."""
    if not 0 < len(recipients) <= MAX_STANZAS:
        raise ClosingError("A file is sealed for at least one recipient and at most eighty.")
    if len({recipient.post_quantum for recipient in recipients}) > 1:
        raise ClosingError("Post-quantum recipients and others cannot share a file.")
    file_key = random(FILE_KEY_BYTES)
    return file_key, encode_header([recipient.wrap(file_key, random) for recipient in recipients], file_key)


def decrypt(untrusted_file: bytes, identities: Sequence[Identity]) -> bytes:
    """Open a file, armored or not, with the first identity it is for.

    Raises:
        SealError: for every failure alike.
    """
    binary = strip_armor(untrusted_file) if is_armored(untrusted_file) else untrusted_file
    file_key, payload = open_header(binary, identities)
    return b"".join(open_payload(payload, file_key))


def open_header(untrusted_file: bytes, identities: Sequence[Identity]) -> tuple[bytes, bytes]:
    """The file key and the payload of a binary file whose header MAC holds.

    Raises:
        SealError: for every failure alike.
    """
    header = parse_header(untrusted_file)
    # The format refuses a passphrase beside another recipient, whichever of them is tried.
    if len(header.stanzas) > 1 and any(stanza.arguments[0] == "scrypt" for stanza in header.stanzas):
        raise SealError
    for identity in identities:
        file_key = identity.unwrap(header.stanzas)
        if file_key is not None:
            break
    else:
        raise SealError
    if not constant_time.bytes_eq(header_mac(file_key, header.signed), header.mac):
        raise SealError
    if len(untrusted_file) < header.size_bytes + NONCE_BYTES:
        raise SealError
    return file_key, untrusted_file[header.size_bytes :]
