from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.figures.facts import TieFact
from desktop.domain.figures.quarter import figures_of
from desktop.domain.figures.values import Daypart, Shown
from desktop.domain.vocabulary import BookerKind, Initiative, OccurrenceState, TieKind, TiePhase
from tests.domain.figures.street import (
    AS_OF,
    Q3,
    activity,
    day,
    facts,
    key,
    occupied,
    value,
)


def figures(*activities, as_of=AS_OF, **more):
    return figures_of(facts(*activities, **more), Q3, as_of)


def pair(name, *, kind=TieKind.PAIR, **days):
    return TieFact(key(name), key("Betje"), kind, **{k: day(v) for k, v in days.items()})


def test_activities_are_dates_and_offered_programmes():
    now = figures(
        activity(at="2026-07-01 10:00"),
        activity(at="2026-09-30 22:30"),
        activity("Eettafel", at="2026-08-01 18:00", community="Deken"),
        activity("Eettafel", at="2026-06-30 18:00"),
        activity("Eettafel", at="2026-10-01 00:00"),
        communities=("Betje", "Deken"),
    )
    assert (value(now, "I-07"), now.figure("I-07").part.value) == (3, 2)
    assert now.before("I-07").cell.value == 1
    assert [(row.name, row.times) for row in now.activities] == [("Koffie", 2), ("Eettafel", 1)]


def test_drawn_by_residents_shows_together_apart():
    drawn = [Initiative.RESIDENTS] * 2 + [Initiative.TOGETHER, Initiative.STAFF]
    now = figures(
        *(activity(at=f"2026-08-0{n} 10:00", initiative=i) for n, i in enumerate(drawn, start=1))
    )
    assert (value(now, "I-08"), now.figure("I-08").part.value) == (50, 25)
    assert dict(now.initiative) == {
        Initiative.RESIDENTS: 2,
        Initiative.TOGETHER: 1,
        Initiative.STAFF: 1,
    }


def test_hours_of_volunteers_are_told_only_where_somebody_recorded_them():
    silent = figures(activity())
    assert value(silent, "I-26") == 0
    assert silent.figure("I-26").cell.shown is Shown.NONE
    told = figures(
        activity(),
        activity(at="2026-08-05 10:00", volunteer_minutes=90),
        activity(at="2026-08-06 10:00", volunteer_minutes=60, hours_estimated=True),
    )
    assert value(told, "I-26") == 2.5
    assert told.figure("I-26").note == "partly_estimated"


def test_pairs_run_on_the_last_day_and_at_any_moment():
    ties = (
        pair("blijft", first_met="2026-01-10", running="2026-02-01"),
        pair("stopt", first_met="2026-01-10", running="2026-02-01", closed="2026-09-30"),
        pair("rondt af", running="2026-02-01", finishing="2026-09-01"),
        pair("kent net", proposed="2026-06-01", first_met="2026-07-01"),
        pair("voorstel", proposed="2026-09-01"),
        pair("oud", first_met="2025-01-10", running="2025-02-01", closed="2026-07-01"),
        pair("kring", kind=TieKind.CIRCLE, running="2026-02-01"),
    )
    now = figures(ties=ties)
    assert (value(now, "I-17"), now.figure("I-17").part.value) == (1, 3)
    assert (value(now, "I-18"), now.figure("I-18").part.value) == (1, 2)
    assert [number for _quarter, number in now.ties.points] == [1, 1, 4, 4, 1]
    assert dict(now.ties.by_phase) == {
        TiePhase.PROPOSED: 1,
        TiePhase.MEETING: 1,
        TiePhase.RUNNING: 1,
        TiePhase.FINISHING: 1,
    }


@pytest.mark.parametrize("state", [s for s in OccurrenceState if s is not OccurrenceState.BOOKED])
def test_only_what_was_booked_took_place(state):
    now = figures(
        occurrences=(occupied("2026-08-04 10:00"), occupied("2026-08-05 10:00", state=state))
    )
    assert value(now, "I-28a") == 1
    assert value(now, "I-28b") == 1


def test_what_is_not_over_yet_did_not_take_place():
    at = datetime(2026, 8, 4, 9, 0, tzinfo=ZoneInfo("UTC"))
    booked = (occupied("2026-08-04 10:00"), occupied("2026-08-04 11:00"))
    assert value(figures(occurrences=booked, as_of=at), "I-28a") == 1


def test_used_hours_are_a_union_for_each_room():
    now = figures(
        occurrences=(
            occupied("2026-08-04 10:00", 2),
            occupied("2026-08-04 11:00", 2),
            occupied("2026-08-04 11:30", 0.5),
            occupied("2026-08-04 10:30", 1, room="Atelier"),
        )
    )
    assert value(now, "I-28a") == 4
    assert value(now, "I-28b") == 4


def test_occupancy_is_use_of_the_hours_that_were_open():
    hours = {"Huiskamer": {Q3: 600}}
    now = figures(openable=hours, occurrences=(occupied("2026-08-04 10:00", 2),))
    told = now.figure("I-28c")
    assert (told.cell.value, told.count, told.base, told.note) == (20, 2, 10, "")
    both = (occupied("2026-08-04 10:00", 2), occupied("2026-08-04 10:00", 2, room="Atelier"))
    told = figures(openable=hours, occurrences=both).figure("I-28c")
    assert (told.cell.value, told.note) == (20, "rooms_without_hours")
    told = figures(openable=hours, occurrences=(occupied("2026-08-04 10:00", 11),)).figure("I-28c")
    assert told.beyond_its_base
    assert figures(occurrences=both).figure("I-28c").cell.value is None


def test_residents_book_a_share_of_what_took_place():
    booked = [
        occupied(f"2026-08-0{n} 10:00", booker=kind)
        for n, kind in enumerate((BookerKind.RESIDENT, BookerKind.GROUP, None), start=1)
    ]
    told = figures(occurrences=booked).figure("I-29")
    assert (told.cell.value, told.count, told.base, told.note) == (33, 1, 3, "bookers_unknown")
    assert figures(occurrences=booked[2:]).figure("I-29").cell.value is None


def test_a_room_is_used_in_the_weeks_and_hours_that_a_booking_touches():
    tuesdays = ("2026-08-04 10:30", "2026-08-11 10:00", "2026-08-11 10:00")
    now = figures(
        occurrences=(
            *(occupied(t, 1) for t in tuesdays),
            occupied("2026-08-08 19:00", 2),
            occupied("2026-08-09 14:00", 0.5),
            occupied("2026-08-05 12:00", 3, room="Atelier"),
        )
    )
    use = now.rooms[0]
    assert (use.room, use.of_weeks) == ("Huiskamer", 13)
    assert (use.weeks[1][10], use.weeks[1][11], use.weeks[1][12]) == (2, 1, 0)
    assert use.busiest == (
        (1, Daypart.MORNING),
        (5, Daypart.EVENING),
        (6, Daypart.AFTERNOON),
    )
    assert (0, Daypart.MORNING) in use.free
    assert (1, Daypart.MORNING) not in use.free
    assert [each.room for each in now.rooms] == ["Huiskamer", "Atelier"]
