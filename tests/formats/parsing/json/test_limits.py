"""Strings longer than any article are refused before anything is parsed."""

from pathlib import Path

import pytest

from annotator.core.errors import InputError
from annotator.formats.parsing.json import limits as json_limits
from annotator.formats.parsing.json.limits import require_bounded_strings


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_limits, "_WINDOW", 600)
    monkeypatch.setattr(json_limits, "_BLOCK", 100)


@pytest.mark.parametrize("text", ["x" * 1300, r"say \"no\" " * 130, "\n" * 1300])
def test_a_string_that_covers_a_window_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(f'{{"title": "T", "text": "{text}"}}')
    with pytest.raises(InputError, match="more than 20,000,000 characters") as refused:
        require_bounded_strings(path)
    assert refused.value.place == "byte 601"


@pytest.mark.parametrize("count", [0, 1, 50, 500])
def test_many_short_ones_are_taken(tmp_path: Path, count: int) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" + ", ".join(['"Rain fell on the town."'] * count) + "]")
    require_bounded_strings(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        require_bounded_strings(tmp_path / "none.json")
