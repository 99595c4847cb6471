"""What the search finds, under the search field of the page."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.header import SearchField
from desktop.views.kit.row_paint import paint_spans
from desktop.views.kit.runner import Runner

_ROW, _WIDTH, _MOST = 48, 400, 8
_ICONS = {
    "person": "user",
    "question": "message-question",
    "talent": "user-check",
    "activity": "notebook",
    "booking": "calendar",
    "room": "door",
    "community": "home",
}


class SearchPopup(QFrame):
    """Listens to the search field of the page in view; `picked` carries the chosen hit.

    `find` is the search service: text to hits with `kind`, `id`, `title` and `context`.
    The focus stays in the field; arrows walk along the hits and Enter picks.
    """

    picked = Signal(object)

    def __init__(self, find: Any, runner: Runner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName(_("Zoekresultaten"))
        self._ground = parent
        self._find, self._runner = find, runner
        self._field: SearchField | None = None
        self._leave_out: frozenset[str] = frozenset()
        self._list = _Hits()
        self._list.picked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 4)
        column.addWidget(self._list)
        self.hide()

    @property
    def hits(self) -> tuple[Any, ...]:
        """What is shown."""
        return () if self.isHidden() else self._list.hits

    def serve(self, field: SearchField, leave_out: frozenset[str]) -> None:
        """Works for the search field of another page, without hits of the kinds `leave_out`."""
        if self._field is not None:
            self._field.sought.disconnect(self._seek)
            self._field.walked.disconnect(self._list.walk)
            self._field.entered.disconnect(self._list.pick_current)
            self._field.left.disconnect(self.hide)
        self.hide()
        self._field, self._leave_out = field, leave_out
        field.sought.connect(self._seek)
        field.walked.connect(self._list.walk)
        field.entered.connect(self._list.pick_current)
        field.left.connect(self.hide)

    def _seek(self, text: str) -> None:
        if not text:
            self.hide()
            return
        self._text = text
        self._runner.data(self._find, text, then=self._show, latest=True)

    def _show(self, hits: tuple[Any, ...]) -> None:
        wanted = tuple(h for h in hits if h.kind not in self._leave_out)[:_MOST]
        gone = self._field is None or not self._field.text().strip()
        if gone or (self._leave_out and not wanted):
            self.hide()
            return
        self._list.show_hits(wanted, _("Niets gevonden met '{text}'.").format(text=self._text))
        self._place()
        self.show()
        self.raise_()

    def _pick(self, hit: object) -> None:
        self.hide()
        if self._field is not None:
            self._field.clear()
        self.picked.emit(hit)

    def _place(self) -> None:
        if self._field is None:
            return
        width = min(theme.px(_WIDTH), self._ground.width() - 16)
        corner = self._field.mapTo(self._ground, QPoint(self._field.width(), self._field.height()))
        height = self._list.sizeHint().height() + 10
        self.setGeometry(QRect(corner.x() - width, corner.y() + 4, width, height))


class _Hits(QWidget):
    """The lines of the popup, painted."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.hits: tuple[Any, ...] = ()
        self._current = 0
        self._nothing = ""
        self.setMouseTracking(True)

    def show_hits(self, hits: tuple[Any, ...], nothing: str) -> None:
        self.hits, self._nothing, self._current = hits, nothing, 0
        self._name()
        self.updateGeometry()
        self.update()

    def walk(self, by: int) -> None:
        if self.hits:
            self._current = (self._current + by) % len(self.hits)
            self._name()
            self.update()

    def pick_current(self) -> None:
        if self.hits and self.isVisible():
            self.picked.emit(self.hits[self._current])

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_ROW) * max(1, len(self.hits)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // theme.px(_ROW)
        if at < len(self.hits) and at != self._current:
            self._current = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // theme.px(_ROW)
        if at < len(self.hits):
            self._current = at
            self.pick_current()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        row, pad, side = theme.px(_ROW), theme.px(12), theme.px(20)
        if not self.hits:
            room = QRect(pad, 0, self.width() - 2 * pad, row)
            paint_spans(painter, room, ((self._nothing, "quiet"),))
        for at, hit in enumerate(self.hits):
            top = at * row
            if at == self._current:
                colour = theme.current().colour("tint")
                painter.fillRect(QRect(0, top, self.width(), row), colour)
            place = QRect(pad, top + (row - side) // 2, side, side)
            icons.paint(painter, _ICONS.get(hit.kind, "search"), place, "secondary")
            left = pad + side + theme.px(10)
            room = QRect(left, top + theme.px(5), self.width() - left - pad, theme.px(20))
            paint_spans(painter, room, ((hit.title, "strong"),))
            painter.setFont(theme.font("small"))
            paint_spans(painter, room.translated(0, theme.px(19)), ((hit.context, "quiet"),))

    def _name(self) -> None:
        hit = self.hits[self._current] if self.hits else None
        self.setAccessibleName(f"{hit.title}, {hit.context}" if hit else self._nothing)
