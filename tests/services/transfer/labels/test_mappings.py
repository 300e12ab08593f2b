"""What an import took labels and columns for is kept with the project, and used again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.core.coding.label_mapping import Mapping, TypeMapping
from annotator.core.coding.record import Record
from annotator.core.errors import AnnotatorError, CodebookError, InputError
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from annotator.services.transfer.labels.mappings import text_of, write

Corpus = Callable[..., Path]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Writes a corpus of one text, given its annotations."""

    def make(name: str, text: str, *lines: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "one.txt").write_text(text, encoding="utf-8")
        (folder / "one.ann").write_text("\n".join(lines), encoding="utf-8")
        return folder

    return make


FIRST = ("Gunmen stormed Tarsa.", "T1\tGroup 0 6\tGunmen", "T2\tSiege 7 14\tstormed")
FIRST += ("E1\tSiege:T2 Who:T1", "A1\tSure E1 high", "A2\tOdd E1 yes")
MAPPING = """
types:
  Siege:
    record: event
    roles: {Who: actor}
    attributes: {Sure: certainty_note}
    fill: {type: ASSAULT}
adds: [event.certainty_note]
"""


def records(project: Project) -> list[Record]:
    return [
        record for each in project.articles.all() for record in project.records.of_article(each.id)
    ]


