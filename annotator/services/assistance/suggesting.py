"""What the suggesters see in the articles of a project: read, and nothing of it written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, cast

import msgspec
from msgspec.structs import replace

from annotator.assist.suggester import Reading as Asked
from annotator.assist.suggester import SuggestedRecord, SuggestedValue, SuggesterKind
from annotator.core.codebook.model import Codebook, Field
from annotator.core.codebook.values import validate
from annotator.core.coding.actor_matching import is_pronoun
from annotator.core.coding.article import Article, article_date
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.suggestion import Suggestion, is_same_place
from annotator.core.deferred import deferred
from annotator.core.errors import AnnotatorError, FieldValueError
from annotator.core.messages import message
from annotator.core.text.span import Fragment, cut, cut_all
from annotator.services.assistance.names import called
from annotator.services.assistance.reader_process import ReaderProcess, read_all
from annotator.services.assistance.suggesters import Found, Loadable, shipped
from annotator.services.ids import new_id
from annotator.services.workspace import Workspace

_PROCESSES = 2
if TYPE_CHECKING:
    from annotator.assist.by_address.answers import LeftOut
    from annotator.services.assistance.by_address import asking
    from annotator.services.assistance.by_address.suggester import AddressSuggester
else:
    # Only who named a model by address needs what asks it.
    asking = deferred("annotator.services.assistance.by_address.asking")

_DIGITS = 4
_ASKED_DIGITS = 16
_REMEMBERED = 30
"""Articles whose suggestions are kept, to go back and forth between them."""


class SuggestedArticle(msgspec.Struct, frozen=True):
    """The article that a suggestion is about."""

    id: str
    title: str
    sha256: str


class SuggestedFragments(msgspec.Struct, frozen=True):
    """What a field would hold, and where the words for it stand."""

    value: object
    spans: tuple[Fragment, ...] = ()


class SuggestionLine(msgspec.Struct, frozen=True):
    """A suggestion as a line of JSON has it.

    Attributes:
        type: the key of the record type.
        confidence: from 0 to 1.
        spans: the record's own words, in code points.
        fields: by key.
    """

    article: SuggestedArticle
    type: str
    confidence: float
    spans: tuple[Fragment, ...]
    fields: dict[str, list[SuggestedFragments]]


class Choice(msgspec.Struct, frozen=True):
    """Which suggestions are wanted.

    Attributes:
        types: the keys of the record types; all if empty.
        suggesters: the names of the suggesters; all if empty.
        above: the least confidence; None for what each suggester says itself.
    """

    types: frozenset[str] = frozenset()
    suggesters: frozenset[str] = frozenset()
    above: float | None = None

    def wants(self, kind: SuggesterKind) -> bool:
        """Whether it wants what such a suggester may see."""
        return (not self.suggesters or kind.name in self.suggesters) and (
            not self.types or not self.types.isdisjoint(kind.types)
        )

    def asked_of(self, kind: SuggesterKind) -> str:
        """What it asks of a suggester, in short; empty for whatever that has to offer."""
        types = sorted(self.types & set(kind.types)) if self.types else sorted(kind.types)
        if self.above is None and types == sorted(kind.types):
            return ""
        return sha256(repr((types, self.above)).encode()).hexdigest()[:_ASKED_DIGITS]

    def takes(self, record: SuggestedRecord) -> bool:
        """Whether it wants what a suggester saw."""
        if self.types and record.type not in self.types:
            return False
        if self.above is None:
            return record.is_offered
        # As it is shown: who asks for just so much gets it.
        return round(record.confidence, _DIGITS) >= self.above


class Suggesting:
    """Has the suggesters read articles.

    Attributes:
        learned: gives the suggesters that learned from the project; asked before each reading.
        by_address: gives the models that the person named by address, for a codebook.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.learned: Callable[[], Sequence[Loadable]] = tuple
        self.by_address: Callable[[Codebook], Sequence[Loadable]] = lambda _: ()
        self._workspace = workspace
        self._shipped: tuple[Loadable, ...] | None = None
        self._process: tuple[tuple[str, ...], ReaderProcess] | None = None
        self._read: dict[tuple[str, tuple[object, ...]], list[Found]] = {}

    def suggesters(self) -> tuple[Loadable, ...]:
        """All that there are, with their weights."""
        if self._shipped is None:
            self._shipped = shipped()
        return (*self._shipped, *self.learned(), *self.remote())

    def remote(self) -> Sequence[Loadable]:
        """The models by address, which read only when they are asked for by name."""
        return self.by_address(self._workspace.codebook)

    def close(self) -> None:
        """Ends the process that reads for the window, if there is one."""
        if self._process is not None:
            self._process[1].close()
            self._process = None

    def chosen(self, choice: Choice) -> list[Loadable]:
        """The suggesters of a choice: of a type that the project taught, what it taught, and
        others only by their name.

        Raises:
            AnnotatorError: one of that name is not there.
        """
        there = self.suggesters()
        known = {each.kind.name for each in there}
        for name in sorted(choice.suggesters - known):
            raise AnnotatorError(
                message("no-such-suggester", name=name, known=", ".join(sorted(known)))
            )
        by_name = choice.suggesters
        taught = {key for each in there if each.kind.is_learned for key in each.kind.types}
        return [
            each
            for each in there
            if choice.wants(each.kind)
            and (each.kind.name in by_name or not each.kind.is_remote)
            and (
                each.kind.is_learned
                or each.kind.name in by_name
                or not taught.issuperset(each.kind.types)
            )
        ]

    def passes(self, choice: Choice) -> list[Choice]:
        """The choice in parts that are read one after the other: what reads here, then each model
        by address."""
        chosen = self.chosen(choice)
        local = frozenset(each.kind.name for each in chosen if not each.kind.is_remote)
        remote = [frozenset({each.kind.name}) for each in chosen if each.kind.is_remote]
        return [replace(choice, suggesters=each) for each in ([local] if local else []) + remote]

    def of_article(
        self, article: Article, choice: Choice, going_on: Callable[[], object]
    ) -> list[Suggestion]:
        """What is seen in an article, read in another process; what was read is remembered.

        Args:
            going_on: called several times a second; may raise to give up.
        """
        chosen = self.chosen(choice)
        # All are asked, of whom the choice then takes some: it may be another in a moment.
        there = [each for each in self.suggesters() if not each.kind.is_remote]
        models = tuple(each.model for each in there)
        codebook = self._workspace.codebook.version
        key = (article.sha256, (article.language, article.published, codebook, models))
        if key not in self._read:
            readers = [each for each in there if each.kind.reads(article.language)]
            asked = (self._asked(article), [each.kind.name for each in readers])
            found = self._process_of(there).read(asked, going_on) if readers else []
            while len(self._read) >= _REMEMBERED:
                del self._read[next(iter(self._read))]
            self._read[key] = found
        return list(_fitting(article, self._read[key], chosen, choice, self._workspace.codebook))

    def seen_for(self, article: Article, record: Record) -> dict[str, FieldValue]:
        """What was seen for the fields of a record when its article was read; nothing if it was
        not read, or by what learned from coders."""
        shipped = [each for each in self._shipped or () if not each.kind.is_learned]
        for (of_text, _), found in self._read.items():
            if of_text == article.sha256:
                fitting = _fitting(article, found, shipped, Choice(), self._workspace.codebook)
                for each in fitting:
                    if each.type == record.type and is_same_place(each.spans, record.spans):
                        return {key: values[0] for key, values in each.fields.items()}
        return {}

    def _process_of(self, loadables: Sequence[Loadable]) -> ReaderProcess:
        models = tuple(each.model for each in loadables)
        if self._process is None or self._process[0] != models:
            self.close()
            self._process = models, ReaderProcess(loadables)
        return self._process[1]

    def _asked(self, article: Article) -> Asked:
        with self._workspace.reading() as read:
            names = tuple(name for actor in read.iter_actors() for name in actor.names)
            coder = self._workspace.coder.id
            coded = [each for each in read.records_of_article(article.id) if each.coder == coder]
        codebook, day = self._workspace.codebook, article_date(article)
        return Asked(article.text, article.language, codebook, names, coded, day)

    def of_articles(
        self,
        asked: Iterable[tuple[Article, Collection[str]]],
        choice: Choice,
        going_on: Callable[[], object] = lambda: None,
    ) -> Generator[tuple[Article, list[Suggestion], Sequence[LeftOut]], None, None]:
        """What is seen in many articles, in their order, read by several processes; and what models
        by address said that is not believed.

        Args:
            asked: each with the names of those suggesters of the choice that are to read it.
            going_on: called several times a second while a model by address is waited for; may
                raise to give up.
        """
        loadables, codebook = self.chosen(choice), self._workspace.codebook
        for article, found, left_out in self._found(asked, loadables, going_on):
            yield article, list(_fitting(article, found, loadables, choice, codebook)), left_out

    def lines(
        self,
        asked: Iterable[tuple[Article, Collection[str]]],
        choice: Choice,
        going_on: Callable[[], object] = lambda: None,
    ) -> Generator[tuple[Article, list[SuggestionLine]], None, None]:
        """The same as lines of JSON, in reading order; of types that the codebook has."""
        types = {each.key for each in self._workspace.codebook.offered_types}
        for article, found, _ in self._found(asked, self.chosen(choice), going_on):
            yield (
                article,
                [
                    _line(article, each.record)
                    for each in found
                    if each.record.type in types and choice.takes(each.record)
                ],
            )

    def _found(
        self,
        asked: Iterable[tuple[Article, Collection[str]]],
        loadables: Sequence[Loadable],
        going_on: Callable[[], object],
    ) -> Iterator[tuple[Article, list[Found], Sequence[LeftOut]]]:
        remote = [each for each in loadables if each.kind.is_remote]
        if not remote:
            jobs = ((article, (self._asked(article), [*names])) for article, names in asked)
            for article, found in read_all(jobs, loadables, _PROCESSES):
                yield article, found, ()
            return
        # `passes` lets each read alone.
        [model] = loadables
        suggester = cast("AddressSuggester", model.kind.make(model.weights))
        readings = ((article, self._asked(article)) for article, _ in asked)
        for article, read in asking.ask_all(readings, suggester, going_on):
            found = [Found(model.kind.name, model.model, each) for each in read.records]
            yield article, found, read.left_out


