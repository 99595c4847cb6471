"""A disk as it may be found after the power went, from a record of what was asked of it.

What was synced is there. Of the rest each sector of 512 bytes was written or not, in any
combination; of makings, renamings and removals the first so many were done, in their order, as
file systems with a journal do.
"""

import os
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("=cIIQQ")


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what (w t s c d r u, m for a mark), its paths, and for writes where and what."""

    what: str
    path: str
    to: str = ""
    at: int = 0
    data: bytes = b""


def read_record(path: Path) -> list[Call]:
    """The calls that the shim wrote to `path`, in order."""
    calls, content, at = [], path.read_bytes(), 0
    while at < len(content):
        what, long, longer, where, length = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        name, to = content[at : at + long], content[at + long : at + long + longer]
        at += long + longer
        written = length if what == b"w" else 0
        data = content[at : at + written]
        at += written
        calls.append(Call(what.decode(), os.fsdecode(name), os.fsdecode(to), where, data))
    return calls


@dataclass
class Stored:
    """One file: what is certainly on the disk, and what was asked since."""

    content: bytearray = field(default_factory=bytearray)
    asked: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        """All that was asked is on the disk."""
        for call in self.asked:
            _do(self.content, call)
        self.asked = []

    def found(self, chance: random.Random, share: float) -> bytearray:
        """What may be found after a cut; each part that was asked is there with that chance."""
        content = bytearray(self.content)
        for call in self.asked:
            for part in _parts(call):
                if chance.random() < share:
                    _do(content, part)
        return content


class DiskImage:
    """The files below `folder`: as they stand for the program, and as they are on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._there: dict[str, Stored | None] = {}
        for path in sorted(folder.rglob("*")):
            self._there[str(path)] = None if path.is_dir() else Stored(bytearray(path.read_bytes()))
        self._named = dict(self._there)
        self._asked: list[tuple[Call, Stored | None]] = []

    def do(self, call: Call) -> None:
        """Follows one call."""
        if call.what in "wt":
            if (stored := self._named.get(call.path)) is not None:
                stored.asked.append(call)
        elif call.what == "s":
            self._sync(call.path)
        elif call.what in "cdru":
            made = Stored() if call.what == "c" else None
            _rename(self._named, call, made)
            self._asked.append((call, made))

    def _sync(self, path: str) -> None:
        if (stored := self._named.get(path)) is not None:
            stored.sync()
            return
        touching = [
            n for n, (call, _) in enumerate(self._asked)
            if path in (os.path.dirname(call.path), os.path.dirname(call.to))
        ]  # fmt: skip
        upto = touching[-1] + 1 if touching else 0
        for call, made in self._asked[:upto]:
            _rename(self._there, call, made)
        del self._asked[:upto]

    def cut(self, chance: random.Random) -> None:
        """Writes to the real disk what may be found when the power goes here."""
        there = dict(self._there)
        for call, made in self._asked[: chance.randint(0, len(self._asked))]:
            _rename(there, call, made)
        share = chance.choice((0.0, 0.5, 0.5, 1.0))
        for path, stored in there.items():
            if stored is None:
                Path(path).mkdir(parents=True, exist_ok=True)
        for path, stored in there.items():
            if stored is not None:
                Path(path).write_bytes(stored.found(chance, share))


def _rename(names: dict[str, Stored | None], call: Call, made: Stored | None) -> None:
    """Does to the names what a call does: makes, renames (with all that is below) or removes."""
    if call.what in "cd":
        names[call.path] = made
        return
    moved = [name for name in names if name == call.path or name.startswith(call.path + "/")]
    for name in moved:
        stored = names.pop(name)
        if call.what == "r":
            names[call.to + name.removeprefix(call.path)] = stored


def _parts(call: Call) -> Iterator[Call]:
    """A write cut up at the borders of sectors; a change of length stays whole."""
    if call.what == "t":
        yield call
        return
    at = 0
    while at < len(call.data):
        size = SECTOR - (call.at + at) % SECTOR
        yield Call("w", call.path, "", call.at + at, call.data[at : at + size])
        at += size


def _do(content: bytearray, call: Call) -> None:
    """Writes, or changes the length; between the end and what is written stand zeros."""
    content += bytes(max(0, call.at - len(content)))
    if call.what == "t":
        del content[call.at :]
    else:
        content[call.at : call.at + len(call.data)] = call.data
