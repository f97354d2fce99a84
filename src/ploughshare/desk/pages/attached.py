"""Files in a conversation: how far each has come, a look at one without opening it, and saving it."""

import base64
import unicodedata
from dataclasses import dataclass

from ploughshare.desk import files
from ploughshare.desk.pages.case import head
from ploughshare.desk.pages.frame import render
from ploughshare.desk.pages.visit import Answer, Moved, NotHereError, Streamed, Visit
from ploughshare.desk.preview import caller
from ploughshare.desk.preview.answer import NotShown, Pixels, Text, Wall
from ploughshare.desk.state import Message
from ploughshare.desk.vault.files import FileShelf, ShelvedFile
from ploughshare.wire import HASH_BYTES, ID_BYTES, NamedFile, WireError, b64u, from_b64u

MEGABYTE = 1_000_000
ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "application/pdf": "pdf",
    "text/plain": "txt",
}
"""By what the sender says; a file of another type is saved as `bin`."""


@dataclass(frozen=True)
class Attached:
    """A file as the conversation shows it.

    `state`: waiting, coming, whole, missing or broken; of a reply that has not gone, empty.
    """

    name: str
    size: str
    state: str
    come: int
    url: str


def attached(visit: Visit, message: Message) -> tuple[Attached, ...]:
    """The files of one message."""
    shelf = FileShelf(visit.ledger.vault)
    found = []
    for named in message.files:
        file = shelf.find(message.hash, named.id)
        if file is None:
            found.append(Attached(shown_name(named), file_size(visit, named), "", 0, ""))
            continue
        there = 100 if file.state == "whole" else 100 * shelf.parts_there(file) // file.parts
        url = visit.case_url(visit.case, f"/file/{b64u(message.hash)}/{b64u(named.id)}")
        found.append(Attached(shown_name(named), file_size(visit, named), file.state, there, url))
    return tuple(found)


def show(visit: Visit) -> Answer:
    """One page of the file as the caged program drew it, or its words, or why there is nothing to see."""
    file, named = _file(visit)
    page = _page_number(visit)
    seen = None
    if file.state == "whole":
        try:
            seen = caller.look(files.read(visit.ledger, file, named), page)
        except files.NotWholeError:
            seen = NotShown("damaged")
    words = visit.words
    return render(
        visit,
        "file.html",
        nav="queue",
        title=words("file-title", name=shown_name(named)),
        head=head(visit, visit.state),
        tab="talk",
        name=shown_name(named),
        size=file_size(visit, named),
        state=file.state,
        url=visit.case_url(visit.case, f"/file/{b64u(file.message)}/{b64u(file.id)}"),
        picture=_data_uri(seen) if isinstance(seen, Pixels) else "",
        page=seen.page if isinstance(seen, Pixels) else 1,
        pages=seen.pages if isinstance(seen, Pixels) else 1,
        text=seen.text if isinstance(seen, Text) else "",
        cut=seen.cut if isinstance(seen, Text) else False,
        words=isinstance(seen, Text),
        why=words(f"file-no-{seen.reason}") if isinstance(seen, NotShown) else "",
        cage=cage_sentence(visit),
    )


def cage_sentence(visit: Visit) -> str:
    """How a worker is held in on this machine, in words."""
    walls, landlock = caller.walls_here()
    return visit.words(cage_words(walls), landlock=landlock)


def cage_words(walls: Wall) -> str:
    """Which sentence says how a worker is held in on this machine."""
    if not caller.walls_are_enough(walls):
        return "cage-none"
    if Wall.SECCOMP in walls and Wall.LANDLOCK in walls:
        return "cage-full"
    return "cage-part"


def fetch(visit: Visit) -> Answer:
    """A human wants this file: it comes with the next exchange."""
    file, _ = _file(visit)
    files.ask_for(visit.ledger, file)
    visit.desk.wake()
    visit.notice("notice-file")
    return Moved(visit.case_url(visit.case, "/talk"))


def save(visit: Visit) -> Answer:
    """The file as it came, to be kept elsewhere; piece by piece, however large."""
    file, named = _file(visit)
    if file.state != "whole":
        raise NotHereError
    ending = ENDINGS.get(named.media_type, "bin")
    # Nothing the sender wrote becomes a name on this machine.
    name = f"{visit.state.code}-{named.hash.hex()[:8]}.{ending}".encode("ascii", "ignore").decode()
    return Streamed(files.read(visit.ledger, file, named), named.size_bytes, name)


def _file(visit: Visit) -> tuple[ShelvedFile, NamedFile]:
    try:
        message = from_b64u(visit.args.get("message", ""), HASH_BYTES)
        ident = from_b64u(visit.args.get("file", ""), ID_BYTES)
    except WireError:
        raise NotHereError from None
    file = FileShelf(visit.ledger.vault).find(message, ident)
    if file is None or file.stream != visit.case:
        raise NotHereError
    named = files.named_file(visit.ledger, file)
    if named is None:
        raise NotHereError
    return file, named


def _page_number(visit: Visit) -> int:
    asked = visit.query.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 6 else 1


def _data_uri(seen: Pixels) -> str:
    return "data:image/png;base64," + base64.b64encode(seen.png()).decode()


def shown_name(named: NamedFile) -> str:
    """A file's name in its author's words, without what turns letters round or hides them."""
    hidden = ("C", "Zl", "Zp")
    return "".join(c for c in named.name if not unicodedata.category(c).startswith(hidden)).strip() or "?"


def file_size(visit: Visit, named: NamedFile) -> str:
    """How large a file is, in words."""
    tenths = max(1, round(10 * named.size_bytes / MEGABYTE))
    return visit.words("file-size", size=tenths / 10)
