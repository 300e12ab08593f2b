"""brat standoff: a text file beside one or more ``.ann`` files, read as a corpus.

Source: https://brat.nlplab.org/standoff.html. `brat_files` finds what belongs together and
`brat_standoff` reads the lines.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import at_line, message
from annotator.core.text.normalization import sha256
from annotator.formats.annotations.corpus import ForeignContent, Found, Note, Reading
from annotator.formats.annotations.model import Annotation, ForeignArticle, Relation
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.brat.files import TextFiles, paired
from annotator.formats.brat.standoff import Standoff
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.offsets import RawText
from annotator.formats.parsing.one_article import origin, read_bytes
from annotator.formats.parsing.paragraphs import title_of

NAME = "brat"
_SAMPLE = 300
"""Of a text so many characters tell its language: corpora are large."""
COMPANIONS = frozenset(
    {"annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf", ".stats_cache"}
)
"""What brat lays beside the files."""


class BratFile(msgspec.Struct):
    """One text with what its annotators made of it.

    Attributes:
        annotations: each annotator's name, empty if the files do not tell, and file.
        beside: what an export of a project left beside its files.
        lenient: whether of a bad annotation file the lines are taken that hold.
    """

    text: Path
    annotations: tuple[tuple[str, Path], ...]
    article_id: str
    beside: Sidecar | None = None
    lenient: bool = False

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self.text)

    def documents(self) -> Iterator[Found]:
        """The one article. If it is lenient, what does not hold of its annotations is a problem.

        Raises:
            InputError: a file cannot be read, or a line of it does not hold; names the line.
        """
        raw_bytes = read_bytes(self.text)
        raw = _raw_text(str(self.text), raw_bytes)
        article = Article(
            id=self.article_id,
            title=title_of(raw.text, markdown=False),
            text=raw.text,
            sha256=sha256(raw.text),
            language=language_of(raw.text[:_SAMPLE]),
            metadata=origin(self.text, raw_bytes),
        )
        annotations: list[Annotation] = []
        relations: list[Relation] = []
        for coder, path in self.annotations:
            parsed = self._parsed(path, raw, coder)
            if isinstance(parsed, InputError):
                yield parsed
                continue
            annotations += parsed.annotations
            relations += parsed.relations
            yield from parsed.faults
            yield from map(Note, parsed.notes)
        # An empty file of nobody may well be one that brat asks for before there is anything in it.
        coders = tuple(coder for coder, _ in self.annotations if coder and self.beside is None)
        document = ForeignArticle(article, tuple(annotations), tuple(relations), coders=coders)
        if self.beside is not None:
            document = self.beside.joined(self.text.with_suffix(""), document)
        yield document

    def _parsed(self, path: Path, raw: RawText, coder: str) -> Standoff | InputError:
        file = str(path)
        try:
            content = _decoded(file, read_bytes(path))
            # Ids that an export gave are looked up as they are.
            parsed = Standoff(file, raw, content, coder if self.beside is None else "")
            if parsed.faults and not self.lenient:
                raise _united(parsed.faults)
        except InputError as error:
            if not self.lenient:
                raise
            return error
        return parsed


def sources(
    pairs: Iterable[TextFiles],
    new_id: Callable[[], str],
    beside: Sidecar | None = None,
    *,
    lenient: bool = False,
) -> list[BratFile]:
    """The texts with their annotations."""
    return [BratFile(pair.text, pair.annotations, new_id(), beside, lenient) for pair in pairs]


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are; annotations without a text are a problem of it.

    Raises:
        InputError: what an export left beside the files cannot be read.
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    pairs = paired(paths)
    beside = sidecar_of(paths)
    files = sources(pairs.texts, reading.new_id, beside, lenient=reading.lenient)
    content = ForeignContent(NAME, files, reading, beside.project if beside else None)
    content.problems[:0] = pairs.problems
    return content


def _decoded(file: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        reason = message("not-utf8-as", kind="brat")
        raise InputError(file, reason, at_line(line)) from error


def _raw_text(file: str, content: bytes) -> RawText:
    try:
        raw = RawText(_decoded(file, content))
    except TextError as error:
        raise InputError(file, error.message) from error
    if not raw.text.strip():
        raise InputError(file, message("file-empty-leave-out"))
    return raw


def _united(faults: Sequence[InputError]) -> InputError:
    """The first fault, which says how many others there are."""
    first, others = faults[0], len(faults) - 1
    if not others:
        return first
    reason = message("and-other-lines", reason=first.message, count=others)
    return InputError(first.file, reason, first.where)
