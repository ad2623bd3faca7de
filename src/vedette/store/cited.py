"""Claims beside what linking needs of their reports, loaded once and remembered."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date, datetime
from threading import Lock

from sqlalchemy import Connection, RowMapping, select

from vedette.linking import CitedClaim, fingerprint
from vedette.store.batches import batched
from vedette.store.engine import insert_new
from vedette.store.rows import claim_of
from vedette.store.schema import claims, fingerprints, reports

MOST = 20_000
"""Claims remembered at a time; what they are made of never changes."""


class Citations:
    """Looks up claims by id and remembers the last :data:`MOST` of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, CitedClaim] = OrderedDict()
        self._lock = Lock()

    def of(self, connection: Connection, ids: Iterable[str]) -> dict[str, CitedClaim]:
        """The claims of these ids, in the order given."""
        wanted = list(dict.fromkeys(ids))
        with self._lock:
            found = {id: self._known[id] for id in wanted if id in self._known}
        for some in batched([id for id in wanted if id not in found]):
            found |= _load(connection, some)
        with self._lock:
            for id in wanted:
                self._known[id] = found[id]
                self._known.move_to_end(id)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return {id: found[id] for id in wanted}


def _load(connection: Connection, ids: list[str]) -> dict[str, CitedClaim]:
    query = (
        select(claims.c.id, claims.c.data, reports, fingerprints.c.data.label("print"))
        .join_from(claims, reports, claims.c.report_id == reports.c.id)
        .outerjoin(fingerprints, fingerprints.c.report_id == reports.c.id)
        .where(claims.c.id.in_(ids))
    )
    return {row[0]: _cited(row._mapping) for row in connection.execute(query)}


def _cited(row: RowMapping) -> CitedClaim:
    published, printed = row[reports.c.published], row["print"]
    text = row[reports.c.text]
    return CitedClaim(
        claim=claim_of(row[claims.c.data], text),
        published=date.fromisoformat(published) if published else None,
        publisher=row[reports.c.publisher],
        title=row[reports.c.title],
        url=row[reports.c.url],
        captured=datetime.fromisoformat(row[reports.c.captured]),
        fingerprint=tuple(json.loads(printed)) if printed else fingerprint(text),
    )


def put_fingerprint(connection: Connection, report_id: str, text: str) -> None:
    """Keep the fingerprint of a report's text beside it."""
    made = json.dumps(fingerprint(text), separators=(",", ":"))
    insert_new(connection, fingerprints, [{"report_id": report_id, "data": made}])
