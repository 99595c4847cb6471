"""Many who want one room at one moment: exactly one gets it, the others hear who was faster.

On a server every client is a process of its own with its own connection; on the embedded
store the clients are threads of the one process that may have it open. Each looks first and
sees a free room; then all book at once. Every round a free slot: all want the same hours, or
hours that overlap, or the whole room and one half of it.

    python -m tests.campaign.rooms_race server --rounds 1000 --clients 32

`--guard lock` takes away the guard of the store, `--guard store` lock and second look; with
`--guard none` rooms are booked double, which shows that this race would see it.
"""

import argparse
import json
import multiprocessing
import statistics
import subprocess
import sys
import threading
import time as machine
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import date, time, timedelta
from functools import partial
from itertools import chain
from uuid import UUID

from desktop import messages
from desktop.domain.errors import BuurtschapError, Conflict
from desktop.domain.identity import new_id
from desktop.domain.rooms.plan import BookingPlan, InTheWay
from desktop.domain.rooms.wish import Wish
from desktop.models import Booking
from desktop.services.bookings import Bookings
from desktop.services.bookings.facts import ahead
from desktop.services.bookings.writing import describe
from desktop.storage.database import Database
from desktop.storage.queries import rooms
from tests.campaign.rooms_place import (
    ADMINISTRATIONS,
    CLOCK,
    CREDENTIALS,
    STORES,
    House,
    administration,
    doubles,
    drop_last_defence,
    furnish,
    holding,
)

GUARDS = ("both", "lock", "store", "none")
_FIRST = date(2026, 11, 30)
_PATIENCE = 120
"""Seconds after which a client that does not come is a fault."""


@dataclass(frozen=True)
class Answer:
    """What a client got: "booked", "told" (by name who was faster), "refused" (taken), or else.

    `named` is the title of who was faster; `begun` and `took` are seconds.
    """

    what: str
    title: str
    named: str = ""
    begun: float = 0.0
    took: float = 0.0


@dataclass
class Tally:
    """What came of it. `doubles`, `not_one_winner` and `untold` must be 0."""

    rounds: int = 0
    clients: int = 0
    doubles: int = 0
    not_one_winner: int = 0
    untold: int = 0
    told_by_name: int = 0
    refused_by_the_store: int = 0
    at_the_door: str = ""
    spread_ms: float = 0.0
    """Between the first and the last press, the median of the rounds."""
    answer_ms: float = 0.0
    """Until a client has its answer, the median."""
    other: dict[str, int] = field(default_factory=dict)


class Blind(Bookings):
    """Books what it saw before, without lock and without looking again."""

    def book(self, wish, decisions, seen) -> UUID:
        with self._database.write("bookings.book") as session:
            here = rooms.rules_beside(session, wish.room_id)
            booking = Booking(id=new_id(), community_id=here[0].community_id)
            describe(booking, wish, ahead(self._clock.today()))
            session.add(booking)
            self._write_dates(session, booking, wish, decisions, seen, here)
            return booking.id


