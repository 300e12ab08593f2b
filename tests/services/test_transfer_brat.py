"""A brat corpus through a project and out again."""

from pathlib import Path

from annotator.core.record import Record
from annotator.services.checks import check
from annotator.services.project import Project
from annotator.services.transfer import export, import_paths

TEXT = "Ilan Dorr said on Monday that ports, and docks, stay shut.\nNobody else spoke 😀.\n"


def bound(name: str, label: str, *words: str) -> str:
    places = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    return f"{name}\t{label} {';'.join(f'{s} {e}' for s, e in places)}\t{' '.join(words)}"


LINES = [
    bound("T1", "Source", "Ilan Dorr"),
    bound("T2", "Cue", "said"),
    bound("T3", "Content", "that ports", "stay shut"),
    bound("T4", "Place", "ports"),
    bound("T5", "Aside", "😀"),
    "E1\tCue:T2 Source:T1 Content:T3",
    "R1\tNear Arg1:T4 Arg2:T5",
    "A1\tPolarity E1 Negative",
    "A2\tSure T4",
    "N1\tReference T1 Wikidata:Q1\tIlan Dorr",
    "#1\tAnnotatorNotes E1\tread twice",
]


def _records(project: Project) -> list[Record]:
    [article] = project.read.iter_articles()
    return project.read.records(article.id)


def test_into_a_project_out_again_and_into_another(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_bytes(TEXT.encode())
    (corpus / "one.ann").write_bytes("\n".join(LINES).encode())
    first = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(first, [corpus])
    assert (report.articles, report.records, report.problems) == (1, 3, [])
    assert check(first) == []

    export(first, tmp_path / "out", format="brat")

    [annotations] = (tmp_path / "out").glob("*.ann")
    written = set(annotations.read_text(encoding="utf-8").splitlines())
    assert set(LINES[:6]) <= written
    assert any(line.startswith("A") and line.endswith("\tPolarity E1 Negative") for line in written)
    assert "N1\tReference T1 Wikidata:Q1\tIlan Dorr" in written
    second = Project.create(tmp_path / "second", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert check(second) == []
    assert _records(second) == _records(first)
    assert second.codebook.types == first.codebook.types
    first.close()
    second.close()


def test_a_dry_run_says_what_would_come_and_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(TEXT.encode())
    (tmp_path / "one.ann").write_bytes("\n".join(LINES).encode())
    project = Project.create(tmp_path / "p", coder="Ada")
    report = import_paths(project, [tmp_path / "one.ann"], dry_run=True)
    assert (report.articles, report.records, report.change) == (1, 3, None)
    assert project.read.article_count() == 0
    assert project.history.undoable() is None
    project.close()
