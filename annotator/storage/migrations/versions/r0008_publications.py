"""Where else a text appeared."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_WITH_PUBLICATIONS = dict.fromkeys(
    ("sqlite_where", "postgresql_where"), sa.text("publications IS NOT NULL")
)


def upgrade() -> None:
    """Adds to the articles; nothing is rewritten, and their checksums still hold."""
    op.add_column("articles", sa.Column("publications", sa.JSON(), nullable=True))
    op.create_index(op.f("ix_articles_publications"), "articles", ["id"], **_WITH_PUBLICATIONS)
