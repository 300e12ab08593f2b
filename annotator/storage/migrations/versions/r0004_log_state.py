"""Which state of the file its write-ahead log goes on from; on SQLite."""

from alembic import op

from annotator.storage.sqlite import write_ahead_log

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a table of one row; nothing is rewritten."""
    if op.get_bind().dialect.name == "sqlite":
        write_ahead_log.create_table(op.get_bind())
