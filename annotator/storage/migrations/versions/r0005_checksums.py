"""Checksums of every thing and of the journal; `storage.digests` fills them in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to what there is; nothing is rewritten."""
    for table in ("project", "codebook", "changes", "ops"):
        op.add_column(table, sa.Column("digest", sa.LargeBinary(), nullable=True))
