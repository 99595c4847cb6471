"""The calendar of rooms as a widget: pointer, pictures and words; the data come from outside."""

from collections.abc import Mapping
from datetime import date, datetime, time
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.domain.rooms.week import BookedBlock
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.labels import plain_tooltip
from desktop.views.rooms import walk
from desktop.views.rooms.block_paint import rect
from desktop.views.rooms.canvas_paint import (
    paint_frame,
    paint_ghost,
    paint_now,
    paint_week,
)
from desktop.views.rooms.geometry import Slot
from desktop.views.rooms.keys import Keys
from desktop.views.rooms.layout import Week
from desktop.views.rooms.pointer import Pointer
from desktop.views.rooms.words import block_words, free_words, slot_words

_RING, _CHOSEN = 3.0, 2.0
_KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Canvas(QWidget):
    """Paints a laid-out week; what stands still is painted once into a picture.

    `drawn` carries a Slot to book, `opened` and `clash_opened` the id of a date, `moved` a
    BookedBlock and the Slot where somebody wants it, `cancel_asked` the id of a date.
    `paged` asks for the week or day before (-1) or after (1), `today_asked` for today.
    `reached` tells the rectangle that should be in view, `dropped` that what was open at a
    drawn stretch or a clash is not wanted any more.
    """

    drawn = Signal(object)
    opened = Signal(object)
    clash_opened = Signal(object)
    moved = Signal(object, object)
    cancel_asked = Signal(object)
    paged = Signal(int)
    today_asked = Signal()
    reached = Signal(QRect)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.week: Week | None = None
        self.selected: UUID | None = None
        self.here: walk.Stop | None = None
        self.ghost: Slot | None = None
        self.moving: BookedBlock | None = None
        self._names: Mapping[UUID, str] = {}
        self._titles: dict[UUID, str] = {}
        self._now = datetime.combine(date.min, time())
        self._picture: QPixmap | None = None
        self._words_at: list[QRectF] = []
        self._by_keys = False
        self.keys = Keys(self)
        self._pointer = Pointer(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say()

    def show_week(self, week: Week, names: Mapping[UUID, str], now: datetime) -> None:
        """Shows a week; `names` are those of its rooms. What was chosen stays while it is there."""
        self.week, self._names, self._now = week, names, now
        self._titles = {block.id: block.title for block in week.agenda.blocks}
        if week.block(self.selected) is None:
            self.selected = None
        if self.here is not None:
            self._be_at(self._still(week, self.here))
        elif self.hasFocus():
            self._be_at(self.keys.start(now))
        if self.moving is not None and not self._pointer.busy:
            self.clear_ghost()
        self._picture = None
        self.setFixedSize(self.sizeHint())
        self.say()
        self.update()

    def show_now(self, now: datetime) -> None:
        """Puts the line at another moment."""
        self._now = now
        self.update()

    def show_ghost(self, slot: Slot | None, moving: BookedBlock | None = None) -> None:
        """Draws a stretch that is not booked yet, or where a booking would go."""
        self.ghost, self.moving = slot, moving
        self.update()

    def clear_ghost(self) -> None:
        """Takes away what was drawn; a booking that was being moved is back in its place."""
        drawn = self.ghost is not None and self.moving is None
        self._pointer.let_go()
        self.keys.forget()
        self.show_ghost(None)
        if drawn:
            self.dropped.emit()

    def select(self, occurrence_id: UUID | None) -> None:
        """Frames a booking and puts the keyboard on it."""
        self.selected = occurrence_id
        stop = walk.stop_of(self.week, occurrence_id) if self.week and occurrence_id else None
        if stop is not None:
            self.here = stop
        self.say()
        self.update()

    def stand_at(self, stop: walk.Stop) -> None:
        """Puts the keyboard on a booking or a free time."""
        self._be_at(stop)
        self.say()
        self.reached.emit(self.rect_of_slot(self.slot_here()))
        self.update()

    def slot_here(self) -> Slot | None:
        """The stretch on which the keyboard stands."""
        return walk.slot_of(self.week, self.here) if self.week and self.here else None

    def block_here(self) -> BookedBlock | None:
        """The selected booking."""
        return self.week.block(self.selected) if self.week else None

    def open_block(self, occurrence_id: UUID) -> None:
        """Opens a booking: a clash asks for its way out."""
        block = self.week.block(occurrence_id) if self.week else None
        clash = block is not None and block.state is OccurrenceState.CLASH
        (self.clash_opened if clash else self.opened).emit(occurrence_id)

    def rect_of_slot(self, slot: Slot | None) -> QRect:
        """Where a stretch lies, in pixels of the widget; its first part over midnight."""
        boxes = [box for _day, box in self.week.grid.boxes(slot)] if self.week and slot else []
        return self._rect(rect(boxes[0]) if boxes else QRectF())

    def rect_of_clash(self, occurrence_id: UUID) -> QRect:
        """Where what a date wants overlaps another, in pixels of the widget."""
        week = self.week
        boxes = [o.box for o in week.overlaps if o.waiting == occurrence_id] if week else []
        boxes += [p.box for p in week.pieces_of(occurrence_id)] if week else []
        return self._rect(rect(boxes[0]) if boxes else QRectF())

    def sizeHint(self) -> QSize:
        if self.week is None:
            return QSize(0, 0)
        grid, scale = self.week.grid, theme.current().scale
        return QSize(round(grid.width * scale), round((grid.height + 1) * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.week is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still_picture(self.week))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.current().scale, theme.current().scale)
        grid = self.week.grid
        if self.selected is not None:
            for piece in self.week.pieces_of(self.selected):
                token = "ossenbloed" if piece.in_clash else "action"
                paint_frame(painter, piece.box, token, _CHOSEN)
        if self.ghost is not None:
            title = self.moving.title if self.moving else ""
            if self.moving is not None:
                self._fade(painter, self.moving.id)
            paint_ghost(painter, grid, self.ghost, title, handle=self.moving is None)
        paint_now(painter, grid, self._now, self._words_at)
        slot = self.slot_here()
        if slot is not None and self.hasFocus() and self._by_keys and self.ghost is None:
            for _day, box in grid.boxes(slot):
                paint_frame(painter, box, "delfts", _RING)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._picture = None
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self._tip(event)), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On free time: an hour to book."""
        if self.here is not None and self.selected is None:
            self.keys.draw_hour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys = True
        if event.key() == Qt.Key.Key_Escape and self.ghost is not None:
            self.clear_ghost()
        elif not self.keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.keys.release(event)
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keys = event.reason() in _KEY_REASONS
        if self.here is None and self.week is not None:
            self._be_at(self.keys.start(self._now))
        self.say()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def say_slot(self, slot: Slot) -> None:
        """Tells a screen reader what is drawn or where something is brought."""
        self.setAccessibleName(slot_words(slot, self._names.get(slot.room_id, "")))

    def say(self) -> None:
        """Tells a screen reader where the keyboard is and what can be done there."""
        self.setAccessibleName(f"{_('Agenda')}: {self._words()}" if self.here else _("Agenda"))
        self.setAccessibleDescription(
            _(
                "Met de pijltjes loop je langs tijden en boekingen, Enter boekt of opent. "
                "Shift met pijltjes tekent, Alt met pijltjes verplaatst."
            )
        )

    def _words(self) -> str:
        slot, block = self.slot_here(), self.block_here()
        if slot is None or self.week is None:
            return ""
        if block is not None:
            return block_words(block, self._names.get(block.room_id, ""), self._titles)
        box = next((box for _day, box in self.week.grid.boxes(slot)), None)
        closed = self.week.shut_name(box.left + 1, box.top + 1) if box else None
        return free_words(slot, self._names.get(slot.room_id, ""), closed)

    def _tip(self, event: QHelpEvent) -> str:
        point = self.point(QPointF(event.pos()))
        if self.week is None:
            return ""
        piece = self.week.at(point.x(), point.y())
        if piece is not None:
            block = piece.block
            return block_words(block, self._names.get(block.room_id, ""), self._titles)
        return self.week.shut_name(point.x(), point.y()) or ""

    def _be_at(self, stop: walk.Stop | None) -> None:
        """Here is the keyboard: a booking on which it stands is the selected one."""
        self.here, self.selected = stop, stop.occurrence_id if stop is not None else None

    def _still(self, week: Week, here: walk.Stop) -> walk.Stop:
        if self.selected is not None:
            return walk.stop_of(week, self.selected) or here
        day, room = min(here.day, week.grid.days - 1), min(here.room, len(week.rooms) - 1)
        return walk.stop_at(week, day, room, here.begins)

    def _still_picture(self, week: Week) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(theme.current().scale, theme.current().scale)
            self._words_at = paint_week(painter, week, self.height() / theme.current().scale)
            painter.end()
            self._picture = picture
        return self._picture

    def _fade(self, painter: QPainter, occurrence_id: UUID) -> None:
        """Where a booking that is being moved still stands."""
        if self.week is None:
            return
        veil = theme.current().colour("surface")
        veil.setAlphaF(0.6)
        for piece in self.week.pieces_of(occurrence_id):
            painter.fillRect(rect(piece.box), veil)

    def point(self, point: QPointF) -> QPointF:
        """A point of the widget in design pixels."""
        return point / theme.current().scale

    def _rect(self, rect: QRectF) -> QRect:
        scale = theme.current().scale
        return QRectF(rect.topLeft() * scale, rect.size() * scale).toRect()
