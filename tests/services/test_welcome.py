"""The welcome list of a new resident and the household, on both stores."""

from datetime import date, timedelta

import pytest

from desktop.domain.communities import CommunityDraft
from desktop.domain.errors import Refused
from desktop.domain.names import split_name
from desktop.domain.residents import Departure, Move, ResidentDraft
from desktop.domain.today import AttentionKind
from desktop.domain.vocabulary import DepartureKind, Welcome
from desktop.domain.welcome import DAYS, is_offered, is_shown, steps_from
from desktop.services.communities import Communities
from desktop.services.residents import Residents
from desktop.services.today import Today
from desktop.services.undo import Undo


@pytest.fixture
def residents(database, clock):
    return Residents(database, clock)


@pytest.fixture
def house(database, clock):
    return Communities(database, clock).save(CommunityDraft("Betje Wolff", (8, 8, 8)))


def arrive(residents, house, name="Noor van Dijk", **more):
    more.setdefault("since", date(2026, 11, 20))
    draft = ResidentDraft(split_name(name), community_id=house, welcome=True, sure=True, **more)
    return residents.save(draft)


def test_the_six_steps_stand_ready_in_order_with_a_day_for_each(residents, house):
    card = residents.card(arrive(residents, house))
    assert [line.step for line in card.welcome] == list(DAYS)
    assert len(card.welcome) == 6
    assert [line.due for line in card.welcome] == [due for _, due in steps_from(date(2026, 11, 20))]
    assert not any(line.done_on or line.helper for line in card.welcome)


def test_a_step_is_ticked_off_given_to_somebody_and_taken_back(residents, house, database, clock):
    noor, fatma = arrive(residents, house), arrive(residents, house, "Fatma Yıldız")
    first, *_ = residents.card(noor).welcome
    residents.tick_welcome(first.id, done=True)
    assert residents.card(noor).welcome[0].done_on == clock.today()
    Undo(database, clock).undo_last()
    assert residents.card(noor).welcome[0].done_on is None
    residents.change_welcome(first.id, fatma, date(2026, 12, 1))
    changed = residents.card(noor).welcome[0]
    assert (changed.helper_id, changed.helper, changed.due) == (
        fatma, "Fatma Y.", date(2026, 12, 1),
    )  # fmt: skip
    with pytest.raises(Refused):
        residents.change_welcome(first.id, None, None)


def test_a_step_that_is_not_needed_goes_and_comes_back_with_a_new_list(residents, house):
    noor = arrive(residents, house)
    key = next(line for line in residents.card(noor).welcome if line.step is Welcome.KEY)
    residents.tick_welcome(residents.card(noor).welcome[0].id, done=True)
    residents.drop_welcome(key.id)
    assert len(residents.card(noor).welcome) == 5
    residents.begin_welcome(noor)
    card = residents.card(noor)
    assert len(card.welcome) == 6
    assert card.welcome[0].done_on is not None


def test_adding_without_the_list_and_undoing_the_whole(residents, house, database, clock):
    plain = residents.save(ResidentDraft(split_name("Bo Bos"), community_id=house))
    assert residents.card(plain).welcome == ()
    noor = arrive(residents, house)
    Undo(database, clock).undo_last()
    with pytest.raises(Refused):
        residents.card(noor)


def test_late_steps_ask_attention_until_done_or_somebody_left(residents, house, database, clock):
    today = Today(database, clock)
    come = clock.today() - timedelta(days=10)
    noor = arrive(residents, house, since=come)
    (item,) = today.view().attention
    assert (item.kind, item.subject, item.about) == (AttentionKind.WELCOME, noor, "Noor van D.")
    assert (item.count, item.day) == (4, come + timedelta(days=3))
    late = [line for line in residents.card(noor).welcome if line.late(clock.today())]
    assert len(late) == 4
    for line in late[:3]:
        residents.tick_welcome(line.id, done=True)
    assert today.view().attention[0].count == 1
    residents.move_out(Departure(noor, house, clock.today(), DepartureKind.OTHER))
    assert today.view().attention == ()


def test_who_shares_a_home_is_a_household(residents, house, clock):
    home, other, *_ = residents.homes(house)
    noor = arrive(residents, house, dwelling_id=home.dwelling_id)
    bo = arrive(residents, house, "Bo van Dijk", dwelling_id=home.dwelling_id)
    arrive(residents, house, "Aziz Öz", dwelling_id=other.dwelling_id)
    assert [mate.id for mate in residents.card(noor).housemates] == [bo]
    assert [mate.name.full for mate in residents.card(bo).housemates] == ["Noor van Dijk"]
    residents.move(Move(bo, house, other.dwelling_id, clock.today()))
    assert residents.card(noor).housemates == ()
    assert [mate.name.first for mate in residents.card(bo).housemates] == ["Aziz"]


def test_when_a_list_is_offered_and_shown(residents, house):
    day = date(2026, 11, 24)
    assert is_offered(day - timedelta(days=90), day)
    assert is_offered(day + timedelta(days=20), day)
    assert not is_offered(day - timedelta(days=91), day)
    assert not is_offered(None, day)
    lines = residents.card(arrive(residents, house)).welcome
    assert is_shown(lines, day + timedelta(days=1000))
    assert not is_shown((), day)
