"""Who keeps a room that several were to have."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rooms.first_come import PlacedDate, first_come
from desktop.domain.rooms.rules import WHOLE

START = datetime(2026, 11, 24, 8, tzinfo=UTC)


def placed(n, begins, ends, parts=WHOLE):
    hours = [START + timedelta(hours=hour) for hour in (begins, ends)]
    return PlacedDate(UUID(int=n), *hours, parts)


def test_halves_stand_beside_each_other_and_the_whole_goes_with_neither():
    left, right = placed(1, 1, 3, (1, 2)), placed(2, 1, 3, (2, 3))
    whole, after = placed(3, 2, 4), placed(4, 3, 5, (1, 2))
    assert first_come([left, right, whole, after]) == {whole.id: left.id}
    assert first_come([whole, left, right]) == {left.id: whole.id, right.id: whole.id}


def test_what_gave_way_does_not_stand_in_the_way_of_a_third():
    first, second, third = placed(1, 0, 2), placed(2, 1, 4), placed(3, 3, 5)
    assert first_come([first, second, third]) == {second.id: first.id}


parts = st.sampled_from([WHOLE, (1, 2), (2, 3), (3, 4)])
dates = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), parts), max_size=14).map(
    lambda rows: [placed(n, at, at + long, p) for n, (at, long, p) in enumerate(rows, 1)]
)


@given(dates)
def test_it_is_what_booking_them_one_by_one_would_have_given(wanted):
    kept = []
    gone = first_come(wanted)
    for date in wanted:
        taken = [
            other
            for other in kept
            if other.begins < date.ends and date.begins < other.ends and other.shares_with(date)
        ]
        assert gone.get(date.id) == (taken[0].id if taken else None)
        if not taken:
            kept.append(date)
