"""Writing spaCy's DocBin: tokenised texts with their records and evidence as groups of spans.

Source: https://spacy.io/api/docbin. spaCy is an extra of its own, ``annotator[spacy]``. Its spans
are whole tokens; what begins or ends inside one is fitted to them, and counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError
from annotator.core.messages import Message, message
from annotator.core.text.span import Span
from annotator.formats.content import CodedArticle, Content
from annotator.formats.format import Format, Writer
from annotator.formats.output import replacing_file
from annotator.formats.wire.conversion import encoded_article

NAME = "spacy"
MOST_TOKENS = 2_000_000
"""A DocBin is held in memory until it is written, so that large projects become several."""

_ANY_LANGUAGE = "xx"
_ATTRIBUTES = ["ORTH", "ENT_IOB", "ENT_TYPE"]
_SHOWN = 3


def write(content: Content, out: Path) -> Sequence[Message]:
    """Writes the content to a file, or to more beside it if it is large; what a person should know.

    Raises:
        AnnotatorError: spaCy is not installed, or a file cannot be written.
    """
    tokenizers = _Tokenizers()
    docs = _Docs(tokenizers, {coder.id: coder.name for coder in content.coders()})
    with ExitStack() as files:
        number = 0
        for number, data in enumerate(_shards(content, docs, tokenizers.tokens), 1):
            path = out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
            files.enter_context(replacing_file(path)).write(data)
    notes = [*tokenizers.notes(), *docs.notes()]
    if number > 1:
        last = f"{out.stem}-{number}{out.suffix}"
        notes.insert(0, message("spacy-files", count=number, first=out.name, last=last))
    return notes


def _shards(content: Content, docs: "_Docs", tokens: Any) -> Iterator[bytes]:
    """The articles as the bytes of as many DocBins as they need; at least one."""
    shard, count, is_first = tokens.DocBin(_ATTRIBUTES, store_user_data=True), 0, True
    for coded in content.articles():
        doc = docs.made(coded)
        shard.add(doc)
        count += len(doc)
        if count >= MOST_TOKENS:
            yield shard.to_bytes()
            shard, count, is_first = tokens.DocBin(_ATTRIBUTES, store_user_data=True), 0, False
    if count or is_first:
        yield shard.to_bytes()


class _Tokenizers:
    """What splits texts into tokens, by language.

    Attributes:
        tokens: the module of spaCy's that has Doc, Span and DocBin.
    """

    def __init__(self) -> None:
        try:
            self._spacy: Any = import_module("spacy")
            self.tokens: Any = import_module("spacy.tokens")
        except ImportError as error:
            raise AnnotatorError(message("spacy-needed")) from error
        self._known: dict[str, Any] = {}
        self._vocab: Any = None
        self._unknown: Counter[str] = Counter()

    def tokenized(self, text: str, language: str) -> Any:
        """The text as a Doc of its language, or of none if spaCy does not know it."""
        language = language.partition("-")[0].lower()
        if language not in self._known:
            self._known[language] = self._made(language)
        tokenizer = self._known[language]
        if tokenizer is None:
            self._unknown[language or "unknown"] += 1
            tokenizer = self._known.setdefault(_ANY_LANGUAGE, None) or self._any()
        # The pipeline refuses texts of over a million characters; the tokenizer takes them.
        return tokenizer(text)

    def notes(self) -> Iterator[Message]:
        """Which languages were split by white space and signs alone."""
        if self._unknown:
            shown = [f"{name}: {count:,}" for name, count in self._unknown.most_common()]
            yield message("spacy-unknown-languages", shown=shown)

    def _made(self, language: str) -> Any:
        # Some languages need libraries of their own, and say so by an import error.
        try:
            return self._spacy.blank(language).tokenizer if language else None
        except (ImportError, ValueError):
            return None

    def _any(self) -> Any:
        self._known[_ANY_LANGUAGE] = self._spacy.blank(_ANY_LANGUAGE).tokenizer
        return self._known[_ANY_LANGUAGE]


class _Docs:
    """Makes Docs of articles."""

    def __init__(self, tokenizers: _Tokenizers, coders: Mapping[str, str]) -> None:
        self._tokenizers = tokenizers
        self._coders = coders
        self._util: Any = import_module("spacy.util")
        self._fitted = 0
        self._examples: list[str] = []
        self._overlapping = 0

    def made(self, coded: CodedArticle) -> Any:
        """The article: a group of spans a record type, and one a field for the evidence.

        The records as JSON, with their exact offsets, are in ``user_data``.
        """
        article = coded.article
        doc = self._tokenizers.tokenized(article.text, article.language)
        groups: dict[str, list[Any]] = {}
        for record in coded.records:
            for group, label, span in _labelled_spans(record):
                fitted = self._span(doc, span, label, record.id, article.title)
                if fitted is not None:
                    groups.setdefault(group, []).append(fitted)
        entities: list[Any] = []
        for record_type in dict.fromkeys(record.type for record in coded.records):
            entities += groups.get(record_type, ())
        doc.ents = apart = self._util.filter_spans(entities)
        self._overlapping += len(entities) - len(apart)
        for group, spans in groups.items():
            doc.spans[group] = spans
        shape: dict[str, Any] = msgspec.json.decode(encoded_article(coded))
        for each in (*shape["records"], *shape["status"]):
            each["coder_name"] = self._coders.get(each["coder"], "")
        records = shape.pop("records")
        del shape["text"]
        doc.user_data["article"] = shape
        doc.user_data["records"] = records
        return doc

    def _span(self, doc: Any, place: Span, label: str, name: str, title: str) -> Any:
        """The span of whole tokens; None for white space that is no token."""
        exact = doc.char_span(place.start, place.end, label=label, span_id=name)
        if exact is not None:
            return exact
        self._fitted += 1
        if len(self._examples) < _SHOWN:
            words = " ".join(doc.text[place.start : place.end].split())
            shown = words if len(words) <= 40 else f"{words[:37]}…"
            self._examples.append(f"“{shown}” in “{title}”")
        return doc.char_span(
            place.start, place.end, label=label, span_id=name, alignment_mode="expand"
        )

    def notes(self) -> Iterator[Message]:
        """What does not fit spaCy's tokens or entities."""
        if self._fitted:
            yield message("spacy-fitted", count=self._fitted, shown=self._examples)
        if self._overlapping:
            yield message("spacy-overlapping", count=self._overlapping)


def _labelled_spans(record: Record) -> Iterator[tuple[str, str, Span]]:
    """Group, label and place of every passage of the record."""
    for fragment in record.spans:
        yield record.type, record.type, fragment.span
    for key, values in record.fields.items():
        for value in values:
            for fragment in value.spans:
                yield f"{record.type}.{key}", key, fragment.span


FORMAT = Format(
    name=NAME,
    title="spaCy DocBin: tokenised texts with records and evidence as spans",
    extensions=(".spacy",),
    writer=Writer(
        write, loses="links and the registry of actors; passages are fitted to whole tokens"
    ),
)
