"""The right column: what to look at before sending, and the buttons that make the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.reports.checks import Line

_MARGIN = 20


class CheckLine(QWidget):
    """One remark with its icon; `followed` when its button is pressed."""

    followed = Signal(object)

    def __init__(self, remark: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = remark
        words = QVBoxLayout()
        words.setSpacing(theme.px(3))
        words.addWidget(PlainLabel(remark.title, "strong", wrap=True))
        words.addWidget(PlainLabel(remark.text, "quiet", wrap=True))
        self.button: Button | None = None
        if remark.way is not None:
            self.button = Button(remark.words, size="small")
            self.button.clicked.connect(self._follow)
            words.addSpacing(theme.px(4))
            words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        row.setSpacing(theme.px(11))
        row.addWidget(IconLabel(remark.icon, remark.token), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _follow(self) -> None:
        self.followed.emit(self.remark)


class CheckPanel(QWidget):
    """All remarks and what can be made. The signals tell which button was pressed."""

    followed = Signal(object)
    pdf = Signal()
    paper = Signal()
    excel = Signal()
    texts = Signal()
    targets = Signal()
    opened = Signal()
    folder = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: list[CheckLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(_MARGIN), 0, theme.px(_MARGIN), theme.px(20))
        self._column.setSpacing(0)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(0)
        self._column.addLayout(self._remarks)
        self._column.addWidget(line())
        self._writing()
        self._making()
        self._column.addStretch(1)

    def show_lines(self, remarks: Sequence[Line]) -> None:
        """Shows other remarks."""
        while (item := self._remarks.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = []
        for at, remark in enumerate(remarks):
            if at:
                self._remarks.addWidget(line())
            made = CheckLine(remark)
            made.followed.connect(self.followed)
            self._lines.append(made)
            self._remarks.addWidget(made)

    def lines(self) -> tuple[CheckLine, ...]:
        """The remarks as they stand."""
        return tuple(self._lines)

    def allow_writing(self, *, allowed: bool) -> None:
        """Texts and targets belong to a funder: without one the buttons tell so."""
        for button in (self.texts_button, self.targets_button):
            if allowed:
                button.allow()
            else:
                button.forbid(_("Kies eerst voor wie het rapport is"))

    def set_remark(self, text: str) -> None:
        """The quiet line under the buttons."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def show_made(self, name: str) -> None:
        """Tells which file was made, with ways to it; an empty name takes that away."""
        self._made.setVisible(bool(name))
        self._made_name.setText(_("Opgeslagen: {name}").format(name=name))

    def _writing(self) -> None:
        self.texts_button = Button(_("Teksten"), icon="pencil", size="small")
        self.targets_button = Button(_("Doelen"), icon="adjustments", size="small")
        self.texts_button.clicked.connect(self.texts)
        self.targets_button.clicked.connect(self.targets)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(12), 0, theme.px(8))
        row.setSpacing(theme.px(8))
        for button in (self.texts_button, self.targets_button):
            _widen(button)
            row.addWidget(button)
        self._column.addLayout(row)

    def _making(self) -> None:
        self.pdf_button = Button(_("Maak pdf"), "primary", icon="file-type-pdf")
        self.paper_button = Button(_("Druk af"), icon="printer")
        self.excel_button = Button("Excel", icon="file-spreadsheet")
        self.pdf_button.clicked.connect(self.pdf)
        self.paper_button.clicked.connect(self.paper)
        self.excel_button.clicked.connect(self.excel)
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        grid.addWidget(self.pdf_button, 0, 0, 1, 2)
        grid.addWidget(self.paper_button, 1, 0)
        grid.addWidget(self.excel_button, 1, 1)
        for button in (self.pdf_button, self.paper_button, self.excel_button):
            _widen(button)
        self._column.addLayout(grid)
        self._remark = PlainLabel("", "quiet", wrap=True)
        self._remark.hide()
        self._column.addSpacing(theme.px(10))
        self._column.addWidget(self._remark)
        self._column.addWidget(self._made_row())

    def _made_row(self) -> QWidget:
        self._made = QWidget()
        self._made_name = PlainLabel("", "strong", wrap=True)
        see, where = LinkButton(_("Open")), LinkButton(_("Toon in map"))
        see.clicked.connect(self.opened)
        where.clicked.connect(self.folder)
        ways = QHBoxLayout()
        ways.setSpacing(theme.px(16))
        ways.addWidget(see)
        ways.addWidget(where)
        ways.addStretch(1)
        column = QVBoxLayout(self._made)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._made_name)
        column.addLayout(ways)
        self._made.hide()
        return self._made


def _widen(button: Button) -> None:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
