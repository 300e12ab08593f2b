"""Trains the quote finder, or tries it: `python -m training.quotes [--evaluate]`."""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from annotator.assist.quotes.confidence import Confidence, fitted
from annotator.assist.quotes.features import (
    EVERYWHERE,
    Vocabulary,
    features,
    folded_word,
    word_hash,
)
from annotator.assist.quotes.finder import parts_of
from annotator.assist.quotes.linking import Document, Pairs, Part, candidates
from annotator.assist.quotes.model import LABELS, QuoteModel
from annotator.assist.quotes.tokens import Token, paragraphs_of_tokens
from annotator.core.text.span import Span
from training.examples import Example, corpus_examples, gum_examples
from training.quote_scores import Found, found, reliability, report, scores_of

# It has no types.
pycrfsuite: Any = import_module("pycrfsuite")

MODEL = Path("resources/models/quotes-en.bin")
_ARTICLES = 5
"""A word is a feature only if it stands in so many articles."""

_WEIGHTY = 0.01
"""A smaller weight changes nothing that shows and is left out."""


class _Prepared:
    """An article's tokens with their labels."""

    def __init__(self, example: Example) -> None:
        self.example = example
        self.paragraphs = paragraphs_of_tokens(example.text)
        self.tokens = [token for tokens in self.paragraphs for token in tokens]
        self.labels = ["O"] * len(self.tokens)
        self.belongs: dict[int, int] = {}
        # A quote within another's content is that content; whatever is longer comes first.
        golds = sorted(
            range(len(example.quotes)),
            key=lambda n: -sum(s.end - s.start for s in example.quotes[n].content),
        )
        for name in ("content", "cue", "speaker"):
            for n in golds:
                for span in getattr(example.quotes[n], name):
                    self._label(span, name, n)

    def _label(self, span: Span, name: str, quote: int) -> None:
        inside = [
            n for n, t in enumerate(self.tokens) if t.start >= span.start and t.end <= span.end
        ]
        if any(self.labels[n] != "O" for n in inside):
            return
        for at, n in enumerate(inside):
            self.labels[n] = ("I-" if at else "B-") + name
            self.belongs[n] = quote


def vocabulary(articles: Sequence[_Prepared]) -> tuple[set[str], dict[str, Counter[str]]]:
    """The words that may be features; by article how often each word is a cue and is there."""
    seen: Counter[str] = Counter()
    names: set[str] = set()
    counts: dict[str, Counter[str]] = {}
    for article in articles:
        count: Counter[str] = Counter()
        for tokens in article.paragraphs:
            # A heading, which ends in no sign, is no sentence.
            if not tokens[-1].text[0].isalnum():
                names |= _capitalised(tokens)
        for n, token in enumerate(article.tokens):
            word = folded_word(token.text)
            count[word] += 1
            if article.labels[n].endswith("cue"):
                count["cue " + word] += 1
        counts[article.example.name] = count
        seen.update(word for word in count if " " not in word)
    allowed = {
        w
        for w, n in seen.items()
        if n >= _ARTICLES and w not in names and w.replace("'", "").isalpha()
    }
    signs = {w for w, n in seen.items() if n >= _ARTICLES and not w[0].isalnum()}
    return allowed | signs, counts


def _capitalised(tokens: list[Token]) -> set[str]:
    """The words, in lower case, that are capitalised inside a sentence."""
    lower = [
        folded_word(token.text)
        for before, token in pairwise(tokens)
        if token.text[0].isupper() and before.text[0].isalnum()
    ]
    return {*lower, *(re.split("[’']", word)[0] for word in lower)}


def priors(words: set[str], total: Counter[str], without: Counter[str] | None = None) -> Vocabulary:
    """How often each word is part of a cue, in buckets; without the counts of one article."""
    found: dict[int, int] = {}
    for word in words:
        cue, all_ = total["cue " + word], total[word]
        if without:
            cue, all_ = cue - without["cue " + word], all_ - without[word]
        share = cue / (all_ + 1)
        found[word_hash(word)] = sum(share > edge for edge in (0, 0.05, 0.2, 0.45, 0.75))
    return found


