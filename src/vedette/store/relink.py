"""Compute everything anew: keys, links and events of the whole record, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete

from vedette.linking import CitedClaim, block_keys
from vedette.store import schema
from vedette.store.batches import batched
from vedette.store.bulk import filling, unindexed
from vedette.store.cited import Citations
from vedette.store.decided import all_decisions
from vedette.store.engine import clear_words
from vedette.store.links import link_row, write_events
from vedette.store.replay import Progress, claims_standing, compare_blocks, computed, silent

CHUNK = 2_000
"""Rows written at a time."""
COMPUTED = (
    schema.event_claims,
    schema.event_data,
    schema.events,
    schema.links,
    schema.block_keys,
)


def relink(connection: Connection, citations: Citations, progress: Progress = silent) -> None:
    """Replace all that is computed by what this version computes from what is kept."""
    clear_words(connection)
    for table in COMPUTED:
        connection.execute(delete(table))
    ids = claims_standing(connection)
    with filling(connection, schema.block_keys) as put:
        for done, some in enumerate(batched(ids, CHUNK)):
            put(list(_keys(citations.of(connection, some))))
            progress("keys", min(done * CHUNK + CHUNK, len(ids)), len(ids))
    with filling(connection, schema.links) as put:
        for made in batched(compare_blocks(connection, citations, progress), CHUNK):
            put([link_row(comparison) for comparison in made])
    with unindexed(connection, schema.events):
        _events(connection, citations, ids, progress)


def _events(
    connection: Connection, citations: Citations, ids: Sequence[str], progress: Progress
) -> None:
    done = 0
    for batch in computed(connection, citations, ids, all_decisions(connection)):
        write_events(connection, batch.events, batch.cited, batch.unsure)
        done += len(batch.cited)
        progress("events", done, len(ids))


def _keys(cited: dict[str, CitedClaim]) -> Iterator[dict[str, str]]:
    for id, claim in cited.items():
        for key in block_keys(claim):
            yield {"key": key, "claim_id": id}
