"""The painting of a list's rows and header."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.table import Column, RowsTable, Spans

if TYPE_CHECKING:
    from desktop.views.kit.rows_view import RowsView

PAD = 9
_ICON = 16
_BAR = 3
_RING = 3
_WEIGHTS = {"strong": 600, "body": 400, "quiet": 400}


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: ground, line below, selected bar, focus ring, and text in tones."""

    def __init__(self, view: "RowsView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.px(40), self._view.verticalHeader().defaultSectionSize())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view, at = self._view, index.row()
        row = view.table.row(at)
        rect: QRect = option.rect
        colours = theme.current()
        selected = row.id == view.selected_id
        if selected or at == view.hovered:
            painter.fillRect(rect, colours.colour("selected" if selected else "hover"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.colour("line"))
        if selected and index.column() == 0:
            bar = QRect(rect.left(), rect.top(), theme.px(_BAR), rect.height())
            painter.fillRect(bar, colours.colour("action"))
        column = view.table.columns[index.column()]
        if view.two_lines:
            self._paint_two_lines(painter, rect, column, row)
        else:
            self._paint_cell(painter, rect, column, row)
        if at == view.currentIndex().row() and view.hasFocus() and view.by_keys:
            self._paint_ring(painter, at)

    def _paint_cell(self, painter: QPainter, rect: QRect, column: Column[Any], row: Any) -> None:
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD) + theme.px(3), 0)
        room = self._paint_mark(painter, room, column, row)
        spans: Spans = (
            column.spans(row)
            if column.spans
            else ((column.text(row), "quiet" if column.quiet else "body"),)
        )
        paint_spans(painter, room, spans, right=column.align == "right")

    def _paint_two_lines(
        self, painter: QPainter, rect: QRect, column: Column[Any], row: Any
    ) -> None:
        half = rect.height() // 2
        upper = rect.adjusted(theme.px(PAD), theme.px(6), -theme.px(PAD), -half)
        lower = rect.adjusted(theme.px(PAD), half, -theme.px(PAD), -theme.px(6))
        upper = self._paint_mark(painter, upper, column, row)
        spans: Spans = column.spans(row) if column.spans else ((column.text(row), "body"),)
        paint_spans(painter, upper, spans)
        paint_spans(painter, lower, ((self._view.second_line(row), "quiet"),))

    def _paint_mark(self, painter: QPainter, room: QRect, column: Column[Any], row: Any) -> QRect:
        side = theme.px(_ICON)
        place = QRect(room.left(), room.center().y() - side // 2 + 1, side, side)
        drawing = column.drawing(row) if column.drawing else None
        name = column.icon(row) if column.icon else None
        if drawing is not None:
            painter.save()
            drawing(painter, QRectF(place))
            painter.restore()
        elif name:
            icons.paint(painter, name, place, "ink")
        else:
            return room
        return room.adjusted(side + theme.px(5), 0, 0, 0)

    def _paint_ring(self, painter: QPainter, at: int) -> None:
        view = self._view
        width = theme.px(_RING)
        top = view.rowViewportPosition(at)
        whole = QRectF(0, top, view.viewport().width(), view.rowHeight(at))
        painter.save()
        painter.setPen(QPen(theme.current().colour("delfts"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.drawRect(whole.adjusted(half, half, -half, -half))
        painter.restore()


class RowHeader(QHeaderView):
    """The names of the columns, with an arrow at the one that sorts."""

    def __init__(self, table: RowsTable[Any], view: "RowsView") -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._table = table
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setAccessibleName(_("Kolommen"))

    def paintSection(self, painter: QPainter, rect: QRect, index: int) -> None:
        colours = theme.current()
        painter.fillRect(rect, colours.colour("surface"))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.colour("control")
        )
        column = self._table.columns[index]
        order = self._table.sorted_by
        active = order is not None and order[0] == index
        painter.setFont(theme.font("small", 700 if active else 600))
        painter.setPen(colours.colour("ink" if active else "secondary"))
        right = column.align == "right"
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD) + theme.px(3), 0)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, _(column.title))
        if active and order is not None:
            name = "arrow-up" if order[1] == "down" else "arrow-narrow-down"
            words = QFontMetrics(painter.font()).horizontalAdvance(_(column.title))
            size = theme.px(_ICON)
            left = room.left() + words + theme.px(5)
            if right or left + size > rect.right():
                left = rect.right() - size - (words if right else 0)
            place = QRect(left, rect.center().y() - size // 2, size, size)
            icons.paint(painter, name, place, "ink")


def header_height(table: RowsTable[Any], view: "RowsView") -> int:
    """Room for two lines where a title does not fit its column, else for one."""
    metrics = QFontMetrics(theme.font("small", 700))
    for at, column in enumerate(table.columns):
        room = view.columnWidth(at) - theme.px(2 * PAD)
        if not view.isColumnHidden(at) and metrics.horizontalAdvance(_(column.title)) > room:
            return theme.px(52)
    return theme.px(44)


def paint_spans(painter: QPainter, room: QRect, spans: Spans, *, right: bool = False) -> None:
    """Draws pieces of text in their tones after each other, cut off with '…'."""
    faces = [_face(_WEIGHTS[tone]) for _text, tone in spans]
    widths = [
        face[1].horizontalAdvance(text) for face, (text, _tone) in zip(faces, spans, strict=True)
    ]
    left = room.left()
    if right:
        left = max(left, room.right() + 1 - sum(widths))
    end = room.right() + 1
    colours = theme.current()
    for (face, metrics), width, (text, tone) in zip(faces, widths, spans, strict=True):
        if left >= end:
            return
        painter.setFont(face)
        painter.setPen(colours.colour("secondary" if tone == "quiet" else "ink"))
        shown = text
        if left + width > end:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, end - left)
        place = QRect(left, room.top(), end - left, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        left += width


def _face(weight: int) -> tuple[QFont, QFontMetrics]:
    return _face_at(weight, theme.current().scale)


@lru_cache(maxsize=16)
def _face_at(weight: int, scale: float) -> tuple[QFont, QFontMetrics]:
    """A face and its measures, kept: a list asks for them in every cell it paints."""
    face = theme.font("body", weight, tabular=True)
    return face, QFontMetrics(face)