def train(
    examples: Sequence[Example],
    *,
    c1: float = 0.1,
    c2: float = 0.1,
    minfreq: int = 2,
    iterations: int = 70,
    eagerness: float = 0.2,
) -> QuoteModel:
    """The model that these articles teach.

    Args:
        examples: articles with all their quotes.
        c1: the penalty of the weights' absolute values.
        c2: that of their squares.
        minfreq: features that are seen less often are none.
        iterations: of L-BFGS.
        eagerness: what is added to all labels of parts: more is found, and less of it is right.
    """
    articles = [_Prepared(one) for one in examples]
    words, counts = vocabulary(articles)
    total: Counter[str] = Counter()
    for count in counts.values():
        total.update(count)
    whole = priors(words, total)
    trainer = _trainer(c1=c1, c2=c2, minfreq=minfreq, iterations=iterations)
    pairs: dict[str, list[tuple[list[str], bool]]] = defaultdict(list)
    for article in articles:
        own = priors(words, total, counts[article.example.name])
        offset = 0
        before = 0
        parts: list[Part] = []
        for tokens in article.paragraphs:
            labels = article.labels[offset : offset + len(tokens)]
            trainer.append(features(tokens, own, before), labels)
            parts += [
                Part(one.label, one.first + offset, one.last + offset) for one in parts_of(labels)
            ]
            offset += len(tokens)
            before = tokens[-1].quotation
        _pairs(article, parts, words, pairs)
    state, moves = _trained(trainer)
    tagging: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    for (name, label), weight in state.items():
        if abs(weight) > _WEIGHTY:
            tagging[int(name, 16)][LABELS.index(label)] = weight
    for column in range(1, len(LABELS)):
        tagging[EVERYWHERE][column] += eagerness
    transitions = np.zeros((len(LABELS), len(LABELS)))
    for (first, second), weight in moves.items():
        transitions[LABELS.index(first), LABELS.index(second)] = weight
    return QuoteModel.from_weights(
        tagging=tagging,
        transitions=transitions,
        to_cue=_logistic(pairs["content"]),
        to_speaker=_logistic(pairs["cue"]),
        vocabulary=whole,
    )


def _pairs(
    article: _Prepared,
    parts: list[Part],
    words: set[str],
    pairs: dict[str, list[tuple[list[str], bool]]],
) -> None:
    lower = [folded_word(token.text) for token in article.tokens]
    doc = Document(
        article.tokens,
        [word if word in words else "~" for word in lower],
        [n for n, tokens in enumerate(article.paragraphs) for _ in tokens],
    )
    seen = Pairs(doc, parts)
    for part in parts:
        if part.label == "speaker":
            continue
        gold = article.example.quotes[article.belongs[part.first]]
        name = "cue" if part.label == "content" else "speaker"
        wanted: tuple[Span, ...] = getattr(gold, name)
        for other in candidates(doc, part, [one for one in parts if one.label == name]):
            first, last = article.tokens[other.first].start, article.tokens[other.last].end
            right = any(first < span.end and span.start < last for span in wanted)
            pairs[part.label].append((seen.features(part, other), right))


def _trainer(*, c1: float, c2: float, minfreq: int, iterations: int) -> Any:
    trainer: Any = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(
        {
            "c1": c1,
            "c2": c2,
            "feature.minfreq": minfreq,
            "max_iterations": iterations,
            "feature.possible_transitions": True,
        }
    )
    return trainer


def _trained(trainer: Any) -> tuple[dict[Any, float], dict[Any, float]]:
    with TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger: Any = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return info.state_features, info.transitions


