"""The two stores as engines: an encrypted file with one connection, or a PostgreSQL server.

What differs between them stands here and nowhere else. Settings and their reasons: the
security notes in docs/security.md.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from desktop.domain.errors import StorageTrouble, Trouble
from desktop.models.base import APP, CONFIDENTIAL

LIBRARY_FLOOR = (3, 51, 3)
"""Older SQLite has the WAL-reset fault that can corrupt a file (sqlite.org/wal.html)."""

APPLICATION_ID = 0x42555254
"""Written in the file's head: "BURT"."""

_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")

PRAGMAS: dict[str, str] = {
    "foreign_keys": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "temp_store": "MEMORY",
    "secure_delete": "ON",
    "mmap_size": "0",
    "busy_timeout": "2000",
    "locking_mode": "EXCLUSIVE",
    "journal_mode": "TRUNCATE",
    "synchronous": "FULL",
    "cache_size": "-64000",
}
_ACCESS = "buurtschap_access"
Key = bytes | bytearray
"""A data key: 32 bytes and 16 of salt. A bytearray can be overwritten when it has served."""
ONE_SCHEMA = {APP: None, CONFIDENTIAL: None}


def library_version() -> tuple[int, ...]:
    """The version of the SQLite that is really loaded."""
    return tuple(int(part) for part in sqlcipher.sqlite_version.split("."))


def require_library() -> None:
    """Raises StorageTrouble(LIBRARY_TOO_OLD) below the floor."""
    if library_version() < LIBRARY_FLOOR:
        raise StorageTrouble(Trouble.LIBRARY_TOO_OLD)


def connector(path: Path, key: Key, pragmas: dict[str, str]) -> Callable[[], Any]:
    """Opens the file at `path` with its raw `key`; once that is overwritten, no longer."""

    def connect() -> Any:
        connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            for name, value in pragmas.items():
                connection.execute(f"PRAGMA {name} = {value}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def embedded_engine(path: Path, key: Key, pragmas: dict[str, str] | None = None) -> Engine:
    """The engine of an embedded administration: one connection, shared and serialised.

    `pragmas` overrides settings; only tests do, for speed.
    """
    require_library()
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connector(path, key, PRAGMAS | (pragmas or {})),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=30,
        pool_reset_on_return="rollback",
        hide_parameters=True,
    ).execution_options(schema_translate_map=ONE_SCHEMA)
    event.listen(engine, "begin", _begin_embedded)
    return engine


def _begin_embedded(connection: Connection) -> None:
    reading = connection.get_execution_options().get(_ACCESS) == "read"
    connection.exec_driver_sql(f"PRAGMA query_only = {int(reading)}")
    connection.exec_driver_sql("BEGIN DEFERRED" if reading else "BEGIN IMMEDIATE")


def is_server(address: str) -> bool:
    """Whether `address` names a PostgreSQL server rather than a folder."""
    return address.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def server_url(address: str) -> URL:
    """The URL with our driver, and with TLS demanded of a server that is not this machine.

    Raises StorageTrouble(SERVER_REFUSED) when the address cannot be read.
    """
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError):
        raise StorageTrouble(Trouble.SERVER_REFUSED) from None
    url = url.set(drivername="postgresql+psycopg")
    if _is_local(url):
        return url
    # Whoever typed a weaker mode did not mean that a stranger may listen in.
    if "sslrootcert" not in url.query:
        url = url.update_query_dict({"sslrootcert": "system"})
    return url.update_query_dict({"sslmode": "verify-full", "channel_binding": "require"})


def _is_local(url: URL) -> bool:
    named = [url.host or ""]
    for key in ("host", "hostaddr"):
        value = url.query.get(key, ())
        named += [value] if isinstance(value, str) else value
    hosts = [host for names in named for host in names.split(",")]
    return all(not host or host.startswith("/") or host in _THIS_MACHINE for host in hosts)


def server_engine(address: str) -> Engine:
    """The engine of an organisation's PostgreSQL database."""
    options = (
        "-c TimeZone=UTC -c statement_timeout=15000 -c lock_timeout=3000 "
        "-c idle_in_transaction_session_timeout=60000"
    )
    return create_engine(
        server_url(address),
        pool_pre_ping=True,
        pool_size=2,
        max_overflow=0,
        hide_parameters=True,
        connect_args={
            "options": options,
            "application_name": "Buurtschap",
            "connect_timeout": 10,
            "prepare_threshold": None,
        },
    )


def reading(engine: Engine) -> Engine:
    """The same store for a snapshot in which writing is an error."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine.execution_options(**{_ACCESS: "read"})


def writing(engine: Engine) -> Engine:
    """The same store for a transaction that writes."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="READ COMMITTED")
    return engine.execution_options(**{_ACCESS: "write"})
