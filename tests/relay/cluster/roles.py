"""What Patroni tells of its machines, read."""

from typing import Any


def whole(members: list[dict[str, Any]]) -> bool:
    """Whether, as Patroni tells of them, all lead or follow, and one of those who follow is waited for."""
    return (
        sorted(member["Role"] for member in members) == ["Leader", "Replica", "Sync Standby"]
        and all(member["State"] in {"running", "streaming"} for member in members)
        and all(member.get("Lag in MB", 0) == 0 for member in members)
        and len({member.get("TL") for member in members}) == 1
    )


def with_role(members: list[dict[str, Any]], role: str) -> str | None:
    """The name of the machine that has it."""
    return next((str(member["Member"]) for member in members if member["Role"] == role), None)
