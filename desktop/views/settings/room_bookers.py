"""Who may book a room besides staff: a tick for each kind."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.vocabulary import BookerKind
from desktop.i18n import _
from desktop.views.kit.choices import Tick


class BookersField(QWidget):
    """Ticks. Its value is the kinds that may book, in one order; staff always may."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks = {
            BookerKind.RESIDENT: Tick(_("bewoners")),
            BookerKind.GROUP: Tick(_("groepen van bewoners")),
            BookerKind.PARTNER: Tick(_("partners")),
            BookerKind.AREA: Tick(_("mensen uit de buurt")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for tick in self.ticks.values():
            tick.edited.connect(self.edited)
            column.addWidget(tick)
        self.setFocusProxy(self.ticks[BookerKind.RESIDENT])

    def value(self) -> tuple[BookerKind, ...]:
        """The kinds that are ticked."""
        return tuple(kind for kind, tick in self.ticks.items() if tick.value())

    def set_value(self, value: object) -> None:
        """Ticks these kinds."""
        kinds = value if isinstance(value, tuple | list | frozenset) else ()
        for kind, tick in self.ticks.items():
            tick.set_value(kind in kinds)
