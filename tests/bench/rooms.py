"""Booking a room and reading its week, with a thousand to a hundred thousand dates in its year.

Beside it, in turn and in the same encrypted file with the same settings: one overlap query and
one insert in a transaction of their own, in a table that holds as many dates and nothing else.
"""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from functools import cached_property, partial
from statistics import median
from typing import Any

from sqlalchemy import insert, text

from desktop import app
from desktop.domain.identity import new_id
from desktop.domain.rooms.plan import Fate
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.week import Agenda
from desktop.domain.rooms.wish import Choice, Decision, Wish
from desktop.domain.wall_clock import Span, span
from desktop.models import Booking, Occurrence
from desktop.services.administration import Administrations, Credentials
from desktop.services.bookings import Bookings
from desktop.storage import engines
from desktop.storage.migrations import last_defence
from desktop.views.kit import theme
from desktop.views.rooms.calendar import Calendar
from tests.bench import places
from tests.bench.measure import median_ms, once_ms, told
from tests.campaign.rooms_place import furnish

SIZES = (1_000, 10_000, 100_000)
_FIRST, _DAYS = date(2026, 12, 1), 365
_WEEK = date(2027, 6, 7)
"""The week that is shown: as full at every size, whatever the rest of the year holds."""
_FULL_WEEK = date(2027, 9, 6)
_SLOTS = 282
"""Dates of five minutes fit in a day until half past eleven; then the room is free."""
_SINGLES, _SERIES = 40, 7
_AIM, _AIM_MS = 3.0, 16.0
_BARE = (
    """CREATE TABLE bare (id TEXT PRIMARY KEY, room TEXT NOT NULL, begins TEXT NOT NULL,
        ends TEXT NOT NULL, title TEXT NOT NULL)""",
    "CREATE INDEX bare_begins ON bare (room, begins)",
)
_INSERT = "INSERT INTO bare VALUES (?, ?, ?, ?, ?)"
_OVERLAP = """SELECT 1 FROM bare WHERE room = 'r' AND begins < ? AND ends > ?
    AND begins > datetime(?, '-1 day') LIMIT 1"""


def run() -> list[dict[str, object]]:
    """The three sizes, one after another."""
    theme.set_theme(app.application(), "dag", scale=1.0)
    return [line for size in SIZES for line in _Year(size).lines()]


