"""The folder of an administration: safe places, one owner, two copies of the keys, ballast."""

import multiprocessing
import os
import signal
import zlib
from pathlib import Path, PureWindowsPath

import pytest

from desktop.domain.errors import Refused, StorageTrouble, Trouble
from desktop.storage import places
from desktop.storage.folder import BALLAST, BALLAST_BYTES, KEYS, KEYS_COPY, Folder, Ownership
from desktop.storage.troubles import from_system
from tests.conftest import CHEAP
from tests.storage.test_vault import OTHER, PASSWORD, a_vault

ONEDRIVE = {"OneDrive": "C:\\Users\\sanne\\OneDrive - Over de Brug"}


def kind_of(call):
    with pytest.raises(StorageTrouble) as caught:
        call()
    return caught.value.kind


@pytest.fixture
def folder(tmp_path):
    made = Folder(tmp_path / "buurt")
    made.make()
    made.keep(a_vault()[0])
    made.data.write_bytes(b"x")
    made.finish_making()
    return made


@pytest.mark.parametrize(
    ("path", "environment", "synced"),
    [
        ("\\\\server\\buurt\\administratie", {}, True),
        ("//server/buurt/administratie", {}, True),
        ("C:\\Users\\sanne\\OneDrive - Over de Brug\\buurt", ONEDRIVE, True),
        ("C:\\Users\\sanne\\OneDrive - Over de Brug", ONEDRIVE, True),
        ("D:\\werk\\buurt", {"OneDrive": "D:\\werk"}, True),
        ("D:\\werkmap\\buurt", {"OneDrive": "D:\\werk"}, False),
        ("C:\\Users\\sanne\\Dropbox (Over de Brug)\\buurt", {}, True),
        ("C:\\Users\\sanne\\Google Drive\\buurt", {}, True),
        ("C:\\Users\\sanne\\iCloudDrive\\buurt", {}, True),
        ("C:\\Users\\sanne\\Nextcloud\\buurt", {}, True),
        ("C:\\Users\\sanne\\AppData\\Local\\Buurtschap", ONEDRIVE, False),
        ("/home/sanne/.local/share/Buurtschap", {}, False),
        ("/home/sanne/Nextcloud/buurt", {}, True),
        ("/home/sanne/mijn-dropbox-oud/buurt", {}, False),
    ],
)
def test_the_path_tells_of_shares_and_sync_folders(path, environment, synced):
    pure = PureWindowsPath(path) if "\\" in path else Path(path)
    assert places.syncs(pure, environment) is synced


