"""The events of a text."""

from collections import Counter

import msgspec

from annotator.assist.events.arguments import Arguments, arguments, offered
from annotator.assist.events.model import EventModel
from annotator.assist.events.triggers import read, realis_of, triggers
from annotator.assist.known_names import KnownNames
from annotator.assist.logistic import chance
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
