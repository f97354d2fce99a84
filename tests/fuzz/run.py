"""Coverage-guided fuzzing for a bounded time: `python -m tests.fuzz.run --seconds 60`.

Each target runs in a process of its own, from the kept corpus, on random choices of a fixed seed. What breaks
one is written to `tests/fuzz/corpus/TARGET/` under its hash; mend it, and keep the file.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
MAX_INPUT_BYTES = 8192
MEMORY_MB = 2048
SECONDS_FOR_ONE = 10


def main() -> int:
    """Fuzz each target for its share of the time; exit code 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--target", help="only this one")
    parser.add_argument("--inside", metavar="FOUND", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        return _inside(given.target, given.seconds, Path(given.inside))
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not to be had for this machine: nothing was fuzzed")
        return 1 if os.environ.get("PLOUGHSHARE_NO_SKIP") else 0
    from tests.fuzz.targets import TARGETS

    names = [given.target] if given.target else list(TARGETS)
    share = max(2, given.seconds // len(names))
    found = 0
    for name in names:
        found += _target(name, share)
    print(f"{len(names)} targets, {share} s each: {found or 'nothing'} found")
    return 1 if found else 0


def _target(name: str, seconds: int) -> int:
    """Fuzz one target in a process of its own; what it found is kept. The number of findings."""
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "tests.fuzz.run", "--target", name),
                *("--seconds", str(seconds), "--inside", place),
            ],
            capture_output=True,
            check=False,
            timeout=seconds + 120,
        )
        text = done.stderr.decode("utf-8", "replace")
        runs = next((line for line in reversed(text.splitlines()) if "Done" in line), "")
        crashes = [path for path in Path(place).iterdir() if not path.name.startswith("corpus")]
        for crash in crashes:
            content = crash.read_bytes()
            kept = CORPUS / name / hashlib.sha256(content).hexdigest()[:16]
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(content)
            print(f"{name}: found {crash.name.split('-')[0]}, kept as {kept.relative_to(CORPUS.parents[2])}")
        if done.returncode and not crashes:
            print(f"{name}: the fuzzer itself failed")
        if done.returncode:
            print(text[-4000:])
        else:
            print(f"{name}: {runs.strip() or 'done'}")
        return len(crashes) or (1 if done.returncode else 0)


def _inside(name: str, seconds: int, place: Path) -> int:
    import atheris  # type: ignore[import-untyped,unused-ignore]

    with atheris.instrument_imports(include=["ploughshare.law", "yaml"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    new = place / "corpus"
    new.mkdir()
    atheris.Setup(
        [
            sys.argv[0],
            str(new),
            *([str(CORPUS / name)] if (CORPUS / name).is_dir() else []),
            *(f"-max_total_time={seconds}", f"-max_len={MAX_INPUT_BYTES}", f"-timeout={SECONDS_FOR_ONE}"),
            *(f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={place}/", "-seed=1", "-print_final_stats=0"),
        ],
        target,
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