MOUNTS = """/dev/sda1 / ext4 rw 0 0
nas:/volume /mnt/nas nfs4 rw 0 0
//nas/buurt /mnt/grote\\040schijf cifs rw 0 0
/dev/sdb1 /media/usb vfat rw 0 0
/dev/sdc1 /mnt/nas/eigen ext4 rw 0 0
sanne@host: /home/sanne/ver fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "unsafe"),
    [
        ("/home/sanne/buurt", False), ("/mnt/nas/buurt", True), ("/mnt/nasty/buurt", False),
        ("/mnt/grote schijf/buurt", True), ("/media/usb/buurt", True),
        ("/mnt/nas/eigen/buurt", False), ("/home/sanne/ver/buurt", True),
    ],
)  # fmt: skip
def test_the_table_of_disks_tells_of_shares_and_sticks(path, unsafe):
    assert places.on_unsafe_disk(Path(path), MOUNTS) is unsafe


@pytest.mark.parametrize("marker", [".dropbox", ".sync_4a5b.db", "._sync_4a5b.db", ".stfolder"])
def test_what_a_sync_program_leaves_behind_is_recognised(tmp_path, marker):
    (tmp_path / marker).touch()
    assert kind_of(Folder(tmp_path / "diep" / "buurt").make) is Trouble.UNSAFE_PLACE
    assert not (tmp_path / "diep").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "vakantie.jpg").touch()
    with pytest.raises(Refused) as caught:
        Folder(tmp_path).make()
    assert caught.value.problems[0].code == "folder_occupied"
    assert [p.name for p in tmp_path.iterdir()] == ["vakantie.jpg"]


def test_only_its_owner_may_look_in_the_folder(folder):
    assert folder.path.stat().st_mode & 0o077 == 0


def test_what_is_missing_is_named(tmp_path, folder):
    assert kind_of(Folder(tmp_path / "nergens").require) is Trouble.NOT_AN_ADMINISTRATION
    assert kind_of(Folder(tmp_path / "weg" / "buurt").require) is Trouble.UNREACHABLE
    folder.require()
    for name in (KEYS, KEYS_COPY):
        (folder.path / name).unlink()
    assert kind_of(folder.require) is Trouble.KEYS_MISSING
    assert kind_of(folder.vault) is Trouble.KEYS_MISSING
    folder.data.unlink()
    assert kind_of(folder.require) is Trouble.NOT_AN_ADMINISTRATION


@pytest.mark.parametrize("name", [KEYS, KEYS_COPY])
@pytest.mark.parametrize("damage", ["gone", "empty", "flipped", "other"])
def test_keys_are_read_from_either_copy_and_the_other_is_mended(folder, name, damage):
    whole, path = folder.vault(), folder.path / name
    if damage == "gone":
        path.unlink()
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "flipped":
        path.write_bytes(path.read_bytes().replace(b'"salt": "', b'"salt": "0', 1))
    elif name == KEYS_COPY:
        path.write_bytes(a_vault()[0].as_bytes())
    assert folder.vault() == whole
    folder.mend_keys()
    assert folder.vault() == whole
    assert (folder.path / KEYS).read_bytes() == (folder.path / KEYS_COPY).read_bytes()


def test_a_password_that_was_changed_halfway_no_longer_opens(folder):
    vault, key, _ = a_vault()
    folder.keep(vault)
    changed = vault.with_password(key, OTHER, CHEAP)
    (folder.path / KEYS).write_bytes(changed.as_bytes())  # killed before the copy was written
    assert folder.vault().open_with_password(OTHER) == key
    folder.mend_keys()
    (folder.path / KEYS).unlink()
    with pytest.raises(StorageTrouble):
        folder.vault().open_with_password(PASSWORD)


def test_whoever_only_looks_at_the_keys_writes_nothing(folder):
    (folder.path / KEYS_COPY).write_bytes(b"")
    folder.vault()
    assert (folder.path / KEYS_COPY).read_bytes() == b""


def test_a_password_counts_when_its_first_copy_is_written(folder):
    vault, key, _ = a_vault()
    folder.keep(vault)
    blocked = folder.path / f"{KEYS_COPY}.nieuw"
    blocked.mkdir()
    folder.keep(vault.with_password(key, OTHER, CHEAP))
    assert folder.vault().open_with_password(OTHER) == key
    blocked.rmdir()
    (folder.path / f"{KEYS}.nieuw").mkdir()
    kind = kind_of(lambda: folder.keep(vault))
    assert kind is Trouble.UNREACHABLE
    assert folder.vault().open_with_password(OTHER) == key


def test_rubble_of_a_making_that_was_cut_short_is_no_administration(tmp_path):
    begun = Folder(tmp_path / "buurt")
    begun.make()
    begun.data.write_bytes(b"half")
    begun.keep(a_vault()[0])
    assert kind_of(begun.require) is Trouble.NOT_AN_ADMINISTRATION
    with Ownership(begun):
        assert kind_of(begun.make) is Trouble.IN_USE
    begun.make()
    assert not begun.data.exists()
    begun.unmake()
    assert not begun.path.exists()


def test_the_ballast_gives_room_back_on_a_disk_that_compresses(folder):
    content = (folder.path / BALLAST).read_bytes()
    assert len(zlib.compress(content, 1)) >= BALLAST_BYTES


def hold(path, ready):
    with Ownership(Folder(path)):
        ready.set()
        signal.pause()


def test_one_owner_at_a_time_and_a_killed_one_leaves_nothing_locked(folder):
    with Ownership(folder):
        assert kind_of(lambda: Ownership(folder)) is Trouble.IN_USE
    Ownership(folder).release()
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    other = context.Process(target=hold, args=(folder.path, ready))
    other.start()
    assert ready.wait(30)
    assert kind_of(lambda: Ownership(folder)) is Trouble.IN_USE
    os.kill(other.pid, signal.SIGKILL)
    other.join()
    Ownership(folder).release()


def test_the_ballast_gives_its_room_once(folder):
    assert (folder.path / BALLAST).stat().st_size == BALLAST_BYTES
    assert folder.drop_ballast()
    assert not folder.drop_ballast()
    folder.refill_ballast()
    assert (folder.path / BALLAST).stat().st_size == BALLAST_BYTES


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(28, ""), Trouble.DISK_FULL), (OSError(30, ""), Trouble.READ_ONLY),
        (PermissionError(13, ""), Trouble.READ_ONLY), (OSError(5, ""), Trouble.UNREACHABLE),
        (FileNotFoundError(2, ""), Trouble.UNREACHABLE),
    ],
)  # fmt: skip
def test_errors_of_the_system_become_trouble(error, kind):
    assert from_system(error).kind is kind
