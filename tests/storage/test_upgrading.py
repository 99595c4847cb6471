"""An administration that the first version made opens in this one, with everything there.

It is made by the first migration alone and filled with plain inserts, so that no mapped class
of today has a hand in it; then it is opened as a user opens it.
"""

from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from desktop.domain.errors import Conflict
from desktop.domain.identity import new_id
from desktop.domain.rooms.rules import WHOLE, ClosureEffect
from desktop.domain.rooms.wish import Wish
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import AdministrationRecord, Booking, Closure, Community, Occurrence, Room
from desktop.models.base import Moment
from desktop.services.administration import Administrations, Credentials
from desktop.services.bookings import Bookings
from desktop.storage import engines, schema
from desktop.storage.folder import Folder
from tests import builders
from tests.conftest import CHEAP

CREDENTIALS = Credentials("vier woorden die rijmen")
COMMUNITY, HUISKAMER, ATELIER, SERIES, NIGHT = (new_id() for _ in range(5))
TOPICS = ("people", "ties", "questions", "rooms", "bookings", "activities", "reports", "settings")
TUESDAY = date(2026, 12, 1)
_TYPES = {
    UUID: sa.Uuid(), bool: sa.Boolean(), int: sa.Integer(), str: sa.String(), date: sa.Date(),
    time: sa.Time(), datetime: Moment(),
}  # fmt: skip


class FirstVersion:
    """Fills a store as the first version left it."""

    def __init__(self, engine: sa.Engine) -> None:
        self._on_server = engine.dialect.name == "postgresql"
        with engines.writing(engine).begin() as self._connection:
            self._make()
            self._fill()

    def _make(self) -> None:
        if self._on_server:
            for name in ("app", "vertrouwelijk"):
                self._connection.execute(sa.schema.CreateSchema(name))
        else:
            self._connection.exec_driver_sql(f"PRAGMA application_id = {engines.APPLICATION_ID}")
        config = Config()
        config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = self._connection
        command.upgrade(config, "0001")

    def _fill(self) -> None:
        self._put(
            "administration", instance_id=new_id(), name="Over de Brug", is_example=False,
            made_at=datetime(2026, 9, 1, 8, tzinfo=UTC), write_counter=7,
            schema_version=1, min_reader=1, min_writer=1,
        )  # fmt: skip
        for topic in TOPICS:
            self._put("topic_version", topic=topic, n=3)
        login = ""
        if self._on_server:
            login = self._connection.exec_driver_sql("SELECT session_user").scalar()
        self._record("account", name="Sanne", job="", login=login, active=True)
        self._record(
            "community", COMMUNITY, name="Betje Wolff", name_key="betje wolff", position=0,
            kind="mixed", phase="build_up", roof="flat", tie_word="good_neighbour", closed=False,
        )  # fmt: skip
        for position, (room, name) in enumerate(((HUISKAMER, "Huiskamer"), (ATELIER, "Atelier"))):
            self._record(
                "room", room, community_id=COMMUNITY, name=name, name_key=name.lower(),
                position=position, facilities="beamer", closed=False,
            )  # fmt: skip
        self._record(
            "closure", community_id=COMMUNITY, begins=date(2026, 12, 24),
            ends=date(2027, 1, 4), reason="Kerstvakantie",
        )  # fmt: skip
        self._booking(SERIES, HUISKAMER, "Koor", "FREQ=WEEKLY;COUNT=3")
        for day, state in ((1, "booked"), (8, "skipped"), (15, "option")):
            self._date(SERIES, HUISKAMER, date(2026, 12, day), (19, 21), state)
        self._booking(NIGHT, ATELIER, "Feest", "")
        self._date(NIGHT, ATELIER, date(2026, 12, 5), (22, 2), "booked")

    def _booking(self, id_: UUID, room: UUID, title: str, rule: str) -> None:
        self._record(
            "booking", id_, community_id=COMMUNITY, room_id=room, title=title, rule=rule,
            struck=False,
        )  # fmt: skip

    def _date(
        self, booking: UUID, room: UUID, day: date, hours: tuple[int, int], state: str
    ) -> None:
        begins, ends = hours
        ends_day = day.replace(day=day.day + (ends < begins))
        self._record(
            "occurrence", community_id=COMMUNITY, booking_id=booking, room_id=room, day=day,
            begins=time(begins), ends_day=ends_day, ends=time(ends), zone="Europe/Amsterdam",
            begins_utc=datetime.combine(day, time(begins - 1), UTC),
            ends_utc=datetime.combine(ends_day, time(ends - 1), UTC),
            state=state, title="", reason="Sinterklaas" if state == "skipped" else "",
        )  # fmt: skip

    def _record(self, table: str, id_: UUID | None = None, **values: object) -> None:
        self._put(table, id=id_ or new_id(), version=1, **values)

    def _put(self, table: str, **values: object) -> None:
        columns = [sa.column(name, _TYPES[type(value)]) for name, value in values.items()]
        into = sa.table(table, *columns, schema="app" if self._on_server else None)
        self._connection.execute(sa.insert(into), values)


