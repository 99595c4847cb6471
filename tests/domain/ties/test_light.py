"""The waakvlam goes a step at a time, and never without a next day."""

from datetime import date

import pytest

from desktop.domain.ties.light import closer, looser, next_moment
from desktop.domain.vocabulary import Intensity

DAY = date(2026, 11, 24)


def test_closer_goes_up_to_the_closest_and_stays():
    assert closer(None) is Intensity.PILOT_LIGHT
    assert closer(Intensity.PILOT_LIGHT) is Intensity.REGULAR
    assert closer(Intensity.REGULAR) is Intensity.INTENSIVE
    assert closer(Intensity.INTENSIVE) is Intensity.INTENSIVE


@pytest.mark.parametrize("level", [Intensity.PILOT_LIGHT, Intensity.REGULAR])
def test_looser_takes_back_what_closer_did(level):
    assert looser(closer(level)) is level
    assert looser(Intensity.PILOT_LIGHT) is None


def test_the_closer_the_sooner_and_always_later_than_today():
    days = [next_moment(level, DAY) for level in Intensity]
    assert sorted(days, reverse=True) == days
    assert min(days) > DAY