def _line(article: Article, record: SuggestedRecord) -> SuggestionLine:
    return SuggestionLine(
        SuggestedArticle(article.id, article.title, article.sha256),
        record.type,
        round(record.confidence, _DIGITS),
        tuple(cut(article.text, span) for span in record.spans),
        {
            key: [
                SuggestedFragments(each.value, tuple(cut(article.text, one) for one in each.spans))
                for each in values
            ]
            for key, values in record.fields.items()
        },
    )


def _fitting(
    article: Article,
    found: Iterable[Found],
    loadables: Iterable[Loadable],
    choice: Choice,
    codebook: Codebook,
) -> Iterator[Suggestion]:
    """What of it is wanted and the codebook has a place for."""
    names = {each.kind.name for each in loadables}
    types = {each.key: each for each in codebook.offered_types}
    for each in found:
        record = each.record
        if each.suggester not in names or record.type not in types:
            continue
        if not choice.takes(record):
            continue
        offered = {field.key: field for field in types[record.type].offered_fields}
        fields = {
            key: values
            for key in offered.keys() & record.fields.keys()
            if (values := tuple(_values(offered[key], record.fields[key], article)))
        }
        spans = cut_all(article.text, record.spans)
        if spans:
            yield Suggestion(
                *(new_id(), article.id, article.revision, record.type, spans),
                # In the codebook's order, so that what is the same is stored the same.
                {key: fields[key] for key in offered if key in fields},
                round(record.confidence, _DIGITS),
                each.suggester,
                each.model,
                record.reason,
            )


def _values(
    field: Field, values: Sequence[SuggestedValue], article: Article
) -> Iterator[FieldValue]:
    """Those that the field can hold; words that it cannot hold as a value are evidence alone."""
    for each in values if field.many else values[:1]:
        held = FieldValue(each.value, None, cut_all(article.text, each.spans))
        try:
            if held.value is not None:
                validate(field, held.value)
        except FieldValueError:
            held = replace(held, value=None)
        if field.kind == "actor" and isinstance(held.value, str):
            # Whom a pronoun means is for the coder to say.
            held = replace(held, value=None if is_pronoun(held.value) else called(held.value))
        if held != FieldValue():
            yield held
