"""Four machines that systemd runs, on a network of their own, set up with the page's commands.

Three have PostgreSQL, as docs/operate.md says under "More than one machine"; one has a relay and HAProxy, and
is the switch they all hang on. Addresses, folders and files are those of the page and of deploy/cluster.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ploughshare.relay.store import Store, StoreError, open_store
from ploughshare.wire import b64u
from tests.relay.booted.machine import Machine, machine
from tests.relay.booted.test_systemd import SERVES, install
from tests.relay.client import ROOT, public
from tests.relay.cluster.machines import until
from tests.relay.cluster.roles import whole, with_role
from tests.relay.operators_page import PAGE, filled, shown_commands
from tests.relay.postgres import programs

NAMES = ("pg1", "pg2", "pg3")
WHOLE_SECONDS_MAX = 120
NAMES_PORT = 8090
CATCHING_UP_SECONDS_MAX = 40
# As Patroni's own list says it.
ROLES = {"leader": "Leader", "sync_standby": "Sync Standby", "replica": "Replica"}
CONFIG = "/etc/patroni/config.yml"
UNIT = "/etc/systemd/system/ploughshare-relay.service.d/override.conf"


def lines_between(first: str, last: str) -> list[str]:
    """The page's commands from the one that begins so to the one that does."""
    lines = shown_commands("More than one machine")
    begin = next(number for number, line in enumerate(lines) if line.startswith(first))
    end = next(number for number, line in enumerate(lines) if number >= begin and line.startswith(last))
    return lines[begin : end + 1]


