"""The first record: what is kept, what is computed, and the triggers that keep it."""

from alembic import op

from vedette.store.engine import create_words, forbid_changes
from vedette.store.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    metadata.create_all(connection)
    create_words(connection)
    forbid_changes(connection)
