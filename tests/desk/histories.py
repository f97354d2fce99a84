"""Random histories: desks that write offline with wrong clocks and now and then meet."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare.desk.authority import Team, fold_team
from ploughshare.desk.body import Body
from ploughshare.desk.clock import DAY_MS, START, Clock, observe, tick
from ploughshare.desk.events import Event, write_event
from ploughshare.desk.history import History
from ploughshare.desk.kinds import (
    DANGER_LEVELS,
    AnswerSet,
    AsOfSet,
    CaseClose,
    CaseOpen,
    CaseReopen,
    Claim,
    ConsentGrant,
    ConsentWithdraw,
    DangerSet,
    DeadlineDone,
    DeadlineSet,
    FieldSet,
    GroupAdd,
    GroupRemove,
    HandoverAccept,
    HandoverOffer,
    KeyEpoch,
    MemberAdd,
    MessageOut,
    MessageSent,
    Note,
    OutcomeSet,
    PaperDraft,
    PaperSend,
    Release,
    RowMade,
)
from ploughshare.desk.letter import MessageIn
from ploughshare.desk.merge import fold
from ploughshare.wire import Day, desk_id, member_id
from tests.desk.writer import Writer

ROOT = b"d" * 32
DESK = desk_id(ROOT)
PERSON = Writer.new(ROOT, b"person")
CASE = PERSON.case
NOON_MS = 1_790_000_000_000


def chain(length: int) -> list[MessageIn]:
    """Letters of the person, each after the one before."""
    made: list[MessageIn] = []
    for seq in range(length):
        prev = made[-1].hash if made else None
        made.append(
            PERSON.letter(
                f"письмо {seq}",
                seq=seq,
                prev=prev,
                day=Day(2022, 5, 1 + seq),
                answers={"status": "mobilised"},
                consent=seq == 1,
            )
        )
    return made


LETTERS = [
    *chain(3),
    PERSON.letter("другое", seq=1, prev=b"?" * 32, day=Day(2022, 5, 2)),
    PERSON.letter("не его", day=Day(2022, 5, 2), author=Ed25519PrivateKey.from_private_bytes(b"x" * 32)),
]
"""Three in a row, another in the second's place, and one that the person never signed."""


def sign_public(number: int) -> bytes:
    """The signing key of the member with this number."""
    return bytes([number]) * 32


def member(number: int) -> bytes:
    """Their id."""
    return member_id(sign_public(number))


@dataclass
class Replica:
    """One desk that has seen some events."""

    device: bytes
    wrong_by_ms: int
    clock: Clock = START
    events: dict[bytes, Event] = field(default_factory=dict)

    def write(self, body: Body, now_ms: int, case: bytes | None = CASE) -> Event:
        """A new event of this desk, on its own wrong clock."""
        wall = now_ms + self.wrong_by_ms
        self.clock = tick(self.clock, wall)
        seen = [event for event in self.events.values() if event.case == case]
        event = write_event(
            desk=DESK,
            case=case,
            clock=self.clock,
            device=self.device,
            wall=wall,
            body=body,
            deps=History(seen).heads(seen),
        )
        self.events[event.id] = event
        return event

    def meet(self, other: "Replica", now_ms: int) -> None:
        """Takes everything the other has seen."""
        for event in other.events.values():
            self.clock = observe(self.clock, event.clock, now_ms + self.wrong_by_ms)
            self.events.setdefault(event.id, event)


def team_of(count: int) -> list[Event]:
    """The founder lets the others in."""
    founder = Replica(member(0), 0)
    for number in range(1, count):
        founder.write(MemberAdd(sign_public(number), f"member {number}"), NOON_MS, case=None)
    return list(founder.events.values())


def random_body(rng: random.Random, replica: Replica) -> Body:
    """Anything a counsellor may do, or a letter coming in."""
    day = Day(2022, 5, 1 + rng.randrange(20))
    events = list(replica.events.values())
    offers = [event.id for event in events if isinstance(event.body, HandoverOffer)]
    outs = [event.body.hash for event in events if isinstance(event.body, MessageOut)]
    makers: list[Callable[[], Body]] = [
        lambda: CaseOpen(rng.choice(("letter", "hand")), None, day),
        lambda: CaseClose("done"),
        lambda: CaseReopen("again"),
        lambda: FieldSet("name", rng.choice(("Сергей", "Пётр", "")), "phone"),
        lambda: AnswerSet({"status": rng.choice(("conscript", None)), "n": rng.randrange(3)}, ""),
        lambda: AsOfSet(day, ""),
        lambda: DangerSet(rng.choice(DANGER_LEVELS), "", ()),
        lambda: Note(rng.choice(("позвонить", "ждём")), rng.random() < 0.3),
        lambda: DeadlineSet("appeal", day, "appeal", "stamp"),
        lambda: DeadlineDone("appeal", "number 5"),
        lambda: GroupAdd(rng.choice(("unit", "city"))),
        lambda: GroupRemove(rng.choice(("unit", "city"))),
        Claim,
        Release,
        lambda: HandoverOffer(member(rng.randrange(3)), ""),
        lambda: HandoverAccept(rng.choice(offers) if offers else b"x" * 16),
        lambda: ConsentGrant("said so", day),
        lambda: ConsentWithdraw("said so", day),
        lambda: OutcomeSet(rng.choice(("pending", "dismissed")), "2022-06", ""),
        lambda: RowMade(rng.randbytes(16)),
        lambda: KeyEpoch(rng.randbytes(16), (rng.randbytes(16),)),
        lambda: rng.choice(LETTERS),
        lambda: MessageOut(
            rng.randbytes(16), rng.randbytes(32), b"m" * 32, len(outs), outs[-1] if outs else None,
            None, day, "ru", "ответ",
        ),
        lambda: MessageSent(rng.choice(outs) if outs else b"h" * 32),
        lambda: PaperDraft(rng.randbytes(16), "doc_1", {"name": "x"}, "ru", None),
        lambda: PaperSend(b"k" * 16, b"d" * 16, "post", day, ""),
    ]  # fmt: skip
    return rng.choice(makers)()


def random_history(rng: random.Random, *, steps: int = 25) -> tuple[list[Replica], list[Event]]:
    """Two to four desks with clocks up to 115 days wrong; returns them and the team's events."""
    count = rng.randrange(2, 5)
    replicas = [Replica(member(n), rng.randrange(-115, 116) * DAY_MS) for n in range(count)]
    now_ms = NOON_MS
    for _ in range(rng.randrange(3, steps)):
        now_ms += rng.randrange(1, DAY_MS)
        replica = rng.choice(replicas)
        if rng.random() < 0.3:
            replica.meet(rng.choice(replicas), now_ms)
        else:
            replica.write(random_body(rng, replica), now_ms)
    return replicas, team_of(count)


def all_events(replicas: list[Replica]) -> list[Event]:
    """Everything anyone wrote."""
    return list({event.id: event for replica in replicas for event in replica.events.values()}.values())


def folded(events: list[Event], team_events: list[Event]) -> bytes:
    """The bytes of the state these events make."""
    return fold(CASE, events, fold_team(team_events, member(0))).to_json()


def team(events: list[Event]) -> Team:
    """The team these events make."""
    return fold_team(events, member(0))
