"""Zip archives from files that nobody vouches for: checked before anything is unpacked."""

import io
import stat
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath

from annotator.core.errors import InputError
from annotator.formats.signatures import what_it_is

MOST_MEMBERS = 20_000
MOST_BYTES = 512 * 1024 * 1024
MOST_GROWTH = 200
_GROWTH_MATTERS_FROM = 8 * 1024 * 1024
_ENCRYPTED = 0x1


class Archive:
    """A zip archive whose members have harmless names, and together a harmless size."""

    def __init__(self, file: str, raw: bytes) -> None:
        """Checks what the archive says of itself.

        Args:
            file: what problems name.
            raw: the archive.

        Raises:
            InputError: it is no zip archive, or one that is not safe to unpack; says why.
        """
        self._file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputError(
                file,
                "it is cut off or damaged, or no file of this kind at all."
                f"{what_it_is(raw) if not raw.startswith(b'PK') else ''} Get it once more from "
                "where it came from.",
            ) from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise InputError(
                file, f"it holds {len(members)} files; more than {MOST_MEMBERS} are not unpacked."
            )
        for member in members:
            self._check(member)
        size = sum(member.file_size for member in members)
        if size > MOST_BYTES:
            raise InputError(
                file,
                f"it would unpack to {size // 1024**2} MB; more than {MOST_BYTES // 1024**2} MB "
                "are not unpacked.",
            )
        if size > _GROWTH_MATTERS_FROM and size > MOST_GROWTH * len(raw):
            raise InputError(
                file,
                f"it would unpack to {size // max(len(raw), 1)} times its size, as only archives "
                "made to do harm do.",
            )
        self._members = {member.filename: member for member in members if not member.is_dir()}

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
        member = self._members.get(name)
        if member is None:
            raise InputError(
                self._file, f"the part “{name}” is missing: it is damaged or of another kind."
            )
        if member.flag_bits & _ENCRYPTED:
            raise InputError(
                self._file, "it is protected by a password. Save a copy without one.", name
            )
        try:
            return self._zip.read(member)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise InputError(
                self._file,
                f"it is damaged ({error or 'cut off'}). Get it once more from where it came from.",
                name,
            ) from error

    def _check(self, member: zipfile.ZipInfo) -> None:
        # ZipInfo cuts a name at NUL and turns the separator of the system into a slash.
        name = member.orig_filename.replace("\\", "/")
        path = PurePosixPath(name)
        is_outside = path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]
        if is_outside or "\0" in name or not name:
            raise InputError(
                self._file,
                f"it holds a file that would land outside its folder ({name!a}), as only archives "
                "made to do harm do.",
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise InputError(
                self._file, f"it holds a link to another place ({name!a}), which is not followed."
            )
