"""Use cases of rooms: their rules, closures, school holidays and keys."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.rooms.closings import FARTHEST_YEARS, ClosingDraft, ClosingEffects
from desktop.domain.rooms.holidays import SchoolHoliday, SchoolKey, in_region
from desktop.domain.rooms.keys import KeyList
from desktop.domain.rooms.room_form import RoomForm
from desktop.domain.rooms.rules import Closing, Opening, RoomRules
from desktop.domain.rooms.school_form import SchoolDraft, SchoolForm
from desktop.domain.vocabulary import BookerKind, SchoolRegion
from desktop.models import Closure, Community, OpeningHours, Room
from desktop.services.rooms import closings, school
from desktop.services.rooms.parts import make_part
from desktop.storage.database import Database
from desktop.storage.queries import keys, rooms, school_days

_AHEAD = timedelta(days=366 * FARTHEST_YEARS)


class Rooms:
    """The rooms of the communities: what they ask, and when they are closed.

    What touches bookings holds the rooms of the community first, so that it never crosses
    somebody who books.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self, community_id: UUID | None = None) -> tuple[RoomRules, ...]:
        """The rooms in use, of a community (of all), in the order of the street."""
        with self._database.read() as session:
            return tuple(r for r in rooms.rules(session, community_id) if not r.closed)

    def rules(self, room_id: UUID) -> RoomForm:
        """A room as its editor shows it. Raises Refused(room_gone)."""
        with self._database.read() as session:
            return _form(session, room_id)

    def save(self, form: RoomForm) -> None:
        """Changes the rules of a room; its name and place are the community's.

        When it becomes a part of another room, or stops being one, its dates to come follow;
        of those that then overlap whoever booked first keeps the room, the others become
        clashes. Raises Refused for problems, and Conflict with the room as it now stands when
        it was changed since the form was read.
        """
        if problems := form.problems():
            raise Refused(*problems)
        rules = form.rules
        with self._database.write("rooms.change") as session:
            community_id = _community_of(session, rules.id)
            rooms.lock(session, community_id)
            room = session.get_one(Room, rules.id)
            if room.version != form.version:
                raise Conflict(theirs=_form(session, room.id))
            room.version += 1  # also when only its opening hours change
            if (room.seats, room.facilities) != (rules.seats, rules.facilities):
                # The editor of the community has these too: it must notice.
                session.get_one(Community, community_id).version += 1
            _describe(room, rules)
            _save_openings(session, room.id, rules.openings)
            make_part(session, room, form.part_of, self._clock.now())

    def closings(self, community_id: UUID) -> tuple[Closing, ...]:
        """The closures of a community that are not over, in order of begin."""
        now = self._clock.local_now().replace(tzinfo=None)
        with self._database.read() as session:
            found = rooms.closings(session, (community_id,), now.date(), now.date() + _AHEAD)
        return tuple(closing for closing in found if closing.ends > now)

    def closing(self, closing_id: UUID) -> ClosingDraft:
        """A closure as its editor shows it. Raises Refused(closing_gone)."""
        with self._database.read() as session:
            return closings.draft_of(_closure(session, closing_id))

    def preview_closing(self, draft: ClosingDraft) -> ClosingEffects:
        """The bookings to come that fall in it. Raises Refused for problems of the draft."""
        if problems := draft.problems():
            raise Refused(*problems)
        with self._database.read() as session:
            _require_room(session, draft)
            return closings.effects(session, draft, self._clock.now())

    def save_closing(self, draft: ClosingDraft) -> UUID:
        """Closes a room, or all rooms, for a while; or changes a closure. Gives its id.

        With the effect AROUND the bookings to come in it become clashes; those that a changed
        closure no longer touches are booked again where their room is free. Raises Refused for
        problems, room_gone and closing_gone; Conflict with the draft as it now stands.
        """
        if problems := draft.problems():
            raise Refused(*problems)
        now = self._clock.now()
        with self._database.write("rooms.close") as session:
            rooms.lock(session, draft.community_id)
            _require_room(session, draft)
            if draft.id is None:
                closure = Closure(id=new_id(), community_id=draft.community_id)
                session.add(closure)
            else:
                closure = _closure(session, draft.id)
                if closure.version != draft.version:
                    raise Conflict(theirs=closings.draft_of(closure))
                closings.open_again(session, closure, now)
            closings.describe(closure, draft)
            session.flush()
            closings.shut(session, closure, now)
            return closure.id

    def strike_closing(self, closing_id: UUID) -> int:
        """Takes a closure away; gives how many dates are booked again because of it.

        Raises Refused(closing_gone).
        """
        with self._database.write("rooms.open") as session:
            community_id = session.scalar(
                select(Closure.community_id).where(Closure.id == closing_id)
            )
            if community_id is None:
                raise Refused.because("closing_gone")
            rooms.lock(session, community_id)
            closure = _closure(session, closing_id)
            given = closings.open_again(session, closure, self._clock.now())
            closure.struck = True
            return given

    def school_region(self, community_id: UUID) -> SchoolRegion:
        """The region of a community's schools. Raises Refused(community_gone)."""
        with self._database.read() as session:
            return _community(session, community_id).school_region

    def set_school_region(self, community_id: UUID, region: SchoolRegion) -> None:
        """Says in which region a community is. Raises Refused(community_gone)."""
        with self._database.write("rooms.school_region") as session:
            _community(session, community_id).school_region = region

    def school_holidays(self, region: SchoolRegion) -> tuple[SchoolHoliday, ...]:
        """The school holidays of a region that are known and not over, in order."""
        today = self._clock.today()
        with self._database.read() as session:
            table = school_days.table(session)
        return tuple(one for one in in_region(table, region) if one.ends > today)

    def school_form(self, region: SchoolRegion, key: SchoolKey | None = None) -> SchoolForm:
        """A school holiday as its editor shows it; without `key` a new one.

        Raises Refused(school_gone).
        """
        with self._database.read() as session:
            return school.form(session, region, key)

    def save_school_holiday(self, draft: SchoolDraft) -> None:
        """Keeps a school holiday of our own, in place of the one that ships if that has its key.

        Raises Refused for problems and school_gone; Conflict with the holiday as it now stands.
        """
        with self._database.write("rooms.school_holiday") as session:
            school.save(session, draft, self._clock.today())

    def strike_school_holiday(self, holiday: SchoolHoliday) -> SchoolHoliday | None:
        """Takes one of our own away; gives the one that ships and stands there again, if any.

        Raises Refused(school_gone); Conflict with the holiday as it now stands.
        """
        with self._database.write("rooms.school_holiday") as session:
            return school.strike(session, holiday)

    def keys(self, community_id: UUID, day: date | None = None) -> KeyList:
        """Who has a key of which room on a day (today). Raises Refused(community_gone)."""
        day = day or self._clock.today()
        with self._database.read() as session:
            name = _community(session, community_id).name
            return KeyList(name, day, keys.lines(session, community_id, day))


