"""The benchmarks run, and their table says what was measured; how long it took is not tested."""

from pathlib import Path

import pytest

from tests.benchmarks import calls, editing, reading
from tests.benchmarks.kit import ratios
from tests.benchmarks.kit.sized import growth, prepared
from tests.benchmarks.kit.table import Row, markdown, render


def test_a_size_has_a_column_and_what_misses_its_aim_is_called_so() -> None:
    rows = [
        Row("mark a span", 6, "bare sqlite3", 3, aim=3, records=1000),
        Row("mark a span", 12, "bare sqlite3", 3, aim=3, records=100_000),
        Row("check", 1500, "bare sqlite3", 1000, records=1000),
    ]
    assert markdown(rows).splitlines() == [
        "| what | floor | 1,000 | 100,000 |",
        "| --- | --- | ---: | ---: |",
        "| mark a span | bare sqlite3 | 6.0 (2.00×) | 12.0 (4.00×, **missed**) |",
        "| check | bare sqlite3 | 1,500 (1.50×) |  |",
    ]
    assert "mark a span, 100,000 records" in render(rows)


def test_what_became_a_third_worse_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ratios.json"
    before = [
        Row("mark a span", 6, "bare sqlite3", 3, records=1000),
        Row("check", 1500, "bare sqlite3", 1000),
        Row("frame", 1, "bare editor", 4, faster=True),
    ]
    ratios.save(before, file)
    assert ratios.worse(before, file) == []
    after = [
        Row("mark a span", 9, "bare sqlite3", 3, records=1000),
        Row("check", 1900, "bare sqlite3", 1000),
        Row("frame", 2, "bare editor", 4, faster=True),
        Row("a new one", 100, "nothing much", 1),
    ]
    assert ratios.worse(after, file) == [
        "mark a span, 1,000 records: 2.00 has become 3.00",
        "frame: 4.00 has become 2.00",
    ]
    ratios.save(after[3:], file)
    assert ratios.worse(before, file) == []


def test_a_file_without_ratios_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds no ratios"):
        ratios.worse([], tmp_path / "none.json")


def test_growth_is_told_against_the_smallest() -> None:
    [row] = growth("undo it", {100_000: 16.0, 1000: 10.0})
    assert (row.records, row.ratio, row.verdict) == (100_000, 1.6, "<= 1.5 MISSED")


def test_projects_of_two_sizes_are_made_kept_and_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, few in (
        (editing, "_ROUNDS", 1),
        (editing, "_AT_ONCE", 2),
        (reading, "_ROUNDS", 1),
        (reading, "_OPENINGS", 1),
    ):
        monkeypatch.setattr(module, name, few)
    projects = [prepared(records, tmp_path) for records in (100, 200)]
    assert [each.project.name for each in projects] == ["100.annotator", "200.annotator"]
    rows = [*editing.rows(projects), *reading.rows(projects)]
    assert {row.records for row in rows} == {100, 200}
    assert all(row.figure > 0 and row.floor > 0 for row in rows)
    # What was marked was undone: the project serves the next run as it is.
    reused = prepared(200, tmp_path)
    with_copy = reused.connect()
    assert with_copy.execute("SELECT count(*) FROM records").fetchone() == (200,)
    with_copy.close()


def test_calls_and_modules_are_counted_on_the_way_of_an_edit() -> None:
    found = {**calls.edits(), "import": calls.importing()}
    named = {code.co_qualname for code in found["Q"]}
    assert {"CreateRecord.write", "Session.refresh", "RecordModel.data"} <= named
    assert "UnitOfWork.create" not in {code.co_qualname for code in found["Ctrl+Z"]}
    for counted in found.values():
        assert counted.total() > len(calls.modules_of(counted)) > 0
