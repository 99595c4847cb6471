"""Writes the activities of a list with who was there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.identity import new_id
from desktop.domain.names import PersonName, fold
from desktop.domain.reading.rehearsal import Change
from desktop.domain.reading.visits import ActivityRow
from desktop.domain.reading.words import Column
from desktop.domain.vocabulary import (
    ActivityState,
    AttendanceKind,
    Initiative,
    Openness,
)
from desktop.domain.wall_clock import span
from desktop.models import (
    Activity,
    ActivityNote,
    Attendance,
    Person,
    Programme,
    UnmatchedName,
)
from desktop.services.importing.places import Places
from desktop.storage.queries.importing import Standings

_UNMATCHED_DAYS = 90


@dataclass(frozen=True, slots=True)
class Presence:
    """Who to add to an activity: people, keys of people still to be made, names of nobody."""

    people: tuple[UUID, ...] = ()
    fresh: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class VisitRecords:
    """The records of activities in one session."""

    def __init__(self, session: Session, places: Places, today: date) -> None:
        self._session = session
        self._places = places
        self._today = today
        self._made: dict[str, UUID] = {}
        self._standings: Standings | None = None

    def learn_standings(self, community_ids: Collection[UUID]) -> None:
        """Learns what everybody is to those communities; new ones have nobody yet."""
        self._standings = Standings(self._session, community_ids)

    def make_programme(self, name: str, usual: ActivityRow) -> Programme:
        """A kind of activity nobody knew, with what is usual for it."""
        made = Programme(
            id=new_id(),
            name=name,
            name_key=fold(name),
            openness=usual.openness or Openness.RESIDENTS,
            initiative=usual.initiative or Initiative.TOGETHER,
            ambition=usual.ambition,
        )
        self._session.add(made)
        return made

    def make_person(self, key: str, name: PersonName) -> None:
        """Somebody whom only a list of who was there names: a neighbour, no member."""
        person = Person(
            id=new_id(),
            first_name=name.first,
            infix=name.infix,
            surname=name.surname,
            name_key=name.name_key,
            first_key=name.first_key,
            sort_key=name.sort_key,
        )
        self._session.add(person)
        self._made[key] = person.id

    def add(
        self,
        row: ActivityRow,
        community: str,
        programme: Programme,
        presence: Presence,
        run_id: UUID,
    ) -> None:
        """A new activity with attendance, names of nobody, and remark."""
        community_id = self._community(community)
        when = span(row.day, row.begins, row.ends)
        activity = Activity(
            id=new_id(),
            community_id=community_id,
            programme_id=programme.id,
            room_id=self._places.room_id(community, self._places.room(community, row.room))
            if row.room
            else None,
            import_run_id=run_id,
            day=row.day,
            begins=row.begins,
            ends_day=when.ends_day,
            ends=row.ends,
            begins_utc=when.begins_utc,
            ends_utc=when.ends_utc,
            state=ActivityState.HELD,
            openness=row.openness or programme.openness,
            initiative=row.initiative or programme.initiative,
            ambition=row.ambition or programme.ambition,
            guests=row.guests,
            staff_minutes=row.staff_minutes,
            volunteer_minutes=row.volunteer_minutes,
            hours_estimated=row.estimated,
        )
        self._session.add(activity)
        self._add_presence(activity, presence)
        if row.remark:
            self._session.add(ActivityNote(id=new_id(), activity_id=activity.id, text=row.remark))

    def change(
        self, activity: Activity, row: ActivityRow, community: str, presence: Presence
    ) -> None:
        """Adds what the list says more of an activity that is there."""
        when = span(row.day, row.begins, row.ends)
        if not row.estimated:
            activity.ends_day, activity.ends = when.ends_day, row.ends
            activity.ends_utc = when.ends_utc
        activity.guests = row.guests or activity.guests
        activity.initiative = row.initiative or activity.initiative
        activity.state = ActivityState.HELD
        if row.room:
            activity.room_id = self._places.room_id(
                community, self._places.room(community, row.room)
            )
        self._add_presence(activity, presence)

    def differences(self, known: Activity, row: ActivityRow, community: str) -> list[Change]:
        """What the list says else than the log, besides who was there."""
        found = []
        if not row.estimated and known.ends != row.ends:
            found.append(Change(Column.END.value, known.ends, row.ends))
        if row.guests and known.guests != row.guests:
            found.append(Change(Column.GUESTS.value, str(known.guests), str(row.guests)))
        if row.initiative and known.initiative is not row.initiative:
            found.append(
                Change(Column.INITIATIVE.value, known.initiative.value, row.initiative.value)
            )
        if row.room:
            room = self._places.room_id(community, self._places.room(community, row.room))
            if room is None or room != known.room_id:
                found.append(Change(Column.ROOM.value, "", row.room))
        if known.state is not ActivityState.HELD:
            found.append(Change(Column.ACTIVITY.value, known.state.value, "held"))
        return found

    def _add_presence(self, activity: Activity, presence: Presence) -> None:
        for person_id in presence.people:
            self._add_attendance(activity, person_id)
        for key in presence.fresh:
            self._add_attendance(activity, self._made[key])
        for name in presence.unknown:
            self._session.add(
                UnmatchedName(
                    id=new_id(),
                    community_id=activity.community_id,
                    activity_id=activity.id,
                    name=name,
                    name_key=fold(name),
                    expires_on=self._today + timedelta(days=_UNMATCHED_DAYS),
                )
            )

    def _add_attendance(self, activity: Activity, person_id: UUID) -> None:
        kind = AttendanceKind.AREA
        if self._standings is not None:
            kind = self._standings.kind(activity.community_id, person_id, activity.day)
        self._session.add(
            Attendance(
                id=new_id(),
                community_id=activity.community_id,
                activity_id=activity.id,
                person_id=person_id,
                day=activity.day,
                kind=kind,
                helped=kind is AttendanceKind.VOLUNTEER,
            )
        )

    def _community(self, key: str) -> UUID:
        found = self._places.community_id(key)
        if found is None:
            raise KeyError(key)
        return found
