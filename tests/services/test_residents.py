from datetime import date, timedelta

import pytest
from sqlalchemy import select

from desktop.domain.communities import CommunityDraft, RoomDraft
from desktop.domain.errors import Conflict, Refused
from desktop.domain.names import split_name
from desktop.domain.questions import QuestionDraft
from desktop.domain.residents import (
    AgreementDraft,
    Departure,
    Move,
    ResidentDraft,
    digits_of,
    having,
    is_phone,
)
from desktop.domain.vocabulary import (
    AgreementKind,
    ConsentPurpose,
    DepartureKind,
    Role,
    Theme,
)
from desktop.models import Membership, Person, Residency
from desktop.services.communities import Communities
from desktop.services.residents import Residents, draft_of
from tests import builders


@pytest.fixture
def residents(database, clock):
    return Residents(database, clock)


@pytest.fixture
def communities(database, clock):
    return Communities(database, clock)


@pytest.fixture
def house(communities):
    return communities.save(
        CommunityDraft("Betje Wolff", (8, 8, 8), rooms=(RoomDraft("Huiskamer"),))
    )


def code(caught):
    return caught.value.problems[0].code


def noor(house, **more):
    return ResidentDraft(split_name("Noor van der Hasselerdijk"), community_id=house, **more)


def test_a_new_resident_is_listed_with_home_and_role(residents, house):
    home = residents.homes(house)[4]
    residents.save(noor(house, dwelling_id=home.dwelling_id, good_neighbour=True))
    (line,) = residents.roll().lines
    assert (line.name.short, line.community, line.dwelling) == (
        "Noor van der H.", "Betje Wolff", "1.05",
    )  # fmt: skip
    assert line.good_neighbour
    assert residents.homes(house)[4].residents == ("Noor",)


def test_search_ignores_case_accents_and_knows_tussenvoegsels(residents, house):
    residents.save(ResidentDraft(split_name("Zoë van 't Zwarteveld"), community_id=house))
    (line,) = residents.roll().lines
    assert having([line], "zoe")
    assert having([line], "van 't zwarte")
    assert having([line], "zwarteveld zoe")
    assert not having([line], "noor")


def test_who_is_there_already_is_asked_about(residents, house):
    residents.save(noor(house))
    with pytest.raises(Refused) as caught:
        residents.save(ResidentDraft(split_name("Noor van der Hasselerdijkk"), community_id=house))
    assert code(caught) == "resident_twice"
    residents.save(noor(house, sure=True))
    assert len(residents.roll().lines) == 2


def test_a_stale_form_is_a_conflict_and_shows_what_stands(residents, house):
    person = residents.save(noor(house))
    first, second = residents.card(person), residents.card(person)
    residents.save(draft_of(first).__class__(**{**vars_of(draft_of(first)), "phone": "0612345678"}))
    with pytest.raises(Conflict) as caught:
        residents.save(draft_of(second))
    assert caught.value.theirs.phone == "0612345678"


