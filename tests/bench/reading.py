"""Reading in a list of 10 000 lines of who was there, beside writing the same rows plainly."""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from desktop import compose
from desktop.domain.identity import new_id
from desktop.domain.reading.rehearsal import Options
from desktop.domain.vocabulary import AttendanceKind
from desktop.models import Activity, Attendance, Community, Person
from desktop.services.administration import Administrations, Credentials, OpenAdministration
from desktop.services.importing import Importing
from tests.bench import places
from tests.bench.measure import once_ms, told

_LINES, _NAMES = 10_000, 6
_HEADER = ("Datum", "Activiteit", "Begin", "Eind", "Aanwezig", "Overige bezoekers", "Initiatief")
_KINDS = ("Koffieochtend", "Eettafel", "Wandelclub", "Taalcafé", "Klussendienst")
_OPTIONS = Options(community="Betje Wolff")


def run() -> list[dict[str, object]]:
    """One round: the list is large enough to be its own median, and each needs a fresh store."""
    opened = _fresh("reading")
    path = _list(opened, places.home() / "wie-was-er.csv")
    importing = Importing(opened.database, places.CLOCK)
    rehearsed = once_ms(lambda: importing.rehearse(importing.open(path), _OPTIONS))
    written = once_ms(lambda: importing.commit(importing.open(path), _OPTIONS))
    again = once_ms(lambda: importing.commit(importing.open(path), _OPTIONS))
    plain = once_ms(lambda: _plainly(opened, path))
    opened.close()
    return [
        told("reading.rehearse_10000", rehearsed, "ms", plain),
        told("reading.write_10000", written, "ms", plain),
        told("reading.again_10000", again, "ms", plain),
    ]


def _fresh(name: str) -> OpenAdministration:
    folder = places.home() / name
    compose.make_example(folder, places.PASSWORD, places.CLOCK)
    return Administrations(places.CLOCK).open(folder, Credentials(places.PASSWORD))


def _list(opened: OpenAdministration, path: Path) -> Path:
    """A list in which residents come to five programmes on some 2 000 days."""
    chance = random.Random(7)
    with opened.database.read() as session:
        rows = session.execute(select(Person.first_name, Person.infix, Person.surname))
        names = [" ".join(part for part in row if part) for row in rows]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(_HEADER)
        for number in range(_LINES):
            day = date(2020, 1, 1) + timedelta(days=number // len(_KINDS))
            who = ", ".join(chance.sample(names, _NAMES))
            kind = _KINDS[number % len(_KINDS)]
            writer.writerow(
                (day.strftime("%d-%m-%Y"), kind, "10:00", "12:00", who, number % 4, "samen")
            )
    return path


def _plainly(opened: OpenAdministration, path: Path) -> None:
    """The same number of attendances without looking at anything."""
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.reader(stream, delimiter=";"))[1:]
    with opened.database.write("bench", undoable=False) as session:
        community = session.scalar(select(Community.id).where(Community.name == "Betje Wolff"))
        people = session.scalars(select(Person.id).limit(_NAMES)).all()
        first = session.scalars(select(Activity).limit(1)).one()
        shape = {c.key: getattr(first, c.key) for c in Activity.__mapper__.column_attrs}
        activities = [shape | {"id": new_id(), "version": 1} for _ in lines]
        session.execute(insert(Activity), activities)
        session.execute(
            insert(Attendance),
            [
                {"id": new_id(), "version": 1, "community_id": community, "person_id": person,
                 "activity_id": activity["id"], "day": activity["day"], "helped": False,
                 "kind": AttendanceKind.RESIDENT, "struck": False}
                for activity in activities
                for person in people
            ],
        )  # fmt: skip
