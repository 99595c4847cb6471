"""Ruimtes: the calendar of the rooms, and what opens over and beside it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.access import Access
from desktop.domain.changes import Topic
from desktop.domain.errors import BuurtschapError
from desktop.domain.rooms.changes import BookingDetails
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.rooms.calendar import Calendar
from desktop.views.rooms.calendar_file import CalendarFile
from desktop.views.rooms.layout import columns_wide
from desktop.views.rooms.moving import Moving
from desktop.views.rooms.opening import Opening
from desktop.views.rooms.printing import Printing
from desktop.views.rooms.states import States
from desktop.views.rooms.toolbar import ALL_ROOMS, Print, Span, Toolbar
from desktop.views.rooms.words import context_line, room_names

_MINUTE_MS = 60_000
_WEEK = 7
_ROOM_LEAST = 80
_WEEK_LEAST = 972
_COMES_OR_GOES = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class RoomsPage(Page):
    """A week or a day of the rooms of the chosen community, or of all.

    A subject is a date to show, the id of a date of a booking or of a room, or the link to a
    half-filled form. `beside` is the room to show where the panel leaves room for only one.
    """

    key = "rooms"
    topics = frozenset({Topic.BOOKINGS, Topic.ROOMS, Topic.ACTIVITIES, Topic.SETTINGS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = desk.clock.today()
        self.agenda: Agenda | None = None
        self._wish_span: Span | None = None
        self._room: UUID | str | None = None
        self.beside: UUID | str | None = None
        self._usual: UUID | None = None
        self._communities: dict[UUID, str] = {}
        self._shown_of = desk.community_id
        self._sought: UUID | None = None
        self.toolbar = Toolbar(by_name=Access.PEOPLE in desk.access)
        self.calendar = Calendar()
        self.canvas = self.calendar.canvas
        self.header.set_title(_("Ruimtes"))
        self._book = self.header.set_button(_("Boek ruimte"))
        self._lay_out()
        self.printing = Printing(self)
        self.calendar_file = CalendarFile(self)
        self.moving = Moving(self)
        self.opening = Opening(self)
        self._connect()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    @property
    def span(self) -> Span:
        """Whether a day or a week is shown: a day where a week has no room, unless asked."""
        if self._wish_span is not None:
            return self._wish_span
        narrow = self.width() < theme.px(_WEEK_LEAST)
        return Span.DAY if narrow else Span.WEEK

    @property
    def first(self) -> date:
        """The first day that is shown."""
        monday = self.day - timedelta(days=self.day.weekday())
        return monday if self.span is Span.WEEK else self.day

    @property
    def names(self) -> dict[UUID, str]:
        """The rooms by name, as they are told apart here."""
        rooms = self.agenda.rooms if self.agenda is not None else ()
        return room_names(rooms, self._communities)

    @property
    def now(self) -> datetime:
        """The clock on the wall."""
        return self.desk.clock.local_now().replace(tzinfo=None)

    @property
    def first_stop(self) -> QWidget | None:
        """The calendar, where there is one."""
        return self.canvas if self.canvas.isVisible() else super().first_stop

    def reload(self) -> None:
        if self.desk.community_id != self._shown_of:
            self._shown_of = self.desk.community_id
            self._room = self.beside = None
            self.opening.close_all()
        days = _WEEK if self.span is Span.WEEK else 1
        self.toolbar.show_days(self.first, self.span)
        if self.desk.community_id is None:
            self.ask(self.desk.services.communities.list, then=self._know_communities)
        self.ask(
            self.desk.services.bookings.agenda, self.first, days, self.desk.community_id,
            then=self.show_agenda, failed=self._not_read,
        )  # fmt: skip

    def show_agenda(self, agenda: Agenda) -> None:
        """Shows the days that were read."""
        self.agenda = agenda
        self.header.set_context(context_line(agenda) if agenda.rooms else "")
        self.states.show_read(rooms=bool(agenda.rooms))
        self.toolbar.setVisible(bool(agenda.rooms))
        if agenda.rooms:
            self._book.allow()
        else:
            self._book.forbid(_("Zet eerst een ruimte in Instellingen."))
        self._show_rooms()
        self.opening.seen(agenda)

    def _not_read(self, error: Exception) -> None:
        """Trouble before anything was read takes the place of the calendar; later the banner."""
        if self.states.unread and isinstance(error, BuurtschapError):
            self.states.tell(messages.text(error))
        else:
            self.tell_trouble(error)

    def show_subject(self, subject: object) -> None:
        """Shows a day, a date of a booking, a room, or a half-filled form."""
        if isinstance(subject, date):
            self.go_to(subject)
        elif isinstance(subject, UUID):
            self._sought = subject
            details = self.desk.services.bookings.details
            self.ask(details, subject, then=self._found, failed=self._find_room)
        else:
            self.opening.resume(subject)

    def primary(self) -> None:
        """The form for a booking, from where the keyboard is."""
        if self.agenda is not None and self.agenda.rooms:
            self.opening.new()

    def go_to(self, day: date) -> None:
        """Shows the week, or the day, in which `day` is."""
        self.banner.hide()
        self.opening.dismiss_cards()
        self.canvas.clear_ghost()
        self.day = day
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the calendar closes what is open beside it."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.panel.shut()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.span
        super().resizeEvent(event)
        if self.agenda is None or not self.isVisible():
            return
        if self.span is not before or self.agenda.days != (_WEEK if self._weekly else 1):
            self.refresh()
        else:
            self._show_rooms()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line above the calendar makes room for the banner."""
        if watched is self.banner and event.type() in _COMES_OR_GOES:
            self.toolbar.keep_clear(above=not self.banner.isHidden())
        return super().eventFilter(watched, event)

    @property
    def _weekly(self) -> bool:
        return self.span is Span.WEEK

    def _lay_out(self) -> None:
        self.states = States(self.calendar, arranges=Access.HOUSE in self.desk.access)
        self.states.settings_asked.connect(self._go_to_settings)
        self.states.again.connect(self.try_again)
        self.toolbar.hide()  # until there is something to show
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.states, 1)

    def _connect(self) -> None:
        canvas, toolbar = self.canvas, self.toolbar
        self.banner.installEventFilter(self)
        canvas.drawn.connect(self.opening.draw)
        canvas.opened.connect(self.opening.details)
        canvas.clash_opened.connect(self.opening.clash)
        canvas.moved.connect(self.moving.move)
        canvas.cancel_asked.connect(self.opening.cancel)
        canvas.paged.connect(self._step)
        canvas.today_asked.connect(self._go_to_today)
        toolbar.stepped.connect(self._step)
        toolbar.today_asked.connect(self._go_to_today)
        toolbar.day_asked.connect(self.go_to)
        toolbar.span_asked.connect(self._turn_span)
        toolbar.room_asked.connect(self._turn_room)
        toolbar.print_asked.connect(self._ask_print)
        toolbar.calendar_asked.connect(self.calendar_file.ask)
        self.panel.moved.connect(self._show_rooms)
        self.panel.closed.connect(self._forget_beside)

    def _show_rooms(self) -> None:
        """Shows all rooms beside each other, or one of them where they have no room.

        Where the panel takes that room, one is shown while it is open; then what was before.
        """
        agenda = self.agenda
        if agenda is None or not agenda.rooms:
            return
        names = self.names
        tight, squeezed = self._is_tight(agenda), self._is_squeezed(agenda)
        wanted = self.beside if squeezed else self._room
        chosen = wanted if wanted in (*names, ALL_ROOMS) else None
        if chosen is None:
            first = self._usual if self._usual in names else agenda.rooms[0].id
            chosen = first if tight or squeezed else ALL_ROOMS
        options = [(room.id, names[room.id]) for room in agenda.rooms]
        switch = tight or squeezed or chosen != ALL_ROOMS
        self.toolbar.show_rooms(options, chosen, switch=switch)
        self.calendar.show_agenda(agenda, self._rooms_of(agenda, chosen), names, self.now)
        self.opening.follow()

    def _is_tight(self, agenda: Agenda, taken: int = 0) -> bool:
        """Whether all rooms do not fit beside each other, with so many pixels taken."""
        rooms = len(agenda.rooms)
        width = (self.width() - taken) / theme.current().scale
        return rooms > 1 and columns_wide(agenda, rooms, width) < _ROOM_LEAST

    def _is_squeezed(self, agenda: Agenda) -> bool:
        """Whether the panel takes the room of what would be shown without it."""
        width, panel = self.width(), self.panel
        if panel.isHidden() or panel.lies_over(width) or isinstance(self._room, UUID):
            return False
        return self._is_tight(agenda, panel.width_in(width))

    def _forget_beside(self) -> None:
        self.beside = None

    def _rooms_of(self, agenda: Agenda, chosen: UUID | str) -> tuple[RoomRules, ...]:
        return tuple(r for r in agenda.rooms if chosen in (ALL_ROOMS, r.id))

    def _know_communities(self, communities: Any) -> None:
        self._communities = {c.id: c.name for c in communities}
        self._show_rooms()

    def _tick(self) -> None:
        self.calendar.show_now(self.now)

    def _step(self, step: int) -> None:
        self.go_to(self.day + timedelta(days=step * (_WEEK if self._weekly else 1)))

    def _go_to_today(self) -> None:
        self.go_to(self.desk.clock.today())
        self.calendar.open_at(self.now)

    def _turn_span(self, span: Span) -> None:
        """From a week to its day: today where it is in it, else where the keyboard is."""
        here = self.canvas.slot_here()
        if span is Span.DAY and here is not None:
            self.day = here.begins.date()
        self._wish_span = span
        self.go_to(self.day)

    def _turn_room(self, room: UUID | str) -> None:
        if self.agenda is not None and self._is_squeezed(self.agenda):
            self.beside = room
        else:
            self._room = room
        self.opening.dismiss_cards()
        self._show_rooms()

    def _found(self, details: BookingDetails) -> None:
        """Shows a booking in its week: a clash with its ways out, else its record."""
        block = details.block
        self._usual = block.room_id
        if isinstance(self._room, UUID):
            self._room = block.room_id
        if block.state is OccurrenceState.CLASH:
            self.opening.close_all()
            self.opening.clash_when_read(block.id)
            self.go_to(block.begins.date())
            return
        self.opening.details(block.id)
        self.beside = block.room_id
        self.go_to(block.begins.date())

    def _find_room(self, error: Exception) -> None:
        """No date of a booking has that id: then it is a room, or it is gone."""
        if self._sought is not None and self._sought in self.names:
            self._turn_room(self._sought)

    def _ask_print(self, kind: Print) -> None:
        day = self.day if kind is not Print.KEYS else self.desk.clock.today()
        self.printing.ask(kind, day, self.desk.community_id)

    def _go_to_settings(self) -> None:
        self.go.emit("settings", "community")
