"""The empty page: drop a file here, or choose one."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import paths
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel

_WIDTH, _INSIDE, _AROUND = 640, 32, 8


class StartArea(QScrollArea):
    """A dashed field that takes a dropped file; `chosen` carries its path."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = _Field()
        self._field.setMaximumWidth(theme.px(_WIDTH))
        self.choose = Button(_("Kies een bestand"), "primary", icon="folder-open")
        self.choose.clicked.connect(self.ask)
        column = QVBoxLayout(self._field)
        column.setContentsMargins(*[theme.px(_INSIDE)] * 4)
        column.setSpacing(theme.px(12))
        title = PlainLabel(_("Sleep je lijst hierheen"), "title")
        column.addWidget(title)
        text = _(
            "Je ziet eerst wat elke rij wordt. Er wordt niets opgeslagen tot je op Lees in drukt, "
            "en je kunt het daarna in een keer ongedaan maken."
        )
        column.addWidget(PlainLabel(text, "lead", wrap=True))
        column.addSpacing(theme.px(4))
        for icon, kind, file in _kinds():
            column.addLayout(_row(icon, kind, file))
        column.addSpacing(theme.px(8))
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addStretch(1)
        column.addLayout(buttons)
        ground = QWidget()
        ground.setObjectName("scrolled")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._field, 1000)
        middle.addStretch(1)
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(*[theme.px(_AROUND)] * 4)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        self.setWidget(ground)

    def ask(self) -> None:
        """Opens the file dialog of the system."""
        kinds = _("Lijsten en agenda's") + " (*.xlsx *.xls *.ods *.csv *.txt *.tsv *.ics)"
        every = _("Alle bestanden") + " (*)"
        path, _kind = QFileDialog.getOpenFileName(
            self, _("Kies een bestand"), str(paths.documents_dir()), f"{kinds};;{every}"
        )
        if path:
            self.chosen.emit(Path(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self._field.turn(over=True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._field.turn(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._field.turn(over=False)
        event.acceptProposedAction()
        self.chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))


class _Field(QWidget):
    """The dashed field; darker while a file is held over the page."""

    def __init__(self) -> None:
        super().__init__()
        self._over = False

    def turn(self, *, over: bool) -> None:
        """Shows whether a file is held over the page."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        pen = QPen(
            colours.colour("action" if self._over else "control"), theme.px(2) if self._over else 1
        )
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(colours.colour("tint" if self._over else "surface"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))


def _kinds() -> tuple[tuple[str, str, str], ...]:
    return (
        ("users", _("Een bewonerslijst"), _("Excel, LibreOffice of CSV")),
        ("list-check", _("Een lijst van wie er was"), _("Excel, LibreOffice of CSV")),
        (
            "calendar",
            _("De agenda van een ruimte"),
            _("een .ics uit Outlook, Google of je telefoon"),
        ),
    )


def _row(icon: str, kind: str, file: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(10))
    row.addWidget(IconLabel(icon, "action"))
    row.addWidget(PlainLabel(kind, "strong"))
    row.addWidget(PlainLabel(file, "quiet", wrap=True), 1)
    return row
