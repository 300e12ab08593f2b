"""The file in a project that keeps what REFI-QDA cannot say; see `sidecar`.

Line 1 is a `SidecarHead`, each line after it a `SidecarSourceLine`.
"""

from collections.abc import Generator, Iterator
from typing import TypeVar

import msgspec

from annotator.formats.annotations import sidecar
from annotator.formats.annotations.model import ForeignArticle, SidecarHead
from annotator.formats.annotations.sidecar import SidecarLine
from annotator.formats.annotations.sidecar_checks import SidecarChecks
from annotator.formats.parsing.archives import Archive

NAME = sidecar.NAME
"""How it is called in the zip. Other tools read only what ``project.qde`` names."""


class SidecarSourceLine(SidecarLine, frozen=True, omit_defaults=True):
    """What the codings of one source, whose GUID is ``file``, do not say.

    Attributes:
        shown: the codings and links that only show others what the records say anyway.
    """

    shown: tuple[str, ...] = ()


_T = TypeVar("_T")
_HEAD = msgspec.json.Decoder(SidecarHead)
_LINE = msgspec.json.Decoder(SidecarSourceLine)


class SidecarSources:
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
        self._lines: Iterator[SidecarSourceLine] = iter(())
        self._passed: dict[str, SidecarSourceLine] = {}
        self._checks = SidecarChecks(file)
        self._is_begun = self._is_checked = False
        self.project: SidecarHead | None = None
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
        line = self._of(source)
        if line is None or line.article.sha256 != document.article.sha256:
            return document
        if not self._is_checked:
            sidecar.check(self._checks, f"{NAME}, {line.file}: $", line, document.article.text)
        shown = frozenset(line.shown)
        without = msgspec.structs.replace(
            document,
            annotations=tuple(each for each in document.annotations if each.id not in shown),
            relations=tuple(each for each in document.relations if each.id not in shown),
        )
        return sidecar.joined(without, line)

    def _of(self, source: str) -> SidecarSourceLine | None:
        """They stand in the order of the sources, unless somebody else wrote these anew."""
        if source in self._passed:
            return self._passed[source]
        for line in self._lines:
            if line.file == source:
                return line
            self._passed[line.file] = line
        return None

    def _read(self) -> Generator[SidecarSourceLine, None, None]:
        with self._archive.opened(NAME) as lines:
            lines.readline()
            for number, line in enumerate(lines, 2):
                yield self._decoded(_LINE, line, number)

    def _decoded(self, decoder: msgspec.json.Decoder[_T], line: bytes, number: int) -> _T:
        return sidecar.decoded(self._file, decoder, line, number, f"{NAME}, ")
