"""The panel of one resident: talents first, then questions, ties, and what was agreed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.residents import ResidentCard
from desktop.i18n import _
from desktop.views.gevel.glyphs import MiniFacade
from desktop.views.kit import theme
from desktop.views.residents.acts import Acts
from desktop.views.residents.details import DetailSection
from desktop.views.residents.household import HouseholdSection, WelcomeSection
from desktop.views.residents.light import LightSection
from desktop.views.residents.profile import ProfileSection
from desktop.views.residents.questions import QuestionSection
from desktop.views.residents.sections import (
    AgreementSection,
    ConsentSection,
    LogSection,
    ParticipationSection,
    TieSection,
)
from desktop.views.residents.talents import TalentSection

_SIDE, _GAP = 22, 12


class ResidentPanel(QWidget):
    """The sections of a card. Showing the card again keeps the focus and what is being typed."""

    def __init__(self, acts: Acts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ties = TieSection(acts)
        self.sections = (
            TalentSection(acts), WelcomeSection(acts), QuestionSection(acts), self.ties,
            ProfileSection(acts), HouseholdSection(acts), ParticipationSection(acts),
            AgreementSection(acts), LightSection(acts), ConsentSection(acts), LogSection(acts),
            DetailSection(acts),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(_SIDE), 0, theme.px(_SIDE), theme.px(24))
        column.setSpacing(theme.px(_GAP))
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)

    def show_card(self, card: ResidentCard, *, has_ties: bool) -> None:
        """Shows `card`; `has_ties` tells whether ties are kept in this administration."""
        self.ties.has_ties = has_ties
        for section in self.sections:
            section.show_card(card)


def mini_facade(card: ResidentCard) -> MiniFacade:
    """Where the home is in its building, as a drawing of a few pixels."""
    made = MiniFacade()
    here = card.current
    if here is not None:
        words = _("Woning {home} in {community}").format(
            home=here.dwelling, community=here.community
        )
        made.show_home(here.storeys, here.roof, here.place, words)
    return made
