"""The pages of a damaged database: those of the file, and those that its logs hold."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, NamedTuple

_LOG_HEADER, _FRAME_HEADER = 32, 24
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_USUAL_SIZE = 4096
_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
_SAMPLED = 200
_LIKELY = 0.6
_TREE_PAGES = b"\x02\x05\x0a\x0d"


class Image(NamedTuple):
    """The content of a page at some moment.

    Attributes:
        moment: up to which frame of the logs was written then; what goes on in other pages is
            read as of that moment.
        is_current: whether the page holds this now.
    """

    number: int
    data: bytes
    moment: int
    is_current: bool


class _Frame(NamedTuple):
    log: BinaryIO
    offset: int
    page: int


class Pages:
    """All pages, to be used as a context manager: files that nobody has open in this process.

    Attributes:
        size: bytes of a page.
        reserved: bytes at the end of each that SQLite leaves alone.
        count: of pages, the last of them maybe cut off.
        has_file: whether there is more than logs.
    """

    def __init__(
        self, file: Path | None, logs: Sequence[Path] = (), asides: Sequence[Path] = ()
    ) -> None:
        """Looks at a file, the logs that go on from it, oldest first, and those of other states.

        Any of them may be missing.
        """
        with ExitStack() as stack:
            opened = stack.enter_context(file.open("rb")) if file and file.exists() else None
            logs_opened = [stack.enter_context(log.open("rb")) for log in logs if log.exists()]
            asides_opened = [stack.enter_context(log.open("rb")) for log in asides if log.exists()]
            self._file = opened
            self.has_file = opened is not None
            self._length = opened.seek(0, 2) if opened else 0
            head = self._bytes(0, 100)
            known_size = _size_of(head, [*logs_opened, *asides_opened])
            self.size = known_size or self._guessed_size()
            # A project's is 0; another one is believed only where the rest of the header is sound.
            self.reserved = head[20] if head[:16] == b"SQLite format 3\0" else 0
            self._frames: list[_Frame] = []
            self._commits = 0
            for log in logs_opened:
                self._read_log(log)
            commits = self._commits
            for log in asides_opened:
                self._read_log(log)
            self._commits = commits
            self._of_page: dict[int, list[int]] = {}
            for n, frame in enumerate(self._frames, 1):
                self._of_page.setdefault(frame.page, []).append(n)
            in_file = -(-self._length // self.size)
            self.count = max([in_file, *(frame.page for frame in self._frames[: self._commits])])
            self._stack = stack.pop_all()

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def page(self, number: int, moment: int | None = None) -> bytes | None:
        """A page as it is now, or was at a moment; shorter ones are filled with zeros."""
        frames = self._of_page.get(number, ())
        at = bisect_right(frames, self._commits if moment is None else moment)
        if at:
            return self._in_log(self._frames[frames[at - 1] - 1])
        return self._in_file(number)

    def images(self) -> Iterator[Image]:
        """What every page holds and held, as far as it is there, the newest of each page first."""
        for number in range(1, max([self.count, *self._of_page]) + 1):
            frames = self._of_page.get(number, [])
            current = bisect_right(frames, self._commits)
            for at in (*range(current - 1, -1, -1), *range(current, len(frames))):
                data = self._in_log(self._frames[frames[at] - 1])
                yield Image(number, data, frames[at], at == current - 1)
            data = self._in_file(number)
            if data is not None:
                yield Image(number, data, 0, not current)

    def free_pages(self) -> set[int]:
        """Pages that the file says are in no use."""
        first = self.page(1) or b""
        pages: set[int] = set()
        number = int.from_bytes(first[32:36], "big")
        while 1 < number <= self.count and number not in pages:
            pages.add(number)
            trunk = self.page(number) or b""
            leaves = min(int.from_bytes(trunk[4:8], "big"), self.size // 4 - 2)
            for n in range(leaves):
                leaf = int.from_bytes(trunk[8 + 4 * n : 12 + 4 * n], "big")
                if 1 < leaf <= self.count:
                    pages.add(leaf)
            number = int.from_bytes(trunk[:4], "big")
        return pages

    def _bytes(self, at: int, size: int) -> bytes:
        if self._file is None:
            return b"\0" * size
        self._file.seek(at)
        return self._file.read(size).ljust(size, b"\0")

    def _in_file(self, number: int) -> bytes | None:
        at = (number - 1) * self.size
        return self._bytes(at, self.size) if 0 <= at < self._length else None

    def _in_log(self, frame: _Frame) -> bytes:
        frame.log.seek(frame.offset)
        return frame.log.read(self.size).ljust(self.size, b"\0")

    def _guessed_size(self) -> int:
        """The size at whose multiples most pages of a tree begin."""

        def share(size: int) -> float:
            pages = min(_SAMPLED, self._length // size)
            hits = sum(_begins_tree_page(self._bytes(n * size, 8), size) for n in range(1, pages))
            return hits / max(pages, 4)

        shares = {size: share(size) for size in sorted(_SIZES)}
        # What begins at multiples of a size begins at those of its double too.
        enough = _LIKELY * max(shares.values())
        return next(size for size in shares if shares[size] >= enough) if enough else _USUAL_SIZE

    def _read_log(self, log: BinaryIO) -> None:
        """Takes in the frames that are as they were written, and which of them were committed."""
        head = log.read(_LOG_HEADER)
        magic = int.from_bytes(head[:4], "big")
        if len(head) < _LOG_HEADER or magic not in _LOG_MAGIC:
            return
        order = ">" if magic & 1 else "<"
        salt, known = head[16:24], struct.unpack(">2I", head[24:32])
        committed: list[_Frame] = []
        pending: list[_Frame] = []
        offset = _LOG_HEADER
        while len(frame := log.read(_FRAME_HEADER + self.size)) == _FRAME_HEADER + self.size:
            stored = struct.unpack(">2I", frame[16:24])
            if frame[8:16] == salt and stored == _checksum(
                order, known, frame[:8] + frame[_FRAME_HEADER:]
            ):
                page, in_all = struct.unpack(">2I", frame[:8])
                pending.append(_Frame(log, offset + _FRAME_HEADER, page))
                if in_all:
                    committed, pending = committed + pending, []
            # After a damaged frame, the next ones are still told by the checksum that it names.
            known = stored
            offset += len(frame)
        # What was never committed comes last, where nothing takes it for the present.
        committed_frames = self._frames[: self._commits] + committed
        self._frames = committed_frames + self._frames[self._commits :] + pending
        self._commits = len(committed_frames)


def _size_of(head: bytes, logs: Sequence[BinaryIO]) -> int | None:
    """The page size that the header of the file, or else of a log, names."""
    named = int.from_bytes(head[16:18], "big")
    sizes = [65536 if named == 1 else named] if head[:16] == b"SQLite format 3\0" else []
    for log in logs:
        start = log.read(_LOG_HEADER)
        log.seek(0)
        if int.from_bytes(start[:4], "big") in _LOG_MAGIC:
            sizes.append(int.from_bytes(start[8:12], "big"))
    return next((size for size in sizes if size in _SIZES), None)


def _begins_tree_page(head: bytes, size: int) -> bool:
    content = int.from_bytes(head[5:7], "big") or 65536
    return head[0] in _TREE_PAGES and 8 < content <= size and int.from_bytes(head[3:5], "big") > 0


def _checksum(order: str, known: tuple[int, ...], data: bytes) -> tuple[int, int]:
    """https://www.sqlite.org/fileformat.html#checksum_algorithm"""
    first, second = known
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for n in range(0, len(words), 2):
        first = first + words[n] + second & 0xFFFFFFFF
        second = second + words[n + 1] + first & 0xFFFFFFFF
    return first, second
