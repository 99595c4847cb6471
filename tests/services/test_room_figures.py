"""How much rooms were used of the hours in which they could be: read from the store."""

from datetime import UTC, date, datetime, time

import pytest

from desktop.domain.figures.rooms import room_figures
from desktop.domain.periods import Quarter
from desktop.domain.rooms.rules import ClosureEffect
from desktop.models import Closure, OpeningHours
from desktop.storage.queries.figures import facts_of
from tests.builders import a_community, a_room, add, an_occurrence

QUARTER = Quarter(2026, 4)
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def hall(database):
    """A hall with two halves, open on Mondays and Tuesdays from 9 to 17."""
    with database.write("set up") as session:
        house = a_community(session)
        whole = a_room(session, house, "Zaal")
        session.flush()
        more = {"part_of_id": whole.id}
        rooms = [whole]
        for part, name in enumerate(("Voorzaal", "Achterzaal"), start=1):
            rooms.append(a_room(session, house, name, position=part, part=part, **more))
        session.flush()
        for room in rooms:
            for weekday in (0, 1):
                add(
                    session,
                    OpeningHours(room_id=room.id, weekday=weekday, opens=time(9), closes=time(17)),
                )
        return rooms


def facts(database, hall, as_of):
    with database.read() as session:
        return facts_of(session, QUARTER, frozenset({hall[0].community_id}), as_of)


def hours(database, hall, as_of=datetime(2027, 1, 4, 9, tzinfo=UTC)):
    found = facts(database, hall, as_of).rooms
    return {room.name: room.openable[QUARTER] // 60 for room in found}


def test_a_closed_half_closes_the_whole_and_leaves_the_other_half_open(database, hall):
    before = hours(database, hall)
    with database.write("close") as session:
        add(
            session,
            Closure(
                community_id=hall[0].community_id, room_id=hall[1].id, begins=MONDAY,
                ends=TUESDAY, reason="Schilder", effect=ClosureEffect.STAND,
            ),
        )  # fmt: skip
    after = hours(database, hall)
    assert {name: before[name] - after[name] for name in before} == {
        "Zaal": 8, "Voorzaal": 8, "Achterzaal": 0,
    }  # fmt: skip


def test_a_running_quarter_counts_days_that_are_over_in_use_and_in_opening(database, hall):
    with database.write("book") as session:
        for day in (MONDAY, TUESDAY):
            an_occurrence(session, hall[0], "Koffie", day, time(9), time(11))
    as_of = datetime(2026, 11, 24, 14, tzinfo=UTC)
    told = facts(database, hall, as_of)
    used, hours_used, share, _ = room_figures(told, QUARTER, as_of)
    assert (used.cell.value, hours_used.cell.value) == (2, 4)
    # Eight weeks of 1 October until yesterday: 8 Mondays and 7 Tuesdays of eight hours.
    days = [room.openable[QUARTER] // 60 for room in told.rooms]
    assert days == [8 * 15] * 3
    assert (share.count, share.base) == (2, 8 * 15 * 3)
