"""A booking and its occurrences."""

from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.engine.interfaces import ExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.rooms.rules import WHOLE
from desktop.domain.vocabulary import BookerKind, OccurrenceState
from desktop.models.base import APP, NAME, Base, Record, choice, reference


def _own_room(context: ExecutionContext) -> UUID:
    """A date takes up the room it is in, unless somebody says it is a part of another."""
    room_id: UUID = context.get_current_parameters()["room_id"]  # type: ignore[attr-defined]
    return room_id


class Booking(Record, Base):
    """A wish for a room, once or as a series (`rule` is RRULE text, "" for once).

    `day`, `begins`, `ends` and `zone` are what the rule starts from, as it now stands; None
    where a calendar that was read in has only its dates. An open-ended series has its dates
    until `grown_until` (exclusive). `people` is how many are expected.
    """

    __tablename__ = "booking"
    __table_args__ = (Index(None, "external_uid"), {"schema": APP})
    __topics__: ClassVar = frozenset({Topic.BOOKINGS})

    community_id: Mapped[UUID] = mapped_column(reference("community"), index=True)
    room_id: Mapped[UUID] = mapped_column(reference("room"), index=True)
    programme_id: Mapped[UUID | None] = mapped_column(reference("programme"))
    title: Mapped[str]
    rule: Mapped[str] = mapped_column(String(1000), default="")
    booker_kind: Mapped[BookerKind | None] = mapped_column(choice(BookerKind, "booker_kind"))
    booker_person_id: Mapped[UUID | None] = mapped_column(reference("person"))
    booker_group_id: Mapped[UUID | None] = mapped_column(reference("group"))
    booker_partner_id: Mapped[UUID | None] = mapped_column(reference("partner"))
    external_uid: Mapped[str | None] = mapped_column(String(500))
    import_run_id: Mapped[UUID | None] = mapped_column(reference("import_run"))
    day: Mapped[date | None]
    begins: Mapped[time | None]
    ends: Mapped[time | None]
    zone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    people: Mapped[int | None]
    open_ended: Mapped[bool] = mapped_column(default=False)
    grown_until: Mapped[date | None]
    struck: Mapped[bool] = mapped_column(default=False)


class Occurrence(Record, Base):
    """One date of a booking: local clock time with its zone, and the UTC range it covers.

    `ends_day` differs from `day` when it runs past midnight; an all-day occurrence ends at
    0:00 of the next day. Ranges are half-open: 10–11 and 11–12 do not overlap.

    `whole_id` with the stretch from `part_from` until `part_until` is the part of a building
    it takes up: a room, or one of the parts that a room was divided in. `recurrence_id` names
    the date the series gave it ("20260914T100000"), also when it was moved; `by_hand` when
    somebody changed this date alone. `why` is the code of what was in the way of a date that
    is skipped or a clash, `reason` its name; `passed` is the reason for going past a rule.
    An OPTION lapses after `option_until`.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        CheckConstraint("ends_utc > begins_utc", name="span"),
        Index(None, "room_id", "begins_utc"),
        Index(None, "whole_id", "begins_utc"),
        Index(  # what runs over midnight is found apart from what begins on a day
            "ix_occurrence_overnight",
            "whole_id",
            "ends_utc",
            sqlite_where=text("ends_day > day"),
            postgresql_where=text("ends_day > day"),
        ),
        {"schema": APP},
    )
    __topics__: ClassVar = frozenset({Topic.BOOKINGS})

    community_id: Mapped[UUID] = mapped_column(reference("community"))
    booking_id: Mapped[UUID] = mapped_column(reference("booking"), index=True)
    room_id: Mapped[UUID] = mapped_column(reference("room"))
    day: Mapped[date] = mapped_column(index=True)
    begins: Mapped[time]
    ends_day: Mapped[date]
    ends: Mapped[time]
    zone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    begins_utc: Mapped[datetime]
    ends_utc: Mapped[datetime]
    state: Mapped[OccurrenceState] = mapped_column(choice(OccurrenceState, "state"))
    title: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(String(NAME), default="")
    recurrence_id: Mapped[str | None] = mapped_column(String(40))
    whole_id: Mapped[UUID] = mapped_column(default=_own_room)  # repeats what room_id leads to
    part_from: Mapped[int] = mapped_column(default=WHOLE[0])
    part_until: Mapped[int] = mapped_column(default=WHOLE[1])
    by_hand: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(String(24), default="")
    passed: Mapped[str] = mapped_column(String(NAME), default="")
    option_until: Mapped[date | None]
