"""After every action of the services, this process still holds its locks on the project's files."""

import inspect
from importlib import import_module
from pathlib import Path

import pytest

from annotator.core.coding.publication import Publication, keyed
from annotator.core.coding.record import FieldValue
from annotator.core.errors import AnnotatorError
from annotator.core.sheet.model import SheetQuestion, columns_of
from annotator.core.team.assigning import AssigningQuestion
from annotator.core.team.drafting import DraftRule
from annotator.core.team.drawing import Design
from annotator.core.text.span import Span
from annotator.resources import seeds_folder
from annotator.services import actors, codebook_editing, project
from annotator.services import search as searching
from annotator.services.assistance import suggesting
from annotator.services.assistance.recent_values import RecentValues
from annotator.services.progress import silent
from annotator.services.safekeeping import (
    automatic_backups,
    backups,
    checks,
    recovery,
)
from annotator.services.team.agreement import AgreementQuestion
from annotator.services.transfer import reading_files
from annotator.services.transfer.decisions import Tally
from tests.locks import needs_locks
from tests.services.safekeeping.public_actions import Desk, name_of, public_actions


@needs_locks
def test_every_action_keeps_the_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    actions = list(public_actions())
    for holder, name in actions:
        member = inspect.getattr_static(holder, name)
        inner = member.__func__ if isinstance(member, classmethod) else member
        asks = desk.asking(inner, name_of(holder, name))
        monkeypatch.setattr(holder, name, classmethod(asks) if inner is not member else asks)
    _day(desk, tmp_path)
    assert desk.lost == []
    # What is missing here is new: do it once in `_day`.
    assert {name_of(*action) for action in actions} - desk.done == set()


def _day(desk: Desk, folder: Path) -> None:
    """Does everything that can be done with a project."""
    place = folder / "day.annotator"
    day = project.Project.create(place, coder="Ada")
    texts = sorted(seeds_folder().glob("*.md"))
    day.transfer.needs_a_look(texts)
    day.transfer.preview(texts)
    with reading_files.reading_files(day, texts, Tally(), silent, strict=True) as parsed:
        assert len(parsed) == len(texts)
    day.transfer.import_paths(texts)
    desk.place = place
    _read(day)
    _code(day)
    _work_on_actors(day)
    _work_on_many(day)
    _adjudicate(day, place)
    _lead(day)
    _hand_over(day, folder)
    _assign(day)
    _work_on_suggestions(day)
    _learn(day)
    _move_in_and_out(day, folder)
    _keep_safe(day, folder)
    desk.place = None
    day.close()


def _read(day: project.Project) -> None:
    articles = day.articles
    first = articles.page()[0].id
    article = articles.get(first)
    for ask in (
        articles.summary,
        articles.position,
        articles.status,
        articles.statuses,
        day.records.of_article,
    ):
        ask(first)
    for ask in (articles.count, articles.window, articles.states, articles.outlets):
        ask()
    for ask in (articles.all, day.actors.all, day.links.all, day.coders.known, day.counts):
        ask()
    articles.summaries([first])
    articles.neighbour(first)
    day.transfer.give(lambda content: list(content.articles()), articles=[first])
    pasted, _is_new = articles.add("Docks stay closed.")
    articles.delete(pasted.id)
    day.records.get("none")
    day.links.of_record("none")
    day.actors.get("none")
    day.actors.called("a")
    day.actors.fitting("a")
    day.actors.fitting_held("a")
    day.actors.referent("nobody")
    day.actors.named("nobody")
    with day.reading():
        pass
    found = day.search
    search = searching.Search("the")
    found.hits(search)
    found.page(search)
    found.totals(search)
    day.candidates.find(day.codebook.type("quote").field("speaker"), article, [Span(0, 5)])
    day.safekeeping.rebuild_search()
    day.poll()
    day.safekeeping.protections()
    checks.check(day)


