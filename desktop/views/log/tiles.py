"""A window of the attendance grid: lit and ticked is there."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from desktop.domain.activities import Pick
from desktop.i18n import _
from desktop.labels import label
from desktop.views.kit import icons, theme
from desktop.views.kit.labels import plain_tooltip

_LIGHT = 20
_PAD = 8
_TICK = 16


class PersonTile(QAbstractButton):
    """Somebody of the community. Space or a click: there or not. `shared` is a part of a home."""

    def __init__(self, pick: Pick, home: str, parent: QWidget, *, shared: bool) -> None:
        super().__init__(parent)
        self.pick = pick
        self._home = home
        self.shared = shared
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._name)
        self._name(False)

    def show_pick(self, pick: Pick, home: str, *, shared: bool) -> None:
        """The same person on another day: what they are then, and in which home."""
        self.pick, self._home, self.shared = pick, home, shared
        self._name(self.isChecked())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self.pick.name.full), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(68), theme.px(62))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        lit = self.isChecked()
        frame = colours.colour("bentheimer-frame" if lit else "control")
        fill = "bentheimer" if lit else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(frame, 1.25 if lit else 1))
        painter.setBrush(colours.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        ink = frame if lit else colours.colour("ink")
        if self.shared:
            self._paint_part(painter, ink)
        else:
            self._paint_window(painter, ink)
        if lit:
            side = theme.px(_TICK)
            top = (self.height() - side) // 2 if self.shared else theme.px(2)
            where = QRect(self.width() - side - theme.px(3), top, side, side)
            icons.paint(painter, "check", where, frame)

    def _paint_window(self, painter: QPainter, ink: QColor) -> None:
        light = theme.px(_LIGHT)
        colours = theme.current()
        transom = colours.colour("bentheimer-frame" if self.isChecked() else "line-strong")
        painter.setPen(QPen(transom, 1))
        painter.drawLine(1, light, self.width() - 1, light)
        name = self.pick.name
        rest = name.short.removeprefix(name.first).strip() if name.first else ""
        first = name.first or name.full
        self._write(painter, first, theme.font("body", 600), ink, light + theme.px(3))
        quiet = ink if self.isChecked() else colours.colour("secondary")
        self._write(painter, rest, theme.font("small"), quiet, light + theme.px(20))

    def _paint_part(self, painter: QPainter, ink: QColor) -> None:
        top = (self.height() - theme.px(18)) // 2
        room = theme.px(_TICK) if self.isChecked() else 0
        first = self.pick.name.first or self.pick.name.full
        self._write(painter, first, theme.font("small", 600), ink, top, room)

    def _write(
        self, painter: QPainter, text: str, face: QFont, ink: QColor, top: int, kept: int = 0
    ) -> None:
        painter.setFont(face)
        painter.setPen(ink)
        pad = theme.px(_PAD - 2)
        room = self.width() - pad - theme.px(3) - kept
        shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, room)
        where = QRect(pad, top, self.width() - pad, theme.px(18))
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _name(self, there: bool) -> None:
        parts = [self.pick.name.full, self._home, label(self.pick.kind)]
        parts.append(_("erbij") if there else _("niet erbij"))
        self.setAccessibleName(", ".join(part for part in parts if part))
