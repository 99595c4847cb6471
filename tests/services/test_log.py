"""The log on both kinds of store: what is recorded, what it counts for, and taking it back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from desktop.domain.activities import ActivityDraft
from desktop.domain.changes import Topic
from desktop.domain.errors import Conflict, Refused
from desktop.domain.names import PersonName
from desktop.domain.vocabulary import ActivityState, Ambition, AttendanceKind, Initiative
from desktop.models import Activity, Attendance, Programme, UnmatchedName
from desktop.services.bookings import Bookings
from desktop.services.log import Log
from desktop.services.undo import Undo
from tests.services.log_street import book, build

TODAY = date(2026, 11, 24)


@pytest.fixture
def street(database):
    return build(database)


@pytest.fixture
def log(database, clock):
    return Log(database, clock)


def coffee(street, *names: str, **values) -> ActivityDraft:
    usual = {
        "community_id": street.home,
        "programme": "Koffieochtend",
        "day": TODAY,
        "begins": time(10),
        "ends": time(12),
        "room_id": street.room,
        "people": street.of(*names),
        "initiative": Initiative.RESIDENTS,
        "ambition": Ambition.CONTACTS,
    }
    return ActivityDraft(**(usual | values))


def kinds(database, activity_id):
    with database.read() as session:
        rows = session.execute(
            select(Attendance.person_id, Attendance.kind).where(
                Attendance.activity_id == activity_id, ~Attendance.struck
            )
        )
        return dict(rows.all())


def codes(refused: pytest.ExceptionInfo) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_twelve_hours_of_coffee_are_logged_at_once(database, log, street, announced):
    announced.clear()
    draft = coffee(
        street, "Noor", "Ineke", guests=3, staff_minutes=90, note=" Rooster gemaakt. ",
        initiator_id=street.people["Noor"],
    )  # fmt: skip
    entry = log.entry(log.log(draft))
    assert announced == [frozenset({Topic.ACTIVITIES, Topic.PEOPLE})]
    assert entry.place == "Huiskamer"
    assert entry.initiator.name.short == "Noor van der H."
    assert entry.draft.note == "Rooster gemaakt."
    same = replace(draft, note="Rooster gemaakt.", id=entry.draft.id, stamp=entry.draft.stamp)
    assert entry.draft == same
    (line,) = log.timeline(street.home).lines
    assert (line.programme, line.place, line.minutes) == ("Koffieochtend", "Huiskamer", 120)
    assert (line.named, line.guests) == (((AttendanceKind.RESIDENT, 2),), 3)
    assert line.initiator == "Noor van der H."


def test_what_somebody_is_follows_from_the_date(database, log, street):
    before = log.log(coffee(street, "Willy", "Gerda", "Bas", "Milan", day=date(2026, 6, 30)))
    after = log.log(coffee(street, "Willy", day=date(2026, 7, 1)))
    assert kinds(database, before) == {
        street.people["Willy"]: AttendanceKind.RESIDENT,
        street.people["Gerda"]: AttendanceKind.VOLUNTEER,
        street.people["Bas"]: AttendanceKind.AREA,
        street.people["Milan"]: AttendanceKind.AREA,
    }
    assert kinds(database, after) == {street.people["Willy"]: AttendanceKind.AREA}


def test_moving_an_entry_over_a_departure_changes_what_people_were(database, log, street):
    entry = log.entry(log.log(coffee(street, "Willy", day=date(2026, 6, 30))))
    log.log(replace(entry.draft, day=date(2026, 7, 2)))
    with database.read() as session:
        row = session.scalars(select(Attendance)).one()
        assert (row.kind, row.day) == (AttendanceKind.AREA, date(2026, 7, 2))


def test_the_grid_follows_the_facade_of_that_day(log, street):
    now = log.people_to_pick(street.home, TODAY)
    assert [(d.label, [p.name.first for p in d.people]) for d in now.doors] == [
        ("2.01", ["Yara"]), ("2.02", []), ("1.01", ["Noor", "Sem"]), ("1.02", ["Ineke"]),
    ]  # fmt: skip
    assert [p.name.first for p in now.members] == ["Gerda"]
    then = log.people_to_pick(street.home, date(2026, 6, 30))
    assert [p.name.first for p in then.doors[1].people] == ["Willy"]


def test_who_comes_more_than_once_from_elsewhere_is_a_regular(log, street):
    log.log(coffee(street, "Bas", "Milan", day=date(2026, 11, 10)))
    log.log(coffee(street, "Bas", day=date(2026, 11, 17)))
    assert [p.name.first for p in log.people_to_pick(street.home, TODAY).regulars] == ["Bas"]


def test_an_entry_past_midnight_keeps_its_real_length(database, log, street):
    night = coffee(
        street, "Sem", programme="Filmnacht", day=date(2026, 10, 24), begins=time(22),
        ends=time(3),
    )  # fmt: skip
    log.log(night)
    with database.read() as session:
        stored = session.scalars(select(Activity)).one()
        assert stored.ends_day == date(2026, 10, 25)
        assert stored.begins_utc == datetime(2026, 10, 24, 20, tzinfo=UTC)
        assert stored.ends_utc == datetime(2026, 10, 25, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"day": date(2026, 11, 25)}, "not_yet_held"),
        ({"people": frozenset()}, "nobody_there"),
        ({"ends": time(10)}, "ends_at_begin"),
        ({"ends": time(9)}, "ends_too_late"),
        ({"guests": -1}, "guests_odd"),
        ({"staff_minutes": -15}, "hours_odd"),
        ({"volunteer_minutes": 50}, "hours_in_quarters"),
        ({"programme": "  "}, "programme_missing"),
        ({"community_id": None}, "community_missing"),
        ({"note": "zij is 111222333"}, "bsn"),
    ],
)
def test_what_is_not_right_is_named_and_nothing_is_written(database, log, street, change, code):
    with pytest.raises(Refused) as refused:
        log.log(replace(coffee(street, "Noor"), **change))
    assert code in codes(refused)
    with database.read() as session:
        assert session.scalars(select(Activity.id)).all() == []
        assert session.scalars(select(Programme.id)).all() == []


def test_a_concept_may_wait_for_people_and_for_its_day(log, street):
    draft = coffee(street, day=TODAY + timedelta(days=3), state=ActivityState.CONCEPT)
    log.log(draft)
    (line,) = log.timeline(street.home).lines
    assert line.state is ActivityState.CONCEPT
    assert line.unfinished
    assert log.timeline(street.home).totals(TODAY).moments == 0


def test_the_same_entry_twice_is_asked_about(log, street):
    log.log(coffee(street, "Noor"))
    with pytest.raises(Refused) as refused:
        log.log(coffee(street, "Ineke", programme="koffieÓchtend"))
    assert codes(refused) == ["activity_twice"]
    log.log(coffee(street, "Ineke", sure=True))
    assert len(log.timeline(street.home).lines) == 2
    log.log(coffee(street, "Milan", community_id=street.communities["'t Vriendenhuis"],
                   room_id=None))  # fmt: skip
    assert len(log.timeline().lines) == 3


def test_a_new_name_begins_a_programme_and_an_old_one_does_not(database, log, street):
    log.log(coffee(street, "Noor", programme=" Taalcafé ", day=date(2026, 11, 3)))
    log.log(coffee(street, "Noor", programme="TAALCAFE"))
    with database.read() as session:
        assert session.scalars(select(Programme.name)).all() == ["Taalcafé"]


def test_who_was_ticked_off_is_struck_and_can_come_back(database, log, street):
    entry = log.entry(log.log(coffee(street, "Noor", "Sem")))
    log.log(replace(entry.draft, people=street.of("Noor")))
    assert kinds(database, entry.draft.id).keys() == street.of("Noor")
    again = log.entry(entry.draft.id).draft
    log.log(replace(again, people=street.of("Noor", "Sem")))
    assert kinds(database, entry.draft.id).keys() == street.of("Noor", "Sem")
    with database.read() as session:
        assert len(session.scalars(select(Attendance.id)).all()) == 2


@pytest.mark.parametrize(
    "theirs",
    [{"guests": 4}, {"note": "Anders"}, {"people": "swap"}],
    ids=["the entry", "its note", "its attendance"],
)
def test_a_change_by_somebody_else_is_a_conflict(log, street, theirs):
    activity = log.log(coffee(street, "Noor"))
    mine = log.entry(activity).draft
    change = theirs | ({"people": street.of("Noor", "Sem")} if "people" in theirs else {})
    log.log(replace(mine, **change))
    with pytest.raises(Conflict) as conflict:
        log.log(replace(mine, staff_minutes=30))
    assert conflict.value.theirs == log.entry(activity)


def test_a_struck_entry_is_gone_with_its_attendance_until_undo(database, clock, log, street):
    activity = log.log(coffee(street, "Noor", guests=2))
    before = log.entry(activity)
    log.strike(activity)
    assert log.timeline(street.home).lines == ()
    assert kinds(database, activity) == {}
    with pytest.raises(Refused) as refused:
        log.entry(activity)
    assert codes(refused) == ["entry_gone"]
    Undo(database, clock).undo_last()
    after = log.entry(activity)
    assert replace(after.draft, stamp=None) == replace(before.draft, stamp=None)
    assert kinds(database, activity).keys() == street.of("Noor")


def test_undo_of_a_new_entry_leaves_nothing(database, clock, log, street):
    log.log(coffee(street, "Noor", note="Mooi", programme="Iets nieuws"))
    Undo(database, clock).undo_last()
    with database.read() as session:
        assert session.scalars(select(Activity.id)).all() == []
        assert session.scalars(select(Attendance.id)).all() == []
        assert session.scalars(select(Programme.id)).all() == []


def test_same_as_last_time_leaves_out_who_left(log, street):
    log.log(coffee(street, "Willy", "Noor", "Bas", day=date(2026, 6, 23), guests=4))
    log.log(coffee(street, "Sem", programme="Film", day=date(2026, 11, 20)))
    last = log.same_as_last_time("koffieochtend", street.home, TODAY)
    assert last.day == date(2026, 6, 23)
    assert last.people == street.of("Noor", "Bas")
    assert [p.name.first for p in last.others] == ["Bas"]
    assert log.same_as_last_time("Koffieochtend", street.home, date(2026, 6, 23)) is None


def test_a_booking_of_today_waits_until_it_is_logged(database, log, street):
    book(database, street, "Spelavond", time(19), time(21), TODAY)
    occurrence = book(database, street, "Nederlands oefenen", time(13, 30), time(15), TODAY)
    (line,) = log.timeline(street.home).lines
    assert (line.id, line.programme, line.state) == (occurrence, "Nederlands oefenen", None)
    entry = log.entry_of_booking(occurrence)
    assert (entry.draft.begins, entry.draft.ends, entry.place) == (
        time(13, 30), time(15), "Huiskamer",
    )  # fmt: skip
    log.log(replace(entry.draft, people=street.of("Noor")))
    (line,) = log.timeline(street.home).lines
    assert line.state is ActivityState.HELD


def test_an_entry_in_a_booked_room_is_linked_to_the_booking(database, log, street):
    occurrence = book(database, street, "Koffie", time(10), time(12), TODAY)
    activity = log.log(coffee(street, "Noor", begins=time(10, 15)))
    assert log.entry(activity).draft.occurrence_id == occurrence


def test_an_entry_that_ran_over_is_not_linked_to_what_was_booked_after_it(database, log, street):
    book(database, street, "Yoga", time(11, 30), time(13), TODAY)
    activity = log.log(coffee(street, "Noor", begins=time(10), ends=time(12)))
    assert log.entry(activity).draft.occurrence_id is None
    assert [line.programme for line in log.timeline(street.home).lines] == ["Koffieochtend", "Yoga"]


def test_a_night_that_was_logged_before_it_was_booked_belongs_together(
    database, clock, log, street
):
    evening = TODAY - timedelta(days=2)
    night = coffee(street, "Noor", day=evening, begins=time(23, 30), ends=time(2))
    activity = log.log(night)
    booked = book(database, street, "Film", time(0), time(2), TODAY - timedelta(days=1))
    assert Bookings(database, clock).details(booked).block.logged == activity


def test_a_new_entry_proposes_how_it_went_the_last_time(log, street):
    log.log(coffee(street, "Noor", initiator_id=street.people["Noor"], day=date(2026, 11, 17)))
    log.log(coffee(street, "Noor", programme="Film", begins=time(20), ends=time(22),
                   day=date(2026, 11, 20)))  # fmt: skip
    film, usual = log.choices(street.home).programmes
    assert film.programme == "Film"
    assert (usual.begins, usual.ends, usual.room_id) == (time(10), time(12), street.room)
    assert (usual.initiative, usual.initiator_id) == (
        Initiative.RESIDENTS, street.people["Noor"],
    )  # fmt: skip


def test_the_timeline_tells_months_and_what_came_earlier(log, street):
    log.log(coffee(street, "Noor", day=date(2026, 9, 8)))
    log.log(coffee(street, "Noor", day=date(2026, 11, 3), begins=time(14), ends=time(15)))
    log.log(coffee(street, "Noor", day=date(2026, 11, 3), initiative=Initiative.STAFF))
    shown = log.timeline(street.home)
    assert [line.begins for line in shown.lines] == [time(10), time(14)]
    totals = shown.totals(TODAY)
    assert (totals.moments, totals.minutes, totals.by_residents) == (2, 180, 1)
    assert shown.earlier == date(2026, 9, 1)
    whole = log.timeline(street.home, shown.earlier)
    assert (len(whole.lines), whole.earlier) == (3, None)


def unmatched(database, activity, *names):
    with database.write("test.unmatched") as session:
        community = session.get_one(Activity, activity).community_id
        for name in names:
            session.add(
                UnmatchedName(
                    community_id=community, activity_id=activity, name=name,
                    name_key=name.casefold(), expires_on=date(2027, 2, 22),
                )
            )  # fmt: skip


def test_a_name_that_nobody_bears_becomes_somebody_everywhere(database, clock, log, street):
    first = log.log(coffee(street, "Noor", guests=1))
    second = log.log(coffee(street, "Noor", day=date(2026, 11, 17)))
    unmatched(database, first, "Bas S.", "Joke")
    unmatched(database, second, "bas s.")
    assert [line.guests for line in log.timeline(street.home).lines] == [3, 1]
    bas = next(n for n in log.nameless(street.home) if n.name == "Bas S.")
    assert log.resolve(bas.id, street.people["Bas"]) == 2
    assert [line.guests for line in log.timeline(street.home).lines] == [2, 0]
    assert street.people["Bas"] in kinds(database, second)
    assert [n.name for n in log.nameless(street.home)] == ["Joke"]
    joke = log.nameless(street.home)[0]
    assert log.resolve(joke.id, PersonName("Joke", "de", "Wit")) == 1
    assert [p.name.full for p in log.entry(first).extra] == ["Bas Smit", "Joke de Wit"]
    Undo(database, clock).undo_last()
    assert [n.name for n in log.nameless(street.home)] == ["Joke"]
    with pytest.raises(Refused) as refused:
        log.resolve(bas.id, street.people["Bas"])
    assert codes(refused) == ["nameless_gone"]


def test_names_that_nobody_bears_make_an_entry_count(database, log, street):
    activity = log.log(coffee(street, "Noor"))
    unmatched(database, activity, "Joke")
    draft = log.entry(activity).draft
    log.log(replace(draft, people=frozenset()))
    (line,) = log.timeline(street.home).lines
    assert (line.named, line.guests, line.unfinished) == ((), 1, False)


def test_a_room_of_another_community_and_unknown_people_are_refused(log, street):
    elsewhere = street.communities["'t Vriendenhuis"]
    with pytest.raises(Refused) as refused:
        log.log(coffee(street, "Noor", community_id=elsewhere))
    assert codes(refused) == ["room_elsewhere"]
    with pytest.raises(Refused) as refused:
        log.log(replace(coffee(street), people=frozenset({street.home})))
    assert codes(refused) == ["person_gone"]
