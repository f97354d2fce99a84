"""The guide is built to the same bytes by anybody: two copies of the sources, as unlike as can be."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.guide.conftest import ROOT_FOLDER
from tests.guide.desk import SmallDesk

NOBODY = 65_534
ONE: Mapping[str, str] = {"TZ": "UTC", "LC_ALL": "C", "USER": "root", "PYTHONHASHSEED": "1", "COLUMNS": "80"}
OTHER: Mapping[str, str] = {
    "TZ": "Asia/Vladivostok",
    "LC_ALL": "C.UTF-8",
    "USER": "ольга",
    "PYTHONHASHSEED": "77",
    "COLUMNS": "200",
    "NODE_ENV": "production",
    "FORCE_COLOR": "1",
}


def sources() -> list[str]:
    """What a clone would hold, as the working tree has it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]
    command += ["src", "web", "packs/ru", "package.json", "package-lock.json", "tsconfig.json"]
    listed = subprocess.run(command, cwd=ROOT_FOLDER, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if name and (ROOT_FOLDER / name).is_file()]


def copied(names: Iterable[str], to: Path, *, mode: int) -> Path:
    """A copy of the sources, made in this order, with files of this mode and times of their own."""
    for at, name in enumerate(names):
        target = to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT_FOLDER / name, target)
        target.chmod(mode)
        os.utime(target, (at, at * 1_000))
    return to


def packages_in_another_order(to: Path) -> None:
    """The packages linked one by one, last first, as some installers lay them out."""
    for package in sorted((ROOT_FOLDER / "node_modules").iterdir(), reverse=True):
        if package.name.startswith("@"):
            for member in sorted(package.iterdir(), reverse=True):
                (to / package.name).mkdir(parents=True, exist_ok=True)
                (to / package.name / member.name).symlink_to(member)
        elif not package.name.startswith("."):
            to.mkdir(parents=True, exist_ok=True)
            (to / package.name).symlink_to(package)


def build(
    clone: Path, roster: Path, environment: Mapping[str, str], *, umask: int, user: int | None
) -> bytes:
    """The whole making of a guide in a copy of the sources, as the documents tell it."""
    home = clone.parent / "home"
    home.mkdir()
    for folder, folders, _ in os.walk(clone):
        if user is not None:
            os.chown(folder, user, user)
            for name in folders:
                os.chown(Path(folder) / name, user, user, follow_symlinks=False)
    if user is not None:
        os.chown(home, user, user)
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(clone / "src"), **environment}
    env["PYTHONDONTWRITEBYTECODE"] = "1"
    made = clone / "guide.html"
    guide = [sys.executable, "-m", "ploughshare", "guide", "build", "--pack", "packs/ru"]
    guide += ["--roster", str(roster), "--relay", "https://relay.example", "--built-on", "2026-11-22"]
    for command in (["node", "web/build.mjs"], [*guide, "-o", str(made)]):
        # Where our Python lies in a home that is closed, that half of the making stays ours.
        able = user if user is not None and _open_to_others(Path(shutil.which(command[0]) or "/")) else None
        run = subprocess.run(
            command, cwd=clone, env=env, umask=umask, user=able, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
    return made.read_bytes()


@pytest.mark.slow
def test_two_machines_make_the_same_bytes(tmp_path: Path) -> None:
    names = sources()
    roster = tmp_path / "roster"
    roster.write_bytes(SmallDesk().roster.file)
    one = copied(names, tmp_path / "a" / "clone", mode=0o644)
    (one / "node_modules").symlink_to(ROOT_FOLDER / "node_modules")
    other = copied(reversed(names), tmp_path / "другая машина" / "deep" / "er" / "clone of it", mode=0o755)
    packages_in_another_order(other / "node_modules")
    # The other builds as somebody else where we may become somebody else.
    open_up(tmp_path)
    user = NOBODY if os.geteuid() == 0 and _open_to_others(tmp_path, ROOT_FOLDER / "node_modules") else None
    made = build(one, roster, ONE, umask=0o022, user=None)
    again = build(other, roster, OTHER, umask=0o077, user=user)
    assert hashlib.sha256(made).hexdigest() == hashlib.sha256(again).hexdigest()
    # And nothing of either place is in it.
    for word in ("/tmp/", "vladivostok", "ольга", "node_modules", str(ROOT_FOLDER)):  # noqa: S108
        assert word.encode() not in made, word


def open_up(path: Path) -> None:
    """Lets other users into a test's own folder."""
    for folder in (path, *path.parents):
        if folder == path or folder.name.startswith("pytest-"):
            folder.chmod(0o755)


def _open_to_others(*places: Path) -> bool:
    """Whether another user can reach all of these."""
    reached = [place.resolve() for place in places]
    return all(
        folder.stat().st_mode & 0o005 == 0o005 for place in reached for folder in (place, *place.parents)
    )


def test_no_part_of_the_build_is_left_to_the_machine() -> None:
    # Packed by node itself, the page would differ with the zlib that node was built with.
    text = (ROOT_FOLDER / "web" / "build.mjs").read_text("utf-8")
    assert not re.search(r"node:zlib|Date\b|Math\.random|process\.env|hostname|userInfo", text)
