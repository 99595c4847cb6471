"""The keyboard on the calendar: walking, drawing, moving and lengthening."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from desktop.domain.rooms.week import BookedBlock
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.rooms import walk
from desktop.views.rooms.geometry import FIRST_HOUR, STEP, Slot
from desktop.views.rooms.layout import HOLDING, Week, stretch

if TYPE_CHECKING:
    from desktop.views.rooms.canvas import Canvas

_PAUSE_MS = 900
_DAY = 24 * 60
_USUAL = 60
_MOVABLE = HOLDING | {OccurrenceState.CLASH}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Keys(QObject):
    """Turns keys into what a pointer does. What Alt moves is saved when Alt is let go.

    Where the release of Alt does not reach the window, it is saved after a pause.
    """

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._minute: int | None = None
        self._anchor: walk.Stop | None = None
        self._moving: tuple[BookedBlock, Slot] | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.let_go)

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key asks; False when it is for somebody else."""
        canvas, week = self._canvas, self._canvas.week
        if week is None or not week.grid.rooms:
            return False
        key, held = Qt.Key(event.key()), event.modifiers()
        if canvas.here is None:
            canvas.here = self.start(datetime.combine(week.agenda.first, datetime.min.time()))
        if held & Qt.KeyboardModifier.AltModifier:
            return self._move(key, longer=bool(held & Qt.KeyboardModifier.ShiftModifier))
        if held & Qt.KeyboardModifier.ShiftModifier and key in _UPRIGHT:
            return self._draw(week, _UPRIGHT[key])
        if held & Qt.KeyboardModifier.ControlModifier:
            return self._to_edge(week, key)
        return self._walk(week, key) or self._act(key)

    def release(self, event: QKeyEvent) -> None:
        """Saves what was moved when Alt is let go."""
        if event.key() == Qt.Key.Key_Alt:
            self.let_go()

    def let_go(self) -> None:
        """Saves where a booking was brought."""
        self._pause.stop()
        moving, self._moving = self._moving, None
        canvas = self._canvas
        if moving is None or canvas.ghost is None:
            return
        block, slot = moving
        if (slot.begins, slot.ends) == (block.begins, block.ends):
            canvas.clear_ghost()
        else:
            canvas.moved.emit(block, slot)

    def forget(self) -> None:
        """Drops what was being moved or drawn."""
        self._pause.stop()
        self._moving, self._anchor = None, None

    def start(self, now: datetime) -> walk.Stop | None:
        """Where the keyboard begins: today at this time, else in the first morning."""
        week = self._canvas.week
        if week is None or not week.grid.rooms:
            return None
        day = (now.date() - week.grid.first).days
        if 0 <= day < week.grid.days and now.hour >= week.grid.first_hour:
            return walk.stop_at(week, day, 0, now.hour * 60 + now.minute)
        return walk.stop_at(week, 0, 0, FIRST_HOUR * 60)

    def draw_hour(self) -> None:
        """Draws an hour from where the keyboard is, or until the next booking, to book it."""
        canvas, week = self._canvas, self._canvas.week
        here = canvas.here
        if week is None or here is None:
            return
        until = here.ends
        while until < here.begins + _USUAL:
            following = walk.stop_at(week, here.day, here.room, until)
            if following.occurrence_id is not None or following.begins < until:
                break
            until = min(following.ends, here.begins + _USUAL)
        canvas.show_ghost(week.grid.slot(here.day, here.room, here.begins, until))
        canvas.drawn.emit(canvas.ghost)

    def _walk(self, week: Week, key: Qt.Key) -> bool:
        here = self._canvas.here
        if here is None:
            return False
        if key in _UPRIGHT:
            self._stand(walk.upright(week, here, _UPRIGHT[key]))
            self._minute = None
        elif key in _ASIDE:
            self._across(week, here, _ASIDE[key])
        elif key == Qt.Key.Key_Home:
            self._across(week, here, -(here.day * len(week.rooms)))
        elif key == Qt.Key.Key_End:
            self._across(week, here, (week.grid.days - 1 - here.day) * len(week.rooms))
        else:
            return False
        return True

    def _across(self, week: Week, here: walk.Stop, columns: int) -> None:
        """Keeps to the time from which one set out, past longer bookings."""
        minute = here.begins if self._minute is None else self._minute
        self._stand(walk.aside(week, here, minute, columns))
        self._minute = minute

    def _to_edge(self, week: Week, key: Qt.Key) -> bool:
        here = self._canvas.here
        if here is None or key not in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return False
        column = walk.stops(week, here.day, here.room)
        self._stand(column[0 if key == Qt.Key.Key_Home else -1])
        return True

    def _stand(self, stop: walk.Stop) -> None:
        self._canvas.clear_ghost()
        self._canvas.stand_at(stop)

    def _act(self, key: Qt.Key) -> bool:
        canvas = self._canvas
        if key in _PAGES:
            canvas.paged.emit(_PAGES[key])
        elif key == Qt.Key.Key_T:
            canvas.today_asked.emit()
        elif key in _ENTER:
            self._enter(canvas.selected)
        elif key == Qt.Key.Key_Delete and canvas.selected is not None:
            canvas.cancel_asked.emit(canvas.selected)
        else:
            return False
        return True

    def _enter(self, selected: UUID | None) -> None:
        canvas = self._canvas
        if self._moving is not None:
            self.let_go()
        elif canvas.ghost is not None:
            canvas.drawn.emit(canvas.ghost)
        elif selected is not None:
            canvas.open_block(selected)
        else:
            self.draw_hour()

    def _draw(self, week: Week, step: int) -> bool:
        """Draws from the free time where the keyboard is, half an hour at a time."""
        canvas = self._canvas
        if canvas.here is None or canvas.selected is not None:
            return True
        if self._anchor is None or canvas.ghost is None:
            self._anchor = canvas.here
            drawn = week.grid.slot(
                self._anchor.day, self._anchor.room, self._anchor.begins, self._anchor.ends
            )
        else:
            drawn = self._longer(week, canvas.ghost, step)
        canvas.show_ghost(drawn)
        canvas.say_slot(drawn)
        return True

    def _longer(self, week: Week, drawn: Slot, step: int) -> Slot:
        """What was drawn with its loose end half an hour further, within the hours shown."""
        anchor = self._anchor
        if anchor is None:
            return drawn
        low, high = week.grid.first_hour * 60, week.grid.last_hour * 60
        midnight = week.grid.moment(anchor.day, 0)
        begins = (drawn.begins - midnight).total_seconds() / 60
        ends = (drawn.ends - midnight).total_seconds() / 60
        if begins < anchor.begins or (step < 0 and ends <= anchor.ends):
            begins = min(max(begins + step * STEP, low), anchor.begins)
        else:
            ends = max(min(ends + step * STEP, high), anchor.ends)
        return week.grid.slot(anchor.day, anchor.room, begins, ends)

    def _move(self, key: Qt.Key, *, longer: bool) -> bool:
        """Brings the selected booking elsewhere, or its end; shown dashed until it is saved."""
        canvas = self._canvas
        block = canvas.block_here()
        if key not in _UPRIGHT and key not in _ASIDE:
            return False
        if block is None or block.state not in _MOVABLE:
            return True
        slot = self._moving[1] if self._moving and canvas.ghost else stretch(block)
        if longer and key in _UPRIGHT:
            ends = slot.shifted(_UPRIGHT[key] * STEP).ends
            slot = Slot(slot.room_id, slot.begins, ends) if ends > slot.begins else slot
        elif key in _UPRIGHT:
            slot = slot.shifted(_UPRIGHT[key] * STEP)
        elif not longer:
            slot = slot.shifted(_ASIDE[key] * _DAY)
        self._moving = (block, slot)
        canvas.show_ghost(slot, block)
        canvas.reached.emit(canvas.rect_of_slot(slot))
        canvas.say_slot(slot)
        self._pause.start()
        return True
