"""Opening an article of several coders to decide between them, against reading its records."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from annotator.core.coding.article import ArticleStatus
from annotator.core.coding.coder import Coder
from annotator.core.coding.record import FieldValue, Record
from annotator.core.text.span import Span, cut_all
from annotator.services.ids import coder_id, new_id
from annotator.services.project import Project
from annotator.ui.adjudication.group_view import group_view
from tests.benchmarks.kit.table import Row, milliseconds

_CODERS = 6
_RECORDS = 600
_ROUNDS = 15
_APART = 200
_MOST = 100
"""Milliseconds: as long as opening may take."""


def rows() -> Iterator[Row]:
    """All of a case, with the first group as it is shown; the floor is the plain reading."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "team", coder="Lea")
        article = _fill(project)

        def opened() -> None:
            case = project.adjudication.open(article)
            group_view(case, case.comparisons[0], project.codebook, blind=False)

        took = milliseconds(opened, _ROUNDS)
        bare = milliseconds(lambda: project.records.of_article(article), _ROUNDS)
        what = f"open {_RECORDS} records of {_CODERS} coders to adjudicate"
        yield Row(what, took, "reading the records", bare)
        yield Row(what, took, f"{_MOST} ms", _MOST, aim=1)
        project.close()


def _fill(project: Project) -> str:
    chance = random.Random(5)  # noqa: S311 - the same records every time
    places = _RECORDS // _CODERS
    # A paragraph every 60 words.
    words = (f"word{n}" + ("\n" if n % 60 == 59 else " ") for n in range(places * _APART // 6))
    text = "".join(words).strip()
    article, _ = project.articles.add(text)
    with project.writing("Code it") as unit:
        for number in range(_CODERS):
            coder = Coder(coder_id(f"Coder {number}"), f"Coder {number}")
            unit.create(coder)
            for place in range(places):
                start = place * _APART + chance.randrange(20)
                spans = cut_all(text, [Span(start, start + 50 + chance.randrange(60))])
                fields = {
                    "cue": (FieldValue(chance.choice(("said", "told"))),),
                    "speaker": (FieldValue("somebody"),),
                    "kind": (FieldValue("direct"),),
                }
                unit.create(
                    Record(
                        id=new_id(),
                        article=article.id,
                        type="quote",
                        coder=coder.id,
                        state="done",
                        created=unit.time,
                        updated=unit.time,
                        spans=spans,
                        fields=fields,
                    )
                )
            unit.create(ArticleStatus(article.id, coder.id, "done"))
    return article.id
