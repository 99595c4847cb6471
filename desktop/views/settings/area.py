"""The body of Instellingen: the list of sections beside the one in view."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice
from desktop.views.settings.section_list import Entry, SectionList

_ROOM_FOR_LIST = 760


class Area(QWidget):
    """Shows one section at a time; `chosen` carries the key of another one that is asked for.

    Where there is no room for the list, a field above the section offers the same.
    """

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = SectionList(entries)
        self.list.chosen.connect(self.chosen)
        self.choice = Choice([(key, name) for key, _icon, name in entries])
        self.choice.setAccessibleName(_("Onderdelen van Instellingen"))
        self.choice.edited.connect(self._tell_choice)
        self._shown: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(2))
        bar.addWidget(self.choice)
        bar.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self._fold()

    def show_section(self, key: str, section: QWidget) -> None:
        """Shows a section, which the area owns from now on."""
        if key not in self._shown:
            self._shown[key] = section
            self._stack.addWidget(section)
        self._stack.setCurrentWidget(section)
        self.list.set_current(key)
        self.choice.set_value(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < theme.px(_ROOM_FOR_LIST)
        self.list.setVisible(not narrow)
        self._bar.setVisible(narrow)

    def _tell_choice(self) -> None:
        self.chosen.emit(self.choice.value())
