"""The life of a tie: which step follows which, and its days."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from desktop.domain.vocabulary import TiePhase

FOLLOWS = {
    TiePhase.PROPOSED: (TiePhase.MEETING, TiePhase.ENDED),
    TiePhase.MEETING: (TiePhase.RUNNING, TiePhase.ENDED),
    TiePhase.RUNNING: (
        TiePhase.TAPERING, TiePhase.FINISHING, TiePhase.AFTERCARE, TiePhase.ENDED,
    ),
    TiePhase.TAPERING: (
        TiePhase.FINISHING, TiePhase.AFTERCARE, TiePhase.RUNNING, TiePhase.ENDED,
    ),
    TiePhase.FINISHING: (
        TiePhase.AFTERCARE, TiePhase.TAPERING, TiePhase.RUNNING, TiePhase.ENDED,
    ),
    TiePhase.AFTERCARE: (TiePhase.ENDED, TiePhase.RUNNING),
    TiePhase.ENDED: (),
    TiePhase.STRUCK: (),
}  # fmt: skip
"""Steps forward first; a step back is a step like any other, and from every phase a tie may end.

AFTERCARE follows at once where people let go at an evaluation: that was their closing talk.
"""

AGREED = frozenset({TiePhase.RUNNING, TiePhase.TAPERING, TiePhase.FINISHING})
"""The phases with an agreement: such a tie is evaluated or ends on a day."""

LOOK_BACK_MONTHS = 3
DAYS_A_MONTH = 365.25 / 12
MOST_TIES, MOST_MINUTES = 2, 4 * 60
"""Who carries more ties, or more minutes a week, is asked how it goes (S-173)."""


def may_follow(now: TiePhase, then: TiePhase) -> bool:
    """Whether a tie in phase `now` can take the step to `then`."""
    return then in FOLLOWS[now]


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last of a shorter month."""
    later: date = day + relativedelta(months=months)
    return later


def looks_back_on(closed: date) -> date:
    """When people are asked how it goes without the tie (S-14)."""
    return months_on(closed, LOOK_BACK_MONTHS)


def waits_for_contact(phase: TiePhase) -> bool:
    """Whether a tie is told of when there is no contact; who round off see each other less."""
    return phase in (TiePhase.MEETING, TiePhase.RUNNING, TiePhase.TAPERING)


def months_between(begin: date, end: date) -> float:
    """How many months lie between two days, in steps of a half; 0 when `end` is not later."""
    return max(round((end - begin).days / DAYS_A_MONTH * 2) / 2, 0.0)


def overdue_contact(last: date | None, since: date | None, weeks: int, today: date) -> int | None:
    """Days without contact when that is `weeks` or more, else None.

    Counted from the last contact, or from the day it began (`since`) when there was none.
    """
    seen = last or since
    if seen is None or today - seen < timedelta(weeks=weeks):
        return None
    return (today - seen).days
