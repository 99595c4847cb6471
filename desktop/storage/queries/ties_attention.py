"""Reading which ties ask for a step."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.domain.names import PersonName
from desktop.domain.ties.light import next_moment
from desktop.domain.ties.lines import Someone, TieLine
from desktop.domain.ties.phases import AGREED
from desktop.domain.today import Attention, AttentionKind
from desktop.domain.vocabulary import Answer, TiePhase
from desktop.models import Membership, Person, PilotLight, Tie, TieParticipant
from desktop.storage.queries.ties import ON_PAGE, touching
from desktop.storage.queries.ties_lines import OPEN_TIES, lines
from desktop.storage.queries.today import of


def attention(session: Session, today: date, community_id: UUID | None) -> list[Attention]:
    """Everything about ties that asks for a step, in no particular order."""
    found = lines(session, today, and_(Tie.phase.in_(ON_PAGE), touching(community_id, today)))
    left = _left(session, today)
    asking = []
    for line in found:
        asking += _of_line(line, left, today)
    by_id = {line.id: line for line in found}
    return [*asking, *_lights(session, today, community_id, by_id)]


def _of_line(line: TieLine, left: dict[UUID, date], today: date) -> list[Attention]:
    gone = [one for one in line.people if one.id in left and line.phase in OPEN_TIES]
    if gone:
        # Whoever left cannot be seen or asked: closing comes before the rest.
        return [_item(AttentionKind.TIE_LEFT, line, left[gone[0].id], who=gone[0])]
    found = []
    if line.phase in AGREED and line.next_talk is not None and line.next_talk <= today:
        found.append(_item(AttentionKind.TIE_EVALUATION, line, line.next_talk))
    if line.no_contact_days is not None:
        since = today - timedelta(days=line.no_contact_days)
        found.append(_item(AttentionKind.TIE_CONTACT, line, since, count=line.no_contact_days))
    if line.phase is TiePhase.AFTERCARE and (line.looks_back_on or today) <= today:
        found.append(_item(AttentionKind.TIE_LOOK_BACK, line, line.looks_back_on or today))
    if line.phase is TiePhase.PROPOSED:
        found += [
            _item(AttentionKind.TIE_ASK_AGAIN, line, one.asks_again_on, who=one)
            for one in line.people
            if one.answer is Answer.NOT_NOW and one.asks_again_on and one.asks_again_on <= today
        ]
    return found


def _item(
    kind: AttentionKind, line: TieLine, day: date, *, who: Someone | None = None, count: int = 1
) -> Attention:
    return Attention(
        kind,
        line.id,
        line.community_id,
        who.name.short if who else ", ".join(line.names),
        day,
        count=count,
        names=line.names,
        tie_id=line.id,
        person_id=(who or line.people[0]).id,
    )


def _left(session: Session, today: date) -> dict[UUID, date]:
    """Who takes part in an open tie and no longer belongs anywhere, with the day they left."""
    belongs = select(Membership.person_id).where(
        ~Membership.struck, or_(Membership.ends.is_(None), Membership.ends > today)
    )
    rows = session.execute(
        select(TieParticipant.person_id, func.max(Membership.ends))
        .join(Tie, Tie.id == TieParticipant.tie_id)
        .join(Membership, Membership.person_id == TieParticipant.person_id)
        .where(
            Tie.phase.in_(OPEN_TIES),
            ~Membership.struck,
            TieParticipant.person_id.not_in(belongs),
        )
        .group_by(TieParticipant.person_id)
    )
    return {person_id: ends for person_id, ends in rows if ends is not None}


def _lights(
    session: Session, today: date, community_id: UUID | None, ties: dict[UUID, TieLine]
) -> list[Attention]:
    """The waakvlammen whose next moment has come."""
    rows = session.execute(
        select(PilotLight, Person.first_name, Person.infix, Person.surname)
        .outerjoin(Person, Person.id == PilotLight.person_id)
        .where(
            PilotLight.ended_on.is_(None),
            PilotLight.next_on <= today,
            or_(of(PilotLight.community_id, community_id), PilotLight.tie_id.in_(ties)),
            or_(PilotLight.tie_id.is_not(None), ~Person.erased),
        )
    )
    found = []
    for light, *words in rows:
        line = ties.get(light.tie_id) if light.tie_id else None
        if light.tie_id is not None and line is None:
            continue
        names = line.names if line else (PersonName(*words).short,)
        found.append(
            Attention(
                AttentionKind.TIE_LIGHT,
                light.id,
                light.community_id,
                ", ".join(names),
                light.next_on,
                extended=next_moment(light.level, today),
                names=names,
                tie_id=light.tie_id,
                person_id=line.people[0].id if line else light.person_id,
            )
        )
    return found
