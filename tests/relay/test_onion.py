"""The relay as an onion service: what tor is told, and a letter through a Tor network of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from ploughshare.cli import ploughshare
from ploughshare.desk import outbox
from ploughshare.desk.exchange import exchange
from ploughshare.desk.relay_client import open_http
from ploughshare.desk.watch import keeping
from ploughshare.desk.watch.judge import Verdict
from ploughshare.desk.watch.watching import Watcher
from ploughshare.relay.onion import OnionError, OnionService, read_hostname
from ploughshare.road import founding
from ploughshare.road.person import Person
from ploughshare.road.relay_process import RelayProcess, any_free_port
from ploughshare.seal.guide_signature import sign_guide
from ploughshare.seal.phrase import generate, stretch
from tests.relay.tor_network import TorNetwork, free_ports, tor_network

TODAY = date(2022, 5, 25)
LETTER = "Приказ повторили. Что мне подписывать нельзя?"
REPLY = "Ничего, пока мы не поговорим."
GUIDE = b"<!doctype html><title>guide</title>"
DESCRIPTOR_ASKS_FOR_WORK = "Initializing pow_params in descriptor"
DESCRIPTOR_SENT = "Uploading hidden service descriptor: finished with status 200"
HOST = "a" * 56 + ".onion"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(ploughshare, ["relay", "onion", *arguments])


def test_the_lines_lead_to_the_relay_and_ask_for_work() -> None:
    lines = run("--port", "8099", "--directory", "/srv/tor/relay").stdout.splitlines()
    assert "HiddenServiceDir /srv/tor/relay" in lines
    assert "HiddenServicePort 80 127.0.0.1:8099" in lines
    assert "HiddenServicePoWDefensesEnabled 1" in lines
    assert not [
        line for line in lines if line.startswith(("HiddenServiceExportCircuitID", "HiddenServiceSingleHop"))
    ]


def test_settings_of_the_relay_hold_here_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLOUGHSHARE_RELAY_PORT", "9010")
    assert "HiddenServicePort 80 127.0.0.1:9010" in run().stdout
    assert "HiddenServicePort 80 [::1]:9010" in run("--host", "::1").stdout


@given(st.text(max_size=30), st.integers(0, 65_535))
def test_no_directory_adds_a_line_of_its_own(untrusted_directory: str, port: int) -> None:
    try:
        told = OnionService(PurePosixPath("/a" + untrusted_directory), "127.0.0.1", port).torrc()
    except OnionError:
        return
    assert len(told.splitlines()) == len(OnionService(PurePosixPath("/a"), "::1", 1).torrc().splitlines())


@pytest.mark.parametrize("options", [["--directory", "tor here"], ["--port", "0"], ["--port", "http"]])
def test_what_tor_cannot_be_told_is_refused_in_a_sentence(options: list[str]) -> None:
    result = run(*options)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


@pytest.mark.tor
def test_the_tor_of_this_machine_takes_the_lines(tmp_path: Path) -> None:
    result = run("--check", "--directory", str(tmp_path / "service"))
    assert (result.exit_code, list(tmp_path.iterdir())) == (0, []), result.output
    assert result.stdout.startswith("# A Ploughshare relay")


def test_without_a_tor_the_check_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--check")
    assert result.exit_code == 3
    assert "apt install tor" in result.stderr


def test_the_address_is_told_once_tor_has_made_it(tmp_path: Path) -> None:
    asked = ["--address", "--directory", str(tmp_path)]
    assert run(*asked).exit_code == 3
    (tmp_path / "hostname").write_text(f"{HOST}\n")
    assert run(*asked).stdout == f"http://{HOST}\n"
    (tmp_path / "hostname").write_text("https://somewhere.example\n")
    assert run(*asked).exit_code == 2


@given(st.text(max_size=80))
def test_only_an_onion_address_is_an_address(untrusted_text: str) -> None:
    try:
        address = read_hostname(untrusted_text)
    except OnionError:
        return
    assert len(address) == len(f"http://{HOST}")


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TorNetwork]:
    with tor_network(tmp_path_factory.mktemp("tor")) as made:
        yield made


@pytest.mark.slow
@pytest.mark.tor
def test_a_letter_and_its_reply_go_through_the_onion_service(network: TorNetwork, tmp_path: Path) -> None:
    (socks,) = free_ports(1)
    port = any_free_port()
    made = run("--port", str(port), "--directory", str(tmp_path / "service"))
    client = network.start(network.node("client", f"SocksPort 127.0.0.1:{socks}\n"))
    watched = "SocksPort 0\nLog [rend]info stdout\n"
    service = network.start(network.node("service", watched, made.stdout))
    client.wait_for("Bootstrapped 100%")
    service.wait_for(DESCRIPTOR_ASKS_FOR_WORK)
    service.wait_for(DESCRIPTOR_SENT)
    address = run("--address", "--directory", str(tmp_path / "service")).stdout.strip()

    ledger = founding.found(tmp_path / "desk", "six words or so", "Ольга", (address,), TODAY)
    page = tmp_path / "guide.html"
    page.write_bytes(GUIDE)
    relay = RelayProcess(tmp_path / "relay", ledger.home.root_public, port, page)
    relay.start()
    try:
        with open_http(f"socks5h://127.0.0.1:{socks}") as http:
            exchange(ledger, founding.client(ledger, http))
            person = Person(address, ledger.home.root_public, stretch(generate("ru")), TODAY, http=http)
            person.open_mailbox()
            person.write(LETTER)
            done = exchange(ledger, founding.client(ledger, http))
            assert done.letters == 1
            case = person.keys.case(ledger.home.root_public)
            (letter,) = ledger.state(case).messages
            assert letter.text == LETTER
            outbox.reply(ledger, case, REPLY, key=b"k" * 16, lang="ru", last_read=letter.hash)
            exchange(ledger, founding.client(ledger, http))
            assert [reply.message.text for reply in person.read().replies] == [REPLY]
        # And the desk looks in there as people do, by a way of its own.
        key = ledger.home.require_root().private
        keeping.note_signed(ledger, sign_guide(GUIDE, 1, TODAY, 1, key))
        assert Watcher(ledger, None).now() == [Verdict.NEEDS_TOR]
        assert Watcher(ledger, f"socks5h://127.0.0.1:{socks}").now() == [Verdict.GENUINE]
        assert keeping.looks(ledger)[f"{address}/"].browser == "Tor Browser"
    finally:
        relay.stop()
        ledger.vault.close()
