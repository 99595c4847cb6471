"""What a page shows instead of its content: nothing yet, or trouble of the world."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.views.kit import drawings, theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.labels import PlainLabel

_TEXT_WIDTH = 500


class Scene(QWidget):
    """One of the drawn houses. `draw` paints in design pixels, 330 wide and 128 high."""

    def __init__(self, draw: Callable[[QPainter], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setFixedSize(*(theme.px(side) for side in drawings.DRAWING_SIZE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(theme.current().scale, theme.current().scale)
        self._draw(painter)


class EmptyState(QWidget):
    """Nothing here yet: a drawing, what it would be, and the buttons that begin it."""

    def __init__(
        self,
        title: str,
        text: str,
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        draw: Callable[[QPainter], None] = drawings.two_houses,
    ) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, "title", wrap=True)
        self._text = PlainLabel(text, "lead", wrap=True)
        for label in (self._title, self._text):
            label.setFixedWidth(theme.px(_TEXT_WIDTH))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self.column.setSpacing(theme.px(12))
        self.column.addStretch(2)
        self.column.addWidget(Scene(draw))
        self.column.addSpacing(theme.px(20))
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(3)

    def set_text(self, title: str, text: str) -> None:
        """Changes what it says."""
        self._title.setText(title)
        self._text.setText(text)


class ErrorState(EmptyState):
    """Trouble of the world: what happened, that the work is safe, and what one can do."""

    def __init__(
        self,
        title: str,
        text: str,
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        safe: str = "",
    ) -> None:
        super().__init__(title, text, buttons, parent, draw=drawings.dark_house)
        if safe:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(IconLabel("shield-check", "action"), 0, Qt.AlignmentFlag.AlignTop)
            words = PlainLabel(safe, "lead", wrap=True)
            words.setFixedWidth(theme.px(_TEXT_WIDTH - 28))
            row.addWidget(words)
            row.addStretch(1)
            self.column.insertLayout(5, row)
