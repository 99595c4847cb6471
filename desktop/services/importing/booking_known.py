"""The bookings that are here already of the events of a calendar."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from desktop.domain.reading.calendar import Event
from desktop.models import Booking, Occurrence
from desktop.services.importing.booking_dates import OurName, our_name
from desktop.storage.queries import importing as queries


@dataclass(frozen=True, slots=True)
class Known:
    """The booking of an event, None for a new one, and its dates that the event is about.

    Of a `part` these are some of its dates: one that was written out alone, or those in a room.
    """

    booking: Booking | None = None
    dates: tuple[Occurrence, ...] = ()
    part: bool = False


_NEW = Known()


class KnownBookings:
    """The bookings of one community by UID: read in before, or made here and written out."""

    def __init__(
        self, session: Session, events: Sequence[Event], community_id: UUID | None
    ) -> None:
        self._session = session
        self._found: dict[str, Known] = {}
        if community_id is None:
            return
        bookings = self._bookings([event.uid for event in events], community_id)
        dates = queries.occurrences(session, [b.id for b in bookings.values()])
        apart = {named.id for event in events if (named := our_name(event.uid))}
        for uid, booking in bookings.items():
            self._found[uid] = _known(uid, booking, dates.get(booking.id, []), apart)

    def of(self, event: Event) -> Known:
        """What is here of an event."""
        return self._found.get(event.uid, _NEW)

    def as_here(self, event: Event) -> Event:
        """An event that this program wrote, with the title its booking has: dates keep their own.

        In a file of ours a booking without a rule is called like its first date.
        """
        booking = self.of(event).booking
        if booking is None or not event.own:
            return event
        told = [(date, date.title or event.title) for date in event.dates]
        dates = [
            replace(date, title="" if title == booking.title else title) for date, title in told
        ]
        return replace(event, title=booking.title, dates=tuple(dates))

    def _bookings(self, uids: Sequence[str], community_id: UUID) -> dict[str, Booking]:
        by_uid = queries.bookings(self._session, uids)
        found = {uid: b for (owner, uid), b in by_uid.items() if owner == community_id}
        for uid in uids:
            named = our_name(uid)
            if named is None or uid in found:
                continue
            date = self._session.get(Occurrence, named.id)
            booking = self._session.get(Booking, date.booking_id if date else named.id)
            if booking and booking.community_id == community_id and not booking.struck:
                found[uid] = booking
        return found


def _known(
    uid: str, booking: Booking, dates: Sequence[Occurrence], apart: Collection[UUID]
) -> Known:
    """The dates of a booking that an entry is about; `apart` have an entry of their own."""
    named = our_name(uid)
    if named is None or booking.external_uid == uid or named == OurName(booking.id):
        return Known(booking, tuple(one for one in dates if one.id not in apart))
    some = tuple(one for one in dates if one.id == named.id or one.room_id == named.room_id)
    return Known(booking, some, part=True)
