import hashlib
from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import uuid4

import pytest

from desktop.domain.clock import HOME_ZONE, ShiftedClock
from desktop.domain.errors import Refused
from desktop.domain.figures.record import from_record, to_record
from desktop.domain.names import fold
from desktop.domain.periods import Quarter
from desktop.domain.reporting import (
    Part,
    ReportChoices,
    ReportQuestion,
    Section,
    TargetLine,
    Written,
)
from desktop.domain.vocabulary import (
    ActivityState,
    Ambition,
    AttendanceKind,
    FunderKind,
    Initiative,
    OccurrenceState,
    Openness,
    Roof,
    TieKind,
    TiePhase,
)
from desktop.models import (
    Activity,
    Attendance,
    Booking,
    Community,
    Dwelling,
    Membership,
    Objection,
    Occurrence,
    Person,
    Programme,
    Residency,
    Room,
    Storey,
    Task,
    Tie,
    TieParticipant,
    UnmatchedName,
)
from desktop.services.reporting import Reporting

Q3 = Quarter(2026, 3)
AT = time(14, 0)


@pytest.fixture
def clock():
    return ShiftedClock(date(2026, 10, 12), time(11, 0))


@pytest.fixture
def reporting(database, clock):
    return Reporting(database, clock)


class Street:
    """Writes records into the store, each helper one kind."""

    def __init__(self, session):
        self.session = session
        self.programmes = {}

    def add(self, record):
        self.session.add(record)
        self.session.flush()
        return record

    def community(self, name, position=0, storeys=(8, 8, 8)):
        community = self.add(
            Community(name=name, name_key=fold(name), position=position, roof=Roof.FLAT)
        )
        for level, doors in enumerate(storeys, start=1):
            self.add(Storey(community_id=community.id, level=level, doors=doors))
        return community

    def resident(self, community, number, begins=date(2024, 1, 1), ends=None):
        name = f"Bewoner {community.name} {number}"
        person = self.add(
            Person(first_name=name, name_key=fold(name), first_key=fold(name), sort_key=fold(name))
        )
        dwelling = self.add(
            Dwelling(community_id=community.id, label=f"{number}", storey=1, door=number)
        )
        span = {"community_id": community.id, "person_id": person.id}
        self.add(Membership(**span, begins=begins, ends=ends))
        self.add(Residency(**span, dwelling_id=dwelling.id, begins=begins, ends=ends))
        return person

    def programme(self, name):
        if name not in self.programmes:
            self.programmes[name] = self.add(Programme(name=name, name_key=fold(name)))
        return self.programmes[name]

    def activity(self, community, day, *people, name="Koffieochtend", **more):
        more = {
            "state": ActivityState.HELD,
            "initiative": Initiative.RESIDENTS,
            "ambition": Ambition.CONTACTS,
            "openness": Openness.AREA,
            "guests": 0,
        } | more
        activity = self.add(
            Activity(
                community_id=community.id,
                programme_id=self.programme(name).id,
                **when(day, time(10), time(12)),
                **more,
            )
        )
        for person in people:
            self.add(
                Attendance(
                    community_id=community.id,
                    activity_id=activity.id,
                    person_id=person.id,
                    day=day,
                    kind=AttendanceKind.RESIDENT,
                )
            )
        return activity

    def booking(self, room, day, begins, ends, state=OccurrenceState.BOOKED, **more):
        booking = self.add(
            Booking(community_id=room.community_id, room_id=room.id, title="Boeking", **more)
        )
        return self.add(
            Occurrence(
                community_id=room.community_id,
                booking_id=booking.id,
                room_id=room.id,
                state=state,
                **when(day, begins, ends),
            )
        )


def when(day, begins, ends):
    def utc(clock_time):
        return datetime.combine(day, clock_time, HOME_ZONE).astimezone(UTC)

    return {
        "day": day,
        "begins": begins,
        "ends_day": day,
        "ends": ends,
        "begins_utc": utc(begins),
        "ends_utc": utc(ends),
    }


