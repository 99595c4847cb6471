"""Rules of rooms, series of bookings, and parts of a room that block each other.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

from desktop.storage.migrations import last_defence
from desktop.storage.migrations.schemas import app

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    on_server = op.get_context().dialect.name == "postgresql"
    prefix = "app." if on_server else ""
    kinds = {
        "{id}": "UUID" if on_server else "CHAR(32)",
        "{yes}": "true" if on_server else "1",
        "{no}": "false" if on_server else "0",
        "{time}": "TIME WITHOUT TIME ZONE" if on_server else "TIME",
        "{midnight}": "'00:00:00'" if on_server else "'00:00:00.000000'",
        # The file cannot make a column required afterwards: there it begins empty.
        "{whole}": "UUID" if on_server else "CHAR(32) DEFAULT '' NOT NULL",
    }
    for table, columns in _COLUMNS.items():
        for column in columns:
            for placeholder, kind in kinds.items():
                column = column.replace(placeholder, kind)
            op.execute(f"ALTER TABLE {prefix}{table} ADD COLUMN {column}")
    op.execute(f"UPDATE {prefix}occurrence SET whole_id = room_id")
    if on_server:
        op.alter_column("occurrence", "whole_id", nullable=False, schema=app())
    op.create_index(
        op.f("ix_occurrence_whole_id_begins_utc"),
        "occurrence",
        ["whole_id", "begins_utc"],
        schema=app(),
    )
    op.create_index(
        op.f("ix_activity_occurrence_id"), "activity", ["occurrence_id"], schema=app()
    )
    op.create_index(
        "ix_occurrence_overnight",
        "occurrence",
        ["whole_id", "ends_utc"],
        schema=app(),
        sqlite_where=sa.text("ends_day > day"),
        postgresql_where=sa.text("ends_day > day"),
    )
    for statement in _BEFORE_SERVER if on_server else _BEFORE_EMBEDDED:
        op.execute(statement)
    for statement in last_defence.POSTGRES if on_server else last_defence.SQLITE:
        op.execute(statement)


_COLUMNS = {
    "community": (
        "school_region VARCHAR(24) DEFAULT 'north' NOT NULL CONSTRAINT"
        " ck_community_school_region CHECK (school_region IN ('north', 'middle', 'south'))",
    ),
    "room": (
        "house_rules VARCHAR(4000) DEFAULT '' NOT NULL",
        "set_up INTEGER DEFAULT 0 NOT NULL",
        "clean_up INTEGER DEFAULT 0 NOT NULL",
        "for_residents BOOLEAN DEFAULT {yes} NOT NULL",
        "for_groups BOOLEAN DEFAULT {yes} NOT NULL",
        "for_partners BOOLEAN DEFAULT {yes} NOT NULL",
        "for_area BOOLEAN DEFAULT {yes} NOT NULL",
        "ahead_days INTEGER",
        "approval BOOLEAN DEFAULT {no} NOT NULL",
        "option_days INTEGER DEFAULT 7 NOT NULL",
        "group_week_minutes INTEGER",
        "closed_on_holidays BOOLEAN DEFAULT {yes} NOT NULL",
        "part_of_id {id}",
        "part INTEGER",
    ),
    "closure": (
        "begins_at {time} DEFAULT {midnight} NOT NULL",
        "ends_at {time} DEFAULT {midnight} NOT NULL",
        "effect VARCHAR(24) DEFAULT 'stand' NOT NULL CONSTRAINT ck_closure_effect"
        " CHECK (effect IN ('warn', 'stand', 'around'))",
        "struck BOOLEAN DEFAULT {no} NOT NULL",
    ),
    "booking": (
        "day DATE",
        "begins {time}",
        "ends {time}",
        "zone VARCHAR(40) DEFAULT 'Europe/Amsterdam' NOT NULL",
        "people INTEGER",
        "open_ended BOOLEAN DEFAULT {no} NOT NULL",
        "grown_until DATE",
    ),
    "occurrence": (
        "whole_id {whole}",
        "part_from INTEGER DEFAULT 0 NOT NULL",
        "part_until INTEGER DEFAULT 32767 NOT NULL",
        "by_hand BOOLEAN DEFAULT {no} NOT NULL",
        "why VARCHAR(24) DEFAULT '' NOT NULL",
        "passed VARCHAR(120) DEFAULT '' NOT NULL",
        "option_until DATE",
    ),
}
_BEFORE_SERVER = ("ALTER TABLE app.occurrence DROP CONSTRAINT ex_occurrence_room",)
_BEFORE_EMBEDDED = (
    "DROP TRIGGER occurrence_room_insert",
    "DROP TRIGGER occurrence_room_update",
)
