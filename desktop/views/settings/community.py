"""The editor of a community: façade, doors, rooms, partners; changed at any time."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout

from desktop.domain.communities import CommunityDraft, PartnerDraft, RoomDraft
from desktop.domain.errors import BuurtschapError, Problem
from desktop.domain.vocabulary import CommunityKind, CommunityPhase, Roof, TieWord
from desktop.i18n import N_
from desktop.labels import label
from desktop.views.gevel.preview import FacadePreview
from desktop.views.kit import theme
from desktop.views.kit.choices import Choice, Segments
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import LineEdit
from desktop.views.kit.form import Field, Form
from desktop.views.settings.community_labels import LabelsField
from desktop.views.settings.community_lists import PartnersField, RoomsField
from desktop.views.settings.community_storeys import StoreysField
from desktop.views.settings.community_ties import tie_fields, tie_rules, tie_values

_USUAL = CommunityDraft("", (8, 8, 8))


class CommunityEditor(Form):
    """A community by its id in `subject`, or a new one. The façade is drawn while one types.

    `rules_asked` carries the id of a room of which somebody wants to see the rules.
    """

    key = "community"

    rules_asked = Signal(UUID)

    def __init__(self, desk: Desk, subject: str = "") -> None:
        self._base = _USUAL
        self.preview = FacadePreview()
        super().__init__(desk, subject)
        for name in ("storeys", "roof", "rooms"):
            self.boxes[name].control.edited.connect(self._draw)  # type: ignore[attr-defined]
        self.boxes["rooms"].control.rules_asked.connect(self.rules_asked)  # type: ignore[attr-defined]
        if subject:
            desk.runner.data(
                desk.services.communities.draft, UUID(subject),
                then=self._start, failed=self._no_longer,
            )  # fmt: skip
        else:
            self._start(_USUAL)

    def fields(self) -> tuple[Field, ...]:
        return (
            Field("name", N_("Naam van de community"), LineEdit),
            Field("storeys", N_("Verdiepingen met woningen"), StoreysField,
                  hint=N_("Eerst hoeveel het er zijn, daaronder de deuren van elke verdieping.")),
            Field("roof", N_("Dak"), partial(Segments, _options(Roof, capital=True))),
            Field("labels", N_("Nummers van de woningen"), LabelsField),
            Field("rooms", N_("Ruimtes, van links naar rechts"), RoomsField),
            Field("kind", N_("Soort"), partial(Choice, _options(CommunityKind))),
            Field("phase", N_("Fase"), partial(Choice, _options(CommunityPhase))),
            Field("tie_word", N_("Woord voor wie een ander bijstaat"),
                  partial(Choice, _options(TieWord))),
            *tie_fields(),
            Field("partners", N_("Partners"), PartnersField),
        )  # fmt: skip

    def lay_out_fields(self) -> QLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(12))
        column.addWidget(self.preview)
        column.addLayout(super().lay_out_fields())
        return column

    def load(self, values: Mapping[str, Any]) -> None:
        # The labels need the doors first.
        if "storeys" in values:
            self._labels().set_storeys(tuple(values["storeys"]))
        super().load(values)
        self._draw()

    def problems(self, values: Mapping[str, Any]) -> tuple[Problem, ...]:
        return self._draft(values).problems()

    def job(self, values: Mapping[str, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.desk.services.communities.save, (self._draft(values),)

    def on_conflict(self, theirs: Any, *, keep_mine: bool) -> None:
        if theirs is not None:
            self._base, self.version = theirs, theirs.version
            if not keep_mine:
                self.load(values_of(theirs))

    def _start(self, draft: CommunityDraft) -> None:
        self._base = draft
        self.filled_from(draft.version)
        if self.touched:  # a half-filled form was put back: that stays in view
            self._before = values_of(draft)
        else:
            self.load(values_of(draft))

    def _no_longer(self, error: Exception) -> None:
        if isinstance(error, BuurtschapError):
            self.on_failed(error)

    def _labels(self) -> LabelsField:
        field: LabelsField = self.boxes["labels"].control  # type: ignore[assignment]
        return field

    def _draw(self) -> None:
        values = self.read_draft()
        self._labels().set_storeys(values["storeys"])
        rooms = [name for _id, name, *_rest in values["rooms"]]
        self.preview.show_plan(values["storeys"], values["roof"], rooms)

    def _draft(self, values: Mapping[str, Any]) -> CommunityDraft:
        return CommunityDraft(
            name=values["name"],
            storeys=values["storeys"],
            roof=Roof(values["roof"]),
            kind=CommunityKind(values["kind"]),
            phase=CommunityPhase(values["phase"]),
            tie_word=TieWord(values["tie_word"]),
            rooms=tuple(
                RoomDraft(name, room_id, seats, facilities)
                for room_id, name, seats, facilities in values["rooms"]
            ),
            partners=tuple(
                PartnerDraft(name, part, contact, partner_id)
                for partner_id, name, part, contact in values["partners"]
            ),
            labels=values["labels"],
            ties=tie_rules(values),
            id=self._base.id,
            version=self.version,
        )


def values_of(draft: CommunityDraft) -> dict[str, Any]:
    """What the fields show of a community."""
    return {
        "name": draft.name,
        "storeys": draft.storeys,
        "roof": draft.roof,
        "labels": dict(draft.labels),
        "rooms": tuple((room.id, room.name, room.seats, room.facilities) for room in draft.rooms),
        "kind": draft.kind,
        "phase": draft.phase,
        "tie_word": draft.tie_word,
        **tie_values(draft.ties),
        "partners": tuple((p.id, p.name, p.part, p.contact) for p in draft.partners),
    }


def _options(vocabulary: Any, *, capital: bool = False) -> list[tuple[Any, str]]:
    words = [(value, label(value)) for value in vocabulary]
    return [(value, word.capitalize() if capital else word) for value, word in words]
