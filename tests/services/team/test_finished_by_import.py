"""Who has finished an article whose annotations came in from files."""

from pathlib import Path

import pytest

from annotator.core.errors import AnnotatorError
from annotator.services.project import Project
from annotator.services.team.agreement import AgreementQuestion
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.cli.commands import run

TEXT = "Holm said that the port stays shut.\n"


def states(project: Project) -> dict[str, dict[str, str]]:
    with project.reading() as read:
        names = {coder.id: coder.name for coder in read.coders()}
        articles = list(read.iter_articles())
    return {
        article.title: {
            names[each.coder]: each.state for each in project.articles.statuses(article.id)
        }
        for article in articles
    }


def brat(folder: Path) -> Path:
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.txt").write_text(TEXT.replace("Holm", name.title()), encoding="utf-8")
    (folder / "one_ada.ann").write_text("T1\tQuote 9 35\tthat the port stays shut.\n")
    (folder / "one_ben.ann").write_text("")
    (folder / "two_ada.ann").write_text("T1\tQuote 8 34\tthat the port stays shut.\n")
    return folder


def test_a_file_of_a_coder_counts_as_finished_also_an_empty_one(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Cem")
    import_paths(project, [brat(tmp_path / "corpus")])
    done = {"ada": "done"}
    assert states(project) == {
        "One said that the port stays shut.": done | {"ben": "done"},
        "Two said that the port stays shut.": done,
    }
    report = project.agreement.measure(AgreementQuestion())
    [pair] = report.pairs
    assert (set(pair.coders), pair.articles) == ({"ada", "ben"}, 1)
    project.close()


def test_who_imports_may_say_that_nobody_has_finished(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Cem")
    project.close()
    run("import", str(tmp_path / "p.annotator"), str(brat(tmp_path / "corpus")), "--unfinished")
    project = Project.open(tmp_path / "p.annotator", coder="Cem")
    assert {state for each in states(project).values() for state in each.values()} == {
        "in_progress"
    }
    with pytest.raises(AnnotatorError, match="nothing to compare"):
        project.agreement.measure(AgreementQuestion())
    project.close()


def test_what_an_export_of_ours_says_holds(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.annotator", coder="Cem")
    import_paths(project, [brat(tmp_path / "corpus")])
    with project.reading() as read:
        [one, *_] = read.iter_articles()
    project.articles.set_status(one.id, "in_progress")
    before = states(project)
    export(project, tmp_path / "out", format="brat")
    project.close()
    again = Project.create(tmp_path / "q.annotator", coder="Dan")
    import_paths(again, [tmp_path / "out"])
    assert states(again) == before
    again.close()
