"""Roles of coders, whether a project is coded blind, and who is to code which article."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FIRST = "SELECT coder_id FROM changes ORDER BY seq LIMIT 1"


def upgrade() -> None:
    """Adds to what there is; who wrote to the project first is its lead from then on."""
    op.add_column(
        "coders", sa.Column("role", sa.String(16), nullable=False, server_default="coder")
    )
    active = sa.Column("active", sa.Boolean(), nullable=False, server_default=sa.true())
    op.add_column("coders", active)
    blind = sa.Column("blind", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("project", blind)
    op.create_table(
        "assignments",
        sa.Column("article_id", sa.String(length=36), nullable=False),
        sa.Column("coder_id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_assignments_article_id")
        ),
        sa.ForeignKeyConstraint(["coder_id"], ["coders.id"], name=op.f("fk_assignments_coder_id")),
        sa.PrimaryKeyConstraint("article_id", "coder_id", name=op.f("pk_assignments")),
    )
    op.create_index(
        op.f("ix_assignments_coder_id_article_id"), "assignments", ["coder_id", "article_id"]
    )
    op.execute(f"UPDATE coders SET role = 'lead' WHERE id = ({_FIRST})")  # noqa: S608 - a constant
    # What a coder holds has changed, so that all checksums are made anew.
    op.execute("UPDATE project SET digest = NULL")
