"""The refusals of this room, and where its randomness comes from."""

from collections.abc import Callable

Random = Callable[[int], bytes]
"""Gives as many random bytes as asked; `os.urandom` outside tests."""


class SealError(Exception):
    """This cannot be opened: it was damaged on the way, or it is for another key.

    One sentence for every cause, so that nobody learns from a refusal how far an opening came.
    """

    def __init__(self) -> None:
        super().__init__("This cannot be opened: it was damaged on the way, or it is for another key.")


class NewerError(SealError):
    """This was written by a newer version of this program; update yours to read it."""

    def __init__(self) -> None:
        super().__init__()
        self.args = ("This was written by a newer version of this program; update yours to read it.",)


class KeyTextError(ValueError):
    """This is not an age key: a letter of it is missing or wrong."""

    def __init__(self) -> None:
        super().__init__("This is not an age key: a letter of it is missing or wrong.")


class ClosingError(ValueError):
    """This cannot be sealed as asked.

    A programmer's or a writer's mistake on the closing side; the argument says which.
    """
