"""A full disk, or a file at its limit: said in a sentence, and what was saved is there."""

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.formats.parsing import languages
from annotator.services.project import Project
from annotator.services.safekeeping import automatic_backups
from annotator.services.safekeeping.backups import backup, restore
from annotator.services.safekeeping.checks import check
from annotator.services.transfer import exporting, importing
from tests.conftest import an_article

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and mounts are of POSIX")

Limit = Callable[[], AbstractContextManager[None]]
_ROOM = 3_000_000


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Leaves no room on the disk that the folder lies on."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def limited(_folder: Path) -> Iterator[None]:
    """Lets no file grow beyond what a page takes, as a quota would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(params=[full, limited])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Limit]]:
    """A folder on a disk of its own, and what leaves no room there."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if request.param is limited:
        yield folder, lambda: limited(folder)
        return
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(folder)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(mount, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield folder, lambda: full(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def refused(work: Callable[[], object]) -> str:
    """What is said of work that cannot be done."""
    with pytest.raises(AnnotatorError) as caught:
        work()
    return str(caught.value)


def test_nothing_is_half_written_and_nothing_lost(disk: tuple[Path, Limit], tmp_path: Path) -> None:
    folder, without_room = disk
    project = Project.create(folder / "p.annotator", coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    earlier = project.records.create(article.id, "quote", [Span(0, 4)])
    backup(project.location, tmp_path / "good.annotator")
    exporting.export(project, folder / "p.json")
    exported = (folder / "p.json").read_bytes()
    (tmp_path / "news").mkdir()
    for n in range(10):
        (tmp_path / "news" / f"{n}.txt").write_text(f"Number {n}. " + "Rain fell. " * 2000)
    names = {path.name for path in folder.iterdir()}
    actions: dict[str, Callable[[], object]] = {
        "edit": lambda: project.records.set_values(earlier, "note", [FieldValue("a" * 20_000)]),
        "import": lambda: importing.import_paths(project, [tmp_path / "news"]),
        "backup": lambda: backup(project.location, folder / "copy.annotator"),
        "rotation": lambda: automatic_backups.rotate_backups(
            project.location, folder / "backups", 3
        ),
        "restore": lambda: restore(tmp_path / "good.annotator", folder / "new.annotator"),
        "json": lambda: exporting.export(project, folder / "p.json"),
        "csv": lambda: exporting.export(project, folder / "csv", format="csv"),
        "new": lambda: Project.create(folder / "other.annotator", coder="Ada"),
    }
    languages._identifier.cache_clear()
    # Brought home meanwhile, the log would leave room.
    assert project.store._bring_home()
    refusals: dict[str, str] = {}
    with without_room():
        for name, action in actions.items():
            refusals[name] = refused(action)
            assert project.records.of_article(article.id) == [earlier], name
    for name, sentence in refusals.items():
        assert "o room" in sentence or "No space" in sentence or "too large" in sentence, name
    assert [path for path in (folder / "backups").rglob("*") if path.is_file()] == []
    shutil.rmtree(folder / "backups", ignore_errors=True)
    assert {path.name for path in folder.iterdir()} == names
    assert (folder / "p.json").read_bytes() == exported
    assert project.articles.count() == 1
    assert check(project) == []
    project.close()
    reopened = Project.open(folder / "p.annotator", coder="Ada")
    assert reopened.records.of_article(article.id) == [earlier]
    assert check(reopened) == []
    reopened.records.set_state(earlier, "done")
    assert importing.import_paths(reopened, [tmp_path / "news"]).articles == 10
    reopened.history.undo()
    reopened.history.undo()
    assert reopened.history.undo().sentence() == "Add quote"
    reopened.close()
