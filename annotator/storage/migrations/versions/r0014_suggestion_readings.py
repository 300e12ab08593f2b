"""What suggesters have read, also where they saw nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds a table; nothing is rewritten. What was read before is read once more."""
    op.create_table(
        "suggestion_readings",
        sa.Column("article_id", sa.String(36), nullable=False),
        sa.Column("suggester", sa.Text(), nullable=False),
        sa.Column("asked", sa.String(64), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "article_id", "suggester", "asked", name=op.f("pk_suggestion_readings")
        ),
    )
