"""The tables of the record.

Kept for ever: originals, reports, readings, claims, decisions, documents, asides. Triggers forbid
changing or deleting them. Everything else is computed from these and can be rebuilt.
Days and moments are ISO 8601 text (moments in UTC), which sorts and compares alike everywhere.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False),
    Column("published", String(10)),
    Column("captured", String(40), nullable=False),
    Column("added", String(40), nullable=False),
    Column("tool", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("language", Text),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Index("reports_by_capture", "captured"),
    Index("reports_by_original", "sha256"),
)

readings = Table(
    "readings",
    metadata,
    Column("id", String(17), primary_key=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("tool", Text, nullable=False),
    Index("readings_by_report", "report_id"),
    Index("readings_by_time", "at"),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(17), primary_key=True),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    Column("data", Text, nullable=False),
    Index("claims_by_report", "report_id"),
)

reading_claims = Table(
    "reading_claims",
    metadata,
    Column("reading_id", String(17), ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim_id", String(17), ForeignKey("claims.id"), nullable=False),
    Index("reading_claims_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String(17), primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("reason", Text, nullable=False),
    Column("field", Text),
    Column("value", Text, nullable=False),
    Index("decisions_by_time", "at"),
)

decision_subjects = Table(
    "decision_subjects",
    metadata,
    Column("decision_id", String(17), ForeignKey("decisions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Index("decisions_by_subject", "subject"),
    sqlite_with_rowid=False,
)

documents = Table(
    "documents",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Index("documents_by_kind", "kind", "id"),
)

asides = Table(
    "asides",
    metadata,
    Column("id", String(17), primary_key=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("sha256", String(64), ForeignKey("originals.sha256")),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("command", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("started", String(40), nullable=False),
    Column("ended", String(40)),
    Column("new", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("aside", Integer, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True),
    Column("data", Text, nullable=False),
)

block_keys = Table(
    "block_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim_id", String(17), ForeignKey("claims.id"), primary_key=True),
    Index("block_keys_by_claim", "claim_id"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("a", String(17), ForeignKey("claims.id"), primary_key=True),
    Column("b", String(17), ForeignKey("claims.id"), primary_key=True),
    Column("verdict", String(9), nullable=False),
    Column("score", Float, nullable=False),
    Column("parts", Integer, nullable=False),
    Index("links_by_second", "b"),
    sqlite_with_rowid=False,
)

HOLDS = text("rejected = 0")
"""The events that lists show unless told otherwise; a literal, so that indexes are used."""
SUMMED = (
    "family type status country start end killed_low killed killed_high injured disputed "
    "decided doubt latitude id rejected"
).split()
"""What sums and counts over many events ask for."""
LONG = text('"end" > start')
"""The events of more than one day."""

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String(17), nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("country", Text),
    Column("place", Text),
    Column("place_id", Text),
    Column("admin1", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("radius_km", Float),
    Column("precision", Integer),
    Column("start", String(10)),
    Column("end", String(10)),
    Column("killed_low", Integer),
    Column("killed", Integer),
    Column("killed_high", Integer),
    Column("injured", Integer),
    Column("displaced", Integer),
    Column("sources", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("unsure", Integer, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("reliability", String(1), nullable=False),
    Column("credibility", String(1), nullable=False),
    Column("first_seen", String(40), nullable=False),
    Column("changed", String(40), nullable=False),
    Column("title", Text, nullable=False),
    Index("events_sums", *SUMMED, sqlite_where=HOLDS, postgresql_where=HOLDS),
    Index(
        "events_wanted",
        "doubt",
        "killed",
        "injured",
        "id",
        "rejected",
        sqlite_where=HOLDS,
        postgresql_where=HOLDS,
    ),
    Index("events_long", "end", "start", sqlite_where=LONG, postgresql_where=LONG),
    *(
        Index(
            f"events_by_{columns[0]}",
            *columns,
            "rejected",
            sqlite_where=HOLDS,
            postgresql_where=HOLDS,
        )
        for columns in (
            ("start", "id"),
            ("killed", "id"),
            ("independent", "id"),
            ("doubt", "id"),
            ("changed", "id"),
            ("type", "start", "id"),
            ("family", "start", "id"),
            ("status", "start", "id"),
            ("country", "start", "id"),
            ("latitude", "longitude"),
            ("disputed", "start", "id"),
            ("decided", "id"),
        )
    ),
)

event_data = Table(
    "event_data",
    metadata,
    Column("event_id", String(17), primary_key=True),
    Column("data", Text, nullable=False),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("claim_id", String(17), ForeignKey("claims.id"), primary_key=True),
    Column("event_id", String(17), nullable=False),
    Index("event_claims_by_event", "event_id"),
    sqlite_with_rowid=False,
)

VIEW = (events, event_data, event_claims)
"""Tables that hold the computed events; the past is computed into a copy of these."""

WORD_COLUMNS = ("actors", "sources", "places", "words")
"""Columns of the full-text index ``event_words``, which each engine makes in its own way."""

KEPT = (
    originals,
    reports,
    readings,
    claims,
    reading_claims,
    decisions,
    decision_subjects,
    documents,
    asides,
)
"""Tables whose rows are only ever appended."""
