"""Taking a colleague's project into one's own, article by article."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.coding.article import Article
from annotator.core.coding.publication import Publication, keyed
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import InputError
from annotator.core.text.normalization import sha256
from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.preview import needs_a_look, preview
from tests.messages import said
from tests.released.__main__ import PROJECTS
from tests.services.transfer.projects import Make

_TEXTS = tuple(
    f"Story {n}. The talks had failed, he said on Monday. Nobody was hurt in the {place}."
    for n, place in enumerate(("harbour", "town", "hills"))
)


def _add(project: Project, texts: tuple[str, ...] = _TEXTS) -> list[Article]:
    made = [Article(new_id(), text[:7], text, sha256(text)) for text in texts]
    with project.writing("Import") as unit:
        unit.create_all(made)
    return made


def _quote(project: Project, article: Article, words: str) -> Record:
    start = project.articles.get(article.id).text.index(words)
    return project.records.create(article.id, "quote", [Span(start, start + len(words))])


def _correct(project: Project, article: Article, old: str, new: str) -> None:
    now = project.articles.get(article.id)
    plan = project.correction.plan(now, now.text.replace(old, new))
    project.correction.carry_out(plan, {})


def _words(project: Project) -> dict[str, list[str]]:
    """The words of the records by what their article begins with."""
    with project.reading() as read:
        return {
            article.text[:7]: sorted(
                " … ".join(span.text for span in record.spans)
                for record in read.records_of_article(article.id)
            )
            for article in read.iter_articles()
        }


@pytest.fixture
def ada(make: Make) -> Project:
    project = make("Ada")
    for article in _add(project):
        _quote(project, article, "talks had failed")
    return project


@pytest.fixture
def ben(ada: Project, tmp_path: Path) -> Iterator[Project]:
    """A colleague's copy of the project."""
    export(ada, tmp_path / "start.json", format="json")
    project = Project.create(tmp_path / "colleague.annotator", coder="Ben")
    import_paths(project, [tmp_path / "start.json"])
    yield project
    project.close()


def test_a_project_file_is_imported(ada: Project, ben: Project) -> None:
    articles = list(ben.articles.all())
    _quote(ben, articles[0], "Nobody was hurt")
    [extra] = _add(ben, ("A text of Ben's alone.",))
    _quote(ben, extra, "Ben")
    before = ben.counts()
    assert not needs_a_look(ada, [Path(ben.location)])
    seen = preview(ada, [Path(ben.location)])
    tried = import_paths(ada, [Path(ben.location)], dry_run=True)
    done = import_paths(ada, [Path(ben.location)])
    for each in (seen, tried, done):
        assert (each.articles, each.types, each.problems) == (1, {"quote": 2}, [])
    assert _words(ada) == {
        "Story 0": ["Nobody was hurt", "talks had failed"],
        "Story 1": ["talks had failed"],
        "Story 2": ["talks had failed"],
        "A text ": ["Ben"],
    }
    assert ben.counts() == before
    assert not check(ben)
    assert not check(ada)
    assert import_paths(ada, [Path(ben.location)]).change is None


