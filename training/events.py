"""Trains the event finder, or tries it: `python -m training.events [--evaluate]`."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from annotator.assist.events.finder import SuggestedEvent, events
from annotator.assist.events.lexicon import Words
from annotator.assist.events.model import EventModel, StoredEvents, retyping_key
from annotator.assist.events.triggers import read, triggers
from annotator.core.text.span import Span
from training.logistic import learn
from training.marked_text import MarkedArticle, MarkedRecord, corpus

LEXICON = Path(__file__).parent / "event_lexicon.yaml"
MODEL = Path("resources/models/events-en.json")
_THRESHOLD = 0.25
_FOLDS = 5


def lexicon() -> StoredEvents:
    """The lexicon without weights."""
    written: dict[str, Any] = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))
    irregular, groups = written.pop("irregular"), written.pop("groups")
    types = msgspec.convert(written, dict[str, Words])
    return StoredEvents(types, irregular, groups, {}, {}, _THRESHOLD)


def train(articles: Sequence[MarkedArticle]) -> StoredEvents:
    """What these articles teach: which triggers people mark, and with what other type."""
    stored = lexicon()
    model = EventModel(stored)
    rows: list[list[str]] = []
    right: list[bool] = []
    types: dict[str, Counter[str]] = {}
    for article in articles:
        seen: Counter[str] = Counter()
        for sentence in read(article.text):
            for each in triggers(sentence, model.lexicon, model.groups, seen):
                match = each.match
                first, last = sentence.tokens[match.first], sentence.tokens[match.last]
                gold = _gold(article, Span(first.start, last.end))
                rows.append(each.features)
                right.append(gold is not None)
                if gold is not None:
                    count = types.setdefault(retyping_key(match.entry), Counter())
                    count[gold.values["type"]] += 1
    retyped: dict[str, str] = {}
    for key, count in sorted(types.items()):
        written = key.rpartition(" ")[2]
        best, times = count.most_common(1)[0]
        if times > max(count[written], 1):
            retyped[key] = best
    weights = learn(rows, right, penalty=12.0, least=3)
    return msgspec.structs.replace(stored, weights=dict(sorted(weights.items())), retyped=retyped)


def _gold(article: MarkedArticle, span: Span) -> MarkedRecord | None:
    return next((each for each in article.of("e") if _overlap(each.spans, span)), None)


def _overlap(spans: Sequence[Span], other: Span | None) -> bool:
    return other is not None and any(
        each.start < other.end and other.start < each.end for each in spans
    )


def evaluate(articles: Sequence[MarkedArticle]) -> str:
    """F1 of triggers that overlap one to one, alone and with the right type; and of those found
    how often realis and each argument that is marked are right."""
    gold = found = 0
    counts: Counter[str] = Counter()
    chances: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        model = EventModel(train([a for n, a in enumerate(articles) if n % _FOLDS != fold]))
        for article in articles[fold::_FOLDS]:
            taken: set[str] = set()
            gold += len(article.of("e"))
            for each in events(article.text, model):
                found += 1
                record = _gold(article, each.trigger)
                is_right = record is not None and record.key not in taken
                chances.append((each.confidence, is_right))
                if record is not None and is_right:
                    taken.add(record.key)
                    _count(record, each, counts)
    lines = [f"{found} found of {gold}"]
    lines += [
        f"{name} F1 {200 * counts[name] / (found + gold):.1f}"
        for name in ("trigger", "root", "type")
    ]
    for name in ("realis", "actor", "recipient", "date", "place", "deaths", "injured"):
        whole = counts["trigger"] if name == "realis" else counts[f"{name} marked"]
        lines.append(f"{name} right {counts[name]} of {whole}")
    for low, high in ((0.25, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        bucket = [is_right for sure, is_right in chances if low <= sure < high]
        lines.append(f"confidence {low} to {high}: {sum(bucket)} of {len(bucket)} right")
    return "\n".join(lines) + "\n"


def _count(record: MarkedRecord, event: SuggestedEvent, counts: Counter[str]) -> None:
    wanted = str(record.values["type"])
    counts["trigger"] += 1
    counts["type"] += wanted == event.type
    counts["root"] += wanted.partition("/")[0] == event.type.partition("/")[0]
    counts["realis"] += record.values["realis"] == event.realis
    for name in ("actor", "recipient", "date", "place", "deaths", "injured"):
        if name in record.evidence:
            counts[f"{name} marked"] += 1
            counts[name] += _overlap(record.evidence[name], getattr(event.arguments, name))


def main() -> None:
    """Trains on the corpus and writes the model, or prints the scores."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=__doc__)
    parser.add_argument("--evaluate", action="store_true", help="print the scores instead")
    if parser.parse_args().evaluate:
        sys.stdout.write(evaluate(corpus()))
    else:
        MODEL.write_bytes(msgspec.json.encode(train(corpus())) + b"\n")


if __name__ == "__main__":
    main()
