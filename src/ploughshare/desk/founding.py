"""Setting a new vault up: as a new desk, or as another device of one."""

from collections.abc import Callable
from datetime import date

from ploughshare.desk.device import Home, SigningKey, keep_home
from ploughshare.desk.members import Invitation, found_desk, is_shown_as_it_is
from ploughshare.desk.refused import DeskError
from ploughshare.desk.vault import Vault
from ploughshare.seal.age import HybridIdentity
from ploughshare.wire import KEY_BYTES, Member, Roster, WireError


class NameOrRelayError(DeskError):
    """A name has 1 to 80 visible characters, and a relay is an address like https://example.org or http://….onion."""


def check_name_and_relays(name: str, relays: tuple[str, ...], today: date) -> None:
    """Raises NameOrRelayError for what a roster could not hold."""
    recipient = HybridIdentity(bytes(KEY_BYTES)).recipient.text()
    member = Member(name, bytes(KEY_BYTES), recipient, today)
    if not is_shown_as_it_is(name):
        raise NameOrRelayError
    try:
        Roster.parse(Roster(bytes(KEY_BYTES), 1, None, today, relays, (member,)).body())
    except WireError:
        raise NameOrRelayError from None


def new_desk(
    vault: Vault,
    *,
    name: str,
    relays: tuple[str, ...],
    today: date,
    random: Callable[[int], bytes],
    root_seed: bytes | None = None,
) -> Home:
    """Makes the root key, this device's keys, the first roster and the first team key.

    `root_seed` (32 bytes) is for a root key made elsewhere. Raises NameOrRelayError.
    """
    check_name_and_relays(name, relays, today)
    seed = random(KEY_BYTES) if root_seed is None else root_seed
    with vault.writing():
        home = keep_home(
            vault,
            name=name,
            sign_seed=random(KEY_BYTES),
            age_seed=random(KEY_BYTES),
            root_public=SigningKey(seed).public,
            root_seed=seed,
            founder_sign=None,
            relays=relays,
        )
        found_desk(vault, home, today, random)
    return home


def join_desk(
    vault: Vault, *, name: str, invitation: Invitation, today: date, random: Callable[[int], bytes]
) -> Home:
    """Makes this device's keys; it reads nothing until a colleague lets it in. Raises NameOrRelayError."""
    check_name_and_relays(name, invitation.relays, today)
    return keep_home(
        vault,
        name=name,
        sign_seed=random(KEY_BYTES),
        age_seed=random(KEY_BYTES),
        root_public=invitation.root,
        root_seed=None,
        founder_sign=invitation.founder,
        relays=invitation.relays,
    )
