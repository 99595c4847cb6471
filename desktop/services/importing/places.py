"""The communities, homes and rooms a list names: found, or noted to be made and then made."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.communities import MOST_DOORS
from desktop.domain.facade_proposal import natural, propose
from desktop.domain.identity import new_id
from desktop.domain.names import fold
from desktop.domain.reading.homes import home_key
from desktop.models import Community, Dwelling, Room, Storey
from desktop.storage.queries import importing as queries

_WELL_KNOWN = 4
"""From so many letters on, a room's name is also known inside a longer place."""


class Places:
    """What there is of communities, homes and rooms, and what a list adds to it.

    Communities are named by their folded name, homes by `home_key`: they may not exist yet.
    Nothing is written before `write`.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._communities = queries.communities(session)
        self._rooms = queries.rooms(session)
        self._homes: dict[str, dict[str, UUID]] = {}
        self._new_communities: dict[str, str] = {}
        self._new_homes: dict[str, dict[str, str]] = {}
        self._new_rooms: dict[tuple[str, str], str] = {}

    @property
    def new_communities(self) -> tuple[str, ...]:
        """The names of communities nobody knew."""
        return tuple(self._new_communities.values())

    @property
    def new_homes(self) -> tuple[str, ...]:
        """The labels of homes nobody knew, in order."""
        return tuple(
            sorted((h for homes in self._new_homes.values() for h in homes.values()), key=natural)
        )

    @property
    def new_rooms(self) -> tuple[str, ...]:
        """The names of rooms nobody knew."""
        return tuple(self._new_rooms.values())

    def community(self, name: str) -> str:
        """The key of the community of that name, noted as new when there is none."""
        key = fold(name)
        if key not in self._communities:
            self._new_communities.setdefault(key, " ".join(name.split()))
        return key

    def community_id(self, key: str) -> UUID | None:
        """Its id; None while it is only noted."""
        found = self._communities.get(key)
        return found[0] if found else None

    def home(self, community: str, label: str) -> str:
        """The key of a home, noted as new when the community has none of that label."""
        key = home_key(label)
        if key not in self._known_homes(community):
            self._new_homes.setdefault(community, {}).setdefault(key, label)
        return key

    def home_id(self, community: str, key: str) -> UUID:
        """The id of a home that is there, or was made."""
        return self._known_homes(community)[key]

    def room(self, community: str, name: str) -> str:
        """The key of a room, noted as new; "Huiskamer, begane grond" is the Huiskamer."""
        key = fold(name)
        community_id = self.community_id(community)
        if community_id is not None and (community_id, key) not in self._rooms:
            inside = [
                known
                for owner, known in self._rooms
                if owner == community_id and len(known) >= _WELL_KNOWN and known in key
            ]
            if len(inside) == 1:
                return inside[0]
        if community_id is None or (community_id, key) not in self._rooms:
            self._new_rooms.setdefault((community, key), " ".join(name.split()))
        return key

    def room_id(self, community: str, key: str) -> UUID | None:
        """Its id; None while it is only noted."""
        community_id = self.community_id(community)
        return self._rooms.get((community_id, key)) if community_id else None

    def write(self) -> None:
        """Makes what was noted."""
        self._write_communities()
        for community, homes in self._new_homes.items():
            self._write_homes(community, homes)
        for (community, key), name in self._new_rooms.items():
            self._write_room(community, key, name)
        self._session.flush()

    def _known_homes(self, community: str) -> dict[str, UUID]:
        if community not in self._homes:
            id_ = self.community_id(community)
            rows = queries.dwellings(self._session, id_) if id_ else []
            self._homes[community] = {home_key(label): home for home, label, _, _ in rows}
        return self._homes[community]

    def _write_communities(self) -> None:
        last = self._session.scalar(select(func.max(Community.position)))
        for at, (key, name) in enumerate(self._new_communities.items()):
            made = Community(
                id=new_id(),
                name=name,
                name_key=key,
                position=(-1 if last is None else last) + 1 + at,
            )
            self._session.add(made)
            self._communities[key] = (made.id, name)

    def _write_homes(self, community: str, homes: dict[str, str]) -> None:
        community_id = self._require(community)
        storeys = {
            storey.level: storey
            for storey in self._session.scalars(
                select(Storey).where(Storey.community_id == community_id)
            )
        }
        known = self._known_homes(community)
        if storeys:
            self._add_doors(community_id, storeys, sorted(homes.values(), key=natural), known)
            return
        for level, doors in enumerate(propose(homes.values()), start=1):
            self._session.add(
                Storey(id=new_id(), community_id=community_id, level=level, doors=len(doors))
            )
            self._add_dwellings(community_id, level, enumerate(doors, start=1), known)

    def _add_doors(
        self,
        community_id: UUID,
        storeys: dict[int, Storey],
        labels: list[str],
        known: dict[str, UUID],
    ) -> None:
        """Homes that a façade does not have yet stand behind the last doors of the top."""
        level = max(storeys)
        for label in labels:
            if storeys[level].doors >= MOST_DOORS:
                level += 1
                storeys[level] = Storey(
                    id=new_id(), community_id=community_id, level=level, doors=0
                )
                self._session.add(storeys[level])
            storeys[level].doors += 1
            self._add_dwellings(community_id, level, [(storeys[level].doors, label)], known)

    def _add_dwellings(
        self,
        community_id: UUID,
        storey: int,
        doors: Iterable[tuple[int, str]],
        known: dict[str, UUID],
    ) -> None:
        for door, label in doors:
            made = Dwelling(
                id=new_id(), community_id=community_id, label=label, storey=storey, door=door
            )
            self._session.add(made)
            known[home_key(label)] = made.id

    def _write_room(self, community: str, key: str, name: str) -> None:
        community_id = self._require(community)
        last = self._session.scalar(
            select(func.max(Room.position)).where(Room.community_id == community_id)
        )
        made = Room(
            id=new_id(),
            community_id=community_id,
            name=name,
            name_key=key,
            position=(-1 if last is None else last) + 1,
        )
        self._session.add(made)
        self._session.flush()
        self._rooms[community_id, key] = made.id

    def _require(self, community: str) -> UUID:
        found = self.community_id(community)
        if found is None:
            raise KeyError(community)
        return found
