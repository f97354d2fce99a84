"""One pure function from a case's events to its state: the same on every machine.

Conflicts are judged by what an author had seen (history.py), never by a clock: a value gives way only
to an event that had seen it. Any order of arrival and any repetition give the same state.
"""

from collections.abc import Iterable, Mapping

from ploughshare.desk import conversation, person
from ploughshare.desk.authority import Team
from ploughshare.desk.body import Opaque
from ploughshare.desk.counted import Counted, Of, choice, said_by
from ploughshare.desk.events import Event
from ploughshare.desk.history import History
from ploughshare.desk.kinds import (
    DANGER_LEVELS,
    AssessRun,
    CaseClose,
    CaseOpen,
    CaseReopen,
    Claim,
    DangerSet,
    DeadlineDone,
    DeadlineSet,
    FieldSet,
    GroupAdd,
    GroupRemove,
    HandoverAccept,
    HandoverOffer,
    KeyEpoch,
    Note,
    OutcomeSet,
    PaperDraft,
    PaperSend,
    Release,
    RowMade,
)
from ploughshare.desk.state import (
    Assessed,
    CaseState,
    Choice,
    Danger,
    Deadline,
    Due,
    NoteTaken,
    Outcome,
    PaperVersion,
    Quarantined,
    Sending,
)


def fold(case: bytes, events: Iterable[Event], team: Team) -> CaseState:
    """The state of a case from its events, in any order, any number of times. Pure.

    Events of another case are left out. Events that do not count by the team's tree change nothing
    but `quarantine`.
    """
    history = History(event for event in events if event.case == case)
    reasons = conversation.not_the_persons(history.events) | dict(team.judge(history))
    counted = tuple(event for event in history.events if event.id not in reasons)
    view = Counted(history, counted)
    letters = conversation.letters(history, counted)
    opened = view.of(CaseOpen)
    owner, also_claimed, offers = _owner(view, team)
    return CaseState(
        id=case,
        opened=min((found.body.day for found in opened), default=None),
        by=opened[0].body.by if opened else "letter",
        mailbox=next((found.body.mailbox for found in opened if found.body.mailbox is not None), None),
        status="open" if _open(view, letters) else "closed",
        owner=owner,
        also_claimed=also_claimed,
        offers=offers,
        danger=_danger(view),
        fields=_fields(view),
        answers=person.answers(view, letters),
        as_of=person.as_of(view, letters),
        messages=conversation.messages(history, counted, letters),
        notes=tuple(
            NoteTaken(n.body.text, n.body.call, n.event.device, n.event.wall, n.event.id)
            for n in view.of(Note)
        ),
        deadlines=_deadlines(view),
        papers=_papers(view),
        consent=person.consent(view, letters),
        outcome=_outcome(view),
        groups=_groups(view),
        assessments=tuple(_assessed(found) for found in view.of(AssessRun)),
        rows=tuple(dict.fromkeys(found.body.row for found in view.of(RowMade))),
        retired_tags=tuple(sorted({tag for found in view.of(KeyEpoch) for tag in found.body.over})),
        epoch_tags=tuple(sorted({found.body.tag for found in view.of(KeyEpoch)})),
        heads=tuple(sorted(history.heads(counted))),
        missing=len(history.missing(counted)),
        unread=tuple(event.body.untrusted_kind for event in counted if isinstance(event.body, Opaque)),
        quarantine=tuple(
            Quarantined(event.id, event.device, event.kind, event.wall, reasons[event.id])
            for event in history.events
            if event.id in reasons
        ),
        last_wall=max((event.wall for event in counted), default=0),
    )


def _open(view: Counted, letters: tuple[conversation.Letter, ...]) -> bool:
    """Open beats closed when neither had seen the other; a letter nobody had seen at closing opens."""
    closes = [found.event for found in view.of(CaseClose)]
    turns = [*closes, *(found.event for found in view.of(CaseReopen))]
    standing = view.standing(turns)
    if not standing or any(not isinstance(event.body, CaseClose) for event in standing):
        return True
    return any(
        not any(view.history.saw(close, copy) for close in standing for copy in letter.events)
        for letter in letters
    )


