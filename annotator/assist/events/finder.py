"""The events of a text."""

from collections import Counter
from datetime import date

import msgspec

from annotator.assist.events.arguments import Arguments, arguments, offered
from annotator.assist.events.model import EventModel
from annotator.assist.events.triggers import read, realis_of, triggers
from annotator.assist.known_names import KnownNames
from annotator.assist.logistic import chance
from annotator.assist.suggester import SuggestedValue, words_of
from annotator.core.codebook.dates import parse_date
from annotator.core.codebook.numbers import parse_range
from annotator.core.codebook.values import Place, Range
from annotator.core.text.span import Span


class SuggestedEvent(msgspec.Struct, frozen=True):
    """An event that the finder sees.

    Attributes:
        trigger: the verb or noun, with a particle that stands beside it.
        type: type and mode, as a path of the codebook for news.
        realis: actual, planned, hypothetical or denied.
        negated: whether the text says that it did not happen.
        arguments: who, to whom, when, where, how many.
        confidence: that people see an event there, from 0 to 1.
    """

    trigger: Span
    type: str
    realis: str
    negated: bool
    arguments: Arguments
    confidence: float


def fields_of(
    text: str, event: SuggestedEvent, day: date | None = None
) -> dict[str, SuggestedValue]:
    """The fields of the codebook for news, by their keys.

    Args:
        text: that the event was found in.
        event: one of them.
        day: the article's, against which dates resolve; without it some have no value.
    """
    seen = {"type": SuggestedValue(event.type), "realis": SuggestedValue(event.realis)}
    if event.negated:
        seen["negated"] = SuggestedValue(True)
    found = event.arguments
    for key, span in (("actor", found.actor), ("recipient", found.recipient)):
        if span is not None:
            seen[key] = words_of(text, span)
    if found.date is not None:
        phrase = text[found.date.start : found.date.end]
        seen["start_date"] = SuggestedValue(parse_date(phrase, day), (found.date,))
    if found.place is not None:
        name = " ".join(text[found.place.start : found.place.end].split())
        seen["place"] = SuggestedValue(Place(name), (found.place,))
    for key, span in (("deaths", found.deaths), ("injured", found.injured)):
        if span is not None:
            ends = parse_range(text[span.start : span.end])
            seen[key] = SuggestedValue(Range(*ends) if ends else None, (span,))
    return seen


def events(
    text: str, model: EventModel, known: KnownNames[str] | None = None
) -> list[SuggestedEvent]:
    """The events of a text, in reading order.

    Args:
        known: the names that the project knows.
    """
    sentences = read(text)
    around = offered(text, sentences, model.groups, known)
    seen: Counter[str] = Counter()
    found: list[SuggestedEvent] = []
    for sentence in sentences:
        for trigger in triggers(sentence, model.lexicon, model.groups, seen):
            sure = chance(trigger.features, model.weights)
            if sure < model.threshold:
                continue
            match = trigger.match
            first, last = sentence.tokens[match.first], sentence.tokens[match.last]
            realis, negated = realis_of(sentence, match)
            found.append(
                SuggestedEvent(
                    Span(first.start, last.end),
                    model.type_of(match.entry),
                    realis,
                    negated,
                    arguments(text, sentence, match, around),
                    sure,
                )
            )
    return found
