"""What was found out about files is remembered as long as they stay as they are."""

import os
from pathlib import Path

from annotator.formats.parsing.signatures import remembered


def test_a_file_is_looked_into_again_only_once_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("rain")
    looked: list[str] = []

    @remembered
    def is_rainy(path: Path) -> bool:
        looked.append(path.read_text())
        return "rain" in looked[-1]

    assert is_rainy(file)
    assert is_rainy(file)
    assert looked == ["rain"]
    file.write_text("sunny")
    assert not is_rainy(file)
    file.write_text("rains")
    os.utime(file, ns=(1, 1))
    assert is_rainy(file)
    assert looked == ["rain", "sunny", "rains"]


def test_a_file_that_is_gone_is_asked_about_each_time(tmp_path: Path) -> None:
    asked: list[Path] = []

    @remembered
    def exists(path: Path) -> bool:
        asked.append(path)
        return path.exists()

    assert not exists(tmp_path / "none.txt")
    assert not exists(tmp_path / "none.txt")
    assert len(asked) == 2
