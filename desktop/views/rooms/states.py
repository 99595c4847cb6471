"""The calendar, or what stands in its place: no rooms yet, trouble of the world."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import _
from desktop.views.kit.buttons import Button
from desktop.views.kit.states import EmptyState, ErrorState


class States(QStackedWidget):
    """Begins with the calendar, still blank, so that the keyboard is there from the start.

    Who `arranges` the house can make a room. `unread` while nothing was read. `settings_asked`
    wants to make a room, `again` to read once more.
    """

    settings_asked = Signal()
    again = Signal()

    def __init__(self, calendar: QWidget, *, arranges: bool) -> None:
        super().__init__()
        settings = Button(_("Naar Instellingen"), "primary", icon="settings")
        settings.clicked.connect(self.settings_asked)
        again = Button(_("Probeer opnieuw"), "primary", icon="refresh")
        again.clicked.connect(self.again)
        self.unread = True
        self._calendar = calendar
        remedy = (
            _("Hier komt de agenda van je ruimtes. Zet er een in Instellingen.")
            if arranges
            else _("Hier komt de agenda van de ruimtes, zodra de organisatie er een invoert.")
        )
        self.empty = EmptyState(_("Nog geen ruimte"), remedy, [settings] if arranges else [])
        self.trouble = ErrorState(_("De agenda is niet te lezen"), "", [again])
        for state in (calendar, self.empty, self.trouble):
            self.addWidget(state)

    def show_read(self, *, rooms: bool) -> None:
        """Shows the calendar, or that there are no rooms."""
        self.unread = False
        self.setCurrentWidget(self._calendar if rooms else self.empty)

    def tell(self, sentence: str) -> None:
        """Says in place of the calendar what is wrong."""
        self.trouble.set_text(_("De agenda is niet te lezen"), sentence)
        self.setCurrentWidget(self.trouble)
