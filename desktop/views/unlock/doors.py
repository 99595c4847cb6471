"""The four painted doors of the first page."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.views.kit import theme

WIDTH, HEIGHT = 175, 290
GROUND = 282
_DOOR = QRectF(17, 72, 141, 209)
_FANLIGHT = QRectF(15.5, 23, 144, 45)
_WHOLE = QRectF(0, 0, WIDTH, HEIGHT)
_AROUND_FANLIGHT = QRectF(9, 16.5, 157, 55)
_PAINT, _EDGE, _DARK = QColor("#14332B"), QColor("#1F5A4A"), QColor("#3A4A44")
_LIT, _GLASS, _STONE = QColor("#E8C46A"), QColor("#D3B563"), QColor("#7C8B84")
_POST, _IRON, _SEAM = QColor("#C9D3CE"), QColor("#9AA8A1"), QColor("#0B221C")
_CASING = QColor("#FFFFFF")
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Door(QAbstractButton):
    """A door to go in by; `kind` is new, open, connect or look."""

    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._size = 1.0
        self._shown = _WHOLE
        self.set_size(1.0)

    @property
    def street(self) -> int:
        """How far below its top the street runs, in pixels."""
        return theme.px((GROUND - 1) * self._size)

    def set_size(self, size: float, *, fanlight: bool = False) -> None:
        """Draws the door smaller or larger than in the design, or only its fanlight."""
        self._size = size
        self._shown = _AROUND_FANLIGHT if fanlight else _WHOLE
        across, down = self._shown.width() * size, self._shown.height() * size
        self.setFixedSize(QSize(theme.px(across), theme.px(down)))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()  # the page knows which door stands beside which
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.current().scale * self._size
        painter.scale(scale, scale)
        painter.translate(-self._shown.topLeft())
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), _POST)
        painter.fillRect(QRectF(0, 0, WIDTH, 10), _STONE)
        painter.fillRect(QRectF(0, GROUND + 1, WIDTH, HEIGHT - GROUND - 1), _STONE)
        painter.setPen(QPen(_STONE, 1))
        painter.setBrush(_CASING)
        painter.drawRect(QRectF(9.5, 17, 156, 264))
        lit = self.underMouse() or self.hasFocus() or self.kind == "new"
        painter.setPen(QPen(_PAINT, 2.2))
        painter.setBrush(_LIT if lit else _DARK)
        painter.drawRect(_FANLIGHT)
        painter.fillRect(_DOOR, _PAINT)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _DOORS[self.kind](painter)
        if self.isDown():
            painter.fillRect(_DOOR, QColor(0, 0, 0, 40))


def _new(painter: QPainter) -> None:
    top = QPointF(_FANLIGHT.center().x(), _FANLIGHT.top())
    for foot in (_FANLIGHT.bottomLeft(), _FANLIGHT.bottomRight()):
        painter.drawLine(top, foot)
    painter.drawLine(top, QPointF(top.x(), _FANLIGHT.bottom()))
    _panels(painter, (16, 19, 109, 74), (16, 113, 109, 72))
    _letterbox(painter)
    _knob(painter, 127)


def _open(painter: QPainter) -> None:
    for third in (1, 2):
        x = _FANLIGHT.left() + third * _FANLIGHT.width() / 3
        painter.drawLine(QPointF(x, _FANLIGHT.top()), QPointF(x, _FANLIGHT.bottom()))
    _panels(painter, (17, 19, 46, 166), (79, 19, 46, 166))
    _knob(painter, 127)


def _connect(painter: QPainter) -> None:
    middle = _FANLIGHT.center().x()
    arch = QPainterPath(_FANLIGHT.bottomLeft())
    crown = _FANLIGHT.top() + 15
    arch.cubicTo(
        QPointF(_FANLIGHT.left() + 32, crown - 10),
        QPointF(_FANLIGHT.right() - 32, crown - 10),
        _FANLIGHT.bottomRight(),
    )
    painter.drawPath(arch)
    painter.drawLine(QPointF(middle, crown), QPointF(middle, _FANLIGHT.bottom()))
    seam = QRectF(_DOOR.center().x() - 1, _DOOR.top(), 2, _DOOR.height())
    painter.fillRect(seam, _SEAM)
    _panels(painter, (14, 19, 44, 70), (84, 19, 44, 70), (14, 108, 44, 77), (84, 108, 44, 77))
    _knob(painter, 79)


def _look(painter: QPainter) -> None:
    middle = _FANLIGHT.center()
    painter.drawLine(QPointF(_FANLIGHT.left(), middle.y()), QPointF(_FANLIGHT.right(), middle.y()))
    painter.drawLine(QPointF(middle.x(), _FANLIGHT.top()), QPointF(middle.x(), _FANLIGHT.bottom()))
    glass = QRectF(_DOOR.left() + 19, _DOOR.top() + 17, 103, 78)
    painter.fillRect(glass, _GLASS)
    painter.drawLine(
        QPointF(glass.center().x(), glass.top()), QPointF(glass.center().x(), glass.bottom())
    )
    _panels(painter, (19, 17, 103, 78), (19, 115, 103, 70))
    _letterbox(painter)
    _knob(painter, 127)


def _panels(painter: QPainter, *boxes: tuple[float, float, float, float]) -> None:
    painter.setPen(QPen(_EDGE, 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap,
                        Qt.PenJoinStyle.MiterJoin))  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y, width, height in boxes:
        painter.drawRect(QRectF(_DOOR.left() + x, _DOOR.top() + y, width, height))


def _letterbox(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_IRON)
    painter.drawRoundedRect(QRectF(_DOOR.left() + 55, _DOOR.top() + 99.5, 31, 7), 1, 1)


def _knob(painter: QPainter, x: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LIT)
    painter.drawEllipse(QPointF(_DOOR.left() + x, _DOOR.top() + 103), 4.2, 4.2)


_DOORS: dict[str, Callable[[QPainter], None]] = {
    "new": _new,
    "open": _open,
    "connect": _connect,
    "look": _look,
}
