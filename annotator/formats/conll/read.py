"""CoNLL-2003 and its like: columns of tokens and tags, read as a corpus.

The text is what lies beside as plain text, if the tokens follow one another in it; else it is the
tokens with one blank between and a line a sentence, for what stood between them is lost.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import Message, at_line, message, of_file
from annotator.core.text.normalization import normalise, sha256
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus import ForeignContent, Found, Note, Reading
from annotator.formats.annotations.model import Annotation, ForeignArticle
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.conll import columns as conll_columns
from annotator.formats.conll.columns import Document, Layout
from annotator.formats.conll.tokens import decoded as decoded_tags
from annotator.formats.conll.tokens import scheme_of
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.looks import HEAD, ends_with, head_of
from annotator.formats.parsing.one_article import file_name, read_bytes
from annotator.formats.parsing.paragraphs import title_of
from annotator.formats.parsing.plain_text import decoded
from annotator.formats.parsing.signatures import remembered

NAME = "conll"
SUFFIXES = (".conll", ".iob", ".iob2", ".bio", ".bioes", ".iobes", ".bilou")
KEPT = "conll_columns"
"""Under which key of an article's metadata `Columns` stands."""
_BY_CONTENT = (".txt", ".tsv")
_TEXT = ".txt"
_SPACES = re.compile(r"\s*")


class Columns(msgspec.Struct, frozen=True, omit_defaults=True):
    """The columns of the file that an article came from, stored in its metadata.

    Attributes:
        sha256: of the text that it is of; a corrected text has other tokens.
        layout: what the columns are.
        cells: by column, one cell a token; for columns that are neither tokens nor tags.
        ends: where each token starts and ends, one after the other.
        sentences: how many tokens each has.
        comments: what stands before each sentence that has any, by its number.
        start: the line that begins the document.
        schemes: in which scheme each layer's tags are, and whether they are without names.
    """

    sha256: str
    layout: Layout
    cells: dict[str, tuple[str, ...]] = {}
    ends: tuple[int, ...] = ()
    sentences: tuple[int, ...] = ()
    comments: dict[str, tuple[str, ...]] = {}
    start: str = ""
    schemes: dict[str, tuple[str, bool]] = {}


