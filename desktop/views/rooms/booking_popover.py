"""The card at a drawn booking: what for, when, how it repeats, and what is in the way."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError, Conflict, Refused
from desktop.domain.rooms.plan import BookingPlan
from desktop.domain.rooms.week import Agenda
from desktop.domain.rooms.wish import Wish
from desktop.i18n import _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.packing import pack
from desktop.views.rooms.booking_values import DRAFT_KEY, packed, values_of
from desktop.views.rooms.clash_list import ClashList
from desktop.views.rooms.drawn_fields import DrawnFields
from desktop.views.rooms.floating import FloatingCard
from desktop.views.rooms.rehearsal import Rehearsal, Rehearsed
from desktop.views.rooms.words_booking import booked_words, button_words, day_words

_WIDTH, _WIDE = 246, 344


class BookingPopover(FloatingCard):
    """Books what was drawn. `booked` carries the id of the booking.

    `more_asked` carries (wish, decisions) for the form with everything. Enter books, Esc
    closes. Drawing again while it is open changes day, room and time, and keeps the rest.
    """

    booked = Signal(object)
    more_asked = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH)
        self._desk = desk
        self._wish: Wish | None = None
        self._rooms: Mapping[UUID, str] = {}
        self._going = self._saving = False
        self._rehearsal = Rehearsal(desk.runner, desk.services.bookings.rehearse, self)
        self._lay_out()
        self._wire()
        self.setAccessibleName(_("Nieuwe boeking"))

    @property
    def wish(self) -> Wish | None:
        """What is asked for now; None when it cannot be read, or when the card is closed."""
        return None if self.isHidden() else self.fields.wish()

    def open_at(self, rect: QRect, wish: Wish) -> None:
        """Shows the card beside `rect` (in its parent) for a wish drawn there."""
        fresh = self.isHidden()
        if fresh:
            self._rehearsal.restart({})
        else:
            title = self.fields.title.value() or wish.title
            wish = replace(wish, title=title, repeat=self.fields.repeat_from(wish.day))
        self._wish = wish
        self.fields.show_wish(wish)
        self.clashes.tell("")
        self.clashes.show_outcome(None)
        self._say("")
        self._name()
        self.set_width(_WIDE if self.fields.is_series else _WIDTH)
        self.open_beside(rect, before=True)
        self.fields.title.setFocus(Qt.FocusReason.PopupFocusReason)
        self.fields.title.end(False)
        agenda, community = self._desk.services.bookings.agenda, self._desk.community_id
        self._desk.runner.data(agenda, wish.day, 1, community, then=self._know, latest=True)
        self._follow()

    def book(self) -> None:
        """Books it, or goes to what must be mended or chosen first."""
        if self._saving:
            return
        self.fields.clear_problems()
        wish = self.fields.wish()
        found = wish.problems() if wish is not None else ()
        if wish is None or found:
            self._say(self.fields.show_problems(found))
            return
        self._rehearsal.want(wish)
        outcome = self._rehearsal.outcome
        if outcome is not None:
            self._go_on(wish, outcome)
        else:
            self._going = True
            self._rehearsal.now()

    def put_aside(self) -> None:
        """Makes way for something else; what was typed stands ready in the form."""
        if self._keep():
            self._desk.tell(_("Je boeking staat klaar onder Boek ruimte"), undo=False)
        self.dismiss()

    def ask_more(self) -> None:
        """Goes on in the form with everything; nothing typed is lost."""
        wish = self.fields.wish() or self._wish
        decisions = dict(self._rehearsal.decisions)
        self.dismiss()
        self.more_asked.emit(wish, decisions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.book()
            event.accept()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.column.addWidget(PlainLabel(_("Nieuwe boeking"), "heading"))
        self._where = PlainLabel("", "small", wrap=True)
        self.column.addWidget(self._where)
        self.column.setSpacing(theme.px(6))
        self.fields = DrawnFields(self._desk.clock.today)
        self.clashes = ClashList(self._desk.clock.today, brief=True)
        self._general = PlainLabel("", "error", wrap=True)
        self._general.hide()
        self.button = Button("", "primary")
        self._leave = Button(_("Annuleer"), "quiet")
        for part in (self.fields, self.clashes, self._general):
            self.column.addWidget(part)
        self.column.addStretch(1)
        side = theme.px(14)
        self.foot.setContentsMargins(side, theme.px(8), side, side)
        self.foot.addWidget(self.button)
        self.foot.addWidget(self._leave)
        self.foot.addStretch(1)

    def _wire(self) -> None:
        self._rehearsal.shown.connect(self._show)
        self._rehearsal.refused.connect(self._refuse)
        self.button.clicked.connect(self.book)
        self._leave.clicked.connect(self.dismiss)
        self.fields.edited.connect(self._follow)
        self.fields.more_asked.connect(self.ask_more)
        self.clashes.decided.connect(self._rehearsal.decide)
        self.clashes.settled.connect(self._take_button)
        self._desk.closing.connect(self._keep)

    def _know(self, agenda: Agenda) -> None:
        self._rooms = {room.id: room.name for room in agenda.rooms}
        self.clashes.know_rooms(self._rooms)
        self._name()

    def _follow(self) -> None:
        """Rehearses what is asked for now, in a moment."""
        self._going = False
        self.set_width(_WIDE if self.fields.is_series else _WIDTH)
        self._rehearsal.want(self.fields.wish())
        self._name()

    def _show(self, outcome: Rehearsed) -> None:
        self._say("")
        self.clashes.show_outcome(outcome)
        self._name()
        going, self._going = self._going, False
        wish = self.fields.wish()
        if going and wish is not None:
            self._go_on(wish, outcome)

    def _go_on(self, wish: Wish, outcome: Rehearsed) -> None:
        """Saves what is decided; otherwise puts the keyboard on what waits for a choice."""
        if not outcome.plan.decided:
            self.clashes.take_focus()
            return
        self._saving = True
        self.button.setEnabled(False)
        self._desk.runner.data(
            self._desk.services.bookings.book, wish, outcome.decisions, outcome.plan,
            then=self._saved, failed=self._failed, writes=True,
        )  # fmt: skip

    def _saved(self, booking_id: UUID) -> None:
        self._done_saving()
        title, outcome = self.fields.title.value(), self._rehearsal.outcome
        if self._wish is not None and outcome is not None:
            day = day_words(self._wish.day, self._desk.clock.today())
            self._desk.tell(booked_words(title, self._room(), day, outcome.plan))
        self.dismiss()
        self.booked.emit(booking_id)

    def _failed(self, error: Exception) -> None:
        self._done_saving()
        if isinstance(error, Conflict):
            self.clashes.tell(_("De agenda veranderde terwijl je koos."))
            self._rehearsal.again()
        elif isinstance(error, BuurtschapError):
            self._refuse(error)

    def _refuse(self, error: BuurtschapError) -> None:
        self._going = False
        self.clashes.show_outcome(None)
        if isinstance(error, Refused):
            self._say(self.fields.show_problems(error.problems))
        else:
            self._say(messages.text(error))

    def _done_saving(self) -> None:
        self._saving = False
        self.button.setEnabled(True)

    def _name(self) -> None:
        """The day and room in words, and what the button will do."""
        if self._wish is None:
            return
        room, today = self._room(), self._desk.clock.today()
        parts = (day_words(self._wish.day, today), room)
        self._where.setText(", ".join(part for part in parts if part))
        outcome = self._rehearsal.outcome
        plan = outcome.plan if outcome is not None else BookingPlan(())
        words = button_words(plan, room) if plan.slots else _("Boek {room}").format(room=room)
        self.button.set_text(words.strip())

    def _room(self) -> str:
        return self._rooms.get(self._wish.room_id, "") if self._wish is not None else ""

    def _take_button(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        self._general.setText(sentence)
        self._general.setVisible(bool(sentence))

    def _keep(self) -> bool:
        """Keeps a half-filled card as the draft of the form; False where nothing was typed."""
        wish = self.wish
        if wish is None or not wish.title:
            return False
        content = values_of(wish) | {"decisions": packed(self._rehearsal.decisions)}
        self._desk.runner.data(self._desk.services.drafts.save, DRAFT_KEY, "", pack(content))
        return True
