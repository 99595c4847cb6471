"""Kill -9 in the middle of saving a series of 365 dates: everything is there, or nothing.

A child opens a real administration, looks at the series, tells that it begins, and books. It
is killed at a random moment before it tells that it is done. Then the store is looked at: of
the series there are no dates, or all (the kill came after the commit and before the answer).
A kill that came too late is no kill in the middle: it is not counted, and tried again.

    python -m tests.campaign.rooms_kill server --rounds 100 --seed 1

With `--by-date` the child saves each date in a transaction of its own: then series are there by
half, which shows that this trial would see it.
"""

import argparse
import json
import os
import random
import signal
import sys
import time as machine
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from pathlib import Path

from sqlalchemy import select

from desktop.domain.rooms.changes import Scope
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.wish import Wish
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Occurrence
from desktop.services.administration import OpenAdministration
from desktop.services.bookings import Bookings
from tests.campaign.rooms_place import (
    ADMINISTRATIONS,
    CLOCK,
    CREDENTIALS,
    STORES,
    House,
    administration,
    ask,
    furnish,
    holding,
)

_BEGINS, _DONE = b"begins\n", b"done\n"
_STILL_THERE = """SELECT count(*) FROM pg_stat_activity
    WHERE application_name = 'Buurtschap' AND pid <> pg_backend_pid()"""

_WITHOUT_DATES = """SELECT count(*) FROM booking
    WHERE NOT EXISTS (SELECT 1 FROM occurrence WHERE booking_id = booking.id)"""


@dataclass
class Tally:
    """What came of it. `halves` and `unsound` must be 0."""

    store: str
    killed_while_saving: int = 0
    nothing: int = 0
    everything: int = 0
    halves: int = 0
    unsound: int = 0
    too_late: int = 0
    half_on_disk: int = 0
    """Kills that left a journal behind: a transaction was being written to the file."""


class Trial:
    """One administration with a room, in which series are saved and cut off."""

    def __init__(self, address: str, seed: int, dates: int, *, by_date: bool) -> None:
        self.tally = Tally("server" if "://" in address else "embedded")
        self._address, self._dates, self._by_date = address, dates, by_date
        self._journal = Path(address) / "gegevens.db-journal"
        self._chance = random.Random(seed)
        opened = self._open()
        self._house = furnish(opened.database)
        opened.close()
        self._longest = self._cut_off(None)
        self._look()

    def run(self, rounds: int) -> Tally:
        """Goes on until so many kills fell in the middle of saving."""
        while self.tally.killed_while_saving < rounds:
            took = self._cut_off(self._chance.random() * self._longest)
            if took is None:
                self.tally.killed_while_saving += 1
                self.tally.half_on_disk += self._journal.exists() and bool(
                    self._journal.stat().st_size
                )
            else:
                self.tally.too_late += 1
                self._longest = min(self._longest, took)
            self._look(counts=took is None)
        return self.tally

    def _open(self) -> OpenAdministration:
        return ADMINISTRATIONS.open(self._address, CREDENTIALS)

    def _cut_off(self, seconds: float | None) -> float | None:
        """Lets a child save; how long it took, or None when it was killed while it did."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._save(writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            if pipe.readline() != _BEGINS:
                raise RuntimeError("the child could not begin")
            begun = machine.monotonic()
            if seconds is not None:
                machine.sleep(seconds)
                os.kill(child, signal.SIGKILL)
            done = pipe.readline() == _DONE
            took = machine.monotonic() - begun
            os.waitpid(child, 0)
        return took if done else None

    def _save(self, pipe: int) -> None:
        bookings = Bookings(self._open().database, CLOCK)
        wishes = _wishes(self._house, self._dates, by_date=self._by_date)
        plans = [(wish, bookings.rehearse(wish, {})) for wish in wishes]
        os.write(pipe, _BEGINS)
        for wish, plan in plans:
            bookings.book(wish, {}, plan)
        os.write(pipe, _DONE)

    def _look(self, *, counts: bool = False) -> None:
        """Looks as a user would who opens again, and makes room for the next round."""
        opened = self._open()
        if self.tally.store == "server":
            while ask(opened.database, _STILL_THERE):  # until the server noticed
                machine.sleep(0.01)
        there = holding(opened.database)
        if counts:
            self.tally.nothing += there == 0
            self.tally.everything += there == self._dates
            self.tally.halves += there not in (0, self._dates)
            self.tally.halves += ask(opened.database, _WITHOUT_DATES)
        if there:
            _cancel_all(opened)
        opened.close()
        if counts:
            found = ADMINISTRATIONS.check(self._address, CREDENTIALS)
            self.tally.unsound += sum(not finding.ok for finding in found)


def _wishes(house: House, dates: int, *, by_date: bool) -> list[Wish]:
    first = date(2026, 12, 1)
    series = Wish(
        house.whole, "Koor", first, time(10), time(12),
        repeat=Repeat(Frequency.DAY, times=dates),
    )  # fmt: skip
    if not by_date:
        return [series]
    days = [date.fromordinal(first.toordinal() + n) for n in range(dates)]
    return [replace(series, day=day, repeat=Repeat()) for day in days]


def _cancel_all(opened: OpenAdministration) -> None:
    bookings = Bookings(opened.database, CLOCK)
    with opened.database.read() as session:
        one_of_each = dict(
            session.execute(
                select(Occurrence.booking_id, Occurrence.id).where(
                    Occurrence.state == OccurrenceState.BOOKED
                )
            ).all()
        )
    for occurrence in one_of_each.values():
        bookings.cancel(occurrence, Scope.ALL)


def main(arguments: list[str]) -> int:
    """Prints the tally as JSON; exit status 1 when a series was there by half."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", choices=STORES)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dates", type=int, default=365)
    parser.add_argument("--by-date", action="store_true")
    given = parser.parse_args(arguments)
    with administration(given.store) as address:
        tally = Trial(address, given.seed, given.dates, by_date=given.by_date).run(given.rounds)
    print(json.dumps(asdict(tally)))
    return int(bool(tally.halves or tally.unsound))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
