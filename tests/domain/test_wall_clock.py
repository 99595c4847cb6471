from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.wall_clock import span, to_local, to_utc

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def test_summer_and_winter_differ_by_an_hour():
    assert to_utc(date(2026, 7, 1), time(10)) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert to_utc(date(2026, 12, 1), time(10)) == datetime(2026, 12, 1, 9, tzinfo=UTC)


def test_a_time_that_occurs_twice_is_the_first():
    assert to_utc(AUTUMN, time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert to_utc(AUTUMN, time(2, 30, fold=1)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_skipped_time_is_as_much_later_as_the_clock_jumps():
    moment = to_utc(SPRING, time(2, 30))
    assert moment == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert to_local(moment).isoformat() == "2026-03-29T03:30:00"


def test_an_unknown_zone_is_the_house_zone():
    assert to_utc(AUTUMN, time(12), "Nergens/Daar") == to_utc(AUTUMN, time(12))


def test_a_party_past_midnight_lasts_an_hour_more_when_the_clock_goes_back():
    party = span(date(2026, 10, 24), time(22), time(3))
    assert party.ends_day == AUTUMN
    assert party.minutes == 6 * 60
    assert span(date(2026, 10, 10), time(22), time(3)).minutes == 5 * 60


def test_an_activity_within_the_skipped_hour_still_lasts():
    assert span(SPRING, time(2, 15), time(3)).minutes == 45
    assert span(SPRING, time(1, 30), time(3, 30)).minutes == 60


@given(
    st.dates(date(2020, 1, 1), date(2035, 12, 30)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_every_span_goes_forward_and_lasts_about_what_the_clock_says(day, begins, ends):
    found = span(day, begins, ends)
    said = datetime.combine(found.ends_day, ends) - datetime.combine(day, begins)
    assert found.ends_utc > found.begins_utc
    assert abs(found.ends_utc - found.begins_utc - said) <= timedelta(hours=1)
