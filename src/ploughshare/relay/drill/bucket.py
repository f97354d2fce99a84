"""What whoever runs an outside store of files has: its objects, their names, and the second each came."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import obstore

from ploughshare.relay.drill.learnt import Learnt
from ploughshare.relay.drill.search import Seized

BUCKET = "bucket"


def take_bucket(store: Any) -> Iterator[Seized]:
    """Every object, and all their names. `store`: any of obstore's."""
    paths = [entry["path"] for batch in obstore.list(store) for entry in batch]
    yield Seized(f"names in the {BUCKET}", "\n".join(paths).encode())
    for path in paths:
        yield Seized(BUCKET, bytes(obstore.get(store, path).bytes()))


def learnt_of_bucket(store: Any) -> list[Learnt]:
    """What the store's owner learns, in words."""
    entries = [entry for batch in obstore.list(store) for entry in batch]
    boxes, files = Counter[str](), set[str]()
    for entry in entries:
        box, file, _ = entry["path"].split("/")
        boxes[box] += 1
        files.add(f"{box}/{file}")
    sizes = sorted({entry["size"] for entry in entries})
    told = [
        Learnt(
            f"how many mailboxes have files ({len(boxes)}), how many each ({len(files)} in all), of how many"
            f" parts ({len(entries)}), by a person or by the desk; under names that only the relay's `secret`"
            " opens",
            BUCKET,
        ),
        Learnt(
            "the second in which each part came, and which call of the relay asked for it; where the store"
            " keeps versions or logs, also what was deleted and when",
            f"{BUCKET}, whose owner has a clock",
        ),
    ]
    if sizes:
        told.append(Learnt(f"sizes of parts, all alike: {', '.join(map(str, sizes))} bytes", BUCKET))
    return told


def empty(store: Any) -> None:
    """Deletes every object."""
    for batch in obstore.list(store):
        obstore.delete(store, [entry["path"] for entry in batch])
