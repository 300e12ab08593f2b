"""CoNLL-U, read: the texts of treebanks, with the entities that their MISC column has.

Words, lemmas and syntax are about tokens, so they become no records; the lines stay with the
article's metadata as they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from annotator.core.coding.article import Article
from annotator.core.errors import InputError, TextError
from annotator.core.messages import message, of_file
from annotator.core.text.normalization import normalise, sha256
from annotator.core.text.span import Span
from annotator.formats.annotations.corpus import ForeignContent, Found, Note, Reading
from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.conll.conllu_entities import PlacedToken, entities
from annotator.formats.conll.conllu_sentences import Sentence, sentences
from annotator.formats.format import Format
from annotator.formats.parsing.dates import iso_date
from annotator.formats.parsing.languages import language_of
from annotator.formats.parsing.looks import ends_with
from annotator.formats.parsing.one_article import file_name, read_bytes
from annotator.formats.parsing.paragraphs import title_of
from annotator.formats.parsing.plain_text import decoded
from annotator.formats.readers import CorpusReader

NAME = "conllu"
SUFFIXES = (".conllu", ".conllup")
LINES = "conllu_lines"
"""Under which key of an article's metadata its lines stand."""
_BY_CONTENT = ".conll"
_HEAD = 1 << 14
_META = {
    "title": "title",
    "author": "author",
    "source": "source",
    "date": "published",
    "url": "url",
    "sourceurl": "url",
    "language": "language",
    "lang": "language",
}
_OF_FILE = ("global.Entity", "global.columns")


class ConlluFile:
    """One file, with an article a document."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self._path = path
        self._new_id = reading.new_id
        self._encoding = reading.encoding
        self._ids: list[str] = []

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self._path)

    def documents(self) -> Iterator[Found]:
        """The articles.

        Raises:
            InputError: the file cannot be read, or a line of it does not hold; names the line.
        """
        text, notes = decoded(self.file, read_bytes(self._path), self._encoding)
        yield from map(Note, notes)
        about: dict[str, str] = {}
        other = count = 0
        for count, document in enumerate(_documents(sentences(self.file, text)), 1):
            for sentence in document:
                about |= {k: v for k, v in sentence.comments.items() if k in _OF_FILE}
                other += not sentence.is_as_written
            yield self._article(document, count, about)
        if not count:
            raise InputError(self.file, message("no-tokens"))
        if other:
            yield Note(of_file(self.file, message("sentences-unlike-tokens", count=other)))

    def _article(
        self, document: list[Sentence], number: int, about: dict[str, str]
    ) -> ForeignArticle:
        while len(self._ids) < number:
            self._ids.append(self._new_id())
        raw, placed = _text(document)
        try:
            text = normalise(raw)
        except TextError as error:
            raise InputError(self.file, error.message) from error
        declared = about.get("global.Entity", "")
        annotations = tuple(entities(self.file, placed, declared))
        known, metadata = _described(document[0].comments)
        name = metadata.get("document", "")
        article = Article(
            id=self._ids[number - 1],
            title=known.get("title") or title_of(text, markdown=False),
            text=text,
            sha256=sha256(text),
            language=known.get("language") or language_of(text),
            source=known.get("source", ""),
            author=known.get("author", ""),
            published=iso_date(known.get("published", "")),
            url=known.get("url", ""),
            metadata={
                "file": file_name(self._path.name),
                **({"document": name} if name else {}),
                **metadata,
                LINES: "\n\n".join("\n".join(sentence.lines) for sentence in document),
            },
        )
        return ForeignArticle(article, annotations)


def _documents(found: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    document: list[Sentence] = []
    for sentence in found:
        if sentence.begins_document and document:
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _text(document: list[Sentence]) -> tuple[str, list[PlacedToken]]:
    """The text, and the place of each token in it.

    Between two sentences stands what the last token says; else an empty line where a paragraph
    begins, and a blank otherwise, or a line end in a document that names no paragraphs.
    """
    has_paragraphs = any(sentence.begins_paragraph for sentence in document)
    parts: list[str] = []
    placed: list[PlacedToken] = []
    at = 0
    for n, sentence in enumerate(document):
        if n:
            gap = document[n - 1].after
            if sentence.begins_paragraph and not (gap and "\n" in gap):
                gap = "\n\n"
            elif gap is None:
                gap = " " if has_paragraphs else "\n"
            parts.append(gap)
            at += len(gap)
        for number, token in enumerate(sentence.tokens):
            span = Span(at + token.span.start, at + token.span.end)
            placed.append(PlacedToken(token, span, starts_sentence=number == 0))
        parts.append(sentence.text)
        at += len(sentence.text)
    return "".join(parts), placed


def _described(comments: dict[str, str]) -> tuple[dict[str, str], dict[str, Any]]:
    """What the first sentence's comments say of the document: ``meta::title`` and the like."""
    known: dict[str, str] = {}
    metadata: dict[str, Any] = {}
    if name := comments.get("newdoc id", ""):
        metadata["document"] = name
    for key, value in comments.items():
        if not key.startswith("meta::") or not value:
            continue
        plain = key.removeprefix("meta::")
        field = _META.get(plain.lower(), "")
        if field:
            known.setdefault(field, value)
        if field != "title":
            metadata[plain] = value
    return known, metadata


def recognises(path: Path) -> bool:
    """Whether a file of columns is CoNLL-U: ten of them, with numbered tokens."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return False
    rows = [line for line in head.split("\n")[:-1] if line.strip() and not line.startswith("#")]
    cells = [row.rstrip("\r").split("\t") for row in rows]
    return bool(cells) and all(len(each) == 10 and each[0][:1].isdigit() for each in cells)


def claimed(paths: Sequence[Path]) -> list[Path]:
    """Those of the files that are CoNLL-U."""
    return [
        path
        for path in paths
        if ends_with(path, SUFFIXES) or (ends_with(path, _BY_CONTENT) and recognises(path))
    ]


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    sources = [ConlluFile(path, reading) for path in paths]
    return ForeignContent(NAME, sources, reading)


FORMAT = Format(
    name=NAME,
    title="CoNLL-U: treebanks, with the entities in their MISC column",
    extensions=SUFFIXES,
    reader=CorpusReader(read, claimed),
)
