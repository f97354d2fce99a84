"""Write vectors/seal/signatures.json: `python -m tools.signature_vectors`.

Ed25519 libraries agree on every honest signature and on no dishonest one; here are those that they judge
differently, made with libsodium's points and numbers.
"""

import hashlib
from collections.abc import Iterator

from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_scalar_add,
    crypto_core_ed25519_scalar_mul,
    crypto_core_ed25519_scalar_reduce,
    crypto_scalarmult_ed25519_base_noclamp,
)

from ploughshare.wire import JsonValue, b64u, signing_input
from tools.seal_vectors import write

ORDER = 2**252 + 27742317777372353535851937790883648493
ORDER_8 = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
"""A point of order 8."""
NEUTRAL = bytes([1, *[0] * 31])
NEUTRAL_OTHERWISE = (2**255 - 19 + 1).to_bytes(32, "little")
"""The neutral point with its y written as p + 1."""
NEUTRAL_SIGNED = bytes([1, *[0] * 30, 0x80])
NO_POINT = bytes([2, *[0] * 31])
BODY = b"{}"
COVERED = signing_input("reply", BODY)

_KEY = hashlib.sha512(b"a key of nobody").digest()
KEY = crypto_core_ed25519_scalar_reduce(_KEY)
PUBLIC = crypto_scalarmult_ed25519_base_noclamp(KEY)


def _challenge(commitment: bytes, public: bytes) -> bytes:
    return crypto_core_ed25519_scalar_reduce(hashlib.sha512(commitment + public + COVERED).digest())


def _nonces() -> Iterator[bytes]:
    for number in range(1_000):
        yield crypto_core_ed25519_scalar_reduce(hashlib.sha512(b"nonce %d" % number).digest())


def made(public: bytes, *, torsion: bytes | None = None, eighths: bool | None = None) -> bytes:
    """A signature whose equation holds but for what has order 8: in the key, or in R by `torsion`.

    `eighths`: whether the number that multiplies the key is a multiple of 8, so that its part vanishes.
    """
    for nonce in _nonces():
        commitment = crypto_scalarmult_ed25519_base_noclamp(nonce)
        if torsion is not None:
            commitment = crypto_core_ed25519_add(commitment, torsion)
        challenge = _challenge(commitment, public)
        if eighths is None or (challenge[0] % 8 == 0) == eighths:
            product = crypto_core_ed25519_scalar_mul(challenge, KEY)
            return commitment + crypto_core_ed25519_scalar_add(nonce, product)
    raise SystemExit("no nonce will do")


def by_no_secret(public: bytes) -> bytes:
    """A signature by a key of small order: nobody needs a secret for it."""
    for nonce in _nonces():
        commitment = crypto_scalarmult_ed25519_base_noclamp(nonce)
        if _challenge(commitment, public)[0] % 8 == 0:
            return commitment + nonce
    raise SystemExit("no nonce will do")


def main() -> None:
    """One signature that holds, and those that must not, whatever a library says of them."""
    mixed = crypto_core_ed25519_add(PUBLIC, ORDER_8)
    good = made(PUBLIC)
    past = (int.from_bytes(good[32:], "little") + ORDER).to_bytes(32, "little")
    refused = [
        ("R has a part of order 8", PUBLIC, made(PUBLIC, torsion=ORDER_8)),
        ("the key has a part of order 8", mixed, made(mixed, eighths=False)),
        ("the key has a part of order 8 that vanishes", mixed, made(mixed, eighths=True)),
        ("the key has order 8", ORDER_8, by_no_secret(ORDER_8)),
        ("the key is the neutral point", NEUTRAL, by_no_secret(NEUTRAL)),
        (
            "the key is the neutral point, its y not reduced",
            NEUTRAL_OTHERWISE,
            by_no_secret(NEUTRAL_OTHERWISE),
        ),
        ("the key is the neutral point, its x a minus nought", NEUTRAL_SIGNED, by_no_secret(NEUTRAL_SIGNED)),
        ("the key is no point", NO_POINT, good),
        ("S is not reduced", PUBLIC, good[:32] + past),
        ("R is no point", PUBLIC, NO_POINT + good[32:]),
        ("a bit of S changed", PUBLIC, good[:-32] + bytes([good[-32] ^ 1]) + good[-31:]),
    ]
    cases: list[JsonValue] = [
        {"why": why, "public": b64u(public), "signature": b64u(signature)}
        for why, public, signature in refused
    ]
    write(
        "signatures",
        "§2.1: `signature` over `body` under `domain` is by `public`; those in `refused` are by nobody, "
        "though some libraries take some of them.",
        domain="reply",
        body=BODY.decode(),
        public=b64u(PUBLIC),
        signature=b64u(good),
        refused=cases,
    )


if __name__ == "__main__":
    main()
