"""Ties from proposal to look-back: answers, agreement, evaluations, the waakvlam, who stays apart.

Revision ID: 0004
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from desktop.storage.migrations.schemas import app, confidential, target

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    on_server = op.get_context().dialect.name == "postgresql"
    prefix = "app." if on_server else ""
    kinds = {
        "{no}": "false" if on_server else "0",
        "{id}": "UUID" if on_server else "CHAR(32)",
    }
    for table, columns in _COLUMNS.items():
        for column in columns:
            for placeholder, kind in kinds.items():
                column = column.replace(placeholder, kind)
            op.execute(f"ALTER TABLE {prefix}{table} ADD COLUMN {column}")
    # Who is in a tie that began said yes to it.
    op.execute(
        f"UPDATE {prefix}tie_participant SET answer = 'yes' WHERE tie_id IN"
        f" (SELECT id FROM {prefix}tie WHERE phase <> 'proposed')"
    )
    op.execute(
        f"ALTER TABLE {'vertrouwelijk.' if on_server else ''}tie_note"
        " ADD COLUMN onwards VARCHAR(4000) DEFAULT '' NOT NULL"
    )
    _evaluation()
    _kept_apart()
    _pilot_light()


def _evaluation() -> None:
    _table(
        "evaluation",
        app(),
        _id("community_id"),
        _id("tie_id"),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        _words("outcome", ("let_go", "taper", "go_on"), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        *_references("evaluation", ("community_id", "community"), ("tie_id", "tie")),
        indexed=("community_id", "tie_id"),
    )


def _kept_apart() -> None:
    _table(
        "kept_apart",
        confidential(),
        _id("one_id"),
        _id("other_id"),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_kept_apart_ordered")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_kept_apart_one_id_other_id")),
        *_references("kept_apart", ("one_id", "person"), ("other_id", "person")),
        indexed=("other_id",),
    )


def _pilot_light() -> None:
    _table(
        "pilot_light",
        confidential(),
        _id("community_id"),
        _id("person_id", nullable=True),
        _id("tie_id", nullable=True),
        _words("level", ("pilot_light", "regular", "intensive")),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (tie_id IS NULL)", name=op.f("ck_pilot_light_about_one")
        ),
        *_references(
            "pilot_light", ("community_id", "community"), ("person_id", "person"), ("tie_id", "tie")
        ),
        indexed=("community_id", "person_id", "tie_id"),
    )


def _table(name: str, schema: str | None, *parts: Any, indexed: Sequence[str]) -> None:
    op.create_table(
        name,
        *parts,
        _id("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        schema=schema,
    )
    for column in indexed:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column], schema=schema)


def _id(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _words(name: str, words: Sequence[str], *, nullable: bool = False) -> sa.Column[Any]:
    kind = sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=24)
    return sa.Column(name, kind, nullable=nullable)


def _references(name: str, *columns: tuple[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(
            [column], [target(table)], name=op.f(f"fk_{name}_{column}"),
            initially="DEFERRED", deferrable=True,
        )
        for column, table in columns
    ]  # fmt: skip


_COLUMNS = {
    "person": ("not_now_until DATE", "vog_seen_on DATE", "trained_on DATE"),
    "community": (
        "vog_years INTEGER",
        "training_asked BOOLEAN DEFAULT {no} NOT NULL",
        "contact_weeks INTEGER DEFAULT 3 NOT NULL",
        "first_evaluation_months INTEGER DEFAULT 2 NOT NULL",
        "evaluation_months INTEGER DEFAULT 4 NOT NULL",
        "tie_boundaries VARCHAR(4000) DEFAULT '' NOT NULL",
    ),
    "tie": (
        "wished_on DATE",
        "looks_back_on DATE",
        "looked_back_on DATE",
        "result VARCHAR(24) CONSTRAINT ck_tie_result"
        " CHECK (result IN ('reached', 'partly', 'not_reached'))",
        "may_again BOOLEAN DEFAULT {no} NOT NULL",
        "times VARCHAR(250) DEFAULT '' NOT NULL",
        "backup_contact VARCHAR(120) DEFAULT '' NOT NULL",
        "backup_phone VARCHAR(40) DEFAULT '' NOT NULL",
        "rules_version VARCHAR(24) DEFAULT '' NOT NULL",
        "grounds JSON DEFAULT '[]' NOT NULL",
    ),
    "tie_participant": (
        "answer VARCHAR(24) DEFAULT 'asked' NOT NULL CONSTRAINT ck_tie_participant_answer"
        " CHECK (answer IN ('asked', 'yes', 'no', 'not_now'))",
        "answered_on DATE",
        "asks_again_on DATE",
    ),
    "exchange": (
        "minutes_a_week INTEGER",
        "skill_id {id}",
        "question_id {id}",
        "struck BOOLEAN DEFAULT {no} NOT NULL",
    ),
}
