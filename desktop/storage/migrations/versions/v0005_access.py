"""For whom somebody works: it decides what they see. Whoever is known already works for us.

Revision ID: 0005
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    prefix = "app." if op.get_context().dialect.name == "postgresql" else ""
    op.execute(
        f"ALTER TABLE {prefix}account ADD COLUMN works_for VARCHAR(24)"
        " DEFAULT 'nobody' NOT NULL CONSTRAINT ck_account_works_for"
        " CHECK (works_for IN ('organisation', 'corporation', 'nobody'))"
    )
    op.execute(f"UPDATE {prefix}account SET works_for = 'organisation'")
