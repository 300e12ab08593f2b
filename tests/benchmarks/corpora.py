"""What is imported and exported: a brat corpus of political news, and a project of records."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import accumulate, islice
from pathlib import Path

from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span, cut
from annotator.services.ids import new_id
from annotator.services.project import Project

LINES_PER_FILE = 25
"""Thirteen entities, and two attributions of six lines each: five of them and an attribute."""
RECORDS_PER_ARTICLE = 100
_ENTITIES = ("Person", "Organization", "Place", "Title")
_WORDS = 300
_VOCABULARY = 20_000
_PER_FOLDER = 1000
_KINDS = ("direct", "indirect", "mixed")
_SYLLABLES = str.maketrans(
    dict(
        zip(
            "0123456789",
            ["he", "ith", "hat", "ill", "ould", "ere", "hich", "ork", "orld", "ay"],
            strict=True,
        )
    )
)
"""So that they are words whose language is told, as that of news is: English."""
_MOMENT = datetime(2026, 11, 2, tzinfo=UTC)


def write_corpus(folder: Path, articles: int) -> None:
    """Texts with ``.ann`` files, each of `LINES_PER_FILE` annotations."""
    for n, text in enumerate(_texts(articles)):
        place = folder / f"{n // _PER_FOLDER:03}"
        if n % _PER_FOLDER == 0:
            place.mkdir(parents=True)
        (place / f"{n:06}.txt").write_text(text, encoding="utf-8")
        (place / f"{n:06}.ann").write_text("".join(_standoff(text)), encoding="utf-8")


def write_texts(folder: Path, articles: int) -> None:
    """The texts alone, in one folder."""
    folder.mkdir(parents=True)
    for n, text in enumerate(_texts(articles)):
        (folder / f"{n:06}.txt").write_text(text, encoding="utf-8")


def word(n: int) -> str:
    """The n-th most common word of the texts, from 1."""
    return f"w{str(n).translate(_SYLLABLES)}"


def _texts(count: int) -> Iterator[str]:
    """Texts whose words are as common as those of a language: the n-th has a share of 1 / n."""
    chance = random.Random(20261102)  # noqa: S311 - words, not secrets
    words = [word(n) for n in range(1, _VOCABULARY + 1)]
    weights = list(accumulate(1 / n for n in range(1, _VOCABULARY + 1)))
    for n in range(count):
        chosen = chance.choices(words, cum_weights=weights, k=_WORDS)
        lines = (f"“{' '.join(chosen[at : at + 20])}.”\n" for at in range(0, _WORDS, 20))
        yield f"Article {n}\n{''.join(lines)}"


def _standoff(text: str) -> Iterator[str]:
    spans: list[tuple[int, int]] = []
    at = text.index("“") + 1
    while len(spans) < 13 + 2 * 4:
        end = text.index(" ", at)
        spans.append((at, end))
        at = text.index("w", text.index(" ", end + 12))
        if len(text) - at < 80:
            at = text.index("“") + 1
    for n, (start, end) in enumerate(spans[:13], 1):
        yield f"T{n}\t{_ENTITIES[n % 4]} {start} {end}\t{text[start:end]}\n"
    for n, k in ((1, 13), (2, 17)):
        source, cue, first, second = spans[k : k + 4]
        t = 20 * n
        yield f"T{t}\tSource {source[0]} {source[1]}\t{text[slice(*source)]}\n"
        yield f"T{t + 1}\tAttribution {cue[0]} {cue[1]}\t{text[slice(*cue)]}\n"
        words = f"{text[slice(*first)]} {text[slice(*second)]}"
        yield f"T{t + 2}\tContent {first[0]} {first[1]};{second[0]} {second[1]}\t{words}\n"
        yield f"T{t + 3}\tContent {first[0]} {second[1]}\t{text[first[0] : second[1]]}\n"
        yield f"E{n}\tAttribution:T{t + 1} Source:T{t} Content:T{t + 2} Content2:T{t + 3}\n"
        yield f"A{n}\tPolarity E{n} {('Positive', 'Negative')[n % 2]}\n"


def fill(project: Project, records: int) -> None:
    """Imports records, a hundred an article, each with three values of which two have evidence."""
    coder = project.coder.id
    with project.writing("Import") as unit:
        texts = _texts(records // RECORDS_PER_ARTICLE)
        while portion := list(islice(texts, 50)):
            articles = [_article(text) for text in portion]
            unit.create_all(articles)
            unit.create_all(
                _record(article, coder, n)
                for article in articles
                for n in range(RECORDS_PER_ARTICLE)
            )


def _article(text: str) -> Article:
    title = text.partition("\n")[0]
    return Article(new_id(), title, text, sha256(text), "en", "The Bell", published="2017-03-03")


def _record(article: Article, coder: str, n: int) -> Record:
    at = 12 + n * 10
    speaker, cue = (cut(article.text, Span(at + k, at + k + 8)) for k in (50, 60))
    return Record(
        id=new_id(),
        article=article.id,
        type="quote",
        coder=coder,
        state="draft",
        created=_MOMENT,
        updated=_MOMENT,
        spans=(cut(article.text, Span(at, at + 45)),),
        fields={
            "speaker": (FieldValue(speaker.text, None, (speaker,)),),
            "cue": (FieldValue(cue.text, None, (cue,)),),
            "kind": (FieldValue(_KINDS[n % 3]),),
        },
    )
