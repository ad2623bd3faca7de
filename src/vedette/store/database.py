"""An open database: its connections to read, to write, and to look at the past."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from vedette.errors import StoreError
from vedette.store import engine as engines
from vedette.store.cited import Citations
from vedette.store.migrate import HEAD, migrate, revision_of
from vedette.store.past import Memory
from vedette.store.trust import Trust

Past = date | datetime | None


def prepared(address: str) -> Engine:
    """An engine whose database has the tables of this version.

    Raises:
        StoreError: it is damaged, of a newer version, or of another program.
    """
    engine = engines.connect(address)
    try:
        _prepare(engine)
    except DBAPIError as error:
        engine.dispose()
        raise engines.explain(error, address) from error
    except StoreError:
        engine.dispose()
        raise
    return engine


def _prepare(engine: Engine) -> None:
    with engine.connect() as connection:
        if revision_of(connection) == HEAD:
            return
    engines.use_wal(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        engines.lock_writers(connection)
        migrate(connection)


class Database:
    """One open database; a context manager. Safe to use from several threads."""

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self._address = address
        self._citations = Citations()
        self._memory = Memory()
        self._trust = Trust()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._memory.close()
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            raise engines.explain(error, self._address) from error

    @contextmanager
    def _viewing(self, past: Past) -> Iterator[tuple[Connection, Connection]]:
        """Where the computed events stand, now or at a past moment, and where the rest does."""
        with self._reading() as kept:
            if past is None:
                yield kept, kept
                return
            with self._memory.view(kept, self._citations, until(past)) as view:
                yield view, kept

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction: whole, or nothing of it."""
        try:
            with (
                self._engine.connect().execution_options(writes=True) as connection,
                connection.begin(),
            ):
                engines.lock_writers(connection)
                yield connection
        except DBAPIError as error:
            raise engines.explain(error, self._address) from error


def until(past: date | datetime) -> datetime:
    """The last moment of a day (UTC), or the moment itself."""
    if isinstance(past, datetime):
        return past if past.tzinfo else past.replace(tzinfo=UTC)
    return datetime.combine(past, time.max, tzinfo=UTC)
