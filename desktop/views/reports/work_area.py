"""Set-up and preview beside each other; where there is no room, one line above the preview."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.busy import BusyBar
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import ElidedLabel
from desktop.views.reports.preview import Preview
from desktop.views.reports.setup import SetUp

_ROOM_FOR_BOTH = 660


class WorkArea(QWidget):
    """The body of the page. `checks` is emitted when the checks are asked for."""

    checks = Signal()

    def __init__(self, setup: SetUp, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup, self._preview = setup, preview
        self.folded = False
        self.unfold = Button(_("Opzet"), icon="adjustments", size="small")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._show)
        self._summary = ElidedLabel("", "quiet")
        self.to_checks = Button(_("Controle"), icon="list-check", size="small")
        self.to_checks.clicked.connect(self.checks)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        edge = theme.px(12)
        bar.setContentsMargins(edge, theme.px(8), edge, 0)
        bar.setSpacing(theme.px(10))
        bar.addWidget(self.unfold)
        bar.addWidget(self._summary, 1)
        bar.addWidget(self.to_checks)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(setup)
        both.addWidget(preview, 1)
        self._busy = BusyBar(self)
        self._working = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(both, 1)
        self._show()

    def set_summary(self, text: str) -> None:
        """What the set-up says in one line, for where it is folded."""
        self._summary.setText(text)

    def begin(self) -> None:
        """Something is being made; told once, for an overtaken answer never comes."""
        if not self._working:
            self._working = True
            self._busy.begin()

    def end(self) -> None:
        """It is made, or could not be."""
        if self._working:
            self._working = False
            self._busy.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < theme.px(_ROOM_FOR_BOTH)
        if folded != self.folded:
            self.folded = folded
            self._show()

    def _show(self) -> None:
        self._bar.setVisible(self.folded)
        self._setup.setVisible(not self.folded or self.unfold.isChecked())
        self._preview.setVisible(not (self.folded and self.unfold.isChecked()))
