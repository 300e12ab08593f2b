"""Which articles are to be coded at all, as each coder sees it; how articles were drawn."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to statuses and project; nothing is rewritten, and their checksums still hold."""
    op.add_column("statuses", sa.Column("relevant", sa.Boolean(), nullable=True))
    op.add_column("project", sa.Column("draws", sa.JSON(), nullable=True))
