"""The panel with the numbers of a block as plain tables, and how they are counted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from desktop.i18n import _
from desktop.views.figures.words import NumberTable, Told
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.panel import PanelBody

_ROW, _COLUMN = 32, 40


class TableView(QTableWidget):
    """A plain table that can be read and copied; Ctrl+C copies all of it."""

    def __init__(self, table: NumberTable, name: str, parent: QWidget | None = None) -> None:
        super().__init__(len(table.rows), len(table.heads), parent)
        self._table = table
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setFont(theme.font("small", tabular=True))
        self._fill(table)
        self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._table.as_text)
        else:
            super().keyPressEvent(event)

    def _fill(self, table: NumberTable) -> None:
        for column, head in enumerate(table.heads):
            item = QTableWidgetItem(head)
            item.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, item)
            for row, cells in enumerate(table.rows):
                cell = QTableWidgetItem(cells[column])
                cell.setTextAlignment(_side(column))
                self.setItem(row, column, cell)

    def _size(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        across = self.horizontalHeader()
        across.setFixedHeight(theme.px(_ROW))
        across.setMinimumSectionSize(theme.px(_COLUMN))
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(theme.px(_ROW) * (self.rowCount() + 1) + 2)


class TablePanel(PanelBody):
    """The tables of what a block tells, how it is counted, and a button that copies."""

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables: list[TableView] = []
        self._told = told
        section = self.add_section()
        section.addWidget(PlainLabel(told.sentence, "strong", wrap=True))
        for table in told.tables:
            view = TableView(table, told.name)
            self.tables.append(view)
            section.addWidget(view)
            section.addSpacing(theme.px(8))
        counted = self.add_section(_("Zo tellen we"))
        counted.addWidget(PlainLabel(told.counted, wrap=True))
        self.copy = Button(_("Kopieer"), "secondary", icon="copy")
        self.copy.clicked.connect(self._copy)
        counted.addSpacing(theme.px(6))
        counted.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _copy(self) -> None:
        tables = (table.as_text for table in self._told.tables)
        QGuiApplication.clipboard().setText("\n\n".join(tables))
        self.copy.set_text(_("Gekopieerd"))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
