"""Who belongs to the desk: invitations, requests to join, rosters, letting in and letting out.

Rosters are signed by the root key (docs/protocol.md §5) and tell the relay and the guide who reads. The
team's events (authority.py) tell colleagues whose word counts. Letting in and out writes both.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ploughshare.desk import keys
from ploughshare.desk.authority import Team
from ploughshare.desk.device import Device, Home, keep_relays
from ploughshare.desk.kinds import CUT_MAX, OVER_MAX, KeyEpoch, MemberAdd, MemberRemove
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.refused import DeskError
from ploughshare.desk.vault import TEAM, Vault
from ploughshare.seal.age import HybridRecipient
from ploughshare.seal.refusal import KeyTextError, NewerError, SealError
from ploughshare.seal.roster import RosterOrderError, SignedRoster, check_not_older, open_roster, sign_roster
from ploughshare.seal.signing import check_signature
from ploughshare.wire import (
    KEY_BYTES,
    NAME_CHARS_MAX,
    ROSTER_RELAYS_MAX,
    SIGNATURE_BYTES,
    Fields,
    JsonValue,
    Member,
    Roster,
    WireError,
    b64u,
    dump_json,
    event_key_tag,
    from_b64u,
    labelled_hash,
    load_json,
    relay_address,
    signing_input,
)

INVITATION_HEAD = "ploughshare-invitation."
REQUEST_HEAD = "ploughshare-request."
TEXT_BYTES_MAX = 16_384
_ROSTERS_KEPT = 64

_INVITATION_KEYS = frozenset({"v", "root", "founder", "relays"})
_REQUEST_KEYS = frozenset({"v", "root", "name", "sign", "recipient"})


class NotAnInvitationError(DeskError):
    """This is not an invitation to a desk; copy the whole line that begins with `ploughshare-invitation.`"""


class NotARequestError(DeskError):
    """This is not a request to join this desk; copy the whole line that begins with `ploughshare-request.`"""


class RosterError(DeskError):
    """The relay shows a roster that is not this desk's next one; nothing was taken from it."""


class NewerRosterError(DeskError):
    """The desk's roster was written by a newer version of this program; update yours."""


class AlreadyMemberError(DeskError):
    """This device is on the roster already."""


@dataclass(frozen=True)
class Invitation:
    """Where a desk is, the key by which its rosters are known, and its founder's signing key."""

    root: bytes
    founder: bytes
    relays: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """To be read aloud over another line and compared."""
        return fingerprint(self.root)

    def to_text(self) -> str:
        """One line to be copied."""
        value: dict[str, JsonValue] = {
            "v": 1,
            "root": b64u(self.root),
            "founder": b64u(self.founder),
            "relays": list(self.relays),
        }
        return INVITATION_HEAD + b64u(dump_json(value))

    @classmethod
    def parse(cls, untrusted_text: str) -> "Invitation":
        """Reads the line. Raises NotAnInvitationError."""
        try:
            fields = Fields(_inside(untrusted_text, INVITATION_HEAD), "an invitation", _INVITATION_KEYS)
            fields.constant("v", 1)
            return cls(
                fields.octets("root", KEY_BYTES),
                fields.octets("founder", KEY_BYTES),
                fields.each("relays", relay_address, count_max=ROSTER_RELAYS_MAX),
            )
        except WireError:
            raise NotAnInvitationError from None


@dataclass(frozen=True)
class Request:
    """A device that wants to join: its name and public keys, signed by itself."""

    root: bytes
    name: str
    sign: bytes
    recipient: str

    @property
    def fingerprint(self) -> str:
        """To be read aloud over another line and compared."""
        return fingerprint(self.sign + self.recipient.encode())

    @classmethod
    def parse(cls, untrusted_text: str, root: bytes) -> "Request":
        """Reads the line and checks that it is meant for this desk. Raises NotARequestError."""
        try:
            head, _, signature = untrusted_text.strip().rpartition(".")
            value = _inside(head, REQUEST_HEAD)
            fields = Fields(value, "a request", _REQUEST_KEYS)
            fields.constant("v", 1)
            found = cls(
                fields.octets("root", KEY_BYTES),
                _shown_name(fields.text("name", chars_min=1, chars_max=NAME_CHARS_MAX)),
                fields.octets("sign", KEY_BYTES),
                _recipient(fields.text("recipient", chars_max=2_200)),
            )
            check_signature(
                from_b64u(signature, SIGNATURE_BYTES), signing_input("join", head.encode()), found.sign
            )
        except (WireError, SealError):
            raise NotARequestError from None
        if found.root != root:
            raise NotARequestError
        return found