@dataclass
class Cluster:
    """The three, and the relay's machine."""

    machines: dict[str, Machine]
    relay: Machine

    def address(self, name: str) -> str:
        return f"10.0.0.{11 + NAMES.index(name)}"

    def plug(self, name: str) -> None:
        """A cable from the machine to the switch."""
        made = self.machines[name]
        inside, outside = f"/proc/{made.leader}/ns/net", f"/proc/{self.relay.leader}/ns/net"
        enter = ["nsenter", f"--net={outside}"]
        _ip(enter, "link", "delete", f"to-{name}", check=False)
        _ip(enter, "link", "add", f"to-{name}", "type", "veth", "peer", "name", "cable", "netns", inside)
        _ip(enter, "link", "set", f"to-{name}", "master", "switch", "up")
        made.run(f"ip address add {self.address(name)}/24 dev cable; ip link set cable up")

    def darken(self, name: str) -> None:
        """From here on every packet to and from the machine is lost, and nobody is told."""
        rules = "".join(
            f"chain {hook} {{ type filter hook {hook} priority 0; {way} cable drop; }}\n"
            for hook, way in (("input", "iifname"), ("output", "oifname"))
        )
        self.machines[name].run(f"nft -f - <<'END'\ntable inet dark {{\n{rules}}}\nEND")

    def lighten(self, name: str) -> None:
        self.machines[name].run("nft delete table inet dark")

    def members(self, asked: Sequence[str] = NAMES) -> list[dict[str, Any]]:
        """What Patroni says of each machine; nothing while those that run and are asked do not say the same.

        One that was cut off a moment ago still says what was.
        """
        running = [name for name in asked if self.machines[name].process is not None]
        with ThreadPoolExecutor(len(running)) as pool:
            first, *rest = pool.map(self._said, running)
        roles = {member["Member"]: member["Role"] for member in first}
        return first if all({each["Member"]: each["Role"] for each in said} == roles for said in rest) else []

    def _said(self, name: str) -> list[dict[str, Any]]:
        asked = f"curl -sk -m 5 https://{self.address(name)}:8008/cluster"
        said = self.machines[name].run(asked, check=False)
        if not said.startswith("{"):
            return []
        return [
            {
                "Member": member["name"],
                "Role": ROLES.get(member["role"], member["role"]),
                "State": member["state"],
                "TL": member.get("timeline"),
                "Lag in MB": lag // 2**20 if isinstance(lag := member.get("lag", 0), int) else lag,
            }
            for member in json.loads(said)["members"]
        ]

    def leader(self, asked: Sequence[str] = NAMES) -> str | None:
        return with_role(self.members(asked), "Leader")

    def wait_whole(self) -> None:
        until("all machines lead or follow", WHOLE_SECONDS_MAX, lambda: whole(self.members()))

    def come_back(self, name: str) -> bool:
        """Waits for one that was away; where what it missed is no longer kept, makes it anew.

        Whether it came back by itself.
        """
        with suppress(AssertionError):
            until("it catches up", CATCHING_UP_SECONDS_MAX, lambda: whole(self.members()))
            return True
        self.make_anew(name)
        self.wait_whole()
        return False

    def make_anew(self, name: str) -> None:
        (line,) = re.findall(r"`(patronictl [^`]* reinit [^`]*)`", PAGE.read_text(encoding="utf-8"))
        asked = self.machines[self.others(name)[0]]
        asked.until(filled(f"{line} | grep Success", {"pg2": name}))

    def settled(self, role: str) -> str:
        """Who has a role, once all say the same."""
        found: list[str | None] = []

        def is_known() -> bool:
            found.append(with_role(self.members(), role))
            return found[-1] is not None

        until(role, WHOLE_SECONDS_MAX, is_known)
        return str(found[-1])

    def others(self, name: str) -> list[str]:
        return [other for other in NAMES if other != name]

    def restart(self, name: str) -> None:
        """As for a new kernel or a minor version: down in good order and up again, the network last."""
        made = self.machines[name]
        made.shut_down()
        made.boot()
        self.plug(name)

    def replace(self, name: str) -> None:
        """An empty machine under the name and address of one that is gone, as the page says it."""
        other = self.machines[self.others(name)[0]]
        lines = lines_between("export ETCDCTL_API", "etcdctl member add")
        export, listed = "; ".join(lines[:2]), lines[2]
        # Where the lost one led etcd, the others need a moment.
        other.until(f"{export}; etcdctl endpoint health")
        told = other.run(f"{export}; {listed}")
        (number,) = [line.split(",")[0] for line in told.splitlines() if f" {name}," in line]
        own = {
            "NUMBER": number,
            "pg2": name,
            "10.0.0.12": self.address(name),
            "10.0.0.11": self.address(other.name),
        }
        other.run("; ".join(filled(line, own) for line in (*lines[:2], *lines[3:])))
        made = self.machines[name]
        made.furnish()
        made.boot()
        shutil.copytree(self.relay.path("/srv/ploughshare/keys"), made.path("/srv/ploughshare/keys"))
        self.plug(name)
        _install_database(self, name)
        with made.path("/etc/default/etcd").open("a") as settings:
            settings.write("ETCD_INITIAL_CLUSTER_STATE=existing\n")
        for line in lines_between("systemctl enable --now etcd", "systemctl enable --now patroni"):
            made.run(line)

    def on_all(self, do: Callable[[str], object]) -> None:
        """Does it for the three by their names, all at once."""
        with ThreadPoolExecutor(len(NAMES)) as pool:
            list(pool.map(do, NAMES))

    def run_on_all(self, line: str) -> None:
        self.on_all(lambda name: self.machines[name].run(line))

    def notes(self) -> str:
        """What the machines wrote down, for whoever looks into a failure."""
        asked = "journalctl --no-pager -n 15 -u etcd -u patroni -u haproxy -u ploughshare-relay"
        running = [made for made in (*self.machines.values(), self.relay) if made.process is not None]
        return "\n".join(made.run(asked, check=False) for made in running)


def _ip(enter: list[str], *words: str, check: bool = True) -> None:
    done = subprocess.run([*enter, "ip", *words], capture_output=True, text=True, check=False)
    assert not check or done.returncode == 0, done.stderr


def _install_database(cluster: Cluster, name: str) -> None:
    """The page's commands on machine pgN, until etcd and Patroni are to start."""
    made = cluster.machines[name]
    # What `apt install` leaves behind.
    version = programs().parent.name
    for line in (
        "install -d -o postgres -g postgres /etc/postgresql /var/lib/postgresql",
        "install -d -o etcd -g etcd /var/lib/etcd; install -d /etc/patroni",
        f"install -d -m 1775 -g postgres /var/log/postgresql; pg_createcluster {version} main",
        "systemctl daemon-reload; systemctl enable --now postgresql",
    ):
        made.run(line)
    _, *lines = lines_between("apt install --no-install-recommends etcd", "systemctl daemon-reload")
    for line in lines:
        made.run(filled(line, {"keys/pg1": f"keys/{name}"}))
    told = made.path("/etc/default/etcd")
    head, tail = told.read_text().split("ETCD_INITIAL_CLUSTER=")
    own = {"=pg1\n": f"={name}\n", "10.0.0.11": cluster.address(name)}
    told.write_text(f"{filled(head, own)}ETCD_INITIAL_CLUSTER={tail}")
    config = made.path(CONFIG)
    text = (
        config.read_text()
        .replace("name: pg1\n", f"name: {name}\n")
        .replace("10.0.0.11", cluster.address(name))
    )
    config.write_text(text.replace("/postgresql/15/", f"/postgresql/{version}/"))


