"""What an operator may set, read once from the environment and the command line. Nothing else reads it."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ploughshare.relay.price import LEVELS_MAX
from ploughshare.wire import KEY_BYTES, WireError, from_b64u

VARIABLES = {
    "PLOUGHSHARE_RELAY_HOST": "host",
    "PLOUGHSHARE_RELAY_PORT": "port",
    "PLOUGHSHARE_RELAY_DATA": "data",
    "PLOUGHSHARE_RELAY_DATABASE": "database",
    "PLOUGHSHARE_RELAY_GUIDE": "guide",
    "PLOUGHSHARE_RELAY_DESKS": "desks",
    "PLOUGHSHARE_RELAY_STORAGE_MIB": "storage_mib_max",
    "PLOUGHSHARE_RELAY_FILES_MIB": "files_mib_max",
    "PLOUGHSHARE_RELAY_FILES_BUCKET": "files_bucket",
    "PLOUGHSHARE_RELAY_FILES_ENDPOINT": "files_endpoint",
    "PLOUGHSHARE_RELAY_FILES_REGION": "files_region",
    "PLOUGHSHARE_RELAY_FILES_KEY_ID": "files_key_id",
    "PLOUGHSHARE_RELAY_FILES_KEY_SECRET": "files_key_secret",
    "PLOUGHSHARE_RELAY_OPENS_PER_DAY": "opens_per_day",
    "PLOUGHSHARE_RELAY_BODY_SECONDS": "body_seconds_max",
    "PLOUGHSHARE_RELAY_WORK_LEVEL": "work_level",
}
"""Environment variable → field of Settings. A command-line option wins over its variable."""


class SettingsError(ValueError):
    """A setting of the relay is not usable; the message says which and what it may be."""


@dataclass(frozen=True)
class Settings:
    """Everything that differs between two relays."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: Path = Path("relay-data")
    database: str | None = None
    """A PostgreSQL database (`postgresql://…`, without a password); without it an SQLite file in `data`."""
    guide: Path | None = None
    desks: tuple[bytes, ...] = ()
    """Root public keys of the desks served, 32 bytes each."""
    storage_mib_max: int = 8_192
    """The database may grow to this; then posts are refused as `full`."""
    files_mib_max: int = 8_192
    """The parts of files may grow to this, apart from the database; then files are refused as `full`."""
    files_bucket: str | None = None
    """A bucket of an S3-compatible store for the parts; without it an SQLite file in `data`."""
    files_endpoint: str | None = None
    """Address of that store (`https://…`); without it Amazon's."""
    files_region: str = "us-east-1"
    files_key_id: str = ""
    files_key_secret: str = field(default="", repr=False)
    opens_per_day: int = 2_000
    """Mailboxes opened on an ordinary day; when they come faster, each costs more work (price.py)."""
    body_seconds_max: int = 120
    """A request body that takes longer to arrive is given up: 256 KiB at 2 KiB a second."""
    work_level: int = 0
    """How many times the lowest price of a mailbox is doubled, flood or not (price.py)."""

    def with_texts(self, texts: Mapping[str, str]) -> "Settings":
        """These settings with some fields replaced by parsed text. Raises SettingsError."""
        settings = self
        for name, text in texts.items():
            settings = _with_text(settings, name, text)
        return settings


def read_settings(environ: Mapping[str, str], options: Mapping[str, str]) -> Settings:
    """Settings from environment variables, then options (field → text). Raises SettingsError."""
    from_environment = {field: environ[name] for name, field in VARIABLES.items() if environ.get(name)}
    return Settings().with_texts({**from_environment, **options})


def settings_from_environment(options: Mapping[str, str]) -> Settings:
    """Settings of this process, its environment and then its options. Raises SettingsError."""
    return read_settings(os.environ, options)


def _whole(what: str, text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise SettingsError(f"the {what} must be a whole number from {low} to {high}")
    return int(text)


def _web_address(text: str) -> str:
    if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~/-]*)?", text):
        raise SettingsError(
            "the address of the files' store must be https://host, or http:// on this machine"
        )
    return text


def _desks(text: str) -> tuple[bytes, ...]:
    try:
        return tuple(dict.fromkeys(from_b64u(part, KEY_BYTES) for part in text.replace(",", " ").split()))
    except WireError:
        raise SettingsError(
            "a desk is named by its root public key: 43 letters, digits, - and _ "
            "(`ploughshare desk` prints it when a desk is made)"
        ) from None


_WHOLE: Mapping[str, tuple[str, int, int]] = {
    "port": ("port", 0, 65_535),
    "storage_mib_max": ("storage, MiB", 1, 1 << 24),
    "files_mib_max": ("room for files, MiB", 0, 1 << 24),
    "opens_per_day": ("mailboxes opened a day", 0, 1 << 24),
    "body_seconds_max": ("seconds for a body", 1, 3_600),
    "work_level": ("level of work", 0, LEVELS_MAX),
}
"""Field → its name in words, the least and the most it may be."""
_READERS: Mapping[str, Callable[[str], Any]] = {
    "data": Path,
    "guide": Path,
    "desks": _desks,
    "files_endpoint": _web_address,
}
_TEXTS = frozenset({"host", "database", "files_bucket", "files_region", "files_key_id", "files_key_secret"})


def _with_text(settings: Settings, name: str, text: str) -> Settings:
    value: Any
    if name in _WHOLE:
        value = _whole(_WHOLE[name][0], text, *_WHOLE[name][1:])
    elif name in _READERS:
        value = _READERS[name](text)
    elif name in _TEXTS:
        value = text
    else:
        raise SettingsError(f"there is no setting {name}")
    changed: dict[str, Any] = {name: value}
    return replace(settings, **changed)