@pytest.fixture
def street(database):
    """Twenty-four residents, three activities, a booking, a pair: the third quarter of 2026."""
    with database.write("test.fill") as session:
        made = Street(session)
        betje = made.community("Betje Wolff")
        people = [made.resident(betje, n) for n in range(24)]
        made.resident(betje, 30, ends=date(2026, 7, 1))
        made.activity(betje, date(2026, 7, 7), *people[:10], guests=2)
        made.activity(betje, date(2026, 9, 30), *people[:12])
        made.activity(betje, date(2026, 8, 4), *people[5:9], name="Zwemmen", ambition=None)
        made.activity(betje, date(2026, 6, 30), *people[:8])
        room = made.add(Room(community_id=betje.id, name="Huiskamer", name_key="huiskamer"))
        made.booking(room, date(2026, 7, 7), time(10), time(12))
        tie = made.add(
            Tie(
                community_id=betje.id,
                kind=TieKind.PAIR,
                phase=TiePhase.RUNNING,
                first_met_on=date(2026, 2, 1),
                running_since=date(2026, 3, 1),
            )
        )
        for number, person in enumerate(people[20:22]):
            made.add(TieParticipant(tie_id=tie.id, person_id=person.id, gives=number == 0))
        return {"community": betje.id, "people": [p.id for p in people], "room": room.id}


def value(figures, figure_id):
    cell = figures.figure(figure_id).cell.value
    return float(cell) if isinstance(cell, Decimal) else cell


def test_the_store_gives_the_figures_of_its_quarter(reporting, street):
    figures = reporting.figures(ReportQuestion(Q3))
    told = {figure.id: value(figures, figure.id) for figure in figures.figures}
    assert told == {
        "I-01": 24,
        "I-02": 0,
        "I-03": 12,
        "I-04": 28,
        "I-05": 2,
        "I-06": 57,
        "I-07": 3,
        "I-08": 100,
        "I-17": 1,
        "I-18": 0,
        "I-19": None,
        "I-20": None,
        "I-21a": None,
        "I-21b": 0,
        "I-22": None,
        "I-23": 0,
        "I-24": None,
        "I-25": 1,
        "I-26": 0,
        "I-28a": 1,
        "I-28b": 2,
        "I-28c": None,
        "I-29": None,
    }
    assert figures.figure("I-02").part.value == 1
    assert figures.before("I-04").cell.value == 8
    assert figures.as_of == datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
    assert (figures.lived[0].lived_in, figures.lived[0].homes) == (24, 25)


@pytest.mark.parametrize("state", [s for s in ActivityState if s is not ActivityState.HELD])
def test_what_was_not_held_counts_nowhere(reporting, street, database, state):
    before = reporting.figures(ReportQuestion(Q3))
    with database.write("test.more") as session:
        made = Street(session)
        betje = session.get_one(Community, street["community"])
        person = session.get_one(Person, street["people"][23])
        made.activity(betje, date(2026, 8, 20), person, name="Nieuw", state=state, guests=9)
    after = reporting.figures(ReportQuestion(Q3))
    assert after.figures == before.figures
    assert after.activities == before.activities


def test_struck_rows_and_clashes_count_nowhere(reporting, street, database):
    before = reporting.figures(ReportQuestion(Q3)).figures
    with database.write("test.more") as session:
        made = Street(session)
        room = session.get_one(Room, street["room"])
        betje = session.get_one(Community, street["community"])
        for state in OccurrenceState:
            if state is not OccurrenceState.BOOKED:
                made.booking(room, date(2026, 8, 20), time(10), time(12), state)
        made.booking(room, date(2026, 8, 21), time(10), time(12), struck=True)
        made.resident(betje, 40).erased = False
        session.query(Membership).filter(
            Membership.person_id.not_in(street["people"]), Membership.ends.is_(None)
        ).update({"struck": True})
    assert reporting.figures(ReportQuestion(Q3)).figures == before