@pytest.fixture
def administrations(clock):
    return Administrations(clock, CHEAP)


@pytest.fixture
def old_folder(administrations, tmp_path):
    """A folder with keys of today and data of the first version."""
    folder = Folder(tmp_path / "buurt")
    administrations.create(folder.path, "Over de Brug", "Sanne", CREDENTIALS.password)
    folder.data.unlink()
    key = folder.vault().open_with_password(CREDENTIALS.password)
    engine = engines.embedded_engine(folder.data, key)
    FirstVersion(engine)
    engine.dispose()
    return folder.path


@pytest.fixture
def old_server(server):
    """The address of a database of the first version."""
    name = f"old{new_id().hex[-12:]}"
    server.sql(f"CREATE DATABASE {name}")
    engine = engines.server_engine(server.url(name))
    FirstVersion(engine)
    engine.dispose()
    yield server.url(name)
    server.sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["old_folder", "old_server"])
def opened(request, administrations):
    """An administration of the first version, opened by this one."""
    it = administrations.open(request.getfixturevalue(request.param), CREDENTIALS)
    yield it
    it.close()


def test_the_schema_is_that_of_a_fresh_administration(opened):
    assert schema.stored_version(opened.database.engine) == schema.VERSION
    assert schema.differences(opened.database.engine) == []
    with opened.database.read() as session:
        record = session.query(AdministrationRecord).one()
    assert (record.name, record.min_reader, record.min_writer) == (
        "Over de Brug", schema.VERSION, schema.VERSION,
    )  # fmt: skip


def test_rooms_bookings_and_closures_are_all_there(opened):
    with opened.database.read() as session:
        rooms = {room.id: room for room in session.query(Room)}
        bookings = {booking.id: booking for booking in session.query(Booking)}
        dates = session.query(Occurrence).order_by(Occurrence.begins_utc).all()
        (closure,) = session.query(Closure)
        (community,) = session.query(Community)
    assert {(r.name, r.facilities, r.part_of_id, r.approval) for r in rooms.values()} == {
        ("Huiskamer", "beamer", None, False),
        ("Atelier", "beamer", None, False),
    }
    assert (community.id, community.school_region) == (COMMUNITY, "north")
    assert {(b.title, b.rule, b.zone) for b in bookings.values()} == {
        ("Koor", "FREQ=WEEKLY;COUNT=3", "Europe/Amsterdam"),
        ("Feest", "", "Europe/Amsterdam"),
    }
    assert [(d.booking_id, d.day.day, d.state, d.reason) for d in dates] == [
        (SERIES, 1, OccurrenceState.BOOKED, ""),
        (NIGHT, 5, OccurrenceState.BOOKED, ""),
        (SERIES, 8, OccurrenceState.SKIPPED, "Sinterklaas"),
        (SERIES, 15, OccurrenceState.OPTION, ""),
    ]
    assert all((d.whole_id, d.part_from, d.part_until) == (d.room_id, *WHOLE) for d in dates)
    night = (datetime(2026, 12, 5, 21, tzinfo=UTC), datetime(2026, 12, 6, 1, tzinfo=UTC))
    assert (dates[1].begins_utc, dates[1].ends_utc) == night
    assert (closure.reason, closure.effect, closure.begins_at, closure.ends_at, closure.struck) == (
        "Kerstvakantie", ClosureEffect.STAND, time(), time(), False,
    )  # fmt: skip


def test_the_calendar_shows_and_guards_what_was_booked(opened, clock):
    bookings = Bookings(opened.database, clock)
    agenda = bookings.agenda(date(2026, 11, 30), 28, COMMUNITY)
    assert [block.title for block in agenda.blocks] == ["Koor", "Feest", "Koor", "Koor"]
    assert "Kerstvakantie" in {closed.name for closed in agenda.closed}
    plan = bookings.rehearse(Wish(HUISKAMER, "Yoga", TUESDAY, time(20), time(22)), {})
    assert [obstacle.name for obstacle in plan.slots[0].obstacles] == ["Koor"]
    free = Wish(HUISKAMER, "Yoga", TUESDAY, time(21), time(22))
    bookings.book(free, {}, bookings.rehearse(free, {}))
    with pytest.raises(Conflict) as caught, opened.database.write("past the services") as session:
        room = session.get_one(Room, HUISKAMER)
        builders.an_occurrence(session, room, "Dubbel", TUESDAY, time(18), time(20))
    assert caught.value.code == "room_taken"


def test_before_the_upgrade_a_backup_is_made(old_folder, administrations):
    administrations.open(old_folder, CREDENTIALS).close()
    (line,) = administrations.backups(administrations.own_backup_place(old_folder))
    other = old_folder.with_name("terug")
    administrations.restore(line.path, other, CREDENTIALS)
    again = administrations.open(other, CREDENTIALS)
    with again.database.read() as session:
        assert session.query(Occurrence).count() == 4
    again.close()
