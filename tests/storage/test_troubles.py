"""What the world does to a store, and the kind of "no" that becomes of it."""

import sqlite3

import pytest
from sqlalchemy import insert, text

from desktop.domain.clock import SystemClock
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.models import Community, Person
from desktop.storage import engines
from desktop.storage.database import Database
from desktop.storage.troubles import StatementFailed, from_sqlcipher, translated
from tests.conftest import KEY


def kind_of(call):
    with pytest.raises(StorageTrouble) as caught:
        call()
    return caught.value.kind, caught.value.transient


def opened(address):
    def call():
        engine = engines.server_engine(address)
        try:
            with Database(engine, print, SystemClock()).read() as session:
                session.execute(text("SELECT 1"))
        finally:
            engine.dispose()

    return call


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("/empty", "/weg"), (Trouble.SERVER_REFUSED, False)),
        (("postgresql://", "postgresql://piet:geheim@"), (Trouble.SERVER_REFUSED, False)),
        (("host=", "host=/nergens"), (Trouble.SERVER_GONE, True)),
    ],
)
def test_a_server_that_refuses_is_not_a_server_that_is_gone(server, change, expected):
    address = server.url("empty")
    if "piet" in change[1]:
        address = "postgresql://piet:geheim@" + address.split("@", 1)[1]
    else:
        address = address.replace(*change)
    assert kind_of(opened(address)) == expected


@pytest.mark.parametrize("host", ["localhost", "ssl.invalid", "/nergens/ssl-certificate"])
def test_nobody_listens_whatever_the_address_is_called(host):
    address = f"postgresql://fatal@/x?host={host}&port=1"
    assert kind_of(opened(address)) == (Trouble.SERVER_GONE, True)


@pytest.mark.parametrize(
    "address",
    ["postgresql://", "geen adres", "postgresql://jan@/x?host=a&host=b,", "postgresql://["],
)
def test_an_address_that_cannot_be_read_is_refused_or_unreachable(address):
    kind, _ = kind_of(opened(address))
    assert kind in (Trouble.SERVER_REFUSED, Trouble.SERVER_GONE)


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgresql://sanne@db.overdebrug.nl/buurt", "verify-full"),
        ("postgresql://sanne@db.overdebrug.nl/buurt?sslmode=disable", "verify-full"),
        ("postgresql://sanne@/buurt?host=db.overdebrug.nl", "verify-full"),
        ("postgresql://sanne@/buurt?host=/run/postgresql,db.overdebrug.nl", "verify-full"),
        ("postgresql://sanne@localhost/buurt?hostaddr=10.0.0.9", "verify-full"),
        ("postgresql://sanne@localhost/buurt", None),
        ("postgresql://sanne@/buurt?host=/run/postgresql", None),
        ("postgres://sanne@127.0.0.1:5433/buurt", None),
    ],
)
def test_a_server_elsewhere_must_prove_who_it_is(address, mode):
    url = engines.server_url(address)
    assert url.query.get("sslmode") == mode
    assert url.drivername == "postgresql+psycopg"


def test_a_connection_that_is_cut_is_said_and_the_next_one_works(server_url, server, clock):
    database = Database(engines.server_engine(server_url), print, clock)

    def cut():
        with database.read() as session:
            mine = session.scalar(text("SELECT pg_backend_pid()"))
            server.sql(f"SELECT pg_terminate_backend({mine})")
            session.execute(text("SELECT 1"))

    assert kind_of(cut) == (Trouble.SERVER_GONE, True)
    with database.read() as session:
        assert session.scalar(text("SELECT 1")) == 1
    database.close()


def test_a_full_disk_leaves_everything_as_it_was_and_calls_for_room(embedded):
    asked = []
    embedded.when_full = lambda: asked.append(True)
    with embedded.read() as session:
        pages = session.scalar(text("PRAGMA page_count"))
        session.execute(text("PRAGMA max_page_count").execution_options())
    with embedded.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")

    def fill():
        with embedded.write("communities.add") as session:
            for n in range(2000):
                session.add(Community(name=f"{n}" * 20, name_key=f"{n}" * 20))

    assert kind_of(fill)[0] is Trouble.DISK_FULL
    assert asked == [True]
    with embedded.read() as session:
        assert session.query(Community).count() == 0


def test_a_file_that_is_no_store_is_damaged(embedded_path, clock):
    embedded_path.write_bytes(b"x" * 8192)
    engine = engines.embedded_engine(embedded_path, KEY)
    with pytest.raises(StorageTrouble) as caught, Database(engine, print, clock).read() as session:
        session.execute(text("SELECT 1"))
    assert caught.value.kind is Trouble.DAMAGED


def test_the_raw_driver_speaks_the_same_language():
    import sqlcipher3.dbapi2 as sqlcipher

    assert from_sqlcipher(sqlcipher.OperationalError("database or disk is full")).kind is (
        Trouble.DISK_FULL
    )
    assert from_sqlcipher(sqlcipher.OperationalError("iets nieuws")).kind is Trouble.OTHER


def test_a_bug_tells_its_rule_and_never_a_value(database):
    with pytest.raises(StatementFailed) as caught, database.write("residents.add") as session:
        session.execute(
            insert(Person).values(first_name="Geheimnaam", infix=None, version=1, name_key="geheim")
        )
    said = f"{caught.value!r} {caught.value.__cause__!r}"
    assert "eheim" not in said
    assert "infix" in said or "first_key" in said


def test_errors_that_are_not_the_stores_pass_through():
    with pytest.raises(sqlite3.Warning), translated():
        raise sqlite3.Warning("van iemand anders")