def _day_of(n: int) -> date:
    return _FIRST + timedelta(days=n // 4)


def wish_of(house: House, n: int, k: int) -> Wish:
    """What client `k` wants in round `n`: each of a round is in the way of each other."""
    day, at = _day_of(n), 8 + n % 4 * 4
    begins, ends, room = time(at + 1), time(at + 3), house.whole
    if n % 3 == 1:
        begins, ends = time(at + k % 2, 15 * (k % 4)), time(at + 2 + k % 2, 30)
    if n % 3 == 2 and k % 2:
        room = house.left
    return Wish(room, f"Ronde {n}, gast {k}", day, begins, ends)


def compete(bookings: Bookings, wish: Wish, ready: Callable[[], object]) -> Answer:
    """Looks, waits for the others, and books."""
    seen = bookings.rehearse(wish, {})
    ready()
    begun = machine.monotonic()
    what, named = "booked", ""
    try:
        bookings.book(wish, {}, seen)
    except Conflict as conflict:
        what, named = _heard(conflict)
    except BuurtschapError as error:
        what = str(error)
    return Answer(what, wish.title, named, begun, machine.monotonic() - begun)


def _heard(conflict: Conflict) -> tuple[str, str]:
    assert messages.text(conflict)
    if not isinstance(conflict.theirs, BookingPlan):
        return ("refused" if conflict.code == "room_taken" else conflict.code), ""
    (slot,) = conflict.theirs.slots
    names = [o.name for o in slot.obstacles if o.kind is InTheWay.TAKEN]
    return "told", ", ".join(names)


@dataclass(frozen=True)
class Game:
    """The rules of one race."""

    rounds: int
    clients: int
    guard: str = "both"

    def bookings(self, database: Database) -> Bookings:
        """The services, with or without their own guard."""
        kind = Blind if self.guard in ("store", "none") else Bookings
        return kind(database, CLOCK)


def by_processes(game: Game, house: House, address: str) -> Iterator[list[Answer]]:
    """The answers of each round; every client is a process that lives all rounds long."""
    fork = multiprocessing.get_context("fork")
    start = fork.Barrier(game.clients + 1)

    def client(k: int, pipe) -> None:
        opened = ADMINISTRATIONS.open(address, CREDENTIALS)
        bookings = game.bookings(opened.database)
        for n in range(game.rounds):
            pipe.send(compete(bookings, wish_of(house, n, k), partial(start.wait, _PATIENCE)))
        opened.close()

    pipes = [fork.Pipe(duplex=False) for _ in range(game.clients)]
    children = [
        fork.Process(target=client, args=(k, writing), daemon=True)
        for k, (_, writing) in enumerate(pipes)
    ]
    for child in children:
        child.start()
    for _ in range(game.rounds):
        start.wait(_PATIENCE)
        yield [reading.recv() for reading, _ in pipes]
    for child in children:
        child.join(_PATIENCE)


def by_threads(game: Game, house: House, databases: Sequence[Database]) -> Iterator[list[Answer]]:
    """The answers of each round; the clients are threads, and take turns on the databases."""
    windows = [game.bookings(databases[k % len(databases)]) for k in range(game.clients)]
    for n in range(game.rounds):
        ready = partial(threading.Barrier(game.clients).wait, _PATIENCE)
        with ThreadPoolExecutor(game.clients) as pool:
            running = [
                pool.submit(compete, window, wish_of(house, n, k), ready)
                for k, window in enumerate(windows)
            ]
            yield [one.result() for one in running]


def race(store: str, game: Game) -> Tally:
    """Holds the race in a fresh administration."""
    with administration(store) as address:
        opened = ADMINISTRATIONS.open(address, CREDENTIALS)
        try:
            house = furnish(opened.database)
            if game.guard in ("lock", "none"):
                drop_last_defence(opened.database)
            if store == "embedded":
                tally = look(opened.database, by_threads(game, house, [opened.database]))
                tally.at_the_door = at_the_door(address)
                return tally
        finally:
            opened.close()
        # A connection does not survive a fork, so that who looks comes after the clients.
        rounds = by_processes(game, house, address)
        first = next(rounds)
        opened = ADMINISTRATIONS.open(address, CREDENTIALS)
        try:
            return look(opened.database, chain([first], rounds))
        finally:
            opened.close()


def look(database: Database, rounds: Iterable[list[Answer]]) -> Tally:
    """Counts after every round what the store holds, and who was told what."""
    tally, spreads, waits = Tally(), [], []
    what: Counter[str] = Counter()
    for n, answers in enumerate(rounds):
        winners = [answer.title for answer in answers if answer.what == "booked"]
        held = holding(database)
        tally.not_one_winner += len(winners) != 1 or held != n + 1
        tally.doubles += doubles(database, _day_of(n))
        what.update(
            "misnamed" if answer.what == "told" and answer.named not in winners else answer.what
            for answer in answers
        )
        begun = [answer.begun for answer in answers]
        spreads.append(max(begun) - min(begun))
        waits += [answer.took for answer in answers]
        tally.rounds, tally.clients = n + 1, len(answers)
    tally.doubles = max(tally.doubles, doubles(database))
    tally.told_by_name, tally.refused_by_the_store = what.pop("told", 0), what.pop("refused", 0)
    what.pop("booked", None)
    tally.untold, tally.other = what.total(), dict(what)
    tally.spread_ms = round(statistics.median(spreads) * 1000, 1)
    tally.answer_ms = round(statistics.median(waits) * 1000, 1)
    return tally


def at_the_door(address: str) -> str:
    """What another process is told that opens an administration which is open here."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.campaign.rooms_door", address],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def main(arguments: list[str]) -> int:
    """Prints the tally as JSON; exit status 1 for a double, or who was not told why."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store", choices=STORES)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--guard", choices=GUARDS, default="both")
    given = parser.parse_args(arguments)
    tally = race(given.store, Game(given.rounds, given.clients, given.guard))
    print(
        json.dumps({name: value for name, value in asdict(tally).items() if value not in ("", {})})
    )
    # Constraints that wait for each other are cut through; without the lock some hear "busy".
    untold = tally.untold if given.guard in ("both", "lock") else 0
    return int(bool(tally.doubles or tally.not_one_winner or untold))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
