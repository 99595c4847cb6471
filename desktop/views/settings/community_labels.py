"""What the doors are called: by storey, counted on, or as somebody writes it."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.communities import door_label, labels_in, numbered
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.choices import Segments
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.stepper import Stepper

Labels = dict[tuple[int, int], str]
_MOST_NUMBER = 9999


class Scheme(StrEnum):
    """How the doors are numbered."""

    BY_STOREY = "by_storey"
    ON = "on"
    OWN = "own"


class LabelsField(QWidget):
    """The labels of the doors that `set_storeys` told of.

    Its value maps storey and door (both from 1) to the label, for the doors that are not
    called as the storey proposes. `problem` says which line has too few or too many.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._storeys: tuple[int, ...] = ()
        self._own: Labels = {}
        self.scheme = Segments(
            [
                (Scheme.BY_STOREY, _("Per verdieping")),
                (Scheme.ON, _("Doorlopend")),
                (Scheme.OWN, _("Zelf")),
            ]
        )
        self.scheme.edited.connect(self._choose)
        self.first = Stepper(1, _MOST_NUMBER)
        self.first.setAccessibleName(_("Eerste nummer"))
        self.first.edited.connect(self.edited)
        self._from = QWidget()
        row = QHBoxLayout(self._from)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(_("vanaf nummer"), "small"))
        row.addWidget(self.first)
        row.addStretch(1)
        self.lines: list[LineEdit] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.scheme)
        column.addWidget(self._from)
        column.addLayout(self._place)
        self._from.hide()
        self.setFocusProxy(self.scheme)

    @property
    def problem(self) -> str:
        """What is wrong with the lines; empty when each names every door of its storey."""
        if self.scheme.value() is not Scheme.OWN:
            return ""
        for level, (line, doors) in enumerate(zip(self.lines, self._storeys, strict=True), start=1):
            named = len(labels_in(line.text()))
            if named != doors:
                said = _("Verdieping {level} heeft {doors} deuren; hier staan {named} namen.")
                return said.format(level=level, doors=doors, named=named)
        return ""

    def value(self) -> Labels:
        """The labels that differ from what the storeys propose."""
        scheme = self.scheme.value()
        if scheme is Scheme.ON:
            return numbered(self._storeys, int(self.first.value() or 1))
        if scheme is Scheme.BY_STOREY:
            return {}
        return {
            (level, door): label
            for level, line in enumerate(self.lines, start=1)
            for door, label in enumerate(labels_in(line.text()), start=1)
            if label != self._proposed(level, door)
        }

    def set_value(self, value: object) -> None:
        """Shows these labels, in the simplest scheme that gives them."""
        labels = dict(value) if isinstance(value, Mapping) else {}
        self._own = labels
        first = labels.get((1, 1), "")
        if not labels:
            self.scheme.set_value(Scheme.BY_STOREY)
        elif first.isdigit() and labels == numbered(self._storeys, int(first)):
            self.first.set_value(int(first))
            self.scheme.set_value(Scheme.ON)
        else:
            self.scheme.set_value(Scheme.OWN)
        self._arrange()

    def set_storeys(self, storeys: tuple[int, ...]) -> None:
        """The doors of each storey, the lowest first; labels of doors that stay are kept."""
        if self.scheme.value() is Scheme.OWN and self.lines:
            self._own = self._own | self.value()
        self._storeys = storeys
        self._arrange()

    def _choose(self) -> None:
        self._arrange()
        self.edited.emit()

    def _arrange(self) -> None:
        scheme = self.scheme.value()
        self._from.setVisible(scheme is Scheme.ON)
        wanted = len(self._storeys) if scheme is Scheme.OWN else 0
        while len(self.lines) > wanted:
            gone = self.lines.pop()
            self._place.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < wanted:
            self._append()
        for level, line in enumerate(self.lines, start=1):
            labels = (
                self._own.get((level, door)) or self._proposed(level, door)
                for door in range(1, self._storeys[level - 1] + 1)
            )
            line.set_value(", ".join(labels))

    def _append(self) -> None:
        line = LineEdit()
        level = len(self.lines) + 1
        line.setAccessibleName(_("Namen van de deuren op verdieping {level}").format(level=level))
        line.edited.connect(self.edited)
        line.left.connect(self.left)
        self.lines.append(line)
        self._place.insertWidget(0, line)

    def _proposed(self, level: int, door: int) -> str:
        return door_label(level, door, max(self._storeys, default=0))
