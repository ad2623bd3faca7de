"""Bring a database to this program's schema, and tell one that is of another."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from vedette.errors import StoreError

HEAD = "0003"
"""The newest revision under ``migrations/versions``."""


def revision_of(connection: Connection) -> str | None:
    """The revision of a database; ``None`` where it is empty.

    Raises:
        StoreError: it holds tables of another program.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and (not tables - {"alembic_version"} or "reports" in tables):
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if tables:
        raise StoreError(
            "The database holds tables of another program", "Give another path with --db"
        )
    return None


def migrate(connection: Connection) -> None:
    """Make the tables, or change them from an older version, in the caller's transaction.

    Raises:
        StoreError: the database was made by a newer Vedette, or is of another program.
    """
    found = revision_of(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise StoreError(
            f"The database is of a newer Vedette (schema {found}, this one knows {HEAD})",
            "Run: pip install --upgrade vedette",
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
