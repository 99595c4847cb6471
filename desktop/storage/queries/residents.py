"""Reading residents: the whole list in a dozen queries, never one per row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.names import PersonName, fold
from desktop.domain.residents import HomeChoice, ResidentLine, Roll, TieGlance
from desktop.domain.vocabulary import (
    LIVE_TIE_PHASES,
    OPEN_QUESTIONS,
    ActivityState,
    ContactKind,
    Role,
    TieEnd,
    TiePhase,
)
from desktop.models import (
    Activity,
    Agreement,
    Attendance,
    Community,
    Contact,
    Dwelling,
    Membership,
    MembershipRole,
    Person,
    Question,
    Residency,
    Skill,
    Talent,
    Tie,
    TieParticipant,
)
from desktop.storage.queries.communities import tie_word

SHOWN_TIES = (*LIVE_TIE_PHASES, TiePhase.PROPOSED)
EARLIER_TIES = (TiePhase.AFTERCARE, TiePhase.ENDED)

Day = InstrumentedAttribute[date | None]
Found = Any
"""A row with the columns of the query it came from."""


def runs(begins: Day, ends: Day, day: date) -> ColumnElement[bool]:
    """Whether a span with an exclusive end, open on either side, covers `day`."""
    return and_(or_(begins.is_(None), begins <= day), or_(ends.is_(None), ends > day))


def roll(session: Session, today: date, community_id: UUID | None, *, left: bool) -> Roll:
    """Who is a member or will be, or with `left` who was; in order of first name."""
    here, gone = _by_person(_members(session, community_id), today)
    homes = _homes(session, today, past=left)
    roles = roles_of(session, today)
    talents = _talents(session)
    questions = _open_questions(session)
    ties = ties_of(session)
    seen = _last_seen(session, today)
    agreements = _agreement_ends(session, today)
    lines = []
    for rows in gone if left else here:
        row, *others = rows
        words = (row.first_name, row.infix, row.surname)
        home = homes.get((row.id, row.community_id), "")
        elsewhere = tuple(
            f"{other.community} {homes.get((row.id, other.community_id), '')}".rstrip()
            for other in others
        )
        known = talents.get(row.id, ())
        hay = fold(" ".join((*words, row.community, home, *elsewhere, *known)))
        lines.append(
            ResidentLine(
                id=row.id,
                name=PersonName(*words),
                first_key=row.first_key,
                sort_key=row.sort_key,
                hay=hay,
                community_id=row.community_id,
                community=row.community,
                dwelling=home,
                elsewhere=elsewhere,
                roles=roles.get(row.membership_id, frozenset()),
                talents=known,
                open_questions=questions.get(row.id, 0),
                ties=ties.get(row.id, ()),
                last_seen=seen.get(row.id),
                agreement_ends=agreements.get(row.id),
                comes_on=row.begins if row.begins and row.begins > today else None,
                left_on=row.ends if left else None,
            )
        )
    return Roll(
        tuple(lines),
        left=len(gone),
        empty_homes=_empty_homes(session, community_id, today),
        communities=session.scalar(select(func.count(Community.id)).where(~Community.closed)) or 0,
        has_ties=session.scalar(select(Tie.id).where(Tie.phase.in_(SHOWN_TIES)).limit(1))
        is not None,
        word=tie_word(session, community_id),
    )


def ties_of(
    session: Session,
    people: Iterable[UUID] | None = None,
    phases: Sequence[TiePhase] = SHOWN_TIES,
) -> dict[UUID, tuple[TieGlance, ...]]:
    """The ties in those phases by person, the longest running first.

    A proposal that somebody said no to is not among them: the other is not to see that.
    """
    query = (
        select(
            Tie.id, Tie.kind, Tie.phase, Tie.running_since, Tie.first_met_on, Tie.last_contact_on,
            Tie.closed_on, TieParticipant.person_id, TieParticipant.gives,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(TieParticipant, TieParticipant.tie_id == Tie.id)
        .join(Person, Person.id == TieParticipant.person_id)
        .where(Tie.phase.in_(phases), Tie.closing != TieEnd.DECLINED.value)
        .order_by(Tie.first_met_on, Tie.id, TieParticipant.position)
    )  # fmt: skip
    if people is not None:
        mine = select(TieParticipant.tie_id).where(TieParticipant.person_id.in_(tuple(people)))
        query = query.where(Tie.id.in_(mine))
    members: defaultdict[UUID, list[Found]] = defaultdict(list)
    rows = session.execute(query).all()
    for row in rows:
        members[row.id].append(row)
    found: defaultdict[UUID, list[TieGlance]] = defaultdict(list)
    for row in rows:
        others = [other for other in members[row.id] if other.person_id != row.person_id]
        found[row.person_id].append(
            TieGlance(
                tie_id=row.id,
                kind=row.kind,
                phase=row.phase,
                others=tuple(PersonName(o.first_name, o.infix, o.surname).short for o in others),
                other_ids=tuple(o.person_id for o in others),
                gives=row.gives,
                since=row.running_since or row.first_met_on,
                last_contact=row.last_contact_on,
                closed_on=row.closed_on,
            )
        )
    return {person: tuple(ties) for person, ties in found.items()}


def homes(session: Session, community_id: UUID, today: date) -> tuple[HomeChoice, ...]:
    """The homes of a community with who lives there, by storey and door."""
    living: defaultdict[UUID, list[str]] = defaultdict(list)
    for dwelling_id, first in session.execute(
        select(Residency.dwelling_id, Person.first_name)
        .join(Person, Person.id == Residency.person_id)
        .where(
            Residency.community_id == community_id,
            ~Residency.struck,
            runs(Residency.begins, Residency.ends, today),
        )
        .order_by(Person.first_key)
    ):
        living[dwelling_id].append(first)
    doors = session.execute(
        select(Dwelling.id, Dwelling.label, Dwelling.storey, Dwelling.door)
        .where(Dwelling.community_id == community_id, ~Dwelling.closed)
        .order_by(Dwelling.storey, Dwelling.door)
    )
    return tuple(
        HomeChoice(row.id, row.label, row.storey, row.door, tuple(living[row.id])) for row in doors
    )


def roles_of(session: Session, today: date) -> dict[UUID, frozenset[Role]]:
    """The roles that run today, by membership."""
    found: defaultdict[UUID, set[Role]] = defaultdict(set)
    for membership_id, role in session.execute(
        select(MembershipRole.membership_id, MembershipRole.role).where(
            runs(MembershipRole.begins, MembershipRole.ends, today)
        )
    ):
        found[membership_id].add(role)
    return {membership: frozenset(roles) for membership, roles in found.items()}


def _members(session: Session, community_id: UUID | None) -> Sequence[Found]:
    query = (
        select(
            Person.id, Person.first_name, Person.infix, Person.surname, Person.first_key,
            Person.sort_key, Community.id.label("community_id"),
            Community.name.label("community"), Membership.id.label("membership_id"),
            Membership.begins, Membership.ends,
        )
        .join(Membership, Membership.person_id == Person.id)
        .join(Community, Community.id == Membership.community_id)
        .where(~Membership.struck, ~Person.erased)
        .order_by(
            Person.first_key, Person.sort_key, Person.id,
            Community.position, Community.name_key, Membership.id,
        )
    )  # fmt: skip
    if community_id is not None:
        query = query.where(Membership.community_id == community_id)
    return session.execute(query).all()


def _by_person(rows: Sequence[Found], today: date) -> tuple[list[list[Found]], list[list[Found]]]:
    """The memberships a person: of who is or will be a member, and of who left, the last first."""
    whole: dict[UUID, list[Found]] = {}
    for row in rows:
        whole.setdefault(row.id, []).append(row)
    here, gone = [], []
    for memberships in whole.values():
        open_ones = [m for m in memberships if m.ends is None or m.ends > today]
        if open_ones:
            now = [m for m in open_ones if m.begins is None or m.begins <= today]
            here.append(now or open_ones)
        else:
            gone.append(sorted(memberships, key=lambda m: m.ends, reverse=True)[:1])
    return here, gone


def _homes(session: Session, today: date, *, past: bool) -> dict[tuple[UUID, UUID], str]:
    """By person and community the home of today or else the next; with `past` also the last."""
    query = (
        select(
            Residency.person_id, Residency.community_id, Dwelling.label,
            Residency.begins, Residency.ends,
        )
        .join(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(~Residency.struck)
        .order_by(Residency.ends.is_(None), Residency.ends, Residency.begins.desc())
    )  # fmt: skip
    if not past:
        query = query.where(or_(Residency.ends.is_(None), Residency.ends > today))
    found: dict[tuple[UUID, UUID], str] = {}
    now: set[tuple[UUID, UUID]] = set()
    for person_id, community_id, label, begins, ends in session.execute(query):
        key = (person_id, community_id)
        running = (begins is None or begins <= today) and (ends is None or ends > today)
        if running or key not in now:
            found[key] = label
        if running:
            now.add(key)
    return found


def _talents(session: Session) -> dict[UUID, tuple[str, ...]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for person_id, name in session.execute(
        select(Talent.person_id, Skill.name)
        .join(Skill, Skill.id == Talent.skill_id)
        .where(~Talent.struck)
        .order_by(Talent.id)
    ):
        found[person_id].append(name)
    return {person: tuple(names) for person, names in found.items()}


def _open_questions(session: Session) -> dict[UUID, int]:
    rows = session.execute(
        select(Question.person_id, func.count())
        .where(Question.person_id.is_not(None), Question.state.in_(OPEN_QUESTIONS))
        .group_by(Question.person_id)
    )
    return {person: n for person, n in rows if person is not None}


def _last_seen(session: Session, today: date) -> dict[UUID, date]:
    # One step down an index a person: grouping would read every attendance there ever was.
    last = (
        select(Attendance.day)
        .join(Activity, Activity.id == Attendance.activity_id)
        .where(
            Attendance.person_id == Person.id, ~Attendance.struck, Attendance.day <= today,
            Activity.state == ActivityState.HELD,
        )
        .order_by(Attendance.day.desc())
        .limit(1)
        .scalar_subquery()
    )  # fmt: skip
    found = {person_id: day for person_id, day in session.execute(select(Person.id, last)) if day}
    for one in (Contact.giver_id, Contact.receiver_id):
        met = (
            select(one, func.max(Contact.on))
            .where(~Contact.struck, Contact.kind != ContactKind.MISSED, Contact.on <= today)
            .group_by(one)
        )
        for person_id, day in session.execute(met):
            found[person_id] = max(day, found.get(person_id, day))
    return found


def _agreement_ends(session: Session, today: date) -> dict[UUID, date]:
    rows = session.execute(
        select(Agreement.person_id, func.min(Agreement.ends))
        .where(Agreement.closed_on.is_(None), Agreement.ends > today)
        .group_by(Agreement.person_id)
    )
    return {row[0]: row[1] for row in rows}


def _empty_homes(session: Session, community_id: UUID | None, today: date) -> int:
    lived_in = select(Residency.dwelling_id).where(
        ~Residency.struck, runs(Residency.begins, Residency.ends, today)
    )
    query = (
        select(func.count(Dwelling.id))
        .join(Community, Community.id == Dwelling.community_id)
        .where(~Dwelling.closed, ~Community.closed, Dwelling.id.not_in(lived_in))
    )
    if community_id is not None:
        query = query.where(Dwelling.community_id == community_id)
    return session.scalar(query) or 0
