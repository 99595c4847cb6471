"""The day page's one read, on both stores."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import event, select

from desktop.domain.identity import new_id
from desktop.domain.today import MOST_ATTENTION, AttentionKind
from desktop.domain.vocabulary import (
    ActivityState,
    AgreementKind,
    OccurrenceState,
    QuestionState,
    Roof,
    Theme,
    TieKind,
    TiePhase,
)
from desktop.models import Agreement, Exchange, Question, Tie, TieParticipant, UnmatchedName
from desktop.services.today import Today
from tests.builders import (
    a_community,
    a_programme,
    a_resident,
    a_room,
    add,
    an_activity,
    an_occurrence,
)

TODAY = date(2026, 11, 24)


@pytest.fixture
def today(database, clock):
    return Today(database, clock)


def a_tie(session, community, *people, phase=TiePhase.RUNNING, kind=TieKind.PAIR, **more):
    tie = add(session, Tie(community_id=community.id, kind=kind, phase=phase, **more))
    for position, person in enumerate(people):
        add(session, TieParticipant(tie_id=tie.id, person_id=person.id, position=position))
    return tie


def an_agreement(session, community, person, ends, **more):
    return add(
        session,
        Agreement(
            community_id=community.id, person_id=person.id, kind=AgreementKind.TAKING_PART,
            title="Meedoen", begins=date(2026, 6, 1), ends=ends, **more,
        ),
    )  # fmt: skip


def test_the_street_tells_who_lives_where(database, today):
    with database.write("test") as session:
        vriendenhuis = a_community(
            session, "'t Vriendenhuis", (3, 3, 2), position=2, roof=Roof.STEPPED_GABLE
        )
        betje = a_community(session, "Betje Wolff", (2, 2), position=1)
        a_community(session, "Gesloten", (4,), closed=True)
        noor = a_resident(session, betje, "Noor van der Heijden", "1.01", good_neighbour=True)
        jan = a_resident(session, betje, "Jan Bos", "1.01")
        a_resident(session, betje, "Piet Vertrokken", "2.01", until=TODAY)
        a_resident(session, betje, "Komt Nog", "2.02", since=TODAY + timedelta(days=1))
        a_resident(session, vriendenhuis, "Zoë Aarts", "3.02")
        a_tie(session, betje, noor, jan, last_contact_on=date(2026, 11, 3))
        question = {"theme": Theme.DAY, "received_on": TODAY, "title": "Wie gaat er mee?"}
        for state in (QuestionState.OPEN, QuestionState.CLOSED):
            add(
                session,
                Question(community_id=betje.id, person_id=jan.id, state=state, **question),
            )
    view = today.view()
    first, second = view.street.houses
    assert (first.name, second.name) == ("Betje Wolff", "'t Vriendenhuis")
    assert second.plan.storeys == (3, 3, 2)
    assert second.plan.roof is Roof.STEPPED_GABLE
    shared, *others = first.homes
    assert [(one.name, one.good_neighbour) for one in shared.people] == [
        ("Jan B.", False),
        ("Noor van der H.", True),
    ]
    assert [one.open_questions for one in shared.people] == [1, 0]
    assert not any(home.lit for home in others)
    assert (view.members, view.tied, view.open_questions) == (3, 2, 1)
    assert [house.without_tie for house in view.street.houses] == [0, 1]
    assert view.street.ties[0].days_without_contact == 21
    assert [home.label for home in today.view(betje.id).vacant] == ["1.02", "2.01", "2.02"]


def test_one_community_has_its_own_numbers(database, today):
    with database.write("test") as session:
        betje = a_community(session, "Betje Wolff", (2,))
        other = a_community(session, "Andere", (2,))
        here = a_resident(session, betje, "Noor Bos", "1.01")
        there = a_resident(session, other, "Jan Bos", "1.01")
        a_tie(session, betje, here, there, phase=TiePhase.PROPOSED)
        a_room(session, other, "Zaal")
    view = today.view(betje.id)
    assert [house.name for house in view.street.houses] == ["Betje Wolff"]
    assert (view.communities, view.members, view.tied) == (2, 1, 0)
    assert view.street.has_ties
    assert not view.rooms.rooms


def test_rooms_show_the_day_and_light_up_while_in_use(database, today):
    with database.write("test") as session:
        betje = a_community(session)
        living, studio = a_room(session, betje, "Huiskamer"), a_room(session, betje, "Atelier")
        session.flush()
        an_occurrence(session, living, "Nederlands oefenen", TODAY, time(13, 30), time(15))
        an_occurrence(session, living, "Koffieochtend", TODAY, time(10), time(12))
        an_occurrence(session, studio, "Vervallen", TODAY, state=OccurrenceState.CANCELLED)
        an_occurrence(
            session, studio, "Botst", TODAY, time(13), time(14), state=OccurrenceState.CLASH
        )
        an_occurrence(session, studio, "Gisteren", TODAY - timedelta(days=1))
        late = an_occurrence(session, studio, "Nachtfilm", TODAY - timedelta(days=1), time(22))
        late.ends_day, late.ends = TODAY, time(1)
        late.ends_utc = datetime.combine(TODAY, time(0), tzinfo=late.begins_utc.tzinfo)
        ended = an_occurrence(session, living, "Tot middernacht", TODAY - timedelta(days=1))
        ended.ends_day, ended.ends = TODAY, time(0)
        an_occurrence(session, studio, "Morgen", TODAY + timedelta(days=1))
    view = today.view()
    rooms = {room.room: [use.title for use in room.uses] for room in view.rooms.rooms}
    assert rooms == {
        "Atelier": ["Nachtfilm", "Botst"],
        "Huiskamer": ["Koffieochtend", "Nederlands oefenen"],
    }
    assert view.rooms.bookings == 3
    in_use = {room.name: room.in_use for room in view.street.houses[0].rooms}
    assert in_use == {"Atelier": False, "Huiskamer": True}
    later = today.rooms(TODAY + timedelta(days=1))
    assert later.day == TODAY + timedelta(days=1)
    assert [use.title for room in later.rooms for use in room.uses] == ["Morgen"]
    assert today.rooms(TODAY, new_id()).rooms == ()


def test_attention_knows_what_asks_for_a_step(database, today):
    with database.write("test") as session:
        betje = a_community(session)
        living = a_room(session, betje, "Huiskamer")
        programme = a_programme(session)
        noor = a_resident(session, betje, "Noor van der Heijden", "1.01")
        session.flush()
        ahead = date(2026, 12, 23)
        an_occurrence(session, living, "Kerstkoor", ahead, time(16), time(17, 30))
        clash = {"state": OccurrenceState.CLASH}
        an_occurrence(session, living, "Overleg", ahead, time(16, 30), time(18), **clash)
        an_occurrence(session, living, "Voorbij", date(2026, 11, 23), **clash)
        an_agreement(session, betje, noor, date(2026, 12, 1))
        an_agreement(session, betje, noor, date(2026, 12, 9))
        an_agreement(session, betje, noor, date(2026, 12, 1), closed_on=TODAY)
        yesterday = TODAY - timedelta(days=1)
        an_activity(session, betje, programme, yesterday)
        an_activity(session, betje, programme, TODAY, begins=time(13), ends=time(14))
        an_activity(session, betje, programme, TODAY - timedelta(days=2), guests=3)
        an_activity(session, betje, programme, TODAY - timedelta(days=3), [noor])
        an_activity(
            session, betje, programme, TODAY - timedelta(days=4), [noor],
            state=ActivityState.CONCEPT,
        )  # fmt: skip
        an_activity(session, betje, programme, TODAY - timedelta(days=90))
        named = an_activity(session, betje, programme, TODAY - timedelta(days=5))
        for name in ("Ans", "Ans", "Bep"):
            add(
                session,
                UnmatchedName(
                    community_id=betje.id, activity_id=named.id, name=name,
                    name_key=name.lower(), expires_on=TODAY + timedelta(days=80),
                ),
            )  # fmt: skip
    view = today.view()
    told = [(item.kind, item.about, item.day, item.count) for item in view.attention]
    assert told == [
        (AttentionKind.CLASH, "Huiskamer", ahead, 1),
        (AttentionKind.AGREEMENT, "Noor van der H.", date(2026, 12, 1), 1),
        (AttentionKind.ATTENDANCE, "Koffieochtend", yesterday, 1),
        (AttentionKind.ATTENDANCE, "Koffieochtend", TODAY - timedelta(days=4), 1),
        (AttentionKind.UNMATCHED, "Betje Wolff", TODAY - timedelta(days=5), 2),
    ]
    shared = view.attention[0]
    assert (shared.begins, shared.ends) == (time(16, 30), time(17, 30))
    assert view.attention[1].extended == date(2027, 6, 1)
    assert today.view(new_id()).attention == ()


def test_a_question_asks_when_it_waits_long_until_somebody_is_proposed(database, today, clock):
    weeks = timedelta(days=21)
    with database.write("test") as session:
        betje = a_community(session)
        kevin = a_resident(session, betje, "Kevin Oort", "2.02")
        fatma = a_resident(session, betje, "Fatma Yıldız", "1.03")
        gone = a_resident(session, betje, "Weg Gegaan", "1.01", until=TODAY - timedelta(days=1))
        session.flush()
        asked = {"community_id": betje.id, "theme": Theme.DAY}
        oldest, _later = (
            add(session, Question(person_id=kevin.id, title=title, received_on=day, **asked))
            for title, day in (
                ("Samen sporten", TODAY - weeks - timedelta(days=5)),
                ("Een fiets lenen", TODAY - weeks - timedelta(days=1)),
            )
        )
        add(session, Question(person_id=fatma.id, title="Net niet", received_on=TODAY - weeks,
                              **asked))  # fmt: skip
        add(session, Question(person_id=gone.id, title="Vertrokken", received_on=TODAY - 2 * weeks,
                              **asked))  # fmt: skip
        add(session, Question(title="Van niemand", received_on=TODAY - 2 * weeks, **asked))
    (item,) = today.view().attention
    assert (item.kind, item.about, item.title) == (
        AttentionKind.QUESTION, "Kevin O.", "Samen sporten",
    )  # fmt: skip
    assert (item.subject, item.person_id, item.count) == (oldest.id, kevin.id, 26)
    with database.write("test") as session:
        tie = a_tie(session, betje, kevin, fatma, phase=TiePhase.PROPOSED)
        session.flush()
        for question in session.scalars(select(Question).where(Question.person_id == kevin.id)):
            add(session, Exchange(tie_id=tie.id, giver_id=fatma.id, receiver_id=kevin.id,
                                  what="sporten", question_id=question.id))  # fmt: skip
    assert today.view().attention == ()


def test_a_booking_asks_the_day_after_whether_it_took_place(database, today):
    yesterday = TODAY - timedelta(days=1)
    with database.write("test") as session:
        community = a_community(session)
        room = a_room(session, community)
        session.flush()
        an_occurrence(session, room, "Vandaag", TODAY, time(9), time(10))
        asked = an_occurrence(session, room, "Breigroep", yesterday)
        evening = an_occurrence(session, room, "Film", yesterday, time(20), time(22))
        an_occurrence(session, room, "Lang geleden", TODAY - timedelta(days=8))
        programme = a_programme(session, "Filmavond")
        an_activity(
            session, community, programme, yesterday,
            room_id=room.id, begins=time(20, 30), ends=time(22), guests=3,
        )  # fmt: skip
        session.flush()
    (found,) = today.view(None).attention
    assert (found.kind, found.subject, found.about) == (
        AttentionKind.BOOKING,
        asked.id,
        "Breigroep",
    )
    assert evening.id != found.subject


def test_attention_is_cut_off_but_counted(database, today):
    with database.write("test") as session:
        betje = a_community(session)
        noor = a_resident(session, betje, "Noor Bos", "1.01")
        for _ in range(MOST_ATTENTION + 3):
            an_agreement(session, betje, noor, date(2026, 12, 1))
    view = today.view()
    assert len(view.attention) == MOST_ATTENTION
    assert view.attention_count == MOST_ATTENTION + 3


def test_a_larger_street_takes_no_more_queries(embedded, clock):
    def queries() -> int:
        counted = []

        def count(*_args) -> None:
            counted.append(1)

        event.listen(embedded.engine, "before_cursor_execute", count)
        Today(embedded, clock).view()
        event.remove(embedded.engine, "before_cursor_execute", count)
        return len(counted)

    with embedded.write("test") as session:
        a_resident(session, a_community(session, "Een", (1,)), "Jan Bos", "1.01")
    small = queries()
    with embedded.write("test") as session:
        big = a_community(session, "Twee", (8, 8))
        for door in range(1, 9):
            a_resident(session, big, f"Bewoner Nummer{door}", f"1.{door:02d}")
        room = a_room(session, big)
        session.flush()
        an_occurrence(session, room, "Koffie", TODAY)
    assert queries() == small
