"""Structs in a temporary file, so that only one is in memory at a time."""

import tempfile
import weakref
from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from annotator.core.errors import AnnotatorError
from annotator.core.messages import message

_T = TypeVar("_T")
_LENGTH = 8
_BUFFER = 1 << 20
_MOST_IN_MEMORY = 8 << 20
"""Bytes that need no file yet."""


class Spool(Generic[_T]):
    """Structs of one type, read one by one or in the order in which they were added, as often as
    one likes.

    Attributes:
        end: the place behind the last.
    """

    def __init__(self, of: type[_T]) -> None:
        """Makes the file, once there is enough for one; it goes with the spool."""
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed by what follows
            max_size=_MOST_IN_MEMORY, buffering=_BUFFER
        )
        weakref.finalize(self, self._file.close)
        self._packed = msgspec.msgpack.Encoder()
        self._unpack = msgspec.msgpack.Decoder(of)
        self._parse = msgspec.json.Decoder(of)
        self._at_end = True
        self.end = 0

    def add(self, thing: _T) -> int:
        """Puts a thing behind the last, and says at which place.

        Raises:
            AnnotatorError: there is no room for it.
        """
        try:
            raw, sign = self._packed.encode(thing), b"p"
        except OverflowError:
            # Whole numbers of any size, as JSON may have them, are beyond MessagePack.
            raw, sign = msgspec.json.encode(thing), b"j"
        try:
            if not self._at_end:
                self._file.seek(self.end)
                self._at_end = True
            self._file.write(len(raw).to_bytes(_LENGTH) + sign + raw)
        except OSError as error:
            raise no_temporary_room(error) from error
        place = self.end
        self.end += _LENGTH + 1 + len(raw)
        return place

    def cut(self, end: int) -> None:
        """Drops what was added since the end was there."""
        self.end, self._at_end = end, False

    def at(self, place: int) -> _T:
        """The thing that was put at a place."""
        return self._taken(place)[0]

    def __iter__(self) -> Iterator[_T]:
        """The things from the first to the last."""
        place = 0
        while place < self.end:
            thing, place = self._taken(place)
            yield thing

    def _taken(self, place: int) -> tuple[_T, int]:
        """The thing at a place, and the place of the next."""
        self._file.seek(place)
        self._at_end = False
        head = self._file.read(_LENGTH + 1)
        length = int.from_bytes(head[:_LENGTH])
        raw = self._file.read(length)
        thing = (self._unpack if head[_LENGTH:] == b"p" else self._parse).decode(raw)
        return thing, place + _LENGTH + 1 + length


def no_temporary_room(error: OSError) -> AnnotatorError:
    """What is said where a temporary file cannot be written."""
    return AnnotatorError(
        message(
            "no-room-for-temporary-files",
            folder=tempfile.gettempdir(),
            reason=error.strerror or str(error),
        )
    )
