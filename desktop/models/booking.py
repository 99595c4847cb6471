"""A booking and its occurrences."""

from datetime import date, datetime, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.changes import Topic
from desktop.domain.vocabulary import BookerKind, OccurrenceState
from desktop.models.base import APP, NAME, Base, Record, choice, reference


class Booking(Record, Base):
    """A wish for a room, once or as a series (`rule` is RRULE text, "" for once)."""

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
    struck: Mapped[bool] = mapped_column(default=False)


class Occurrence(Record, Base):
    """One date of a booking: local clock time with its zone, and the UTC range it covers.

    `ends_day` differs from `day` when it runs past midnight; an all-day occurrence ends at
    0:00 of the next day. Ranges are half-open: 10–11 and 11–12 do not overlap.
    """

    __tablename__ = "occurrence"
    __table_args__ = (
        CheckConstraint("ends_utc > begins_utc", name="span"),
        Index(None, "room_id", "begins_utc"),
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
