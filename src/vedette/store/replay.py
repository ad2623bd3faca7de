"""Events computed from what is kept, for now or for any past moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from sqlalchemy import Connection, select

from vedette.linking import CitedClaim, Comparison, block_keys, compare
from vedette.linking.verdicts import in_force
from vedette.model import Decision, Event
from vedette.store import rows, schema
from vedette.store.cited import Citations
from vedette.store.decided import all_decisions
from vedette.store.links import comparison_of, events_of
from vedette.store.union import Union

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def silent(_: str, __: int, ___: int) -> None:
    """Shows no progress."""


@dataclass(frozen=True, slots=True)
class Part:
    """A component of claims that belong together, with what is known of their pairs."""

    cited: Mapping[str, CitedClaim]
    comparisons: tuple[Comparison, ...]
    decisions: tuple[Decision, ...]

    def events(self) -> list[Event]:
        """The events that the claims make."""
        return events_of(self.cited, self.comparisons, self.decisions)

    def unsure(self) -> dict[str, int]:
        """How many other claims each claim may be the same as."""
        counts: dict[str, int] = {}
        for pair in self.comparisons:
            if pair.verdict == "unsure":
                for id in (pair.first, pair.second):
                    counts[id] = counts.get(id, 0) + 1
        return counts


def claims_standing(connection: Connection, until: datetime | None = None) -> list[str]:
    """Ids of the claims of each report's newest reading, of reports captured by a moment."""
    readings, reports = schema.readings.c, schema.reports.c
    query = (
        select(readings.report_id, readings.id, readings.at)
        .join_from(schema.readings, schema.reports)
        .order_by(readings.at, readings.id)
    )
    if until:
        query = query.where(reports.captured <= rows.moment(until))
    newest: dict[str, str] = {}
    for report, reading, at in connection.execute(query):
        if report not in newest or until is None or at <= rows.moment(until):
            newest[report] = reading
    wanted = set(newest.values())
    listed = select(schema.reading_claims.c.reading_id, schema.reading_claims.c.claim_id)
    found = {id for reading, id in connection.execute(listed) if reading in wanted}
    return sorted(found)


def compare_all(
    connection: Connection, citations: Citations, ids: Iterable[str], progress: Progress = silent
) -> Iterator[Comparison]:
    """Compare every two of the claims that share a block key, each pair once."""
    keys: dict[str, tuple[str, ...]] = {}
    block: dict[str, list[str]] = {}
    listed = list(ids)
    for done, id in enumerate(listed):
        keys[id] = block_keys(citations.of(connection, [id])[id])
        for key in keys[id]:
            block.setdefault(key, []).append(id)
        progress("keys", done + 1, len(listed))
    ordered = sorted(block)
    for done, key in enumerate(ordered):
        if len(block[key]) > 1:
            cited = citations.of(connection, block[key])
            for a, b in combinations(sorted(block[key]), 2):
                if min(set(keys[a]) & set(keys[b])) == key:
                    yield compare(cited[a], cited[b])
        progress("pairs", done + 1, len(ordered))


def kept_links(connection: Connection, ids: Iterable[str]) -> Iterator[Comparison]:
    """The comparisons of these claims that the record holds."""
    wanted = set(ids)
    query = select(schema.links).execution_options(yield_per=10_000)
    for row in connection.execute(query):
        if row.a in wanted and row.b in wanted:
            yield comparison_of(row)


def parts_of(
    connection: Connection,
    citations: Citations,
    ids: Iterable[str],
    comparisons: Iterable[Comparison],
    decisions: Iterable[Decision],
) -> Iterator[Part]:
    """Take the claims apart into components, each with its comparisons and decisions."""
    whole = Union(ids)
    made = list(comparisons)
    taken = list(decisions)
    for pair in made:
        if pair.verdict == "same":
            whole.join(pair.first, pair.second)
    for decision in in_force(taken).standing:
        if decision.verdict == "same":
            for subject in decision.subjects[1:]:
                whole.join(decision.subjects[0], subject)
    inside: dict[str, list[Comparison]] = {}
    for pair in made:
        for root in {whole.root(pair.first), whole.root(pair.second)}:
            inside.setdefault(root, []).append(pair)
    about = _decisions_by_root(whole, taken)
    for root, members in whole.groups():
        cited = citations.of(connection, members)
        near = tuple(inside.get(root, ()))
        yield Part(cited, near, tuple(about.get(root, ())))


def _decisions_by_root(whole: Union, decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    roots: dict[str, set[str]] = {}
    found: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        mine = set()
        for subject in decision.subjects:
            mine |= roots.get(subject, set())
            if subject in whole:
                mine.add(whole.root(subject))
        roots[decision.id] = mine
        for root in mine:
            found.setdefault(root, []).append(decision)
    return found


def decisions_until(connection: Connection, until: datetime | None) -> list[Decision]:
    """Every decision made by a moment."""
    return all_decisions(connection, until)
