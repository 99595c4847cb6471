"""Several people at work in the organisation's database at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from desktop.domain.changes import Topic
from desktop.domain.errors import Conflict, StorageTrouble
from desktop.models import AdministrationRecord, AuditLine, Community, Occurrence, Person
from desktop.storage import engines, inspection
from desktop.storage.audit import broken_links
from desktop.storage.database import Database
from tests import builders
from tests.conftest import TODAY


@pytest.fixture
def windows(server_url, clock, announced):
    opened = [Database(engines.server_engine(server_url), announced, clock) for _ in range(4)]
    yield opened
    for database in opened:
        database.close()


def count(session, model):
    return session.scalar(select(func.count()).select_from(model))


def test_a_snapshot_does_not_see_what_others_do_meanwhile(windows):
    here, there, *_ = windows
    with here.read() as session:
        assert count(session, Person) == 0
        with there.write("residents.add") as other:
            builders.a_person(other)
        assert count(session, Person) == 0
    with here.read() as session:
        assert count(session, Person) == 1


def test_others_can_tell_what_changed(windows):
    here, there, *_ = windows
    before = here.topic_versions()
    with there.write("residents.add") as session:
        builders.a_person(session)
    after = here.topic_versions()
    assert {topic for topic in Topic if after[topic] != before[topic]} == {Topic.PEOPLE}


def test_who_saves_second_is_told_so(windows):
    here, there, *_ = windows
    with here.write("communities.add") as session:
        community = builders.a_community(session, storeys=())
    with (
        pytest.raises(Conflict),
        here.write("communities.change") as mine,
    ):
        mine.get(Community, community.id).name = "Van mij"
        with there.write("communities.change") as theirs:
            theirs.get(Community, community.id).name = "Van jou"
        mine.flush()
    with here.read() as session:
        assert session.scalar(select(Community.name)) == "Van jou"


def test_many_writers_leave_one_unbroken_chain(windows):
    def work(database, n):
        for at in range(12):
            with database.write("residents.add") as session:
                builders.a_person(session, f"Persoon{n} {at}")

    with ThreadPoolExecutor(len(windows)) as pool:
        for done in [pool.submit(work, database, n) for n, database in enumerate(windows)]:
            done.result()
    with windows[0].read() as session:
        lines = list(session.scalars(select(AuditLine).order_by(AuditLine.seq)))
        assert broken_links(lines) == []
        assert len(lines) == count(session, Person) == 48
        assert session.scalar(select(AdministrationRecord.write_counter)) == 48


def test_of_many_who_want_a_room_one_gets_it(windows):
    with windows[0].write("rooms.add") as session:
        community = builders.a_community(session, storeys=())
        room = builders.a_room(session, community)

    def book(database, day):
        try:
            with database.write("bookings.add") as session:
                builders.an_occurrence(session, room, "Koffie", day)
        except Conflict as conflict:
            return conflict.code
        except StorageTrouble as trouble:  # two of them waited for each other
            return "again" if trouble.transient else "broken"
        return "booked"

    for n in range(10):
        day = TODAY + timedelta(days=n)
        with ThreadPoolExecutor(len(windows)) as pool:
            found = sorted(pool.map(book, windows, [day] * len(windows)))
        assert found.count("booked") == 1
        assert set(found) <= {"booked", "room_taken", "again"}
    with windows[0].read() as session:
        assert count(session, Occurrence) == 10
    assert all(finding.ok for finding in inspection.look_inside(windows[0].engine))
