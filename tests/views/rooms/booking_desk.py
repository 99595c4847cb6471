"""A community with two rooms on a real store, for the tests of the forms of a booking."""

from datetime import date, datetime, time
from types import SimpleNamespace

from desktop.domain.rooms.wish import Wish
from desktop.services.bookings import Bookings
from desktop.services.drafts import Drafts
from desktop.services.log import Log
from desktop.services.undo import Undo
from desktop.storage.database import Database
from desktop.views.kit.change_bus import ChangeBus
from desktop.views.kit.desk import Desk
from desktop.views.kit.runner import InlineRunner
from tests import builders

TUESDAY = date(2026, 12, 1)


def make(embedded, clock):
    """The desk with its rooms: `huis` and `atelier`, `wish(...)` for the first."""
    bus = ChangeBus()
    store = Database(embedded.engine, bus.announce, clock, embedded.account_id)
    with store.write("test.fill") as session:
        betje = builders.a_community(session)
        huis = builders.a_room(session, betje, "Huiskamer")
        atelier = builders.a_room(session, betje, "Atelier")
        ids = (betje.id, huis.id, atelier.id)
    services = SimpleNamespace(
        bookings=Bookings(store, clock),
        drafts=Drafts(store, clock),
        log=Log(store, clock),
        undo=Undo(store, clock),
    )
    desk = Desk(services, InlineRunner(), bus, clock)
    place = SimpleNamespace(desk=desk, store=store, community=ids[0], huis=ids[1], atelier=ids[2])
    place.wish = lambda **more: wish(place, **more)
    return place


def at(day, hour, minute=0):
    """A moment on the clock, naive."""
    return datetime.combine(day, time(hour, minute))


def wish(place, **more):
    values = {
        "room_id": place.huis, "title": "", "day": TUESDAY,
        "begins": time(14), "ends": time(16),
    }  # fmt: skip
    return Wish(**(values | more))


def stand(place, title, day, begins, ends, room=None):
    """Books something that stands in the way."""
    bookings = place.desk.services.bookings
    asked = wish(place, title=title, day=day, begins=begins, ends=ends, room_id=room or place.huis)
    return bookings.book(asked, {}, bookings.rehearse(asked, {}))


def dates(place, first, days=1):
    """The blocks of the agenda: (title, room, begin, state)."""
    agenda = place.desk.services.bookings.agenda(first, days, place.community)
    names = {room.id: room.name for room in agenda.rooms}
    return [(b.title, names[b.room_id], b.begins, b.state.value) for b in agenda.blocks]
