"""A corpus of another tool as the content that an import takes: surveyed, mapped, one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from annotator.core.actor import Actor
from annotator.core.codebook import Codebook
from annotator.core.coder import Coder
from annotator.core.errors import InputError
from annotator.core.link import Link
from annotator.core.project import ProjectInfo
from annotator.formats.content import CodedArticle
from annotator.formats.foreign import ForeignArticle, Survey
from annotator.formats.label_application import Application
from annotator.formats.label_mapping import Mapping
from annotator.formats.label_proposal import propose


class Source(Protocol):
    """A file of a corpus, or files that go together."""

    @property
    def file(self) -> str:
        """What problems name."""
        ...

    def documents(self) -> Iterator[ForeignArticle]:
        """The articles with their annotations; may be called again and starts anew.

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
        mapping: what labels mean; proposed if not given.
    """

    new_id: Callable[[], str]
    coder: Coder
    coder_named: Callable[[str], Coder]
    codebook: Codebook
    mapping: Mapping | None = None


class ForeignContent:
    """A corpus by a mapping.

    Attributes:
        survey: which labels it has.
        mapping: what they mean.
        problems: the files that were left out, and why.
    """

    info: ProjectInfo | None = None
    notes: Sequence[str] = ()

    def __init__(self, format_name: str, sources: Iterable[Source], reading: Reading) -> None:
        """Surveys the corpus; a file that does not hold is left out.

        Raises:
            CodebookError: the mapping names a type or field that the codebook lacks.
        """
        self._reading = reading
        self.survey = Survey()
        self.problems: list[InputError] = []
        self._coders = {reading.coder.id: reading.coder}
        self._hashes: list[str] = []
        self._sources = [source for source in sources if self._is_sound(source)]
        proposed, codebook = propose(self.survey, reading.codebook)
        self.mapping = reading.mapping or proposed
        self.codebook: Codebook | None = codebook if reading.mapping is None else reading.codebook
        self._application = Application(format_name, self.mapping, self.codebook, self._coder)
        self._links: list[Link] | None = None

    def _is_sound(self, source: Source) -> bool:
        """Whether it can be read; if so, it is counted in."""
        try:
            documents = list(source.documents())
        except InputError as error:
            self.problems.append(error)
            return False
        for document in documents:
            self.survey.add(document)
            self._hashes.append(document.article.sha256)
            for each in (*document.annotations, *document.relations):
                self._coder(each.coder)
        return True

    def hashes(self) -> Sequence[str]:
        """The SHA-256 of each article's text."""
        return self._hashes

    def coders(self) -> Sequence[Coder]:
        """Everybody whom the files name, and who imports."""
        return list(self._coders.values())

    def actors(self) -> Iterator[Actor]:
        """None: names in texts are no registry."""
        return iter(())

    def articles(self) -> Iterator[CodedArticle]:
        """The articles with their records."""
        links: list[Link] = []
        for source in self._sources:
            for document in source.documents():
                coded, found = self._application.applied(document)
                links += found
                yield coded
        self._links = links

    def links(self) -> Iterator[Link]:
        """The links between records."""
        if self._links is None:
            for _ in self.articles():
                pass
        return iter(self._links or ())

    def _coder(self, name: str) -> str:
        if not name:
            return self._reading.coder.id
        coder = self._reading.coder_named(name)
        self._coders[coder.id] = coder
        return coder.id
