"""The watch in the vault: looks, alarms, what a human has settled, the changed page."""

import datetime
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass

from ploughshare.desk.keys import NotAdmittedError
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.watch.events import CHANGED, DIVERTED, GuideAlarm, GuideSigned
from ploughshare.desk.watch.judge import Look, Verdict, is_late, is_signed, judge, statements
from ploughshare.desk.watch.look import AddressError, entrance
from ploughshare.seal.guide_signature import GuideStatement
from ploughshare.wire import HASH_BYTES, KEY_BYTES, Day

_SEED, _LOOKS, _SETTLED, _EVIDENCE = "watch_seed", "watch_looks", "watch_settled", "watch_evidence"
SETTLED_MAX = 1_000
ALARMS_SHOWN_MAX = 50
ALARMING = {Verdict.CHANGED: CHANGED, Verdict.DIVERTED: DIVERTED, Verdict.UNREADABLE: CHANGED}
"""What a browser can show and a desk cannot read is another page, too: the relay serves none like that."""


@dataclass(frozen=True)
class Ring:
    """Another page than the signed one was served, and no human here has settled it. `by`: whose desk saw."""

    alarm: GuideAlarm
    by: bytes


@dataclass(frozen=True)
class Standing:
    """How an address stands by the last look, None before the first."""

    address: str
    look: Look | None
    verdict: Verdict | None
    number: int
    """Of the guide served, 0 for none of ours."""


def seed(ledger: Ledger) -> bytes:
    """32 bytes from which this device draws the moments of its looks."""
    kept = ledger.vault.setting(_SEED)
    if kept is None or len(kept) != KEY_BYTES:
        kept = ledger.random(KEY_BYTES)
        ledger.vault.put_setting(_SEED, kept)
    return kept


def signed_guides(ledger: Ledger) -> tuple[GuideStatement, ...]:
    """Every guide the root key has signed, as far as this desk knows, the newest last."""
    return statements(ledger.team.guides, ledger.home.root_public)


def note_signed(ledger: Ledger, signature: str) -> None:
    """Tells all desks that a guide was signed; once. Raises NotAdmittedError."""
    if signature not in ledger.team.guides:
        ledger.write(None, GuideSigned(signature))


def addresses(ledger: Ledger) -> tuple[str, ...]:
    """Where people open the guide; of what is no address nobody can."""
    found = []
    for relay in ledger.home.relays:
        with suppress(AddressError):
            found.append(entrance(relay))
    return tuple(found)


def looks(ledger: Ledger) -> dict[str, Look]:
    """The last look at each address."""
    kept = ledger.vault.setting(_LOOKS)
    return {} if kept is None else {value["address"]: Look.of_json(value) for value in json.loads(kept)}


def standings(ledger: Ledger) -> list[Standing]:
    """How each address of the desk stands."""
    signed, known = signed_guides(ledger), looks(ledger)
    found = []
    for address in addresses(ledger):
        look = known.get(address)
        number = 0 if look is None or (one := is_signed(look.sha256, signed)) is None else one.number
        found.append(Standing(address, look, None if look is None else judge(look, signed), number))
    return found


def note_look(ledger: Ledger, look: Look, page: bytes | None) -> Verdict:
    """Keeps a look, and rings at every desk where it shows another guide than the signed one."""
    signed = signed_guides(ledger)
    verdict = judge(look, signed)
    now_known = set(addresses(ledger))
    kept = {**{at: one for at, one in looks(ledger).items() if at in now_known}, look.address: look}
    with ledger.together():
        ledger.vault.put_setting(_LOOKS, json.dumps([one.to_json() for one in kept.values()]).encode())
        if verdict in ALARMING:
            if page is not None:
                ledger.vault.put_setting(_EVIDENCE, zlib.compress(page))
            alarm = _alarm(look, verdict, ledger.today())
            if (ledger.me, alarm) not in ledger.team.guide_alarms:
                with suppress(NotAdmittedError):  # the look itself rings here
                    ledger.write(None, alarm)
    return verdict


def rings(ledger: Ledger) -> list[Ring]:
    """What rings now, the newest first: not explained by a signature that came later, not settled here."""
    signed, settled = signed_guides(ledger), _settled(ledger)
    told = [Ring(alarm, by) for by, alarm in ledger.team.guide_alarms]
    own = {ring.alarm for ring in told if ring.by == ledger.me}
    for standing in standings(ledger):
        if standing.look is not None and standing.verdict in ALARMING:
            day = _day_of(standing.look)
            alarm = _alarm(standing.look, standing.verdict, day)
            if alarm not in own:
                told.append(Ring(alarm, ledger.me))
    waiting = [
        ring
        for ring in told
        if _name(ring) not in settled
        and not (ring.alarm.what == CHANGED and is_signed(ring.alarm.sha256, signed) is not None)
    ]
    return sorted(waiting, key=lambda ring: ring.alarm.day, reverse=True)[:ALARMS_SHOWN_MAX]


def settle(ledger: Ledger) -> None:
    """A human has seen to everything that rings now."""
    names = [*_settled(ledger), *(_name(ring) for ring in rings(ledger))]
    ledger.vault.put_setting(_SETTLED, json.dumps(names[-SETTLED_MAX:]).encode())


def evidence(ledger: Ledger) -> bytes | None:
    """The last page this desk was served in the guide's place."""
    kept = ledger.vault.setting(_EVIDENCE)
    return None if kept is None else zlib.decompress(kept)


def is_behind(ledger: Ledger, standing: Standing) -> bool:
    """Whether an address should have the newest guide by now and has an older one."""
    return standing.verdict is Verdict.OLDER and is_late(signed_guides(ledger), ledger.today())


def _alarm(look: Look, verdict: Verdict, day: Day) -> GuideAlarm:
    return GuideAlarm(look.address, ALARMING[verdict], look.sha256 or bytes(HASH_BYTES), day)


def _day_of(look: Look) -> Day:
    return datetime.datetime.fromtimestamp(look.at_ms / 1_000, datetime.UTC).date()


def _settled(ledger: Ledger) -> list[str]:
    kept = ledger.vault.setting(_SETTLED)
    return [] if kept is None else [str(name) for name in json.loads(kept)]


def _name(ring: Ring) -> str:
    alarm = ring.alarm
    return f"{alarm.day.isoformat()} {alarm.what} {alarm.sha256.hex()} {ring.by.hex()} {alarm.address}"
