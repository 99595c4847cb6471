"""Which entry of the log belongs to which date, beside the rule written out slowly."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rooms.logged import LogEntry, logged
from desktop.domain.vocabulary import ActivityState

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)
HALL, STUDIO = UUID(int=1), UUID(int=2)
_SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12))


def spanned(begin, length):
    begins = MIDNIGHT + timedelta(minutes=15 * begin)
    return {"begins_utc": begins, "ends_utc": begins + timedelta(minutes=15 * length)}


@st.composite
def streets(draw):
    """Some dates and some entries in two rooms, in quarters of an hour."""
    rooms = st.sampled_from((HALL, STUDIO))
    dates = [
        SimpleNamespace(id=UUID(int=100 + n), room_id=draw(rooms), **spanned(*span))
        for n, span in enumerate(draw(st.lists(_SPANS, max_size=6)))
    ]
    names = st.sampled_from([None, None, *(date.id for date in dates)])
    entries = [
        LogEntry(
            UUID(int=200 + n), ActivityState.HELD, draw(st.none() | rooms),
            **spanned(*span), occurrence_id=draw(names),
        )
        for n, span in enumerate(draw(st.lists(_SPANS, max_size=12)))
    ]  # fmt: skip
    return dates, entries


def belongs(entry, date):
    """Counted out, quarter by quarter."""
    if entry.occurrence_id is not None:
        return entry.occurrence_id == date.id
    quarter = timedelta(minutes=15)
    whole = (entry.ends_utc - entry.begins_utc) // quarter
    quarters = (entry.begins_utc + n * quarter for n in range(whole))
    inside = sum(date.begins_utc <= at < date.ends_utc for at in quarters)
    return entry.room_id == date.room_id and 2 * inside >= whole


@given(streets())
def test_a_date_is_logged_when_an_entry_names_it_or_is_for_half_in_it(street):
    dates, entries = street
    found = logged(dates, entries)
    for date in dates:
        own = [entry for entry in entries if belongs(entry, date)]
        own.sort(key=lambda one: (one.occurrence_id is None, one.begins_utc, one.id))
        assert found.get(date.id) == next(iter(own), None)


@given(streets())
def test_the_order_in_which_they_are_read_does_not_matter(street):
    dates, entries = street
    assert logged(dates, entries) == logged(dates[::-1], entries[::-1])