def test_who_objects_is_a_head_from_that_day_on(reporting, street, database):
    with database.write("test.object") as session:
        session.add(Objection(person_id=street["people"][11], made_on=date(2026, 9, 1)))
        session.add(
            Task(
                community_id=street["community"],
                person_id=street["people"][11],
                name="Sleutelkast",
                begins=date(2026, 1, 1),
                ends=date(2027, 1, 1),
            )
        )
    figures = reporting.figures(ReportQuestion(Q3))
    assert value(figures, "I-03") == 11
    assert value(figures, "I-04") == 28
    assert value(figures, "I-01") == 24
    assert value(figures, "I-25") == 1


def test_a_name_that_nobody_bears_is_a_guest_until_somebody_is_chosen(reporting, street, database):
    with database.write("test.unmatched") as session:
        held = session.query(Activity).filter(Activity.day == date(2026, 7, 7)).one()
        name = UnmatchedName(
            community_id=held.community_id,
            activity_id=held.id,
            name="Iemand Anders",
            name_key="iemand anders",
            expires_on=date(2026, 12, 1),
        )
        session.add(name)
    assert value(reporting.figures(ReportQuestion(Q3)), "I-05") == 3
    with database.write("test.resolve") as session:
        row = session.get_one(UnmatchedName, name.id)
        row.resolved_on, row.person_id = date(2026, 10, 1), street["people"][23]
        session.add(
            Attendance(
                community_id=row.community_id,
                activity_id=row.activity_id,
                person_id=row.person_id,
                day=date(2026, 7, 7),
                kind=AttendanceKind.RESIDENT,
            )
        )
    figures = reporting.figures(ReportQuestion(Q3))
    assert (value(figures, "I-05"), value(figures, "I-03"), value(figures, "I-04")) == (2, 13, 29)


def test_communities_can_be_chosen_and_unknown_ones_are_refused(reporting, street, database):
    with database.write("test.more") as session:
        made = Street(session)
        other = made.community("'t Vriendenhuis", 1, (3, 3, 2))
        made.activity(other, date(2026, 8, 1), name="Film")
    assert reporting.communities_named(["betje wolff"]) == (street["community"],)
    with pytest.raises(Refused) as refusal:
        reporting.communities_named(["Noorderpoort"])
    problem = refusal.value.problems[0]
    assert problem.code == "no_such_community"
    assert problem.values["names"] == "Betje Wolff, 't Vriendenhuis"
    whole = reporting.figures(ReportQuestion(Q3))
    one = reporting.figures(ReportQuestion(Q3, communities=(street["community"],)))
    assert (value(whole, "I-07"), value(one, "I-07")) == (4, 3)
    assert (whole.whole, one.whole) == (True, False)


def test_options_offer_the_last_finished_quarter(reporting, street):
    options = reporting.options()
    assert options.default == Q3
    assert options.quarters[0] == Quarter(2026, 4)
    assert Quarter(2024, 1) in options.quarters
    assert [community.name for community in options.communities] == ["Betje Wolff"]


def test_an_empty_administration_offers_the_last_finished_quarter(reporting):
    options = reporting.options()
    assert options.quarters == (Quarter(2026, 4), Q3)
    assert reporting.quarterly(ReportQuestion(Q3)).figures.communities == ()


@pytest.fixture
def funder(reporting):
    return reporting.add_funder("Gemeente Zwolle", FunderKind.MUNICIPALITY, "de gemeente")


def test_a_funder_has_one_name(reporting, funder):
    assert reporting.funder_named("gemeente zwolle") == funder
    for name, code in (("  ", "funder_without_name"), ("GEMEENTE ZWOLLE", "funder_exists")):
        with pytest.raises(Refused) as refusal:
            reporting.add_funder(name, FunderKind.FUND, "")
        assert refusal.value.problems[0].code == code
    with pytest.raises(Refused, match="no_such_funder"):
        reporting.funder_named("Fonds")


