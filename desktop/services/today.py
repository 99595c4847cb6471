"""The day page: one read for everything it shows."""

from datetime import date
from uuid import UUID

from desktop.domain.clock import Clock
from desktop.domain.today import MOST_ATTENTION, RoomsOfDay, TodayView, in_order
from desktop.storage.database import Database
from desktop.storage.queries import today as queries
from desktop.storage.queries.attention import attention


class Today:
    """What is to be seen today."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def view(self, community_id: UUID | None = None) -> TodayView:
        """The street, the rooms and what asks for a step; of one community when it is given."""
        today, now = self._clock.today(), self._clock.now()
        with self._database.read() as session:
            street = queries.street(session, today, now, community_id)
            members = queries.members(session, today, community_id)
            asking = in_order(attention(session, today, now, community_id))
            return TodayView(
                day=today,
                communities=queries.count_communities(session),
                street=street,
                members=len(members),
                tied=len(members & queries.tied_people(session)),
                open_questions=queries.open_questions(session, community_id),
                rooms=queries.rooms_of(session, today, community_id),
                attention=asking[:MOST_ATTENTION],
                attention_count=len(asking),
            )

    def rooms(self, day: date, community_id: UUID | None = None) -> RoomsOfDay:
        """What happens in the rooms on a day."""
        with self._database.read() as session:
            return queries.rooms_of(session, day, community_id)
