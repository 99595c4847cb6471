"""Calendars of all makes, parsed as the child process does."""

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import Refused
from desktop.services.importing.calendars import read_calendar
from desktop.services.importing.texts import decoded

HORIZON = date(2028, 1, 1).toordinal()
FILES = Path(__file__).parents[2] / "data" / "calendars"


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"])


def event(*lines: str, uid: str = "UID:x") -> tuple[str, ...]:
    return ("BEGIN:VEVENT", *([uid] if uid else []), "SUMMARY:Koor", *lines, "END:VEVENT")


def read(*lines: str) -> dict:
    (found,) = read_calendar(calendar(*lines), HORIZON)
    return found


def begins(*lines: str) -> list[str]:
    return [d["begins"] for d in read(*event(*lines))["dates"]]


def days(found: dict) -> list[str]:
    return [f"{d['begins'][5:16]}-{d['ends'][11:16]}" for d in found["dates"]]


EXPECTED = {
    "outlook.ics": {
        "Koffieochtend": [
            "09-07T10:00-12:00", "09-14T10:00-12:00", "09-22T14:00-16:00", "09-28T10:00-12:00",
            "10-05T10:00-12:00", "10-26T10:00-12:00", "11-02T10:00-12:00", "11-09T10:00-12:00",
            "11-16T10:00-12:00", "11-23T10:00-12:00",
        ],
        "Vloer wordt gelegd": ["10-01T00:00-00:00"],
        "Bewonerscommissie": [
            "09-10T19:30-21:00", "10-08T19:30-21:00", "11-12T19:30-21:00", "12-10T19:30-21:00",
        ],
    },
    "outlook-without-zone.ics": {
        "Breigroep": ["10-19T10:00-12:00", "11-02T10:00-12:00", "11-09T10:00-12:00"],
        "Gesprek met Londen": ["10-20T10:00-12:00"],
        "Spreekuur": ["10-21T09:00-11:00"],
    },
    "google.ics": {
        "Yoga, voor iedereen": [
            "09-02T19:00-20:30", "09-16T19:00-20:30", "09-23T19:00-20:30", "09-30T19:00-20:30",
            "10-07T19:30-21:00", "10-15T19:30-21:00", "10-28T19:30-21:00",
        ],
        "Nacht van de klok 🕐": ["10-25T00:00-04:00"],
        "Burendag": ["09-26T00:00-00:00"],
    },
    "apple.ics": {
        "Koor De Kade": [
            "09-01T20:00-21:30", "09-29T20:00-21:30", "10-28T20:00-21:30", "11-10T20:00-21:30",
        ],
        "Kerstmarkt": ["12-19T00:00-00:00"],
        "Oud en nieuw": ["12-31T21:00-01:30"],
    },
    "thunderbird.ics": {
        "Repair café": [
            "09-05T13:00-16:00", "10-03T13:00-16:00", "11-07T14:00-16:00", "12-05T12:00-16:00",
            "01-02T14:00-16:00", "02-06T14:00-16:00",
        ],
    },
    "notes.ics": {
        "Taalles": ["09-14T09:30-10:30", "11-02T09:30-11:30", "12-14T09:30-10:30"],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.filterwarnings("ignore::icalendar.error.GloballyUniqueTZIDGuessed")
def test_calendars_as_programs_write_them(name):
    found: dict[str, list[str]] = {}
    for told in read_calendar(decoded((FILES / name).read_bytes()), HORIZON):
        found.setdefault(told["title"], []).extend(days(told))
    assert found == EXPECTED[name]


def test_a_date_says_where_and_what_it_is_when_that_differs():
    text = decoded((FILES / "google.ics").read_bytes())
    moved = [d for e in read_calendar(text, HORIZON) for d in e["dates"] if "room" in d]
    assert [(d["id"], d["room"]) for d in moved] == [("20261014T193000", "Huiskamer")]


def test_a_zone_that_nobody_knows_is_told_and_read_as_ours():
    text = decoded((FILES / "outlook-without-zone.ics").read_bytes())
    told = [e["notices"] for e in read_calendar(text, HORIZON)]
    assert told == [[], [], [["zone_unknown", {"zone": "Customized Time Zone"}]]]


@pytest.mark.parametrize(
    ("start", "begin"),
    [
        ("DTSTART:20260706T100000", "2026-07-06T10:00:00"),
        ("DTSTART:20260706T080000Z", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=Europe/London:20260706T090000", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=europe/london:20260706T090000", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=Romance Standard Time:20260706T100000", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=GMT STANDARD TIME:20260706T090000", "2026-07-06T10:00:00"),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20260706T080000", "2026-07-06T10:00:00"),
        ("DTSTART;VALUE=DATE:20260706", "2026-07-06T00:00:00"),
        ("DTSTART:20261025T003000Z", "2026-10-25T02:30:00"),
    ],
)
def test_a_begin_is_told_on_our_clock(start, begin):
    assert begins(start) == [begin]


def test_floating_times_are_in_the_zone_that_the_calendar_names():
    floating = event("DTSTART:20260706T090000")
    assert read("X-WR-TIMEZONE:Europe/London", *floating)["dates"][0]["begins"][11:] == "10:00:00"
    assert read("X-WR-TIMEZONE:Europe/Berlin", *floating)["dates"][0]["begins"][11:] == "09:00:00"


def test_a_series_in_utc_moves_with_the_clock_and_is_no_rule_of_ours():
    found = read(*event("DTSTART:20261018T080000Z", "RRULE:FREQ=WEEKLY"))
    assert [d["begins"][5:16] for d in found["dates"]][:2] == ["10-18T10:00", "10-25T09:00"]
    assert ("rule" not in found, found["cut"]) == (True, True)


def test_a_series_of_our_clock_goes_on_by_itself():
    found = read(*event("DTSTART;TZID=Europe/London:20261018T090000", "RRULE:FREQ=WEEKLY"))
    assert {d["begins"][11:16] for d in found["dates"]} == {"10:00"}
    assert (found["rule"], found["cut"]) == ("FREQ=WEEKLY", False)
    assert (found["begins"], found["open_until"]) == ("2026-10-18T10:00:00", "2028-01-01")


@pytest.mark.parametrize(
    "lines",
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2",),  # no repeat of ours says it
        ("DURATION:P2D", "RRULE:FREQ=WEEKLY"),  # longer than a day
        ("DURATION:P1D", "RRULE:FREQ=WEEKLY"),
    ],
)
def test_what_no_repeat_says_is_cut_at_the_horizon(lines):
    found = read(*event("DTSTART:20260706T100000", *lines))
    assert found["cut"]
    assert "open_until" not in found


def test_an_endless_series_is_read_up_to_the_last_date_that_it_names():
    found = read(*event("DTSTART:20260706T100000", "RRULE:FREQ=WEEKLY", "EXDATE:20280710T100000"))
    assert found["open_until"] == "2028-07-11"
    assert found["dates"][-1]["id"] == "20280703T100000"


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("DTEND:20260706T113000", "2026-07-06T11:30:00"),
        ("DTEND:20260706T093000Z", "2026-07-06T11:30:00"),
        ("DURATION:PT2H", "2026-07-06T12:00:00"),
        ("DURATION:P1DT30M", "2026-07-07T10:30:00"),
        ("COMMENT:none", "2026-07-06T11:00:00"),
    ],
)
def test_an_end_or_a_length_or_an_hour(end, told):
    assert read(*event("DTSTART:20260706T100000", end))["dates"][0]["ends"] == told


