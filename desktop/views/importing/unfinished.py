"""A reading that is not done: which file, and what was chosen and mended, kept as a draft."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from desktop.domain.reading.rehearsal import Decision, Options, Unknown
from desktop.domain.reading.words import Column, ListKind
from desktop.views.kit.desk import Desk
from desktop.views.kit.packing import pack, unpack

FORM = "importing"
_PAUSE_MS = 1500


@dataclass(frozen=True, slots=True)
class Reading:
    """How somebody was reading the file at `path`; `digest` is the SHA-256 of what stood in it."""

    path: Path
    digest: str
    options: Options


class Unfinished(QObject):
    """Keeps the last reading somebody was busy with, shortly after each choice."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._unkept: Reading | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        desk.closing.connect(self.keep)

    def note(self, reading: Reading) -> None:
        """Keeps `reading` in a moment."""
        self._unkept = reading
        self._pause.start()

    def keep(self) -> None:
        """Keeps now what was noted."""
        self._pause.stop()
        reading, self._unkept = self._unkept, None
        if reading is not None:
            save = self._desk.services.drafts.save
            self._desk.runner.data(save, FORM, "", _content(reading))

    def drop(self) -> None:
        """Forgets it: it was read in, or begun anew."""
        self._pause.stop()
        self._unkept = None
        self._desk.runner.data(self._desk.services.drafts.drop, FORM, "")


def find(drafts: Any) -> Reading | None:
    """The reading that was kept, if there is one; `drafts` is the service."""
    content = next((d.content for d in drafts.list() if d.form == FORM), None)
    if content is None:
        return None
    try:
        return _reading(unpack(content))
    except (KeyError, ValueError):
        return None  # kept by a version that knows other columns or kinds


def _content(reading: Reading) -> dict[str, Any]:
    options = {f.name: getattr(reading.options, f.name) for f in fields(Options)}
    return pack({"path": str(reading.path), "digest": reading.digest, **options})


def _reading(kept: dict[str, Any]) -> Reading:
    options = Options(
        kind=ListKind(kept["kind"]) if kept["kind"] else None,
        community=kept["community"],
        room=kept["room"],
        programme=kept["programme"],
        columns={index: Column(column) for index, column in kept["columns"].items()},
        mends=kept["mends"],
        duplicates=Decision(kept["duplicates"]),
        decisions={row: Decision(decision) for row, decision in kept["decisions"].items()},
        unknown=Unknown(kept["unknown"]),
        people={
            name: who if isinstance(who, UUID) else Unknown(who)
            for name, who in kept["people"].items()
        },
    )
    return Reading(Path(kept["path"]), kept["digest"], options)
