"""Files that go with replies: sealed as they come in, kept in the vault, at the relay first (§10.4).

No more of a file than a part and a chunk is in memory, and none of it is on disk but sealed, in the vault.
"""

import codecs
import hashlib
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient, RelayRefusedError
from ploughshare.desk.vault.enclosures import Enclosure, EnclosureFolder
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.files import FileOpener, seal_file
from ploughshare.wire import (
    CONFLICT,
    DESK_PARTS_MAX,
    FILE_NAME_CHARS_MAX,
    FILES_MAX,
    FULL,
    HASH_BYTES,
    ID_BYTES,
    NOT_FOUND,
    NamedFile,
    PartName,
    WireError,
    parts_for,
)

PARTS_AT_ONCE = 64
"""In one exchange; the rest in the next, so that other people's replies do not wait for a large file."""
FILES_FULL = "files_full"
MAILBOX_GONE = "mailbox_is_gone"
PDF = ("application/pdf", "pdf")
TEXT = ("text/plain", "txt")

_KINDS = (
    (re.compile(rb"\xff\xd8\xff"), ("image/jpeg", "jpg")),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ("image/png", "png")),
    (re.compile(rb"GIF8[79]a"), ("image/gif", "gif")),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ("image/webp", "webp")),
)
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PDF_START = b"%PDF-"
_NO_HASH = bytes(HASH_BYTES)


class NowhereToSendError(DeskError):
    """This person has no mailbox with the desk; a file has nowhere to go."""


class NotSendableError(DeskError):
    """Files of this kind are not sent: what else they tell cannot be taken out of them."""


class TooManyFilesError(DeskError):
    """A reply takes at most eight files; send the others with the next."""


class NoRoomForFilesError(DeskError):
    """This is more than the mailbox holds of the desk's files; send a smaller one."""


class FileGoneError(DeskError):
    """One of the files was removed meanwhile; look at the list and send again."""


def enclose(ledger: Ledger, case: bytes, size_bytes: int, read: Callable[[int], bytes]) -> Enclosure:
    """Takes in a cleaned picture or text; `read` gives the next bytes, as many as asked for.

    Its name is a number and its kind is what its bytes show. Raises NowhereToSendError, NotSendableError,
    TooManyFilesError, NoRoomForFilesError, seal's ClosingError, and whatever `read` raises.
    """
    return _take_in(ledger, case, size_bytes, _Watch(read))


def enclose_paper(ledger: Ledger, case: bytes, title: str, pdf: bytes) -> Enclosure:
    """Takes in a paper that this program made. Raises as `enclose` does."""
    shown = "".join(" " if c in "/\\" or ord(c) < 0x20 or ord(c) == 0x7F else c for c in title).strip()
    return _take_in(ledger, case, len(pdf), _Watch(io.BytesIO(pdf).read, paper=shown))


def forget_unfinished(ledger: Ledger) -> None:
    """Lets go of what was still coming in when the program ended."""
    folder = EnclosureFolder(ledger.vault)
    for enclosure in folder.in_state("making"):
        folder.drop(enclosure)


def drafts(ledger: Ledger, case: bytes) -> list[Enclosure]:
    """What goes with the next reply of a case."""
    return [e for e in EnclosureFolder(ledger.vault).of_case(case) if e.state == "draft"]


def remove(ledger: Ledger, case: bytes, file: bytes) -> None:
    """This one does not go after all."""
    folder = EnclosureFolder(ledger.vault)
    with ledger.together():
        found = folder.find(file)
        if found is None or found.stream != case or found.state != "draft":
            return
        if found.withdraw:
            folder.drop_parts(found)
            folder.put(replace(found, state="removed"))
        else:
            folder.drop(found)


def chosen(ledger: Ledger, case: bytes, files: Sequence[bytes]) -> list[Enclosure]:
    """The drafts of these ids, in that order. Raises FileGoneError, TooManyFilesError."""
    waiting = {enclosure.named.id: enclosure for enclosure in drafts(ledger, case)}
    wanted = list(dict.fromkeys(files))
    if any(file not in waiting for file in wanted):
        raise FileGoneError
    if len(wanted) > FILES_MAX:
        raise TooManyFilesError
    return [waiting[file] for file in wanted]


def bind(ledger: Ledger, enclosures: Sequence[Enclosure], message: bytes) -> None:
    """These go with the reply of that hash."""
    folder = EnclosureFolder(ledger.vault)
    for enclosure in enclosures:
        folder.put(replace(enclosure, state="going", message=message))


