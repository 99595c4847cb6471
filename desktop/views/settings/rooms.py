"""Ruimtes: the rules of each room, when rooms are closed, and the school holidays."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.communities import CommunityLine
from desktop.domain.rooms.holidays import SchoolHoliday
from desktop.domain.rooms.rules import Closing, RoomRules
from desktop.domain.vocabulary import SchoolRegion
from desktop.i18n import N_, _, ngettext
from desktop.labels import label
from desktop.services import Services
from desktop.views.kit.buttons import Button
from desktop.views.kit.choices import Choice
from desktop.views.kit.desk import Desk
from desktop.views.kit.fields import FieldBox
from desktop.views.kit.labels import PlainLabel
from desktop.views.settings.room_row import Row, empty
from desktop.views.settings.room_school import SchoolHolidays, school_struck_text
from desktop.views.settings.room_words import closing_text, room_text
from desktop.views.settings.section import Section


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the section shows of one community."""

    communities: tuple[CommunityLine, ...]
    community_id: UUID | None = None
    rooms: tuple[RoomRules, ...] = ()
    closings: tuple[Closing, ...] = ()
    region: SchoolRegion = SchoolRegion.NORTH
    holidays: tuple[SchoolHoliday, ...] = ()


class Rooms(Section):
    """The rooms of one community at a time.

    `room_asked` carries the id of a room to edit; `closing_asked` the id of the community and
    that of a closure, or None for a new one; `school_asked` the region and key of a school
    holiday, or None for a new one.
    """

    title: ClassVar[str] = N_("Ruimtes")

    room_asked = Signal(UUID)
    closing_asked = Signal(UUID, object)
    school_asked = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = desk.community_id
        self._seen: _Shown | None = None
        self._room_rows: list[Row] = []
        self._closing_rows: list[Row] = []
        self.begin(
            _(self.title),
            _("Wat elke ruimte vraagt van wie boekt. Een medewerker mag er met een reden "
              "van afwijken."),
        )  # fmt: skip
        self.community = Choice()
        self.community.edited.connect(self._choose)
        self._which = FieldBox(_("Community"), self.community)
        self.add_row(self._which)
        self._none = PlainLabel("", wrap=True)
        self.column.addWidget(self._none)
        self._room_place = self._add_place()
        self.add_block(
            _("Sluitingen"),
            _("Tijden waarop een ruimte dicht is, zoals een vakantie of een verbouwing."),
        )
        self._no_closing = PlainLabel(_("Er staat geen sluiting."))
        self.column.addWidget(self._no_closing)
        self._closing_place = self._add_place()
        self.new = Button(_("Nieuwe sluiting"), icon="door")
        self.new.clicked.connect(self._ask_new)
        self.add_row(self.new)
        self.add_block(
            _("Schoolvakanties"),
            _("Deze staan in de agenda ter herinnering. De ruimtes blijven dan gewoon open."),
        )
        self.region = Choice([(region, label(region)) for region in SchoolRegion])
        self.region.edited.connect(self._choose_region)
        self.add_row(FieldBox(_("Regio van de scholen"), self.region))
        self.school = SchoolHolidays()
        self.school.new.clicked.connect(self._ask_school)
        self.school.edit_asked.connect(self._ask_school_change)
        self.school.away_asked.connect(self._strike_school)
        self.column.addWidget(self.school)
        for part in (self._which, self._none, self._no_closing):
            part.hide()

    def reload(self) -> None:
        """Asks for the rooms and closures of the community in view."""
        self.ask(_read, self.desk.services, self._wanted, then=self._show)

    def show_community(self, community_id: UUID) -> None:
        """Turns to that community."""
        self._wanted = community_id
        self.reload()

    def room_rows(self) -> tuple[Row, ...]:
        """The rooms as they are shown."""
        return tuple(self._room_rows)

    def closing_rows(self) -> tuple[Row, ...]:
        """The closures as they are shown."""
        return tuple(self._closing_rows)

    def _add_place(self) -> QVBoxLayout:
        place = QVBoxLayout()
        place.setSpacing(0)
        self.column.addLayout(place)
        return place

    def _show(self, shown: _Shown) -> None:
        self._wanted = shown.community_id
        self.community.fill([(one.id, one.name) for one in shown.communities])
        self.community.set_value(shown.community_id)
        self._which.setVisible(len(shown.communities) > 1)
        if not shown.communities:
            self._none.setText(_("Er is nog geen community. Maak er een bij Community's."))
        else:
            self._none.setText(_("Er is nog geen ruimte. Voeg er een toe bij Community's."))
        self._none.setVisible(not shown.rooms)
        self._no_closing.setVisible(not shown.closings)
        if shown.rooms:
            self.new.allow()
        else:
            self.new.forbid(self._none.text())
        self.region.set_value(shown.region)
        self.region.setEnabled(shown.community_id is not None)
        self.school.setVisible(shown.community_id is not None)
        if shown == self._seen:
            return
        self._seen = shown
        self.school.show_holidays(shown.holidays)
        empty(self._room_place, self._room_rows)
        empty(self._closing_place, self._closing_rows)
        for room in shown.rooms:
            row = Row(room.id, room.name, room_text(room, shown.rooms))
            row.edit_asked.connect(self.room_asked)
            self._room_rows.append(row)
            self._room_place.addWidget(row)
        names = {room.id: room.name for room in shown.rooms}
        for closing in shown.closings:
            where = names[closing.room_id] if closing.room_id in names else _("alle ruimtes")
            told = (closing_text(closing), where, label(closing.effect))
            row = Row(closing.id, closing.name, " · ".join(told), away=True)
            row.edit_asked.connect(self._ask_closing)
            row.away_asked.connect(self._strike)
            self._closing_rows.append(row)
            self._closing_place.addWidget(row)

    def _choose(self) -> None:
        self._wanted = self.community.value()
        self.reload()

    def _choose_region(self) -> None:
        if self._wanted is not None:
            self.act(
                self.desk.services.rooms.set_school_region, self._wanted, self.region.value(),
                then=self._region_set,
            )  # fmt: skip

    def _region_set(self, result: object) -> None:
        self.desk.tell(_("De regio is veranderd"))
        self.reload()

    def _ask_new(self) -> None:
        self.closing_asked.emit(self._wanted, None)

    def _ask_closing(self, closing_id: UUID) -> None:
        self.closing_asked.emit(self._wanted, closing_id)

    def _ask_school(self) -> None:
        self.school_asked.emit(self.region.value(), None)

    def _ask_school_change(self, holiday: SchoolHoliday) -> None:
        self.school_asked.emit(holiday.region, holiday.key)

    def _strike_school(self, holiday: SchoolHoliday) -> None:
        self.act(self.desk.services.rooms.strike_school_holiday, holiday, then=self._school_struck)

    def _school_struck(self, again: SchoolHoliday | None) -> None:
        self.desk.tell(school_struck_text(again))
        self.reload()

    def _strike(self, closing_id: UUID) -> None:
        self.act(self.desk.services.rooms.strike_closing, closing_id, then=self._struck)

    def _struck(self, given: int) -> None:
        self.desk.tell(struck_text(given))
        self.reload()


def struck_text(given: int) -> str:
    """What is said when a closure is taken away."""
    if not given:
        return _("De sluiting is weg")
    return ngettext(
        "De sluiting is weg, {n} boeking staat er weer",
        "De sluiting is weg, {n} boekingen staan er weer",
        given,
    ).format(n=given)


def _read(services: Services, wanted: UUID | None) -> _Shown:
    """One community: the wanted one, or the first of the street."""
    communities = tuple(c for c in services.communities.list() if not c.closed)
    if not communities:
        return _Shown(())
    known = {one.id for one in communities}
    community_id = wanted if wanted in known else communities[0].id
    rooms = services.rooms
    region = rooms.school_region(community_id)
    return _Shown(
        communities,
        community_id,
        rooms.list(community_id),
        rooms.closings(community_id),
        region,
        rooms.school_holidays(region),
    )
