"""Projects of every released version open, keep all that they held, and go on being worked on."""

import lzma
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import msgspec
import pytest

from annotator import __version__
from annotator.core.text.span import Span
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.safekeeping.comparison import compare_with_backup
from annotator.services.safekeeping.recovery import recover
from annotator.services.transfer.exporting import export
from annotator.storage.sqlite import expected_schema
from tests.released.__main__ import KINDS, PROJECTS

RELEASED = sorted(path.name.removesuffix(".annotator.xz") for path in PROJECTS.glob("*.annotator*"))


def unpacked(name: str, folder: Path) -> Path:
    """A copy of a released project to work on."""
    place = folder / f"{name}.annotator"
    place.write_bytes(lzma.decompress((PROJECTS / f"{name}.annotator.xz").read_bytes()))
    return place


def _missing(was: Any, now: Any, place: str = "") -> Iterator[str]:
    """What an export said and says no longer; new keys of a later version are no loss."""
    if isinstance(was, dict) and isinstance(now, dict):
        for key, value in was.items():
            yield from _missing(value, now.get(key), f"{place}.{key}")
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for n, value in enumerate(was):
            yield from _missing(value, now[n], f"{place}[{n}]")
    elif was != now:
        yield f"{place}: {was!r} is now {now!r}"


def _exported(project: Project, out: Path) -> Any:
    export(project, out, format="json")
    return msgspec.json.decode(out.read_bytes())


def test_this_version_has_its_own() -> None:
    for kind in KINDS:
        assert f"{__version__}-{kind}" in RELEASED


@pytest.mark.parametrize("name", RELEASED)
def test_a_released_project_opens_whole_and_is_worked_on(name: str, tmp_path: Path) -> None:
    expected = msgspec.json.decode(
        lzma.decompress((PROJECTS / f"{name}.json.xz").read_bytes()), type=dict[str, Any]
    )
    project = Project.open(unpacked(name, tmp_path), coder="Ada")
    exported = _exported(project, tmp_path / "first.json")
    # What the format's version says of itself is no content of the project.
    missing = _missing({**expected, "version": exported["version"]}, exported)
    assert list(missing) == []
    assert check(project) == []
    first = project.history.entries(limit=10**6)[-1].change
    assert {each.id for each in project.coders.known() if each.role == "lead"} == {first.coder}

    # Undone are the old version's own changes, then what is done now.
    article = next(project.articles.all())
    project.history.undo()
    project.history.redo()
    before = project.records.of_article(article.id)
    record = project.records.create(article.id, "quote", [Span(0, 5)])
    assert record in project.records.of_article(article.id)
    project.history.undo()
    assert project.records.of_article(article.id) == before
    assert _exported(project, tmp_path / "last.json")["articles"] == exported["articles"]
    assert check(project) == []
    project.close()


def test_the_history_of_a_released_project_says_what_it_said(tmp_path: Path) -> None:
    place = unpacked("0.1.0-sample", tmp_path)
    with closing(sqlite3.connect(place)) as connection:
        labels = connection.execute("SELECT label FROM changes ORDER BY seq DESC").fetchall()
    backed_up = place.with_name("old.annotator")
    backed_up.write_bytes(place.read_bytes())
    with closing(Project.open(place, coder="Ada")) as project:
        entries = project.history.entries()
        assert [(entry.change.sentence(),) for entry in entries] == labels
        assert all(entry.change.kind == "" for entry in entries)
        newest = entries[0].change.sentence()
        assert project.history.undo().sentence() == newest
        project.articles.set_status(next(project.articles.all()).id, "done")
        assert check(project) == []
    comparison = compare_with_backup(backed_up, place)
    assert comparison is not None
    gone = [change.sentence() for change in comparison.newest_gone]
    assert (gone, comparison.come) == (["Mark article done", newest], 0)
    # Other way round, and saved page by page: both read the older schema as it lies there.
    back = compare_with_backup(place, backed_up)
    assert back is not None
    assert [change.sentence() for change in back.newest_come] == gone
    made = recover(backed_up, tmp_path / "saved.annotator")
    assert (made.losses, made.journal_kept) == ([], True)
    with closing(Project.open(made.project, coder="Ada")) as project:
        sentences = [entry.change.sentence() for entry in project.history.entries()]
        assert sentences == ["Recovered from old.annotator", *(label for (label,) in labels)]
        assert check(project) == []


def test_two_that_open_an_old_project_at_once_both_get_it(tmp_path: Path) -> None:
    place = unpacked("0.1.0-sample", tmp_path)
    barrier = Barrier(3)

    def opened(n: int) -> Path | None:
        barrier.wait()
        with closing(Project.open(place, coder=f"Coder {n}")) as project:
            assert check(project) == []
            return project.migrated_backup

    with ThreadPoolExecutor(3) as pool:
        made = [backup for backup in pool.map(opened, range(3)) if backup]
    assert len(set(made)) == len(made) >= 1
    for backup in made:
        with closing(Project.open(backup, coder="Ada")) as before:
            assert check(before) == []


def test_a_project_that_is_migrated_while_it_is_looked_at_is_not_taken_for_a_strangers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = unpacked("0.1.0-sample", tmp_path)
    read_schema = expected_schema.read_schema
    others = [lambda: Project.open(old, coder="Ben").close()]

    def read_and_migrated(connection: sqlite3.Connection) -> list[expected_schema.SchemaObject]:
        found = read_schema(connection)
        while others:
            others.pop()()
        return found

    monkeypatch.setattr(expected_schema, "read_schema", read_and_migrated)
    Project.open(old, coder="Ada").close()
    assert others == []