def release(ledger: Ledger, message: bytes) -> None:
    """The reply is held back: its files wait for the next, and the relay lets go of what it has of them."""
    folder = EnclosureFolder(ledger.vault)
    for enclosure in folder.of_message(message):
        folder.put(replace(enclosure, state="draft", message=None, posted=0, withdraw=True))


def are_going(ledger: Ledger, message: bytes) -> bool:
    """Whether a file of the reply is not at the relay yet."""
    return any(e.state != "sent" for e in EnclosureFolder(ledger.vault).of_message(message))


def why_not(ledger: Ledger, message: bytes) -> str | None:
    """Why a file of the reply cannot go, or None."""
    states = {e.state for e in EnclosureFolder(ledger.vault).of_message(message)}
    if "gone" in states:
        return MAILBOX_GONE
    return FILES_FULL if "full" in states else None


def are_flowing(ledger: Ledger) -> bool:
    """Whether the relay takes parts of a file, and more of them wait for the next exchange."""
    going = EnclosureFolder(ledger.vault).in_state("going")
    return any(enclosure.posted and not enclosure.withdraw for enclosure in going)


def send(ledger: Ledger, client: RelayClient) -> bool:
    """Posts parts of what is going, on from the first without a receipt; true when a reply turns on it.

    Raises RelayRefusedError for the first refusal that is not about one file, after all have been tried.
    """
    folder = EnclosureFolder(ledger.vault)
    for enclosure in folder.to_withdraw():
        _withdraw(folder, client, enclosure)
    left, ended, refused = PARTS_AT_ONCE, False, None
    for enclosure in folder.in_state("going"):
        try:
            posted = _post(ledger, folder, client, enclosure, left)
        except RelayRefusedError as error:
            ended = _note_refusal(folder, enclosure, error) or ended
            refused = refused or (None if error.code in _ABOUT_ONE_FILE else error)
            continue
        left -= posted - enclosure.posted
        ended = (posted == enclosure.named.parts and folder.end(enclosure, "sent")) or ended
        if left <= 0:
            break
    if refused is not None:
        raise refused
    return ended


_ABOUT_ONE_FILE = frozenset({FULL.code, NOT_FOUND.code, CONFLICT.code})


def _post(
    ledger: Ledger, folder: EnclosureFolder, client: RelayClient, enclosure: Enclosure, most: int
) -> int:
    """Posts up to `most` parts; gives how many are at the relay."""
    posted, named = enclosure.posted, enclosure.named
    if not posted:
        _close_for_todays_key(ledger, folder, enclosure)
    while posted < named.parts and posted - enclosure.posted < most:
        part = folder.part(named.id, posted + 1)
        if part is None:
            break
        client.post_part(enclosure.mailbox, PartName(named.id, posted + 1, named.parts), part)
        if not folder.count_posted(enclosure, posted + 1):
            break  # taken back meanwhile
        posted += 1
    return posted


def _note_refusal(folder: EnclosureFolder, enclosure: Enclosure, error: RelayRefusedError) -> bool:
    """What a refusal of one file means for it; true when its reply is not to wait any longer."""
    now = folder.find(enclosure.named.id)
    if now is None:
        return False
    if error.code == FULL.code:
        return folder.end(now, "full")
    if error.code == NOT_FOUND.code and not now.posted:
        return folder.end(now, "gone")
    if error.code in _ABOUT_ONE_FILE:
        # The relay has lost what it had of it, or has it under a key from before: begun anew.
        folder.begin_again(now)
    return False


def _withdraw(folder: EnclosureFolder, client: RelayClient, enclosure: Enclosure) -> None:
    named = enclosure.named
    try:
        client.drop_file(enclosure.mailbox, PartName(named.id, 1, named.parts))
    except RelayRefusedError as error:
        if error.code not in (NOT_FOUND.code, CONFLICT.code):  # it has nothing of ours under that name
            raise
    if enclosure.state == "removed":
        folder.drop(enclosure)
        return
    folder.note_withdrawn(enclosure)


def _close_for_todays_key(ledger: Ledger, folder: EnclosureFolder, enclosure: Enclosure) -> None:
    """The person may have changed the key since: who has left the desk had the one before."""
    seed, file = ledger.vault.letter_key(enclosure.stream), enclosure.named.id
    if seed is None or seed == enclosure.seed:
        return
    opener = FileOpener(enclosure.named, [HybridIdentity(enclosure.seed)])
    ready = bytearray()
    numbers = iter(range(1, enclosure.named.parts + 1))

    def read(wanted: int) -> bytes:
        while len(ready) < wanted:
            part = folder.part(file, next(numbers))
            if part is None:
                raise FileGoneError
            ready.extend(opener.take(part))
        found = bytes(ready[:wanted])
        del ready[:wanted]
        return found

    # A part is overwritten only after everything in it was read.
    with ledger.vault.writing():
        now = folder.find(file)
        if now is None or now.state != "going":
            return
        recipient = HybridIdentity(seed).recipient
        sealed = seal_file(read, enclosure.named.size_bytes, recipient, ledger.random)
        for number, part in enumerate(sealed, start=1):
            folder.put_part(file, number, part)
        folder.put(replace(now, seed=seed))


