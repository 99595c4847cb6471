"""Opening hours as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.rooms.room_form import ALL_DAY
from desktop.domain.rooms.typed_hours import parse_hours

NINE_TO_NOON = ((time(9), time(12)),)
TWICE = (*NINE_TO_NOON, (time(13, 30), time(22)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9-12", NINE_TO_NOON), ("9.00–12.00", NINE_TO_NOON), ("9:00 - 12:00", NINE_TO_NOON),
        ("0900-1200", NINE_TO_NOON), ("van 9 uur tot 12 uur", NINE_TO_NOON),
        ("9u tot 12u", NINE_TO_NOON), ("9 to 12", NINE_TO_NOON),
        ("9-12 en 13.30-22", TWICE), ("9-12, 13.30-22", TWICE), ("9-12,13.30-22", TWICE),
        ("13.30-22; 9-12", TWICE), ("9-12 13.30-22", TWICE), ("9-12 and 13:30-22", TWICE),
        ("20-2", ((time(20), time(2)),)), ("9-24", ((time(9), time()),)),
        ("9.00–24.00", ((time(9), time()),)), ("0-24", ALL_DAY), ("0-0", ALL_DAY),
        ("dicht", ()), ("Gesloten", ()), ("", ()), ("closed", ()),
        ("hele dag", ALL_DAY), ("Altijd", ALL_DAY), (" all  day ", ALL_DAY),
    ],
)  # fmt: skip
def test_hours_as_people_type_them(typed, meant):
    assert parse_hours(typed) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [("9", "not_hours"), ("9-12-13", "not_hours"), ("ochtend", "not_hours"),
     ("9-12 of zo", "not_hours"), ("9-25", "not_a_time"), ("9.75-12", "not_a_time")],
)  # fmt: skip
def test_what_is_no_time_is_refused(typed, code):
    with pytest.raises(Refused, match=code):
        parse_hours(typed)


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
days = st.lists(st.tuples(times, times), min_size=1, max_size=3).map(lambda d: tuple(sorted(d)))


@given(days, st.sampled_from([".", ":"]), st.sampled_from([" en ", " and ", ", "]))
def test_what_the_screen_writes_is_read_back(day, mark, glue):
    def said(at):
        return f"{at.hour}{mark}{at.minute:02d}"

    assert parse_hours(glue.join(f"{said(a)}–{said(b)}" for a, b in day)) == day
