from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.typed_dates import parse_date, parse_time

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22-11", date(2026, 11, 22)), ("22/11", date(2026, 11, 22)),
        ("22.11.26", date(2026, 11, 22)), ("22 11 2025", date(2025, 11, 22)),
        ("2026-03-01", date(2026, 3, 1)), ("22 nov", date(2026, 11, 22)),
        ("22 Nov.", date(2026, 11, 22)), ("22 november 2025", date(2025, 11, 22)),
        ("1 mrt", date(2027, 3, 1)), ("3 March", date(2027, 3, 3)),
        ("vandaag", TODAY), ("Gisteren", TODAY - timedelta(1)), ("morgen", TODAY + timedelta(1)),
        ("overmorgen", TODAY + timedelta(2)), ("dinsdag", TODAY), ("vr", date(2026, 11, 27)),
        ("zaterdag", date(2026, 11, 21)), ("di 24 november 2026", TODAY), ("1-1", date(2027, 1, 1)),
        ("30-6", date(2026, 6, 30)), ("29-2-2028", date(2028, 2, 29)),
    ],
)  # fmt: skip
def test_days_as_people_type_them(typed, meant):
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "required"), ("  ", "required"), ("bloemkool", "not_a_date"), ("32-1", "not_a_date"),
        ("1-13", "not_a_date"), ("31 november", "month_has_days"), ("29-2-2026", "month_has_days"),
        ("0-5", "not_a_date"), ("1-1-1000", "not_a_date"), ("d", "not_a_date"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_with_its_reason(typed, code):
    with pytest.raises(Refused) as refused:
        parse_date(typed, TODAY)
    assert refused.value.problems[0].code == code


def test_a_day_too_many_proposes_the_last_of_the_month():
    with pytest.raises(Refused) as refused:
        parse_date("31 november 2026", TODAY)
    assert refused.value.problems[0].values == {"days": 30, "suggestion": date(2026, 11, 30)}


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_a_day_written_in_full_is_that_day(day, today):
    for written in (f"{day.day}-{day.month}-{day.year}", day.isoformat(), f"{day:%d-%m-%Y}"):
        assert parse_date(written, today) == day


@given(st.integers(-182, 182), st.dates(date(2001, 1, 1), date(2098, 1, 1)))
def test_a_day_without_a_year_is_the_nearest(days, today):
    day = today + timedelta(days)
    if (day.month, day.day) != (2, 29):
        assert parse_date(f"{day.day}-{day.month}", today) == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16.30", time(16, 30)), ("16:30", time(16, 30)), ("1630", time(16, 30)),
        ("830", time(8, 30)), ("9", time(9)), ("9 uur", time(9)), ("14u", time(14)),
        ("0.00", time(0)), ("23.59", time(23, 59)),
    ],
)  # fmt: skip
def test_times_as_people_type_them(typed, meant):
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["24", "12.60", "half vier", "12.5", "1.2.3"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Refused) as refused:
        parse_time(typed)
    assert refused.value.problems[0].code == "not_a_time"