class _Watch:
    """Looks at a file's bytes as they pass: their hash, their kind, and whether a text is one."""

    def __init__(self, read: Callable[[int], bytes], paper: str | None = None) -> None:
        self._read = read
        self._hash = hashlib.sha256()
        self._begun = False
        self._decoder: codecs.IncrementalDecoder | None = None
        self.paper = paper
        self.kind = PDF

    def read(self, wanted: int) -> bytes:
        """The next bytes. Raises NotSendableError."""
        chunk = self._read(wanted)
        if not self._begun and chunk:
            self._begun, self.kind = True, self._kind_of(chunk)
        self._hash.update(chunk)
        if self._decoder is not None:
            self._check_text(chunk, last=False)
        return chunk

    def end(self) -> bytes:
        """The hash of all that passed. Raises NotSendableError."""
        if self._decoder is not None:
            self._check_text(b"", last=True)
        return self._hash.digest()

    def _kind_of(self, start: bytes) -> tuple[str, str]:
        if self.paper is not None:
            if not start.startswith(_PDF_START):
                raise NotSendableError
            return PDF
        kind = next((kind for pattern, kind in _KINDS if pattern.match(start)), TEXT)
        if kind is TEXT:
            self._decoder = codecs.getincrementaldecoder("utf-8")()
            if start.startswith(_PDF_START):
                raise NotSendableError
        return kind

    def _check_text(self, chunk: bytes, *, last: bool) -> None:
        try:
            text = self._decoder.decode(chunk, last) if self._decoder is not None else ""
        except UnicodeDecodeError:
            raise NotSendableError from None
        if _NOT_IN_TEXT.search(text):
            raise NotSendableError


def _take_in(ledger: Ledger, case: bytes, size_bytes: int, watch: _Watch) -> Enclosure:
    folder = EnclosureFolder(ledger.vault)
    with ledger.together():
        made = folder.put(_begun(ledger, folder, case, size_bytes))
    try:
        recipient = HybridIdentity(made.seed).recipient
        sealed = seal_file(watch.read, size_bytes, recipient, ledger.random)
        for number, part in enumerate(sealed, start=1):
            folder.put_part(made.named.id, number, part)
        hash_ = watch.end()
        with ledger.together():
            media_type, ending = watch.kind
            name = _name(folder, case, watch.paper, ending)
            named = replace(made.named, name=name, media_type=media_type, hash=hash_)
            return folder.put(replace(made, named=named, state="draft"))
    except BaseException:
        folder.drop(made)
        raise


def _begun(ledger: Ledger, folder: EnclosureFolder, case: bytes, size_bytes: int) -> Enclosure:
    """What is told of a file that begins to come in. Raises as `enclose` does."""
    state, seed = ledger.state(case), ledger.vault.letter_key(case)
    if state.mailbox is None or seed is None:
        raise NowhereToSendError
    waiting = [e for e in folder.of_case(case) if e.state in ("making", "draft")]
    if len(waiting) >= FILES_MAX:
        raise TooManyFilesError
    try:
        parts = parts_for(size_bytes)
    except WireError:
        raise NoRoomForFilesError from None
    replies = [m for m in state.messages if m.way == "out" and m.held is None]
    taken = sum(named.parts for message in replies for named in message.files)
    if taken + parts + sum(e.named.parts for e in waiting) > DESK_PARTS_MAX:
        raise NoRoomForFilesError
    named = NamedFile(ledger.random(ID_BYTES), "…", PDF[0], size_bytes, parts, _NO_HASH)
    return Enclosure(case, state.mailbox, seed, named, "making")


def _name(folder: EnclosureFolder, case: bytes, title: str | None, ending: str) -> str:
    """`1.jpg`: the name on this machine is not sent; a paper goes under its title."""
    if title:
        return f"{title[: FILE_NAME_CHARS_MAX - len(ending) - 1].strip()}.{ending}"
    taken = {e.named.name.partition(".")[0] for e in folder.of_case(case) if e.state == "draft"}
    return f"{next(number for number in count(1) if str(number) not in taken)}.{ending}"
