"""One entry of the log as a form."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop import messages
from desktop.domain.activities import (
    MOST_GUESTS,
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
from desktop.domain.vocabulary import ActivityState, Ambition, Initiative, Openness
from desktop.domain.wall_clock import span
from desktop.i18n import N_, _
from desktop.labels import label
from desktop.views.kit import theme
from desktop.views.kit.buttons import Button
from desktop.views.kit.chips import FlowLayout
from desktop.views.kit.choices import Choice
from desktop.views.kit.dates import DateField, TimeField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox, TextArea
from desktop.views.kit.form import Form
from desktop.views.kit.labels import line
from desktop.views.kit.stepper import Stepper
from desktop.views.log.attendance import Attendance
from desktop.views.log.fields import InitiativeField, PlaceField, QuestionsField
from desktop.views.log.grid_layout import GAP, LABELS, NARROWEST
from desktop.views.log.people import SuggestLine
from desktop.views.log.words import when_line

_HOURS = {"most": 24 * 60, "step": 30, "unit": "hours", "optional": True}
_TWO_COLUMNS_FROM = 860
_EIGHT_TILES = LABELS + 8 * NARROWEST + 7 * GAP
# Where the blocks stand (row, column, rows, columns): people, divider, numbers, initiative,
# choices, note.
_UNDER = tuple((row, 0, 1, 2) for row in range(6))
_BESIDE = ((0, 0, 2, 1), (4, 0, 1, 1), (0, 1, 1, 1), (2, 0, 1, 1), (1, 1, 1, 1), (2, 1, 1, 1))
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
        subject = str(entry.draft.id) if entry.draft.id else ""
        self._usual_taken = ""
        self._shown_for: tuple[Any, ...] = ()
        super().__init__(desk, subject, parent)
        self._follow()

    def lay_out_fields(self) -> QLayout:
        """Head, grid, and the rest under it or, where there is room, beside it."""
        self._look = QTimer(self, singleShot=True, interval=_LOOK_PAUSE_MS)
        self._look.timeout.connect(self._follow)
        self._head = self._lay_out_head()
        self.attendance = Attendance()
        self.attendance.same_asked.connect(self._ask_same)
        self.attendance.wanted.connect(self._ask_names)
        self.attendance.resolved.connect(self._resolve)
        self._divider = line("line-strong")
        self._numbers = self._lay_out_numbers()
        self._choices = QWidget()
        note = FieldBox(_("Wat viel op? (geen gezondheid, geen diagnose)"), TextArea(lines=2))
        note.control.left.connect(self._look_at_note)  # type: ignore[attr-defined]
        self._people = self.add_box("people", FieldBox("", self.attendance))
        self._initiative = self._lay_out_initiative()
        self._ways = self._lay_out_choices(self._choices)
        self._note = self.add_box("note", note)
        self._blocks = QGridLayout()
        self._blocks.setVerticalSpacing(theme.px(12))
        self._blocks.setHorizontalSpacing(theme.px(28))
        self._arrange(wide=False)
        whole = QVBoxLayout()
        whole.setSpacing(theme.px(12))
        whole.addWidget(self._head)
        whole.addLayout(self._blocks)
        self._show_entry(self._entry)
        self._head.setVisible(self._draft.id is None)
        return whole

    def lay_out_buttons(self, row: QHBoxLayout) -> None:
        """Save as a concept beside the button that saves; strike at the far end."""
        concept = Button(_("Bewaar als concept"), "quiet")
        concept.clicked.connect(self.save_concept)
        row.addWidget(concept)
        row.addStretch(1)
        self.strike = Button(_("Haal door"), "quiet")
        self.strike.setVisible(self._draft.id is not None)
        row.addWidget(self.strike)

    def show_head(self) -> None:
        """Opens the fields for what, when and where."""
        self._head.show()
        self.boxes["day"].control.setFocus()

    def begin(self) -> None:
        """Puts the cursor where a new entry begins."""
        empty = not self.programme.value()
        (self.programme if empty else self.attendance).setFocus()

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
        return not self._head.isHidden()

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
            self._head.show()
            return ()
        found = self._read(values).problems(self._today(), self._nameless)
        if any(problem.field in _HEAD for problem in found):
            self._head.show()
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
            self._head.show()
        super().on_failed(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS_FROM)
        if wide != self._wide:
            self._arrange(wide=wide)

    def _arrange(self, *, wide: bool) -> None:
        """Everything under each other, or the grid with the rest beside and under it."""
        self._wide = wide
        places = _BESIDE if wide else _UNDER
        blocks = (
            self._people, self._divider, self._numbers, self._initiative, self._choices,
            self._note,
        )  # fmt: skip
        for block, (row, column, rows, columns) in zip(blocks, places, strict=True):
            self._blocks.removeWidget(block)
            top = Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag(0)
            self._blocks.addWidget(block, row, column, rows, columns, top)
        self._blocks.setColumnMinimumWidth(0, theme.px(_EIGHT_TILES) if wide else 0)
        self._blocks.setColumnStretch(1, 1 if wide else 0)
        self._blocks.setRowStretch(1, 1 if wide else 0)
        self._divider.setVisible(not wide)
        ways = QBoxLayout.Direction
        self._ways.setDirection(ways.TopToBottom if wide else ways.LeftToRight)

    def _lay_out_head(self) -> QWidget:
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(12))
        self.programme = SuggestLine(_("Kies wat er te doen was"), placeholder=_("Koffieochtend"))
        self.programme.picked.connect(self._take_usual)
        self.programme.left.connect(self._typed_programme)
        self.place = PlaceField()
        self.community = Choice(self._communities)
        self.community.edited.connect(self._start_looking)
        controls = {
            "programme": (_("Wat was er te doen?"), self.programme),
            "community": (_("Community"), self.community),
            "day": (_("Dag"), DateField(self._today)),
            "begins": (_("Van"), TimeField()),
            "ends": (_("Tot"), TimeField()),
            "where": (_("Waar"), self.place),
            "openness": (_("Voor wie"), Choice([(o, label(o).capitalize()) for o in Openness])),
        }
        several = len(self._communities) > 1
        spots = {
            "programme": (0, 0, 3), "community": (0, 3, 1), "openness": (0, 4 if several else 3,
            1 if several else 2), "day": (1, 0, 1), "begins": (1, 1, 1), "ends": (1, 2, 1),
            "where": (1, 3, 2),
        }  # fmt: skip
        for name, (title, control) in controls.items():
            box = self.add_box(name, FieldBox(title, control))
            control.edited.connect(self._start_looking)
            row, column, wide = spots[name]
            grid.addWidget(box, row, column, 1, wide)
        self.boxes["community"].setVisible(several)
        grid.setColumnMinimumWidth(0, theme.px(148))
        for column in (3, 4):
            grid.setColumnStretch(column, 1)
        return head

    def _lay_out_numbers(self) -> QWidget:
        numbers = QWidget()
        flow = FlowLayout(numbers, gap=16)
        for name, title, stepper in (
            ("guests", _("Gasten van buiten"), Stepper(0, MOST_GUESTS)),
            ("staff_minutes", _("Jouw uren"), Stepper(0, **_HOURS)),
            ("volunteer_minutes", _("Uren van vrijwilligers"), Stepper(0, **_HOURS)),
        ):
            flow.addWidget(self.add_box(name, FieldBox(title, stepper)))
        return numbers

    def _lay_out_initiative(self) -> FieldBox:
        self.initiative = InitiativeField()
        self.initiative.wanted.connect(self._ask_names)
        return self.add_box("initiative", FieldBox(_("Op initiatief van"), self.initiative))

    def _lay_out_choices(self, frame: QWidget) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        ambitions = [(None, _("geen ambitie")), *((a, label(a)) for a in Ambition)]
        ambition = self.add_box("ambition", FieldBox(_("Ambitie"), Choice(ambitions)))
        self.questions = QuestionsField()
        questions = self.add_box("questions", FieldBox(_("Komt voort uit"), self.questions))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(ambition, 1, top)
        row.addWidget(questions, 1, top)
        return row

    def _show_entry(self, entry: Entry) -> None:
        draft = entry.draft
        self.initiative.show_pick(entry.initiator)
        self.attendance.show_people(People(()), entry.extra)
        self.attendance.show_nameless(entry.nameless)
        self._nameless = len(entry.nameless)
        self.load(
            {
                "programme": draft.programme,
                "community": draft.community_id,
                "day": draft.day,
                "begins": draft.begins,
                "ends": draft.ends,
                "where": (draft.room_id, draft.place),
                "people": draft.people,
                "guests": draft.guests,
                "staff_minutes": draft.staff_minutes,
                "volunteer_minutes": draft.volunteer_minutes,
                "initiative": (draft.initiative, draft.initiator_id),
                "ambition": draft.ambition,
                "openness": draft.openness,
                "note": draft.note,
                "questions": draft.questions,
            }
        )

    def _read(self, values: Mapping[str, Any]) -> ActivityDraft:
        room, place = values["where"]
        initiative, initiator = values["initiative"]
        return replace(
            self._draft,
            state=self._state,
            community_id=values["community"],
            programme=" ".join(values["programme"].split()),
            day=values["day"],
            begins=values["begins"],
            ends=values["ends"],
            room_id=room,
            place=place,
            people=values["people"],
            guests=values["guests"] or 0,
            staff_minutes=values["staff_minutes"],
            volunteer_minutes=values["volunteer_minutes"],
            initiative=Initiative(initiative),
            initiator_id=initiator,
            ambition=values["ambition"],
            openness=Openness(values["openness"]),
            note=values["note"],
            questions=values["questions"],
        )

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
            self.titled.emit(title, when_line(when, self.place.words))

    def _show_people(self, people: People) -> None:
        self.attendance.show_people(people, self._entry.extra)

    def _show_choices(self, choices: EntryChoices) -> None:
        self._usual = {fold(usual.programme): usual for usual in choices.programmes}
        self.programme.offer([usual.programme for usual in choices.programmes])
        where = self.place.value()
        if where == (None, "") and self._draft.room_id is not None:
            where = (self._draft.room_id, "")
        self.place.offer(choices.rooms)
        self.place.set_value(where)
        self.questions.offer(choices.questions)
        self._look.start()

    def _typed_programme(self) -> None:
        self._take_usual(self.programme.value())

    def _take_usual(self, name: str) -> None:
        """In a new entry, the other fields follow the programme until they were touched."""
        usual = self._usual.get(fold(name))
        if usual is None or self._draft.id is not None or self._usual_taken == usual.programme:
            return
        self._usual_taken = usual.programme
        values: dict[str, Any] = {
            "initiative": (usual.initiative, usual.initiator_id),
            "ambition": usual.ambition,
            "openness": usual.openness,
        }
        if self._draft.occurrence_id is None:
            values["where"] = (usual.room_id, usual.place)
            if usual.begins is not None and usual.ends is not None:
                values |= {"begins": usual.begins, "ends": usual.ends}
        self.load(values)
        self._look.start()

    def _look_at_note(self) -> None:
        word = labelling_word(self.boxes["note"].control.value())  # type: ignore[attr-defined]
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


_HEAD = frozenset({"programme", "community", "day", "begins", "ends", "where"})