def _install_relay(cluster: Cluster, dist: Path) -> None:
    """The page's commands on the machine with a relay."""
    made = cluster.relay
    install(made, dist)
    made.run("install -d /var/lib/haproxy; systemctl start haproxy")
    made.path(UNIT).parent.mkdir()
    made.path(UNIT).write_text("[Service]\nSupplementaryGroups=ssl-cert\n")
    _, *lines, setting = lines_between("apt install haproxy", "PLOUGHSHARE_RELAY_DATABASE=")
    for line in lines:
        made.run(line)
    with made.path("/etc/ploughshare/relay.env").open("a") as settings:
        settings.write(f"{setting}\n")
    made.run("systemctl daemon-reload; systemctl restart ploughshare-relay")
    made.until(SERVES, WHOLE_SECONDS_MAX)


@contextmanager
def cluster_of(place: Path, dist: Path) -> Iterator[Cluster]:
    """The machines, whole, the relay serving."""
    with ExitStack() as stack:
        relay = stack.enter_context(machine(place, "relay"))
        cluster = Cluster({}, relay)
        relay.run(
            "ip link add switch type bridge; ip address add 10.0.0.1/24 dev switch; ip link set switch up"
        )
        (certificates,) = lines_between(
            "sh deploy/cluster/certificates.sh", "sh deploy/cluster/certificates.sh"
        )
        relay.run(certificates)
        for name in NAMES:
            made = cluster.machines[name] = stack.enter_context(machine(place, name))
            shutil.copytree(relay.path("/srv/ploughshare/keys"), made.path("/srv/ploughshare/keys"))
            cluster.plug(name)
        try:
            cluster.on_all(lambda name: _install_database(cluster, name))
            for line in lines_between("systemctl enable --now etcd", "systemctl enable --now patroni"):
                cluster.run_on_all(line)
            cluster.wait_whole()
            (shown,) = lines_between("patronictl -c", "patronictl -c")
            assert re.search("Sync Standby", cluster.machines["pg1"].run(shown))
            (sql,) = lines_between("runuser", "runuser")
            leader = cluster.settled("Leader")
            cluster.machines[leader].run(sql)
            _install_relay(cluster, dist)
            yield cluster
        except BaseException:
            print(cluster.notes())
            raise


def database_of(cluster: Cluster) -> str:
    """The page's own, with the files where they lie seen from here."""
    (setting,) = lines_between("PLOUGHSHARE_RELAY_DATABASE=", "PLOUGHSHARE_RELAY_DATABASE=")
    keys = {"/etc/ploughshare/cluster": str(cluster.relay.path("/etc/ploughshare/cluster"))}
    return filled(setting.partition("=")[2], keys)


def patiently_opened(place: Path, database: str) -> Store:
    """HAProxy takes a moment after its start to know who leads."""
    found: list[Store] = []

    def opened() -> bool:
        with suppress(StoreError):
            found.append(open_store(place, database))
        return bool(found)

    until("the database takes writes", WHOLE_SECONDS_MAX, opened)
    return found[0]


def names_of(cluster: Cluster) -> str:
    """The database by the machines' names, as the page begins it, with the certificates of the other way."""
    (begun,) = re.findall(
        r"`(postgresql://\S+10\.0\.0\.11,\S+?\?)sslrootcert=", PAGE.read_text(encoding="utf-8")
    )
    (setting,) = lines_between("PLOUGHSHARE_RELAY_DATABASE=", "PLOUGHSHARE_RELAY_DATABASE=")
    return str(begun) + setting.partition("hostaddr=127.0.0.1&")[2]


def begin_relay_by_names(cluster: Cluster) -> None:
    """A second relay beside the first, which knows the machines' names."""
    told = f"--data /var/lib/second --port {NAMES_PORT} --database '{names_of(cluster)}'"
    cluster.relay.run(
        f"systemd-run --quiet --unit=second --setenv=PLOUGHSHARE_RELAY_DESKS={b64u(public(ROOT))}"
        " --property=DynamicUser=yes --property=StateDirectory=second"
        f" --property=SupplementaryGroups=ssl-cert /opt/ploughshare/bin/ploughshare relay serve {told}"
    )
    cluster.relay.until(SERVES.replace("8080", str(NAMES_PORT)))
