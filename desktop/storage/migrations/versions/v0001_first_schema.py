"""The first schema: every noun of the mission.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

from desktop.models import base
from desktop.storage.migrations.schemas import app, confidential, target

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """ALTER TABLE app.occurrence ADD CONSTRAINT ex_occurrence_room
        EXCLUDE USING gist (room_id WITH =, tstzrange(begins_utc, ends_utc, '[)') WITH &&)
        WHERE (state IN ('booked', 'option'))""",
)
_TAKEN = """SELECT RAISE(ABORT, 'room_taken') FROM occurrence AS other
        WHERE other.room_id = NEW.room_id AND other.id <> NEW.id
        AND other.state IN ('booked', 'option')
        AND other.begins_utc < NEW.ends_utc AND other.ends_utc > NEW.begins_utc;"""
_SQLITE = (
    f"""CREATE TRIGGER occurrence_room_insert BEFORE INSERT ON occurrence
        WHEN NEW.state IN ('booked', 'option') BEGIN {_TAKEN} END""",
    f"""CREATE TRIGGER occurrence_room_update
        BEFORE UPDATE OF room_id, begins_utc, ends_utc, state ON occurrence
        WHEN NEW.state IN ('booked', 'option') BEGIN {_TAKEN} END""",
)


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("job", sa.String(length=120), nullable=False),
        sa.Column("login", sa.String(length=120), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        schema=app(),
    )
    op.create_table(
        "administration",
        sa.Column("instance_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("made_at", base.Moment(), nullable=False),
        sa.Column("write_counter", sa.Integer(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("min_reader", sa.Integer(), nullable=False),
        sa.Column("min_writer", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("instance_id", name=op.f("pk_administration")),
        schema=app(),
    )
    op.create_table(
        "column_choice",
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("header_digest", sa.String(length=64), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_column_choice")),
        sa.UniqueConstraint(
            "kind", "header_digest", name=op.f("uq_column_choice_kind_header_digest")
        ),
        schema=app(),
    )
    op.create_table(
        "community",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mixed",
                "shared_house",
                "estate",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "phase",
            sa.Enum(
                "preparation",
                "build_up",
                "settled",
                "handed_over",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "roof",
            sa.Enum(
                "flat",
                "stepped_gable",
                "stepped",
                name="roof",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "tie_word",
            sa.Enum(
                "good_neighbour",
                "buddy",
                "mate",
                "housemate",
                name="tie_word",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
        sa.UniqueConstraint("name_key", name=op.f("uq_community_name_key")),
        schema=app(),
    )
    op.create_table(
        "funder",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "municipality",
                "landlord",
                "fund",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("addressed_as", sa.String(length=120), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funder")),
        sa.UniqueConstraint("name_key", name=op.f("uq_funder_name_key")),
        schema=app(),
    )
    op.create_table(
        "logo",
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logo")),
        schema=app(),
    )
    op.create_table(
        "person",
        sa.Column("first_name", sa.String(length=120), nullable=False),
        sa.Column("infix", sa.String(length=40), nullable=False),
        sa.Column("surname", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=250), nullable=False),
        sa.Column("first_key", sa.String(length=250), nullable=False),
        sa.Column("sort_key", sa.String(length=250), nullable=False),
        sa.Column("address_form", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("phone_digits", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=250), nullable=False),
        sa.Column("reached_via", sa.String(length=120), nullable=False),
        sa.Column("secret_address", sa.Boolean(), nullable=False),
        sa.Column("resting", sa.Boolean(), nullable=False),
        sa.Column("not_now", sa.Boolean(), nullable=False),
        sa.Column("most_ties", sa.Integer(), nullable=True),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        schema=app(),
    )
    op.create_index(op.f("ix_person_name_key"), "person", ["name_key"], unique=False, schema=app())
    op.create_table(
        "programme",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column(
            "openness",
            sa.Enum(
                "residents",
                "area",
                "district",
                name="openness",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "initiative",
            sa.Enum(
                "residents",
                "together",
                "staff",
                name="initiative",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "ambition",
            sa.Enum(
                "contacts",
                "vital",
                "chances",
                name="ambition",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("evaluates_on", sa.Date(), nullable=True),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("name_key", name=op.f("uq_programme_name_key")),
        schema=app(),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
        schema=app(),
    )
    op.create_table(
        "skill",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill")),
        sa.UniqueConstraint("name_key", name=op.f("uq_skill_name_key")),
        schema=app(),
    )
    op.create_table(
        "topic_version",
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("topic", name=op.f("pk_topic_version")),
        schema=app(),
    )
    op.create_table(
        "report_key",
        sa.Column("secret", sa.LargeBinary(length=32), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_key")),
        schema=confidential(),
    )
    op.create_table(
        "audit_line",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", base.Moment(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=120), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            [target("account")],
            name=op.f("fk_audit_line_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_line")),
        sa.UniqueConstraint("seq", name=op.f("uq_audit_line_seq")),
        schema=app(),
    )
    op.create_table(
        "availability",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("part BETWEEN 0 AND 2", name=op.f("ck_availability_part")),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_availability_weekday")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_availability_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_availability")),
        sa.UniqueConstraint(
            "person_id", "weekday", "part", name=op.f("uq_availability_person_id_weekday_part")
        ),
        schema=app(),
    )
    op.create_table(
        "consent",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "share_name",
                "photo",
                "quote",
                "share_with_landlord",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("text_version", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_consent_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "dwelling",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("storey", sa.Integer(), nullable=False),
        sa.Column("door", sa.Integer(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_dwelling_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dwelling")),
        sa.UniqueConstraint("community_id", "label", name=op.f("uq_dwelling_community_id_label")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_dwelling_community_id"), "dwelling", ["community_id"], unique=False, schema=app()
    )
    op.create_table(
        "explanation",
        sa.Column("funder_id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("figure", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"],
            [target("funder")],
            name=op.f("fk_explanation_funder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_explanation")),
        sa.UniqueConstraint(
            "funder_id", "period", "figure", name=op.f("uq_explanation_funder_id_period_figure")
        ),
        schema=app(),
    )
    op.create_table(
        "group",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("goal", sa.String(length=250), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("evaluates_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_group_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            [target("programme")],
            name=op.f("fk_group_programme_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_group_community_id"), "group", ["community_id"], unique=False, schema=app()
    )
    op.create_table(
        "household",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("contact_account_id", sa.Uuid(), nullable=True),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_household_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["contact_account_id"],
            [target("account")],
            name=op.f("fk_household_contact_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_household_community_id"), "household", ["community_id"], unique=False, schema=app()
    )
    op.create_table(
        "import_run",
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", base.Moment(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            [target("account")],
            name=op.f("fk_import_run_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        schema=app(),
    )
    op.create_table(
        "interest",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_interest_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_interest_person_id_name")),
        schema=app(),
    )
    op.create_table(
        "language",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_language_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_language")),
        sa.UniqueConstraint("person_id", "name", name=op.f("uq_language_person_id_name")),
        schema=app(),
    )
    op.create_table(
        "narrative",
        sa.Column("funder_id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"],
            [target("funder")],
            name=op.f("fk_narrative_funder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narrative")),
        sa.UniqueConstraint(
            "funder_id", "period", "part", name=op.f("uq_narrative_funder_id_period_part")
        ),
        schema=app(),
    )
    op.create_table(
        "objection",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("against", sa.String(length=120), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_objection_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_objection_person_id"), "objection", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "partner",
        sa.Column("community_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("part", sa.String(length=120), nullable=False),
        sa.Column("contact", sa.String(length=250), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_partner_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_partner_community_id"), "partner", ["community_id"], unique=False, schema=app()
    )
    op.create_table(
        "report_run",
        sa.Column("funder_id", sa.Uuid(), nullable=True),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("made_at", base.Moment(), nullable=False),
        sa.Column("as_of", base.Moment(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("signed_by", sa.String(length=120), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"],
            [target("funder")],
            name=op.f("fk_report_run_funder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_run")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_report_run_funder_id"), "report_run", ["funder_id"], unique=False, schema=app()
    )
    op.create_table(
        "room",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("facilities", sa.String(length=250), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_room_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("community_id", "name_key", name=op.f("uq_room_community_id_name_key")),
        schema=app(),
    )
    op.create_table(
        "storey",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("doors", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_storey_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_storey")),
        sa.UniqueConstraint("community_id", "level", name=op.f("uq_storey_community_id_level")),
        schema=app(),
    )
    op.create_table(
        "talent",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_talent_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"],
            [target("skill")],
            name=op.f("fk_talent_skill_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent")),
        sa.UniqueConstraint("person_id", "skill_id", name=op.f("uq_talent_person_id_skill_id")),
        schema=app(),
    )
    op.create_index(op.f("ix_talent_skill_id"), "talent", ["skill_id"], unique=False, schema=app())
    op.create_table(
        "target",
        sa.Column("funder_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("less_is_better", sa.Boolean(), nullable=False),
        sa.Column(
            "ambition",
            sa.Enum(
                "contacts",
                "vital",
                "chances",
                name="ambition",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["funder_id"],
            [target("funder")],
            name=op.f("fk_target_funder_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint(
            "funder_id", "year", "figure", name=op.f("uq_target_funder_id_year_figure")
        ),
        schema=app(),
    )
    op.create_table(
        "task",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends > begins", name=op.f("ck_task_span")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_task_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_task_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_task_community_id"), "task", ["community_id"], unique=False, schema=app()
    )
    op.create_index(op.f("ix_task_person_id"), "task", ["person_id"], unique=False, schema=app())
    op.create_table(
        "tie",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "pair", "circle", name="kind", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column(
            "phase",
            sa.Enum(
                "proposed",
                "meeting",
                "running",
                "tapering",
                "finishing",
                "aftercare",
                "ended",
                "struck",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("proposed_on", sa.Date(), nullable=True),
        sa.Column("first_met_on", sa.Date(), nullable=True),
        sa.Column("running_since", sa.Date(), nullable=True),
        sa.Column("tapering_since", sa.Date(), nullable=True),
        sa.Column("finishing_since", sa.Date(), nullable=True),
        sa.Column("evaluates_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("closing", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_tie_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_tie_community_id"), "tie", ["community_id"], unique=False, schema=app()
    )
    op.create_table(
        "draft",
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("form", sa.String(length=120), nullable=False),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", base.Moment(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            [target("account")],
            name=op.f("fk_draft_account_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint(
            "account_id", "form", "subject", name=op.f("uq_draft_account_id_form_subject")
        ),
        schema=confidential(),
    )
    op.create_table(
        "person_note",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_person_note_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_note")),
        sa.UniqueConstraint("person_id", name=op.f("uq_person_note_person_id")),
        schema=confidential(),
    )
    op.create_table(
        "agreement",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "taking_part",
                "key",
                "task",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("discussed_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends >= begins", name=op.f("ck_agreement_span")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_agreement_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_agreement_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_agreement_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_agreement_community_id"), "agreement", ["community_id"], unique=False, schema=app()
    )
    op.create_index(
        op.f("ix_agreement_person_id"), "agreement", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "booking",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("rule", sa.String(length=1000), nullable=False),
        sa.Column(
            "booker_kind",
            sa.Enum(
                "resident",
                "group",
                "partner",
                "area",
                "staff",
                name="booker_kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("booker_person_id", sa.Uuid(), nullable=True),
        sa.Column("booker_group_id", sa.Uuid(), nullable=True),
        sa.Column("booker_partner_id", sa.Uuid(), nullable=True),
        sa.Column("external_uid", sa.String(length=500), nullable=True),
        sa.Column("import_run_id", sa.Uuid(), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["booker_group_id"],
            [target("group")],
            name=op.f("fk_booking_booker_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["booker_partner_id"],
            [target("partner")],
            name=op.f("fk_booking_booker_partner_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["booker_person_id"],
            [target("person")],
            name=op.f("fk_booking_booker_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_booking_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["import_run_id"],
            [target("import_run")],
            name=op.f("fk_booking_import_run_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            [target("programme")],
            name=op.f("fk_booking_programme_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_booking_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_booking_community_id"), "booking", ["community_id"], unique=False, schema=app()
    )
    op.create_index(
        op.f("ix_booking_external_uid"), "booking", ["external_uid"], unique=False, schema=app()
    )
    op.create_index(op.f("ix_booking_room_id"), "booking", ["room_id"], unique=False, schema=app())
    op.create_table(
        "closure",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends > begins", name=op.f("ck_closure_span")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_closure_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_closure_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_closure_community_id"), "closure", ["community_id"], unique=False, schema=app()
    )
    op.create_index(op.f("ix_closure_room_id"), "closure", ["room_id"], unique=False, schema=app())
    op.create_table(
        "contact",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("tie_id", sa.Uuid(), nullable=True),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_contact_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["giver_id"],
            [target("person")],
            name=op.f("fk_contact_giver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"],
            [target("person")],
            name=op.f("fk_contact_receiver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tie_id"],
            [target("tie")],
            name=op.f("fk_contact_tie_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_contact_community_id"), "contact", ["community_id"], unique=False, schema=app()
    )
    op.create_index(op.f("ix_contact_on_day"), "contact", ["on_day"], unique=False, schema=app())
    op.create_index(op.f("ix_contact_tie_id"), "contact", ["tie_id"], unique=False, schema=app())
    op.create_table(
        "exchange",
        sa.Column("tie_id", sa.Uuid(), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("how_often", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["giver_id"],
            [target("person")],
            name=op.f("fk_exchange_giver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"],
            [target("person")],
            name=op.f("fk_exchange_receiver_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tie_id"],
            [target("tie")],
            name=op.f("fk_exchange_tie_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange")),
        schema=app(),
    )
    op.create_index(op.f("ix_exchange_tie_id"), "exchange", ["tie_id"], unique=False, schema=app())
    op.create_table(
        "group_member",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            [target("group")],
            name=op.f("fk_group_member_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_group_member_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sa.UniqueConstraint(
            "group_id", "person_id", name=op.f("uq_group_member_group_id_person_id")
        ),
        schema=app(),
    )
    op.create_index(
        op.f("ix_group_member_person_id"), "group_member", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "key_holding",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends > begins", name=op.f("ck_key_holding_span")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_key_holding_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_key_holding_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_key_holding_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_holding")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_key_holding_community_id"),
        "key_holding",
        ["community_id"],
        unique=False,
        schema=app(),
    )
    op.create_index(
        op.f("ix_key_holding_person_id"), "key_holding", ["person_id"], unique=False, schema=app()
    )
    op.create_index(
        op.f("ix_key_holding_room_id"), "key_holding", ["room_id"], unique=False, schema=app()
    )
    op.create_table(
        "membership",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column(
            "departure",
            sa.Enum(
                "own_home",
                "supported",
                "other",
                "died",
                name="departure",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends IS NULL OR begins IS NULL OR ends >= begins", name=op.f("ck_membership_span")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_membership_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            [target("household")],
            name=op.f("fk_membership_household_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_membership_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_membership_community_id"),
        "membership",
        ["community_id"],
        unique=False,
        schema=app(),
    )
    op.create_index(
        op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "opening_hours",
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_opening_hours_weekday")),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_opening_hours_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_opening_hours_room_id"), "opening_hours", ["room_id"], unique=False, schema=app()
    )
    op.create_table(
        "question",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("household_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column(
            "theme",
            sa.Enum(
                "day",
                "well",
                "network",
                "housing",
                "household",
                "daily",
                "transport",
                "money",
                name="theme",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(length=120), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "in_group",
                "no_solution_yet",
                "closed",
                "struck",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("first_step_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column(
            "route",
            sa.Enum(
                "self",
                "network",
                "good_neighbour",
                "resident",
                "group",
                "association",
                "district_team",
                "professional",
                "not_needed",
                "no_solution",
                name="route",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_question_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            [target("group")],
            name=op.f("fk_question_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            [target("household")],
            name=op.f("fk_question_household_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_question_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"],
            [target("skill")],
            name=op.f("fk_question_skill_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_question_community_id"), "question", ["community_id"], unique=False, schema=app()
    )
    op.create_index(
        op.f("ix_question_person_id"), "question", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "residency",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("dwelling_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("own_lease", sa.Boolean(), nullable=True),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends IS NULL OR begins IS NULL OR ends >= begins", name=op.f("ck_residency_span")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_residency_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["dwelling_id"],
            [target("dwelling")],
            name=op.f("fk_residency_dwelling_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_residency_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residency")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_residency_community_id"), "residency", ["community_id"], unique=False, schema=app()
    )
    op.create_index(
        op.f("ix_residency_dwelling_id"), "residency", ["dwelling_id"], unique=False, schema=app()
    )
    op.create_index(
        op.f("ix_residency_person_id"), "residency", ["person_id"], unique=False, schema=app()
    )
    op.create_table(
        "tie_participant",
        sa.Column("tie_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("gives", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_tie_participant_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["tie_id"],
            [target("tie")],
            name=op.f("fk_tie_participant_tie_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie_participant")),
        sa.UniqueConstraint(
            "tie_id", "person_id", name=op.f("uq_tie_participant_tie_id_person_id")
        ),
        schema=app(),
    )
    op.create_index(
        op.f("ix_tie_participant_person_id"),
        "tie_participant",
        ["person_id"],
        unique=False,
        schema=app(),
    )
    op.create_table(
        "published_figure",
        sa.Column("report_run_id", sa.Uuid(), nullable=False),
        sa.Column("population", sa.String(length=250), nullable=False),
        sa.Column("cell", sa.String(length=250), nullable=False),
        sa.Column("people_digest", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("published_at", base.Moment(), nullable=False),
        sa.Column("recipient", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_run_id"],
            [target("report_run")],
            name=op.f("fk_published_figure_report_run_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_figure")),
        schema=confidential(),
    )
    op.create_index(
        op.f("ix_published_figure_report_run_id"),
        "published_figure",
        ["report_run_id"],
        unique=False,
        schema=confidential(),
    )
    op.create_table(
        "tie_note",
        sa.Column("tie_id", sa.Uuid(), nullable=False),
        sa.Column("own_words", sa.String(length=4000), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tie_id"],
            [target("tie")],
            name=op.f("fk_tie_note_tie_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie_note")),
        sa.UniqueConstraint("tie_id", name=op.f("uq_tie_note_tie_id")),
        schema=confidential(),
    )
    op.create_table(
        "undo_value",
        sa.Column("audit_line_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("undone_at", base.Moment(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["audit_line_id"],
            [target("audit_line")],
            name=op.f("fk_undo_value_audit_line_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_value")),
        schema=confidential(),
    )
    op.create_index(
        op.f("ix_undo_value_audit_line_id"),
        "undo_value",
        ["audit_line_id"],
        unique=False,
        schema=confidential(),
    )
    op.create_table(
        "membership_role",
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "good_neighbour",
                "volunteer",
                "key_holder",
                "expert",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ends IS NULL OR begins IS NULL OR ends >= begins", name=op.f("ck_membership_role_span")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_membership_role_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            [target("membership")],
            name=op.f("fk_membership_role_membership_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership_role")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_membership_role_community_id"),
        "membership_role",
        ["community_id"],
        unique=False,
        schema=app(),
    )
    op.create_index(
        op.f("ix_membership_role_membership_id"),
        "membership_role",
        ["membership_id"],
        unique=False,
        schema=app(),
    )
    op.create_table(
        "occurrence",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("booking_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends_day", sa.Date(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("begins_utc", base.Moment(), nullable=False),
        sa.Column("ends_utc", base.Moment(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "option",
                "booked",
                "clash",
                "skipped",
                "cancelled",
                "struck",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=250), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("recurrence_id", sa.String(length=40), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_utc > begins_utc", name=op.f("ck_occurrence_span")),
        sa.ForeignKeyConstraint(
            ["booking_id"],
            [target("booking")],
            name=op.f("fk_occurrence_booking_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_occurrence_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_occurrence_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrence")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_occurrence_booking_id"), "occurrence", ["booking_id"], unique=False, schema=app()
    )
    op.create_index(op.f("ix_occurrence_day"), "occurrence", ["day"], unique=False, schema=app())
    op.create_index(
        op.f("ix_occurrence_room_id_begins_utc"),
        "occurrence",
        ["room_id", "begins_utc"],
        unique=False,
        schema=app(),
    )
    op.create_table(
        "question_note",
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("first_step", sa.String(length=4000), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            [target("question")],
            name=op.f("fk_question_note_question_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_note")),
        sa.UniqueConstraint("question_id", name=op.f("uq_question_note_question_id")),
        schema=confidential(),
    )
    op.create_table(
        "activity",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("room_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("occurrence_id", sa.Uuid(), nullable=True),
        sa.Column("import_run_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends_day", sa.Date(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("begins_utc", base.Moment(), nullable=False),
        sa.Column("ends_utc", base.Moment(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "concept",
                "held",
                "cancelled",
                "struck",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "openness",
            sa.Enum(
                "residents",
                "area",
                "district",
                name="openness",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "initiative",
            sa.Enum(
                "residents",
                "together",
                "staff",
                name="initiative",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("initiator_id", sa.Uuid(), nullable=True),
        sa.Column(
            "ambition",
            sa.Enum(
                "contacts",
                "vital",
                "chances",
                name="ambition",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("guests", sa.Integer(), nullable=False),
        sa.Column("staff_minutes", sa.Integer(), nullable=True),
        sa.Column("volunteer_minutes", sa.Integer(), nullable=True),
        sa.Column("hours_estimated", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_utc > begins_utc", name=op.f("ck_activity_span")),
        sa.CheckConstraint("guests >= 0", name=op.f("ck_activity_guests")),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_activity_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["import_run_id"],
            [target("import_run")],
            name=op.f("fk_activity_import_run_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["initiator_id"],
            [target("person")],
            name=op.f("fk_activity_initiator_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["occurrence_id"],
            [target("occurrence")],
            name=op.f("fk_activity_occurrence_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            [target("programme")],
            name=op.f("fk_activity_programme_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"],
            [target("room")],
            name=op.f("fk_activity_room_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        schema=app(),
    )
    op.create_index(
        op.f("ix_activity_community_id_day"),
        "activity",
        ["community_id", "day"],
        unique=False,
        schema=app(),
    )
    op.create_index(op.f("ix_activity_day"), "activity", ["day"], unique=False, schema=app())
    op.create_index(
        op.f("ix_activity_programme_id"), "activity", ["programme_id"], unique=False, schema=app()
    )
    op.create_table(
        "activity_question",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            [target("activity")],
            name=op.f("fk_activity_question_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            [target("question")],
            name=op.f("fk_activity_question_question_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_question")),
        sa.UniqueConstraint(
            "activity_id", "question_id", name=op.f("uq_activity_question_activity_id_question_id")
        ),
        schema=app(),
    )
    op.create_index(
        op.f("ix_activity_question_question_id"),
        "activity_question",
        ["question_id"],
        unique=False,
        schema=app(),
    )
    op.create_table(
        "attendance",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "resident",
                "good_neighbour",
                "volunteer",
                "area",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            [target("activity")],
            name=op.f("fk_attendance_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_attendance_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_attendance_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "activity_id", "person_id", name=op.f("uq_attendance_activity_id_person_id")
        ),
        schema=app(),
    )
    op.create_index(
        op.f("ix_attendance_community_id_day_person_id"),
        "attendance",
        ["community_id", "day", "person_id"],
        unique=False,
        schema=app(),
    )
    op.create_index(
        op.f("ix_attendance_person_id_day"),
        "attendance",
        ["person_id", "day"],
        unique=False,
        schema=app(),
    )
    op.create_table(
        "activity_note",
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            [target("activity")],
            name=op.f("fk_activity_note_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_note")),
        sa.UniqueConstraint("activity_id", name=op.f("uq_activity_note_activity_id")),
        schema=confidential(),
    )
    op.create_table(
        "unmatched_name",
        sa.Column("community_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("name_key", sa.String(length=250), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            [target("activity")],
            name=op.f("fk_unmatched_name_activity_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["community_id"],
            [target("community")],
            name=op.f("fk_unmatched_name_community_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            [target("person")],
            name=op.f("fk_unmatched_name_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unmatched_name")),
        schema=confidential(),
    )
    op.create_index(
        op.f("ix_unmatched_name_activity_id"),
        "unmatched_name",
        ["activity_id"],
        unique=False,
        schema=confidential(),
    )
    op.create_index(
        op.f("ix_unmatched_name_community_id"),
        "unmatched_name",
        ["community_id"],
        unique=False,
        schema=confidential(),
    )
    op.create_index(
        op.f("ix_unmatched_name_name_key"),
        "unmatched_name",
        ["name_key"],
        unique=False,
        schema=confidential(),
    )

    defence = _POSTGRES if op.get_context().dialect.name == "postgresql" else _SQLITE
    for statement in defence:
        op.execute(statement)
