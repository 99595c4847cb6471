"""Reading one resident: everything the panel shows, in a dozen queries."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.names import PersonName
from desktop.domain.questions import QuestionLine
from desktop.domain.residents import (
    WEEKS,
    AgreementLine,
    ConsentLine,
    Housemate,
    LogGlance,
    ResidentCard,
    TalentChip,
)
from desktop.domain.residents import Membership as MembershipValue
from desktop.domain.vocabulary import OPEN_QUESTIONS, ActivityState, ConsentPurpose
from desktop.domain.welcome import DAYS, WelcomeLine
from desktop.models import (
    Activity,
    Agreement,
    Attendance,
    Community,
    Consent,
    Dwelling,
    Membership,
    Objection,
    Person,
    PersonNote,
    Programme,
    Question,
    Residency,
    Skill,
    Talent,
    WelcomeStep,
)
from desktop.storage.queries.communities import storeys_of
from desktop.storage.queries.residents import EARLIER_TIES, roles_of, ties_of

_SHOWN_PURPOSES = (ConsentPurpose.SHARE_NAME, ConsentPurpose.PHOTO, ConsentPurpose.QUOTE)
_RECENT = 5
_ASKED = select(
    Question.id,
    Question.version,
    Question.title,
    Question.theme,
    Question.state,
    Question.received_on,
    func.coalesce(Skill.name, ""),
).outerjoin(Skill, Skill.id == Question.skill_id)


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
    memberships = _memberships(session, person_id, today)
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
        memberships=memberships,
        talents=_talent_chips(session, person_id),
        questions=_questions(session, person_id),
        ties=ties_of(session, [person_id]).get(person_id, ()),
        earlier_ties=ties_of(session, [person_id], EARLIER_TIES).get(person_id, ()),
        weeks=_weeks(session, person_id, today),
        agreements=_agreements(session, person_id, today),
        consents=_consents(session, person_id),
        counted=not objects,
        recent=_recent(session, person_id),
        housemates=_housemates(session, person_id, memberships, today),
        welcome=_welcome(session, person_id, memberships),
    )


def _memberships(session: Session, person_id: UUID, today: date) -> tuple[MembershipValue, ...]:
    """Where somebody belongs, the running ones first, then the last that ended."""
    rows = session.execute(
        select(
            Membership.id, Membership.community_id, Community.name, Membership.begins,
            Membership.ends, Community.roof, Community.tie_word,
        )
        .join(Community, Community.id == Membership.community_id)
        .where(Membership.person_id == person_id, ~Membership.struck)
        .order_by(Community.position, Community.name_key, Membership.id)
    ).all()  # fmt: skip
    living = session.execute(
        select(
            Residency.community_id, Dwelling.id, Dwelling.label, Dwelling.storey, Dwelling.door,
            Dwelling.closed, Residency.ends,
        )
        .join(Dwelling, Dwelling.id == Residency.dwelling_id)
        .where(Residency.person_id == person_id, ~Residency.struck)
        .order_by(Residency.ends.is_(None), Residency.ends, Residency.begins)
    )  # fmt: skip
    homes = {home.community_id: home for home in living}
    roles = roles_of(session, today)
    storeys = storeys_of(session)
    found = []
    for row in rows:
        home = homes.get(row.community_id)
        member = row.ends is None or row.ends > today
        if home is not None and member and home.ends is not None and home.ends <= today:
            home = None  # still a member, no longer living here
        found.append(
            MembershipValue(
                id=row.id,
                community_id=row.community_id,
                community=row.name,
                begins=row.begins,
                ends=row.ends,
                dwelling_id=home.id if home else None,
                dwelling=home.label if home else "",
                roles=roles.get(row.id, frozenset()),
                roof=row.roof,
                word=row.tie_word,
                storeys=storeys.get(row.community_id, ()),
                place=(home.storey, home.door) if home and not home.closed else None,
            )
        )
    return tuple(sorted(found, key=lambda m: m.ends or date.max, reverse=True))


def _housemates(
    session: Session, person_id: UUID, memberships: tuple[MembershipValue, ...], today: date
) -> tuple[Housemate, ...]:
    home = memberships[0].dwelling_id if memberships else None
    if home is None:
        return ()
    rows = session.execute(
        select(Person.id, Person.first_name, Person.infix, Person.surname)
        .join(Residency, Residency.person_id == Person.id)
        .where(
            Residency.dwelling_id == home, Residency.person_id != person_id, ~Residency.struck,
            or_(Residency.ends.is_(None), Residency.ends > today), ~Person.erased,
        )
        .order_by(Person.first_key, Person.sort_key)
    )  # fmt: skip
    found = {row.id: PersonName(row.first_name, row.infix, row.surname) for row in rows}
    return tuple(Housemate(id_, name) for id_, name in found.items())


def _welcome(
    session: Session, person_id: UUID, memberships: tuple[MembershipValue, ...]
) -> tuple[WelcomeLine, ...]:
    if not memberships:
        return ()
    rows = session.execute(
        select(WelcomeStep, Person)
        .outerjoin(Person, Person.id == WelcomeStep.helper_id)
        .where(
            WelcomeStep.person_id == person_id, ~WelcomeStep.struck,
            WelcomeStep.community_id == memberships[0].community_id,
        )
    )  # fmt: skip
    order = list(DAYS)
    found = [
        WelcomeLine(
            step.id, step.step, step.due, step.done_on, step.helper_id,
            PersonName(who.first_name, who.infix, who.surname).short if who else "",
        )
        for step, who in rows
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: order.index(line.step)))


def _talent_chips(session: Session, person_id: UUID) -> tuple[TalentChip, ...]:
    rows = session.execute(
        select(Talent.id, Skill.name)
        .join(Skill, Skill.id == Talent.skill_id)
        .where(Talent.person_id == person_id, ~Talent.struck)
        .order_by(Talent.id)
    )
    return tuple(TalentChip(*row) for row in rows)


def question_line(session: Session, question_id: UUID) -> QuestionLine | None:
    """One question as the panel shows it."""
    row = session.execute(_ASKED.where(Question.id == question_id)).one_or_none()
    return QuestionLine(*row) if row is not None else None


def _questions(session: Session, person_id: UUID) -> tuple[QuestionLine, ...]:
    rows = session.execute(
        _ASKED.where(Question.person_id == person_id, Question.state.in_(OPEN_QUESTIONS))
        .order_by(Question.received_on, Question.id)
    )  # fmt: skip
    return tuple(QuestionLine(*row) for row in rows)


def _weeks(session: Session, person_id: UUID, today: date) -> tuple[int, ...]:
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    counts = [0] * WEEKS
    for day in session.scalars(
        select(Attendance.day)
        .join(Activity, Activity.id == Attendance.activity_id)
        .where(
            Attendance.person_id == person_id, ~Attendance.struck, Attendance.day >= first,
            Attendance.day <= today, Activity.state == ActivityState.HELD,
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
    given = {
        row[0]: row[1]
        for row in session.execute(
            select(Consent.purpose, func.max(Consent.given_on))
            .where(Consent.person_id == person_id, Consent.withdrawn_on.is_(None))
            .group_by(Consent.purpose)
        )
    }
    return tuple(ConsentLine(purpose, given.get(purpose)) for purpose in _SHOWN_PURPOSES)


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
        .limit(_RECENT)
    )  # fmt: skip
    return tuple(LogGlance(*row) for row in rows)