def test_what_is_no_project_is_named(ada: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.annotator"
    bad.write_text("no database")
    report = import_paths(ada, [bad])
    [problem] = report.problems
    assert problem.file == str(bad)
    assert "could not be read as a project" in problem.reason
    with pytest.raises(InputError, match="no such file"):
        import_paths(ada, [tmp_path / "none.annotator"])
    own = import_paths(ada, [Path(ada.location)])
    assert "is a project of Annotator that is open here" in own.problems[0].reason


def test_a_project_of_an_older_version_stays_as_it_is(ada: Project, tmp_path: Path) -> None:
    other = tmp_path / "old.annotator"
    before = lzma.decompress((PROJECTS / "0.1.0-sample.annotator.xz").read_bytes())
    other.write_bytes(before)
    report = import_paths(ada, [other])
    assert report.problems == []
    assert report.articles > 0
    assert other.read_bytes() == before
    assert not check(ada)


def test_one_corrected_article_in_three_does_not_stop_the_others(
    ada: Project, ben: Project
) -> None:
    articles = list(ben.articles.all())
    _correct(ben, articles[1], "Story 1. ", "Story 1, corrected. ")
    for article in articles:
        _quote(ben, article, "Nobody was hurt")
    report = import_paths(ada, [Path(ben.location)])
    assert (report.articles, report.types, report.problems) == (0, {"quote": 3}, [])
    assert any(
        "was corrected there; the correction is taken" in each for each in said(report.notes)
    )
    assert ada.articles.get(articles[1].id).text == ben.articles.get(articles[1].id).text
    assert _words(ada) == _words(ben)
    assert not check(ada)
    assert import_paths(ada, [Path(ben.location)]).change is None
    ada.history.undo()
    assert [each.text for each in ada.articles.all()] == list(_TEXTS)
    assert not check(ada)


def test_records_of_others_are_moved_along_with_a_correction_of_ones_own(
    ada: Project, ben: Project
) -> None:
    articles = list(ada.articles.all())
    _correct(ada, articles[1], "Story 1. ", "Story 1, corrected. ")
    _quote(ben, articles[1], "Nobody was hurt")
    report = import_paths(ada, [Path(ben.location)])
    assert (report.types, report.problems) == ({"quote": 1}, [])
    assert "corrected" in ada.articles.get(articles[1].id).text
    assert _words(ada)["Story 1"] == ["Nobody was hurt", "talks had failed"]
    assert not check(ada)
    assert import_paths(ada, [Path(ben.location)]).change is None


def test_the_same_correction_on_both_sides_is_no_difference(ada: Project, ben: Project) -> None:
    [_, article, _] = ada.articles.all()
    for project in (ada, ben):
        _correct(project, article, "Story 1. ", "Story 1, corrected. ")
    report = import_paths(ada, [Path(ben.location)])
    assert (report.problems, report.change) == ([], None)


def test_a_second_correction_there_goes_on_from_the_first_that_was_taken(
    ada: Project, ben: Project
) -> None:
    [_, article, _] = ada.articles.all()
    _correct(ben, article, "Story 1. ", "Story 1, corrected. ")
    import_paths(ada, [Path(ben.location)])
    _correct(ben, article, "on Monday", "on Tuesday")
    report = import_paths(ada, [Path(ben.location)])
    assert report.problems == []
    assert ada.articles.get(article.id).text == ben.articles.get(article.id).text
    # And what was corrected here since is no conflict with what it goes on from.
    _correct(ada, article, "Nobody", "No one")
    again = import_paths(ada, [Path(ben.location)])
    assert (again.problems, again.change) == ([], None)
    assert not check(ada)


def test_what_was_corrected_in_two_ways_is_listed(ada: Project, ben: Project) -> None:
    [_, article, _] = ada.articles.all()
    _quote(ben, article, "he said on Monday")
    _correct(ada, article, "on Monday", "on Tuesday")
    _correct(ben, article, "Story 1. ", "Story 1, corrected. ")
    _quote(ben, article, "Nobody was hurt")
    report = import_paths(ada, [Path(ben.location)])
    assert [problem.code for problem in report.problems] == ["corrected-on-both-sides"]
    assert "corrected" not in ada.articles.get(article.id).text
    assert _words(ada)["Story 1"] == [
        "Nobody was hurt",
        "he said on Tuesday",
        "talks had failed",
    ]
    assert not check(ada)
    assert import_paths(ada, [Path(ben.location)]).change is None


def test_a_record_whose_words_are_gone_is_left_out_and_named(ada: Project, ben: Project) -> None:
    [_, article, _] = ada.articles.all()
    quote = _quote(ben, article, "Nobody was hurt in the town.")
    claim = _quote(ben, article, "talks")
    ben.links.add(claim.id, quote.id, "repeats")
    _correct(ada, article, "Nobody was hurt in the town.", "All is well.")
    report = import_paths(ada, [Path(ben.location)])
    assert [problem.code for problem in report.problems] == [
        "words-not-in-text",
        "link-without-record",
    ]
    assert report.types == {"quote": 1}
    assert not check(ada)
    assert import_paths(ada, [Path(ben.location)]).change is None


def test_a_correction_that_would_lose_ones_own_records_is_not_taken(
    ada: Project, ben: Project
) -> None:
    [_, article, _] = ada.articles.all()
    _quote(ada, article, "Nobody was hurt in the town.")
    _correct(ben, article, "Nobody was hurt in the town.", "All is well.")
    _quote(ben, article, "he said on Monday")
    report = import_paths(ada, [Path(ben.location)])
    assert [problem.code for problem in report.problems] == ["correction-loses-records"]
    assert _words(ada)["Story 1"] == [
        "Nobody was hurt in the town.",
        "he said on Monday",
        "talks had failed",
    ]
    assert not check(ada)


def test_details_that_differ_are_named_and_stay(ada: Project, ben: Project) -> None:
    [article, *_] = ben.articles.all()
    ben.articles.set_detail(article, "source", "The Bell")
    report = import_paths(ada, [Path(ben.location)])
    assert report.change is None
    assert any("“Story 0” (outlet)" in note for note in said(report.notes))


def test_a_preview_foresees_two_colleagues_of_whom_one_corrected(
    make: Make, ada: Project, ben: Project
) -> None:
    [_, article, _] = ben.articles.all()
    _correct(ben, article, "Story 1. ", "Story 1, corrected. ")
    _quote(ben, article, "Nobody was hurt")
    lead = make("Lead")
    paths = [Path(ada.location), Path(ben.location)]
    tried = import_paths(lead, paths, dry_run=True)
    done = import_paths(lead, paths)
    assert tried.decisions == done.decisions
    assert (tried.articles, tried.types) == (done.articles, done.types) == (3, {"quote": 4})
    assert _words(lead) == _words(ben)
    assert not check(lead)
    assert import_paths(lead, paths).change is None


def _ids(project: Project) -> set[str]:
    with project.reading() as read:
        return {
            record.id
            for article in read.iter_articles()
            for record in read.records_of_article(article.id)
        }


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Ben"]),
        st.integers(0, 2),
        st.sampled_from(
            [
                "quote",
                "cue",
                "speaker",
                "link",
                "insert",
                "cut",
                "rename",
                "publish",
                "done",
                "delete",
            ]
        ),
        st.integers(0, 6),
    ),
    max_size=10,
)


