"""A file of suggestions that goes on where it was stopped.

Until it is whole, what was written lies beside its place as ``NAME.unfinished``, and which articles
are in it as ``NAME.progress``: first a line that says who reads and what was asked, then one an
article, with where its lines end.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator.services.assistance.suggesting import SuggestionLine

Asked = Mapping[str, Sequence[str]]
"""Who reads, by name: the model's version, and what is asked of it."""


class _Head(msgspec.Struct, frozen=True):
    asked: dict[str, list[str]]


class _Written(msgspec.Struct, frozen=True):
    """An article whose lines are in the file, up to ``end`` in bytes."""

    article: str
    sha256: str
    end: int


class SuggestionFile:
    """Takes the suggestions of one article after the other; a context manager.

    Attributes:
        known: how many articles are in it from before.
        is_begun_anew: whether what was there was of other models, or asked for something else.
        count: how many suggestions it has.
    """

    def __init__(self, path: Path, asked: Asked, texts: Mapping[str, str]) -> None:
        """Begins a file, or goes on with it.

        Args:
            texts: the hashes of the articles' texts by their ids; of others and of older texts
                nothing stays.

        Raises:
            OSError: it cannot be written there.
        """
        self._path = path
        self._part = path.with_name(f"{path.name}.unfinished")
        self._progress = path.with_name(f"{path.name}.progress")
        head = _Head({name: [*each] for name, each in asked.items()})
        lines, self.is_begun_anew = self._kept(head)
        self._done: dict[str, str] = {}
        self.count = 0
        beside = path.with_name(f"{path.name}.unfinished.new")
        with beside.open("wb") as new:
            progress = [msgspec.json.encode(head)]
            for each, content in self._contents(lines):
                if texts.get(each.article) == each.sha256:
                    new.write(content)
                    self._done[each.article] = each.sha256
                    self.count += content.count(b"\n")
                    progress.append(
                        msgspec.json.encode(msgspec.structs.replace(each, end=new.tell()))
                    )
        # In this order: what is said to be there is there.
        self._progress.unlink(missing_ok=True)
        beside.replace(self._part)
        self._progress.write_bytes(b"".join(line + b"\n" for line in progress))
        self.known = len(self._done)
        self._file: BinaryIO = self._part.open("ab")
        self._notes: BinaryIO = self._progress.open("ab")

    def __enter__(self) -> "SuggestionFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._notes.close()

    def has(self, article_id: str) -> bool:
        """Whether an article is in it."""
        return article_id in self._done

    def add(self, article_id: str, sha256: str, lines: Sequence[SuggestionLine]) -> None:
        """Writes what was seen in an article."""
        self._file.write(b"".join(msgspec.json.encode(each) + b"\n" for each in lines))
        self._file.flush()
        written = _Written(article_id, sha256, self._file.tell())
        self._notes.write(msgspec.json.encode(written) + b"\n")
        self._notes.flush()
        self.count += len(lines)

    def finish(self) -> None:
        """Puts it in its place; it has every article."""
        os.fsync(self._file.fileno())
        self.__exit__()
        self._part.replace(self._path)
        self._progress.unlink()

    def _kept(self, head: _Head) -> tuple[list[_Written], bool]:
        """What was written of the same, and whether there is something else."""
        if not self._progress.exists() or not self._part.exists():
            return [], False
        first, *rest = self._progress.read_bytes().splitlines() or [b""]
        size = self._part.stat().st_size
        kept: list[_Written] = []
        try:
            if msgspec.json.decode(first, type=_Head) != head:
                return [], True
            for line in rest:
                written = msgspec.json.decode(line, type=_Written)
                if written.end > size:
                    break
                kept.append(written)
        except msgspec.DecodeError:
            # The last line of one that was killed may be half there.
            pass
        return kept, False

    def _contents(self, written: Sequence[_Written]) -> Iterator[tuple[_Written, bytes]]:
        if not written:
            return
        with self._part.open("rb") as file:
            for each in written:
                yield each, file.read(each.end - file.tell())
