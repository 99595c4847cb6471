"""Who has a key."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.names import PersonName
from desktop.domain.rooms.keys import KeyLine
from desktop.domain.vocabulary import AgreementKind
from desktop.models import Agreement, Person, Room


def lines(session: Session, community_id: UUID, day: date) -> tuple[KeyLine, ...]:
    """Every key that is out on that day, by room in their order, then by name.

    A key is out until the agreement about it is rounded off, also when its end has passed.
    """
    rows = session.execute(
        select(Agreement, Person, Room)
        .join(Person, Person.id == Agreement.person_id)
        .outerjoin(Room, Room.id == Agreement.room_id)
        .where(
            Agreement.community_id == community_id,
            Agreement.kind == AgreementKind.KEY,
            Agreement.closed_on.is_(None),
            Agreement.begins <= day,
            ~Person.erased,
        )
    ).all()
    rows = sorted(rows, key=lambda row: _place(row.Room, row.Person))
    return tuple(
        KeyLine(
            agreement_id=agreement.id,
            person_id=person.id,
            name=PersonName(person.first_name, person.infix, person.surname).full,
            room_id=agreement.room_id,
            room=room.name if room else "",
            begins=agreement.begins,
            ends=agreement.ends,
            late=agreement.ends <= day,
        )
        for agreement, person, room in rows
    )


def _place(room: Room | None, person: Person) -> tuple[bool, int, str, str]:
    """Keys of no named room come last."""
    if room is None:
        return True, 0, "", person.sort_key
    return False, room.position, room.name_key, person.sort_key
