"""Runs the page's own cleaning, in node, over files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def clean(paths: list[Path], folder: Path) -> list[tuple[dict[str, Any], bytes]]:
    """For each file what was said of it, and the cleaned bytes (empty where it was refused)."""
    outs = [folder / f"clean-{number}{path.suffix}" for number, path in enumerate(paths)]
    pairs = [str(part) for pair in zip(paths, outs, strict=True) for part in pair]
    done = subprocess.run(
        ["node", "--import", "tsx", "web/lib/files/node.ts", *pairs],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    return [(one, out.read_bytes() if out.exists() else b"") for one, out in zip(said, outs, strict=True)]
