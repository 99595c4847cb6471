"""What people do for each other, as rows of a form: who, for whom, what, and how often."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.ties.drafts import LONGEST_WHAT
from desktop.domain.ties.lines import Someone
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.buttons import IconButton
from desktop.views.kit.chips import Chip
from desktop.views.kit.choices import Choice, Option
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.labels import PlainLabel

_MINUTES = (30, 60, 90, 120, 180, 240, 360)


class _Row(QWidget):
    """One exchange; what it answers (`kept`: id, skill, question) goes along unseen."""

    edited = Signal()
    dropped = Signal(object)

    def __init__(self, people: Sequence[Someone], value: Sequence[Any]) -> None:
        super().__init__()
        giver, receiver, what, how_often, minutes, *self._kept = value
        names: list[Option] = [(one.id, one.name.short) for one in people]
        self.giver, self.receiver = Choice(names), Choice(names)
        self.what, self.how_often = LineEdit(), LineEdit()
        self.minutes = Choice(_minutes(minutes))
        for control, shown, name in (
            (self.giver, giver, _("Wie doet iets")),
            (self.receiver, receiver, _("Voor wie")),
            (self.what, what, _("Wat")),
            (self.how_often, how_often, _("Hoe vaak")),
            (self.minutes, minutes, _("Hoe lang per week")),
        ):
            control.set_value(shown)
            control.setAccessibleName(name)
            control.edited.connect(self.edited)
        self.what.setMaxLength(LONGEST_WHAT)
        self.how_often.setMaxLength(LONGEST_WHAT)
        self.what.setPlaceholderText(_("bijvoorbeeld samen koken"))
        self.how_often.setPlaceholderText(_("elke woensdag"))
        away = IconButton("trash", _("Haal deze regel weg"))
        away.clicked.connect(self._drop)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.px(6))
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.addWidget(self.giver, 0, 0)
        grid.addWidget(PlainLabel(_("voor"), "small"), 0, 1, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.receiver, 0, 2)
        grid.addWidget(away, 0, 3)
        grid.addWidget(self.what, 1, 0, 1, 4)
        grid.addWidget(self.how_often, 2, 0)
        grid.addWidget(self.minutes, 2, 2, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)

    def value(self) -> tuple[Any, ...]:
        """Giver, receiver, what, how often, minutes a week, and what goes along."""
        return (
            self.giver.value(), self.receiver.value(), self.what.value(),
            self.how_often.value(), self.minutes.value(), *self._kept,
        )  # fmt: skip

    def _drop(self) -> None:
        self.dropped.emit(self)


class ExchangesField(QWidget):
    """The value is a tuple of rows.

    Each row: giver, receiver, what, how often, minutes a week, id, skill, question.
    """

    edited = Signal()

    def __init__(self, people: Sequence[Someone]) -> None:
        super().__init__()
        self._people = people
        self.rows: list[_Row] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.px(4))
        self.more = Chip(_("nog iets"), "open")
        self.more.setAccessibleName(_("Voeg toe wat ze voor elkaar doen"))
        self.more.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(self._place)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.more)

    def value(self) -> tuple[tuple[Any, ...], ...]:
        """The rows as they are typed."""
        return tuple(row.value() for row in self.rows)

    def set_value(self, value: object) -> None:
        """Shows these rows; None is none."""
        for row in list(self.rows):
            self._take(row)
        for one in value or ():  # type: ignore[attr-defined]
            self._put(one)
        self.setFocusProxy(self.rows[0].what if self.rows else self.more)

    def _add(self) -> None:
        first, second = self._people[0].id, self._people[1].id
        if self.rows:
            second, first = self.rows[-1].value()[:2]
        row = self._put((first, second, "", "", None, None, None, None))
        row.what.setFocus()
        self.edited.emit()

    def _put(self, value: Sequence[Any]) -> _Row:
        row = _Row(self._people, value)
        row.edited.connect(self.edited)
        row.dropped.connect(self._drop)
        self.rows.append(row)
        self._place.addWidget(row)
        row.show()
        return row

    def _drop(self, row: _Row) -> None:
        self._take(row)
        self.more.setFocus()
        self.edited.emit()

    def _take(self, row: _Row) -> None:
        self.rows.remove(row)
        self.setFocusProxy(self.rows[0].what if self.rows else self.more)
        self._place.removeWidget(row)
        row.hide()
        row.deleteLater()


def _minutes(agreed: int | None) -> list[Option]:
    """What can be chosen; what was agreed is among it, also when it came from elsewhere."""
    found: list[Option] = [(None, _("tijd per week"))]
    known = sorted({*_MINUTES, agreed} - {None, 0}, key=lambda n: n or 0)
    return [
        *found,
        *((n, _("{hours} per week").format(hours=wording().lasting(n))) for n in known if n),
    ]
