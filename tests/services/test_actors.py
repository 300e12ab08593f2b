"""The registry: lists, and renaming, merging, splitting and deleting as one change each."""

import pytest
from msgspec.structs import replace

from annotator.core.coding.actor import Actor
from annotator.core.coding.actor_listing import ActorFilter, ActorOrder, ActorUse, MentionedAs
from annotator.core.coding.article import Article
from annotator.core.coding.record import FieldValue, Record
from annotator.core.errors import AnnotatorError, ConflictError
from annotator.core.text.span import Span
from annotator.services import actor_finding
from annotator.services.actors import Actors, Split
from annotator.services.ids import new_id
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.storage.entities import actor_queries
from annotator.storage.queries import Queries
from tests.conftest import TEXT, an_article


@pytest.fixture
def actors(project: Project) -> Actors:
    """The registry of an empty project."""
    return project.actors


def _quote(project: Project, article: Article, *speakers: tuple[str, Actor | None]) -> Record:
    start = TEXT.index("We will")
    record = project.records.create(article.id, "quote", [Span(start, start + 7)])
    values = [FieldValue(name, actor and actor.id) for name, actor in speakers]
    return project.records.set_values(record, "speaker", values)


def _speakers(project: Project, record: Record) -> list[tuple[object, str | None]]:
    found = project.records.get(record.id)
    assert found is not None
    return [(value.value, value.actor) for value in found.fields["speaker"]]


def _reread(actors: Actors, actor: Actor) -> Actor:
    found = actors.get(actor.id)
    assert found is not None
    return found


def test_the_list_is_searched_sorted_and_counted(
    project: Project, article: Article, actors: Actors
) -> None:
    bell = actors.create("The Bell", "outlet")
    dorr = actors.create("ilan Dorr", "person")
    dorr = actors.change(dorr, replace(dorr, aliases=("TDB",), country="LBY"))
    for _ in range(2):
        _quote(project, article, ("Dorr", dorr), ("he", dorr))
    _quote(project, article, ("Bell", bell))

    def called(order: ActorOrder, text: str = "") -> list[str]:
        return [each.name for each in actors.summaries(actors.ids(ActorFilter(text), order))]

    assert called(ActorOrder()) == ["ilan Dorr", "The Bell"]
    assert called(ActorOrder("records")) == ["The Bell", "ilan Dorr"]
    assert called(ActorOrder("country", descending=True)) == ["ilan Dorr", "The Bell"]
    assert called(ActorOrder(), "tdb") == ["ilan Dorr"]
    assert called(ActorOrder(), "100%") == []
    assert [each.records for each in actors.summaries([bell.id, dorr.id, "gone"])] == [1, 2]
    assert actors.kinds() == ["outlet", "person"]


def test_mentions_tell_field_words_and_article(
    project: Project, article: Article, actors: Actors
) -> None:
    dorr = actors.create("Ilan Dorr")
    first = _quote(project, article, ("Dorr", dorr))
    second = _quote(project, article, ("Dorr", dorr), ("he", dorr), ("a nurse", None))
    newest, oldest = actors.mentions(dorr.id)
    assert (newest.record, oldest.record) == (second.id, first.id)
    assert newest.named == (MentionedAs("speaker", "Dorr"), MentionedAs("speaker", "he"))
    assert (newest.words, newest.type, newest.title) == ("We will", "quote", article.title)
    assert actors.mentions(dorr.id, 1, 1) == [oldest]
    assert actors.use([dorr]) == ActorUse(2, 3)


def test_renaming_keeps_the_old_name_and_is_undone(project: Project, actors: Actors) -> None:
    dorr = actors.create("Dorr")
    renamed = actors.rename(dorr, "Ilan Dorr")
    assert renamed.names == ("Ilan Dorr", "Dorr")
    assert project.actors.named("dorr") == renamed
    project.history.undo()
    assert _reread(actors, dorr).names == ("Dorr",)
    with pytest.raises(ConflictError):
        actors.rename(renamed, "Somebody")


def test_what_somebody_else_is_called_is_refused(actors: Actors) -> None:
    dorr = actors.create("Dorr")
    bell = actors.create("The Bell")
    bell = actors.change(bell, replace(bell, aliases=("the paper",)))
    with pytest.raises(AnnotatorError, match="Merge the two"):
        actors.rename(dorr, "the  bell")
    with pytest.raises(AnnotatorError, match="Merge the two"):
        actors.change(dorr, replace(dorr, aliases=("The Bell",)))
    shared = actors.change(dorr, replace(dorr, aliases=("the paper",)))
    assert shared.aliases == ("the paper",)


