"""The charts of Cijfers, painted from marks: columns, a line, shares of a whole, a week.

Every chart begins at zero. What still runs is an open mark. Numbers stand at the marks, so
that no scale beside them is needed; nothing is told by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.kit import theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_HEATS = (1, 21, 36, 56, 76)
_HALF = 128
_COLUMN, _DOT, _CELL, _UNDER = 32, 5, 27, 24


@dataclass(frozen=True, slots=True)
class Mark:
    """One quarter in a chart. `value` is None where no number may be or can be shown.

    `text` is the number as it is printed, `aside` what is said quietly behind it, `under` what
    stands under the label of a column.
    """

    label: str
    text: str
    value: float | None
    running: bool = False
    aside: str = ""
    under: str = ""


class Chart(QWidget):
    """Something painted from marks; what it shows is said by the block around it."""

    tall = 132

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Shows other marks."""
        self.marks = tuple(marks)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(self.tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(self.tall))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.marks:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint(painter)

    def paint(self, painter: QPainter) -> None:
        """Paints the marks; override."""

    def _place(self, at: int, mark: Mark) -> QPointF:
        """Where the top of mark number `at` lies; one without value lies at zero."""
        most = max((m.value or 0 for m in self.marks), default=0) or 1
        room = self._floor() - theme.px(24)
        step = self.width() / len(self.marks)
        return QPointF((at + 0.5) * step, self._floor() - (mark.value or 0) / most * room)

    def _floor(self) -> float:
        """Where zero lies: above the labels."""
        return self.height() - theme.px(26 if self._lines() == 1 else 42)

    def _lines(self) -> int:
        """How many lines the labels take: the year goes under the quarter where it must."""
        widest = max(_advance(mark.label, "axis") for mark in self.marks)
        return 1 if widest < self.width() / len(self.marks) else 2

    def _paint_floor(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.current().colour("control"), 1))
        floor = round(self._floor()) + 0.5
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        step, lines = self.width() / len(self.marks), self._lines()
        for at, mark in enumerate(self.marks):
            high = theme.px(16) * lines
            under = QRectF(at * step, self._floor() + theme.px(5), step, high)
            label = mark.label if lines == 1 else mark.label.replace(" ’", "\n’")
            _write(painter, under, label, _TOP, "secondary")

    def _paint_number(self, painter: QPainter, place: QPointF, mark: Mark) -> None:
        step = self.width() / len(self.marks)
        high = theme.px(20)
        box = QRectF(place.x() - step / 2, place.y() - high - theme.px(5), step, high)
        _write(painter, box, mark.text, _CENTRE, "ink", _face("small", bold=mark.running))


