"""What a relay gave a receipt for and then did not hand out: noticed at the next exchange, posted once more.

A relay shows a desk its own events and replies too, so they are looked for among what is read next.
"""

from collections.abc import Sequence

from ploughshare.desk.ledger import Ledger
from ploughshare.desk.relay_client import RelayClient, RelayRefusedError
from ploughshare.desk.vault.enclosures import EnclosureFolder
from ploughshare.desk.vault.handed import Handed, HandedNotes
from ploughshare.wire import NOT_FOUND

_COUNT = "relay_swallowed"


def times(ledger: Ledger) -> int:
    """How many events and replies a relay took and did not hand out."""
    return int(ledger.vault.setting(_COUNT) or b"0")


def note(ledger: Ledger, client: RelayClient, mailbox: bytes | None, sealed: bytes) -> None:
    """The relay gave a receipt for a reply to a mailbox, or for an event (None)."""
    HandedNotes(ledger.vault).note(client.url, Handed(mailbox, sealed))


def awaited(ledger: Ledger, client: RelayClient, *, events: bool) -> list[Handed]:
    """What should be among the records that are read next."""
    return HandedNotes(ledger.vault).waiting(client.url, events=events)


def shown(ledger: Ledger, client: RelayClient, sealed: bytes) -> None:
    """The relay handed this out."""
    HandedNotes(ledger.vault).drop(client.url, sealed)


def hand_again(ledger: Ledger, client: RelayClient, before: Sequence[Handed], *, events: bool) -> None:
    """After a list was read to its end: what was awaited `before` and did not come is posted once more.

    Not a third time: a relay that keeps nothing is not worth it. Raises as the client does.
    """
    still = {handed.sealed for handed in awaited(ledger, client, events=events)}
    for handed in before:
        if handed.sealed in still:
            is_kept = _post(ledger, client, handed)
            with ledger.together():
                notes = HandedNotes(ledger.vault)
                notes.drop(client.url, handed.sealed)
                if is_kept and not handed.again:
                    notes.note(client.url, Handed(handed.mailbox, handed.sealed, again=True))
                    ledger.vault.put_setting(_COUNT, str(times(ledger) + 1).encode())


def _post(ledger: Ledger, client: RelayClient, handed: Handed) -> bool:
    """False where it has no place any more: its mailbox was deleted."""
    if handed.again:
        return True
    try:
        if handed.mailbox is None:
            client.post_event(handed.sealed)
        else:
            client.post_reply(handed.mailbox, handed.sealed)
            EnclosureFolder(ledger.vault).send_again(
                handed.mailbox
            )  # what lost a reply may have lost its files
    except RelayRefusedError as error:
        if error.code != NOT_FOUND.code:
            raise
        return False
    return True
