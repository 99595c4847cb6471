"""The list and the panel where they are not simple: two communities, coming, gone, ties."""

from datetime import date, timedelta

import pytest

from desktop.domain.errors import Refused
from desktop.domain.names import split_name
from desktop.domain.residents import Departure, Move, ResidentDraft, having, without_tie
from desktop.domain.vocabulary import ActivityState, DepartureKind, Role, TieKind, TiePhase
from desktop.models import Contact, Tie, TieParticipant
from desktop.services.residents import Residents
from tests import builders


@pytest.fixture
def residents(database, clock):
    return Residents(database, clock)


@pytest.fixture
def street(database):
    """Two communities; the ids by name."""
    with database.write("test.fill") as session:
        first = builders.a_community(session, "Betje Wolff", (8, 8), position=0)
        second = builders.a_community(session, "Community 4.2", (4,), position=1)
        return {"Betje Wolff": first.id, "Community 4.2": second.id}


def home(residents, community_id, at):
    return residents.homes(community_id)[at].dwelling_id


def added(residents, name, community_id, **more):
    more.setdefault("since", date(2026, 1, 1))
    return residents.save(ResidentDraft(split_name(name), community_id=community_id, **more))


def code(caught):
    return caught.value.problems[0].code


def test_who_belongs_to_two_communities_is_one_resident(residents, street):
    betje, other = street.values()
    noor = added(residents, "Noor Kolkstra", betje, dwelling_id=home(residents, betje, 4))
    residents.move_in(Move(noor, other, home(residents, other, 1), date(2026, 11, 1)))
    roll = residents.roll()
    (line,) = roll.lines
    assert roll.members == 1
    assert (line.community, line.dwelling, line.elsewhere) == (
        "Betje Wolff", "1.05", ("Community 4.2 1.02",),
    )  # fmt: skip
    assert having([line], "4.2")
    assert residents.roll(other).lines[0].dwelling == "1.02"
    assert [m.community for m in residents.card(noor).memberships] == list(street)
    with pytest.raises(Refused) as caught:
        residents.move_in(Move(noor, other, None, date(2026, 11, 20)))
    assert code(caught) == "already_a_member"


def test_leaving_one_of_two_communities_is_not_leaving(residents, street):
    betje, other = street.values()
    noor = added(residents, "Noor Kolkstra", betje)
    residents.move_in(Move(noor, other, None, date(2026, 2, 1)))
    residents.move_out(Departure(noor, betje, date(2026, 9, 1)))
    assert [line.community for line in residents.roll().lines] == ["Community 4.2"]
    assert residents.roll(left=True).lines == ()
    assert residents.roll(betje).left == 1


def test_who_comes_is_listed_and_not_counted(residents, street, clock):
    betje = street["Betje Wolff"]
    on = clock.today() + timedelta(days=7)
    added(residents, "Noor Kolkstra", betje, since=on, dwelling_id=home(residents, betje, 0))
    roll = residents.roll()
    assert (roll.members, roll.empty_homes) == (0, 20)
    assert (roll.lines[0].comes_on, roll.lines[0].dwelling) == (on, "1.01")
    clock.step(timedelta(days=7))
    roll = residents.roll()
    assert (roll.members, roll.empty_homes, roll.lines[0].comes_on) == (1, 19, None)


def test_who_left_can_come_back(residents, street):
    betje = street["Betje Wolff"]
    noor = added(residents, "Noor Kolkstra", betje, dwelling_id=home(residents, betje, 0))
    residents.move_out(Departure(noor, betje, date(2026, 7, 1), DepartureKind.OWN_HOME))
    (line,) = residents.roll(left=True).lines
    assert (line.left_on, line.dwelling) == (date(2026, 7, 1), "1.01")
    residents.move_in(Move(noor, betje, home(residents, betje, 3), date(2026, 11, 1)))
    roll = residents.roll()
    assert (roll.left, roll.lines[0].dwelling) == (0, "1.04")
    assert [m.ends for m in residents.card(noor).memberships] == [None, date(2026, 7, 1)]


def test_changing_the_day_of_leaving_takes_home_and_role_along(residents, street, clock):
    betje = street["Betje Wolff"]
    noor = added(
        residents, "Noor Kolkstra", betje, dwelling_id=home(residents, betje, 0),
        good_neighbour=True,
    )  # fmt: skip
    residents.move_out(Departure(noor, betje, date(2026, 12, 1)))
    residents.move_out(Departure(noor, betje, date(2027, 1, 1)))
    clock.step(timedelta(days=20))
    (line,) = residents.roll().lines
    assert (line.dwelling, line.good_neighbour) == ("1.01", True)
    clock.step(timedelta(days=30))
    assert residents.roll().empty_homes == 20


