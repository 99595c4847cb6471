"""The rooms of a community in their order, and the organisations it works with."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, IconButton, LinkButton
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.stepper import Stepper

MOST_SEATS = 999


class ListField(QWidget):
    """Lines that can be added, taken away and put in order. Its value is a tuple of tuples.

    Subclasses make a line with `make_line`; a line has `value()`, `set_value()`, `begin()`,
    `edited`, and is empty when its value says no name.
    """

    edited = Signal()

    def __init__(self, more: str) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.px(8))
        self.more = Button(more, icon="plus", size="small")
        self.more.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._place)
        column.addWidget(self.more)
        self.setFocusProxy(self.more)

    def make_line(self) -> "Line":
        """An empty line; override."""
        raise NotImplementedError

    def value(self) -> tuple[Any, ...]:
        """What each line holds, from the top; lines without a name are left out."""
        return tuple(value for line in self.lines if (value := line.value())[1])

    def set_value(self, value: object) -> None:
        """Shows a line for each."""
        while self.lines:
            self._take(self.lines[-1])
        for one in value if isinstance(value, tuple | list) else ():
            self._append().set_value(one)
        self._mark_ends()

    def _append(self) -> "Line":
        line = self.make_line()
        line.edited.connect(self.edited)
        line.dropped.connect(self._drop)
        line.moved.connect(self._move)
        self.lines.append(line)
        self._place.addWidget(line)
        return line

    def _add(self) -> None:
        line = self._append()
        line.show()
        line.begin()
        self._mark_ends()

    def _drop(self) -> None:
        line = self.sender()
        if isinstance(line, Line):
            self._take(line)
            self._mark_ends()
            self.more.setFocus()
            self.edited.emit()

    def _move(self, step: int) -> None:
        line = self.sender()
        if not isinstance(line, Line):
            return
        at = self.lines.index(line)
        to = min(max(at + step, 0), len(self.lines) - 1)
        self.lines.insert(to, self.lines.pop(at))
        self._place.removeWidget(line)
        self._place.insertWidget(to, line)
        self._mark_ends()
        self.edited.emit()

    def _take(self, line: "Line") -> None:
        self.lines.remove(line)
        self._place.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _mark_ends(self) -> None:
        for at, line in enumerate(self.lines):
            line.mark(first=at == 0, last=at == len(self.lines) - 1)


class Line(QWidget):
    """One line with its buttons. `moved` carries -1 or 1."""

    edited = Signal()
    dropped = Signal()
    moved = Signal(int)

    def __init__(self, away: str) -> None:
        super().__init__()
        self.id: UUID | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(4))
        self.away = IconButton("x", away)
        self.away.clicked.connect(self.dropped)

    def value(self) -> tuple[Any, ...]:
        """The id (None for a new one), the name, and the rest."""
        raise NotImplementedError

    def set_value(self, value: tuple[Any, ...]) -> None:
        """Shows what `value` gave."""
        raise NotImplementedError

    def begin(self) -> None:
        """Puts the cursor where typing begins."""
        raise NotImplementedError

    def mark(self, *, first: bool, last: bool) -> None:
        """Told where it stands among the lines; a line that can be moved overrides it."""


class RoomLine(Line):
    """A room: its name and how many people it seats. `rules_asked` carries its id."""

    rules_asked = Signal(UUID)

    def __init__(self) -> None:
        super().__init__(_("Sluit deze ruimte"))
        self.facilities = ""
        self.name = LineEdit(placeholder=_("Huiskamer"))
        self.name.setAccessibleName(_("Naam van de ruimte"))
        self.seats = Stepper(1, MOST_SEATS, optional=True)
        self.seats.setAccessibleName(_("Plaatsen"))
        self.left = IconButton("arrow-left", _("Zet naar links in de gevel"))
        self.right = IconButton("arrow-right", _("Zet naar rechts in de gevel"))
        self.left.clicked.connect(self._to_left)
        self.right.clicked.connect(self._to_right)
        for part in (self.name, self.seats):
            part.edited.connect(self.edited)
        below = QHBoxLayout()
        below.setSpacing(theme.px(8))
        below.addWidget(self.seats)
        below.addWidget(PlainLabel(_("plaatsen"), "small"))
        self.rules = LinkButton(_("Regels"))
        self.rules.clicked.connect(self._ask_rules)
        self.rules.hide()  # a new room has none yet
        below.addWidget(self.rules)
        below.addStretch(1)
        below.addWidget(self.left)
        below.addWidget(self.right)
        fields = QVBoxLayout()
        fields.setSpacing(theme.px(4))
        fields.addWidget(self.name)
        fields.addLayout(below)
        self.row.addLayout(fields, 1)
        self.row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

    def value(self) -> tuple[Any, ...]:
        return self.id, self.name.value(), self.seats.value(), self.facilities

    def set_value(self, value: tuple[Any, ...]) -> None:
        self.id, name, seats, self.facilities = value
        self.name.set_value(name)
        self.seats.set_value(seats)
        self.rules.setVisible(self.id is not None)
        self.rules.setAccessibleDescription(name)

    def begin(self) -> None:
        self.name.setFocus()

    def mark(self, *, first: bool, last: bool) -> None:
        self.left.setEnabled(not first)
        self.right.setEnabled(not last)

    def _to_left(self) -> None:
        self.moved.emit(-1)

    def _to_right(self) -> None:
        self.moved.emit(1)

    def _ask_rules(self) -> None:
        if self.id is not None:
            self.rules_asked.emit(self.id)


class RoomsField(ListField):
    """The rooms on the ground floor, from left to right: (id, name, seats, facilities).

    `rules_asked` carries the id of the room of which somebody wants to see the rules.
    """

    rules_asked = Signal(UUID)

    def __init__(self) -> None:
        super().__init__(_("Ruimte erbij"))

    def make_line(self) -> Line:
        line = RoomLine()
        line.rules_asked.connect(self.rules_asked)
        return line


class PartnerLine(Line):
    """An organisation, what it does here, and how to reach it."""

    def __init__(self) -> None:
        super().__init__(_("Haal deze partner weg"))
        self.name = LineEdit(placeholder=_("Woonstichting"))
        self.name.setAccessibleName(_("Naam van de partner"))
        self.part = LineEdit(placeholder=_("verhuurder"))
        self.part.setAccessibleName(_("Wat de partner doet"))
        self.contact = LineEdit(placeholder=_("telefoon of e-mail"))
        self.contact.setAccessibleName(_("Hoe je de partner bereikt"))
        fields = QVBoxLayout()
        fields.setSpacing(theme.px(4))
        upper = QHBoxLayout()
        upper.setSpacing(theme.px(4))
        upper.addWidget(self.name, 1)
        upper.addWidget(self.part, 1)
        fields.addLayout(upper)
        fields.addWidget(self.contact)
        for part in (self.name, self.part, self.contact):
            part.edited.connect(self.edited)
        self.row.addLayout(fields, 1)
        self.row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

    def value(self) -> tuple[Any, ...]:
        return self.id, self.name.value(), self.part.value(), self.contact.value()

    def set_value(self, value: tuple[Any, ...]) -> None:
        self.id, name, part, contact = value
        self.name.set_value(name)
        self.part.set_value(part)
        self.contact.set_value(contact)

    def begin(self) -> None:
        self.name.setFocus()


class PartnersField(ListField):
    """The organisations: (id, name, part, contact)."""

    def __init__(self) -> None:
        super().__init__(_("Partner erbij"))

    def make_line(self) -> Line:
        return PartnerLine()
