"""The suggestions of a project: stored, taken, dropped. What is open is no record."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec.structs import replace

from annotator.core.changes import suggestion_kinds as kinds
from annotator.core.changes.change_kinds import Named
from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_matching import referent
from annotator.core.coding.article import Article
from annotator.core.coding.origin import Origin, SuggestionOrigin
from annotator.core.coding.record import FieldValue, Record
from annotator.core.coding.suggestion import Suggestion, is_same_place, left_open
from annotator.core.errors import ConflictError
from annotator.core.messages import message
from annotator.core.text.span import first_mismatch
from annotator.services.articles import begin_article
from annotator.services.assistance.bulk_reading import BulkReading
from annotator.services.assistance.suggesters import BY_ADDRESS
from annotator.services.assistance.suggesting import Choice
from annotator.services.ids import new_id, now
from annotator.storage.queries import Queries
from annotator.storage.suggestion_readings import SuggestionReadings
from annotator.storage.unit_of_work import UnitOfWork

_GoingOn = Callable[[], object]
_Decision = Literal["taken", "dropped"]


class Suggestions(BulkReading):
    """What is open for the coder in an article, and what they do with it."""

    # Questions

    def stored(self, article_id: str) -> list[Suggestion]:
        """All that the project has of an article: the open ones, and every coder's decisions."""
        with self._workspace.reading() as read:
            return read.suggestions_of_article(article_id)

    def open_in(
        self, article: Article, choice: Choice, going_on: _GoingOn = lambda: None
    ) -> list[Suggestion]:
        """What is open for the coder: of what is stored and of what is seen now, whatever they
        neither took, dropped nor coded; actors by their ids where one alone is meant.

        Args:
            going_on: called several times a second; may raise to give up.
        """
        seen = self._suggesting.of_article(article, choice, going_on)
        models = {(each.kind.name, each.model) for each in self._suggesting.chosen(choice)}
        remote = {each.kind.name: each.model for each in self._suggesting.remote()}
        coder = self._workspace.coder.id
        with self._workspace.reading() as read:
            stored = read.suggestions_of_article(article.id)
            decided = [(each.type, each.spans) for each in stored if each.coder == coder]
            records = read.records_of_article(article.id)
            decided += [(each.type, each.spans) for each in records if each.coder == coder]
            kept = [
                each
                for each in stored
                if each.state == "open"
                and (
                    (each.suggester, each.model) in models
                    # What a model by address saw was asked for, by whomever.
                    or (
                        each.model.startswith(BY_ADDRESS)
                        and each.model == remote.get(each.suggester, each.model)
                    )
                )
            ]
            types = choice.types or {each.key for each in self._workspace.codebook.types}
            # First what is stored: of two that are as sure it stays, under the id that it has.
            offered = [each for each in (*kept, *seen) if each.type in types]
            sound = [each for each in offered if not _wrong_words(each, article)]
            opened = left_open(sound, decided)
            return [self._linked(read, each) for each in opened]

    def _linked(self, read: Queries, suggestion: Suggestion) -> Suggestion:
        """With actors of the registry, where a value names one alone."""
        actors = {
            field.key
            for field in self._workspace.codebook.type(suggestion.type).fields
            if field.kind == "actor"
        }
        fields = {
            key: tuple(_with_actor(read, each) for each in values) if key in actors else values
            for key, values in suggestion.fields.items()
        }
        return replace(suggestion, fields=fields)

    def record_of(self, suggestion: Suggestion) -> Record:
        """The draft that taking a suggestion makes."""
        time = now()
        origin = SuggestionOrigin(suggestion.suggester, suggestion.model, suggestion.confidence)
        return Record(
            new_id(),
            suggestion.article,
            suggestion.type,
            self._workspace.coder.id,
            "draft",
            time,
            time,
            suggestion.spans,
            suggestion.fields,
            origin=Origin(suggestion=origin),
        )

    # Edits

    def take(self, suggestion: Suggestion, record: Record) -> Record:
        """Makes a suggestion the coder's record, as `record_of` has it.

        Raises:
            ConflictError: the text or an actor is not as it was when it was suggested.
        """
        named = Named.of(self._workspace.codebook.type(suggestion.type))
        with self._workspace.writing(kinds.TakeSuggestion(named)) as unit:
            return self._take(unit, suggestion, record)

    def take_all(self, suggestions: Sequence[Suggestion]) -> list[Record]:
        """Makes several suggestions the coder's records, as one change."""
        with self._workspace.writing(kinds.TakeSuggestions(len(suggestions))) as unit:
            return [self._take(unit, each, self.record_of(each)) for each in suggestions]

    def drop(self, suggestion: Suggestion, decision_id: str = "") -> None:
        """Notes that the coder does not want a suggestion; it is never offered to them again.

        Args:
            decision_id: the id that the note of it gets, where that is known before.
        """
        named = Named.of(self._workspace.codebook.type(suggestion.type))
        with self._workspace.writing(kinds.DropSuggestion(named)) as unit:
            self._decide(unit, suggestion, "dropped", decision_id or new_id())

    def is_decided(self, decision_id: str) -> bool:
        """Whether a decision was written."""
        with self._workspace.reading() as read:
            return bool(read.suggestions([decision_id]))

    def forget(self, *, suggester: str = "") -> int:
        """Removes what is open of a suggester, of all if none is named; how many they were."""
        with self._workspace.writing(kinds.ForgetSuggestions(0)) as unit:
            gone = [
                each
                for each in unit.read.iter_suggestions()
                if each.state == "open" and suggester in ("", each.suggester)
            ]
            unit.say(kinds.ForgetSuggestions(len(gone)))
            SuggestionReadings(unit.read.connection).forget([suggester] if suggester else None)
            return unit.delete_all(gone)

    def _take(self, unit: UnitOfWork, suggestion: Suggestion, record: Record) -> Record:
        article = unit.read.article(suggestion.article)
        if article is None:
            raise ConflictError(message("article-removed"))
        if wrong := _wrong_words(suggestion, article):
            raise ConflictError(message("text-not-there", text=wrong))
        actors = [each.actor for values in record.fields.values() for each in values]
        if any(each is not None and unit.read.actor(each) is None for each in actors):
            raise ConflictError(message("value-actor-deleted"))
        self._decide(unit, suggestion, "taken", new_id())
        unit.create(record)
        begin_article(unit, suggestion.article, self._workspace.coder)
        return record

    def _decide(
        self, unit: UnitOfWork, suggestion: Suggestion, state: _Decision, decision_id: str
    ) -> None:
        coder = self._workspace.coder.id
        # Who else gets it offered finds its actors anew: these may be merged until then.
        fields = {
            key: tuple(replace(each, actor=None) for each in values)
            for key, values in suggestion.fields.items()
        }
        for each in unit.read.suggestions_of_article(suggestion.article):
            is_own = each.coder == coder and each.type == suggestion.type
            if is_own and is_same_place(each.spans, suggestion.spans):
                raise ConflictError(message("suggestion-decided"))
        unit.create(
            replace(suggestion, id=decision_id, fields=fields, state=state, coder=coder, version=1)
        )


def _wrong_words(suggestion: Suggestion, article: Article) -> str:
    """Words that do not stand where the suggestion has them; empty if all of them do."""
    fragments = [
        *suggestion.spans,
        *(one for values in suggestion.fields.values() for each in values for one in each.spans),
    ]
    wrong = first_mismatch(fragments, article.text)
    return wrong.text if wrong else ""


def _with_actor(read: Queries, value: FieldValue) -> FieldValue:
    if not isinstance(value.value, str):
        return value
    found = referent(value.value, read.actors_fitting(value.value))
    return replace(value, actor=found.id) if isinstance(found, Actor) else value
