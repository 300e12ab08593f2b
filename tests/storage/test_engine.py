"""Where a project's file is, by what a person calls it."""

import os
from pathlib import Path

import pytest

from annotator.storage.engine import file_of


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("study", "study.annotator"),
        ("study v1.2", "study v1.2.annotator"),
        ("Mr. Holm", "Mr. Holm.annotator"),
        ("2017.03.03", "2017.03.03.annotator"),
        ("study.annotator", "study.annotator"),
        ("study v1.2.annotator", "study v1.2.annotator"),
        ("study.sqlite3", "study.sqlite3"),
        ("study.before-upgrade.annotator", "study.before-upgrade.annotator"),
        ("مشروع", "مشروع.annotator"),
    ],
)
def test_a_name_without_a_suffix_gets_the_projects(named: str, expected: str) -> None:
    assert file_of(named).name == expected
    assert file_of(f"some.where{os.sep}{named}") == Path("some.where") / expected


def test_a_file_that_is_there_is_called_as_it_is(tmp_path: Path) -> None:
    old = tmp_path / "study v1.2"
    old.touch()
    assert file_of(str(old)) == old
