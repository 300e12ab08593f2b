"""A hand-out has what one coder needs, and nothing of anybody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.codebook.model import Field
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from tests.services.team.team_projects import add, assign, handed_out, join, quote, set_cue


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Project]:
    project = Project.create(tmp_path / "lead.annotator", coder="Leonora")
    yield project
    project.close()


def _work(lead: Project, name: str, secret: str) -> None:
    """Somebody codes every article, and says something that nobody else is to see."""
    other = Project.open(lead.location, coder=name)
    for article in list(other.articles.all()):
        record = quote(other, article, "talks had failed")
        set_cue(other, record.id, f"{secret} {article.title}")
        other.articles.set_status(article.id, "done")
    other.close()


def _records(project: Project) -> list[Record]:
    with project.reading() as read:
        return [
            record
            for article in read.iter_articles()
            for record in read.records_of_article(article.id)
        ]


def test_it_holds_assigned_articles_and_own_work(lead: Project, tmp_path: Path) -> None:
    articles = add(lead)
    [ben, anne] = join(lead, "Benedikt", "Anneliese")
    assign(lead, ben, articles[:2])
    assign(lead, anne, articles[1:])
    _work(lead, "Benedikt", "okapi")
    _work(lead, "Anneliese", "zebra")
    lead.actors.create("Ilan Dorr")
    made = lead.handover.hand_out("benedikt", tmp_path / "out")
    assert made.out == tmp_path / "out.annotator"
    assert (made.articles, made.records, made.is_everything) == (2, 2, False)
    theirs = Project.open(made.out, coder="Benedikt")
    try:
        own = [each for each in _records(lead) if each.coder == ben.id]
        assert _records(theirs) == [each for each in own if each.article != articles[2].id]
        team = [(coder.name, coder.role) for coder in theirs.coders.known()]
        assert team == [("Benedikt", "coder")]
        assert [actor.name for actor in theirs.actors.all()] == ["Ilan Dorr"]
        assert theirs.codebook.types == lead.codebook.types
        with theirs.reading() as read, lead.reading() as ours:
            base = read.journal.base()
            assert base is not None
            last, _ = ours.journal.end()
            assert (base.project, base.seq) == (lead.info.id, last)
            assert base.change == ours.journal.change_id(last)
            assert {each.coder for each in read.iter_assignments()} == {ben.id}
        assert theirs.history.undoable() is None
        assert not check(theirs)
    finally:
        theirs.close()


def test_nothing_of_anybody_else_is_in_the_file(lead: Project, tmp_path: Path) -> None:
    articles = add(lead)
    [ben, anne] = join(lead, "Benedikt", "Anneliese")
    assign(lead, ben, articles[:2])
    assign(lead, anne, articles)
    _work(lead, "Anneliese", "zebra")
    _work(lead, "Benedikt", "okapi")
    with lead.writing("Note") as unit:
        first = unit.read.articles([articles[0].id])[0]
        unit.update(first, replace(first, note="Ask Anneliese.", metadata={"by": "anneliese"}))
    foreign = [record.id for record in _records(lead) if record.coder == anne.id]
    assert foreign
    made = lead.handover.hand_out("Benedikt", tmp_path / "out.annotator")
    data = made.out.read_bytes()
    lowered = data.lower()
    for secret in ("anneliese", "leonora", "zebra", anne.id, articles[2].text, *foreign):
        assert secret.lower().encode() not in lowered, secret
    for own in ("Benedikt", "okapi", articles[0].text):
        assert own.encode() in data
    assert [path.name for path in tmp_path.glob("out*")] == ["out.annotator"]


def test_a_value_that_leads_to_a_foreign_record_stays_behind(lead: Project, tmp_path: Path) -> None:
    [article, *_] = add(lead)
    with lead.writing("Add a field") as unit:
        codebook = unit.read.codebook()
        quotes = codebook.type("quote")
        fields = (*quotes.fields, Field("answers", "Answers", "link", many=True))
        types = [
            replace(each, fields=fields) if each == quotes else each for each in codebook.types
        ]
        unit.update(codebook, replace(codebook, types=tuple(types)))
    join(lead, "Benedikt")
    foreign = quote(lead, article, "talks had failed")
    other = Project.open(lead.location, coder="Benedikt")
    own = quote(other, article, "Nobody was hurt")
    record = quote(other, article, "harbour")
    values = [FieldValue(foreign.id), FieldValue(own.id), FieldValue(None, None, own.spans)]
    other.records.set_values(record, "answers", values)
    other.close()
    theirs = handed_out(lead, "Benedikt", tmp_path)
    with theirs.reading() as read:
        [found] = read.records([record.id])
    theirs.close()
    assert [value.value for value in found.fields["answers"]] == [own.id, None]
    assert foreign.id.encode() not in (tmp_path / "Benedikt.annotator").read_bytes()


def test_without_assignments_it_holds_every_article(lead: Project, tmp_path: Path) -> None:
    add(lead)
    made = lead.handover.hand_out("Benedikt", tmp_path / "out.annotator")
    assert (made.articles, made.is_everything, made.is_new_coder) == (3, True, True)


def test_what_is_there_is_refused(lead: Project, tmp_path: Path) -> None:
    add(lead)
    out = tmp_path / "there.annotator"
    out.write_text("something")
    with pytest.raises(AnnotatorError, match="there"):
        lead.handover.hand_out("Benedikt", out)
    assert out.read_text() == "something"


def test_notes_stay_behind_while_the_project_is_blind(lead: Project, tmp_path: Path) -> None:
    [article, *_] = add(lead)
    with lead.writing("Blind") as unit:
        info = unit.read.info()
        unit.update(info, replace(info, blind=True))
        unit.update(article, replace(article, note="a tricky one", flagged=True))
    theirs = handed_out(lead, "Benedikt", tmp_path)
    assert theirs.info.blind
    with theirs.reading() as read:
        found = read.article(article.id)
    assert found is not None
    assert (found.note, found.flagged) == ("", False)
    theirs.close()
