"""A guide signed by its desk's root key, and what `guide verify` says of files and of real relays."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ploughshare import guide
from ploughshare.cli import ploughshare
from ploughshare.desk.device import keep_relays
from ploughshare.desk.ledger import Ledger
from ploughshare.desk.members import newest_roster
from ploughshare.desk.vault import Vault
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.watching import Watcher
from ploughshare.seal.age import HybridIdentity
from ploughshare.seal.guide_signature import sign_guide
from ploughshare.seal.minisign import public_key_text
from ploughshare.seal.roster import sign_roster
from ploughshare.wire import Day, Member, Roster, b64u
from tests.desk.desks import PASSPHRASE, colleague, founder
from tests.desk.watch.served_page import answer, serving
from tests.guide.conftest import BUILT_ON
from tests.guide.desk import SmallDesk
from tests.relay.client import ROOT, public, relay_at

KEY = public_key_text(public(ROOT))
RELAY = "https://relay.example"


@dataclass
class Signed:
    """A desk of its own making, its guide, and the signature beside it."""

    folder: Path
    page: Path

    @property
    def signature(self) -> Path:
        return self.page.with_name(self.page.name + ".minisig")

    def desk(self) -> Ledger:
        return Ledger(Vault.open(self.folder / "olga", PASSPHRASE))

    def sign(self, page: Path | None = None, vault: str = "olga") -> Result:
        options = ["--vault", self.folder / vault, "--passphrase-file", self.folder / "passphrase"]
        return run("guide", "sign", page or self.page, *options)


def run(*command: object) -> Result:
    return CliRunner().invoke(ploughshare, [str(word) for word in command])


def made(ledger: Ledger, template: bytes, pack_json: bytes, into: Path) -> Path:
    roster = newest_roster(ledger.vault, ledger.home).file
    into.write_bytes(guide.build_guide(template, pack_json, roster, [RELAY], BUILT_ON))
    return into


@pytest.fixture
def signed(tmp_path: Path, template: bytes, pack_json: bytes) -> Signed:
    ledger = founder(tmp_path / "olga")
    page = made(ledger, template, pack_json, tmp_path / "guide.html")
    ledger.vault.close()
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    (tmp_path / "passphrase").chmod(0o600)
    found = Signed(tmp_path, page)
    done = found.sign()
    assert done.exit_code == 0, done.output
    assert KEY in done.stdout
    return found


@pytest.mark.needs("minisign")
def test_the_command_signing_prints_checks_the_file_without_this_program(signed: Signed) -> None:
    told = signed.sign().stdout
    (command,) = re.findall(r"^ +(minisign .*)$", told, re.MULTILINE)
    checked = subprocess.run(command.split(), cwd=signed.folder, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "Trusted comment: ploughshare guide 1 of " in checked.stdout
    signed.page.write_bytes(signed.page.read_bytes().replace(RELAY.encode(), b"https://relay.exampel"))
    assert subprocess.run(command.split(), cwd=signed.folder, capture_output=True, check=False).returncode


def test_a_good_file_holds_and_what_cannot_be_shown_is_said(signed: Signed) -> None:
    for key in (KEY, b64u(public(ROOT))):
        told = run("guide", "verify", signed.page, "--key", key)
        assert told.exit_code == 0, told.output
        assert "holds      A desk's key signed these bytes: guide 1 of " in told.stdout
        assert "holds      Letters written in it go to that desk alone (roster 1)." in told.stdout
        assert "FAILS" not in told.stdout
        assert "not shown  That there is no newer guide" in told.stdout
        assert f"file code  {guide.file_code(signed.page.read_bytes())}" in told.stdout


def test_without_the_desks_key_from_elsewhere_nothing_is_proved(signed: Signed) -> None:
    told = run("guide", "verify", signed.page)
    assert told.exit_code == 1
    assert "not shown  That this desk is the one you mean." in told.stdout
    assert re.search(r"digits (\d{5} ){5}\d{5}: compare", told.stdout)


@pytest.mark.parametrize("change", [b"\n", b"", b"<script>alert(1)</script>"])
def test_a_changed_file_fails(signed: Signed, change: bytes) -> None:
    page = signed.page.read_bytes()
    signed.page.write_bytes(page + change if change else page[:-1])
    told = run("guide", "verify", signed.page, "--key", KEY)
    assert told.exit_code == 1
    assert "FAILS      The signature is not of these bytes, or by another key." in told.stdout
    assert "holds" not in told.stdout  # not even what the page says of itself: its code may do otherwise


def test_a_forgery_made_whole_by_another_desk_fails_by_the_key(
    signed: Signed, template: bytes, pack_json: bytes
) -> None:
    # Its own root, its own roster, its own signature: everything agrees, but not with the key on paper.
    root = Ed25519PrivateKey.generate()
    member = Member("Olga", bytes(32), HybridIdentity(bytes(32)).recipient.text(), Day(2026, 11, 22))
    roster = sign_roster(Roster(public(root), 1, None, Day(2026, 11, 22), (RELAY,), (member,)), root)
    page = guide.build_guide(template, pack_json, roster.file, [RELAY], BUILT_ON)
    signed.page.write_bytes(page)
    signed.signature.write_text(sign_guide(page, 2, Day(2026, 11, 22), 1, root))
    told = run("guide", "verify", signed.page, "--key", KEY)
    assert told.exit_code == 1
    assert "FAILS      Letters written in it go to another desk than the key's." in told.stdout
    assert run("guide", "verify", signed.page).exit_code == 1


def test_a_missing_signature_fails_and_one_elsewhere_is_taken(signed: Signed) -> None:
    elsewhere = signed.folder / "from the channel.txt"
    signed.signature.rename(elsewhere)
    told = run("guide", "verify", signed.page, "--key", KEY)
    assert told.exit_code == 1
    assert "There is no signature with it" in told.stdout
    assert "holds" not in told.stdout
    assert run("guide", "verify", signed.page, "--key", KEY, "--signature", elsewhere).exit_code == 0


def test_a_key_from_a_file_as_minisign_keeps_it_is_taken(signed: Signed) -> None:
    kept = signed.folder / "desk.pub"
    kept.write_text(f"untrusted comment: minisign public key\n{KEY}\n")
    assert run("guide", "verify", signed.page, "--key", f"@{kept}").exit_code == 0
    assert run("guide", "verify", signed.page, "--key", "RW" + "A" * 54).exit_code == 2
    assert run("guide", "verify", signed.page, "--key", "").exit_code == 2


def test_a_relay_is_checked_as_a_browser_sees_it(signed: Signed) -> None:
    with relay_at(signed.folder / "data", "--guide", str(signed.page)) as relay:
        told = run("guide", "verify", relay.address, "--key", KEY)
        assert told.exit_code == 0, told.output
        assert "not shown  That others are served the same" in told.stdout
        seen = relay.http.get(f"{relay.address}/guide.html.minisig")
        assert seen.text == signed.signature.read_text()
    told = run("guide", "verify", relay.address, "--key", KEY)
    assert told.exit_code == 3
    assert "Nothing answers there now" in told.output


def test_a_relay_that_serves_a_changed_page_with_the_true_signature_fails(signed: Signed) -> None:
    changed = signed.folder / "changed" / "guide.html"
    changed.parent.mkdir()
    changed.write_bytes(signed.page.read_bytes().replace(b"</body>", b"<script>1</script></body>"))
    changed.with_name("guide.html.minisig").write_text(signed.signature.read_text())
    with relay_at(signed.folder / "data", "--guide", str(changed)) as relay:
        told = run("guide", "verify", relay.address, "--key", KEY)
    assert told.exit_code == 1
    assert "FAILS      The signature is not of these bytes" in told.stdout


def test_a_relay_without_a_guide_or_signature_is_told_apart(signed: Signed) -> None:
    with relay_at(signed.folder / "data") as relay:
        told = run("guide", "verify", relay.address, "--key", KEY)
        assert told.exit_code == 3
        assert "There is no page at this address" in told.output
    signed.signature.unlink()
    with relay_at(signed.folder / "data", "--guide", str(signed.page)) as relay:
        assert relay.http.get(f"{relay.address}/guide.html.minisig").status_code == 404
        assert run("guide", "verify", relay.address, "--key", KEY).exit_code == 1


def test_headers_that_lead_elsewhere_fail(signed: Signed) -> None:
    page, signature = signed.page.read_bytes(), signed.signature.read_bytes()

    def answering(asked: bytes) -> bytes:
        return answer(signature) if b"minisig" in asked else answer(page, "Refresh: 9; url=http://x/")

    with serving(answering) as there:
        told = run("guide", "verify", there.address, "--key", KEY)
    assert told.exit_code == 1
    assert (
        "FAILS      It came with headers by which a browser does more than show it: refresh." in told.stdout
    )


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("http://relay.example", "https or an onion"),
        ("http://abc.onion", "--proxy"),
        ("https://a@b", "address"),
    ],
)
def test_an_address_that_proves_nothing_is_refused(where: str, said: str) -> None:
    told = run("guide", "verify", where)
    assert told.exit_code == 2
    assert said in told.output


def test_the_same_guide_is_signed_once_and_the_next_gets_the_next_number(
    signed: Signed, template: bytes, pack_json: bytes
) -> None:
    before = signed.signature.read_text()
    assert "Guide 1 is signed" in signed.sign().stdout
    assert signed.signature.read_text() == before
    ledger = signed.desk()
    ivan = colleague(ledger, signed.folder / "ivan")
    newer = made(ledger, template, pack_json, signed.folder / "newer.html")
    ledger.vault.close()
    assert "Guide 2 is signed" in signed.sign(newer).stdout
    ledger = signed.desk()
    assert [(one.number, one.roster) for one in keeping.signed_guides(ledger)] == [(1, 1), (2, 2)]
    ledger.vault.close()
    # The first one again: it names a roster that is no longer the newest.
    told = signed.sign()
    assert "Guide 3 is signed" in told.stdout
    assert "carries roster 1, and 2 is the newest" in told.stderr
    ivan.vault.close()
    refused = signed.sign(vault="ivan")
    assert refused.exit_code == 2
    assert "root key" in refused.output


def test_what_is_not_this_desks_guide_is_not_signed(
    signed: Signed, template: bytes, pack_json: bytes
) -> None:
    other = signed.folder / "other.html"
    other.write_bytes(b"<!doctype html>")
    refused = signed.sign(other)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "no guide" in refused.output
    page = signed.page.read_bytes()
    other.write_bytes(page + re.findall(rb'<script type="application/json" id="desk">.*?</script>', page)[0])
    assert signed.sign(other).exit_code == 2
    desk = SmallDesk()
    forged = bytearray(desk.roster.file)
    assert desk.roster.roster.root == public(ROOT)
    forged[-1] ^= 1
    other.write_bytes(page.replace(b64u(newest(signed)).encode(), b64u(bytes(forged)).encode()))
    assert signed.sign(other).exit_code == 2


def newest(signed: Signed) -> bytes:
    ledger = signed.desk()
    found = newest_roster(ledger.vault, ledger.home).file
    ledger.vault.close()
    return found


def test_a_desk_sees_its_own_signed_guide_at_its_relay(signed: Signed) -> None:
    ledger = signed.desk()
    with relay_at(signed.folder / "data", "--guide", str(signed.page)) as relay:
        keep_relays(ledger.vault, (relay.address,))
        ledger.reload_home()
        assert Watcher(ledger, None).now() == [Verdict.GENUINE]
    ledger.vault.close()