def test_a_mapping_is_kept_with_the_import_and_undone_with_it(
    project: Project, corpus: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    report = import_paths(project, [corpus("a", *FIRST)], mapping=tmp_path / "m.yaml")

    assert (report.articles, report.types, report.problems) == (1, {"event": 1}, [])
    assert report.gains == ["event.certainty_note", "event.certainty_note/high"]
    [record] = records(project)
    assert [value.value for value in record.fields["actor"]] == ["Gunmen"]
    assert [value.value for value in record.fields["certainty_note"]] == ["high"]
    assert record.metadata["brat"]["attributes"] == {"Odd": ["yes"]}
    stored = project.info.mappings["brat"]
    assert stored.types["Siege"].attributes == {"Sure": "certainty_note", "Odd": ""}
    assert stored.types["Group"] == TypeMapping()
    assert project.transfer.remembered_mapping() == stored

    project.history.undo()
    assert project.info.mappings == {}
    project.history.redo()
    assert project.info.mappings == {"brat": stored}
    assert check(project) == []


def test_the_next_import_uses_it_and_only_the_rest_is_proposed(
    project: Project, corpus: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    import_paths(project, [corpus("a", *FIRST)], mapping=tmp_path / "m.yaml")
    more = corpus(
        "b",
        "Police stormed Bruma at dawn.",
        "T1\tGroup 0 6\tPolice",
        "T2\tSiege 7 14\tstormed",
        "T3\tClock 24 28\tdawn",
        "E1\tSiege:T2 Who:T1 When:T3",
        "A1\tOdd E1 no",
    )

    report = import_paths(project, [more])

    assert report.types == {"event": 1}
    [used] = report.mappings
    siege = next(label for label in used.labels if label.label == "Siege")
    assert {part.name: part.becomes for part in siege.roles} == {
        "Who": "actor",
        "When": "start_date",
    }
    assert [(part.name, part.count, part.becomes) for part in siege.attributes] == [("Odd", 1, "")]
    clock, group = (next(x for x in used.labels if x.label == n) for n in ("Clock", "Group"))
    assert (clock.part, clock.becomes) == (True, "")
    assert (group.part, group.becomes, group.count) == (False, "", 1)
    assert project.info.mappings["brat"].types["Siege"].roles == {
        "Who": "actor",
        "When": "start_date",
    }
    project.history.undo()
    assert "When" not in project.info.mappings["brat"].types["Siege"].roles


def test_a_proposal_can_be_written_changed_and_given_back(
    project: Project, corpus: Corpus, tmp_path: Path
) -> None:
    folder = corpus("a", *FIRST)
    proposal = project.transfer.proposed_mapping([folder])
    assert project.articles.count() == 0
    write(tmp_path / "m.yaml", proposal.mapping)
    report = import_paths(project, [folder], mapping=tmp_path / "m.yaml")
    assert report.types == {"event": 1}
    assert project.info.mappings["brat"] == proposal.mapping
    assert "event.type/Siege" in proposal.mapping.adds
    assert "record: event" in text_of(proposal.mapping)


def test_what_a_mapping_does_not_add_must_be_there(
    project: Project, corpus: Corpus, tmp_path: Path
) -> None:
    folder = corpus("a", *FIRST)
    for yaml, reason in (
        ("types: {Siege: {record: battle}}", "battle"),
        ("types: {Siege: {record: event, roles: {Who: actors}}}", "actors"),
        ("types: {Siege: {record: event, own: words}}", "words"),
    ):
        (tmp_path / "m.yaml").write_text(yaml)
        with pytest.raises(CodebookError, match=f"mapping of “Siege”.*{reason}"):
            import_paths(project, [folder], mapping=tmp_path / "m.yaml")
    (tmp_path / "m.yaml").write_text("types: {Siege: {record: a b}}\nadds: [a b]")
    with pytest.raises(CodebookError):
        import_paths(project, [folder], mapping=tmp_path / "m.yaml")
    assert project.history.undoable() is None


def test_it_travels_with_the_project_but_replaces_nothing(tmp_path: Path, corpus: Corpus) -> None:
    first = Project.create(tmp_path / "first", coder="Ada")
    import_paths(first, [corpus("a", *FIRST)])
    (tmp_path / "t.csv").write_text("what,says,who\nOne,First words,Ada\n", encoding="utf-8")
    import_paths(first, [tmp_path / "t.csv"], columns="text=says,title=what,author=")
    for name in ("json", "jsonl"):
        export(first, tmp_path / f"out.{name}", format=name)
        second = Project.create(tmp_path / f"again-{name}", coder="Ben")
        import_paths(second, [tmp_path / f"out.{name}"])
        assert second.info.mappings == first.info.mappings
        assert second.info.columns == first.info.columns
        second.close()
    other = Project.create(tmp_path / "other", coder="Ben")
    import_paths(other, [corpus("b", "Ships left.", "T1\tGroup 0 5\tShips")])
    before = other.info.mappings["brat"]
    import_paths(other, [tmp_path / "out.json"])
    assert other.info.mappings["brat"] == before
    assert other.info.columns == first.info.columns
    assert check(other) == []
    first.close()
    other.close()


def test_a_deleted_type_is_no_hindrance(project: Project, corpus: Corpus) -> None:
    known = {"brat": Mapping({"Gone": TypeMapping("gone", roles={"X": "y"})})}
    report = import_paths(project, [corpus("a", *FIRST)], mapping=known)
    assert (report.problems, report.types) == ([], {"event": 1})
    assert "gone" not in {each.key for each in project.codebook.types}


def test_columns_are_remembered_for_the_same_header(project: Project, tmp_path: Path) -> None:
    first, second, other = (tmp_path / f"{name}.csv" for name in ("first", "second", "other"))
    first.write_text("what,says,Author\nOne,First words,Ada\n", encoding="utf-8")
    second.write_text("what,says,Author\nTwo,Second words,Ben\n", encoding="utf-8")
    other.write_text("says,what,Author\nThird words,Three,Cem\n", encoding="utf-8")
    import_paths(project, [first], columns="text=says,title=what,author=")
    [stored] = project.info.columns.values()
    assert stored == {"text": "says", "title": "what", "author": ""}

    assert import_paths(project, [second]).problems == []
    found = {each.title: each for each in project.articles.all()}
    assert (found["Two"].author, found["Two"].metadata["Author"]) == ("", "Ben")
    assert "no column is called" in import_paths(project, [other]).problems[0].reason

    key = next(iter(project.info.columns))
    third = tmp_path / "third.csv"
    third.write_text("what,says,Author\nFour,Fourth words,Dee\n", encoding="utf-8")
    import_paths(project, [third], columns={key: {"text": "says", "author": "Author"}})
    assert project.info.columns[key] == {"text": "says", "author": "Author"}
    project.history.undo()
    assert project.info.columns[key] == stored


def test_which_mapping_is_meant_must_be_clear(project: Project, corpus: Corpus) -> None:
    with pytest.raises(AnnotatorError, match="what the project remembers"):
        project.transfer.remembered_mapping()
    import_paths(project, [corpus("a", *FIRST)])
    with pytest.raises(AnnotatorError, match=r"of “conll”.*one of: brat"):
        project.transfer.remembered_mapping("conll")
    with pytest.raises(InputError, match="no such file"):
        project.transfer.proposed_mapping([Path("nowhere")])
