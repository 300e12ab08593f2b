"""Working notes, “look again”, what other programs said of a record, the full-text index, and
indexes that lists are sorted and filtered by.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FLAGGED_ONLY = dict.fromkeys(("sqlite_where", "postgresql_where"), sa.text("flagged"))


def upgrade() -> None:
    """Adds to what there is; nothing is rewritten."""
    for table in ("articles", "records"):
        op.add_column(table, sa.Column("note", sa.Text(), nullable=False, server_default=""))
        flagged = sa.Column("flagged", sa.Boolean(), nullable=False, server_default=sa.false())
        op.add_column(table, flagged)
    op.add_column("records", sa.Column("metadata", sa.JSON(), nullable=True))
    _add_indexes()
    _create_index()


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
        op.create_index(op.f(f"ix_{table}_flagged"), table, [column], **_FLAGGED_ONLY)


_TOKENS = "unicode61 remove_diacritics 2 categories ''L* N* Co M*''"


def _create_index() -> None:
    """As files of this revision have it; 0007 makes another in its place, and fills that."""
    if op.get_bind().dialect.name != "sqlite":
        return
    plain = f"SELECT rowid, {_unescaped('value')} AS value FROM field_values"  # noqa: S608 - constants
    op.get_bind().exec_driver_sql(f"CREATE VIEW searched_values AS {plain}")
    of_value = (_unescaped("old.value"), _unescaped("new.value"))
    _create_sqlite("articles", "title, text", "old.title, old.text", "new.title, new.text")
    _create_sqlite("field_values", "value", *of_value, content="searched_values")


def _unescaped(json: str) -> str:
    for escape in (r"\\", r"\n", r"\r", r"\t"):
        json = f"replace({json}, '{escape}', ' ')"
    return json


def _create_sqlite(name: str, listed: str, old: str, new: str, content: str = "") -> None:
    index = f"search_{name}"
    forget = f"INSERT INTO {index}({index}, rowid, {listed}) VALUES('delete', old.rowid, {old});"
    learn = f"INSERT INTO {index}(rowid, {listed}) VALUES(new.rowid, {new});"
    for statement in (
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{content or name}', "
        f"content_rowid='rowid', prefix='2', tokenize='{_TOKENS}')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {name} BEGIN {learn} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {name} BEGIN {forget} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {listed} ON {name} "
        f"BEGIN {forget} {learn} END",
    ):
        op.get_bind().exec_driver_sql(statement)