def vars_of(draft):
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("email", "noor", "email_odd"),
        ("phone", "12", "phone_odd"),
        ("note", "x" * 501, "too_long"),
        ("note", "bsn 111222333", "bsn"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(house, field, value, problem):
    (found,) = noor(house, **{field: value}).problems()
    assert (found.field, found.code) == (field, problem)


@pytest.mark.parametrize(
    "number", ["06 12 34 56 78", "(038) 498 31 38", "+31 6 12345678", "14 038"]
)
def test_phone_numbers_as_people_write_them(number):
    assert is_phone(number)


def test_a_phone_number_is_the_same_however_it_is_written():
    assert digits_of("+31 (0)6 12 34 56 78") == digits_of("06-12345678") == "0612345678"


def test_moving_out_ends_membership_home_and_role_on_the_day(residents, house, database):
    home = residents.homes(house)[0]
    person = residents.save(
        noor(house, dwelling_id=home.dwelling_id, since=date(2026, 1, 1), good_neighbour=True)
    )
    residents.move_out(Departure(person, house, date(2026, 7, 1), DepartureKind.OWN_HOME))
    assert residents.roll().lines == ()
    (left,) = residents.roll(left=True).lines
    assert left.left_on == date(2026, 7, 1)
    assert residents.homes(house)[0].residents == ()
    with database.read() as session:
        assert session.scalars(select(Membership.departure)).all() == [DepartureKind.OWN_HOME]
        assert session.scalars(select(Residency.ends)).all() == [date(2026, 7, 1)]


def test_nobody_leaves_before_coming(residents, house):
    person = residents.save(noor(house, since=date(2026, 8, 1)))
    with pytest.raises(Refused) as caught:
        residents.move_out(Departure(person, house, date(2026, 7, 1)))
    assert code(caught) == "leaves_before"


def test_moving_within_the_community(residents, house):
    first, second = residents.homes(house)[:2]
    person = residents.save(noor(house, dwelling_id=first.dwelling_id, since=date(2026, 1, 1)))
    residents.move(Move(person, house, second.dwelling_id, date(2026, 11, 1)))
    assert [home.residents for home in residents.homes(house)[:2]] == [(), ("Noor",)]
    assert residents.card(person).current.dwelling == "1.02"


def test_talents_come_from_one_catalogue(residents, house):
    noor_id = residents.save(noor(house))
    residents.add_talent(noor_id, " Brood  bakken ")
    residents.add_talent(noor_id, "brood bakken")
    assert residents.skills() == ("Brood bakken",)
    (chip,) = residents.card(noor_id).talents
    residents.strike_talent(chip.id)
    assert residents.card(noor_id).talents == ()
    residents.add_talent(noor_id, "BROOD BAKKEN")
    assert [t.name for t in residents.card(noor_id).talents] == ["Brood bakken"]


def test_a_question_is_noted_in_one_step(residents, house):
    person = residents.save(noor(house))
    residents.add_question(person, QuestionDraft("Nederlands oefenen", Theme.NETWORK))
    (question,) = residents.card(person).questions
    assert question.title == "Nederlands oefenen"
    assert residents.roll().lines[0].open_questions == 1


def test_consent_and_objection_come_and_go(residents, house):
    person = residents.save(noor(house))
    residents.set_consent(person, ConsentPurpose.PHOTO, given=True)
    residents.set_counted(person, counted=False)
    card = residents.card(person)
    assert {c.purpose for c in card.consents if c.given_on} == {ConsentPurpose.PHOTO}
    assert not card.counted
    residents.set_consent(person, ConsentPurpose.PHOTO, given=False)
    residents.set_counted(person, counted=True)
    card = residents.card(person)
    assert not any(c.given_on for c in card.consents)
    assert card.counted


def test_roles_are_taken_up_and_laid_down(residents, house):
    person = residents.save(noor(house))
    residents.set_role(person, house, Role.GOOD_NEIGHBOUR, on=True)
    assert residents.roll().lines[0].good_neighbour
    residents.set_role(person, house, Role.GOOD_NEIGHBOUR, on=False)
    assert not residents.roll().lines[0].good_neighbour


def test_the_panel_counts_weeks_and_recent_days(residents, database, clock):
    with database.write("log.record") as session:
        community = builders.a_community(session)
        person = builders.a_resident(session, community)
        programme = builders.a_programme(session)
        for days in (0, 1, 8):
            day = clock.today() - timedelta(days=days)
            builders.an_activity(session, community, programme, day, [person])
    card = residents.card(person.id)
    assert card.weeks[-2:] == (1, 2)
    assert [glance.programme for glance in card.recent] == ["Koffieochtend"] * 3


def test_an_agreement_is_made_extended_and_rounded_off(residents, house):
    person = residents.save(noor(house))
    with pytest.raises(Refused) as caught:
        residents.add_agreement(
            AgreementDraft(person, AgreementKind.KEY, "Sleutel", date(2026, 11, 24))
        )
    assert code(caught) == "ends_before"
    residents.add_agreement(
        AgreementDraft(person, AgreementKind.TAKING_PART, "Meedoen", date(2026, 12, 1))
    )
    (agreement,) = residents.card(person).agreements
    assert residents.roll().lines[0].agreement_ends == date(2026, 12, 1)
    residents.extend_agreement(agreement.id, date(2027, 6, 1))
    assert residents.card(person).agreements[0].ends == date(2027, 6, 1)
    residents.close_agreement(agreement.id)
    assert residents.card(person).agreements == ()


def test_a_community_changes_without_losing_who_lived_there(communities, residents, house):
    home = residents.homes(house)[23]
    residents.save(noor(house, dwelling_id=home.dwelling_id))
    draft = communities.draft(house)
    with pytest.raises(Refused) as caught:
        communities.save(draft.with_storeys((8, 8)))
    assert (code(caught), caught.value.problems[0].values["label"]) == ("door_lived_in", "3.08")
    communities.save(draft.with_storeys((8, 8, 8, 4)))
    assert len(residents.homes(house)) == 28


def test_labels_can_be_swapped(communities, residents, house):
    draft = communities.draft(house)
    swapped = {(1, 1): "1.02", (1, 2): "1.01"}
    communities.save(CommunityDraft(**{**vars_of(draft), "labels": swapped}))
    assert [h.label for h in residents.homes(house)[:2]] == ["1.02", "1.01"]


def test_a_community_of_that_name_exists(communities, house):
    with pytest.raises(Refused) as caught:
        communities.save(CommunityDraft("BETJE WOLFF", (2,)))
    assert code(caught) == "community_twice"


def test_a_left_out_room_is_closed_and_can_come_back(communities, house):
    draft = communities.draft(house)
    communities.save(CommunityDraft(**{**vars_of(draft), "rooms": ()}))
    draft = communities.draft(house)
    assert draft.rooms == ()
    communities.save(CommunityDraft(**{**vars_of(draft), "rooms": (RoomDraft("huiskamer"),)}))
    assert [room.name for room in communities.draft(house).rooms] == ["huiskamer"]


def test_list_of_people_needs_a_bounded_number_of_questions(residents, database):
    from sqlalchemy import event

    with database.write("residents.add") as session:
        community = builders.a_community(session)
        for number in range(40):
            builders.a_resident(session, community, f"Bewoner{number} Proef")
    asked = []
    event.listen(database.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    assert len(residents.roll().lines) == 40
    assert len([q for q in asked if q.lstrip().upper().startswith("SELECT")]) <= 14


def test_a_person_keeps_folded_keys(residents, house, database):
    residents.save(ResidentDraft(split_name("Şule Özvoorde"), community_id=house))
    with database.read() as session:
        assert session.scalars(select(Person.name_key)).all() == ["sule ozvoorde"]
