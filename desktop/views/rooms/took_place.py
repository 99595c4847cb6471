"""Whether a booking went on: one press logs it with who were expected, one says it did not."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.rooms.changes import Expected
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.labels import PlainLabel


class TookPlace(QWidget):
    """Asks whether it went on. Who is expected are chips: a click takes one out, or back in.

    `held` carries the ids of who were there, `not_held` that it did not go on, `more_asked`
    that somebody wants to log it with everything, as who were there when nobody is expected.
    """

    held = Signal(object)
    not_held = Signal()
    more_asked = Signal()

    def __init__(self, expected: tuple[Expected, ...]) -> None:
        super().__init__()
        self._expected = expected
        self._there = {one.person_id for one in expected}
        self._error = PlainLabel("", "error", wrap=True)
        self._error.hide()
        people = QWidget()
        self._chips = FlowLayout(people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        if expected:
            column.addWidget(PlainLabel(_("Wie waren er?"), "small"))
            column.addWidget(people)
        column.addWidget(self._error)
        column.addLayout(self._lay_out_buttons())
        for one in expected:
            self._chips.addWidget(self._chip(one))

    def tell(self, sentence: str) -> None:
        """Says why it was not logged; "" takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    @property
    def there(self) -> frozenset[UUID]:
        """Who are left ticked."""
        return frozenset(self._there)

    def _lay_out_buttons(self) -> QVBoxLayout:
        self.yes = Button(_("Ging door"), "primary", icon="check")
        self.no = Button(_("Ging niet door"))
        self.more = LinkButton(_("Leg uitgebreid vast in het logboek"), small=True)
        self.yes.clicked.connect(self._hold)
        self.no.clicked.connect(self.not_held)
        self.more.clicked.connect(self.more_asked)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        column.addWidget(self.more)
        return column

    def _chip(self, one: Expected) -> Chip:
        there = one.person_id in self._there
        chip = Chip(one.name, "chosen" if there else "open")
        chip.setProperty("person", str(one.person_id))
        chip.clicked.connect(self._turn)
        chip.dropped.connect(self._turn)
        return chip

    def _turn(self) -> None:
        """Takes somebody out or back in; the chip keeps its place and the focus."""
        old = self.sender()
        person_id = UUID(old.property("person"))
        self._there ^= {person_id}
        self.tell("")
        had = old.hasFocus()  # type: ignore[attr-defined]
        while (item := self._chips.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for one in self._expected:
            chip = self._chip(one)
            self._chips.addWidget(chip)
            chip.show()
            if had and one.person_id == person_id:
                chip.setFocus()

    def _hold(self) -> None:
        self.tell("")
        if self._expected:
            self.held.emit(self.there)
        else:
            self.more_asked.emit()
