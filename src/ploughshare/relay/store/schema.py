"""The schema files of each database, in order."""

from collections.abc import Iterator
from importlib import resources
from typing import Literal


def schema_steps(database: Literal["sqlite", "postgres", "parts"]) -> list[str]:
    """The SQL of each schema version in order; the first makes version 1."""
    folder = resources.files("ploughshare.relay") / "schema" / database
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [(folder / name).read_text(encoding="utf-8") for name in files]


def statements(script: str) -> Iterator[str]:
    """The statements of a script, so that they run inside one transaction.

    A statement ends with a semicolon at the end of a line's code; none stands elsewhere in a schema file.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        code = line.split("--", 1)[0]
        statement += code
        if code.rstrip().endswith(";"):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("a schema file ends inside a statement")
