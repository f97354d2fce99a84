"""One exchange with the relay, whole: colleagues' events and the persons' letters, in the order that is safe.

Each step leaves the vault consistent; a cut in the network costs nothing but time.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from ploughshare.desk import enclosures, files, inbox, keys, members, outbox, recovery, sharing
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.sharing import Exchanged

EVERY_SECONDS = 20.0
SETTLE_SECONDS = 60.0


class NoRelayError(DeskError):
    """This desk has no relay; give it one with `ploughshare desk init --relay`."""


def exchange(ledger: Ledger, client: RelayClient) -> Exchanged:
    """Rosters, wraps, events, letters, replies; then what those brought about.

    Raises RelayUnreachableError, RelayRefusedError, RelayAnswerError, members.RosterError, and
    keys.NotAdmittedError while this device is not on the roster or its keys have not come.
    """
    done = Exchanged()
    sharing.exchange_rosters(ledger, client)
    roster = members.newest_roster(ledger.vault, ledger.home).roster
    if roster.member(ledger.home.device.signing.public) is None:
        raise keys.NotAdmittedError
    sharing.take_wraps(ledger, client, done)
    recovery.take_waiting(ledger, client)
    keys.team_key(ledger.vault, ledger.team.retired_tags)
    sharing.greet(ledger, client)
    sharing.take_events(ledger, client, done)
    sharing.send_wraps(ledger, client, done)
    sharing.send_events(ledger, client, done)
    inbox.collect(ledger, client, done)
    outbox.send(ledger, client, done)
    done.rebuilt = sharing.compare_and_attest(ledger)
    sharing.send_wraps(ledger, client, done)
    sharing.send_events(ledger, client, done)
    files.collect(ledger, client)
    if enclosures.send(ledger, client):
        outbox.send(ledger, client, done)
        sharing.send_events(ledger, client, done)
    return done


@dataclass(frozen=True)
class Status:
    """How the last exchange went: when (ms since 1970; None: never), what it did, or why it failed.

    `error` names the class of what it failed with; empty where nothing did.
    """

    at_ms: int | None
    done: Exchanged | None
    failed: str | None
    waiting_events: int
    waiting_replies: int
    error: str = ""


class Exchanger:
    """Exchanges in the background, every so often and when woken. Start, wake, stop."""

    def __init__(
        self, ledger: Ledger, connect: Callable[[], RelayClient], every_seconds: float = EVERY_SECONDS
    ) -> None:
        self._ledger = ledger
        self._connect = connect
        self._every_seconds = every_seconds
        self._wake = threading.Event()
        self._stopping = False
        self._waiting: list[threading.Event] = []
        self._last: tuple[int, Exchanged | None, str | None] | None = None
        self._error = ""
        self._thread = threading.Thread(target=self._run, name="exchange", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def wake(self) -> None:
        """Something was written: exchange soon."""
        self._wake.set()

    def stop(self, wait_seconds: float = 10.0) -> None:
        """Ends after the step under way."""
        self._stopping = True
        self._wake.set()
        self._thread.join(wait_seconds)

    def settle(self, wait_seconds: float = SETTLE_SECONDS) -> None:
        """Waits until an exchange that begins now has ended, well or not; at most so long."""
        done = threading.Event()
        self._waiting.append(done)
        self.wake()
        done.wait(wait_seconds)

    def status(self) -> Status:
        """For the top line of every page."""
        at_ms, done, failed = self._last or (None, None, None)
        return Status(
            at_ms,
            done,
            failed,
            len(self._ledger.vault.outgoing_events()),
            len(self._ledger.vault.outgoing_replies()),
            self._error,
        )

    def once(self) -> Exchanged:
        """One exchange now, on the caller's thread."""
        done = exchange(self._ledger, self._connect())
        self._last, self._error = (self._ledger.wall(), done, None), ""
        return done

    def _run(self) -> None:
        while not self._stopping:
            waiting, self._waiting = self._waiting, []
            try:
                self.once()
            except DeskError as error:
                self._last, self._error = (self._ledger.wall(), None, str(error)), type(error).__name__
            except Exception as error:  # noqa: BLE001 a thread that ends unseen would look like peace
                failed = (
                    f"The exchange met a fault of the program ({type(error).__name__}); it goes on trying."
                )
                self._last, self._error = (self._ledger.wall(), None, failed), type(error).__name__
            else:
                if enclosures.are_flowing(self._ledger):  # no pause between the stretches of a large file
                    self._wake.set()
            for done in waiting:
                done.set()
            self._wake.wait(self._every_seconds)
            self._wake.clear()
