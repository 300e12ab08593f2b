"""The file in a project that keeps what REFI-QDA cannot say; see `sidecar`.

Line 1 is a `ProjectRest`, each line after it a `SourceRest`.
"""

from collections.abc import Generator, Iterator
from typing import TypeVar

import msgspec

from annotator.core.errors import InputError
from annotator.core.record import FieldValue
from annotator.core.span import Fragment
from annotator.formats import sidecar
from annotator.formats.archives import Archive
from annotator.formats.foreign import ForeignArticle, ProjectRest, RecordRest
from annotator.formats.json_checks import Checks
from annotator.formats.json_shape import (
    ActorShape,
    ArticleShape,
    CoderShape,
    RecordShape,
    StatusShape,
)
from annotator.formats.sidecar import FileRest

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
    """What of a project no source says, read as its sources are.

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
        self._checks = Checks(file)
        self._is_begun = self._is_checked = False
        self.project: ProjectRest | None = None
        if NAME in archive:
            with archive.opened(NAME) as lines:
                self.project = self._decoded(_HEAD, lines.readline(), 1)
            self._check_head(self.project)

    def _check_head(self, project: ProjectRest) -> None:
        at = f"{NAME}, line 1, "
        self._checks.codebook(f"{at}codebook", project.codebook)
        for coder in project.coders:
            self._checks.coder(f"{at}coder", CoderShape(coder.id, coder.name))
        for actor in project.actors:
            self._checks.actor(f"{at}actor", ActorShape(actor.id, actor.name))
        if len({link.id for link in project.links}) < len(project.links):
            raise self._error("a link stands twice.", 1)

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
            self._check(rest, document.article.text)
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

    def _check(self, rest: SourceRest, text: str) -> None:
        """That what is said of the source fits the codebook and what else is in the file."""
        at = f"{NAME}, {rest.file}"
        if any(status.article != rest.article.id for status in rest.statuses):
            raise InputError(self._file, "it holds a status of another article.", at)
        times = (time for each in rest.records.values() for time in (each.created, each.updated))
        if any(time.tzinfo is None for time in times):
            raise InputError(self._file, "it holds a time without a zone.", at)
        shape = ArticleShape(
            id=rest.article.id,
            title=rest.article.title,
            text=text,
            sha256=rest.article.sha256,
            status=tuple(StatusShape(each.coder, each.state) for each in rest.statuses),
            records=tuple(_shape(record, text) for record in rest.records.values()),
        )
        self._checks.article(at, shape)

    def _decoded(self, decoder: msgspec.json.Decoder[_T], line: bytes, number: int) -> _T:
        try:
            return decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._error(f"{error}.", number) from error

    def _error(self, reason: str, number: int) -> InputError:
        return InputError(self._file, reason, f"{NAME}, line {number}")


def _shape(record: RecordRest, text: str) -> RecordShape:
    """The record as it is checked. Its places are cut out of the text, so that any will do."""
    some = (Fragment(0, 1, text[:1]),)
    return RecordShape(
        id=record.id,
        type=record.type,
        coder=record.coder,
        state=record.state,
        created=record.created,
        updated=record.updated,
        spans=some,
        fields={
            key: tuple(
                FieldValue(value.value, value.actor, some if value.part else ()) for value in values
            )
            for key, values in record.fields.items()
        },
    )
