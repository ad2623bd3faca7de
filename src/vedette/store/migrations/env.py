"""Alembic runs its scripts here, in the connection and transaction that it is given."""

from alembic import context

from vedette.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
)
context.run_migrations()
