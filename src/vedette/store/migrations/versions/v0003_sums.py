"""Sums, the most wanted and long events are read from indexes, without the rows of all events."""

from alembic import op
from sqlalchemy import text

revision = "0003"
down_revision = "0002"

INDEXES = {
    "events_sums": (
        "family type status country start end killed_low killed killed_high injured disputed "
        "decided doubt latitude id rejected",
        "rejected = 0",
    ),
    "events_wanted": ("doubt killed injured id rejected", "rejected = 0"),
    "events_long": ("end start", '"end" > start'),
}


def upgrade() -> None:
    for name, (columns, where) in INDEXES.items():
        held = text(where)
        op.create_index(name, "events", columns.split(), sqlite_where=held, postgresql_where=held)
