"""The timeline at the left: days, and what took place on them, newest first."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from desktop.domain.activities import LogLine, Timeline
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.log import words

_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_TITLE, _LINE = 20, 19
_ABOVE, _BELOW, _BETWEEN_DAYS = 9, 9, 12
_DAY_RIGHT, _RAIL, _TEXT = 86, 103, 122
_DAY_RIGHT_LOW, _RAIL_LOW, _TEXT_LOW = 50, 62, 76
_LOW = 380
_SQUARE = 12


class TimelineModel(QAbstractListModel):
    """The lines as rows. `more_asked` when the view came to the end and there is more."""

    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[LogLine, ...] = ()
        self.with_community = False
        self._more = False

    def show_timeline(self, timeline: Timeline, *, with_community: bool) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self.lines = timeline.lines
        self.with_community = with_community
        self._more = timeline.earlier is not None
        self.endResetModel()

    def row_of(self, line_id: UUID | None) -> int:
        """Where a line stands; -1 when it is not here."""
        return next((at for at, line in enumerate(self.lines) if line.id == line_id), -1)

    def first_of_day(self, row: int) -> bool:
        """Whether the row opens a day."""
        return row == 0 or self.lines[row - 1].day != self.lines[row].day

    def last_of_day(self, row: int) -> bool:
        """Whether the row closes a day."""
        return row + 1 == len(self.lines) or self.lines[row + 1].day != self.lines[row].day

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.programme
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.spoken(line, with_community=self.with_community)
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        self._more = False
        self.more_asked.emit()


class _Delegate(QStyledItemDelegate):
    """Paints a line: day column, square on the rail, and two or three lines of text."""

    def __init__(self, view: "TimelineView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: Any, index: _Index) -> QSize:
        model = self._view.model_
        line = model.lines[index.row()]
        height = _ABOVE + _TITLE + _LINE + _BELOW
        height += _LINE if self._low(self._view) or words.third_line(line) else 0
        if model.last_of_day(index.row()):
            height = max(height, _ABOVE + 66) if model.first_of_day(index.row()) else height
            height += _BETWEEN_DAYS
        return QSize(0, theme.px(height))

    def paint(self, painter: QPainter, option: Any, index: _Index) -> None:
        model, view = self._view.model_, self._view
        line = model.lines[index.row()]
        chosen = view.chosen == line.id
        low = self._low(view)
        day_right, rail, left = (
            (_DAY_RIGHT_LOW, _RAIL_LOW, _TEXT_LOW) if low else (_DAY_RIGHT, _RAIL, _TEXT)
        )
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last = model.last_of_day(index.row())
        block = QRect(box)
        block.setLeft(box.left() + theme.px(rail) + 1)
        block.setRight(box.right() - theme.px(0 if low else 24))
        if last:
            block.setBottom(box.bottom() - theme.px(_BETWEEN_DAYS))
        self._ground(painter, option, block, chosen=chosen, divided=not last)
        if model.first_of_day(index.row()):
            self._day(painter, line, box, theme.px(day_right))
        self._rail(painter, box, box.left() + theme.px(rail), chosen=chosen)
        text = block.adjusted(theme.px(left - rail), theme.px(_ABOVE), -theme.px(6), 0)
        place = words.where(line, with_community=model.with_community)
        self._words(painter, line, text, place, low=low)
        if option.state & QStyle.StateFlag.State_HasFocus and view.by_keys:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().colour("delfts"), theme.px(3)))
            painter.drawRect(block.adjusted(2, 2, -2, -2))
        painter.restore()

    @staticmethod
    def _ground(
        painter: QPainter, option: Any, block: QRect, *, chosen: bool, divided: bool
    ) -> None:
        colours = theme.current()
        if chosen:
            painter.fillRect(block, colours.colour("surface"))
            bar = QRect(block.left(), block.top(), theme.px(3), block.height())
            painter.fillRect(bar, colours.colour("action"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(block, colours.colour("hover"))
        if divided:
            painter.setPen(colours.colour("line"))
            painter.drawLine(block.left(), block.bottom(), block.right(), block.bottom())

    @staticmethod
    def _day(painter: QPainter, line: LogLine, box: QRect, right: int) -> None:
        colours = theme.current()
        words_ = wording()
        lines: tuple[tuple[str, theme.Role, int | None, str, int], ...] = (
            (words_.weekday(line.day, short=True), "small", None, "secondary", _LINE),
            (str(line.day.day), "title", 700, "ink", 26),
            (words_.short_month(line.day.month), "small", None, "secondary", _LINE),
        )
        top = box.top() + theme.px(_ABOVE)
        for text, role, weight, token, height in lines:
            painter.setFont(theme.font(role, weight, tabular=True))
            painter.setPen(colours.colour(token))
            where = QRect(box.left(), top, right, theme.px(height))
            painter.drawText(
                where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text
            )
            top += theme.px(height)

    @staticmethod
    def _rail(painter: QPainter, box: QRect, x: int, *, chosen: bool) -> None:
        colours = theme.current()
        painter.fillRect(QRect(x, box.top(), theme.px(2), box.height()), colours.colour("control"))
        side = theme.px(_SQUARE)
        top = box.top() + theme.px(_ABOVE + 4)
        square = QRect(x + theme.px(1) - side // 2, top, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(colours.colour("bentheimer-frame" if chosen else "control"), 1))
        painter.setBrush(colours.colour("bentheimer" if chosen else "surface"))
        painter.drawRect(square)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    @staticmethod
    def _low(view: QWidget) -> bool:
        """Whether the timeline is so narrow that time and place get a line of their own."""
        return view.width() < theme.px(_LOW)

    @staticmethod
    def _words(painter: QPainter, line: LogLine, box: QRect, place: str, *, low: bool) -> None:
        bold, plain, small = theme.font("body", 700), theme.font("body"), theme.font("small")
        first = QRect(box.left(), box.top(), box.width(), theme.px(_TITLE))
        second = QRect(box.left(), first.bottom() + 1, box.width(), theme.px(_LINE))
        third = second.translated(0, theme.px(_LINE))
        _write(painter, line.programme, bold, "ink", first)
        if low:
            _write(painter, place, small, "secondary", second)
            _write(painter, words.second_line(line), small, "secondary", third)
            return
        taken = QFontMetrics(bold).horizontalAdvance(line.programme) + theme.px(5)
        if taken < box.width():
            _write(painter, place, plain, "secondary", first.adjusted(taken, 0, 0, 0))
        _write(painter, words.second_line(line), small, "secondary", second)
        _write(painter, words.third_line(line), small, "ink", third)


def _write(painter: QPainter, text: str, face: QFont, token: str, where: QRect) -> None:
    painter.setFont(face)
    painter.setPen(theme.current().colour(token))
    shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class TimelineView(QListView):
    """`picked` carries the line that was chosen; `topmost` the first line in view."""

    picked = Signal(object)
    topmost = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setAccessibleName(_("Tijdlijn"))
        self.model_ = TimelineModel(self)
        self.by_keys = False
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView#timeline { background: transparent; }")
        self.verticalScrollBar().valueChanged.connect(self._tell_top)
        self.clicked.connect(self._pick)
        self._chosen: UUID | None = None

    @property
    def chosen(self) -> UUID | None:
        """The id of the open line."""
        return self._chosen

    def show_timeline(self, timeline: Timeline, *, with_community: bool) -> None:
        """Shows other lines; the open one and the place stay."""
        place = self.verticalScrollBar().value()
        self.model_.show_timeline(timeline, with_community=with_community)
        self.choose(self._chosen, scroll=False)
        self.verticalScrollBar().setValue(place)

    def choose(self, line_id: UUID | None, *, scroll: bool = True) -> None:
        """Marks a line as the open one."""
        self._chosen = line_id
        row = self.model_.row_of(line_id)
        if row < 0:
            self.clearSelection()
            return
        index = self.model_.index(row)
        self.selectionModel().setCurrentIndex(
            index, self.selectionModel().SelectionFlag.ClearAndSelect
        )
        if scroll:
            self.scrollTo(index)

    def keyPressEvent(self, event: Any) -> None:
        self.by_keys = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: Any) -> None:
        self.by_keys = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        self.by_keys = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def _pick(self, index: _Index) -> None:
        if index.isValid():
            self.picked.emit(self.model_.lines[index.row()])

    def _tell_top(self) -> None:
        index = self.indexAt(self.viewport().rect().topLeft())
        if index.isValid():
            self.topmost.emit(self.model_.lines[index.row()])
