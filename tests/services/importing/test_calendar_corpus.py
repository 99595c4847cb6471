"""Calendars as they are found in the wild: the right dates, or a reason that has a name."""

from datetime import date

import pytest

from desktop.domain.errors import Refused
from desktop.services.importing.calendars import read_calendar
from desktop.services.importing.texts import decoded

HORIZON = date(2028, 1, 1).toordinal()
TEN = "DTSTART;TZID=Europe/Amsterdam:20260706T100000"
NOON = "DTEND;TZID=Europe/Amsterdam:20260706T120000"
WEEKS = "RRULE:FREQ=WEEKLY;COUNT=3"
CUSTOM_ZONE = (
    "BEGIN:VTIMEZONE", "TZID:Kantoor (aangepast)", "BEGIN:STANDARD", "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
    "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19700329T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
    "END:DAYLIGHT", "END:VTIMEZONE",
)  # fmt: skip


def event(*lines, uid="a"):
    return ("BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Koor", *lines, "END:VEVENT")


def file(*lines, end="\r\n"):
    return end.join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def read(*lines):
    (found,) = read_calendar(file(*lines), HORIZON)
    return found


def told(found):
    """Its dates as '07-06 10:00-12:00', or why there are none."""
    if "problem" in found:
        return found["problem"][0]
    return [f"{d['begins'][5:10]} {d['begins'][11:16]}-{d['ends'][11:16]}" for d in found["dates"]]


ONE = ["07-06 10:00-12:00"]
THREE = ["07-06 10:00-12:00", "07-13 10:00-12:00", "07-20 10:00-12:00"]

