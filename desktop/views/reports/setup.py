"""The left column: for whom, which quarter, which communities, which sections."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportChoices, ReportOptions, ReportQuestion
from desktop.i18n import _, wording
from desktop.reports.catalogue import quarter_name
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Tick
from desktop.views.kit.labels import PlainLabel
from desktop.views.reports.sections import SectionList

WIDTH = 270
NOBODY: UUID | None = None


class SetUp(QScrollArea):
    """What the report is made of.

    `turned` tells that funder or quarter was chosen, `changed` that something else was.
    """

    turned = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(theme.px(WIDTH))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._communities: dict[UUID, Tick] = {}
        self._quarters: tuple[Quarter, ...] = ()
        self.funder = Choice()
        self.funder.setAccessibleName(_("Voor wie?"))
        self.quarter = Choice()
        self.quarter.setAccessibleName(_("Welk kwartaal?"))
        self.sections = SectionList()
        self.funder.edited.connect(self.turned)
        self.quarter.edited.connect(self.turned)
        self.sections.edited.connect(self.changed)
        self._lay_out()

    def show_options(self, options: ReportOptions) -> None:
        """Offers what there is, keeping what was chosen."""
        chosen = self.quarter.value()
        funders = [(one.id, one.name) for one in options.funders]
        self.funder.fill(funders or [(NOBODY, _("Nog niemand gekozen"))])
        self._quarters, words = options.quarters, wording()
        self.quarter.fill([(each, quarter_name(each, words)) for each in options.quarters])
        self.quarter.set_value(chosen if chosen in options.quarters else options.default)
        if list(self._communities) != [one.id for one in options.communities]:
            self._show_communities(options)

    def choose(self, funder: str, period: str) -> None:
        """Chooses the funder with that id, and the newest quarter of `period`: '2026Q3', '2026'.

        What is "" stays as it was.
        """
        if funder:
            self.funder.set_value(UUID(funder))
        found = next((q for q in self._quarters if str(q).startswith(period)), None)
        if period and found is not None:
            self.quarter.set_value(found)

    def show_choices(self, choices: ReportChoices) -> None:
        """Shows what is kept for the funder; this is not an edit."""
        self.sections.show_sections(choices.order, choices.chosen)
        for community_id, tick in self._communities.items():
            tick.set_value(not choices.communities or community_id in choices.communities)

    def choices(self) -> ReportChoices:
        """What is chosen, to be kept for the next quarter."""
        ticked = self._ticked()
        whole = len(ticked) in (0, len(self._communities))
        return ReportChoices(self.sections.order(), self.sections.chosen(), () if whole else ticked)

    def question(self) -> ReportQuestion | None:
        """Which report is asked for; None while no quarter is known."""
        quarter = self.quarter.value()
        if not isinstance(quarter, Quarter):
            return None
        choices = self.choices()
        return ReportQuestion(quarter, self.funder.value(), choices.communities, choices.sections)

    def community_ticks(self) -> tuple[Tick, ...]:
        """The ticks of the communities in the order of the street."""
        return tuple(self._communities.values())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(theme.current().colour("line-strong"))
        edge = self.viewport().width() - 1
        painter.drawLine(edge, 0, edge, self.viewport().height())

    def _ticked(self) -> tuple[UUID, ...]:
        return tuple(one for one, tick in self._communities.items() if tick.value())

    def _show_communities(self, options: ReportOptions) -> None:
        for old in self._communities.values():
            self._places.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._communities = {}
        for community in options.communities:
            tick = Tick(community.name)
            tick.set_value(True)
            tick.edited.connect(self.changed)
            self._communities[community.id] = tick
            self._places.addWidget(tick)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("ground")
        column = QVBoxLayout(content)
        edge = theme.px(24)
        column.setContentsMargins(edge, theme.px(14), theme.px(20), theme.px(20))
        column.setSpacing(theme.px(4))
        self._places = QVBoxLayout()
        self._places.setSpacing(0)
        self._ask(column, _("Voor wie?"), self.funder)
        self._ask(column, _("Welk kwartaal?"), self.quarter)
        column.addWidget(PlainLabel(_("Welke community’s?"), "small"))
        column.addLayout(self._places)
        column.addSpacing(theme.px(10))
        column.addWidget(PlainLabel(_("Welke onderdelen?"), "small"))
        column.addWidget(self.sections)
        column.addSpacing(theme.px(10))
        kept = _("Deze keuze wordt bewaard voor het volgende kwartaal.")
        column.addWidget(PlainLabel(kept, "small", wrap=True))
        column.addStretch(1)
        self.setWidget(content)

    def _ask(self, column: QVBoxLayout, words: str, control: QWidget) -> None:
        label = PlainLabel(words, "small")
        label.setBuddy(control)
        column.addWidget(label)
        column.addWidget(control)
        column.addSpacing(theme.px(10))
