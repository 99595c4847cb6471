"""A line of text that offers what was typed before: found with or without accents."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QCompleter, QWidget

from desktop.domain.names import fold
from desktop.views.kit.fields import IconLine

_KEY = Qt.ItemDataRole.UserRole
_MOST = 10
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class _Texts(QAbstractListModel):
    """The offered texts; their folded form is made when it is first looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._keys: dict[int, str] = {}

    def fill(self, texts: Sequence[str]) -> None:
        self.beginResetModel()
        self._texts, self._keys = tuple(texts), {}
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._texts)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[row]
        if role == _KEY:
            if row not in self._keys:
                self._keys[row] = f" {fold(self._texts[row])}"
            return self._keys[row]
        return None


class FoldedCompleter(QCompleter):
    """Offers texts of which some word begins as typed, whatever case and accents."""

    def __init__(self, parent: QWidget) -> None:
        self._rows = _Texts()
        super().__init__(self._rows, parent)
        self.setCompletionRole(_KEY)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST)

    def fill(self, texts: Sequence[str]) -> None:
        """Offers `texts`, in that order."""
        self._rows.fill(texts)

    def splitPath(self, path: str) -> list[str]:
        return [f" {fold(path)}"]

    def pathFromIndex(self, index: AnyIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class SuggestLine(IconLine):
    """A line of text with texts offered under it; anything may be typed.

    `picked` carries the offered text that was chosen.
    """

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__("chevron-down", name, parent)
        self.setPlaceholderText(placeholder)
        self._completer = FoldedCompleter(self)
        self.setCompleter(self._completer)
        self._completer.activated.connect(self._take)
        self.opened.connect(self._open)

    def offer(self, texts: Sequence[str]) -> None:
        """What is offered, in order."""
        self._completer.fill(texts)

    def _take(self, text: str) -> None:
        self.setText(text)
        self.edited.emit()
        self.picked.emit(text)

    def _open(self) -> None:
        self.setFocus()
        self._completer.setCompletionPrefix("")
        self._completer.complete()
