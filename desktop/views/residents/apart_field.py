"""Who somebody is never proposed to: chips of people, and a choice to add one."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.choices import Choice


class ApartField(QWidget):
    """The value is the ids; a chip takes somebody off again."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: dict[UUID, str] = {}
        self._chosen: list[UUID] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self.choice = Choice([(None, _("Kies iemand"))])
        self.choice.setAccessibleName(_("Nooit samen met"))
        self.choice.edited.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._chips)
        column.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def offer(self, people: Sequence[tuple[UUID, str]]) -> None:
        """Who may be chosen, by id and name."""
        self._people = dict(people)
        self._show()

    def value(self) -> tuple[UUID, ...]:
        """The ids, in order."""
        return tuple(sorted(self._chosen))

    def set_value(self, value: Iterable[UUID] | None) -> None:
        """Shows these people; None is nobody."""
        self._chosen = list(value or ())
        self._show()

    def _add(self) -> None:
        chosen = self.choice.value()
        if chosen is not None and chosen not in self._chosen:
            self._chosen.append(chosen)
            self._show()
            self.edited.emit()

    def _drop(self) -> None:
        self._chosen.remove(self.sender().property("about"))
        self._show()
        self.choice.setFocus()
        self.edited.emit()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for one in self._chosen:
            chip = Chip(self._people.get(one, _("iemand die hier niet meer woont")), "chosen")
            chip.setProperty("about", one)
            chip.clicked.connect(self._drop)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._chosen))
        left = [(one, name) for one, name in self._people.items() if one not in self._chosen]
        self.choice.fill([(None, _("Kies iemand")), *left])
        self.choice.set_value(None)
