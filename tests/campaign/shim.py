"""Our hand between the program and the disk: see shim.c, built here and loaded at the start.

A process in which it works starts itself anew with the shim before every other library.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
_LOADED = "BUURTSCHAP_SHIM"


class How(IntEnum):
    """What happens at the call that was chosen."""

    FAIL = 1
    FAIL_FROM_THERE = 2
    DIE = 3


def compiler() -> str | None:
    """The C compiler of this machine; None without one."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def built(place: Path) -> Path:
    """The shim as a library in `place`."""
    library = place / "shim.so"
    found = compiler()
    if found is None:
        raise RuntimeError("this trial needs a C compiler")
    line = [found, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(line, check=True)
    return library


def is_loaded() -> bool:
    """Whether the shim stands before this process."""
    return _LOADED in os.environ


def start_anew(module: str, arguments: list[str], place: Path) -> int:
    """Runs `python -m module` with the shim; gives its exit status."""
    library = str(built(place))
    environment = os.environ | {"LD_PRELOAD": library, _LOADED: library}
    line = [sys.executable, "-m", module, *arguments]
    return subprocess.run(line, env=environment, check=False).returncode


def fail(folder: Path, how: How, number: int, code: int, *, reads: bool) -> None:
    """From here on the call of that number on a file below `folder` goes wrong."""
    _library().shim_fail(os.fsencode(folder), int(how), number, code, int(reads))


def rest() -> int:
    """Nothing goes wrong any more; gives how many calls there were."""
    return int(_library().shim_rest())


def record(folder: Path, handle: int) -> None:
    """From here on every change below `folder` is written to `handle`; -1 stops it."""
    _library().shim_record(os.fsencode(folder), handle)


def mark(what: str) -> None:
    """Writes in the record that `what` was acknowledged."""
    _library().shim_mark(what.encode())


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None)
    library.shim_rest.restype = ctypes.c_long
    library.shim_fail.argtypes = [
        ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_int,
    ]  # fmt: skip
    return library
