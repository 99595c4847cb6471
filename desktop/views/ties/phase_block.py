"""One phase with its ties, and the list of who has none."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.ties.lines import TieLine, WithoutTie
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.ties.glyph import paint_number
from desktop.views.ties.rows import NobodyRow, TieRow

_HEAD, _BOX, _GAP = 38, (19, 20), 24
_AFTER_BOX = 28
_MOST_COLUMNS = 2


class BlockHead(QWidget):
    """The head of a block: the number of the phase, its name, a quiet remark and how many."""

    def __init__(self, number: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title = number, title
        self._quiet, self._count = "", 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, count: int, quiet: str = "") -> None:
        """Shows how many there are, and a remark."""
        self._count, self._quiet = count, quiet
        self.setAccessibleName(f"{self._title}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.current()
        bottom = self.height() - theme.px(2 if self._number else 1)
        token = "ink" if self._number else "control"
        painter.fillRect(0, bottom, self.width(), self.height() - bottom, colours.colour(token))
        middle, left = theme.px(18), 0
        if self._number:
            wide, high = (theme.px(side) for side in _BOX)
            paint_number(painter, QRectF(0.5, middle - high / 2 + 0.5, wide, high), self._number)
            left = theme.px(_AFTER_BOX)
        room = QRectF(left, middle - theme.px(13), self.width() - left, theme.px(26))
        painter.setFont(theme.font("heading"))
        painter.setPen(colours.colour("ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                         str(self._count))  # fmt: skip
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._title)
        self._paint_quiet(painter, room)

    def _paint_quiet(self, painter: QPainter, room: QRectF) -> None:
        metrics = QFontMetrics(theme.font("heading"))
        start = metrics.horizontalAdvance(self._title) + theme.px(6)
        end = metrics.horizontalAdvance(str(self._count)) + theme.px(8)
        place = room.adjusted(start, 0, -end, 0)
        painter.setFont(theme.font("heading", 400))
        painter.setPen(theme.current().colour("secondary"))
        text = QFontMetrics(painter.font()).elidedText(
            self._quiet, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


class PhaseBlock(QWidget):
    """The ties of one phase under its head, in one or two columns, read across."""

    opened = Signal(object)

    def __init__(self, number: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.rows: list[TieRow] = []
        self._columns = 1
        self._head = BlockHead(number, title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(_GAP))
        self._grid.setVerticalSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(theme.px(2))
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_ties(self, ties: Sequence[TieLine], today: date, quiet: str = "") -> None:
        """Shows these; a row of a tie that did not change stays the same widget."""
        self._head.tell(len(ties), quiet)
        known = {row.tie_id: row for row in self.rows}
        shown = []
        for tie in ties:
            row = known.get(tie.id)
            if row is None or not row.shows(tie, today):
                row = TieRow(tie, self.title, today)
                row.clicked.connect(self._open)
            else:
                del known[tie.id]
            shown.append(row)
        self.rows = shown
        for row in known.values():
            row.hide()
            row.deleteLater()
        self._place()

    def set_columns(self, columns: int) -> None:
        """Lays the rows in so many columns."""
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for at, row in enumerate(self.rows):
            self._grid.addWidget(row, at // self._columns, at % self._columns)
            row.show()
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, TieRow):
            self.opened.emit(row.tie_id)


class NobodyBlock(QWidget):
    """Who has no tie yet: nobody is left over unseen."""

    looked = Signal(object)
    sought = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NobodyRow] = []
        self._head = BlockHead("", _("Nog geen band"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(theme.px(2))
        column.addLayout(self._column)
        column.addStretch(1)

    def show_people(self, people: Sequence[WithoutTie]) -> None:
        """Shows these."""
        self._head.tell(len(people))
        if tuple(row.one for row in self.rows) == tuple(people):
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [NobodyRow(one) for one in people]
        for row in self.rows:
            row.looked.connect(self.looked)
            row.sought.connect(self.sought)
            self._column.addWidget(row)
