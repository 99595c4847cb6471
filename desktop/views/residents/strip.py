"""Doet mee: how many days a week somebody took part, the last year, painted."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.i18n import _, ngettext, wording
from desktop.views.kit import theme
from desktop.views.kit.labels import plain_tooltip

_BARS, _AXIS, _MOST = 34, 18, 4
_SUMMER_MONTHS = (7, 8)
_SUMMER_WEEKS = 4


class ParticipationStrip(QWidget):
    """A bar a week, the running week at the right; a low line where somebody was not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[int, ...] = ()
        self._first = date.min
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weeks(self, weeks: tuple[int, ...], today: date) -> None:
        """Shows `weeks`, the last of which is the week of `today`."""
        self._weeks = weeks
        monday = today - timedelta(days=today.weekday())
        self._first = monday - timedelta(weeks=len(weeks) - 1)
        there = sum(count > 0 for count in weeks)
        said = ngettext(
            "In {n} van de laatste {all} weken meegedaan",
            "In {n} van de laatste {all} weken meegedaan",
            there,
        )
        self.setAccessibleName(said.format(n=there, all=len(weeks)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(_BARS + _AXIS))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._weeks:
            return
        painter = QPainter(self)
        colour = theme.current().colour
        base, step = theme.px(_BARS), self.width() / len(self._weeks)
        bar = max(step - theme.px(1.6), 1)
        unit = base / max(_MOST, *self._weeks)
        for at, count in enumerate(self._weeks):
            left = at * step
            if count:
                height = max(count * unit, theme.px(3))
                painter.fillRect(QRectF(left, base - height, bar, height), colour("action"))
            else:
                height = theme.px(1.5)
                painter.fillRect(QRectF(left, base - height, bar, height), colour("control"))
        painter.setPen(QPen(colour("line-strong"), 1))
        painter.drawLine(0, base, self.width(), base)
        painter.setFont(theme.font("axis"))
        painter.setPen(colour("secondary"))
        self._paint_months(painter, step, base)
        self._paint_summer(painter, step, base)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._weeks:
            at = min(int(event.pos().x() * len(self._weeks) / self.width()), len(self._weeks) - 1)
            QToolTip.showText(event.globalPos(), plain_tooltip(self._week_words(max(at, 0))), self)
            return True
        return super().event(event)

    def _week_words(self, at: int) -> str:
        monday = self._first + timedelta(weeks=at)
        times = ngettext("{n} keer", "{n} keer", self._weeks[at]).format(n=self._weeks[at])
        return _("Week van {day}: {times}").format(day=wording().day(monday), times=times)

    def _paint_months(self, painter: QPainter, step: float, base: int) -> None:
        metrics = QFontMetrics(painter.font())
        for at in range(len(self._weeks)):
            sunday = self._first + timedelta(weeks=at, days=6)
            if sunday.day > 7 or sunday.month % 3:
                continue
            left = at * step
            painter.fillRect(QRectF(left, base, 1, theme.px(4)), theme.current().colour("control"))
            name = wording().short_month(sunday.month)
            if left + theme.px(3) + metrics.horizontalAdvance(name) < self._end(metrics):
                self._say(painter, left + theme.px(3), base, name)
        now = _("nu")
        self._say(painter, self.width() - metrics.horizontalAdvance(now), base, now)

    def _end(self, metrics: QFontMetrics) -> int:
        return self.width() - metrics.horizontalAdvance(_("nu")) - theme.px(6)

    @staticmethod
    def _say(painter: QPainter, left: float, base: int, text: str) -> None:
        room = QRectF(left, base + theme.px(3), theme.px(60), theme.px(_AXIS - 3))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_summer(self, painter: QPainter, step: float, base: int) -> None:
        """Says 'zomer' above the weeks of July and August without activities."""
        quiet = [
            at
            for at, count in enumerate(self._weeks)
            if not count and (self._first + timedelta(weeks=at, days=3)).month in _SUMMER_MONTHS
        ]
        if len(quiet) < _SUMMER_WEEKS or quiet[-1] - quiet[0] != len(quiet) - 1:
            return
        middle = (quiet[0] + quiet[-1] + 1) / 2 * step
        word = _("zomer")
        width = QFontMetrics(painter.font()).horizontalAdvance(word)
        room = QRectF(middle - width / 2, base - theme.px(20), width + 2, theme.px(16))
        if width <= len(quiet) * step + theme.px(8):
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)
