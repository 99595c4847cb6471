"""The overview counts in every quarter what the report of that quarter counts."""

from datetime import date, time, timedelta

import pytest

from desktop.domain.clock import ShiftedClock
from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.domain.vocabulary import BookerKind, Initiative, TieKind, TiePhase
from desktop.models import Community, OpeningHours, Room, Tie
from desktop.services.reporting import Reporting
from tests.services.test_reporting import Street

MONDAY = date(2026, 10, 12)


@pytest.fixture
def clock():
    return ShiftedClock(MONDAY + timedelta(days=2), time(11, 0))


@pytest.fixture
def reporting(database, clock):
    return Reporting(database, clock)


def fill(session):
    """Two communities; bookings on Tuesdays and now and then on Thursdays, since long ago."""
    made = Street(session)
    betje, deken = made.community("Betje Wolff"), made.community("Deken", 1)
    room = made.add(Room(community_id=betje.id, name="Huiskamer", name_key="huiskamer"))
    other = made.add(Room(community_id=deken.id, name="Atelier", name_key="atelier"))
    for weekday in range(5):
        made.add(OpeningHours(room_id=room.id, weekday=weekday, opens=time(9), closes=time(17)))
    kinds = (BookerKind.RESIDENT, BookerKind.PARTNER, BookerKind.RESIDENT)
    for week in range(1, 90):
        tuesday = MONDAY - timedelta(weeks=week) + timedelta(days=1)
        kind = kinds[week % 3]
        made.booking(room, tuesday, time(10), time(11, 30), booker_kind=kind)
        if week % 4 == 0:
            thursday = tuesday + timedelta(days=2)
            made.booking(other, thursday, time(19), time(20), booker_kind=kind)
        if week % 5 == 0:
            first = Initiative.RESIDENTS if week % 2 else Initiative.STAFF
            made.activity(betje, tuesday, initiative=first)
    for months in (2, 8, 14):
        since = MONDAY - timedelta(days=30 * months)
        made.add(
            Tie(
                community_id=betje.id,
                kind=TieKind.PAIR,
                phase=TiePhase.RUNNING,
                first_met_on=since,
                running_since=since,
            )
        )
    return betje.id


@pytest.fixture
def street(database):
    with database.write("test.fill") as session:
        return fill(session)


@pytest.mark.parametrize("one", [False, True])
def test_each_quarter_has_the_figures_of_its_report(reporting, street, one):
    overview = reporting.overview(street if one else None)
    assert overview.quarters == Quarter(2026, 4).last(6)
    for at, quarter in enumerate(overview.quarters):
        chosen = (street,) if one else ()
        report = reporting.figures(ReportQuestion(quarter, communities=chosen))
        told = (
            overview.occupancy[at],
            overview.by_residents[at],
            overview.of_ties("I-17")[at],
            overview.drawn[at],
        )
        assert told == tuple(report.figure(i) for i in ("I-28c", "I-29", "I-17", "I-08"))
        assert overview.ties[at] == tuple(f for f in report.figures if "I-17" <= f.id < "I-25")
    assert overview.of_ties("I-17")[-1].cell.value == 3
    assert overview.of_ties("I-17")[0].cell.value == 1


def test_a_room_alone_has_its_own_share_and_one_without_hours_has_none(reporting, street):
    by_name = {room.name: room for room in reporting.overview().rooms}
    alone = reporting.overview(street)
    assert by_name["Huiskamer"].occupancy == alone.occupancy
    assert not by_name["Atelier"].has_hours
    assert {figure.cell.value for figure in by_name["Atelier"].occupancy} == {None}


def test_the_week_is_that_of_the_twelve_whole_weeks_before(reporting, street):
    overview = reporting.overview()
    assert (overview.since, overview.until) == (MONDAY - timedelta(weeks=12), MONDAY)
    weeks = {room.name: room.week for room in overview.rooms}
    tuesday = weeks["Huiskamer"].percent[1]
    assert [hour for hour, percent in enumerate(tuesday) if percent] == [10, 11]
    assert set(tuesday[10:12]) == {100}
    assert weeks["Atelier"].percent[3][19] == 25
    assert weeks["Huiskamer"].fullest == (1,)
    assert overview.busiest.name == "Huiskamer"


def test_what_is_as_full_every_day_has_no_fullest_day(reporting, street, database):
    with database.write("test.more") as session:
        room = session.query(Room).filter(Room.name == "Huiskamer").one()
        for weekday in (0, 2, 3):
            for week in range(1, 13):
                day = MONDAY - timedelta(weeks=week) + timedelta(days=weekday)
                Street(session).booking(room, day, time(10), time(12))
    weeks = {room.name: room.week for room in reporting.overview().rooms}
    assert weeks["Huiskamer"].fullest == ()
    assert weeks["Huiskamer"].used


def test_a_community_of_somewhere_else_is_empty(reporting, street, database):
    with database.write("test.more") as session:
        lone = Street(session).community("Alleen", 2)
        lone_id = session.get_one(Community, lone.id).id
    overview = reporting.overview(lone_id)
    assert overview.communities == ("Alleen",)
    assert overview.rooms == ()
    assert overview.busiest is None
    assert {figure.cell.value for figure in overview.by_residents} == {None}
