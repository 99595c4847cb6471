"""What reports are made of besides figures: funders, targets, texts, façades, filed reports."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.facade_measure import Plan
from desktop.domain.figures.record import from_record
from desktop.domain.figures.values import QuarterFigures
from desktop.domain.periods import Quarter
from desktop.domain.reporting import (
    CommunityName,
    FiledReport,
    Front,
    FunderCard,
    Part,
    ReportChoices,
    Section,
    TargetLine,
    Written,
)
from desktop.domain.vocabulary import FunderKind
from desktop.models import (
    Activity,
    AdministrationRecord,
    Community,
    Explanation,
    Funder,
    Membership,
    Narrative,
    Occurrence,
    Person,
    ReportRun,
    Room,
    Storey,
    Target,
)


def communities(session: Session) -> tuple[CommunityName, ...]:
    """The communities that are not closed, in the order of the street."""
    rows = session.execute(
        select(Community.id, Community.name)
        .where(Community.closed.is_(False))
        .order_by(Community.position, Community.name_key)
    )
    return tuple(CommunityName(*row) for row in rows)


def funders(session: Session) -> tuple[FunderCard, ...]:
    """For whom reports are made: the municipality first, then the others by kind and name."""
    rows = session.execute(
        select(Funder.id, Funder.name, Funder.kind, Funder.addressed_as)
        .where(Funder.ended.is_(False))
        .order_by(Funder.name_key)
    )
    kinds = list(FunderKind)
    return tuple(sorted((FunderCard(*row) for row in rows), key=lambda f: kinds.index(f.kind)))


def first_day(session: Session) -> date | None:
    """The first day about which anything was recorded; None for an empty administration."""
    days = [
        session.scalar(select(func.min(column)))
        for column in (Activity.day, Occurrence.day, Membership.begins)
    ]
    known = [day for day in days if day is not None]
    return min(known) if known else None


def person_names(session: Session) -> tuple[str, ...]:
    """The full names of everybody the administration knows."""
    rows = session.execute(
        select(Person.first_name, Person.infix, Person.surname).where(Person.erased.is_(False))
    )
    return tuple(" ".join(part for part in row if part) for row in rows)


def is_example(session: Session) -> bool:
    """Whether the data are made up."""
    return bool(session.scalar(select(AdministrationRecord.is_example)))


def choices(session: Session, funder_id: UUID) -> ReportChoices:
    """What is kept for a funder; what is unknown by now is passed over."""
    kept = session.scalar(select(Funder.choices).where(Funder.id == funder_id))
    return choices_of(kept or {})


def choices_of(kept: Mapping[str, Any]) -> ReportChoices:
    """Choices as they were kept, completed with sections that came later."""
    known = {section.value: section for section in Section}
    order = [known[value] for value in kept.get("order", ()) if value in known]
    order += [section for section in Section if section not in order]
    if "sections" not in kept:
        return ReportChoices(order=tuple(order))
    return ReportChoices(
        order=tuple(order),
        chosen=frozenset(known[value] for value in kept["sections"] if value in known),
        communities=tuple(UUID(value) for value in kept.get("communities", ())),
    )


def kept_choices(chosen: ReportChoices) -> dict[str, Any]:
    """Choices as they are kept."""
    return {
        "order": [section.value for section in chosen.order],
        "sections": sorted(section.value for section in chosen.chosen),
        "communities": [str(community) for community in chosen.communities],
    }


def targets(session: Session, funder_id: UUID, year: int) -> tuple[TargetLine, ...]:
    """What the funder hopes to see in `year`, in the order in which it was set."""
    rows = session.execute(
        select(Target.figure, Target.value, Target.less_is_better, Target.ambition)
        .where(Target.funder_id == funder_id, Target.year == year)
        .order_by(Target.id)
    )
    return tuple(
        TargetLine(figure, Decimal(value), less, ambition) for figure, value, less, ambition in rows
    )


def explanations(session: Session, funder_id: UUID, quarter: Quarter) -> dict[str, str]:
    """The explanations of a quarter by figure."""
    rows = session.execute(
        select(Explanation.figure, Explanation.text).where(
            Explanation.funder_id == funder_id, Explanation.period == str(quarter)
        )
    )
    return {row.figure: row.text for row in rows}


def narrative(session: Session, funder_id: UUID, quarter: Quarter) -> dict[Part, Written]:
    """What was written for a quarter by part."""
    known = {part.value: part for part in Part}
    rows = session.execute(
        select(Narrative.part, Narrative.title, Narrative.text).where(
            Narrative.funder_id == funder_id, Narrative.period == str(quarter)
        )
    )
    return {known[part]: Written(title, text) for part, title, text in rows if part in known}


def fronts(session: Session, chosen: frozenset[UUID]) -> tuple[Front, ...]:
    """The façades of communities in the order of the street."""
    doors: dict[UUID, list[int]] = {}
    for community_id, count in session.execute(
        select(Storey.community_id, Storey.doors)
        .where(Storey.community_id.in_(chosen))
        .order_by(Storey.level)
    ):
        doors.setdefault(community_id, []).append(count)
    counted = select(Room.community_id, func.count()).where(Room.closed.is_(False))
    by_community = session.execute(counted.group_by(Room.community_id)).all()
    room_counts = {row[0]: row[1] for row in by_community}
    rows = session.execute(
        select(Community.id, Community.roof)
        .where(Community.id.in_(chosen))
        .order_by(Community.position, Community.name_key)
    )
    return tuple(
        Front(one, Plan(tuple(doors.get(one, ())), roof, room_counts.get(one, 0)))
        for one, roof in rows
    )


def filed(session: Session, quarter: Quarter, funder_id: UUID | None) -> tuple[FiledReport, ...]:
    """The reports that were made of a quarter for a funder, newest first."""
    rows = session.scalars(
        select(ReportRun)
        .where(ReportRun.period == str(quarter), ReportRun.funder_id == funder_id)
        .order_by(ReportRun.made_at.desc(), ReportRun.id.desc())
    )
    return tuple(
        FiledReport(
            run.id,
            run.period,
            run.funder_id,
            run.made_at,
            run.as_of,
            run.digest,
            run.signed_by,
            run.signed_on,
        )
        for run in rows
    )


def signed_figures(
    session: Session, quarter: Quarter, funder_id: UUID | None
) -> tuple[QuarterFigures, date] | None:
    """The figures that were signed last for a quarter and a funder, and on which day."""
    rows = session.execute(
        select(ReportRun.figures, ReportRun.signed_on)
        .where(
            ReportRun.period == str(quarter),
            ReportRun.funder_id == funder_id,
            ReportRun.signed_on.is_not(None),
        )
        .order_by(ReportRun.signed_on.desc(), ReportRun.id.desc())
        .limit(1)
    )
    for record, signed_on in rows:
        return from_record(record), signed_on
    return None
