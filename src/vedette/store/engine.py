"""What differs between SQLite and PostgreSQL, as a handful of named functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, bindparam, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from vedette.errors import StoreError
from vedette.store.schema import KEPT, WORD_COLUMNS

BUSY_S = 60
"""Seconds that a writer waits for another one."""
WRITERS = 8_220_417
"""Key of the lock that PostgreSQL's writers take in turn."""
MEMORY = ":memory:"


def connect(address: str) -> Engine:
    """An engine for a path of a SQLite file or the URL of a PostgreSQL database.

    Raises:
        StoreError: the URL is none, or of another kind of database.
    """
    if "://" not in address:
        return _sqlite(address)
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StoreError(f"{address!r} is no database URL ({error})") from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(url.database or MEMORY)
    if url.get_backend_name() == "postgresql":
        return _postgresql(address)
    raise StoreError(
        f"{url.get_backend_name()!r} is no database that Vedette can use",
        "Give the path of a SQLite file or a postgresql:// URL",
    )


def in_memory() -> Engine:
    """A database in memory that may hold some of the tables without those they refer to."""
    engine = _sqlite(MEMORY)
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = OFF"))
    return engine


def _sqlite(path: str) -> Engine:
    kept: dict[str, Any] = {"poolclass": StaticPool} if path == MEMORY else {}
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": BUSY_S, "check_same_thread": False},
        **kept,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_S * 1000}",
        "foreign_keys = ON",
        "synchronous = FULL",
        "cache_size = -65536",
        "mmap_size = 1073741824",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("bare"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


def _postgresql(address: str) -> Engine:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            "The PostgreSQL driver is not installed", "Run: pip install 'vedette[postgresql]'"
        ) from error


def is_sqlite(connection: Connection | Engine) -> bool:
    """Whether the database is SQLite."""
    return connection.dialect.name == "sqlite"


def lock_writers(connection: Connection) -> None:
    """Let one writer work at a time; SQLite's BEGIN IMMEDIATE has done so already."""
    if not is_sqlite(connection):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS})


def use_wal(engine: Engine) -> None:
    """Let SQLite's readers go on while one writes; the file remembers it."""
    if is_sqlite(engine):
        with engine.connect().execution_options(bare=True) as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose keys are not there yet."""
    if rows:
        words = sqlite.insert(table) if is_sqlite(connection) else postgresql.insert(table)
        connection.execute(words.on_conflict_do_nothing(), rows)


def insert_one(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Insert a row unless its key is there; whether it was inserted."""
    words = sqlite.insert(table) if is_sqlite(connection) else postgresql.insert(table)
    written = words.values(row).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return connection.execute(written).first() is not None


def forbid_changes(connection: Connection, tables: Iterable[str]) -> None:
    """Triggers that refuse to change or delete a row of these tables."""
    if not is_sqlite(connection):
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION vedette_append_only() RETURNS trigger AS $$ BEGIN "
                "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
            )
        )
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            connection.execute(text(_trigger(connection, table, verb)))
        if not is_sqlite(connection):
            connection.execute(
                text(
                    f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                    "FOR EACH STATEMENT EXECUTE FUNCTION vedette_append_only()"
                )
            )


def _trigger(connection: Connection, table: str, verb: str) -> str:
    head = f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
    if is_sqlite(connection):
        return f"{head}BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return f"{head}FOR EACH ROW EXECUTE FUNCTION vedette_append_only()"


def create_words(connection: Connection, columns: Sequence[str] = WORD_COLUMNS) -> None:
    """The full-text index of the events: one row an event, one column a kind of words."""
    if is_sqlite(connection):
        listed = ", ".join(columns)
        connection.execute(
            text(f"CREATE VIRTUAL TABLE event_words USING fts5({listed}, prefix='3')")
        )
        return
    typed = ", ".join(f"{name} tsvector NOT NULL" for name in columns)
    connection.execute(text(f"CREATE TABLE event_words (number integer PRIMARY KEY, {typed})"))
    for name in columns:
        connection.execute(
            text(f"CREATE INDEX event_words_{name} ON event_words USING gin ({name})")
        )


def _words_key(connection: Connection) -> str:
    return "rowid" if is_sqlite(connection) else "number"


