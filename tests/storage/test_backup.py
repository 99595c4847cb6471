"""Backups: whole or refused, secret, thinned out, and put back without losing what was there."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.models import Person
from desktop.services.administration import Administrations, Credentials
from desktop.storage import backup
from desktop.storage.folder import Folder
from tests.conftest import CHEAP
from tests.storage.test_database import a_person

PASSWORD = "vier woorden die rijmen"
OTHER = "een heel andere zin"
CANARY = "Kanarievogelinski"


@pytest.fixture
def administrations(clock):
    return Administrations(clock, CHEAP)


@pytest.fixture
def made(administrations, tmp_path):
    """An administration with one person, its recovery code, and a backup of it."""
    path = tmp_path / "buurt"
    code = administrations.create(path, "Over de Brug", "Sanne", PASSWORD)
    opened = administrations.open(path, Credentials(PASSWORD))
    with opened.database.write("residents.add") as session:
        session.add(a_person(CANARY))
    kept = opened.backup(tmp_path / "kopie.buurtschap")
    opened.close()
    return path, code, kept


def names(administrations, path, credentials=None):
    opened = administrations.open(path, credentials or Credentials(PASSWORD))
    with opened.database.read() as session:
        found = list(session.scalars(select(Person.first_name)))
    opened.close()
    return found


def kind_of(call, *arguments):
    with pytest.raises(StorageTrouble) as caught:
        call(*arguments)
    return caught.value.kind


def test_an_empty_computer_and_the_code_on_paper_are_enough(administrations, made, tmp_path):
    _, code, kept = made
    there = tmp_path / "nieuwe laptop" / "buurt"
    administrations.restore(kept, there, Credentials(recovery_code=code))
    assert names(administrations, there) == [CANARY]
    assert all(finding.ok for finding in administrations.check(there, Credentials(PASSWORD)))


def test_nothing_readable_stands_in_folder_or_backup(made):
    path, _, kept = made
    for file in [kept, *(p for p in path.rglob("*") if p.is_file())]:
        content = file.read_bytes()
        assert CANARY.encode() not in content
        assert CANARY.lower().encode() not in content
        assert not content.startswith(b"SQLite format 3")


@pytest.mark.parametrize("damage", ["flip", "cut", "grow", "empty"])
def test_damage_anywhere_is_found_and_nothing_is_touched(administrations, made, tmp_path, damage):
    path, _, kept = made
    whole = kept.read_bytes()
    broken = tmp_path / "stuk.buurtschap"
    before = {p.name: p.read_bytes() for p in path.iterdir() if p.is_file()}

    @given(st.integers(0, len(whole) - 1), st.integers(0, 7))
    @settings(max_examples=120, deadline=None)
    def look(at, bit):
        content = bytearray(whole)
        if damage == "flip":
            content[at] ^= 1 << bit
        content = {"flip": content, "cut": content[:at], "grow": content + b"x", "empty": b""}[
            damage
        ]
        broken.write_bytes(content)
        kind = kind_of(administrations.restore, broken, path, Credentials(PASSWORD))
        assert kind is Trouble.DAMAGED

    look()
    assert {p.name: p.read_bytes() for p in path.iterdir() if p.is_file()} == before


def test_a_wrong_password_is_said_and_nothing_is_touched(administrations, made):
    path, _, kept = made
    kind = kind_of(administrations.restore, kept, path, Credentials(OTHER))
    assert kind is Trouble.WRONG_PASSPHRASE
    assert names(administrations, path) == [CANARY]


def test_a_restore_replaces_what_is_broken_and_keeps_it_beside(administrations, made):
    path, _, kept = made
    folder = Folder(path)
    folder.data.write_bytes(b"kapot" * 4000)
    assert kind_of(administrations.open, path, Credentials(PASSWORD)) is Trouble.DAMAGED
    administrations.restore(kept, path, Credentials(PASSWORD))
    assert names(administrations, path) == [CANARY]
    aside = path / "vervangen 2026-11-24 1.db"
    assert aside.read_bytes().startswith(b"kapot")
    administrations.restore(kept, path, Credentials(PASSWORD))
    assert (path / "vervangen 2026-11-24 2.db").exists()


def test_what_another_administration_leaves_behind_can_still_be_opened(
    administrations, made, tmp_path
):
    _, _, kept = made
    other = tmp_path / "ander"
    administrations.create(other, "Anders", "Piet", OTHER)
    administrations.restore(kept, other, Credentials(PASSWORD))
    assert names(administrations, other) == [CANARY]
    again = tmp_path / "terug"
    again.mkdir()
    (other / "vervangen 2026-11-24 1.db").rename(again / "gegevens.db")
    (other / "vervangen 2026-11-24 1.json").rename(again / "sleutels.json")
    assert names(administrations, again, Credentials(OTHER)) == []


def test_an_open_administration_is_not_replaced(administrations, made):
    path, _, kept = made
    opened = administrations.open(path, Credentials(PASSWORD))
    assert kind_of(administrations.restore, kept, path, Credentials(PASSWORD)) is Trouble.IN_USE
    opened.close()


def test_a_backup_to_nowhere_is_trouble_and_the_old_one_stands(administrations, made, tmp_path):
    path, _, kept = made
    before = kept.read_bytes()
    opened = administrations.open(path, Credentials(PASSWORD))
    assert kind_of(opened.backup, tmp_path / "weg" / "x.buurtschap") is Trouble.UNREACHABLE
    kept.with_name(kept.name + ".data").write_bytes(b"left behind by a run that was killed")
    opened.backup(kept)
    opened.close()
    assert kept.read_bytes() != before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["buurt", kept.name]


def test_a_backup_of_a_damaged_database_is_refused_and_the_old_one_stands(
    administrations, made, tmp_path
):
    path, _, kept = made
    before = kept.read_bytes()
    opened = administrations.open(path, Credentials(PASSWORD))
    data = Folder(path).data
    with data.open("r+b") as stream:
        stream.seek(data.stat().st_size - 2000)
        stream.write(b"kapot")
    assert kind_of(opened.backup, kept) is Trouble.DAMAGED
    opened.close()
    assert kept.read_bytes() == before


def test_a_backup_is_made_once_a_day_and_old_ones_go(administrations, made, clock):
    path, _, _ = made
    opened = administrations.open(path, Credentials(PASSWORD))
    assert opened.backup_when_due() is not None
    assert opened.backup_when_due() is None
    for _ in range(60):
        clock.step(timedelta(hours=12))
        opened.backup_when_due()
    opened.close()
    lines = administrations.backups(administrations.own_backup_place(path))
    assert 7 <= len(lines) <= 11
    assert lines[0].made > lines[-1].made
    assert lines[0].made - lines[-1].made <= timedelta(days=35)


YEAR = datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-12-31")


def dated_by(moments):
    return [(f"{moment:%Y%m%d%H%M%S%f}", moment) for moment in moments]


@given(st.lists(st.datetimes(*YEAR), min_size=1, unique=True))
def test_thinning_keeps_the_newest_of_days_and_weeks_and_nothing_old(moments):
    newest, dated = max(moments), dated_by(moments)
    dropped = backup.names_to_drop(dated, newest)
    kept = [(name, made) for name, made in dated if name not in dropped]
    assert len(kept) <= backup.DAILY + backup.WEEKLY
    assert all(newest - made <= backup.OLDEST for _, made in kept)
    last_days = sorted({made.date() for _, made in dated}, reverse=True)[: backup.DAILY]
    wanted = {max(m for m in moments if m.date() == day) for day in last_days}
    assert {m for m in wanted if newest - m <= backup.OLDEST} <= {made for _, made in kept}
    assert not backup.names_to_drop(kept, newest) & {f"{newest:%Y%m%d%H%M%S%f}"}


def test_a_clock_that_was_wrong_once_costs_no_backup():
    now = datetime.fromisoformat("2026-11-24T09:00")
    real = [now - timedelta(days=days) for days in range(10)]
    ahead = datetime.fromisoformat("2036-01-01T09:00")
    few, many = dated_by([ahead, *real[:3]]), dated_by([ahead, *real])
    assert backup.names_to_drop(few, now) == set()
    assert dated_by([ahead])[0][0] in backup.names_to_drop(many, now)
    stopped = datetime.fromisoformat("2000-01-01T00:00")
    assert backup.names_to_drop(dated_by([stopped, *real]), stopped) == set()


def test_a_backup_is_due_whatever_a_wrong_clock_made_before(administrations, made, clock):
    path, _, _ = made
    opened = administrations.open(path, Credentials(PASSWORD))
    clock.step(timedelta(days=3650))
    assert opened.backup_when_due() is not None
    clock.step(timedelta(days=-3650))
    assert opened.backup_when_due() is not None
    assert opened.backup_when_due() is None
    opened.close()


def test_what_a_killed_backup_left_goes_with_the_next_and_nothing_else(administrations, made):
    path, _, _ = made
    opened = administrations.open(path, Credentials(PASSWORD))
    place = administrations.own_backup_place(path)
    for name in ("2026-11-20 09.00.00.buurtschap.data", "2026-11-20 09.00.00.buurtschap.nieuw"):
        (place / name).write_bytes(b"half")
    (place / "vakantie.buurtschap.data").write_bytes(b"somebody's own")
    kept = opened.backup_now()
    opened.close()
    assert {p.name for p in place.iterdir()} == {kept.name, "vakantie.buurtschap.data"}


def test_backups_and_keys_are_for_their_owner_alone(administrations, made):
    path, _, kept = made
    again = path.parent / "elders"
    again.mkdir(mode=0o755)
    administrations.restore(kept, again, Credentials(PASSWORD))
    names(administrations, again)
    private = [kept, again, again / "gegevens.db", again / "sleutels.json", again / "ballast.bin"]
    assert [p.name for p in private if p.stat().st_mode & 0o077] == []


def test_a_restore_that_was_cut_short_is_finished_at_the_next_opening(
    administrations, made, tmp_path
):
    path, _, _ = made
    other = tmp_path / "ander"
    administrations.create(other, "Anders", "Piet", OTHER)
    ready = other / "terugzetten"
    ready.mkdir()
    for name in ("gegevens.db", "sleutels.json"):
        (ready / name).write_bytes((path / name).read_bytes())
    assert administrations.peek(other) == "Over de Brug"
    assert names(administrations, other) == [CANARY]
    assert not ready.exists()
    assert (other / "vervangen 2026-11-24 1.db").exists()


def test_what_lies_ready_with_keys_that_are_damaged_is_no_way_out_of_the_old(
    administrations, made, tmp_path
):
    path, _, kept = made
    ready = path / "terugzetten"
    ready.mkdir()
    (ready / "gegevens.db").write_bytes(b"nieuw")
    (ready / "sleutels.json").write_bytes(b"{")
    before = Folder(path).data.read_bytes()
    kind = kind_of(administrations.open, path, Credentials(PASSWORD))
    assert kind is Trouble.KEYS_MISSING
    assert Folder(path).data.read_bytes() == before
    administrations.restore(kept, path, Credentials(PASSWORD))
    assert names(administrations, path) == [CANARY]


def test_what_a_restore_put_aside_goes_as_old_backups_do(administrations, made, clock):
    path, _, kept = made
    administrations.restore(kept, path, Credentials(PASSWORD))
    (path / "vervangen worden.txt").touch()
    clock.step(timedelta(days=35))
    names(administrations, path)
    assert len(list(path.glob("vervangen 2026-11-24 1.*"))) == 2
    clock.step(timedelta(days=1))
    names(administrations, path)
    assert [p.name for p in path.glob("vervangen *")] == ["vervangen worden.txt"]
