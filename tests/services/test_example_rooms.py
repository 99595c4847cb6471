"""The example street is true to itself: rooms, log and what asks for a step agree."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from desktop.domain.clock import ShiftedClock
from desktop.domain.names import fold
from desktop.domain.rooms.changes import DID_NOT_HAPPEN
from desktop.domain.rooms.holidays import public_holidays
from desktop.domain.today import BOOKING_BEHIND, AttentionKind
from desktop.domain.vocabulary import ROOM_HOLDING, OccurrenceState, QuestionState
from desktop.models import (
    Activity,
    Closure,
    Community,
    Language,
    Occurrence,
    Programme,
    Question,
    Room,
    Skill,
)
from desktop.services.example_data import ExampleData
from desktop.services.today import Today
from tests.conftest import TODAY

DAYS = [TODAY, date(2026, 12, 3), date(2026, 12, 14), date(2027, 2, 28), date(2028, 2, 29)]
"""With Christmas within the first weeks, at their end, and among the later ones."""


@pytest.fixture(params=DAYS, ids=str)
def made(embedded, request):
    """The example as it is on a day, with that day."""
    ExampleData(embedded, ShiftedClock(request.param, time(13, 50))).make()
    return embedded, request.param


def test_what_asks_for_a_step_is_that_of_the_picture(embedded, clock):
    ExampleData(embedded, clock).make()
    with embedded.read() as session:
        betje = session.scalar(select(Community.id).where(Community.name == "Betje Wolff"))
    asking = Today(embedded, clock).view().attention
    assert [(item.kind, item.about, item.day) for item in asking] == [
        (AttentionKind.TIE_CONTACT, "Hetty J., Milan P.", date(2026, 11, 3)),
        (AttentionKind.CLASH, "Huiskamer", date(2026, 12, 23)),
        (AttentionKind.AGREEMENT, "Noor van der H.", date(2026, 12, 1)),
        (AttentionKind.QUESTION, "Kevin O.", date(2026, 10, 29)),
        (AttentionKind.TIE_LIGHT, "Stanley F.", TODAY),
    ]
    assert Today(embedded, clock).view(betje).attention == asking[:4]


def test_an_entry_belongs_to_what_was_booked_under_its_name(made):
    database, _ = made
    with database.read() as session:
        linked = session.execute(
            select(Activity, Occurrence, Programme.name)
            .join(Occurrence, Occurrence.id == Activity.occurrence_id)
            .join(Programme, Programme.id == Activity.programme_id)
        ).all()
        alone = session.scalar(
            select(func.count())
            .select_from(Activity)
            .join(Programme, Programme.id == Activity.programme_id)
            .join(Occurrence, _together(Activity))
            .where(
                Activity.occurrence_id.is_(None),
                Occurrence.state == OccurrenceState.BOOKED,
                Occurrence.title == Programme.name,
            )
        )
    assert alone == 0
    assert len({date_.id for _, date_, _ in linked}) == len(linked) > 250
    assert {(date_.title, name) for _, date_, name in linked if date_.title != name} == {
        ("Verf en klei", "Verf, klei en naaien"),
        ("Samen koken", "Samen eten"),
    }
    for entry, date_, _ in linked:
        assert date_.state is OccurrenceState.BOOKED
        assert (entry.room_id, entry.day) == (date_.room_id, date_.day)
        assert entry.begins == date_.begins


def test_nothing_else_was_in_a_room_that_was_booked(made):
    database, _ = made
    other = aliased(Occurrence)
    held = Occurrence.state.in_(ROOM_HOLDING)
    with database.read() as session:
        strangers = session.execute(
            select(Activity.day, Occurrence.title)
            .join(Occurrence, _together(Activity))
            .where(held, func.coalesce(Activity.occurrence_id != Occurrence.id, True))
        ).all()
        twice = session.execute(
            select(Occurrence.day, Occurrence.title, other.title)
            .join(other, and_(_together(other), other.id > Occurrence.id))
            .where(held, other.state.in_(ROOM_HOLDING))
        ).all()
    assert strangers == []
    assert twice == []


def test_the_last_days_are_settled(made):
    database, today = made
    kinds = {
        item.kind for item in Today(database, ShiftedClock(today, time(13, 50))).view().attention
    }
    assert AttentionKind.BOOKING not in kinds
    with database.read() as session:
        logged = set(session.scalars(select(Activity.occurrence_id)))
        last = session.scalars(
            select(Occurrence).where(
                Occurrence.day >= today - BOOKING_BEHIND, Occurrence.day < today
            )
        ).all()
    for date_ in last:
        off = (date_.state, date_.why) == (OccurrenceState.CANCELLED, DID_NOT_HAPPEN)
        assert off != (date_.id in logged)


def test_nothing_is_booked_when_the_house_is_closed(made):
    database, today = made
    with database.read() as session:
        dates = session.scalars(
            select(Occurrence).where(Occurrence.state.in_(ROOM_HOLDING), Occurrence.day > today)
        ).all()
        closures = session.scalars(select(Closure)).all()
        rooms = session.scalars(select(Room)).all()
    assert {date_.room_id for date_ in dates} == {room.id for room in rooms}
    closed = {h.day for h in public_holidays(today, today + timedelta(days=60)) if h.public}
    assert [date_.title for date_ in dates if date_.day in closed] == []
    for closure in closures:
        begins = datetime.combine(closure.begins, closure.begins_at or time())
        ends = datetime.combine(closure.ends, time())
        inside = [
            date_.title
            for date_ in dates
            if date_.community_id == closure.community_id
            and datetime.combine(date_.day, date_.begins) < ends
            and datetime.combine(date_.ends_day, date_.ends) > begins
        ]
        assert inside == []


def test_the_evening_before_christmas_says_why_nobody_has_the_room(embedded, clock):
    ExampleData(embedded, clock).make()
    with embedded.read() as session:
        (skipped,) = session.execute(
            select(Occurrence.title, Occurrence.state, Occurrence.why, Occurrence.reason).where(
                Occurrence.day == date(2026, 12, 24), Occurrence.title == "Taalcafé"
            )
        )
    assert tuple(skipped) == ("Taalcafé", OccurrenceState.SKIPPED, "closed", "Feestavond")


def test_one_question_waits_longer_than_three_weeks(embedded, clock):
    ExampleData(embedded, clock).make()
    with embedded.read() as session:
        waits = session.scalars(
            select(Question.title).where(
                or_(
                    Question.state == QuestionState.OPEN,
                    Question.state == QuestionState.NO_SOLUTION_YET,
                ),
                Question.received_on < TODAY - timedelta(days=21),
            )
        ).all()
    assert waits == ["Wie gaat mee naar de sportschool?"]


def test_a_language_is_written_as_one(embedded, clock):
    ExampleData(embedded, clock).make()
    with embedded.read() as session:
        languages = {fold(name): name for name in session.scalars(select(Language.name))}
        written = set(session.scalars(select(Skill.name)))
    spoken = {fold(word) for word in written} & set(languages)
    assert {"arabisch", "engels", "turks"} <= spoken
    assert {word for word in written if fold(word) in spoken} == {languages[key] for key in spoken}


def _together(other):
    return and_(
        other.room_id == Occurrence.room_id,
        other.begins_utc < Occurrence.ends_utc,
        other.ends_utc > Occurrence.begins_utc,
    )
