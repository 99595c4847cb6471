"""Scopes, announcing, audit, versions and the last lines of defence, on both stores."""

import threading
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import event, select, text, update

from desktop.domain.changes import Topic
from desktop.domain.errors import Conflict, Refused, StorageTrouble, Trouble
from desktop.domain.identity import new_id
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import (
    AdministrationRecord,
    AuditLine,
    Booking,
    Community,
    Occurrence,
    Person,
    Residency,
    Room,
    TopicVersion,
    UndoValue,
)
from desktop.services.drafts import Drafts
from desktop.services.undo import Undo
from desktop.storage import inspection
from desktop.storage.audit import broken_links
from desktop.storage.undo import forget_expired


def a_community(name="Betje Wolff"):
    return Community(name=name, name_key=name.lower())


def a_person(name="Noor"):
    return Person(first_name=name, name_key=name, first_key=name, sort_key=name)


def test_a_write_commits_announces_and_counts(database, announced):
    with database.write("communities.add") as session:
        session.add(a_community())
    assert announced == [frozenset({Topic.PEOPLE, Topic.ROOMS, Topic.SETTINGS})]
    with database.read() as session:
        assert session.scalars(select(Community.name)).all() == ["Betje Wolff"]
        assert session.scalar(select(AdministrationRecord.write_counter)) == 1
        bumped = dict(session.execute(select(TopicVersion.topic, TopicVersion.n)).all())
    assert {topic for topic, n in bumped.items() if n} == {"people", "rooms", "settings"}


def test_an_act_about_many_things_ends_in_as_few_statements_as_a_small_one(database):
    def statements(*records) -> int:
        heard = []

        def hear(*_) -> None:
            heard.append(1)

        with database.write("act") as session:
            session.add_all(records)
            session.flush()
            event.listen(database.engine, "before_cursor_execute", hear)
        event.remove(database.engine, "before_cursor_execute", hear)
        return len(heard)

    before = database.topic_versions()
    small = statements(a_person())
    assert statements(a_community(), a_person("Els"), a_person("Piet")) == small
    bumped = {topic: n - before[topic] for topic, n in database.topic_versions().items()}
    twice = {Topic.PEOPLE: 2, Topic.ROOMS: 1, Topic.SETTINGS: 1}
    assert bumped == dict.fromkeys(Topic, 0) | twice


def test_a_failing_write_leaves_and_says_nothing(database, announced):
    with pytest.raises(Refused), database.write("communities.add") as session:
        session.add(a_community())
        session.flush()
        raise Refused.because("name_missing")
    assert announced == []
    with database.read() as session:
        assert session.scalars(select(Community)).all() == []
        assert session.scalars(select(AuditLine)).all() == []


def test_reading_cannot_write(database):
    with pytest.raises(StorageTrouble) as caught, database.read() as session:
        session.add(a_community())
        session.flush()
    assert caught.value.kind is Trouble.READ_ONLY


def test_a_change_in_a_read_scope_does_not_get_lost_in_silence(database):
    with database.write("communities.add") as session:
        community = a_community()
        session.add(community)
    with pytest.raises(AssertionError), database.read() as session:
        session.get(Community, community.id).name = "Anders"


def test_a_bulk_change_is_announced_and_a_read_is_not(database, announced):
    with database.write("communities.add") as session:
        session.add(a_community())
    announced.clear()
    with database.read() as session:
        session.scalars(select(Community)).all()
    assert announced == []
    with database.write("communities.sweep") as session:
        session.execute(update(Community).values(closed=True))
    assert len(announced) == 1


def test_a_stale_save_is_a_conflict(database):
    with database.write("communities.add") as session:
        community = a_community()
        session.add(community)
    with database.write("communities.change") as session:
        session.get(Community, community.id).name = "Anders"
    with pytest.raises(Conflict), database.write("communities.change") as session:
        community.name = "Verlopen"
        session.add(community)
        session.flush()


def test_the_audit_line_tells_fields_and_never_values(database):
    with database.write("residents.add") as session:
        person = a_person("Geheimnaam")
        session.add(person)
    with database.write("residents.change") as session:
        session.get(Person, person.id).phone = "06 00 00 00 99"
    with database.read() as session:
        lines = session.scalars(select(AuditLine).order_by(AuditLine.seq)).all()
        told = str([line.changed for line in lines])
        assert [line.act for line in lines] == ["residents.add", "residents.change"]
        assert lines[1].changed["person"]["changed"] == {str(person.id): ["phone"]}
        assert "Geheimnaam" not in told
        assert "06 00" not in told
        assert broken_links(lines) == []


@pytest.mark.parametrize("tampering", ["alter", "blame", "delete", "move"])
def test_a_tampered_audit_trail_is_named(database, tampering):
    for name in ("een", "twee", "drie"):
        with database.write("communities.add") as session:
            session.add(a_community(name))
    with database.read() as session:
        lines = list(session.scalars(select(AuditLine).order_by(AuditLine.seq)))
        session.expunge_all()
    if tampering == "alter":
        lines[1].act = "niets.gebeurd"
    elif tampering == "blame":
        lines[1].account_id = new_id()
    elif tampering == "delete":
        del lines[1]
    else:
        lines[1], lines[2] = lines[2], lines[1]
    assert broken_links(lines)


def test_the_forbidden_thread_is_refused(database):
    database.forbid_thread(threading.get_ident())
    with pytest.raises(AssertionError), database.read():
        pass


def test_after_closing_nothing_opens(embedded):
    embedded.close()
    with pytest.raises(StorageTrouble) as caught, embedded.read():
        pass
    assert caught.value.kind is Trouble.LOCKED