def _form(session: Session, room_id: UUID) -> RoomForm:
    community_id = _community_of(session, room_id)
    version = session.get_one(Room, room_id).version
    found = next(r for r in rooms.rules(session, community_id) if r.id == room_id)
    return RoomForm(found, version)


def _community_of(session: Session, room_id: UUID) -> UUID:
    """Asked as a column: the record itself is read after the rooms are held."""
    found = session.scalar(select(Room.community_id).where(Room.id == room_id))
    if found is None:
        raise Refused.because("room_gone")
    return found


def _community(session: Session, community_id: UUID) -> Community:
    found = session.get(Community, community_id)
    if found is None:
        raise Refused.because("community_gone")
    return found


def _closure(session: Session, closing_id: UUID) -> Closure:
    found = session.get(Closure, closing_id)
    if found is None or found.struck:
        raise Refused.because("closing_gone")
    return found


def _require_room(session: Session, draft: ClosingDraft) -> None:
    if draft.room_id is None:
        return
    if session.scalar(select(Room.community_id).where(Room.id == draft.room_id)) != (
        draft.community_id
    ):
        raise Refused.because("room_gone", "room_id")


def _describe(room: Room, rules: RoomRules) -> None:
    room.seats, room.facilities = rules.seats, rules.facilities.strip()
    room.house_rules = rules.house_rules.strip()
    room.set_up, room.clean_up = rules.set_up, rules.clean_up
    room.for_residents = BookerKind.RESIDENT in rules.bookers
    room.for_groups = BookerKind.GROUP in rules.bookers
    room.for_partners = BookerKind.PARTNER in rules.bookers
    room.for_area = BookerKind.AREA in rules.bookers
    room.ahead_days = rules.ahead_days
    room.approval, room.option_days = rules.approval, rules.option_days
    room.group_week_minutes = rules.group_week_minutes
    room.closed_on_holidays = rules.closed_on_holidays


def _save_openings(session: Session, room_id: UUID, wanted: tuple[Opening, ...]) -> None:
    """Keeps the stretches that stay, so that undo and the audit tell what really changed."""
    missing = list(wanted)
    for stored in session.scalars(select(OpeningHours).where(OpeningHours.room_id == room_id)):
        same = Opening(stored.weekday, stored.opens, stored.closes)
        if same in missing:
            missing.remove(same)
        else:
            session.delete(stored)
    for one in missing:
        session.add(
            OpeningHours(room_id=room_id, weekday=one.weekday, opens=one.opens, closes=one.closes)
        )