def _logistic(pairs: list[tuple[list[str], bool]]) -> dict[int, list[float]]:
    """Logistic regression: a chain of length one with two labels."""
    trainer = _trainer(c1=0.1, c2=0.1, minfreq=2, iterations=100)
    for row, right in pairs:
        trainer.append([row], ["1" if right else "0"])
    weights: dict[int, list[float]] = defaultdict(lambda: [0.0])
    for (name, label), weight in _trained(trainer)[0].items():
        weights[word_hash(name)][0] += weight if label == "1" else -weight
    return weights


def _folds(
    examples: Sequence[Example], count: int = 5
) -> list[tuple[list[Example], list[Example]]]:
    """Parts to learn from and to be tried on, by article."""
    return [
        (
            [one for n, one in enumerate(examples) if n % count != fold],
            [one for n, one in enumerate(examples) if n % count == fold],
        )
        for fold in range(count)
    ]


def held_out(examples: Sequence[Example]) -> list[Found]:
    """What models see in articles that they did not learn from, by cross-validation."""
    return [
        found(one, model)
        for learn, tried in _folds(examples)
        for model in [train(learn)]
        for one in tried
    ]


def calibrated(examples: Sequence[Found]) -> Confidence:
    """How sure held-out articles say that a model may be, and what is worth offering.

    The threshold is that with the highest sum of the three F1 scores.
    """
    rows = [row for one in examples for row in one.signs]
    weights = fitted(rows, [right for one in examples for right in one.right])
    choices = [Confidence(weights, n / 100) for n in range(0, 55, 5)]
    return max(choices, key=lambda one: scores_of(examples, one).total)


def evaluate(ours: Sequence[Example], gum: Sequence[Example]) -> None:
    """Prints the scores: cross-validation, across the two, learned from both, the curve."""
    out = sys.stdout.write
    every = held_out(ours)
    out(_judged("corpus", every, every))
    sure = calibrated(every)
    if gum:
        across = [found(one, train(ours)) for one in gum]
        out(f"corpus -> GUM        {scores_of(across, sure)}\n{reliability([(across, sure)])}")
        out(f"  without threshold  {scores_of(across, Confidence())}\n")
        out(f"GUM -> corpus        {report(train(gum), ours)}\n")
        both = held_out([*ours, *gum])
        names = {one.name for one in gum}
        out(_judged("both, the corpus", both, [one for one in both if one.name not in names]))
        out(_judged("both, GUM", both, [one for one in both if one.name in names]))
    tried = _folds(ours)[0][1]
    learn = _folds(ours)[0][0]
    step = {10: 12, 30: 4, 100: 1}
    for count, each in step.items():
        out(f"{count:4} articles        {report(train(learn[::each][:count]), tried)}\n")


def _judged(title: str, every: Sequence[Found], wanted: Sequence[Found]) -> str:
    """The scores of some of the held-out articles; how sure a model may be of each half of them is
    told by the other half."""
    sure = [calibrated(every[half::2]) for half in (1, 0)]
    names = {one.name for one in wanted}
    parts = [[one for one in every[half::2] if one.name in names] for half in (0, 1)]
    scores = scores_of(parts[0], sure[0]) + scores_of(parts[1], sure[1])
    table = reliability(list(zip(parts, sure, strict=True)))
    return f"cross-validation, {title:16} {scores}\n{table}"


def main() -> None:
    """Trains on the corpus and writes the model, or prints the scores."""
    parser = argparse.ArgumentParser(prog="python -m training.quotes", description=__doc__)
    parser.add_argument("--evaluate", action="store_true", help="print the scores instead")
    parser.add_argument(
        "--gum", type=Path, help="folder of gum-train.jsonl and gum-dev.jsonl, to be tried on"
    )
    arguments = parser.parse_args()
    ours, gum = corpus_examples(), gum_examples(arguments.gum) if arguments.gum else []
    if arguments.evaluate:
        evaluate(ours, gum)
    else:
        MODEL.parent.mkdir(exist_ok=True)
        model = train(ours).with_confidence(calibrated(held_out(ours)))
        MODEL.write_bytes(model.to_bytes())


if __name__ == "__main__":
    main()
