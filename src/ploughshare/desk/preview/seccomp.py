"""seccomp (Linux): the system calls a program that only computes needs, and no other.

The filter is classic BPF: it compares the processor's kind, then the call's number with a short list. Calls
that no picture needs and an intruder does end the process; the rest fail with "not permitted".
"""

import ctypes
import platform
import struct

_SET_SECCOMP = 22
_MODE_FILTER = 2

_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_NOT_PERMITTED = 0x00050000 | 1

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER_AT, _MACHINE_AT, _THIRD_ARGUMENT_AT = 0, 4, 32
_PROT_EXEC = 4
_FOREIGN_CALLS = 0x40000000
"""Numbers from here on are the x32 calls of x86-64: another way to the same kernel."""

_MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

# Name: (x86-64, arm64). What a program that only computes needs once everything is loaded.
_NEEDED = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "getpid": (39, 172),
    "exit": (60, 93),
    "gettid": (186, 178),
    "futex": (202, 98),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "exit_group": (231, 94),
    "getrandom": (318, 278),
}
# Allowed unless they ask for memory that can be run.
_UNLESS_RUNNABLE = {"mmap": (9, 222), "mprotect": (10, 226)}
# What only an intruder asks for.
_ENDING = {
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "socketpair": (53, 199),
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "io_uring_setup": (425, 425),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "memfd_create": (319, 279),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("HBBI", code, yes, no, value)


def _answer_to(number: int, action: int) -> list[bytes]:
    return [_step(_EQUAL, number, 0, 1), _step(_RETURN, action)]


def filter_for(machine: str) -> bytes | None:
    """The filter's instructions, 8 bytes each; None for a kind of processor that is not known."""
    if machine not in _MACHINES:
        return None
    column = list(_MACHINES).index(machine)
    steps = [
        _step(_LOAD, _MACHINE_AT),
        _step(_EQUAL, _MACHINES[machine], 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, _FOREIGN_CALLS, 0, 1),
        _step(_RETURN, _KILL),
    ]
    for numbers in _NEEDED.values():
        steps += _answer_to(numbers[column], _ALLOW)
    for numbers in _ENDING.values():
        steps += _answer_to(numbers[column], _KILL)
    for numbers in _UNLESS_RUNNABLE.values():
        steps += [
            _step(_EQUAL, numbers[column], 0, 4),
            _step(_LOAD, _THIRD_ARGUMENT_AT),
            _step(_ANY_BIT, _PROT_EXEC, 0, 1),
            _step(_RETURN, _KILL),
            _step(_RETURN, _ALLOW),
        ]
    steps.append(_step(_RETURN, _NOT_PERMITTED))
    return b"".join(steps)


def restrict(libc: ctypes.CDLL) -> bool:
    """Puts the filter over this process for good; true when it holds. Needs `no_new_privs`."""
    instructions = filter_for(platform.machine())
    if instructions is None:
        return False
    buffer = ctypes.create_string_buffer(instructions, len(instructions))
    program = _Program(len(instructions) // 8, ctypes.addressof(buffer))
    return int(libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program), 0, 0)) == 0