def _code(day: project.Project) -> None:
    records = day.records
    article = day.articles.get(day.articles.page()[0].id)
    quote = records.create(article.id, "quote", [Span(0, 5)])
    quote = records.set_spans(quote, [Span(0, 6)])
    quote = records.set_state(quote, "done")
    quote = records.set_values(quote, "cue", [FieldValue("said")])
    quote = records.take(quote, "cue", [Span(10, 15)])
    quote = records.fill(quote, "cue", 0, [Span(20, 25)])
    quote = records.remove_evidence(quote, "cue", 0, 0)
    quote = records.remove_value(quote, "cue", 0)
    quote = records.name_actor(quote, "speaker", 0, "Ilan Dorr")
    quote = records.take_proposals(quote, {"kind": FieldValue("direct")})
    RecentValues(day).of("quote", "kind")
    day.notes.note_record(quote, "Who?")
    day.notes.flag_record(quote, True)
    article = day.notes.note_article(article, "Read.")
    article = day.notes.flag_article(article, True)
    article = day.articles.set_detail(article, "author", "Ada Holm")
    day.articles.set_publications(article, keyed([Publication("The Star")]))
    claim = records.create(article.id, "claim", [Span(0, 5)])
    links = day.links
    link = links.change(links.add(quote.id, claim.id, "makes"), "supports")
    links.of_article(article.id, frozenset({quote.id, claim.id}))
    links.targets(quote.id, article.id, "", 10, lambda: None)
    links.remove(link)
    day.articles.set_status(article.id, "done")
    records.delete([claim])
    correction = day.correction.plan(article, article.text + " Indeed.")
    day.correction.carry_out(correction, {})
    history = day.history
    [newest, *_] = history.entries()
    history.ops(newest.change)
    history.details([newest.change])
    history.undoable()
    history.redoable()
    day.wrote(newest.change.seq)
    history.undo_own(newest.change.seq)
    history.redo()
    history.undo()
    history.undo_to(newest.change.seq - 1, history.entries(1)[0].change.seq)
    day.live.listen(lambda: None, lambda: None)
    day.live.be_at("")
    day.live.repeat()
    day.live.colleagues()
    assert day.agreement.names() == ["Ada"]
    with pytest.raises(AnnotatorError):
        day.agreement.measure(AgreementQuestion(coders=("Ada",)))


def _adjudicate(day: project.Project, place: Path) -> None:
    article, _ = day.articles.add("“We stay,” said Dorr. “Never,” said Holm.")
    for name, end in (("Ben", 30), ("Cem", 29)):
        coder = project.Project.open(place, coder=name)
        coder.records.create(article.id, "quote", [Span(0, 10)])
        coder.records.create(article.id, "quote", [Span(22, end)])
        coder.articles.set_status(article.id, "done")
        coder.close()
    deciding = day.adjudication
    assert deciding.queue()
    assert deciding.take_unanimous(article.id)
    [differing] = deciding.open(article.id).open
    deciding.take(differing, min(differing.records))
    decided = deciding.open(article.id).comparisons[0]
    deciding.take_field(decided, "cue", max(decided.records))
    decided = deciding.open(article.id).comparisons[0]
    deciding.take_links(decided, max(decided.records))
    decided = deciding.open(article.id).comparisons[0]
    deciding.take_spans(decided, [*decided.records.values()])
    deciding.reject(deciding.open(article.id).comparisons[0], "no quote")
    deciding.draft(article.id, DraftRule("majority"))
    deciding.draft_all(DraftRule("majority"))
    deciding.finish(article.id)
    day.feedback.set_training([article.id], True)
    assert day.feedback.is_training(article.id)
    assert day.feedback.of_article(article.id) is None
    assert day.feedback.report("Ben").articles
    day.feedback.examples("quote")


def _lead(day: project.Project) -> None:
    team = day.coders
    assert team.may_lead()
    one, other = team.make("Dan"), team.make("Eva", "adjudicator")
    team.set_role(team.rename(one.id, "Dana").id, "lead")
    team.bring_back(team.retire(other.id).id)
    team.merge(other.id, one.id)
    team.set_blind(True)
    team.set_blind(False)
    assert len(team.all()) < len(team.known())


def _hand_over(day: project.Project, folder: Path) -> None:
    made = day.handover.hand_out("Ben", folder / "ben")
    theirs = project.Project.open(made.out, coder="Ben")
    theirs.articles.add("Ben found one more.")
    theirs.close()
    day.handover.merge([made.out], dry_run=True)
    day.handover.merge([made.out])


def _assign(day: project.Project) -> None:
    """Assigns to those who adjudicated before, and screens."""
    assigning, article = day.assignments, day.articles.page()[0].id
    coders = tuple(each.id for each in assigning.coders())
    assert assigning.give([article], coders[:1]) == 1
    assert assigning.assign(assigning.plan(AssigningQuestion(coders, design=Design(2))))
    [draw] = assigning.draws()
    assert assigning.repeat(draw).same_pool
    assert assigning.of_articles([article]) == {article: [coders[0]]}
    assigning.begins_with_own()
    assert assigning.progress()
    assert assigning.board_rows([article]) == assigning.board().rows[:1]
    assert assigning.board_length()
    assert assigning.held(coders[:1]) > assigning.take_back(coders[:1], [article])
    day.screening.screen(article, True)
    assert not day.screening.is_open(article)
    day.screening.next_open(article)
    day.screening.progress()
    assert day.screening.agreement().coders


