"""The things of two projects in one wording, so that they can be compared."""

from msgspec.structs import replace

from annotator.core.coding.actor import Actor
from annotator.core.coding.article import Article, ArticleStatus
from annotator.core.coding.assignment import Assignment
from annotator.core.coding.change import Entity
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import first_mismatch
from annotator.formats.annotations import passthrough
from annotator.services.transfer.corrected_articles import carried


class Wording:
    """Says things of a file with our ids, and records of both sides as they lie in the text that
    stays.

    Attributes:
        articles: the ids here of articles that have others there.
        actors: the ids here of actors, by those there.
        coders: the ids here of coders, by those there.
        texts: of articles whose texts differ, the one that goes and the text that stays.
    """

    def __init__(self) -> None:
        self.articles: dict[str, str] = {}
        self.actors: dict[str, str] = {}
        self.coders: dict[str, str] = {}
        self.texts: dict[str, tuple[Article, str]] = {}

    def theirs(self, thing: Entity) -> Entity:
        """A thing of theirs in our words."""
        match thing:
            case Record():
                fields = {key: tuple(map(self._value, each)) for key, each in thing.fields.items()}
                article, coder = self.article(thing.article), self.coder(thing.coder)
                return self.ours(replace(thing, article=article, coder=coder, fields=fields))
            case ArticleStatus() | Assignment():
                article, coder = self.article(thing.article), self.coder(thing.coder)
                return replace(thing, article=article, coder=coder)
            case Actor():
                return replace(thing, id=self.actor(thing.id))
            case _:
                return thing

    def ours(self, thing: Entity) -> Entity:
        """A thing of ours as it lies in the text that stays."""
        if not isinstance(thing, Record):
            return thing
        if thing.metadata:
            thing = replace(thing, metadata=passthrough.upgraded(thing.metadata))
        if (texts := self.texts.get(thing.article)) is None:
            return thing
        other, text = texts
        values = [value for each in thing.fields.values() for value in each]
        fragments = [*thing.spans, *(span for value in values for span in value.spans)]
        lies_in_other = first_mismatch(fragments, other.text) is None
        is_elsewhere = first_mismatch(fragments, text) is not None
        return carried(other, text, thing) if is_elsewhere and lies_in_other else thing

    def article(self, there: str) -> str:
        """The id here of an article."""
        return self.articles.get(there, there)

    def coder(self, there: str) -> str:
        """The id here of a coder."""
        return self.coders.get(there, there)

    def actor(self, there: str) -> str:
        """The id here of an actor."""
        return self.actors.get(there, there)

    def _value(self, value: FieldValue) -> FieldValue:
        return replace(value, actor=self.actor(value.actor)) if value.actor else value
