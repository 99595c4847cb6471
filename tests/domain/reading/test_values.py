from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Problem
from desktop.domain.reading.table import clean, filled, shown, text_of
from desktop.domain.reading.values import (
    month_first,
    past_midnight,
    read_count,
    read_date,
    read_minutes,
    read_span,
    read_time,
)

AT = datetime.fromisoformat("2026-07-01T10:30")


def code(value) -> str:
    assert isinstance(value, Problem), value
    return value.code


@pytest.mark.parametrize(
    "cell",
    [
        "1-7-2026", "01/07/26", "1.7.2026", "1 7 2026", "2026-07-01", "2026/7/1", "20260701",
        "1 juli 2026", "1 jul. '26", "1e juli 2026", "wo 1 juli 2026", "woensdag 1-7-2026",
        "July 1st, 2026", "1 July 2026", "2026-07-01T10:00:00", "1-7-2026 00:00", 46204, 46204.0,
        20260701, "46204", date(2026, 7, 1), AT, " 1-7-2026. ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell):
    assert read_date(cell) == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("31 juni 2026", "no_day_in_6"), ("29-2-2026", "no_day_in_2"), ("31-9-26", "no_day_in_9"),
        ("1-13-2026", "no_such_month"), ("2026-00-10", "no_such_month"),
        ("32-1-2026", "no_such_day"),
        ("0-1-2026", "no_such_day"), ("1-7-1066", "year_odd"), (date(1800, 1, 1), "year_odd"),
        ("1-7", "date_without_year"), ("1 juli", "date_without_year"), ("ooit", "not_a_date"),
        ("mei 2022", "not_a_date"), (True, "not_a_date"), (3.5, "not_a_date"),
        (time(10), "not_a_date"),
        ("5 foei 2026", "not_a_date"), ("=HYPERLINK(1)", "not_a_date"), (2022, "not_a_date"),
    ],
)  # fmt: skip
def test_a_day_that_is_none_says_why(cell, expected):
    assert code(read_date(cell)) == expected


def test_a_leap_day_is_a_day():
    assert read_date("29-2-2028") == date(2028, 2, 29)


def test_a_year_may_come_from_the_list():
    assert read_date("1 juli", year=2026) == date(2026, 7, 1)
    assert read_date("13-7", year=2025) == date(2025, 7, 13)


@pytest.mark.parametrize("cell", ["mei 2022", "5-2022", "mei '2022"])
def test_a_month_is_enough_where_it_may_be_coarse(cell):
    assert read_date(cell, coarse=True) == date(2022, 5, 1)


def test_a_year_is_enough_where_it_may_be_coarse():
    assert read_date("2019", coarse=True) == read_date(2019, coarse=True) == date(2019, 1, 1)
    assert code(read_date("13-2019", coarse=True)) == "not_a_date"


def test_two_digits_of_a_year_mean_this_century_or_the_last():
    assert read_date("1-7-69") == date(2069, 7, 1)
    assert read_date("1-7-70") == date(1970, 7, 1)


def test_month_first_needs_proof_and_no_proof_against():
    assert month_first(["7/4/2026", "7/23/2026"])
    assert not month_first(["7/4/2026", "8/5/2026"])
    assert not month_first(["7/23/2026", "23/7/2026"])
    assert read_date("7/4/2026", month_first=True) == date(2026, 7, 4)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_back_as_it_is_shown(day):
    assert read_date(text_of(day)) == read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "cell",
    ["10:30", "10.30", "10u30", "10.30 uur", "1030", "10:30:00", 10.3, 10.5, 0.4375, 1030,
     time(10, 30, 12), AT, "10:30 am", "10,30"],
)  # fmt: skip
def test_a_time_is_read_however_it_is_written(cell):
    assert read_time(cell) == time(10, 30)


def test_other_times():
    assert read_time("14") == read_time(14) == read_time("2 pm") == read_time("14 uur") == time(14)
    assert read_time("12 am") == read_time("24:00") == time()


@pytest.mark.parametrize(
    "cell", ["25:00", "10:60", "tien", 27, 1075, None, True, date(2026, 1, 1), "=1"]
)
def test_a_time_that_is_none_says_so(cell):
    assert code(read_time(cell)) == "not_a_clock"


def test_begin_and_end_in_one_cell():
    assert read_span("10.00 – 11.30 uur".replace("–", "-")) == (time(10), time(11, 30))
    assert read_span("10u tot 12u") == (time(10), time(12))
    assert code(read_span("10.00")) == "not_a_clock"
    assert code(read_span("10 - later")) == "not_a_clock"


@pytest.mark.parametrize(
    "cell", ["1,5 uur", "1.5", "1:30", "1u30", "90 min", 1.5, 0.0625, time(1, 30)]
)
def test_a_length_is_read_however_it_is_written(cell):
    assert read_minutes(cell) == 90


@pytest.mark.parametrize("cell", ["lang", -1, 500, None, "", True])
def test_a_length_that_is_none_says_so(cell):
    assert code(read_minutes(cell)) == "not_a_length"


@pytest.mark.parametrize(
    ("cell", "expected"), [(3, 3), ("3", 3), (3.0, 3), ("ca. 10", 10), ("geen", 0), ("2 gasten", 2)]
)
def test_a_count(cell, expected):
    assert read_count(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("-4", "below_zero"), (-4, "below_zero"), ("veel", "not_a_count"), (2.5, "not_a_count"),
     (True, "not_a_count"), (date(2026, 1, 1), "not_a_count"), (99999, "not_a_count")],
)  # fmt: skip
def test_a_count_that_is_none_says_why(cell, expected):
    assert code(read_count(cell)) == expected


def test_only_the_night_ends_before_it_begins():
    assert past_midnight(time(20), time(1))
    assert not past_midnight(time(20, 30), time(19))
    assert not past_midnight(time(10), time(1))


def test_cells_as_text():
    assert text_of(None) == ""
    assert text_of(2.0) == "2"
    assert text_of(1.5) == "1,5"
    assert text_of(True) == "ja"
    assert text_of(datetime.fromisoformat("2026-07-01T10:05")) == "1-7-2026 10:05"
    assert text_of(time(9, 5)) == "09:05"
    assert shown("x" * 100) == "x" * 59 + "…"
    assert not any(map(filled, ["", "-", "n.v.t.", None, "onbekend"]))
    assert filled("2")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Zoe\u0308", "Zoë"), ("a\u202eb\u200bc\x07", "abc"),
        ("\u00a0Noor\u00a0Smit ", "Noor Smit"),
        ("'+31612345678", "+31612345678"), ("'t Hart", "'t Hart"), ("a\r\nb", "a\nb"),
        ("\ud800x", "x"),
    ],
)  # fmt: skip
def test_text_is_cleaned(raw, text):
    assert clean(raw) == text


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(raw):
    once = clean(raw)
    assert clean(once) in (once, once[1:])
