"""The recovery file: what brings a desk back when every machine of its founder is gone (protocol §9.4).

It holds the founder's keys and those of a reserve member who has no machine. Colleagues hand the reserve
every new key, as they do to any member; those wraps wait at the relay for the day they are needed.
"""

from dataclasses import dataclass, field
from datetime import date

from ploughshare.desk import keys, members
from ploughshare.desk.device import Device, Home, SigningKey, keep_home
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.relay_client import RelayClient
from ploughshare.desk.vault import Vault
from ploughshare.desk.wraps import PROTOCOL
from ploughshare.seal.age import HybridIdentity, decrypt, encrypt
from ploughshare.seal.phrase import Phrase, recovery_identity
from ploughshare.seal.refusal import NewerError, SealError
from ploughshare.wire import (
    KEY_BYTES,
    NAME_CHARS_MAX,
    Fields,
    JsonValue,
    NewerFormError,
    WireError,
    b64u,
    dump_json,
    from_b64u,
    load_json,
    member_id,
    refuse_newer,
)

FILE_BYTES_MAX = 33_554_432
RESERVE_NAME = "Reserve"
RENEW_DAYS = 150
"""A relay keeps wraps for 180 days: a recovery file is made anew before those it leans on are gone."""

_RESERVE, _MADE = "reserve_member", "recovery_made"
_SEEDS, _TRIED = "reserve_seeds", "reserve_tried"
_KEYS = frozenset(
    {"v", "kind", "root", "name", "sign", "age", "reserve_sign", "reserve_age", "roster", "wraps"}
)
_WRAPS_MAX = 10_000


class NotARecoveryFileError(DeskError):
    """This is not a recovery file of a desk, or these are not its eight words."""


class NewerRecoveryFileError(DeskError):
    """This recovery file was made by a newer version of this program; use that one, or a newer."""


@dataclass(frozen=True)
class Recovery:
    """What the file holds: seeds of 32 bytes, the newest roster, every key so far sealed to the reserve."""

    root: bytes = field(repr=False)
    name: str
    sign: bytes = field(repr=False)
    age: bytes = field(repr=False)
    reserve_sign: bytes = field(repr=False)
    reserve_age: bytes = field(repr=False)
    roster: bytes
    wraps: tuple[bytes, ...]

    def to_json(self) -> bytes:
        """The plaintext of the file."""
        value: dict[str, JsonValue] = {
            "v": 1,
            "kind": "recovery",
            "root": b64u(self.root),
            "name": self.name,
            "sign": b64u(self.sign),
            "age": b64u(self.age),
            "reserve_sign": b64u(self.reserve_sign),
            "reserve_age": b64u(self.reserve_age),
            "roster": b64u(self.roster),
            "wraps": [b64u(wrap) for wrap in self.wraps],
        }
        return dump_json(value)

    @classmethod
    def open(cls, untrusted_file: bytes, phrase: Phrase) -> "Recovery":
        """Opens a file with its words. Raises NotARecoveryFileError, NewerRecoveryFileError."""
        try:
            if len(untrusted_file) > FILE_BYTES_MAX:
                raise SealError
            plain = decrypt(untrusted_file, [recovery_identity(phrase)])
            value = refuse_newer(load_json(plain, bytes_max=FILE_BYTES_MAX))
            fields = Fields(value, "a recovery file", _KEYS)
            fields.constant("v", 1)
            fields.constant("kind", "recovery")
            return cls(
                root=fields.octets("root", KEY_BYTES),
                name=fields.text("name", chars_min=1, chars_max=NAME_CHARS_MAX),
                sign=fields.octets("sign", KEY_BYTES),
                age=fields.octets("age", KEY_BYTES),
                reserve_sign=fields.octets("reserve_sign", KEY_BYTES),
                reserve_age=fields.octets("reserve_age", KEY_BYTES),
                roster=_octets(fields.value("roster")),
                wraps=fields.each("wraps", _octets, count_max=_WRAPS_MAX),
            )
        except NewerFormError:
            raise NewerRecoveryFileError from None
        except (SealError, WireError):
            raise NotARecoveryFileError from None


