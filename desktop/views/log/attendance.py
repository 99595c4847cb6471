"""Who were there: the grid, who came from elsewhere by name, and the names nobody bears."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.activities import NamelessLine, People, Pick
from desktop.domain.names import fold
from desktop.i18n import _
from desktop.views.kit import icons, theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.labels import Heading, PlainLabel, line
from desktop.views.log.grid import AttendanceGrid
from desktop.views.log.grid_layout import by_alphabet, by_facade
from desktop.views.log.people import PersonField

_REGULARS = 3
"""How many faithful guests are offered at a touch; the others are found by name."""


class Attendance(QWidget):
    """The value is the set of ids of everybody who was there by name.

    `same_asked` is the link "Zelfde als vorige keer". `wanted` asks for the names of
    everybody. `resolved` carries a NamelessLine with the Pick chosen for it, or the name of
    somebody new.
    """

    edited = Signal()
    same_asked = Signal()
    wanted = Signal()
    resolved = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = People(())
        self._value: frozenset[UUID] = frozenset()
        self._others: dict[UUID, Pick] = {}
        self._nameless: tuple[NamelessLine, ...] = ()
        self._asking: NamelessLine | None = None
        self._alphabet = False
        self.grid = AttendanceGrid()
        self.grid.ticked.connect(self._ticked)
        self.grid.walked.connect(self._hint)
        self.setFocusProxy(self.grid)
        self._lay_out()

    def show_people(self, people: People) -> None:
        """Shows who can be ticked on the day."""
        self._people = people
        self._show_rows()
        self._show_chips()

    def know(self, others: Sequence[Pick]) -> None:
        """Who are not in the grid and may have been there."""
        self._others |= {pick.id: pick for pick in others}

    def show_nameless(self, names: Sequence[NamelessLine]) -> None:
        """Shows the names of the list that nobody bears."""
        self._nameless = tuple(names)
        self._show_chips()

    def offer(self, picks: Sequence[Pick]) -> None:
        """Everybody who can be chosen by name."""
        self._field.offer(picks)
        for pick in picks:
            if pick.id in self._value:
                self._others.setdefault(pick.id, pick)
        self._show_chips()

    @property
    def unknown(self) -> bool:
        """Whether somebody was there of whom the name is not known yet."""
        inside = {pick.id for pick in self._people.residents} if self._people.doors else self._value
        return bool(self._value - inside - self._others.keys())

    def add(self, pick: Pick) -> None:
        """Somebody was there, whether they belong here or not."""
        self._others[pick.id] = pick
        self.set_value(self._value | {pick.id})
        self.edited.emit()

    def value(self) -> frozenset[UUID]:
        """Who were there by name."""
        return self._value

    def set_value(self, value: object) -> None:
        """Ticks these."""
        self._value = frozenset(value) if isinstance(value, frozenset | tuple) else frozenset()
        self.grid.tick(self._value)
        self._show_chips()
        self._count()

    def set_same_offered(self, *, offered: bool) -> None:
        """Whether there was a previous time to copy."""
        self._same.setVisible(offered)

    def _lay_out(self) -> None:
        self._heading = Heading(_("Wie waren er?"))
        self._same = LinkButton(_("Zelfde als vorige keer"), small=True)
        self._same.clicked.connect(self.same_asked)
        self._order = LinkButton(_("Op alfabet"), small=True)
        self._order.clicked.connect(self._turn_order)
        top = QHBoxLayout()
        top.setSpacing(theme.px(16))
        top.addWidget(self._heading, 1)
        top.addWidget(self._order)
        top.addWidget(self._same)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._field = PersonField(may_make=False)
        self._field.chosen.connect(self._choose)
        self._field.made.connect(self._make)
        self._field.dropped.connect(self._close)
        self._field.hide()
        self._question = PlainLabel("", "small")
        self._question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(theme.px(6))
        column.addWidget(line("line-strong"))
        column.addSpacing(theme.px(12))
        column.addWidget(self.grid)
        column.addSpacing(theme.px(8))
        column.addWidget(self._chips)
        column.addWidget(self._question)
        column.addWidget(self._field)
        column.addSpacing(theme.px(8))
        column.addWidget(self._keys())

    def _keys(self) -> QWidget:
        """The keys of the grid."""
        self._jump, self._jump_words = PlainLabel("", "keycap"), PlainLabel("", "small")
        keys = QWidget()
        flow = FlowLayout(keys, gap=16)
        flow.addWidget(_pair(ArrowKeys(), PlainLabel(_("loop langs de ramen"), "small")))
        space = PlainLabel(_("spatie"), "keycap")
        flow.addWidget(_pair(space, PlainLabel(_("erbij of niet"), "small")))
        flow.addWidget(_pair(self._jump, self._jump_words))
        return keys

    def _show_rows(self) -> None:
        rows = by_alphabet(self._people) if self._alphabet else by_facade(self._people, _("elders"))
        self.grid.show_rows(rows)
        self.grid.tick(self._value)
        first = next(iter(self.grid.tiles.values()), None)
        self._hint((first.pick.name.first or first.pick.name.full) if first else "")
        self._count()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        inside = {pick.id for pick in self._people.residents}
        for person_id in sorted(self._value - inside, key=self._name_of):
            chip = Chip(self._name_of(person_id), "chosen")
            chip.setProperty("person", person_id)
            chip.dropped.connect(self._drop)
            self._flow.addWidget(chip)
        for pick in self._people.regulars[:_REGULARS]:
            if pick.id not in self._value:
                chip = Chip(pick.name.short, "open")
                chip.setProperty("person", pick.id)
                chip.clicked.connect(self._add_regular)
                self._flow.addWidget(chip)
        for name in self._nameless:
            chip = Chip(_("Wie is {name}?").format(name=name.name), icon="user-question")
            chip.setProperty("nameless", name.id)
            chip.clicked.connect(self._ask)
            self._flow.addWidget(chip)
        more = Chip(_("iemand van elders"), "open")
        more.clicked.connect(self._open)
        self._flow.addWidget(more)
        self._chips.updateGeometry()

    def _name_of(self, person_id: UUID) -> str:
        known = self._others.get(person_id) or next(
            (pick for pick in self._people.regulars if pick.id == person_id), None
        )
        return known.name.short if known else _("iemand")

    def _count(self) -> None:
        inside = {pick.id for pick in self._people.residents}
        there = len(self._value & inside)
        said = _("{n} van {all}, raam aan = erbij").format(n=there, all=len(inside))
        self._heading.set_text(_("Wie waren er?"), said)

    def _hint(self, name: str) -> None:
        self._jump.setVisible(bool(name))
        self._jump.setText(fold(name)[:2])
        self._jump_words.setText(_("spring naar {name}").format(name=name) if name else "")

    def _turn_order(self) -> None:
        self._alphabet = not self._alphabet
        self._order.set_text(_("Als gevel") if self._alphabet else _("Op alfabet"))
        self._show_rows()

    def _ticked(self) -> None:
        inside = {pick.id for pick in self._people.residents}
        self._value = (self._value - inside) | self.grid.ticked_people()
        self._count()
        self.edited.emit()

    def _drop(self) -> None:
        self.set_value(self._value - {self.sender().property("person")})
        self.edited.emit()

    def _add_regular(self) -> None:
        self.set_value(self._value | {self.sender().property("person")})
        self.edited.emit()

    def _ask(self) -> None:
        wanted = self.sender().property("nameless")
        self._asking = next((n for n in self._nameless if n.id == wanted), None)
        self._open()

    def _open(self) -> None:
        if self.sender() is not None and self.sender().property("nameless") is None:
            self._asking = None
        self.wanted.emit()
        self._field.set_making(may_make=self._asking is not None)
        name = self._asking.name if self._asking else ""
        self._question.setText(_("Wie is {name}?").format(name=name))
        self._question.setVisible(bool(name))
        self._field.setText(name)
        self._field.show()
        self._field.setFocus()
        self._field.selectAll()

    def _close(self) -> None:
        self._field.hide()
        self._question.hide()
        self._asking = None

    def _choose(self, pick: Pick) -> None:
        asking = self._asking
        self._close()
        if asking is not None:
            self.resolved.emit(asking, pick)
        else:
            self.add(pick)

    def _make(self, name: str) -> None:
        asking = self._asking
        self._close()
        if asking is not None:
            self.resolved.emit(asking, name)


class ArrowKeys(QWidget):
    """The four arrows in the box of a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(theme.px(66), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        painter.setPen(colours.colour("line-strong"))
        painter.setBrush(colours.colour("ground"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        side, step = theme.px(13), theme.px(15)
        top = (self.height() - side) // 2
        for at, name in enumerate(("left", "up", "down", "right")):
            where = QRect(theme.px(4) + at * step, top, side, side)
            icons.paint(painter, f"arrow-{name}", where, "secondary")


def _pair(key: QWidget, words: PlainLabel) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(5))
    row.addWidget(key)
    row.addWidget(words)
    return pair
