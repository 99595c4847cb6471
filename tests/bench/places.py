"""Administrations to measure on: the example street and the stress set, made once a run."""

import atexit
import shutil
import tempfile
from datetime import date, time
from functools import cache
from pathlib import Path

from desktop import compose
from desktop.domain.clock import ShiftedClock
from desktop.services.administration import Administrations, Credentials, OpenAdministration

PASSWORD = "een zin om mee te meten"
CLOCK = ShiftedClock(date(2026, 11, 24), time(13, 50))


@cache
def home() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="buurtschap-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def made(size: str) -> Path:
    """The folder of an administration with example data of that size."""
    folder = home() / size
    compose.make_example(folder, PASSWORD, CLOCK, size=size)
    return folder


@cache
def opened(size: str) -> OpenAdministration:
    """The same, open until the run ends."""
    it = Administrations(CLOCK).open(made(size), Credentials(PASSWORD))
    atexit.register(it.close)
    return it
