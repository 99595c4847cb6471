"""Which step follows which, and the days of a tie."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ties.phases import (
    FOLLOWS,
    looks_back_on,
    may_follow,
    months_between,
    months_on,
    overdue_contact,
)
from desktop.domain.vocabulary import LIVE_TIE_PHASES, TiePhase

DAY = date(2026, 11, 24)


def test_every_phase_has_its_steps_and_none_leads_to_itself():
    assert set(FOLLOWS) == set(TiePhase)
    assert not any(may_follow(phase, phase) for phase in TiePhase)


def test_every_open_tie_can_end_and_nothing_follows_the_end():
    for phase in {*LIVE_TIE_PHASES, TiePhase.PROPOSED, TiePhase.AFTERCARE}:
        assert may_follow(phase, TiePhase.ENDED)
    assert not FOLLOWS[TiePhase.ENDED]


def test_there_is_a_way_back_to_running_until_it_is_over():
    for phase in (TiePhase.TAPERING, TiePhase.FINISHING, TiePhase.AFTERCARE):
        assert may_follow(phase, TiePhase.RUNNING)


def test_nobody_runs_without_getting_to_know_each_other():
    assert FOLLOWS[TiePhase.PROPOSED] == (TiePhase.MEETING, TiePhase.ENDED)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (DAY, 4, date(2027, 3, 24)),
    ],
)
def test_months_end_on_the_last_day_of_a_shorter_one(day, months, then):
    assert months_on(day, months) == then


def test_the_look_back_is_three_months_later():
    assert looks_back_on(DAY) == date(2027, 2, 24)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60))
def test_months_between_takes_back_months_on(day, months):
    assert months_between(day, months_on(day, months)) == months
    assert months_between(months_on(day, months), day) == 0


@given(st.none() | st.integers(0, 400), st.none() | st.integers(0, 400), st.integers(1, 20))
def test_silence_counts_from_the_last_contact(last, since, weeks):
    def ago(days):
        return None if days is None else DAY - timedelta(days=days)

    silent = overdue_contact(ago(last), ago(since), weeks, DAY)
    counted = last if last is not None else since
    if counted is None or counted < 7 * weeks:
        assert silent is None
    else:
        assert silent == counted
