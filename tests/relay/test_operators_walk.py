"""From an empty folder to a desk of two, a signed guide and copies kept elsewhere, by the page's lines."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from ploughshare.road.relay_process import any_free_port
from tests.relay.client import relay_at, sealed
from tests.relay.operators_page import filled, shown_commands
from tests.relay.test_operators import PASSPHRASE, ROOT_FOLDER, command, in_background


@dataclass(frozen=True)
class Counsellor:
    """Somebody at a machine of their own, in the folder of the sources."""

    home: Path
    settings: Mapping[str, str]
    told: Mapping[str, str]

    def does(self, line: str, typed: str = "") -> str:
        """Runs a line of the page and gives what it prints."""
        words = filled(line, self.told)
        told = command(words) if words.startswith("ploughshare ") else ["sh", "-c", words]
        ran = subprocess.run(
            told,
            cwd=self.home,
            env={**os.environ, **self.settings},
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{words}\n{ran.stdout}{ran.stderr}"
        return ran.stdout + ran.stderr


@pytest.fixture
def counsellors(tmp_path: Path) -> tuple[Counsellor, Counsellor]:
    """Olga and Ivan, with the address the relay will have."""
    port = any_free_port()
    told = {
        "https://relay.example": f"http://127.0.0.1:{port}",
        "packs/ru": str(ROOT_FOLDER / "packs" / "ru"),
    }
    made = []
    for name in ("olga", "ivan"):
        home = tmp_path / name
        home.mkdir()
        passphrase = home / "passphrase"
        passphrase.write_text(PASSPHRASE)
        passphrase.chmod(0o600)
        settings = {"HOME": str(home), "PLOUGHSHARE_DESK_PASSPHRASE_FILE": str(passphrase)}
        made.append(Counsellor(home, settings, told))
    return made[0], made[1]


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None, text
    return match[0]


@pytest.mark.slow
@pytest.mark.needs("minisign")
def test_a_desk_of_two_and_a_signed_guide_are_made_as_the_page_says_it(
    counsellors: tuple[Counsellor, Counsellor],
) -> None:
    olga, ivan = counsellors
    init, roster, build, invite, join, let_in, sync = shown_commands("Start, and let colleagues in")
    root = found(r"(?<=--desk )\S+", olga.does(init))
    olga.does(roster)
    olga.does(build)
    sign, _, minisign, verify, through_tor, look = shown_commands("Publishing the guide")
    public = found(r"RW\S{54}", olga.does(sign))
    assert "Signature and comment signature verified" in olga.does(minisign.replace("RW…", public))
    assert "holds" in olga.does(verify.replace("RW…", public))

    (serve,) = shown_commands("Start")
    port = olga.told["https://relay.example"].rpartition(":")[2]
    told = {"/var/lib/ploughshare": str(olga.home / "data"), "ROOTPUBLIC": root}
    with in_background(filled(serve, told), olga.home, {"PLOUGHSHARE_RELAY_PORT": port}):
        olga.does(sync)
        assert "<title>" in httpx.get(olga.told["https://relay.example"], trust_env=False).text
        invitation = found(r"ploughshare-invitation\.\S+", olga.does(invite))
        request = found(r"ploughshare-request\.\S+", ivan.does(join.replace("…", invitation)))
        olga.does(let_in.replace("REQUEST", request), typed="y\n")
        for one in (olga, ivan):
            one.does(sync)
        assert "Members: 2" in ivan.does("ploughshare desk status")
        for line in (through_tor.replace("http://….onion", olga.told["https://relay.example"]), look):
            # As the page says it, through tor; here there is none, and the relay is on this machine.
            without_tor = line.partition(" --proxy")[0].replace("RW…", public)
            assert without_tor != line
            assert "sign" in ivan.does(without_tor)

    (run,) = shown_commands("Every day")
    desk = ivan.settings["HOME"] + "/ploughshare-desk"
    settings = {**ivan.settings, "PLOUGHSHARE_DESK_VAULT": desk}
    with in_background(filled(run, ivan.told), ivan.home, settings, says="Your desk is open"):
        pass


@pytest.mark.needs("age", "rsync")
def test_a_copy_is_kept_on_another_machine_closed_for_a_key_that_stays_at_home(tmp_path: Path) -> None:
    elsewhere, again = tmp_path / "elsewhere", tmp_path / "again"
    elsewhere.mkdir()
    keeper = Counsellor(
        tmp_path, {}, {"backup.example:": str(elsewhere), "/var/lib/ploughshare": str(tmp_path / "data")}
    )
    backup, pack, send, unpack, restore = shown_commands("Copies, and coming back from one")
    keeper.does("age-keygen -o copies.key")
    recipient = found(r"age1\w+", (tmp_path / "copies.key").read_text())
    with relay_at(tmp_path / "data") as relay:
        relay.with_roster()
        assert relay.client(1).open().status_code == 201
        assert relay.client(1).letter(sealed("letter")).status_code == 201
        keeper.does(backup)
        keeper.does(pack.replace("age1…", recipient))
        keeper.does(send)
    for path in tmp_path.glob("copy.*"):
        path.unlink()
    (closed,) = elsewhere.iterdir()
    assert sealed("letter") not in closed.read_bytes()
    closed.rename(tmp_path / closed.name)
    keeper.does(unpack)
    Counsellor(tmp_path, {}, {"/var/lib/ploughshare": str(again)}).does(restore)
    with relay_at(again) as relay:
        assert relay.client(1).fetch().frames[-1].data == sealed("letter")
