"""One entry of the log as a form."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.activities import (
    ActivityDraft,
    Entry,
    EntryChoices,
    LastTime,
    People,
    Pick,
    Usual,
)
from desktop.domain.errors import BuurtschapError, Problem, Refused
from desktop.domain.names import fold, split_name
from desktop.domain.privacy import labelling_word
from desktop.domain.vocabulary import ActivityState
from desktop.domain.wall_clock import span
from desktop.i18n import N_, _
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.desk import Desk
from desktop.views.kit.form import Form
from desktop.views.log.blocks import EntryBlocks
from desktop.views.log.entry_values import draft_of, values_of
from desktop.views.log.head import EntryHead
from desktop.views.log.words import when_line

HEAD = frozenset({"programme", "community", "day", "begins", "ends", "where"})
BOOKING = "booking/"
"""Before the id of an occurrence: the subject of an entry that is not logged yet."""
_LOOK_PAUSE_MS = 150


class EntryForm(Form):
    """Shows an Entry and saves it, held or as a concept.

    `titled` carries title and context for the panel while it is filled in.
    """

    key: ClassVar[str] = "activity"
    save_text: ClassVar[str] = N_("Leg vast")

    titled = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        entry: Entry,
        communities: tuple[tuple[UUID, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        self._log = desk.services.log
        self._today = desk.clock.today
        self._draft = entry.draft
        self._entry = entry
        self._communities = communities
        self._state = ActivityState.HELD
        self._usual: dict[str, Usual] = {}
        self._nameless = len(entry.nameless)
        self._chosen: set[str] = set()
        self._shown_for: tuple[Any, ...] = ()
        super().__init__(desk, _subject(entry), parent)
        self._follow()

    def turn(self, entry: Entry) -> None:
        """Shows another entry in the same widgets, which is quicker than making them anew."""
        self.turn_to(_subject(entry))
        self._entry, self._draft = entry, entry.draft
        self._chosen.clear()
        self._show_entry(entry)
        self.seek_draft()
        self._follow()

    @property
    def entry_id(self) -> UUID | None:
        """Which entry it is; None while it is not logged."""
        return self._draft.id

    @property
    def communities(self) -> tuple[tuple[UUID, str], ...]:
        """Between which one can choose."""
        return self._communities

    def lay_out_fields(self) -> QLayout:
        """Head, grid, and the rest under it or, where there is room, beside it."""
        self._look = QTimer(self, singleShot=True, interval=_LOOK_PAUSE_MS)
        self._look.timeout.connect(self._follow)
        # Shown or not before they are laid out: without a parent that would open a window.
        self.head = EntryHead(self._today, self._communities, self)
        self.blocks = EntryBlocks()
        self.attendance = self.blocks.attendance
        self.initiative = self.blocks.initiative
        for name, box in {**self.head.boxes, **self.blocks.boxes}.items():
            self.add_box(name, box)
            box.control.edited.connect(self._mark)  # type: ignore[attr-defined]
            if name in HEAD:
                box.control.edited.connect(self._start_looking)  # type: ignore[attr-defined]
        self.head.programme.edited.connect(self._take_usual)
        self.attendance.same_asked.connect(self._ask_same)
        self.attendance.wanted.connect(self._ask_names)
        self.attendance.resolved.connect(self._resolve)
        self.initiative.wanted.connect(self._ask_names)
        self.blocks.note.left.connect(self._look_at_note)
        whole = QVBoxLayout()
        whole.setSpacing(theme.px(12))
        whole.addWidget(self.head)
        whole.addWidget(self.blocks)
        self.strike = Button(_("Haal door"), "quiet", self)
        self._show_entry(self._entry)
        return whole

    def lay_out_buttons(self, row: QHBoxLayout) -> None:
        """Save as a concept beside the button that saves; strike at the far end."""
        concept = Button(_("Bewaar als concept"), "quiet")
        concept.clicked.connect(self.save_concept)
        row.addWidget(concept)
        row.addStretch(1)
        row.addWidget(self.strike)

    def show_head(self) -> None:
        """Opens the fields for what, when and where."""
        self.head.show()
        self.boxes["day"].control.setFocus()

    def begin(self) -> None:
        """Puts the cursor where a new entry begins."""
        empty = not self.head.programme.value()
        (self.head.programme if empty else self.attendance).setFocus()

    def forget(self) -> None:
        """The entry is gone: what was typed is not offered again."""
        self._finish()

    @property
    def state(self) -> ActivityState:
        """What it was saved as the last time."""
        return self._state

    @property
    def head_shown(self) -> bool:
        """Whether the fields for what, when and where are open."""
        return not self.head.isHidden()

    def save(self) -> None:
        """Saves it as something that took place."""
        self._state = ActivityState.HELD
        super().save()

    def save_concept(self) -> None:
        """Saves it to be finished later; it counts nowhere until then."""
        self._state = ActivityState.CONCEPT
        super().save()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        """What the domain says of what is filled in."""
        missing = [name for name in ("day", "begins", "ends") if values[name] is None]
        if missing:
            self.head.show()
            return ()
        found = self._read(values).problems(self._today(), self._nameless)
        if any(problem.field in HEAD for problem in found):
            self.head.show()
        return found

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """Logs the draft."""
        return self._log.log, (self._read(values),)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        """Goes on from the entry as it is now."""
        if not isinstance(theirs, Entry):
            return
        self._draft = replace(self._draft, stamp=theirs.draft.stamp)
        if not keep_mine:
            self._show_entry(theirs)
            self._follow()

    def load(self, values: Mapping[str, Any]) -> None:
        """Shows values; names that are not known yet are asked for."""
        super().load(values)
        if "people" in values or "initiative" in values:
            self._ask_unknown()
        self._look.start()

    def on_failed(self, error: Exception) -> None:
        """An entry that seems to be there already is saved when it is asked again."""
        twice = isinstance(error, Refused) and error.problems[0].code == "activity_twice"
        if twice:
            self._draft = replace(self._draft, sure=True)
            self.head.show()
        super().on_failed(error)

    def _show_entry(self, entry: Entry) -> None:
        self._shown_for = ()
        self._nameless = len(entry.nameless)
        self.initiative.show_pick(entry.initiator)
        self.attendance.know(entry.extra)
        self.attendance.show_nameless(entry.nameless)
        self.head.setVisible(entry.draft.id is None)
        self.strike.setVisible(entry.draft.id is not None)
        self.boxes["note"].set_hint("")
        self.load(values_of(entry.draft))

    def _read(self, values: Mapping[str, Any]) -> ActivityDraft:
        return draft_of(values, replace(self._draft, state=self._state))

    def _start_looking(self) -> None:
        self._draft = replace(self._draft, sure=False)
        self._look.start()

    def _follow(self) -> None:
        """Asks for what depends on community and day, and tells the panel what it is about."""
        values = self.read_draft()
        community, day = values["community"], values["day"]
        data = self.desk.runner.data
        if community is not None and day is not None and (community, day) != self._shown_for:
            if not self._shown_for or self._shown_for[0] != community:
                data(self._log.choices, community, then=self._show_choices, latest=True)
            self._shown_for = (community, day)
            data(self._log.people_to_pick, community, day, then=self._show_people, latest=True)
        if None not in (day, values["begins"], values["ends"]):
            when = span(day, values["begins"], values["ends"], self._draft.zone)
            title = values["programme"] or _("Nieuw moment")
            self.titled.emit(title, when_line(when, self.head.place.words))

    def _show_people(self, people: People) -> None:
        self.attendance.show_people(people)

    def _show_choices(self, choices: EntryChoices) -> None:
        self._usual = {fold(usual.programme): usual for usual in choices.programmes}
        self.head.programme.offer([usual.programme for usual in choices.programmes])
        where = self.head.place.value()
        if where == (None, "") and self._draft.room_id is not None:
            where = (self._draft.room_id, "")
        elif where == (None, "") and self._draft.id is None and choices.rooms:
            where = (choices.rooms[0].id, "")
        self.head.place.offer(choices.rooms)
        self.head.place.set_value(where)
        self.blocks.questions.offer(choices.questions)
        self._look.start()

    def _mark(self) -> None:
        """What somebody chose is not overwritten by what is usual."""
        for name, box in self.boxes.items():
            if box.control is self.sender():
                self._chosen.add(name)

    def _take_usual(self) -> None:
        """In a new entry, what is usual for the programme that is typed is filled in."""
        usual = self._usual.get(fold(self.head.programme.value()))
        if usual is None or self._draft.id is not None:
            return
        values: dict[str, Any] = {
            "initiative": (usual.initiative, usual.initiator_id),
            "ambition": usual.ambition,
            "openness": usual.openness,
        }
        if self._draft.occurrence_id is None:
            values["where"] = (usual.room_id, usual.place)
            if usual.begins is not None and usual.ends is not None:
                values |= {"begins": usual.begins, "ends": usual.ends}
        self.load({name: value for name, value in values.items() if name not in self._chosen})

    def _look_at_note(self) -> None:
        word = labelling_word(self.blocks.note.value())
        asked = _("'{word}' zegt iets over iemands gezondheid of achtergrond. Kan het zonder?")
        self.boxes["note"].set_hint(asked.format(word=word) if word else "")

    def _ask_same(self) -> None:
        values = self.read_draft()
        if values["programme"] and values["day"] and values["community"]:
            self.desk.runner.data(
                self._log.same_as_last_time,
                values["programme"],
                values["community"],
                values["day"],
                then=self._show_same,
                latest=True,
            )

    def _show_same(self, last: LastTime | None) -> None:
        if last is None:
            self.desk.tell(_("Dit is de eerste keer in het logboek."), undo=False)
            return
        for pick in last.others:
            self.attendance.add(pick)
        self.attendance.set_value(self.attendance.value() | last.people)
        self.attendance.edited.emit()

    def _ask_unknown(self) -> None:
        """Asks for names where somebody is chosen of whom only the id is known."""
        if self.attendance.unknown or self.initiative.unknown:
            self._ask_names()

    def _ask_names(self) -> None:
        values = self.read_draft()
        if values["community"] is not None and values["day"] is not None:
            self.desk.runner.data(
                self._log.everybody, values["community"], values["day"],
                then=self._offer_names, latest=True,
            )  # fmt: skip

    def _offer_names(self, names: tuple[Pick, ...]) -> None:
        self.attendance.offer(names)
        self.initiative.offer(names)

    def _resolve(self, name: Any, who: object) -> None:
        answer = who.id if isinstance(who, Pick) else split_name(str(who))
        self.desk.runner.data(
            self._log.resolve, name.id, answer,
            then=self._resolved, failed=self._on_unresolved, writes=True,
        )  # fmt: skip

    def _resolved(self, times: int) -> None:
        self.desk.tell(_("Wij weten nu wie dit is"))
        if self._draft.id is not None:
            self.desk.runner.data(self._log.entry, self._draft.id, then=self._catch_up)

    def _catch_up(self, entry: Entry) -> None:
        """Takes over who is known now; what was typed meanwhile stays."""
        new = entry.draft.people - self._draft.people
        self._draft = replace(self._draft, stamp=entry.draft.stamp, people=entry.draft.people)
        self._entry = entry
        for pick in entry.extra:
            if pick.id in new:
                self.attendance.add(pick)
        self.attendance.set_value(self.attendance.value() | new)
        self.attendance.show_nameless(entry.nameless)
        self._nameless = len(entry.nameless)

    def _on_unresolved(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.boxes["people"].tell(messages.text(error))


def _subject(entry: Entry) -> str:
    draft = entry.draft
    if draft.id is not None:
        return str(draft.id)
    return f"{BOOKING}{draft.occurrence_id}" if draft.occurrence_id is not None else ""
