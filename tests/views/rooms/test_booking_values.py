"""What people type in the forms of a booking, and how a form keeps it."""

from datetime import date, time
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.domain.rooms.repeat import LAST, Frequency, Repeat, ShortMonth
from desktop.domain.rooms.wish import Booker, Choice, Decision, Wish
from desktop.domain.vocabulary import BookerKind
from desktop.views.kit.packing import pack, unpack
from desktop.views.rooms import booking_values as values
from desktop.views.rooms.words_booking import times_words

TODAY = date(2026, 11, 24)
FOUR, SIX = time(14), time(16)
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
clocks = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    "typed",
    [
        "14.00–16.00", "14-16", "14:00 tot 16.00", "1400 1600", "14 16", "14u tot 16u",
        "14:00-16:00 uur", "van 14 tot 16 uur", "14h00 – 16h00", " 14.00 — 16 ", "1400-1600",
    ],
)  # fmt: skip
def test_times_are_read_as_people_type_them(typed):
    assert values.parse_times(typed, 60) == (FOUR, SIX)


def test_a_begin_alone_keeps_how_long_it_lasts():
    assert values.parse_times("19.30", 150) == (time(19, 30), time(22))


def test_midnight_and_past_it():
    assert values.parse_times("20-24", 60) == (time(20), time(0))
    assert values.parse_times("22.30-1.15", 60) == (time(22, 30), time(1, 15))


@pytest.mark.parametrize("typed", ["vanmiddag", "14-16-18", "25-26", "14.75-16", "-"])
def test_what_is_no_begin_and_end_is_refused_with_what_was_typed(typed):
    with pytest.raises(Refused) as refused:
        values.parse_times(typed, 60)
    (problem,) = refused.value.problems
    assert (problem.code, problem.values) == ("not_two_times", {"text": typed})


@given(clocks, clocks)
def test_what_the_field_shows_reads_back(begins, ends):
    assert values.parse_times(times_words(begins, ends), 60) == (begins, ends)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", (None, None)), ("12 keer", (None, 12)), ("12x", (None, 12)), ("8", (None, 8)),
        ("30-6", (date(2027, 6, 30), None)), ("30 juni 2028", (date(2028, 6, 30), None)),
        ("15 dec", (date(2026, 12, 15), None)),
    ],
)  # fmt: skip
def test_where_a_series_ends(typed, expected):
    assert values.parse_end(typed, date(2026, 12, 1), TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "code"),
    [("zomer", "not_an_end"), ("1 juli 2026", "series_ends_early"), ("31-6", "month_has_days")],
)
def test_an_end_that_is_none_is_refused(typed, code):
    with pytest.raises(Refused) as refused:
        values.parse_end(typed, date(2026, 12, 1), TODAY)
    assert refused.value.problems[0].code == code


@given(days, days)
def test_a_day_without_a_year_is_never_before_the_first(first, typed):
    found = values.later_day(typed, f"{typed.day}-{typed.month}", first)
    assert found >= min(first, typed)
    assert found == typed or found >= first
    assert (found.day, found.month) == (typed.day, typed.month)


def wishes():
    repeats = st.builds(
        Repeat,
        frequency=st.sampled_from(
            [Frequency.DAY, Frequency.WEEK, Frequency.MONTH_DAY, Frequency.YEAR]
        ),
        every=st.integers(1, 52),
        short_month=st.sampled_from(ShortMonth),
    )
    ended = st.one_of(
        repeats.flatmap(lambda r: st.builds(_until, st.just(r), days)),
        repeats.flatmap(lambda r: st.builds(_times, st.just(r), st.integers(1, 999))),
        repeats,
        st.just(Repeat()),
    )
    bookers = st.sampled_from(
        [
            Booker(), Booker(BookerKind.AREA), Booker(BookerKind.GROUP, group_id=uuid4()),
            Booker(BookerKind.RESIDENT, person_id=uuid4()), Booker(BookerKind.PARTNER),
        ]
    )  # fmt: skip
    return st.builds(
        Wish, room_id=st.uuids(), title=st.text(max_size=20), day=days, begins=clocks, ends=clocks,
        repeat=ended, booker=bookers, people=st.one_of(st.none(), st.integers(1, 2000)),
    )  # fmt: skip


def _until(repeat, day):
    return Repeat(repeat.frequency, repeat.every, short_month=repeat.short_month, last_day=day)


