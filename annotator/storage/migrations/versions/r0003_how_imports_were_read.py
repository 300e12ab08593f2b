"""What the labels of other tools mean here, and which columns of tables are what."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to the project's row; nothing is rewritten."""
    for column in ("mappings", "columns"):
        op.add_column("project", sa.Column(column, sa.JSON(), nullable=True))