@pytest.mark.parametrize("end", ["DTEND;VALUE=DATE:20260706", "DTEND;VALUE=DATE:20260707", "X-A:"])
def test_a_day_lasts_a_day(end):
    found = read(*event("DTSTART;VALUE=DATE:20260706", end))
    assert found["dates"][0]["ends"] == "2026-07-07T00:00:00"


def test_dates_are_added_left_out_moved_and_cancelled():
    found = read(
        *event(
            "DTSTART:20260706T100000", "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE:20260713T100000", "RDATE:20260901T100000,20260902T100000",
        ),
        *event("DTSTART:20260721T150000", "RECURRENCE-ID:20260720T100000"),
        *event("DTSTART:20260727T100000", "RECURRENCE-ID:20260727T100000", "STATUS:CANCELLED"),
    )  # fmt: skip
    assert [d["begins"][:13] for d in found["dates"]] == [
        "2026-07-06T10", "2026-07-21T15", "2026-09-01T10", "2026-09-02T10",
    ]  # fmt: skip
    assert found["parts"] == 3
    assert found["dates"][1]["id"] == "20260720T100000"


@pytest.mark.parametrize(
    "left_out",
    [
        "EXDATE:20260713T100000", "EXDATE:20260713T080000Z", "EXDATE;VALUE=DATE:20260713",
        "EXDATE;TZID=W. Europe Standard Time:20260713T100000", "EXDATE:20260713T000000",
        "EXDATE;TZID=Europe/London:20260713T090000", "EXDATE:20260713T100000,20260801T100000",
    ],
)  # fmt: skip
def test_a_date_is_left_out_in_all_the_ways_in_which_that_is_written(left_out):
    series = ("DTSTART;TZID=Europe/Amsterdam:20260706T100000", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert [b[8:10] for b in begins(*series, left_out)] == ["06", "20"]


@pytest.mark.parametrize(
    "name",
    ["RECURRENCE-ID:20260713T100000", "RECURRENCE-ID:20260713T080000Z",
     "RECURRENCE-ID;VALUE=DATE:20260713", "RECURRENCE-ID;TZID=Europe/London:20260713T090000"],
)  # fmt: skip
def test_a_moved_date_is_known_by_its_old_place_in_all_its_forms(name):
    series = ("DTSTART;TZID=Europe/Amsterdam:20260706T100000", "RRULE:FREQ=WEEKLY;COUNT=3")
    found = read(*event(*series), *event("DTSTART:20260714T150000", name))
    assert [d["begins"][8:13] for d in found["dates"]] == ["06T10", "14T15", "20T10"]


def test_a_moved_date_whose_old_place_is_left_out_too_takes_place_once():
    series = ("DTSTART:20260706T100000", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260713T100000")
    found = read(
        *event(*series), *event("DTSTART:20260714T150000", "RECURRENCE-ID:20260713T100000")
    )
    assert [d["begins"][8:13] for d in found["dates"]] == ["06T10", "14T15", "20T10"]


def test_this_and_later_dates_move_and_end():
    series = event("DTSTART:20260706T100000", "DURATION:PT2H", "RRULE:FREQ=WEEKLY;COUNT=5")
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260720T100000", "DTSTART:20260721T110000",
        "DURATION:PT1H",
    )  # fmt: skip
    ends = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260803T100000", "STATUS:CANCELLED")
    found = read(*series, *later, *ends)
    assert days(found) == [
        "07-06T10:00-12:00", "07-13T10:00-12:00", "07-21T11:00-12:00", "07-28T11:00-12:00",
    ]  # fmt: skip
    assert found["dates"][2]["id"] == "20260720T100000"


def test_an_added_date_may_have_a_length_of_its_own():
    found = read(
        *event(
            "DTSTART:20260706T100000", "DTEND:20260706T110000",
            "RDATE;VALUE=PERIOD:20260708T100000/PT3H,20260709T100000/20260709T103000",
            "RDATE;VALUE=DATE:20260710",
        )
    )  # fmt: skip
    assert days(found) == [
        "07-06T10:00-11:00", "07-08T10:00-13:00", "07-09T10:00-10:30", "07-10T10:00-11:00",
    ]  # fmt: skip


def test_several_calendars_in_one_file_are_read_and_an_event_twice_counts_once():
    one = calendar("X-WR-TIMEZONE:Europe/London", *event("DTSTART:20260706T090000"))
    other = calendar(*event("DTSTART:20260707T100000"), *event("DTSTART:20260708T100000", uid=""))
    found = read_calendar(f"{one}\r\n\ufeff{other}", HORIZON)
    assert [(e["row"], e["dates"][0]["begins"][:13]) for e in found] == [
        (10, "2026-07-07T10"), (15, "2026-07-08T10"),
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_may_end_in_any_way_and_be_folded(end):
    text = calendar(*event("DTSTART:2026\r\n 0706T100000", "LOCATION:Huis\r\n\tkamer"))
    (found,) = read_calendar(text.replace("\r\n", end), HORIZON)
    assert (found["room"], len(found["dates"])) == ("Huiskamer", 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_letters_survive_in_every_encoding(encoding):
    text = calendar(*event("DTSTART:20260706T100000", "LOCATION:Café Zoë – beneden"))
    (found,) = read_calendar(decoded(text.encode(encoding)), HORIZON)
    assert found["room"] == "Café Zoë – beneden"


def test_a_line_folded_in_the_middle_of_a_letter_keeps_it():
    text = calendar(*event("DTSTART:20260706T100000", "LOCATION:Café 🎵 zaal"))
    data = text.encode().replace("é".encode(), b"\xc3\r\n \xa9").replace(b"\x9f", b"\x9f\r\n\t")
    (found,) = read_calendar(decoded(data), HORIZON)
    assert found["room"] == "Café 🎵 zaal"


def test_an_event_without_a_name_of_its_own_is_known_again():
    text = calendar(*event("DTSTART:20260706T100000", uid=""))
    first, again = read_calendar(text, HORIZON), read_calendar(text, HORIZON)
    assert first[0]["uid"] == again[0]["uid"] != ""


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (("SEQUENCE:2",), ("SEQUENCE:1",), "06"),
        (("SEQUENCE:1", "DTSTAMP:20260101T000000Z"), ("SEQUENCE:2", "DTSTAMP:20250101T000000Z"),
         "07"),
        (("DTSTAMP:20260102T000000Z",), ("DTSTAMP:20260101T000000Z",), "06"),
        (("SEQUENCE:two",), (), "07"),
    ],
)  # fmt: skip
def test_of_an_event_that_stands_there_twice_the_newest_counts(first, second, day):
    found = read(
        *event("DTSTART:20260706T100000", *first), *event("DTSTART:20260707T100000", *second)
    )
    assert [d["begins"][8:10] for d in found["dates"]] == [day]


def test_part_of_a_series_without_its_beginning_is_read():
    assert begins("DTSTART:20260721T150000", "RECURRENCE-ID:20260720T100000") == [
        "2026-07-21T15:00:00"
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("DTSTART:20260706T100000", "DTEND:20261001T100000"), "event_too_long"),
        (("DTSTART:20260706T100000", "DTEND:20260706T100000"), "event_no_time"),
        (("DTSTART:20260706T100000", "DTEND:20260706T090000"), "event_ends_first"),
        (("DTSTART:20260706T100000", "DTEND:gisteren"), "event_time_odd"),
        (("DTSTART:20260706T1000",), "event_time_odd"),
        (("DTSTART:20260706T100000", "DTSTART:20260707T100000"), "event_time_odd"),
        (("DTSTART:20260706T100000", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "rule_odd"),
        (("DTSTART:20260706T100000", "RRULE:FREQ=SOON"), "rule_odd"),
        (("DTSTART:20260706T100000", "EXDATE:2026"), "rule_odd"),
        (("DTSTART:20260706T100000", "EXRULE:FREQ=WEEKLY"), "rule_leaves_out"),
        (("DTSTART:20260706T100000", "EXDATE:20260706T100000"), "event_without_dates"),
        (("SUMMARY:Nooit",), "event_without_dates"),
        (("DTSTART:20260706T100000", "STATUS:CANCELLED"), "event_cancelled"),
        (("DTSTART;VALUE=DATE:16040229", "RRULE:FREQ=YEARLY"), "year_odd"),
    ],
)
def test_an_event_that_cannot_be_a_booking_says_why(lines, code):
    assert read(*event(*lines))["problem"][0] == code


def test_a_broken_date_of_a_series_does_not_vanish_in_silence():
    found = read(
        *event("DTSTART:20260706T100000", "RRULE:FREQ=WEEKLY;COUNT=3"),
        *event("DTSTART:morgen", "RECURRENCE-ID:20260713T100000"),
    )
    assert found["problem"][0] == "event_time_odd"


def test_more_dates_than_a_room_could_have_are_refused():
    many = [
        line
        for n in range(30)
        for line in event("DTSTART:20200101T100000", "RRULE:FREQ=DAILY", uid=f"UID:{n}")
    ]
    with pytest.raises(Refused, match="too_many_rows"):
        read_calendar(calendar(*many), HORIZON)


def test_names_are_no_longer_than_bookings_and_rooms_may_be_called():
    found = read("BEGIN:VEVENT", "UID:x", "DTSTART:20260706T100000", f"SUMMARY:{'k' * 300}",
                 f"LOCATION:{'z' * 300}", "END:VEVENT")  # fmt: skip
    assert (found["title"], found["room"]) == ("k" * 119 + "…", "z" * 120)
