"""The desk's settings: the only reader of the environment, once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """Where the vault lies, a file with its passphrase (for scripts), and a SOCKS proxy for the relay.

    PLOUGHSHARE_DESK_VAULT, PLOUGHSHARE_DESK_PASSPHRASE_FILE, PLOUGHSHARE_DESK_PROXY.
    """

    vault: Path
    passphrase_file: Path | None
    proxy: str | None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment; the vault is `ploughshare-desk` in the home folder by default."""
    passphrase_file = environment.get("PLOUGHSHARE_DESK_PASSPHRASE_FILE")
    return Settings(
        vault=Path(environment.get("PLOUGHSHARE_DESK_VAULT") or Path.home() / "ploughshare-desk"),
        passphrase_file=Path(passphrase_file) if passphrase_file else None,
        proxy=environment.get("PLOUGHSHARE_DESK_PROXY") or None,
    )
