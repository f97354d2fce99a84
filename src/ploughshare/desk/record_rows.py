"""Giving the record its rows: names each case the first time, and writes the file."""

from datetime import date

from ploughshare.desk.kinds import RowMade
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.rows import rows_of, wants_row
from ploughshare.wire import ID_BYTES, Row


def export_rows(ledger: Ledger, today: date) -> list[Row]:
    """Every row the record is to have, in the order of their random names.

    A case without consent that was never given leaves no trace: the list is the same as without it.
    """
    rows: list[Row] = []
    with ledger.together():
        for case in ledger.vault.streams():
            if wants_row(ledger.state(case)):
                ledger.write(case, RowMade(ledger.random(ID_BYTES)))
            rows += rows_of(ledger.state(case), today)
    return sorted(rows, key=lambda row: row.row)
