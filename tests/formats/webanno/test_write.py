"""What is written as WebAnno TSV is read again, ours and others'."""

import itertools
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.core.text.span import Span
from annotator.formats.webanno import files as webanno_files
from annotator.formats.webanno import read as webanno
from annotator.formats.webanno import write as webanno_writer
from annotator.formats.webanno.files import CoderFile
from annotator.formats.webanno.tokens import covering, plain_sentences
from tests.formats.contents import TEXTS, Made, projects

_numbers = itertools.count()
_SETTINGS = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def written(project: Made, folder: Path) -> list[Path]:
    out = folder / str(next(_numbers))
    webanno_writer.write(project, out)
    return webanno_files.claimed(sorted(out.rglob("*.tsv")))


@given(project=projects())
@_SETTINGS
def test_the_files_alone_have_every_text_and_record(project: Made, tmp_path: Path) -> None:
    wanted = Counter(
        (coded.article.text, record.type.title(), tuple(each.span for each in record.spans))
        for coded in project.articles()
        for record in coded.records
    )
    found: Counter[tuple[str, str, tuple[Span, ...]]] = Counter()
    texts: set[str] = set()
    for path in written(project, tmp_path):
        [document] = webanno.WebannoText((CoderFile(path, ""),), "a").documents()
        texts.add(document.article.text)
        found.update(
            (document.article.text, each.label, each.spans) for each in document.annotations
        )
    assert texts == {coded.article.text for coded in project.articles()}
    assert not wanted - found


@given(text=TEXTS)
@settings(deadline=None)
def test_tokens_and_sentences_cover_the_text(text: str) -> None:
    sentences = covering(text, plain_sentences(text), [Span(0, len(text))])
    tokens = [token for each in sentences for token in each.tokens]
    assert tokens == sorted(tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
    uncovered = {*range(len(text))} - {at for t in tokens for at in range(t.start, t.end)}
    assert all(text[at].isspace() for at in uncovered)
    for sentence in sentences:
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end >= sentence.tokens[-1].end
    assert sentences[-1].end == len(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Don't pay 3,500.50!", ["Don't", "pay", "3,500.50", "!"]),
        ("e\u0301te\u0301 हिन्दी 👩\u200d👧", ["e\u0301te\u0301", "हिन्दी", "👩\u200d", "👧"]),
        ("قالَ «نعم».", ["قالَ", "«", "نعم", "»", "."]),
    ],
)
def test_words_numbers_and_signs(text: str, tokens: list[str]) -> None:
    found = [t for each in plain_sentences(text) for t in each.tokens]
    assert [text[token.start : token.end] for token in found] == tokens