def test_what_is_written_comes_back_in_the_report(reporting, street, funder):
    reporting.write_parts(funder, Q3, {Part.STORY: Written("Een tas", "Brieven. ")})
    reporting.write_parts(funder, Q3, {Part.STORY: Written("Een volle tas", "Brieven.")})
    reporting.explain(funder, Q3, "I-06", " Het was zomer. ")
    reporting.set_targets(
        funder, 2026, [TargetLine("I-06", Decimal("80")), TargetLine("I-04", Decimal("30"))]
    )
    reporting.set_targets(funder, 2026, [TargetLine("I-06", Decimal("80"))])
    report = reporting.quarterly(ReportQuestion(Q3, funder))
    assert report.written(Part.STORY) == Written("Een volle tas", "Brieven.")
    assert report.text.explanations == {"I-06": "Het was zomer."}
    assert report.text.targets == (TargetLine("I-06", Decimal("80")),)
    assert report.text.audience == "de gemeente"
    assert report.fronts[0].plan.storeys == (8, 8, 8)
    other = reporting.quarterly(ReportQuestion(Q3.previous, funder))
    assert other.written(Part.STORY) == Written()
    with pytest.raises(Refused, match="target_below_zero"):
        reporting.set_targets(funder, 2026, [TargetLine("I-06", Decimal(-1))])


def test_choices_are_kept_for_the_next_quarter(reporting, funder):
    assert reporting.choices(funder) == ReportChoices()
    order = (Section.CLOSING, *(s for s in Section if s is not Section.CLOSING))
    chosen = ReportChoices(order, frozenset({Section.CLOSING, Section.ANNEX}), (uuid4(),))
    reporting.keep_choices(funder, chosen)
    assert reporting.choices(funder) == chosen
    report = reporting.quarterly(ReportQuestion(Q3, funder))
    assert report.sections == (Section.CLOSING, Section.ANNEX)


def test_a_signed_report_keeps_its_figures_and_tells_what_changed(
    reporting, street, funder, database
):
    question = ReportQuestion(Q3, funder)
    report = reporting.quarterly(question)
    run = reporting.file_report(report, hashlib.sha256(b"pdf").hexdigest(), funder)
    assert reporting.quarterly(question).signed_on is None
    reporting.sign(run, "Noor", date(2026, 10, 13))
    with pytest.raises(Refused, match="signed_already"):
        reporting.sign(run, "Noor", date(2026, 10, 14))
    with database.write("test.later") as session:
        betje = session.get_one(Community, street["community"])
        Street(session).activity(betje, date(2026, 9, 1), name="Later", guests=5)
    signed = reporting.quarterly(question)
    assert signed.figures == report.figures
    assert signed.signed_on == date(2026, 10, 13)
    changed = {change.key: (change.was.value, change.now.value) for change in signed.changes}
    assert changed["I-07"] == (3, 4)
    assert changed["I-04"] == (28, 33)
    assert value(reporting.figures(question), "I-07") == 4
    filed = reporting.filed(Q3, funder)[0]
    assert (filed.signed_by, filed.signed_on) == ("Noor", date(2026, 10, 13))
    assert reporting.filed(Q3, None) == ()


def test_nobody_cannot_sign(reporting, street):
    run = reporting.file_report(reporting.quarterly(ReportQuestion(Q3)), "0" * 64)
    with pytest.raises(Refused, match="signed_by_nobody"):
        reporting.sign(run, "  ", date(2026, 10, 13))


def test_figures_come_back_from_what_was_kept(reporting, street):
    figures = reporting.figures(ReportQuestion(Q3))
    assert from_record(to_record(figures)) == figures
    with pytest.raises(ValueError, match="another format"):
        from_record({"format": 99})


def test_a_name_in_a_story_is_found_before_it_is_sent(reporting, street, funder):
    told = {
        Part.STORY: Written("", "Toen kwam bewoner betje wolff 3, met een tas."),
        Part.SIGNATURE_FIRST: Written("Bewoner Betje Wolff 4"),
    }
    reporting.write_parts(funder, Q3, told)
    report = reporting.quarterly(ReportQuestion(Q3, funder))
    assert report.named == ("Bewoner Betje Wolff 3",)
