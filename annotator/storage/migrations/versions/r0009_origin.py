"""Where the parts of a record came from that adjudication composed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to the records; nothing is rewritten, and their checksums still hold."""
    op.add_column("records", sa.Column("origin", sa.JSON(), nullable=True))
