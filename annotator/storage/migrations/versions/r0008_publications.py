"""Where else a text appeared."""

import sqlalchemy as sa
from alembic import op

from annotator.storage.tables import WITH_PUBLICATIONS

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to the articles; nothing is rewritten, and their checksums still hold."""
    op.add_column("articles", sa.Column("publications", sa.JSON(), nullable=True))
    op.create_index(op.f("ix_articles_publications"), "articles", ["id"], **WITH_PUBLICATIONS)
