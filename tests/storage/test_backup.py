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


@given(st.lists(st.datetimes(*YEAR), min_size=1, unique=True))
def test_thinning_keeps_the_newest_of_days_and_weeks_and_nothing_old(moments):
    dated = [(f"{moment:%Y%m%d%H%M%S%f}", moment) for moment in moments]
    dropped = backup.names_to_drop(dated, backup.DAILY, backup.WEEKLY)
    kept = [(name, made) for name, made in dated if name not in dropped]
    newest = max(moments)
    assert len(kept) <= backup.DAILY + backup.WEEKLY
    assert all(newest - made <= backup.OLDEST for _, made in kept)
    last_days = sorted({made.date() for _, made in dated}, reverse=True)[: backup.DAILY]
    wanted = {max(m for m in moments if m.date() == day) for day in last_days}
    assert {m for m in wanted if newest - m <= backup.OLDEST} <= {made for _, made in kept}
    assert not backup.names_to_drop(kept, backup.DAILY, backup.WEEKLY) & {
        f"{newest:%Y%m%d%H%M%S%f}"
    }
