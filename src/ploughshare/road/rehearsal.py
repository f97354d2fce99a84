"""The whole road without a person at the keys: every step really done, and its proof checked.

A step gives its proof as sentences and facts, or raises StepError. Nothing here prints.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ploughshare import guide, law, wire
from ploughshare.desk import cases, lists, members, outbox
from ploughshare.desk.assessing import Assessor
from ploughshare.desk.exchange import exchange
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.record_rows import export_rows
from ploughshare.desk.relay_client import open_http
from ploughshare.law.case import read_cases
from ploughshare.record.disclose import DEFAULT_THRESHOLD, DisclosureError, attack
from ploughshare.record.release import make_release
from ploughshare.record.rows import merge
from ploughshare.road import founding
from ploughshare.road.crowd import invented_rows
from ploughshare.road.person import Person
from ploughshare.road.relay_process import RelayProcess, any_free_port
from ploughshare.seal.message import PackNamed
from ploughshare.seal.phrase import generate, read_phrase, stretch

NEIGHBOURS = 400
"""Invented people beside whom one real row is counted, and said to be invented."""
LATER = date(2022, 10, 1)
LETTER = "Командир снова грозит делом. Нас трое, рапорты подали по одному. Что делать, если приказ повторят?"
REPLY = "Не отвечайте на новый приказ без разговора с нами. Рапорт и копию с номером храните не в части."
FALSE_STEP = "A step did not hold"


class StepError(Exception):
    """A step did not hold; the message says which proof failed."""


@dataclass(frozen=True)
class Proof:
    """What a step showed: one sentence for people, facts for programs."""

    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One step: what is done, in a few words, and the doing."""

    title: str
    do: Callable[[], Proof]


def hold(condition: bool, failed: str) -> None:
    """Raise StepError with `failed` unless the condition holds."""
    if not condition:
        raise StepError(failed)


