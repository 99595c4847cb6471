"""A week of rooms laid out and painted, and following a drag, beside a plain grid."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop import app
from desktop.domain.identity import new_id
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.kit import theme
from desktop.views.rooms.calendar import Calendar
from desktop.views.rooms.geometry import Slot
from tests.bench.measure import median_ms, told

_MONDAY, _AIM_MS = date(2026, 12, 21), 16.0
_TITLES = ("Koffieochtend", "Huiswerkclub", "Naaigroep", "Bewonersvergadering", "Fietsen maken")


def _agenda(rooms: int) -> Agenda:
    """A full week: from nine to nine a booking every two hours in every room."""
    rules = tuple(RoomRules(new_id(), UUID(int=1), f"Ruimte {n}", n) for n in range(rooms))
    blocks = tuple(
        BookedBlock(
            new_id(), new_id(), room.id, _TITLES[(hour + number) % 5],
            begins := datetime.combine(_MONDAY + timedelta(days=day), time(hour)),
            begins + timedelta(minutes=105), OccurrenceState.BOOKED, series=True, note="12 mensen",
        )
        for day in range(7)
        for hour in range(9, 21, 2)
        for number, room in enumerate(rules)
    )  # fmt: skip
    return Agenda(_MONDAY, 7, rules, blocks, (), ())


def _plain(calendar: Calendar) -> QPixmap:
    """The least that painting can cost: the ground of every booking."""
    week = calendar.canvas.week
    picture = QPixmap(calendar.canvas.size())
    painter = QPainter(picture)
    for piece in week.pieces if week else ():
        box = piece.box
        painter.fillRect(QRectF(box.left, box.top, box.width, box.height), Qt.GlobalColor.white)
    painter.end()
    return picture


def run() -> list[dict[str, object]]:
    """A week of 84 bookings shown anew, and a booking dragged over it."""
    application = app.application()
    theme.set_theme(application, "dag", scale=1.0)
    calendar = Calendar()
    calendar.resize(1232, 750)
    calendar.show()
    application.processEvents()  # a window that was never exposed paints nothing
    now = datetime.combine(_MONDAY, time(14))
    weeks = [_agenda(2), _agenda(2)]

    def show() -> None:
        weeks.reverse()
        names = {room.id: room.name for room in weeks[0].rooms}
        calendar.show_agenda(weeks[0], weeks[0].rooms, names, now)
        calendar.heads.repaint()
        calendar.canvas.repaint()

    def drag() -> None:
        block = weeks[0].blocks[0]
        calendar.canvas.show_ghost(Slot(block.room_id, block.begins, block.ends), block)
        calendar.canvas.repaint()

    shown = median_ms(show, rounds=21)
    plain = median_ms(lambda: _plain(calendar), rounds=21)
    dragged = median_ms(drag, rounds=21)
    calendar.close()
    return [
        told("rooms.paint_week", shown, "ms", plain, aim="<= 16 ms", met=shown <= _AIM_MS),
        told("rooms.drag", dragged, "ms", plain, aim="<= 16 ms", met=dragged <= _AIM_MS),
    ]
