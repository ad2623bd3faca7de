"""The record: open a database, add to it, decide, and ask it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from vedette.errors import StoreError
from vedette.store import engine as engines
from vedette.store import summaries
from vedette.store.adding import Adding
from vedette.store.check import Problem, problems
from vedette.store.database import prepared
from vedette.store.deciding import Deciding
from vedette.store.documents import Documents
from vedette.store.events import Events
from vedette.store.replay import Progress, silent


def open_record(address: str, create: bool = False) -> Record:
    """Open the record in a SQLite file or, by its URL, in a PostgreSQL database.

    Args:
        create: make the database where there is none.

    Raises:
        StoreError: there is none, it is damaged, of a newer version, or of another program.
    """
    if not create and (missing := engines.missing_file(address)):
        raise StoreError(
            f"There is no database {str(missing)!r}",
            "Make one with 'vedette add', or name another with --db",
        )
    return Record(prepared(address), address)


class Record(Adding, Events, Deciding, Documents):
    """The record in one open database; a context manager. Safe to use from several threads.

    What it can do stands with what it is about: reports and claims, events, decisions, documents.
    """

    def state(self) -> tuple[Hashable, ...]:
        """What changes whenever anything is kept; equal states mean equal answers."""
        with self._reading() as connection:
            return summaries.state_of(connection)

    def check(self, progress: Progress = silent) -> Iterator[Problem]:
        """Everything that is wrong with this database, as it is found; nothing if it is whole."""
        with self._reading() as connection:
            yield from problems(connection, self._citations, progress)
