"""The example street: the same every time, and known by its totals."""

import json
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.domain.clock import ShiftedClock
from desktop.domain.periods import Quarter
from desktop.domain.reporting import ReportQuestion
from desktop.domain.residents import without_tie
from desktop.domain.vocabulary import OccurrenceState
from desktop.models import Attendance, Base, Community, Dwelling, Occurrence, Person
from desktop.services.example_data import ExampleData
from desktop.services.reporting import Reporting
from desktop.services.residents import Residents
from desktop.storage.inspection import look_inside

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
    assert [line.name.short for line in people if line.dwelling == "1.05"] == ["Noor van der H."]
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
