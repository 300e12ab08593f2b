"""Articles with their quotes: those of `training/corpus` to learn from, GUM to be tried on.

GUM (Zeldes 2017, CC BY) comes as lines of JSON and is brought to the corpus's conventions: “that”
inside the content, adverbs next to the verb inside the cue.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.core.text.span import Span
from training.marked_text import corpus

_THAT = re.compile(r"\bthat,?\s+$", re.IGNORECASE)
_ADVERB_BEFORE = re.compile(r"\b(?:also|later|then|\w{2,}ly)\s+$")
_ADVERB_AFTER = re.compile(r"\s+(?:later|again|\w{3,}ly)\b")


@dataclass(frozen=True)
class Gold:
    """An attribution as people marked it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: tuple[Span, ...]


@dataclass(frozen=True)
class Example:
    """An article and its attributions."""

    name: str
    text: str
    quotes: tuple[Gold, ...]


def corpus_examples() -> list[Example]:
    """The corpus's articles, by name, which begins with the genre."""
    return [
        Example(
            article.name,
            article.text,
            tuple(
                Gold(
                    tuple(record.spans),
                    tuple(record.evidence.get("cue", ())),
                    tuple(record.evidence.get("speaker", ())),
                )
                for record in article.of("q")
            ),
        )
        for article in corpus()
    ]


def gum_examples(folder: Path) -> list[Example]:
    """The news among GUM's train and dev documents in `folder`."""
    found: list[Example] = []
    for path in sorted(folder.glob("gum-*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            if document["genre"] == "news":
                text = document["text"]
                own = (one for one in document["quotes"] if not one.get("nested"))
                golds = tuple(_gold(text, one) for one in own)
                found.append(Example(document["id"], text, golds))
    return found


def _gold(text: str, quote: dict[str, Any]) -> Gold:
    content = [Span(*pair) for pair in quote["content"]]
    cue = [Span(*pair) for pair in quote["cue"]]
    if that := _THAT.search(text, max(0, content[0].start - 8), content[0].start):
        content[0] = Span(that.start(), content[0].end)
    if cue and quote.get("cue_lemma") != "according to":
        first, last = cue[0].start, cue[-1].end
        if before := _ADVERB_BEFORE.search(text[:first][-16:]):
            first -= len(before[0])
        if after := _ADVERB_AFTER.match(text, last):
            last = after.end()
        cue[0] = Span(first, cue[0].end)
        cue[-1] = Span(cue[-1].start, last)
    return Gold(tuple(content), tuple(cue), tuple(Span(*pair) for pair in quote["source"]))
