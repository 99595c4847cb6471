"""The attendance grid: the windows of the façade, walked along with the arrows."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.names import fold
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.log.grid_layout import Placed, Row, neighbour, place
from desktop.views.log.tiles import PersonTile

_TYPING_MS = 1200
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class AttendanceGrid(QWidget):
    """Shows a tile for everybody; `ticked` tells a change by the user, `walked` a new place."""

    ticked = Signal()
    walked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Wie waren er"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tiles: dict[UUID, PersonTile] = {}
        self._rows: tuple[Row, ...] = ()
        self._placed = Placed({}, (), (), 0)
        self._here: UUID | None = None
        self._typed = ""
        self._since = QElapsedTimer()
        self._across = 0

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows; who was ticked and is still there stays ticked."""
        self._rows = tuple(rows)
        wanted = {p.id: (p, home) for row in rows for home in row.homes for p in home.people}
        for person_id in self.tiles.keys() - wanted.keys():
            gone = self.tiles.pop(person_id)
            gone.hide()
            gone.deleteLater()
        for person_id, (pick, home) in wanted.items():
            shared = len(home.people) > 1
            if person_id in self.tiles:
                self.tiles[person_id] = self.tiles.pop(person_id)
                self.tiles[person_id].show_pick(pick, home.label, shared=shared)
                continue
            tile = PersonTile(pick, home.label, self, shared=shared)
            tile.clicked.connect(self._tell)
            tile.installEventFilter(self)
            self.tiles[person_id] = tile
            tile.show()
        if self._here not in self.tiles:
            self._here = next(iter(self.tiles), None)
        self._lay_out()
        self._take_turns()
        self.updateGeometry()

    def ticked_people(self) -> frozenset[UUID]:
        """Who is ticked."""
        return frozenset(i for i, tile in self.tiles.items() if tile.isChecked())

    def tick(self, people: frozenset[UUID]) -> None:
        """Ticks those, and nobody else."""
        for person_id, tile in self.tiles.items():
            tile.setChecked(person_id in people)

    def set_across(self, across: int) -> None:
        """How many tiles go beside each other at most; 0 for as many as fit."""
        if across != self._across:
            self._across = across
            self._lay_out()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return place(self._rows, width, theme.current().scale, self._across).height

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.px(300))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), self.heightForWidth(max(self.width(), theme.px(150))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setFont(theme.font("small"))
        for name, box in self._placed.names:
            painter.setPen(colours.colour("secondary"))
            place_ = QRect(box.x, box.y, box.width, box.height)
            painter.drawText(
                place_, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name
            )
        for box in self._placed.empty:
            pen = QPen(colours.colour("line-strong"), 1, Qt.PenStyle.DashLine)
            pen.setDashPattern([3, 3])
            painter.setPen(pen)
            painter.setBrush(colours.colour("ground"))
            frame = QRectF(box.x, box.y, box.width, box.height)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            painter.setPen(colours.colour("secondary"))
            painter.setFont(theme.font("axis"))
            text = frame.adjusted(theme.px(6), 0, 0, 0)
            painter.drawText(
                text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _("leeg")
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, PersonTile):
            self._here = watched.pick.id
            self._take_turns()
            self.walked.emit(watched.pick.name.first or watched.pick.name.full)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._walk(event)
        return False

    def _walk(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if self._here is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in _ARROWS:
            found = neighbour(self._placed.tiles, self._here, *_ARROWS[key])
            if found is not None:
                self.tiles[found].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        letter = fold(event.text())
        if letter.isalpha():
            self._jump(letter)
            return True
        self._typed = ""  # after a tick the next name begins
        return False

    def _jump(self, letter: str) -> None:
        """Goes to the next name that begins with what was typed in one go."""
        if not self._since.isValid() or self._since.elapsed() > _TYPING_MS:
            self._typed = ""
        self._since.start()
        self._typed += letter
        order = list(self.tiles)
        start = order.index(self._here) if self._here in order else 0
        first = start if len(self._typed) > 1 else start + 1
        for step in range(len(order)):
            tile = self.tiles[order[(first + step) % len(order)]]
            if tile.pick.name.name_key.startswith(self._typed):
                tile.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _take_turns(self) -> None:
        """One tile takes part in Tab; the arrows go along the others."""
        for person_id, tile in self.tiles.items():
            mine = person_id == self._here
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)
            if mine:
                self.setFocusProxy(tile)

    def _lay_out(self) -> None:
        self._placed = place(self._rows, self.width(), theme.current().scale, self._across)
        for person_id, box in self._placed.tiles.items():
            self.tiles[person_id].setGeometry(box.x, box.y, box.width, box.height)
        self.update()

    def _tell(self) -> None:
        self.ticked.emit()
