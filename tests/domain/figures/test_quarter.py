import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figures.facts import Loose
from desktop.domain.figures.quarter import figures_of
from desktop.domain.figures.values import CheckCode, Shown, row_key
from desktop.domain.periods import Quarter
from desktop.domain.vocabulary import Ambition, Initiative
from tests.domain.figures.street import AS_OF, Q3, activity, came, crowd, facts, names


def figures(*activities, **more):
    return figures_of(facts(*activities, **more), Q3, AS_OF)


def three_communities():
    """Twenty-one, seven and four residents, one shared activity and one that only the first has."""
    houses = {"Betje": 21, "Deken": 7, "Erf": 4}
    held = [activity("Koffie", community=house) for house in houses]
    own = activity("Zwemmen", community="Betje")
    present = [came(one, *names(4, house)) for one, house in zip(held, houses, strict=True)]
    return figures(
        *held,
        own,
        members=[m for house, count in houses.items() for m in crowd(count, house)],
        attendances=[a for group in (*present, came(own, *names(3))) for a in group],
        communities=tuple(houses),
    )


def test_small_communities_stand_together_in_one_row():
    rows = three_communities().communities_table
    assert [row.names for row in rows] == [("Betje",), ("Deken", "Erf")]
    assert [row.residents for row in rows] == [21, 11]
    # 12 in all less the 8 of the second row would tell the four of the first.
    assert [row.participants.shown for row in rows] == [Shown.FEW, Shown.KEPT]


def test_a_few_swimmers_are_not_told():
    now = three_communities()
    people = {row.name: row.people for row in now.activities}
    assert people["Koffie"].published == 12
    assert people["Zwemmen"].shown is Shown.FEW
    assert (CheckCode.SMALL_HIDDEN, ("Zwemmen",)) in [(c.code, c.names) for c in now.checks]


@pytest.mark.parametrize(
    ("residents", "of_all", "of_one"),
    [
        (9, Shown.KEPT, Shown.KEPT),
        (10, Shown.EXACT, Shown.KEPT),
        (19, Shown.EXACT, Shown.KEPT),
        (20, Shown.EXACT, Shown.EXACT),
    ],
)
def test_few_residents_give_events_or_totals_only(residents, of_all, of_one):
    held = activity(ambition=Ambition.VITAL)
    now = figures(held, members=crowd(residents), attendances=came(held, *names(5)))
    assert now.figure("I-03").cell.shown is of_all
    assert now.figure("I-25").cell.shown is (Shown.KEPT if residents < 10 else Shown.EXACT)
    assert now.activities[0].people.shown is of_one
    within = {row.ambition: row.figures for row in now.ambitions}
    assert within[Ambition.VITAL][1].cell.shown is of_one
    assert now.figure("I-04").cell.value == 5


@pytest.mark.parametrize(("guests", "people"), [(0, 4), (3, 4), (2, 1)])
def test_visits_do_not_tell_the_few_who_came(guests, people):
    held = activity(guests=guests)
    now = figures(held, members=crowd(30), attendances=came(held, *names(people)))
    assert now.figure("I-03").cell.shown is Shown.FEW
    assert now.figure("I-04").cell.shown is Shown.KEPT
    assert now.communities_table[0].visits.shown is Shown.KEPT


def test_figures_within_an_ambition_are_its_own():
    walk = activity("Wandelen", ambition=Ambition.VITAL, initiative=Initiative.STAFF)
    talk = activity("Taal", at="2026-09-01 10:00", ambition=Ambition.CHANCES)
    other = activity("Film", at="2026-09-02 10:00")
    now = figures(
        walk,
        talk,
        other,
        members=crowd(30),
        attendances=[*came(walk, *names(7)), *came(talk, *names(9))],
    )
    printed = {row.ambition: [figure.cell.value for figure in row.figures] for row in now.ambitions}
    assert printed == {
        Ambition.CONTACTS: [0, 0, None],
        Ambition.VITAL: [1, 7, 0],
        Ambition.CHANCES: [1, 9, 100],
    }
    assert row_key("I-07", Ambition.VITAL) == "I-07/vital"


def test_what_waits_in_the_log_is_said():
    now = figures(activity(), loose=Loose(concepts=2, unmatched_names=3))
    said = {check.code: check.count for check in now.checks}
    assert said[CheckCode.CONCEPTS] == 2
    assert said[CheckCode.UNMATCHED_NAMES] == 3
    assert said[CheckCode.NO_ATTENDANCE] == 1
    assert said[CheckCode.ADDS_UP] == 1
    assert CheckCode.STILL_RUNNING not in said
    running = figures_of(facts(), Quarter(2026, 4), AS_OF)
    assert CheckCode.STILL_RUNNING in {check.code for check in running.checks}


def test_the_annex_tells_every_date_and_nobody_who_came():
    late = activity("Film", at="2026-09-02 19:30", minutes=90)
    now = figures(late, activity(), members=crowd(30), attendances=came(late, *names(5)))
    assert [(line.name, line.community, line.minutes) for line in now.lines] == [
        ("Koffie", "Betje", 120),
        ("Film", "Betje", 90),
    ]


def test_an_unknown_figure_is_a_bug():
    with pytest.raises(KeyError):
        figures().figure("I-99")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Koffie", "Eettafel", "Taal"]),
            st.sampled_from(list(Initiative)),
            st.integers(4, 10),
            st.lists(st.integers(0, 30), unique=True, max_size=12),
            st.integers(0, 5),
        ),
        max_size=12,
    )
)
def test_sums_add_up_and_sub_periods_equal_the_whole(dates):
    held, present = [], []
    for number, (name, initiative, month, people, guests) in enumerate(dates):
        at = f"2026-{month:02d}-{number + 1:02d} 10:00"
        one = activity(name, at, initiative=initiative, guests=guests)
        held.append(one)
        present += came(one, *(f"Betje {n}" for n in people))
    all_facts = facts(*held, members=crowd(31), attendances=present)
    now = figures_of(all_facts, Q3, AS_OF)
    times = now.figure("I-07").cell.value
    assert sum(row.times for row in now.activities) == times
    assert sum(count for _initiative, count in now.initiative) == times
    assert now.figure("I-03").cell.value <= now.figure("I-04").cell.value
    quarters = [figures_of(all_facts, quarter, AS_OF) for quarter in Quarter(2026, 4).last(4)]
    everywhere = sum(f.figure("I-04").cell.value for f in quarters)
    assert everywhere == len(present) + sum(one.guests for one in held)
