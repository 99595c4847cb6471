"""How many storeys with homes a building has, and how many doors each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.communities import MOST_DOORS, MOST_STOREYS
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.stepper import Stepper

_USUAL_DOORS = 8


class StoreysField(QWidget):
    """A number of storeys and, the highest on top, a number of doors for each.

    Its value is a tuple of doors, the lowest storey first. Only the top can be taken off:
    the storeys below keep who lives there.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = Stepper(0, MOST_STOREYS)
        self.count.edited.connect(self._resize)
        self.doors: list[Stepper] = []
        self._names: list[PlainLabel] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        first = QHBoxLayout()
        first.addWidget(self.count)
        first.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(first)
        column.addLayout(self._grid)
        self.setFocusProxy(self.count)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.count.setAccessibleName(name)

    def value(self) -> tuple[int, ...]:
        """The doors of each storey, the lowest first."""
        return tuple(int(stepper.value() or 0) for stepper in self.doors)

    def set_value(self, value: object) -> None:
        """Shows these storeys."""
        storeys = [int(doors) for doors in value] if isinstance(value, tuple | list) else []
        self.count.set_value(len(storeys))
        self._set_rows(len(storeys))
        for stepper, doors in zip(self.doors, storeys, strict=True):
            stepper.set_value(doors)

    def _resize(self) -> None:
        self._set_rows(int(self.count.value() or 0))
        self.edited.emit()

    def _set_rows(self, wanted: int) -> None:
        while len(self.doors) > wanted:
            for gone in (self.doors.pop(), self._names.pop()):
                self._grid.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        while len(self.doors) < wanted:
            self._append()

    def _append(self) -> None:
        level = len(self.doors) + 1
        usual = self.doors[-1].value() if self.doors else _USUAL_DOORS
        stepper = Stepper(0, MOST_DOORS)
        stepper.set_value(usual)
        stepper.setAccessibleName(_("Deuren op verdieping {level}").format(level=level))
        stepper.edited.connect(self.edited)
        name = PlainLabel(_("verdieping {level}").format(level=level), "small")
        row = MOST_STOREYS - level
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(stepper, row, 1, Qt.AlignmentFlag.AlignLeft)
        self.doors.append(stepper)
        self._names.append(name)