class Rehearsal:
    """Sergey's case (S-1) from the first question to the printed table. `close` ends what it started."""

    def __init__(self, directory: Path, pack_directory: Path, today: date) -> None:
        self.directory = directory
        self.pack = law.load(pack_directory)
        first = read_cases(self.pack, pack_directory / "cases" / "s1_sergey.yaml")[0].first
        self.answers = first.answers
        self.as_of = first.on
        self.today = today
        self.phrase = generate("ru")
        self.relay: RelayProcess | None = None
        self.desks: list[Ledger] = []
        self.person: Person | None = None
        self.http = open_http()

    def steps(self) -> Iterator[Step]:
        """The road in order; each step needs those before it."""
        yield Step("Questions, in the order the law needs them", self._interview)
        yield Step("What the law says on 25 May 2022", self._assess)
        yield Step("A desk with two counsellors, a relay on a socket, a guide file", self._found)
        yield Step("Eight words, a case key, a sealed letter", self._send)
        yield Step("The relay's files hold nothing readable", self._search_relay)
        yield Step("The desk opens the letter and assesses the case", self._collect)
        yield Step("The second desk sees the same case", self._share)
        yield Step("The desk answers; the relay is killed and comes back", self._answer)
        yield Step("The reply is read with the eight words", self._read_reply)
        yield Step("The same case on 1 October 2022", self._later)
        yield Step("A consented row, and what may be printed", self._record)
        yield Step("Consent withdrawn: the row is gone", self._withdraw)

    def close(self) -> None:
        """Stop the relay and close the vaults."""
        if self.relay is not None:
            self.relay.stop()
        for desk in self.desks:
            desk.vault.close()
        self.http.close()

    # --- the steps ---

    def _interview(self) -> Proof:
        given: dict[str, law.Answer] = {}
        asked: list[str] = []
        while (fact := law.next_question(self.pack, given, self.as_of)) is not None:
            hold(fact not in asked, f"{fact} was asked twice")
            asked.append(fact)
            given[fact] = self.answers.get(fact, law.parse_answers(self.pack, {fact: None})[fact])
            hold(len(asked) <= len(self.pack.facts), "the interview does not end")
        self.given = given
        return Proof(
            f"{len(asked)} of {len(self.pack.facts)} possible questions were asked, "
            f"{sum(value is None for value in given.values())} answered “not sure”.",
            {"asked": list(asked), "possible": len(self.pack.facts)},
        )

    def _assess(self) -> Proof:
        self.assessment = law.assess(self.pack, self.given, self.as_of)
        found = {f.outcome: f for f in self.assessment.findings if f.state == "holds"}
        hold("refusal_crime" in found, "no finding on the refusal")
        hold(found["refusal_crime"].value == "needs_harm", "the refusal is not judged by the old law")
        hold("paper_doc_1" in found, "the report of refusal is not offered")
        hold(
            law.assess(self.pack, self.given, self.as_of).to_json() == self.assessment.to_json(),
            "two assessments of the same answers differ",
        )
        sources = sorted({source for f in found.values() for source in f.sources})
        return Proof(
            f"{len(found)} findings hold, resting on {len(sources)} sources; the refusal alone is not yet a "
            "crime, the report may be filed, and all of it still needs review by a qualified lawyer.",
            {"holds": sorted(f.rule for f in found.values()), "review": self.pack.review},
        )

    def _found(self) -> Proof:
        port = any_free_port()
        passphrase = secrets.token_hex(16)
        relays = (f"http://127.0.0.1:{port}",)
        first = founding.found(self.directory / "desk-1", passphrase, "Ольга", relays, self.today)
        self.desks.append(first)
        self.relay = RelayProcess(self.directory / "relay", first.home.root_public, port)
        self.relay.start()
        exchange(first, founding.client(first, self.http))
        second = founding.join(self.directory / "desk-2", passphrase, "Иван", first, self.today)
        self.desks.append(second)
        exchange(first, founding.client(first, self.http))
        exchange(second, founding.client(second, self.http))
        roster = members.newest_roster(first.vault, first.home)
        page = guide.build_guide(
            guide.template(), self.pack.to_json(words=True), roster.file, relays, self.today
        )
        hold(len(roster.roster.members) == len(self.desks), "the roster lacks a member")
        return Proof(
            f"Roster version {roster.roster.version} with 2 members, signed by the root key; "
            f"guide of {len(page) // 1000} kB, file code {guide.file_code(page)[:19]} …",
            {"roster_version": roster.roster.version, "guide_bytes": len(page), "relay": self.relay.url},
        )

    def _send(self) -> Proof:
        self.person = Person(
            self._relay().url, self.desks[0].home.root_public, stretch(self.phrase), self.today
        )
        self.person.open_mailbox()
        receipt = self.person.write(
            LETTER,
            answers=self._answers_json(),
            as_of=self.as_of,
            pack=PackNamed(self.pack.id, self.pack.hash),
            record_consent=True,
        )
        size = len(self.person.sent[-1])
        return Proof(
            f"A letter of {len(LETTER.encode())} bytes with {len(self.given)} answers went out as {size} "
            "sealed bytes; the relay acknowledged it after writing to disk "
            f"(receipt {wire.b64u(receipt.body_hash)[:12]} …).",
            {"sealed_bytes": size, "receipt": wire.b64u(receipt.body_hash)},
        )

    def _search_relay(self) -> Proof:
        relay = self._relay()
        kept = {path.name: path.read_bytes() for path in relay.data.rglob("*") if path.is_file()}
        process = Path(f"/proc/{relay.pid}")
        for name in ("environ", "cmdline"):
            if (process / name).exists():
                kept[f"process {name}"] = (process / name).read_bytes()
        person = self._person()
        secret_texts = [LETTER, "contract_mod", *self.phrase.words, self.phrase.text]
        secret_bytes = [text.encode() for text in secret_texts] + [
            person.keys.sign_seed,
            person.keys.age_seed,
        ]
        for name, content in kept.items():
            for secret in secret_bytes:
                hold(secret not in content, f"{name} of the relay holds something it must not")
        return Proof(
            f"{len(kept)} files and process records of the relay searched for {len(secret_bytes)} secrets "
            "(letter, words, answers, keys): none found.",
            {"searched": sorted(kept), "secrets": len(secret_bytes)},
        )

    def _collect(self) -> Proof:
        desk = self.desks[0]
        exchange(desk, founding.client(desk, self.http))
        state = desk.state(self._person().keys.case(desk.home.root_public))
        texts = [message.text for message in state.messages]
        hold(texts == [LETTER], "the desk did not get the letter")
        hold(not state.messages[0].findings, "the chain of an untouched letter shows a fault")
        judged = Assessor(self.pack).case(state, self.today)
        hold(judged.assessment.to_json() == self.assessment.to_json(), "desk and guide assess differently")
        line = lists.queue(desk, Assessor(self.pack), self.today)[0]
        return Proof(
            f"Case {state.code}: signature and chain hold; its assessment is the person's to the byte.",
            {"code": state.code, "level": line.urgency.level},
        )

    def _share(self) -> Proof:
        first, second = self.desks
        for _ in range(2):
            exchange(first, founding.client(first, self.http))
            exchange(second, founding.client(second, self.http))
        case = self._person().keys.case(first.home.root_public)
        cases.add_note(second, case, "Звонила мать: рапорт зарегистрирован.")
        exchange(second, founding.client(second, self.http))
        exchange(first, founding.client(first, self.http))
        one, other = first.state(case).to_json(), second.state(case).to_json()
        hold(one == other, "the two desks differ")
        return Proof(
            f"After exchanging sealed events through the relay both desks hold the same {len(one)} bytes.",
            {"state_bytes": len(one)},
        )

    def _answer(self) -> Proof:
        desk = self.desks[0]
        case = self._person().keys.case(desk.home.root_public)
        last = desk.state(case).messages[-1].hash
        outbox.reply(desk, case, REPLY, key=os.urandom(16), lang="ru", last_read=last)
        done = exchange(desk, founding.client(desk, self.http))
        hold(done.sent_replies == 1, "the reply was not sent once")
        relay = self._relay()
        relay.kill()
        relay.start()
        return Proof(
            "One reply sent and acknowledged; the relay was killed without warning and started again."
        )

    def _read_reply(self) -> Proof:
        typed = "  " + ",  ".join(f"{i}. {word.upper()}" for i, word in enumerate(self.phrase.words, start=1))
        keys = stretch(read_phrase(typed, "ru"))
        returned = Person(self._relay().url, self.desks[0].home.root_public, keys, self.today)
        conversation = returned.read()
        hold([m.message.text for m in conversation.replies] == [REPLY], "the reply is not the one written")
        hold(
            [m.message.text for m in conversation.letters] == [LETTER], "the letter is gone from the mailbox"
        )
        hold(not conversation.findings, "the chain shows a fault")
        return Proof(
            "The words, typed in capitals with numbers and commas, gave the same keys; "
            "letter and reply are there after the kill, and their chain holds."
        )

    def _later(self) -> Proof:
        later = law.assess(self.pack, self.given, LATER)
        changes = law.changed(self.assessment, later)
        appeared = [change for change in changes if change.kind == "appeared"]
        gone = [change for change in changes if change.kind == "gone"]
        hold(any(c.rule == "ru.contract.runs_on" for c in appeared), "Decree 647 changes nothing")
        hold(any(c.rule == "ru.paper.doc_1" for c in gone), "the report is still offered for use")
        days = sorted({change.law_day for change in changes if change.law_day})
        hold(law.next_question(self.pack, self.given, LATER) is not None, "nothing more is asked")
        return Proof(
            f"{len(appeared)} findings appeared, {len(gone)} went; the days of the law that did it: "
            f"{', '.join(days)}. The contract runs on, the report is no longer offered, and it asks whether "
            "the order was repeated.",
            {"appeared": [c.rule for c in appeared], "gone": [c.rule for c in gone], "days": list(days)},
        )

    def _record(self) -> Proof:
        desk = self.desks[0]
        case = self._person().keys.case(desk.home.root_public)
        cases.set_outcome(desk, case, "stays_in_service", "2022-05")
        mine = export_rows(desk, self.today)
        hold(len(mine) == 1, "there is not one row")
        hold(LETTER not in mine[0].to_json().decode(), "the row says too much")
        try:
            make_release(merge(mine), "month", DEFAULT_THRESHOLD)
        except DisclosureError as refusal:
            why = str(refusal)
        else:
            raise StepError("a table of one person was printed")
        release = make_release(merge([*mine, *invented_rows(NEIGHBOURS, 1)]), "quarter", DEFAULT_THRESHOLD)
        protected = release.protected
        small = [int(i) for i in protected.primary.nonzero()[0]]
        for index in small:
            low, high = attack(protected.system, protected.hidden, index)
            hold(low <= 0 and high >= DEFAULT_THRESHOLD, "a small group can be worked out")
        self.row = mine[0]
        return Proof(
            f"Alone it prints nothing. ({why}) Among {NEIGHBOURS} invented people it does: {len(small)} "
            f"small numbers and {int(protected.hidden.sum()) - len(small)} that betray them are hidden, "
            "and an attack finds none.",
            {"row": mine[0].to_json().decode(), "small": len(small), "hidden": int(protected.hidden.sum())},
        )

    def _withdraw(self) -> Proof:
        person = self._person()
        person.write("Больше не учитывайте меня.", record_consent=False)
        desk = self.desks[0]
        exchange(desk, founding.client(desk, self.http))
        after = export_rows(desk, self.today)
        read = merge([self.row, *after])
        hold(len(read.rows) == 0, "the withdrawn row is still counted")
        return Proof(
            "A second letter took consent back; the desk sends a withdrawal, and no table counts the row."
        )

    # --- what the steps share ---

    def _answers_json(self) -> dict[str, wire.JsonValue]:
        value = self.assessment.to_value()["answers"]
        hold(isinstance(value, dict), FALSE_STEP)
        return dict(value) if isinstance(value, dict) else {}

    def _relay(self) -> RelayProcess:
        if self.relay is None:
            raise StepError(FALSE_STEP)
        return self.relay

    def _person(self) -> Person:
        if self.person is None:
            raise StepError(FALSE_STEP)
        return self.person
