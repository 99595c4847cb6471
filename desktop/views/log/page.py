"""Logboek: what took place, and one entry to fill in or correct."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.activities import Entry, LogLine, NamelessLine, Timeline
from desktop.domain.changes import Topic
from desktop.domain.errors import Refused
from desktop.domain.vocabulary import ActivityState
from desktop.i18n import _, ngettext
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import FormLink
from desktop.views.kit.page import Page
from desktop.views.kit.states import EmptyState
from desktop.views.log import words
from desktop.views.log.entry_form import BOOKING, EntryForm
from desktop.views.log.timeline import TimelineView

_ENTRY, _TIMELINE = 668, 220
_BESIDE_FROM = 972


class LogPage(Page):
    """The timeline of the chosen community, or of all, with the open entry beside it.

    A subject is the id of an entry, ("booking", id) of an occurrence to log, or the link to
    a half-filled form.
    """

    key = "log"
    topics = frozenset({Topic.ACTIVITIES, Topic.BOOKINGS, Topic.PEOPLE})
    panel_widths: ClassVar[tuple[int, int, int]] = (520, _ENTRY, 1000)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._log = desk.services.log
        self._since: date | None = None
        self._timeline: Timeline | None = None
        self._communities: tuple[tuple[UUID, str], ...] = ()
        self._form: EntryForm | None = None
        self._nameless: tuple[NamelessLine, ...] = ()
        self._opening = False
        self._shown_of: UUID | None = desk.community_id
        self.header.set_title(_("Logboek"))
        self.header.set_button(_("Leg iets vast"))
        self.header.show_line()
        self.timeline = TimelineView()
        self.timeline.picked.connect(self._open_line)
        self.timeline.topmost.connect(self._name_month)
        self.timeline.model_.more_asked.connect(self._ask_earlier)
        self._lay_out()
        self.panel.closed.connect(self._left)

    @property
    def form(self) -> EntryForm | None:
        """The open entry; None when none is open."""
        return self._form

    def reload(self) -> None:
        """Asks for the timeline, and for the open entry unless something was typed in it."""
        if self.desk.community_id != self._shown_of:
            self._shown_of, self._since = self.desk.community_id, None
            self._put_by()
        self.ask(self.desk.services.communities.list, then=self._know_communities)
        self.ask(self._log.timeline, self.desk.community_id, self._since, then=self._show)
        self.ask(self._log.nameless, self.desk.community_id, then=self._show_nameless)
        form = self._form
        if form is not None and not form.touched and form.entry_id is not None:
            self.ask(self._log.entry, form.entry_id, then=self._show_again, failed=self._gone)

    def show_subject(self, subject: object) -> None:
        """Opens an entry, a booking to log, or a half-filled form."""
        if isinstance(subject, FormLink):
            self._open_half_filled(subject.subject)
        elif isinstance(subject, tuple):
            self._open_booking(subject[1])
        elif isinstance(subject, UUID):
            self._open(subject)

    def primary(self) -> None:
        """An empty entry of today."""
        self._begin_opening(None)
        self.ask(
            self._log.new_entry, self.desk.community_id,
            then=self._show_entry, failed=self._no_community,
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = self.width() / theme.current().scale
        narrow = _BESIDE_FROM <= room < _ENTRY + _TIMELINE + 300
        self.panel.wanted_width = round(room - _TIMELINE) if narrow else _ENTRY
        self.panel.set_closable(closable=room < _BESIDE_FROM)
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        begin = Button(_("Leg iets vast"), "primary", icon="plus")
        begin.clicked.connect(self.primary)
        read = Button(_("Lees een lijst in"), icon="file-import")
        read.clicked.connect(self._read_in)
        self._empty = EmptyState(
            _("Nog niets in het logboek"),
            _(
                "Hier komt te staan wat er gebeurt: wie er waren, hoe lang, en wie het trok. "
                "Leg een moment vast, of lees je eigen lijst in."
            ),
            [begin, read],
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self._empty)
        self._names = LinkButton("", small=True)
        self._names.clicked.connect(self._open_nameless)
        self._names_line = QWidget()
        self._names_line.hide()
        names = QHBoxLayout(self._names_line)
        names.setContentsMargins(theme.px(24), 0, 0, theme.px(8))
        names.addWidget(self._names)
        names.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, theme.px(12), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._names_line)
        column.addWidget(self._stack)

    def _show(self, timeline: Timeline) -> None:
        self._timeline = timeline
        nothing = not timeline.lines and timeline.earlier is None
        self._stack.setCurrentWidget(self._empty if nothing else self.timeline)
        everywhere = self.desk.community_id is None
        self.timeline.show_timeline(timeline, with_community=everywhere)
        self._name_month(timeline.lines[0] if timeline.lines else None)
        if self._form is None and not self._opening:
            if timeline.lines and not self.panel_over:
                entries = [line for line in timeline.lines if line.state is not None]
                self._open_line((entries or timeline.lines)[0])
            else:
                self.panel.shut()

    def _show_nameless(self, names: tuple[NamelessLine, ...]) -> None:
        """Offers the names in lists that nobody bears: they count as guests until then."""
        self._nameless = names
        said = ngettext("{n} naam die niemand draagt", "{n} namen die niemand draagt", len(names))
        self._names.set_text(said.format(n=len(names)))
        self._names_line.setVisible(bool(names))

    def _open_nameless(self) -> None:
        """The newest entry with such a name; the next time the one before."""
        entries = list(dict.fromkeys(name.activity_id for name in self._nameless))
        here = self.timeline.chosen
        at = entries.index(here) + 1 if here in entries else 0
        if entries:
            self._open(entries[at % len(entries)])

    def _name_month(self, line: LogLine | None) -> None:
        if self._timeline is not None:
            day = line.day if line else self.desk.clock.today()
            self.header.set_context(words.month_line(self._timeline.totals(day)))

    def _ask_earlier(self) -> None:
        if self._timeline is not None and self._timeline.earlier is not None:
            self._since = self._timeline.earlier
            self.ask(self._log.timeline, self.desk.community_id, self._since, then=self._show)

    def _know_communities(self, communities: Any) -> None:
        self._communities = tuple((c.id, c.name) for c in communities)

    def _open_line(self, line: LogLine) -> None:
        if line.state is None:
            self._open_booking(line.id)
        else:
            self._open(line.id)

    def _open(self, activity_id: UUID) -> None:
        self._begin_opening(activity_id)
        self.ask(self._log.entry, activity_id, then=self._show_entry, failed=self._gone)

    def _begin_opening(self, line_id: UUID | None) -> None:
        if self._form is not None:
            self._form.keep_draft()
        self._opening = True
        self.timeline.choose(line_id)

    def _open_half_filled(self, about: str) -> None:
        """`about` is the subject of the form: an entry, a booking, or nothing yet."""
        if not about:
            self.primary()
        elif about.startswith(BOOKING):
            self._open_booking(UUID(about.removeprefix(BOOKING)))
        else:
            self._open(UUID(about))

    def _open_booking(self, occurrence_id: UUID) -> None:
        self._begin_opening(occurrence_id)
        self.ask(
            self._log.entry_of_booking, occurrence_id, then=self._show_entry, failed=self._gone
        )

    def _fit(self) -> None:
        """Where the entry lies over the timeline, four tiles go beside each other."""
        if self._form is not None:
            over = self.panel_over
            self._form.blocks.set_across(4 if over else 0)

    def _show_again(self, entry: Entry) -> None:
        form = self._form
        if form is not None and not form.touched and form.entry_id == entry.draft.id:
            self._show_entry(entry)

    def _show_entry(self, entry: Entry) -> None:
        self._opening = False
        form = self._form
        if form is not None and not form.busy and form.communities == self._communities:
            form.turn(entry)
        else:
            form = self._make_form(entry)
        self._change.setVisible(form.entry_id is not None)
        if form.entry_id is None:
            form.begin()

    def _make_form(self, entry: Entry) -> EntryForm:
        form = EntryForm(self.desk, entry, self._communities)
        form.saved.connect(self._saved)
        form.cancelled.connect(self._cancelled)
        form.titled.connect(self.panel.set_title)
        form.strike.clicked.connect(self._strike)
        self._form = form
        self._fit()
        self._change = Button(_("Wijzig tijd"), icon="pencil", size="small")
        self._change.clicked.connect(form.show_head)
        frame = QWidget()  # ends the button where the content of the panel ends
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.addWidget(self._change)
        title = entry.draft.programme or _("Nieuw moment")
        context = words.when_line(entry.draft.when, entry.place)
        self.panel.open(title, context, form, accessory=frame)
        return form

    def _saved(self, activity_id: UUID) -> None:
        form = self._form
        concept = form is not None and form.state is ActivityState.CONCEPT
        self.desk.tell(_("Bewaard als concept") if concept else _("Vastgelegd"))
        if not self.panel_over:
            self.timeline.setFocus()  # in a field, Ctrl+Z would take back typing
        self._open(activity_id)
        self.reload()

    def _strike(self) -> None:
        if self._form is not None and self._form.entry_id is not None:
            self.save(self._log.strike, self._form.entry_id, then=self._struck)

    def _struck(self, done: object) -> None:
        if self._form is not None:
            self._form.forget()
        self.desk.tell(_("Doorgehaald, het telt niet meer mee"))
        self.panel.shut()
        self.reload()

    def _cancelled(self) -> None:
        """Back to how the entry stood; a new one makes way for the newest."""
        entry_id = self._form.entry_id if self._form is not None else None
        if entry_id is not None and not self.panel_over:
            self._open(entry_id)
        else:
            self.panel.shut()
            self.reload()

    def _gone(self, error: Exception) -> None:
        """What was asked for is not there any more: show what is."""
        self._opening = False
        if isinstance(error, Refused):
            self.panel.shut()
        else:
            self.tell_trouble(error)

    def _no_community(self, error: Exception) -> None:
        self._opening = False
        self.tell_trouble(error)
        if isinstance(error, Refused):
            self.go.emit("settings", "community")

    def _left(self) -> None:
        self._put_by()
        self.timeline.choose(None)

    def _put_by(self) -> None:
        """What was typed is kept and offered again when the same entry opens."""
        if self._form is not None:
            self._form.keep_draft()
            self._form = None

    def _read_in(self) -> None:
        self.go.emit("importing", None)
