"""Working notes, “look again”, what other programs said of a record, the full-text index, and indexes that lists are sorted by."""

import sqlalchemy as sa
from alembic import op

from annotator.storage import fulltext

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to what there is; nothing is rewritten."""
    for table in ("articles", "records"):
        op.add_column(table, sa.Column("note", sa.Text(), nullable=False, server_default=""))
        flagged = sa.Column("flagged", sa.Boolean(), nullable=False, server_default=sa.false())
        op.add_column(table, flagged)
    op.add_column("records", sa.Column("metadata", sa.JSON(), nullable=True))
    for column in ("title", "source", "published"):
        op.create_index(op.f(f"ix_articles_{column}_id"), "articles", [column, "id"])
    fulltext.create(op.get_bind())