def request_text(device: Device, root: bytes) -> str:
    """This device's request to join, one line to be copied."""
    value: dict[str, JsonValue] = {
        "v": 1,
        "root": b64u(root),
        "name": device.name,
        "sign": b64u(device.signing.public),
        "recipient": device.identity.recipient.text(),
    }
    head = REQUEST_HEAD + b64u(dump_json(value))
    return f"{head}.{b64u(device.signing.sign(signing_input('join', head.encode())))}"


def fingerprint(data: bytes) -> str:
    """Thirty digits in groups of five.

    >>> len(fingerprint(bytes(32)))
    35
    """
    digits = str(int.from_bytes(labelled_hash("fingerprint", data)[:16], "big") % 10**30).zfill(30)
    return " ".join(digits[at : at + 5] for at in range(0, 30, 5))


def invitation(vault: Vault, home: Home) -> Invitation:
    """The invitation to this desk."""
    return Invitation(home.root_public, vault.members()[home.founder][1], home.relays)


def found_desk(vault: Vault, home: Home, today: date, random: keys.Random) -> SignedRoster:
    """The first roster and the first team key of a new desk."""
    device = home.device
    member = Member(device.name, device.signing.public, device.identity.recipient.text(), today)
    roster = Roster(home.root_public, 1, None, today, home.relays, (member,))
    with vault.writing():
        keys.add_key(vault, TEAM, random)
        return keep_roster(vault, home, sign_roster(roster, home.require_root().private).file)


@lru_cache(_ROSTERS_KEPT)
def _opened(untrusted_signed: bytes, root: bytes) -> SignedRoster:
    """As `open_roster`; kept: every step of an exchange asks for the newest, and keys take long to read."""
    return open_roster(untrusted_signed, root)


def rosters(vault: Vault, home: Home) -> list[SignedRoster]:
    """Every roster this vault has checked, oldest first."""
    return [_opened(signed, home.root_public) for _, signed in vault.rosters()]


def has_moved(vault: Vault, home: Home) -> bool:
    """Whether the desk ever had other relays than it has now, as far as this vault knows."""
    return any(set(signed.roster.relays) != set(home.relays) for signed in rosters(vault, home))


def newest_roster(vault: Vault, home: Home) -> SignedRoster:
    """The newest roster. Raises NotAdmittedError where none has come yet."""
    kept = vault.rosters()
    if not kept:
        raise keys.NotAdmittedError
    return _opened(kept[-1][1], home.root_public)


def roster_is_behind(ledger: Ledger) -> bool:
    """Whether the newest roster here names somebody whom the founder has let out, by the team's events.

    A roster goes to the relay before those events do. The other way round it may be newer than they.
    """
    named = {member.id for member in newest_roster(ledger.vault, ledger.home).roster.members}
    return not named.isdisjoint(ledger.team.let_out)


def checked_roster(home: Home, untrusted_signed: bytes) -> SignedRoster:
    """A roster signed by this desk's root. Raises RosterError, NewerRosterError."""
    try:
        return _opened(untrusted_signed, home.root_public)
    except NewerError:
        raise NewerRosterError from None
    except SealError:
        raise RosterError from None


def keep_roster(vault: Vault, home: Home, untrusted_signed: bytes) -> SignedRoster:
    """Takes a roster that follows what is known; returns it. Raises RosterError."""
    offered = checked_roster(home, untrusted_signed)
    try:
        if vault.rosters():
            check_not_older(newest_roster(vault, home).held, offered)
    except RosterOrderError:
        raise RosterError from None
    with vault.writing():
        vault.put_roster(offered.roster.version, untrusted_signed)
        for member in offered.roster.members:
            vault.put_member(member.id, member.name, member.sign, member.recipient)
        keep_relays(vault, offered.roster.relays)
    return offered


def move(ledger: Ledger, relays: tuple[str, ...], today: date) -> None:
    """The desk's relays are others from now on.

    With the root key: the next roster says so. Without: this device asks there, and believes the roster
    it finds only if the root key signed it.
    """
    with ledger.together():
        if ledger.home.root is None:
            keep_relays(ledger.vault, relays)
        else:
            before = newest_roster(ledger.vault, ledger.home).roster
            keep_relays(ledger.vault, relays)
            ledger.reload_home()
            roster = _next_roster(ledger, before.members, today)
            keep_roster(
                ledger.vault, ledger.home, sign_roster(roster, ledger.home.require_root().private).file
            )
        ledger.reload_home()


