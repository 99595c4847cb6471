"""Making, opening and keeping an administration, in a folder and on a server."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.domain.vocabulary import OccurrenceState, WorksFor
from desktop.models import Account, AuditLine, Booking, Community, Room, UndoValue
from desktop.services.administration import Administrations, Credentials
from desktop.services.colleagues import Colleagues
from desktop.storage.engines import connector
from desktop.storage.folder import BALLAST, KEYS, KEYS_COPY, Folder
from desktop.storage.inspection import look_at_file
from desktop.storage.vault import Cost
from tests.conftest import CHEAP
from tests.storage.test_database import a_community, occupy

PASSWORD = "vier woorden die rijmen"
OTHER = "een heel andere zin"


@pytest.fixture
def administrations(clock):
    return Administrations(clock, CHEAP)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "buurt"


@pytest.fixture
def code(administrations, path):
    return administrations.create(path, " Over de Brug ", "Sanne", PASSWORD)


def trouble(call, *arguments, **named):
    with pytest.raises(StorageTrouble) as caught:
        call(*arguments, **named)
    return caught.value.kind


def add(opened, name="Betje Wolff"):
    with opened.database.write("communities.add") as session:
        session.add(a_community(name))


def communities(opened):
    with opened.database.read() as session:
        return list(session.scalars(select(Community.name).order_by(Community.id)))


def test_made_and_opened_with_password_or_code(administrations, path, code, announced):
    opened = administrations.open(path, Credentials(PASSWORD), announced)
    assert (opened.name, opened.account_name, opened.is_example) == ("Over de Brug", "Sanne", False)
    assert opened.folder == path
    add(opened)
    assert len(announced) == 1
    opened.close()
    opened.close()
    assert administrations.peek(path) == "Over de Brug"
    again = administrations.open(path, Credentials(recovery_code=code.lower().replace("-", " ")))
    assert communities(again) == ["Betje Wolff"]
    with again.database.read() as session:
        line = session.scalars(select(AuditLine)).one()
        assert line.account_id == session.scalars(select(Account.id)).one()
    again.close()


@pytest.mark.parametrize(
    ("credentials", "kind"),
    [
        (Credentials(OTHER), Trouble.WRONG_PASSPHRASE),
        (Credentials(), Trouble.WRONG_PASSPHRASE),
        (Credentials(recovery_code="abc"), Trouble.WRONG_RECOVERY_CODE),
    ],
)
def test_nothing_else_opens_it_and_the_right_one_still_does(
    administrations, path, code, credentials, kind
):
    assert trouble(administrations.open, path, credentials) is kind
    administrations.open(path, Credentials(PASSWORD)).close()


def test_a_bad_password_or_name_makes_nothing(administrations, path):
    for name, password in (("Over de Brug", "kort"), ("  ", PASSWORD)):
        with pytest.raises(Refused):
            administrations.create(path, name, "Sanne", password)
    assert not path.exists()


def test_one_window_at_a_time(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    assert trouble(administrations.open, path, Credentials(PASSWORD)) is Trouble.IN_USE
    assert trouble(administrations.check, path, Credentials(PASSWORD)) is Trouble.IN_USE
    opened.close()
    administrations.open(path, Credentials(PASSWORD)).close()


def test_after_closing_every_conversation_is_refused(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    opened.close()
    assert trouble(communities, opened) is Trouble.LOCKED
    assert not any(opened._key)


def test_another_password_and_another_code_close_the_old_ones(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    assert trouble(opened.change_password, OTHER, OTHER, CHEAP) is Trouble.WRONG_PASSPHRASE
    with pytest.raises(Refused):
        opened.change_password(PASSWORD, "kort", CHEAP)
    opened.change_password(PASSWORD, OTHER, CHEAP)
    newer = opened.new_recovery_code()
    opened.close()
    opened = administrations.open(path, Credentials(recovery_code=code))
    with pytest.raises(StorageTrouble):
        opened.keep_recovery_code(newer[:-1])
    opened.keep_recovery_code(newer)
    opened.close()
    for old in (Credentials(PASSWORD), Credentials(recovery_code=code)):
        with pytest.raises(StorageTrouble):
            administrations.open(path, old)
    administrations.open(path, Credentials(OTHER)).close()
    opened = administrations.open(path, Credentials(recovery_code=newer))
    opened.reset_password(PASSWORD, CHEAP)
    opened.close()
    administrations.open(path, Credentials(PASSWORD)).close()
    assert (path / KEYS).read_bytes() == (path / KEYS_COPY).read_bytes()


def test_a_cheap_slot_is_made_dearer_in_silence(path, code, clock):
    dearer = Cost(memory=128, passes=2, lanes=1)
    Administrations(clock, dearer).open(path, Credentials(PASSWORD)).close()
    slot = Folder(path).vault().slots[0]
    assert (slot.memory, slot.passes) == (128, 2)
    Administrations(clock, CHEAP).open(path, Credentials(PASSWORD)).close()
    assert Folder(path).vault().slots[0].memory == 128


def test_a_password_that_would_no_longer_do_still_opens(path, code, clock):
    folder, dearer = Folder(path), Cost(memory=128, passes=2, lanes=1)
    key = folder.vault().open_with_password(PASSWORD)
    folder.keep(folder.vault().resealed(key, "kort", CHEAP))
    Administrations(clock, dearer).open(path, Credentials("kort")).close()
    assert Folder(path).vault().slots[0].memory == 128


def test_a_look_at_an_older_copy_does_not_make_it_the_newest(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    old = Folder(path).data.read_bytes()
    add(opened)
    opened.close()
    Folder(path).data.write_bytes(old)
    administrations.check(path, Credentials(PASSWORD))
    assert trouble(administrations.open, path, Credentials(PASSWORD)) is Trouble.OLDER_COPY
    with pytest.raises(StorageTrouble):
        administrations.open(path, Credentials(PASSWORD))


def test_the_key_is_overwritten_in_the_engine_too(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    engine = opened.database.engine
    opened.close()
    with pytest.raises(DatabaseError):
        engine.connect()


def test_an_older_copy_is_noticed_also_after_a_crash(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    old = Folder(path).data.read_bytes()
    add(opened)
    opened.close()
    opened = administrations.open(path, Credentials(PASSWORD))
    add(opened, "Weidehof")
    opened.database.close()  # what a crash leaves: closed, and nothing noted
    opened._ownership.release()
    Folder(path).data.write_bytes(old)
    with pytest.raises(StorageTrouble) as caught:
        administrations.open(path, Credentials(PASSWORD))
    assert caught.value.kind is Trouble.OLDER_COPY
    assert caught.value.values == {"here": 0, "seen": 1}
    administrations.open(path, Credentials(PASSWORD), accept_older=True).close()
    administrations.open(path, Credentials(PASSWORD)).close()


def set_version(administrations, path, stored, writer):
    opened = administrations.open(path, Credentials(PASSWORD))
    with opened.database.engine.begin() as connection:
        connection.execute(
            text("UPDATE administration SET schema_version = :stored, min_writer = :writer"),
            {"stored": stored, "writer": writer},
        )
    opened.close()


def test_a_newer_administration_is_left_alone(administrations, path, code):
    set_version(administrations, path, 99, 99)
    before = Folder(path).data.read_bytes()
    assert trouble(administrations.open, path, Credentials(PASSWORD)) is Trouble.NEWER_VERSION
    assert Folder(path).data.read_bytes() == before


def test_an_older_one_is_brought_up_to_date_after_a_backup(administrations, path, code, tmp_path):
    opened = administrations.open(path, Credentials(PASSWORD))
    add(opened)
    opened.close()
    set_version(administrations, path, 0, 0)
    opened = administrations.open(path, Credentials(PASSWORD))
    assert communities(opened) == ["Betje Wolff"]
    opened.close()
    kept = administrations.backups(administrations.own_backup_place(path))
    assert len(kept) == 1
    assert all(finding.ok for finding in administrations.check(path, Credentials(PASSWORD)))
    administrations.restore(kept[0].path, tmp_path / "terug", Credentials(PASSWORD))


def test_a_step_that_fails_halfway_leaves_the_old_one(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    with opened.database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")  # the step will fail halfway
    opened.close()
    set_version(administrations, path, 0, 0)
    before = Folder(path).data.read_bytes()
    with pytest.raises(RuntimeError):
        administrations.open(path, Credentials(PASSWORD))
    assert Folder(path).data.read_bytes() == before
    assert not list(path.glob("*.nieuw*"))


def test_a_full_disk_costs_the_ballast_and_saving_goes_on(administrations, path, code):
    opened = administrations.open(path, Credentials(PASSWORD))
    with opened.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    many = [f"{n}" * 30 for n in range(500)]

    def fill():
        with opened.database.write("communities.add") as session:
            session.add_all([a_community(name) for name in many])

    assert trouble(fill) is Trouble.DISK_FULL
    assert not (path / BALLAST).exists()
    with opened.database.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages * 100}")
    fill()
    opened.close()
    administrations.open(path, Credentials(PASSWORD)).close()
    assert (path / BALLAST).exists()


def test_undo_values_are_forgotten_on_opening(administrations, path, code, clock):
    opened = administrations.open(path, Credentials(PASSWORD))
    add(opened)
    opened.close()
    clock.step(timedelta(days=31))
    opened = administrations.open(path, Credentials(PASSWORD))
    with opened.database.read() as session:
        assert session.scalars(select(UndoValue)).all() == []
    opened.close()


def a_booked_room(session):
    community = a_community("Weidehof")
    session.add(community)
    session.flush()
    room = Room(community_id=community.id, name="Huiskamer", name_key="huiskamer")
    session.add(room)
    session.flush()
    booking = Booking(community_id=community.id, room_id=room.id, title="Koffie")
    session.add(booking)
    session.flush()
    occupy(session, room, community, booking, 10, 12, OccurrenceState.BOOKED)
    occupy(session, room, community, booking, 11, 13, OccurrenceState.CLASH)


@pytest.mark.parametrize(
    ("wrong", "statements"),
    [
        (["schema"], ["DROP INDEX ix_person_name_key"]),
        (["schema"], ["DROP TRIGGER occurrence_place_insert"]),
        (["audit_chain"], ["UPDATE audit_line SET act = 'niets' WHERE seq = 1"]),
        (["audit_chain"], ["DELETE FROM undo_value", "DELETE FROM audit_line WHERE seq = 1"]),
        (
            ["audit_chain"],
            ["DELETE FROM undo_value", "DELETE FROM audit_line WHERE seq = 2"],
        ),
        (["references"], ["UPDATE room SET community_id = id"]),
        (
            ["schema", "overlaps"],
            ["DROP TRIGGER occurrence_place_update", "UPDATE occurrence SET state = 'booked'"],
        ),
    ],
)
def test_a_check_names_what_is_wrong(administrations, path, code, wrong, statements):
    opened = administrations.open(path, Credentials(PASSWORD))
    with opened.database.write("rooms.add") as session:
        a_booked_room(session)
    add(opened)
    key = bytes(opened._key)
    opened.close()
    assert all(finding.ok for finding in administrations.check(path, Credentials(PASSWORD)))
    with closing(connector(Folder(path).data, key, {"foreign_keys": "OFF"})()) as raw:
        for statement in statements:
            raw.execute(statement)
    found = administrations.check(path, Credentials(PASSWORD))
    assert [finding.code for finding in found if not finding.ok] == wrong


@pytest.mark.parametrize("page", [2, 20, -1])
def test_a_check_finds_a_flipped_bit(administrations, path, code, page):
    key = Folder(path).vault().open_with_password(PASSWORD)
    data = bytearray(Folder(path).data.read_bytes())
    assert all(finding.ok for finding in look_at_file(Folder(path).data, key))
    data[page * 4096 + (100 if page > 0 else 0)] ^= 1
    Folder(path).data.write_bytes(data)
    assert not all(finding.ok for finding in look_at_file(Folder(path).data, key))


def test_a_file_without_a_lock_is_named(tmp_path):
    with closing(sqlite3.connect(tmp_path / "open.db")) as plain:
        plain.execute("CREATE TABLE person (name)")
    found = look_at_file(tmp_path / "open.db", bytes(48))
    assert next(f for f in found if f.code == "opens_without_key").count == 1


def test_without_its_keys_the_newest_backup_opens(administrations, path, code, tmp_path):
    opened = administrations.open(path, Credentials(PASSWORD))
    add(opened)
    kept = opened.backup_now()
    opened.close()
    for name in (KEYS, KEYS_COPY):
        (path / name).unlink()
    assert trouble(administrations.open, path, Credentials(PASSWORD)) is Trouble.KEYS_MISSING
    administrations.restore(kept, path, Credentials(recovery_code=code))
    opened = administrations.open(path, Credentials(PASSWORD))
    assert communities(opened) == ["Betje Wolff"]
    opened.close()


def test_a_moved_folder_opens_where_it_is_now(administrations, path, code, tmp_path):
    shutil.move(path, tmp_path / "elders")
    administrations.open(tmp_path / "elders", Credentials(PASSWORD)).close()


@pytest.fixture
def empty_server(server):
    server.sql("CREATE DATABASE leeg")
    yield server.url("leeg")
    server.sql("DROP DATABASE leeg WITH (FORCE)")


def test_an_administration_on_a_server(administrations, server, empty_server):
    assert trouble(administrations.open, empty_server, Credentials()) is Trouble.EMPTY_DATABASE
    administrations.create_on_server(empty_server, "Over de Brug", "Sanne")
    with pytest.raises(Refused) as caught:
        administrations.create_on_server(empty_server, "Over de Brug", "Sanne")
    assert caught.value.problems[0].code == "administration_exists"
    opened = administrations.open(empty_server, Credentials())
    assert (opened.name, opened.account_name, opened.folder) == ("Over de Brug", "Sanne", None)
    with pytest.raises(Refused):
        opened.backup_now()
    opened.close()
    assert all(finding.ok for finding in administrations.check(empty_server, Credentials()))


def test_on_a_server_everybody_acts_under_their_own_name(administrations, server, empty_server):
    administrations.create_on_server(empty_server, "Over de Brug", "Sanne")
    server.sql("CREATE ROLE corrie LOGIN SUPERUSER")
    try:
        hers = empty_server.replace(f"{server.user}@", "corrie@")
        administrations.open(hers, Credentials()).close()
        sanne = administrations.open(empty_server, Credentials())
        known = Colleagues(sanne.database, sanne.database.clock)
        corrie = next(one for one in known.list() if one.login == "corrie")
        known.let_in(corrie.id, WorksFor.ORGANISATION, corrie.works_for)
        sanne.close()
        for _ in range(2):
            opened = administrations.open(hers, Credentials())
            assert opened.account_name == "corrie"
            add(opened, f"Hof {_}")
            with opened.database.read() as session:
                names = session.scalars(select(Account.name).order_by(Account.id)).all()
            assert names == ["Sanne", "corrie"]
            opened.close()
    finally:
        server.sql("DROP ROLE corrie")
