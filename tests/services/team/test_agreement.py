"""Agreement of a project's coders, of those articles that they have finished."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.origin import Origin, SuggestionOrigin
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.team.agreement import AgreementQuestion
from tests.cli.commands import run, run_json

TEXTS = [
    "“We stay,” said Dorr. The port stays shut.",
    "Holm told the council that it would rain.",
    "Nothing was said at all.",
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Ada and Ben coded two articles, Cem one of them; of the third Ben has only begun."""
    place = tmp_path / "team.annotator"
    first = Project.create(place, coder="Ada")
    ids = [first.articles.add(text)[0].id for text in TEXTS]
    _code(first, ids[0], [(0, 10)], "done")
    _code(first, ids[1], [(21, 40)], "done")
    _code(first, ids[2], [], "nothing")
    first.close()
    for name, spans, last in (
        ("Ben", ([(0, 10)], [(26, 40)], [(0, 7)]), "in_progress"),
        ("Cem", ([(1, 9), (22, 42)],), ""),
    ):
        other = Project.open(place, coder=name)
        for number, found in enumerate(spans):
            _code(other, ids[number], found, last if number == 2 else "done")
        other.close()
    return place


def _code(project: Project, article: str, spans: list[tuple[int, int]], state: str) -> None:
    for start, end in spans:
        project.records.create(article, "quote", [Span(start, end)])
    if state == "done":
        project.articles.set_status(article, "done")
    elif state == "nothing":
        project.articles.set_status(article, "nothing", "no statement")


def test_only_finished_articles_count(project: Path) -> None:
    opened = Project.open(project, coder="Ada")
    report = opened.agreement.measure(AgreementQuestion(coders=("Ada", "Ben")))
    assert report.units == {"article": 2, "record": 4, "suggested": 0}
    [pair] = report.pairs
    assert (pair.coders, pair.articles, pair.unfinished) == (("Ada", "Ben"), 2, 1)
    exact = next(each for each in report.measures if each.measure == "span_f1_exact")
    assert (exact.value, exact.coders) == (0.5, ("Ada", "Ben"))
    every = opened.agreement.measure(
        AgreementQuestion(coders=("Ada", "Ben"), unfinished=True, types=("quote",))
    )
    assert every.units == {"article": 3, "record": 5, "suggested": 0}
    opened.close()


def test_what_came_from_suggestions_is_counted_and_left_out(project: Path) -> None:
    opened = Project.open(project, coder="Ada")
    article = next(each for each in opened.articles.all() if each.text == TEXTS[0])
    [first] = [
        each
        for each in opened.records.of_article(article.id)
        if each.coder == opened.coder.id and each.spans[0].start == 0
    ]
    suggested = Origin(suggestion=SuggestionOrigin("quotes", "1", 0.9))
    with opened.writing("Take") as unit:
        unit.update(first, replace(first, origin=suggested))
    asked = AgreementQuestion(coders=("Ada", "Ben"))
    whole = opened.agreement.measure(asked)
    assert whole.units == {"article": 2, "record": 4, "suggested": 1}
    left = opened.agreement.measure(replace(asked, without_suggested=True))
    # Ben found the same, and of that nothing can be said.
    assert left.units == {"article": 2, "record": 2, "suggested": 1}
    exact = [
        next(each for each in report.measures if each.measure == "span_f1_exact")
        for report in (whole, left)
    ]
    assert [(each.value, each.n) for each in exact] == [(0.5, 4), (0.0, 2)]
    said = run("agreement", str(project), "--without-suggested").stdout
    assert "1 record came from suggestions." in said
    opened.close()


def test_who_is_not_there_cannot_be_compared(project: Path) -> None:
    opened = Project.open(project, coder="Ada")
    with pytest.raises(AnnotatorError, match=r"no coder “Dan”.*Ada, Ben, Cem"):
        opened.agreement.measure(AgreementQuestion(coders=("Ada", "Dan")))
    with pytest.raises(AnnotatorError, match="nothing to compare"):
        opened.agreement.measure(AgreementQuestion(coders=("Ada",)))
    opened.close()


def test_the_command_speaks_to_people_and_programs(project: Path) -> None:
    said = run("agreement", str(project)).stdout
    assert "2 articles finished by two or more" in said
    assert "Ada and Ben: 2 articles; 1 article not finished" in said
    assert "Ada, Ben, Cem" in said
    found = run_json("agreement", str(project), "--coder", "Ada", "--coder", "Cem")
    assert [pair["coders"] for pair in found["pairs"]] == [["Ada", "Cem"]]
    names = {each["measure"] for each in found["measures"]}
    assert {"nominal_alpha", "cohen_kappa", "span_f1_overlap", "unitizing_alpha"} <= names
    assert all(set(each) >= {"value", "low", "high", "n", "left_out"} for each in found["measures"])
    matrix = next(each for each in found["confusion"] if each["unit"] == "record")
    assert (matrix["coders"], matrix["labels"][:2]) == (["Ada", "Cem"], ["", "quote"])
    alone, both = matrix["cells"]
    assert (alone["row"], alone["column"], alone["n"]) == (0, 1, 1)
    [passage] = alone["passages"]
    assert TEXTS[0][passage["start"] : passage["end"]] == TEXTS[0][22:42]
    assert both == {"row": 1, "column": 1, "n": 1, "passages": []}
    table = run("agreement", str(project), "--csv").stdout.splitlines()
    assert table[0] == "measure,unit,type,field,coders,value,low,high,n,left_out"
    assert any(line.startswith("nominal_alpha,token,quote,,Ada | Ben | Cem,") for line in table)
    run("agreement", str(project), "--csv", "--json", code=2)
    assert "no such" not in run("agreement", str(project), "--type", "quote").stdout
    run("agreement", str(project), "--type", "nosuch", code=1)


def test_month_by_month(project: Path) -> None:
    opened = Project.open(project, coder="Ada")
    article = next(each for each in opened.articles.all() if each.text == TEXTS[0])
    opened.articles.set_detail(article, "published", "2026-03-02")
    report = opened.agreement.measure(AgreementQuestion(("Ada", "Ben"), by_month="published"))
    assert [(each.month, each.articles) for each in report.months] == [("", 1), ("2026-03", 1)]
    exact = [
        [each.value for each in month.measures if each.measure == "span_f1_exact"]
        for month in report.months
    ]
    assert exact == [[0.0], [1.0]]
    opened.close()
    said = run("agreement", str(project), "--by-month", "coded").stdout
    assert f"{datetime.now(UTC):%Y-%m}  2" in said


def test_measuring_can_be_cancelled(project: Path) -> None:
    opened = Project.open(project, coder="Ada")

    def stop(done: int, total: int, what: str) -> None:
        if what == "Measuring" and done == 2:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        opened.agreement.measure(AgreementQuestion(), stop)
    opened.close()
