"""Changing a community: nothing is lost, and nobody overwrites another."""

from dataclasses import replace

import pytest

from desktop.domain.communities import CommunityDraft, PartnerDraft, RoomDraft, numbered
from desktop.domain.errors import Conflict, Refused
from desktop.domain.names import split_name
from desktop.domain.residents import ResidentDraft
from desktop.services.communities import Communities
from desktop.services.residents import Residents, draft_of
from desktop.services.undo import Undo


@pytest.fixture
def communities(database, clock):
    return Communities(database, clock)


@pytest.fixture
def house(communities):
    return communities.save(
        CommunityDraft(
            "Betje Wolff", (8, 8), rooms=(RoomDraft("Huiskamer", seats=30), RoomDraft("Atelier")),
            partners=(PartnerDraft("Woonstichting De Voorbeeld", "verhuurder"),),
        )
    )  # fmt: skip


def rooms(communities, house):
    return [(room.name, room.seats) for room in communities.draft(house).rooms]


def changed(communities, house, **values):
    draft = communities.draft(house)
    communities.save(replace(draft, **values))
    return communities.draft(house)


def code(caught):
    return caught.value.problems[0].code


def test_rooms_can_swap_names_and_keep_their_bookings(communities, house):
    first, second = communities.draft(house).rooms
    swapped = (replace(first, name="Atelier"), replace(second, name="Huiskamer"))
    after = changed(communities, house, rooms=swapped)
    assert [(room.name, room.id) for room in after.rooms] == [
        ("Atelier", first.id), ("Huiskamer", second.id),
    ]  # fmt: skip


def test_a_room_may_take_the_name_of_a_closed_one(communities, house):
    living, _studio = communities.draft(house).rooms
    changed(communities, house, rooms=(living,))
    after = changed(communities, house, rooms=(replace(living, name="Atelier"),))
    assert [(room.name, room.id) for room in after.rooms] == [("Atelier", living.id)]


def test_rooms_stand_in_the_order_given(communities, house):
    first, second = communities.draft(house).rooms
    changed(communities, house, rooms=(second, first))
    assert rooms(communities, house) == [("Atelier", None), ("Huiskamer", 30)]


def test_who_changes_only_rooms_still_meets_who_was_faster(communities, house):
    mine = theirs = communities.draft(house)
    communities.save(replace(theirs, rooms=theirs.rooms[:1]))
    with pytest.raises(Conflict) as caught:
        communities.save(replace(mine, rooms=(*mine.rooms, RoomDraft("Werkplaats"))))
    assert [room.name for room in caught.value.theirs.rooms] == ["Huiskamer"]
    assert rooms(communities, house) == [("Huiskamer", 30)]


def test_who_changes_only_a_note_still_meets_who_was_faster(database, clock, house):
    residents = Residents(database, clock)
    person = residents.save(ResidentDraft(split_name("Noor Kolkstra"), community_id=house))
    mine = theirs = draft_of(residents.card(person))
    residents.save(replace(theirs, note="Is er op dinsdag."))
    with pytest.raises(Conflict):
        residents.save(replace(mine, note="Belt liever."))
    assert residents.card(person).note == "Is er op dinsdag."


def test_doors_can_be_counted_on_and_back(communities, house, database, clock):
    residents = Residents(database, clock)
    home = residents.homes(house)[9]
    residents.save(
        ResidentDraft(split_name("Noor Kolkstra"), community_id=house, dwelling_id=home.dwelling_id)
    )
    after = changed(communities, house, labels=numbered((8, 8), 101))
    assert after.labels == numbered((8, 8), 101)
    assert residents.roll().lines[0].dwelling == "110"
    assert changed(communities, house, labels={}).labels == {}
    assert residents.roll().lines[0].dwelling == "2.02"


def test_two_doors_of_one_name_are_refused(communities, house):
    with pytest.raises(Refused) as caught:
        changed(communities, house, labels={(1, 1): "2.02"})
    assert code(caught) == "label_twice"


def test_a_lower_building_that_grows_again_has_its_old_doors(communities, house, database, clock):
    homes = {home.label: home.dwelling_id for home in Residents(database, clock).homes(house)}
    changed(communities, house, storeys=(8,))
    assert len(Residents(database, clock).homes(house)) == 8
    changed(communities, house, storeys=(8, 8))
    again = {home.label: home.dwelling_id for home in Residents(database, clock).homes(house)}
    assert again == homes


def test_partners_come_and_go(communities, house):
    (partner,) = communities.draft(house).partners
    after = changed(
        communities, house, partners=(replace(partner, contact="038"), PartnerDraft("Netwerk"))
    )
    assert {p.name: p.contact for p in after.partners} == {
        "Woonstichting De Voorbeeld": "038", "Netwerk": "",
    }  # fmt: skip
    assert changed(communities, house, partners=()).partners == ()


def test_a_change_is_taken_back_as_a_whole(communities, house, database, clock):
    before = communities.draft(house)
    changed(communities, house, name="Wolff", storeys=(8,), rooms=(), partners=())
    Undo(database, clock).undo_last()
    assert replace(communities.draft(house), version=before.version) == before


def test_the_street_is_put_in_order(communities, house):
    other = communities.save(CommunityDraft("Community 4.2", (4,)))
    communities.move(other, 0)
    assert [line.name for line in communities.list()] == ["Community 4.2", "Betje Wolff"]
