"""Reading what stands in the log of dates of bookings: asked for all dates at once."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from desktop.domain.rooms.logged import (
    BookedTime,
    LogEntry,
    earliest_begin,
    logged,
)
from desktop.domain.vocabulary import IN_LOG
from desktop.models import Activity, Occurrence

_A_DAY = timedelta(days=1)
"""By which the day of an entry can differ from that of its begin in UTC."""

_ENTRIES = select(
    Activity.id,
    Activity.state,
    Activity.room_id,
    Activity.begins_utc,
    Activity.ends_utc,
    Activity.occurrence_id,
).where(Activity.state.in_(IN_LOG))
_NAMING = _ENTRIES.join(Occurrence, Occurrence.id == Activity.occurrence_id).where(
    Occurrence.room_id.in_(bindparam("rooms", expanding=True)),
    Occurrence.begins_utc.between(bindparam("first_begin"), bindparam("last_begin")),
)
# Also those that name a date: asked for those without, SQLite would read every one there is.
_THERE = _ENTRIES.where(
    Activity.room_id.in_(bindparam("rooms", expanding=True)),
    Activity.day.between(bindparam("first"), bindparam("last")),
)


def entries_of(session: Session, dates: Collection[BookedTime]) -> dict[UUID, LogEntry]:
    """What stands in the log of each date, by date; a date without is left out."""
    if not dates:
        return {}
    rooms = list({date.room_id for date in dates})
    begins = [date.begins_utc for date in dates]
    span = {"first_begin": min(begins), "last_begin": max(begins)}
    days = {
        "first": min(earliest_begin(date) for date in dates).date() - _A_DAY,
        "last": max(date.ends_utc for date in dates).date() + _A_DAY,
    }
    rows = [
        *session.execute(_NAMING, {"rooms": rooms, **span}),
        *session.execute(_THERE, {"rooms": rooms, **days}),
    ]
    return logged(dates, [LogEntry(*row) for row in rows])