def make(ledger: Ledger, phrase: Phrase, today: date) -> bytes:
    """A recovery file that these words open; a new reserve member comes in, and the one before goes out.

    Needs the root key. Raises NoRootKeyError.
    """
    root = ledger.home.require_root()
    vault, device, random = ledger.vault, ledger.home.device, ledger.random
    sign, age = SigningKey(random(KEY_BYTES)), HybridIdentity(seed := random(KEY_BYTES))
    reserve = members.Request(root.public, RESERVE_NAME, sign.public, age.recipient.text())
    with ledger.together():
        before = vault.setting(_RESERVE)
        roster = members.newest_roster(vault, ledger.home).roster
        if before is not None and any(member.id == before for member in roster.members):
            members.let_out(ledger, before, today)
        members.let_in(ledger, reserve, today)
        vault.put_setting(_RESERVE, member_id(sign.public))
        vault.put_setting(_MADE, today.isoformat().encode())
        made = Recovery(
            root=root.seed,
            name=device.name,
            sign=device.signing.seed,
            age=_age_seed(vault),
            reserve_sign=sign.seed,
            reserve_age=seed,
            roster=members.newest_roster(vault, ledger.home).file,
            wraps=tuple(
                sealed for _, member, sealed in vault.outgoing_wraps() if member == member_id(sign.public)
            ),
        )
    return encrypt(made.to_json(), [recovery_identity(phrase).recipient], random)


def restore(vault: Vault, recovery: Recovery) -> Home:
    """Makes a new vault the founder's, with every key there was when the file was made.

    Exchange with the relay afterwards, for what came since (`take_waiting`) and for everything else.
    Raises NotARecoveryFileError, NewerRecoveryFileError.
    """
    root = SigningKey(recovery.root)
    with vault.writing():
        home = keep_home(
            vault,
            name=recovery.name,
            sign_seed=recovery.sign,
            age_seed=recovery.age,
            root_public=root.public,
            root_seed=recovery.root,
            founder_sign=None,
            relays=(),
        )
        try:
            signed = members.keep_roster(vault, home, recovery.roster)
            for wrap in recovery.wraps:
                keys.take_wrap(vault, _reserve_home(home, recovery), wrap, signed.roster)
        except (members.NewerRosterError, NewerError):
            raise NewerRecoveryFileError from None
        except (members.RosterError, SealError):
            raise NotARecoveryFileError from None
        vault.put_setting(_RESERVE, member_id(SigningKey(recovery.reserve_sign).public))
        vault.put_setting(_SEEDS, recovery.reserve_sign + recovery.reserve_age)
    return home


def take_waiting(ledger: Ledger, client: RelayClient) -> None:
    """After a recovery: the keys that colleagues have left for the reserve since the file was made; once."""
    seeds = ledger.vault.setting(_SEEDS)
    if not seeds:
        return
    reserve = _reserve(seeds[:KEY_BYTES], seeds[KEY_BYTES:])
    home = Home(reserve, ledger.home.root_public, None, ledger.home.founder, ledger.home.relays)
    roster = members.newest_roster(ledger.vault, ledger.home).roster
    at = f"{PROTOCOL} {roster.version}".encode()
    if ledger.vault.setting(_TRIED) == at:
        return
    is_whole = True
    if roster.member(reserve.signing.public) is not None:
        for frame in client.called_by(reserve.signing).wraps():
            try:
                keys.take_wrap(ledger.vault, home, frame.data, roster)
            except SealError:
                is_whole = False
    # What did not open may with a newer program, or with a roster that the relay held back.
    ledger.vault.put_setting(_TRIED, at)
    if is_whole:
        ledger.vault.put_setting(_SEEDS, b"")


def days_old(ledger: Ledger, today: date) -> int | None:
    """How old the newest recovery file is; None where this vault never made one."""
    made = ledger.vault.setting(_MADE)
    return None if made is None else (today - date.fromisoformat(made.decode())).days


def _reserve(sign: bytes, age: bytes) -> Device:
    return Device(RESERVE_NAME, SigningKey(sign), HybridIdentity(age))


def _reserve_home(home: Home, recovery: Recovery) -> Home:
    reserve = _reserve(recovery.reserve_sign, recovery.reserve_age)
    return Home(reserve, home.root_public, None, home.founder, home.relays)


def _age_seed(vault: Vault) -> bytes:
    seed = vault.setting("age_seed")
    if seed is None:
        raise NotARecoveryFileError
    return seed


def _octets(untrusted_value: JsonValue) -> bytes:
    if not isinstance(untrusted_value, str):
        raise WireError("a recovery file holds something else")
    return from_b64u(untrusted_value)
