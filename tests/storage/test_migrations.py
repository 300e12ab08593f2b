"""Migrating: on data, from the first revision on, backed up before."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import text

from annotator.core.article import Article
from annotator.core.span import Span
from annotator.services.checks import check
from annotator.services.project import Project
from annotator.storage.migrations import schema
from annotator.storage.tables import Base

LATER = """
import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{down_revision}"


def upgrade():
    op.add_column("actors", sa.Column("later", sa.Text(), server_default="yes"))
    {then}
"""


def _know_a_later_revision(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str = "") -> None:
    """Gives the program one more revision after today's."""
    source = LATER.format(down_revision=schema.HEAD, then=then)
    (folder / "later.py").write_text(source, encoding="utf-8")
    todays = schema.config

    def config() -> Config:
        extended = todays()
        versions = Path(schema.__file__).parent / "versions"
        extended.set_main_option("version_locations", f"{versions}:{folder}")
        return extended

    monkeypatch.setattr(schema, "config", config)
    monkeypatch.setattr(schema, "HEAD", "later")


def test_the_migrations_make_the_tables_of_the_code(project: Project) -> None:
    with project.reading() as read:
        # The full-text index is no table of ours.
        context = MigrationContext.configure(
            read.connection,
            opts={"include_name": lambda name, *_: not str(name).startswith("search_")},
        )
        assert compare_metadata(context, Base.metadata) == []


def test_an_older_project_is_backed_up_and_migrated(
    project: Project, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = project.edit.create_record(article.id, "quote", [Span(0, 4)])
    project.edit.create_actor("Ilan Dorr")
    project.close()
    folder = tmp_path / "versions"
    folder.mkdir()
    _know_a_later_revision(folder, monkeypatch)

    migrated = Project.open(project.location, coder="Ada")

    with migrated.reading() as read:
        assert read.connection.scalars(text("SELECT later FROM actors")).all() == ["yes"]
    assert migrated.read.records(article.id) == [record]
    assert check(migrated) == []
    if migrated.location.startswith("postgresql"):
        assert migrated.migrated_backup is None
    else:
        assert migrated.migrated_backup
        assert migrated.migrated_backup.name.startswith(f"project.before-upgrade-{schema.HEAD[:0]}")
    migrated.close()
    again = Project.open(project.location, coder="Ada")
    assert again.migrated_backup is None
    again.close()


def test_the_backup_is_the_project_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.create(tmp_path / "p.annotator", coder="Ada").close()
    folder = tmp_path / "versions"
    folder.mkdir()
    with monkeypatch.context() as later:
        _know_a_later_revision(folder, later)
        migrated = Project.open(tmp_path / "p.annotator", coder="Ada")
        backup = migrated.migrated_backup
        migrated.close()
    assert backup
    old = Project.open(backup, coder="Ada")
    assert check(old) == []
    old.close()


def test_a_migration_that_fails_leaves_the_project_as_it_was(
    project: Project, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    folder = tmp_path / "versions"
    folder.mkdir()
    with monkeypatch.context() as later:
        _know_a_later_revision(folder, later, then="raise RuntimeError('broken')")
        with pytest.raises(RuntimeError, match="broken"):
            Project.open(project.location, coder="Ada")
    again = Project.open(project.location, coder="Ada")
    assert again.read.article(article.id) == article
    assert check(again) == []
    again.close()