def _times(repeat, n):
    return Repeat(repeat.frequency, repeat.every, short_month=repeat.short_month, times=n)


@given(wishes())
def test_a_wish_survives_the_form_and_its_draft(wish):
    kept = unpack(pack(values.values_of(wish)))
    found = values.wish_of(kept, wish)
    same = found.repeat
    if wish.repeat.frequency is Frequency.WEEK:  # the form names the weekday that was understood
        assert same.weekdays == {wish.day.weekday()}
        same = Repeat(
            same.frequency, same.every, short_month=same.short_month,
            last_day=same.last_day, times=same.times,
        )  # fmt: skip
    assert same == wish.repeat
    assert (found.title, found.day, found.begins, found.ends) == (
        wish.title, wish.day, wish.begins, wish.ends,
    )  # fmt: skip
    assert (found.booker, found.people, found.room_id) == (wish.booker, wish.people, wish.room_id)


def test_decisions_survive_a_draft():
    decisions = {
        date(2026, 12, 8): Decision(Choice.SKIP),
        date(2026, 12, 15): Decision(Choice.OTHER_ROOM, room_id=uuid4()),
        date(2026, 12, 22): Decision(Choice.OTHER_TIME, begins=FOUR, ends=SIX),
        date(2026, 12, 29): Decision(Choice.PASS, reason="afgesproken"),
    }
    kept = unpack(pack({"decisions": values.packed(decisions)}))
    assert values.unpacked(kept["decisions"]) == decisions
    assert values.unpacked(None) == {}


def test_quick_repeats_follow_the_day():
    second_tuesday = values.quick_repeats(date(2026, 12, 8))
    assert second_tuesday[4] == Repeat(Frequency.MONTH_WEEKDAY, nth=2)
    assert values.quick_repeats(date(2026, 12, 29))[4].nth == LAST


def test_of_a_number_of_times_those_before_the_day_are_gone():
    wish = Wish(
        uuid4(), "Koor", date(2026, 12, 1), FOUR, SIX, repeat=Repeat(Frequency.WEEK, times=12)
    )
    assert values.repeat_left(wish, date(2026, 12, 15)).times == 10
    assert values.repeat_left(wish, date(2026, 12, 1)).times == 12


def test_of_loose_dates_those_before_the_day_are_gone():
    dates = (date(2026, 12, 4), date(2026, 12, 9))
    wish = Wish(
        uuid4(), "Koor", date(2026, 12, 1), FOUR, SIX, repeat=Repeat(Frequency.DATES, dates=dates)
    )
    assert values.repeat_left(wish, date(2026, 12, 4)).dates == (date(2026, 12, 9),)


def test_an_end_that_is_asked_must_be_given():
    base = values.values_of(
        Wish(uuid4(), "Koor", TODAY, FOUR, SIX, repeat=Repeat(Frequency.WEEK, times=3))
    )
    assert values.end_problems(base) == ()
    for change, field in (
        ({"end": "day"}, "last_day"),
        ({"end": "day", "last_day": date(2026, 1, 1)}, "last_day"),
        ({"end": "times", "count": None}, "count"),
        ({"repeat": ("dates", 1)}, "dates"),
    ):
        assert [p.field for p in values.end_problems(base | change)] == [field]
    assert values.end_problems(base | {"repeat": ("once", 1), "end": "day"}) == ()


@pytest.mark.parametrize(
    ("begins", "ends", "nights", "until"),
    [
        (time(18), time(14), 2, date(2026, 11, 26)),
        (time(0), time(0), 1, TODAY),
        (time(9), time(0), 3, date(2026, 11, 26)),
        (time(22), time(1), None, None),
    ],
)
def test_what_lasts_several_days_is_asked_its_last_day(begins, ends, nights, until):
    wish = Wish(uuid4(), "Kamp", TODAY, begins, ends, nights=nights)
    told = values.values_of(wish)
    assert told["until"] == until
    assert values.wish_of(unpack(pack(told)), wish) == wish


def test_a_last_day_that_the_times_say_themselves_is_no_night():
    wish = Wish(uuid4(), "Kamp", TODAY, time(18), time(22), nights=2)
    told = values.values_of(wish) | {"until": TODAY}
    assert values.wish_of(told, wish).nights is None
    early = values.wish_of(told | {"until": date(2026, 11, 23)}, wish)
    assert [(p.field, p.code) for p in early.problems()] == [("until", "booking_ends_first")]
