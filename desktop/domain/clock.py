"""What time it is, as an argument: rules and services never ask the machine themselves."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

HOME_ZONE = ZoneInfo("Europe/Amsterdam")


class Clock(Protocol):
    """Tells the moment; `today` and `local_now` are in the zone of the house."""

    def now(self) -> datetime:
        """This moment in UTC, with zone."""

    def local_now(self) -> datetime:
        """This moment on the wall clock of Europe/Amsterdam, with zone."""

    def today(self) -> date:
        """The day of `local_now`."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """This moment in UTC."""
        return datetime.now(UTC)

    def local_now(self) -> datetime:
        """This moment in Europe/Amsterdam."""
        return self.now().astimezone(HOME_ZONE)

    def today(self) -> date:
        """The day in Europe/Amsterdam."""
        return self.local_now().date()


@dataclass
class ShiftedClock:
    """A clock that stands on `day` for tests, pictures and demonstrations.

    With `at` the wall clock stands still at that time; without, the machine's time of day
    runs on within that day. `step` moves it by hand.
    """

    day: date
    at: time | None = None
    shift: timedelta = field(default_factory=timedelta)

    def local_now(self) -> datetime:
        """The moment on the wall clock, on the given day."""
        at = self.at or datetime.now(HOME_ZONE).time()
        return datetime.combine(self.day, at, tzinfo=HOME_ZONE) + self.shift

    def now(self) -> datetime:
        """The same moment in UTC."""
        return self.local_now().astimezone(UTC)

    def today(self) -> date:
        """The day it stands on."""
        return self.local_now().date()

    def step(self, delta: timedelta) -> None:
        """Moves the clock on by `delta`."""
        self.shift += delta