def test_merging_rewrites_every_value_in_one_change_and_is_undone(
    project: Project, article: Article, actors: Actors
) -> None:
    dorr, minister, bell = (actors.create(name) for name in ("Dorr", "The Minister", "The Bell"))
    first = _quote(project, article, ("Dorr", dorr), ("the minister", minister))
    second = _quote(project, article, ("the minister", minister), ("The Bell", bell))
    before = project.history.undoable()
    one = actors.merge(dorr, [minister, minister])
    assert one.names == ("Dorr", "The Minister")
    assert actors.get(minister.id) is None
    assert _speakers(project, first) == [("Dorr", dorr.id), ("the minister", dorr.id)]
    assert _speakers(project, second) == [("the minister", dorr.id), ("The Bell", bell.id)]
    change = project.history.undoable()
    assert change is not None
    assert before is not None
    assert change.seq == before.seq + 1
    assert check(project) == []
    project.history.undo()
    assert _speakers(project, second) == [("the minister", minister.id), ("The Bell", bell.id)]
    assert _reread(actors, minister).names == ("The Minister",)
    project.history.redo()
    assert _speakers(project, first) == [("Dorr", dorr.id), ("the minister", dorr.id)]


def test_merging_what_has_changed_or_gone_writes_nothing(
    project: Project, article: Article, actors: Actors
) -> None:
    dorr, minister = actors.create("Dorr"), actors.create("The Minister")
    record = _quote(project, article, ("the minister", minister))
    actors.rename(minister, "Minister Dorr")
    with pytest.raises(ConflictError, match="meanwhile"):
        actors.merge(dorr, [minister])
    with pytest.raises(AnnotatorError, match="two actors"):
        actors.merge(dorr, [dorr])
    actors.delete([_reread(actors, minister)])
    with pytest.raises(ConflictError, match="deleted"):
        actors.merge(dorr, [minister])
    assert _speakers(project, record) == [("the minister", None)]


def test_cancelling_a_merge_leaves_nothing_half_done(
    project: Project, article: Article, actors: Actors
) -> None:
    dorr, minister = actors.create("Dorr"), actors.create("The Minister")
    record = _quote(project, article, ("the minister", minister))

    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled("")

    with pytest.raises(Cancelled):
        actors.merge(dorr, [minister], stop)
    assert _speakers(project, record) == [("the minister", minister.id)]
    assert _reread(actors, minister) == minister


def test_splitting_takes_aliases_and_records(
    project: Project, article: Article, actors: Actors
) -> None:
    dorr = actors.create("Dorr", "person")
    dorr = actors.change(dorr, replace(dorr, aliases=("Ilan Dorr", "Mira Dorr", "the mayor")))
    ilan = _quote(project, article, ("Ilan Dorr", dorr))
    mira = _quote(project, article, ("mira dorr", dorr), ("Dorr", dorr))
    plain = _quote(project, article, ("Dorr", dorr))
    split = Split("Mira Dorr", ("Mira Dorr", "the mayor"), frozenset({plain.id}))
    assert actors.split_use(dorr, split) == ActorUse(2, 2)
    remaining, made = actors.split(dorr, split)
    assert remaining.names == ("Dorr", "Ilan Dorr")
    assert (made.names, made.kind) == (("Mira Dorr", "the mayor"), "person")
    assert _speakers(project, ilan) == [("Ilan Dorr", dorr.id)]
    assert _speakers(project, mira) == [("mira dorr", made.id), ("Dorr", dorr.id)]
    assert _speakers(project, plain) == [("Dorr", made.id)]
    assert check(project) == []
    project.history.undo()
    assert _speakers(project, plain) == [("Dorr", dorr.id)]
    assert _reread(actors, dorr).names == dorr.names
    assert actors.get(made.id) is None
    with pytest.raises(AnnotatorError, match="name of its own"):
        actors.split(_reread(actors, dorr), Split("DORR"))


def test_deleting_keeps_the_words(project: Project, article: Article, actors: Actors) -> None:
    dorr, bell = actors.create("Dorr"), actors.create("The Bell")
    record = _quote(project, article, ("the minister", dorr), ("The Bell", bell))
    actors.delete([dorr])
    assert _speakers(project, record) == [("the minister", None), ("The Bell", bell.id)]
    project.history.undo()
    assert _speakers(project, record) == [("the minister", dorr.id), ("The Bell", bell.id)]


