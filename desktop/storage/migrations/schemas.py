"""Where tables live per store: two schemas on a server, one in the encrypted file."""

from alembic import op

from desktop.models.base import APP, CONFIDENTIAL


def app() -> str | None:
    """The schema of the shared records."""
    return APP if op.get_context().dialect.name == "postgresql" else None


def confidential() -> str | None:
    """The schema of what is confidential."""
    return CONFIDENTIAL if op.get_context().dialect.name == "postgresql" else None


def target(table: str) -> str:
    """The column that a foreign key to `table` of the shared records points at."""
    schema = app()
    return f"{schema}.{table}.id" if schema else f"{table}.id"
