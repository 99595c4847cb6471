"""The editor of a room's rules: when it is open, who may book it, and what it asks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QLayout, QVBoxLayout

from desktop.domain.errors import BuurtschapError, Problem
from desktop.domain.rooms.room_form import (
    LEAST_WEEK,
    MOST_AHEAD,
    MOST_AROUND,
    MOST_OPTION_DAYS,
    MOST_SEATS,
    MOST_WEEK,
    RoomForm,
    openings_of,
    week_of,
    week_problems,
)
from desktop.domain.rooms.rules import RoomRules
from desktop.domain.vocabulary import BookerKind
from desktop.i18n import N_, _
from desktop.services import Services
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Tick
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit, TextArea
from desktop.views.kit.form import Field, Form
from desktop.views.kit.labels import PlainLabel
from desktop.views.kit.stepper import Stepper
from desktop.views.settings.room_bookers import BookersField
from desktop.views.settings.room_hours import WeekField

_QUARTER = 15


@dataclass(frozen=True, slots=True)
class _Known:
    """The room, and the rooms of its community."""

    form: RoomForm
    rooms: tuple[RoomRules, ...]


class RoomEditor(Form):
    """A room by its id in `subject`."""

    key = "room"

    def __init__(self, desk: Desk, subject: str) -> None:
        self._known: _Known | None = None
        self._part_of: UUID | None = None
        self.name = PlainLabel("", "strong", wrap=True)
        super().__init__(desk, subject)
        self.boxes["approval"].control.edited.connect(self._mark_option)  # type: ignore[attr-defined]
        self.button.setEnabled(False)
        desk.runner.data(
            _read, desk.services, UUID(subject), then=self._start, failed=self._no_longer
        )

    def fields(self) -> tuple[Field, ...]:
        around = partial(Stepper, 0, MOST_AROUND, 5)
        return (
            Field("openings", N_("Open"), WeekField,
                  hint=N_("Typ bijvoorbeeld 9–12 en 13–22, hele dag of dicht.")),
            Field("closed_on_holidays", "", partial(Tick, _("Dicht op feestdagen")),
                  hint=N_("Zoals Koningsdag en Kerst. Op Goede Vrijdag blijft de ruimte open.")),
            Field("seats", N_("Plaatsen"), partial(Stepper, 1, MOST_SEATS, optional=True),
                  hint=N_("Zoveel mensen passen erin. Leeg als je het niet weet.")),
            Field("facilities", N_("Wat er is"), LineEdit,
                  hint=N_("Bijvoorbeeld keuken, beamer, piano.")),
            Field("set_up", N_("Klaarzetten, minuten"), around, half=True,
                  hint=N_("Vrij voor elke boeking, bijvoorbeeld 15.")),
            Field("clean_up", N_("Opruimen, minuten"), around, half=True,
                  hint=N_("Vrij na elke boeking, bijvoorbeeld 30.")),
            Field("bookers", N_("Wie mag boeken, behalve medewerkers?"), BookersField),
            Field("ahead_days", N_("Hoeveel dagen vooruit mag je boeken?"),
                  partial(Stepper, 1, MOST_AHEAD, 30, optional=True),
                  hint=N_("Bijvoorbeeld 90: ongeveer drie maanden. Leeg is zonder grens.")),
            Field("group_week_minutes", N_("Hoe lang mag één groep per week boeken?"),
                  partial(Stepper, LEAST_WEEK, MOST_WEEK, _QUARTER, unit="hours", optional=True),
                  hint=N_("Bijvoorbeeld 4 uur. Leeg is zonder grens.")),
            Field("approval", "", partial(Tick, _("Een boeking is eerst een optie")),
                  hint=N_("Een medewerker bevestigt haar dan. Zo kijkt er altijd iemand mee.")),
            Field("option_days", N_("Na hoeveel dagen vervalt een optie?"),
                  partial(Stepper, 1, MOST_OPTION_DAYS)),
            Field("part_of", N_("Is dit een deel van een grotere ruimte?"), Choice,
                  hint=N_("Zoals de helft van een zaal met een schuifwand. Is de zaal bezet, "
                          "dan is de helft dat ook.")),
            Field("house_rules", N_("Huisregels"), partial(TextArea, lines=5),
                  hint=N_("Deze staan op de bevestiging van elke boeking.")),
        )  # fmt: skip

    def lay_out_fields(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        column.addWidget(self.name)
        column.addLayout(super().lay_out_fields())
        return column

    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        self._part_of = values.get("part_of", self._part_of)
        self._mark_option()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        week = values["openings"]
        if any(isinstance(day, str) for day in week):
            return ()  # the field says what it cannot read
        # A week that is never open makes no opening hours, which would mean always open.
        found = [*week_problems(week), *self._filled_in(values).problems()]
        return tuple({(p.field, p.code): p for p in found}.values())

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.rooms.save, (self._filled_in(values),)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        if isinstance(theirs, RoomForm) and self._known is not None:
            self._known = replace(self._known, form=theirs)
            if not keep_mine:
                self.load(values_of(theirs))

    def _start(self, known: _Known) -> None:
        self._known = known
        self.button.setEnabled(True)
        self.name.setText(known.form.rules.name)
        part_of: Choice = self.boxes["part_of"].control  # type: ignore[assignment]
        part_of.fill(_wholes(known))
        if self.touched:  # a half-filled form was put back: that stays in view
            self._before = values_of(known.form)
            part_of.set_value(self._part_of)  # only now it has what to choose from
        else:
            self.load(values_of(known.form))

    def _no_longer(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.on_failed(error)
            self.button.setEnabled(False)

    def _mark_option(self) -> None:
        self.boxes["option_days"].setVisible(self.boxes["approval"].control.value())  # type: ignore[attr-defined]

    def _filled_in(self, values: Mapping[str, Any]) -> RoomForm:
        if self._known is None:
            raise RuntimeError("saved before it was read")
        form = self._known.form
        kinds = frozenset({BookerKind.STAFF, *(BookerKind(kind) for kind in values["bookers"])})
        rules = replace(
            form.rules,
            openings=openings_of(values["openings"]),
            closed_on_holidays=values["closed_on_holidays"],
            seats=values["seats"],
            facilities=values["facilities"],
            set_up=values["set_up"],
            clean_up=values["clean_up"],
            bookers=kinds,
            ahead_days=values["ahead_days"],
            group_week_minutes=values["group_week_minutes"],
            approval=values["approval"],
            option_days=values["option_days"],
            whole_id=values["part_of"] or form.rules.id,
            house_rules=values["house_rules"],
        )
        return replace(form, rules=rules)


def values_of(form: RoomForm) -> dict[str, Any]:
    """What the fields show of a room."""
    rules = form.rules
    return {
        "openings": week_of(rules.openings),
        "closed_on_holidays": rules.closed_on_holidays,
        "seats": rules.seats,
        "facilities": rules.facilities,
        "set_up": rules.set_up,
        "clean_up": rules.clean_up,
        "bookers": tuple(kind for kind in BookerKind if kind in rules.bookers),
        "ahead_days": rules.ahead_days,
        "group_week_minutes": rules.group_week_minutes,
        "approval": rules.approval,
        "option_days": rules.option_days,
        "part_of": form.part_of,
        "house_rules": rules.house_rules,
    }


def _read(services: Services, room_id: UUID) -> _Known:
    form = services.rooms.rules(room_id)
    return _Known(form, services.rooms.list(form.rules.community_id))


def _wholes(known: _Known) -> list[tuple[UUID | None, str]]:
    """The rooms it can be a part of; a room that has parts itself can be none."""
    own = known.form.rules
    parts = [r.name for r in known.rooms if r.place == own.id and r.id != own.id]
    if parts:
        return [(None, _("Nee: {rooms} is hier een deel van").format(rooms=", ".join(parts)))]
    whole = [(r.id, r.name) for r in known.rooms if r.place == r.id and r.id != own.id]
    return [(None, _("Nee, het is een eigen ruimte")), *whole]
