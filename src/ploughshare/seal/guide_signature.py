"""What the desk's root key says of a guide: which bytes, its number, its day (docs/protocol.md §13)."""

import hashlib
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.seal.minisign import FileSignature, prehash, sign_file
from ploughshare.seal.refusal import SealError
from ploughshare.wire import Day, WireError, format_day, parse_day

NUMBER_MAX = 999_999
_COMMENT = re.compile(
    r"ploughshare guide ([1-9][0-9]{0,5}) of ([0-9]{4}-[0-9]{2}-[0-9]{2}), roster ([1-9][0-9]{0,8}), "
    r"sha256 ([0-9a-f]{64})",
    re.ASCII,
)


@dataclass(frozen=True)
class GuideStatement:
    """One guide among those of a desk. `number` grows with each; `sha256`: of the file's bytes, 32 bytes."""

    number: int
    day: Day
    roster: int
    sha256: bytes

    def comment(self) -> str:
        """As it stands in the signature, readable to whoever checks with minisign."""
        return (
            f"ploughshare guide {self.number} of {format_day(self.day)}, roster {self.roster}, "
            f"sha256 {self.sha256.hex()}"
        )

    @classmethod
    def parse(cls, comment: str) -> "GuideStatement":
        """Reads a comment, whose signature was checked. Raises SealError."""
        match = _COMMENT.fullmatch(comment)
        if match is None:
            raise SealError
        try:
            day = parse_day(match[2])
        except WireError:
            raise SealError from None
        return cls(int(match[1]), day, int(match[3]), bytes.fromhex(match[4]))


def sign_guide(page: bytes, number: int, day: Day, roster: int, root: Ed25519PrivateKey) -> str:
    """The signature of a guide, the text of its `.minisig` file.

    `number`: one more than that of the desk's guide before; `roster`: the version of the roster in the page.
    """
    statement = GuideStatement(number, day, roster, hashlib.sha256(page).digest())
    return sign_file(prehash(page), statement.comment(), root).text(
        f"guide {number} of a desk; to check it: minisign -Vm guide.html -P KEY-OF-THE-DESK"
    )


def read_statement(untrusted_text: bytes, root_public: bytes) -> GuideStatement:
    """What the root key says of some guide, without the guide. Raises SealError."""
    return GuideStatement.parse(FileSignature.parse(untrusted_text).check_comment(root_public))


def check_guide(page: bytes, untrusted_text: bytes, root_public: bytes) -> GuideStatement:
    """What the root key says of this guide. Raises SealError unless it signed exactly these bytes."""
    signature = FileSignature.parse(untrusted_text)
    statement = GuideStatement.parse(signature.check(prehash(page), root_public))
    if statement.sha256 != hashlib.sha256(page).digest():
        raise SealError
    return statement
