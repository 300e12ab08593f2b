"""Working notes, “look again”, what other programs said of a record, the full-text index, and
indexes that lists are sorted and filtered by.
"""

import sqlalchemy as sa
from alembic import op

from annotator.storage.search import fulltext
from annotator.storage.tables import FLAGGED_ONLY

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
    _add_indexes()
    fulltext.create(op.get_bind())


def _add_indexes() -> None:
    # Letter case aside, which each database has to be told in its own way; so `tables` lacks it.
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    title = sa.text("title COLLATE NOCASE" if is_sqlite else "lower(title)")
    op.create_index("sorted_articles_title", "articles", [title, "id"])
    for column in ("source", "published"):
        op.create_index(op.f(f"ix_articles_{column}_id"), "articles", [column, "id"])
    op.create_index(
        op.f("ix_statuses_coder_id_state_article_id"),
        "statuses",
        ["coder_id", "state", "article_id"],
    )
    op.drop_index(op.f("ix_field_values_actor_id"), "field_values")
    op.create_index(
        op.f("ix_field_values_actor_id_record_id"), "field_values", ["actor_id", "record_id"]
    )
    for table, column in (("articles", "id"), ("records", "article_id")):
        op.create_index(op.f(f"ix_{table}_flagged"), table, [column], **FLAGGED_ONLY)
