"""Reading residents: the whole list in six queries, one panel in ten; never one per row."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from desktop.domain.names import PersonName
from desktop.domain.residents import (
    WEEKS,
    AgreementLine,
    ConsentLine,
    HomeChoice,
    LogGlance,
    QuestionLine,
    ResidentCard,
    ResidentLine,
    TalentChip,
    TieGlance,
)
from desktop.domain.residents import Membership as MembershipValue
from desktop.domain.vocabulary import (
    LIVE_TIE_PHASES,
    ActivityState,
    ConsentPurpose,
    QuestionState,
    Role,
    TiePhase,
)
from desktop.models import (
    Activity,
    Agreement,
    Attendance,
    Community,
    Consent,
    Dwelling,
    Membership,
    MembershipRole,
    Objection,
    Person,
    PersonNote,
    Programme,
    Question,
    Residency,
    Skill,
    Talent,
    Tie,
    TieParticipant,
)

OPEN_QUESTIONS = (QuestionState.OPEN, QuestionState.IN_GROUP, QuestionState.NO_SOLUTION_YET)
SHOWN_TIES = (*LIVE_TIE_PHASES, TiePhase.PROPOSED)


Day = InstrumentedAttribute[date | None]


def runs(begins: Day, ends: Day, day: date) -> ColumnElement[bool]:
    """Whether a span with an exclusive end, open on either side, covers `day`."""
    return and_(or_(begins.is_(None), begins <= day), or_(ends.is_(None), ends > day))


def lines(
    session: Session, today: date, community_id: UUID | None, *, left: bool
) -> tuple[ResidentLine, ...]:
    """The members of today, or with `left` who left; in order of first name."""
    query = (
        select(
            Person.id, Person.first_name, Person.infix, Person.surname, Person.name_key,
            Community.id.label("community_id"), Community.name.label("community"),
            Membership.id.label("membership_id"), Membership.ends,
        )
        .join(Membership, Membership.person_id == Person.id)
        .join(Community, Community.id == Membership.community_id)
        .where(~Membership.struck, ~Person.erased)
        .order_by(Person.first_key, Person.sort_key, Person.id)
    )  # fmt: skip
    if left:
        query = query.where(Membership.ends <= today)
    else:
        query = query.where(runs(Membership.begins, Membership.ends, today))
    if community_id is not None:
        query = query.where(Membership.community_id == community_id)
    rows = session.execute(query).all()
    homes = _homes(session, today)
    roles = _roles(session, today)
    talents = _talents(session)
    questions = _open_questions(session)
    ties = ties_of(session)
    seen = _last_seen(session)
    agreements = _agreement_ends(session, today)
    return tuple(
        ResidentLine(
            id=row.id,
            name=PersonName(row.first_name, row.infix, row.surname),
            name_key=row.name_key,
            community_id=row.community_id,
            community=row.community,
            dwelling=homes.get((row.id, row.community_id), ""),
            roles=roles.get(row.membership_id, frozenset()),
            talents=talents.get(row.id, ()),
            open_questions=questions.get(row.id, 0),
            ties=ties.get(row.id, ()),
            last_seen=seen.get(row.id),
            agreement_ends=agreements.get(row.id),
            left_on=row.ends if left else None,
        )
        for row in rows
    )


def ties_of(
    session: Session, people: Iterable[UUID] | None = None
) -> dict[UUID, tuple[TieGlance, ...]]:
    """The live and proposed ties by person, the longest running first."""
    query = (
        select(
            Tie.id, Tie.kind, Tie.phase, Tie.running_since, Tie.first_met_on, Tie.last_contact_on,
            TieParticipant.person_id, TieParticipant.gives,
            Person.first_name, Person.infix, Person.surname,
        )
        .join(TieParticipant, TieParticipant.tie_id == Tie.id)
        .join(Person, Person.id == TieParticipant.person_id)
        .where(Tie.phase.in_(SHOWN_TIES))
        .order_by(Tie.first_met_on, Tie.id, TieParticipant.position)
    )  # fmt: skip
    if people is not None:
        mine = select(TieParticipant.tie_id).where(TieParticipant.person_id.in_(tuple(people)))
        query = query.where(Tie.id.in_(mine))
    members: defaultdict[UUID, list[object]] = defaultdict(list)
    rows = session.execute(query).all()
    for row in rows:
        members[row.id].append(row)
    found: defaultdict[UUID, list[TieGlance]] = defaultdict(list)
    for row in rows:
        others = [other for other in members[row.id] if other.person_id != row.person_id]  # type: ignore[attr-defined]
        found[row.person_id].append(
            TieGlance(
                tie_id=row.id,
                kind=row.kind,
                phase=row.phase,
                others=tuple(
                    PersonName(o.first_name, o.infix, o.surname).short  # type: ignore[attr-defined]
                    for o in others
                ),
                other_ids=tuple(o.person_id for o in others),  # type: ignore[attr-defined]
                gives=row.gives,
                since=row.running_since or row.first_met_on,
                last_contact=row.last_contact_on,
            )
        )
    return {person: tuple(ties) for person, ties in found.items()}


def card(session: Session, person_id: UUID, today: date) -> ResidentCard | None:
    """Everything the panel shows of one person; None when there is none with that id."""
    person = session.get(Person, person_id)
    if person is None or person.erased:
        return None
    objects = session.scalar(
        select(func.count())
        .select_from(Objection)
        .where(
            Objection.person_id == person_id,
            Objection.against == "being_counted",
            Objection.lifted_on.is_(None),
        )
    )
    note = session.scalar(select(PersonNote.text).where(PersonNote.person_id == person_id))
    return ResidentCard(
        id=person.id,
        version=person.version,
        name=PersonName(person.first_name, person.infix, person.surname),
        phone=person.phone,
        email=person.email,
        reached_via=person.reached_via,
        address_form=person.address_form,
        secret_address=person.secret_address,
        resting=person.resting,
        note=note or "",
        memberships=_memberships(session, person_id, today),
        talents=_talent_chips(session, person_id),
        questions=_questions(session, person_id),
        ties=ties_of(session, [person_id]).get(person_id, ()),
        weeks=_weeks(session, person_id, today),
        agreements=_agreements(session, person_id, today),
        consents=_consents(session, person_id),
        counted=not objects,
        recent=_recent(session, person_id),
    )


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


def _homes(session: Session, today: date) -> dict[tuple[UUID, UUID], str]:
    rows = session.execute(
        select(Residency.person_id, Residency.community_id, Dwelling.label)
        .join(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(~Residency.struck, runs(Residency.begins, Residency.ends, today))
        .order_by(Dwelling.label)
    )
    return {(row.person_id, row.community_id): row.label for row in rows}


def _roles(session: Session, today: date) -> dict[UUID, frozenset[Role]]:
    found: defaultdict[UUID, set[Role]] = defaultdict(set)
    for membership_id, role in session.execute(
        select(MembershipRole.membership_id, MembershipRole.role).where(
            runs(MembershipRole.begins, MembershipRole.ends, today)
        )
    ):
        found[membership_id].add(role)
    return {membership: frozenset(roles) for membership, roles in found.items()}


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


def _last_seen(session: Session) -> dict[UUID, date]:
    rows = session.execute(
        select(Attendance.person_id, func.max(Attendance.day))
        .where(~Attendance.struck)
        .group_by(Attendance.person_id)
    )
    return dict(rows.tuples().all())


def _agreement_ends(session: Session, today: date) -> dict[UUID, date]:
    rows = session.execute(
        select(Agreement.person_id, func.min(Agreement.ends))
        .where(Agreement.closed_on.is_(None), Agreement.ends > today)
        .group_by(Agreement.person_id)
    )
    return dict(rows.tuples().all())


def _memberships(session: Session, person_id: UUID, today: date) -> tuple[MembershipValue, ...]:
    rows = session.execute(
        select(Membership.id, Membership.community_id, Community.name, Membership.begins,
               Membership.ends)
        .join(Community, Community.id == Membership.community_id)
        .where(Membership.person_id == person_id, ~Membership.struck)
    ).all()  # fmt: skip
    living = session.execute(
        select(Residency.community_id, Dwelling.id, Dwelling.label, Residency.ends)
        .join(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(Residency.person_id == person_id, ~Residency.struck)
        .order_by(Residency.ends.is_(None), Residency.ends)
    )
    home = {row.community_id: (row.id, row.label) for row in living}
    roles = _roles(session, today)
    found = []
    for row in rows:
        dwelling_id, label = home.get(row.community_id, (None, ""))
        own_roles = roles.get(row.id, frozenset())
        found.append(
            MembershipValue(
                row.id, row.community_id, row.name, row.begins, row.ends, dwelling_id, label,
                own_roles,
            )
        )  # fmt: skip
    return tuple(
        sorted(found, key=lambda m: (m.ends is None, m.ends or date.max, str(m.id)), reverse=True)
    )


def _talent_chips(session: Session, person_id: UUID) -> tuple[TalentChip, ...]:
    rows = session.execute(
        select(Talent.id, Skill.name)
        .join(Skill, Skill.id == Talent.skill_id)
        .where(Talent.person_id == person_id, ~Talent.struck)
        .order_by(Talent.id)
    )
    return tuple(TalentChip(*row) for row in rows)


def _questions(session: Session, person_id: UUID) -> tuple[QuestionLine, ...]:
    rows = session.execute(
        select(Question.id, Question.title, Question.theme, Question.state, Question.received_on)
        .where(Question.person_id == person_id, Question.state.in_(OPEN_QUESTIONS))
        .order_by(Question.received_on, Question.id)
    )
    return tuple(QuestionLine(*row) for row in rows)


def _weeks(session: Session, person_id: UUID, today: date) -> tuple[int, ...]:
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    counts = [0] * WEEKS
    for day in session.scalars(
        select(Attendance.day).where(
            Attendance.person_id == person_id, ~Attendance.struck, Attendance.day >= first,
            Attendance.day <= today,
        )
    ):  # fmt: skip
        counts[(day - first).days // 7] += 1
    return tuple(counts)


def _agreements(session: Session, person_id: UUID, today: date) -> tuple[AgreementLine, ...]:
    rows = session.execute(
        select(Agreement.id, Agreement.kind, Agreement.title, Agreement.begins, Agreement.ends)
        .where(
            Agreement.person_id == person_id, Agreement.closed_on.is_(None), Agreement.ends > today
        )
        .order_by(Agreement.ends)
    )
    return tuple(AgreementLine(*row) for row in rows)


def _consents(session: Session, person_id: UUID) -> tuple[ConsentLine, ...]:
    given = dict(
        session.execute(
            select(Consent.purpose, func.max(Consent.given_on))
            .where(Consent.person_id == person_id, Consent.withdrawn_on.is_(None))
            .group_by(Consent.purpose)
        )
        .tuples()
        .all()
    )
    shown = (ConsentPurpose.SHARE_NAME, ConsentPurpose.PHOTO, ConsentPurpose.QUOTE)
    return tuple(ConsentLine(purpose, given.get(purpose)) for purpose in shown)


def _recent(session: Session, person_id: UUID) -> tuple[LogGlance, ...]:
    rows = session.execute(
        select(Activity.id, Activity.day, Programme.name)
        .join(Attendance, Attendance.activity_id == Activity.id)
        .join(Programme, Programme.id == Activity.programme_id)
        .where(
            Attendance.person_id == person_id, ~Attendance.struck,
            Activity.state == ActivityState.HELD,
        )
        .order_by(Activity.day.desc(), Activity.begins.desc())
        .limit(5)
    )  # fmt: skip
    return tuple(LogGlance(*row) for row in rows)
