"""Goede buren: the ties by phase, who has none yet, and who could mean something to whom."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.changes import Topic
from desktop.domain.ties.card import TieCard
from desktop.domain.ties.lines import TiesPage as Shown
from desktop.domain.ties.suggested import Seek, Suggestion
from desktop.i18n import _, ngettext
from desktop.labels import capital, many
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.page import Page
from desktop.views.kit.states import EmptyState
from desktop.views.ties.by_hand import ByHand
from desktop.views.ties.phases import Phases
from desktop.views.ties.phases_read import read_page
from desktop.views.ties.plan import PlanView
from desktop.views.ties.suggestion import SuggestionSide
from desktop.views.ties.words import context_words, short_names

_TABS_BELOW, _SIDE_FROM = 920, 1060
_SIDE, _SIDE_LESS, _SIDE_WHOLE_FROM = 412, 372, 1200


class TiesPage(Page):
    """The phases with beside them the suggestions. A tie, or one by hand, opens in the panel.

    Where there is no room beside the phases, the suggestions open in the panel as well.
    """

    key = "ties"
    topics = frozenset({Topic.TIES, Topic.PEOPLE, Topic.QUESTIONS, Topic.SETTINGS})
    panel_widths = (336, 412, 480)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.shown: Shown | None = None
        self._over: SuggestionSide | None = None
        self._tie_id: UUID | None = None
        self.phases = Phases()
        self.side = self._make_side()
        self.plan: PlanView | None = None
        self._lay_out()
        self.phases.opened.connect(self.open_tie)
        self.phases.looked.connect(self._show_for)
        self.phases.sought.connect(self.seek_by_hand)
        self.panel.closed.connect(self._forget_panel)
        self.panel.moved.connect(self._share_room)

    def reload(self) -> None:
        self.ask(
            partial(read_page, self.desk.services, self.desk.community_id), then=self._show_page
        )

    def primary(self) -> None:
        self.seek_by_hand(None)

    def show_subject(self, subject: object) -> None:
        """A tie by its id opens in the panel, also when a form about it was half filled."""
        if isinstance(subject, FormLink):
            self.open_tie(UUID(subject.subject), subject.form)
        elif isinstance(subject, Seek):
            self.show_suggestions(subject)
        elif isinstance(subject, UUID):
            self.open_tie(subject)

    def open_tie(self, tie_id: UUID, form: str = "") -> None:
        """Shows a tie in the panel, with one of its forms open when its key is given."""
        from desktop.views.ties.tie_panel import TiePanel

        self._over = None
        content = TiePanel(self.desk, tie_id, form)
        content.closed.connect(self.panel.shut)
        content.person_asked.connect(self._go_to_person)
        self._tie_id = tie_id
        self.panel.open(short_names(content.card.people) if content.card else "", "", content)
        content.told.connect(self._title_panel)
        self.phases.choose(tie_id)

    def _title_panel(self, card: TieCard) -> None:
        self.panel.set_title(short_names(card.people))

    def show_suggestions(self, seek: Seek) -> None:
        """The suggestions for somebody, or a question: beside the phases, or in the panel."""
        if self._has_room and self._stack.currentWidget() is self.phases:
            self.panel.shut()
            side = self.side
        else:
            side = self._open_over()
        side.ask_for(seek)
        side.reach()

    def _show_for(self, person_id: UUID) -> None:
        self.show_suggestions(Seek(person_id))

    def seek_by_hand(self, person_id: UUID | None) -> None:
        """A form to bring people together that somebody thought of."""
        self._over = self._tie_id = None
        content = ByHand(self.desk, person_id)
        content.proposed.connect(self.panel.shut)
        self.panel.open(_("Maak een koppel"), _("Of een helpkring van drie of vier"), content)
        self.phases.choose(None)
        content.reach()

    def make_plan(self) -> None:
        """A plan for the whole community, in the place of the phases."""
        if self.plan is None:
            self.plan = PlanView(self.desk)
            self.plan.left.connect(self._leave_plan)
            self._stack.addWidget(self.plan)
        self.panel.shut()
        self._stack.setCurrentWidget(self.plan)
        self._share_room()
        self.plan.make()
        self.plan.objective.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @property
    def _has_room(self) -> bool:
        return self.width() / theme.current().scale >= _SIDE_FROM

    def _show_page(self, shown: Shown) -> None:
        self.shown = shown
        today = self.desk.clock.today()
        self.header.set_title(capital(many(shown.word)))
        self.phases.show_page(shown, today)
        if self._over is not None:
            self._over.show_page(shown)
        self.side.show_page(shown)
        none = not (shown.pairs or shown.circles or shown.aftercare)
        self.header.set_context("" if none else context_words(shown))
        if self._stack.currentWidget() is self.plan and self.plan is not None:
            if self.plan.community_id != self.desk.community_id:
                self.plan.make()
            return
        self._stack.setCurrentWidget(self._empty if none else self.phases)
        if none:
            best = self.desk.services.matching.best
            self.ask(partial(best, self.desk.community_id), then=self._show_empty)
        self._share_room()

    def _show_empty(self, best: tuple[Suggestion, ...]) -> None:
        count = len(best)
        if count:
            text = ngettext(
                "Wij zien {n} combinatie die goed past.",
                "Wij zien {n} combinaties die goed passen.",
                count,
            ).format(n=count)
        elif self.shown is not None and not self.shown.members:
            text = _("Schrijf eerst bewoners op, met wat ze kunnen en wat ze vragen.")
        else:
            text = _("Schrijf bij bewoners op wat ze kunnen en vragen, dan zien wij wie past.")
        self._empty.set_text(_("Nog geen koppels."), text)

    def _make_side(self) -> SuggestionSide:
        side = SuggestionSide(self.desk)
        side.trouble.connect(self.tell_trouble)
        side.by_hand.connect(self.seek_by_hand)
        side.opened.connect(self.open_tie)
        side.person_asked.connect(self._go_to_person)
        return side

    def _go_to_person(self, person_id: UUID) -> None:
        self.go.emit("residents", person_id)

    def _leave_plan(self) -> None:
        self._stack.setCurrentWidget(self.phases)
        self._share_room()
        if self.shown is not None:
            self._show_page(self.shown)
        self._plan_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_panel(self) -> None:
        self._over = self._tie_id = None
        self.phases.choose(None)

    def _share_room(self) -> None:
        """The suggestions give way to the panel, to a plan, and to a small window."""
        free = self.panel.isHidden() and self._stack.currentWidget() is self.phases
        self._frame.setVisible(free and self._has_room)
        width = self.width() / theme.current().scale
        wide = width >= _SIDE_WHOLE_FROM
        self.phases.set_tabbed(tabbed=width < _TABS_BELOW)
        self._frame.setFixedWidth(theme.px(_SIDE if wide else _SIDE_LESS))
        suggest = not self._has_room and self._stack.currentWidget() is self.phases
        self._suggest_button.setVisible(suggest)

    def _lay_out(self) -> None:
        self.header.set_title(_("Goede buren"))
        self.header.show_line()
        self.header.set_button(_("Maak een koppel"))
        self._plan_button = Button(_("Maak een plan"), icon="adjustments")
        self._plan_button.explain(_("De beste koppels en helpkringen voor iedereen samen."))
        self._plan_button.clicked.connect(self.make_plan)
        self._suggest_button = Button(_("Voorstellen"))
        self._suggest_button.clicked.connect(self._show_first)
        self._suggest_button.hide()
        self.header.tools.addWidget(self._suggest_button)
        self.header.tools.addWidget(self._plan_button)
        plan = Button(_("Maak een plan"), "primary", icon="adjustments")
        plan.clicked.connect(self.make_plan)
        by_hand = Button(_("Maak zelf een koppel"), icon="plus")
        by_hand.clicked.connect(self.primary)
        self._empty = EmptyState(_("Nog geen koppels."), "", (plan, by_hand))
        self._stack = QStackedWidget()
        for part in (self.phases, self._empty):
            self._stack.addWidget(part)
        self._frame = QFrame()
        self._frame.setObjectName("panel")
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(1, 0, 0, 0)
        inner.addWidget(self.side)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(self._frame)

    def _show_first(self) -> None:
        self._open_over().reach()

    def _open_over(self) -> SuggestionSide:
        """The suggestions in the panel, where there is no room beside the phases."""
        side = self._make_side()
        self.panel.open(_("Wie past bij wie?"), "", side)
        self._over, self._tie_id = side, None
        self.phases.choose(None)
        if self.shown is not None:
            side.show_page(self.shown)
        return side
