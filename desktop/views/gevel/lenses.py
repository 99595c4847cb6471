"""What the marks on the windows tell beside ties: questions, talents, agreements."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.domain.street import Dweller, Home, Lens
from desktop.i18n import N_, _, ngettext
from desktop.views.gevel.building import pixels
from desktop.views.kit import icons, theme

LENSES = (
    (Lens.TIES, N_("Banden")),
    (Lens.QUESTIONS, N_("Vragen")),
    (Lens.TALENTS, N_("Talenten")),
    (Lens.AGREEMENTS, N_("Afspraken")),
)
"""The lenses in the order in which they stand above the façade."""

_ICONS = {Lens.QUESTIONS: "message-question", Lens.AGREEMENTS: "calendar-due"}
_HEIGHT, _SIDE, _ICON, _BETWEEN = 20.0, 5.0, 13.0, 3.0


def paint_badge(
    painter: QPainter, middle: QPointF, lens: Lens, home: Home, *, stands_out: bool
) -> None:
    """A label in the window: the sign of the lens with how many; nothing where there are none."""
    count = home.count(lens)
    if not count:
        return
    font = pixels(12, 700 if stands_out else 400)
    text = str(count)
    width = 2 * _SIDE + _ICON + _BETWEEN + QFontMetricsF(font).horizontalAdvance(text)
    label = QRectF(middle.x() - width / 2, middle.y() - _HEIGHT / 2, width, _HEIGHT)
    colour = theme.current().colour
    painter.setPen(QPen(colour("ink"), 2.0 if stands_out else 1.0))
    painter.setBrush(colour("bentheimer-tint" if lens is Lens.TALENTS else "surface"))
    painter.drawRoundedRect(label, 2, 2)
    sign = QRectF(label.x() + _SIDE, label.center().y() - _ICON / 2, _ICON, _ICON)
    if lens is Lens.TALENTS:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ink"))
        painter.drawPath(_STAR.translated(sign.center()))
    else:
        icons.paint(painter, _ICONS[lens], sign, "ink")
    painter.setFont(font)
    painter.setPen(colour("ink"))
    capital = QFontMetricsF(font).capHeight()
    painter.drawText(QPointF(sign.right() + _BETWEEN, label.center().y() + capital / 2), text)


def lens_words(lens: Lens, one: Dweller) -> list[str]:
    """What the mark tells of somebody, for tooltip and screen reader."""
    if lens is Lens.TALENTS and one.talents:
        return [ngettext("{n} talent", "{n} talenten", one.talents).format(n=one.talents)]
    if lens is not Lens.AGREEMENTS or not one.agreements:
        return []
    said = ngettext("{n} afspraak", "{n} afspraken", one.agreements).format(n=one.agreements)
    if not one.ending:
        return [said]
    ends = ngettext("{n} loopt af", "{n} lopen af", one.ending).format(n=one.ending)
    return [_("{agreements}, {ends}").format(agreements=said, ends=ends)]


def _star() -> QPainterPath:
    path = QPainterPath()
    for at in range(10):
        out, turn = (_ICON / 2 if at % 2 == 0 else _ICON / 5), at * pi / 5
        point = QPointF(out * sin(turn), -out * cos(turn))
        if at:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path


_STAR = _star()
