"""While a project is coded blind, a coder meets own work alone, whatever is asked."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from annotator.core.coding.actor_listing import ActorFilter
from annotator.core.coding.article_listing import ArticleFilter
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError
from annotator.core.sheet.model import SheetQuestion
from annotator.core.team.drafting import DraftRule
from annotator.core.text.span import Span
from annotator.services.ids import new_id
from annotator.services.notifications import Changed
from annotator.services.project import Project
from annotator.services.search import Search
from annotator.services.team.agreement import AgreementQuestion
from tests.conftest import an_article

TEXT = "“We stay shut,” said Dorr of the docks. “Never again,” said Holm."
SECRET = "zebra"  # noqa: S105 - a word
"""Stands in what others made, and nowhere else."""


class Desk(NamedTuple):
    """A project that is coded blind.

    Attributes:
        foreign: what must not be seen by a coder: ids, values and reasons of somebody else.
    """

    lead: Project
    ada: Project
    article: str
    own: Record
    foreign: list[str]


def _code(project: Project, article: str, start: int, note: str) -> tuple[Record, Record]:
    one = project.records.create(article, "quote", [Span(start, start + 10)])
    one = project.records.set_values(one, "cue", [FieldValue(note)])
    one = project.records.name_actor(one, "speaker", 0, "Dorr")
    other = project.records.create(article, "claim", [Span(start + 2, start + 9)])
    project.links.add(one.id, other.id, "reports")
    return one, other


@pytest.fixture
def desk(location: str) -> Iterator[Desk]:
    lead = Project.create(location, coder="Lea")
    article, also = an_article(TEXT, "Docks"), an_article("Nothing at all.", "Other")
    with lead.writing("Import") as unit:
        unit.create_all([article, also])
    for name in ("Ada", "Ben"):
        lead.coders.make(name)
    ada = Project.open(location, coder="Ada")
    ben = Project.open(location, coder="Ben")
    own, _ = _code(ada, article.id, 0, "said")
    ada.articles.set_status(article.id, "done")
    theirs, claim = _code(ben, article.id, 40, SECRET)
    gone, _ = _code(ben, article.id, 20, SECRET)
    ben.records.delete([gone])
    ben.articles.set_status(article.id, "done")
    ben.articles.set_status(also.id, "nothing", f"a {SECRET}")
    with ben.reading() as read:
        links = [each.id for each in read.links_of([theirs.id])]
    leads, _ = _code(lead, article.id, 10, SECRET)
    foreign = [theirs.id, claim.id, gone.id, leads.id, *links, SECRET]
    ben.close()
    lead.coders.set_blind(True)
    ada.poll()
    yield Desk(lead, ada, article.id, own, foreign)
    assert lead.safekeeping.diagnose() == []
    for each in (lead, ada):
        each.close()


def _shown(answer: Any) -> str:
    """What an answer holds, to the last id."""
    if isinstance(answer, Iterator):
        answer = list(answer)
    return msgspec.json.encode(answer, enc_hook=repr).decode()


def _case(project: Project, article: str) -> object:
    try:
        return repr(project.adjudication.open(article))
    except AnnotatorError as error:
        return str(error)


def _written(project: Project, folder: Path, **options: Any) -> str:
    folder.mkdir(exist_ok=True)
    kinds = ("json", "csv", "brat", "report")
    for kind in kinds:
        out = folder / f"{kind}-{new_id()}"
        project.transfer.export(out, format=kind, **options)
    files = [each for each in folder.rglob("*") if each.is_file()]
    text = "\n".join(each.read_text(encoding="utf-8") for each in files)
    for each in files:
        each.unlink()
    return text


def _given(project: Project, article: str) -> list[Any]:
    given: list[Any] = []
    project.transfer.give(lambda content: given.extend(content.articles()), articles=[article])
    return given


def _news(project: Project) -> list[Changed]:
    news: list[Changed] = []
    project.notify.subscribe(news.append)
    project.poll()
    return news


def _actor(project: Project) -> Any:
    return project.actors.named("Dorr")


Ask = Callable[[Project, str, Path], Any]
READS: dict[str, Ask] = {
    "Articles.count": lambda p, _a, _f: p.articles.count(ArticleFilter(types=("quote",))),
    "Articles.page": lambda p, _a, _f: p.articles.page(),
    "Articles.window": lambda p, _a, _f: p.articles.window(),
    "Articles.summary": lambda p, a, _f: p.articles.summary(a),
    "Articles.summaries": lambda p, a, _f: p.articles.summaries([a]),
    "Articles.position": lambda p, a, _f: p.articles.position(a),
    "Articles.neighbour": lambda p, a, _f: p.articles.neighbour(a),
    "Articles.states": lambda p, _a, _f: p.articles.states(),
    "Articles.outlets": lambda p, _a, _f: p.articles.outlets(),
    "Articles.get": lambda p, a, _f: p.articles.get(a),
    "Articles.all": lambda p, _a, _f: p.articles.all(),
    "Articles.status": lambda p, a, _f: p.articles.status(a),
    "Articles.statuses": lambda p, _a, _f: [p.articles.statuses(x.id) for x in p.articles.page()],
    "Records.of_article": lambda p, a, _f: p.records.of_article(a),
    "Links.all": lambda p, _a, _f: p.links.all(),
    "Links.of_article": lambda p, a, _f: p.links.of_article(
        a, frozenset(each.id for each in p.records.of_article(a))
    ),
    "Links.targets": lambda p, a, _f: p.links.targets("", a, "", 10, lambda: None),
    "Actors.ids": lambda p, _a, _f: list(p.actors.ids(ActorFilter())),
    "Actors.summaries": lambda p, _a, _f: p.actors.summaries(p.actors.ids(ActorFilter())),
    "Actors.all": lambda p, _a, _f: p.actors.all(),
    "Actors.called": lambda p, _a, _f: p.actors.called(),
    "Actors.fitting": lambda p, _a, _f: p.actors.fitting("Dorr"),
    "Actors.fitting_held": lambda p, _a, _f: p.actors.fitting_held("Dorr"),
    "Actors.referent": lambda p, _a, _f: p.actors.referent("Dorr"),
    "Actors.named": lambda p, _a, _f: p.actors.named("Dorr"),
    "Actors.get": lambda p, _a, _f: p.actors.get(_actor(p).id),
    "Actors.kinds": lambda p, _a, _f: p.actors.kinds(),
    "Actors.mentions": lambda p, _a, _f: p.actors.mentions(_actor(p).id),
    "Actors.use": lambda p, _a, _f: p.actors.use([_actor(p)]),
    "Actors.duplicates": lambda p, _a, _f: p.actors.duplicates(),
    "Coders.all": lambda p, _a, _f: p.coders.all(),
    "Coders.known": lambda p, _a, _f: p.coders.known(),
    "Coders.may_lead": lambda p, _a, _f: p.coders.may_lead(),
    "History.entries": lambda p, _a, _f: p.history.entries(),
    "History.undoable": lambda p, _a, _f: p.history.undoable(),
    "History.redoable": lambda p, _a, _f: p.history.redoable(),
    "Project.counts": lambda p, _a, _f: p.counts(),
    "Workspace.poll": lambda p, _a, _f: _news(p),
    "CodebookEditing.usage": lambda p, _a, _f: p.codebook_editing.usage(),
    "TextCorrection.plan": lambda p, a, _f: p.correction.plan(p.articles.get(a), "Docks."),
    "Sheet.counts": lambda p, _a, _f: p.sheet.counts(),
    "Sheet.first": lambda p, _a, _f: p.sheet.first(SheetQuestion("quote")),
    "Sheet.all": lambda p, _a, _f: list(p.sheet.all(SheetQuestion("quote"))),
    "Sheet.copied": lambda p, _a, _f: repr(p.sheet.all(SheetQuestion("claim"))),
    "ProjectSearch.page": lambda p, _a, _f: p.search.page(Search(SECRET)),
    "ProjectSearch.hits": lambda p, _a, _f: list(p.search.hits(Search("never"))),
    "ProjectSearch.totals": lambda p, _a, _f: p.search.totals(Search("said")),
    "RecentValues.of": lambda p, _a, _f: p.recent_values.of("quote", "cue"),
    "Agreement.names": lambda p, _a, _f: p.agreement.names(),
    "Adjudication.queue": lambda p, _a, _f: p.adjudication.queue(),
    "Adjudication.open": lambda p, a, _f: _case(p, a),
    "Feedback.report": lambda p, _a, _f: p.feedback.report(),
    "Feedback.of_article": lambda p, a, _f: p.feedback.of_article(a),
    "Feedback.is_training": lambda p, a, _f: p.feedback.is_training(a),
    "Feedback.examples": lambda p, _a, _f: p.feedback.examples("quote"),
    "Transfer.export": lambda p, _a, f: _written(p, f),
    "Transfer.give": lambda p, a, _f: _given(p, a),
}


def test_nothing_of_others_shows(desk: Desk, tmp_path: Path) -> None:
    found = [
        (name, each)
        for name, ask in READS.items()
        for shown in [_shown(ask(desk.ada, desk.article, tmp_path / "out"))]
        for each in desk.foreign
        if each in shown
    ]
    assert found == []


def test_the_lead_sees_all_of_it(desk: Desk, tmp_path: Path) -> None:
    shown = "".join(
        _shown(READS[name](desk.lead, desk.article, tmp_path / "out"))
        for name in READS
        if name not in ("Workspace.poll", "TextCorrection.plan")
    )
    standing = [each for each in desk.foreign if each in shown]
    # But for what its coder deleted.
    assert len(standing) == len(desk.foreign) - 1
    desk.lead.coders.set_role(desk.ada.coder.id, "adjudicator")
    desk.ada.poll()
    assert len(desk.ada.records.of_article(desk.article)) == 7


def test_what_is_asked_for_by_its_id_is_not_there(desk: Desk) -> None:
    theirs, claim, *_ = desk.foreign
    ada = desk.ada
    assert ada.records.get(theirs) is None
    assert ada.links.of_record(theirs) == ada.links.of_record(claim) == []
    assert ada.sheet.rows([theirs, claim]) == {}
    touched = ada.sheet.touched(SheetQuestion("quote"), [theirs])
    assert theirs not in touched.rows


def test_counts_are_of_own_work(desk: Desk) -> None:
    ada, lead = desk.ada, desk.lead
    assert (ada.counts().records, lead.counts().records) == (
        {"claim": 1, "quote": 1},
        {"claim": 4, "quote": 3},
    )
    assert (ada.counts().links, ada.counts().coders) == (1, {"Ada": 1 + 1})
    assert [each.records for each in ada.actors.summaries(ada.actors.ids(ActorFilter()))] == [1]
    [summary] = ada.articles.summaries([desk.article])
    assert sum(summary.counts.values()) == 2
    assert {each.coder.name: each.records for each in ada.coders.all()} == {
        "Ada": 2,
        "Ben": 0,
        "Lea": 0,
    }
    with pytest.raises(AnnotatorError):
        ada.agreement.measure(AgreementQuestion())


def test_no_op_of_the_journal_tells_of_others(desk: Desk) -> None:
    for source in (desk.lead, desk.ada):
        changes = [entry.change for entry in source.history.entries()]
        shown = _shown(
            [desk.ada.history.details(changes), [desk.ada.history.ops(each) for each in changes]]
        )
        assert [each for each in desk.foreign if each in shown] == []
    assert desk.own.id in shown


def test_own_work_goes_on_and_is_undone(desk: Desk) -> None:
    ada = desk.ada
    before = ada.records.of_article(desk.article)
    assert {each.coder for each in before} == {ada.coder.id}
    own = next(each for each in before if each.id == desk.own.id)
    changed = ada.records.set_values(own, "cue", [FieldValue("told")])
    ada.records.delete([changed])
    ada.history.undo()
    ada.history.undo()
    assert ada.records.of_article(desk.article) == [
        msgspec.structs.replace(each, version=new.version, updated=new.updated)
        for each, new in zip(before, ada.records.of_article(desk.article), strict=True)
    ]


def test_one_change_of_the_lead_opens_it(desk: Desk) -> None:
    news: list[Changed] = []
    desk.ada.notify.subscribe(news.append)
    desk.lead.coders.set_blind(False)
    desk.ada.poll()
    assert len(desk.ada.records.of_article(desk.article)) == 7
    # Every view has to look again.
    assert news[-1].articles is news[-1].records is None
    assert "record" in news[-1].kinds
    desk.lead.history.undo()
    desk.ada.poll()
    assert len(desk.ada.records.of_article(desk.article)) == 2


def test_others_work_stays_as_it_is(desk: Desk) -> None:
    ada, article = desk.ada, desk.article
    [theirs, *_] = (
        each for each in desk.lead.records.of_article(article) if each.id == desk.foreign[0]
    )
    lead = desk.lead.coder.id
    for edit in (
        lambda: ada.records.delete([theirs]),
        lambda: ada.records.set_state(theirs, "done"),
        lambda: ada.notes.note_record(theirs, "No."),
        lambda: ada.articles.delete(article),
        lambda: ada.safekeeping.purge(article),
        lambda: ada.actors.delete([_actor(ada)]),
        lambda: ada.adjudication.draft(article, DraftRule("order", order=(ada.coder.id,))),
        lambda: ada.coders.set_role(lead, "coder"),
    ):
        with pytest.raises(AnnotatorError, match=r"what others made|Only a lead|Two coders"):
            edit()
    assert len(desk.lead.records.of_article(article)) == 7


def test_who_is_unknown_sees_nobodys_work(desk: Desk) -> None:
    stranger = Project.open(desk.lead.location, coder="Mallory")
    assert stranger.records.of_article(desk.article) == []
    assert stranger.counts().records == {}
    stranger.close()


def test_every_read_of_the_services_is_asked(desk: Desk) -> None:
    known = set(READS) | set(ELSEWHERE)
    subjects = [
        each
        for each in vars(desk.ada).values()
        if type(each).__module__.startswith("annotator.services")
    ]
    named = {
        f"{type(each).__name__}.{name}"
        for each in (*subjects, desk.ada.adjudication, desk.ada.agreement, desk.ada.transfer)
        for name, member in vars(type(each)).items()
        if inspect.isfunction(member) and not name.startswith("_")
    }
    assert named - known == set()


ELSEWHERE = (
    # Edits, which give back what was edited.
    *("Actors.change", "Actors.create", "Actors.delete", "Actors.merge", "Actors.rename"),
    *("Actors.split", "Adjudication.draft", "Adjudication.draft_all", "Adjudication.finish"),
    *("Adjudication.reject", "Adjudication.take", "Adjudication.take_field"),
    *("Adjudication.take_links", "Adjudication.take_spans"),
    *("Adjudication.take_unanimous", "Articles.add", "Articles.delete", "Articles.set_detail"),
    *("Articles.set_publications", "Articles.set_status", "BulkCoding.code"),
    *(
        "CodebookEditing.apply",
        "Feedback.set_training",
        "Coders.bring_back",
        "Coders.make",
        "Coders.merge",
    ),
    *("Coders.rename", "Coders.retire", "Coders.set_blind", "Coders.set_role", "History.redo"),
    *(
        "History.undo",
        "History.undo_own",
        "History.undo_to",
        "Links.add",
        "Links.change",
        "Links.remove",
    ),
    *("Notes.flag_article", "Notes.flag_record", "Notes.note_article", "Notes.note_record"),
    *("Records.create", "Records.delete", "Records.fill", "Records.name_actor"),
    *("Records.remove_evidence", "Records.remove_value", "Records.set_spans"),
    *("Records.set_state", "Records.set_values", "Records.set_within", "Records.take"),
    *("Records.take_proposals", "Sheet.delete", "Sheet.set_cells", "TextCorrection.carry_out"),
    "Transfer.import_paths",
    # Asked above in other ways.
    *("Agreement.measure", "History.details", "History.ops", "Links.of_record"),
    *("Records.get", "Sheet.rows", "Sheet.touched"),
    # Of texts and files alone, or of the program itself.
    *("Actors.takes", "Actors.split_use", "BulkCoding.candidates", "Candidates.find"),
    "Candidates.names",
    *("CodebookEditing.review", "Live.be_at", "Live.close", "Live.colleagues", "Live.listen"),
    *("Live.repeat", "Notifier.subscribe", "Notifier.tell", "Notifier.unsubscribe"),
    *("Transfer.needs_a_look", "Transfer.preview", "Transfer.proposed_mapping"),
    "Transfer.remembered_mapping",
)