CASES = {
    # when it ends
    "no end lasts an hour": ((TEN,), ["07-06 10:00-11:00"]),
    "a duration": ((TEN, "DURATION:PT2H"), ONE),
    "a duration in days and hours": ((TEN, "DURATION:P0DT2H0M0S"), ONE),
    "a duration in weeks": ((TEN, "DURATION:P1W"), ["07-06 10:00-10:00"]),
    "a negative duration": ((TEN, "DURATION:-PT2H"), "event_ends_first"),
    "a duration of nothing": ((TEN, "DURATION:PT0S"), "event_no_time"),
    "a duration of nonsense": ((TEN, "DURATION:2 uur"), "event_time_odd"),
    "no length": ((TEN, TEN.replace("DTSTART", "DTEND")), "event_no_time"),
    "the end before the begin": (
        (TEN, "DTEND;TZID=Europe/Amsterdam:20260706T090000"), "event_ends_first",
    ),
    "the end in another zone": ((TEN, "DTEND:20260706T100000Z"), ONE),
    "a day without an end": (("DTSTART;VALUE=DATE:20260706",), ["07-06 00:00-00:00"]),
    "a day that ends on itself": (
        ("DTSTART;VALUE=DATE:20260706", "DTEND;VALUE=DATE:20260706"), ["07-06 00:00-00:00"],
    ),
    "a day and a moment": (
        ("DTSTART;VALUE=DATE:20260706", "DTEND:20260706T120000"), ["07-06 00:00-12:00"],
    ),
    "a date without saying so": (("DTSTART:20260706",), ["07-06 00:00-00:00"]),
    "a begin that is no date": (("DTSTART:00000000T000000",), "event_time_odd"),
    "the 30th of February": (("DTSTART:20260230T100000",), "event_time_odd"),
    # zones
    "no zone is ours": (("DTSTART:20260706T100000", "DTEND:20260706T120000"), ONE),
    "a zone with the prefix of a vendor": (
        (
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Amsterdam:20260706T100000",
            "DTEND;TZID=/freeassociation.sourceforge.net/Europe/Amsterdam:20260706T120000",
        ),
        ONE,
    ),
    "a zone with a prefix and a year": (
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260706T090000", "DURATION:PT2H"),
        ONE,
    ),
    "a zone in quotes": (('DTSTART;TZID="Europe/London":20260706T090000', "DURATION:PT2H"), ONE),
    "a zone in Windows' words": (
        ('DTSTART;TZID="W. Europe Standard Time":20260706T100000', "DURATION:PT2H"), ONE,
    ),
    "UTC as a zone": (("DTSTART;TZID=Etc/UTC:20260706T080000", "DURATION:PT2H"), ONE),
    # rules
    "until a day includes that day": (
        (TEN, NOON, "RRULE:FREQ=WEEKLY;UNTIL=20260720"), THREE,
    ),
    "until a moment in UTC includes it": (
        (TEN, NOON, "RRULE:FREQ=WEEKLY;UNTIL=20260720T080000Z"), THREE,
    ),
    "until just before": ((TEN, NOON, "RRULE:FREQ=WEEKLY;UNTIL=20260720T075959Z"), THREE[:2]),
    "until a moment on the clock": (
        (TEN, NOON, "RRULE:FREQ=WEEKLY;UNTIL=20260720T100000"), THREE,
    ),
    "until before it begins": ((TEN, NOON, "RRULE:FREQ=WEEKLY;UNTIL=20200101"), ONE),
    "the last working day": (
        (TEN, NOON, "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"),
        ["07-06 10:00-12:00", "07-31 10:00-12:00", "08-31 10:00-12:00"],
    ),
    "the second of the first weekend": (
        (TEN, NOON, "RRULE:FREQ=MONTHLY;BYSETPOS=2;BYDAY=MO;COUNT=3"),
        ["07-06 10:00-12:00", "07-13 10:00-12:00", "08-10 10:00-12:00"],
    ),
    "small letters and blanks": ((TEN, NOON, "RRULE:freq=weekly;count=3"), THREE),
    "a semicolon at the end": ((TEN, NOON, f"{WEEKS};"), THREE),
    "every second": ((TEN, NOON, "RRULE:FREQ=SECONDLY"), "rule_too_fast"),
    "every minute in disguise": (
        (TEN, NOON, "RRULE:FREQ=DAILY;BYMINUTE=0,1,2;COUNT=9"), "rule_too_fast",
    ),
    "a count of nothing": ((TEN, NOON, "RRULE:FREQ=DAILY;COUNT=0"), ONE),
    "an interval of nothing": ((TEN, NOON, "RRULE:FREQ=DAILY;INTERVAL=0"), "rule_odd"),
    "a negative interval": ((TEN, NOON, "RRULE:FREQ=DAILY;INTERVAL=-1"), "rule_odd"),
    "a rule that never comes true": (
        (TEN, NOON, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), ONE,
    ),
    "a rule with an unknown part": ((TEN, NOON, "RRULE:FREQ=DAILY;X=1;COUNT=2"), "rule_odd"),
    "an empty rule": ((TEN, NOON, "RRULE:"), ONE),
    # dates added and left out
    "a period that is added": (
        (TEN, NOON, "RDATE;VALUE=PERIOD:20260708T080000Z/20260708T090000Z"),
        ["07-06 10:00-12:00", "07-08 10:00-11:00"],
    ),
    "a period with a length": (
        (TEN, NOON, "RDATE;VALUE=PERIOD;TZID=Europe/Amsterdam:20260708T100000/PT1H"),
        ["07-06 10:00-12:00", "07-08 10:00-11:00"],
    ),
    "a period that ends first": (
        (TEN, NOON, "RDATE;VALUE=PERIOD:20260708T080000Z/20260708T070000Z"), "rule_odd",
    ),
    "a day left out of what has a time": (
        (TEN, NOON, WEEKS, "EXDATE;VALUE=DATE:20260713"), [THREE[0], THREE[2]],
    ),
    "a moment left out in UTC": (
        (TEN, NOON, WEEKS, "EXDATE:20260713T080000Z"), [THREE[0], THREE[2]],
    ),
    "several left out on a line": (
        (TEN, NOON, WEEKS, "EXDATE;TZID=Europe/Amsterdam:20260713T100000,20260720T100000"), ONE,
    ),
    "something left out that was never there": (
        (TEN, NOON, WEEKS, "EXDATE:20260714T080000Z"), THREE,
    ),
    "nothing left out": ((TEN, NOON, WEEKS, "EXDATE:"), THREE),
    # state
    "cancelled": ((TEN, NOON, "STATUS:CANCELLED"), "event_cancelled"),
    "cancelled in small letters": ((TEN, NOON, "STATUS:cancelled"), "event_cancelled"),
    "tentative": ((TEN, NOON, "STATUS:TENTATIVE"), ONE),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_an_event_is_read_or_says_why(name):
    lines, expected = CASES[name]
    assert told(read(*event(*lines))) == expected


def test_a_zone_with_a_prefix_is_known_and_moves_with_its_own_clock():
    found = read(
        *event(
            "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261018T090000",
            "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2",
        )
    )  # fmt: skip
    assert found["notices"] == []
    assert told(found) == ["10-18 10:00-11:00", "10-25 10:00-11:00"]


def test_a_zone_that_the_file_describes_itself_is_followed():
    found = read(
        *CUSTOM_ZONE,
        *event("DTSTART;TZID=Kantoor (aangepast):20260706T090000", "DURATION:PT2H"),
    )
    assert (told(found), found["notices"]) == (ONE, [])


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Europe/London", "11:00-12:00"), ("Nergens/Huis", "10:00-11:00"), ("", "10:00-11:00")],
)
def test_the_zone_of_the_calendar_is_for_times_without_one(zone, expected):
    found = read(f"X-WR-TIMEZONE:{zone}", *event("DTSTART:20260706T100000"))
    assert told(found) == [f"07-06 {expected}"]


