"""Kill -9 in the middle of work, again and again: is what was acknowledged still there?

A child opens a real administration and works through the services; each time a use case
returns, it tells through a pipe. At a random moment it is killed. Then the administration is
opened as a user would, and looked at: every acknowledged write is there, nothing is there by
half, file and records are sound. The children are forked, so that a round costs no import of
libraries; this process therefore has no threads: tests run it as a program of its own.

    python -m tests.campaign.kill save --rounds 1000 --seed 1
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time as machine
from dataclasses import asdict, dataclass
from datetime import date, time
from pathlib import Path
from typing import Protocol

from desktop.domain.clock import ShiftedClock
from desktop.services.administration import Administrations, Credentials, OpenAdministration
from desktop.storage.vault import Cost

CREDENTIALS = Credentials("vier woorden die rijmen")
CLOCK = ShiftedClock(date(2026, 11, 24), time(9))
ADMINISTRATIONS = Administrations(CLOCK, Cost(memory=64, passes=1, lanes=1))
FRESH_EVERY = 50
"""Rounds on one administration: it grows, and so does the time to look at it."""


class Work(Protocol):
    """What the child does, and what must be true of it afterwards."""

    longest: float
    """The kill falls at a random moment of so many seconds after the first acknowledgement."""

    def prepare(self, opened: OpenAdministration) -> None:
        """Fills a fresh administration."""

    def work(self, opened: OpenAdministration, tell) -> None:
        """Works until it is killed; `tell(name)` after each use case that returned."""

    def stored(self, opened: OpenAdministration) -> tuple[set[str], int]:
        """The names of what is stored whole, and how much is there by half."""


@dataclass
class Tally:
    """What came of it. `lost`, `halves` and `unsound` must be 0."""

    work: str
    rounds: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    lost: int = 0
    halves: int = 0
    unsound: int = 0
    hot: int = 0
    """Rounds in which the kill left a journal behind: it hit the middle of a transaction."""


def campaign(name: str, work: Work, rounds: int, seed: int, place: Path) -> Tally:
    """Runs so many rounds in `place`."""
    chance, tally = random.Random(seed), Tally(name)
    told: set[str] = set()
    for n in range(rounds):
        path = place / f"buurt{n // FRESH_EVERY}"
        if n % FRESH_EVERY == 0:
            told = set()
            ADMINISTRATIONS.create(path, "Over de Brug", "Sanne", CREDENTIALS.password)
            opened = ADMINISTRATIONS.open(path, CREDENTIALS)
            work.prepare(opened)
            opened.close()
        fresh = killed(path, work, chance.random() * work.longest)
        journal = path / "gegevens.db-journal"
        tally.hot += journal.exists() and journal.stat().st_size > 0
        told |= fresh
        tally.rounds += 1
        tally.acknowledged += len(fresh)
        look(path, work, told, tally)
    return tally


def killed(path: Path, work: Work, seconds: float) -> set[str]:
    """Lets a child work for so long, kills it, and gives what it had told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        opened = ADMINISTRATIONS.open(path, CREDENTIALS)
        work.work(opened, lambda name: os.write(writing, name.encode() + b"\n"))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        first = pipe.readline().strip()
        if not first:
            raise RuntimeError("the child could not begin")
        machine.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return {first, *(line.strip() for line in pipe)}


def look(path: Path, work: Work, told: set[str], tally: Tally) -> None:
    """Opens as a user would and compares with what was told."""
    opened = ADMINISTRATIONS.open(path, CREDENTIALS)
    there, halves = work.stored(opened)
    opened.close()
    tally.lost += len(told - there)
    tally.unacknowledged += len(there - told)
    told |= there
    tally.halves += halves
    found = ADMINISTRATIONS.check(path, CREDENTIALS)
    tally.unsound += sum(not finding.ok for finding in found)


def main(arguments: list[str]) -> int:
    """Prints the tally as JSON; exit status 1 when something was lost, half or unsound."""
    from tests.campaign.kill_work import WORKS

    parser = argparse.ArgumentParser()
    parser.add_argument("work", choices=sorted(WORKS))
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="bs-kill-") as place:
        tally = campaign(given.work, WORKS[given.work], given.rounds, given.seed, Path(place))
    print(json.dumps(asdict(tally)))
    return int(bool(tally.lost or tally.halves or tally.unsound))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
