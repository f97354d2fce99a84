"""bubblewrap, where it works: namespaces of its own around the worker: no network, no home, no processes."""

import shutil
import subprocess
import sys
from pathlib import Path

import ploughshare

PROBE_SECONDS = 10.0

_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache")


def wrapped(command: tuple[str, ...], program: str) -> tuple[str, ...]:
    """The command inside namespaces: it sees the system's libraries and this program, to read."""
    ours = (sys.prefix, sys.base_prefix, str(Path(ploughshare.__file__).resolve().parents[1]))
    binds: list[str] = []
    for path in dict.fromkeys((*_SYSTEM, *ours)):
        binds += ["--ro-bind-try", path, path]
    return (
        program,
        *("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"),
        *binds,
        *("--chdir", "/", "--"),
        *command,
    )


def find() -> str | None:
    """bubblewrap's program, if it is there and this machine lets it work."""
    program = shutil.which("bwrap")
    if program is None:
        return None
    try:
        done = subprocess.run(
            wrapped((sys.executable, "-I", "-S", "-c", ""), program),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=PROBE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if done.returncode == 0 else None
