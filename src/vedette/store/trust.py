"""Whom people's decisions so far, over all events, show to be less reliable."""

from __future__ import annotations

from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, func, select

from vedette.linking.grades import distrusted_voices
from vedette.linking.verdicts import in_force
from vedette.store.cited import Citations
from vedette.store.decided import all_decisions
from vedette.store.schema import decisions

MOST = 100
"""Moments remembered at a time."""


def distrusted(
    connection: Connection, citations: Citations, until: datetime | None = None
) -> frozenset[str]:
    """The voices of which people rejected more claims than they accepted, by a moment."""
    verdicts = in_force(all_decisions(connection, until))
    judged = citations.of(connection, sorted(verdicts.rejected | verdicts.accepted))
    return distrusted_voices(list(judged.values()), verdicts.rejected, verdicts.accepted)


class Trust:
    """Remembers who is distrusted, until the next decision."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: tuple[int, str] = (0, "")
        self._known: dict[datetime | None, frozenset[str]] = {}

    def distrusted(
        self, connection: Connection, citations: Citations, until: datetime | None
    ) -> frozenset[str]:
        """As the function does."""
        count, latest = connection.execute(
            select(func.count(), func.max(decisions.c.at)).select_from(decisions)
        ).one()
        if not count:
            return frozenset()
        with self._lock:
            if self._state != (count, latest) or len(self._known) > MOST:
                self._state, self._known = (count, latest), {}
            if until not in self._known:
                self._known[until] = distrusted(connection, citations, until)
            return self._known[until]
