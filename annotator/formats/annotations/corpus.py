"""A corpus of another tool as the content that an import takes: surveyed, mapped, one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingOf
from pathlib import PurePath
from typing import Protocol

import msgspec

from annotator.core.codebook.model import Codebook
from annotator.core.coding.actor import Actor
from annotator.core.coding.coder import Coder
from annotator.core.coding.link import Link
from annotator.core.coding.project import ProjectInfo
from annotator.core.errors import InputError
from annotator.core.messages import Message
from annotator.formats.annotations.mapping import Mapping
from annotator.formats.annotations.model import ForeignArticle, SidecarHead, Survey
from annotator.formats.annotations.propose import propose
from annotator.formats.annotations.read_records import Application
from annotator.formats.annotations.triggers import notes_of_triggers
from annotator.formats.content import CodedArticle
from annotator.formats.parsing.spool import Spool
from annotator.formats.parsing.table_columns import Columns

_FEW = 8
DOUBTFUL = "between-other-words"
"""The code of what a person decides on: words that stand between others than an annotation says."""
TakenPassages = bool | frozenset[str]
"""Which of such words are taken: all, none, or these passages, as `passage` names them."""


def passage(file: str, place: str, words: str) -> str:
    """What names a doubtful passage in one import and the next, wherever an archive lies unpacked.

    Args:
        place: of the annotation in its file.
    """
    return f"{PurePath(file).name} {place} {words}"


def is_taken(taken: TakenPassages, name: str) -> bool:
    """Whether a person takes the passage of that name."""
    return taken if isinstance(taken, bool) else name in taken


def nothing() -> None:
    """The callback that does nothing."""


def no_text(_sha256: str) -> str | None:
    """No text is known."""
    return None


class Proposal(Protocol):
    """Says what labels could mean, as `propose` does."""

    def __call__(
        self, survey: Survey, codebook: Codebook, known: Mapping | None, *, closed: bool
    ) -> tuple[Mapping, Codebook]:
        """The mapping, and the codebook with what it needs added."""
        ...


class Note(msgspec.Struct, frozen=True):
    """A note for the user on how a file was read."""

    message: Message


Found = ForeignArticle | InputError | Note
"""What reading a file comes to: an article, what is left out and why, or a note."""


class Source(Protocol):
    """A file of a corpus, or files that go together: all of it is taken, or nothing."""

    @property
    def file(self) -> str:
        """What problems name."""
        ...

    def documents(self) -> Iterator[Found]:
        """The articles with their annotations, what of the file is left out, and notes.

        Raises:
            InputError: something in it does not hold; names file and line.
        """
        ...


class Reading(msgspec.Struct, frozen=True):
    """What a reader is told of the project that it reads for.

    Attributes:
        new_id: makes ids for articles.
        coder: who imports, and owns what names nobody.
        coder_named: the coder of a name that a file gives.
        codebook: the project's.
        columns: which columns of tables are what of an article; told by their names if empty.
        remembered_columns: what columns were in the imports before, by what stands for a header.
        mapping: what labels mean, and nothing else does; proposed if not given.
        remembered: what labels meant in the imports before, by format; the rest is proposed.
        encoding: of text files that are not UTF-8, as a person says; told by each if empty.
        lenient: whether what holds of a bad file is taken, where its format can tell.
        unfinished: whether coders whose files these are have not finished with them.
        takes_doubtful: which words are taken that stand between others than an annotation says.
        tick: called after every article; may raise to stop.
        text_of: the text of an article by its SHA-256, where the project or another file of the
            import has it.
    """

    new_id: Callable[[], str]
    coder: Coder
    coder_named: Callable[[str], Coder]
    codebook: Codebook
    columns: Columns = {}
    remembered_columns: MappingOf[str, Columns] = {}
    mapping: Mapping | None = None
    remembered: dict[str, Mapping] = {}
    encoding: str = ""
    lenient: bool = False
    takes_doubtful: TakenPassages = False
    unfinished: bool = False
    tick: Callable[[], None] = nothing
    text_of: Callable[[str], str | None] = no_text


class ForeignContent:
    """A corpus by a mapping. Its files are read once and kept in a temporary file from then on.

    Attributes:
        format_name: the format's.
        before: the codebook that the labels meet, without what they need added.
        survey: which labels it has.
        mapping: what they mean.
        problems: what of the files was left out, and why.
        notes: what a person should know of how they were read.
    """

    def __init__(
        self,
        format_name: str,
        sources: Iterable[Source],
        reading: Reading,
        project: SidecarHead | None = None,
        proposal: Proposal = propose,
        *,
        strict: bool = False,
    ) -> None:
        """Surveys the corpus; a file that does not hold is left out.

        Args:
            format_name: the format's.
            sources: the files.
            reading: what is known of the project that it is read for.
            project: what an export of a project said of it, if the corpus is one.
            proposal: what those labels could mean of which the reading does not say it.
            strict: whether a file that does not hold stops everything.

        Raises:
            InputError: a file does not hold, and that is to stop everything.
            CodebookError: the mapping names a type or field that the codebook lacks.
        """
        self._reading = reading
        self._project = project
        self._strict = strict
        self.info: ProjectInfo | None = project.project if project else None
        self.survey = Survey()
        self.problems: list[InputError] = []
        self._coders = {coder.id: coder for coder in project.coders} if project else {}
        self._ids: dict[str, str] = {}
        self._notes: list[Message] = []
        self.notes: Sequence[Message] = self._notes
        self._hashes: list[str] = []
        self._spool = Spool(ForeignArticle)
        for source in sources:
            self._take(source)
        self.before = project.codebook if project else reading.codebook
        self.format_name = format_name
        known = reading.mapping or reading.remembered.get(format_name)
        is_closed = reading.mapping is not None
        self.mapping, codebook = proposal(self.survey, self.before, known, closed=is_closed)
        self.codebook: Codebook | None = codebook
        used = self.mapping if is_closed else _used(self.mapping, self.survey)
        self._application = Application(
            format_name, used, codebook, self._coder, unfinished=self._reading.unfinished
        )
        self._links: list[Link] | None = None
        self._notes += notes_of_triggers(self._spool, used)

    def _take(self, source: Source) -> None:
        """Spools and surveys the documents of a source: all of them, or none if it fails."""
        survey, hashes, coders = _Held(), list[str](), set[str]()
        problems, notes = list[InputError](), list[Message]()
        begin = self._spool.end
        try:
            for document in source.documents():
                if isinstance(document, InputError):
                    problems.append(document)
                    continue
                if isinstance(document, Note):
                    notes.append(document.message)
                    continue
                self._reading.tick()
                survey.add(document)
                hashes.append(document.article.sha256)
                coders.update([each.coder for each in document.annotations if not each.record])
                coders.update([each.coder for each in document.relations])
                coders.update(document.coders)
                self._spool.add(document)
        except InputError as error:
            if self._strict:
                raise
            self.problems.append(error)
            self._spool.cut(begin)
            return
        self.problems += problems
        self._notes += notes
        survey.count_into(self.survey)
        self._hashes += hashes
        for name in sorted(coders):
            self._coder(name)

    def documents(self) -> Iterator[ForeignArticle]:
        """The texts with their annotations as the tool has them, before they meet the codebook."""
        return iter(self._spool)

    def text_hashes(self) -> Iterator[str]:
        """The SHA-256 of each article's text; all was checked already."""
        return iter(self._hashes)

    def coders(self) -> Sequence[Coder]:
        """Everybody whom the files name, and who imports."""
        return list(self._coders.values())

    def actors(self) -> Iterator[Actor]:
        """Those of the project; names in texts are no registry."""
        return iter(self._project.actors if self._project else ())

    def articles(self) -> Iterator[CodedArticle]:
        """The articles with their records."""
        links = list(self._project.links) if self._project else []
        known = {(link.source, link.target, link.relation) for link in links}
        ends = {end for link in links for end in (link.source, link.target)}
        missing = set(ends)
        for document in self._spool:
            coded, found = self._application.applied(document)
            missing -= {record.id for record in coded.records if record.id in ends}
            links += [
                link for link in found if (link.source, link.target, link.relation) not in known
            ]
            yield coded
        # What was deleted elsewhere takes its links along.
        self._links = [
            link for link in links if link.source not in missing and link.target not in missing
        ]

    def links(self) -> Iterator[Link]:
        """The links between records."""
        if self._links is None:
            for _ in self.articles():
                pass
        return iter(self._links or ())

    def _coder(self, name: str) -> str:
        """The id of the coder of that name, who is asked for with every record."""
        known = self._ids.get(name)
        if known is None:
            coder = self._reading.coder_named(name) if name else self._reading.coder
            self._coders[coder.id] = coder
            known = self._ids[name] = coder.id
        return known


class _Held:
    """Documents that are counted once all of their source is sound: few of them are held, since
    to count each by itself and then add that up takes longer; of many only the counts are."""

    def __init__(self) -> None:
        self._few: list[ForeignArticle] = []
        self._counted = Survey()

    def add(self, document: ForeignArticle) -> None:
        """Counts a document in."""
        self._few.append(document)
        if len(self._few) > _FEW:
            self._count_few(self._counted)

    def count_into(self, survey: Survey) -> None:
        """Adds all of them to a survey."""
        survey.update(self._counted)
        self._count_few(survey)

    def _count_few(self, survey: Survey) -> None:
        for document in self._few:
            survey.add(document)
        self._few.clear()


def _used(mapping: Mapping, survey: Survey) -> Mapping:
    """The mapping without entries for labels that the corpus lacks."""
    types = {label: mapped for label, mapped in mapping.types.items() if label in survey.labels}
    return msgspec.structs.replace(mapping, types=types)
