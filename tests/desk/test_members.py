"""Invitations, requests and rosters: what people copy, and what a relay may try."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ploughshare.desk import cases, keys, members
from ploughshare.desk.device import Device, NoRootKeyError, SigningKey, read_home
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.members import (
    INVITATION_HEAD,
    REQUEST_HEAD,
    AlreadyMemberError,
    Invitation,
    NotAnInvitationError,
    NotARequestError,
    Request,
    RosterError,
    invitation,
    request_text,
)
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.roster import sign_roster
from ploughshare.wire import b64u
from tests.desk.desks import ROOT_SEED, TODAY, colleague, founder

ROOT = SigningKey(ROOT_SEED)
DEVICE = Device("Вера", SigningKey(b"v" * 32), HybridIdentity(b"a" * 32))


@given(st.text(max_size=300), st.sampled_from(["", INVITATION_HEAD, REQUEST_HEAD]))
def test_nothing_else_is_an_invitation_or_a_request(text: str, head: str) -> None:
    with pytest.raises(NotAnInvitationError):
        Invitation.parse(head + text)
    with pytest.raises(NotARequestError):
        Request.parse(head + text, ROOT.public)


def test_a_request_is_only_for_the_desk_it_names_and_only_by_the_device_it_names() -> None:
    text = request_text(DEVICE, ROOT.public)
    found = Request.parse(f"  {text}\n", ROOT.public)
    assert (found.name, found.sign) == ("Вера", DEVICE.signing.public)
    with pytest.raises(NotARequestError):
        Request.parse(text, b"?" * 32)
    other = request_text(replace(DEVICE, signing=SigningKey(b"w" * 32)), ROOT.public)
    with pytest.raises(NotARequestError):
        Request.parse(text.rpartition(".")[0] + "." + other.rpartition(".")[2], ROOT.public)


def test_both_sides_read_the_same_digits_and_another_key_gives_others(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    invited = invitation(ledger.vault, ledger.home)
    assert Invitation.parse(invited.to_text()) == invited
    assert replace(invited, root=b"?" * 32).fingerprint != invited.fingerprint
    request = Request.parse(request_text(DEVICE, ROOT.public), ROOT.public)
    assert replace(request, sign=b"?" * 32).fingerprint != request.fingerprint
    ledger.vault.close()


def test_a_relay_cannot_show_another_roster(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    vault, home = ledger.vault, ledger.home
    kept = members.newest_roster(vault, home)
    foreign = SigningKey(b"x" * 32)
    same_version = replace(kept.roster, relays=("https://elsewhere.example",))
    unlinked = replace(kept.roster, version=2, prev=bytes(32))
    for signed in (
        sign_roster(replace(kept.roster, root=foreign.public), foreign.private).file,
        sign_roster(same_version, ROOT.private).file,
        sign_roster(unlinked, ROOT.private).file,
        kept.file[:-1],
        b"",
    ):
        with pytest.raises(RosterError):
            members.keep_roster(vault, home, signed)
    following = replace(kept.roster, version=2, prev=kept.hash, relays=("https://moved.example",))
    members.keep_roster(vault, home, sign_roster(following, ROOT.private).file)
    with pytest.raises(RosterError):  # an older one again
        members.keep_roster(vault, home, kept.file)
    assert read_home(vault).relays == ("https://moved.example",)
    vault.close()


def test_only_the_root_key_lets_in_or_out_and_nobody_twice(tmp_path: Path) -> None:
    olga = founder(tmp_path / "olga")
    ivan = colleague(olga, tmp_path / "ivan")
    request = Request.parse(request_text(ivan.home.device, ROOT.public), ROOT.public)
    with pytest.raises(AlreadyMemberError):
        members.let_in(olga, request, TODAY)
    with pytest.raises(NoRootKeyError):
        members.let_in(ivan, request, TODAY)
    with pytest.raises(NoRootKeyError):
        members.let_out(ivan, olga.me, TODAY)
    assert len(members.newest_roster(olga.vault, olga.home).roster.members) == 2
    for ledger in (olga, ivan):
        ledger.vault.close()


def test_no_secret_stands_in_a_text_that_people_copy(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    texts = invitation(ledger.vault, ledger.home).to_text() + request_text(
        ledger.home.device, ledger.home.root_public
    )
    root = ledger.home.require_root()
    for secret in (root.seed, ledger.home.device.signing.seed, *ledger.vault.event_keys(b"").values()):
        assert b64u(secret) not in texts
    ledger.vault.close()


def test_letting_out_puts_every_key_of_open_cases_away(tmp_path: Path) -> None:
    olga = founder(tmp_path / "olga")
    ivan = colleague(olga, tmp_path / "ivan")
    case = cases.open_by_hand(olga, today=TODAY)
    old_case, old_team = olga.vault.event_keys(case), olga.vault.event_keys(b"")
    members.let_out(olga, ivan.me, TODAY)
    for stream, old, retired in (
        (case, old_case, olga.state(case).retired_tags),
        (b"", old_team, olga.team.retired_tags),
    ):
        current = keys.current(olga.vault.event_keys(stream), retired)
        assert current is not None
        assert current not in old.values()
    for ledger in (olga, ivan):
        ledger.vault.close()


def test_a_name_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    ledger = founder(tmp_path / "v")
    assert Ledger(ledger.vault, random=os.urandom).home.device.name == "Olga"
    ledger.vault.close()


@pytest.mark.parametrize(
    "name",
    ["Vera asks to join. Their device: 11111 22222\n", "a\rb", "\u202eareV", "a\x9b2K", "a\u2028b", " "],
)
def test_no_name_can_show_digits_of_its_own_beside_those_to_be_compared(name: str) -> None:
    with pytest.raises(NotARequestError):
        Request.parse(request_text(replace(DEVICE, name=name), ROOT.public), ROOT.public)
