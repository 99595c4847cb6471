"""Setting up communities: storeys and doors, rooms, partners; changed at any time."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.clock import Clock
from desktop.domain.communities import CommunityDraft, CommunityLine, PartnerDraft, RoomDraft
from desktop.domain.errors import Conflict, Refused
from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.models import Community, Dwelling, Partner, Person, Residency, Room, Storey
from desktop.storage.database import Database
from desktop.storage.queries import communities as queries


class Communities:
    """The communities of the administration."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list(self) -> tuple[CommunityLine, ...]:
        """All communities, in the order of the street."""
        with self._database.read() as session:
            return queries.lines(session)

    def draft(self, community_id: UUID) -> CommunityDraft:
        """The community as its editor shows it. Raises Refused(community_gone)."""
        with self._database.read() as session:
            found = queries.draft(session, community_id)
        if found is None:
            raise Refused.because("community_gone")
        return found

    def save(self, draft: CommunityDraft) -> UUID:
        """Adds or changes a community with its doors, rooms and partners; gives its id.

        Raises Refused for problems, for a name that exists (community_twice), and for a door
        that goes while somebody lives behind it (door_lived_in, values: label, who).
        Conflict when it was changed since the draft was read.
        """
        if problems := draft.problems():
            raise Refused(*problems)
        act = "communities.change" if draft.id else "communities.add"
        with self._database.write(act) as session:
            community = self._community(session, draft)
            self._save_storeys(session, community.id, draft)
            self._save_doors(session, community.id, draft)
            self._save_rooms(session, community.id, draft.rooms)
            self._save_partners(session, community.id, draft.partners)
            return community.id

    def move(self, community_id: UUID, position: int) -> None:
        """Puts a community at that place of the street, 0 at the left."""
        with self._database.write("communities.order") as session:
            street = list(
                session.scalars(
                    select(Community)
                    .where(~Community.closed)
                    .order_by(Community.position, Community.name_key)
                )
            )
            moved = next((c for c in street if c.id == community_id), None)
            if moved is None:
                raise Refused.because("community_gone")
            street.remove(moved)
            street.insert(max(0, position), moved)
            for place, community in enumerate(street):
                community.position = place

    def _community(self, session: Session, draft: CommunityDraft) -> Community:
        key = fold(draft.name)
        same = session.scalar(select(Community.id).where(Community.name_key == key))
        if same is not None and same != draft.id:
            raise Refused.because("community_twice", "name", name=draft.name)
        if draft.id is None:
            last = session.scalars(select(Community.position)).all()
            community = Community(id=new_id(), position=max(last, default=-1) + 1)
            session.add(community)
        else:
            found = session.get(Community, draft.id)
            if found is None:
                raise Refused.because("community_gone")
            if found.version != draft.version:
                raise Conflict(theirs=queries.draft(session, draft.id))
            found.version += 1  # also when only doors, rooms or partners change
            community = found
        community.name, community.name_key = draft.name.strip(), key
        community.roof, community.kind, community.phase = draft.roof, draft.kind, draft.phase
        community.tie_word = draft.tie_word
        rules = draft.ties
        community.vog_years, community.training_asked = rules.vog_years, rules.training
        community.contact_weeks = rules.contact_weeks
        community.first_evaluation_months = rules.first_months
        community.evaluation_months = rules.next_months
        community.tie_boundaries = rules.boundaries.strip()
        session.flush()
        return community

    @staticmethod
    def _save_storeys(session: Session, community_id: UUID, draft: CommunityDraft) -> None:
        stored = {
            storey.level: storey
            for storey in session.scalars(select(Storey).where(Storey.community_id == community_id))
        }
        for level, doors in enumerate(draft.storeys, start=1):
            if level in stored:
                stored[level].doors = doors
            else:
                session.add(Storey(community_id=community_id, level=level, doors=doors))
        for level, storey in stored.items():
            if level > len(draft.storeys):
                session.delete(storey)

    def _save_doors(self, session: Session, community_id: UUID, draft: CommunityDraft) -> None:
        """Doors keep who lived behind them: they are matched by place, then closed or opened."""
        stored = {
            (door.storey, door.door): door
            for door in session.scalars(
                select(Dwelling).where(Dwelling.community_id == community_id)
            )
        }
        wanted = {(storey, door): label for storey, door, label in draft.doors()}
        for at, dwelling in stored.items():
            if at not in wanted and not dwelling.closed:
                self._require_empty(session, dwelling)
                dwelling.closed = True
        # Two doors that swap labels would meet in the unique name: set aside first.
        for at, label in wanted.items():
            known = stored.get(at)
            if known is not None and known.label != label:
                known.label = f"~{known.id.hex[:30]}"
        session.flush()
        for dwelling in stored.values():
            if dwelling.closed and dwelling.label in wanted.values():
                dwelling.label = f"{dwelling.label} ({dwelling.id.hex[-4:]})"
        session.flush()
        for (storey, door), label in wanted.items():
            known = stored.get((storey, door))
            if known is None:
                known = Dwelling(community_id=community_id, storey=storey, door=door)
                session.add(known)
            known.label, known.closed = label, False

    def _require_empty(self, session: Session, dwelling: Dwelling) -> None:
        today = self._clock.today()
        who = session.scalar(
            select(Person.first_name)
            .join(Residency, Residency.person_id == Person.id)
            .where(
                Residency.dwelling_id == dwelling.id,
                ~Residency.struck,
                (Residency.ends.is_(None)) | (Residency.ends > today),
            )
            .limit(1)
        )
        if who is not None:
            raise Refused.because("door_lived_in", "storeys", label=dwelling.label, who=who)

    @staticmethod
    def _save_rooms(session: Session, community_id: UUID, rooms: tuple[RoomDraft, ...]) -> None:
        """A room that is left out is closed, never removed: its bookings stand."""
        stored = {
            room.id: room
            for room in session.scalars(select(Room).where(Room.community_id == community_id))
        }
        by_name = {room.name_key: room for room in stored.values()}
        kept: dict[UUID, RoomDraft] = {}
        for draft in rooms:
            found = stored.get(draft.id) if draft.id else by_name.get(fold(draft.name))
            if found is None or found.id in kept:
                found = Room(id=new_id(), community_id=community_id)
            kept[found.id] = draft
            stored[found.id] = found
        _set_names_aside(session, stored, kept)
        for position, (room_id, draft) in enumerate(kept.items()):
            room = stored[room_id]
            room.name, room.name_key = draft.name.strip(), fold(draft.name)
            room.position, room.seats, room.facilities = position, draft.seats, draft.facilities
            room.closed = draft.closed
            session.add(room)
        for room_id, room in stored.items():
            if room_id not in kept:
                room.closed = True

    @staticmethod
    def _save_partners(
        session: Session, community_id: UUID, partners: tuple[PartnerDraft, ...]
    ) -> None:
        stored = {
            partner.id: partner
            for partner in session.scalars(
                select(Partner).where(Partner.community_id == community_id)
            )
        }
        kept = set()
        for draft in partners:
            found = stored.get(draft.id) if draft.id else None
            if found is None:
                found = Partner(id=new_id(), community_id=community_id)
                session.add(found)
            found.name, found.part, found.contact = draft.name.strip(), draft.part, draft.contact
            found.ended = draft.ended
            kept.add(found.id)
        for partner in stored.values():
            if partner.id not in kept:
                partner.ended = True


def _set_names_aside(
    session: Session, stored: dict[UUID, Room], kept: dict[UUID, RoomDraft]
) -> None:
    """Frees names that another room is about to take, so that no two ever bear one."""
    wanted = {fold(draft.name): room_id for room_id, draft in kept.items()}
    for room in stored.values():
        if room.name_key and wanted.get(room.name_key, room.id) != room.id:
            tail = room.id.hex[-4:]
            if room.id not in kept:  # closed: its bookings still say where they were
                room.name = f"{room.name} ({tail})"
            room.name_key = f"{room.name_key} ({tail})"
    session.flush()
