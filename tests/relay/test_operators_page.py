"""Each command that the operators' page shows is run by a test as it stands there, or it is said why not."""

import importlib
import re
from pathlib import Path

import pytest

from tests.relay.operators_page import PAGE, headings, shown_commands

ROOT_FOLDER = Path(__file__).parents[2]
BOOTED = "tests.relay.booted"
SYSTEMD = f"{BOOTED}.test_systemd:install"
CARE = f"{BOOTED}.test_systemd:test_copies_made_and_brought_back_by_root_and_by_the_relays_user_serve"
SECOND = f"{BOOTED}.test_services:test_a_second_relay_with_a_guide_of_its_own_stands_beside_the_first"
POSTGRES = f"{BOOTED}.test_services:test_a_relay_moves_to_postgresql_and_back_as_the_page_says_it"
CLUSTER = f"{BOOTED}.test_cluster:test_letters_flow_while_machines_are_restarted_and_one_is_cut_off"
WALKS = "tests.relay.test_operators_walk"
WALK = f"{WALKS}:test_a_desk_of_two_and_a_signed_guide_are_made_as_the_page_says_it"
COPIES = f"{WALKS}:test_a_copy_is_kept_on_another_machine_closed_for_a_key_that_stays_at_home"

# Below which heading → what runs the commands there.
RUN = {
    "Start": WALK,
    "With PostgreSQL, when one machine is not enough": POSTGRES,
    "From one database to the other": POSTGRES,
    "More than one machine": CLUSTER,
    "Copies, and coming back from one": COPIES,
    "Under systemd": SYSTEMD,
    "Behind a reverse proxy": f"{BOOTED}.test_services:test_the_proxies_are_put_in_front_as_the_page_says_it",
    "As an onion service": f"{BOOTED}.test_services:test_an_onion_service_is_made_as_the_page_says_it",
    "Moving house": "tests.relay.test_operators:test_moving_house_after_a_seizure_as_the_page_says_it",
    "When somebody floods it": f"{BOOTED}.test_systemd:test_what_a_mailbox_costs_is_told_as_the_page_asks",
    "Start, and let colleagues in": WALK,
    "Publishing the guide": WALK,
    "Every day": WALK,
}
# A command that something else runs than the others of its heading.
RUN_BESIDES = {
    "ploughshare-relay status": CARE,
    "ploughshare-relay backup copy.sqlite": CARE,
    "mv /var/lib/ploughshare/copy.sqlite* /root/": CARE,
    "sed 's/ploughshare-relay/second-relay/": SECOND,
    "install -m 600 deploy/systemd/relay.env /etc/ploughshare/second.env": SECOND,
    "systemctl enable --now second-relay": SECOND,
}
# And what no test runs as it stands.
NOT_RUN = {
    "apt install": "takes from the network; that each package is the one that brings the program: below",
    "make build": "takes from the network; the package is built by its backend alone",
    "ploughshare relay drill": "run by tests.relay.test_drill in its own process",
    "PLOUGHSHARE_RELAY_FILES_": "settings, not commands; the tests of the store of parts give them",
    "ploughshare guide verify http://": "there is no onion address without a network; run at another address",
    "ploughshare desk watch --proxy": "run without tor; tests.desk.watch goes through a proxy",
}


def begins(line: str, beginnings: dict[str, str]) -> str | None:
    return next((meant for begun, meant in beginnings.items() if line.startswith(begun)), None)


def test_every_command_of_the_page_is_run_by_a_test_or_it_is_said_why_not() -> None:
    left = [
        f"{heading}: {line}"
        for heading in headings()
        for line in shown_commands(heading)
        if heading not in RUN and not begins(line, RUN_BESIDES) and not begins(line, NOT_RUN)
    ]
    assert not left


@pytest.mark.parametrize("named", sorted({*RUN.values(), *RUN_BESIDES.values()}))
def test_what_is_said_to_run_them_is_there(named: str) -> None:
    module, _, name = named.partition(":")
    assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("begun", [*RUN_BESIDES, *NOT_RUN])
def test_no_exception_outlives_its_command(begun: str) -> None:
    assert any(line.startswith(begun) for line in shown_commands())


def test_each_package_an_operator_is_told_to_install_is_one_that_the_tests_need() -> None:
    lines = [line for line in shown_commands() if line.startswith("apt install")]
    named = {word for line in lines for word in line.split()[2:] if not word.startswith("-")}
    # It comes with PostgreSQL.
    named -= {"ssl-cert"}
    installed = set(
        re.findall(r"^ +\[[\w.-]+\]=(\S+)$", (ROOT_FOLDER / ".ci" / "run").read_text(), re.MULTILINE)
    )
    assert named
    assert named <= installed


def test_the_page_has_commands_below_the_headings_that_are_said_to_be_run() -> None:
    assert PAGE.is_file()
    for heading in RUN:
        assert shown_commands(heading), heading
