"""The papers of a tie: drawn on the paper lane, then shown in the print preview."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.settings import House
from desktop.domain.ties.card import TieCard
from desktop.i18n import Wording, _, wording
from desktop.reports import catalogue
from desktop.views.kit.desk import Desk
from desktop.views.kit.printing import Pages, PrintDialog, read_pages


class TiePrinting(QObject):
    """Prints the agreement (A4) or the card for the kitchen table (A5) of a tie.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window, self._name = desk, parent, ""

    def agreement(self, card: TieCard) -> None:
        """Prints what was agreed, for each to sign and keep."""
        self._name = _("Afspraak")
        self._ask(partial(_agreement, card))

    def match_card(self, card: TieCard) -> None:
        """Prints why these people fit together."""
        self._name = _("Kaart")
        self._ask(partial(_card, card))

    def _ask(self, draw: Any) -> None:
        house = self._desk.services.organisation.house
        self._desk.runner.data(
            partial(_with_house, house, draw), then=self._draw, failed=self._fail
        )

    def _draw(self, draw: Any) -> None:
        self._desk.runner.paper(
            _pages, draw, wording(), self._desk.example, then=self._open, failed=self._fail
        )

    def _open(self, pages: Pages) -> None:
        PrintDialog(self._window, pages, self._name).open()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _with_house(house: Any, draw: Any) -> Any:
    return partial(draw, house())


def _agreement(card: TieCard, house: House, words: Wording, *, example: bool) -> bytes:
    return catalogue.tie_agreement(card, house, words, example=example)


def _card(card: TieCard, house: House, words: Wording, *, example: bool) -> bytes:
    return catalogue.tie_card(card.people, card.reasons, house, words, example=example)


def _pages(draw: Any, words: Wording, example: bool) -> Pages:
    return read_pages(draw(words, example=example))