class Columns(Chart):
    """A column for each quarter, the number on top; where told, a second number underneath."""

    tall = 156

    def _floor(self) -> float:
        under = theme.px(_UNDER) if any(mark.under for mark in self.marks) else 0
        return super()._floor() - under

    def _paint_under(self, painter: QPainter) -> None:
        step, high = self.width() / len(self.marks), theme.px(_UNDER)
        top = self.height() - high
        painter.setPen(QPen(theme.current().colour("line"), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        for at, mark in enumerate(self.marks):
            face = _face("small", bold=mark.running)
            _write(painter, QRectF(at * step, top, step, high), mark.under, _CENTRE, "ink", face)

    def paint(self, painter: QPainter) -> None:
        action = theme.current().colour("action")
        wide = min(theme.px(_COLUMN), self.width() / len(self.marks) * 0.6)
        self._paint_floor(painter)
        for at, mark in enumerate(self.marks):
            top = self._place(at, mark)
            box = QRectF(top.x() - wide / 2, top.y(), wide, self._floor() - top.y())
            if mark.value:
                painter.setPen(QPen(action, theme.px(1.5)))
                painter.setBrush(theme.current().colour("surface") if mark.running else action)
                painter.drawRect(box)
            self._paint_number(painter, top, mark)
        if any(mark.under for mark in self.marks):
            self._paint_under(painter)


class Line(Chart):
    """A point for each quarter, joined where there is a number on both sides."""

    def paint(self, painter: QPainter) -> None:
        action = theme.current().colour("action")
        self._paint_floor(painter)
        places = [self._place(at, mark) for at, mark in enumerate(self.marks)]
        painter.setPen(QPen(action, theme.px(2)))
        for at in range(1, len(places)):
            if self.marks[at - 1].value is not None and self.marks[at].value is not None:
                painter.drawLine(places[at - 1], places[at])
        for place, mark in zip(places, self.marks, strict=True):
            if mark.value is not None:
                painter.setPen(QPen(action, theme.px(2)))
                painter.setBrush(theme.current().colour("surface") if mark.running else action)
                painter.drawEllipse(place, theme.px(_DOT), theme.px(_DOT))
            self._paint_number(painter, place, mark)


class Shares(Chart):
    """A bar for each quarter, filled as far as its percentage; the frame is the whole."""

    def paint(self, painter: QPainter) -> None:
        left = max(_advance(m.label, "axis") for m in self.marks) + theme.px(12)
        right = max(_advance(m.aside, "axis") for m in self.marks)
        whole = self.width() - left - (right + theme.px(10) if right else 0) - 1
        pitch = self.height() / len(self.marks)
        for at, mark in enumerate(self.marks):
            row = QRectF(0, at * pitch, self.width(), pitch)
            _write(painter, row, mark.label, _LEFT, "secondary")
            bar = QRectF(left + 0.5, row.top() + pitch / 2 - theme.px(8), whole, theme.px(16))
            self._paint_bar(painter, bar, mark)
            if mark.aside:
                behind = QRectF(bar.right() + theme.px(10), row.top(), right + 2, pitch)
                _write(painter, behind, mark.aside, _LEFT, "secondary")

    @staticmethod
    def _paint_bar(painter: QPainter, bar: QRectF, mark: Mark) -> None:
        colour = theme.current().colour
        filled = QRectF(bar)
        filled.setWidth(bar.width() * min(mark.value or 0, 100) / 100)
        painter.fillRect(bar, colour("surface"))
        painter.fillRect(filled, colour("action"))
        painter.setPen(QPen(colour("ink"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        text = _advance(mark.text, "axis") + theme.px(14)
        inside = filled.width() > text
        place = bar if inside else bar.adjusted(filled.width(), 0, 0, 0)
        place = place.adjusted(theme.px(6), 0, 0, 0)
        _write(painter, place, mark.text, _LEFT, "on-action" if inside else "ink", _face(bold=True))


class WeekHeat(QWidget):
    """A cell for each weekday and hour, darker where more is in use, with its number in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: tuple[str, ...] = ()
        self.hours = range(0)
        self._percent: tuple[tuple[int, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_week(
        self, days: tuple[str, ...], hours: range, percent: tuple[tuple[int, ...], ...]
    ) -> None:
        """Shows `percent[weekday][hour]` for those hours; `days` are the names of the rows."""
        self.days, self.hours, self._percent = days, hours, percent
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(_CELL * 7 + 22))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.days:
            return
        painter = QPainter(self)
        left, high = theme.px(28), theme.px(_CELL)
        wide = (self.width() - left) / len(self.hours)
        for row, day in enumerate(self.days):
            _write(painter, QRectF(0, row * high, left, high), day, _LEFT, "ink", _face("small"))
            for at, hour in enumerate(self.hours):
                cell = QRectF(left + at * wide, row * high, wide - 2, high - 2)
                self._paint_cell(painter, cell, self._percent[row][hour])
        for at, hour in enumerate(self.hours):
            under = QRectF(left + at * wide, 7 * high, wide - 2, theme.px(20))
            _write(painter, under, str(hour), _CENTRE, "secondary")

    @staticmethod
    def _paint_cell(painter: QPainter, cell: QRectF, percent: int) -> None:
        ground = heat(percent)
        painter.fillRect(cell, ground)
        if percent:
            _write(painter, cell, str(percent), _CENTRE, _ink_on(ground))


class HeatScale(QWidget):
    """The grounds of the cells from nothing to all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme.px(190), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide, high = theme.px(22), self.height()
        _write(painter, QRectF(0, 0, wide, high), "0", _LEFT, "secondary")
        left = theme.px(14)
        for at, percent in enumerate((0, *_HEATS)):
            box = QRectF(left + at * wide, theme.px(3), wide - 2, high - theme.px(6))
            painter.fillRect(box, heat(percent))
        after = QRectF(left + 6 * wide + theme.px(4), 0, theme.px(44), high)
        _write(painter, after, "100%", _LEFT, "secondary")


def heat(percent: int) -> QColor:
    """The ground of a cell: six steps from never to always."""
    return theme.current().colour(f"heat-{sum(percent >= least for least in _HEATS)}")


def _ink_on(ground: QColor) -> str:
    """The one of ink and surface that reads best on `ground`."""
    colour = theme.current().colour
    light, dark = sorted(("ink", "surface"), key=lambda t: -colour(t).lightness())
    return light if ground.lightness() < _HALF else dark


def _advance(text: str, role: theme.Role) -> float:
    return QFontMetricsF(_face(role, bold=True)).horizontalAdvance(text) if text else 0.0


def _face(role: theme.Role = "axis", *, bold: bool = False) -> QFont:
    return theme.font(role, 700 if bold else 400, tabular=True)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    align: Qt.AlignmentFlag,
    token: str,
    face: QFont | None = None,
) -> None:
    painter.setFont(face or _face())
    painter.setPen(theme.current().colour(token))
    painter.drawText(box, align, text)