@pytest.mark.parametrize(
    ("range_", "expected"),
    [
        (";RANGE=THISANDFUTURE", [THREE[0], "07-14 14:00-15:00", "07-21 14:00-15:00"]),
        ("", [THREE[0], "07-14 14:00-15:00", THREE[2]]),
        (";RANGE=THISANDPRIOR", [THREE[0], "07-14 14:00-15:00", THREE[2]]),
    ],
)
def test_a_date_that_moves_may_take_those_after_it_along(range_, expected):
    moved = event(
        f"RECURRENCE-ID;TZID=Europe/Amsterdam{range_}:20260713T100000",
        "DTSTART;TZID=Europe/Amsterdam:20260714T140000",
        "DTEND;TZID=Europe/Amsterdam:20260714T150000",
    )
    assert told(read(*event(TEN, NOON, WEEKS), *moved)) == expected


def test_a_title_of_many_bytes_survives_folding_in_the_middle_of_a_letter():
    title = "Soirée in het buurthuis met çoğunluk, Ωδή en 🎶 tot laat op de avond 🕐"
    whole = f"SUMMARY:{title.replace(',', chr(92) + ',')}".encode()
    folded = b"\r\n ".join(whole[at : at + 11] for at in range(0, len(whole), 11))
    data = file("BEGIN:VEVENT", "UID:a", TEN, NOON, "@", "END:VEVENT").encode()
    (found,) = read_calendar(decoded(data.replace(b"@", folded)), HORIZON)
    assert (found["title"], told(found)) == (title, ONE)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_do_not_matter(end, mark):
    data = mark + file(*event(TEN, NOON), end=end).encode()
    (found,) = read_calendar(decoded(data), HORIZON)
    assert (found["title"], told(found)) == ("Koor", ONE)


def test_blank_lines_and_lines_of_nonsense_do_not_hide_the_event():
    found = read(*event(TEN, NOON, "", "X-ALT-DESC;FMTTYPE=text/html:<b>hoi</b>", "   "))
    assert told(found) == ONE


@pytest.mark.parametrize("summary", ["SUMMARY:", "SUMMARY:   ", "X-NONE:1"])
def test_an_event_may_have_no_name(summary):
    found = read("BEGIN:VEVENT", "UID:a", summary, TEN, NOON, "END:VEVENT")
    assert (found["title"], told(found)) == ("", ONE)


def test_a_file_that_was_cut_off_is_not_read_for_half():
    whole = file(*event(TEN, NOON), *event(TEN, NOON, uid="b"))
    for cut in (whole.rindex("END:VCALENDAR"), whole.rindex("END:VEVENT"), whole.rindex("DTEND")):
        with pytest.raises(Refused, match="calendar_cut_off"):
            read_calendar(whole[:cut], HORIZON)


def test_a_hundred_thousand_lines_are_read_or_refused_in_time(importing):
    lines = [f"X-FILLER-{n}:{'a' * 60}" for n in range(100_000)]
    (found,) = importing.open_bytes(file(*event(TEN, NOON, *lines)).encode(), "lang.ics").events
    assert len(found.dates) == 1
    many = [line for n in range(20_001) for line in event(TEN, uid=str(n))]
    with pytest.raises(Refused, match="too_many_rows"):
        importing.open_bytes(file(*many).encode(), "veel.ics")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;COUNT=99999999",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,30;COUNT=99999999",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=2;COUNT=99999999",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
        "FREQ=DAILY;INTERVAL=999999999999999999999",
        "FREQ=MONTHLY;BYDAY=" + ",".join(["MO"] * 300),
        "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2,4,6,9,11",
    ],
)
def test_no_rule_makes_the_reader_hang(importing, rule):
    data = file(*event(TEN, NOON, f"RRULE:{rule}")).encode()
    (found,) = importing.open_bytes(data, "bom.ics").events
    assert found.problem is not None or 0 < len(found.dates) <= 1_000
