"""The editor of a closure; it says beforehand which bookings are in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QVBoxLayout

from desktop.domain.errors import BuurtschapError, Problem
from desktop.domain.rooms.closings import ClosingDraft, ClosingEffects
from desktop.domain.rooms.holidays import SchoolHoliday
from desktop.domain.rooms.rules import ClosureEffect, RoomRules
from desktop.i18n import N_, _, ngettext, wording
from desktop.labels import label
from desktop.services import Services
from desktop.views.kit import theme
from desktop.views.kit.buttons import LinkButton
from desktop.views.kit.choices import Choice
from desktop.views.kit.dates import DateField, TimeField
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel

_PAUSE_MS = 300
_NAMED = 5
_MEANINGS = {
    ClosureEffect.WARN: N_("Boeken kan gewoon. Wie boekt, ziet waarom er een sluiting staat."),
    ClosureEffect.STAND: N_("Nieuwe boekingen kunnen niet. Wat er al staat, gaat door."),
    ClosureEffect.AROUND: N_(
        "Nieuwe boekingen kunnen niet. Wat er al staat, wacht in Aandacht op een andere plek."
    ),
}


@dataclass(frozen=True, slots=True)
class _Known:
    """The closure if it stands already, the rooms, and the next school holidays."""

    draft: ClosingDraft | None
    rooms: tuple[RoomRules, ...]
    holidays: tuple[SchoolHoliday, ...]


class ClosingEditor(Form):
    """A closure by its id, or a new one of a community."""

    key = "closing"

    def __init__(self, desk: Desk, community_id: UUID, closing_id: UUID | None = None) -> None:
        self._community_id = community_id
        self._base: ClosingDraft | None = None
        self._room_id: UUID | None = None
        self.effects = PlainLabel("", wrap=True)
        self.school = LinkButton("")
        self._holiday: SchoolHoliday | None = None
        super().__init__(desk, f"{community_id} {closing_id or ''}".strip())
        self._looking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._looking.timeout.connect(self.look)
        for box in self.boxes.values():
            box.control.edited.connect(self._looking.start)  # type: ignore[attr-defined]
        self.boxes["effect"].control.edited.connect(self._explain)  # type: ignore[attr-defined]
        self.school.clicked.connect(self._take_holiday)
        self._explain()
        self.button.setEnabled(False)
        desk.runner.data(
            _read, desk.services, community_id, closing_id,
            then=self._start, failed=self._no_longer,
        )  # fmt: skip

    def fields(self) -> tuple[Field, ...]:
        day = partial(DateField, self.desk.clock.today)
        at = partial(TimeField, optional=True)
        effects = [(effect, label(effect).capitalize()) for effect in ClosureEffect]
        return (
            Field("name", N_("Waarom is het dicht?"), LineEdit,
                  hint=N_("Bijvoorbeeld Kerstvakantie of Schilderwerk.")),
            Field("room_id", N_("Welke ruimte?"), Choice),
            Field("first_day", N_("Eerste dag"), day, half=True),
            Field("begins_at", N_("Vanaf"), at, half=True, hint=N_("Leeg: vanaf het begin.")),
            Field("last_day", N_("Laatste dag"), day, half=True),
            Field("ends_at", N_("Tot"), at, half=True, hint=N_("Leeg: tot het eind.")),
            Field("effect", N_("Wat gebeurt er met boekingen?"), partial(Choice, effects)),
        )  # fmt: skip

    def lay_out_fields(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        self.school.hide()
        self.effects.hide()
        column.addWidget(self.school)
        column.addLayout(super().lay_out_fields())
        column.addWidget(self.effects)
        return column

    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        self._room_id = values.get("room_id", self._room_id)
        self._explain()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        draft = self._draft(values)
        return draft.problems() if draft is not None else ()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.rooms.save_closing, (self._draft(values),)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        if isinstance(theirs, ClosingDraft):
            self._base, self.version = theirs, theirs.version
            if not keep_mine:
                self.load(values_of(theirs))
                self.look()

    def look(self) -> None:
        """Asks which bookings are in it, as it now stands."""
        draft = self._draft(self.read_draft())
        if draft is None or draft.first_day > draft.last_day:
            self.effects.hide()
            return
        # The name does not matter for what is in it, and often comes last.
        named = replace(draft, name=draft.name or "?")
        if not named.problems():
            self.desk.runner.data(
                self.desk.services.rooms.preview_closing, named,
                then=self._show_effects, failed=self._no_effects, latest=True,
            )  # fmt: skip

    def _start(self, known: _Known) -> None:
        self.button.setEnabled(True)
        self._base = known.draft
        self.filled_from(known.draft.version if known.draft else None)
        room: Choice = self.boxes["room_id"].control  # type: ignore[assignment]
        room.fill([(None, _("Alle ruimtes")), *((r.id, r.name) for r in known.rooms)])
        if self.touched:  # a half-filled form was put back: that stays in view
            room.set_value(self._room_id)
        elif known.draft is not None:
            self.load(values_of(known.draft))
        else:
            self.load({"effect": ClosureEffect.STAND})
            self._offer(known.holidays)
        self.look()

    def _no_longer(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.on_failed(error)
            self.button.setEnabled(False)

    def _offer(self, holidays: tuple[SchoolHoliday, ...]) -> None:
        """One press for the next school holiday: the closure that is made most."""
        self._holiday = next(iter(holidays), None)
        if self._holiday is None:
            return
        words = wording()
        self.school.set_text(
            _("Vul in: {name}, {begins} – {ends}").format(
                name=self._holiday.name,
                begins=words.short_day(self._holiday.begins),
                ends=words.short_day(self._holiday.last_day, year=True),
            )
        )
        self.school.show()

    def _take_holiday(self) -> None:
        if self._holiday is not None:
            self.load(
                {
                    "name": self._holiday.name,
                    "first_day": self._holiday.begins,
                    "last_day": self._holiday.last_day,
                }
            )
            self._on_edited()
            self.look()
            self.boxes["name"].control.setFocus()

    def _explain(self) -> None:
        box = self.boxes["effect"]
        box.set_hint(_(_MEANINGS[ClosureEffect(box.control.value())]))  # type: ignore[attr-defined]

    def _show_effects(self, effects: ClosingEffects) -> None:
        self.effects.setText(effects_text(effects))
        self.effects.show()

    def _no_effects(self, error: Exception) -> None:
        self.effects.hide()

    def _draft(self, values: Mapping[str, Any]) -> ClosingDraft | None:
        """What is filled in; None while a day is missing or cannot be read."""
        first, last = values["first_day"], values["last_day"]
        if not isinstance(first, date) or not isinstance(last, date):
            return None
        return ClosingDraft(
            community_id=self._community_id,
            name=values["name"],
            first_day=first,
            last_day=last,
            begins_at=values["begins_at"],
            ends_at=values["ends_at"],
            room_id=values["room_id"],
            effect=ClosureEffect(values["effect"]),
            id=self._base.id if self._base else None,
            version=self.version,
        )


def values_of(draft: ClosingDraft) -> dict[str, Any]:
    """What the fields show of a closure."""
    return {
        "name": draft.name,
        "room_id": draft.room_id,
        "first_day": draft.first_day,
        "begins_at": draft.begins_at,
        "last_day": draft.last_day,
        "ends_at": draft.ends_at,
        "effect": draft.effect,
    }


def effects_text(effects: ClosingEffects) -> str:
    """'3 boekingen vallen hierin: Breien op 24 november, …'."""
    n = len(effects.dates)
    if not n:
        return _("Er valt geen boeking in.")
    words = wording()
    named = [
        _("{title} op {day}").format(title=block.title, day=words.day(block.begins.date()))
        for block in effects.dates[:_NAMED]
    ]
    if n > _NAMED:
        named.append(_("en nog {n}").format(n=n - _NAMED))
    said = ngettext("{n} boeking valt hierin: {which}.", "{n} boekingen vallen hierin: {which}.", n)
    return said.format(n=n, which=", ".join(named))


def _read(services: Services, community_id: UUID, closing_id: UUID | None) -> _Known:
    rooms = services.rooms
    region = rooms.school_region(community_id)
    return _Known(
        rooms.closing(closing_id) if closing_id is not None else None,
        rooms.list(community_id),
        rooms.school_holidays(region),
    )
