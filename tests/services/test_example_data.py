"""The example street: the same every time, and known by its totals."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import ShiftedClock
from desktop.domain.figures.values import Shown
from desktop.domain.matching.words import Reason
from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.domain.residents import LONG_AGO, agreement_ends_soon, without_tie
from desktop.domain.vocabulary import LIVE_TIE_PHASES, OccurrenceState
from desktop.models import (
    Attendance,
    Base,
    Community,
    Contact,
    Dwelling,
    Evaluation,
    Membership,
    Occurrence,
    Person,
    Question,
    Tie,
    TieParticipant,
)
from desktop.services.example_data import ExampleData
from desktop.services.reporting import Reporting
from desktop.services.residents import Residents
from desktop.services.ties.matching import Matching
from desktop.services.ties.ties import Ties
from desktop.storage.inspection import look_inside
from tests.conftest import TODAY

GOLDEN = Path(__file__).parents[1] / "golden" / "example_totals.json"


def totals(database, clock):
    """What is counted in the example street, as plain numbers."""
    reporting = Reporting(database, clock)
    with database.read() as session:
        records = {
            table.name: session.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        }
    quarters = {}
    for quarter in Quarter.of(clock.today()).previous.last(5):
        figures = reporting.figures(ReportQuestion(quarter)).figures
        quarters[str(quarter)] = {f.id: str(f.cell.value) for f in figures}
    return {"records": {name: n for name, n in records.items() if n}, "quarters": quarters}


def test_the_totals_are_known(database, clock):
    ExampleData(database, clock).make()
    assert totals(database, clock) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_street_is_that_of_the_pictures(embedded, clock):
    ExampleData(embedded, clock).make()
    people = Residents(embedded, clock).roll().lines
    assert len(people) == 47
    assert sum(line.good_neighbour for line in people) == 18
    assert sum(map(without_tie, people)) == 6
    assert sum(line.open_questions > 0 for line in people) == 24
    assert sum(line.open_questions for line in people) == 31
    assert sum(agreement_ends_soon(line, TODAY) for line in people) == 3
    assert [line.name.short for line in people if line.dwelling == "1.05"] == ["Noor van der H."]
    long_ago = [line.name.short for line in people if TODAY - line.last_seen > LONG_AGO]
    assert long_ago == ["Anouk V."]
    with embedded.read() as session:
        homes = dict(
            session.execute(
                select(Community.name, func.count())
                .join(Dwelling, Dwelling.community_id == Community.id)
                .group_by(Community.name)
            ).all()
        )
        clashes = session.scalars(
            select(Occurrence.day).where(Occurrence.state == OccurrenceState.CLASH)
        ).all()
    assert homes == {"Betje Wolff": 24, "'t Vriendenhuis": 8, "Community 4.2": 18}
    assert clashes == [date(2026, 12, 23)]
    assert all(finding.ok for finding in look_inside(embedded.engine))


def test_the_third_quarter_is_that_of_the_printed_report(embedded, clock):
    ExampleData(embedded, clock).make()
    found = Reporting(embedded, clock).figures(ReportQuestion(Quarter(2026, 3)))
    figures = {figure.id: figure for figure in found.figures}
    share = figures["I-06"]
    assert (share.count, share.cell.value) == (39, 86)
    assert [n for _, n in found.ties.points] == [9, 10, 11, 12, 14]
    assert [(row.lived_in, row.homes) for row in found.lived] == [(22, 24), (7, 8), (17, 18)]
    dates = {row.name: (row.times, row.minutes // 60) for row in found.activities}
    assert dates["Koffieochtend"] == (26, 52)
    assert dates["Samen eten"] == (19, 57)
    few = {row.name for row in found.activities if row.people.shown is Shown.FEW}
    assert few == {"Zwemmen", "Vadergroep"}


def test_its_ties_are_those_of_the_picture(embedded, clock):
    ExampleData(embedded, clock).make()
    page = Ties(embedded, clock).page()
    assert (page.pairs, page.circles) == (22, 1)
    assert (len(page.proposed), len(page.meeting), len(page.finishing)) == (2, 3, 2)
    assert sorted(one.name.short for one in page.without) == [
        "Anouk V.", "Daan B.", "Kevin O.", "Robin A.", "Yara N.", "Zoë A.",
    ]  # fmt: skip
    daan = next(one.id for one in page.without if one.name.first == "Daan")
    found = Matching(embedded, clock).suggestions(daan).suggestions
    assert len(found) == 4
    assert [one.name.short for one in found[0].people] == ["Fatma Y.", "Daan B."]
    told = {one.reason: (one.halves / 2, one.most / 2, one.values) for one in found[0].reasons}
    assert found[0].skills == ("samen koken", "hulp met telefoon en computer")
    assert told[Reason.TIME][:2] == (2, 2)
    assert told[Reason.DOORS] == (1, 2, {"doors": 3, "storeys": 0})
    assert told[Reason.INTEREST] == (1, 1, {"words": ("muziek maken",)})
    assert sum(one.halves for one in found[0].reasons) == 20
    assert sum(one.most for one in found[0].reasons) == 22


def test_its_contacts_and_evaluations_agree_with_its_ties(embedded, clock):
    ExampleData(embedded, clock).make()
    with embedded.read() as session:
        ties = session.scalars(select(Tie)).all()
        for tie in ties:
            contacts = session.scalars(select(Contact).where(Contact.tie_id == tie.id)).all()
            planned = session.scalars(select(Evaluation).where(Evaluation.tie_id == tie.id)).all()
            days = [one.on for one in contacts]
            assert max(days, default=None) == tie.last_contact_on
            assert all(tie.first_met_on <= on <= (tie.closed_on or TODAY) for on in days)
            waits = [one.planned_on for one in planned if one.held_on is None]
            live = tie.phase in LIVE_TIE_PHASES
            assert waits == ([tie.evaluates_on] if live else [])
            assert all(one.held_on <= TODAY for one in planned if one.held_on is not None)
            if tie.proposed_on and tie.wished_on:
                assert tie.wished_on <= tie.proposed_on


def test_nobody_is_somewhere_before_coming_to_live_there(embedded, clock):
    ExampleData(embedded, clock).make()
    early = select(func.count()).select_from(Membership)
    with embedded.read() as session:
        for table, day in ((Attendance, Attendance.day), (Question, Question.received_on)):
            joined = early.join(table, table.person_id == Membership.person_id)
            assert session.scalar(joined.where(day < Membership.begins)) == 0
            assert session.scalar(joined.where(day >= Membership.ends)) == 0
        met = early.join(TieParticipant, TieParticipant.person_id == Membership.person_id)
        met = met.join(Tie, Tie.id == TieParticipant.tie_id)
        assert session.scalar(met.where(Tie.first_met_on < Membership.begins)) == 0


def test_the_stress_set_is_as_large_as_it_says(embedded, clock):
    ExampleData(embedded, clock).make(size="stress")
    with embedded.read() as session:
        counts = [session.scalar(select(func.count()).select_from(t))
                  for t in (Membership, Attendance, Community)]  # fmt: skip
        empty = session.scalar(select(Community.id).where(Community.name == "Noorderpoort"))
        there = select(func.count()).where(Membership.community_id == empty)
        assert session.scalar(there) == 0
    assert counts[0] == 2500 + 4  # who left included
    assert counts[1] > 245_000
    assert counts[2] == 3 + 1 + 26
    assert all(finding.ok for finding in look_inside(embedded.engine))


def test_the_same_seed_gives_the_same_ids(embedded, server_url, clock):
    from desktop.storage import engines
    from desktop.storage.database import Database

    other = Database(engines.server_engine(server_url), lambda topics: None, clock)
    found = []
    for database in (embedded, other):
        ExampleData(database, clock).make()
        with database.read() as session:
            found.append(session.scalars(select(Attendance.id).order_by(Attendance.id)).all())
    other.close()
    assert found[0] == found[1]


def test_another_seed_gives_other_chance(embedded, clock):
    ExampleData(embedded, clock).make(seed=8)
    known = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert totals(embedded, clock)["records"] != known["records"]


@pytest.mark.parametrize("today", [date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)])
def test_it_can_be_made_on_any_day(embedded, today):
    clock = ShiftedClock(today, time(9))
    ExampleData(embedded, clock).make()
    assert len(Residents(embedded, clock).roll().lines) == 47


def test_nobody_in_it_can_be_reached(embedded, clock):
    ExampleData(embedded, clock).make()
    with embedded.read() as session:
        people = session.execute(select(Person.email, Person.phone)).all()
    assert all(email.endswith("@voorbeeld.example") for email, _ in people)
    assert all(phone.startswith("06 00 00 00") for _, phone in people)
