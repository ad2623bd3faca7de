"""Events that a person has decided on are found by an index."""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    holds = text("rejected = 0")
    op.create_index(
        "events_by_decided",
        "events",
        ["decided", "id", "rejected"],
        if_not_exists=True,
        sqlite_where=holds,
        postgresql_where=holds,
    )
