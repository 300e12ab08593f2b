"""Zip archives among what is imported: each is unpacked to a temporary place and read as a folder.

Problems, notes and articles name what was in it as ``archive.zip/folder/name.txt``.
"""

import os
import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.formats.parsing.archives import Archive
from annotator.formats.parsing.one_article import file_name
from annotator.services.progress import Progress, silent
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.enrichment import Amend, combined
from annotator.services.transfer.reading import Parsed
from annotator.services.transfer.report import Problem

EXTENSION = ".zip"
_MOST_MEMBERS = 200_000
_MOST_BYTES = 4 * 1024**3
_DEEPEST = 2
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_LONGEST_PART = 200


class _Unpacked(msgspec.Struct, frozen=True):
    """An archive.

    Attributes:
        folder: what was in it.
        shown: what a person calls it.
    """

    folder: Path
    shown: Path

    @property
    def within(self) -> str:
        """What the paths of the files in it begin with."""
        return f"{self.folder}{os.sep}"


class Unpacking:
    """The archives of one import, there as long as the block lasts.

    Attributes:
        problems: what could not be unpacked, and why.
    """

    def __init__(self, *, strict: bool = False, progress: Progress = silent) -> None:
        """Unpacks nothing yet.

        Args:
            strict: whether one bad archive stops everything.
            progress: may stop it.
        """
        self._progress = progress
        self.problems: list[Problem] = []
        self._strict = strict
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._archives: list[_Unpacked] = []
        self._made: set[Path] = set()
        self._left = _MOST_BYTES

    def __enter__(self) -> "Unpacking":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._place is not None:
            self._place.cleanup()
        if isinstance(error, InputError) and self._archives:
            raise self._renamed(error) from error

    def folder(self, archive: Path) -> Path | None:
        """The folder that the archive was unpacked to; None if it could not be.

        Raises:
            InputError: it could not be, and that is to stop everything.
        """
        if self._place is None:
            # Where a folder cannot be emptied, what is left is the system's to remove.
            self._place = tempfile.TemporaryDirectory(
                prefix="annotator-unpacked-", ignore_cleanup_errors=True
            )
        name = _part(file_name(archive.stem)) + EXTENSION
        folder = Path(self._place.name) / str(len(self._archives)) / name
        self._archives.append(_Unpacked(folder, archive))
        return folder if self._unpack(archive, folder, depth=1) else None

    def shown(self, text: str) -> str:
        """The text with archives called as a person calls them, not by where they were unpacked."""
        for each in self._archives:
            text = text.replace(str(each.folder), str(each.shown))
        return text

    def groups(self, files: Sequence[Path]) -> list[list[Path]]:
        """The files in no archive, then those of each: a corpus does not go across archives."""
        groups: dict[Path | None, list[Path]] = {}
        for file in files:
            archive = self._archive_of(file)
            groups.setdefault(archive.folder if archive else None, []).append(file)
        return sorted(groups.values(), key=lambda group: self._archive_of(group[0]) is not None)

    def enriched(self, parsed: Sequence[Parsed], tally: Tally) -> list[Parsed]:
        """The files, those of archives with articles that say which archive they are from.

        Args:
            parsed: what was read.
            tally: gets what could not be unpacked; what it says of files in archives names them
                as a person does.
        """
        if self._archives or self.problems:
            tally.problems[:] = [
                Problem.of(self._renamed(each.error)) for each in (*self.problems, *tally.problems)
            ]
            tally.notes[:] = map(self._shown, tally.notes)
            tally.decisions = Counter(
                {
                    (self.shown(file), kind, verdict): count
                    for (file, kind, verdict), count in tally.decisions.items()
                }
            )
        return [self._enriched(each) for each in parsed]

    def _renamed(self, error: InputError) -> InputError:
        return InputError(self.shown(error.file), self._shown(error.message), error.where)

    def _shown(self, value: Any) -> Any:
        """A message, or a parameter of one, with archives called as a person calls them."""
        if isinstance(value, Message):
            named = {name: self._shown(each) for name, each in value.parameters.items()}
            return Message(value.code, named)
        if isinstance(value, list | tuple):
            return [self._shown(each) for each in cast("Sequence[Any]", value)]
        return self.shown(value) if isinstance(value, str) else value

    def _enriched(self, parsed: Parsed) -> Parsed:
        file = Path(parsed.file)
        archive = self._archive_of(file)
        if archive is None:
            return parsed
        parsed = replace(parsed, file=self.shown(parsed.file))
        # What a whole project says of its articles stays as it is.
        if parsed.content.info is not None:
            return parsed
        member = str(file)[len(archive.within) :] if file.is_file() else ""
        amend = _from(archive.shown.name, member.replace(os.sep, "/"))
        return replace(parsed, amend=combined(parsed.amend, amend))

    def _archive_of(self, file: Path) -> _Unpacked | None:
        return next(
            (each for each in self._archives if f"{file}{os.sep}".startswith(each.within)), None
        )

    def _unpack(self, packed: Path, folder: Path, *, depth: int) -> bool:
        shown = self.shown(str(packed))
        try:
            archive = Archive(shown, packed, most_members=_MOST_MEMBERS, most_bytes=self._left)
        except InputError as error:
            self.refuse(error)
            return False
        self._left -= archive.size
        try:
            folder.mkdir(parents=True)
            names = archive.names
            for done, name in enumerate(names):
                self._progress(done, len(names), "Unpacking files")
                self._take(archive, name, folder, depth=depth)
            for name in archive.repeated:
                reason = message("several-of-this-name")
                self.refuse(InputError(f"{shown}/{name}", reason))
        except OSError as error:
            reason = message("cannot-be-unpacked", reason=error.strerror or str(error))
            self.refuse(InputError(shown, reason))
            return False
        finally:
            archive.close()
        return True

    def _take(self, archive: Archive, name: str, folder: Path, *, depth: int) -> None:
        parts = PurePosixPath(_as_utf8(name).replace("\\", "/")).parts
        if any(part.startswith(".") or part == "__MACOSX" for part in parts):
            return
        target = folder.joinpath(*map(_part, parts))
        try:
            if target.parent not in self._made:
                target.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(target.parent)
            with target.open("xb") as out:
                archive.copy(name, out)
        except (FileExistsError, NotADirectoryError):
            self.refuse(InputError(self.shown(str(target)), message("file-in-its-place")))
            return
        except InputError as error:
            target.unlink(missing_ok=True)
            self.refuse(InputError(self.shown(str(target)), error.message))
            return
        if target.suffix.lower() == EXTENSION:
            self._unpack_inside(target, depth=depth)

    def _unpack_inside(self, inner: Path, *, depth: int) -> None:
        if depth >= _DEEPEST:
            reason = message("archives-too-deep")
            self.refuse(InputError(self.shown(str(inner)), reason))
            inner.unlink()
            return
        moved = inner.with_name(f"{inner.name}.packed")
        inner.rename(moved)
        # Its problems are to name it as it was called.
        self._archives.append(_Unpacked(moved, Path(self.shown(str(inner)))))
        self._unpack(moved, inner, depth=depth + 1)
        self._archives.pop()
        moved.unlink(missing_ok=True)

    def refuse(self, error: InputError) -> None:
        """Notes a problem, or raises it if one is to stop everything."""
        if self._strict:
            raise error
        self.problems.append(Problem.of(error))


def _from(archive: str, member: str) -> Amend:
    """Adds the archive to an article's metadata, and the file in it if that holds one article."""
    about = {"archive": file_name(archive)} | ({"member": member} if member else {})

    def amended(article: Article) -> Article:
        return replace(article, metadata={**about, **article.metadata})

    return amended


def _as_utf8(name: str) -> str:
    """The name as it was meant: many programs write UTF-8 without saying so, which is then read as
    the code page of old PCs."""
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _part(part: str) -> str:
    """A part of a path as every system can store it."""
    clean = _FORBIDDEN.sub("_", part).rstrip(" .") or "_"
    if len(clean.encode(errors="replace")) <= _LONGEST_PART:
        return clean
    suffix = Path(clean).suffix[:20]
    short = clean.encode(errors="replace")[: _LONGEST_PART - 30].decode(errors="ignore")
    return f"{short}{suffix}"
