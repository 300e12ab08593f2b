"""The sample project shows what the program does, and is sound."""

from pathlib import Path

import pytest

from annotator.services import sample
from annotator.services.safekeeping.checks import check
from annotator.services.sample import make_sample


def test_sample_is_coded_and_sound(tmp_path: Path) -> None:
    project = make_sample(tmp_path / "sample", coder="Ada")
    try:
        counts = project.counts()
        assert counts.articles >= 8
        assert sum(counts.records.values()) >= 25
        assert set(counts.records) == {"quote", "claim", "event"}
        assert counts.coders == {"Ada": sum(counts.records.values())}
        assert counts.actors
        assert counts.links
        assert counts.states["done"] >= 1
        assert counts.states["in_progress"] >= 1
        first = project.articles.page()[0]
        assert first.state == "in_progress"
        assert sum(first.counts.values()) > 5
        assert not any(row.title.startswith("The sample") for row in project.articles.page())
        assert not check(project)
        assert Path(project.location) == tmp_path / "sample.annotator"
    finally:
        project.close()


def test_sample_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(sample, "_files", fail)
    with pytest.raises(OSError, match="no space"):
        make_sample(tmp_path / "sample", coder="Ada")
    assert not list(tmp_path.iterdir())
