"""The fields of an entry besides who were there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.domain.activities import Pick, QuestionChoice, RoomChoice
from desktop.domain.vocabulary import Initiative
from desktop.i18n import _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.chips import Chip, FlowLayout
from desktop.views.kit.choices import Choice, Segments
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.labels import plain_action
from desktop.views.log.people import PersonChoice


class PlaceField(QWidget):
    """A room of the community, or another place that is typed: (room id, place)."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms = Choice()
        self._place = LineEdit(placeholder=_("binnentuin, markt"))
        self._place.setAccessibleName(_("Andere plek"))
        self._rooms.edited.connect(self._turn)
        self._place.edited.connect(self.edited)
        self.setFocusProxy(self._rooms)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._rooms, 1)
        row.addWidget(self._place, 1)
        self.offer(())

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._rooms.setAccessibleName(name)

    def offer(self, rooms: Sequence[RoomChoice]) -> None:
        """The rooms to choose from."""
        options = [(room.id, room.name) for room in rooms]
        self._rooms.fill([*options, (None, _("andere plek"))])
        self._place.setVisible(self._rooms.value() is None)

    def value(self) -> tuple[UUID | None, str]:
        """The room, or None with the place."""
        room = self._rooms.value()
        return (room, "") if room is not None else (None, self._place.value())

    def set_value(self, value: object) -> None:
        """Shows a room or a place."""
        room, place = value if isinstance(value, tuple) else (None, "")
        self._rooms.set_value(room)
        if room is None:
            self._rooms.setCurrentIndex(self._rooms.count() - 1)
        self._place.set_value(place)
        self._place.setVisible(self._rooms.value() is None)

    @property
    def words(self) -> str:
        """What it says: the name of the room or the place."""
        return self._rooms.currentText() if self._rooms.value() else str(self._place.value())

    def _turn(self) -> None:
        self._place.setVisible(self._rooms.value() is None)
        if self._rooms.value() is None:
            self._place.setFocus()
        self.edited.emit()


class InitiativeField(QWidget):
    """Who drew it: (initiative, person or None)."""

    edited = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        order = (Initiative.STAFF, Initiative.TOGETHER, Initiative.RESIDENTS)
        self._whose = Segments([(i, label(i).capitalize()) for i in order], ticked=True)
        self._who = PersonChoice(_("wie?"))
        self._whose.edited.connect(self.edited)
        self._who.edited.connect(self.edited)
        self._who.wanted.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._whose)
        row.addWidget(self._who)
        row.addStretch(1)

    def offer(self, picks: Sequence[Pick]) -> None:
        """Who can be chosen as the one who drew it."""
        self._who.offer(picks)

    @property
    def unknown(self) -> bool:
        """Whether somebody is chosen whose name is not known yet."""
        return self._who.unknown

    def show_pick(self, pick: Pick | None) -> None:
        """Shows the name of who drew it."""
        self._who.show_pick(pick)

    def value(self) -> tuple[Initiative, UUID | None]:
        """Whose initiative it was, and of whom by name."""
        return self._whose.value(), self._who.value()

    def set_value(self, value: object) -> None:
        """Shows both."""
        whose, who = value if isinstance(value, tuple) else (Initiative.TOGETHER, None)
        self._whose.set_value(whose)
        self._who.set_value(who)


class QuestionsField(QWidget):
    """The questions that an entry grew out of, as chips; '+ vraag' offers the open ones."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=6)
        self._offered: tuple[QuestionChoice, ...] = ()
        self._value: frozenset[UUID] = frozenset()
        self._show()

    def offer(self, questions: Sequence[QuestionChoice]) -> None:
        """The open questions of the community."""
        self._offered = tuple(questions)
        self._show()

    def value(self) -> frozenset[UUID]:
        """The linked questions."""
        return self._value

    def set_value(self, value: object) -> None:
        """Links these."""
        self._value = frozenset(value) if isinstance(value, frozenset | tuple) else frozenset()
        self._show()

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        titles = {question.id: question.title for question in self._offered}
        for question_id in sorted(self._value):
            chip = Chip(titles.get(question_id, _("een vraag")), "chosen")
            chip.setProperty("question", question_id)
            chip.dropped.connect(self._drop)
            self._flow.addWidget(chip)
        more = Chip(_("een vraag"), "open")
        more.clicked.connect(self._open)
        self._flow.addWidget(more)
        self.updateGeometry()

    def _open(self) -> None:
        menu = QMenu(self)
        free = [question for question in self._offered if question.id not in self._value]
        for question in free:
            entry = menu.addAction(plain_action(question.title))
            entry.setData(question.id)
        if not free:
            menu.addAction(_("Er zijn hier geen open vragen")).setEnabled(False)
        menu.triggered.connect(self._link)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _link(self, entry: Any) -> None:
        self.set_value(self._value | {entry.data()})
        self.edited.emit()

    def _drop(self) -> None:
        self.set_value(self._value - {self.sender().property("question")})
        self.edited.emit()