def write_words(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert folded words of new events: ``number`` and each of the word columns."""
    cell = ":{}" if is_sqlite(connection) else "to_tsvector('simple', :{})"
    values = ", ".join(cell.format(name) for name in WORD_COLUMNS)
    columns = ", ".join(WORD_COLUMNS)
    statement = (
        f"INSERT INTO event_words ({_words_key(connection)}, {columns}) VALUES (:number, {values})"
    )
    connection.execute(text(statement), [dict(row) for row in rows])


def read_words(connection: Connection, numbers: list[int]) -> list[dict[str, Any]]:
    """The folded words of events, given by number, as :func:`write_words` takes them."""
    cell = "{0}" if is_sqlite(connection) else "array_to_string(tsvector_to_array({0}), ' ') AS {0}"
    key = _words_key(connection)
    columns = ", ".join(cell.format(name) for name in WORD_COLUMNS)
    query = text(f"SELECT {key} AS number, {columns} FROM event_words WHERE {key} IN :numbers")
    query = query.bindparams(bindparam("numbers", expanding=True))
    return [dict(row) for row in connection.execute(query, {"numbers": numbers}).mappings()]


def remove_words(connection: Connection, numbers: list[int]) -> None:
    """Remove events, given by number, from the full-text index."""
    statement = f"DELETE FROM event_words WHERE {_words_key(connection)} = :number"
    connection.execute(text(statement), [{"number": number} for number in numbers])


def clear_words(connection: Connection) -> None:
    """Empty the full-text index."""
    connection.execute(text("DELETE FROM event_words"))


def matching_words(connection: Connection, column: str, words: list[str]) -> Any:
    """A condition on ``events.number``: the column holds words that begin with each of these.

    Args:
        column: one of the word columns, or "" for all of them.
        words: folded words, letters and digits only.
    """
    name = f"match_{column or 'all'}"
    if is_sqlite(connection):
        query = " AND ".join(f'"{word}"*' for word in words)
        query = f"{{{column}}} : ({query})" if column else query
        where = f"SELECT rowid FROM event_words WHERE event_words MATCH :{name}"
    else:
        query = " & ".join(f"{word}:*" for word in words)
        vector = column or " || ".join(WORD_COLUMNS)
        where = f"SELECT number FROM event_words WHERE ({vector}) @@ to_tsquery('simple', :{name})"
    return text(f"events.number IN ({where})").bindparams(**{name: query})


def refresh_statistics(connection: Connection) -> None:
    """Let the planner know how many events there are of what."""
    connection.execute(text("ANALYZE events"))


def missing_file(address: str) -> Path | None:
    """The SQLite file of an address, if it is not there."""
    path = _file(address)
    return path if path and not path.exists() else None


def _file(address: str) -> Path | None:
    if "://" not in address:
        return None if address == MEMORY else Path(address)
    url = make_url(address)
    named = url.get_backend_name() == "sqlite" and url.database and url.database != MEMORY
    return Path(str(url.database)) if named else None


def explain(error: DBAPIError, address: str) -> StoreError:
    """What a database error means for the user, and what to do."""
    address = shown(address)
    words = str(error.orig).strip().split("\n")[0]
    for sign, problem, remedy in _SIGNS:
        if sign in words.lower():
            return StoreError(problem.format(address), remedy)
    return StoreError(f"The database {address} answers: {words}", "Run 'vedette check'")


def shown(address: str) -> str:
    """An address as it may be printed: without its password."""
    return make_url(address).render_as_string(hide_password=True) if "://" in address else address


_SIGNS = (
    ("database is locked", "Another program is writing into {} and does not let go",
     "Wait for it to end, then try again"),
    ("not a database", "{} is no Vedette database",
     "Give the path of one with --db, or a new path"),
    ("malformed", "The database {} is damaged", "Restore it from a copy, or add the reports again"),
    ("disk is full", "There is no room on the disk of {}", "Make room and run the command again"),
    ("disk i/o error", "The disk of {} cannot be read or written", "Check the disk"),
    ("readonly", "The database {} may not be written", "Check who may write the file"),
    ("read-only", "The database {} may not be written", "Check who may write the file"),
    ("unable to open", "The database {} cannot be opened", "Check the path and who may read it"),
    ("connection refused", "No PostgreSQL server answers at {}", "Start it, or check the URL"),
    ("could not translate host", "There is no host of that name in {}", "Check the URL"),
    ("password authentication", "The server refuses the name or password in {}", "Check the URL"),
    ("does not exist", "{} lacks something: it is no whole Vedette database",
     "Create the database on the server, or check the URL"),
)  # fmt: skip


def triggers_missing(connection: Connection) -> list[str]:
    """Names of the append-only triggers that are gone."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite(connection)
        else "SELECT tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
        "WHERE NOT tgisinternal AND tgenabled <> 'D' "
        "AND c.relnamespace = current_schema()::regnamespace"
    )
    there = set(connection.execute(text(query)).scalars())
    wanted = [f"{table.name}_no_{verb}" for table in KEPT for verb in ("update", "delete")]
    return [name for name in wanted if name not in there]
