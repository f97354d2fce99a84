"""That a caller holds a key: a challenge the relay need not remember, and a signature (§6.1, §6.2)."""

import hashlib
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ploughshare.wire import CHALLENGE_SECONDS, Proof, proof_input

NONCE_BYTES = 16
_TIME_BYTES = 8
_MAC_BYTES = 32
_SIGNED_BYTES = NONCE_BYTES + _TIME_BYTES


def make_challenge(secret: bytes, nonce: bytes, now_seconds: int) -> bytes:
    """56 bytes: 16 random, the second it ends, and the relay's HMAC-SHA-256 over both."""
    signed = nonce + (now_seconds + CHALLENGE_SECONDS).to_bytes(_TIME_BYTES, "big")
    return signed + _mac(secret, signed)


def challenge_holds(secret: bytes, untrusted_challenge: bytes, now_seconds: int) -> bool:
    """Whether this relay made the challenge and it has not ended."""
    signed, mac = untrusted_challenge[:_SIGNED_BYTES], untrusted_challenge[_SIGNED_BYTES:]
    genuine = hmac.compare_digest(mac, _mac(secret, signed))
    return genuine and now_seconds <= int.from_bytes(signed[NONCE_BYTES:], "big")


def signature_holds(public: bytes, signed: bytes, signature: bytes) -> bool:
    """Whether an Ed25519 signature is by this key of 32 bytes; any fault is a no."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def proof_holds(proof: Proof, name: str, desk: bytes, body: bytes) -> bool:
    """Whether the proof was made by its key for this very call, named by `wire.call_name`."""
    return signature_holds(proof.public, proof_input(proof.challenge, name, desk, body), proof.signature)


def _mac(secret: bytes, signed: bytes) -> bytes:
    return hmac.digest(secret, b"ploughshare/v1/challenge\x00" + signed, hashlib.sha256)
