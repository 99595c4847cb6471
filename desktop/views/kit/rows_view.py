"""How a list looks and answers: rows of 40 px, one selected, the keyboard inside the row."""

from typing import Any

from PySide6.QtCore import QDateTime, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.views.kit import theme
from desktop.views.kit.row_paint import RowDelegate, RowHeader, header_height
from desktop.views.kit.table import RowsTable, plain_key

_ROW, _TWO_LINES = 40, 58
_NARROW = 560
_JUMP_MS = 900


class RowsView(QTableView):
    """Shows a RowsTable. A click or Enter opens a row (`opened` with its id).

    Arrows walk, typing jumps to a name, a click on the header sorts, and so does Alt with
    the number of the column. `menu_asked` carries an id and where on the screen a menu
    should open. `second_line(row)` is what a row says under its name where the table is
    too narrow for columns.
    """

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(
        self,
        table: RowsTable[Any],
        name: str,
        parent: QWidget | None = None,
        *,
        second_line: Any = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.second_line = second_line
        self.selected_id: Any = None
        self.hovered = -1
        self.by_keys = False
        self._empty = ""
        self._typed, self._typed_at = "", 0
        self.setAccessibleName(name)
        self._prepare()
        self.setModel(table)
        self.setHorizontalHeader(RowHeader(table, self))
        self.horizontalHeader().sectionClicked.connect(self._turn)
        self.setItemDelegate(RowDelegate(self))
        table.modelAboutToBeReset.connect(self._remember)
        table.modelReset.connect(self._restore)
        self._kept: tuple[Any, int] = (None, 0)

    @property
    def two_lines(self) -> bool:
        """Whether rows are shown as two lines, because columns do not fit."""
        return self.second_line is not None and self.viewport().width() < theme.px(_NARROW)

    def select(self, row_id: Any) -> None:
        """Marks the row as the open one and brings it in sight; None marks none."""
        self.selected_id = row_id
        at = self.table.place_of(row_id)
        if at is not None:
            index = self.table.index(at, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def set_empty(self, sentence: str) -> None:
        """The sentence shown when there are no rows."""
        self._empty = sentence
        self.viewport().update()

    def row_at(self, point: QPoint) -> int:
        """The place of the row under `point` of the viewport; -1 below the last."""
        return self.indexAt(point).row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_keys = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._open(self.currentIndex())
                return
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.table.rowCount():
            last = self.table.rowCount() - 1
            self.setCurrentIndex(self.table.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
            return
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdigit():
            column = int(event.text()) - 1
            if 0 <= column < len(self.table.columns):
                self._turn(column)
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        now = QDateTime.currentMSecsSinceEpoch()
        self._typed = search if now - self._typed_at > _JUMP_MS else self._typed + search
        self._typed_at = now
        wanted = plain_key(self._typed)
        count = self.table.rowCount()
        start = max(self.currentIndex().row(), 0) + (1 if len(self._typed) == 1 else 0)
        text = self.table.columns[0].text
        for step in range(count):
            at = (start + step) % count
            if plain_key(text(self.table.row(at))).startswith(wanted):
                self.setCurrentIndex(self.table.index(at, 0))
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_keys = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.row_at(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            where = self.visualRect(index).bottomLeft() if by_key else event.pos()
            row_id = self.table.row(index.row()).id
            self.menu_asked.emit(row_id, self.viewport().mapToGlobal(where))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.by_keys = self.by_keys or event.reason() in tab
        if not self.currentIndex().isValid() and self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, 0))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.table.rowCount() or not self._empty:
            return
        painter = QPainter(self.viewport())
        painter.setPen(theme.current().colour("secondary"))
        painter.setFont(theme.font("body"))
        room = self.viewport().rect().adjusted(theme.px(10), theme.px(16), -theme.px(10), 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._empty)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()

    def _prepare(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(1)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            row_id = self.table.row(index.row()).id
            self.selected_id = row_id
            self.viewport().update()
            self.opened.emit(row_id)

    def _turn(self, column: int) -> None:
        self.table.turn(column)
        self.horizontalHeader().viewport().update()

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def _remember(self) -> None:
        current = self.currentIndex()
        row_id = self.table.row(current.row()).id if current.isValid() else None
        self._kept = (row_id, self.verticalScrollBar().value())

    def _restore(self) -> None:
        row_id, scrolled = self._kept
        at = self.table.place_of(row_id)
        if at is not None:
            self.selectionModel().setCurrentIndex(
                self.table.index(at, 0), self.selectionModel().SelectionFlag.NoUpdate
            )
        self.hovered = -1
        self._fit()
        self.verticalScrollBar().setValue(scrolled)

    def _fit(self) -> None:
        """Shares the width: columns that must go go, the stretching ones take the rest."""
        upright, across = self.verticalHeader(), self.horizontalHeader()
        upright.setDefaultSectionSize(theme.px(_TWO_LINES if self.two_lines else _ROW))
        across.setVisible(not self.two_lines)
        room = self.viewport().width()
        columns = list(enumerate(self.table.columns))
        shown = columns[:1] if self.two_lines else list(columns)
        leavers = sorted((c.drop, at) for at, c in shown if c.drop)
        while leavers and sum(theme.px(c.width) for _at, c in shown) > room:
            gone = leavers.pop(0)[1]
            shown = [(at, c) for at, c in shown if at != gone]
        left = room - sum(theme.px(c.width) for _at, c in shown)
        takers = [at for at, c in shown if c.stretch] or [at for at, _c in shown[-1:]]
        kept = {at for at, _c in shown}
        for at, column in columns:
            self.setColumnHidden(at, at not in kept)
            extra = left // len(takers) if at in takers else 0
            self.setColumnWidth(
                at, theme.px(column.width) + max(extra, -theme.px(column.width) // 2)
            )
        across.setFixedHeight(header_height(self.table, self))
