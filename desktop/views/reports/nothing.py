"""What stands on the page while there is nothing to report about."""

from PySide6.QtCore import Signal

from desktop.i18n import _
from desktop.views.kit.buttons import Button
from desktop.views.kit.states import EmptyState


class NothingYet(EmptyState):
    """Says how to begin; `residents` when its button is pressed."""

    residents = Signal()

    def __init__(self) -> None:
        self.begin = Button(_("Naar Bewoners"), "primary")
        text = _(
            "Lees eerst een lijst met bewoners in, of maak een community. "
            "Daarna staat hier het rapport van elk kwartaal."
        )
        super().__init__(_("Nog niets om over te vertellen"), text, (self.begin,))
        self.begin.clicked.connect(self.residents)
