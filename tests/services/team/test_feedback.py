"""What coders learn from adjudication, also while coding is blind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.text.span import Span
from annotator.services.ids import coder_id
from annotator.services.project import Project
from annotator.services.team.adjudication_case import GOLD
from annotator.services.team.feedback import FeedbackReport
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths

TEXT = "“We stay,” said Dorr. The port stays shut. “Never,” said Holm."


@pytest.fixture
def desk(location: str) -> Iterator[tuple[Project, str]]:
    """Lea leads and has adjudicated what Ada and Ben made of an article."""
    lead = Project.create(location, coder="Lea")
    article = lead.articles.add(TEXT)[0].id
    lead.coders.set_role(lead.coder.id, "lead")
    for name, end, cue in (("Ada", 10, "said"), ("Ben", 20, "stays")):
        coder = Project.open(location, coder=name)
        made = coder.records.create(article, "quote", [Span(0, end)])
        coder.records.set_values(made, "cue", [FieldValue(cue)])
        if name == "Ben":
            coder.records.create(article, "quote", [Span(43, 51)])
        coder.articles.set_status(article, "done")
        coder.close()
    case = lead.adjudication.open(article)
    ada = next(each.id for each in case.coders if each.name == "Ada")
    for seen in case.comparisons:
        if ada in seen.records:
            lead.adjudication.take(seen, ada)
        else:
            lead.adjudication.reject(seen, "no statement")
    lead.adjudication.finish(article)
    yield lead, article
    assert lead.safekeeping.diagnose() == []
    lead.close()


def _report(lead: Project, name: str) -> FeedbackReport:
    coder = Project.open(lead.location, coder=name)
    try:
        return coder.feedback.report()
    finally:
        coder.close()


def test_a_coder_sees_what_was_changed_and_why(desk: tuple[Project, str]) -> None:
    lead, article = desk
    [of_ada] = _report(lead, "Ada").articles
    assert (of_ada.article, [each.verdict for each in of_ada.outcomes]) == (article, ["kept"])
    of_ben = _report(lead, "Ben")
    changed, rejected = of_ben.articles[0].outcomes
    assert (changed.verdict, changed.spans, changed.fields) == ("changed", True, ("cue",))
    assert (rejected.verdict, rejected.reason) == ("rejected", "no statement")
    every = of_ben.scores[0]
    assert (every.own, every.gold, every.found, every.exact) == (2, 1, 1, 0)
    assert lead.feedback.report("Ben") == of_ben
    assert lead.feedback.report().articles == []
    with pytest.raises(AnnotatorError, match="no coder “Dan”"):
        lead.feedback.report("Dan")


def test_while_coding_is_blind_only_training_shows_the_gold(desk: tuple[Project, str]) -> None:
    lead, article = desk
    lead.coders.set_blind(True)
    ben = Project.open(lead.location, coder="Ben")
    assert ben.feedback.report().articles == []
    assert ben.feedback.of_article(article) is None
    with pytest.raises(AnnotatorError, match="coded blind"):
        ben.feedback.report("Ada")
    with pytest.raises(AnnotatorError, match="Only a lead"):
        ben.feedback.set_training([article], True)

    lead.feedback.set_training([article], True)
    assert lead.feedback.is_training(article)
    seen = ben.feedback.of_article(article)
    assert seen is not None
    assert seen.articles[0].training
    assert seen.scores[0].f1 == pytest.approx(2 / 3)
    coders = {each.coder for each in ben.records.of_article(article)}
    assert coders == {ben.coder.id, GOLD.id}

    # Until they have finished, they find out by themselves.
    ben.articles.set_status(article, "in_progress")
    assert ben.feedback.of_article(article) is None
    assert {each.coder for each in ben.records.of_article(article)} == {ben.coder.id}
    ben.articles.set_status(article, "done")
    lead.history.undo()
    assert ben.feedback.of_article(article) is None
    ben.close()
    lead.coders.set_blind(False)


def test_an_article_stays_for_training_when_its_gold_is_finished_anew_or_comes_in_again(
    desk: tuple[Project, str], tmp_path: Path
) -> None:
    lead, article = desk
    export(lead, tmp_path / "before.json", format="json")
    lead.feedback.set_training([article], True)
    import_paths(lead, [tmp_path / "before.json"])
    assert lead.feedback.is_training(article)
    lead.adjudication.finish(article)
    assert lead.feedback.is_training(article)


def test_only_what_the_gold_has_finished_is_for_training(desk: tuple[Project, str]) -> None:
    lead, _article = desk
    other = lead.articles.add("Nothing was said here.")[0].id
    with pytest.raises(AnnotatorError, match="adjudication is finished"):
        lead.feedback.set_training([other], True)
    assert not lead.feedback.is_training(other)


def test_examples_of_a_type_and_hard_cases(desk: tuple[Project, str]) -> None:
    lead, article = desk
    [example] = lead.feedback.examples("quote")
    assert (example.article, example.gold.coder) == (article, GOLD.id)
    assert example.hard is not None
    assert [each.fields["cue"][0].value for each in example.hard.records.values()] != []
    assert lead.feedback.examples("quote", "cue") == [example]
    assert lead.feedback.examples("quote", "kind") == []
    assert lead.feedback.examples("claim") == []


def test_gold_is_the_gold_in_any_spelling(desk: tuple[Project, str], tmp_path: Path) -> None:
    lead, article = desk
    lead.feedback.set_training([article], True)
    export(lead, tmp_path / "desk.json", format="json")
    written = (tmp_path / "desk.json").read_text("utf-8")
    assert '"name":"gold"' in written
    elsewhere = written.replace('"name":"gold"', '"name":"Gold"')
    (tmp_path / "elsewhere.json").write_text(elsewhere, "utf-8")
    other = Project.create(tmp_path / "other.annotator", coder="Lea")
    import_paths(other, [tmp_path / "elsewhere.json"])
    other.coders.set_blind(True)
    ben = Project.open(other.location, coder="Ben")
    assert {each.coder for each in ben.records.of_article(article)} == {ben.coder.id, GOLD.id}
    assert ben.feedback.of_article(article) is not None
    assert "Gold" not in {each.name for each in ben.assignments.coders()}
    ben.close()
    other.close()


def test_the_id_of_the_gold_is_what_its_name_gives() -> None:
    assert coder_id("Gold") == GOLD.id
