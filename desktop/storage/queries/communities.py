"""Reading communities with their storeys, doors, rooms and partners."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.communities import (
    CommunityDraft,
    CommunityLine,
    PartnerDraft,
    RoomDraft,
    TieRules,
    door_label,
)
from desktop.domain.vocabulary import TieWord
from desktop.models import Community, Dwelling, Partner, Room, Storey


def lines(session: Session) -> tuple[CommunityLine, ...]:
    """All communities that are not closed, in the order of the street."""
    storeys = storeys_of(session)
    found = session.execute(
        select(Community.id, Community.name, Community.roof, Community.tie_word)
        .where(~Community.closed)
        .order_by(Community.position, Community.name_key)
    )
    return tuple(
        CommunityLine(row.id, row.name, storeys.get(row.id, ()), row.roof, row.tie_word)
        for row in found
    )


def storeys_of(session: Session) -> dict[UUID, tuple[int, ...]]:
    """The doors of each storey, the lowest first, by community."""
    found: defaultdict[UUID, list[int]] = defaultdict(list)
    query = select(Storey.community_id, Storey.doors).order_by(Storey.community_id, Storey.level)
    for community_id, doors in session.execute(query):
        found[community_id].append(doors)
    return {community_id: tuple(doors) for community_id, doors in found.items()}


def draft(session: Session, community_id: UUID) -> CommunityDraft | None:
    """A community as its editor shows it; None when there is none with that id."""
    community = session.get(Community, community_id)
    if community is None:
        return None
    storeys = storeys_of(session).get(community_id, ())
    widest = max(storeys, default=0)
    doors = session.execute(
        select(Dwelling.storey, Dwelling.door, Dwelling.label).where(
            Dwelling.community_id == community_id, ~Dwelling.closed
        )
    )
    rooms = session.execute(
        select(Room.name, Room.id, Room.seats, Room.facilities, Room.closed)
        .where(Room.community_id == community_id, ~Room.closed)
        .order_by(Room.position, Room.name_key)
    )
    partners = session.execute(
        select(Partner.name, Partner.part, Partner.contact, Partner.id, Partner.ended)
        .where(Partner.community_id == community_id, ~Partner.ended)
        .order_by(Partner.name)
    )
    return CommunityDraft(
        name=community.name,
        storeys=storeys,
        roof=community.roof,
        kind=community.kind,
        phase=community.phase,
        tie_word=community.tie_word,
        rooms=tuple(RoomDraft(*row) for row in rooms),
        partners=tuple(PartnerDraft(*row) for row in partners),
        labels={
            (row.storey, row.door): row.label
            for row in doors
            if row.label != door_label(row.storey, row.door, widest)
        },
        ties=TieRules(
            community.vog_years,
            community.training_asked,
            community.contact_weeks,
            community.first_evaluation_months,
            community.evaluation_months,
            community.tie_boundaries,
        ),
        id=community.id,
        version=community.version,
    )


def tie_word(session: Session, community_id: UUID | None) -> TieWord:
    """What a good neighbour is called in a community, or in all of them where these agree."""
    words = select(Community.tie_word).where(~Community.closed).distinct()
    if community_id is not None:
        words = words.where(Community.id == community_id)
    found = session.scalars(words).all()
    return found[0] if len(found) == 1 else TieWord.GOOD_NEIGHBOUR