def test_moving_to_no_home_keeps_the_member(residents, street):
    betje = street["Betje Wolff"]
    noor = added(residents, "Noor Kolkstra", betje, dwelling_id=home(residents, betje, 0))
    residents.move(Move(noor, betje, None, date(2026, 11, 1)))
    assert residents.roll().lines[0].dwelling == ""
    assert residents.card(noor).current.dwelling == ""


def test_a_home_of_another_community_is_refused(residents, street):
    betje, other = street.values()
    with pytest.raises(Refused) as caught:
        added(residents, "Noor Kolkstra", betje, dwelling_id=home(residents, other, 0))
    assert code(caught) == "home_gone"
    assert residents.roll().lines == ()


def test_two_people_may_share_a_home(residents, street):
    betje = street["Betje Wolff"]
    for name in ("Noor Kolkstra", "Bas Kolkstra"):
        added(residents, name, betje, dwelling_id=home(residents, betje, 0))
    assert residents.homes(betje)[0].residents == ("Bas", "Noor")
    assert residents.roll().empty_homes == 19


def test_a_proposal_is_no_tie_and_a_tie_is_told_from_both_sides(residents, street, database):
    betje = street["Betje Wolff"]
    fatma, noor, kevin = (
        added(residents, name, betje) for name in ("Fatma Yıldız", "Noor Kolkstra", "Kevin Oort")
    )
    assert not residents.roll().has_ties
    with database.write("test.fill") as session:
        for phase, people in ((TiePhase.RUNNING, (fatma, noor)), (TiePhase.PROPOSED, (kevin,))):
            tie = builders.add(
                session,
                Tie(community_id=betje, kind=TieKind.PAIR, phase=phase, first_met_on=None),
            )
            for at, person in enumerate(people):
                session.add(
                    TieParticipant(tie_id=tie.id, person_id=person, position=at, gives=at == 0)
                )
    by_name = {line.name.first: line for line in residents.roll().lines}
    assert residents.roll().has_ties
    assert [without_tie(by_name[name]) for name in ("Fatma", "Noor", "Kevin")] == [
        False, False, True,
    ]  # fmt: skip
    assert by_name["Fatma"].ties[0].others == ("Noor K.",)
    assert (by_name["Fatma"].ties[0].gives, by_name["Noor"].ties[0].gives) == (True, False)


def test_seen_is_the_last_activity_held_or_contact(residents, street, database, clock):
    betje = street["Betje Wolff"]
    noor = added(residents, "Noor Kolkstra", betje)
    bas = added(residents, "Bas Diezeman", betje)
    today = clock.today()
    with database.write("test.fill") as session:
        from desktop.models import Community, Person

        community, person = session.get(Community, betje), session.get(Person, noor)
        programme = builders.a_programme(session)
        held = today - timedelta(days=9)
        builders.an_activity(session, community, programme, held, [person])
        for state, days in ((ActivityState.STRUCK, 1), (ActivityState.CONCEPT, 2)):
            day = today - timedelta(days=days)
            builders.an_activity(session, community, programme, day, [person], state=state)
    assert {line.name.first: line.last_seen for line in residents.roll().lines} == {
        "Bas": None, "Noor": held,
    }  # fmt: skip
    assert sum(residents.card(noor).weeks) == 1
    with database.write("test.fill") as session:
        met = today - timedelta(days=3)
        session.add(
            Contact(community_id=betje, giver_id=bas, receiver_id=noor, on=met, kind="seen")
        )
    assert {line.last_seen for line in residents.roll().lines} == {met}


def test_roles_end_and_begin_by_day(residents, street, clock):
    betje = street["Betje Wolff"]
    noor = added(residents, "Noor Kolkstra", betje)
    residents.set_role(noor, betje, Role.KEY_HOLDER, on=True)
    clock.step(timedelta(days=1))
    residents.set_role(noor, betje, Role.KEY_HOLDER, on=False)
    assert residents.card(noor).current.roles == frozenset()
    residents.set_role(noor, betje, Role.KEY_HOLDER, on=True)
    assert residents.card(noor).current.roles == {Role.KEY_HOLDER}
