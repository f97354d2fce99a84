"""Signing messages and checking their signatures (docs/protocol.md §2.1)."""

from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from nacl.bindings import crypto_core_ed25519_is_valid_point

from ploughshare.seal.refusal import NewerError, SealError
from ploughshare.wire import KEY_BYTES, Domain, NewerFormError, Signed, WireError, signing_input


def sign(domain: Domain, body: bytes, key: Ed25519PrivateKey) -> Signed:
    """Sign the exact bytes of a body."""
    return Signed(domain, body, key.sign(signing_input(domain, body)))


def verify(signed: Signed, sign_public: bytes) -> None:
    """Check a signature against the 32 bytes of a public key.

    Raises:
        SealError: it is not by this key over these bytes.
    """
    check_signature(signed.signature, signed.signing_input, sign_public)


def check_signature(signature: bytes, covered: bytes, sign_public: bytes) -> None:
    """Check an Ed25519 signature over bytes, by a key that every library judges alike. Raises SealError.

    OpenSSL takes keys of small and of mixed order, which others refuse, and some of which sign anything.
    """
    if not _is_key(sign_public):
        raise SealError
    try:
        Ed25519PublicKey.from_public_bytes(sign_public).verify(signature, covered)
    except (InvalidSignature, ValueError):
        raise SealError from None


@lru_cache(maxsize=1_024)
def _is_key(sign_public: bytes) -> bool:
    return len(sign_public) == KEY_BYTES and crypto_core_ed25519_is_valid_point(sign_public)


def take_apart(domain: Domain, untrusted_bytes: bytes) -> Signed:
    """Read a signed message's container, its signature not yet checked. Raises SealError, NewerError."""
    try:
        return Signed.parse(domain, untrusted_bytes)
    except NewerFormError:
        raise NewerError from None
    except WireError:
        raise SealError from None
