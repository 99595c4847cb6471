"""A room's bookings as a calendar that Outlook, Google and Apple read with the same dates.

They do not read everything that RFC 5545 allows: Outlook wants no RDATE without a rule, Google
shows none after the end of a rule, and both have their own idea of a 31st in short months. So
only rules that all of them read alike are written, and every other date is an event of its own
that names its series.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from desktop.domain.rooms.repeat import Frequency, Repeat, ShortMonth
from desktop.domain.rooms.rule_text import repeat_of, rule_text
from desktop.domain.rooms.series import FARTHEST, series
from desktop.domain.wall_clock import HOME, to_utc

MAKER = "-//Buurtschap//Ruimtes//NL"
OURS = "@buurtschap"
"""How the UID of everything this program names itself ends."""

_OCTETS = 75
_FEWEST = 2
_DAY = timedelta(days=1)
_IN_EVERY_MONTH, _LAST_DAY = 28, 31
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


@dataclass(frozen=True, slots=True)
class OutgoingDate:
    """A date that holds the room, local and naive. `uid` is its own, for when it stands alone.

    `name` is the start the series gave it, also when it was moved. `title` is its own, or "".
    """

    uid: str
    name: datetime
    begins: datetime
    ends: datetime
    title: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingBooking:
    """A booking with its dates in one room. `rule` counts from `begins` (both may be missing).

    `sequence` grows with every change of the booking or a date of it.
    """

    uid: str
    title: str
    sequence: int
    dates: tuple[OutgoingDate, ...]
    rule: str = ""
    begins: datetime | None = None
    ends: datetime | None = None


def calendar(room: str, bookings: Sequence[OutgoingBooking], now: datetime) -> bytes:
    """The calendar of a room, written at `now` (UTC): the same bytes for the same bookings.

    It expands to exactly the dates given, by the clock of the house. It holds titles only;
    who booked stays here.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MAKER}", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(room)}", f"X-WR-TIMEZONE:{HOME}",
             *_ZONE.splitlines()]  # fmt: skip
    for booking in bookings:
        for event in _events(booking):
            lines += ["BEGIN:VEVENT", *event]
            lines += [f"DTSTAMP:{_utc(now)}", f"SEQUENCE:{booking.sequence}"]
            lines += [f"LOCATION:{_text(room)}", "TRANSP:OPAQUE", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


@dataclass(frozen=True, slots=True)
class _Series:
    """The part of a booking that a rule says: the starts of the rule, and its dates by name."""

    rule: str
    length: timedelta
    starts: tuple[datetime, ...]
    dates: Mapping[datetime, OutgoingDate]

    @property
    def whole_days(self) -> bool:
        """Whether its dates are days without a time."""
        return self.starts[0].time() == time() and self.length == _DAY

    def stands(self, date_: OutgoingDate) -> bool:
        """Whether a date is as the series has it."""
        return (date_.begins, date_.ends) == (date_.name, date_.name + self.length)


def _events(booking: OutgoingBooking) -> Iterator[list[str]]:
    """The lines of each event that a booking needs, without those that all events have."""
    series = _series(booking)
    left = [d for d in booking.dates if series is None or series.dates.get(d.name) is not d]
    if series is not None:
        yield _main(booking, series)
        for name, date_ in series.dates.items():
            if not series.stands(date_) or date_.title:
                recurrence = _when("RECURRENCE-ID", name, whole=series.whole_days)
                yield [f"UID:{_text(booking.uid)}", recurrence, *_at(booking, date_)]
    elif left:
        yield [f"UID:{_text(booking.uid)}", *_at(booking, left.pop(0))]
    for date_ in left:
        related = f"RELATED-TO;RELTYPE=SIBLING:{_text(booking.uid)}"
        yield [f"UID:{_text(date_.uid)}", related, *_at(booking, date_)]


def _main(booking: OutgoingBooking, series: _Series) -> list[str]:
    """The event of a series: its rule, and the dates of the rule that do not take place."""
    first, last = series.starts[0], series.starts[-1]
    whole = series.whole_days
    until = f"{last:%Y%m%d}" if whole else _utc(to_utc(last.date(), last.time()))
    return [
        f"UID:{_text(booking.uid)}",
        f"SUMMARY:{_text(booking.title)}",
        _when("DTSTART", first, whole=whole),
        _when("DTEND", first + series.length, whole=whole),
        f"RRULE:{series.rule};UNTIL={until}",
        *(
            _when("EXDATE", start, whole=whole)
            for start in series.starts
            if start not in series.dates
        ),
    ]


def _series(booking: OutgoingBooking) -> _Series | None:
    """What of a booking its rule can say to every program; None when that is not worth it."""
    begins, ends = booking.begins, booking.ends
    if begins is None or ends is None or not booking.rule or not booking.dates:
        return None
    repeat = repeat_of(begins.date(), booking.rule, at=begins.time())
    if repeat is None or not _read_alike(begins.date(), repeat):
        return None
    named = {d.name: d for d in booking.dates}
    first, until = min(named).date(), max(named).date() + _DAY
    endless = replace(repeat, times=None, last_day=None)
    days = series(begins.date(), endless, until=min(until, FARTHEST), since=first).days
    starts = [datetime.combine(one.day, begins.time()) for one in days]
    held = [start for start in starts if start in named]
    if len(held) < _FEWEST:
        return None
    return _Series(
        rule_text(begins.date(), endless),
        ends - begins,
        tuple(start for start in starts if held[0] <= start <= held[-1]),
        {start: named[start] for start in held},
    )


def _read_alike(first: date, repeat: Repeat) -> bool:
    """Whether every program gives the same dates: not for a 29th, 30th or 31st that may lack."""
    match repeat.frequency:
        case Frequency.MONTH_DAY:
            last = first.day == _LAST_DAY and repeat.short_month is ShortMonth.LAST_DAY
            return last or first.day <= _IN_EVERY_MONTH
        case Frequency.YEAR:
            return (first.month, first.day) != (2, 29)
        case _:
            return True


def _at(booking: OutgoingBooking, date_: OutgoingDate) -> list[str]:
    """What a date is called, and its own times."""
    whole = date_.begins.time() == date_.ends.time() == time()
    return [
        f"SUMMARY:{_text(date_.title or booking.title)}",
        _when("DTSTART", date_.begins, whole=whole),
        _when("DTEND", date_.ends, whole=whole),
    ]


def _when(name: str, local: datetime, *, whole: bool) -> str:
    if whole:
        return f"{name};VALUE=DATE:{local:%Y%m%d}"
    return f"{name};TZID={HOME}:{local:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """A line as it stands in the file: in pieces of 75 octets, never within a letter."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