def let_in(ledger: Ledger, request: Request, today: date) -> Roster:
    """Adds a member: the next roster, the team's event, and every key wrapped for them.

    Needs the root key. Raises NoRootKeyError, AlreadyMemberError.
    """
    root = ledger.home.require_root()
    before = newest_roster(ledger.vault, ledger.home)
    if before.roster.member(request.sign) is not None:
        raise AlreadyMemberError
    member = Member(request.name, request.sign, request.recipient, today)
    with ledger.together():
        roster = _next_roster(ledger, (*before.roster.members, member), today)
        keep_roster(ledger.vault, ledger.home, sign_roster(roster, root.private).file)
        ledger.write(None, MemberAdd(member.sign, member.name))
        vault = ledger.vault
        keys.wrap_for(
            vault,
            ledger.home,
            [member.id],
            keys.everything(vault, vault.key_streams()),
            with_team=True,
            today=today,
            random=ledger.random,
        )
    return roster


def let_out(ledger: Ledger, member: bytes, today: date) -> Roster:
    """Removes a member: they keep what they have read; nothing new opens for them.

    The next roster, the team's event with the cut, a new team key, and a new key for every open case,
    wrapped for those who stay. Needs the root key. Raises NoRootKeyError.
    """
    root = ledger.home.require_root()
    before = newest_roster(ledger.vault, ledger.home)
    staying = tuple(other for other in before.roster.members if other.id != member)
    vault = ledger.vault
    with ledger.together():
        roster = _next_roster(ledger, staying, today)
        keep_roster(vault, ledger.home, sign_roster(roster, root.private).file)
        # Whoever they had let in on their own word goes with them.
        for leaving in _not_on(roster, ledger.team):
            _write_removal(ledger, leaving)
        changed = []
        for stream in (TEAM, *(summary.stream for summary in vault.summaries("open"))):
            _write_epoch(ledger, stream)
            changed.append(stream)
        keys.wrap_for(
            vault,
            ledger.home,
            [other.id for other in staying],
            keys.everything(vault, changed[1:]),
            with_team=True,
            today=today,
            random=ledger.random,
        )
    return roster


def _not_on(roster: Roster, team: Team) -> list[bytes]:
    current = {member.id for member in roster.members}
    return [
        standing.id
        for standing in team.members.values()
        if not standing.removed and standing.id not in current
    ]


def _write_removal(ledger: Ledger, member: bytes) -> None:
    """In as many events as the cut needs: somebody may have written in any number of cases."""
    cut = ledger.cut_of(member)
    for at in range(0, max(1, len(cut)), CUT_MAX):
        ledger.write(None, MemberRemove(member, cut[at : at + CUT_MAX]))


def _write_epoch(ledger: Ledger, stream: bytes) -> None:
    """A new key of a case or of the team; all there were, and all that anybody announced, are put away."""
    old = set(ledger.vault.event_keys(stream))
    if stream != TEAM:
        old |= set(ledger.state(stream).epoch_tags)
    tag = event_key_tag(keys.add_key(ledger.vault, stream, ledger.random))
    tags = sorted(old)
    for at in range(0, max(1, len(tags)), OVER_MAX):
        over = tuple(tags[at : at + OVER_MAX])
        ledger.write(None if stream == TEAM else stream, KeyEpoch(tag, over))


def _next_roster(ledger: Ledger, members: tuple[Member, ...], today: date) -> Roster:
    before = newest_roster(ledger.vault, ledger.home)
    return Roster(
        ledger.home.root_public,
        before.roster.version + 1,
        before.hash,
        today,
        ledger.home.relays,
        members,
    )


def is_shown_as_it_is(name: str) -> bool:
    """Whether a name has nothing in it that breaks, hides or turns round what stands beside it."""
    return name.isprintable() and name.strip() == name


def _shown_name(untrusted_name: str) -> str:
    """A name stands beside the digits that are compared: with a line of its own it could show others."""
    if not is_shown_as_it_is(untrusted_name):
        raise WireError("a name has characters that are not shown")
    return untrusted_name


def _recipient(untrusted_text: str) -> str:
    """An age hybrid recipient, in the spelling that rosters have."""
    try:
        if HybridRecipient.parse(untrusted_text).text() == untrusted_text:
            return untrusted_text
    except KeyTextError:
        pass
    raise WireError("a recipient is not an age hybrid recipient")


def _inside(untrusted_text: str, head: str) -> JsonValue:
    text = untrusted_text.strip()
    if not text.startswith(head) or len(text) > TEXT_BYTES_MAX:
        raise WireError("this text is of another kind")
    return load_json(from_b64u(text.removeprefix(head)), bytes_max=TEXT_BYTES_MAX)
