"""WebAnno TSV 3.1 to 3.3, which WebAnno and INCEpTION export, read as a corpus.

One file is one text as one annotator left it. Layers that say something of every token (lemmas,
parts of speech, dependencies) stay with the article, unless the mapping names them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.coding.article import Article
from annotator.core.errors import InputError
from annotator.core.messages import Message, message
from annotator.core.text.normalization import sha256
from annotator.formats.annotations.corpus import ForeignContent, Reading
from annotator.formats.annotations.mapping import Mapping
from annotator.formats.annotations.model import ForeignArticle
from annotator.formats.annotations.sidecar import Sidecar, sidecar_of
from annotator.formats.parsing.one_article import origin, read_bytes
from annotator.formats.parsing.paragraphs import title_of
from annotator.formats.webanno.document import CoderDocument
from annotator.formats.webanno.files import CoderFile, document_of, texts_of
from annotator.formats.webanno.layers import united
from annotator.formats.webanno.reimport import without_what_is_known
from annotator.formats.webanno.tokens import (
    KEPT,
    CoderTokens,
    StoredFile,
    TokenAnnotation,
    as_json,
    with_tokens,
)

NAME = "webanno"


class WebannoText(msgspec.Struct, frozen=True):
    """One text with what its annotators made of it.

    Attributes:
        wanted: labels of layers of tokens that are to become annotations.
        beside: what an export of a project left beside its files.
        counts: what is not made into annotations, by label; grows as files are read.
    """

    files: tuple[CoderFile, ...]
    article_id: str
    wanted: frozenset[str] = frozenset()
    beside: Sidecar | None = None
    counts: Counter[str] = msgspec.field(default_factory=Counter[str])

    @property
    def file(self) -> str:
        """What problems name."""
        return str(self.files[0].path)

    def documents(self) -> Iterator[ForeignArticle]:
        """The one article.

        Raises:
            InputError: a file cannot be read, or a line of it does not hold; names the line.
        """
        several = len(self.files) > 1
        parts: list[CoderDocument] = []
        for each in self.files:
            parts.append(CoderDocument(each, self.wanted, prefixed=several))
            if parts[-1].text != parts[0].text:
                reason = message("text-differs-from", file=self.file)
                raise InputError(str(each.path), reason)
        self.counts.clear()
        for part in parts:
            self.counts.update(part.counts)
        first = parts[0]
        article = Article(
            id=self.article_id,
            title=title_of(first.text, markdown=False),
            text=first.text,
            sha256=sha256(first.text),
            metadata=_metadata(self.files[0], first, parts),
        )
        document = ForeignArticle(
            article,
            tuple(each for part in parts for each in part.annotations),
            tuple(each for part in parts for each in part.relations),
            coders=tuple(each.coder for each in self.files if each.coder and self.beside is None),
        )
        if self.beside is not None:
            document = self.beside.joined(self.files[0].path.with_suffix(""), document)
            document = without_what_is_known(NAME, document, self.beside.project)
        yield document


def read(paths: Sequence[Path], reading: Reading) -> ForeignContent:
    """The corpus that the files are.

    Raises:
        CodebookError: the mapping names a type or field that the codebook lacks.
    """
    beside = sidecar_of(paths)
    texts, problems, notes = texts_of(paths, merge=beside is None)
    mapping = reading.mapping or Mapping()
    wanted = frozenset({*mapping.types, *mapping.relations})
    sources = [WebannoText(files, reading.new_id(), wanted, beside) for files in texts]
    content = ForeignContent(NAME, sources, reading, beside.project if beside else None)
    content.problems[:0] = problems
    counts = sum((source.counts for source in sources), Counter[str]())
    content.notes = [*notes, *_notes(counts)]
    return content


def _notes(counts: Counter[str]) -> Iterator[Message]:
    if empty := counts.pop("", 0):
        yield message("empty-annotations-kept", count=empty)
    if counts:
        shown = [
            message("label-counted", label=label, count=count)
            for label, count in sorted(counts.items())
        ]
        yield message("token-annotations-kept", shown=shown)


def _metadata(
    file: CoderFile, first: CoderDocument, parts: Sequence[CoderDocument]
) -> dict[str, Any]:
    coders: dict[bytes, tuple[dict[str, tuple[TokenAnnotation, ...]], list[str]]] = {}
    for part in parts:
        if part.tokens:
            same = coders.setdefault(msgspec.json.encode(part.tokens), (part.tokens, []))
            same[1].append(part.coder)
    layers = tuple(each.line for each in united(e for part in parts for e in part.table.layers))
    heads = {part.coder: tuple(each.line for each in part.table.layers) for part in parts}
    stored = StoredFile(
        text=sha256(first.text)[:16],
        layers=layers,
        own={coder: own for coder, own in heads.items() if own != layers},
        head=first.table.meta,
        annotations=tuple(CoderTokens(tuple(names), found) for found, names in coders.values()),
    )
    stored = with_tokens(stored, first.text, first.sentences())
    source = {"file": document_of(file)}
    return {**origin(file.path, read_bytes(file.path)), **source, KEPT: as_json(stored)}
