"""Reading the files of an import, each by its format, before anything is written."""

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from os.path import commonpath
from pathlib import Path
from typing import IO

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.text.pseudonyms import Pseudonyms
from annotator.formats.annotations.corpus import Reading, nothing
from annotator.formats.content import Content, ReadContent
from annotator.formats.format import Format
from annotator.formats.parsing.one_article import OneArticle
from annotator.formats.parsing.spool import Spool
from annotator.formats.registry import Group, groups_of
from annotator.services.progress import Progress
from annotator.services.transfer.decisions import Tally
from annotator.services.transfer.enrichment import Amend, EnrichedContent
from annotator.services.transfer.pseudonyms.content import PseudonymisedContent
from annotator.storage.queries import Queries


class KnownTexts:
    """Texts that files without texts of their own are joined to."""

    def __init__(
        self, of_project: Callable[[str], str | None], given: Callable[[], Iterable[Content]]
    ) -> None:
        """
        Args:
            of_project: the text of a SHA-256, if the project has it.
            given: what else is imported; asked for once, when the first text is.
        """
        self._of_project = of_project
        self._given = given
        self._places: dict[str, tuple[int, int]] | None = None
        self._kept: IO[bytes] | None = None

    def text_of(self, sha256: str) -> str | None:
        """The text of this SHA-256; None if nobody has it."""
        if self._places is None:
            self._places = self._survey()
        if (place := self._places.get(sha256)) is None or self._kept is None:
            return self._of_project(sha256)
        start, length = place
        self._kept.seek(start)
        return self._kept.read(length).decode()

    def close(self) -> None:
        """Lets go of what was kept."""
        if self._kept is not None:
            self._kept.close()

    def _survey(self) -> dict[str, tuple[int, int]]:
        """Writes all texts to one temporary file, so that none is read or held twice."""
        self._kept = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the import
        places: dict[str, tuple[int, int]] = {}
        end = 0
        for content in self._given():
            for coded in content.articles():
                data = coded.article.text.encode()
                if coded.article.sha256 not in places:
                    self._kept.write(data)
                    places[coded.article.sha256] = (end, len(data))
                    end += len(data)
        return places


class Parsed(msgspec.Struct, frozen=True):
    """A file, or files that go together, read and found to hold what they should.

    Attributes:
        amend: what more is to be said of each article; nothing if None.
        earlier: of articles that were corrected, the hashes of the texts before, as far as known.
        pseudonyms: what stands in place of names; they stay if None.
        project: the project that it is, to be asked for its journal; None of other files.
    """

    file: str
    content: ReadContent
    hashes: Sequence[str]
    amend: Amend | None = None
    earlier: Mapping[str, Collection[str]] = {}
    pseudonyms: Pseudonyms | None = None
    project: Queries | None = None

    @property
    def given(self) -> Content:
        """The content as the project is to take it."""
        given = EnrichedContent(self.content, self.amend) if self.amend else self.content
        return PseudonymisedContent(given, self.pseudonyms) if self.pseudonyms else given

    def with_pseudonyms(self, pseudonyms: Pseudonyms) -> "Parsed":
        """The same with pseudonyms, under the hashes of the texts as they then are."""
        made = msgspec.structs.replace(self, pseudonyms=pseudonyms)
        hashes = [coded.article.sha256 for coded in made.given.articles()]
        return msgspec.structs.replace(made, hashes=hashes)


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
    ) -> None:
        """Reads by the chosen format, or each file by its own."""
        self._formats = formats
        self._chosen = chosen
        self._reading = reading
        self._tally = tally
        self._strict = strict
        self._waiting: list[Group] = []
        self._articles = Spool(Article)

    def parsed_with(self, texts: KnownTexts) -> list[Parsed]:
        """What those files hold that had to wait for the texts of the others.

        Raises:
            InputError: a file cannot be read, and that is to stop everything.
        """
        self._reading = msgspec.structs.replace(self._reading, text_of=texts.text_of)
        waiting, self._waiting = self._waiting, []
        return [each for group in waiting for each in self._opened(group, nothing)]

    def parsed(self, files: Sequence[Path], progress: Progress) -> list[Parsed]:
        """What the files hold.

        Raises:
            InputError: a file cannot be read, and that is to stop everything.
            CodebookError: the mapping does not fit the codebook.
        """
        found: list[Parsed] = []
        done = 0
        for group in groups_of(files, self._formats, self._chosen):
            progress(done, len(files), "Reading files")
            if isinstance(group, InputError):
                self._refuse(group)
                done += 1
                continue
            if group.format.needs_texts:
                self._waiting.append(group)
                done += len(group.files)
                continue
            end = done + len(group.files)
            found += self._opened(group, _Ticking(progress, done, end, len(files)))
            done = end
        return found

    def _opened(self, group: Group, tick: Callable[[], None]) -> Iterator[Parsed]:
        reader = group.format.reader
        if reader is None:
            return
        try:
            content = reader.open(group.files, msgspec.structs.replace(self._reading, tick=tick))
            if isinstance(content, OneArticle):
                content.keep_in(self._articles)
            hashes: list[str] = []
            for sha256 in content.text_hashes():
                tick()
                hashes.append(sha256)
        except InputError as error:
            self._refuse(error)
            return
        for problem in content.problems:
            self._refuse(problem)
        self._tally.notes.extend(content.notes)
        if hashes or not content.problems or content.codebook is None:
            yield Parsed(commonpath(group.files), content, hashes)
        # Of a corpus none of whose files is sound, its codebook is not taken either.

    def _refuse(self, error: InputError) -> None:
        if self._strict:
            raise error
        self._tally.refuse(error)


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
