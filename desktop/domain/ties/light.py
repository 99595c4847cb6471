"""The waakvlam: its levels, up and down a step at a time, and the day of the next moment."""

from datetime import date, timedelta

from desktop.domain.vocabulary import Intensity

WEEKS = {Intensity.PILOT_LIGHT: 6, Intensity.REGULAR: 3, Intensity.INTENSIVE: 1}
"""How many weeks until the next moment, for each level (S-126: a waakvlam is every 4–8 weeks)."""

_STEPS: tuple[Intensity | None, ...] = (None, *Intensity)


def closer(level: Intensity | None) -> Intensity:
    """One step closer than this; the closest stays. None is no waakvlam."""
    return list(Intensity)[min(_STEPS.index(level), len(Intensity) - 1)]


def looser(level: Intensity) -> Intensity | None:
    """One step less close; None is out."""
    return _STEPS[_STEPS.index(level) - 1]


def next_moment(level: Intensity, day: date) -> date:
    """When somebody looks again who looked on `day`."""
    return day + timedelta(weeks=WEEKS[level])
