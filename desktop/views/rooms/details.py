"""A booking in the panel: what stands, what did not come about, and what one does with it."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.access import Access
from desktop.domain.changes import Topic
from desktop.domain.errors import BuurtschapError, Refused
from desktop.domain.rooms.changes import BookingDetails, Scope, SkippedDate
from desktop.domain.vocabulary import OccurrenceState
from desktop.i18n import _, ngettext
from desktop.views.kit import reading_order, theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button, LinkButton
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.panel import PanelBody
from desktop.views.rooms.booking_facts import facts_of, skipped_words
from desktop.views.rooms.scope_choice import ScopeChoice
from desktop.views.rooms.took_place import TookPlace
from desktop.views.rooms.words_booking import when_words

_TOPICS = frozenset({Topic.BOOKINGS, Topic.ROOMS, Topic.ACTIVITIES})
_HOLDING = frozenset({OccurrenceState.BOOKED, OccurrenceState.OPTION})


class BookingDetailsPanel(QWidget):
    """Shows one date with its booking, and follows what changes in it, once it was `reload`ed.

    `titled` carries title and context for the panel. `edit_asked` carries (BookingDetails,
    Scope), `print_asked` the id of the date, `log_asked` what the log page is to show, `gone`
    that it is booked no longer, `nothing_left` that the keyboard was here and has nothing to do.
    """

    titled = Signal(str, str)
    edit_asked = Signal(object, object)
    print_asked = Signal(object)
    log_asked = Signal(object)
    gone = Signal()
    nothing_left = Signal()

    def __init__(self, desk: Desk, occurrence_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._id = desk, occurrence_id
        self._details: BookingDetails | None = None
        self._body: PanelBody | None = None
        self._ask: ScopeChoice | None = None
        self._cancel_asked = False
        self.took_place: TookPlace | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._trouble = PlainLabel("", "error", wrap=True)
        self._trouble.setContentsMargins(theme.px(22), 0, theme.px(22), theme.px(8))
        self._trouble.hide()
        self._column.addWidget(self._trouble)
        desk.bus.changed.connect(self._hear)

    @property
    def occurrence_id(self) -> UUID:
        """The date that is shown."""
        return self._id

    def reload(self) -> None:
        """Reads it again; what is the same stays as it is."""
        details = self._desk.services.bookings.details
        self._desk.runner.data(
            details, self._id, then=self.show_details, failed=self._cannot, latest=True
        )

    def ask_to_cancel(self) -> None:
        """Asks how many dates to cancel, as soon as the booking is read."""
        self._cancel_asked = self._details is None
        if not self._cancel_asked:
            self._cancel()

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _TOPICS:
            self.reload()

    def _cannot(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self._say(messages.text(error))
        if isinstance(error, Refused):
            self.gone.emit()

    def show_details(self, details: BookingDetails) -> None:
        """Shows what was read."""
        if details == self._details:
            return
        self._details = details
        block = details.block
        when = when_words(block.begins, block.ends, self._desk.clock.today())
        self.titled.emit(block.title, f"{details.room}, {when}")
        focus = self._focus_inside()
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._ask = None
        self._body = PanelBody()
        self._column.addWidget(self._body, 1)
        self._fill(self._body, details)
        self._body.show()
        if focus is not None:
            self._focus_again(focus)
        if self._cancel_asked:
            self.ask_to_cancel()

    def _focus_inside(self) -> str | None:
        """The name of what has the focus here ("" when it has none); None when nothing has."""
        focus = self.focusWidget()
        return focus.objectName() if focus is not None and focus.hasFocus() else None

    def _focus_again(self, name: str) -> None:
        """Puts the focus on what has that name now, else where what is left begins."""
        body = self._body
        named = body.findChild(QWidget, name) if body is not None and name else None
        again = named or (next(reading_order.stops(body), None) if body is not None else None)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.nothing_left.emit()

    def _fill(self, body: PanelBody, details: BookingDetails) -> None:
        said = facts_of(details, self._desk.clock.today())
        if said:
            facts = body.add_section()
            for icon, words in said:
                facts.addLayout(_said(icon, words))
            if details.block.logged is not None:
                link = LinkButton(_("Open in het logboek"))
                link.setObjectName("open-log")
                link.clicked.connect(self._open_log)
                facts.addWidget(link)
        self._fill_took_place(body, details)
        if details.skipped:
            skipped = body.add_section(_("Overgeslagen"), str(len(details.skipped)))
            for date_ in details.skipped:
                skipped.addLayout(self._skipped(date_))
        if details.house_rules:
            rules = body.add_section(_("Huisregels van de ruimte"))
            rules.addWidget(PlainLabel(details.house_rules, wrap=True))
        buttons = self._buttons(details)
        if buttons.count():
            self._acts = body.add_section()
            self._acts.addLayout(buttons)

    def _fill_took_place(self, body: PanelBody, details: BookingDetails) -> None:
        self.took_place = None
        booked = details.block.state is OccurrenceState.BOOKED
        waits = booked and details.past and details.block.logged is None
        if not waits or Access.PEOPLE not in self._desk.access:
            return
        place = body.add_section(_("Ging dit door?"))
        self.took_place = TookPlace(details.expected)
        self.took_place.held.connect(self._log)
        self.took_place.not_held.connect(self._not_held)
        self.took_place.more_asked.connect(self._log_with_more)
        place.addWidget(self.took_place)

    def _skipped(self, date_: SkippedDate) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        said = skipped_words(date_)
        row.addWidget(PlainLabel(said, wrap=True), 1)
        if date_.free_again:
            button = Button(_("Boek alsnog"), size="small")
            button.setObjectName(f"rebook-{date_.id}")
            button.setAccessibleDescription(said)
            button.setProperty("date", str(date_.id))
            button.clicked.connect(self._rebook)
            row.addWidget(button)
        return row

    def _buttons(self, details: BookingDetails) -> FlowLayout:
        flow = FlowLayout(gap=8)
        block = details.block
        live = block.state in _HOLDING and not details.past
        buttons: list[tuple[str, str, str, Any, bool]] = [
            (_("Bevestig"), "check", "confirm", self._confirm,
             block.state is OccurrenceState.OPTION and not details.past),
            (_("Wijzig"), "pencil", "edit", self._edit, live or details.to_come > 0),
            (_("Annuleer boeking"), "calendar-off", "cancel", self._cancel,
             _can_be_cancelled(details)),
            (_("Bevestiging afdrukken"), "printer", "print", self._print, live),
        ]  # fmt: skip
        for words, icon, name, act, usable in buttons:
            if usable:
                button = Button(words, icon=icon, size="small")
                button.setObjectName(name)
                button.clicked.connect(act)
                flow.addWidget(button)
        return flow

    def _edit(self) -> None:
        if self._details is None:
            return
        if not self._details.block.series:
            self._go_edit(Scope.THIS)
            return
        ask = ScopeChoice(_("Wat wil je wijzigen?"), self._details.to_come, series=True)
        self._open_ask(ask)
        ask.chosen.connect(self._go_edit)

    def _cancel(self) -> None:
        if self._details is None or not _can_be_cancelled(self._details):
            return
        series = self._details.block.series
        question = _("Wat wil je annuleren?") if series else _("Wil je deze boeking annuleren?")
        to_come = self._details.to_come
        ask = ScopeChoice(question, to_come, "warning", series=series, ask_reason=True)
        self._open_ask(ask)
        ask.chosen.connect(self._go_cancel)

    def _confirm(self) -> None:
        if self._details is None:
            return
        if not self._details.block.series:
            self._go_confirm(Scope.THIS)
            return
        ask = ScopeChoice(_("Wat wil je bevestigen?"), self._details.to_come, series=True)
        self._open_ask(ask)
        ask.chosen.connect(self._go_confirm)

    def _open_ask(self, ask: ScopeChoice) -> None:
        """Asks under the buttons, in place of what was asked there."""
        self._close_ask()
        self._ask = ask
        ask.left.connect(self._close_ask)
        self._acts.addWidget(ask)
        ask.show()
        ask.begin()

    def _close_ask(self) -> None:
        if self._ask is None or self._body is None:
            return
        inside = self._ask.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._ask.hide()
        self._ask.deleteLater()
        self._ask = None
        first = self._body.findChild(QWidget, "edit") or self._body.findChild(QWidget, "cancel")
        if inside and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_edit(self, scope: Scope, reason: str = "") -> None:
        self.edit_asked.emit(self._details, scope)

    def _go_cancel(self, scope: Scope, reason: str) -> None:
        cancel = self._desk.services.bookings.cancel
        self._run(cancel, self._id, scope, reason, then=self._cancelled)

    def _go_confirm(self, scope: Scope, reason: str = "") -> None:
        self._run(self._desk.services.bookings.confirm, self._id, scope, then=self._confirmed)

    def _rebook(self) -> None:
        about = UUID(self.sender().property("date"))
        self._run(self._desk.services.bookings.rebook, about, then=self._rebooked)

    def _not_held(self) -> None:
        self._run(self._desk.services.bookings.did_not_happen, self._id, then=self._was_off)

    def _log(self, people: frozenset[UUID]) -> None:
        self._desk.runner.data(
            self._desk.services.log.log_booking, self._id, people,
            then=self._logged, failed=self._not_logged, writes=True,
        )  # fmt: skip

    def _run(self, act: Any, *args: Any, then: Any) -> None:
        self._say("")
        self._desk.runner.data(act, *args, then=then, failed=self._failed, writes=True)

    def _cancelled(self, n: int) -> None:
        said = ngettext("{n} boeking geannuleerd", "{n} boekingen geannuleerd", n)
        self._desk.tell(said.format(n=n))
        self.reload()

    def _confirmed(self, n: int) -> None:
        said = ngettext("{n} boeking bevestigd", "{n} boekingen bevestigd", n)
        self._desk.tell(said.format(n=n))
        self.reload()

    def _rebooked(self, _nothing: object) -> None:
        self._desk.tell(_("Alsnog geboekt"))
        self.reload()

    def _was_off(self, _nothing: object) -> None:
        self._tell(_("{title} ging niet door"))
        self.reload()

    def _logged(self, _entry: UUID) -> None:
        self._tell(_("{title} staat in het logboek"))
        self.reload()

    def _tell(self, sentence: str) -> None:
        title = self._details.block.title if self._details is not None else ""
        self._desk.tell(sentence.format(title=title))

    def _not_logged(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError) and self.took_place is not None:
            self.took_place.tell(messages.text(error))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self._say(messages.text(error))

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _open_log(self) -> None:
        if self._details is not None:
            self.log_asked.emit(self._details.block.logged)

    def _log_with_more(self) -> None:
        self.log_asked.emit(("booking", self._id))

    def _print(self) -> None:
        self.print_asked.emit(self._id)


def _said(icon: str, words: str) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    token = "ossenbloed" if icon == "alert-triangle" else "secondary"
    row.addWidget(IconLabel(icon, token, 16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(words, wrap=True), 1)
    return row


def _can_be_cancelled(details: BookingDetails) -> bool:
    """Whether there is something to cancel: what holds a room or waits for one, and is to come."""
    state = details.block.state
    return not details.past and (state in _HOLDING or state is OccurrenceState.CLASH)
