"""The lists of the vault: built event by event they are what they are built anew."""

import random
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ploughshare.desk import cases, lists, projector
from ploughshare.desk.authority import Team
from ploughshare.desk.kinds import Claim, Note
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.lock import DEMONSTRATION
from ploughshare.desk.vault import Vault
from ploughshare.desk.vault.search_index import SearchIndex
from ploughshare.seal.events import check_event, key_tag, open_inner, open_outer, seal_event
from ploughshare.seal.refusal import SealError
from tests.desk.desks import TODAY, founder
from tests.desk.histories import CASE, NOON_MS, Replica, all_events, member, random_history, team

randoms = st.integers(0, 2**32).map(random.Random)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return Vault.create(tmp_path_factory.mktemp("v") / "v", "correct horse battery", DEMONSTRATION)


def lists_of(vault: Vault) -> tuple[object, ...]:
    found = sorted(SearchIndex(vault).find("stem", '"позвон" OR "ждем" OR "письм" OR "ответ"', 1_000))
    return vault.summaries(), found


def empty(vault: Vault) -> None:
    with vault.writing():
        vault.drop_projection()
        vault._do("DELETE FROM event")


@given(randoms)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_applied_one_by_one_in_any_order_the_lists_are_what_they_are_built_anew(
    vault: Vault, rng: random.Random
) -> None:
    replicas, team_events = random_history(rng)
    everyone: Team = team(team_events)
    events = all_events(replicas)
    seen = []
    for _ in range(2):
        empty(vault)
        rng.shuffle(events)
        for event in events + rng.sample(events, len(events) // 3):
            if vault.add_event(event.id, projector.stream_of(event), event.raw, b"s" * 64):
                projector.project(vault, CASE, everyone)
        seen.append(lists_of(vault))
        projector.rebuild(vault, everyone)
        seen.append(lists_of(vault))
    assert all(found == seen[0] for found in seen)


@given(randoms, st.integers(0, 2_000), st.integers(1, 255))
@settings(max_examples=60, deadline=None)
def test_a_sealed_event_opens_as_it_was_and_one_flipped_bit_never_does(
    rng: random.Random, at: int, flip: int
) -> None:
    key, team_key = rng.randbytes(32), rng.randbytes(32)
    signer = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32))
    (event, *_) = all_events(random_history(rng)[0]) or [Replica(member(0), 0).write(Claim(), NOON_MS)]
    sealed = seal_event(event.raw, signer, event_key=key, team_key=team_key, random=rng.randbytes)
    inner = open_outer(sealed.file, [bytes(32), team_key])
    opened = open_inner(inner, key)
    check_event(opened.raw, opened.signature, signer.public_key().public_bytes_raw())
    assert (opened.raw, len(key_tag(inner))) == (event.raw, 16)
    changed = bytearray(sealed.file)
    changed[at % len(changed)] ^= flip
    with pytest.raises(SealError):
        open_inner(open_outer(bytes(changed), [team_key]), key)


def test_a_ledger_rebuilds_to_the_same_and_survives_a_restart(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    made = [cases.open_by_hand(ledger, today=TODAY, name=f"Имя{n}", note=f"заметка {n}") for n in range(5)]
    cases.close(ledger, made[0])
    before = [ledger.state(case).to_json() for case in made]
    summaries = ledger.vault.summaries()
    ledger.rebuild()
    assert [ledger.state(case).to_json() for case in made] == before
    assert ledger.vault.summaries() == summaries
    ledger.vault.close()
    again = Ledger(Vault.open(tmp_path / "v", "correct horse battery"))
    assert [again.state(case).to_json() for case in made] == before
    assert [hit.case for hit in lists.find(again, "имя3")] == [made[3]]
    assert [hit.case for hit in lists.find(again, ledger.state(made[2]).code.lower())] == [made[2]]
    again.vault.close()


def test_what_fails_half_way_is_neither_kept_nor_shown(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    case = cases.open_by_hand(ledger, today=TODAY)

    def half() -> None:
        with ledger.together():
            ledger.write(case, Note("половина", False))
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011 any of them
        half()
    assert ledger.state(case).notes == ()
    assert len(ledger.vault.outgoing_events()) == 1
    cases.add_note(ledger, case, "целая")
    assert [note.text for note in ledger.state(case).notes] == ["целая"]
    ledger.vault.close()
