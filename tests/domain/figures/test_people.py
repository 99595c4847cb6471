from datetime import timedelta
from decimal import Decimal

import pytest

from desktop.domain.figures.facts import (
    Act,
    ActFact,
    AttendanceFact,
    CommunityFact,
    DwellingFact,
    ResidencyFact,
)
from desktop.domain.figures.quarter import figures_of
from desktop.domain.figures.values import Cell, Lived, Shown
from desktop.domain.vocabulary import AttendanceKind
from tests.domain.figures.street import (
    AS_OF,
    Q3,
    activity,
    came,
    crowd,
    day,
    facts,
    key,
    member,
    names,
    value,
)


def figures(*activities, **more):
    return figures_of(facts(*activities, **more), Q3, AS_OF)


def test_who_left_on_the_first_of_july_moved_out_in_the_third_quarter():
    left = member("Bo", end="2026-07-01")
    now = figures(members=[*crowd(12), left])
    assert value(now, "I-01") == 12
    assert (now.figure("I-02").cell.value, now.figure("I-02").part.value) == (0, 1)
    assert now.before("I-02").part.value == 0
    assert now.before("I-01").cell.value == 13


def test_who_leaves_the_day_after_the_quarter_still_lives_there_on_its_last_day():
    assert value(figures(members=[member("Bo", end="2026-10-01")]), "I-01") == 1
    assert value(figures(members=[member("Bo", end="2026-09-30")]), "I-01") == 0


def test_two_memberships_are_one_person_but_two_moves():
    twice = [member("Bo", "Betje", "2026-07-02"), member("Bo", "Deken", "2026-08-01")]
    now = figures(members=twice, communities=("Betje", "Deken"))
    assert value(now, "I-01") == 1
    assert value(now, "I-02") == 2


def test_a_participant_counts_once_across_communities_and_activities():
    here, there = activity(), activity("Eettafel", community="Deken")
    now = figures(
        here,
        there,
        members=crowd(20),
        communities=("Betje", "Deken"),
        attendances=[*came(here, *names(6)), *came(there, *names(8))],
    )
    assert value(now, "I-03") == 8
    assert value(now, "I-04") == 14


def test_who_objects_is_a_head_without_a_name():
    held = activity()
    head = AttendanceFact(held.id, None, AttendanceKind.RESIDENT)
    now = figures(held, members=crowd(20), attendances=[*came(held, *names(6)), head, head])
    assert value(now, "I-03") == 6
    assert value(now, "I-04") == 8
    assert value(now, "I-05") == 0


def test_visits_of_others_are_named_and_counted():
    held = activity(guests=3)
    now = figures(
        held,
        members=crowd(20),
        attendances=[
            *came(held, *names(5)),
            *came(held, "Overbuur", kind=AttendanceKind.AREA),
            *came(held, "Hulp", kind=AttendanceKind.VOLUNTEER),
        ],
    )
    assert value(now, "I-04") == 10
    assert value(now, "I-05") == 4


def test_taking_part_is_of_the_average_of_two_last_days():
    held = activity()
    members = [*crowd(20), *(member(f"nieuw {n}", begin="2026-09-01") for n in range(10))]
    now = figures(held, members=members, attendances=came(held, *names(10)))
    taking_part = now.figure("I-06")
    assert (taking_part.count, taking_part.base) == (Decimal(10), Decimal(25))
    assert taking_part.cell.value == 40
    assert taking_part.cell.shown is Shown.EXACT


@pytest.mark.parametrize("act", list(Act))
def test_every_act_of_the_definition_is_taking_part(act):
    acts = [
        ActFact(key(name), key("Betje"), act, day("2026-07-01"), day("2026-07-02"))
        for name in names(6)
    ]
    now = figures(members=crowd(12), acts=tuple(acts))
    assert now.figure("I-06").count == 6
    gives = act in (Act.HELP_GIVEN, Act.TASK, Act.KEY)
    assert value(now, "I-25") == (6 if gives else 0)


def test_acts_of_another_quarter_and_of_strangers_are_not_taking_part():
    ended = ActFact(key("Betje 0"), key("Betje"), Act.TASK, None, day("2026-07-01"))
    empty = ActFact(key("Betje 1"), key("Betje"), Act.KEY, day("2026-08-01"), day("2026-08-01"))
    stranger = ActFact(key("Overbuur"), key("Betje"), Act.TASK, None)
    now = figures(members=crowd(12), acts=(ended, empty, stranger))
    assert now.figure("I-06").count == 0
    assert value(now, "I-25") == 1


def test_who_was_a_member_for_a_week_in_the_quarter_counts():
    held = activity(at="2026-07-02 10:00")
    gone = [member(f"weg {n}", end="2026-07-08") for n in range(5)]
    now = figures(
        held, members=[*crowd(20), *gone], attendances=came(held, *(f"weg {n}" for n in range(5)))
    )
    assert now.figure("I-06").count == 5
    assert now.figure("I-06").base == Decimal("22.5")
    assert now.figure("I-06").cell.value == 22


def test_more_people_than_the_average_number_of_members():
    """Twelve stay, eight leave and eight come: 28 took part, of 20 members on average."""
    held = activity(at="2026-07-02 10:00")
    gone = [member(f"weg {n}", end="2026-07-08") for n in range(8)]
    fresh = [member(f"nieuw {n}", begin="2026-09-01") for n in range(8)]
    everybody = [*names(12), *(f"weg {n}" for n in range(8)), *(f"nieuw {n}" for n in range(8))]
    taking_part = figures(
        held, members=[*crowd(12), *gone, *fresh], attendances=came(held, *everybody)
    ).figure("I-06")
    assert (taking_part.count, taking_part.base) == (28, 20)
    assert taking_part.beyond_its_base
    assert taking_part.cell == Cell(140, Shown.NONE)


def test_drawing_and_helping_make_a_volunteer_who_may_also_take_part():
    held = activity(leader_id=key("Betje 0"))
    now = figures(
        held,
        members=crowd(20),
        attendances=[*came(held, *names(6)), *came(held, "Hulp", helped=True)],
    )
    assert value(now, "I-25") == 2
    assert now.figure("I-25").cell.shown is Shown.FEW
    assert value(now, "I-03") == 7


def test_nothing_to_divide_by_gives_no_percentage():
    now = figures()
    assert now.figure("I-06").cell.value is None
    assert now.figure("I-08").cell.value is None
    assert value(now, "I-07") == 0


def test_a_home_is_lived_in_while_somebody_lives_there():
    homes = tuple(DwellingFact(key(f"huis {n}"), key("Betje")) for n in range(3))
    until = Q3.end
    now = figures(
        communities=("Betje", "Leeg"),
        dwellings=homes,
        residencies=(
            ResidencyFact(key("Bo"), homes[0].id, None),
            ResidencyFact(key("Mo"), homes[0].id, None),
            ResidencyFact(key("Jo"), homes[1].id, None, until),
            ResidencyFact(key("Wim"), homes[2].id, None, until - timedelta(days=1)),
        ),
    )
    assert now.lived == (Lived(key("Betje"), "Betje", 2, 3),)
    assert CommunityFact(key("Leeg"), "Leeg").name in now.communities
