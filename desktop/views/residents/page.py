"""Bewoners: the list of residents, and one of them in the panel."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Topic
from desktop.domain.communities import CommunityLine
from desktop.domain.residents import Membership, ResidentCard, Roll, Show
from desktop.i18n import _, ngettext
from desktop.labels import capital, label, many
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Form, FormLink
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.page import Page
from desktop.views.kit.rows_view import RowsView
from desktop.views.kit.states import EmptyState
from desktop.views.kit.table import RowsTable
from desktop.views.residents import selection
from desktop.views.residents.acts import Acts
from desktop.views.residents.columns import TIE_COLUMN, Columns
from desktop.views.residents.filters import FilterBar
from desktop.views.residents.forms import KEY, DepartureForm, MoveForm, ResidentForm, first_field
from desktop.views.residents.panel import ResidentPanel, mini_facade
from desktop.views.residents.selection import Selection
from desktop.views.residents.words import context_words

_SMALL_WINDOW = 1000
_NOBODY = Roll((), left=0, empty_homes=0, communities=0, has_ties=False)


class ResidentsView(RowsView):
    """The list: in a small window, as at 200%, its rows are of two lines."""

    _small = False

    @property
    def two_lines(self) -> bool:
        """Whether a row tells its rest under the name, in place of columns."""
        return self._small

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Kept, because every cell asks for it when it is painted.
        self._small = super().two_lines or self.window().width() < theme.px(_SMALL_WINDOW)
        super().resizeEvent(event)


class ResidentsPage(Page):
    """The list with its filters. A row opens the panel; forms open there too."""

    key = "residents"
    topics = frozenset({Topic.PEOPLE, Topic.TIES, Topic.QUESTIONS, Topic.SETTINGS})
    shown_kinds = frozenset({"person"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.roll = _NOBODY
        self._left = False
        self._talents: tuple[tuple[str, int], ...] = ()
        self._open: ResidentCard | None = None
        self._wanted: FormLink | None = None
        self._beside: Membership | None = None
        self.columns = Columns()
        self.table = RowsTable(self.columns.all(), self)
        self.table.sort_by(0)
        self.view = ResidentsView(self.table, _("Bewoners"), second_line=self.columns.second_line)
        self.filters = FilterBar()
        self.acts = Acts(self)
        self._lay_out()
        self._wire()

    def reload(self) -> None:
        left = self._left
        roll = self.desk.services.residents.roll
        self.ask(partial(roll, self.desk.community_id, left=left), then=self._show_roll)
        if self._open is not None and self._panel() is not None:
            self._ask_card(self._open.id)

    def primary(self) -> None:
        self._ask_form(FormLink(KEY, ""))

    def show_subject(self, subject: object) -> None:
        if isinstance(subject, FormLink):
            self._ask_form(subject)
        elif isinstance(subject, Show):
            self._show_only(subject)
        elif isinstance(subject, UUID):
            self.open_resident(subject)

    def _show_only(self, show: Show) -> None:
        """The list with that filter alone, as a count elsewhere leads to it."""
        self.header.search.clear()
        self.filters.clear()
        self.filters.choose(show)
        if self._left:
            self._turn_to_left(False)
        self._filter()

    def open_resident(self, person_id: UUID) -> None:
        """Shows somebody in the panel; what stood in a form there is kept as a draft."""
        content = self.panel.content
        if isinstance(content, Form):
            content.keep_draft()
        self._wanted = None
        self.view.select(person_id)
        self._ask_card(person_id)

    def _ask_card(self, person_id: UUID) -> None:
        self.ask(self.desk.services.residents.card, person_id, then=self._show_card)

    def _lay_out(self) -> None:
        self.header.set_title(_("Bewoners"))
        self.header.set_button(_("Nieuwe bewoner"))
        self.header.show_line()
        new = Button(_("Nieuwe bewoner"), icon="user-plus")
        new.clicked.connect(self.primary)
        read = Button(_("Lees je lijst in"), "primary", icon="file-import")
        read.clicked.connect(self._read_list)
        self._empty = EmptyState(
            _("Nog geen bewoners"),
            _("Lees de lijst in die je al hebt, of schrijf de eerste bewoner op."),
            (read, new),
        )
        setup = Button(_("Maak een community"), "primary", icon="building-community")
        setup.clicked.connect(self._make_community)
        listed = Button(_("Lees je lijst in"), icon="file-import")
        listed.clicked.connect(self._read_list)
        self._homeless = EmptyState(
            _("Nog geen community"),
            _("Zeg eerst hoe het gebouw is, of lees de lijst in die je al hebt."),
            (setup, listed),
        )
        self._stack = QStackedWidget()
        for part in (self._listing(), self._empty, self._homeless, self._none_found()):
            self._stack.addWidget(part)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)

    def _listing(self) -> QWidget:
        made = QFrame()
        made.setObjectName("surface")
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(16), 0, 0, 0)
        column.addWidget(self.view)
        return made

    def _none_found(self) -> QWidget:
        made = QFrame()
        made.setObjectName("surface")
        self._none = PlainLabel("", "lead", wrap=True)
        everybody = LinkButton(_("Toon iedereen"))
        everybody.clicked.connect(self._show_everybody)
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        column.setSpacing(theme.px(8))
        column.addWidget(self._none)
        column.addWidget(everybody)
        column.addStretch(1)
        return made

    def _wire(self) -> None:
        self.view.opened.connect(self.open_resident)
        self.filters.changed.connect(self._filter)
        self.filters.left_asked.connect(self._turn_to_left)
        self.header.search.sought.connect(self._filter)
        self.panel.closed.connect(self._forget_open)
        self.acts.go.connect(self.go)
        self.acts.person_asked.connect(self.open_resident)
        self.acts.talent_asked.connect(self.filters.choose_talent)
        self.acts.housemate_asked.connect(self._add_housemate)
        self.acts.edit_asked.connect(self._edit)
        self.acts.move_asked.connect(self._move)
        self.acts.leave_asked.connect(self._leave)

    def _show_roll(self, roll: Roll) -> None:
        self.roll = roll
        today = self.desk.clock.today()
        self.columns.look_at(roll, today)
        self.table.set_title(TIE_COLUMN, capital(label(roll.word)))
        counts = {show: selection.count(roll.lines, show, today) for show in Show}
        self.filters.set_counts(counts, has_ties=roll.has_ties)
        self.filters.set_talents(selection.talents(roll.lines))
        self.filters.set_left(roll.left, shown=self._left)
        self.header.set_context(self._context(roll))
        self._filter()

    def _context(self, roll: Roll) -> str:
        if not roll.communities:
            return ""
        if self._left:
            gone = ngettext("{n} bewoner is vertrokken", "{n} bewoners zijn vertrokken", roll.left)
            return gone.format(n=roll.left)
        people = ngettext("{n} bewoner", "{n} bewoners", roll.members).format(n=roll.members)
        good = roll.good_neighbours
        if good:
            word = label(roll.word) if good == 1 else many(roll.word)
            people = _("{people}, van wie {n} {word}").format(people=people, n=good, word=word)
        homes = ngettext("{n} woning leeg", "{n} woningen leeg", roll.empty_homes)
        coming = len(roll.lines) - roll.members
        parts = [people, homes.format(n=roll.empty_homes)]
        if coming:
            parts.append(ngettext("{n} komt nog", "{n} komen nog", coming).format(n=coming))
        return " · ".join(parts)

    def _filter(self) -> None:
        chosen = Selection(
            Show.ALL if self._left else self.filters.show_only,
            self.filters.talent,
            self.header.search.text().strip(),
        )
        found = chosen.of(self.roll.lines, self.desk.clock.today())
        self.table.set_rows(found)
        self.filters.setVisible(bool(self.roll.lines) or self._left or self.roll.left > 0)
        if found:
            self._stack.setCurrentIndex(0)
        elif not self.roll.communities:
            self._stack.setCurrentWidget(self._homeless)
        elif not self.roll.lines and not self._left:
            self._stack.setCurrentWidget(self._empty)
        else:
            words = chosen.words or chosen.talent
            said = _("Niemand met '{words}'.").format(words=words) if words else _("Niemand.")
            self._none.setText(said)
            self._stack.setCurrentIndex(3)

    def _show_everybody(self) -> None:
        self.filters.clear()
        self.header.search.clear()
        if self._left:
            self._turn_to_left(False)
        self._filter()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to_left(self, left: bool) -> None:
        self._left = left
        self.reload()

    def _panel(self) -> ResidentPanel | None:
        content = self.panel.content
        return content if isinstance(content, ResidentPanel) else None

    def _show_card(self, card: ResidentCard) -> None:
        if self._wanted is not None:
            return  # meanwhile a form was asked for
        content = self._panel()
        same = self._open is not None and self._open.id == card.id
        self._open = card
        if content is None or not same:
            content = ResidentPanel(self.acts)
            content.show_card(card, has_ties=self.roll.has_ties)
            self.panel.open(
                card.name.short, context_words(card), content, accessory=mini_facade(card)
            )
        else:
            content.show_card(card, has_ties=self.roll.has_ties)
            self.panel.set_title(card.name.short, context_words(card))
        self.view.select(card.id)

    def _forget_open(self) -> None:
        self._open = self._wanted = None
        self.view.select(None)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_form(self, link: FormLink) -> None:
        """A form needs the communities, and about somebody who is known the card."""
        self._wanted = link
        if link.subject:
            self.ask(self.desk.services.residents.card, UUID(link.subject), then=self._take_card)
        else:
            self._open = None
            self.view.select(None)
            self.ask(self.desk.services.communities.list, then=self._open_form)

    def _take_card(self, card: ResidentCard) -> None:
        self._open = card
        self.ask(self.desk.services.communities.list, then=self._open_form)

    def _add_housemate(self) -> None:
        """A form for somebody new in the home of who is open."""
        card = self._open
        self._beside = self._here(card) if card is not None else None
        self._ask_form(FormLink(KEY, ""))

    def _edit(self) -> None:
        self._want("edit")

    def _move(self) -> None:
        self._want("move")

    def _leave(self) -> None:
        self._want("leave")

    def _want(self, form: str) -> None:
        self._wanted = FormLink(form, "")
        self.ask(self.desk.services.communities.list, then=self._open_form)

    def _open_form(self, communities: Sequence[CommunityLine]) -> None:
        card, wanted = self._open, self._wanted
        if wanted is None:
            return
        form: Form
        if card is None:
            if not communities:
                self._stack.setCurrentWidget(self._homeless)
                return
            form = ResidentForm(self.desk, communities, beside=self._beside)
            title, self._beside = _("Nieuwe bewoner"), None
        elif wanted.form == "move":
            form, title = MoveForm(self.desk, communities, card, self._here(card)), card.name.full
        elif wanted.form == "leave" and (here := self._here(card)) is not None:
            form, title = DepartureForm(self.desk, card, here), card.name.full
        else:
            form, title = ResidentForm(self.desk, communities, card), card.name.full
        form.saved.connect(self._saved)
        form.cancelled.connect(self._back)
        self.panel.open(title, context_words(card) if card else "", form)
        first_field(form).setFocus(Qt.FocusReason.OtherFocusReason)

    def _here(self, card: ResidentCard) -> Any:
        """The membership that the panel is about: of the chosen community, or the first."""
        today = self.desk.clock.today()
        running = [m for m in card.memberships if m.ends is None or m.ends > today]
        chosen = [m for m in running if m.community_id == self.desk.community_id]
        return next(iter(chosen or running), None)

    def _saved(self, result: object) -> None:
        self.desk.tell(_("Opgeslagen"))
        if isinstance(result, UUID):
            self.open_resident(result)
        else:
            self._back()

    def _back(self) -> None:
        """From a form back to the card, or where there was none to the list."""
        if self._open is not None:
            self.open_resident(self._open.id)
        else:
            self.panel.shut()

    def _read_list(self) -> None:
        self.go.emit("importing", None)

    def _make_community(self) -> None:
        self.go.emit("settings", FormLink("community", ""))
