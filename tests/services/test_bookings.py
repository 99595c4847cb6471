from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import event

from desktop.domain.errors import Conflict, Refused
from desktop.domain.rooms.changes import Change, Scope, WayKind
from desktop.domain.rooms.plan import Fate, InTheWay
from desktop.domain.rooms.repeat import Frequency, Repeat
from desktop.domain.rooms.wish import Choice, Decision, Wish
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Occurrence
from desktop.services.bookings import Bookings
from desktop.services.undo import Undo
from tests.builders import a_community, a_room, an_occurrence

MONDAY = date(2026, 11, 30)
WEEKLY = Repeat(Frequency.WEEK, last_day=date(2027, 2, 1))


@pytest.fixture
def house(database):
    with database.write("set up") as session:
        community = a_community(session)
        living = a_room(session, community)
        studio = a_room(session, community, "Atelier", position=1)
        session.flush()
        return community.id, living.id, studio.id


@pytest.fixture
def bookings(database, clock):
    return Bookings(database, clock)


@pytest.fixture
def living(house):
    return house[1]


def a_wish(room_id, title="Breigroep", day=MONDAY, begins=time(10), ends=time(12), **more):
    return Wish(room_id, title, day, begins, ends, **more)


def at(day, hour):
    return datetime.combine(day, time(hour))


def book(bookings, wish, decisions=None):
    decisions = decisions or {}
    return bookings.book(wish, decisions, bookings.rehearse(wish, decisions))


def book_around(bookings, wish):
    """Books a series and skips what has something in its way, holidays for instance."""
    blocked = [s.day for s in bookings.rehearse(wish, {}).slots if s.fate is Fate.BLOCKED]
    return book(bookings, wish, {day: Decision(Choice.SKIP) for day in blocked})


def dates(database, booking_id):
    with database.read() as session:
        found = session.query(Occurrence).filter_by(booking_id=booking_id)
        return sorted(found, key=lambda o: (o.begins_utc, o.id))


def holding(database, booking_id):
    return [d for d in dates(database, booking_id) if d.state is OccurrenceState.BOOKED]


def test_a_single_booking_stands_in_the_agenda(bookings, database, house):
    booking_id = book(bookings, a_wish(house[1], people=12))
    agenda = bookings.agenda(MONDAY, 7, house[0])
    assert [room.name for room in agenda.rooms] == ["Huiskamer", "Atelier"]
    (block,) = agenda.blocks
    assert (block.booking_id, block.title, block.people) == (booking_id, "Breigroep", 12)
    assert (block.begins, block.ends) == (at(MONDAY, 10), at(MONDAY, 12))
    assert not block.series


