"""The schema of a store: made, brought up to date, and compared with what the program expects."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, MetaData, insert, inspect, select, text, update
from sqlalchemy.engine import Connection
from sqlalchemy.schema import BLANK_SCHEMA, CreateSchema
from sqlalchemy.sql.schema import SchemaConst

from desktop.domain.changes import Topic
from desktop.domain.errors import StorageTrouble, Trouble
from desktop.models import AdministrationRecord, Base, TopicVersion
from desktop.models.base import APP, CONFIDENTIAL
from desktop.storage.engines import APPLICATION_ID
from desktop.storage.migrations.last_defence import EXCLUSIONS, TRIGGERS

VERSION = 5
"""The schema this program writes: the number of the newest migration."""


def make(engine: Engine, instance_id: UUID, name: str, made_at: datetime, *, example: bool) -> None:
    """Makes the schema in an empty store and says which administration it is."""
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        else:
            for schema in (APP, CONFIDENTIAL):
                connection.execute(CreateSchema(schema, if_not_exists=True))
        _migrate(connection)
        connection.execute(
            insert(AdministrationRecord),
            {
                "instance_id": instance_id,
                "name": name,
                "is_example": example,
                "made_at": made_at,
                "write_counter": 0,
                "schema_version": VERSION,
                "min_reader": VERSION,
                "min_writer": VERSION,
            },
        )
        connection.execute(
            insert(TopicVersion), [{"topic": topic.value, "n": 0} for topic in Topic]
        )


def stored_version(engine: Engine) -> int:
    """The schema version of the store; 0 when it is empty.

    Raises StorageTrouble(NEWER_VERSION) when only a newer program may write it.
    """
    with engine.connect() as connection:
        schema = APP if connection.dialect.name == "postgresql" else None
        if not inspect(connection).has_table("administration", schema=schema):
            return 0
        row = connection.execute(
            select(AdministrationRecord.schema_version, AdministrationRecord.min_writer)
        ).one()
    if row.min_writer > VERSION:
        raise StorageTrouble(Trouble.NEWER_VERSION)
    return int(row.schema_version)


def upgrade(engine: Engine) -> None:
    """Brings an older store up to date in one transaction."""
    with engine.begin() as connection:
        _migrate(connection)
        connection.execute(
            update(AdministrationRecord).values(
                schema_version=VERSION, min_reader=VERSION, min_writer=VERSION
            )
        )


def differences(engine: Engine) -> list[str]:
    """What differs between the store and the mapped classes, one short line each."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        postgres = connection.dialect.name == "postgresql"
        metadata = Base.metadata if postgres else _in_one_schema()
        options = {
            "include_schemas": postgres,
            "compare_type": True,
            "include_name": _is_ours,
        }
        migration = MigrationContext.configure(connection, opts=options)
        found = [str(difference)[:200] for difference in compare_metadata(migration, metadata)]
        return found + _missing_defences(connection)


def _missing_defences(connection: Connection) -> list[str]:
    # No mapped class knows these, so comparing the tables does not miss them.
    if connection.dialect.name == "postgresql":
        query = "SELECT conname FROM pg_constraint WHERE contype = 'x'"
        wanted: tuple[str, ...] = EXCLUSIONS
    else:
        query, wanted = "SELECT name FROM sqlite_master WHERE type = 'trigger'", TRIGGERS
    there = {name for (name,) in connection.exec_driver_sql(query)}
    return [f"missing {name}" for name in wanted if name not in there]


def _is_ours(name: str | None, kind: str, parents: object) -> bool:
    if kind == "schema":
        return name in (None, APP, CONFIDENTIAL)
    return name != "alembic_version"


def _in_one_schema() -> MetaData:
    metadata = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.sorted_tables:
        table.to_metadata(metadata, schema=None, referred_schema_fn=_no_schema)  # type: ignore[arg-type]
    return metadata


def _no_schema(*_: object) -> SchemaConst:
    return BLANK_SCHEMA


def _migrate(connection: Connection) -> None:
    # Alembic costs half a second to import and is needed only when a store is made or behind.
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
