"""The log: what took place, who were there, and names in lists that nobody bears."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.activities import (
    ActivityDraft,
    Entry,
    EntryChoices,
    LastTime,
    NamelessLine,
    People,
    Pick,
    Timeline,
)
from desktop.domain.clock import Clock
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.names import PersonName, fold
from desktop.domain.vocabulary import IN_LOG, ActivityState, OccurrenceState
from desktop.models import (
    Activity,
    Community,
    Occurrence,
    Person,
    Programme,
    Room,
    UnmatchedName,
)
from desktop.services import log_records as records
from desktop.storage.database import Database
from desktop.storage.queries import activities as queries
from desktop.storage.queries import attendance
from desktop.storage.queries.timeline import timeline

_USUAL_BEGIN, _USUAL_END = time(10), time(12)


class Log:
    """The entries of the log."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def timeline(self, community_id: UUID | None = None, since: date | None = None) -> Timeline:
        """The log from `since` (the first of this month when None), newest day first."""
        today = self._clock.today()
        with self._database.read() as session:
            first = since or today.replace(day=1)
            return timeline(session, community_id, first, today, self._clock.now())

    def entry(self, activity_id: UUID) -> Entry:
        """An entry as its form shows it. Raises Refused(entry_gone)."""
        with self._database.read() as session:
            found = queries.entry(session, activity_id)
        if found is None:
            raise Refused.because("entry_gone")
        return found

    def new_entry(self, community_id: UUID | None = None) -> Entry:
        """An empty entry of today; the community is the one given or the first of the street.

        Raises Refused(log_without_community) where there is none yet.
        """
        with self._database.read() as session:
            query = select(Community).where(~Community.closed)
            if community_id is not None:
                query = query.where(Community.id == community_id)
            community = session.scalars(
                query.order_by(Community.position, Community.name_key).limit(1)
            ).one_or_none()
            if community is None:
                raise Refused.because("log_without_community")
            draft = ActivityDraft(
                community_id=community.id,
                programme="",
                day=self._clock.today(),
                begins=_USUAL_BEGIN,
                ends=_USUAL_END,
            )
            return Entry(draft=draft, community=community.name, place="")

    def entry_of_booking(self, occurrence_id: UUID) -> Entry:
        """A new entry of what was booked: its time, room and name, and what is usual for it.

        Raises Refused(booking_gone) when it is booked no longer.
        """
        with self._database.read() as session:
            occurrence = session.get(Occurrence, occurrence_id)
            if occurrence is None or occurrence.state is not OccurrenceState.BOOKED:
                raise Refused.because("booking_gone")
            return queries.entry_of_booking(session, occurrence)

    def choices(self, community_id: UUID) -> EntryChoices:
        """Programmes with what is usual for them, rooms, and open questions."""
        with self._database.read() as session:
            return queries.choices(session, community_id)

    def people_to_pick(self, community_id: UUID, day: date) -> People:
        """Who can be ticked: who lived there that day by façade, members, regulars."""
        with self._database.read() as session:
            return attendance.people_to_pick(session, community_id, day)

    def everybody(self, community_id: UUID, day: date) -> tuple[Pick, ...]:
        """Everybody there is, to choose somebody by name."""
        with self._database.read() as session:
            return attendance.everybody(session, community_id, day)

    def same_as_last_time(
        self, programme: str, community_id: UUID, before: date
    ) -> LastTime | None:
        """Who were there the last time before that day; None when it never was."""
        with self._database.read() as session:
            return queries.last_time(session, programme, community_id, before)

    def nameless(self, community_id: UUID | None = None) -> tuple[NamelessLine, ...]:
        """Names in lists that nobody bears and for whom nobody was chosen."""
        with self._database.read() as session:
            return queries.nameless(session, community_id)

    def log(self, draft: ActivityDraft) -> UUID:
        """Adds or changes an entry, held or concept; gives its id.

        Raises Refused for problems, person_gone, and activity_twice (values: programme, day,
        begins) until the draft is `sure`. Conflict, with the entry as it is now, when it was
        changed since it was read.
        """
        act = "log.change" if draft.id else "log.record"
        with self._database.write(act) as session:
            activity = self._activity(session, draft)
            nameless = len(queries.nameless(session, None, draft.id)) if draft.id else 0
            if problems := draft.problems(self._clock.today(), nameless):
                raise Refused(*problems)
            self._require_once(session, draft)
            self._require_known(session, draft)
            programme = records.programme_named(session, draft)
            if activity is None:
                activity = Activity(id=new_id())
                session.add(activity)
            records.set_columns(activity, draft, programme.id)
            if activity.occurrence_id is None and activity.room_id is not None:
                activity.occurrence_id = queries.booking_of(
                    session, activity.room_id, activity.begins_utc, activity.ends_utc
                )
            records.save_attendance(session, activity, draft)
            records.save_note(session, activity.id, draft.note)
            records.save_questions(session, activity.id, draft.questions)
            return activity.id

    def log_booking(self, occurrence_id: UUID, people: frozenset[UUID]) -> UUID:
        """Adds what was booked as it was booked, held by these people; gives the entry's id.

        Raises what `entry_of_booking` and `log` raise.
        """
        draft = self.entry_of_booking(occurrence_id).draft
        return self.log(replace(draft, people=people, state=ActivityState.HELD))

    def strike(self, activity_id: UUID) -> None:
        """Strikes an entry with its attendance: it counts no longer. Raises Refused(entry_gone)."""
        with self._database.write("log.strike") as session:
            activity = session.get(Activity, activity_id, with_for_update=True)
            if activity is None or activity.state is ActivityState.STRUCK:
                raise Refused.because("entry_gone")
            activity.state = ActivityState.STRUCK
            for row in records.attendance_of(session, activity_id).values():
                row.struck = True

    def resolve(self, nameless_id: UUID, who: UUID | PersonName) -> int:
        """Says who a name in a list is: somebody known, or somebody to be made.

        Every open mention of that name in the community becomes an attendance, so that one
        head without a name becomes one with; gives how many. Raises Refused: nameless_gone,
        person_gone, first_name_missing.
        """
        with self._database.write("log.resolve") as session:
            name = session.get(UnmatchedName, nameless_id)
            if name is None or name.resolved_on is not None:
                raise Refused.because("nameless_gone")
            person_id = self._person(session, who)
            same = session.execute(
                select(UnmatchedName, Activity)
                .join(Activity, Activity.id == UnmatchedName.activity_id)
                .where(
                    UnmatchedName.community_id == name.community_id,
                    UnmatchedName.name_key == name.name_key,
                    UnmatchedName.resolved_on.is_(None),
                    Activity.state.in_(IN_LOG),
                )
                .order_by(UnmatchedName.id)
            ).all()
            if not same:
                raise Refused.because("nameless_gone")
            for mention, activity in same:
                mention.person_id = person_id
                mention.resolved_on = self._clock.today()
                records.be_there(session, activity, person_id)
            return len(same)

    def _activity(self, session: Session, draft: ActivityDraft) -> Activity | None:
        if draft.id is None:
            return None
        activity = session.get(Activity, draft.id, with_for_update=True)
        if activity is None or activity.state not in IN_LOG:
            raise Refused.because("entry_gone")
        if queries.stamp(session, activity) != draft.stamp:
            raise Conflict(theirs=queries.entry(session, draft.id))
        return activity

    @staticmethod
    def _require_once(session: Session, draft: ActivityDraft) -> None:
        if draft.sure:
            return
        query = (
            select(Activity.id)
            .join(Programme, Programme.id == Activity.programme_id)
            .where(
                Programme.name_key == fold(draft.programme),
                Activity.community_id == draft.community_id,
                Activity.day == draft.day,
                Activity.begins == draft.begins,
                Activity.state.in_(IN_LOG),
            )
        )
        if draft.id is not None:
            query = query.where(Activity.id != draft.id)
        if session.scalar(query.limit(1)) is not None:
            raise Refused.because(
                "activity_twice",
                "programme",
                programme=draft.programme.strip(),
                day=draft.day,
                begins=draft.begins,
            )

    @staticmethod
    def _require_known(session: Session, draft: ActivityDraft) -> None:
        """Everything the draft points at is there, and a room is one of the community."""
        wanted = set(draft.people) | ({draft.initiator_id} - {None})
        known = set(session.scalars(select(Person.id).where(Person.id.in_(wanted), ~Person.erased)))
        if wanted - known:
            raise Refused.because("person_gone", "people")
        if draft.room_id is not None:
            room = session.get(Room, draft.room_id)
            if room is None or room.community_id != draft.community_id:
                raise Refused.because("room_elsewhere", "where")

    @staticmethod
    def _person(session: Session, who: UUID | PersonName) -> UUID:
        if isinstance(who, UUID):
            found = session.get(Person, who)
            if found is None or found.erased:
                raise Refused.because("person_gone")
            return found.id
        if not who.first.strip():
            raise Refused.because("first_name_missing", "first")
        person = records.person_named(who)
        session.add(person)
        return person.id