def test_a_booking_locks_first_and_asks_nothing_twice(bookings, database, living):
    wish = a_wish(living)
    seen = bookings.rehearse(wish, {})
    asked = []

    def hear(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(database.engine, "before_cursor_execute", hear)
    bookings.book(wish, {}, seen)
    event.remove(database.engine, "before_cursor_execute", hear)
    questions = [statement for statement in asked if statement.startswith("SELECT")]
    assert len(questions) == len(set(questions)) <= 6
    on_server = database.engine.dialect.name == "postgresql"
    assert ("FOR NO KEY UPDATE" if on_server else "room") in questions[0]
    assert not on_server or "FOR NO KEY UPDATE" not in "".join(questions[1:])


def test_an_hour_that_is_taken_is_named_before_saving(bookings, living, house):
    book(bookings, a_wish(living))
    wish = a_wish(living, "Huiswerkclub", begins=time(11), ends=time(13))
    plan = bookings.rehearse(wish, {})
    assert not plan.decided
    (slot,) = plan.slots
    assert [(o.kind, o.name) for o in slot.obstacles] == [(InTheWay.TAKEN, "Breigroep")]
    assert slot.rooms == (house[2],)
    with pytest.raises(Conflict) as caught:
        bookings.book(wish, {}, plan)
    assert caught.value.theirs == plan


def test_a_series_skips_one_date_and_keeps_the_reason(bookings, database, living):
    book(bookings, a_wish(living, "Sinterklaas", MONDAY + timedelta(days=7)))
    wish = a_wish(living, repeat=WEEKLY)
    decisions = {MONDAY + timedelta(days=7): Decision(Choice.SKIP)}
    series = book(bookings, wish, decisions)
    found = dates(database, series)
    assert len(found) == 10
    assert (found[1].state, found[1].why, found[1].reason) == (
        OccurrenceState.SKIPPED,
        "taken",
        "Sinterklaas",
    )
    assert sum(d.state is OccurrenceState.BOOKED for d in found) == 9


def test_a_skipped_date_offers_itself_again_when_the_way_is_free(bookings, database, living):
    single = book(bookings, a_wish(living, "Sinterklaas", MONDAY + timedelta(days=7)))
    skip = {MONDAY + timedelta(days=7): Decision(Choice.SKIP)}
    series = book(bookings, a_wish(living, repeat=WEEKLY), skip)
    shown = dates(database, series)[0].id
    (skipped,) = bookings.details(shown).skipped
    assert (skipped.reason, skipped.free_again) == ("Sinterklaas", False)
    with pytest.raises(Refused) as caught:
        bookings.rebook(skipped.id)
    assert caught.value.problems[0].code == "in_the_way_taken"
    bookings.cancel(dates(database, single)[0].id, Scope.THIS)
    (skipped,) = bookings.details(shown).skipped
    assert skipped.free_again
    bookings.rebook(skipped.id)
    assert len(holding(database, series)) == 10


def test_saving_tells_the_new_plan_when_the_calendar_changed(bookings, database, living):
    wish = a_wish(living, repeat=WEEKLY)
    seen = bookings.rehearse(wish, {})
    book(bookings, a_wish(living, "Spoedoverleg", MONDAY + timedelta(days=14)))
    with pytest.raises(Conflict) as caught:
        bookings.book(wish, {}, seen)
    assert caught.value.code == "calendar_changed"
    assert caught.value.theirs.count(Fate.BLOCKED) == 1
    with database.read() as session:
        assert session.query(Occurrence).count() == 1


def test_other_room_and_other_time_for_a_date(bookings, database, house):
    _, living, studio = house
    for week in (1, 2):
        book(bookings, a_wish(living, f"Bezet {week}", MONDAY + timedelta(weeks=week)))
    decisions = {
        MONDAY + timedelta(weeks=1): Decision(Choice.OTHER_ROOM, room_id=studio),
        MONDAY + timedelta(weeks=2): Decision(Choice.OTHER_TIME, begins=time(13), ends=time(15)),
    }
    series = book(bookings, a_wish(living, repeat=WEEKLY), decisions)
    found = dates(database, series)
    assert all(d.state is OccurrenceState.BOOKED for d in found)
    assert (found[1].room_id, found[1].by_hand) == (studio, True)
    assert (found[2].begins, found[2].by_hand) == (time(13), True)


def change(bookings, database, date_, scope, decisions=None, **to):
    shown = bookings.details(date_.id)
    wish = shown.wish_of_date if scope is Scope.THIS else shown.wish
    wanted = Change(date_.id, scope, replace(wish, **to), shown.version)
    decisions = decisions or {}
    bookings.change(wanted, decisions, bookings.rehearse_change(wanted, decisions))


def test_all_moves_what_is_to_come_and_keeps_ids_and_what_was_changed_by_hand(
    bookings, database, living
):
    series = book(bookings, a_wish(living, repeat=WEEKLY))
    before = dates(database, series)
    moved = before[2]
    bookings.move(
        moved.id,
        living,
        at(date(2026, 12, 15), 19),
        at(date(2026, 12, 15), 21),
        moved.version,
    )
    bookings.cancel(before[4].id, Scope.THIS)
    change(bookings, database, before[0], Scope.ALL, begins=time(14), ends=time(16))
    after = {d.id: d for d in dates(database, series)}
    assert set(after) == {d.id for d in before}
    assert (after[moved.id].day, after[moved.id].begins) == (date(2026, 12, 15), time(19))
    assert after[before[4].id].state is OccurrenceState.CANCELLED
    others = [after[d.id] for n, d in enumerate(before) if n not in (2, 4)]
    assert {(d.begins, d.ends) for d in others} == {(time(14), time(16))}


def test_this_and_later_leaves_earlier_dates(bookings, database, living):
    series = book(bookings, a_wish(living, repeat=WEEKLY))
    before = dates(database, series)
    tuesday = before[3].day + timedelta(days=1)
    repeat = Repeat(Frequency.WEEK, last_day=date(2027, 2, 2))
    change(bookings, database, before[3], Scope.LATER, day=tuesday, repeat=repeat)
    after = dates(database, series)
    assert [d.id for d in after] == [d.id for d in before]
    assert [d.day for d in after[:3]] == [d.day for d in before[:3]]
    assert [d.day for d in after[3:]] == [d.day + timedelta(days=1) for d in before[3:]]


def test_the_past_is_never_rewritten(bookings, database, clock, living):
    series = book(bookings, a_wish(living, repeat=WEEKLY))
    clock.step(timedelta(days=20))
    before = dates(database, series)
    change(bookings, database, before[-1], Scope.ALL, begins=time(20), ends=time(22))
    after = dates(database, series)
    past = [d for d in after if d.day <= date(2026, 12, 14)]
    assert past
    assert {d.begins for d in past} == {time(10)}
    assert {d.begins for d in after[len(past) :]} == {time(20)}
    with pytest.raises(Refused) as caught:
        bookings.cancel(before[0].id, Scope.THIS)
    assert caught.value.problems[0].code == "booking_past"


def test_cancelling_this_and_later_ends_an_open_series(bookings, database, clock, living):
    series = book_around(bookings, a_wish(living, repeat=Repeat(Frequency.WEEK)))
    found = dates(database, series)
    assert len(found) == 52
    held = len(holding(database, series)) - 10
    assert bookings.cancel(found[10].id, Scope.LATER) == held
    assert not bookings.details(found[0].id).skipped
    clock.step(timedelta(days=60))
    assert bookings.grow() == 0
    assert len(dates(database, series)) == 52
    assert bookings.details(found[0].id).wish.repeat.last_day == found[10].day - timedelta(days=1)


def test_an_open_series_grows_and_meets_what_was_booked_meanwhile(
    bookings, database, clock, living
):
    series = book_around(bookings, a_wish(living, repeat=Repeat(Frequency.WEEK)))
    last = dates(database, series)[-1].day
    book(bookings, a_wish(living, "Feest", last + timedelta(weeks=1)))
    clock.step(timedelta(days=21))
    assert bookings.grow() == 3
    grown = dates(database, series)[-3:]
    assert [(d.state, d.reason) for d in grown] == [
        (OccurrenceState.CLASH, "Feest"),
        (OccurrenceState.BOOKED, ""),
        (OccurrenceState.BOOKED, ""),
    ]
    assert bookings.grow() == 0


def a_clash(database, living, begins=time(11), ends=time(13)):
    with database.write("read in") as session:
        from desktop.models import Room

        room = session.get_one(Room, living)
        made = an_occurrence(
            session, room, "Kerststukjes", MONDAY, begins, ends, state=OccurrenceState.CLASH
        )
        session.flush()
        return made.id


def test_a_clash_has_three_ways_out(bookings, database, house):
    community, living, _ = house
    series = book(bookings, a_wish(living, "Huiswerkclub", repeat=WEEKLY))
    clash = a_clash(database, living)
    found = bookings.ways_out(clash)
    assert (found.begins.time(), found.ends.time()) == (time(11), time(12))
    assert [(w.kind, w.title, w.begins.time(), w.room) for w in found.ways] == [
        (WayKind.MOVE, "Kerststukjes", time(12), "Huiskamer"),
        (WayKind.SKIP, "Huiswerkclub", time(10), "Huiskamer"),
        (WayKind.ROOM, "Kerststukjes", time(11), "Atelier"),
    ]
    bookings.take(clash, found.ways[1])
    assert dates(database, series)[0].state is OccurrenceState.SKIPPED
    assert len(holding(database, series)) == 9
    agenda = bookings.agenda(MONDAY, 1, community)
    assert [(b.title, b.state) for b in agenda.blocks if b.state is OccurrenceState.BOOKED] == [
        ("Kerststukjes", OccurrenceState.BOOKED)
    ]
    with pytest.raises(Refused):
        bookings.ways_out(clash)


@pytest.mark.parametrize("way", [0, 2])
def test_a_clash_moves_in_time_or_to_a_room(bookings, database, house, way):
    community, living, _ = house
    book(bookings, a_wish(living, "Huiswerkclub"))
    clash = a_clash(database, living)
    bookings.take(clash, bookings.ways_out(clash).ways[way])
    blocks = bookings.agenda(MONDAY, 1, community).blocks
    assert {b.state for b in blocks} == {OccurrenceState.BOOKED}
    Undo(database, bookings._clock).undo_last()
    assert bookings.ways_out(clash).waiting.state is OccurrenceState.CLASH


def test_a_date_that_is_dragged_onto_another_springs_back(bookings, database, living):
    book(bookings, a_wish(living))
    other = book(bookings, a_wish(living, "Koor", begins=time(19), ends=time(21)))
    (date_,) = dates(database, other)
    with pytest.raises(Refused) as caught:
        bookings.move(date_.id, living, at(MONDAY, 11), at(MONDAY, 13), date_.version)
    assert caught.value.problems[0].values["name"] == "Breigroep"
    assert dates(database, other)[0].begins == time(19)


def test_a_date_is_never_dragged_into_the_past_but_may_have_begun(
    bookings, database, clock, living
):
    """It could not be dragged back: what has been stays as it was."""
    today = clock.today()
    booked = book(bookings, a_wish(living, day=today + timedelta(days=1)))
    (date_,) = dates(database, booked)
    now = clock.local_now().replace(tzinfo=None)
    with pytest.raises(Refused) as caught:
        bookings.move(date_.id, living, now - timedelta(hours=1), now, date_.version)
    assert caught.value.problems[0].code == "in_the_way_past"
    begun, ends = now - timedelta(minutes=20), now + timedelta(minutes=40)
    bookings.move(date_.id, living, begun, ends, date_.version)
    assert dates(database, booked)[0].day == today


def test_did_not_happen_frees_the_room_and_can_be_undone(bookings, database, clock, living):
    booked = book(bookings, a_wish(living))
    (date_,) = dates(database, booked)
    clock.step(timedelta(days=10))
    bookings.did_not_happen(date_.id)
    assert dates(database, booked)[0].state is OccurrenceState.CANCELLED
    Undo(database, clock).undo_last()
    assert dates(database, booked)[0].state is OccurrenceState.BOOKED


def test_undo_takes_a_whole_series_back(bookings, database, clock, living):
    book(bookings, a_wish(living, repeat=WEEKLY))
    Undo(database, clock).undo_last()
    with database.read() as session:
        assert session.query(Occurrence).count() == 0


def test_a_series_that_begins_on_a_later_day_stays_a_series_and_grows(
    bookings, database, clock, living
):
    tuesdays = Repeat(Frequency.WEEK, weekdays=frozenset({1}))
    series = book_around(bookings, a_wish(living, repeat=tuesdays))
    found = dates(database, series)
    assert bookings.details(found[0].id).wish.repeat == tuesdays
    clock.step(timedelta(days=28))
    assert bookings.grow() == 4
    assert {d.day.weekday() for d in dates(database, series)} == {1}
