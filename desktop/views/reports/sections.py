"""The list of sections: which are in the report, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.reporting import Section
from desktop.i18n import _
from desktop.reports.catalogue import SHORT_SECTIONS
from desktop.views.kit import icons, theme
from desktop.views.kit.choices import Tick

ROW = 32


class Grip(QWidget):
    """Six dots at the right of a row: dragging them moves the row."""

    pulled = Signal(QPoint)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme.px(24), theme.px(ROW))
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pulled.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dropped.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(16)
        where = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "grip-vertical", where, "secondary")


class SectionRow(QWidget):
    """One section: a tick and a grip. Alt with an arrow moves it (`walked`, -1 or 1)."""

    walked = Signal(object, int)
    pulled = Signal(object, QPoint)
    dropped = Signal()
    edited = Signal()

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self.tick = Tick(_(SHORT_SECTIONS[section]))
        self.tick.setAccessibleDescription(_("Alt met pijl omhoog of omlaag verplaatst dit deel"))
        self.tick.edited.connect(self.edited)
        self._grip = Grip()
        self._grip.pulled.connect(self._pull)
        self._grip.dropped.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tick, 1)
        row.addWidget(self._grip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(self, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _pull(self, where: QPoint) -> None:
        self.pulled.emit(self, where)


class SectionList(QWidget):
    """The sections in their order; `edited` when one is ticked or moved.

    The front page stays first: its row does not move and no row goes above it.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SectionRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_sections(self, order: Sequence[Section], chosen: frozenset[Section]) -> None:
        """Shows all sections; this is not an edit."""
        first = [section for section in order if section is Section.FRONT]
        wanted = [*first, *(section for section in order if section is not Section.FRONT)]
        if [row.section for row in self._rows] != wanted:
            self._make(wanted)
        for row in self._rows:
            row.tick.set_value(row.section in chosen)

    def order(self) -> tuple[Section, ...]:
        """All sections in the order that stands."""
        return tuple(row.section for row in self._rows)

    def chosen(self) -> frozenset[Section]:
        """The ticked ones."""
        return frozenset(row.section for row in self._rows if row.tick.value())

    def rows(self) -> tuple[SectionRow, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def put(self, row: SectionRow, to: int) -> None:
        """Puts `row` at place `to` (from 0)."""
        at, to = self._rows.index(row), max(1, min(to, len(self._rows) - 1))
        if at == to or at == 0:
            return
        self._rows.insert(to, self._rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)

    def _make(self, order: Sequence[Section]) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for section in order:
            row = SectionRow(section)
            row.walked.connect(self._walk)
            row.pulled.connect(self._pull)
            row.dropped.connect(self.edited)
            row.edited.connect(self.edited)
            self._rows.append(row)
            self._column.addWidget(row)

    def _walk(self, row: SectionRow, by: int) -> None:
        self.put(row, self._rows.index(row) + by)
        row.tick.setFocus()
        self.edited.emit()

    def _pull(self, row: SectionRow, where: QPoint) -> None:
        self.put(row, self.mapFromGlobal(where).y() // max(theme.px(ROW), 1))
