"""What the desk refuses, and in which words."""


class DeskError(Exception):
    """The desk cannot do this.

    The first line of a subclass's docstring is what its reader sees.
    """

    def __init__(self) -> None:
        super().__init__((type(self).__doc__ or type(self).__name__).strip().splitlines()[0])
