"""A desk with the eight reported cases in it, as a counsellor would see it: real vault, real law pack.

Nothing here talks to a relay; letters are filed as the inbox would file them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from ploughshare import law
from ploughshare.desk import cases, outbox
from ploughshare.desk.app import Desk
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.clock import Clock
from ploughshare.desk.device import keep_relays
from ploughshare.desk.events import write_event
from ploughshare.desk.founding import new_desk
from ploughshare.desk.kinds import AnswerSet, CaseOpen, DangerSet
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.letter import MessageIn
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.vault import Vault, Word
from ploughshare.desk.vault.files import FileShelf, ShelvedFile
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Look
from ploughshare.desk.watch.look import entrance
from ploughshare.law.case import read_cases
from ploughshare.seal.files import seal_file
from ploughshare.seal.grants import LetterKey
from ploughshare.seal.guide_signature import sign_guide
from ploughshare.wire import JsonValue, NamedFile, parts_for
from tests.desk.writer import Writer
from tests.files.pictures import drawn

PACK = Path(__file__).parents[2] / "packs" / "ru"
PASSPHRASE = "верный конь батарея"
NOON_MS = int(datetime(2022, 10, 3, 12, tzinfo=UTC).timestamp() * 1_000)
TODAY = date(2022, 10, 3)
SCENARIOS = [
    "s1_sergey",
    "s2_dmitri",
    "s3_bokov",
    "s4_krasnodar",
    "s5_northern_soldier",
    "s6_junior_sergeant",
    "s7_hundreds",
    "s8_leaver",
]
LETTER = "Здравствуйте. Нас трое, мы отказались ехать обратно. Рапорт приняли, обещали повестку. Что делать?"


class Wall:
    """A clock that stands on 3 October 2022 at noon and moves a second with each look."""

    def __init__(self) -> None:
        self.ms = NOON_MS

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms


@lru_cache(maxsize=1)
def pack() -> law.Pack:
    """The real pack, loaded once."""
    return law.load(PACK)


@dataclass
class Book:
    """A desk and the ids of its cases by scenario."""

    desk: Desk
    case: dict[str, bytes]

    @property
    def ledger(self) -> Ledger:
        return self.desk.ledger


def open_desk(directory: Path, *, lang: str = "ru", relays: tuple[str, ...] = ()) -> Desk:
    """An empty desk of one member, Ольга."""
    vault = Vault.create(directory, PASSPHRASE, DEMONSTRATION)
    number = iter(range(10**9))

    def random(size: int) -> bytes:
        return hashlib.shake_128(f"scenario {next(number)}".encode()).digest(size)

    new_desk(vault, name="Ольга", relays=relays, today=TODAY, random=random)
    ledger = Ledger(vault, wall=Wall(), random=random)
    return Desk(ledger, Assessor(pack()), PACK, lang=lang)


def open_book(directory: Path, *, lang: str = "ru", relays: tuple[str, ...] = ()) -> Book:
    """A desk with the eight cases, one of them by letter with a conversation under way."""
    desk = open_desk(directory, lang=lang, relays=relays)
    book = Book(desk, {})
    for name in SCENARIOS:
        (case,) = [c for c in read_cases(pack(), PACK / "cases" / f"{name}.yaml") if c.id == name]
        answers = {fact: answer.form for fact, answer in case.first.answers.items()}
        if name == "s1_sergey":
            book.case[name] = by_letter(desk.ledger, answers, case.first.on)
        else:
            book.case[name] = cases.open_by_hand(
                desk.ledger,
                today=TODAY,
                answers=answers,
                as_of=case.first.on,
                name="" if name == "s7_hundreds" else f"Имя {name}",
                source="звонок",
            )
    return book


def by_letter(
    ledger: Ledger, answers: dict[str, JsonValue] | None, day: date | None, text: str = LETTER
) -> bytes:
    """A case as the inbox opens it, with one letter."""
    writer = Writer.new(ledger.home.root_public, ledger.random(32))
    with ledger.together():
        ledger.vault.put_letter_key(writer.case, LetterKey(ledger.random(32), 0), Word.PERSON)
        ledger.write(writer.case, CaseOpen("letter", writer.mailbox, TODAY))
        ledger.write(writer.case, letter(writer.case, text, seq=0, answers=answers, day=day))
    return writer.case


def letter(
    case: bytes,
    text: str,
    *,
    seq: int,
    prev: bytes | None = None,
    answers: dict[str, JsonValue] | None = None,
    day: date | None = None,
    consent: bool = False,
) -> MessageIn:
    """A letter as the inbox files it once it has opened and checked it."""
    return Writer.of(case).letter(
        text,
        seq=seq,
        prev=prev,
        day=TODAY,
        answers=answers,
        as_of=day,
        pack=pack().hash,
        consent=consent,
    )


def unsettle(book: Book) -> None:
    """What a week brings: an answer, a second letter with a gap, notes, deadlines, two who disagree."""
    ledger, today = book.ledger, TODAY
    sergey = book.case["s1_sergey"]
    first = next(m for m in ledger.state(sergey).messages)
    outbox.reply(
        ledger,
        sergey,
        "Здравствуйте. Часть не покидайте. Второй экземпляр рапорта храните у себя, не на телефоне.",
        key=ledger.random(16),
        lang="ru",
        last_read=first.hash,
    )
    ledger.write(
        sergey,
        letter(
            sergey,
            "Пришла повестка к следователю на пятницу. Командир говорит, что рапорта не было. Идти одному?",
            seq=2,
            prev=hashlib.sha256(b"withheld").digest(),
        ),
    )
    cases.set_field(ledger, sergey, "safe_to_write", "после 20:00, телефон у него", "звонок матери")
    cases.set_deadline(
        ledger, sergey, "summons", today + timedelta(days=1), "Допрос у следователя", "повестка"
    )
    cases.take(ledger, sergey)
    cases.add_note(ledger, sergey, "Мать звонила с чужого номера. Перезвонить вечером.", call=True)
    held = book.case["s7_hundreds"]
    cases.set_answers(
        ledger, held, {"held": True, "held_paper": "none", "place_now": "occupied_or_ukraine"}, "звонок"
    )
    cases.set_deadline(
        ledger,
        book.case["s6_junior_sergeant"],
        "claim",
        today + timedelta(days=5),
        "Жалоба на отказ",
        "письмо",
    )
    cases.set_field(ledger, book.case["s6_junior_sergeant"], "rank", "младший сержант", "письмо")
    disagree(book, book.case["s5_northern_soldier"])


def bring_in(book: Book) -> None:
    """What comes in besides words: a photo with Sergey's letter, and another guide where people open ours."""
    relay = "https://relay.example.org"
    ledger, case, photo = book.ledger, book.case["s1_sergey"], BytesIO()
    drawn(800, 600).save(photo, "JPEG")
    data = photo.getvalue()
    (*_, last) = ledger.state(case).messages
    named = NamedFile(
        ledger.random(16),
        "1.jpg",
        "image/jpeg",
        len(data),
        parts_for(len(data)),
        hashlib.sha256(data).digest(),
    )
    written = Writer.of(case).letter("Вот фото приказа.", seq=3, prev=last.hash, day=TODAY, files=(named,))
    ledger.write(case, written)
    (*_, last) = ledger.state(case).messages
    shelf, shelved = FileShelf(ledger.vault), ShelvedFile(last.hash, named.id, case, named.parts, "coming")
    (key,) = ledger.vault.letter_keys(case)
    with ledger.together():
        shelf.know(shelved)
        for number, part in enumerate(
            seal_file(BytesIO(data).read, len(data), key.identity().recipient), start=1
        ):
            shelf.add_part(shelved, number, part)
        shelf.put_state(shelved, "whole")
        keep_relays(ledger.vault, (relay,))
    ledger.reload_home()
    other = b"<!doctype html><title>another guide</title>"
    seen = Look(entrance(relay), ledger.wall(), "Firefox", 200, hashlib.sha256(other).digest(), (), 3)
    keeping.note_signed(
        ledger,
        sign_guide(
            b"<!doctype html><title>guide</title>",
            1,
            TODAY,
            1,
            ledger.home.require_root().private,
        ),
    )
    keeping.note_look(ledger, seen, other)


def disagree(book: Book, case: bytes) -> None:
    """A colleague who had not seen our answer writes another, as it would arrive from the relay."""
    ledger = book.ledger
    before = frozenset(ledger.state(case).heads)
    cases.set_answers(ledger, case, {"order_given": "written"}, "мать")
    cases.set_danger(ledger, case, "week", "связь есть")
    for number, body in enumerate(
        (AnswerSet({"order_given": "before_formation"}, "товарищ"), DangerSet("today", "утром увезли", ()))
    ):
        event = write_event(
            desk=ledger.home.desk,
            case=case,
            clock=Clock(NOON_MS, number),
            device=ledger.me,
            wall=ledger.wall(),
            body=body,
            deps=before,
        )
        ledger.take(event, bytes(64))
