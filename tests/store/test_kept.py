"""What is kept can be neither changed nor deleted, and damage is told."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from tests.store.making import add, decide
from vedette.errors import StoreError
from vedette.store import Record, engine, open_record

FOUR = "Shelling by the Syrian army killed four Turkish soldiers in Saraqeb, the ministry said."
CHANGES = [
    "UPDATE reports SET title = 'another'",
    "DELETE FROM reports",
    "UPDATE claims SET data = '{}'",
    "DELETE FROM claims",
    "UPDATE decisions SET \"by\" = 'someone else'",
    "DELETE FROM decisions",
    "UPDATE originals SET bytes = bytes",
    "DELETE FROM reading_claims",
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_is_append_only(address: str, record: Record, change: str) -> None:
    made = add(record, FOUR, 4)
    decide(record, "accept", made.id)
    database = engine.connect(address)
    with pytest.raises(DBAPIError, match="append-only"), database.begin() as connection:
        connection.execute(text(change))
    database.dispose()
    assert list(record.check()) == []


def spoil(address: str, *changes: str) -> None:
    """Change what is kept behind the back of the triggers."""
    database = engine.connect(address)
    with database.begin() as connection:
        if engine.is_sqlite(connection):
            triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for name in connection.execute(text(triggers)).scalars().all():
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET session_replication_role = replica"))
        for change in changes:
            connection.execute(text(change))
    database.dispose()


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ("UPDATE originals SET bytes = 'other'", "original", "not those that were received"),
        ("UPDATE reports SET text = 'Nothing happened.'", "report", "not the one that was read"),
        ("UPDATE claims SET data = replace(data, 'shelling', 'bombing')", "claim", "content"),
        ("UPDATE decisions SET reason = 'none'", "decision", "content"),
        ("UPDATE event_data SET data = replace(data, 'Saraqeb', 'Aleppo')", "event", "place"),
        ("DELETE FROM event_data", "event", "not there"),
        ("DELETE FROM block_keys", "claim", "block keys"),
    ],
)
def test_check_says_what_is_wrong(
    address: str, record: Record, change: str, kind: str, words: str
) -> None:
    made = add(record, FOUR, 4)
    decide(record, "accept", made.id, reason="seen")
    spoil(address, change.replace("'other'", "CAST('other' AS BLOB)") if ".db" in address
          else change)  # fmt: skip
    with open_record(address) as spoiled:
        found = [p for p in spoiled.check() if p.kind != "trigger"]
    assert kind in {problem.kind for problem in found}
    assert any(words in problem.words for problem in found)


def test_check_tells_of_triggers_that_are_gone(tmp_path: Path) -> None:
    address = str(tmp_path / "record.db")
    open_record(address, create=True).close()
    spoil(address)
    with open_record(address) as record:
        assert "trigger" in {problem.kind for problem in record.check()}


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are my notes, and no database at all. " * 50)
    with pytest.raises(StoreError, match="no Vedette database"):
        open_record(str(path), create=True)
    assert path.read_text().startswith("These are my notes")


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "songs.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (name)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="another program"):
        open_record(str(path), create=True)


def test_a_newer_schema_is_refused(address: str, record: Record) -> None:
    record.close()
    database = engine.connect(address)
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.dispose()
    with pytest.raises(StoreError, match="newer Vedette"):
        open_record(address)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as record:
        for number in range(40):
            add(record, f"{FOUR} Story {number}.", 4, publisher=f"Paper {number}")
    data = bytearray(path.read_bytes())
    data[8192 : len(data) - 4096] = b"\xff" * (len(data) - 4096 - 8192)
    path.write_bytes(bytes(data))
    with (
        pytest.raises(StoreError, match=r"damaged|no Vedette database"),
        open_record(str(path)) as r,
    ):
        list(r.check())
        r.events()


def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = str(tmp_path / "record.db")
    open_record(address, create=True).close()
    monkeypatch.setattr(engine, "BUSY_S", 0)
    holder = sqlite3.connect(address)
    holder.execute("BEGIN IMMEDIATE")
    with open_record(address) as record:
        assert record.count() == 0
        with pytest.raises(StoreError, match="Another program is writing"):
            record.set_aside("a", "b")
    holder.close()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "://", "postgresql://localhost:1/none"])
def test_a_wrong_url_is_explained(url: str) -> None:
    with pytest.raises(StoreError):
        open_record(url, create=True)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        open_record("postgresql://ana:secret@localhost:1/none", create=True)
    assert "secret" not in str(caught.value)


def test_readers_go_on_while_one_writes(address: str, record: Record) -> None:
    add(record, FOUR, 4)
    counts: list[int] = []
    with record._writing(), open_record(address) as other:
        reader = threading.Thread(target=lambda: counts.append(other.count()))
        reader.start()
        reader.join(20)
    assert counts == [1]


def test_the_schema_is_what_the_migrations_make(address: str, record: Record) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from vedette.store.schema import metadata

    database = create_engine(engine.connect(address).url)
    with database.connect() as connection:
        context = MigrationContext.configure(connection)
        found = [d for d in compare_metadata(context, metadata) if "event_words" not in str(d)]
    database.dispose()
    assert found == []


def test_migrations_make_every_table_index_and_trigger_of_the_schema(tmp_path: Path) -> None:
    from vedette.store.schema import KEPT, metadata

    with open_record(str(tmp_path / "migrated.db"), create=True):
        pass
    made = engine.connect(str(tmp_path / "made.db"))
    with made.begin() as connection:
        metadata.create_all(connection)
        engine.create_words(connection)
        engine.forbid_changes(connection, (table.name for table in KEPT))
    made.dispose()
    assert told(tmp_path / "migrated.db") == told(tmp_path / "made.db")


def test_a_record_of_the_first_schema_is_brought_to_this_one(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_record(str(path), create=True) as record:
        add(record, FOUR, 4)
    new = told(path)
    with sqlite3.connect(path) as database:
        for index in ("by_decided", "sums", "wanted", "long"):
            database.execute(f"DROP INDEX events_{index}")
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    with open_record(str(path)) as record:
        assert list(record.check()) == []
    assert told(path) == new


def told(path: Path) -> list[tuple[str, str]]:
    """Everything that a database is made of, in SQL."""
    with sqlite3.connect(path) as database:
        query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic%' ORDER BY name"
        return database.execute(query).fetchall()


def test_many_threads_read_one_record_while_it_grows(address: str, record: Record) -> None:
    for number in range(12):
        add(record, f"{FOUR} Story {number}.", 4, publisher=f"Paper {number}")
    failures: list[BaseException] = []

    def look() -> None:
        try:
            for _ in range(10):
                assert all(event.claims for event in record.events())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(12, 20):
        add(record, f"{FOUR} Story {number}.", 4, publisher=f"Paper {number}")
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_file_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    with pytest.raises(StoreError, match="cannot be opened"):
        open_record(str(folder / "record.db"), create=True)
