"""Writes vectors/seal/files.json: files as a letter or reply names them, and what their parts come to (§10).

    .venv/bin/python -m tools.seal_file_vectors

Each making gives other headers, so it was made once. Parts are too long to print: who opens the header has
the key that makes them from the content, and compares their hashes.
"""

import hashlib
import io
import json
from pathlib import Path

from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.files import seal_file
from ploughshare.wire import NamedFile, b64u, parts_for

TARGET = Path(__file__).parents[1] / "vectors" / "seal" / "files.json"
CASE_KEY = bytes(range(180, 212))
HEAD_BYTES = 1_627 + 16
CONTENTS = (("1.txt", "text/plain", "Приказ № 17\n", 1), ("Карта.png", "image/png", "ploughshare ", 25_000))
ABOUT = (
    "§10: files sealed for `case_key`. `content`, `times` over, is the file that `named` names; `head` is the"
    " first 1,643 bytes of its age file (header and nonce), `parts` the SHA-256 of each part, in hexadecimal."
    " `refused`: parts of the last file, by number, in an order that makes no file."
)


def main() -> None:
    cases = []
    for number, (name, media_type, text, times) in enumerate(CONTENTS, start=1):
        data = text.encode() * times
        parts = list(seal_file(io.BytesIO(data).read, len(data), HybridIdentity(CASE_KEY).recipient))
        digest = hashlib.sha256(data).digest()
        named = NamedFile(bytes([number]) * 16, name, media_type, len(data), parts_for(len(data)), digest)
        cases.append(
            {
                "named": named.to_json(),
                "content": text,
                "times": times,
                "head": b64u(parts[0][:HEAD_BYTES]),
                "parts": [hashlib.sha256(part).hexdigest() for part in parts],
            }
        )
    refused = [
        {"why": "the parts changed places", "order": [2, 1]},
        {"why": "a part stands twice", "order": [1, 1]},
        {"why": "the end is missing", "order": [1]},
        {"why": "a part too many", "order": [1, 2, 2]},
    ]
    made = {"about": ABOUT, "case_key": b64u(CASE_KEY), "cases": cases, "refused": refused}
    TARGET.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
