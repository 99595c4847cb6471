"""What is written for other programs expands to exactly the dates that hold the room."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.rooms.outgoing import OutgoingBooking, OutgoingDate, calendar
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.rule_text import rule_text
from desktop.domain.rooms.series import first_day, series
from desktop.services.importing.calendars import read_calendar

at = datetime.fromisoformat
NOW = datetime(2026, 11, 24, 12, 50, tzinfo=UTC)
HORIZON = date(2027, 11, 24)
MONDAY = at("2026-11-30T10:00")
TITLES = ('Koor; met, \\ "aanhaling" 🎵', "Breigroep", "x" * 120)


def expanded(data: bytes) -> Counter[tuple[datetime, datetime, str]]:
    """The dates as another program sees them: icalendar to read, dateutil to repeat."""
    found: Counter[tuple[datetime, datetime, str]] = Counter()
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    moved = {
        (str(e["UID"]), local(e["RECURRENCE-ID"].dt)): e for e in events if "RECURRENCE-ID" in e
    }
    for event in events:
        if "RECURRENCE-ID" in event:
            continue
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        starts = [local(start)]
        if "RRULE" in event:
            aware = start if isinstance(start, datetime) else local(start)
            rule = event["RRULE"].to_ical().decode()
            starts = [local(one) for one in rrulestr(rule, dtstart=aware)]
        left_out = {local(one.dt) for part in parts(event.get("EXDATE")) for one in part.dts}
        for one in starts:
            other = moved.pop((str(event["UID"]), one), None)
            if other is not None:
                found[
                    local(other["DTSTART"].dt), local(other["DTEND"].dt), str(other["SUMMARY"])
                ] += 1
            elif one not in left_out:
                found[one, one + (local(end) - local(start)), str(event["SUMMARY"])] += 1
    assert not moved
    return found


def parts(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def local(moment):
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.replace(tzinfo=None)


def stored(bookings) -> Counter[tuple[datetime, datetime, str]]:
    return Counter((d.begins, d.ends, d.title or b.title) for b in bookings for d in b.dates)


def own(data: bytes) -> Counter[tuple[datetime, datetime, str]]:
    """The dates as our own reading sees them."""
    return Counter(
        (at(d["begins"]), at(d["ends"]), d.get("title") or e["title"])
        for e in read_calendar(data.decode(), HORIZON.toordinal())
        for d in e["dates"]
    )


repeats = st.builds(
    Repeat,
    frequency=st.sampled_from(Frequency),
    every=st.integers(1, 3),
    weekdays=st.frozensets(st.integers(0, 6), max_size=3),
    nth=st.sampled_from((1, 2, 3, 4, LAST)),
    short_month=st.sampled_from(ShortMonth),
    dates=st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=4).map(tuple),
    times=st.integers(1, 25),
)


@st.composite
def bookings(draw, number: int = 0) -> OutgoingBooking:
    """A booking as it may stand after changes: dates gone, moved, renamed, and a few more."""
    repeat = draw(repeats)
    whole_day = draw(st.booleans()) and draw(st.booleans())
    begins_at = (
        time() if whole_day else draw(st.sampled_from((time(2, 30), time(10), time(22, 15))))
    )
    length = timedelta(days=1) if whole_day else timedelta(minutes=draw(st.integers(1, 600)))
    wished = draw(st.dates(date(2026, 1, 1), date(2027, 6, 1)))
    first = first_day(wished, repeat)
    days = [one.day for one in series(wished, repeat, until=date(2030, 1, 1)).days]
    found = []
    for n, day in enumerate(days):
        name = begins = datetime.combine(day, begins_at)
        kind = draw(st.sampled_from("ssssssgmtl"))
        if kind == "g":
            continue
        if kind == "m":
            begins += timedelta(minutes=draw(st.integers(-4000, 4000)))
        lasts = timedelta(hours=1) if kind == "l" else length
        title = draw(st.sampled_from(TITLES)) if kind == "t" else ""
        found.append(OutgoingDate(f"{number}-{n}@buurtschap", name, begins, begins + lasts, title))
    extra = draw(st.integers(0, 2))
    for n in range(extra):
        begins = at(f"2027-08-0{1 + n}T07:0{5 + number}")
        found.append(OutgoingDate(f"{number}-e{n}@buurtschap", begins, begins, begins + length))
    anchor = datetime.combine(first, begins_at)
    return OutgoingBooking(
        uid=f"{number}@x", title=draw(st.sampled_from(TITLES)), sequence=1,
        dates=tuple(sorted(found, key=lambda d: d.begins)),
        rule=rule_text(wished, repeat), begins=anchor, ends=anchor + length,
    )  # fmt: skip


@given(st.tuples(bookings(0), bookings(1)))
@settings(max_examples=250, deadline=None)
def test_every_program_and_our_own_reading_give_exactly_the_dates(made):
    data = calendar("Huiskamer", made, NOW)
    assert expanded(data) == stored(made)
    assert own(data) == stored(made)
    assert data == calendar("Huiskamer", made, NOW)
    assert max(map(len, data.split(b"\r\n"))) <= 75


def weekly(*dates: OutgoingDate, rule: str = "FREQ=WEEKLY;BYDAY=MO", title: str = "Koor"):
    return OutgoingBooking("koor@x", title, 3, dates, rule, MONDAY, MONDAY + timedelta(hours=2))


def a_date(week: int, *, moved: timedelta = timedelta(), title: str = "") -> OutgoingDate:
    name = MONDAY + timedelta(weeks=week)
    begins = name + moved
    return OutgoingDate(f"d{week}@buurtschap", name, begins, begins + timedelta(hours=2), title)


def lines(*made: OutgoingBooking) -> list[str]:
    return calendar("Huiskamer", made, NOW).decode().replace("\r\n ", "").split("\r\n")


def test_a_series_is_one_rule_with_what_differs():
    told = lines(weekly(a_date(0), a_date(2, moved=timedelta(hours=1)), a_date(3, title="Anders")))
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261221T090000Z" in told
    assert [line for line in told if line.startswith(("EXDATE", "RECURRENCE-ID"))] == [
        "EXDATE;TZID=Europe/Amsterdam:20261207T100000",
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261214T100000",
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20261221T100000",
    ]
    assert told.count("BEGIN:VTIMEZONE") == 1
    assert told.count("UID:koor@x") == 3


def test_the_last_moment_of_a_rule_is_utc_also_in_summer():
    summer = timedelta(weeks=30)
    dates = [OutgoingDate(str(n), MONDAY + summer * n, MONDAY + summer * n,
                          MONDAY + summer * n + timedelta(hours=2)) for n in range(2)]  # fmt: skip
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270628T080000Z" in lines(weekly(*dates))


@pytest.mark.parametrize(
    ("rule", "begins"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=31", at("2026-12-31T10:00")),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", at("2026-11-30T10:00")),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2", at("2026-11-30T10:00")),
        ("", MONDAY),
    ],
)
def test_what_programs_read_differently_is_said_date_by_date(rule, begins):
    dates = tuple(
        OutgoingDate(f"d{n}@buurtschap", day, day, day + timedelta(hours=1))
        for n, day in enumerate((begins, begins + timedelta(days=60)))
    )
    told = lines(OutgoingBooking("x", "Koor", 1, dates, rule, begins, begins + timedelta(hours=1)))
    assert not any(line.startswith(("RRULE:FREQ=M", "RDATE")) for line in told)
    assert [line for line in told if line.startswith(("UID", "RELATED"))] == [
        "UID:x", "UID:d1@buurtschap", "RELATED-TO;RELTYPE=SIBLING:x",
    ]  # fmt: skip


def test_the_last_day_of_every_month_is_a_rule():
    begins = at("2026-12-31T10:00")
    ends = [at("2026-12-31T10:00"), at("2027-01-31T10:00"), at("2027-02-28T10:00")]
    dates = tuple(OutgoingDate(str(day), day, day, day + timedelta(hours=1)) for day in ends)
    booking = OutgoingBooking(
        "x", "Koor", 1, dates, "FREQ=MONTHLY;BYMONTHDAY=-1", begins, begins + timedelta(hours=1)
    )
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270228T090000Z" in lines(booking)


def test_whole_days_are_days():
    days = [at("2026-11-30T00:00") + timedelta(weeks=n) for n in range(3)]
    dates = tuple(OutgoingDate(str(day), day, day, day + timedelta(days=1)) for day in days)
    told = lines(
        OutgoingBooking(
            "x", "Schoonmaak", 1, dates[::2], "FREQ=WEEKLY", days[0], days[0] + timedelta(days=1)
        )
    )
    assert "DTSTART;VALUE=DATE:20261130" in told
    assert "DTEND;VALUE=DATE:20261201" in told
    assert "EXDATE;VALUE=DATE:20261207" in told
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261214" in told


def test_an_empty_room_is_an_empty_calendar():
    told = lines()
    assert (told.count("BEGIN:VEVENT"), told[-2]) == (0, "END:VCALENDAR")
