"""Landlock (Linux 5.13 and newer): this process reaches no file, and no TCP port on newer kernels."""

import ctypes
import os

_CREATE_RULESET = 444
_RESTRICT_SELF = 446
_VERSION_FLAG = 1

_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version knows."""
_NETWORK_SINCE = 4
_NETWORK_RIGHTS = 0b11
_SCOPE_SINCE = 6
_SCOPES = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


def version(libc: ctypes.CDLL) -> int:
    """Which Landlock this kernel has; 0 for none."""
    return max(0, int(libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)))


def restrict(libc: ctypes.CDLL, newest: int) -> bool:
    """Takes from this process every right over files that Landlock knows; true when it holds.

    Needs `no_new_privs`.
    """
    if newest < 1:
        return False
    ruleset = _Ruleset(files=(1 << _FILE_RIGHTS.get(newest, 16)) - 1)
    size = 8
    if newest >= _NETWORK_SINCE:
        ruleset.network, size = _NETWORK_RIGHTS, 16
    if newest >= _SCOPE_SINCE:
        ruleset.scopes, size = _SCOPES, 24
    descriptor = int(libc.syscall(_CREATE_RULESET, ctypes.byref(ruleset), size, 0))
    if descriptor < 0:
        return False
    try:
        return int(libc.syscall(_RESTRICT_SELF, descriptor, 0)) == 0
    finally:
        os.close(descriptor)
