"""A room, a closure or a school holiday in its list."""

from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.labels import PlainLabel, line

W = TypeVar("W", bound=QWidget)


class Row(QWidget):
    """Something in a list; the signals carry its id, a value that tells which one it is."""

    edit_asked = Signal(object)
    away_asked = Signal(object)

    def __init__(self, id_: Any, name: str, told: str, *, away: bool = False) -> None:
        super().__init__()
        self.id = id_
        self.name, self.told = name, told
        text = QVBoxLayout()
        text.setSpacing(theme.px(2))
        text.addWidget(PlainLabel(name, "strong", wrap=True))
        text.addWidget(PlainLabel(told, "small", wrap=True))
        self.edit = Button(_("Wijzig"), icon="pencil", size="small")
        self.edit.clicked.connect(self._ask_edit)
        self.away = Button(_("Haal weg"), "quiet", size="small")
        self.away.clicked.connect(self._ask_away)
        for button in (self.edit, self.away):
            button.setAccessibleDescription(name)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        row.setSpacing(theme.px(8))
        row.addLayout(text, 1)
        row.addWidget(self.away)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(line())
        self.away.setVisible(away)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.id)

    def _ask_away(self) -> None:
        self.away_asked.emit(self.id)


def empty(place: QVBoxLayout, rows: list[W]) -> None:
    """Takes widgets from the place where they are listed."""
    for row in rows:
        place.removeWidget(row)
        row.hide()
        row.deleteLater()
    rows.clear()
