"""The files of a reply being written: taking one in, a paper, removing one, how far they have gone."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from ploughshare.desk import enclosures
from ploughshare.desk.pages.attached import file_size
from ploughshare.desk.pages.frame import piece
from ploughshare.desk.pages.paperwork import leaving, leaving_pdf
from ploughshare.desk.pages.visit import Answer, FormError, Handed, Visit
from ploughshare.desk.refused import DeskError
from ploughshare.desk.vault.enclosures import EnclosureFolder
from ploughshare.seal.refusal import ClosingError
from ploughshare.wire import FILES_MAX, ID_BYTES, WireError, b64u, from_b64u

FAULTS = (
    *("heic", "raw", "video", "sound", "pdf", "office", "unknown", "damaged", "unusual"),
    *("empty", "too_large", "unread"),
)
TRACES = (
    *("place", "time", "camera", "thumbnail", "notes", "program", "frames", "after"),
    *("colours", "other"),
)
"""As the code that cleans files names them (web/lib/files/refusal.ts)."""


@dataclass(frozen=True)
class Enclosed:
    """A file of the reply being written, as shown."""

    id: str
    name: str
    size: str


def enclosed(visit: Visit) -> list[Enclosed]:
    """The files that go with the next reply."""
    return [
        Enclosed(b64u(draft.named.id), draft.named.name, file_size(visit, draft.named))
        for draft in enclosures.drafts(visit.ledger, visit.case)
    ]


def field(visit: Visit) -> dict[str, object]:
    """What the file field of the reply's form shows."""
    return {
        "enclosed": enclosed(visit),
        "enclose_wrong": "",
        "papers": leaving(visit, visit.state),
        "faults": FAULTS,
        "traces": TRACES,
        "files_max": FILES_MAX,
    }


def take(visit: Visit, *, size_bytes: int, read: Callable[[int], bytes]) -> Answer:
    """Takes in a file as the page cleaned it; answers the list of files as it is then."""
    try:
        enclosures.enclose(visit.ledger, visit.case, size_bytes, read)
    except (DeskError, ClosingError) as error:
        return _list(visit, visit.words(sentence(error)))
    return _list(visit, "")


def take_paper(visit: Visit) -> None:
    """Encloses a paper of the case that the rules, or an approval, let go. Raises FormError."""
    title, pdf = leaving_pdf(visit, visit.state, visit.typed("paper", 64))
    try:
        enclosures.enclose_paper(visit.ledger, visit.case, title, pdf)
    except DeskError as error:
        raise FormError(sentence(error)) from None


def remove(visit: Visit) -> None:
    """This file does not go after all. Raises FormError."""
    enclosures.remove(visit.ledger, visit.case, _id(visit.typed("remove", 64)))


def named_in_form(visit: Visit) -> list[bytes]:
    """Ids of the files that stood on the page when the reply was sent. Raises FormError."""
    return [_id(untrusted) for untrusted in visit.form.get("file", ())[: FILES_MAX + 1]]


def going(visit: Visit) -> Answer:
    """How far the files of waiting replies have gone, for the page's script."""
    return Handed(json.dumps(gone(visit)).encode(), "application/json")


def gone(visit: Visit) -> dict[str, int]:
    """How far the files of each waiting reply have gone, in percent, by the reply's hash."""
    counts: dict[str, tuple[int, int]] = {}
    for enclosure in EnclosureFolder(visit.ledger.vault).of_case(visit.case):
        if enclosure.message is not None:
            posted, parts = counts.get(b64u(enclosure.message), (0, 0))
            counts[b64u(enclosure.message)] = (posted + enclosure.posted, parts + enclosure.named.parts)
    waiting = {b64u(m.hash) for m in visit.state.messages if m.way == "out" and not m.sent and m.held is None}
    return {name: 100 * posted // parts for name, (posted, parts) in counts.items() if name in waiting}


def sentence(error: Exception) -> str:
    """Which sentence of the pages says why a file is not taken."""
    match error:
        case enclosures.NotSendableError():
            return "enclose-no-kind"
        case enclosures.TooManyFilesError():
            return "enclose-too-many"
        case enclosures.NoRoomForFilesError():
            return "enclose-no-room"
        case enclosures.FileGoneError():
            return "enclose-gone"
        case enclosures.NowhereToSendError():
            return "talk-no-mailbox"
    return "enclose-changed"


def _list(visit: Visit, wrong: str) -> Answer:
    status = 409 if wrong else 200
    return piece(visit, "enclosed.html", status, enclosed=enclosed(visit), enclose_wrong=wrong)


def _id(untrusted_text: str) -> bytes:
    try:
        return from_b64u(untrusted_text, ID_BYTES)
    except WireError:
        raise FormError("error-gone") from None
