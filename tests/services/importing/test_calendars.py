"""Calendars of all makes, parsed as the child process does."""

from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.services.importing.calendars import read_calendar

HORIZON = date(2028, 1, 1).toordinal()


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])


def event(*lines: str, uid: str = "UID:x") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", *([uid] if uid else []), "SUMMARY:Koor", *lines, "END:VEVENT")


def begins(*lines: str) -> list[str]:
    (read,) = read_calendar(calendar(*event(*lines)), HORIZON)
    return [d["begins"] for d in read["dates"]]


@pytest.mark.parametrize(
    ("start", "begin"),
    [
        ("DTSTART:20260706T100000", "2026-07-06T10:00:00"),
        ("DTSTART:20260706T080000Z", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=Europe/London:20260706T090000", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=Romance Standard Time:20260706T100000", "2026-07-06T10:00:00"),
        ("DTSTART;VALUE=DATE:20260706", "2026-07-06T00:00:00"),
    ],
)
def test_a_begin_is_told_on_our_clock(start, begin):
    assert begins(start) == [begin]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("DTEND:20260706T113000", "2026-07-06T11:30:00"),
        ("DURATION:PT2H", "2026-07-06T12:00:00"),
        ("COMMENT:none", "2026-07-06T11:00:00"),
    ],
)
def test_an_end_or_a_length_or_an_hour(end, told):
    (read,) = read_calendar(calendar(*event("DTSTART:20260706T100000", end)), HORIZON)
    assert read["dates"][0]["ends"] == told


def test_dates_are_added_left_out_moved_and_cancelled():
    lines = calendar(
        *event(
            "DTSTART:20260706T100000", "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE:20260713T100000", "RDATE:20260901T100000,20260902T100000",
        ),
        *event("DTSTART:20260721T150000", "RECURRENCE-ID:20260720T100000"),
        *event("DTSTART:20260727T100000", "RECURRENCE-ID:20260727T100000", "STATUS:CANCELLED"),
    )  # fmt: skip
    (read,) = read_calendar(lines, HORIZON)
    assert [d["begins"][:13] for d in read["dates"]] == [
        "2026-07-06T10", "2026-07-21T15", "2026-09-01T10", "2026-09-02T10",
    ]  # fmt: skip
    assert read["parts"] == 3
    assert read["dates"][1]["id"] == "20260720T100000"


def test_an_event_without_a_name_of_its_own_is_known_again():
    text = calendar(*event("DTSTART:20260706T100000", uid=""))
    first, again = read_calendar(text, HORIZON), read_calendar(text, HORIZON)
    assert first[0]["uid"] == again[0]["uid"] != ""


def test_the_later_sequence_of_an_event_counts():
    text = calendar(
        *event("DTSTART:20260706T100000", "SEQUENCE:2"),
        *event("DTSTART:20260707T100000", "SEQUENCE:1"),
    )
    (read,) = read_calendar(text, HORIZON)
    assert read["dates"][0]["begins"] == "2026-07-06T10:00:00"


def test_part_of_a_series_without_its_beginning_is_read():
    assert begins("DTSTART:20260721T150000", "RECURRENCE-ID:20260720T100000") == [
        "2026-07-21T15:00:00"
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("DTSTART:20260706T100000", "DTEND:20261001T100000"), "event_too_long"),
        (("DTSTART:20260706T100000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "rule_odd"),
        (("DTSTART:20260706T100000", "EXDATE:20260706T100000"), "event_without_dates"),
    ],
)
def test_an_event_that_cannot_be_a_booking_says_why(lines, code):
    (read,) = read_calendar(calendar(*event(*lines)), HORIZON)
    assert read["problem"][0] == code


def test_more_dates_than_a_room_could_have_are_refused():
    many = [
        line
        for n in range(30)
        for line in event("DTSTART:20200101T100000", "RRULE:FREQ=DAILY", uid=f"UID:{n}")
    ]
    with pytest.raises(Refused, match="too_many_rows"):
        read_calendar(calendar(*many), HORIZON)
