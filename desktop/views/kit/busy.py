"""A thin moving bar that says work is going on, and only when it takes long enough to notice."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.views.kit import theme

_AFTER_MS = 300
_STEP_MS = 40
_HEIGHT = 3


class BusyBar(QWidget):
    """Shows itself 300 ms after `begin`, hides at the last `end`; takes no room in the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Bezig"))
        self._waiting = 0
        self._place = 0.0
        self._patience = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._patience.timeout.connect(self._appear)
        self._beat = QTimer(self, interval=_STEP_MS)
        self._beat.timeout.connect(self._step)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def begin(self) -> None:
        """One more answer is awaited."""
        self._waiting += 1
        if self._waiting == 1:
            self._patience.start()

    def end(self) -> None:
        """One answer came."""
        self._waiting = max(0, self._waiting - 1)
        if self._waiting == 0:
            self._patience.stop()
            self._beat.stop()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("tint"))
        piece = self.width() // 4
        left = round(self._place * (self.width() + piece)) - piece
        painter.fillRect(left, 0, piece, self.height(), theme.current().colour("action"))

    def _appear(self) -> None:
        parent = self.parentWidget()
        self.setGeometry(0, 0, parent.width() if parent else 0, _HEIGHT)
        self._place = 0.0
        self.show()
        self.raise_()
        self._beat.start()

    def _step(self) -> None:
        self._place = (self._place + 0.02) % 1.0
        self.update()
