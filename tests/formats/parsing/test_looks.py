"""A file that several formats look at is opened once."""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.parsing import looks
from annotator.formats.parsing.looks import HEAD, head_of
from annotator.formats.parsing.one_article import read_bytes


@pytest.mark.parametrize("size", [0, 1, HEAD - 1, HEAD, HEAD + 1, 3 * HEAD])
def test_what_is_read_is_what_is_there(tmp_path: Path, size: int) -> None:
    path, raw = tmp_path / "a.txt", os.urandom(size)
    path.write_bytes(raw)
    assert head_of(path) == raw[:HEAD]
    assert read_bytes(path) == raw
    assert read_bytes(path) == raw
    assert head_of(path) == raw[:HEAD]


def test_a_small_file_is_opened_once_for_all_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rain fell.")
    opened = Counter[Path]()
    really_open = Path.open

    def counting(self: Path, *arguments: Any, **named: Any) -> Any:
        opened[self] += 1
        return really_open(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", counting)
    for _ in range(3):
        assert head_of(path) == b"Rain fell."
    assert read_bytes(path) == b"Rain fell."
    assert opened[path] == 1


def test_a_file_that_changed_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Rain fell.")
    assert head_of(path) == b"Rain fell."
    path.write_text("Rain fell in Tarsa.")
    assert head_of(path) == b"Rain fell in Tarsa."
    path.write_text("Snow.")
    assert read_bytes(path) == b"Snow."


def test_only_so_much_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "_MOST_KEPT", 100)
    heads = looks._Heads()
    paths = [tmp_path / f"{n}.txt" for n in range(10)]
    for path in paths:
        path.write_text("x" * 30)
        heads.get(path, path.stat())
    assert heads._size == 90
    assert list(heads._kept) == [str(path) for path in paths[-3:]]


def test_a_file_that_is_gone_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        head_of(tmp_path / "gone.txt")
