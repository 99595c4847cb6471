"""The card at a clash: what it is about, and the ways out with one press each."""

from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.errors import BuurtschapError, Conflict
from desktop.domain.rooms.changes import WayKind, WayOut, WaysOut
from desktop.domain.rooms.week import BookedBlock
from desktop.i18n import _, wording
from desktop.views.kit import theme
from desktop.views.kit.banner import IconLabel
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.labels import PlainLabel, line
from desktop.views.rooms.floating import FloatingCard
from desktop.views.rooms.words_booking import short_day_words, when_words

_WIDTH = 344


class ClashCard(FloatingCard):
    """Shows the ways out of a clash. `solved` carries the id of the date that waited."""

    solved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, _WIDTH, "ossenbloed", bar=True)
        self._desk = desk
        self._rect = QRect()
        self._occurrence_id: UUID | None = None
        self._taking: WayOut | None = None
        self._rows: list[QWidget] = []
        self._lay_out()

    def open_at(self, rect: QRect, occurrence_id: UUID) -> None:
        """Asks for the ways out of a clash and shows them beside `rect` (in its parent)."""
        self._rect, self._occurrence_id = rect, occurrence_id
        self._say("")
        ways_out = self._desk.services.bookings.ways_out
        self._desk.runner.data(
            ways_out, occurrence_id, then=self._show, failed=self._gone, latest=True
        )

    def _lay_out(self) -> None:
        side = theme.px(16)
        self.column.setContentsMargins(side, theme.px(12), theme.px(14), theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(
            IconLabel("alert-triangle", "ossenbloed", 18), 0, Qt.AlignmentFlag.AlignVCenter
        )
        self._title = PlainLabel("", "clash", wrap=True)
        head.addWidget(self._title, 1)
        self._sentence = PlainLabel("", "small-ink", wrap=True)
        self._trouble = PlainLabel("", "error", wrap=True)
        self._trouble.hide()
        self._ways = QVBoxLayout()
        self._ways.setSpacing(theme.px(4))
        self.column.setSpacing(theme.px(6))
        self.column.addLayout(head)
        self.column.addWidget(self._sentence)
        self.column.addWidget(self._trouble)
        self.column.addLayout(self._ways)
        self.column.addStretch(1)

    def _show(self, clash: WaysOut) -> None:
        closed = clash.standing is None
        title = (
            _("Botsing: de ruimte is dicht") if closed else _("Botsing: twee groepen, één ruimte")
        )
        self._title.setText(title)
        self.setAccessibleName(title)
        self._sentence.setText(_sentence(clash, self._desk))
        self.setAccessibleDescription(self._sentence.text())
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(way, clash) for way in clash.ways]
        for row in self._rows:
            self._ways.addWidget(row)
            row.show()
        self.open_beside(self._rect, before=False)
        first = self._rows[0].findChild(Button) if self._rows else None
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _row(self, way: WayOut, clash: WaysOut) -> QWidget:
        icon, words, act = _said(way, clash)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(line())
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel(icon, "secondary", 18))
        row.addWidget(PlainLabel(words, wrap=True), 1)
        button = Button(act, size="small")
        button.setAccessibleDescription(words)
        button.setProperty("way", way)
        button.clicked.connect(self._take)
        row.addWidget(button)
        column.addLayout(row)
        return whole

    def _take(self) -> None:
        way = self.sender().property("way")
        if self._occurrence_id is None or self._taking is not None or not isinstance(way, WayOut):
            return
        self._taking = way
        take = self._desk.services.bookings.take
        self._desk.runner.data(
            take, self._occurrence_id, way, then=self._taken, failed=self._failed, writes=True
        )

    def _taken(self, _nothing: object) -> None:
        way, self._taking = self._taking, None
        self.dismiss()
        if way is not None:
            self._desk.tell(_done(way))
        self.solved.emit(self._occurrence_id)

    def _failed(self, error: Exception) -> None:
        self._taking = None
        if isinstance(error, Conflict) and isinstance(error.theirs, WaysOut):
            self._say(_("De agenda veranderde terwijl je koos."))
            self._show(error.theirs)
        elif isinstance(error, BuurtschapError):
            self._say(messages.text(error))

    def _gone(self, error: Exception) -> None:
        """There is nothing to solve any more, or it cannot be read."""
        self.dismiss()
        if isinstance(error, BuurtschapError):
            self._desk.tell(messages.text(error), undo=False)

    def _say(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))


def _sentence(clash: WaysOut, desk: Desk) -> str:
    """Where and when, and what the two are."""
    when = when_words(clash.begins, clash.ends, desk.clock.today())
    where = _("{room}, {when}.").format(room=clash.room, when=when)
    if clash.standing is None:
        closed = _("{title} valt in een tijd dat de ruimte dicht is: {cause}.")
        if not clash.cause:
            closed = _("{title} valt in een tijd dat de ruimte dicht is.")
        return f"{where} {closed.format(title=clash.waiting.title, cause=clash.cause)}"
    if not (clash.standing.series or clash.waiting.series):
        holds = _("{standing} houdt de ruimte vast, {waiting} nog niet.")
        said = holds.format(standing=clash.standing.title, waiting=clash.waiting.title)
        return f"{where} {said}"
    kinds = ", ".join(_kind(block) for block in (clash.standing, clash.waiting))
    return f"{where} {kinds}."


def _kind(block: BookedBlock) -> str:
    said = _("{title} is een reeks") if block.series else _("{title} is eenmalig")
    return said.format(title=block.title)


def _said(way: WayOut, clash: WaysOut) -> tuple[str, str, str]:
    """Drawing, words and button of a way out."""
    if way.kind is WayKind.MOVE:
        before = way.begins < clash.waiting.begins
        clock = wording().clock(way.begins)
        words = _("{title} naar {time}").format(title=way.title, time=clock)
        if way.begins.date() != clash.waiting.begins.date():
            words = f"{words}, {short_day_words(way.begins.date())}"
        return ("arrow-up" if before else "arrow-down"), words, _("Verplaats")
    if way.kind is WayKind.ROOM:
        words = _("{title} in {room}, vrij").format(title=way.title, room=way.room)
        return "door-enter", words, _("Boek {room}").format(room=way.room)
    blocks = {block.id: block for block in (clash.waiting, clash.standing) if block is not None}
    goes = blocks.get(way.occurrence_id)
    day = wording().short_day(way.begins.date())
    if goes is not None and goes.series:
        return (
            "calendar-off",
            _("{title}, alleen {day}").format(title=way.title, day=day),
            _("Sla over"),
        )
    return "calendar-off", _("{title} gaat niet door").format(title=way.title), _("Sla over")


def _done(way: WayOut) -> str:
    """What the undo bar says of a way that was taken."""
    if way.kind is WayKind.MOVE:
        said = _("{title} staat nu om {time} uur")
        return said.format(title=way.title, time=wording().clock(way.begins))
    if way.kind is WayKind.ROOM:
        return _("{title} is nu in {room}").format(title=way.title, room=way.room)
    said = _("{title} is op {day} overgeslagen")
    return said.format(title=way.title, day=wording().day(way.begins.date()))
