"""Keeping the data files that analysts write, version by version."""

from __future__ import annotations

from typing import Any

from vedette.store import reads, writes
from vedette.store.added import default_user
from vedette.store.database import Database, Past, until
from vedette.store.writes import Document


class Documents(Database):
    """Keeps and gives back what analysts wrote: agreements, sites and other files."""

    def put_document(self, kind: str, id: str, data: Any, by: str | None = None) -> bool:
        """Append a version of a data file that an analyst wrote ("agreement", "site", ...).

        Returns:
            Whether it is new; false where the newest version is just that.
        """
        with self._writing() as connection:
            return writes.put_document(connection, kind, id, data, by or default_user())

    def documents(self, kind: str, as_of: Past = None) -> list[Document]:
        """The newest version of each document of a kind, by id; ``data`` holds what was put."""
        with self._reading() as connection:
            return reads.documents_of(connection, kind, until(as_of) if as_of else None)
