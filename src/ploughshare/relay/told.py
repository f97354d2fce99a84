"""What an operator told a command: the settings, the database they name; problems in one sentence."""

import click

from ploughshare.relay.settings import Settings, SettingsError, settings_from_environment
from ploughshare.relay.store import DATABASE_NAME, Store, StoreError, open_store

EXIT_WRONG_INPUT = 2
EXIT_FAILED_OUTSIDE = 3


class RelayProblemError(click.ClickException):
    """The relay cannot do this; the message says why and what to do."""

    exit_code = EXIT_FAILED_OUTSIDE


class RelayInputError(RelayProblemError):
    """The command was given something it cannot use; the message says what it may be."""

    exit_code = EXIT_WRONG_INPUT


def told_settings(options: dict[str, str | None]) -> Settings:
    """The environment's settings, then the options that were given. Raises RelayInputError."""
    try:
        return settings_from_environment({field: text for field, text in options.items() if text is not None})
    except SettingsError as error:
        raise RelayInputError(str(error)) from None


def in_words(error: Exception) -> str:
    """What went wrong, for operators: of the system's own errors which file and why, without its number."""
    if isinstance(error, OSError) and error.strerror and error.filename is not None:
        return f"{error.filename} cannot be used ({error.strerror})"
    return str(error)


def existing_store(settings: Settings) -> Store:
    """The store of a relay that was served before. Raises RelayProblemError."""
    if settings.database is None and not (settings.data / DATABASE_NAME).is_file():
        raise RelayInputError(f"there is no relay's database in {settings.data}")
    try:
        return open_store(settings.data, settings.database)
    except StoreError as error:
        raise RelayProblemError(str(error)) from None
