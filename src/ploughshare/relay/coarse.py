"""Numbers that say how a relay does, not when somebody wrote: a monitor that keeps them learns no times."""

ROOM_STEP_MIB = 64
_MIB = 1024 * 1024


def about(count: int) -> int:
    """The least of 0, 10, 20, 50, 100, 200, 500 … that is not below a count.

    Each step shows the moment of one event to who keeps asking; there are three to a power of ten.

    >>> [about(count) for count in (0, 1, 10, 11, 34, 51, 1_200)]
    [0, 10, 10, 20, 50, 100, 2000]
    """
    if count == 0:
        return 0
    power = 10
    while True:
        for step in (power, 2 * power, 5 * power):
            if count <= step:
                return step
        power *= 10


def about_mib(size_bytes: int) -> int:
    """MiB, rounded up to a multiple of 64: hundreds of letters or files of four photos each.

    >>> [about_mib(size) for size in (0, 1, 64 << 20, 65 << 20)]
    [0, 64, 64, 128]
    """
    return -(-size_bytes // (ROOM_STEP_MIB * _MIB)) * ROOM_STEP_MIB
