"""Ruimtes: the calendar of the rooms, and what opens over and beside it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Topic
from desktop.domain.rooms.changes import BookingDetails
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.page import Page
from desktop.views.kit.states import EmptyState
from desktop.views.rooms.calendar import Calendar
from desktop.views.rooms.geometry import Slot
from desktop.views.rooms.layout import columns_wide
from desktop.views.rooms.opening import Opening
from desktop.views.rooms.printing import Printing
from desktop.views.rooms.toolbar import ALL_ROOMS, Print, Span, Toolbar
from desktop.views.rooms.words import context_line, room_names

_MINUTE_MS = 60_000
_WEEK = 7
_ROOM_LEAST = 80
_WEEK_LEAST = 972


class RoomsPage(Page):
    """A week or a day of the rooms of the chosen community, or of all.

    A subject is a date to show, the id of a date of a booking or of a room, or the link to a
    half-filled form.
    """

    key = "rooms"
    topics = frozenset({Topic.BOOKINGS, Topic.ROOMS, Topic.ACTIVITIES})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = desk.clock.today()
        self.agenda: Agenda | None = None
        self._wish_span: Span | None = None
        self._room: UUID | str | None = None
        self._communities: dict[UUID, str] = {}
        self._shown_of = desk.community_id
        self._sought: UUID | None = None
        self.toolbar = Toolbar()
        self.calendar = Calendar()
        self.canvas = self.calendar.canvas
        self.header.set_title(_("Ruimtes"))
        self.header.set_button(_("Boek ruimte"))
        self._lay_out()
        self.printing = Printing(self)
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

    def reload(self) -> None:
        if self.desk.community_id != self._shown_of:
            self._shown_of, self._room = self.desk.community_id, None
            self.opening.close_all()
        days = _WEEK if self.span is Span.WEEK else 1
        self.toolbar.show_days(self.first, self.span)
        if self.desk.community_id is None:
            self.ask(self.desk.services.communities.list, then=self._know_communities)
        self.ask(
            self.desk.services.bookings.agenda, self.first, days, self.desk.community_id,
            then=self.show_agenda,
        )  # fmt: skip

    def show_agenda(self, agenda: Agenda) -> None:
        """Shows the days that were read."""
        self.agenda = agenda
        self.header.set_context(context_line(agenda) if agenda.rooms else "")
        self._stack.setCurrentWidget(self.calendar if agenda.rooms else self._empty)
        self.toolbar.setVisible(bool(agenda.rooms))
        self._show_rooms()
        self.opening.seen(agenda)

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
            self.opening.new(self.canvas.slot_here())

    def go_to(self, day: date) -> None:
        """Shows the week, or the day, in which `day` is."""
        self.opening.dismiss_cards()
        self.canvas.clear_ghost()
        self.day = day
        self.refresh()

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

    @property
    def _weekly(self) -> bool:
        return self.span is Span.WEEK

    def _lay_out(self) -> None:
        settings = Button(_("Naar Instellingen"), "primary", icon="settings")
        settings.clicked.connect(self._go_to_settings)
        self._empty = EmptyState(
            _("Nog geen ruimte"),
            _("Hier komt de agenda van je ruimtes. Zet er een in Instellingen."),
            [settings],
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.calendar)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        canvas, toolbar = self.canvas, self.toolbar
        canvas.drawn.connect(self.opening.draw)
        canvas.opened.connect(self.opening.details)
        canvas.clash_opened.connect(self.opening.clash)
        canvas.moved.connect(self._move)
        canvas.cancel_asked.connect(self.opening.cancel)
        canvas.paged.connect(self._step)
        canvas.today_asked.connect(self._go_to_today)
        toolbar.stepped.connect(self._step)
        toolbar.today_asked.connect(self._go_to_today)
        toolbar.day_asked.connect(self.go_to)
        toolbar.span_asked.connect(self._turn_span)
        toolbar.room_asked.connect(self._turn_room)
        toolbar.print_asked.connect(self._ask_print)

    def _show_rooms(self) -> None:
        """Shows all rooms beside each other, or one of them where they have no room."""
        agenda = self.agenda
        if agenda is None or not agenda.rooms:
            return
        names = self.names
        width = self.width() / theme.current().scale
        tight = columns_wide(agenda, len(agenda.rooms), width) < _ROOM_LEAST
        switch = tight and len(agenda.rooms) > 1
        chosen = self._room if self._room in (*names, ALL_ROOMS) else None
        if chosen is None:
            chosen = agenda.rooms[0].id if switch else ALL_ROOMS
        options = [(room.id, names[room.id]) for room in agenda.rooms]
        self.toolbar.show_rooms(options, chosen, switch=switch or chosen != ALL_ROOMS)
        self.calendar.show_agenda(agenda, self._rooms_of(agenda, chosen), names, self.now)
        self.opening.follow()

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
        self._room = room
        self.opening.dismiss_cards()
        self._show_rooms()

    def _move(self, block: BookedBlock, slot: Slot) -> None:
        self.save(
            self.desk.services.bookings.move,
            block.id, slot.room_id, slot.begins, slot.ends, block.version,
            then=self._moved, failed=self._not_moved,
        )  # fmt: skip

    def _moved(self, done: object) -> None:
        self.banner.hide()
        self.desk.tell(_("Verplaatst"))
        self.refresh()

    def _not_moved(self, error: Exception) -> None:
        """It springs back, and the banner says why."""
        self.canvas.clear_ghost()
        self.tell_trouble(error)

    def _found(self, details: BookingDetails) -> None:
        self._room = None if self._room in (ALL_ROOMS, None) else details.block.room_id
        self.go_to(details.block.begins.date())
        self.opening.details(details.block.id)

    def _find_room(self, error: Exception) -> None:
        """No date of a booking has that id: then it is a room, or it is gone."""
        if self._sought is not None and self._sought in self.names:
            self._turn_room(self._sought)

    def _ask_print(self, kind: Print) -> None:
        day = self.day if kind is not Print.KEYS else self.desk.clock.today()
        self.printing.ask(kind, day, self.desk.community_id)

    def _go_to_settings(self) -> None:
        self.go.emit("settings", "community")
