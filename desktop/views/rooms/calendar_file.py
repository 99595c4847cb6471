"""The calendar of a room as a file for Outlook, Google or a phone."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from desktop import messages
from desktop.domain.errors import BuurtschapError
from desktop.i18n import _
from desktop.views.kit.saving import SaveDialog, write_whole

if TYPE_CHECKING:
    from desktop.views.rooms.page import RoomsPage


class CalendarFile(QObject):
    """Asks where the file of a room goes, and writes it there."""

    def __init__(self, page: "RoomsPage") -> None:
        super().__init__(page)
        self._page = page
        self._room_id: UUID | None = None
        self._room = ""
        self._path = Path()

    def ask(self, room_id: UUID) -> None:
        """Shows the dialog of the system for the calendar of that room."""
        self._room_id, self._room = room_id, self._page.names.get(room_id, "")
        dialog = SaveDialog(self._page, _("Bewaar de agenda"), file_name(self._room))
        dialog.chosen.connect(self.write)
        dialog.open()

    def write(self, path: Path) -> None:
        """Writes the calendar that was asked for to `path`."""
        self._path = path
        export = self._page.desk.services.calendars.export
        self._page.ask(export, self._room_id, then=self._made, failed=self._failed)

    def _made(self, data: bytes) -> None:
        job = partial(write_whole, self._path, data)
        self._page.desk.runner.paper(job, then=self._written, failed=self._failed)

    def _written(self, _nothing: object) -> None:
        self._page.banner.hide()
        said = _("De agenda van {room} is opgeslagen").format(room=self._room)
        self._page.desk.tell(said, undo=False)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self._page.banner.tell(messages.text(error), retry=False)


def file_name(room: str) -> str:
    """The name of a room as that of a file, without anything a file system refuses."""
    words = "".join(letter if letter.isalnum() else " " for letter in room.lower()).split()
    return f"{'-'.join(words) or _('agenda')}.ics"