class ConllFile:
    """One file, with an article a document."""

    def __init__(self, path: Path, reading: Reading, beside: Sidecar | None) -> None:
        self._path = path
        self._new_id = reading.new_id
        self._encoding = reading.encoding
        self._ids: list[str] = []
        self._beside = beside
        self._notes: list[Message] = []

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self._path)

    def documents(self) -> Iterator[Found]:
        """The articles.

        Raises:
            InputError: the file cannot be read, or a line of it does not hold; names the line.
        """
        text, self._notes = decoded(self.file, read_bytes(self._path), self._encoding)
        layout = conll_columns.layout_of(self.file, text)
        if not layout.layers:
            self._notes.append(of_file(self.file, message("no-tag-column")))
        count = 0
        for count, document in enumerate(conll_columns.documents(self.file, text, layout), 1):
            yield self._article(document, layout, count)
        if not count:
            raise InputError(self.file, message("no-tokens"))
        yield from map(Note, self._notes)

    def _article(self, document: Document, layout: Layout, number: int) -> ForeignArticle:
        while len(self._ids) < number:
            self._ids.append(self._new_id())
        text, spans = self._text(document, layout, number)
        rows = list(document.rows())
        annotations = [
            annotation
            for layer in layout.layers
            for annotation in self._annotations(document, layout, layer, spans)
        ]
        name = document.name or (f"{self._path.stem}-{number}" if number > 1 else "")
        columns = Columns(
            sha256=sha256(text),
            layout=layout,
            cells={
                str(n): tuple(row.cells[n] for row in rows)
                for n in range(layout.count)
                if n != layout.token and n not in layout.layers
            },
            ends=tuple(place for span in spans for place in (span.start, span.end)),
            sentences=tuple(len(each.rows) for each in document.sentences),
            comments={
                str(n): tuple(each.comments)
                for n, each in enumerate(document.sentences)
                if each.comments
            },
            start=document.start,
            schemes={
                str(n): (scheme_of(tags), _is_bare(tags))
                for n in layout.layers
                for tags in [[row.cells[n] for row in rows]]
            },
        )
        metadata: dict[str, Any] = {"file": file_name(self._path.name)}
        if name:
            metadata["document"] = name
        metadata[KEPT] = conll_columns.plain(columns)
        article = Article(
            id=self._ids[number - 1],
            title=title_of(text, markdown=False),
            text=text,
            sha256=columns.sha256,
            language=language_of(text),
            metadata=metadata,
        )
        made = ForeignArticle(article, tuple(annotations))
        if self._beside is not None and number == 1:
            made = self._beside.joined(self._path.with_suffix(""), made)
        return made

    def _text(self, document: Document, layout: Layout, number: int) -> tuple[str, list[Span]]:
        words = [row.cells[layout.token] for row in document.rows()]
        if number == 1 and (beside := text_of(self._path)) is not None:
            text = decoded(str(beside), read_bytes(beside))[0]
            if (aligned := _aligned(words, text)) is not None:
                return text, aligned
            note = message("words-are-not-tokens", other=self._path.name)
            self._notes.append(of_file(beside, note))
        lines = (
            " ".join(row.cells[layout.token] for row in sentence.rows)
            for sentence in document.sentences
        )
        try:
            text = normalise("\n".join(lines))
        except TextError as error:
            raise InputError(self.file, error.message) from error
        spans: list[Span] = []
        at = 0
        for word in words:
            spans.append(Span(at, at + len(word)))
            at += len(word) + 1
        if not text.strip():
            raise InputError(self.file, message("tokens-empty"), at_line(_first_line(document)))
        return text, spans

    def _annotations(
        self, document: Document, layout: Layout, layer: int, spans: Sequence[Span]
    ) -> Iterator[Annotation]:
        starts = [0]
        for sentence in document.sentences:
            starts.append(starts[-1] + len(sentence.rows))
        tags = (row.cells[layer] for row in document.rows())
        for each in decoded_tags(tags, frozenset(starts)):
            span = Span(spans[each.first].start, spans[each.last].end)
            yield Annotation(
                id=name_of(span, each.label, layer, layout),
                label=each.label,
                spans=(span,) if span.length else (),
                extra={"column": layer} if layer != layout.layers[-1] else {},
            )


def name_of(span: Span, label: str, layer: int, layout: Layout) -> str:
    """An id for an annotation, since column files have none: made of its span and label."""
    column = f" {layer}" if layout.layers and layer != layout.layers[-1] else ""
    return f"{span.start}-{span.end} {label}{column}"


def _first_line(document: Document) -> int:
    return next(document.rows()).line


def _is_bare(tags: Sequence[str]) -> bool:
    marked = [tag for tag in tags if tag != "O"]
    return bool(marked) and all(len(tag) == 1 for tag in marked)


def _aligned(words: Sequence[str], text: str) -> list[Span] | None:
    """Where the words are in the text, of which they are all but the white space."""
    spans: list[Span] = []
    at = 0
    for word in words:
        match = _SPACES.match(text, at)
        at = match.end() if match and word.strip() else at
        if not text.startswith(word, at):
            return None
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return spans if not text[at:].strip() else None


def text_of(path: Path) -> Path | None:
    """The text that lies beside a file of columns, if any does."""
    beside = path.with_suffix(_TEXT)
    return beside if beside != path and beside.is_file() else None


@remembered
def recognises(path: Path) -> bool:
    """Whether a file of any name holds columns that end in tags."""
    try:
        head = head_of(path)
    except OSError:
        return False
    if b"\0" in head or b"\n" not in head:
        return False
    text = head.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return conll_columns.looks_like_it(text if len(head) < HEAD else text.rpartition("\n")[0])


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are columns with tags, and the texts beside them."""
    files = [
        path
        for path in paths
        if ends_with(path, SUFFIXES) or (ends_with(path, _BY_CONTENT) and recognises(path))
    ]
    texts = {text for path in files if (text := text_of(path))}
    known = set(files)
    return [*files, *(path for path in paths if path in texts and path not in known)]


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
        InputError: what an export left beside them cannot be read.
    """
    texts = {text for path in paths if path.suffix.lower() in SUFFIXES if (text := text_of(path))}
    beside = sidecar_of(paths)
    sources = [ConllFile(path, reading, beside) for path in paths if path not in texts]
    return ForeignContent(NAME, sources, reading, beside.project if beside else None)
