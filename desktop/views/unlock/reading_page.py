"""How Buurtschap keeps data: short, and true."""

from PySide6.QtWidgets import QWidget

from desktop.i18n import N_, _
from desktop.views.kit.labels import PlainLabel
from desktop.views.unlock.front_form import FrontForm

_PARAGRAPHS = (
    (N_("Alles staat bij jou"),
     N_("Een administratie is een map op deze computer. Buurtschap maakt zelf geen verbinding "
        "met internet. Alleen als je organisatie een eigen database heeft en jij daarmee "
        "verbindt, gaan gegevens daarheen.")),
    (N_("Alles is versleuteld"),
     N_("Wat op de schijf staat is onleesbaar zonder je wachtwoord of je herstelcode, ook de "
        "reservekopieën. We bewaren je wachtwoord niet. Ben je wachtwoord en code kwijt, dan "
        "kan niemand de gegevens terughalen.")),
    (N_("Vergrendelen"),
     N_("Gebruik je het programma een tijd niet, dan vergrendelt het. De gegevens gaan dan "
        "dicht en wat je aan het typen was, blijft versleuteld bewaard.")),
    (N_("Reservekopieën"),
     N_("Elke dag en bij het afsluiten maakt Buurtschap een reservekopie in de map van de "
        "administratie. Zet er ook af en toe een op een andere plek. In Instellingen kies je "
        "waar.")),
    (N_("Wat we niet vragen"),
     N_("Er is geen plek voor burgerservicenummer, diagnose of geloof. Staan zulke kolommen "
        "in een lijst die je inleest, dan slaat Buurtschap ze over en zegt dat.")),
    (N_("In rapporten"),
     N_("In het rapport voor een financier staan geen namen. Kleine aantallen mensen worden "
        "afgedrukt als minder dan vijf.")),
)  # fmt: skip


class ReadingPage(FrontForm):
    """A page to read; its button leads back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Hoe Buurtschap gegevens bewaart"),
            _("In het kort, zoals het echt werkt."),
            _("Terug naar de deuren"),
            parent,
        )
        for title, text in _PARAGRAPHS:
            self.column.addWidget(PlainLabel(_(title), "heading"))
            self.column.addWidget(PlainLabel(_(text), "lead", wrap=True))
        self.button.setFocus()

    def go_on(self) -> None:
        """Leads back."""
        self.back_asked.emit()