def test_undo_restores_changes_and_removes_what_was_added(database, clock):
    with database.write("residents.add") as session:
        person = a_person()
        session.add(person)
    with database.write("residents.change") as session:
        kept = session.get(Person, person.id)
        kept.phone, kept.resting = "06 00 00 00 01", True
        session.add(a_community())
    undo = Undo(database, clock)
    assert undo.undo_last().act == "residents.change"
    with database.read() as session:
        now = session.get(Person, person.id)
        assert (now.phone, now.resting) == ("", False)
        assert session.scalars(select(Community)).all() == []
    assert undo.undo_last().act == "residents.add"
    with pytest.raises(Refused):
        undo.undo_last()


def test_undo_of_an_older_act_refuses_what_was_built_upon(database, clock):
    with database.write("residents.add") as session:
        person = a_person()
        session.add(person)
    with database.write("residents.change") as session:
        session.get(Person, person.id).phone = "06 00 00 00 01"
    undo = Undo(database, clock)
    older = undo.acts()[-1]
    with pytest.raises(Conflict) as caught:
        undo.undo(older.id)
    assert caught.value.code == "undo_built_upon"
    with database.read() as session:
        assert session.get(Person, person.id) is not None


def test_undo_refuses_when_others_refer_to_what_was_added(database, clock):
    with database.write("communities.add") as session:
        community = a_community()
        session.add(community)
    with database.write("rooms.add") as session:
        session.add(Room(community_id=community.id, name="Huiskamer", name_key="huiskamer"))
    undo = Undo(database, clock)
    with pytest.raises(Refused) as caught:
        undo.undo(undo.acts()[-1].id)
    assert caught.value.problems[0].code == "still_used"


def test_undo_values_are_forgotten_after_their_time(database, clock):
    with database.write("communities.add") as session:
        session.add(a_community())
    clock.day = date(2027, 1, 1)
    forget_expired(database)
    with database.read() as session:
        assert session.scalars(select(UndoValue)).all() == []


def test_drafts_come_back_and_go(database, clock):
    drafts = Drafts(database, clock)
    drafts.save("person", "", {"first": "No"})
    drafts.save("person", "", {"first": "Noor"})
    assert [(d.form, d.content) for d in drafts.list()] == [("person", {"first": "Noor"})]
    drafts.drop("person", "")
    assert drafts.list() == ()


def occupy(session, room, community, booking, begins, ends, state):
    on = date(2026, 12, 1)
    session.add(
        Occurrence(
            community_id=community.id, booking_id=booking.id, room_id=room.id, day=on,
            begins=time(begins), ends_day=on, ends=time(ends), state=state,
            begins_utc=datetime(2026, 12, 1, begins, tzinfo=UTC),
            ends_utc=datetime(2026, 12, 1, ends, tzinfo=UTC),
        )
    )  # fmt: skip
    session.flush()


@pytest.fixture
def a_room(database):
    with database.write("rooms.add") as session:
        community = a_community()
        session.add(community)
        session.flush()
        room = Room(community_id=community.id, name="Huiskamer", name_key="huiskamer")
        session.add(room)
        session.flush()
        booking = Booking(community_id=community.id, room_id=room.id, title="Koffie")
        session.add(booking)
    return room, community, booking


def test_the_store_itself_refuses_a_room_twice(database, a_room):
    with database.write("bookings.add") as session:
        occupy(session, *a_room, 10, 12, OccurrenceState.BOOKED)
        occupy(session, *a_room, 12, 14, OccurrenceState.BOOKED)
        occupy(session, *a_room, 11, 13, OccurrenceState.CLASH)
    with pytest.raises(Conflict) as caught, database.write("bookings.add") as session:
        occupy(session, *a_room, 11, 13, OccurrenceState.OPTION)
    assert caught.value.code == "room_taken"
    with pytest.raises(Conflict), database.write("bookings.change") as session:
        clash = session.scalars(
            select(Occurrence).where(Occurrence.state == OccurrenceState.CLASH)
        ).one()
        clash.state = OccurrenceState.BOOKED
        session.flush()


def test_the_store_refuses_a_reference_to_nothing(database, a_room):
    room, community, _ = a_room
    with pytest.raises(Refused), database.write("residents.move_in") as session:
        session.add(
            Residency(community_id=community.id, dwelling_id=room.id, person_id=community.id)
        )


def test_a_healthy_store_has_nothing_to_report(database, a_room):
    assert all(finding.ok for finding in inspection.look_inside(database.engine))


def test_moments_keep_their_zone_and_refuse_to_guess(database):
    with database.read() as session:
        made = session.scalar(select(AdministrationRecord.made_at))
    assert made.tzinfo is not None
    assert made == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    with pytest.raises(Exception, match="zone"), database.write("x") as session:
        session.execute(update(AdministrationRecord).values(made_at=datetime(2026, 1, 1)))  # noqa: DTZ001


def test_settings_of_the_embedded_store_are_as_promised(embedded_path):
    from desktop.storage import engines
    from tests.conftest import KEY

    engine = engines.embedded_engine(embedded_path, KEY)
    wanted = {
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "temp_store": 2,
        "secure_delete": 1, "mmap_size": 0, "synchronous": 2, "journal_mode": "truncate",
        "locking_mode": "exclusive",
    }  # fmt: skip
    with engine.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
    engine.dispose()
    assert found == {**wanted, "mmap_size": None} or found == wanted
    assert engines.library_version() >= engines.LIBRARY_FLOOR
