"""Is this database whole? Hashes, references, quotes, and the events computed again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, text

from vedette.errors import ClaimError
from vedette.linking import block_keys
from vedette.store import rows, schema
from vedette.store.batches import MOST, batched
from vedette.store.cited import Citations
from vedette.store.computed import event_json
from vedette.store.decided import all_decisions
from vedette.store.engine import is_sqlite, triggers_missing
from vedette.store.links import link_row, rows_of
from vedette.store.replay import Progress, claims_standing, compare_blocks, computed, silent


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what kind, which row, and in words."""

    kind: str
    id: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}: {self.words}"


def problems(
    connection: Connection, citations: Citations, progress: Progress = silent
) -> Iterator[Problem]:
    """Everything that is wrong with a record; nothing if it is whole."""
    yield from _file(connection)
    yield from _originals(connection, progress)
    broken = False
    for problem in _kept(connection, progress):
        broken = True
        yield problem
    if not broken:
        yield from _replay(connection, citations, progress)


def _file(connection: Connection) -> Iterator[Problem]:
    for name in triggers_missing(connection):
        yield Problem("trigger", name, "it is gone, and what is kept could be changed")
    if not is_sqlite(connection):
        return
    for (words,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if words != "ok":
            yield Problem("file", "pages", str(words))
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(20):
        yield Problem(row[0], str(row[1]), f"it refers to a row of {row[2]} that is not there")


def _originals(connection: Connection, progress: Progress) -> Iterator[Problem]:
    digests = connection.execute(select(schema.originals.c.sha256)).scalars().all()
    for done, some in enumerate(batched(digests, 100)):
        query = select(schema.originals).where(schema.originals.c.sha256.in_(some))
        for digest, data in connection.execute(query):
            if rows.sha256(bytes(data)) != digest:
                yield Problem("original", digest, "the bytes are not those that were received")
        progress("hashes", min(done * 100 + 100, len(digests)), len(digests))


def _kept(connection: Connection, progress: Progress) -> Iterator[Problem]:
    ids = connection.execute(select(schema.reports.c.id)).scalars().all()
    for done, some in enumerate(batched(ids, 100)):
        query = select(schema.reports).where(schema.reports.c.id.in_(some))
        for row in connection.execute(query).mappings():
            if rows.sha256(row["text"].encode()) != row["text_sha256"]:
                yield Problem("report", row["id"], "its text is not the one that was read")
        yield from _claims(connection, some)
        progress("claims", min(done * 100 + 100, len(ids)), len(ids))
    yield from _decisions(connection)


def _claims(connection: Connection, reports: list[str]) -> Iterator[Problem]:
    query = select(schema.claims, schema.reports.c.text).join(schema.reports)
    for row in connection.execute(query.where(schema.claims.c.report_id.in_(reports))):
        try:
            claim = rows.claim_of(row.data, row.text)
        except (ClaimError, KeyError, TypeError, ValueError) as error:
            yield Problem("claim", row.id, f"it cannot be read: {error}")
            continue
        if claim.id != row.id or claim.report_id != row.report_id:
            yield Problem("claim", row.id, "its content is not that of its id")


def _decisions(connection: Connection) -> Iterator[Problem]:
    for row_id, decision in zip(
        connection.execute(
            select(schema.decisions.c.id).order_by(schema.decisions.c.at, schema.decisions.c.id)
        ).scalars(),
        all_decisions(connection),
        strict=True,
    ):
        if decision.id != row_id:
            yield Problem("decision", row_id, "its content is not that of its id")


def _replay(connection: Connection, citations: Citations, progress: Progress) -> Iterator[Problem]:
    """Compute keys, links and events again from the claims up, and compare bytes."""
    ids = claims_standing(connection)
    yield from _keys(connection, citations, ids, progress)
    yield from _links(connection, citations, progress)
    there = set(connection.execute(select(schema.event_data.c.event_id)).scalars())
    done = 0
    for batch in computed(connection, citations, ids, all_decisions(connection)):
        made = {event.id: event for event in batch.events}
        kept: dict[str, str] = {}
        for some in batched(made):
            query = select(schema.event_data).where(schema.event_data.c.event_id.in_(some))
            kept |= {id: data for id, data in connection.execute(query)}
        for id, event in made.items():
            yield from _compared(id, event_json(event), kept.get(id))
        yield from _columns(connection, rows_of(batch.events, batch.cited, batch.unsure))
        there -= set(made)
        done += len(batch.cited)
        progress("events", done, len(ids))
    for id in sorted(there):
        yield Problem("event", id, "no claims make it")


def _keys(
    connection: Connection, citations: Citations, ids: list[str], progress: Progress
) -> Iterator[Problem]:
    table = schema.block_keys.c
    for done, some in enumerate(batched(ids)):
        kept: dict[str, set[str]] = {}
        query = select(table.claim_id, table.key).where(table.claim_id.in_(some))
        for id, key in connection.execute(query):
            kept.setdefault(id, set()).add(key)
        for id, cited in citations.of(connection, some).items():
            if set(block_keys(cited)) != kept.get(id):
                yield Problem("claim", id, "its block keys are others when computed again")
        progress("keys", min(done * MOST + MOST, len(ids)), len(ids))


def _links(connection: Connection, citations: Citations, progress: Progress) -> Iterator[Problem]:
    total = connection.execute(select(func.count()).select_from(schema.links)).scalar() or 0
    done = 0
    for some in batched(compare_blocks(connection, citations)):
        firsts = sorted({made.first for made in some})
        query = select(schema.links).where(schema.links.c.a.in_(firsts))
        kept = {(row.a, row.b): tuple(row) for row in connection.execute(query)}
        for made in some:
            if kept.get((made.first, made.second)) != tuple(link_row(made).values()):
                yield Problem("link", f"{made.first} {made.second}", "computed again it differs")
        done += len(some)
        progress("links", done, total)
    if done != total:
        yield Problem("links", "all", f"there are {total:,}, and the claims make {done:,}")


def _columns(connection: Connection, made: list[dict[str, Any]]) -> Iterator[Problem]:
    for some in batched(made):
        query = select(schema.events).where(schema.events.c.id.in_([row["id"] for row in some]))
        kept = {row["id"]: row for row in connection.execute(query).mappings()}
        for row in some:
            there = kept.get(row["id"])
            wrong = [name for name in row if there is None or there[name] != row[name]]
            if wrong:
                yield Problem("event", row["id"], f"its columns differ: {', '.join(wrong)}")


def _compared(id: str, computed: str, kept: str | None) -> Iterator[Problem]:
    if kept is None:
        yield Problem("event", id, "the claims make it, and it is not there")
    elif kept != computed:
        now, then = json.loads(computed), json.loads(kept)
        fields = sorted(name for name in now if now[name] != then.get(name))
        yield Problem("event", id, f"computed again it differs in {', '.join(fields) or 'bytes'}")
