"""A week made by hand, as in the picture of the design."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_DNS, UUID, uuid5

from desktop.domain.rooms.rules import Holiday, RoomRules
from desktop.domain.rooms.week import Agenda, BookedBlock, ClosedTime
from desktop.domain.vocabulary import OccurrenceState
from desktop.views.rooms.layout import lay_out

MONDAY = date(2026, 12, 21)
SIZE = (1232.0, 700.0)


def uid(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(NAMESPACE_DNS, name)


COMMUNITY = uid("betje")
HUIS = RoomRules(uid("huis"), COMMUNITY, "Huiskamer", 0)
ATELIER = RoomRules(uid("atelier"), COMMUNITY, "Atelier", 1)


def at(day: int, hour: float) -> datetime:
    """A local time: day 0 is Monday, hours may go past midnight."""
    return datetime.combine(MONDAY, time()) + timedelta(days=day, minutes=round(hour * 60))


def a_block(title, day, begins, ends, room=HUIS, **more) -> BookedBlock:
    """A booking of one date; its id follows from its title."""
    values = {"state": OccurrenceState.BOOKED} | more
    return BookedBlock(
        uid(title),
        uid(f"{title} booking"),
        room.id,
        title,
        at(day, begins),
        at(day, ends),
        **values,
    )


def a_clash() -> tuple[BookedBlock, BookedBlock]:
    """Huiswerkclub from 16.00 to 17.30, and Kerststukjes that wants 16.30 to 18.30."""
    stands = a_block("Huiswerkclub", 2, 16, 17.5, series=True)
    waits = a_block(
        "Kerststukjes", 2, 16.5, 18.5, state=OccurrenceState.CLASH, clashes_with=(stands.id,)
    )
    return stands, waits


def an_agenda(*blocks, rooms=(HUIS, ATELIER), days=7, closed=()) -> Agenda:
    """An agenda with these bookings and Christmas."""
    christmas = date(2026, 12, 25)
    shut = [
        ClosedTime(room.id, at(4, 0), at(5, 0), "Eerste kerstdag") for room in rooms if days == 7
    ]
    return Agenda(
        MONDAY, days, rooms, tuple(sorted(blocks, key=lambda b: b.begins)),
        (*shut, *closed), (Holiday(christmas, "Eerste kerstdag"),), "Betje Wolff",
    )  # fmt: skip


def a_week(*blocks, **more):
    """That agenda laid out with all its rooms."""
    agenda = an_agenda(*blocks, **more)
    return lay_out(agenda, agenda.rooms, *SIZE)
