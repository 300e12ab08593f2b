"""Trains the claim finder, or tries it: `python -m training.claims [--evaluate]`.

It sees the text's quotes as the quote finder finds them. That one learned from the same articles,
so here each article is read by one that learned from the others alone.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from annotator.assist.claims.finder import ClaimModel, claims
from annotator.assist.claims.units import WORD, units
from annotator.assist.quotes.finder import SuggestedQuote, quotes
from annotator.core.text.sentences import sentences
from annotator.core.text.span import Span
from training.examples import corpus_examples
from training.logistic import learn
from training.marked_text import MarkedArticle, MarkedRecord, corpus
from training.quotes import train as train_quotes

MODEL = Path("resources/models/claims-en.json")
Quotes = Mapping[str, Sequence[SuggestedQuote]]
"""By the name of the article."""

_THRESHOLD = 0.25
_FOLDS = 5
_ARTICLES = 5
"""A word is a feature only if it stands in so many articles."""
_OVERLAP = 0.5


def quotes_of_others() -> Quotes:
    """The quotes of each article, by a model that did not learn from it."""
    examples = corpus_examples()
    found: dict[str, Sequence[SuggestedQuote]] = {}
    for fold in range(_FOLDS):
        model = train_quotes([one for n, one in enumerate(examples) if n % _FOLDS != fold])
        for one in examples[fold::_FOLDS]:
            found[one.name] = quotes(one.text, model)
    return found


def feature_words(texts: Iterable[str]) -> set[str]:
    """The words that may be features: in five articles, never capitalised inside a sentence."""
    seen: Counter[str] = Counter()
    names: set[str] = set()
    for text in texts:
        tokens = re.findall(rf"{WORD.pattern}|[^\w\s]", text)
        seen.update({token.lower() for token in tokens})
        inside = [b.lower() for a, b in pairwise(tokens) if b[0].isupper() and a[0].isalnum()]
        # Of “Brandt’s” the name too.
        names.update(inside, (re.split("[’']", word)[0] for word in inside))
    return {word for word, count in seen.items() if count >= _ARTICLES and word not in names}


def train(articles: Sequence[MarkedArticle], found: Quotes) -> ClaimModel:
    """What these articles teach."""
    allowed = feature_words(article.text for article in articles)
    rows: list[list[str]] = []
    right: list[bool] = []
    for article in articles:
        gold = _worthy(article)
        for unit in units(article.text, found[article.name]):
            # A feature with a word has a colon behind its letter.
            rows.append([f for f in unit.features if f[1:2] != ":" or f[2:] in allowed])
            right.append(_match(article.text, unit.span, gold) is not None)
    weights = learn(rows, right, penalty=6.0, least=3)
    return ClaimModel(dict(sorted(weights.items())), _THRESHOLD)


def _worthy(article: MarkedArticle) -> list[MarkedRecord]:
    return [each for each in article.of("c") if each.values["check_worthiness"] == "check_worthy"]


def _words(text: str, spans: Iterable[Span]) -> set[int]:
    return {m.start() for span in spans for m in WORD.finditer(text, span.start, span.end)}


def _match(text: str, span: Span, gold: Sequence[MarkedRecord]) -> MarkedRecord | None:
    """The claim with which it shares half of the words of both, if any."""
    own = _words(text, [span])
    for record in gold:
        wanted = _words(text, record.spans)
        if len(own & wanted) >= _OVERLAP * len(own | wanted):
            return record
    return None


def evaluate(articles: Sequence[MarkedArticle], found: Quotes) -> str:
    """F1 of claims that overlap by half, of sentences that hold one; and how often the kind and
    the claimant are right of those found."""
    counts: Counter[str] = Counter()
    chances: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        model = train([a for n, a in enumerate(articles) if n % _FOLDS != fold], found)
        for article in articles[fold::_FOLDS]:
            _count(article, found, model, counts, chances)
    lines = [
        f"{counts['found']} found of {counts['gold']}",
        f"claims F1 {200 * counts['right'] / (counts['found'] + counts['gold']):.1f}",
        f"sentences F1 {200 * counts['both'] / (counts['seen'] + counts['hold']):.1f}",
        f"kind right {counts['kind']} of {counts['right']}",
        f"claimant overlaps {counts['claimant']} of {counts['claimant marked']}",
    ]
    for low, high in ((0.25, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        bucket = [is_right for sure, is_right in chances if low <= sure < high]
        lines.append(f"confidence {low} to {high}: {sum(bucket)} of {len(bucket)} right")
    return "\n".join(lines) + "\n"


def _count(
    article: MarkedArticle,
    found: Quotes,
    model: ClaimModel,
    counts: Counter[str],
    chances: list[tuple[float, bool]],
) -> None:
    gold = _worthy(article)
    suggested = claims(article.text, found[article.name], model)
    counts["gold"] += len(gold)
    counts["found"] += len(suggested)
    taken: set[str] = set()
    for each in suggested:
        record = _match(article.text, each.span, gold)
        is_right = record is not None and record.key not in taken
        chances.append((each.confidence, is_right))
        if record is None or not is_right:
            continue
        taken.add(record.key)
        counts["right"] += 1
        counts["kind"] += record.values["kind"] == each.kind
        if speakers := _speakers(article, record):
            counts["claimant marked"] += 1
            speaker = each.quote.speaker if each.quote else None
            counts["claimant"] += speaker is not None and any(
                speaker.start < span.end and span.start < speaker.end for span in speakers
            )
    for sentence in sentences(article.text):
        holds = any(_touch(sentence, span) for record in gold for span in record.spans)
        seen = any(_touch(sentence, each.span) for each in suggested)
        counts["hold"] += holds
        counts["seen"] += seen
        counts["both"] += holds and seen


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _speakers(article: MarkedArticle, claim: MarkedRecord) -> list[Span]:
    """The words for the speaker of the quote whose content the claim is (in)."""
    start = claim.spans[0].start
    for quote in article.of("q"):
        if any(span.start - 2 <= start < span.end for span in quote.spans):
            return quote.evidence.get("speaker", [])
    return []


def main() -> None:
    """Trains on the corpus and writes the model, or prints the scores."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=__doc__)
    parser.add_argument("--evaluate", action="store_true", help="print the scores instead")
    arguments = parser.parse_args()
    articles, found = corpus(), quotes_of_others()
    if arguments.evaluate:
        sys.stdout.write(evaluate(articles, found))
    else:
        MODEL.write_bytes(msgspec.json.encode(train(articles, found)) + b"\n")


if __name__ == "__main__":
    main()
