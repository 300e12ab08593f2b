"""Which gold trains coders."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to a table; nothing is rewritten, and checksums still hold."""
    op.add_column("statuses", sa.Column("training", sa.Boolean(), nullable=True))
