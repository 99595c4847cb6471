"""Reading the day page: the street and the rooms, in a dozen queries; never one per row."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.names import PersonName
from desktop.domain.street import (
    DRAWN_TIES,
    Dweller,
    GroundRoom,
    Home,
    House,
    Street,
    Tie,
)
from desktop.domain.today import (
    AGREEMENT_AHEAD,
    AGREEMENT_BEHIND,
    RoomDay,
    RoomsOfDay,
    RoomUse,
    plan_of,
)
from desktop.domain.vocabulary import LIVE_TIE_PHASES, OPEN_QUESTIONS, OccurrenceState, Role
from desktop.models import (
    Agreement,
    Booking,
    Community,
    Dwelling,
    Membership,
    MembershipRole,
    Occurrence,
    Person,
    Question,
    Residency,
    Room,
    Storey,
    Talent,
    TieParticipant,
)
from desktop.models import Tie as TieRecord

SHOWN_OCCURRENCES = (OccurrenceState.BOOKED, OccurrenceState.OPTION, OccurrenceState.CLASH)
Day = InstrumentedAttribute[date | None]


def runs(begins: Day, ends: Day, day: date) -> ColumnElement[bool]:
    """Whether a span with an exclusive end, open on either side, covers `day`."""
    return and_(or_(begins.is_(None), begins <= day), or_(ends.is_(None), ends > day))


def of(column: InstrumentedAttribute[UUID], community_id: UUID | None) -> ColumnElement[bool]:
    """Whether a row belongs to the community; None is every one of them."""
    return column.is_not(None) if community_id is None else column == community_id


def street(session: Session, today: date, now: datetime, community_id: UUID | None) -> Street:
    """The communities that are not closed, with who lives where and who is tied to whom.

    One community alone when it is given, with the ties in which somebody of it takes part.
    """
    doors = _doors(session)
    homes = _homes(session, today, community_id)
    rooms = _ground_rooms(session, now)
    rows = session.execute(
        select(Community.id, Community.name, Community.roof, Community.tie_word)
        .where(~Community.closed, of(Community.id, community_id))
        .order_by(Community.position, Community.name_key)
    )
    houses = tuple(
        House(
            row.id,
            row.name,
            plan_of(doors[row.id], homes[row.id], row.roof, len(rooms[row.id])),
            tuple(homes[row.id]),
            tuple(rooms[row.id]),
            row.tie_word,
        )
        for row in rows
    )
    return Street(houses, _ties(session, today)).only(community_id)


def _doors(session: Session) -> defaultdict[UUID, dict[int, int]]:
    found: defaultdict[UUID, dict[int, int]] = defaultdict(dict)
    for community_id, level, doors in session.execute(
        select(Storey.community_id, Storey.level, Storey.doors)
    ):
        found[community_id][level] = doors
    return found


def _homes(
    session: Session, today: date, community_id: UUID | None
) -> defaultdict[UUID, list[Home]]:
    people = _dwellers(session, today, community_id)
    found: defaultdict[UUID, list[Home]] = defaultdict(list)
    for row in session.execute(
        select(Dwelling.community_id, Dwelling.id, Dwelling.label, Dwelling.storey, Dwelling.door)
        .where(~Dwelling.closed, of(Dwelling.community_id, community_id))
        .order_by(Dwelling.community_id, Dwelling.storey, Dwelling.door)
    ):
        living = tuple(people[row.id])
        found[row.community_id].append(Home(row.id, row.label, row.storey, row.door, living))
    return found


def _dwellers(
    session: Session, today: date, community_id: UUID | None
) -> defaultdict[UUID, list[Dweller]]:
    helping = {
        (row.community_id, row.person_id)
        for row in session.execute(
            select(Membership.community_id, Membership.person_id)
            .join(MembershipRole, MembershipRole.membership_id == Membership.id)
            .where(
                ~Membership.struck,
                of(Membership.community_id, community_id),
                MembershipRole.role == Role.GOOD_NEIGHBOUR,
                runs(MembershipRole.begins, MembershipRole.ends, today),
            )
        )
    }
    tied = tied_people(session)
    questions = _counted(
        session, Question.person_id,
        Question.person_id.is_not(None), Question.state.in_(OPEN_QUESTIONS),
    )  # fmt: skip
    talents = _counted(session, Talent.person_id, ~Talent.struck)
    running = (
        of(Agreement.community_id, community_id), Agreement.closed_on.is_(None),
        Agreement.begins <= today, Agreement.ends > today - AGREEMENT_BEHIND,
    )  # fmt: skip
    agreements = _counted(session, Agreement.person_id, *running)
    ending = _counted(
        session, Agreement.person_id, *running, Agreement.ends <= today + AGREEMENT_AHEAD
    )
    found: defaultdict[UUID, list[Dweller]] = defaultdict(list)
    for row in session.execute(
        select(
            Residency.dwelling_id, Residency.community_id, Person.id,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(Person, Person.id == Residency.person_id)
        .where(
            of(Residency.community_id, community_id), ~Residency.struck, ~Person.erased,
            runs(Residency.begins, Residency.ends, today),
        )
        .order_by(Person.first_key, Person.id)
    ):  # fmt: skip
        found[row.dwelling_id].append(
            Dweller(
                row.id,
                PersonName(row.first_name, row.infix, row.surname).short,
                (row.community_id, row.id) in helping,
                row.id in tied,
                questions.get(row.id, 0),
                talents.get(row.id, 0),
                agreements.get(row.id, 0),
                ending.get(row.id, 0),
            )
        )
    return found


def _counted(
    session: Session,
    column: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None],
    *which: ColumnElement[bool],
) -> dict[UUID | None, int]:
    """How many rows there are per value of `column`."""
    rows = session.execute(select(column, func.count()).where(*which).group_by(column))
    return dict(rows.all())


def tied_people(session: Session) -> frozenset[UUID]:
    """Everybody who takes part in a live tie; a proposal is none."""
    return frozenset(
        session.scalars(
            select(TieParticipant.person_id)
            .join(TieRecord, TieRecord.id == TieParticipant.tie_id)
            .where(TieRecord.phase.in_(LIVE_TIE_PHASES))
        )
    )


def _ties(session: Session, today: date) -> tuple[Tie, ...]:
    people: defaultdict[UUID, list[UUID]] = defaultdict(list)
    ties = {}
    for row in session.execute(
        select(
            TieRecord.id, TieRecord.kind, TieRecord.phase, TieRecord.last_contact_on,
            TieParticipant.person_id,
        )
        .join(TieParticipant, TieParticipant.tie_id == TieRecord.id)
        .where(TieRecord.phase.in_(DRAWN_TIES))
        .order_by(TieRecord.id, TieParticipant.position)
    ):  # fmt: skip
        ties[row.id] = row
        people[row.id].append(row.person_id)
    return tuple(
        Tie(
            row.id,
            row.kind,
            row.phase,
            tuple(people[row.id]),
            (today - row.last_contact_on).days if row.last_contact_on else None,
        )
        for row in ties.values()
    )


def _ground_rooms(session: Session, now: datetime) -> defaultdict[UUID, list[GroundRoom]]:
    in_use = set(
        session.scalars(
            select(Occurrence.room_id).where(
                Occurrence.state == OccurrenceState.BOOKED,
                Occurrence.begins_utc <= now,
                Occurrence.ends_utc > now,
            )
        )
    )
    found: defaultdict[UUID, list[GroundRoom]] = defaultdict(list)
    for row in session.execute(
        select(Room.community_id, Room.id, Room.name)
        .where(~Room.closed)
        .order_by(Room.community_id, Room.position, Room.name_key)
    ):
        found[row.community_id].append(GroundRoom(row.id, row.name, row.id in in_use))
    return found


def members(session: Session, today: date, community_id: UUID | None) -> frozenset[UUID]:
    """Who belongs to a community (or any) today."""
    return frozenset(
        session.scalars(
            select(Membership.person_id)
            .join(Person, Person.id == Membership.person_id)
            .where(
                of(Membership.community_id, community_id),
                ~Membership.struck,
                ~Person.erased,
                runs(Membership.begins, Membership.ends, today),
            )
        )
    )


def count_communities(session: Session) -> int:
    """How many communities are not closed."""
    return session.scalar(select(func.count()).where(~Community.closed)) or 0


def open_questions(session: Session, community_id: UUID | None) -> int:
    """How many questions wait for an answer."""
    return (
        session.scalar(
            select(func.count()).where(
                of(Question.community_id, community_id), Question.state.in_(OPEN_QUESTIONS)
            )
        )
        or 0
    )


def rooms_of(session: Session, day: date, community_id: UUID | None) -> RoomsOfDay:
    """What happens in the rooms on `day`, also what began the day before and runs on."""
    uses: defaultdict[UUID, list[RoomUse]] = defaultdict(list)
    for row in session.execute(
        select(
            Occurrence.id, Occurrence.room_id, Occurrence.title, Booking.title.label("series"),
            Occurrence.day, Occurrence.begins, Occurrence.ends_day, Occurrence.ends,
            Occurrence.state,
        )
        .join(Booking, Booking.id == Occurrence.booking_id)
        .where(
            Occurrence.day <= day,
            Occurrence.ends_day >= day,
            Occurrence.state.in_(SHOWN_OCCURRENCES),
            ~Booking.struck,
        )
        .order_by(Occurrence.begins_utc, Occurrence.id)
    ):  # fmt: skip
        begins = datetime.combine(row.day, row.begins)
        ends = datetime.combine(row.ends_day, row.ends)
        if ends > datetime.combine(day, datetime.min.time()):
            title = row.title or row.series
            uses[row.room_id].append(RoomUse(row.id, title, begins, ends, row.state))
    query = (
        select(Room.id, Room.name, Community.name.label("community"))
        .join(Community, Community.id == Room.community_id)
        .where(~Room.closed, ~Community.closed)
        .order_by(Community.position, Community.name_key, Room.position, Room.name_key)
    )
    if community_id is not None:
        query = query.where(Room.community_id == community_id)
    return RoomsOfDay(
        day,
        tuple(
            RoomDay(row.id, row.name, row.community, tuple(uses[row.id]))
            for row in session.execute(query)
        ),
    )
