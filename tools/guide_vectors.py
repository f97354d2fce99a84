"""Write vectors/seal/guide.json, the guide's signature: `uv run python tools/guide_vectors.py`.

tests/seal/test_guide_signature.py checks it again with minisign, OpenSSL, hashlib and PyNaCl.
"""

import base64
import datetime
import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.guide_signature import sign_guide
from ploughshare.seal.minisign import FileSignature, prehash, public_key_text, sign_file
from ploughshare.wire import b64u

OUT = Path(__file__).parent.parent / "vectors" / "seal" / "guide.json"
PAGE = "<!doctype html>\n<title>Справка</title>\n".encode()
DAY = datetime.date(2026, 11, 22)


def seed(first: int) -> bytes:
    """32 bytes counted up from `first`."""
    return bytes((first + place) % 256 for place in range(32))


def refused(good: str, root: Ed25519PrivateKey) -> dict[str, str]:
    """Signature files that do not hold for the page, by what is wrong with them."""
    lines = good.splitlines()
    read = FileSignature.parse(good.encode())

    def signed(comment: str, key: Ed25519PrivateKey = root) -> str:
        return sign_file(prehash(PAGE), comment, key).text("guide")

    def with_line(at: int, line: str) -> str:
        return "\n".join([*lines[:at], line, *lines[at + 1 :]]) + "\n"

    of_another = sign_file(prehash(PAGE + b" "), read.comment, root).text("guide")
    legacy = base64.b64encode(b"Ed" + read.key_number + root.sign(PAGE)).decode()
    forged = bytearray(base64.b64decode(lines[1]))
    forged[-1] ^= 1
    renumbered = lines[2].replace("guide 7 of", "guide 8 of")
    padding = lines[1][:-2] + chr(ord(lines[1][-2]) + 1) + "="
    return {
        "by another key": signed(read.comment, Ed25519PrivateKey.from_private_bytes(seed(9))),
        "the right comment, signed behind the signature of another page": of_another,
        "of another page": sign_guide(PAGE + b" ", 7, DAY, 3, root),
        "one bit of the signature changed": with_line(1, base64.b64encode(bytes(forged)).decode()),
        "another number, not signed": with_line(2, renumbered),
        "in minisign's older form, of the page itself": with_line(1, legacy),
        "another hash in the comment, signed": signed(read.comment[:-1] + "x"),
        "a comment that is not a guide's": signed("timestamp:1795305600\tfile:guide.html"),
        "number 0": signed(read.comment.replace("guide 7", "guide 0")),
        "a day that is none": signed(read.comment.replace("2026-11-22", "2026-11-31")),
        "a fifth line": good + "more\n",
        "cut short": "\n".join(lines[:3]) + "\n",
        "base64 in another spelling": with_line(1, padding),
        "another hash in the comment": signed(read.comment[:-64] + "0" * 64),
    }


def main() -> None:
    """One page, its signature, and what must be refused."""
    root = Ed25519PrivateKey.from_private_bytes(seed(0))
    public = root.public_key().public_bytes_raw()
    good = sign_guide(PAGE, 7, DAY, 3, root)
    read = FileSignature.parse(good.encode())
    content = {
        "about": "The signature of a guide (§13). `page` is b64u; a text is a whole .minisig file.",
        "root_seed": b64u(seed(0)),
        "root": b64u(public),
        "minisign_key": public_key_text(public),
        "page": b64u(PAGE),
        "number": 7,
        "day": DAY.isoformat(),
        "roster": 3,
        "prehash": b64u(prehash(PAGE)),
        "comment": read.comment,
        "signature": b64u(read.signature),
        "comment_signature": b64u(read.comment_signature),
        "minisig": good,
        "refused": refused(good, root),
    }
    OUT.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
