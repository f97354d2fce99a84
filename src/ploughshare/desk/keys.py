"""Keys of cases and of the team: which one is written with, and how they reach colleagues.

A key is named by its tag; which is newest is said by `key.epoch` events (the tags they put away), never
by a clock. Keys travel in wraps that the relay deletes, never in the event stream.
"""

from collections.abc import Callable, Iterable
from datetime import date

from ploughshare.desk.device import Home
from ploughshare.desk.refused import DeskError
from ploughshare.desk.vault import TEAM, Vault, Word
from ploughshare.seal.age import HybridRecipient
from ploughshare.seal.grants import CaseKeys, LetterKey, Wrap, open_wrap, seal_wrap
from ploughshare.wire import KEY_BYTES, Roster, event_key_tag, member_id

Random = Callable[[int], bytes]

CASE_KEYS_MAX = 64
"""Keys of a case in one entry of a wrap, so that every entry fits (§8)."""
_LETTER_KEY_BYTES, _LETTER_KEYS_BYTES = 100, 8_192
"""What one takes up without its grant, and all of an entry."""


class NotAdmittedError(DeskError):
    """This vault has not been let in yet: give its request to a colleague, then exchange with the relay."""


def current(
    keys: dict[bytes, bytes], retired: Iterable[bytes], announced: Iterable[bytes] = ()
) -> bytes | None:
    """The key to write with: of those not put away, the one with the least tag, so that all agree.

    One that was announced goes before one that was not: who gave us that may have given it to us alone.
    """
    gone, named = frozenset(retired), frozenset(announced)
    left = [tag for tag in sorted(keys) if tag not in gone]
    return next((keys[tag] for tag in [*(tag for tag in left if tag in named), *left]), None)


def team_key(vault: Vault, retired: Iterable[bytes]) -> bytes:
    """The outer key. Raises NotAdmittedError."""
    key = current(vault.event_keys(TEAM), retired)
    if key is None:
        raise NotAdmittedError
    return key


def add_key(vault: Vault, stream: bytes, random: Random) -> bytes:
    """A new random key of a case or of the team; returns it."""
    key = random(KEY_BYTES)
    vault.add_event_key(event_key_tag(key), stream, key)
    return key


def everything(vault: Vault, streams: Iterable[bytes]) -> list[CaseKeys]:
    """All keys of these cases, as a wrap carries them."""
    found = []
    for stream in streams:
        keys = tuple(vault.event_keys(stream).values())
        letter_keys = _in_bounds(vault.letter_keys(stream))
        most = max(1, -(-len(keys) // CASE_KEYS_MAX), len(letter_keys))
        for n in range(most):  # a colleague, or the person, may have added any number
            some = keys[n * CASE_KEYS_MAX : (n + 1) * CASE_KEYS_MAX]
            found.append(CaseKeys(stream, some, letter_keys[n] if n < len(letter_keys) else ()))
    return found


def _in_bounds(letter_keys: Iterable[LetterKey]) -> list[tuple[LetterKey, ...]]:
    """In as many parts as fit an entry of a wrap each: a grant names up to all members."""
    parts: list[list[LetterKey]] = []
    room = 0
    for key in letter_keys:
        size = _LETTER_KEY_BYTES + len(key.granted or b"") * 4 // 3
        if size > room:
            parts.append([])
            room = _LETTER_KEYS_BYTES
        parts[-1].append(key)
        room -= size
    return [tuple(part) for part in parts]


def wrap_for(
    vault: Vault,
    home: Home,
    members: Iterable[bytes],
    cases: list[CaseKeys],
    *,
    with_team: bool,
    today: date,
    random: Random,
) -> None:
    """Seals keys for each of these members (but not for ourselves) and queues them for the relay."""
    team = tuple(vault.event_keys(TEAM).values()) if with_team else ()
    known = vault.members()
    whole = Wrap(home.desk, home.device.signing.public, today, team, tuple(cases))
    for member in members:
        recipient = known[member][2] if member in known else ""
        if member == home.device.id or not recipient:
            continue
        for part in whole.in_parts():
            sealed = seal_wrap(part, home.device.signing.private, HybridRecipient.parse(recipient), random)
            vault.add_outgoing_wrap(member, sealed)


def take_wrap(vault: Vault, home: Home, untrusted_file: bytes, roster: Roster) -> None:
    """Keeps the keys that a member of the roster sent. Raises SealError.

    Keys of the team are the founder's to give, and of two words on a key the founder's counts: a colleague
    could else leave somebody a key that none of the others knows, and that no letting out puts away. What the
    person has signed themselves counts more than either, whoever hands it on.
    """
    wrap = open_wrap(untrusted_file, home.device.identity, home.desk, roster)
    from_founder = member_id(wrap.author) == home.founder
    with vault.writing():
        for key in wrap.team if from_founder else ():
            vault.add_event_key(event_key_tag(key), TEAM, key, instead=True)
        for case in wrap.cases:
            for key in case.keys:
                vault.add_event_key(event_key_tag(key), case.case, key, instead=from_founder)
            for letter_key in case.letter_keys:
                word = Word.FOUNDER if from_founder else Word.COLLEAGUE
                vault.put_letter_key(
                    case.case, letter_key, Word.PERSON if letter_key.granted is not None else word
                )
