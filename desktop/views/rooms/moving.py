"""Moving a booking by mouse or key: saved at once, and told where it went or why it stayed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import messages
from desktop.domain.errors import Refused
from desktop.domain.rooms.week import BookedBlock
from desktop.i18n import _
from desktop.views.rooms.geometry import Slot
from desktop.views.rooms.layout import stretch
from desktop.views.rooms.words import short_slot_words

if TYPE_CHECKING:
    from desktop.views.rooms.page import RoomsPage


class Moving(QObject):
    """Brings a booking where somebody wants it."""

    def __init__(self, page: "RoomsPage") -> None:
        super().__init__(page)
        self._page = page
        self._block: BookedBlock | None = None
        self._to: Slot | None = None

    def move(self, block: BookedBlock, slot: Slot) -> None:
        """Moves or lengthens this date alone."""
        self._block, self._to = block, slot
        self._page.save(
            self._page.desk.services.bookings.move,
            block.id, slot.room_id, slot.begins, slot.ends, block.version,
            then=self._moved, failed=self._stayed,
        )  # fmt: skip

    def _moved(self, _nothing: object) -> None:
        self._page.banner.hide()
        if self._block is not None and self._to is not None:
            where = self._where(self._to)
            said = _("{title} is verplaatst: {where}").format(title=self._block.title, where=where)
            self._page.desk.tell(said)
        self._page.refresh()

    def _stayed(self, error: Exception) -> None:
        """It springs back, and the banner says where it is and why."""
        self._page.canvas.clear_ghost()
        gone = isinstance(error, Refused) and error.problems[0].code == "booking_gone"
        if self._block is None or gone or not isinstance(error, Refused):
            self._page.tell_trouble(error)
            return
        where = self._where(stretch(self._block))
        stays = _("{title} bleef staan: {where}.").format(title=self._block.title, where=where)
        self._page.banner.tell(f"{stays} {messages.text(error)}", retry=False)

    def _where(self, slot: Slot) -> str:
        return short_slot_words(slot, self._page.names.get(slot.room_id, ""))
