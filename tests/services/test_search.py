"""Search over a real store: what is found, what it leads to, and that it stays fresh."""

from datetime import date, time, timedelta

import pytest

from desktop.domain.search import HitKind
from desktop.domain.vocabulary import QuestionState, Theme
from desktop.models import Membership, Question, Skill, Talent
from desktop.services.search import Search
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
def search(database, clock):
    return Search(database, clock)


def found(search, text, *args):
    return [(hit.kind, hit.title, hit.context) for hit in search.find(text, *args)]


def test_everything_is_found_and_leads_somewhere(database, search):
    with database.write("test") as session:
        betje = a_community(session, "Betje Wolff", (8,))
        noor = a_resident(session, betje, "Noor van der Heijden", "1.05")
        a_resident(session, betje, "Noortje Weg", until=date(2026, 1, 1))
        skill = add(session, Skill(name="noten kraken", name_key="noten kraken"))
        add(session, Talent(person_id=noor.id, skill_id=skill.id))
        asked = {"community_id": betje.id, "person_id": noor.id, "received_on": TODAY}
        add(session, Question(title="Noodlamp kapot", theme=Theme.HOUSING, **asked))
        struck = {"state": QuestionState.STRUCK, "theme": Theme.DAY}
        add(session, Question(title="Noooit", **struck, **asked))
        programme = a_programme(session, "Noordwandeling")
        session.flush()
        an_activity(session, betje, programme, TODAY - timedelta(days=7))
        last = an_activity(session, betje, programme, TODAY - timedelta(days=1), [noor])
        room = a_room(session, betje, "Noordzaal")
        session.flush()
        an_occurrence(session, room, "Noodfonds", TODAY - timedelta(days=1))
        coming = an_occurrence(session, room, "Notarisuur", TODAY, time(16), time(17))
    assert found(search, "no") == [
        (HitKind.PERSON, "Noor van der Heijden", "Betje Wolff 1.05"),
        (HitKind.QUESTION, "Noodlamp kapot", "vraag van Noor van der Heijden · Betje Wolff"),
        (HitKind.ACTIVITY, "Noordwandeling", "Betje Wolff · maandag 23 november, 10.00"),
        (HitKind.BOOKING, "Notarisuur", "Noordzaal · Betje Wolff · dinsdag 24 november, 16.00"),
        (HitKind.ROOM, "Noordzaal", "Betje Wolff"),
        (HitKind.TALENT, "noten kraken", "talent van Noor van der Heijden · Betje Wolff"),
        (HitKind.PERSON, "Noortje Weg", "Betje Wolff · vertrokken"),
    ]
    leads = {hit.kind: hit.id for hit in reversed(search.find("no"))}
    assert leads[HitKind.QUESTION] == leads[HitKind.TALENT] == noor.id
    assert leads[HitKind.ACTIVITY] == last.id
    assert leads[HitKind.BOOKING] == coming.id
    assert found(search, "betje") == [(HitKind.COMMUNITY, "Betje Wolff", "community")]


def test_a_change_is_found_at_once(database, search):
    with database.write("test") as session:
        betje = a_community(session)
        noor = a_resident(session, betje, "Noor Bos", "1.01")
    assert search.find("noor")
    with database.write("test") as session:
        person = session.get(type(noor), noor.id)
        person.first_name, person.name_key = "Elif", "elif bos"
    assert not search.find("noor")
    assert found(search, "elif")[0][1] == "Elif Bos"


def test_who_came_back_is_not_gone(database, search):
    with database.write("test") as session:
        betje, other = a_community(session), a_community(session, "Andere", (2,))
        back = a_resident(session, betje, "Bea Terug", since=date(2020, 1, 1), until=TODAY)
        session.flush()
        add(
            session,
            Membership(person_id=back.id, community_id=other.id, begins=TODAY, ends=None),
        )
    assert found(search, "bea") == [(HitKind.PERSON, "Bea Terug", "Andere")]


def test_an_erased_person_is_not_found(database, search):
    with database.write("test") as session:
        a_resident(session, a_community(session), "Noor Bos", "1.01", erased=True)
    assert not search.find("noor")
