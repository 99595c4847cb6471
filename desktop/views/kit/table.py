"""The one item model for lists: frozen rows and columns as data, sorted in Python.

Sorting by Python keys is many times faster here than a proxy model, which would call back
into Python twice for each comparison.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter

from desktop.i18n import _
from desktop.views.kit.labels import plain_tooltip

Row = TypeVar("Row")
Tone = Literal["strong", "body", "quiet"]
Spans = tuple[tuple[str, Tone], ...]
Drawing = Callable[[QPainter, QRectF], None]
AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)  # no slots: a generic frozen class cannot have them
class Column(Generic[Row]):
    """One column. `title` is marked with N_; lengths are design pixels.

    `text` is what is read aloud and searched; `spans` the same in tones, where a name is
    half strong. `sort_key` defaults to the text without case and accents; a second click
    on the header sorts by `second_key` where there is one, else the other way round.
    `icon` names an icon before the text, `drawing` draws something there itself. With
    `stretch` the column takes the room that is left; columns with a `drop` number leave
    when the table is narrow, the lowest number first.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 120
    spans: Callable[[Row], Spans] | None = None
    sort_key: Callable[[Row], Any] | None = None
    second_key: Callable[[Row], Any] | None = None
    align: Literal["left", "right"] = "left"
    tooltip: Callable[[Row], str] | None = None
    icon: Callable[[Row], str | None] | None = None
    drawing: Callable[[Row], Drawing | None] | None = None
    quiet: bool = False
    stretch: bool = False
    drop: int = 0

    def key(self, row: Row) -> Any:
        """What `row` is sorted by."""
        return self.sort_key(row) if self.sort_key else plain_key(self.text(row))


class RowsTable(QAbstractTableModel, Generic[Row]):
    """Rows that each have an `id`, shown in columns. It sorts itself and is never edited."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._given: tuple[Row, ...] = ()
        self._place: dict[Any, int] = {}
        self._titles: dict[int, str] = {}
        self.sorted_by: tuple[int, Literal["first", "second", "down"]] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in the order shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows `rows` instead of what was there, in the order the user chose."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._order()
        self.endResetModel()

    def set_title(self, column: int, text: str) -> None:
        """Calls that column `text` from now on."""
        self._titles[column] = text
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def title(self, column: int) -> str:
        """What stands above that column, in the language of the window."""
        return self._titles.get(column) or _(self.columns[column].title)

    def row(self, at: int) -> Row:
        """The row shown at place `at`."""
        return self._rows[at]

    def place_of(self, row_id: Any) -> int | None:
        """Where the row with that id is shown; None when it is not there."""
        return self._place.get(row_id)

    def turn(self, column: int) -> None:
        """What a click on the header of `column` does: sort by it, or the next way of it."""
        way: Literal["first", "second", "down"] = "first"
        if self.sorted_by is not None and self.sorted_by[0] == column:
            other: Literal["second", "down"] = (
                "second" if self.columns[column].second_key else "down"
            )
            way = other if self.sorted_by[1] == "first" else "first"
        self.sort_by(column, way)

    def sort_by(self, column: int, way: Literal["first", "second", "down"] = "first") -> None:
        """Sorts by `column`; the selection and every other index go along with their row."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in before]  # type: ignore[attr-defined]
        self.sorted_by = (column, way)
        self._order()
        after = [
            self.index(self._place[row_id], index.column())
            for row_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole and column.tooltip:
            return plain_tooltip(column.tooltip(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(index.column())}: {column.text(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if column.align == "right"
                else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title(section) if section < len(self.columns) else None
        return None

    def _order(self) -> None:
        if self.sorted_by is None:
            self._rows = self._given
        else:
            column, way = self.columns[self.sorted_by[0]], self.sorted_by[1]
            key = column.second_key if way == "second" and column.second_key else column.key
            self._rows = tuple(sorted(self._given, key=key, reverse=way == "down"))
        self._place = {row.id: at for at, row in enumerate(self._rows)}  # type: ignore[attr-defined]


def plain_key(text: str) -> str:
    """`text` without case and accents, for sorting and for jumping to what is typed."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