def _work_on_suggestions(day: project.Project) -> None:
    article, _ = day.articles.add("“We stay,” said Ilan Dorr. “Never,” said Bea Holm.")
    choice = suggesting.Choice()
    assert list(day.suggesting.lines([(article, ["quotes"])], choice))
    assert list(day.suggesting.of_articles([(article, ["quotes"])], choice))
    assert list(day.suggestions.lines(choice))
    assert day.suggestions.store_article(article.id, choice).articles
    assert day.suggesting.passes(choice)
    assert not day.suggesting.remote()
    assert day.suggestions.write(choice, Path(day.location).with_name("seen.jsonl")).suggestions
    assert day.suggesting.chosen(choice)
    one, other = day.suggestions.open_in(article, choice)
    assert day.suggesting.suggesters()
    taken = day.suggestions.take(one, day.suggestions.record_of(one))
    assert day.suggesting.seen_for(article, taken)
    day.suggestions.drop(other, "decision")
    assert day.suggestions.is_decided("decision")
    day.records.delete([taken])
    day.suggestions.store(choice)
    day.suggestions.forget()
    more, _ = day.articles.add("“We go,” said Ilan Dorr.")
    day.suggestions.take_all(day.suggestions.open_in(more, choice))
    assert day.suggestions.stored(more.id)
    day.suggesting.close()


def _learn(day: project.Project) -> None:
    learning = day.assistance
    assert not learning.learning_due()
    with pytest.raises(AnnotatorError, match="too little"):
        learning.learn()
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        learning.withdraw("quote")
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        learning.use("quote", 1)
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        learning.forget()
    with pytest.raises(AnnotatorError, match="Nothing was learned"):
        learning.take_back()
    assert learning.models() == learning.suggesters() == []
    assert day.evaluating.evaluate("quotes").against == "gold"


def _work_on_actors(day: project.Project) -> None:
    registry = day.actors
    one = registry.create("Ilan Dorr of Bruma", "person")
    one = registry.change(one, one)
    one = registry.rename(one, "I. Dorr")
    other = registry.create("Ingrid Vale")
    one = registry.merge(one, [other])
    split = actors.Split("Ingrid Vale", ("Ingrid Vale",))
    registry.split_use(one, split)
    one, other = registry.split(one, split)
    registry.use([one])
    registry.mentions(one.id)
    registry.kinds()
    registry.duplicates()
    registry.get(one.id)
    registry.summaries(registry.ids())
    registry.delete([one, other])


def _work_on_many(day: project.Project) -> None:
    many = day.bulk_coding
    chosen = many.candidates(searching.Search("the"), "quote", "words").items[:5]
    many.code(chosen, "quote", "the")
    rows = day.sheet
    question = SheetQuestion("quote")
    rows.counts()
    rows.first(question)
    ids = list(rows.all(question))
    rows.touched(question, ids)
    columns = columns_of(day.codebook.type("quote"))
    rows.copied(ids, columns)
    [note] = [each for each in columns if each.key == "note"]
    rows.set_cells(list(rows.rows(ids).values()), note, "Again?")
    rows.delete(ids)
    plan = codebook_editing.Plan.of_file(day.codebook, day.codebook)
    day.codebook_editing.usage()
    day.codebook_editing.review(plan)
    day.codebook_editing.apply(plan)


def _move_in_and_out(day: project.Project, folder: Path) -> None:
    for name in ("json", "csv", "brat"):
        day.transfer.export(folder / name, format=name)
    day.transfer.import_paths([folder / "json"], format="json")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "talks.txt").write_text("Talks failed.", encoding="utf-8")
    (corpus / "talks.ann").write_text("T1\tPerson 0 5\tTalks\n", encoding="utf-8")
    day.transfer.proposed_mapping([corpus], "brat")
    day.transfer.import_paths([corpus], format="brat")
    day.transfer.remembered_mapping("brat")


def _keep_safe(day: project.Project, folder: Path) -> None:
    copy = day.safekeeping.back_up(folder / "copy.annotator")
    backups.restore(copy, folder / "again.annotator")
    backup = automatic_backups.rotate_backups(day.location, folder / "kept", 1)
    assert backup is not None
    assert automatic_backups.kept_backups(folder / "kept") == [backup]
    assert automatic_backups.superfluous([backup], 1, backup.made) == []
    automatic_backups.remove_kept(backup)
    made = recovery.recover(copy, folder / "recovered.annotator")
    assert recovery.described(made) == []
    with pytest.raises(AnnotatorError, match="no project"):
        recovery.recover_log(folder / "p.log-set-aside-1.annotator-wal")
    assert day.safekeeping.diagnose() == []
    day.connection.watch()
    day.connection.reconnect()
    beside, _ = day.articles.add("An article that is purged again.")
    assert day.safekeeping.copies()
    assert day.safekeeping.purge(beside.id, backup_folders=[folder / "kept"]).is_erased
    automatic_backups.renew_note(folder / "copy.annotator")
    # A second one in the same process, which is what a backup is too.
    project.Project.open(day.location, coder="Ben").close()
    sample = import_module("annotator.services.sample")
    sample.make_sample(folder / "sample.annotator", coder="Ada").close()
    assert (day.coder.name, day.coder.role) == ("Ada", "lead")