def _step(project: Project, article_id: str, what: str, n: int) -> None:
    article = project.articles.get(article_id)
    words = article.text.split()
    word = words[(3 * n) % len(words)]
    match what:
        case "quote":
            _quote(project, article, word)
        case "rename":
            project.articles.set_detail(article, "title", f"Title {n}")
        case "publish":
            told = keyed([*article.publications.values(), Publication(f"Outlet {n}")])
            project.articles.set_publications(article, told)
        case "done":
            project.articles.set_status(article_id, "done")
        case "insert" | "cut":
            text = article.text.replace(word, f"{word} {n}" if what == "insert" else "", 1)
            plan = project.correction.plan(article, text)
            if not plan.lost:
                project.correction.carry_out(plan, {})
        case _:
            with project.reading() as read:
                records = read.records_of_article(article_id)
            if records:
                _change(project, records, what, n)


def _change(project: Project, records: list[Record], what: str, n: int) -> None:
    record = records[n % len(records)]
    match what:
        case "cue":
            project.records.set_values(record, "cue", [FieldValue(f"cue {n}")])
        case "speaker":
            taken = project.records.take(record, "speaker", [Span(0, 5)])
            project.records.name_actor(taken, "speaker", 0, f"He {n % 3}")
        case "link" if len(records) > 1:
            project.links.add(records[0].id, records[-1].id, "repeats")
        case "delete":
            project.records.delete([record])
        case _:
            pass


@given(steps=_STEPS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_project_imported_twice_changes_nothing_more(
    steps: list[tuple[str, int, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("merge")
    ada = Project.create(place / "ada.annotator", coder="Ada")
    articles = _add(ada)
    _quote(ada, articles[0], "talks had failed")
    export(ada, place / "start.json", format="json")
    ben = Project.create(place / "ben.annotator", coder="Ben")
    import_paths(ben, [place / "start.json"])
    for who, n, what, number in steps:
        _step(ada if who == "Ada" else ben, articles[n].id, what, number)
    tried = import_paths(ada, [Path(ben.location)], dry_run=True)
    done = import_paths(ada, [Path(ben.location)])
    again = import_paths(ada, [Path(ben.location)])
    findings = check(ada)
    named = {str(problem.where.parameters.get("id")) for problem in done.problems if problem.where}
    missing = _ids(ben) - _ids(ada)
    for project in (ada, ben):
        project.close()
    assert (tried.decisions, tried.problems) == (done.decisions, done.problems)
    assert again.change is None
    assert findings == []
    assert missing <= named
