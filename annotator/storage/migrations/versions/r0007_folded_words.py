"""The words of articles, values and names as a search compares them, and an index over them."""

import sqlalchemy as sa
from alembic import op

from annotator.storage.search import fulltext, word_columns

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds to what there is, in flat memory; the index is made anew."""
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    for name in ("articles", "field_values"):
        if not is_sqlite:
            op.execute(f"DROP INDEX IF EXISTS search_{name}")
            continue
        for event in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER search_{name}_{event}")
        op.execute(f"DROP TABLE search_{name}")
    if is_sqlite:
        op.execute("DROP VIEW searched_values")
    words = sa.Column("words", sa.Text(), nullable=False, server_default="")
    op.add_column("actor_names", words)
    for table, column in (
        *(("articles", "title_words"), ("articles", "text_words")),
        ("field_values", "value_words"),
    ):
        op.add_column(table, sa.Column(column, sa.Text(), nullable=True))
    word_columns.fill(connection)
    fulltext.create(connection)
