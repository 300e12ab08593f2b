"""A project on a medium that cannot be written to is read there, and edits are refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.backups import backup
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.recovery_sources import copied
from annotator.storage.sqlite.read_only import ReadOnlyError
from tests.conftest import an_article
from tests.released.__main__ import PROJECTS
from tests.released.test_released import unpacked


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A closed project with an article and a record."""
    project = Project.create(tmp_path / "medium" / "p.annotator", coder="Ada")
    article = an_article()
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    project.records.create(article.id, "quote", [Span(0, 5)])
    project.close()
    return Path(project.location)


@pytest.fixture
def unwritable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is as on a medium that is read-only; root may write anywhere else."""
    real = os.access

    def access(path: Any, mode: int, **more: Any) -> bool:
        return mode != os.W_OK and real(path, mode, **more)

    monkeypatch.setattr("annotator.storage.sqlite.read_only.os.access", access)


def test_it_is_read_and_not_written(file: Path, unwritable: None, tmp_path: Path) -> None:
    before = file.read_bytes()
    project = Project.open(file, coder="Ada")
    assert project.read_only
    assert project.unread_log is None
    [article] = project.articles.all()
    assert len(project.records.of_article(article.id)) == 1
    assert check(project) == []
    with pytest.raises(ReadOnlyError, match="copy it to a folder of your own"):
        project.records.create(article.id, "quote", [Span(6, 9)])
    with pytest.raises(ReadOnlyError, match="nothing was written"):
        project.safekeeping.rebuild_search()
    project.poll()
    project.close()
    assert file.read_bytes() == before


def test_one_of_an_older_version_says_what_to_do(tmp_path: Path, unwritable: None) -> None:
    name = min(path.name for path in PROJECTS.glob("*.annotator.xz"))
    old = unpacked(name.removesuffix(".annotator.xz"), tmp_path)
    with pytest.raises(ReadOnlyError, match="older version"):
        Project.open(old, coder="Ada")


def _on_read_only_volume(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Runs Python where the folder is mounted read-only, which takes Linux and root."""
    mounted = (
        f"mount --bind '{folder}' '{folder}' && mount -o remount,bind,ro '{folder}' "
        f"&& exec '{sys.executable}' -c \"$0\""
    )
    return subprocess.run(
        ["unshare", "-m", "sh", "-c", mounted, script],
        capture_output=True,
        text=True,
        check=False,
    )


def _can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    return (
        subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0
    )


_READ = """
from annotator.services.project import Project
project = Project.open({place!r}, coder='Ada')
print(project.read_only, project.unread_log, sum(1 for _ in project.articles.all()),
      project.counts().records)
try:
    project.articles.set_status(next(project.articles.all()).id, 'done')
except Exception as error:
    print(type(error).__name__)
project.close()
"""


@pytest.mark.skipif(not _can_mount(), reason="nothing can be mounted here")
@pytest.mark.parametrize("has_log", [False, True])
def test_on_a_volume_that_is_mounted_read_only(file: Path, has_log: bool) -> None:
    expected = "True None 1 {'quote': 1}\nReadOnlyError\n"
    if has_log:
        _leave_a_log(file)
        expected = f"True {file}-wal 1 {{'quote': 1}}\nReadOnlyError\n"
    ran = _on_read_only_volume(file.parent, _READ.format(place=str(file)))
    assert ran.stdout == expected, ran.stderr


def _leave_a_log(file: Path) -> None:
    """As after a kill: the last edit is in the log alone."""
    aside = file.parent.with_name("aside")
    aside.mkdir()
    whole = file.read_bytes()
    project = Project.open(file, coder="Ada")
    [article] = project.articles.all()
    project.records.create(article.id, "claim", [Span(0, 5)])
    [log] = copied([Path(f"{file}-wal")], aside)
    project.close()
    file.write_bytes(whole)
    log.replace(f"{file}-wal")


def test_it_is_backed_up(file: Path, unwritable: None, tmp_path: Path) -> None:
    copy = backup(file, tmp_path / "copy.annotator")
    assert copy.is_file()
