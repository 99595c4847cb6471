"""The rooms a calendar names, who holds them, and when they are closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.errors import Problem
from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.domain.reading.calendar import EventDate
from desktop.domain.rooms.held import HeldRooms
from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.rooms.openness import in_the_way
from desktop.domain.rooms.plan import HeldTime, InTheWay, PlanFacts
from desktop.domain.rooms.rules import Closing, Holiday, RoomRules
from desktop.domain.wall_clock import Span, to_local
from desktop.services.importing.places import Places
from desktop.storage.queries import bookings
from desktop.storage.queries import rooms as queries

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What has a room already: a value of InTheWay and its title; both "" when it is free."""

    why: str = ""
    title: str = ""


class BookingRooms:
    """The rooms of one community by key, also those that are only noted to be made."""

    def __init__(self, session: Session, places: Places, community: str) -> None:
        self._session = session
        self._places = places
        self._community = community
        self._rules = self._read_rules()
        self._noted: dict[str, RoomRules] = {}
        self._facts: PlanFacts | None = None

    def key(self, name: str) -> str:
        """The key of the room of that name, noted as new when there is none."""
        return self._places.room(self._community, name)

    def key_of(self, room_id: UUID) -> str:
        """The key of a room that is there."""
        return fold(self._rules[room_id].name)

    def room_id(self, key: str) -> UUID | None:
        """Its id; None while it is only noted."""
        return self._places.room_id(self._community, key)

    def placed(self, key: str) -> RoomRules:
        """The room with its rules; one that is only noted has none, and no id that lasts."""
        room_id = self.room_id(key)
        if room_id is None:
            nowhere = UUID(int=0)
            return self._noted.setdefault(key, RoomRules(new_id(), nowhere, key))
        if room_id not in self._rules:  # it was made meanwhile
            self._rules = self._read_rules()
        return self._rules[room_id]

    def look(
        self,
        keys: Collection[str],
        dates: Sequence[EventDate],
        leaving: Collection[UUID],
        now: datetime,
    ) -> None:
        """Reads who holds these rooms on these dates, but for the dates that leave."""
        rooms = {room.id: room for room in map(self.placed, keys)} | self._rules
        moments = [moment for date in dates for moment in date.moments]
        held: tuple[HeldTime, ...] = ()
        if moments:
            wholes = {self.placed(key).place for key in keys}
            held = bookings.held(self._session, wholes, min(moments), max(moments), leaving)
        self._held = HeldRooms(rooms, held, None)
        coming = [date for date in dates if date.moments[1] > now]
        self._facts = self._closed_times(rooms, coming, to_local(now))

    def take(self, key: str, booking_id: UUID, date: EventDate, title: str) -> Taken:
        """Holds the room on that date; or what has it then."""
        room = self.placed(key)
        begins, ends = date.moments
        for _, other in self._held.around(room, begins, ends):
            own = other.booking_id == booking_id
            why = InTheWay.OWN_SERIES if own else InTheWay.TAKEN
            return Taken(why.value, other.title)
        self._held.add(HeldTime(new_id(), booking_id, room.id, begins, ends, title))
        return Taken()

    def closed(self, key: str, date: EventDate) -> list[Problem]:
        """When the room is closed on a date to come, as notices: a calendar tells facts."""
        if self._facts is None:
            return []
        begins, ends = date.moments
        at = Span(
            date.begins.date(), date.begins.time(), date.ends.date(), date.ends.time(), begins, ends
        )
        found = in_the_way(self.placed(key), at, self._facts)
        day = date.begins.date()
        names = dict.fromkeys(o.name for o in found if o.kind is not InTheWay.NOT_OPEN)
        notices = [Problem("", "date_closed", {"day": day, "name": name}) for name in names]
        if not notices and found:
            notices = [Problem("", "date_outside_hours", {"day": day})]
        return notices

    def _closed_times(
        self, rooms: dict[UUID, RoomRules], coming: Sequence[EventDate], now: datetime
    ) -> PlanFacts | None:
        if not coming:
            return None
        first = min(date.begins.date() for date in coming)
        until = max(date.ends.date() for date in coming)
        community_id = self._places.community_id(self._community)
        closings: tuple[Closing, ...] = ()
        holidays: tuple[Holiday, ...] = ()
        if community_id is not None:
            closings = queries.closings(self._session, (community_id,), first, until + _DAY)
            holidays = public_holidays(first, until + _DAY)
        return PlanFacts(rooms, (), closings, holidays, now, until)

    def _read_rules(self) -> dict[UUID, RoomRules]:
        community_id = self._places.community_id(self._community)
        if community_id is None:
            return {}
        return {room.id: room for room in queries.rules(self._session, community_id)}
