"""What an operator may set, read once from the environment and the command line. Nothing else reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

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
    opens_per_day: int = 2_000
    """Mailboxes opened on an ordinary day; when they come faster, each costs more work (price.py)."""
    body_seconds_max: int = 120
    """A request body that takes longer to arrive is given up: 256 KiB at 2 KiB a second."""
    work_level: int = 0
    """How many times the lowest price of a mailbox is doubled, flood or not (price.py)."""

    def with_texts(self, texts: Mapping[str, str]) -> "Settings":
        """These settings with some fields replaced by parsed text. Raises SettingsError."""
        settings = self
        for field, text in texts.items():
            settings = _with_text(settings, field, text)
        return settings


def read_settings(environ: Mapping[str, str], options: Mapping[str, str]) -> Settings:
    """Settings from environment variables, then options (field → text). Raises SettingsError."""
    from_environment = {field: environ[name] for name, field in VARIABLES.items() if environ.get(name)}
    return Settings().with_texts({**from_environment, **options})


def settings_from_environment(options: Mapping[str, str]) -> Settings:
    """Settings of this process, its environment and then its options. Raises SettingsError."""
    return read_settings(os.environ, options)


def _with_text(settings: Settings, field: str, text: str) -> Settings:
    match field:
        case "host":
            return replace(settings, host=text)
        case "data":
            return replace(settings, data=Path(text))
        case "database":
            return replace(settings, database=text)
        case "guide":
            return replace(settings, guide=Path(text))
        case "desks":
            return replace(settings, desks=_desks(text))
        case "port":
            return replace(settings, port=_whole("port", text, 0, 65_535))
        case "storage_mib_max":
            return replace(settings, storage_mib_max=_whole("storage, MiB", text, 1, 1 << 24))
        case "opens_per_day":
            return replace(settings, opens_per_day=_whole("mailboxes opened a day", text, 0, 1 << 24))
        case "body_seconds_max":
            return replace(settings, body_seconds_max=_whole("seconds for a body", text, 1, 3_600))
        case "work_level":
            return replace(settings, work_level=_whole("level of work", text, 0, LEVELS_MAX))
        case _:
            raise SettingsError(f"there is no setting {field}")


def _whole(what: str, text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
        raise SettingsError(f"the {what} must be a whole number from {low} to {high}")
    return int(text)


def _desks(text: str) -> tuple[bytes, ...]:
    try:
        return tuple(dict.fromkeys(from_b64u(part, KEY_BYTES) for part in text.replace(",", " ").split()))
    except WireError:
        raise SettingsError(
            "a desk is named by its root public key: 43 letters, digits, - and _ "
            "(`ploughshare desk` prints it when a desk is made)"
        ) from None
