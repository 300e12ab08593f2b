"""Content with pseudonyms in place of names, spans moved with their words, and checked."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from annotator.core.codebook.model import Codebook
from annotator.core.codebook.values import Place, Value
from annotator.core.coding.actor import Actor, name_key
from annotator.core.coding.article import Article
from annotator.core.coding.origin import Origin
from annotator.core.coding.project import ProjectInfo
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, InputError
from annotator.core.messages import message
from annotator.core.text.normalization import sha256
from annotator.core.text.pseudonyms import Pseudonyms, Replaced
from annotator.core.text.span import first_mismatch
from annotator.formats.annotations import passthrough
from annotator.formats.annotations.corpus import ForeignContent
from annotator.formats.content import CodedArticle, Content
from annotator.services.transfer.enrichment import PassedContent

_FILE_HASH = "file_sha256"
"""Of the file that an article came from, in which the names stand."""
_TOLD = ("help", "examples")
"""Of a codebook: what is said to coders, and names nobody in the texts but by accident."""
_NAMING = ("text", "actor", "place", "url")
"""The kinds of field whose values can name somebody; those of the others follow a closed form."""


class PseudonymisedContent(PassedContent):
    """Content whose names are replaced wherever they can stand but in the keys and labels of the
    codebook."""

    def __init__(self, content: Content, pseudonyms: Pseudonyms) -> None:
        """Takes content that was surveyed."""
        super().__init__(content)
        self._pseudonyms = pseudonyms
        types = content.codebook.types if content.codebook else ()
        self._naming = {
            (each.key, field.key)
            for each in types
            for field in each.fields
            if field.kind in _NAMING
        }

    @property
    def info(self) -> ProjectInfo | None:
        """The project, if the file names one."""
        info = self._content.info
        return replace(info, name=self._pseudonyms.string(info.name)) if info else None

    @property
    def codebook(self) -> Codebook | None:
        """What the records follow; its help and examples without the names."""
        codebook = self._content.codebook
        if codebook is None:
            return None
        told = _told_anew(_plain(codebook), self._pseudonyms)
        return msgspec.convert(told, Codebook)

    def actors(self) -> Iterator[Actor]:
        """The registry; what identifies an actor elsewhere is left out where the name is."""
        used: Counter[str] = Counter()
        for actor in self._content.actors():
            made = self._actor(actor)
            used[name_key(made.name)] += 1
            if (count := used[name_key(made.name)]) > 1:
                # Two actors of one pseudonym stay two.
                made = replace(made, name=f"{made.name} ({count})")
            yield made

    def articles(self) -> Iterator[CodedArticle]:
        """The articles with their coding.

        Raises:
            AnnotatorError: a name is left, or a passage is not where it should be.
        """
        for coded in self._content.articles():
            made = self._coded(coded)
            self._check(made)
            yield made

    def _actor(self, actor: Actor) -> Actor:
        name, *aliases = (self._pseudonyms.string(each) for each in actor.names)
        others = {name_key(each): each for each in aliases if name_key(each) != name_key(name)}
        is_named = (name, *aliases) != actor.names
        return replace(
            actor,
            name=name,
            aliases=tuple(others.values()),
            note=self._pseudonyms.string(actor.note),
            identifiers={} if is_named else actor.identifiers,
        )

    def _coded(self, coded: CodedArticle) -> CodedArticle:
        text = self._pseudonyms.replaced(coded.article.text)
        article = self._article(coded.article, text)
        statuses = [
            replace(each, reason=self._pseudonyms.string(each.reason)) for each in coded.statuses
        ]
        records = [self._record(each, text) for each in coded.records]
        return CodedArticle(article, statuses, records, coded.assignments)

    def _article(self, article: Article, text: Replaced) -> Article:
        words = self._pseudonyms
        metadata: dict[str, Any] = words.value(article.metadata)
        if metadata != article.metadata or text.edits:
            metadata.pop(_FILE_HASH, None)
        return replace(
            article,
            title=words.replaced(article.title).text,
            text=text.text,
            sha256=sha256(text.text) if text.edits else article.sha256,
            source=words.string(article.source),
            author=words.string(article.author),
            url=words.string(article.url),
            metadata=passthrough.without(metadata) if text.edits else metadata,
            note=words.string(article.note),
        )

    def _record(self, record: Record, text: Replaced) -> Record:
        fields: dict[str, tuple[FieldValue, ...]] = {}
        for key, values in record.fields.items():
            can_name = (record.type, key) in self._naming
            moved = (self._value(each, text, can_name=can_name) for each in values)
            if kept := tuple(each for each in moved if each.value is not None or each.spans):
                fields[key] = kept
        metadata: dict[str, Any] = self._pseudonyms.value(record.metadata)
        return replace(
            record,
            spans=text.fragments(record.spans),
            fields=fields,
            note=self._pseudonyms.string(record.note),
            origin=self._origin(record.origin),
            metadata=passthrough.without(metadata) if text.edits else metadata,
        )

    def _origin(self, origin: Origin | None) -> Origin | None:
        return origin and replace(origin, reason=self._pseudonyms.string(origin.reason))

    def _value(self, value: FieldValue, text: Replaced, *, can_name: bool) -> FieldValue:
        said: Value | None = value.value
        if can_name and isinstance(said, str):
            said = self._pseudonyms.string(said) or None
        elif can_name and isinstance(said, Place):
            name = self._pseudonyms.string(said.name)
            # Where somebody's place lies would tell which it is.
            said = said if name == said.name else Place(name)
        return FieldValue(said, value.actor, text.fragments(value.spans))

    def _check(self, coded: CodedArticle) -> None:
        article = coded.article
        for record in coded.records:
            values = (value for each in record.fields.values() for value in each)
            for spans in (record.spans, *(value.spans for value in values)):
                if first_mismatch(spans, article.text):
                    raise AnnotatorError(message("pseudonym-moved-wrongly", record=record.id))
        for string in _strings(_plain(coded)):
            if name := self._pseudonyms.found(string):
                raise AnnotatorError(message("pseudonym-missing", name=name, title=article.title))


def require_unnamed(file: str, content: Content, pseudonyms: Pseudonyms) -> None:
    """Goes on with a file only if none of its types, fields, choices and labels names somebody.

    Raises:
        InputError: one does; it would become part of the codebook, or be remembered.
    """
    named: list[Any] = []
    if content.codebook is not None:
        named.append(_without_help(_plain(content.codebook.types)))
    if isinstance(content, ForeignContent):
        named.append(_plain(content.mapping))
    for string in _strings(named):
        if name := pseudonyms.found(string):
            raise InputError(file, message("name-is-a-label", name=name, label=string))


def _plain(value: object) -> Any:
    """Made of dictionaries, lists and strings alone; `to_builtins` would leave tuples."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _told_anew(value: Any, pseudonyms: Pseudonyms) -> Any:
    """The parts of a codebook; what is said in them to coders has no names."""
    if isinstance(value, list):
        return [_told_anew(each, pseudonyms) for each in cast("list[Any]", value)]
    if isinstance(value, dict):
        return {
            key: pseudonyms.value(each) if key in _TOLD else _told_anew(each, pseudonyms)
            for key, each in cast("dict[str, Any]", value).items()
        }
    return value


def _without_help(value: Any) -> Any:
    """Examples in the help of a codebook name nobody in the texts."""
    if isinstance(value, list):
        return [_without_help(each) for each in cast("list[Any]", value)]
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
        return {key: _without_help(each) for key, each in items if key not in _TOLD}
    return value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in cast("list[Any]", value):
            yield from _strings(each)
    elif isinstance(value, dict):
        for key, each in cast("dict[str, Any]", value).items():
            yield key
            yield from _strings(each)
