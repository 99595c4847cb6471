"""What opens over the calendar and beside it: a drawn booking, its form, its record, a clash."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Qt

from desktop.domain.rooms.changes import BookingDetails, Scope
from desktop.domain.rooms.week import Agenda
from desktop.domain.rooms.wish import Decision, Wish
from desktop.i18n import _
from desktop.views.kit import reading_order
from desktop.views.kit.form import FormLink
from desktop.views.rooms.booking_form import BookingForm, change_form
from desktop.views.rooms.booking_popover import BookingPopover
from desktop.views.rooms.clash_card import ClashCard
from desktop.views.rooms.details import BookingDetailsPanel
from desktop.views.rooms.geometry import Slot
from desktop.views.rooms.proposal import next_free

if TYPE_CHECKING:
    from desktop.views.rooms.page import RoomsPage

_HOUR = timedelta(hours=1)


class Opening(QObject):
    """Opens one thing at a time for the page, and takes it away when it is done."""

    def __init__(self, page: "RoomsPage") -> None:
        super().__init__(page)
        self._page, self._canvas, self._panel = page, page.canvas, page.panel
        self._desk = page.desk
        self._booked: UUID | None = None
        self._clash: UUID | None = None
        self._framed: UUID | None = None
        self._scope = Scope.THIS
        self.popover = BookingPopover(page.desk, page.body)
        self.card = ClashCard(page.desk, page.body)
        self.popover.booked.connect(self._book_done)
        self.popover.more_asked.connect(self._more)
        self.popover.dismissed.connect(self._canvas.clear_ghost)
        self.card.solved.connect(self._solved)
        self._canvas.dropped.connect(self.dismiss_cards)
        page.calendar.hours.verticalScrollBar().valueChanged.connect(self.follow)

    def draw(self, slot: Slot) -> None:
        """The card at a stretch that was drawn."""
        self.card.dismiss()
        self.popover.open_at(self._in_body(self._canvas.rect_of_slot(slot)), _wish(slot))

    def new(self) -> None:
        """The form with everything, for the time where the keyboard is, or when it is free next.

        A closed time that somebody stands on is theirs to ask for. An open card goes on in the
        form, with what was typed.
        """
        if not self.popover.isHidden():
            self.popover.ask_more()
            return
        week = self._canvas.week
        if week is None:
            return
        now = self._page.now
        stood = self._canvas.slot_here()
        here = stood or Slot(week.rooms[0].id, now, now)
        chosen = stood is not None and self._canvas.selected is None and here.begins >= now
        slot = next_free(week, here, now)
        if slot is None or (chosen and slot.begins != here.begins):
            hour = now.replace(minute=0, second=0, microsecond=0) + _HOUR
            begins = here.begins if chosen else hour
            slot = Slot(here.room_id, begins, begins + _HOUR)
        self._open_form(BookingForm(self._desk, _wish(slot)), slot.room_id)

    def resume(self, link: object) -> None:
        """The form with what was typed before, of a new booking or of a change."""
        if not isinstance(link, FormLink):
            return
        if link.subject:
            about, scope = link.subject.split()
            self._scope = Scope(scope)
            details = self._desk.services.bookings.details
            self._page.ask(details, UUID(about), then=self._resume_change)
        else:
            self.new()

    def details(self, occurrence_id: UUID) -> None:
        """The record of a date of a booking, in the panel."""
        self.dismiss_cards()
        record = BookingDetailsPanel(self._desk, occurrence_id)
        record.titled.connect(self._panel.set_title)
        record.edit_asked.connect(self._edit)
        record.log_asked.connect(self._go_to_log)
        record.print_asked.connect(self._page.printing.confirm)
        record.gone.connect(self._panel.shut)
        record.nothing_left.connect(self._stay_in_panel)
        shown = self._canvas.week.agenda.blocks if self._canvas.week is not None else ()
        self._page.beside = next((b.room_id for b in shown if b.id == occurrence_id), None)
        self._panel.open("", "", record)
        record.reload()
        if self._shows(occurrence_id):
            self._canvas.select(occurrence_id)
        else:
            self._framed = occurrence_id

    def clash(self, occurrence_id: UUID) -> None:
        """The ways out of a clash, on a card beside it."""
        self.popover.put_aside()
        self._canvas.select(occurrence_id)
        self.card.open_at(self._in_body(self._canvas.rect_of_clash(occurrence_id)), occurrence_id)

    def cancel(self, occurrence_id: UUID) -> None:
        """The record, asking how many dates to cancel."""
        self.details(occurrence_id)
        record = self._panel.content
        if isinstance(record, BookingDetailsPanel):
            record.ask_to_cancel()

    def clash_when_read(self, occurrence_id: UUID) -> None:
        """The ways out of a clash, as soon as its week is shown."""
        self._clash = occurrence_id

    def seen(self, agenda: Agenda) -> None:
        """Goes on with what waited for these days: the keyboard on what was just booked, a clash.

        The booking whose record was opened before its week was read is framed.
        """
        booked, self._booked = self._booked, None
        mine = [block for block in agenda.blocks if block.booking_id == booked]
        if mine:
            self._canvas.select(mine[0].id)
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        clash, self._clash = self._clash, None
        if clash is not None and self._shows(clash):
            self._canvas.reached.emit(self._canvas.rect_of_clash(clash))
            self.clash(clash)
        framed, self._framed = self._framed, None
        if framed is not None and self._shows(framed):
            self._canvas.select(framed)

    def _shows(self, occurrence_id: UUID) -> bool:
        week = self._canvas.week
        return week is not None and week.block(occurrence_id) is not None

    def follow(self) -> None:
        """Keeps a card beside what it is about, when that scrolls or is laid out again."""
        if self.popover.isVisible() and self._canvas.ghost is not None:
            about = self._in_body(self._canvas.rect_of_slot(self._canvas.ghost))
            self.popover.open_beside(about, before=True)
        if self.card.isVisible() and self._canvas.selected is not None:
            about = self._in_body(self._canvas.rect_of_clash(self._canvas.selected))
            self.card.open_beside(about, before=False)

    def dismiss_cards(self) -> None:
        """Takes away what lies over the calendar; what was typed there is kept."""
        self.popover.put_aside()
        self.card.dismiss()

    def close_all(self) -> None:
        """Takes away everything that is open."""
        self.dismiss_cards()
        self._panel.shut()

    def _open_form(self, form: BookingForm, room_id: UUID) -> None:
        self.dismiss_cards()
        self._page.beside = room_id
        form.titled.connect(self._panel.set_title)
        form.saved.connect(self._book_done)
        form.cancelled.connect(self._panel.shut)
        self._panel.open(_("Nieuwe boeking"), "", form)
        form.begin()

    def _more(self, wish: Wish, decisions: Mapping[date, Decision]) -> None:
        form = BookingForm(self._desk, wish, None, Scope.ALL, decisions, started=True)
        self._open_form(form, wish.room_id)

    def _resume_change(self, details: BookingDetails) -> None:
        self._edit(details, self._scope)

    def _edit(self, details: BookingDetails, scope: Scope) -> None:
        self._open_form(change_form(self._desk, details, scope), details.block.room_id)

    def _book_done(self, booking_id: UUID | None) -> None:
        """What was booked is chosen as soon as it is read; the form makes way."""
        self._booked = booking_id
        self._canvas.clear_ghost()
        self._panel.shut()
        self._page.refresh()

    def _solved(self, occurrence_id: UUID) -> None:
        self._page.refresh()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_log(self, subject: object) -> None:
        self._page.go.emit("log", subject)

    def _stay_in_panel(self) -> None:
        """With nothing left to do in the record, the keyboard is at closing it."""
        stop = next(reading_order.stops(self._panel), None)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_body(self, rect: QRect) -> QRect:
        """A rectangle of the calendar as the body of the page has it."""
        corner = self._canvas.mapTo(self._page.body, rect.topLeft())
        return QRect(corner, rect.size())


def _wish(slot: Slot) -> Wish:
    return Wish(slot.room_id, "", slot.begins.date(), slot.begins.time(), slot.ends.time())
