"""Who wrote which event, and where it stands among theirs: read out of the events themselves."""

from collections.abc import Iterator

from ploughshare.desk.clock import Clock
from ploughshare.desk.tally import Written
from ploughshare.desk.vault.tables import Vault
from ploughshare.wire import ID_BYTES, from_b64u

# A blob would be taken for SQLite's own binary JSON.
_SQL = """
SELECT number, id, device, said ->> '$.clock[0]', said ->> '$.clock[1]' FROM (
    SELECT number, id, said, said ->> '$.device' AS device
    FROM (SELECT number, id, CAST(raw AS TEXT) AS said FROM event WHERE number > ?)
) ORDER BY number
"""


def written_after(vault: Vault, number: int) -> Iterator[tuple[int, bytes, Written]]:
    """(number, member, place and id) of every event that came after the one of this number."""
    for at, event, device, ms, counter in vault._rows(_SQL, number):
        yield at, from_b64u(device, ID_BYTES), Written(Clock(ms, counter), event)
