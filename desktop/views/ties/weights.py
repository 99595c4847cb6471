"""How much each reason weighs, 0 to 9: a change is seen at once in the suggestions."""

from dataclasses import fields, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.matching.situation import MOST_WEIGHT, Weights
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.labels import Heading, PlainLabel
from desktop.views.kit.stepper import Stepper

NAMES = {
    "asks": N_("De een vraagt wat de ander biedt"),
    "time": N_("Vrij op dezelfde tijd"),
    "doors": N_("Dicht bij elkaar wonen"),
    "interest": N_("Zelfde interesse"),
    "waits": N_("Wie al lang wacht"),
    "gives_back": N_("Wie vooral kreeg, kan nu geven"),
    "circle": N_("Eraf per persoon meer dan twee"),
}


class WeightsEditor(QWidget):
    """`changed` carries the Weights after each step, `saved` those that are to stay."""

    changed = Signal(object)
    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, weights: Weights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights = weights
        self.steppers: dict[str, Stepper] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Heading(_("Wat weegt hoeveel?"), _("0 tot 9")))
        column.addWidget(
            PlainLabel(
                _("Dit geldt voor alle voorstellen. Je ziet het meteen."), "small", wrap=True
            )
        )
        column.addLayout(self._table())
        self.reset = LinkButton(_("Terug naar de gewone weging"), small=True)
        self.reset.clicked.connect(self._reset)
        self.keep = Button(_("Leg vast"), size="small")
        self.keep.clicked.connect(self._tell_saved)
        cancel = Button(_("Annuleer"), "quiet", size="small")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addWidget(self.reset)
        column.addLayout(row)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(theme.px(10))
        table.setVerticalSpacing(theme.px(6))
        table.setColumnStretch(0, 1)
        for at, (key, name) in enumerate(NAMES.items()):
            stepper = Stepper(0, MOST_WEIGHT)
            stepper.setAccessibleName(_(name))
            stepper.edited.connect(self._tell)
            self.steppers[key] = stepper
            table.addWidget(PlainLabel(_(name), wrap=True), at, 0)
            table.addWidget(stepper, at, 1)
        return table

    def _tell(self) -> None:
        made = {key: stepper.value() or 0 for key, stepper in self.steppers.items()}
        self._weights = replace(self._weights, **made)
        self.reset.setEnabled(self._weights != Weights())
        self.changed.emit(self._weights)

    def _tell_saved(self) -> None:
        self.saved.emit(self._weights)

    def _reset(self) -> None:
        self._weights = Weights()
        self._show()
        self.changed.emit(self._weights)

    def _show(self) -> None:
        for field in fields(Weights):
            self.steppers[field.name].set_value(getattr(self._weights, field.name))
        self.reset.setEnabled(self._weights != Weights())
