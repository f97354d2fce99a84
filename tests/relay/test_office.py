"""Who has not shown a key makes the store do the same, whosever key they name."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from ploughshare import wire
from ploughshare.relay import office
from ploughshare.relay.app.routes import POSTINGS, Posting
from ploughshare.relay.mailbox import Limits, RefusedError
from ploughshare.relay.office import Call
from ploughshare.relay.store import SqliteStore
from tests.relay.client import ROOT, key, public, roster, sealed

TODAY = 2_500
LIMITS = Limits(1 << 30, 1 << 30)
BODIES = {
    "/v1/mailbox/fetch": wire.after_body(0),
    "/v1/mailbox/delete": b"",
}


class Watched:
    """A store that notes what it was asked."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.asked: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._store, name)

        def ask(*values: Any, **more: Any) -> Any:
            self.asked.append((name, *values, *more.items()))
            return real(*values, **more)

        return ask


@pytest.mark.parametrize("posting", POSTINGS, ids=[posting.path for posting in POSTINGS])
def test_without_the_key_the_store_is_asked_the_same_whatever_is_there(
    posting: Posting, tmp_path: Path
) -> None:
    root, desk = public(ROOT), wire.desk_id(public(ROOT))
    store = SqliteStore(tmp_path)
    body = BODIES.get(posting.path, sealed("x"))
    with store.writing():
        store.add_desk(desk)
        made = roster(1, None, (101,))
        store.put_roster(desk, 1, TODAY, hashlib.sha256(made.to_bytes()).digest(), made.to_bytes())
        there = wire.mailbox_id(root, public(key(1)))
        store.add_mailbox(desk, there, TODAY)
    heard = []
    for seed in (1, 2, 101):
        watched = Watched(store)
        call = Call(root, public(key(seed)), proven=False, body=body, mailbox=there, member=bytes(16))
        with pytest.raises(RefusedError) as refused:
            posting.act(watched, call, TODAY, LIMITS)
        assert refused.value.refusal == wire.NOT_FOUND
        heard.append(watched.asked)
    store.close()
    assert heard[0] == heard[1] == heard[2]
    assert heard[0], "it is asked something"
    assert office.own_mailbox(root, public(key(1)), proven=False) == wire.NO_MAILBOX
