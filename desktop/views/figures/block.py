"""A block of Cijfers: a number in a sentence, its chart, and the way to its table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.figures.charts import Chart, HeatScale, WeekHeat
from desktop.views.figures.words import Told
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.labels import PlainLabel, line

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WORDS = 220


class Block(QWidget):
    """Says `told` and shows its chart. A click, Enter or space asks for the table (`opened`).

    `choice` stands with it where there is something to choose.
    """

    opened = Signal()

    def __init__(
        self, chart: Chart | WeekHeat, choice: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.told: Told | None = None
        self.chart = chart
        self.number = PlainLabel("", "figure")
        self.title = PlainLabel("", "heading", wrap=True)
        self.quiet = PlainLabel("", "quiet", wrap=True)
        self.remedy = QVBoxLayout()
        self._link = LinkButton(_("Open als tabel"), small=True)
        self._link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._link.clicked.connect(self.opened)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(_("Enter opent de tabel"))
        self._lay_out(choice)

    def show_told(self, told: Told) -> None:
        """Shows other words and marks."""
        self.told = told
        self.number.setText(told.number)
        self.title.setText(told.title)
        self.quiet.setText(told.quiet)
        self.setAccessibleName(told.sentence)
        if isinstance(self.chart, Chart):
            self.chart.show_marks(told.marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self.opened.emit()

    def _lay_out(self, choice: QWidget | None) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.quiet)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(12))
        column.setSpacing(theme.px(10))
        column.addLayout(head)
        column.addLayout(self.remedy)
        column.addStretch(1)
        column.addWidget(self.chart)
        foot = QHBoxLayout()
        foot.addWidget(self._link)
        foot.addStretch(1)
        if choice is not None:
            foot.addWidget(choice)
        column.addLayout(foot)
        column.addWidget(line("line-strong"))


class WeekBlock(Block):
    """The block of the week: its words stand beside the cells where there is room."""

    def show_week(
        self, days: tuple[str, ...], hours: range, percent: tuple[tuple[int, ...], ...]
    ) -> None:
        """Shows when the room is in use."""
        if isinstance(self.chart, WeekHeat):
            self.chart.show_week(days, hours, percent)

    def set_beside(self, *, beside: bool) -> None:
        """Puts the words beside the cells or above them."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._words.setMaximumWidth(theme.px(_WORDS) if beside else theme.px(2000))

    def _lay_out(self, choice: QWidget | None) -> None:
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for label in (self.number, self.title, self.quiet):
            column.addWidget(label)
        column.addWidget(HeatScale())
        if choice is not None:
            column.addWidget(choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._link)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(16))
        self._row.addWidget(self._words)
        self._row.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, theme.px(12))
        whole.addLayout(self._row)
