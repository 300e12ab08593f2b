"""Agreement of six coders, against the same counts by bare numpy on arrays that are there already.

The floor has of every article each coder's role of each token and character, and the columns of
the answers to the fields; of each two coders and of all it counts by article how they meet, and of
each table it draws the same samples. It aligns nothing, and has no precision, F1 or unitizing.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations
from time import process_time

import numpy as np

from annotator.core.codebook.model import Codebook
from annotator.core.coding.record import FieldValue, Record
from annotator.core.team import coefficients as of
from annotator.core.team.agreement import measures
from annotator.core.team.coefficients import Counts
from annotator.core.team.estimates import SAMPLES
from annotator.core.team.labelling import Labels, character_labels, roles, token_labels
from annotator.core.team.measure import CodedArticle
from annotator.services.codebooks import load
from tests.benchmarks.kit.table import Row
from tests.core.team.coded import record

_ARTICLES = 1000
_RECORDS = 5
"""Of each coder in each article."""
_CODERS = "abcdef"
_AIM = 3
_SECONDS = 10
_TEXT = "word and " * 500


def rows() -> Iterator[Row]:
    """By the time of the processor."""
    codebook, corpus = load("news"), _corpus()
    begun = process_time()
    found = sum(1 for _ in measures(corpus, codebook, _CODERS))
    figure = (process_time() - begun) * 1000
    assert found
    tables = [*_tables(corpus, codebook)]
    begun = process_time()
    for labels, size in tables:
        _measure(labels, size)
    floor = (process_time() - begun) * 1000
    name, records = f"agreement of {len(_CODERS)} coders", len(corpus) * _RECORDS * len(_CODERS)
    yield Row(name, figure, "bare numpy on arrays", floor, _AIM, records=records)
    yield Row(name, figure, "ten seconds", _SECONDS * 1000, 1, records=records)


def _corpus() -> list[CodedArticle]:
    """Articles in which all coders found the same, but for bounds, types and answers."""
    chance = random.Random(1)  # noqa: S311 - the same in every run
    return [_article(str(number), chance) for number in range(_ARTICLES)]


def _article(number: str, chance: random.Random) -> CodedArticle:
    last = len(_TEXT) - 200
    places = [(chance.randrange(last), chance.randrange(20, 160)) for _ in range(_RECORDS)]
    return CodedArticle(
        number,
        _TEXT,
        {
            coder: [
                _record(start + chance.randrange(8), start + length, chance)
                for start, length in places
            ]
            for coder in _CODERS
        },
    )


def _record(start: int, end: int, chance: random.Random) -> Record:
    fields = {
        "speaker": (FieldValue(chance.choice("xyzuvw")),),
        "kind": (FieldValue(chance.choice(["direct", "indirect"])),),
    }
    kind = chance.choice(["quote", "quote", "quote", "quote", "claim"])
    return record((start, end), kind=kind, text=_TEXT, fields=fields)


def _tables(
    articles: Sequence[CodedArticle], codebook: Codebook
) -> Iterator[tuple[list[Labels], int]]:
    """By article the label of each unit by each coder, and how many labels there are."""
    for record_type in codebook.types[:2]:
        size, key = len(roles(record_type)), record_type.key
        characters = [
            np.array(
                [
                    character_labels(
                        len(each.text), record_type, [r for r in made if r.type == key]
                    )
                    for made in each.records.values()
                ]
            )
            for each in articles
        ]
        yield characters, size
        yield (
            [token_labels(c, a.token_bounds) for c, a in zip(characters, articles, strict=True)],
            size,
        )
    for field in ("speaker", "kind"):
        given = {r.fields[field][0].value for a in articles for m in a.records.values() for r in m}
        values = [*given]
        yield (
            [
                np.array(
                    [
                        [values.index(r.fields[field][0].value) for r in m]
                        for m in a.records.values()
                    ],
                    dtype=np.int8,
                )
                for a in articles
            ],
            len(values),
        )


def _measure(articles: Sequence[Labels], size: int) -> None:
    """Alpha and kappa of each two coders and alpha of all, with their samples."""
    drawn = np.random.default_rng(1).multinomial(
        len(articles), np.full(len(articles), 1 / len(articles)), SAMPLES
    )
    weights = drawn.astype(float)
    every = np.zeros((len(articles), size, size))
    for one, other in combinations(range(len(_CODERS)), 2):
        met = np.array([_met(labels[one], labels[other], size) for labels in articles])
        sums = np.tensordot(weights, met, axes=1)
        np.percentile(of.cohen_kappa(sums), (2.5, 97.5))
        np.percentile(of.alpha(sums + sums.transpose(0, 2, 1)), (2.5, 97.5))
        every += met + met.transpose(0, 2, 1)
    sums = np.tensordot(weights, every / (len(_CODERS) - 1), axes=1)
    np.percentile(of.alpha(sums), (2.5, 97.5))


def _met(one: Labels, other: Labels, size: int) -> Counts:
    place = one.astype(np.int64) * size + other
    return np.bincount(place, minlength=size * size).reshape(size, size).astype(np.float64)