def test_possible_duplicates_are_groups_by_name(actors: Actors) -> None:
    made = {
        name: actors.create(name).id
        for name in (
            *("Minister Ilan Dorr", "Ilan Dörr", "Dorr", "The Bell", "Bell", "Alone"),
            *("United Nations", "UN", "Fayez Seraj", "Seraj"),
        )
    }
    assert sorted(actors.duplicates()) == sorted(
        [
            (made["Dorr"], made["Ilan Dörr"], made["Minister Ilan Dorr"]),
            (made["Bell"], made["The Bell"]),
            (made["UN"], made["United Nations"]),
            (made["Fayez Seraj"], made["Seraj"]),
        ]
    )


def test_a_title_that_the_text_ties_to_a_name_may_be_its_bearer(
    project: Project, actors: Actors
) -> None:
    text = "“No,” said Fayez Seraj, the prime minister. Ada Holm, and the mayor of Tarsa, left."
    article = an_article(text)
    with project.writing("Import 1 article") as unit:
        unit.create(article)
    made = {
        name: actors.create(name).id
        for name in ("Fayez Seraj", "Prime Minister", "The mayor of Tarsa", "Ada Holm")
    }
    record = project.records.create(article.id, "quote", [Span(1, 4)])
    for name in ("Fayez Seraj", "Ada Holm"):
        start = text.index(name)
        record = project.records.take(record, "speaker", [Span(start, start + len(name))])
    assert actors.duplicates() == [(made["Fayez Seraj"], made["Prime Minister"])]
    later = an_article("“Yes,” said Ben Dorr, the prime minister.", "Later")
    with project.writing("Import 1 article") as unit:
        unit.create(later)
    record = project.records.create(later.id, "quote", [Span(1, 5)])
    project.records.take(record, "speaker", [Span(12, 20)])
    assert actors.duplicates() == []


NAMES = (
    *("Fayez Seraj", "Łukasz Nowak", "José Peña", "Muammar Gaddafi", "Jean-Luc Sarrão"),
    *("United Nations", "U.N. Women", "IMF", "Ministry of the Interior", "Ὁμήρου Ὀδύσσεια"),
    *("فايز السراج", "إيمان أحمد", "Ахмед Алиев", "Şule Çelik", "王毅", "100% Press_Club*"),
)


TYPED = (
    *("ser", "SERAJ", "f. seraj", "Prime Minister Seraj", "Sarraj", "seraj fayez", "fs"),
    *("lukasz", "łuk", "jose pena", "luc", "qadhafi", "kadafi moammar", "un", "UN", "U.N."),
    *("International Monetary Fund", "interior ministry", "mi", "οδυσσεια", "السراج"),
    *("ايمان", "احمد", "алиев", "sule", "celik", "王毅", "100%", "press"),
)


def test_large_registries_find_whom_small_ones_do(
    actors: Actors, monkeypatch: pytest.MonkeyPatch
) -> None:
    with actors._workspace.writing("Import 16 actors") as unit:
        for name in NAMES:
            unit.create(Actor(new_id(), name))
    nobody = ("*", "[", "nobody", "?")
    found = {typed: actors.fitting(typed) for typed in (*TYPED, *nobody)}
    monkeypatch.setattr(actor_queries, "SMALL_REGISTRY", 2)
    with actors._workspace.reading() as read:
        asked = {
            typed: [actor for _, actor in read.actors_fitting(typed)] for typed in (*TYPED, *nobody)
        }
    assert asked == found
    assert [typed for typed, fitting in found.items() if not fitting] == list(nobody)


def test_a_registry_that_grows_large_is_asked_in_the_database(
    actors: Actors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actor_finding, "SMALL_REGISTRY", 2)
    read: list[str] = []
    asked = Queries.actors_fitting
    monkeypatch.setattr(
        Queries, "actors_fitting", lambda self, text: read.append(text) or asked(self, text)
    )
    made = [actors.create(name) for name in ("Fayez Seraj", "Ilan Dorr")]
    assert actors.fitting("ser") == made[:1]
    assert read == []
    made.append(actors.create("Ada Serge"))
    assert actors.fitting("ser") == [made[2], made[0]]
    assert read == ["ser"]
    actors.delete(made[2:])
    assert actors.fitting("ser") == made[:1]
    assert read == ["ser"]
    assert [actor.name for actor in actors.fitting(" ")] == ["Fayez Seraj", "Ilan Dorr"]
