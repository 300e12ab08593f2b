"""Conflicted copies are told by their names and by what they hold, and are never deleted."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.safekeeping.conflicted_copies import conflicted_copies, set_aside
from annotator.storage.sqlite.identity import project_id_of

COPIES = [
    "Talks (Ada's conflicted copy 2026-03-03).annotator",
    "Talks (Ada's conflicted copy 2026-03-03) (1).annotator",
    "Talks (conflicted copy 2026-03-03 101112).annotator",
    "Talks [conflicted].annotator",
    "Talks_conflict-20260303-101112.annotator",
    "Talks_conf(1).annotator",
    "Talks_NAS_Mar-03-101112-2026_Conflict.annotator",
    "Talks (SFConflict ada@example.org 2026-03-03-10-11-12).annotator",
    "Talks.sync-conflict-20260303-101112-ABCDEFG.annotator",
    "Talks (ada@example.org).annotator",
    "Talks (1).annotator",
    "Talks 2.annotator",
    "Talks-DESKTOP-AB12.annotator",
    "Talks-DESKTOP-AB12-2.annotator",
]
OTHERS = [
    "Talks-old.annotator",
    "Talks copy.annotator",
    "Talks 2026.annotator",
    "Talks (final).annotator",
    "Talks.before-restore-20260303-101112.annotator",
    "Talks.before-upgrade-0002-20260303-101112.annotator",
    "Talks-20260303-101112.annotator",
    "Talks (1).annotator-backup",
    "My Talks (1).annotator",
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("original") / "Talks.annotator"
    Project.create(file, coder="Ada").close()
    return file


@pytest.fixture
def file(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(original, tmp_path / "Talks.annotator"))


def identity(file: Path) -> str:
    found = project_id_of(file)
    assert found
    return found


def test_copies_are_told_by_name_and_identity(file: Path) -> None:
    for name in (*COPIES, *OTHERS):
        shutil.copy(file, file.with_name(name))
    other = file.with_name("Talks (2).annotator")
    Project.create(other, coder="Ada").close()
    file.with_name("Talks (3).annotator").write_text("no project")
    file.with_name("Talks (4).annotator").mkdir()
    found = conflicted_copies(file, identity(file))
    assert {each.name for each in found} == set(COPIES)


def test_the_copy_finds_what_it_is_a_copy_of(file: Path) -> None:
    copy = Path(shutil.copy(file, file.with_name(COPIES[0])))
    assert conflicted_copies(copy, identity(file)) == [file]


def test_looking_leaves_no_trace_and_runs_nothing(file: Path) -> None:
    before = file.read_bytes()
    assert identity(file) == project_id_of(file)
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == ["Talks.annotator"]
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ALTER TABLE project RENAME TO hidden")
        connection.execute(
            "CREATE VIEW project AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id FROM n) "
            "SELECT count(*) AS id FROM n"
        )
        connection.commit()
    assert project_id_of(file) is None
    assert project_id_of(file.with_name("gone.annotator")) is None


def test_a_copy_set_aside_is_there_whole(file: Path) -> None:
    for content in (b"one", b"two"):
        copy = file.with_name(COPIES[0])
        copy.write_bytes(content)
        Path(f"{copy}-wal").write_bytes(b"log of " + content)
        place = set_aside(copy, file)
        assert place.parent == file.with_name("Talks conflicted copies")
        assert place.read_bytes() == content
        assert Path(f"{place}-wal").read_bytes() == b"log of " + content
        assert not copy.exists()
    assert len(list(place.parent.glob("*.annotator"))) == 2
    assert file.exists()


def test_what_cannot_be_moved_stays(file: Path) -> None:
    copy = Path(shutil.copy(file, file.with_name(COPIES[0])))
    file.with_name("Talks conflicted copies").write_text("in the way")
    with pytest.raises(AnnotatorError, match="cannot be moved"):
        set_aside(copy, file)
    assert copy.exists()
