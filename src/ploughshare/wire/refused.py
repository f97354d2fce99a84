"""What was refused and in which words: the error of this package and the relay's refusals (§6.7)."""

from dataclasses import dataclass


class WireError(ValueError):
    """What came in is not of the agreed form.

    The message is one clause that names the form and never repeats what came in.
    """


class NewerFormError(WireError):
    """This was written by a newer version of the protocol."""

    def __init__(self) -> None:
        super().__init__("this was written by a newer version")


@dataclass(frozen=True)
class Refusal:
    """A refusal of the relay: a code for programs, an HTTP status, one English sentence for people."""

    code: str
    status: int
    say: str


BAD_REQUEST = Refusal("bad_request", 400, "This request is not of the agreed form.")
BAD_PROOF = Refusal("bad_proof", 403, "The proof is missing, wrong or too old; ask for a new challenge.")
NOT_FOUND = Refusal("not_found", 404, "There is nothing here for this key.")
CONFLICT = Refusal("conflict", 409, "This does not follow what is already here.")
TOO_LARGE = Refusal("too_large", 413, "This is larger than the relay takes.")
FULL = Refusal("full", 429, "The relay keeps no more for this mailbox or desk today.")
BUSY = Refusal("busy", 503, "The relay cannot store now; nothing was taken. Try again later.")

VERSION = Refusal("version", 410, "This relay does not speak that version of the protocol.")

REFUSALS = {
    refusal.code: refusal
    for refusal in (BAD_REQUEST, BAD_PROOF, NOT_FOUND, CONFLICT, TOO_LARGE, FULL, BUSY, VERSION)
}
