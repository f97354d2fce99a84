"""Which letters belong to which beginning of a person's conversation. Pure.

A relay that was seized is replaced by one that has nothing of anybody's mailbox: whoever opens theirs there
with the same eight words begins at number 0 again, and goes by a newer roster, as the desk's address stands
in it. Two chains that go by one roster are a fork: somebody else has the words, or the relay lies. So is an
older chain that turns up after the newer one.
"""

from collections.abc import Callable, Mapping

from ploughshare.desk.letter import MessageIn


def beginnings(
    letters: Mapping[bytes, MessageIn], came_after: Callable[[bytes, bytes], bool]
) -> dict[bytes, int]:
    """By letter (its hash), the number of the beginning it belongs to, from 0; in whatever order they come.

    `came_after`: whether every desk that recorded the one letter had the other by then.
    """
    roots = {name: _root(name, letters) for name in letters}
    chains: dict[bytes, list[int]] = {}
    for name, root in roots.items():
        if letters[root].prev is None:
            chains.setdefault(root, []).append(_version(letters[name]))
    turn_of: dict[bytes, int] = {}
    first_of_turn: list[int] = []
    newest = -1
    for root in sorted(chains, key=lambda name: (_version(letters[name]), name)):
        is_new = _version(letters[root]) > newest and not any(came_after(old, root) for old in turn_of)
        if is_new or not first_of_turn:
            first_of_turn.append(_version(letters[root]))
        turn_of[root] = len(first_of_turn) - 1
        newest = max(newest, *chains[root])
    return {
        name: turn_of[root] if root in turn_of else _turn_behind_gap(letters[name], first_of_turn)
        for name, root in roots.items()
    }


def _version(letter: MessageIn) -> int:
    return letter.message.roster.version


def _root(name: bytes, letters: Mapping[bytes, MessageIn]) -> bytes:
    """The first letter of its chain that is here. Hashes make a circle impossible."""
    prev = letters[name].prev
    while prev is not None and prev in letters:
        name, prev = prev, letters[prev].prev
    return name


def _turn_behind_gap(letter: MessageIn, first_of_turn: list[int]) -> int:
    """The last beginning that is not newer than the letter."""
    return max(0, sum(1 for first in first_of_turn if first <= _version(letter)) - 1)