class _Year:
    """An administration with one room in two halves, and so many dates in the year of the room."""

    def __init__(self, size: int) -> None:
        folder = places.home() / f"rooms{size}"
        administrations = Administrations(places.CLOCK)
        administrations.create(folder, "Over de Brug", "Sanne", places.PASSWORD)
        self.size = size
        self.database = administrations.open(folder, Credentials(places.PASSWORD)).database
        self.house = furnish(self.database)
        self.bookings = Bookings(self.database, places.CLOCK)
        self._fill()

    def lines(self) -> Iterator[dict[str, object]]:
        """What booking and reading cost here."""
        yield from self._singles()
        yield from self._series()
        yield from self._weeks()
        self.database.close()

    def _fill(self) -> None:
        room, community = self.house.whole, self.house.community
        bookings, dates, bare = [], [], []
        for day, begins, ends in self._times():
            where = span(day, begins, ends)
            own = {"id": new_id(), "version": 1, "room_id": room, "community_id": community}
            bookings.append(own | {"title": "Spreekuur"})
            dates.append(
                asdict(where) | own | {"id": new_id(), "booking_id": own["id"], "state": "booked"}
            )
            bare.append(_bare_row(where))
        with engines.writing(self.database.engine).begin() as connection:
            for trigger in last_defence.TRIGGERS:
                connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
            for statement in _BARE:
                connection.exec_driver_sql(statement)
            connection.execute(insert(Booking), bookings)
            connection.execute(insert(Occurrence), dates)
            connection.exec_driver_sql(_INSERT, bare)
            for statement in last_defence.SQLITE:
                connection.exec_driver_sql(statement)

    def _times(self) -> Iterator[tuple[date, time, time]]:
        """The shown week with six dates a day, and the rest spread evenly over the other days."""
        days = [_FIRST + timedelta(days=n) for n in range(_DAYS)]
        shown = [day for day in days if 0 <= (day - _WEEK).days < 7]
        for day in shown:
            for hour in range(9, 21, 2):
                yield day, time(hour), time(hour + 1, 45)
        others = [day for day in days if day not in shown]
        left = self.size - 6 * len(shown)
        a_day = -(-left // len(others))
        for n in range(left):
            slot = n // len(others) * _SLOTS // a_day
            begins, ends = (time(*divmod(slot * 5 + m, 60)) for m in (0, 5))
            yield others[n % len(others)], begins, ends

    def _bare(self, spans: list[Span]) -> None:
        """So many dates in one transaction, each with a query before it; a taken one is left."""
        raw = self.database.engine.raw_connection()
        connection = raw.driver_connection
        connection.execute("BEGIN IMMEDIATE")
        for where in spans:
            row = _bare_row(where)
            if not connection.execute(_OVERLAP, (row[3], row[2], row[2])).fetchone():
                connection.execute(_INSERT, row)
        connection.execute("COMMIT")
        raw.close()

    def _singles(self) -> Iterator[dict[str, object]]:
        looks, saves, bare = [], [], []
        for n in range(_SINGLES):
            wish = self._wish(_FIRST + timedelta(days=n * 9), time(23, 30), time(23, 40))
            seen = []
            looks.append(once_ms(lambda w=wish, s=seen: s.append(self.bookings.rehearse(w, {}))))
            saves.append(once_ms(lambda w=wish, s=seen: self.bookings.book(w, {}, s[0])))
            where = seen[0].slots[0].span
            bare.append(once_ms(lambda w=where: self._bare([w])))
        base = median(bare)
        yield _line(f"rooms.book.{self.size}", median(saves), base, _AIM)
        yield _line(f"rooms.rehearse.{self.size}", median(looks), base)

    def _series(self) -> Iterator[dict[str, object]]:
        """Fifty-two weeks with one taken date, that is skipped; a weekday of its own each."""
        looks, saves, bare = [], [], []
        for n in range(_SERIES):
            wish = self._wish(
                _FIRST + timedelta(days=n), time(23, 40), time(23, 50),
                repeat=Repeat(Frequency.WEEK, times=52),
            )  # fmt: skip
            taken = self._wish(wish.day + timedelta(weeks=25), time(23, 40), time(23, 45))
            self.bookings.book(taken, {}, self.bookings.rehearse(taken, {}))
            skip = {taken.day: Decision(Choice.SKIP)}
            seen = []
            looks.append(once_ms(lambda w=wish, s=seen: s.append(self.bookings.rehearse(w, {}))))
            assert seen[0].count(Fate.BLOCKED) == 1
            seen.append(self.bookings.rehearse(wish, skip))
            saves.append(once_ms(lambda w=wish, d=skip, s=seen: self.bookings.book(w, d, s[1])))
            spans = [slot.span for slot in seen[0].slots]
            self._bare([spans[25]])
            bare.append(once_ms(lambda s=spans: self._bare(s)))
        base = median(bare)
        yield _line(f"rooms.series.{self.size}", median(saves), base)
        yield _line(f"rooms.series_rehearse.{self.size}", median(looks), base)

    def _weeks(self) -> Iterator[dict[str, object]]:
        """A week as a coordinator sees it, and one as full as the year; read, and painted."""
        for name, monday in (("week", _WEEK), ("full_week", _FULL_WEEK)):
            read = median_ms(partial(self._agenda, monday), rounds=15)
            plain = median_ms(partial(self._plain_week, monday), rounds=15)
            painted = median_ms(partial(self._painted, self._agenda(monday)), rounds=7)
            both = read + painted
            yield _line(f"rooms.{name}.read.{self.size}", read, plain)
            aim = _AIM_MS if name == "week" else None
            yield told(
                f"rooms.{name}.read_and_painted.{self.size}", both, "ms", plain,
                aim=f"<= {aim} ms" if aim else "", met=both <= aim if aim else None,
            )  # fmt: skip

    def _agenda(self, monday: date) -> Agenda:
        return self.bookings.agenda(monday, 7, self.house.community)

    def _plain_week(self, monday: date) -> list[object]:
        """The rows of the week and nothing else."""
        until = monday + timedelta(days=7)
        with self.database.read() as session:
            return list(
                session.execute(
                    text("SELECT * FROM occurrence WHERE day >= :first AND day < :until"),
                    {"first": str(monday), "until": str(until)},
                )
            )

    def _painted(self, agenda: Agenda) -> None:
        calendar = self._calendar
        names = {room.id: room.name for room in agenda.rooms}
        calendar.show_agenda(agenda, agenda.rooms, names, datetime.combine(agenda.first, time(14)))
        calendar.heads.repaint()
        calendar.canvas.repaint()

    @cached_property
    def _calendar(self) -> Calendar:
        calendar = Calendar()
        calendar.resize(1232, 750)
        calendar.show()
        app.application().processEvents()  # a window that was never exposed paints nothing
        return calendar

    def _wish(self, day: date, begins: time, ends: time, **more: Any) -> Wish:
        return Wish(self.house.whole, "Meting", day, begins, ends, **more)


def _bare_row(where: Span) -> tuple[str, str, str, str, str]:
    begins, ends = (
        at.replace(tzinfo=None).isoformat(" ") for at in (where.begins_utc, where.ends_utc)
    )
    return str(new_id()), "r", begins, ends, "Spreekuur"


def _line(name: str, value: float, base: float, most: float | None = None) -> dict[str, object]:
    """A line with the ratio as its aim."""
    aim = f"<= {most:g} x a bare insert" if most else ""
    return told(name, value, "ms", base, aim=aim, met=value <= most * base if most else None)
