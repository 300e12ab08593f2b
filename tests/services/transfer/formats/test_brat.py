"""A brat corpus through a project and out again."""

from pathlib import Path

from annotator.core.coding.record import Record
from annotator.services.project import Project
from annotator.services.safekeeping.checks import check
from annotator.services.transfer.exporting import export
from annotator.services.transfer.importing import import_paths
from tests.messages import said

TEXT = "Ilan Dorr said on Monday that ports, and docks, stay shut.\nNobody else spoke 😀.\n"


def bound(name: str, label: str, *words: str) -> str:
    spans = [(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]
    return f"{name}\t{label} {';'.join(f'{s} {e}' for s, e in spans)}\t{' '.join(words)}"


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
    [article] = project.articles.all()
    return project.records.of_article(article.id)


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
    assert project.articles.count() == 0
    assert project.history.undoable() is None
    project.close()


def test_of_a_bad_file_what_holds_is_taken_if_asked(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_bytes(TEXT.encode())
    (corpus / "one.ann").write_bytes("\n".join([*LINES, "T9\tPlace 0 4\tport"]).encode())
    (corpus / "annotation.conf").write_text("[entities]\n")
    project = Project.create(tmp_path / "p", coder="Ada")
    refused = import_paths(project, [corpus])
    assert (refused.articles, refused.change) == (0, None)
    [problem] = refused.problems
    assert (Path(problem.file).name, problem.place) == ("one.ann", f"line {len(LINES) + 1}")

    report = import_paths(project, [corpus], lenient=True)

    assert (report.articles, report.records) == (1, 3)
    assert report.problems == refused.problems
    assert not any("left out" in note for note in said(report.notes))
    assert check(project) == []
    project.close()


def test_two_imports_of_one_text_that_number_alike_are_both_written(tmp_path: Path) -> None:
    """Each annotator's tool begins with T1."""
    for coder, word in (("Ada", "ports"), ("Bob", "docks")):
        folder = tmp_path / coder
        folder.mkdir()
        (folder / "one.txt").write_bytes(TEXT.encode())
        (folder / "one.ann").write_bytes(bound("T1", "Place", word).encode())
        create = not (tmp_path / "p.annotator").exists()
        make = Project.create if create else Project.open
        project = make(tmp_path / "p.annotator", coder=coder)
        import_paths(project, [folder / "one.ann"])
        project.close()
    project = Project.open(tmp_path / "p.annotator", coder="Ada")
    (tmp_path / "Ada" / "one.ann").write_bytes(bound("T1", "Place", "Monday").encode())
    import_paths(project, [tmp_path / "Ada" / "one.ann"])

    export(project, tmp_path / "out", format="brat")

    lines = [
        line
        for path in sorted((tmp_path / "out").rglob("*.ann"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert sorted(line.split("\t")[2] for line in lines) == ["Monday", "docks", "ports"]
    second = Project.create(tmp_path / "again", coder="Ada")
    import_paths(second, [tmp_path / "out"])
    assert _records(second) == _records(project)
    second.close()
    project.close()


def test_copies_of_a_text_and_its_annotations_are_one(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        (tmp_path / "corpus" / folder).mkdir(parents=True)
        (tmp_path / "corpus" / folder / "one.txt").write_bytes(TEXT.encode())
        (tmp_path / "corpus" / folder / "one.eve.ann").write_text("\n".join(LINES))
    (tmp_path / "corpus" / "second" / "one.bob.ann").write_text(
        f"{bound('T1', 'Place', 'docks')}\n#1\tDoubt T9\twhose?"
    )
    project = Project.create(tmp_path / "p", coder="Ada")
    report = import_paths(project, [tmp_path / "corpus"])
    assert (report.articles, report.records, report.problems) == (1, 4, [])
    [article] = project.articles.all()
    assert [each["label"] for each in article.metadata["brat"]["annotations"]] == ["Doubt"]
    assert import_paths(project, [tmp_path / "corpus"]).change is None
    assert check(project) == []
    project.close()


def test_the_words_of_a_role_say_more_than_those_of_the_trigger(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("He downplayed the risk for kids.")
    lines = (
        "T1\tSource 0 2\tHe",
        "T2\tCue 3 13\tdownplayed",
        "T3\tContent 14 31\tthe risk for kids",
        "T4\tAttribution 7 12\tplaye",
        "E1\tAttribution:T4 Cue:T2 Content:T3 Source:T1",
    )
    (corpus / "one.ann").write_text("\n".join(lines))
    project = Project.create(tmp_path / "first", coder="Ada")
    report = import_paths(project, [corpus])
    assert any("“downplayed”, not “playe”" in note for note in said(report.notes))
    [record] = _records(project)
    [cue] = record.fields["cue"]
    assert cue.value == "downplayed"
    export(project, tmp_path / "out", format="brat")
    [annotations] = (tmp_path / "out").glob("*.ann")
    assert set(lines) <= set(annotations.read_text(encoding="utf-8").splitlines())
