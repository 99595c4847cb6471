"""What tests stand on: a clock that stands still and real stores, both kinds."""

import os
import secrets
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.domain.clock import ShiftedClock
from desktop.domain.identity import new_id
from desktop.models import Account
from desktop.storage import accounts, engines, schema
from desktop.storage.database import Database
from desktop.storage.vault import Cost
from tests import postgres_server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 11, 24)
KEY = bytes(range(48))
CHEAP = Cost(memory=64, passes=1, lanes=1)
"""A password guess that costs nothing: tests of everything but the cost itself."""

FAST = {"synchronous": "OFF"}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """Takes the windows of a test away now that they are closed.

    Left to the collector they would be emptied while Qt still speaks to what is in them.
    """
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clock() -> ShiftedClock:
    return ShiftedClock(TODAY, time(13, 50))


@pytest.fixture(scope="session")
def embedded_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an empty administration, made once a run."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    engine = engines.embedded_engine(path, KEY, FAST)
    fill(engines.writing(engine))
    engine.dispose()
    return path.read_bytes()


@pytest.fixture(scope="session")
def server() -> Iterator[postgres_server.Server]:
    """A PostgreSQL server with a template database that holds the schema."""
    programs = postgres_server.programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(postgres_server.MISSING)
        pytest.skip(postgres_server.MISSING)
    running = postgres_server.Server(programs)
    try:
        running.sql("CREATE DATABASE empty")
        engine = engines.server_engine(running.url("empty"))
        try:
            fill(engine)
        finally:
            engine.dispose()
        yield running
    finally:
        running.stop()


def fill(engine) -> None:
    from sqlalchemy.orm import Session

    clock = ShiftedClock(TODAY, time(8))
    schema.make(engine, new_id(), "Over de Brug", clock.now(), example=False)
    with Session(engine) as session, session.begin():
        accounts.founder(session, "Sanne")


@pytest.fixture
def embedded_path(embedded_template: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "test.db"
    path.write_bytes(embedded_template)
    return path


@pytest.fixture
def server_url(server: postgres_server.Server) -> Iterator[str]:
    name = f"t{secrets.token_hex(6)}"
    server.sql(f"CREATE DATABASE {name} TEMPLATE empty")
    yield server.url(name)
    server.sql(f"DROP DATABASE {name} WITH (FORCE)")


class Announced(list):
    """Collects what was announced, one set of topics a commit."""

    def __call__(self, topics) -> None:
        self.append(topics)


@pytest.fixture
def announced() -> Announced:
    return Announced()


@pytest.fixture(params=["sqlcipher", "postgresql"])
def database(request, clock, announced) -> Iterator[Database]:
    """A real store of either kind, empty but for one account."""
    if request.param == "sqlcipher":
        path = request.getfixturevalue("embedded_path")
        engine = engines.embedded_engine(path, KEY, FAST)
    else:
        engine = engines.server_engine(request.getfixturevalue("server_url"))
    opened = Database(engine, announced, clock)
    with opened.read() as session:
        opened.account_id = session.query(Account.id).scalar()
    yield opened
    opened.close()


@pytest.fixture
def embedded(embedded_path, clock, announced) -> Iterator[Database]:
    """A real encrypted store alone, for what does not differ between the two."""
    opened = Database(engines.embedded_engine(embedded_path, KEY, FAST), announced, clock)
    with opened.read() as session:
        opened.account_id = session.query(Account.id).scalar()
    yield opened
    opened.close()
