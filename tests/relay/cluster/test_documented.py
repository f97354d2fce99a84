"""What the page for operators shows of three machines is what the tests start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ploughshare.relay.store.postgres_link import checked_database
from tests.relay.cluster.machines import DEPLOY, NAMES, Machine, Machines

PAGE = (Path(__file__).parents[3] / "docs" / "operate.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("### More than one machine\n")[2].partition("\n### ")[0]


@pytest.fixture
def documented() -> Machines:
    """The machines of the page, of which none runs."""
    made = Machines(Path("/etc/ploughshare"), "10.0.0")
    for number, name in enumerate(NAMES, 11):
        made.machines[name] = Machine(name, f"10.0.0.{number}", Path("/nowhere"))
    return made


def test_relays_are_told_of_the_database_as_the_page_says(documented: Machines) -> None:
    shown = re.findall(r"^    PLOUGHSHARE_RELAY_DATABASE=(\S+)$", SECTION, re.MULTILINE)
    tried = documented.through_proxy.replace("10.0.0.1&", "127.0.0.1&")
    assert shown == [tried.replace("/certificates/", "/cluster/")]
    assert "sslmode=verify-full" in checked_database(shown[0])
    (named,) = re.findall(r"`(postgresql://\S+10\.0\.0\.11,\S+?\?)", SECTION)
    assert documented.by_names.startswith(named)


def test_every_file_for_the_machines_has_the_addresses_and_folders_of_the_page() -> None:
    for path in DEPLOY.iterdir():
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"10\.0\.0\.\d+", text)) <= {"10.0.0.11", "10.0.0.12", "10.0.0.13"}
        for named in re.findall(r"/etc/ploughshare/cluster/[\w.]+", text):
            assert named in SECTION


@pytest.mark.parametrize("name", ["etcd.env", "etcd.conf", "patroni.yml", "patroni.conf", "haproxy.cfg"])
def test_each_file_says_where_it_belongs_as_the_page_does(name: str) -> None:
    place = re.search(r"# (/etc/\S+?):? ", (DEPLOY / name).read_text(encoding="utf-8"))
    assert place is not None
    assert re.search(rf"deploy/cluster/{name} {re.escape(place[1])}$", SECTION, re.MULTILINE)


def test_commits_wait_for_a_second_machine_whatever_happens_to_the_others() -> None:
    text = (DEPLOY / "patroni.yml").read_text(encoding="utf-8")
    for setting in ("synchronous_mode: true", "synchronous_mode_strict: true", 'synchronous_commit: "on"'):
        assert f"    {setting}\n" in text
