"""A room to fight for, in a store of either kind, and an independent look at who got it."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from desktop.domain.clock import ShiftedClock
from desktop.services.administration import Administrations, Credentials
from desktop.storage.database import Database
from desktop.storage.migrations.last_defence import EXCLUSIONS, TRIGGERS
from desktop.storage.vault import Cost
from tests import postgres_server
from tests.builders import a_community, a_room

CREDENTIALS = Credentials("vier woorden die rijmen")
CLOCK = ShiftedClock(date(2026, 11, 24), time(9))
ADMINISTRATIONS = Administrations(CLOCK, Cost(memory=64, passes=1, lanes=1))
STORES = ("embedded", "server")

_DOUBLES = """
SELECT count(*) FROM occurrence AS one JOIN occurrence AS other ON one.id < other.id
    AND one.begins_utc < other.ends_utc AND other.begins_utc < one.ends_utc
JOIN room AS here ON here.id = one.room_id JOIN room AS there ON there.id = other.room_id
WHERE one.state IN ('booked', 'option') AND other.state IN ('booked', 'option')
    AND coalesce(here.part_of_id, here.id) = coalesce(there.part_of_id, there.id)
    AND (here.part_of_id IS NULL OR there.part_of_id IS NULL OR here.part = there.part)
"""
"""Pairs of dates that hold one room at once, from the rooms themselves: not from what the
guards go by."""


@dataclass(frozen=True)
class House:
    """A room with its two halves."""

    community: UUID
    whole: UUID
    left: UUID
    right: UUID


def furnish(database: Database) -> House:
    """A community with one room in two halves, open at all hours of all days."""
    with database.write("rooms.add") as session:
        community = a_community(session, storeys=())
        whole = a_room(session, community, closed_on_holidays=False)
        halves = [
            a_room(session, community, name, part_of_id=whole.id, part=n, closed_on_holidays=False)
            for n, name in enumerate(("Voorkamer", "Achterkamer"), start=1)
        ]
        return House(community.id, whole.id, *(half.id for half in halves))


@contextmanager
def administration(store: str) -> Iterator[str]:
    """The address of an empty administration in a store of that kind, gone afterwards."""
    if store == "server":
        programs = postgres_server.programs()
        assert programs is not None, postgres_server.MISSING
        server = postgres_server.Server(programs)
        try:
            name = f"r{secrets.token_hex(4)}"
            server.sql(f"CREATE DATABASE {name}")
            ADMINISTRATIONS.create_on_server(server.url(name), "Over de Brug", "Sanne")
            yield server.url(name)
        finally:
            server.stop()
        return
    with tempfile.TemporaryDirectory(prefix="bs-rooms-") as place:
        path = Path(place) / "buurt"
        ADMINISTRATIONS.create(path, "Over de Brug", "Sanne", CREDENTIALS.password)
        yield str(path)


def doubles(database: Database, day: date | None = None) -> int:
    """How many pairs of dates (that begin on a day) hold one room at one moment."""
    if day is None:
        return ask(database, _DOUBLES)
    return ask(database, f"{_DOUBLES} AND one.day = :day AND other.day = :day", day=str(day))


def holding(database: Database) -> int:
    """How many dates hold a room."""
    return ask(database, "SELECT count(*) FROM occurrence WHERE state IN ('booked', 'option')")


def ask(database: Database, query: str, **values: object) -> int:
    """What plain SQL answers: one number."""
    with database.engine.begin() as connection:
        _in_schema(connection)
        return int(connection.execute(text(query), values).scalar_one())


def drop_last_defence(database: Database) -> None:
    """Takes the store's own guard away: from here on only the services guard."""
    with database.engine.begin() as connection:
        if _in_schema(connection):
            for name in EXCLUSIONS:
                connection.execute(text(f"ALTER TABLE occurrence DROP CONSTRAINT {name}"))
        else:
            for name in TRIGGERS:
                connection.execute(text(f"DROP TRIGGER {name}"))


def _in_schema(connection) -> bool:
    on_server = connection.dialect.name == "postgresql"
    if on_server:
        connection.execute(text("SET LOCAL search_path TO app, public"))
    return on_server