def _owner(
    view: Counted, team: Team
) -> tuple[bytes | None, tuple[bytes, ...], tuple[tuple[bytes, bytes], ...]]:
    """The earliest taking that stands; who else took it; offers nobody has answered yet."""
    offers = {found.event.id: found for found in view.of(HandoverOffer)}
    accepts = [
        found
        for found in view.of(HandoverAccept)
        if found.body.offer in offers and offers[found.body.offer].body.to == found.event.device
    ]
    turns = [found.event for found in view.of(Claim)]
    turns += [found.event for found in accepts]
    turns += [found.event for found in view.of(Release)]
    standing = sorted(view.standing(turns), key=lambda event: view.history.position[event.id])
    takers = []
    for event in standing:
        member = team.members.get(event.device)
        if not isinstance(event.body, Release) and member is not None and not member.removed:
            takers.append(event.device)
    answered = {found.body.offer for found in accepts}
    pending = tuple(
        (offer, found.body.to)
        for offer, found in offers.items()
        if offer not in answered and not any(view.history.saw(turn, found.event) for turn in turns)
    )
    others = tuple(dict.fromkeys(taker for taker in takers[1:] if taker != takers[0]))
    return (takers[0] if takers else None), others, pending


def _danger(view: Counted) -> Choice[Danger] | None:
    """The highest judgement nobody has lowered knowingly."""
    standing = view.standing(found.event for found in view.of(DangerSet))
    said = [
        said_by(event, Danger(event.body.level, event.body.why, event.body.about), "")
        for event in standing
        if isinstance(event.body, DangerSet)
    ]
    if not said:
        return None
    return choice(said, max((s.value for s in said), key=lambda value: DANGER_LEVELS.index(value.level)))


def _fields(view: Counted) -> Mapping[str, Choice[str]]:
    by_field: dict[str, list[Of[FieldSet]]] = {}
    for found in view.of(FieldSet):
        by_field.setdefault(found.body.field, []).append(found)
    result: dict[str, Choice[str]] = {}
    for field, sets in sorted(by_field.items()):
        standing = {event.id for event in view.standing(found.event for found in sets)}
        said = [
            said_by(found.event, found.body.value, found.body.source)
            for found in sets
            if found.event.id in standing and found.body.value
        ]
        if said:
            result[field] = choice(said)
    return result


def _deadlines(view: Counted) -> tuple[Deadline, ...]:
    dones = view.of(DeadlineDone)
    by_key: dict[str, list[Of[DeadlineSet]]] = {}
    for found in view.of(DeadlineSet):
        by_key.setdefault(found.body.key, []).append(found)
    result = []
    for key, sets in sorted(by_key.items()):
        standing = {event.id for event in view.standing(found.event for found in sets)}
        said = [
            said_by(found.event, Due(found.body.day, found.body.title), found.body.source)
            for found in sets
            if found.event.id in standing
        ]
        open_sets = [
            found
            for found in sets
            if found.event.id in standing
            and not any(d.body.key == key and view.history.saw(d.event, found.event) for d in dones)
        ]
        proofs = [found.body.proof for found in dones if found.body.key == key]
        earliest = min((found.body for found in open_sets or sets), key=lambda body: (body.day, body.title))
        shown = Due(earliest.day, earliest.title)
        result.append(Deadline(key, choice(said, shown), None if open_sets else proofs[-1]))
    return tuple(result)


def _papers(view: Counted) -> tuple[PaperVersion, ...]:
    sendings = view.of(PaperSend)
    result = []
    for found in view.of(PaperDraft):
        body = found.body
        by_key: dict[bytes, Sending] = {}
        for sent in sendings:
            if sent.body.draft == body.draft and sent.body.key not in by_key:
                by_key[sent.body.key] = Sending(
                    sent.body.key,
                    sent.body.how,
                    sent.body.day,
                    sent.body.proof,
                    sent.event.device,
                    sent.event.id,
                )
        result.append(
            PaperVersion(
                body.draft,
                body.paper,
                body.fields,
                body.lang,
                body.hash,
                found.event.device,
                found.event.wall,
                found.event.id,
                tuple(by_key.values()),
            )
        )
    return tuple(result)


def _outcome(view: Counted) -> Choice[Outcome] | None:
    sets = view.of(OutcomeSet)
    standing = {event.id for event in view.standing(found.event for found in sets)}
    said = [
        said_by(found.event, Outcome(found.body.outcome, found.body.month), found.body.source)
        for found in sets
        if found.event.id in standing
    ]
    return choice(said) if said else None


def _groups(view: Counted) -> tuple[str, ...]:
    """Adding wins: a removal takes away only the additions it had seen."""
    removals = view.of(GroupRemove)
    return tuple(
        sorted(
            {
                added.body.group
                for added in view.of(GroupAdd)
                if not any(
                    gone.body.group == added.body.group and view.history.saw(gone.event, added.event)
                    for gone in removals
                )
            }
        )
    )


def _assessed(found: Of[AssessRun]) -> Assessed:
    body, event = found.body, found.event
    return Assessed(
        body.pack,
        body.pack_hash,
        body.as_of,
        body.digest,
        body.holds,
        event.device,
        event.wall,
        event.id,
    )
