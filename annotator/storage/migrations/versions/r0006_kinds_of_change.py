"""What was done as a kind with parameters; the labels of what was done before stay."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to the journal; nothing is rewritten, and the checksums of its entries still hold."""
    op.add_column("changes", sa.Column("kind", sa.String(32), nullable=False, server_default=""))
    op.add_column("changes", sa.Column("parameters", sa.JSON(), nullable=True))
