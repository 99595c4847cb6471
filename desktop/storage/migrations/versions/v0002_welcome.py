"""The welcome list of a new resident.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

from desktop.storage.migrations.schemas import app, target

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "welcome_step",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "meeting",
                "tour",
                "house_rules",
                "key",
                "good_neighbour",
                "first_activity",
                name="step",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("helper_id", sa.Uuid(), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [target(table)],
                name=op.f(f"fk_welcome_step_{column}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for column, table in (
                ("community_id", "community"),
                ("person_id", "person"),
                ("helper_id", "person"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_welcome_step")),
        sa.UniqueConstraint(
            "person_id",
            "community_id",
            "step",
            name=op.f("uq_welcome_step_person_id_community_id_step"),
        ),
        schema=app(),
    )
    for column in ("community_id", "person_id"):
        op.create_index(
            op.f(f"ix_welcome_step_{column}"), "welcome_step", [column], unique=False, schema=app()
        )
