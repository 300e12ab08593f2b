"""Reading the files of an import, each by its format, before anything is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from os.path import commonpath
from pathlib import Path

import msgspec

from annotator.core.errors import InputError
from annotator.core.messages import message
from annotator.formats.annotations.corpus import Reading
from annotator.formats.content import Content, Surveyed
from annotator.formats.format import Format
from annotator.formats.parsing.table_columns import Columns
from annotator.formats.registry import format_of
from annotator.formats.tables.content import TableContent
from annotator.services.ids import new_id
from annotator.services.progress import Progress
from annotator.services.transfer.amended import Amend, Amended
from annotator.services.transfer.report import Problem, Tally


class Parsed(msgspec.Struct, frozen=True):
    """A file, or files that go together, read and found to hold what they should.

    Attributes:
        amend: what more is to be said of each article; nothing if None.
    """

    file: str
    content: Content
    hashes: Sequence[str]
    amend: Amend | None = None

    @property
    def given(self) -> Content:
        """The content as the project is to take it."""
        return Amended(self.content, self.amend) if self.amend else self.content


class Parser:
    """Reads files; one that cannot be read becomes a problem of the tally, unless ``strict``."""

    def __init__(
        self,
        formats: Sequence[Format],
        chosen: Format | None,
        reading: Reading,
        tally: Tally,
        *,
        strict: bool,
        columns: Columns,
        remembered: Mapping[str, Columns],
    ) -> None:
        """Reads by the chosen format, or each file by its own; tables by the named columns, or as
        one with the same header was read before."""
        self._formats = formats
        self._chosen = chosen
        self._reading = reading
        self._tally = tally
        self._strict = strict
        self._columns = columns
        self._remembered = remembered

    def parsed(self, files: Sequence[Path], progress: Progress) -> list[Parsed]:
        """What the files hold.

        Raises:
            InputError: a file cannot be read, and that is to stop everything.
            CodebookError: the mapping does not fit the codebook.
        """
        found: list[Parsed] = []
        rest = list(files)
        for known in [self._chosen] if self._chosen else self._formats:
            if known.read_corpus is None or known.claims is None:
                continue
            claimed = rest if self._chosen else known.claims(rest)
            if claimed:
                done = len(files) - len(rest)
                progress(done, len(files), "Reading files")
                taken = set(claimed)
                rest = [path for path in rest if path not in taken]
                tick = _Ticking(progress, done, len(files) - len(rest), len(files))
                for paths in [[path] for path in claimed] if known.each_alone else [claimed]:
                    found += self._corpus(known, paths, tick)
        for done, path in enumerate(rest, len(files) - len(rest)):
            progress(done, len(files), "Reading files")
            found += self._file(path, lambda done=done: progress(done, len(files), "Reading files"))
        return found

    def _corpus(
        self, known: Format, paths: Sequence[Path], tick: Callable[[], None]
    ) -> list[Parsed]:
        if known.read_corpus is None:
            return []
        try:
            content = known.read_corpus(paths, msgspec.structs.replace(self._reading, tick=tick))
        except InputError as error:
            self._refuse(error)
            return []
        for problem in content.problems:
            self._refuse(problem)
        self._tally.notes.extend(content.notes)
        if content.problems and not content.hashes():
            # Of a corpus none of whose files is sound, its codebook is not taken either.
            return []
        return [Parsed(commonpath(paths), content, content.hashes())]

    def _file(self, path: Path, tick: Callable[[], None]) -> list[Parsed]:
        try:
            content = self._read(path)
            hashes: list[str] = []
            for sha256 in _surveyed(content):
                tick()
                hashes.append(sha256)
        except InputError as error:
            self._refuse(error)
            return []
        for problem in content.problems if isinstance(content, Surveyed) else ():
            self._refuse(problem)
        self._tally.notes.extend(content.notes)
        return [Parsed(str(path), content, hashes)]

    def _read(self, path: Path) -> Content:
        known = self._chosen or format_of(path, self._formats)
        if known.table:
            return TableContent(known.table(path), new_id, self._columns, self._remembered)
        if self._columns and known.read_columns:
            return known.read_columns(path, new_id, self._columns)
        if known.read is None:
            # It has the name of a format that looks into files to tell which are its own.
            raise InputError(str(path), message("named-like-another", format=known.title))
        return known.read(path, new_id)

    def _refuse(self, error: InputError) -> None:
        if self._strict:
            raise error
        self._tally.problems.append(Problem.of(error))


class _Ticking:
    """Says after each article of a corpus that some more of its files are done."""

    def __init__(self, progress: Progress, done: int, end: int, total: int) -> None:
        self._progress = progress
        self._done = done
        self._end = end
        self._total = total

    def __call__(self) -> None:
        # How many files an article has is not known here: one more, and never past the corpus.
        self._done = min(self._done + 1, self._end)
        self._progress(self._done, self._total, "Reading files")


def _surveyed(content: Content) -> Iterator[str]:
    """The SHA-256 of each article's text."""
    if isinstance(content, Surveyed):
        return content.survey()
    return (coded.article.sha256 for coded in content.articles())
