"""A small share of the trials with a disk that fails and a power that goes."""

import json
import os
import subprocess
import sys

import pytest

from tests.campaign import shim
from tests.campaign.disk_image import Call, DiskImage
from tests.house.source import ROOT

needs_compiler = pytest.mark.skipif(
    shim.compiler() is None and not os.environ.get("CI"), reason="needs a C compiler"
)


def tally(module, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", f"tests.campaign.{module}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout), done.stderr


@needs_compiler
@pytest.mark.parametrize(
    ("scenes", "every"),
    [("save close", "29"), ("backup", "47"), ("restore move", "19"), ("password code", "3")],
)
def test_a_disk_that_fails_leaves_old_or_new_and_says_so(scenes, every):
    troubles = ["full-from-there", "die"]
    found, wrong = tally("disk", *scenes.split(), "--troubles", *troubles, "--every", every)
    assert (found["lost"], found["halves"], found["bugs"]) == (0, 0, 0), wrong
    assert found["refused"] > 0
    assert found["died"] > 0


@needs_compiler
def test_a_save_that_arrived_is_not_called_failed():
    found, wrong = tally("disk", "save", "--troubles", "eio-reading", "--last", "4")
    assert (found["regardless"], found["lost"], found["halves"]) == (0, 0, 0), wrong
    assert found["done"] > 0


@needs_compiler
def test_a_power_cut_leaves_old_or_new():
    found, wrong = tally("power", "save", "restore", "password", "new", "--rounds", "6")
    assert (found["lost"], found["halves"]) == (0, 0), wrong
    assert 0 < found["acknowledged"] < found["cuts"]


@needs_compiler
def test_the_trial_sees_what_was_never_synced():
    found, _ = tally("power", "careless", "--rounds", "24")
    assert found["lost"] + found["halves"] > 0


class Always:
    """Chance that always falls one way."""

    def __init__(self, share, names):
        self.share, self.names = share, names

    def randint(self, least, most):
        return most if self.names else least

    def choice(self, shares):
        return self.share

    def random(self):
        return 0.5


def found(folder, calls, share, *, names):
    image = DiskImage(folder)
    for call in calls:
        image.do(call)
    for path in folder.iterdir():
        path.unlink()
    image.cut(Always(share, names))
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_was_synced_is_on_the_disk_and_the_rest_may_be(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    beside, place = f"{tmp_path}/a.nieuw", f"{tmp_path}/a"
    made = [Call("c", beside), Call("w", beside, at=0, data=b"new")]
    synced = [*made, Call("s", beside), Call("r", beside, place)]
    lasting = [*synced, Call("s", str(tmp_path))]
    assert found(tmp_path, made, 1.0, names=False) == {"a": b"old"}
    assert found(tmp_path, made, 1.0, names=True) == {"a": b"old", "a.nieuw": b"new"}
    assert found(remade(tmp_path), synced, 0.0, names=False) == {"a": b"old"}
    assert found(remade(tmp_path), synced, 0.0, names=True) == {"a": b"new"}
    assert found(remade(tmp_path), lasting, 0.0, names=False) == {"a": b"new"}


def test_a_rename_before_its_sync_may_leave_nothing_in_the_file(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    beside = f"{tmp_path}/a.nieuw"
    hasty = [Call("c", beside), Call("w", beside, at=0, data=b"new"),
             Call("r", beside, f"{tmp_path}/a"), Call("s", str(tmp_path))]  # fmt: skip
    assert found(tmp_path, hasty, 0.0, names=True) == {"a": b""}


def test_a_write_may_be_torn_at_the_border_of_a_sector(tmp_path):
    (tmp_path / "a").write_bytes(bytes(1024))
    image = DiskImage(tmp_path)
    image.do(Call("w", f"{tmp_path}/a", at=256, data=b"x" * 512))

    class Torn(Always):
        def __init__(self):
            super().__init__(0.5, names=True)
            self.thrown = iter((0.1, 0.9))

        def random(self):
            return next(self.thrown)

    image.cut(Torn())
    assert (tmp_path / "a").read_bytes() == bytes(256) + b"x" * 256 + bytes(512)


def remade(folder):
    for path in folder.iterdir():
        path.unlink()
    (folder / "a").write_bytes(b"old")
    return folder
