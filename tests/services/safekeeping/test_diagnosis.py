"""`check` tells damaged from sound, and goes on past what cannot be read."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import is_damage
from annotator.services.safekeeping.recovery import recover
from annotator.storage.errors import DamagedError
from tests.faults.damages import torn
from tests.faults.recover import Base, base
from tests.released.__main__ import PROJECTS
from tests.released.test_released import unpacked

PAGE = 4096


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """A project of some thirty records, at two moments."""
    return base(tmp_path_factory.mktemp("base"), articles=5, per_article=4)


def _leaves_of(content: bytes, folder: Path, table: str) -> list[int]:
    """Where in the file the leaves of a table begin."""
    place = folder / "sound.db"
    place.write_bytes(content)
    with closing(sqlite3.connect(place)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        [(root,)] = connection.execute(query, (table,))
    start = (root - 1) * PAGE
    if content[start] == 0x0D:
        return [start]
    count = int.from_bytes(content[start + 3 : start + 5], "big")
    cells = [
        int.from_bytes(content[start + 12 + 2 * n : start + 14 + 2 * n], "big")
        for n in range(count)
    ]
    children = [int.from_bytes(content[start + at : start + at + 4], "big") for at in cells]
    return [(child - 1) * PAGE for child in children]


def _everything(project: Project) -> object:
    articles = list(project.articles.all())
    records = [record for each in articles for record in project.records.of_article(each.id)]
    links = [project.records.get(record.id) for record in records]
    entries = project.history.entries()
    return project.info, project.codebook, articles, records, links, entries


def _findings(file: Path) -> tuple[object, int]:
    """What a file holds, as far as it can be read, and how much is found to be off."""
    try:
        project = Project.open(file, coder="Ada")
    except AnnotatorError:
        return None, 1
    try:
        found = len(project.safekeeping.diagnose())
        try:
            return _everything(project), found
        except AnnotatorError:
            return None, found
    finally:
        project.close()


@pytest.mark.parametrize("table", ["articles", "records", "field_values", "changes", "ops"])
def test_no_flipped_bit_that_changes_anything_goes_unnoticed(
    table: str, small: Base, tmp_path: Path
) -> None:
    file = tmp_path / "p.annotator"
    file.write_bytes(small.now)
    sound, none = _findings(file)
    assert none == 0
    anyhow = Random(table)  # noqa: S311 - no secret
    leaves = _leaves_of(small.now, tmp_path, table)
    for _ in range(2):
        harmed = bytearray(small.now)
        harmed[anyhow.choice(leaves) + anyhow.randrange(PAGE // 4, PAGE)] ^= 1 << anyhow.randrange(
            8
        )
        file.write_bytes(harmed)
        left, found = _findings(file)
        assert found or left == sound


def test_a_copy_torn_between_two_moments_is_told_from_a_sound_one(
    small: Base, tmp_path: Path
) -> None:
    file = tmp_path / "p.annotator"
    for seed in range(3):
        content = torn(Random(seed), small.now, small.before)  # noqa: S311 - no secret
        if content in (small.now, small.before):
            continue
        file.write_bytes(content)
        _left, found = _findings(file)
        assert found


def test_what_cannot_be_read_is_listed_and_the_rest_checked(small: Base, tmp_path: Path) -> None:
    gone = _leaves_of(small.now, tmp_path, "fragments")[0]
    file = tmp_path / "p.annotator"
    file.write_bytes(small.now[:gone] + bytes(PAGE) + small.now[gone + PAGE :])
    before = file.read_bytes()
    project = Project.open(file, coder="Ada")
    findings = project.safekeeping.diagnose()
    project.close()
    assert is_damage(findings)
    page = f"page {gone // PAGE + 1}: of fragments cannot be read as it stands"
    assert page in [str(each) for each in findings]
    assert any(str(each.where).startswith("record ") for each in findings)
    # To look at it has not made it worse.
    assert file.read_bytes() == before


def test_a_message_about_damage_says_what_to_do(small: Base, tmp_path: Path) -> None:
    file = tmp_path / "p.annotator"
    file.write_bytes(bytes(PAGE) + small.now[PAGE:])
    with pytest.raises(DamagedError, match="annotator recover DAMAGED OUT") as caught:
        Project.open(file, coder="Ada")
    assert "annotator check" in str(caught.value)
    assert "annotator restore" in str(caught.value)
    assert file.read_bytes() == bytes(PAGE) + small.now[PAGE:]


def test_what_is_damaged_is_not_brought_up_to_date(tmp_path: Path) -> None:
    name = min(path.name for path in PROJECTS.glob("*-sample.annotator.xz"))
    old = unpacked(name.removesuffix(".annotator.xz"), tmp_path)
    content = old.read_bytes()
    [leaf, *_] = _leaves_of(content, tmp_path, "field_values")
    old.write_bytes(content[:leaf] + bytes(PAGE) + content[leaf + PAGE :])
    before = old.read_bytes()
    with pytest.raises(DamagedError, match="annotator recover"):
        Project.open(old, coder="Ada")
    assert old.read_bytes() == before
    assert not list(tmp_path.glob("*before-upgrade*"))
    made = recover(old, tmp_path / "out")
    project = Project.open(made.project, coder="Ada")
    assert project.safekeeping.diagnose() == []
    project.close()
