"""Zip archives from files that nobody vouches for: checked before anything is unpacked."""

import io
import re
import shutil
import stat
import weakref
import zipfile
import zlib
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.parsing.signatures import by_content

MOST_MEMBERS = 20_000
MOST_MEMBERS_READ_PARTLY = 1_000_000
MOST_BYTES = 512 * 1024 * 1024
MOST_GROWTH = 200
_GROWTH_MATTERS_FROM = 8 * 1024 * 1024
_ENCRYPTED = 0x1
_BLOCK = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_DRIVE = re.compile(r"[A-Za-z]:")


class Archive:
    """A zip archive whose members have harmless names, and together a harmless size.

    Attributes:
        size: of its files together, unpacked.
    """

    def __init__(
        self,
        file: str,
        source: bytes | Path,
        *,
        most_members: int | None = None,
        most_bytes: int | None = None,
        partly: bool = False,
    ) -> None:
        """Checks what the archive says of itself.

        Args:
            file: what problems name.
            source: the archive, or where it lies if it is too large to be held.
            most_members: how many files it may hold; `MOST_MEMBERS` if not said.
            most_bytes: how many bytes they may have together; `MOST_BYTES` if not said.
            partly: whether most of it is never unpacked, such as films in a project; then each
                file in it has to be of a harmless size when it is read, not all together.

        Raises:
            InputError: it is no zip archive, or one that is not safe to unpack; says why.
        """
        self._file = file
        self._partly = partly
        if most_members is None:
            most_members = MOST_MEMBERS_READ_PARTLY if partly else MOST_MEMBERS
        most_bytes = MOST_BYTES if most_bytes is None else most_bytes
        head, packed = _head_and_size(file, source)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            advice = message("get-it-again")
            if not head.startswith(b"PK"):
                advice = by_content(head, advice)
            raise InputError(file, message("cut-off-or-other", advice=advice)) from error
        # A file that stays open between readings is closed with what reads it.
        weakref.finalize(self, self._zip.close)
        members = self._zip.infolist()
        if len(members) > most_members:
            raise InputError(file, message("too-many-files", files=len(members), most=most_members))
        for member in members:
            self._check(member)
        size = sum(member.file_size for member in members)
        if not partly:
            self._check_size(size, packed, most_bytes)
        self.size = size
        counted = Counter(member.filename for member in members if not member.is_dir())
        self._repeated = [name for name, count in counted.items() if count > 1]
        self._members = {member.filename: member for member in members if not member.is_dir()}

    @property
    def repeated(self) -> Sequence[str]:
        """The paths that several files in it have; only the last of them can be read."""
        return self._repeated

    @property
    def names(self) -> Sequence[str]:
        """The paths of the files in it, in its order."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        """Whether there is a file of that path."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a file in it.

        Raises:
            InputError: there is none of that path, or it is damaged or protected by a password.
        """
        with self.opened(name) as part:
            return part.read()

    def copy(self, name: str, out: BinaryIO) -> None:
        """Writes a file in it elsewhere, without holding it.

        Raises:
            InputError: there is none of that path, or it is damaged or protected by a password, or
                it cannot be written.
        """
        with self.opened(name) as part:
            shutil.copyfileobj(part, out, _BLOCK)

    def close(self) -> None:
        """Ends reading it."""
        self._zip.close()

    @contextmanager
    def opened(self, name: str) -> Generator[IO[bytes], None, None]:
        """A file in it, to be read piece by piece; what is wrong with it is told then.

        Raises:
            InputError: as `read` raises it, while the block lasts too.
        """
        member = self._members.get(name)
        if member is None:
            raise InputError(self._file, message("part-missing", part=name))
        if member.flag_bits & _ENCRYPTED:
            raise InputError(self._file, message("password-protected"), name)
        if self._partly:
            self._check_size(member.file_size, member.compress_size, MOST_BYTES, name)
        try:
            part = self._zip.open(member)
        except _DAMAGE as error:
            raise self._damaged(name, error) from error
        try:
            with part:
                yield part
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise self._damaged(name, error) from error

    def _damaged(self, name: str, error: Exception) -> InputError:
        return InputError(
            self._file,
            message("damaged", reason=str(error) or "cut off"),
            name,
        )

    def _check_size(self, size: int, packed: int, most: int, part: str = "") -> None:
        if size > most:
            raise InputError(
                self._file,
                message("unpacks-too-large", size=size // 1024**2, most=most // 1024**2),
                part,
            )
        if size > _GROWTH_MATTERS_FROM and size > MOST_GROWTH * packed:
            raise InputError(
                self._file,
                message("unpacks-too-many-times", times=size // max(packed, 1)),
                part,
            )

    def _check(self, member: zipfile.ZipInfo) -> None:
        # ZipInfo cuts a name at NUL and turns the separator of the system into a slash.
        name = member.orig_filename.replace("\\", "/")
        path = PurePosixPath(name)
        is_outside = path.is_absolute() or ".." in path.parts or _DRIVE.match(name) is not None
        if is_outside or "\0" in name or not name:
            raise InputError(
                self._file,
                message("lands-outside", name=ascii(name)),
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise InputError(self._file, message("link-in-archive", name=ascii(name)))


def _head_and_size(file: str, source: bytes | Path) -> tuple[bytes, int]:
    if isinstance(source, bytes):
        return source[:1024], len(source)
    try:
        with source.open("rb") as there:
            return there.read(1024), source.stat().st_size
    except OSError as error:
        raise InputError(
            file, message("cannot-be-read", reason=error.strerror or str(error))
        ) from error
