"""The file in a project that keeps what REFI-QDA cannot say; see `sidecar`.

Line 1 is a `ProjectRest`, each line after it a `SourceRest`.
"""

from collections.abc import Generator, Iterator
from typing import TypeVar

import msgspec

from annotator.formats.annotations import sidecar
from annotator.formats.annotations.model import ForeignArticle, ProjectRest
from annotator.formats.annotations.sidecar import FileRest
from annotator.formats.annotations.sidecar_checks import RestChecks
from annotator.formats.parsing.archives import Archive

NAME = sidecar.NAME
"""How it is called in the zip. Other tools read only what ``project.qde`` names."""


class SourceRest(FileRest, frozen=True, omit_defaults=True):
    """What the codings of one source, whose GUID is ``file``, do not say.

    Attributes:
        shown: the codings and links that only show others what the records say anyway.
    """

    shown: tuple[str, ...] = ()


_T = TypeVar("_T")
_HEAD = msgspec.json.Decoder(ProjectRest)
_LINE = msgspec.json.Decoder(SourceRest)


class Rests:
    """The sidecar lines of a project, read in step with its sources.

    Attributes:
        project: None if it was not written by us.
    """

    def __init__(self, file: str, archive: Archive) -> None:
        """Reads the first line.

        Raises:
            InputError: it does not hold; names the line.
        """
        self._file = file
        self._archive = archive
        self._lines: Iterator[SourceRest] = iter(())
        self._passed: dict[str, SourceRest] = {}
        self._checks = RestChecks(file)
        self._is_begun = self._is_checked = False
        self.project: ProjectRest | None = None
        if NAME in archive:
            with archive.opened(NAME) as lines:
                self.project = self._decoded(_HEAD, lines.readline(), 1)
            self.project = self._checks.head(f"{NAME}, line 1: $", self.project)

    def restart(self) -> None:
        """Begins with the first source again; what was checked once is not checked again."""
        self._is_checked = self._is_begun
        self._is_begun = bool(self.project)
        self._passed = {}
        self._lines = self._read() if self.project else iter(())

    def joined(self, source: str, document: ForeignArticle) -> ForeignArticle:
        """The document with what is said of it beside; as it is, if nothing is or its text is
        another.

        Raises:
            InputError: what is said does not hold; names the place.
        """
        rest = self._of(source)
        if rest is None or rest.article.sha256 != document.article.sha256:
            return document
        if not self._is_checked:
            sidecar.check(self._checks, f"{NAME}, {rest.file}: $", rest, document.article.text)
        shown = frozenset(rest.shown)
        without = msgspec.structs.replace(
            document,
            annotations=tuple(each for each in document.annotations if each.id not in shown),
            relations=tuple(each for each in document.relations if each.id not in shown),
        )
        return sidecar.joined(without, rest)

    def _of(self, source: str) -> SourceRest | None:
        """They stand in the order of the sources, unless somebody else wrote these anew."""
        if source in self._passed:
            return self._passed[source]
        for rest in self._lines:
            if rest.file == source:
                return rest
            self._passed[rest.file] = rest
        return None

    def _read(self) -> Generator[SourceRest, None, None]:
        with self._archive.opened(NAME) as lines:
            lines.readline()
            for number, line in enumerate(lines, 2):
                yield self._decoded(_LINE, line, number)

    def _decoded(self, decoder: msgspec.json.Decoder[_T], line: bytes, number: int) -> _T:
        return sidecar.decoded(self._file, decoder, line, number, f"{NAME}, ")
