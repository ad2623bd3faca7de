"""Filling an emptied table with very many rows.

Rows that come in no order touch a page of the disk each, and so do the entries of an index. Put
aside first and then moved in the order of the key, with the indexes made at the end, a million
rows are written one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, select

Put = Callable[[Sequence[dict[str, Any]]], None]
"""Takes rows, in any order."""


@contextmanager
def filling(connection: Connection, table: Table) -> Iterator[Put]:
    """Take the rows of an empty table in any order; at the end they stand in that of its key."""
    columns = [Column(column.name, column.type) for column in table.columns]
    aside = Table(f"new_{table.name}", MetaData(), *columns, prefixes=["TEMPORARY"])
    aside.create(connection)

    def put(rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            connection.execute(aside.insert(), rows)

    with unindexed(connection, table):
        yield put
        ordered = select(aside).order_by(*(aside.c[c.name] for c in table.primary_key))
        connection.execute(table.insert().from_select([c.name for c in columns], ordered))
    aside.drop(connection)


@contextmanager
def unindexed(connection: Connection, table: Table) -> Iterator[None]:
    """Do without a table's indexes for a while and make them at the end."""
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)
