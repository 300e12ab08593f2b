"""Importing files into a project: bad input never loses anything."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from annotator.core.coding.article import ArticleStatus
from annotator.core.errors import AnnotatorError, InputError
from annotator.services.progress import Cancelled
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.conftest import an_article
from tests.messages import said
from tests.services.transfer.projects import Make, cancel_at, code


def test_importing_again_changes_nothing(tmp_path: Path, make: Make) -> None:
    project = make("Ada")
    code(project)
    export(project, tmp_path / "out.json")
    seq = project.counts().changes
    report = import_paths(project, [tmp_path / "out.json"])
    assert report.change is None
    assert (report.articles, report.records, len(report.duplicates)) == (0, 0, 1)
    assert not report.problems
    assert "everything is in the project already" in said(report.notes)[-1]
    assert project.counts().changes == seq


def test_two_coders_of_one_article_merge(tmp_path: Path, make: Make) -> None:
    ada, ben = make("Ada"), make("Ben")
    for project in (ada, ben):
        code(project)
        export(project, tmp_path / f"{project.coder.name}.json")
    report = import_paths(ada, [tmp_path / "Ben.json"])
    assert (report.articles, report.records) == (0, 2)
    assert report.change is not None
    assert report.change.sentence() == "Import coding"
    assert [duplicate.title for duplicate in report.duplicates] == ["Talks"]
    assert any("“Ilan Dorr” was taken as the project's" in note for note in said(report.notes))
    [article] = ada.articles.all()
    records = ada.records.of_article(article.id)
    assert {record.coder for record in records} == {ada.coder.id, ben.coder.id}
    assert len({r.fields["speaker"][0].actor for r in records if r.type == "quote"}) == 1
    assert [coder.name for coder in ada.coders.known()] == ["Ada", "Ben"]
    assert len(ada.articles.statuses(article.id)) == 2
    assert not check(ada)

    merged = make("Cleo")
    report = import_paths(merged, [tmp_path / "Ada.json", tmp_path / "Ben.json"])
    assert (report.articles, report.records, len(report.duplicates)) == (1, 4, 1)
    assert not check(merged)


def test_record_that_differs_is_named_and_ours_stays(tmp_path: Path, make: Make) -> None:
    project = make("Ada")
    code(project)
    export(project, tmp_path / "out.json")
    [article] = project.articles.all()
    quote = next(r for r in project.records.of_article(article.id) if r.type == "quote")
    changed = project.records.set_state(quote, "done")
    report = import_paths(project, [tmp_path / "out.json"])
    [problem] = report.problems
    assert quote.id in problem.place
    assert "stays as it is" in problem.reason
    assert report.change is None
    assert project.records.get(quote.id) == changed


def test_statuses_that_differ_stay_and_are_said(tmp_path: Path, make: Make) -> None:
    ada, ben = make("Ada"), make("Ada")
    code(ada)
    export(ada, tmp_path / "out.json")
    with ben.writing("Import 1 article") as unit:
        article = an_article()
        unit.create(article)
    ben.articles.set_status(article.id, "nothing", "an opinion")
    report = import_paths(ben, [tmp_path / "out.json"])
    assert any("stays “nothing”" in note for note in said(report.notes))
    assert replace(ben.articles.status(article.id), version=1) == ArticleStatus(
        article.id, ben.coder.id, "nothing", "an opinion"
    )


def test_codebook_makes_room(tmp_path: Path, make: Make) -> None:
    ada, ben = make("Ada"), make("Ben")
    code(ada)
    export(ada, tmp_path / "out.json")
    data = json.loads((tmp_path / "out.json").read_text())
    quote = data["codebook"]["types"][0]
    quote["fields"][0].pop("letter")
    quote["fields"].append({"key": "tone", "label": "Tone", "kind": "text", "letter": "S"})
    rumour = {
        "key": "rumour",
        "plural": "rumours",
        "label": "Rumour",
        "letter": "",
        "colour": "teal",
    }
    data["codebook"]["types"].append(rumour)
    event = next(each for each in data["codebook"]["types"] if each["key"] == "event")
    tree = next(field for field in event["fields"] if field["kind"] == "tree")
    tree["choices"][0].setdefault("children", []).append({"key": "new-mode", "label": "New"})
    (tmp_path / "wide.json").write_text(json.dumps(data))

    (tmp_path / "one.txt").write_text("So that the project has something.")
    import_paths(ben, [tmp_path / "one.txt"])
    report = import_paths(ben, [tmp_path / "wide.json"])
    assert not report.problems
    assert any("quote.tone" in note and "rumour" in note for note in said(report.notes))
    assert ben.codebook.type("quote").field("tone").letter == ""
    assert ben.codebook.type("rumour").plural == "rumours"
    assert not check(ben)

    quote["fields"][-1]["kind"] = "number"
    (tmp_path / "other.json").write_text(json.dumps(data))
    (tmp_path / "two.txt").write_text("Two")
    report = import_paths(ben, [tmp_path / "other.json", tmp_path / "two.txt"])
    [problem] = report.problems
    assert "“tone” of “quote” is of kind number there and of kind text" in problem.reason
    assert report.articles == 1


def test_same_article_with_another_text_is_refused(tmp_path: Path, make: Make) -> None:
    ada = make("Ada")
    code(ada)
    export(ada, tmp_path / "out.json")
    data = json.loads((tmp_path / "out.json").read_text())
    article = data["articles"][0]
    article["text"] = "Another text."
    article["sha256"] = an_article("Another text.").sha256
    article["records"] = data["links"] = []
    (tmp_path / "other.json").write_text(json.dumps(data))
    report = import_paths(ada, [tmp_path / "other.json"])
    [problem] = report.problems
    assert "with another text" in problem.reason
    assert report.change is None


def test_folder_is_searched_and_said(tmp_path: Path, make: Make, folder: Path) -> None:
    project = make("Ada")
    report = import_paths(project, [folder, folder / "one.txt"])
    assert report.articles == 2
    assert report.change is not None
    assert report.change.sentence() == "Import 2 articles"
    assert said(report.notes) == [f"{folder}: 1 other file in the folder left out: photo.png."]
    assert {article.title for article in project.articles.all()} == {
        "Talks fail",
        "Talks resume",
    }
    assert not check(project)


def test_bad_files_do_not_stop_the_good_ones(make: Make, folder: Path) -> None:
    project = make("Ada")
    (folder / "empty.txt").write_text("")
    (folder / "nul.txt").write_bytes(b"a\0b")
    (folder / "same.txt").write_text("Talks fail\r\n\r\nThe talks failed.")
    with pytest.raises(InputError, match="is empty"):
        import_paths(project, [folder], strict=True)
    assert project.counts().articles == 0
    report = import_paths(project, [folder, folder / "photo.png"])
    assert report.articles == 2
    assert [duplicate.file for duplicate in report.duplicates] == [str(folder / "same.txt")]
    assert {Path(problem.file).name for problem in report.problems} == {
        "empty.txt",
        "nul.txt",
        "photo.png",
    }
    assert any("line 1, column 2" in str(problem) for problem in report.problems)

    second_report = import_paths(project, [folder / "one.txt"])
    assert second_report.change is None
    assert len(second_report.duplicates) == 1
    nothing = import_paths(project, [folder / "nul.txt"])
    assert said(nothing.notes) == ["Nothing was imported: no file could be read."]


def test_paths_that_lead_nowhere_are_refused(tmp_path: Path, make: Make, folder: Path) -> None:
    project = make("Ada")
    with pytest.raises(InputError, match="there is no such file"):
        import_paths(project, [folder, tmp_path / "none.txt"])
    (tmp_path / "bare").mkdir()
    with pytest.raises(InputError, match="holds no articles"):
        import_paths(project, [tmp_path / "bare"])
    with pytest.raises(AnnotatorError, match=r"no format “wpd”. There are: json, .*csv, .*brat"):
        import_paths(project, [folder], format="wpd")
    with pytest.raises(AnnotatorError, match="can be written but not read"):
        import_paths(project, [folder], format="report")
    assert project.counts().articles == 0
    assert import_paths(project, [folder / "photo.png"], format="md").problems
    assert import_paths(project, [folder / "one.txt"], format="md").articles == 1


def test_a_table_brings_an_article_a_row(project: Project, tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    table.write_text("Headline;Body\nOne;First words\nTwo;\nThree;Last words\n", encoding="utf-8")
    with pytest.raises(InputError, match="no text"):
        import_paths(project, [table], strict=True)
    tried = import_paths(project, [table], dry_run=True)
    assert (tried.articles, tried.change) == (2, None)
    report = import_paths(project, [table])
    assert report.articles == 2
    assert [str(problem) for problem in report.problems] == [
        f"{table}, line 3: the row has no text in “Body”."
    ]
    assert report.change is not None
    titles = {article.title for article in project.articles.all()}
    assert titles == {"One", "Three"}
    assert len(import_paths(project, [table]).duplicates) == 2
    project.history.undo()
    assert project.counts().articles == 0


def test_columns_of_a_table_can_be_named(make: Make, tmp_path: Path) -> None:
    table = tmp_path / "news.tsv"
    table.write_text("what\tsays\nOne\tFirst words\n", encoding="utf-8")
    project = make("Ada")
    assert "no column is called" in import_paths(project, [table]).problems[0].reason
    mapping = tmp_path / "columns.yaml"
    mapping.write_text("title: what\ntext: says\n")
    assert import_paths(project, [table], columns=str(mapping)).articles == 1
    second_report = import_paths(project, [table], columns="text=says,title=what")
    assert [duplicate.title for duplicate in second_report.duplicates] == ["One"]
    with pytest.raises(AnnotatorError, match="title=Headline,text=Body"):
        import_paths(project, [table], columns="text=")


def test_tables_of_an_export_are_left_alone_in_a_folder(make: Make, tmp_path: Path) -> None:
    project = make("Ada")
    code(project)
    folder = tmp_path / "news"
    folder.mkdir()
    export(project, folder / "tables", format="csv")
    export(project, folder / "book.xlsx", format="xlsx")
    (folder / "more.csv").write_text("title,text\nA,Other words\n")
    report = import_paths(project, [folder])
    assert (report.articles, report.records, report.problems) == (1, 0, [])
    assert any("13 other files in the folder left out" in note for note in said(report.notes))


@pytest.mark.parametrize("what", ["Reading files", "Importing articles"])
def test_cancelled_import_leaves_nothing(make: Make, folder: Path, what: str) -> None:
    project = make("Ada")
    with pytest.raises(Cancelled):
        import_paths(project, [folder], progress=cancel_at(1, what))
    counts = project.counts()
    assert (counts.articles, counts.changes) == (0, 0)
