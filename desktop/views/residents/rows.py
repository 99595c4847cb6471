"""Rows of the panel: words at the left, something to click or a state at the right."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.labels import PlainLabel


class _Row(QAbstractButton):
    """A line over the whole width that a click or Enter presses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class YesNoRow(_Row):
    """A yes or no to one purpose: the words left, a tick with 'ja' or a cross with 'nee' right.

    `answered` carries the new answer; the row itself follows when it is saved.
    """

    answered = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.yes = False
        self.clicked.connect(self._answer)
        self.set_yes(yes=False)

    def set_yes(self, *, yes: bool) -> None:
        """Shows the answer that stands."""
        self.yes = yes
        self.setAccessibleName(f"{self._text}: {self._word()}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.current().colour("hover"))
        side, word = theme.px(16), self._word()
        wide = QFontMetrics(theme.font("body"))
        answer = max(wide.horizontalAdvance(w) for w in (_("ja"), _("nee")))
        left = self.width() - answer
        mark = QRect(left - side - theme.px(5), (self.height() - side) // 2, side, side)
        icons.paint(painter, "check" if self.yes else "x", mark, "ink")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.current().colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRect(left, 0, answer + 2, self.height()), middle, word)
        room = QRect(0, 0, mark.left() - theme.px(8), self.height())
        text = wide.elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, text)

    def _word(self) -> str:
        return _("ja") if self.yes else _("nee")

    def _answer(self) -> None:
        self.answered.emit(not self.yes)


class LogRow(_Row):
    """A day of the log: 'vandaag' quietly, then what it was. A click opens it there."""

    def __init__(self, day: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day, self._text = day, text
        self.setAccessibleName(f"{day}: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour, face = theme.current().colour, theme.font("small")
        if self.underMouse():
            painter.fillRect(self.rect(), colour("hover"))
        metrics = QFontMetrics(face)
        painter.setFont(face)
        painter.setPen(colour("secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), middle, self._day)
        left = metrics.horizontalAdvance(f"{self._day} ")
        room = self.rect().adjusted(left, 0, 0, 0)
        painter.setPen(colour("ink"))
        text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, text)


def titled(text: str, below: str = "", *, icon: str = "", strong: bool = False) -> QWidget:
    """A line of text with a second line under it, both broken where they must be."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(PlainLabel(text, "body", wrap=True))
    if below:
        row = QHBoxLayout()
        row.setSpacing(theme.px(5))
        if icon:
            row.addWidget(IconLabel(icon, "ink", 16))
        row.addWidget(PlainLabel(below, "small-strong" if strong else "small", wrap=True), 1)
        column.addLayout(row)
    return made
